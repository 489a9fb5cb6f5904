"""Levers and numbers: none is dead, none moves what it should not, and each moves what it should the way it must."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from cubb_sim.events import Event
from cubb_sim.kinds import NOT_YET, Role
from cubb_sim.outcome import Outcome, Stock
from cubb_sim.parameters import LEVERS, PARAMETERS, default_values
from tests.engine.small import are_the_same, change, differing, live, scenario, total, town

Levers = Mapping[str, float]
Numbers = Mapping[str, float]

EVERYTHING_ON = {
    "flips_per_year": 2.0, "knowledge_brokers": 1.5, "long_term_priority": 0.3, "own_perspective_share": 0.6,
    "breadth_of_offers": 0.7, "reorganisations_per_year": 1.0, "parallel_measures": 0.3, "leadership_support": 0.65,
    "mastery_climate": 0.8, "target_steering": 0.6, "information_days": 3.0, "conversation_quality": 0.6,
    "peer_supervision_hours": 1.0, "package_share": 0.2, "internship_conversion": 0.12, "caseworker_turnover": 0.55,
    "meetings_per_year": 14.0, "undisturbed_minutes": 25.0, "waiting_time_months": 3.0, "caseload": 30.0,
    "internship_volume": 100.0, "job_first_focus": 0.3,
}  # fmt: skip
NUMBERS_ON = {
    "switches.information_effect": 0.02, "surroundings.vacancies_per_100": 0.4, "job_finding.rate_per_year": 0.3,
    "population.hours_share": 0.04,
}  # fmt: skip


def lived_with(levers: Levers | None = None, numbers: Numbers | None = None) -> Outcome:
    """Two years of two municipalities, one of them in the spread zone, in which every mechanism is on."""
    chosen = EVERYTHING_ON | dict(levers or {})
    return live(
        scenario(
            town("Holstebro", 300, **chosen),
            town("Lille", 100, role=Role.SPREAD_ZONE, **(chosen | {"flips_per_year": chosen["flips_per_year"] / 4.0})),
            months=30,
            parameters=NUMBERS_ON | dict(numbers or {}),
        )
    )


@pytest.fixture(scope="module")
def everything_on() -> Outcome:
    return lived_with()


@pytest.mark.parametrize("name", PARAMETERS)
def test_no_number_is_dead(everything_on, name) -> None:
    """One end of its range at least moves some life, flow, stock or krone."""
    declared = PARAMETERS[name]
    present = (default_values() | NUMBERS_ON)[name]
    ends = {declared.low, declared.high} - {present}
    assert any(not are_the_same(everything_on, lived_with(numbers={name: end})) for end in ends), (
        f"{name} moves nothing"
    )


@pytest.mark.parametrize("name", LEVERS)
def test_no_lever_is_dead(everything_on, name) -> None:
    """Each end of its range moves somebody's life: a lever that only cost money would be a bill."""
    declared = LEVERS[name]
    present = EVERYTHING_ON.get(name, declared.default)
    for end in {declared.low, declared.high} - {present}:
        moved = differing(everything_on.people, lived_with(levers={name: end}).people)
        assert moved != [], f"{name} = {end} moves nobody"


@pytest.mark.parametrize("name", list(LEVERS))
def test_a_change_moves_nothing_before_its_month_and_something_after(name) -> None:
    """A lever that could reach back in time would make every comparison worthless."""
    declared, whole = LEVERS[name], town("Holstebro", 150, **EVERYTHING_ON)
    before = live(scenario(whole, months=20, parameters=NUMBERS_ON))
    moved = []
    for end in (declared.low, declared.high):
        after = live(scenario(whole, months=20, parameters=NUMBERS_ON, changes=[change(name, end, 7)]))
        for table in ("flows", "stocks", "ledger"):
            assert np.array_equal(getattr(before, table)[:7], getattr(after, table)[:7]), table
        moved.append(not are_the_same(before, after))
    assert any(moved)


# Nulls: a lever with its effects at zero moves nobody; with its effects as they are it does.

