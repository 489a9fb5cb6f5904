"""The slice of the schedule that `objects.py` also lives, composed of the model's own processes and steps.

In the order of the schedule: demand, turnover, ageing and shifts, time, meetings with the plans that follow, and work
found, kept and lost. Everything else of a month is left out on both sides.
"""

from __future__ import annotations

from cubb_sim.compilation import entry, process
from cubb_sim.decisions import MunicipalityDraw
from cubb_sim.kinds import FIRST_GONE, State
from cubb_sim.population import Plan, build_world
from cubb_sim.processes.job_finding import citizen_may_find_work, work_goes_on
from cubb_sim.processes.meetings import caseworkers_prepare, citizen_may_meet
from cubb_sim.processes.staffing import caseworkers_come_and_go, citizens_change_caseworker
from cubb_sim.processes.surroundings import demand_changes, dice_are_thrown
from cubb_sim.processes.time_use import caseworkers_plan_their_time
from cubb_sim.randomness import uniform
from cubb_sim.schedule import settle
from cubb_sim.world import MONTH, World, stand_in


@process
def citizens_meet(world: World, m: int) -> None:
    """Meetings with everybody on benefit."""
    here = stand_in(world, m)
    town = here.town
    town.attention_minutes = 0.0
    for k in range(town.first_citizen, town.end_citizen):
        c = here.citizens[k]
        if c.state < State.JOB:
            citizen_may_meet(here, k, c, k - town.first_citizen)


@process
def citizens_work(world: World, m: int) -> None:
    """Work found, kept and lost, from a citizen drawn anew each month onwards."""
    here = stand_in(world, m)
    town = here.town
    n = town.end_citizen - town.first_citizen
    begin = int(uniform(here.seed, MunicipalityDraw.FIRST_IN_LINE, here.month, town.address) * n)
    for turn in range(n):
        i = begin + turn
        if i >= n:
            i -= n
        k = town.first_citizen + i
        c = here.citizens[k]
        if c.state < FIRST_GONE:
            citizen_may_find_work(here, k, c, i)
            work_goes_on(here, k, c, i)


@entry
def live_slice(world: World, n_months: int) -> None:
    """Live the slice for `n_months` in every municipality."""
    for _ in range(n_months):
        world.clock[MONTH] += 1
        for m in range(world.municipalities.shape[0]):
            dice_are_thrown(world, m)
            demand_changes(world, m)
            caseworkers_come_and_go(world, m)
            citizens_change_caseworker(world, m)
            caseworkers_plan_their_time(world, m)
            caseworkers_prepare(world, m)
            citizens_meet(world, m)
            citizens_work(world, m)


@entry
def uniform_of_the_model(seed: int, decision: int, month: int, entity: int) -> float:
    """The model's own draw, for calls from Python."""
    return uniform(seed, decision, month, entity)


def settled_world(plan: Plan, seed: int) -> World:
    """The world of one run with its first cohort, at month 0: where both sides begin."""
    world = build_world(plan, seed, events=False)
    settle(world)
    return world
