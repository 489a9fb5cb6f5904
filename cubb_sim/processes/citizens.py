"""The citizens' month: one after the other, each goes through the steps that concern him or her alone.

Interaction between citizens runs through what they share (a caseworker's hours, places, openings), which the processes
of the municipality settle before and after. Within a loop, who comes first matters only for openings; the loop
therefore begins at a citizen drawn anew each month.
"""

from __future__ import annotations

from cubb_sim.compilation import process, step
from cubb_sim.decisions import MunicipalityDraw
from cubb_sim.kinds import FIRST_GONE, Record, State
from cubb_sim.processes.account import month_is_paid
from cubb_sim.processes.arrivals import citizen_may_leave
from cubb_sim.processes.granting import plan_moves_on
from cubb_sim.processes.job_finding import citizen_may_find_work, work_goes_on
from cubb_sim.processes.life import citizen_acts, life_happens
from cubb_sim.processes.meetings import citizen_may_meet
from cubb_sim.processes.places import joins_queue
from cubb_sim.processes.progress import course_goes_on, measure_runs_out
from cubb_sim.processes.records import citizen_is_counted
from cubb_sim.randomness import uniform
from cubb_sim.world import Here, World, stand_in


@step
def meets_and_plans(here: Here, k: int, c: Record, i: int) -> None:
    """First half of a citizen's month: meeting, decision, queue."""
    citizen_may_meet(here, k, c, i)
    plan_moves_on(here, k, c)
    joins_queue(here, k, c, i)


@step
def lives_the_month(here: Here, k: int, c: Record, i: int) -> None:
    """Second half of a citizen's month: course, work, life, reaction, exit, account."""
    course_goes_on(here, c)
    measure_runs_out(here, k, c)
    citizen_may_find_work(here, k, c, i)
    work_goes_on(here, k, c, i)
    life_happens(here, k, c, i)
    citizen_acts(here, k, c, i)
    citizen_may_leave(here, k, c, i)
    month_is_paid(here, c)


@process
def citizens_meet_and_plan(world: World, m: int) -> None:
    """Meetings with everybody on benefit, the plans that follow, and the queue for places."""
    here = stand_in(world, m)
    town = here.town
    town.attention_minutes, town.n_queue = 0.0, 0
    for k in range(town.first_citizen, town.end_citizen):
        c = here.citizens[k]
        if c.state < State.JOB:
            meets_and_plans(here, k, c, k - town.first_citizen)


@process
def citizens_live_the_month(world: World, m: int) -> None:
    """What measures build, work found, kept and lost, life events, reactions, exits, and everybody's account."""
    here = stand_in(world, m)
    town = here.town
    town.benefit_kr, town.n_measures, town.n_own_measures, town.n_bought = 0, 0, 0, 0
    n = town.end_citizen - town.first_citizen
    begin = int(uniform(here.seed, MunicipalityDraw.FIRST_IN_LINE, here.month, town.address) * n)
    for turn in range(n):
        i = begin + turn
        if i >= n:
            i -= n
        k = town.first_citizen + i
        c = here.citizens[k]
        if c.state < FIRST_GONE:
            lives_the_month(here, k, c, i)
        citizen_is_counted(here, c)