NO_STAFF_LEAVES = {"caseworker_turnover": 0.0}
NOTHING_AGREED = {"decision.plan_per_meeting": 0.0}
NO_FOLLOW_UP_EFFECTS = {
    "job_finding.follow_up_effect": 0.0, "retention.follow_up_effect": 0.0, "decision.follow_up_keeps": 0.0,
    "time.load_effect": 0.0,
}  # fmt: skip
NO_COMPETENCE_EFFECTS = {
    "conversation.grasp_competence": 0.0, "conversation.alliance_per_meeting": 0.0,
    "conversation.missed_meeting_cost": 0.0,
}  # fmt: skip
NO_INTERNSHIPS = {"internship_volume": 0.0, "own_perspective_share": 0.0, "job_first_focus": 0.0}
NO_CONGESTION = {"undisturbed_minutes": 0.0, "meetings_per_year": 1.0, "caseload": 30.0}
NULLS: list[tuple[str, str, float, Numbers, Levers]] = [
    ("quality without effect", "conversation_quality", 0.9, NO_COMPETENCE_EFFECTS, {}),
    ("supervision nobody learns from", "peer_supervision_hours", 4.0,
     NO_FOLLOW_UP_EFFECTS | {"management.supervision_effect": 0.0}, NO_CONGESTION),
    ("information that only informs", "information_days", 8.0,
     NO_FOLLOW_UP_EFFECTS | {"switches.information_effect": 0.0}, NO_CONGESTION),
    ("FLIPs without practice", "flips_per_year", 10.0,
     {"management.flip_effect": 0.0, "time.flip_hours": 0.0}, {}),
    ("brokers with nothing to spread", "knowledge_brokers", 2.0,
     {"management.broker_effect": 0.0, "management.spread_per_year": 0.0}, {}),
    ("mastery without climate", "mastery_climate", 1.0, {"management.mastery_effect": 0.0}, {}),
    ("leadership without effect", "leadership_support", 1.0,
     {"management.leadership_effect": 0.0, "decision.leadership_opens": 0.0, "decision.support_eases": 0.0,
      "time.support_relief": 0.0}, {}),
    ("targets nobody feels", "target_steering", 1.0,
     {"management.pressure_effect": 0.0, "management.pressure_erodes_practice": 0.0,
      "conversation.grasp_pressure": 0.0, "time.target_demands": 0.0, "time.pressure_strain": 0.0,
      "agency.reaction_per_month": 0.0}, {}),
    ("teams that add nothing to a match", "cross_functional_teams", 1.0, {"internship.match_firm": 0.0}, {}),
    ("conversion without internships", "internship_conversion", 0.5, {}, NO_INTERNSHIPS),
    ("packages without internships", "package_share", 1.0, {}, NO_INTERNSHIPS),
    ("social enterprises nobody wishes for", "social_enterprise_places", 8.0, {}, {"own_perspective_share": 0.0}),
    ("authority with nothing to decide", "decision_authority", 1.0, NOTHING_AGREED, {}),
    ("waiting for nothing", "waiting_time_months", 8.0, NOTHING_AGREED, {}),
    ("offers nobody is given", "predictability_of_offers", 0.0, NOTHING_AGREED, {}),
    ("breadth of offers nobody is given", "breadth_of_offers", 1.0, NOTHING_AGREED, {}),
    ("budget for nothing", "offer_budget", 2.0, NOTHING_AGREED, {}),
    ("priority in no queue", "long_term_priority", 1.0, NOTHING_AGREED, {}),
    ("calls that change nothing", "accessibility", 1.0,
     {"time.access_hours": 0.0, "conversation.citizen_absence": 0.0, "life.events_per_year": 0.0}, {}),
    ("transitions that cost nothing to nobody", "flexible_transitions", 1.0,
     {"staffing.ready_for_next_step": 0.94, "population.under_30_share": 1e-9}, {}),
]  # fmt: skip
COSTS_MONEY_AND_TIME = {"municipal_kr", "attention_minutes"}
OFFERS_ALONE = ["OFFER_CLOSED", "OFFER_OPENED"]


@pytest.mark.parametrize(("lever", "value", "numbers", "levers"), [n[1:] for n in NULLS], ids=[n[0] for n in NULLS])
def test_a_lever_with_its_effects_at_zero_moves_nobody(lever, value, numbers, levers) -> None:
    before = lived_with(levers, numbers)
    after = lived_with({**levers, lever: value}, numbers)
    assert set(differing(before.people, after.people)) <= COSTS_MONEY_AND_TIME
    assert [event.name for event in Event if total(before, event) != total(after, event)] in ([], OFFERS_ALONE)
    alive = differing(lived_with().people, lived_with({lever: value}).people)
    assert not set(alive) <= COSTS_MONEY_AND_TIME, "the twin with its effects on does not move either"


