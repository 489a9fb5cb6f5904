"""Bad trial files: each gets one sentence with file, key, value, what is allowed and the nearest name."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.calibration.validation import load_trial
from cubb_sim.calibration.validation.reading import parsed_trial
from cubb_sim.errors import ScenarioError, UnknownNameError
from tests.calibration.validation.made_trials import (
    INTERVENTION,
    MEASUREMENT,
    POPULATION,
    TOP,
    WHOLE,
    tables_of,
    without_key,
    write_trial,
)

NO_SHARES = without_key(without_key(MEASUREMENT, "intervention_share"), "comparator_share")
HEAD = TOP + POPULATION + INTERVENTION


def population(line: str) -> str:
    return TOP + POPULATION + line + "\n" + INTERVENTION + MEASUREMENT


def measurement(line: str, text: str = MEASUREMENT) -> str:
    return HEAD + text + line


BAD = {
    "empty": ("", ["is empty", "docs/trials.md"]),
    "no TOML": ("id = ", ["is not valid TOML", "line 1"]),
    "unknown key": ("colour = 1\n" + WHOLE, ["key 'colour'", "unknown key 'colour'", "Allowed:", "horizon_months"]),
    "misspelt key": (WHOLE.replace("horizon_months", "horizon_month"), ["Did you mean 'horizon_months'?"]),
    "misspelt filter": (population("psychiatric_diagnose = true"), ["Did you mean 'psychiatric_diagnosis'?"]),
    "misspelt key of a measurement": (measurement("moth = 3"), ["measurement number 1", "Did you mean 'month'?"]),
    "misspelt key of a lever": (WHOLE.replace("value = 12", "valeu = 12"), ["Did you mean 'value'?"]),
    "misspelt arm": (WHOLE.replace("[intervention.levers", "[intervention.lever"), ["Did you mean 'levers'?"]),
    "misspelt lever": (WHOLE.replace("meetings_per_year", "meeting_per_year"), ["Did you mean 'meetings_per_year'?"]),
    "misspelt language": (WHOLE.replace("en = \"Made", "eng = \"Made"), ["title.eng", "Did you mean 'en'?"]),
    "misspelt outcome": (WHOLE.replace("work_at_end", "work_at_the_end"), ["'work_at_end'?", "hours_ever"]),
    "misspelt scale": (WHOLE.replace('"difference"', '"diference"'), ["unknown scale", "Did you mean 'difference'?"]),
    "misspelt third": (population('closeness_third = "closer"'), ["closeness third", "Did you mean 'closest'?"]),
    "misspelt benefit": (population('benefit = ["kontanthjælp"]'), ["Did you mean 'kontanthjaelp'?"]),
    "misspelt grade": (WHOLE.replace('"seen"', '"sene"'), ["unknown grade", "Did you mean 'seen'?"]),
    "misspelt scenario": (WHOLE.replace("small_town", "smal_town"), ["population.scenario", "unknown scenario"]),
    "unknown number": (HEAD + '[intervention.parameters."belief.x"]\nvalue=1\nwhy="w"\n' + MEASUREMENT, ["belief.x"]),
    "number out of range": (
        HEAD + '[intervention.parameters."belief.information"]\nvalue=1e9\nwhy="w"\n' + MEASUREMENT,
        ["belief.information", "outside the range"],
    ),
    "lever out of range": (WHOLE.replace("value = 12", "value = 500"), ["outside the range 1 to 12"]),
    "lever not a number": (WHOLE.replace("value = 12", "value = nan"), ["nan is not a finite number"]),
    "claim without a source": (WHOLE.replace("why = \"More", "grade = \"seen\"\nwhy = \"More"), ["no source"]),
    "no reason": (WHOLE.replace('why = "More of it."', ""), ["key", "why", "missing"]),
    "no population": (TOP + INTERVENTION + MEASUREMENT, ["key 'population'", "is missing", "[population]"]),
    "empty population": (TOP + "[population]\n" + INTERVENTION + MEASUREMENT, ["population.scenario", "is missing"]),
    "no intervention": (TOP + POPULATION + MEASUREMENT, ["key 'intervention'", "is missing"]),
    "no measurement": (HEAD, ["key 'measurement'", "is missing", "[[measurement]]"]),
    "no measurements": ("measurement = []\n" + HEAD, ["too few entries"]),
    "text for a population": ("population = 'all'\n" + TOP + INTERVENTION + MEASUREMENT, ["[population]"]),
    "number for a filter": (population("psychiatric_diagnosis = 1"), ["1 is neither true nor false"]),
    "one age": (population("age_years = [30]"), ["age_years", "too few entries"]),
    "ages the wrong way round": (population("age_years = [40, 30]"), ["nobody can be from 40 to 30"]),
    "an age nobody has": (population("age_years = [3, 30]"), ["3 is too low", "18"]),
    "months the wrong way round": (
        population("months_on_benefit_at_least = 60\nmonths_on_benefit_at_most = 12"),
        ["nobody can be from 60 to 12"],
    ),
    "share above 1": (WHOLE.replace("0.30", "30.0"), ["intervention_share", "30.0 is too high", "1"]),
    "share below 0": (WHOLE.replace("0.30", "-0.3"), ["intervention_share", "too low"]),
    "share that is no number": (WHOLE.replace("0.30", "nan"), ["intervention_share", "nan is not a finite number"]),
    "share in quotation marks": (WHOLE.replace("0.30", "'30 %'"), ["'30 %' is not a number"]),
    "date in quotation marks": (WHOLE.replace("2026-09-30", "'2026-09-30'"), ["is not a date", "2026-09-30."]),
    "half a person": (WHOLE.replace("n = 200", "n = 20.5"), ["20.5 is not a whole number"]),
    "nobody": (WHOLE.replace("n = 200", "n = 0"), ["key 'n'", "too low"]),
    "short horizon": (WHOLE.replace("horizon_months = 12", "horizon_months = 6"), ["horizon_months", "12"]),
    "month after the horizon": (WHOLE.replace("month = 6", "month = 18"), ["month 18", "horizon of 12 months"]),
    "id with a space": (WHOLE.replace("made_up", "made up"), ["key 'id'", "small letters"]),
    "nothing measured": (measurement("", NO_SHARES), ["no difference to judge", "no_clear_effect"]),
    "one share": (HEAD + without_key(MEASUREMENT, "comparator_share"), ["no difference to judge"]),
    "contrast without an interval": (measurement("difference = 0.1", NO_SHARES), ["there is no interval"]),
    "contrast that is not that of the shares": (measurement("difference = 0.3"), ["is not that of the shares"]),
    "ratio that is not that of the shares": (
        WHOLE.replace('"difference"', '"ratio"') + "ratio = 1.29", ["1.29 is not that of the shares (1.500)"],
    ),
    "ratio of nothing": (
        WHOLE.replace('"difference"', '"ratio"').replace("0.20", "0.0"), ["shares above 0", 'scale = "difference"'],
    ),
    "interval beside the contrast": (measurement("interval_95 = [0.2, 0.3]"), ["0.2 to 0.3 cannot be that of 0.1"]),
    "interval of three": (measurement("interval_95 = [0.0, 0.1, 0.2]"), ["interval_95", "too many entries"]),
    "no effect and an effect": (measurement("no_clear_effect = true\nassumed_share = 0.1"), ["Leave out inter"]),
    "no effect of nothing": (measurement("no_clear_effect = true", NO_SHARES), ["assumed_share between 0 and 1"]),
    "the same twice": (WHOLE + MEASUREMENT, ["measurement number 2", "is there already"]),
    "huge number": (WHOLE.replace("n = 200", f"n = {'9' * 5000}"), ["thousands of digits"]),
    "deep brackets": ("id = " + "[" * 5000, ["made_up.toml"]),
}  # fmt: skip


def message(tmp_path: Path, text: str) -> str:
    file = write_trial(tmp_path, text)
    with pytest.raises(ScenarioError) as caught:
        load_trial(file)
    return str(caught.value)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_one_clear_sentence(name: str, tmp_path: Path) -> None:
    text, expected = BAD[name]
    said = message(tmp_path, text)
    assert said.startswith(str(tmp_path / "made_up.toml"))
    assert [part for part in expected if part not in said] == [], said
    assert "\n" not in said
    assert "pydantic" not in said


def test_a_missing_file_and_an_unknown_name_say_so(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="cannot be read"):
        load_trial(tmp_path / "not_there.toml")
    with pytest.raises(UnknownNameError, match=r"Did you mean 'ips_denmark'\?"):
        load_trial("ips_danmark")
    with pytest.raises(ScenarioError, match="is a directory"):
        load_trial(_folder(tmp_path / "folder.toml"))


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "made_up.toml"
    file.write_bytes(b"id = 1\n# \xff\xfe")
    with pytest.raises(ScenarioError, match="is not UTF-8: byte 0xff in line 2"):
        load_trial(file)
    file.write_bytes(os.urandom(300_000))
    with pytest.raises(ScenarioError, match="larger than"):
        load_trial(file)


def test_a_file_of_long_keys_is_refused_soon(tmp_path: Path) -> None:
    """The TOML reader takes time that grows with the square of a key's parts."""
    began = time.monotonic()
    assert "made_up.toml" in message(tmp_path, ".".join("a" * 90_000) + " = 1")
    assert time.monotonic() - began < 20.0


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)  # fmt: skip


@pytest.mark.slow
@given(data=st.data())
def test_whatever_stands_in_a_key_the_message_is_a_sentence(data: st.DataObject) -> None:
    table = tables_of(WHOLE)
    place = data.draw(st.sampled_from(("", "population", "intervention", "measurement")))
    inner = table if not place else table["measurement"][0] if place == "measurement" else table[place]
    inner[data.draw(st.sampled_from([*inner, "made", "age_years", "closeness_third", "interval_95"]))] = data.draw(
        VALUES
    )
    said = fault_of(table)
    assert said is None or (said.startswith("made_up.toml") and said.endswith((".", "?")))


def fault_of(table: dict[str, Any]) -> str | None:
    """What is said of these tables; nothing where they can be used."""
    try:
        parsed_trial(table, "made_up.toml")
    except ScenarioError as error:
        return str(error)
    return None
