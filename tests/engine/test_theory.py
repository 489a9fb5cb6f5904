"""The model against algebra: with everything else switched off, what is left has a known answer."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from scipy import stats

from cubb_sim.events import Event
from cubb_sim.kinds import Benefit, Measure, State
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.outcome import Account, Outcome
from cubb_sim.parameters import PARAMETERS
from cubb_sim.population import plan
from tests.engine.error_budget import assert_normal, assert_share
from tests.engine.small import live, scenario, total, town

NO_EXITS = {
    "population.moved_exit_per_year": 0.0, "population.clarified_exit_per_year": 0.0,
    "population.education_exit_per_year": 0.0, "population.inflow_per_year": 0.0,
}  # fmt: skip
NO_DIFFERENCES = {f"job_finding.hr_{name}": 1.0 for name in (
    "search", "knowledge", "coping", "cooperation", "clarity", "efficacy", "belief", "network", "ability",
)} | {
    "job_finding.prospects_sd": 0.0, "job_finding.index_variance": 0.0, "job_finding.follow_up_effect": 0.0,
    "job_finding.meeting_effect": 0.0, "surroundings.demand_shock_sd": 0.0, "switches.displacement": 0.0,
    "retention.hr_coping": 1.0, "retention.hr_match": 1.0, "retention.follow_up_effect": 0.0,
    "population.hours_share": 0.0,
}  # fmt: skip
NOTHING_BUT_JOB_FINDING = {"internship_volume": 0.0, "job_first_focus": 0.0, "own_perspective_share": 0.0}
SEED = 20


@pytest.fixture(scope="module")
def first_people() -> Any:
    """Twenty thousand people at the start."""
    model = EmploymentServiceModel(plan(scenario(town(citizens=20_000), months=12)), seed=SEED)
    return model.world.citizens[: model.world.municipalities.end_citizen[0]].copy()


@pytest.mark.parametrize(
    ("check", "expected", "counted"),
    [
        ("no vocational education", 0.70, lambda p: p.has_vocational_education == 0),
        ("psychiatric diagnosis", 0.48, lambda p: p.has_psychiatric_diagnosis == 1),
        ("musculoskeletal disorder", 0.20, lambda p: p.has_musculoskeletal_disorder == 1),
        ("four fifths on support", 0.63, lambda p: p.support_share_five_years >= 0.8),
        ("three years on benefit", 0.66, lambda p: p.months_on_benefit >= 36),
        ("in hours at the start", 0.02, lambda p: p.state == State.HOURS),
    ],
)  # fmt: skip
def test_the_starting_population_has_the_known_facts(first_people, check, expected, counted) -> None:
    """Each within 0.021, the smallest error that twenty thousand people are sure to show."""
    assert_share(check, int(np.count_nonzero(counted(first_people))), len(first_people), expected, 0.022)


def test_fourteen_per_cent_of_the_last_five_years_were_in_work(first_people) -> None:
    """An equivalence claim: the parameter is derived to give 14 %, and a percentage point either way is as good."""
    shares = first_people.employed_share_five_years
    spread = float(np.std(shares)) / math.sqrt(len(shares))
    assert np.mean(shares) == pytest.approx(0.14, abs=0.01 - 2.0 * spread)


def test_thirds_by_readiness_are_about_equal(first_people) -> None:
    """The borders are those of an unclipped normal population, so a few percentage points are allowed for."""
    shares = np.bincount(first_people.closeness_third, minlength=3) / len(first_people)
    assert shares == pytest.approx([1 / 3] * 3, abs=0.04)


def test_history_and_readiness_go_together_as_strongly_as_declared() -> None:
    """Both load on the distance from work: the expected correlation is the product of the two loadings.

    Duration loads 0.45; the mean of six indicators that each load 0.6 loads 0.6 / sqrt(0.36 + 0.64 / 6) = 0.878, here
    five and a half of which are the citizen's own. As a rank correlation of normals: 6 / pi * asin(-0.395 / 2),
    which is -0.380. Only those old enough are looked at: nobody is on benefit before 18, which cuts the durations of
    the young.
    """
    model = EmploymentServiceModel(plan(scenario(town(citizens=20_000), months=12)), seed=SEED)
    people = model.world.citizens[:20_000]
    people = people[people.start_age_months >= 45 * 12]
    found = stats.spearmanr(people.start_months_on_benefit, people.anchor).statistic
    assert found == pytest.approx(-0.380, abs=0.03)
    without = stats.spearmanr(people.assertiveness, people.anchor).statistic
    assert abs(without) < 0.03


def test_the_young_are_as_many_as_declared_and_have_their_own_benefit(first_people) -> None:
    young = first_people.age_months < 360
    assert np.mean(young) == pytest.approx(PARAMETERS["population.under_30_share"].default, abs=0.02)
    assert not np.any(
        young & (first_people.benefit == Benefit.KONTANTHJAELP) & (first_people.has_vocational_education == 0)
    )
    assert not np.any(~young & (first_people.benefit == Benefit.UDDANNELSESHJAELP))


def test_leaving_is_geometric() -> None:
    """Moving at 6 a year is a hazard of 0.5 a month: exp(-6) are left after a year, exp(-3) after half.

    A hazard used as a probability would leave 0.5 ** 6 = 0.016 after half a year, where exp(-3) = 0.050 are due.
    """
    numbers = NO_EXITS | {"population.moved_exit_per_year": 6.0, "job_finding.rate_per_year": 0.0}
    lived = live(scenario(town(citizens=6000, **NOTHING_BUT_JOB_FINDING), parameters=NO_DIFFERENCES | numbers), SEED)
    gone = np.cumsum(lived.flows[:, 0, Event.MOVED_AWAY])
    assert_share("moved within six months", int(gone[6]), 6000, 1.0 - math.exp(-3.0), 0.02)
    assert_share("moved within a year", int(gone[12]), 6000, 1.0 - math.exp(-6.0), 0.02)


def test_competing_exits_share_the_risk_in_proportion_to_their_rates() -> None:
    """In one month at high rates, person by person: clarification at 3 a year times (1.5 - health), moving at 3."""
    numbers = NO_EXITS | {"population.moved_exit_per_year": 3.0, "population.clarified_exit_per_year": 3.0}
    numbers |= {"life.events_per_year": 0.0, "measures.course_gain": 0.0, "job_finding.rate_per_year": 0.0}
    chosen = scenario(town(citizens=6000, **NOTHING_BUT_JOB_FINDING), parameters=NO_DIFFERENCES | numbers)
    model = EmploymentServiceModel(plan(chosen), seed=SEED)
    health = model.world.citizens.health.copy()
    model.step()
    clarified = 3.0 * (1.5 - health)
    leaves = 1.0 - np.exp(-(clarified + 3.0) / 12.0)
    to_clarification = leaves * clarified / (clarified + 3.0)
    n_clarified = model.world.flows[1, 0, Event.CLARIFIED]
    spread = math.sqrt(np.sum(to_clarification * (1.0 - to_clarification)))
    assert_normal("which exit", n_clarified, float(to_clarification.sum()), spread, 250.0)


def job_finding_alone(rate_per_year: float, months: int = 12) -> Outcome:
    """Six thousand equal people who can do nothing but find work."""
    numbers = NO_EXITS | NO_DIFFERENCES | {"job_finding.rate_per_year": rate_per_year}
    return live(scenario(town(citizens=6000, **NOTHING_BUT_JOB_FINDING), months=months, parameters=numbers), SEED)


def test_first_work_comes_by_exponential_waiting() -> None:
    """A hazard of 0.2 a month: exp(-0.6) without work after three months, exp(-2.4) after twelve."""
    people = job_finding_alone(2.4).people
    found = [int(np.count_nonzero((people.first_hours_month > 0) & (people.first_hours_month <= t))) for t in (3, 12)]
    assert_share("entries in three months", found[0], 6000, 1.0 - math.exp(-0.6), 0.04)
    assert_share("entries in a year", found[1], 6000, 1.0 - math.exp(-2.4), 0.025)


def test_nobodys_hazard_is_above_a_quarter_a_month() -> None:
    people = job_finding_alone(24.0).people
    found = int(np.count_nonzero(people.first_hours_month == 1))
    assert_share("entries at the cap", found, 6000, 1.0 - math.exp(-0.25), 0.04)


def test_work_is_kept_as_the_evidence_says() -> None:
    """T4 with every modifier neutral: 26 % stop within three months, 50 % are left after twelve.

    Every spell that began in the first 18 of 30 months is followed for a year. A spell lasts as many months as it has
    been at risk, so "within three months" is a length of three at most.
    """
    numbers = NO_EXITS | NO_DIFFERENCES | {"job_finding.rate_per_year": 1.2, "job_finding.reentry_factor": 1.0}
    chosen = scenario(town(citizens=6000, **NOTHING_BUT_JOB_FINDING), months=30, parameters=numbers)
    lengths = np.array(spell_lengths(live(chosen, SEED, events=True), begun_by=18))
    n = len(lengths)
    assert_share("lost within three months", int(np.sum(lengths <= 3)), n, 0.26, 0.04)
    assert_share("kept for twelve months", int(np.sum(lengths > 12)), n, 0.50, 0.04)


def test_work_that_nearly_everybody_loses_tells_a_hazard_from_a_probability() -> None:
    """At nine in ten lost within three months, three hazards of 0.768 used as probabilities would lose 99 %."""
    numbers = NO_EXITS | NO_DIFFERENCES | {"job_finding.rate_per_year": 1.2, "job_finding.reentry_factor": 1.0}
    numbers |= {"retention.lost_within_3_months": 0.9, "retention.lost_months_4_12": 0.05}
    chosen = scenario(town(citizens=3000, **NOTHING_BUT_JOB_FINDING), months=12, parameters=numbers)
    lengths = np.array(spell_lengths(live(chosen, SEED, events=True), begun_by=9))
    assert_share("lost at the edge", int(np.sum(lengths <= 3)), len(lengths), 0.9, 0.05)


def spell_lengths(lived: Outcome, begun_by: int) -> list[int]:
    """Months that each spell lasted, 999 where it goes on, of the spells begun in or before a month."""
    begun: dict[int, int] = {}
    lengths = []
    rows: Any = lived.events
    for row in rows[np.isin(rows.kind, (Event.HOURS_STARTED, Event.JOB_STARTED, Event.HOURS_LOST, Event.JOB_LOST))]:
        who, month = int(row.citizen), int(row.month)
        if row.kind in (Event.HOURS_STARTED, Event.JOB_STARTED):
            begun.setdefault(who, month)
        else:
            since = begun.pop(who)
            if since <= begun_by:
                lengths.append(month - since + 1)
    return lengths + [999 for since in begun.values() if since <= begun_by]


def test_life_events_come_in_proportion_to_complexity() -> None:
    """In one month at 6 a year: person by person 1 - exp(-0.5 * complexity / 0.45)."""
    chosen = scenario(town(citizens=6000), parameters=NO_EXITS | {"life.events_per_year": 6.0})
    model = EmploymentServiceModel(plan(chosen), seed=SEED)
    model.step()
    strikes = 1.0 - np.exp(-6.0 / 12.0 * model.world.citizens.social_complexity / 0.45)
    spread = math.sqrt(np.sum(strikes * (1.0 - strikes)))
    assert_normal("life events", model.world.flows[1, 0, Event.LIFE_EVENT], float(strikes.sum()), spread, 300.0)


def test_a_life_event_nobody_caught_ends_what_is_going_on_as_often_as_declared() -> None:
    """`life.derails_measure` is the probability of that among events that nobody caught, whatever the accessibility."""
    numbers = NO_EXITS | {"life.events_per_year": 6.0, "life.derails_measure": 0.4, "population.in_measure_share": 0.75}
    numbers |= {"measures.months_course": 12.0, "measures.months_mentor": 12.0, "agency.reaction_per_month": 0.0}
    chosen = scenario(town(citizens=12_000, accessibility=0.5), parameters=numbers)
    model = EmploymentServiceModel(plan(chosen), seed=SEED, events=True)
    running = (model.world.citizens.measure != Measure.NONE) & (model.world.citizens.measure_months_left > 1)
    model.step()
    rows = model.world.rows[: int(model.world.n_rows[0])]
    derailed = rows.citizen[rows.kind == Event.DERAILED]
    derailed = derailed[running[derailed]]
    ended = set(rows.citizen[rows.kind == Event.MEASURE_ENDED].tolist())
    assert_share("broken off", sum(int(k) in ended for k in derailed), len(derailed), 0.4, 0.1)


def test_meetings_are_called_as_often_as_the_lever_says() -> None:
    """With time enough, 12 meetings a year for half the year: 6 calls each, held or missed."""
    numbers = NO_EXITS | NO_DIFFERENCES | {"job_finding.rate_per_year": 0.0, "staffing.hired_per_month": 0.8}
    chosen = scenario(
        town(citizens=2000, meetings_per_year=6.0, caseload=25.0, caseworker_turnover=0.0, **NOTHING_BUT_JOB_FINDING),
        months=12, parameters=numbers,
    )  # fmt: skip
    lived = live(chosen, SEED)
    calls = total(lived, Event.MEETING_HELD) + total(lived, Event.MEETING_MISSED)
    assert_share("calls to meetings", calls, 2000 * 12, 0.5, 0.02)


def test_the_refund_ladder_to_the_krone_by_hand() -> None:
    """A newcomer of thirty or more without children, followed for sixteen months on full benefit.

    Of 11,400 kr. the state pays 80 % in the first month, 40 % in the next five (weeks 5-26), 30 % in months 7-12 (weeks
    27-52) and 20 % from then on: 9,120 + 5 * 4,560 + 6 * 3,420 + 4 * 2,280 = 61,560, of 16 * 11,400 = 182,400.
    """
    numbers = NO_EXITS | NO_DIFFERENCES | {"population.inflow_per_year": 12.0, "job_finding.rate_per_year": 0.0}
    numbers |= {"population.children_share": 0.0, "population.integration_share": 0.0, "population.under_30_share": 0.0}
    numbers |= {"measures.weeks_budget_per_citizen": 0.0, "life.events_per_year": 0.0}
    chosen = scenario(town(citizens=40, voluntary_places=0.0, **NOTHING_BUT_JOB_FINDING), months=17, parameters=numbers)
    lived = live(chosen, SEED)
    newcomers = lived.people[(lived.people.arrival_month == 1) & (lived.people.n_measures == 0)]
    assert len(newcomers) > 5
    assert set(newcomers.state_kr.tolist()) == {61_560}
    assert set(newcomers.municipal_kr.tolist()) == {182_400 - 61_560}


def test_long_on_support_the_municipality_pays_four_fifths() -> None:
    """11,400 kr., 80 % of it municipal, is 109,440 kr. a year: the figure of the evidence, for each of the cohort."""
    numbers = NO_EXITS | NO_DIFFERENCES | {"job_finding.rate_per_year": 0.0, "population.three_years_share": 0.9999}
    numbers |= {"population.children_share": 0.0, "population.integration_share": 0.0, "population.under_30_share": 0.0}
    numbers |= {"population.in_measure_share": 1e-9, "measures.weeks_budget_per_citizen": 0.0}
    chosen = scenario(town(citizens=40, voluntary_places=0.0, **NOTHING_BUT_JOB_FINDING), parameters=numbers)
    lived = live(chosen, SEED)
    cohort = lived.people[(lived.people.is_cohort == 1) & (lived.people.start_months_on_benefit >= 12)]
    cohort = cohort[cohort.n_measures == 0]
    assert len(cohort) > 30
    assert set(cohort.municipal_kr.tolist()) == {109_440}


def test_staff_costs_what_the_filled_posts_cost() -> None:
    """Three posts, nobody leaves: 3 * 550,000 / 12 = 137,500 kr. a month."""
    lived = live(scenario(town(citizens=60, caseworker_turnover=0.0)))
    assert set(lived.ledger[1:, 0, Account.STAFF].tolist()) == {137_500}
