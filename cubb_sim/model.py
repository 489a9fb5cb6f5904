"""`EmploymentServiceModel`: who exists, the clock and the loop, as a Mesa model."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np

from cubb_sim.agents import AgentViews
from cubb_sim.balances import Balance
from cubb_sim.compilation import announce_compilation, mark_compiled
from cubb_sim.errors import BalanceError, CubbSimError
from cubb_sim.events import EVENT_ROW
from cubb_sim.knowledge import knowledge_of
from cubb_sim.outcome import Outcome
from cubb_sim.population import Plan, build_world, plan
from cubb_sim.scenario import Scenario, load_scenario
from cubb_sim.schedule import SCHEDULE, Process, live_months, settle
from cubb_sim.state import empty
from cubb_sim.world import World

ROWS_PER_CITIZEN_MONTH = 8
"""Room made before each month; no citizen can take part in more events than this on average."""
FRESH_SEEDS = range(2**31, 2**32)
"""Seeds of runs that nobody gave one; `run` takes them too, so that such a run can be lived again."""


class EmploymentServiceModel(AgentViews):
    """One run of one scenario.

    Under Mesa's own habits: `model.step()` lives one month, `model.agents` are views of the records, `DataCollector`
    and `AgentSet` work. A mechanism of one's own is a method added by subclassing; see `extra_processes`.

    Args:
        scenario: a scenario, its shipped name or a path: it is run with the centre of the posterior. Or a plan, which
            brings its numbers along.
        seed: of the run; same seed, same lives. `None`, as Mesa's `batch_run` passes for each of its iterations: a new
            one of `FRESH_SEEDS` every time, which `run_seed` tells.
        events: keep one row per event.
    """

    extra_processes: ClassVar[tuple[Callable[[Any], None], ...]] = ()
    """Python processes of a subclass, called with the model after each month of the compiled schedule."""

    schedule: ClassVar[tuple[Process, ...]] = SCHEDULE

    def __init__(
        self, scenario: Scenario | Plan | str = "four_partners", *, seed: int | None = 1, events: bool = False
    ) -> None:
        seed = FRESH_SEEDS[secrets.randbelow(len(FRESH_SEEDS))] if seed is None else int(seed)
        super().__init__(rng=seed)
        if isinstance(scenario, str):
            scenario = load_scenario(scenario)
        if not isinstance(scenario, Plan):
            scenario = plan(scenario, knowledge_of(scenario, fixed=True).values(seed))
        self.plan: Plan = scenario
        self.run_seed = seed
        self.has_events = events
        announce_compilation()
        self.world: World = build_world(self.plan, seed, events=events)
        settle(self.world)

    @property
    def scenario(self) -> Scenario:
        """The scenario the model runs."""
        return self.plan.scenario

    @scenario.setter
    def scenario(self, mesas_own: object) -> None:
        """Mesa 3.5 gives every model a scenario of Mesa's own kind; ours is in the plan."""

    def step(self) -> None:
        """Live one month.

        Raises:
            BalanceError: a balance of people, hours, places or money does not close.
            CubbSimError: the horizon has been reached.
        """
        if self.month >= self.scenario.horizon_months:
            raise CubbSimError(f"The horizon of {self.scenario.horizon_months} months has been reached.")
        self._make_room_for_events()
        self._stop_if_broken(live_months(self.world, 1))
        for process in self.extra_processes:
            process(self)
        self.running = self.month < self.scenario.horizon_months
        if not self.running:
            mark_compiled()

    def run_to_horizon(self) -> Outcome:
        """Live all months and return what is left behind."""
        left = self.scenario.horizon_months - self.month
        if self.has_events or self.extra_processes or type(self).step is not EmploymentServiceModel.step:
            for _ in range(left):
                self.step()
        else:
            self._stop_if_broken(live_months(self.world, left))
        self.running = False
        mark_compiled()
        return self.outcome()

    def _stop_if_broken(self, month: tuple[int, int, float, float]) -> None:
        balance, m, left, right = month
        if self.has_events and self.world.n_rows[0] > len(self.world.rows):
            raise CubbSimError(f"More events in month {self.month} than there was room for: some rows were lost.")
        if balance != Balance.CLOSED:
            name = Balance(balance).name.lower().replace("_", " ")
            raise BalanceError(name, self.month, self.scenario.municipalities[m].name, left, right)

    def outcome(self) -> Outcome:
        """What the run has left behind so far."""
        world = self.world
        rows = world.rows[: int(world.n_rows[0])] if self.has_events else None
        return Outcome(
            seed=self.run_seed,
            horizon_months=self.scenario.horizon_months,
            municipalities=tuple(m.name for m in self.scenario.municipalities),
            people=self._arrived(),
            flows=world.flows,
            stocks=world.stocks,
            ledger=world.ledger,
            events=rows,
        )

    def _arrived(self) -> Any:
        """Records of everybody who has arrived: a copy only while some are still to come."""
        towns = self.world.municipalities
        if np.all(towns.end_citizen == towns.last_citizen):
            return self.world.citizens
        slots = [np.arange(town.first_citizen, town.end_citizen) for town in towns]
        return self.world.citizens[np.concatenate(slots)]

    def _make_room_for_events(self) -> None:
        world = self.world
        if not self.has_events:
            return
        used = int(world.n_rows[0])
        needed = used + ROWS_PER_CITIZEN_MONTH * len(self.world.citizens) + 1000
        if needed > len(world.rows):
            rows = empty(EVENT_ROW, max(needed, 2 * len(world.rows)))
            rows[:used] = world.rows[:used]
            self.world = world._replace(rows=rows)
