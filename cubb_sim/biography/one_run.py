"""One run lived with its events kept, so that the lives in it can be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from cubb_sim.biography.life import Life, life_of
from cubb_sim.biography.register import Register, register_of
from cubb_sim.knowledge import Assumption
from cubb_sim.living import Prepared, prepared
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.outcome import Outcome
from cubb_sim.population import with_values
from cubb_sim.results import Manifest
from cubb_sim.run import checked_model, checked_seeds, manifest_with, read_scenario
from cubb_sim.scenario import Scenario

Watch = Callable[[EmploymentServiceModel], object]
"""Is shown the model at the start, month 0, and after each month."""


@dataclass(frozen=True, eq=False)
class LivedRun:
    """One run with what is needed to tell the lives in it.

    Attributes:
        scenario: what was lived, with what is contested taken out of it.
        outcome: what the run left behind, with one row per event; `find_citizens` takes it.
        register: what the numbers in those rows stand for.
        manifest: where the run comes from: scenario, seed, numbers, assumptions, and what was rewritten.
    """

    scenario: Scenario
    outcome: Outcome
    register: Register
    manifest: Manifest

    def life(self, citizen: int | str) -> Life:
        """The life of one citizen.

        Args:
            citizen: number within the municipality, from 1; `"Holstebro:231"` where there are several.

        Raises:
            CubbSimError: there is no such citizen.
            UnknownNameError: there is no such municipality.
        """
        return life_of(self.outcome, citizen, self.register)


def lived(  # noqa: PLR0913 (options by name, each with a default)
    scenario: Scenario | str | Path,
    *,
    seed: int = 1,
    fixed: bool = False,
    assume: Iterable[str | Assumption] = (),
    posterior: str | Path | None = None,
    model: type[EmploymentServiceModel] = EmploymentServiceModel,
    watch: Watch | None = None,
) -> LivedRun:
    """Live one run and keep its events: the replication that `run` gives with this seed, person by person.

    The same seed has the same people in every scenario, so that one of them can be followed in two. Another seed has
    other people.

    Args:
        scenario: a scenario, its shipped name or the path of its file.
        seed: of the run.
        fixed, assume, posterior, model: as in `run`.
        watch: is called with the model at the start and after each month, and takes from it what it wants to keep: the
            model is emptied when the run ends.

    Raises:
        ScenarioError: the scenario cannot be used.
        BalanceError: a balance did not close.
        CubbSimError: a seed outside the ranges, an assumption, a calibration or a model that cannot be used.
    """
    (checked,) = checked_seeds(seed, 1)
    ready = prepared(read_scenario(scenario), fixed=fixed, assume=assume, posterior=posterior)
    rewritten = checked_model(model).own_parts()
    outcome, register = lived_as_prepared(ready, checked, model, watch)
    return LivedRun(ready.plan.scenario, outcome, register, manifest_with(ready, [checked], rewritten))


def lived_as_prepared(
    ready: Prepared,
    seed: int,
    model: type[EmploymentServiceModel] = EmploymentServiceModel,
    watch: Watch | None = None,
) -> tuple[Outcome, Register]:
    """The same for a scenario that is ready to be run: what the run left behind, and the register of its people."""
    alive = model(with_values(ready.plan, ready.knowledge.values(seed)), seed=seed, events=True)
    register = register_of(alive.world)
    try:
        if watch is not None:
            watch(alive)
            for _ in range(ready.plan.scenario.horizon_months):
                alive.step()
                watch(alive)
        return alive.run_to_horizon(), register
    finally:
        alive.__dict__.clear()  # else the arrays would wait for the garbage collector; see `cubb_sim.living.live`