NUMBER_NULLS: list[tuple[str, str, float, Numbers]] = [
    ("belief that is no cause", "job_finding.hr_belief", 1.4, {"switches.belief_causal_share": 0.0}),
    ("belief that is felt but no cause", "belief.felt_by_citizen", 0.2, {"switches.belief_causal_share": 0.0}),
    ("meetings without effect help nobody most", "switches.meetings_help_the_ready", 1.0,
     {"job_finding.meeting_effect": 0.0}),
    ("openings without displacement", "surroundings.vacancies_per_100", 3.0, {"switches.displacement": 0.0}),
    ("involvement that moves nothing has no sign", "switches.involvement_effect", -1.0,
     {"conversation.gain_efficacy": 0.0, "conversation.gain_clarity": 0.0, "conversation.loss_efficacy": 0.0}),
    ("legitimacy nobody reacts to", "surroundings.legitimacy_half_life_months", 3.0,
     {"surroundings.political_reaction": 0.0}),
    ("severity of events that do not come", "life.severity", 0.5, {"life.events_per_year": 0.0}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "numbers"), [n[1:] for n in NUMBER_NULLS], ids=[n[0] for n in NUMBER_NULLS])
def test_a_number_behind_a_closed_door_moves_nobody(name, value, numbers) -> None:
    assert differing(lived_with(numbers=numbers).people, lived_with(numbers={**numbers, name: value}).people) == []
    assert differing(lived_with().people, lived_with(numbers={name: value}).people) != []


# Directions under common random numbers: each with the reason why it must hold.


def count(event: Event) -> Callable[[Outcome], float]:
    return lambda lived: total(lived, event)


def mean(stock: Stock) -> Callable[[Outcome], float]:
    return lambda lived: float(lived.stocks[12:, :, stock].mean())


def per(event: Event, of: Event) -> Callable[[Outcome], float]:
    return lambda lived: total(lived, event) / total(lived, of)


def own_measures(lived: Outcome) -> float:
    return float(lived.people.n_own_measures.sum())


def long_term_measures(lived: Outcome) -> float:
    """Part of all measures that went to people over five years on benefit."""
    long_term = lived.people.start_months_on_benefit >= 60
    return float(lived.people.n_measures[long_term].sum() / lived.people.n_measures.sum())


def months_waited(lived: Outcome) -> float:
    """Promises broken per plan."""
    return float(lived.people.n_broken_promises.sum() / max(1, lived.people.n_plans.sum()))


def ever_worked(lived: Outcome) -> float:
    return float(np.count_nonzero(lived.people.first_hours_month != NOT_YET))


