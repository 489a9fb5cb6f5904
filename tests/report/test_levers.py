"""What differs between scenarios, and what a setting is called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cubb_sim.parameters import LEVERS, PARAMETERS
from cubb_sim.parameters.specification import Grade, Pillar, Text
from cubb_sim.report import Reading, report_page
from cubb_sim.report.levers import (
    course_in_words,
    disturbance_differences,
    lever_differences,
    number_differences,
    position,
)
from cubb_sim.report.sections.conditions import PILLAR_WORDS, conditions_section
from cubb_sim.report.sections.ground import OPEN_QUESTIONS
from cubb_sim.scenario import ParameterChange, load_scenario
from tests.report.made_up import comparison


def test_a_strategy_differs_in_the_levers_it_names() -> None:
    differences = lever_differences(load_scenario("holstebro"), load_scenario("holstebro+saving"))
    assert [one.lever.field for one in differences] == ["peer_supervision_hours", "staff_budget", "offer_budget"]
    assert all(one.municipalities == () for one in differences)
    staff = differences[1]
    assert (staff.baseline.start, staff.baseline.changes) == (1.0, ())
    assert [change.value for change in staff.changed.changes] == [0.85]


def test_nothing_differs_from_itself_and_both_ways_differ_alike() -> None:
    one, other = load_scenario("holstebro"), load_scenario("holstebro+saving")
    assert lever_differences(one, one) == []
    back = lever_differences(other, one)
    assert [difference.lever.field for difference in back] == ["peer_supervision_hours", "staff_budget", "offer_budget"]
    assert all(difference.changed.changes == () for difference in back)


def test_a_lever_that_differs_in_one_municipality_says_where(tmp_path: Path) -> None:
    file = tmp_path / "herning_first.toml"
    file.write_text(
        'title = {da = "a", en = "b"}\nquestion = {da = "c?", en = "d?"}\nparent = "four_partners"\n'
        'source = "Assumed."\ngrade = "assumed"\n[levers.caseload]\nvalue = 40\nmunicipality = "Herning"\n'
        'why = {da = "e", en = "f"}\n',
        encoding="utf-8",
    )
    (difference,) = lever_differences(load_scenario("four_partners"), load_scenario(file))
    assert difference.municipalities == ("Herning",)
    page = conditions_section(Reading(comparison([load_scenario(file)], baseline="four_partners"), "en"))
    assert "Citizens per post (Herning)" in page or "(Herning)" in page


def test_only_municipalities_of_both_are_compared() -> None:
    assert lever_differences(load_scenario("herning"), load_scenario("holstebro+saving")) == []


@pytest.mark.parametrize(
    ("value", "da", "en"),
    [
        (0.40, "en del bevilges ved bordet, resten skal godkendes",
         "some is granted at the table, the rest needs approval"),
        (0.50, "et stykke af vejen mod »alt aftalt bevilges ved bordet«",
         "some of the way to \u2018all that is agreed is granted at the table\u2019"),
        (0.70, "omtrent halvvejs mod »alt aftalt bevilges ved bordet«",
         "about half-way to \u2018all that is agreed is granted at the table\u2019"),
        (0.80, "det meste af vejen mod »alt aftalt bevilges ved bordet«",
         "most of the way to \u2018all that is agreed is granted at the table\u2019"),
        (1.00, "alt aftalt bevilges ved bordet", "all that is agreed is granted at the table"),
        (0.02, "alt skal godkendes andre steder", "everything must be approved elsewhere"),
    ],
)  # fmt: skip
def test_a_setting_has_words(value: float, da: str, en: str) -> None:
    assert position(LEVERS["decision_authority"], value) == Text(da, en)


@pytest.mark.parametrize("lever", LEVERS.values(), ids=lambda lever: lever.field)
def test_every_setting_of_every_lever_has_words(lever) -> None:
    for step in range(11):
        words = position(lever, lever.low + (lever.high - lever.low) * step / 10)
        assert words.da.strip()
        assert words.en.strip()


def test_a_course_is_told_with_month_and_phase_in() -> None:
    (supervision, staff, _) = lever_differences(load_scenario("holstebro"), load_scenario("holstebro+saving"))
    months = staff.lever.phase_in_months
    assert course_in_words(staff.changed, staff.lever, "da") == f"0,85 fra måned 1, indfaset over {months} måneder"
    assert course_in_words(supervision.baseline, supervision.lever, "da") == "0,5"
    ended = replace(staff.changed, changes=tuple(replace(one, to_month=12) for one in staff.changed.changes))
    assert course_in_words(ended, staff.lever, "en").startswith("0.85 from month 1 to 12, phased in over ")


def test_disturbances_and_other_numbers_differ_too() -> None:
    calm = load_scenario("four_partners")
    (downturn,) = disturbance_differences(calm, load_scenario("shock_downturn"))
    assert (downturn.kind, downturn.month) == ("downturn", 13)
    change = ParameterChange("switches.displacement", 1.0, Text("fordi", "because"), "Assumed.", Grade.ASSUMED)
    assert number_differences(calm, replace(calm, parameter_changes=(change,))) == [change]
    assert number_differences(replace(calm, parameter_changes=(change,)), calm) == [change]


def test_a_changed_number_and_a_disturbance_are_on_the_page() -> None:
    change = ParameterChange("switches.displacement", 1.0, Text("fordi", "because"), "Assumed.", Grade.ASSUMED)
    other = replace(load_scenario("shock_downturn"), parameter_changes=(change,))
    page = report_page(comparison([other], baseline="four_partners"), "da")
    for words in ("Fortrængning", "fordi", "Lavkonjunktur", "24 måneder", "De fire partnerkommuner i dag: 0,5"):
        assert words in page


def test_every_pillar_has_a_name() -> None:
    assert set(PILLAR_WORDS) == set(Pillar)


def test_open_questions_name_numbers_that_exist() -> None:
    for _, names in OPEN_QUESTIONS:
        assert names
        for name in names:
            assert name in PARAMETERS or name.removeprefix("lever.") in LEVERS, name
