"""The order of one month (ODD 3).

`live_one_month` is the schedule: one compiled function that calls the processes in order, municipality by
municipality. `SCHEDULE` is read off that function, so what is printed is what runs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from cubb_sim.balances import Balance, broken_balance
from cubb_sim.compilation import entry, plain, process
from cubb_sim.processes.account import effort_is_paid
from cubb_sim.processes.arrivals import citizens_arrive
from cubb_sim.processes.citizens import (
    citizens_live_the_month,
    citizens_meet_and_plan,
    lives_the_month,
    meets_and_plans,
)
from cubb_sim.processes.firms import firms_forget
from cubb_sim.processes.first_cohort import first_cohort_settles
from cubb_sim.processes.management import management_steers, practice_and_competence_grow
from cubb_sim.processes.meetings import caseworkers_prepare
from cubb_sim.processes.places import places_are_given
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
    citizens_meet_and_plan(world, m)
    places_are_given(world, m)
    citizens_live_the_month(world, m)
    firms_forget(world, m)
    effort_is_paid(world, m)
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


@entry
def live_months(world: World, n: int) -> tuple[int, int, float, float]:
    """Live `n` months without coming back in between; stops at the first balance that does not close."""
    for _ in range(n):
        balance, m, left, right = live_one_month(world)
        if balance != Balance.CLOSED:
            return balance, m, left, right
    return Balance.CLOSED, 0, 0.0, 0.0


@entry
def settle(world: World) -> None:
    """Fill every municipality with its first cohort, and record month 0."""
    for m in range(world.municipalities.shape[0]):
        first_cohort_settles(world, m)
        month_is_recorded(world, m)


class Process(NamedTuple):
    """One line of the schedule.

    Attributes:
        name: what happens, as a sentence in snake case.
        function: the compiled process, `(world, m) -> None`; or a step, which the process above it calls.
        summary: first line of its docstring.
        module: where it stands.
        steps: what each citizen goes through, in order, where the process is a loop over citizens.
    """

    name: str
    function: Callable[..., None]
    summary: str
    module: str
    steps: tuple[Any, ...] = ()


def _called_by(function: Any) -> list[Any]:
    original = plain(function)
    return [original.__globals__[name] for name in original.__code__.co_names]


def _line(function: Any, steps: tuple[Any, ...] = ()) -> Process:
    original = plain(function)
    return Process(original.__name__, function, original.__doc__.strip().splitlines()[0], original.__module__, steps)


def _read_off(month: Any) -> tuple[Process, ...]:
    loops = {citizens_meet_and_plan: meets_and_plans, citizens_live_the_month: lives_the_month}
    return tuple(
        _line(f, tuple(_line(step) for step in _called_by(loops[f])) if f in loops else ()) for f in _called_by(month)
    )


SCHEDULE: tuple[Process, ...] = _read_off(month_in_municipality)
"""The processes of one month, in the order in which they run in each municipality."""


def schedule_as_text() -> str:
    """The schedule as numbered lines, with the steps of a citizen's month below the loops they belong to."""
    lines = []
    for n, line in enumerate(SCHEDULE, 1):
        lines.append(f"{n:2}. {line.name}: {line.summary}")
        lines += [f"    {n}.{s} {step.name}: {step.summary}" for s, step in enumerate(line.steps, 1)]
    return "\n".join(lines)
