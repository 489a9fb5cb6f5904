"""What is worked out from figures: every derivation by hand, contradictions, ranges, grades, what is left as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from cubb_sim.calibration.free import FREE_NAMES
from cubb_sim.local_data import FIGURES, LocalDataError, StartingPoint, read_local_figures, starting_point
from cubb_sim.local_data.derivations import DERIVATIONS, NOT_USED, PARTS, WORKED_OUT, Use, usual_missed_share
from cubb_sim.local_data.starting_point import Result
from cubb_sim.parameters import LEVERS, PARAMETERS, Grade
from cubb_sim.quantities import QUANTITY_INDEX
from tests.local_data.files import saved, text_of


def start_of(directory: Path, source: str = "jobindsats.dk", /, **figures: str) -> StartingPoint:
    return starting_point(read_local_figures(saved(directory, text_of(source, **figures))))


def refusal(directory: Path, **figures: str) -> LocalDataError:
    with pytest.raises(LocalDataError) as refused:
        start_of(directory, **figures)
    return refused.value


def results(start: StartingPoint) -> dict[str, Result]:
    """Levers and numbers by name; checks with 'compare' before it."""
    checks = {f"compare {one.target}": one for one in start.checks}
    return {one.target: one for one in (*start.levers, *start.numbers)} | checks


def test_every_derivation_is_of_what_there_is() -> None:
    known = set(FIGURES) | set(WORKED_OUT)
    for one in DERIVATIONS:
        assert set(one.over) | set(one.under) <= known, one.target
        where: dict[str, object] = {Use.LEVER: LEVERS, Use.NUMBER: PARAMETERS, Use.CHECK: QUANTITY_INDEX}[one.use]  # type: ignore[assignment]
        assert one.target in where
    assert {name for pair in PARTS for name in pair} <= known


def test_no_figure_sets_a_number_that_the_calibration_fits() -> None:
    """Set by a scenario, it would take the place of what was learned, and an average municipality would not be one."""
    numbers = {one.target for one in DERIVATIONS if one.use is Use.NUMBER}
    assert numbers & set(FREE_NAMES) == set()


def test_every_figure_is_used_or_said_not_to_be() -> None:
    used = {key for one in DERIVATIONS for key in (*one.over, *one.under)} | set(NOT_USED)
    of_the_municipality = {"municipality", "role", "demand_for_labour", "citizen_years_last_year"}
    citizens = {"citizens_activity_ready", "citizens_activity_ready_from_30"}
    assert set(FIGURES) - used == of_the_municipality | citizens


@pytest.mark.parametrize(
    ("figures", "target", "value"),
    [
        ({"caseworkers": "10"}, "caseload", 60.0),
        ({"caseworkers": "10", "vacant_posts": "2"}, "caseload", 50.0),
        ({"caseworkers": "10", "caseworkers_left_last_year": "3"}, "caseworker_turnover", 0.3),
        ({"meetings_held_last_year": "2100", "meetings_missed_last_year": "300"}, "meetings_per_year", 4.0),
        (
            {"meetings_held_last_year": "2.100", "meetings_missed_last_year": "300", "citizen_years_last_year": "480"},
            "meetings_per_year",
            5.0,
        ),
        (
            {"meetings_held_last_year": "2100", "citizen_years_last_year": "500"},
            "compare meetings_per_citizen_year",
            4.2,
        ),
        ({"internships_started_last_year": "240"}, "internship_volume", 40.0),
        ({"internships_started_last_year": "240"}, "compare internships_per_100_citizen_years", 40.0),
        (
            {"internships_started_last_year": "240", "internships_with_wages_agreed_last_year": "24"},
            "package_share",
            0.1,
        ),
        (
            {"internships_started_last_year": "240", "internships_ended_in_wages_last_year": "12"},
            "compare conversion_share",
            0.05,
        ),
        ({"voluntary_places": "18"}, "voluntary_places", 3.0),
        ({"social_enterprise_places": "12"}, "social_enterprise_places", 2.0),
        ({"reorganisations_last_three_years": "2"}, "reorganisations_per_year", 0.666667),
        ({"waiting_time_months": "3,5"}, "waiting_time_months", 3.5),
        ({"calls_answered_within_week": "80"}, "accessibility", 0.8),
        ({"granted_on_the_spot": "35 %"}, "decision_authority", 0.35),
        ({"cross_functional_share": "25"}, "cross_functional_teams", 0.25),
        ({"keeps_caseworker_share": "0"}, "flexible_transitions", 0.0),
        ({"peer_supervision_hours_per_month": "1,5"}, "peer_supervision_hours", 1.5),
        ({"information_days_per_year": "2"}, "information_days", 2.0),
        ({"citizens_activity_ready_under_30": "210"}, "population.under_30_share", 0.35),
        ({"citizens_activity_ready_from_30": "390"}, "population.under_30_share", 0.35),
        ({"citizens_on_integration_benefit": "30"}, "population.integration_share", 0.05),
        ({"citizens_three_years_or_more": "360"}, "population.three_years_share", 0.6),
        ({"citizens_without_vocational_education": "450"}, "population.no_vocational_share", 0.75),
        ({"citizens_with_children": "150"}, "population.children_share", 0.25),
        ({"citizens_with_ordinary_hours": "30"}, "population.hours_share", 0.05),
        ({"citizens_in_measure": "300"}, "population.in_measure_share", 0.5),
        ({"passive_share": "20"}, "population.in_measure_share", 0.58),
        ({"passive_share": "20", "citizens_with_ordinary_hours": "30"}, "population.in_measure_share", 0.55),
        ({"passive_share": "20", "citizens_in_measure": "300"}, "population.in_measure_share", 0.5),
        ({"passive_share": "20"}, "compare passive_share", 0.2),
        ({"new_citizens_last_year": "60"}, "population.inflow_per_year", 0.1),
        (
            {"left_for_education_last_year": "10", "citizens_activity_ready_under_30": "200"},
            "population.education_exit_per_year",
            0.05,
        ),
        ({"left_for_flexjob_or_pension_last_year": "30"}, "population.clarified_exit_per_year", 0.05),
        ({"moved_away_last_year": "12"}, "population.moved_exit_per_year", 0.02),
        ({"offer_budget_kr_last_year": "13.194.600"}, "offer_budget", 1.0),
        ({"offer_budget_kr_last_year": "13.194.600", "citizen_years_last_year": "480"}, "offer_budget", 1.25),
        ({"caseworker_shifts_last_year": "180"}, "compare shifts_per_citizen_year", 0.3),
        ({"caseworkers": "10", "caseworkers_left_last_year": "3"}, "compare staff_turnover", 0.3),
        ({"into_ordinary_work_last_year": "36"}, "compare job_entry_within_one_year", 0.06),
        ({"still_in_work_after_12_months": "50"}, "compare retention_12_months", 0.5),
    ],
)
def test_worked_out_by_hand(figures: dict[str, str], target: str, value: float, tmp_path: Path) -> None:
    assert results(start_of(tmp_path, **figures))[target].value == pytest.approx(value, abs=5e-7)


def test_held_meetings_alone_get_the_usual_missed_ones_back(tmp_path: Path) -> None:
    """0.055 + 0.1 x (1 - 0.45) x (1 - 0.5 x 0.5) = 0.09625 of what is called falls away."""
    assert usual_missed_share() == pytest.approx(0.09625)
    one = results(start_of(tmp_path, meetings_held_last_year="2169"))["meetings_per_year"]
    assert one.value == pytest.approx(2169 / 600 / 0.90375, abs=1e-4)
    assert "9,625" in one.why.da


def test_a_result_says_how_from_where_and_how_sure(tmp_path: Path) -> None:
    one = results(start_of(tmp_path, caseworkers="10", vacant_posts="2"))["caseload"]
    assert one.arithmetic == "citizens / (caseworkers + vacant_posts): 600 / (10 + 2) = 50"
    assert one.why.da.endswith("600 / (10 + 2) = 50.")
    assert one.source == "Local figures: jobindsats.dk (2025). tal.csv, lines 3, 4 and 5."
    assert one.grade is Grade.DERIVED


@pytest.mark.parametrize(
    ("source", "given", "worked_out"),
    [
        ("Fagsystemet", Grade.SEEN, Grade.DERIVED),
        ("Jobcentrets skøn", Grade.ASSUMED, Grade.ASSUMED),
        ("", Grade.ASSUMED, Grade.ASSUMED),
    ],
)
def test_grades(source: str, given: Grade, worked_out: Grade, tmp_path: Path) -> None:
    start = start_of(tmp_path, source, waiting_time_months="2", caseworkers="10", passive_share="20")
    assert results(start)["waiting_time_months"].grade is given
    assert results(start)["caseload"].grade is worked_out
    assert results(start)["population.in_measure_share"].grade is worked_out
    assert any("no source is stated" in notice for notice in start.notices) == (source == "")


def test_citizens_by_age_are_added(tmp_path: Path) -> None:
    ages = {"citizens_activity_ready_under_30": "200", "citizens_activity_ready_from_30": "400"}
    start = start_of(tmp_path, citizens_activity_ready="", **ages)
    assert start.citizens.value == 600
    assert start.citizens.grade is Grade.DERIVED
    assert start.citizens.arithmetic.endswith("200 + 400 = 600")
    assert start_of(tmp_path).citizens.grade is Grade.SEEN


def test_what_is_missing_is_named_with_the_figure_that_would_give_it(tmp_path: Path) -> None:
    left = {one.target: one.because for one in start_of(tmp_path, caseworkers="10").left_alone}
    assert left["caseworker_turnover"] == "caseworkers_left_last_year not in the file"
    assert left["population.education_exit_per_year"] == (
        "left_for_education_last_year and citizens_activity_ready_under_30 not in the file"
    )
    assert "caseload" not in left
    targets = {one.target for one in DERIVATIONS if one.use is not Use.CHECK}
    assert {one.target for one in start_of(tmp_path).left_alone} == targets


def test_nothing_is_divided_by_zero(tmp_path: Path) -> None:
    zero = {"internships_started_last_year": "0", "internships_with_wages_agreed_last_year": "0"}
    start = start_of(tmp_path, internships_ended_in_wages_last_year="0", **zero)
    left = {one.target: one.because for one in start.left_alone}
    assert left["package_share"] == "internships_started_last_year is 0"
    assert results(start)["internship_volume"].value == 0.0
    assert any("conversion_share cannot be compared" in notice for notice in start.notices)


def test_a_passive_share_the_start_cannot_take_is_still_a_check(tmp_path: Path) -> None:
    start = start_of(tmp_path, passive_share="43")
    assert results(start)["compare passive_share"].value == 0.43
    assert "population.in_measure_share" not in results(start)
    assert any("the start is left as it is" in notice for notice in start.notices)


@pytest.mark.parametrize(
    ("figures", "lines", "fragment"),
    [
        ({"caseworkers": "2", "caseworkers_left_last_year": "3"}, (4, 5), "larger than caseworkers (2)"),
        ({"citizens_with_children": "601"}, (3, 4), "larger than citizens (600)"),
        ({"citizens_activity_ready_under_30": "601"}, (3, 4), "larger than citizens"),
        (
            {"citizens_activity_ready_under_30": "200", "citizens_activity_ready_from_30": "399"},
            (3, 4, 5),
            "are 599, and the total is said to be 600",
        ),
        ({"passive_share": "60", "citizens_in_measure": "300"}, (4, 5), "together more than 100 per cent"),
        ({"citizens_in_measure": "590", "citizens_with_ordinary_hours": "20"}, (4, 5), "together more than"),
        (
            {"internships_started_last_year": "10", "internships_ended_in_wages_last_year": "11"},
            (4, 5),
            "of which it is a part",
        ),
        ({"caseworkers": "100"}, (3, 4), "caseload: 6 is outside the range 25 to 120 (citizens per post)"),
        ({"caseworkers": "0"}, (4,), "caseworkers is 0, and a municipality with citizens has some"),
        ({"caseworkers": "0,0", "vacant_posts": "10"}, (4,), "caseworkers is 0"),
        ({"citizen_years_last_year": "0"}, (4,), "citizen_years_last_year is 0"),
        ({"offer_budget_kr_last_year": "13.500"}, (3, 4), "is outside the range 0.3 to 2 (relative to today)"),
        ({"waiting_time_months": "14"}, (4,), "outside the range 0 to 8 (months from grant to start)"),
        ({"citizens_with_ordinary_hours": "60"}, (3, 4), "leave the value empty"),
        ({"demand_for_labour": "100"}, (4,), "outside 0.5 to 1.5"),
        ({"citizens_activity_ready": "0"}, (3,), "1 to 500,000"),
        (
            {
                "citizens_activity_ready": "",
                "citizens_activity_ready_under_30": "0",
                "citizens_activity_ready_from_30": "0",
            },
            (3, 4),
            "1 to 500,000",
        ),
        ({"citizens_activity_ready": ""}, (), "number of citizens is missing"),
        ({"municipality": ""}, (), "name of the municipality is missing"),
    ],
)
def test_what_cannot_be_right_names_its_lines(
    figures: dict[str, str], lines: tuple[int, ...], fragment: str, tmp_path: Path
) -> None:
    (fault,) = refusal(tmp_path, **figures).faults
    assert fault.lines == lines
    assert fragment in fault.text


def test_all_that_is_out_of_range_is_told_at_once(tmp_path: Path) -> None:
    error = refusal(tmp_path, caseworkers="100", waiting_time_months="14", demand_for_labour="9")
    assert [fault.lines for fault in error.faults] == [(3, 4), (5,), (6,)]
