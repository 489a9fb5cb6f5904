"""The study as a whole: repeatable to the last bit, as large as BIP, and readable."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cubb_sim.calibration.bip_study import BipStudy, StudyDesign, bip_study, study_of, study_on
from cubb_sim.scenario import load_scenario
from tests.calibration.bip_study.made import SEED, SMALL, small_plan, small_study


@pytest.fixture(scope="module")
def bip() -> BipStudy:
    return bip_study()


def test_the_same_seed_is_the_same_study() -> None:
    one, other = study_of(small_plan(), SEED, SMALL), small_study()
    assert np.array_equal(
        list(one.estimates.numbers().values()), list(other.estimates.numbers().values()), equal_nan=True
    )
    for name in ("participants", "participant", "month", "items", "caseworker"):
        assert np.array_equal(getattr(one.answers, name), getattr(other.answers, name)), name
    assert np.array_equal(one.estimates.belief_model.coefficients, other.estimates.belief_model.coefficients)


def test_another_seed_is_another_study() -> None:
    other = study_of(small_plan(), SEED + 1, SMALL)
    assert not np.array_equal(other.answers.participants, small_study().answers.participants)


def test_the_seed_decides_who_is_asked_among_the_same_people() -> None:
    register = small_study().register
    other = study_on(replace(register, seed=SEED + 1), small_plan(), SMALL)
    assert not np.array_equal(other.answers.participants, small_study().answers.participants)


def test_how_people_are_asked_changes_nobodys_life() -> None:
    other = study_of(small_plan(), SEED, replace(SMALL, n_participants=50, measurement_error_sd=0.3))
    assert np.array_equal(other.register.people, small_study().register.people)


def test_the_study_is_as_large_as_bip(bip: BipStudy) -> None:
    found = bip.estimates
    assert found.n_participants == 4000
    assert 2.5 <= found.mean_answers <= 3.5
    assert 270 <= found.n_caseworkers <= 340
    assert 20_000 <= found.n_measurements <= 28_000
    assert found.n_events > 100
    assert not found.reasons
    assert all(np.isfinite(value) for value in bip.estimates.numbers().values())


def test_the_ten_job_centres_are_alike_and_together_large_enough() -> None:
    scenario = load_scenario("bip")
    assert len(scenario.municipalities) == 10
    assert {(one.citizens, one.levers, one.demand) for one in scenario.municipalities} == {(900, (), 1.0)}
    assert scenario.horizon_months == 48


def test_numbers_laid_over_the_defaults_reach_the_people(bip: BipStudy) -> None:
    few = bip_study("bip", values={"job_finding.rate_per_year": 0.01})
    assert few.estimates.n_events < bip.estimates.n_events


def test_tables_tell_what_the_arrays_hold(bip: BipStudy) -> None:
    tables = bip.tables()
    assert set(tables) == {
        "answers", "person_periods", "caseworkers", "estimates", "coefficients", "belief_shares",
    }  # fmt: skip
    answers = tables["answers"]
    assert len(answers) == bip.estimates.n_answers
    assert answers.groupby("participant").size().mean() == pytest.approx(bip.estimates.mean_answers)
    assert answers["municipality"].nunique() == 10
    assert set(answers["job_search"].unique()) == {1, 2, 3, 4, 5}
    coefficients = tables["coefficients"].set_index(["model", "column"])
    ratio = coefficients.loc[("belief", "caseworker_believes"), "hazard_ratio"]
    assert ratio == pytest.approx(bip.estimates.belief_hazard_ratio)
    estimates = tables["estimates"].set_index("estimate")["value"]
    assert estimates["employed_if_believed"] == bip.estimates.employed_if_believed
    shares = tables["belief_shares"]
    first = shares[(shares["answer"] == "first") & (shares["categories"] == 1) & (shares["months"] == 24)].iloc[0]
    longer = shares[(shares["answer"] == "first") & (shares["categories"] == 1)].sort_values("months")
    assert longer["employed_if_believed"].is_monotonic_increasing
    assert first["employed_if_believed"] == bip.estimates.employed_if_believed
    assert first["n_not_believed"] == bip.estimates.n_not_believed
    shares = tables["caseworkers"]
    assert np.all((shares["shrunken"] - shares["raw"]).abs() <= (shares["raw"] - shares["raw"].mean()).abs() + 0.02)


def test_a_better_questionnaire_sees_more_of_the_difference_between_people(bip: BipStudy) -> None:
    """Less error of measurement, more of the raw contrast between those believed in and those not."""
    poor = bip_study(design=StudyDesign(measurement_error_sd=0.5)).estimates
    good = bip.estimates
    assert poor.employed_if_believed - poor.employed_if_not_believed < (
        good.employed_if_believed - good.employed_if_not_believed
    )
