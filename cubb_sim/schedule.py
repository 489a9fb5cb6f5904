"""The order of one month (ODD 3).

`live_one_month` is the schedule: one compiled function that calls the processes in order, municipality by
municipality. `SCHEDULE` is read off that function, so what is printed is what runs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from cubb_sim.balances import Balance, broken_balance
from cubb_sim.compilation import process
from cubb_sim.processes.account import money_is_accounted
from cubb_sim.processes.arrivals import citizens_arrive, citizens_leave
from cubb_sim.processes.first_cohort import first_cohort_settles
from cubb_sim.processes.firms import firms_forget
from cubb_sim.processes.granting import decisions_are_made
from cubb_sim.processes.job_finding import citizens_find_jobs, work_is_kept_or_lost
from cubb_sim.processes.life import citizens_act, life_happens
from cubb_sim.processes.management import management_steers, practice_and_competence_grow
from cubb_sim.processes.meetings import caseworkers_prepare, meetings_are_held
from cubb_sim.processes.places import places_are_given
from cubb_sim.processes.progress import courses_go_on, measures_run_out
from cubb_sim.processes.records import month_is_recorded
from cubb_sim.processes.staffing import caseworkers_come_and_go, citizens_change_caseworker
from cubb_sim.processes.surroundings import demand_changes, dice_are_thrown, offers_open_and_close
from cubb_sim.processes.time_use import caseworkers_plan_their_time
from cubb_sim.world import MONTH, World


@process
def month_in_municipality(world: World, m: int) -> None:
    """One month of one municipality, in order."""
    dice_are_thrown(world, m)
    demand_changes(world, m)
    offers_open_and_close(world, m)
    management_steers(world, m)
    practice_and_competence_grow(world, m)
    caseworkers_come_and_go(world, m)
    citizens_change_caseworker(world, m)
    caseworkers_plan_their_time(world, m)
    caseworkers_prepare(world, m)
    meetings_are_held(world, m)
    decisions_are_made(world, m)
    places_are_given(world, m)
    courses_go_on(world, m)
    measures_run_out(world, m)
    firms_forget(world, m)
    citizens_find_jobs(world, m)
    work_is_kept_or_lost(world, m)
    life_happens(world, m)
    citizens_act(world, m)
    citizens_leave(world, m)
    money_is_accounted(world, m)
    citizens_arrive(world, m)
    month_is_recorded(world, m)


@process
def live_one_month(world: World) -> tuple[int, int, float, float]:
    """Advance the clock and live one month in every municipality.

    Returns:
        The first balance that does not close (`Balance.CLOSED` where all do), its municipality and its two sides.
    """
    world.clock[MONTH] += 1
    for m in range(world.municipalities.shape[0]):
        month_in_municipality(world, m)
        balance, left, right = broken_balance(world, m)
        if balance != Balance.CLOSED:
            return balance, m, left, right
    return Balance.CLOSED, 0, 0.0, 0.0


@process
def settle(world: World) -> None:
    """Fill every municipality with its first cohort, and record month 0."""
    for m in range(world.municipalities.shape[0]):
        first_cohort_settles(world, m)
        month_is_recorded(world, m)


class Process(NamedTuple):
    """One line of the schedule.

    Attributes:
        name: what happens, as a sentence in snake case.
        function: the compiled process, `(world, m) -> None`.
        summary: first line of its docstring.
        module: where it stands.
    """

    name: str
    function: Callable[[World, int], None]
    summary: str
    module: str


def _plain(function: Any) -> Any:
    return getattr(function, "py_func", function)


def _read_off(month: Any) -> tuple[Process, ...]:
    functions = [globals()[name] for name in _plain(month).__code__.co_names]
    return tuple(
        Process(
            _plain(f).__name__, f, (_plain(f).__doc__ or "").strip().splitlines()[0], _plain(f).__module__
        )
        for f in functions
    )


SCHEDULE: tuple[Process, ...] = _read_off(month_in_municipality)
"""The processes of one month, in the order in which they run in each municipality."""


def schedule_as_text() -> str:
    """The schedule as numbered lines."""
    return "\n".join(f"{n:2}. {line.name}: {line.summary}" for n, line in enumerate(SCHEDULE, 1))
