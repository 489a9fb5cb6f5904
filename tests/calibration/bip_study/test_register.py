"""The register holds what happened: the same run told by the model's own record agrees with it."""

from __future__ import annotations

import numpy as np
import pytest

from cubb_sim.calibration.bip_study.register import LATENTS, PERSONS_PER_POST, observe
from cubb_sim.kinds import NOBODY, NOT_YET, State
from cubb_sim.model import EmploymentServiceModel
from tests.calibration.bip_study.made import SEED, SMALL, small_plan, small_register


@pytest.fixture(scope="module")
def people() -> np.ndarray:
    everybody = EmploymentServiceModel(small_plan(), seed=SEED).run_to_horizon().people
    return np.asarray(everybody[everybody.is_cohort == 1]).view(np.ndarray)


def test_looking_every_month_changes_nobodys_life(people: np.ndarray) -> None:
    register = small_register()
    assert register.n_citizens == 400
    assert np.array_equal(register.people, people)


def test_the_last_month_is_what_the_run_left_behind(people: np.ndarray) -> None:
    register = small_register()
    for name in ("state", "n_shifts", "months_without_measure", "measure", "category"):
        assert np.array_equal(getattr(register, name)[-1], people[name]), name


def test_the_first_month_seen_in_work_is_the_month_of_the_first_hours(people: np.ndarray) -> None:
    register = small_register()
    in_work = (register.state == State.HOURS) | (register.state == State.JOB)
    seen = np.where(in_work.any(axis=0), in_work.argmax(axis=0), NOT_YET)
    first = people["first_hours_month"]
    assert np.all((seen == NOT_YET) | (seen >= first))  # work lost in its first month is never seen at its end
    assert np.mean(seen == first) > 0.97
    assert np.sum(first > 0) > 10
    assert np.array_equal(register.first_hours_month, first)


def test_shifts_only_add_up() -> None:
    register = small_register()
    assert np.all(np.diff(register.n_shifts.astype(int), axis=0) >= 0)
    assert register.n_shifts[0].sum() == 0
    assert register.n_shifts[-1].sum() > 0


def test_a_new_caseworker_in_two_months_running_is_a_shift() -> None:
    register = small_register()
    now, before = register.caseworker[1:], register.caseworker[:-1]
    changed = (now != before) & (now != NOBODY) & (before != NOBODY)
    assert changed.sum() > 20
    assert np.all(np.diff(register.n_shifts.astype(int), axis=0)[changed] >= 1)


def test_nobody_with_an_ordinary_job_or_gone_has_a_caseworker() -> None:
    register = small_register()
    assert np.all(register.caseworker[register.state >= State.JOB] == NOBODY)
    served = register.caseworker[register.state < State.JOB]
    assert np.mean(served != NOBODY) > 0.9
    assert np.all(served[served != NOBODY] % PERSONS_PER_POST >= 1)


def test_final_states_have_a_first_month() -> None:
    register = small_register()
    first = register.first_month_in(State.LEFT)
    who = int(np.flatnonzero(first != NOT_YET)[0])
    assert register.state[first[who], who] == State.LEFT
    assert register.state[first[who] - 1, who] != State.LEFT
    assert np.all((first != NOT_YET) == (register.state[-1] == State.LEFT))


def test_a_photograph_shows_the_latent_states_of_its_month() -> None:
    model = EmploymentServiceModel(small_plan(), seed=SEED)
    for _ in range(9):
        model.step()
    citizens = model.world.citizens[model.world.citizens.is_cohort == 1]
    register = small_register()
    photograph = register.latents[register.snapshot_months.index(9)]
    for row, name in enumerate(LATENTS):
        assert np.array_equal(photograph[row], citizens[name]), name


def test_an_intervention_is_seen_in_the_month_it_is_made() -> None:
    def doubt(model: EmploymentServiceModel) -> None:
        model.world.citizens["belief"][:] = 0.125

    register = observe(small_plan(), SEED, SMALL.months(24), intervention=doubt)
    assert np.all(register.latents[:, LATENTS.index("belief")] == 0.125)
