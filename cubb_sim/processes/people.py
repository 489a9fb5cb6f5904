"""Who a citizen is on arrival: one set of draws per person, at the person's own address (ODD 5, initialisation)."""

from __future__ import annotations

import math

from cubb_sim.compilation import process, step
from cubb_sim.decisions import CitizenDraw
from cubb_sim.kinds import N_SECTORS, NOBODY, NOT_YET, Benefit, Category, Measure, Record, Stage, State
from cubb_sim.randomness import normal, unit
from cubb_sim.rules.job_finding import cooperation, readiness
from cubb_sim.rules.population import (
    closeness_third,
    common_and_own,
    happens_below,
    months_on_benefit,
    share_among_old_enough,
    support_share,
    usual_readiness_sd,
)
from cubb_sim.rules.scales import clip01

FIRST_ATTRIBUTE = CitizenDraw.AGE
N_ATTRIBUTE_FAMILIES = (CitizenDraw.GAP - CitizenDraw.AGE + 1) // 4
MONTHS_18 = 216.0
MONTHS_30 = 360.0
MONTHS_60 = 720.0
WEEKS_PER_YEAR = 52.0


@step
def drawn(dice: Record, attribute: int, i: int) -> float:
    """The number in (0, 1) drawn for one attribute of the person in column `i`."""
    return unit(dice[attribute - FIRST_ATTRIBUTE, i])


@process
def person_arrives(c: Record, dice: Record, i: int, p: Record) -> None:
    """Draw everything a person brings, from column `i` of the attribute dice; history belongs to the first cohort."""
    distance = normal(drawn(dice, CitizenDraw.DISTANCE, i))
    draws_background(c, dice, i, p, distance)
    draws_indicators(c, dice, i, p, distance)
    c.sector = int(drawn(dice, CitizenDraw.SECTOR, i) * N_SECTORS)
    c.wished_hours = 5.0 + 25.0 * drawn(dice, CitizenDraw.WISHED_HOURS, i)
    c.assertiveness = drawn(dice, CitizenDraw.ASSERTIVENESS, i)
    c.prospects = normal(drawn(dice, CitizenDraw.PROSPECTS, i))
    c.state, c.stage, c.plan = State.PASSIVE, Stage.NO_PLAN, Measure.NONE
    c.measure, c.parallel = Measure.NONE, Measure.NONE
    c.firm, c.organisation, c.employer, c.place_firm = NOBODY, NOBODY, NOBODY, NOBODY
    c.first_hours_month, c.first_job_month = NOT_YET, NOT_YET
    c.category = Category.ACTIVITY_READY


@process
def draws_background(c: Record, dice: Record, i: int, p: Record, distance: float) -> None:
    """Age, education, diagnoses, family and type of benefit; diagnoses and education follow distance from work."""
    u = drawn(dice, CitizenDraw.AGE, i)
    young = p.under_30_share
    if u < young:
        c.age_months = int(MONTHS_18 + u / young * (MONTHS_30 - MONTHS_18))
    else:
        c.age_months = int(MONTHS_30 + (u - young) / (1.0 - young) * (MONTHS_60 - MONTHS_30))
    c.start_age_months = c.age_months
    load = p.history_loading
    far = -distance
    c.has_vocational_education = 1 - happens_below(
        common_and_own(far, normal(drawn(dice, CitizenDraw.EDUCATION, i)), load), p.no_vocational_share
    )
    c.has_psychiatric_diagnosis = happens_below(
        common_and_own(far, normal(drawn(dice, CitizenDraw.PSYCHIATRIC, i)), load), p.psychiatric_share
    )
    c.has_musculoskeletal_disorder = happens_below(
        common_and_own(far, normal(drawn(dice, CitizenDraw.MUSCULOSKELETAL, i)), load),
        p.musculoskeletal_share,
    )
    c.n_children = 1 if drawn(dice, CitizenDraw.CHILDREN, i) < p.children_share else 0
    household = drawn(dice, CitizenDraw.HOUSEHOLD, i)
    c.is_single_provider = 1 if c.n_children == 1 and household < p.single_provider_share else 0
    is_young = c.age_months < MONTHS_30
    c.lives_with_parents = 1 if is_young and c.n_children == 0 and household < p.with_parents_share else 0
    c.benefit = Benefit.KONTANTHJAELP
    if drawn(dice, CitizenDraw.BENEFIT, i) < p.integration_share:
        c.benefit = Benefit.INTEGRATIONSYDELSE
    elif is_young and c.has_vocational_education == 0:
        c.benefit = Benefit.UDDANNELSESHJAELP
    c.start_benefit = c.benefit


