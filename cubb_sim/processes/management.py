"""Management: pressure, climate, practice and competence; and practice that spreads between municipalities."""

from __future__ import annotations

from cubb_sim.compilation import process, step
from cubb_sim.kinds import Record
from cubb_sim.rules.climate import climate_goal, competence_share, openness, practice_goal, skill_goal
from cubb_sim.rules.scales import MONTHS_PER_YEAR, clip01, towards
from cubb_sim.rules.surroundings import target_pressure
from cubb_sim.world import Here, World, stand_in


@process
def management_steers(world: World, m: int) -> None:
    """Set this month's target pressure and move the climate of each team."""
    here = stand_in(world, m)
    town = here.town
    lever = here.lever
    today = here.p.today
    p = here.p.management
    politics = here.p.surroundings
    town.pressure = target_pressure(
        lever.target_steering, politics.political_reaction, politics.reference_legitimacy, town.legitimacy
    )
    goal = climate_goal(
        lever.mastery_climate - today.mastery_climate, town.pressure - today.target_steering,
        lever.leadership_support - today.leadership_support, here.p.staffing.reference_climate, p,
    )  # fmt: skip
    share = here.p.monthly.climate
    for t in range(town.first_team, town.end_team):
        here.teams[t].climate = towards(here.teams[t].climate, goal, share)


@process
def practice_and_competence_grow(world: World, m: int) -> None:
    """Move every caseworker's involving practice and communicative competence."""
    here = stand_in(world, m)
    town = here.town
    sees_other_municipalities(world, m, town)
    for j in range(town.first_post, town.end_post):
        here.posts[j].practice_around = practice_of_colleagues(world, j)
    share = here.p.monthly.learning
    for j in range(town.first_post, town.end_post):
        post = here.posts[j]
        if post.is_filled == 1:
            caseworker_learns(here, post, here.teams[post.team], share)


@step
def caseworker_learns(here: Here, post: Record, team: Record, share: float) -> None:
    """One caseworker's month of learning: from levers, colleagues and other municipalities."""
    lever, today = here.lever, here.p.today
    p, staffing = here.p.management, here.p.staffing
    learnt = share * openness(team.climate, p.climate_opens_learning)
    goal = practice_goal(lever.flips_per_year, team.broker_share, here.town.pressure - today.target_steering, p)
    spread = towards(towards(post.practice, goal, learnt), post.practice_around, p.spread_per_year / MONTHS_PER_YEAR)
    abroad = here.town.tie_strength * max(0.0, here.town.practice_abroad - post.practice)
    post.practice = clip01(spread + p.spread_between_municipalities_per_year * abroad / MONTHS_PER_YEAR)
    information = here.p.switches.information_effect * (lever.information_days - today.information_days)
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
    """Mean practice [0-1] of the filled posts the caseworker is tied to, brokers double; own where there are none."""
    total, n = 0.0, 0
    for k in range(world.colleague_start[j], world.colleague_start[j + 1]):
        colleague = world.posts[world.colleagues[k]]
        if colleague.is_filled == 1:
            weight = 2 if colleague.is_broker == 1 else 1
            total += weight * colleague.practice
            n += weight
    return total / n if n > 0 else world.posts[j].practice


@process
def sees_other_municipalities(world: World, m: int, town: Record) -> None:
    """Look at the practice of the municipalities that reach this one; worse practice is not copied."""
    total, strength = 0.0, 0.0
    for other in range(world.municipalities.shape[0]):
        tie = world.ties[m, other]
        if tie > 0.0:
            total += tie * world.municipalities[other].practice
            strength += tie
    town.practice_abroad = total / max(0.01, strength)
    town.tie_strength = strength
