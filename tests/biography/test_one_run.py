"""The run whose lives are told is that of `run` with the same seed, whatever scenario, numbers and model it has."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from cubb_sim import EmploymentServiceModel, changed_scenario, run
from cubb_sim.biography import LivedRun, life_of, lived, tell
from cubb_sim.errors import CubbSimError, UnknownNameError
from tests.biography.conftest import Told, small

SMALL = small("holstebro", citizens=40, horizon=12)
CHANGED = changed_scenario(SMALL, levers={"meetings_per_year": 8}, disturbances={"kind": "reform", "month": 3})


class WithAVisitor(EmploymentServiceModel):
    """A model of one's own: somebody looks in each month."""

    def step(self) -> None:
        super().step()
        self.world.citizens.trust[:] = 0.9


HOW: dict[str, tuple[Any, dict[str, Any]]] = {
    "as it is": (SMALL, {}),
    "another seed": (SMALL, {"seed": 3}),
    "set in Python": (CHANGED, {}),
    "the centre": (SMALL, {"fixed": True}),
    "contested": (SMALL, {"assume": ("belief.information=uniform(0.5, 1.5)", "caseload=70"), "seed": 5}),
    "a model of one's own": (SMALL, {"model": WithAVisitor}),
}


@pytest.mark.parametrize("case", HOW)
def test_it_is_the_first_run_of_run(case: str) -> None:
    scenario, how = HOW[case]
    one = lived(scenario, **how)
    result = run(scenario, replications=1, events=True, **how)
    assert one.outcome.events is not None
    np.testing.assert_array_equal(one.outcome.events, result.replications[0].events)
    for kept in ("flows", "stocks", "ledger"):
        np.testing.assert_array_equal(getattr(one.outcome, kept), getattr(result.replications[0], kept))
    assert one.manifest.run_id == result.manifest.run_id
    assert one.manifest.assumptions == result.manifest.assumptions
    assert one.manifest.rewritten == result.manifest.rewritten
    assert one.scenario == result.scenario


def test_the_cases_are_different_runs() -> None:
    runs = [lived(scenario, **how) for scenario, how in HOW.values()]
    assert len({one.outcome.events.tobytes() for one in runs if one.outcome.events is not None}) == len(HOW)
    assert len({one.manifest.run_id for one in runs}) == len(HOW)


def test_a_life_is_told_with_the_register_of_the_start(today: Told) -> None:
    """The fixture puts run and register together by hand, with the numbers of the centre."""
    one = lived(small("holstebro"), fixed=True)
    for citizen in (1, "17", "holstebro:120"):
        by_hand = life_of(today.outcome, citizen, today.register)
        assert one.life(citizen) == by_hand
        assert tell(one.life(citizen), "da") == tell(by_hand, "da")
    without = life_of(one.outcome, 17)
    assert tell(one.life(17), "da") != tell(without, "da")


def test_the_same_person_is_followed_in_two_scenarios() -> None:
    here, there = lived(SMALL), lived(CHANGED)
    assert here.life(17).card == there.life(17).card
    assert here.life(17) != there.life(17)
    assert lived(SMALL, seed=2).life(17).card != here.life(17).card


def test_a_watcher_sees_the_start_and_every_month_and_changes_nothing() -> None:
    trust: list[tuple[int, float]] = []
    watched = lived(SMALL, watch=lambda model: trust.append((model.month, float(model.world.citizens.trust.mean()))))
    alone = lived(SMALL)
    assert [month for month, _ in trust] == list(range(13))
    assert len({value for _, value in trust}) == 13
    np.testing.assert_array_equal(watched.outcome.events, alone.outcome.events)
    assert watched.manifest.run_id == alone.manifest.run_id


def test_nothing_of_the_model_is_left() -> None:
    kept: list[EmploymentServiceModel] = []
    assert isinstance(lived(SMALL, watch=kept.append), LivedRun)
    assert vars(kept[0]) == {}


def test_a_model_whose_watcher_fails_is_not_left_either() -> None:
    kept: list[EmploymentServiceModel] = []

    def fail(model: EmploymentServiceModel) -> None:
        kept.append(model)
        if model.month == 2:
            raise ValueError("Enough.")

    with pytest.raises(ValueError, match="Enough"):
        lived(SMALL, watch=fail)
    assert vars(kept[0]) == {}


def test_what_cannot_be_lived_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'holstebro'"):
        lived("holstebo")
    with pytest.raises(CubbSimError, match=r"seed: 1\.5 is not a whole number"):
        lived(SMALL, seed=1.5)  # type: ignore[arg-type]
    with pytest.raises(CubbSimError, match="Choose them from 0 to"):
        lived(SMALL, seed=-1)
    with pytest.raises(CubbSimError, match="is not a class of models"):
        lived(SMALL, model=EmploymentServiceModel(SMALL))
    with pytest.raises(CubbSimError, match="no citizen 4000 in Holstebro"):
        lived(SMALL).life(4000)
