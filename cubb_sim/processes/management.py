"""Management: pressure, climate, practice and competence; and practice that spreads between municipalities."""

from __future__ import annotations

from cubb_sim.compilation import process
from cubb_sim.kinds import Record
from cubb_sim.rules.climate import climate_goal, competence_share, openness, practice_goal, skill_goal
from cubb_sim.rules.scales import MONTHS_PER_YEAR, clip01, monthly_share, towards
from cubb_sim.rules.surroundings import target_pressure
from cubb_sim.world import MONTH, World


@process
def management_steers(world: World, m: int) -> None:
    """Set this month's target pressure and move the climate of each team."""
    town = world.municipalities[m]
    lever = world.levers[world.clock[MONTH], m]
    today = world.today[0]
    p = world.parameters.management[0]
    politics = world.parameters.surroundings[0]
    town.pressure = target_pressure(
        lever.target_steering, politics.political_reaction, politics.reference_legitimacy, town.legitimacy
    )
    goal = climate_goal(
        lever.mastery_climate - today.mastery_climate, town.pressure - today.target_steering,
        lever.leadership_support - today.leadership_support, world.parameters.staffing[0].reference_climate, p,
    )  # fmt: skip
    share = monthly_share(p.climate_half_life_months)
    for t in range(town.first_team, town.end_team):
        world.teams[t].climate = towards(world.teams[t].climate, goal, share)


@process
def practice_and_competence_grow(world: World, m: int) -> None:
    """Move every caseworker's involving practice and communicative competence."""
    town = world.municipalities[m]
    p = world.parameters.management[0]
    share = monthly_share(p.learning_half_life_months)
    for t in range(town.first_team, town.end_team):
        team = world.teams[t]
        for j in range(team.first_post, team.end_post):
            if world.posts[j].is_filled == 1:
                caseworker_learns(world, m, j, share)


@process
def caseworker_learns(world: World, m: int, j: int, share: float) -> None:
    """One caseworker's month of learning: from levers, colleagues and other municipalities."""
    town, post = world.municipalities[m], world.posts[j]
    lever, today = world.levers[world.clock[MONTH], m], world.today[0]
    p, staffing = world.parameters.management[0], world.parameters.staffing[0]
    team = world.teams[post.team]
    learnt = share * openness(team.climate, p.climate_opens_learning)
    goal = practice_goal(lever.flips_per_year, float(team.has_broker), town.pressure - today.target_steering, p)
    post.practice = towards(post.practice, goal, learnt)
    post.practice = clip01(
        towards(post.practice, practice_of_colleagues(world, j), p.spread_per_year / MONTHS_PER_YEAR)
        + reach_of_others(world, m, post.practice, p) / MONTHS_PER_YEAR
    )
    information = world.parameters.switches[0].information_effect * (lever.information_days - today.information_days)
    skill = skill_goal(
        post.talent, lever.conversation_quality - today.conversation_quality,
        lever.peer_supervision_hours - today.peer_supervision_hours, post.practice - p.practice_today, information, p,
    )  # fmt: skip
    post.skill = towards(post.skill, skill, learnt)
    post.competence = post.skill * competence_share(
        float(post.tenure_months), staffing.newcomer_level, staffing.learning_curve_months
    )


@process
def practice_of_colleagues(world: World, j: int) -> float:
    """Mean practice [0-1] of the filled posts the caseworker is tied to; the caseworker's own where there are none."""
    total, n = 0.0, 0
    for k in range(world.colleague_start[j], world.colleague_start[j + 1]):
        colleague = world.posts[world.colleagues[k]]
        if colleague.is_filled == 1:
            total += colleague.practice
            n += 1
    return total / n if n > 0 else world.posts[j].practice  # type: ignore[no-any-return]


@process
def reach_of_others(world: World, m: int, practice: float, p: Record) -> float:
    """What better practice in tied municipalities adds in a year [0-1]; worse practice is not copied."""
    total = 0.0
    for other in range(world.municipalities.shape[0]):
        if world.ties[m, other] > 0.0:
            total += world.ties[m, other] * max(0.0, world.municipalities[other].practice - practice)
    return p.spread_between_municipalities_per_year * total  # type: ignore[no-any-return]
