"""Trials held on a small town: the same lives in both arms, and nothing where nothing is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from cubb_sim.calibration.validation import Finding, Trial, run_trials
from cubb_sim.calibration.validation.run_trials import live_pair
from cubb_sim.errors import CubbSimError, ScenarioError
from cubb_sim.population import plan
from tests.calibration.validation.made_trials import INTERVENTION, MEASUREMENT, POPULATION, TOP, WHOLE, made_trial

TWICE = MEASUREMENT + MEASUREMENT.replace("month = 6", "month = 12").replace("work_at_end", "internship_ever")
USUAL = INTERVENTION.replace("value = 12", "value = 4")


def no_numbers(trial: Trial, seed: int) -> dict[str, float]:
    return {}


def held(trial: Trial, *, replications: int = 2, workers: int = 1) -> list[Finding]:
    return run_trials([trial], no_numbers, replications=replications, workers=workers)


def test_doing_nothing_changes_nobodys_life(tmp_path: Path) -> None:
    """The usual effort against the usual effort, person by person, with the chance of the same seed."""
    trial = made_trial(tmp_path, TOP + POPULATION + USUAL + TWICE)
    cells = live_pair(trial, (plan(trial.intervention), plan(trial.comparator)), 3, {})
    assert cells.shape == (2, 4)
    assert cells[:, 1:3].sum() == 0
    assert cells.sum(axis=1).tolist() == [150, 150]
    assert cells[1, 0] > 0  # somebody has been in an internship by month 12


def test_the_numbers_given_are_those_that_run(tmp_path: Path) -> None:
    trial = made_trial(tmp_path)
    plans = (plan(trial.intervention), plan(trial.comparator))
    few, many = (live_pair(trial, plans, 1, {"job_finding.rate_per_year": rate}) for rate in (0.01, 0.06))
    assert few[0, [0, 2]].sum() < many[0, [0, 2]].sum()


def test_a_whole_trial_gives_a_finding_for_every_measurement(tmp_path: Path) -> None:
    asked, seen = [], []

    def numbers(trial: Trial, seed: int) -> dict[str, float]:
        asked.append((trial.id, seed))
        return {"job_finding.rate_per_year": 0.02 + 0.01 * seed}

    trial = made_trial(tmp_path, TOP + POPULATION + INTERVENTION + TWICE)
    findings = run_trials([trial], numbers, replications=3, progress=lambda done, total: seen.append((done, total)))
    assert [one.measurement.outcome for one in findings] == ["work_at_end", "internship_ever"]
    assert sorted(set(asked)) == [("made_up", 1), ("made_up", 2), ("made_up", 3)]
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]
    for one in findings:
        model = one.model
        assert model.low_95 <= model.low_80 <= model.high_80 <= model.high_95
        assert (one.n_people, one.n_pairs) == (150.0, 3)
    assert findings[0].model.comparator < 0.20
    assert run_trials([trial], numbers, replications=3) == findings


def test_only_those_who_meet_the_criteria_are_followed(tmp_path: Path) -> None:
    text = WHOLE.replace("[population]", "[population]\npsychiatric_diagnosis = true")
    [one] = held(made_trial(tmp_path, text))
    [rest] = held(made_trial(tmp_path, text.replace("= true", "= false")))
    assert one.n_people + rest.n_people == 150.0
    assert 30 < one.n_people < 110


@pytest.mark.parametrize(
    ("criteria", "said"),
    [
        (
            "age_years = [67, 67]\nlives_with_parents = true",
            r"none of the 150 citizens .* \(age_years, lives_with_parents\)",
        ),
        ("months_on_benefit_at_least = 200", r"At least 20 are needed"),
    ],
)
def test_criteria_that_nobody_meets_are_told_before_the_work(tmp_path: Path, criteria: str, said: str) -> None:
    trial = made_trial(tmp_path, WHOLE.replace("[population]", f"[population]\n{criteria}"))
    done = []
    with pytest.raises(ScenarioError, match=said) as caught:
        run_trials([trial], no_numbers, replications=2, progress=lambda *told: done.append(told))
    assert str(caught.value).startswith(f"{trial.path}, key 'population'")
    assert done == []


def test_what_cannot_be_held_is_refused(tmp_path: Path) -> None:
    trial = made_trial(tmp_path)
    with pytest.raises(CubbSimError, match="no trial"):
        run_trials([], no_numbers)
    with pytest.raises(CubbSimError, match="At least one replication"):
        held(trial, replications=0)
    with pytest.raises(CubbSimError, match="Seeds 999999 to 1000000"):
        run_trials([trial], no_numbers, replications=2, seed=999_999)
    with pytest.raises(CubbSimError, match="Two of the trials have the id 'made_up'"):
        run_trials([trial, trial], no_numbers)


@pytest.mark.slow
def test_the_number_of_workers_changes_nothing(tmp_path: Path) -> None:
    trial = made_trial(tmp_path)
    alone, shared = held(trial, replications=4), held(trial, replications=4, workers=2)
    assert alone == shared