DIRECTIONS: list[tuple[str, float, float, Callable[[Outcome], float], str]] = [
    ("decision_authority", 0.0, 1.0, lambda o: -total(o, Event.REFUSED), "nothing granted on the spot is refused"),
    ("breadth_of_offers", 0.1, 1.0, own_measures, "an own perspective needs an offer that fits"),
    ("predictability_of_offers", 0.2, 1.0, lambda o: -total(o, Event.OFFER_CLOSED), "what lasts does not close"),
    ("predictability_of_offers", 0.2, 1.0, lambda o: -months_waited(o), "a closed offer breaks the promise of it"),
    ("waiting_time_months", 8.0, 0.0, count(Event.MEASURE_STARTED), "time not waited is time for measures"),
    ("accessibility", 0.0, 1.0, count(Event.LIFE_EVENT_CAUGHT), "who is within reach can step in"),
    ("own_perspective_share", 0.0, 1.0, own_measures, "plans start from the perspective more often"),
    ("conversation_quality", 0.3, 0.8, per(Event.GRASPED, Event.VOICED), "competence is the ability to grasp"),
    ("conversation_quality", 0.3, 0.8, mean(Stock.ALLIANCE), "relational work goes faster with competence"),
    ("meetings_per_year", 2.0, 10.0, count(Event.MEETING_HELD), "there is time for ten short ones"),
    ("meetings_per_year", 2.0, 16.0, lambda o: -mean(Stock.FREE_MINUTES)(o), "the meeting factory: hours are finite"),
    ("undisturbed_minutes", 0.0, 40.0, per(Event.GRASPED, Event.VOICED), "quiet helps to grasp"),
    ("peer_supervision_hours", 0.0, 6.0, mean(Stock.COMPETENCE), "what is practised is learnt"),
    ("information_days", 0.0, 10.0, lambda o: -mean(Stock.FOLLOW_UP)(o), "days on a course are not with citizens"),
    ("internship_conversion", 0.05, 0.4, count(Event.INTERNSHIP_CONVERTED), "firms turn more of them into wages"),
    ("package_share", 0.0, 1.0, count(Event.INTERNSHIP_CONVERTED), "wages agreed are converted at 17 and not 5 %"),
    ("internship_volume", 10.0, 100.0, count(Event.INTERNSHIP_STARTED), "more are aimed at, and places are free"),
    ("internship_volume", 10.0, 100.0, mean(Stock.FIRM_HABIT), "free labour becomes a habit"),
    ("job_first_focus", 0.0, 0.8, ever_worked, "packages convert where courses do not"),
    ("social_enterprise_places", 0.0, 8.0, count(Event.MEASURE_STARTED), "places that were not there"),
    ("voluntary_places", 0.0, 15.0, mean(Stock.VOLUNTARY), "there is somewhere to go"),
    ("caseworker_turnover", 0.0, 0.6, count(Event.CASEWORKER_LEFT), "it is the leaving rate"),
    ("caseworker_turnover", 0.0, 0.6, count(Event.SHIFT), "whose caseworker leaves gets another"),
    ("caseload", 100.0, 30.0, mean(Stock.FOLLOW_UP), "hours are shared by fewer"),
    ("cross_functional_teams", 0.0, 1.0, per(Event.INTERNSHIP_CONVERTED, Event.INTERNSHIP_STARTED),
     "who knows the firms makes better matches, and a better match is paid more often"),
    ("flexible_transitions", 0.0, 1.0, lambda o: -total(o, Event.SHIFT), "at a boundary the caseworker is kept"),
    ("reorganisations_per_year", 0.0, 2.0, count(Event.SHIFT), "each moves three in ten"),
    ("parallel_measures", 0.0, 0.8, count(Event.PLAN_AGREED), "the next step can be agreed while one is running"),
    ("target_steering", 0.2, 1.0, lambda o: -mean(Stock.CLIMATE)(o), "targets pull towards rivalry"),
    ("target_steering", 0.2, 1.0, lambda o: -per(Event.GRASPED, Event.VOICED)(o), "the agenda is the institution's"),
    ("mastery_climate", 0.2, 1.0, mean(Stock.CLIMATE), "that is what it is for"),
    ("leadership_support", 0.1, 1.0, lambda o: -total(o, Event.REFUSED), "support eases approval"),
    ("staff_budget", 0.6, 1.5, mean(Stock.POSTS_OPEN), "posts are what it buys"),
    ("offer_budget", 0.3, 1.5, count(Event.MEASURE_STARTED), "courses and mentors are bought"),
    ("flips_per_year", 0.0, 12.0, mean(Stock.PRACTICE), "practice is what is worked on"),
    ("knowledge_brokers", 0.0, 2.0, mean(Stock.PRACTICE), "a broker lifts the team"),
    ("long_term_priority", 0.0, 1.0, long_term_measures, "they come first in every queue"),
]  # fmt: skip


def pushed(lever: str, value: float) -> list[Outcome]:
    chosen = scenario(town("Holstebro", 300, **{"meetings_per_year": 6.0, lever: value}), months=30)
    return [live(chosen, seed) for seed in (1, 2, 3)]


@pytest.mark.parametrize(
    ("lever", "low", "high", "quantity", "reason"),
    DIRECTIONS,
    ids=[f"{lever}, because {reason}" for lever, _, _, _, reason in DIRECTIONS],
)
def test_a_lever_moves_what_it_must(lever, low, high, quantity, reason) -> None:
    """The same people with the same draws, three runs of each; the reason stands beside each expectation."""
    before, after = (float(np.mean([quantity(one) for one in pushed(lever, value)])) for value in (low, high))
    assert after > before, f"{lever} from {low} to {high}: {before} to {after}, although {reason}"


def test_every_lever_has_a_direction() -> None:
    assert {direction[0] for direction in DIRECTIONS} == set(LEVERS)
