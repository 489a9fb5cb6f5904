"""How each caseworker's month is shared between demands, learning, meetings, calls and follow-up."""

from __future__ import annotations

from cubb_sim.compilation import process, step
from cubb_sim.kinds import Record
from cubb_sim.rules.caseload import (
    MINUTES,
    affordable_free_minutes,
    demands_share,
    follow_up_share,
    hours_for_citizens,
    meeting_minutes,
    share_of_meetings_held,
    strain_goal,
)
from cubb_sim.rules.scales import MONTHS_PER_YEAR, towards
from cubb_sim.world import Here, World, stand_in


@process
def caseworkers_plan_their_time(world: World, m: int) -> None:
    """Give every filled post its month: hours for demands, learning, meetings, calls and follow-up; then strain."""
    here = stand_in(world, m)
    town = here.town
    share = here.p.monthly.strain
    for t in range(town.first_team, town.end_team):
        team = here.teams[t]
        covered = covered_citizens(here, team)
        for j in range(team.first_post, team.end_post):
            post = here.posts[j]
            post.n_meetings = 0
            post.hours_meetings = 0.0
            if post.is_filled == 1:
                plan_one_month(here, post, covered)
                strain_moves(here, post, team.climate, covered, share)
            else:
                post.hours, post.hours_demands, post.hours_learning = 0.0, 0.0, 0.0
                post.follow_up, post.free_minutes = 0.0, 0.0
                post.minutes_per_meeting = meeting_minutes(0.0, here.p.time)
            post.n_applications = 0
            post.n_complaints = 0


@step
def covered_citizens(here: Here, team: Record) -> float:
    """Citizens of vacant posts each filled post of the team holds meetings for [count]."""
    waiting, n_filled = 0.0, 0
    for j in range(team.first_post, team.end_post):
        post = here.posts[j]
        if post.is_filled == 1:
            n_filled += 1
        else:
            waiting += post.caseload
    return here.p.staffing.cover_share * waiting / max(1, n_filled)


@step
def plan_one_month(here: Here, post: Record, covered: float) -> None:
    """Share one caseworker's hours; free minutes shrink first, then meetings, and follow-up gets what is left."""
    town, lever = here.town, here.lever
    p = here.p.time
    post.hours = p.paid_hours_per_month
    post.hours_demands = (
        post.hours * demands_share(town.pressure, town.reform_load, p) + post.n_applications * p.approval_hours
    )
    post.hours_learning = (
        lever.peer_supervision_hours
        + (lever.information_days * p.hours_per_day + lever.flips_per_year * p.flip_hours) / MONTHS_PER_YEAR
    )
    hours = hours_for_citizens(post.hours, post.hours_demands, post.hours_learning, p)
    n_due = (post.caseload + covered) * lever.meetings_per_year / MONTHS_PER_YEAR
    post.free_minutes = affordable_free_minutes(lever.undisturbed_minutes, hours, n_due, p)
    post.meetings_share = share_of_meetings_held(hours, n_due, p)
    post.minutes_per_meeting = meeting_minutes(post.free_minutes, p)
    planned = n_due * post.meetings_share * post.minutes_per_meeting / MINUTES
    calls = post.caseload * lever.accessibility * p.access_hours
    post.follow_up = follow_up_share(hours - planned - calls, float(post.caseload), p)
    post.hours_follow_up = max(0.0, min(hours - planned - calls, post.caseload * p.follow_up_hours))
    post.hours_other = post.hours - post.hours_demands - post.hours_learning - planned - post.hours_follow_up


@step
def strain_moves(here: Here, post: Record, climate: float, covered: float, share: float) -> None:
    """Move strain towards what load, pressure, complaints and support make of it."""
    town, lever = here.town, here.lever
    p = here.p.time
    hours = hours_for_citizens(post.hours, post.hours_demands, post.hours_learning, p)
    meeting = lever.meetings_per_year / MONTHS_PER_YEAR * meeting_minutes(lever.undisturbed_minutes, p) / MINUTES
    rest = lever.accessibility * p.access_hours + p.follow_up_hours
    wanted = (post.caseload + covered) * meeting + post.caseload * rest
    support = lever.leadership_support - here.p.today.leadership_support
    goal = strain_goal(wanted / hours, town.pressure, climate, support, p)
    post.strain = min(1.0, towards(post.strain, goal, share) + p.complaint_strain * post.n_complaints)
