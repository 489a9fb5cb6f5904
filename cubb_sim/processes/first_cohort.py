"""The people present at the start: who they are, whose citizen they are, and what they are in the middle of (ODD 5)."""

from __future__ import annotations

import math

from cubb_sim.compilation import process, step
from cubb_sim.decisions import CitizenDraw
from cubb_sim.kinds import NOBODY, Measure, Record, State
from cubb_sim.processes.people import (
    FIRST_ATTRIBUTE,
    N_ATTRIBUTE_FAMILIES,
    drawn,
    draws_history,
    person_arrives,
)
from cubb_sim.processes.records import citizen_is_counted
from cubb_sim.processes.staffing import team_for
from cubb_sim.randomness import WORDS_PER_BLOCK, normal, throw_dice
from cubb_sim.rules.belief import impression
from cubb_sim.rules.job_finding import cooperation, outlook, readiness
from cubb_sim.rules.measures import months_of, standard_measure
from cubb_sim.rules.scales import clip01
from cubb_sim.world import Here, World, stand_in

ALLIANCE_MONTHS = 12.0
FULL_ALLIANCE = 0.6
LONGEST_RELATION = 120.0
MOST_IDLE_MONTHS = 6


@process
def first_cohort_settles(world: World, m: int) -> None:
    """Fill the municipality with the people present at the start."""
    here = stand_in(world, m)
    town = here.town
    n = town.end_citizen - town.first_citizen
    throw_dice(
        here.dice, FIRST_ATTRIBUTE // WORDS_PER_BLOCK, N_ATTRIBUTE_FAMILIES, here.seed, 0,
        here.citizens[town.first_citizen].address, n,
    )  # fmt: skip
    p = here.p.population
    for i in range(n):
        c = here.citizens[town.first_citizen + i]
        person_arrives(c, here.dice, i, p)
        draws_history(c, here.dice, i, p, normal(drawn(here.dice, CitizenDraw.DISTANCE, i)))
        c.municipality, c.is_cohort, c.arrival_month = m, 1, 0
        has_a_caseworker(here, c, i)
        is_in_the_middle_of(here, c, i)
        citizen_is_counted(here, c)


@step
def has_a_caseworker(here: Here, c: Record, i: int) -> None:
    """Give the citizen a caseworker, the age of their relation, an alliance and the caseworker's belief."""
    p = here.p.population
    team = here.teams[team_for(here, c)]
    which = int(drawn(here.dice, CitizenDraw.POST, i) * team.n_open)
    c.caseworker = team.first_post + which
    post = here.posts[c.caseworker]
    post.caseload += 1
    c.caseworker_person = post.person
    age = -p.relation_months_mean * math.log(drawn(here.dice, CitizenDraw.RELATION, i))
    age = min(age, float(post.tenure_months), float(c.months_on_benefit), LONGEST_RELATION)
    c.relation_months = int(age)
    grown = FULL_ALLIANCE * (1.0 - math.exp(-age / ALLIANCE_MONTHS))
    c.alliance = clip01(grown * (0.5 + drawn(here.dice, CitizenDraw.ALLIANCE, i)))
    seen = impression(
        outlook(c, here.p.weights, p.indicator_mean, p.indicator_sd), post.stance,
        0.5 * normal(drawn(here.dice, CitizenDraw.BELIEF, i)), here.p.belief,
    )  # fmt: skip
    known = 1.0 - math.exp(-age / ALLIANCE_MONTHS)
    c.belief = post.stance + known * (seen - post.stance)
    c.readiness = readiness(c.search, c.knowledge, c.coping, cooperation(c.trust, c.alliance), c.clarity, c.efficacy)


@step
def is_in_the_middle_of(here: Here, c: Record, i: int) -> None:
    """Put the citizen into paid hours, a bought measure part-way through, or idleness."""
    p = here.p.population
    where = drawn(here.dice, CitizenDraw.STATE, i)
    far_into = drawn(here.dice, CitizenDraw.GAP, i)
    if where < p.hours_share:
        c.state, c.paid_hours, c.employer = State.HOURS, here.p.job_finding.first_hours, NOBODY
        c.first_hours_month, c.n_spells, c.match = 0, 1, 0.5
        c.spell_months = 1 + int(24.0 * far_into)
        return
    if where < p.hours_share + p.in_measure_share:
        kind = (where - p.hours_share) / p.in_measure_share
        measure = standard_measure(kind, here.p.measures)
        if measure == Measure.VOLUNTARY:
            measure = Measure.COURSE
        c.measure, c.state = measure, State.IN_MEASURE
        c.measure_months_left = 1 + int(far_into * months_of(measure, here.p.measures))
        return
    c.months_without_measure = int(MOST_IDLE_MONTHS * far_into)
    c.months_without_attention = int(0.5 * MOST_IDLE_MONTHS * far_into)