@step
def indicator(u: float, distance: float, p: Record) -> float:
    """One indicator [0-1]: the common distance from work and the person's own deviation."""
    return clip01(p.indicator_mean + p.indicator_sd * common_and_own(distance, normal(u), p.distance_loading))


@process
def draws_indicators(c: Record, dice: Record, i: int, p: Record, distance: float) -> None:
    """Every state the person brings on the scales from 0 to 1."""
    c.health = indicator(drawn(dice, CitizenDraw.HEALTH, i), distance, p)
    c.coping = indicator(drawn(dice, CitizenDraw.COPING, i), distance, p)
    c.social_complexity = indicator(drawn(dice, CitizenDraw.COMPLEXITY, i), -distance, p)
    c.life_mastery = indicator(drawn(dice, CitizenDraw.LIFE_MASTERY, i), distance, p)
    c.knowledge = indicator(drawn(dice, CitizenDraw.KNOWLEDGE, i), distance, p)
    c.search = indicator(drawn(dice, CitizenDraw.SEARCH, i), distance, p)
    c.network = indicator(drawn(dice, CitizenDraw.NETWORK, i), distance, p)
    c.general_ability = indicator(drawn(dice, CitizenDraw.ABILITY, i), distance, p)
    c.efficacy = indicator(drawn(dice, CitizenDraw.EFFICACY, i), distance, p)
    c.trust = indicator(drawn(dice, CitizenDraw.TRUST, i), distance, p)
    c.involvement = indicator(drawn(dice, CitizenDraw.INVOLVEMENT, i), distance, p)
    c.clarity = indicator(drawn(dice, CitizenDraw.CLARITY, i), distance, p)
    c.meaning = indicator(drawn(dice, CitizenDraw.MEANING, i), distance, p)
    c.accommodation_need = clip01(1.0 - c.health)
    c.alliance = 0.0
    c.readiness = readiness(c.search, c.knowledge, c.coping, cooperation(c.trust, c.trust), c.clarity, c.efficacy)
    c.anchor = c.readiness
    sd = usual_readiness_sd(p.indicator_sd, p.distance_loading)
    c.closeness_third = closeness_third(c.readiness, p.indicator_mean, sd)


@process
def draws_history(c: Record, dice: Record, i: int, p: Record, distance: float) -> None:
    """How long the first cohort has been on benefit, and how the last five years went."""
    h = common_and_own(-distance, normal(drawn(dice, CitizenDraw.DURATION, i)), p.history_loading)
    u = 0.5 * math.erfc(-h / math.sqrt(2.0))
    longest = c.age_months - MONTHS_18
    share = share_among_old_enough(p.three_years_share, p.under_30_share)
    c.months_on_benefit = int(min(longest, months_on_benefit(u, share, p.long_duration_scale_months)))
    c.start_months_on_benefit = c.months_on_benefit
    c.weeks_on_support = int(min(5000.0, c.months_on_benefit * WEEKS_PER_YEAR / 12.0))
    c.support_share_five_years = support_share(
        float(c.months_on_benefit), drawn(dice, CitizenDraw.SUPPORT_SHARE, i),
        drawn(dice, CitizenDraw.GAP, i), p,
    )  # fmt: skip
    c.employed_share_five_years = (1.0 - c.support_share_five_years) * p.work_share_of_gap
