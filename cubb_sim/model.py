"""`EmploymentServiceModel`: who exists, the clock and the loop, as a Mesa model."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import numpy as np

from cubb_sim.agents import AgentViews
from cubb_sim.balances import Balance
from cubb_sim.errors import BalanceError, CubbSimError
from cubb_sim.events import EVENT_ROW
from cubb_sim.knowledge import knowledge_of
from cubb_sim.outcome import Outcome
from cubb_sim.population import Plan, build_world, plan
from cubb_sim.rewriting import Entries, checked_rules, entries_with, own_parts
from cubb_sim.scenario import Scenario, load_scenario
from cubb_sim.schedule import SCHEDULE, Process
from cubb_sim.state import empty
from cubb_sim.world import World

ROWS_PER_CITIZEN_MONTH = 8
"""Room made before each month; no citizen can take part in more events than this on average."""
FRESH_SEEDS = range(2**31, 2**32)
"""Seeds of runs that nobody gave one; `run` takes them too, so that such a run can be lived again."""


class EmploymentServiceModel(AgentViews):
    """One run of one scenario.

    Under Mesa's own habits: `model.step()` lives one month, `model.agents` are views of the records, `DataCollector`
    and `AgentSet` work. A model of one's own is a subclass: one with other rules, made by `with_rules`, or one with
    processes in Python, listed in `extra_processes`. `cubb_sim.run` takes it as `model`.

    Args:
        scenario: a scenario, its shipped name or a path: it is run with the centre of the posterior. Or a plan, which
            brings its numbers along.
        seed: of the run; same seed, same lives. `None`, as Mesa's `batch_run` passes for each of its iterations: a new
            one of `FRESH_SEEDS` every time, which `run_seed` tells.
        events: keep one row per event.
    """

    extra_processes: ClassVar[tuple[Callable[[Any], None], ...]] = ()
    """Python processes of a subclass, called with the model after each month of the compiled schedule."""

    rules: ClassVar[Mapping[str, Callable[..., Any]]] = {}
    """Python functions that stand in the place of rules, by the rule's name; see `with_rules`."""

    schedule: ClassVar[tuple[Process, ...]] = SCHEDULE

    def __init_subclass__(cls, **options: Any) -> None:
        """Rules of all the classes it comes from hold, the nearest first; what cannot stand is refused at once."""
        super().__init_subclass__(**options)
        cls.rules = checked_rules(
            {k: f for one in reversed(cls.__mro__) for k, f in vars(one).get("rules", {}).items()}
        )
        if not (isinstance(cls.extra_processes, (tuple, list)) and all(map(callable, cls.extra_processes))):
            raise CubbSimError(
                f"extra_processes of {cls.__name__}: {cls.extra_processes!r} is no tuple of functions. Of one alone: "
                "extra_processes = (my_process,)"
            )

    @classmethod
    def with_rules(cls, **rules: Callable[..., Any]) -> type[EmploymentServiceModel]:
        """A model in which rules are rewritten, at compiled speed and with the same lives up to what the rules change.

            def grasp_probability(at_caseworker, clarity_sd, p):
                return 1.0

            Heard = EmploymentServiceModel.with_rules(grasp_probability=grasp_probability)
            heard = run("holstebro", model=Heard)

        Each is a plain Python function of numbers with the arguments of the rule it replaces (docs/odd.md, section 7).
        It is compiled with the constants and functions it uses when the model is first run, which takes some seconds,
        on a machine that has never done it a minute; the compiled code is kept on disk.

        Args:
            rules: functions by the name of the rule each replaces. Rules rewritten in this class stay so.

        Raises:
            UnknownNameError: there is no such rule.
            CubbSimError: it cannot be rewritten, or what is given does not take its arguments.
        """
        return type(
            f"{cls.__name__}WithRules", (cls,), {"rules": rules, "__doc__": cls.__doc__, "__module__": cls.__module__}
        )

    @classmethod
    def entries(cls) -> Entries:
        """The doors into the compiled month of this class."""
        return entries_with(cls.rules)

    @classmethod
    def own_parts(cls) -> tuple[str, ...]:
        """What somebody has written of this model: rules, processes, methods, attributes, each with a fingerprint."""
        return own_parts(cls, EmploymentServiceModel, cls.entries().rewritten)

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
        self._doors = self.entries()
        self._doors.announce()
        self.world: World = build_world(self.plan, seed, events=events)
        self._doors.call(self._doors.settle, self.world)

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
        self._live_months(1)
        for process in self.extra_processes:
            process(self)
        self.running = self.month < self.scenario.horizon_months
        if not self.running:
            self._doors.mark()

    def run_to_horizon(self) -> Outcome:
        """Live all months and return what is left behind."""
        left = self.scenario.horizon_months - self.month
        if self.has_events or self.extra_processes or type(self).step is not EmploymentServiceModel.step:
            for _ in range(left):
                self.step()
        else:
            self._live_months(left)
        self.running = False
        self._doors.mark()
        return self.outcome()

    def _live_months(self, n: int) -> None:
        balance, m, left, right = self._doors.call(self._doors.live_months, self.world, n)
        if self.has_events and self.world.n_rows[0] > len(self.world.rows):
            raise CubbSimError(f"More events in month {self.month} than there was room for: some rows were lost.")
        if balance != Balance.CLOSED:
            name = Balance(balance).name.lower().replace("_", " ")
            raise BalanceError(name, self.month, self.scenario.municipalities[m].name, left, right)

    def outcome(self) -> Outcome:
        """What the run has left behind so far."""
        world = self.world
        if self._doors.rewritten:
            self._refuse_what_is_no_number()
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

    def _refuse_what_is_no_number(self) -> None:
        """A rewritten rule that divides by nothing gives no exception, but numbers that are none."""
        citizens = self.world.citizens
        for name in citizens.dtype.names:
            if citizens.dtype[name].kind == "f" and not np.isfinite(citizens[name]).all():
                rules = ", ".join(one.split()[0] for one in self._doors.rewritten)
                raise CubbSimError(
                    f"with_rules: after {self.month} months the citizens' '{name}' is no number for "
                    f"{int(np.sum(~np.isfinite(citizens[name])))} of them. Look for a division by nothing, or the "
                    f"logarithm of something not above 0, in what replaces {rules}."
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
