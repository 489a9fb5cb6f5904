"""Bad scenario files: each gets exactly one sentence with file, key, value, what is allowed and the nearest name."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from cubb_sim.errors import ScenarioError, UnknownNameError
from cubb_sim.scenario import load_scenario

HEAD = 'title = "T"\nquestion = "Q?"\nparent = "holstebro"\n'
ALONE = 'title = "T"\nquestion = "Q?"\n'
CHANGE = "[levers.caseload]\nvalue = 40\nwhy = 'w'\n"
EVENT = "[[disturbance]]\nkind = 'reform'\nmonth = 13\nwhy = 'w'\n"
PLACE = "[[municipality]]\nname = 'Struer'\ncitizens = 200\n"
DIGITS = "9" * 5000

BAD_TEXTS = {
    # keys
    "unknown key": (HEAD + "colour = 1", ["key 'colour'", "unknown key 'colour'", "Allowed:", "title"]),
    "misspelt key": (HEAD + "horizon_month = 60", ["unknown key 'horizon_month'", "Did you mean 'horizon_months'?"]),
    "misspelt required key": (HEAD.replace("title", "titel"), ["unknown key 'titel'", "Did you mean 'title'?"]),
    "misspelt key of a change": (HEAD + CHANGE.replace("value", "valeu"), ["levers.caseload", "Did you mean 'value'?"]),
    "misspelt key of a municipality": (HEAD + PLACE.replace("citizens", "citizen"), ["Did you mean 'citizens'?"]),
    "misspelt key of a disturbance": (
        HEAD + EVENT + "moths = 3",
        ["of disturbance number 1", "Did you mean 'months'?"],
    ),
    "misspelt language": ('title = {da = "x", eng = "y"}\nquestion = "Q?"', ["title.eng", "Did you mean 'en'?"]),
    "key that would disturb the line": (HEAD + '"a\\nb\\u001b" = 1', [r"unknown key 'a\nb\x1b'"]),
    "key of half a page": (HEAD + f"{'k' * 5000} = 1", ["kkk...'", "Allowed:"]),
    "no title": ('question = "Q?"\nparent = "holstebro"', ["key 'title'", "is missing", "{da = "]),
    "no English title": ('title = {da = "x"}\nquestion = "Q?"', ["key 'title.en'", "is missing"]),
    "empty title": ('title = " "\nquestion = "Q?"', ["key 'title.da'", "is empty"]),
    "endless title": (f'title = "{"x" * 2001}"\nquestion = "Q?"', ["is too long", "2,000 characters"]),
    "no reason": (HEAD + "[levers.caseload]\nvalue = 40", ["key 'why' of levers.caseload", "is missing"]),
    "no value": (HEAD + "[levers.caseload]\nwhy = 'w'", ["key 'value' of levers.caseload", "is missing"]),
    "claim without a source": (HEAD + CHANGE + "grade = 'seen'", ["key 'source'", "the grade is 'seen'"]),
    # types
    "number for a text": ('title = 3\nquestion = "Q?"', ["key 'title'", "3 cannot be used", "quotation marks"]),
    "text for a number": (HEAD + CHANGE.replace("40", "'40'"), ["'40' is not a number", "without quotation marks"]),
    "true for a number": (HEAD + CHANGE.replace("40", "true"), ["true is not a number"]),
    "true for a month": (HEAD + CHANGE + "from_month = true", ["from_month", "true is not a whole number"]),
    "half a month": (HEAD + CHANGE + "from_month = 1.5", ["1.5 is not a whole number"]),
    "half a citizen": (HEAD + PLACE.replace("200", "200.5"), ["citizens", "200.5 is not a whole number"]),
    "date for a number": (HEAD + CHANGE.replace("40", "2020-01-01"), ["2020-01-01 is not a number"]),
    "list for a number": (HEAD + CHANGE.replace("40", "[40]"), ["a list is not a number"]),
    "number for a name": (HEAD + PLACE.replace("'Struer'", "7"), ["key 'name' of municipality number 1", "7 is not a"]),
    "value instead of a table": (HEAD + "levers.caseload = 40", ["levers.caseload", "[levers.decision_authority]"]),
    "levers that are a list": (HEAD + "levers = [1]", ["key 'levers'", "a list cannot be used"]),
    "municipality that is a name": (HEAD + "municipality = 'Struer'", ["key 'municipality'", "[[municipality]]"]),
    "disturbance that is a number": (HEAD + "disturbance = [3]", ["disturbance number 1", "[[disturbance]]"]),
    "parameters that are a number": (HEAD + "parameters = 1", ["key 'parameters'", "1 cannot be used"]),
    "unknown role": (HEAD + PLACE + "role = 'center'", ["unknown role 'center'", "Did you mean 'centre'?"]),
    "role that is a number": (HEAD + PLACE + "role = 0", ["key 'role'", "0 is not a text"]),
    "unknown grade": (HEAD + CHANGE + "grade = 'guess'", ["unknown grade 'guess'", "assumed, derived, seed, seen"]),
    # numbers
    "not a number": (HEAD + CHANGE.replace("40", "nan"), ["nan is not a finite number"]),
    "infinite": (HEAD + CHANGE.replace("40", "-inf"), ["-inf is not a finite number"]),
    "not a number as size": (HEAD + EVENT + "size = nan", ["key 'size' of disturbance number 1", "finite"]),
    "infinite citizens": (HEAD + PLACE.replace("200", "inf"), ["inf is not a whole number"]),
    "lever below its range": (
        HEAD + CHANGE.replace("40", "4"),
        ["levers.caseload", "4 is outside the range 25 to 120"],
    ),
    "lever above its range": (HEAD + CHANGE.replace("40", "1e300"), ["outside the range 25 to 120", "citizens per"]),
    "start value out of range": (HEAD + PLACE + "levers = {caseload = 4}", ["key 'levers.caseload' of munic", "25 to"]),
    "size out of range": (HEAD + EVENT + "size = 7", ["disturbance number 1", "size: 7 is outside the range"]),
    "number out of range": (
        HEAD + '[parameters."switches.displacement"]\nvalue = 2\nwhy = "w"',
        ["parameters.switches.displacement", "2 is outside the range 0 to 1"],
    ),
    "no citizens": (HEAD + PLACE.replace("200", "0"), ["citizens", "0 is too low", "The lowest allowed is 1"]),
    "fewer than no citizens": (HEAD + PLACE.replace("200", "-5"), ["-5 is too low"]),
    "ten million citizens": (HEAD + PLACE.replace("200", "10_000_000"), ["10000000 is too high", "is 500,000"]),
    "too many together": (
        HEAD + "".join(PLACE.replace("Struer", f"S{n}").replace("200", "400000") for n in range(3)),
        ["1,200,642 citizens in all its municipalities together", "1,000,000"],
    ),
    "labour demand of nobody": (HEAD + PLACE + "demand = 0", ["key 'demand'", "0 is too low", "0.5"]),
    "horizon too short": (HEAD + "horizon_months = 6", ["horizon_months", "6 is too low", "12"]),
    "horizon too long": (HEAD + "horizon_months = 600", ["600 is too high", "120"]),
    "endless whole number": (HEAD + f"horizon_months = {DIGITS}", ["not valid TOML", "thousands of digits"]),
    "endless hexadecimal number": (
        HEAD + f"horizon_months = 0x{'f' * 9000}",
        ["horizon_months", "thousands of digits"],
    ),
    "endless number as value": (HEAD + CHANGE.replace("40", "1" * 400), ["levers.caseload", "is not a number"]),
    # names
    "misspelt lever": (HEAD + CHANGE.replace("caseload", "casload"), ["unknown lever 'casload'", "'caseload'?"]),
    "misspelt lever of today": (HEAD + PLACE + "levers = {acessibility = 0.5}", ["unknown lever", "'accessibility'?"]),
    "misspelt number": (
        HEAD + '[parameters."switches.displacment"]\nvalue = 1\nwhy = "w"',
        ["unknown number of the model 'switches.displacment'", "'switches.displacement'?"],
    ),
    "misspelt disturbance": (HEAD + EVENT.replace("reform", "refrom"), ["unknown kind of disturbance", "'reform'?"]),
    "misspelt municipality": (HEAD + CHANGE + "municipality = 'Holstbro'", ["the change of caseload", "'Holstebro'?"]),
    "disturbance elsewhere": (HEAD + EVENT + "municipality = 'Skive'", ["unknown municipality 'Skive'", "Holstebro"]),
    "misspelt parent": (HEAD.replace("holstebro", "holstbro"), ["key 'parent'", "Did you mean 'holstebro'?"]),
    "parent that is no file": (HEAD.replace("holstebro", "no/such.toml"), ["key 'parent'", "There is no such file"]),
    "parent that is a number": (HEAD.replace('"holstebro"', "3"), ["key 'parent'", "3 is not a text"]),
    "parent with nothing in it": (HEAD.replace("holstebro", "holstebro+"), ["key 'parent'", "nothing where"]),
    "crowd of parents": (HEAD.replace("holstebro", "+".join(["saving"] * 13)), ["joins 13 scenarios", "12"]),
    # months
    "change after the horizon": (
        HEAD + CHANGE + "from_month = 49",
        ["caseload", "month 49 is after the horizon of 48"],
    ),
    "change beyond any horizon": (HEAD + CHANGE + "from_month = 121", ["121 is too high", "120"]),
    "change that ends after the horizon": (HEAD + CHANGE + "to_month = 50", ["month 50 is after the horizon"]),
    "change that ends before it begins": (
        HEAD + CHANGE + "from_month = 9\nto_month = 8",
        ["to_month 8 is before", "9"],
    ),
    "change before the start": (HEAD + CHANGE + "from_month = 0", ["0 is too low"]),
    "disturbance after the horizon": (HEAD + EVENT.replace("13", "60"), ["reform", "month 60 is after the horizon"]),
    "disturbance of no length": (HEAD + EVENT + "months = 0", ["months", "0 is too low"]),
    # said twice
    "municipality twice": (HEAD + PLACE * 2, ["municipality 'Struer' is there 2 times"]),
    "municipality twice by letters": (HEAD + PLACE.replace("Struer", "HOLSTEBRO"), ["'holstebro' is there 2 times"]),
    "disturbance twice": (HEAD + EVENT * 2, ["disturbance 'reform' is there 2 times"]),
    "changes at the same time": (
        HEAD + "".join(f"[[levers.caseload]]\nvalue = {v}\nwhy = 'w'\nto_month = 24\n" for v in (40, 50)),
        ["levers.caseload", "two changes hold at the same time in month 1"],
    ),
    # the whole
    "no municipality": (ALONE, ["has no municipality", "parent"]),
    "municipality without citizens": (
        ALONE + "[[municipality]]\nname = 'Struer'",
        ["municipality 'Struer'", "the key 'citizens' is missing"],
    ),
    "municipality the parent has not": (
        HEAD + "[[municipality]]\nname = 'Holstbro'\nlevers = {caseload = 50}",
        ["'Holstbro'", "The parent has Holstebro"],
    ),
    # not TOML
    "empty": ("", ["is empty", "title", "question", "parent"]),
    "nothing but a comment": ("# nothing\n", ["is empty"]),
    "no equals sign": (HEAD + "parent\n", ["not valid TOML", "line 4, column 7"]),
    "unfinished": (HEAD + "horizon_months =", ["not valid TOML", "line 4, column 17"]),
    "key twice": (HEAD + 'title = "again"\n', ["not valid TOML", "line 4, column 16"]),
    "nested beyond reading": (HEAD + "x = " + "[" * 100_000, ["brackets within brackets"]),
    "tables beyond reading": (HEAD + "x = " + "{a = " * 50_000, ["brackets within brackets"]),
    "key of many parts": (HEAD + ".".join("abcdefghijklmnop") + " = 1", ["the key in line 4 has more than 12 parts"]),
    "deep table": (HEAD + "[levers.a.b.c.d.e.f]\ng = 1", ["levers.a", "unknown key 'b'"]),
}


@pytest.mark.parametrize(("text", "fragments"), BAD_TEXTS.values(), ids=BAD_TEXTS.keys())
def test_a_bad_file_gets_one_clear_sentence(text: str, fragments: list[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    message = message_about(path)
    for fragment in fragments:
        assert fragment in message


def message_about(path: Path) -> str:
    """What is said about the file: one line that begins with its name."""
    with pytest.raises(ScenarioError) as caught:
        load_scenario(path)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert message.isprintable(), "on one line"
    assert len(message) < len(str(path)) + 1500
    assert caught.value.__cause__ is None
    return message


@pytest.mark.parametrize(
    ("content", "fragments"),
    [
        (b'title = "\xe6ble"', ["not UTF-8", "byte 0xe6 in line 1", "encoding UTF-8"]),
        (b"\n\n\xff", ["not UTF-8", "line 3"]),
        ('title = "T"'.encode("utf-16"), ["not UTF-8", "line 1"]),
        (b"\xef\xbb\xbf\n\xff", ["byte 0xff in line 2"]),
        (b"\x00" * 100, ["not valid TOML", "line 1, column 1"]),
        (b"\x89PNG\r\n\x1a\n", ["not UTF-8"]),
    ],
)
def test_what_is_not_text_is_refused(content: bytes, fragments: list[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    message = message_about(path)
    for fragment in fragments:
        assert fragment in message


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.toml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    before = time.perf_counter()
    message = message_about(path)
    assert "is 50.0 MB; the largest scenario file read is 1 MB" in message
    assert time.perf_counter() - before < 0.5


def test_a_large_file_that_is_hard_to_read_is_refused_soon(tmp_path: Path) -> None:
    """Keys of thousands of parts would keep the TOML reader busy for minutes."""
    path = tmp_path / "deep.toml"
    path.write_text("\n".join(f"k{n}{'.a' * 4000} = 1" for n in range(100)), encoding="utf-8")
    before = time.perf_counter()
    assert "more than 12 parts" in message_about(path)
    assert time.perf_counter() - before < 5.0


def test_a_directory_is_not_a_scenario(tmp_path: Path) -> None:
    assert "is a directory" in message_about(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.toml"
    os.mkfifo(path)
    assert "not an ordinary file" in message_about(path)


@pytest.mark.parametrize(
    "name", ["holstbro", "holstbro.toml", "somewhere/holstbro.toml", Path("somewhere/holstbro.toml")]
)
def test_a_missing_scenario_gets_the_nearest_name(name: str | Path) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'holstebro'"):
        load_scenario(name)


@pytest.mark.parametrize(
    "name", ["", "+", "a\0b", "x" * 5000, ".", "..", "/", "~", "\ud800", Path("a\0b"), Path("y" * 5000)]
)
def test_impossible_names_are_errors_of_ours(name: str | Path) -> None:
    with pytest.raises(ScenarioError):
        load_scenario(name)


def test_a_circle_of_parents_is_named(tmp_path: Path) -> None:
    for name, parent in (("a", "b"), ("b", "saving+c"), ("c", "./a.toml")):
        (tmp_path / f"{name}.toml").write_text(f'{ALONE}parent = "{parent}"', encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"circle: a\.toml -> b\.toml -> c\.toml -> a\.toml\."):
        load_scenario(tmp_path / "a.toml")


def test_a_scenario_is_not_its_own_parent(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(f'{ALONE}parent = "mine"', encoding="utf-8")
    assert "circle: mine.toml -> mine.toml" in message_about(path)


def test_generations_are_limited(tmp_path: Path) -> None:
    for number in range(30):
        parent = "holstebro" if number == 0 else f"s{number - 1}"
        (tmp_path / f"s{number}.toml").write_text(f'{ALONE}parent = "{parent}"', encoding="utf-8")
    assert load_scenario(tmp_path / "s15.toml").hash == load_scenario("holstebro").hash
    with pytest.raises(ScenarioError, match="more than 20 generations"):
        load_scenario(tmp_path / "s29.toml")


def test_the_fault_of_a_parent_is_told_about_the_parent(tmp_path: Path) -> None:
    (tmp_path / "lower.toml").write_text(HEAD + "colour = 1", encoding="utf-8")
    (tmp_path / "upper.toml").write_text(ALONE + 'parent = "lower"', encoding="utf-8")
    with pytest.raises(UnknownNameError) as caught:
        load_scenario(tmp_path / "upper.toml")
    assert str(caught.value).startswith(str(tmp_path / "lower.toml"))
