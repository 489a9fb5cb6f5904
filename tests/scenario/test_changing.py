"""A scenario changed in Python is the one that a file with the same differences would give, and is refused like it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cubb_sim import Scenario, changed_scenario, compare, load_scenario
from cubb_sim.errors import ScenarioError, UnknownNameError
from cubb_sim.parameters.specification import Grade, Text

HEAD = "title = {da = 'Ændret', en = 'Changed'}\nquestion = 'Q?'\nsource = 'Set in Python.'\n"
TITLE = Text("Ændret", "Changed")
WHY = "Because."
SAME: dict[str, tuple[str, dict[str, Any], str]] = {
    "a lever": (
        "holstebro",
        {"levers": {"caseload": 40}},
        "[levers.caseload]\nvalue = 40\nwhy = 'Because.'",
    ),
    "a lever over time, in one place": (
        "four_partners",
        {
            "levers": {
                "caseload": [
                    {"value": 40.5, "from_month": 7, "to_month": 12, "municipality": "Holstebro"},
                    {"value": 45, "from_month": 13, "municipality": "Holstebro", "why": {"da": "h", "en": "w"}},
                ],
                "staff_budget": {"value": 1.1, "source": "The budget", "grade": "seen"},
            }
        },
        """
        [[levers.caseload]]
        value = 40.5
        from_month = 7
        to_month = 12
        municipality = "Holstebro"
        why = "Because."
        [[levers.caseload]]
        value = 45
        from_month = 13
        municipality = "Holstebro"
        why = {da = "h", en = "w"}
        [levers.staff_budget]
        value = 1.1
        why = "Because."
        source = "The budget"
        grade = "seen"
        """,
    ),
    "numbers": (
        "bip",
        {"parameters": {"switches.displacement": 1, "belief.information": {"value": 0.5, "grade": "assumed"}}},
        """
        [parameters."switches.displacement"]
        value = 1
        why = "Because."
        [parameters."belief.information"]
        value = 0.5
        why = "Because."
        """,
    ),
    "over what is changed already": (
        "holstebro+cubb_package+shock_downturn",
        {
            "levers": {"caseload": 60},
            "disturbances": [{"kind": "downturn", "month": 25}, {"kind": "reform", "month": 50, "size": 0.1}],
            "horizon_months": 60,
        },
        """
        [levers.caseload]
        value = 60
        why = "Because."
        [[disturbance]]
        kind = "downturn"
        month = 25
        why = "Because."
        [[disturbance]]
        kind = "reform"
        month = 50
        size = 0.1
        why = "Because."
        """,
    ),
}
ADVICE_FOR_NUMBERS = "Write a number without quotation marks"
REFUSED: dict[str, tuple[dict[str, Any], list[str]]] = {
    "unknown lever": ({"levers": {"caselaod": 40}}, ["unknown lever 'caselaod'", "Did you mean 'caseload'?"]),
    "unknown number": ({"parameters": {"belief.informaton": 1}}, ["Did you mean 'belief.information'?"]),
    "unknown kind": ({"disturbances": [{"kind": "downtrun", "month": 3}]}, ["Did you mean 'downturn'?"]),
    "unknown key": ({"levers": {"caseload": {"valeu": 40}}}, ["levers.caseload", "Did you mean 'value'?"]),
    "key that is no text": ({"levers": {"caseload": {5: 40}}}, ["unknown key '5'"]),
    "unknown municipality": (
        {"levers": {"caseload": {"value": 40, "municipality": "Holstebrø"}}},
        ["Did you mean 'Holstebro'?"],
    ),
    "out of range": ({"levers": {"caseload": 4}}, ["levers.caseload", "4 is outside the range 25 to 120 (citizens"]),
    "number out of range": ({"parameters": {"switches.displacement": 2}}, ["2 is outside the range 0 to 1"]),
    "size out of range": ({"disturbances": {"kind": "downturn", "month": 3, "size": 9}}, ["size: 9 is outside"]),
    "not a number": ({"levers": {"caseload": math.nan}}, ["levers.caseload", "nan is not a finite number"]),
    "NumPy's not a number": ({"levers": {"caseload": np.float32("nan")}}, ["nan is not a finite number"]),
    "infinite": ({"parameters": {"belief.information": math.inf}}, ["inf is not a finite number"]),
    "text": ({"levers": {"caseload": "40"}}, ["'40' is not a number", ADVICE_FOR_NUMBERS]),
    "true": ({"levers": {"caseload": True}}, ["true is not a number"]),
    "NumPy's true": ({"levers": {"caseload": np.True_}}, ["true is not a number"]),
    "nothing": ({"levers": {"caseload": None}}, ["None is not a number"]),
    "an array": ({"levers": {"caseload": np.eye(50)}}, ["... is not a number"]),
    "digits": ({"levers": {"caseload": 10**5000}}, ["a number of thousands of digits is not a number"]),
    "values in place of entries": ({"levers": {"caseload": [40, 45]}}, ["two changes hold at the same time"]),
    "no value": ({"levers": {"caseload": {"from_month": 4}}}, ["key 'value' of levers.caseload", "is missing"]),
    "half a month": ({"levers": {"caseload": {"value": 40, "from_month": 1.5}}}, ["1.5 is not a whole number"]),
    "late": ({"levers": {"caseload": {"value": 40, "from_month": 49}}}, ["month 49 is after the horizon of 48"]),
    "claim without a source": ({"levers": {"caseload": {"value": 40, "grade": "seen"}}}, ["the grade is 'seen'"]),
    "levers in a list": ({"levers": ["caseload"]}, ["levers: a list has no names", '{"caseload": 40}']),
    "a lever by number": ({"levers": {5: 40}}, ["levers: 5 is not a name", '{"caseload": 40}']),
    "a number by number": ({"parameters": {5: 40}}, ["parameters: 5 is not a name", "switches.displacement"]),
    "a kind alone": ({"disturbances": "downturn"}, ["disturbances: 'downturn' is no entry", '"month": 25']),
    "kinds alone": ({"disturbances": ["downturn"]}, ["disturbances: 'downturn' is no entry"]),
    "no disturbances at all": ({"disturbances": 5}, ["disturbances: 5 is no entry"]),
    "no month": ({"disturbances": {"kind": "downturn"}}, ["key 'month' of disturbance number 1", "is missing"]),
    "twice the same": ({"disturbances": [{"kind": "downturn", "month": 3}] * 2}, ["'downturn' is there 2 times"]),
    "short horizon": ({"horizon_months": 6}, ["horizon_months", "6 is too low"]),
    "empty name": ({"name": " "}, ["' ' is not a name a scenario can have"]),
    "name of a folder": ({"name": "a/b"}, ["'a/b' is not a name a scenario can have"]),
    "name of another": ({"name": "herning"}, ["'herning'", "comes with the package", "Choose another name"]),
    "title that is a number": ({"title": 3}, ["key 'title'", "3 cannot be used"]),
}


def from_file(directory: Path, name: str, parent: str, text: str) -> Scenario:
    """The scenario of a file of that name."""
    path = directory / f"{name}.toml"
    lines = (line.strip() for line in text.splitlines())
    path.write_text(f"{HEAD}{own_horizon(text)}parent = '{parent}'\n" + "\n".join(lines), encoding="utf-8")
    return load_scenario(path)


def own_horizon(text: str) -> str:
    """A month of 50 needs a longer run than that of the parent."""
    return "horizon_months = 60\n" if "month = 50" in text else ""


def small(scenario: Scenario) -> Scenario:
    """The same with few people for a year."""
    towns = tuple(replace(one, citizens=30) for one in scenario.municipalities)
    return replace(scenario, horizon_months=12, municipalities=towns)


@pytest.mark.parametrize("case", SAME)
def test_it_is_what_a_file_with_the_same_differences_says(case: str, tmp_path: Path) -> None:
    below, changes, text = SAME[case]
    by_file = from_file(tmp_path, "mine", below, text)
    in_python = changed_scenario(below, name="mine", title=TITLE, why=WHY, **changes)
    assert in_python.hash == by_file.hash
    assert in_python.hash != load_scenario(below).hash
    assert in_python == replace(by_file, question=in_python.question, path=None)
    assert repr(in_python) == repr(replace(by_file, question=in_python.question, path=None))  # 40.0 and not 40


def test_the_results_are_those_of_the_file(tmp_path: Path) -> None:
    text = "[levers.conversation_quality]\nvalue = 0.9\nwhy = 'w'"
    by_file = small(from_file(tmp_path, "mine", "holstebro", text))
    today = small(load_scenario("holstebro"))
    made = changed_scenario(today, levers={"conversation_quality": 0.9}, name="in_python")
    compared = compare(today, by_file, made, replications=2)
    assert list(compared.others) == ["mine", "in_python"]
    mine, in_python = compared.others.values()
    for one, other in zip(mine.replications, in_python.replications, strict=True):
        np.testing.assert_array_equal(one.values, other.values)
        np.testing.assert_array_equal(one.ledger, other.ledger)
    assert not np.array_equal(mine.values, compared.baseline.values, equal_nan=True)
    assert mine.manifest.run_id == in_python.manifest.run_id
    pd.testing.assert_frame_equal(mine.quantities, in_python.quantities)


def test_several_in_one_comparison_have_names_of_their_own() -> None:
    today = small(load_scenario("holstebro"))
    one, other = (changed_scenario(today, levers={"caseload": value}) for value in (40, 70))
    compared = compare(today, one, other, replications=1)
    assert list(compared.others) == ["holstebro_changed", "holstebro_changed (2)"]


def test_what_is_set_in_python_is_assumed_and_says_so() -> None:
    budget_known = {"value": 1.1, "source": "The budget", "grade": Grade.SEEN}
    made = changed_scenario(
        "holstebro",
        levers={"caseload": 40, "staff_budget": budget_known},
        parameters={"switches.displacement": 1.0},
    )
    caseload, budget = made.lever_changes
    assert (caseload.grade, caseload.source, caseload.why.da) == (Grade.ASSUMED, "Set in Python.", "Sat i Python.")
    assert (budget.grade, budget.source) == (Grade.SEEN, "The budget")
    assert [(one.grade, one.source) for one in made.parameter_changes] == [(Grade.ASSUMED, "Set in Python.")]
    (read,) = changed_scenario("holstebro", levers={"caseload": 40}, source="An interview").lever_changes
    assert (read.grade, read.source) == (Grade.ASSUMED, "An interview")


def test_what_is_not_changed_stays() -> None:
    below = load_scenario("holstebro+shock_reform")
    same = changed_scenario(below)
    assert same.hash == below.hash
    assert (same.name, same.parent) == (f"{below.name}_changed", below.name)
    assert same.title == Text(f"{below.title.da}, ændret", f"{below.title.en}, changed")
    assert (same.question, same.municipalities) == (below.question, below.municipalities)
    assert below == load_scenario("holstebro+shock_reform")


def test_numbers_of_numpy_are_numbers() -> None:
    plain = changed_scenario("holstebro", levers={"caseload": {"value": 40, "from_month": 7}})
    for value in (np.int64(40), np.float32(40), np.array(40)):
        levers: Mapping[str, Any] = {"caseload": {"value": value, "from_month": np.int32(7)}}
        assert repr(changed_scenario("holstebro", levers=levers)) == repr(plain)


def test_changes_can_be_laid_over_one_another() -> None:
    first = changed_scenario("holstebro", levers={"caseload": 40, "staff_budget": 1.1}, name="first")
    second = changed_scenario(first, levers={"caseload": 50}, disturbances={"kind": "reform", "month": 9})
    assert {one.lever: one.value for one in second.lever_changes} == {"caseload": 50.0, "staff_budget": 1.1}
    assert second.parent == "first"


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_used_gets_one_clear_sentence(case: str) -> None:
    changes, fragments = REFUSED[case]
    with pytest.raises(ScenarioError) as error:
        changed_scenario("holstebro", **changes)
    said = str(error.value)
    assert "\n" not in said
    for fragment in fragments:
        assert fragment in said


def test_it_is_said_of_the_scenario_by_its_name() -> None:
    with pytest.raises(UnknownNameError, match=r"^time_and_one, key 'levers\.caselaod': "):
        changed_scenario("holstebro", name="time_and_one", levers={"caselaod": 40})
    with pytest.raises(UnknownNameError, match=r"^holstebo: unknown scenario 'holstebo'\. Did you mean 'holstebro'"):
        changed_scenario("holstebo")
