"""The commands scenarios, levers, new, check and info, as a person meets them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cubb_sim.cli import main
from cubb_sim.cli.output import make_output_safe
from cubb_sim.parameters import LEVERS
from cubb_sim.scenario import load_scenario, shipped_scenarios

Captured = pytest.CaptureFixture[str]


def run_command(*arguments: str) -> int:
    """Exit code of one call of the command line."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    code = left.value.code
    return code if isinstance(code, int) else 0


def printed_json(capsys: Captured, *arguments: str) -> Any:
    assert run_command(*arguments, "--json") == 0
    return json.loads(capsys.readouterr().out)


def test_scenarios_lists_all_with_their_questions(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    assert run_command("scenarios", "--language", "da") == 0
    printed = capsys.readouterr().out
    for name in shipped_scenarios():
        assert name in printed
        assert load_scenario(name).question.da in printed


def test_scenarios_as_json(capsys: Captured) -> None:
    listed = printed_json(capsys, "scenarios")
    assert [one["name"] for one in listed] == list(shipped_scenarios())
    (holstebro,) = (one for one in listed if one["name"] == "holstebro")
    assert holstebro["hash"] == load_scenario("holstebro").hash
    assert holstebro["municipalities"][0]["role"] == "centre"


def test_levers_lists_all_by_pillar(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert run_command("levers", "--language", "da") == 0
    printed = capsys.readouterr().out
    for name, lever in LEVERS.items():
        assert name in printed
        assert lever.title.da in printed


def test_one_lever_is_explained(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    assert run_command("levers", "caseload") == 0
    printed = capsys.readouterr().out
    lever = LEVERS["caseload"]
    for part in (lever.explanation.en, lever.unit, lever.source, lever.cost_note.en, str(lever.grade)):
        assert part in printed


def test_levers_as_json(capsys: Captured) -> None:
    listed = printed_json(capsys, "levers")
    assert [one["name"] for one in listed] == list(LEVERS)
    assert listed[0]["default"] == next(iter(LEVERS.values())).default
    assert [one["name"] for one in printed_json(capsys, "levers", "caseload")] == ["caseload"]


def test_a_misspelt_lever_gets_the_nearest_name(capsys: Captured) -> None:
    assert run_command("levers", "casload") == 2
    captured = capsys.readouterr()
    assert "Did you mean 'caseload'?" in captured.err
    assert captured.out == ""


def test_new_check_and_use(capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    levers = ("--lever", "caseload=40", "--lever", "accessibility = 0.8")
    assert run_command("new", "mine", "--parent", "holstebro+saving", *levers) == 0
    assert run_command("check", "mine.toml", "mine", "mine+shock_reform") == 0
    captured = capsys.readouterr()
    assert "Wrote mine.toml" in captured.out
    assert captured.out.count("no fault found") == 3
    assert captured.err == ""


def test_new_as_json(capsys: Captured, tmp_path: Path) -> None:
    content = printed_json(capsys, "new", "mine", "--parent", "herning", "--directory", str(tmp_path))
    assert content["name"] == "mine"
    assert Path(content["path"]) == tmp_path / "mine.toml"


@pytest.mark.parametrize(
    ("lever", "fragment"),
    [
        ("caseload", "Write name=value"),
        ("caseload=0,4", "'0,4' is not a number"),
        ("caseload=", "'' is not a number"),
        ("caseload=nan", "not a finite number"),
        ("caseload=4", "outside the range 25 to 120"),
        ("casload=40", "Did you mean 'caseload'?"),
    ],
)
def test_new_refuses_a_lever_it_cannot_use(lever: str, fragment: str, capsys: Captured, tmp_path: Path) -> None:
    where = ("--directory", str(tmp_path))
    assert run_command("new", "mine", "--parent", "holstebro", "--lever", lever, *where) == 2
    captured = capsys.readouterr()
    assert fragment in captured.err
    assert len(captured.err.splitlines()) == 1
    assert captured.out == ""
    assert list(tmp_path.iterdir()) == []


def test_new_refuses_the_same_lever_twice(capsys: Captured, tmp_path: Path) -> None:
    levers = ("--lever", "caseload=40", "--lever", "caseload=50")
    assert run_command("new", "mine", "--parent", "holstebro", *levers, "--directory", str(tmp_path)) == 2
    assert "has been given a value already" in capsys.readouterr().err


def test_check_tells_about_each_file_and_fails_if_one_is_bad(capsys: Captured, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.toml", tmp_path / "good.toml"
    bad.write_text("titel = 1", encoding="utf-8")
    good.write_text('title = "T"\nquestion = "Q?"\nparent = "holstebro"', encoding="utf-8")
    assert run_command("check", str(bad), "holstbro", str(good)) == 2
    captured = capsys.readouterr()
    assert len(captured.err.splitlines()) == 2
    assert captured.out.startswith(f"{good}: no fault found.")


def test_check_as_json_says_the_same(capsys: Captured, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text("titel = 1", encoding="utf-8")
    assert run_command("check", str(bad), "holstebro", "--json") == 2
    first, second = json.loads(capsys.readouterr().out)
    assert not first["is_valid"]
    assert "Did you mean 'title'?" in first["fault"]
    assert second["is_valid"]
    assert second["scenario"]["n_citizens"] == load_scenario("holstebro").n_citizens


def test_info_names_versions_and_machine(capsys: Captured) -> None:
    content = printed_json(capsys, "info")
    assert content["versions"]["numpy"]
    assert content["versions"]["python"].startswith("3.")
    assert content["numbers"]["levers"] == len(LEVERS)
    assert content["machine"]["processors"]


def test_a_command_nobody_has_made_gets_the_nearest(capsys: Captured) -> None:
    assert run_command("scenari") == 2
    assert "scenarios" in capsys.readouterr().err


def test_help_is_shown_where_nothing_is_asked(capsys: Captured) -> None:
    run_command()
    captured = capsys.readouterr()
    assert "scenarios" in captured.out + captured.err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp850", "utf-8"])
def test_a_console_without_danish_letters_stops_nothing(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    output = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", output)
    make_output_safe()
    assert run_command("levers", "--language", "da") == 0
    assert run_command("scenarios", "--language", "da", "--json") == 0
    output.flush()


def test_json_can_be_read_whatever_the_console(monkeypatch: pytest.MonkeyPatch) -> None:
    output = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", output)
    assert run_command("levers", "peer_supervision_hours", "--json") == 0
    output.seek(0)
    (lever,) = json.loads(output.read())
    assert lever["title"] == {"da": LEVERS["peer_supervision_hours"].title.da, "en": lever["title"]["en"]}


def test_listing_does_not_wait_for_the_model() -> None:
    """Numba and Mesa take seconds to import; a list of names needs neither."""
    code = (
        "import sys\nfrom cubb_sim.cli import main\n"
        "try: main(['scenarios', '--json'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('numba', 'mesa', 'pandas') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr.strip() == "[]"


def test_the_package_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "cubb_sim", "check", "holstbro"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
