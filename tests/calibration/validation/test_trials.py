"""A trial read from its file: what is measured, how either arm is run; and the trials that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from cubb_sim.calibration.validation import load_trial, shipped_trials
from cubb_sim.calibration.validation.contrast import Scale, Width
from cubb_sim.calibration.validation.trial import Trial
from cubb_sim.parameters import LEVERS, Grade
from cubb_sim.paths import lever_paths
from cubb_sim.scenario import load_scenario
from tests.calibration.validation.made_trials import (
    INTERVENTION,
    MEASUREMENT,
    POPULATION,
    TOP,
    WHOLE,
    made_trial,
    without_key,
)


def test_a_whole_file_says_what_it_says(tmp_path: Path) -> None:
    trial = made_trial(
        tmp_path, WHOLE.replace("[population]", '[population]\nage_years = [18, 29]\nbenefit = "kontanthjaelp"')
    )
    assert (trial.id, trial.n, trial.grade, trial.n_grade) == ("made_up", 200, Grade.SEEN, Grade.SEEN)
    assert trial.filters == (("age_years", (18, 29)), ("benefit", ("kontanthjaelp",)))
    assert trial.why.da == trial.why.en == "To test with."
    assert trial.read.isoformat() == "2026-09-30"
    assert trial.last_month == 6
    [one] = trial.measurements
    assert one.name == "work_at_end, month 6, difference"
    assert one.measured.value == pytest.approx(0.1)
    assert (one.measured.low, one.measured.high) == pytest.approx((-0.01922, 0.21922), abs=1e-5)  # 100 in each arm
    assert one.measured.width is Width.DERIVED


def measured(tmp_path: Path, text: str) -> tuple[float, float, float, Width]:
    one = made_trial(tmp_path, TOP + POPULATION + INTERVENTION + text).measurements[0].measured
    return one.value, one.low, one.high, one.width


def test_a_stated_contrast_and_interval_stand_as_stated(tmp_path: Path) -> None:
    ratio = MEASUREMENT.replace("difference", "ratio") + "ratio = 1.51\ninterval_95 = [1.1, 2.0]"
    assert measured(tmp_path, ratio) == (1.51, 1.1, 2.0, Width.STATED)
    bare = without_key(without_key(MEASUREMENT, "intervention_share"), "comparator_share")
    assert measured(tmp_path, bare + "difference = 0.1\ninterval_95 = [0.0, 0.2]") == (0.1, 0.0, 0.2, Width.STATED)


def test_no_clear_effect_is_nothing_with_an_assumed_interval(tmp_path: Path) -> None:
    bare = without_key(without_key(MEASUREMENT, "intervention_share"), "comparator_share")
    value, low, high, width = measured(tmp_path, bare + "no_clear_effect = true\nassumed_share = 0.10")
    # 0.1 in both arms of 100: 1.96 * sqrt(2 * 0.09 / 100) = 0.08315
    assert (value, low, high) == pytest.approx((0.0, -0.08315, 0.08315), abs=1e-4)
    assert width is Width.ASSUMED


def levers_in(trial: Trial, lever: str, month: int) -> tuple[float, float]:
    """The lever with the intervention and without it."""
    with_it, without = (float(lever_paths(arm)[lever][month, 0]) for arm in (trial.intervention, trial.comparator))
    return with_it, without


def test_a_lever_holds_from_the_first_day_unless_it_is_to_be_phased_in(tmp_path: Path) -> None:
    usual = LEVERS["meetings_per_year"].default
    at_once = made_trial(tmp_path)
    assert [levers_in(at_once, "meetings_per_year", month) for month in (0, 1, 12)] == [(12.0, usual)] * 3
    phased = made_trial(tmp_path, WHOLE.replace("value = 12", "value = 12\nat_once = false"))
    assert levers_in(phased, "meetings_per_year", 0) == (usual, usual)
    assert usual < levers_in(phased, "meetings_per_year", 1)[0] < 12.0  # phase-in of two months
    assert levers_in(phased, "meetings_per_year", 2) == (12.0, usual)


def test_an_effort_can_end(tmp_path: Path) -> None:
    trial = made_trial(tmp_path, WHOLE.replace("value = 12", "value = 12\nto_month = 6"))
    usual = LEVERS["meetings_per_year"].default
    assert levers_in(trial, "meetings_per_year", 6) == (12.0, usual)
    assert levers_in(trial, "meetings_per_year", 12) == (usual, usual)


def test_an_arm_may_change_numbers_and_the_comparator_levers(tmp_path: Path) -> None:
    arms = (
        '[intervention.parameters."belief.information"]\nvalue = 0.5\nwhy = "w"\n'
        '[comparator.levers.caseload]\nvalue = 70\nwhy = "w"\n'
    )
    trial = made_trial(tmp_path, TOP + POPULATION + INTERVENTION + arms + MEASUREMENT)
    assert [(c.name, c.value) for c in trial.intervention.parameter_changes] == [("belief.information", 0.5)]
    assert trial.comparator.parameter_changes == ()
    assert levers_in(trial, "caseload", 5) == (LEVERS["caseload"].default, 70.0)


def test_an_arm_takes_the_place_of_what_the_scenario_does_to_the_same_lever(tmp_path: Path) -> None:
    text = WHOLE.replace("small_town", "holstebro+pillar_firms").replace("meetings_per_year", "job_first_focus")
    trial = made_trial(tmp_path, text.replace("value = 12", "value = 0.8"))
    assert levers_in(trial, "job_first_focus", 12) == pytest.approx((0.8, 0.35))
    assert levers_in(trial, "package_share", 12) == pytest.approx((0.3, 0.3))


def test_what_is_assumed_of_the_scenario_holds_in_both_arms(tmp_path: Path) -> None:
    file = Path(made_trial(tmp_path).path)
    trial = load_trial(file, lambda scenario: load_scenario("holstebro"))
    assert [m.name for m in trial.intervention.municipalities] == ["Holstebro"]
    assert trial.comparator.horizon_months == 48


@pytest.mark.parametrize("name", shipped_trials())
def test_what_ships_can_be_used_and_says_what_it_leaves_out(name: str) -> None:
    trial = load_trial(name)
    assert trial.id == name
    for text in (trial.title, trial.why, trial.leaves_out, trial.if_hit, trial.if_missed):
        assert len(text.da) > 20
        assert len(text.en) > 20
        assert text.da != text.en
    assert all(change.grade is Grade.ASSUMED for change in trial.intervention.lever_changes)


def test_the_trials_of_the_evidence_page_ship_as_they_are_told_there() -> None:
    """Shares from docs/evidence.md; 46.5 of 100 and 59.9 of 100 make the ratio 1.29 told there."""
    assert shipped_trials() == ("ips_denmark", "ips_ma", "paa_rette_vej")
    ips = {(m.month, m.scale): m for m in load_trial("ips_denmark").measurements}
    assert round(ips[18, Scale.RATIO].measured.value, 2) == 1.29
    assert (ips[30, Scale.RATIO].intervention_share, ips[30, Scale.RATIO].comparator_share) == (0.65, 0.53)
    modified = load_trial("ips_ma").measurements[0].measured
    assert modified.low < 0.0 < modified.high  # not significant
    assert load_trial("paa_rette_vej").measurements[0].measured.value == 0.0
