"""The feedbacks that domain.md names: on, each moves what is downstream; with its number at nought, not."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from cubb_sim.events import Event
from cubb_sim.outcome import Outcome, Stock
from cubb_sim.parameters import PARAMETERS
from tests.engine.small import all_equal, differing, live, scenario, total, town

NO_POLITICS = {"surroundings.political_reaction": 0.0}


def lived_with(levers: Mapping[str, float], numbers: Mapping[str, float]) -> Outcome:
    return live(scenario(town(citizens=330, **levers), months=36, parameters=NO_POLITICS | dict(numbers)), seed=8)


def stock(lived: Outcome, which: Stock) -> float:
    """Mean of a stock from the second year on."""
    return float(lived.stocks[12:, :, which].mean())


# What each thing that happens to a citizen does, straight away and in the right direction.

STRAIGHT_AWAY = [
    ("conversation.gain_trust", Stock.TRUST, 1, "what is grasped is taken seriously"),
    ("conversation.loss_trust", Stock.TRUST, -1, "what is overheard is not"),
    ("conversation.gain_efficacy", Stock.EFFICACY, 1, "a perspective that counts is a reason to believe in oneself"),
    ("conversation.loss_efficacy", Stock.EFFICACY, -1, "and one that does not count the reverse"),
    ("conversation.gain_meaning", Stock.MEANING, 1, "it is about what matters to the citizen"),
    ("conversation.missed_meeting_cost", Stock.TRUST, -1, "nobody came"),
    ("conversation.alliance_per_meeting", Stock.ALLIANCE, 1, "relations are made in meetings"),
    ("belief.gain_from_grasping", Stock.BELIEF, 1, "who grasps begins to believe"),
    ("decision.broken_trust", Stock.TRUST, -1, "a promise was broken"),
    ("staffing.trust_lost", Stock.TRUST, -1, "one has to begin anew"),
    ("staffing.alliance_kept", Stock.ALLIANCE, 1, "a handover saves some of it"),
    ("staffing.derailing_loss", Stock.EFFICACY, -1, "the shift set the citizen back"),
    ("internship.no_prospect_loss", Stock.EFFICACY, -1, "work for nothing"),
    ("measures.passive_decay", Stock.EFFICACY, -1, "months with nothing wear down"),
    ("measures.course_gain", Stock.READINESS, 1, "courses teach coping"),
    ("measures.mentor_gain", Stock.READINESS, 1, "mentors help with search and coping"),
    ("measures.repeat_loss", Stock.MEANING, -1, "clarified once more"),
    ("life.severity", Stock.READINESS, -1, "coping and efficacy are lost"),
    ("agency.engage_gain", Stock.READINESS, 1, "whoever engages searches and sees more clearly"),
]


@pytest.mark.parametrize(("number", "moved", "sign", "reason"), STRAIGHT_AWAY, ids=[s[0] for s in STRAIGHT_AWAY])
def test_what_happens_moves_the_citizen_the_right_way(number, moved, sign, reason) -> None:
    """The same people with the same draws, the number at its lowest and at its highest."""
    declared, levers = PARAMETERS[number], {"caseworker_turnover": 0.4}
    low, high = (stock(lived_with(levers, {number: end}), moved) for end in (declared.low, declared.high))
    assert sign * (high - low) > 0.0, f"{number}: {moved.name} goes from {low} to {high}, although {reason}"


# Strain -> turnover -> shifts -> trust -> belief.


def test_strain_makes_caseworkers_leave() -> None:
    """Eighteen meetings a year ask for more hours than there are."""
    calm, busy = ({"meetings_per_year": n, "caseworker_turnover": 0.4} for n in (2.0, 18.0))
    on = {"staffing.strain_effect": 3.0}
    assert stock(lived_with(busy, on), Stock.STRAIN) > stock(lived_with(calm, on), Stock.STRAIN) + 0.1
    left = [total(lived_with(levers, on), Event.CASEWORKER_LEFT) for levers in (calm, busy)]
    assert left[1] > left[0]
    off = {"staffing.strain_effect": 0.0}
    flows = [lived_with(levers, off).flows[:, :, Event.CASEWORKER_LEFT] for levers in (calm, busy)]
    assert all_equal(flows)


def test_caseworkers_who_leave_are_shifts_for_citizens() -> None:
    staying, leaving = ({"caseworker_turnover": rate, "flexible_transitions": 1.0} for rate in (0.0, 0.6))
    still = {"staffing.reorganised_share": 0.0}
    assert total(lived_with(leaving, still), Event.SHIFT) > 100
    assert total(lived_with(staying, still), Event.SHIFT) == 0


def test_shifts_cost_trust() -> None:
    staying, leaving = ({"caseworker_turnover": rate, "flexible_transitions": 1.0} for rate in (0.0, 0.6))
    still = {"staffing.reorganised_share": 0.0}
    costly, free = still | {"staffing.trust_lost": 0.4}, still | {"staffing.trust_lost": 0.0}
    assert stock(lived_with(leaving, costly), Stock.TRUST) < stock(lived_with(leaving, free), Stock.TRUST) - 0.01
    assert differing(lived_with(staying, costly).people, lived_with(staying, free).people) == []


NOTHING_ELSE_HEARS_OF_TRUST = {
    "job_finding.hr_cooperation": 1.0, "conversation.voice_trust": 0.0, "conversation.citizen_absence": 0.0,
    "agency.reaction_per_month": 0.0, "staffing.ready_for_next_step": 0.94, "job_finding.meeting_effect": 0.0,
    "switches.creaming": 0.0, "population.education_exit_per_year": 0.0,
}  # fmt: skip


def test_lost_trust_costs_the_caseworkers_belief() -> None:
    """A citizen who does not cooperate looks like somebody with poor prospects, and voices less that can be grasped."""
    leaving = {"caseworker_turnover": 0.6, "own_perspective_share": 0.0}
    costly, free = {"staffing.trust_lost": 0.4}, {"staffing.trust_lost": 0.0}
    on = {"job_finding.hr_cooperation": 1.4, "conversation.voice_trust": 1.0}
    assert stock(lived_with(leaving, on | costly), Stock.BELIEF) < stock(lived_with(leaving, on | free), Stock.BELIEF)
    deaf = [lived_with(leaving, NOTHING_ELSE_HEARS_OF_TRUST | cost) for cost in (costly, free)]
    assert differing(deaf[0].people, deaf[1].people, ["trust"]) == ["trust"]
    assert differing(deaf[0].people, deaf[1].people, ["belief", "state", "n_grasped"]) == []


# Volume of internships -> firms' habits.


def test_many_internships_accustom_firms_to_free_labour() -> None:
    few, many = ({"internship_volume": n} for n in (10.0, 120.0))
    on, off = {"internship.habit_per_internship": 0.25}, {"internship.habit_per_internship": 0.0}
    assert stock(lived_with(many, on), Stock.FIRM_HABIT) > stock(lived_with(few, on), Stock.FIRM_HABIT) + 0.05
    habits = [lived_with(levers, off).stocks[:, :, Stock.FIRM_HABIT] for levers in (few, many)]
    assert all_equal(habits)


def test_habit_costs_wages_after_internships() -> None:
    many = {"internship_volume": 120.0, "internship_conversion": 0.3}
    converted = []
    for habit in (0.0, 0.25):
        lived = lived_with(many, {"internship.habit_per_internship": habit, "internship.memory_weight": 0.0})
        converted.append(total(lived, Event.INTERNSHIP_CONVERTED) / total(lived, Event.INTERNSHIP_STARTED))
    assert converted[1] < converted[0]


# Targets -> climate -> conversations.


def test_targets_pull_the_climate_towards_rivalry() -> None:
    mild, hard = ({"target_steering": steering} for steering in (0.5, 1.0))
    on, off = {"management.pressure_effect": 0.5}, {"management.pressure_effect": 0.0}
    assert stock(lived_with(hard, on), Stock.CLIMATE) < stock(lived_with(mild, on), Stock.CLIMATE) - 0.05
    climates = [lived_with(levers, off).stocks[:, :, Stock.CLIMATE] for levers in (mild, hard)]
    assert all_equal(climates)


def test_in_rivalry_less_is_learnt_and_less_is_grasped() -> None:
    """Climate reaches conversations through what is learnt of supervision."""
    hard = {"target_steering": 1.0, "peer_supervision_hours": 6.0, "caseworker_turnover": 0.0}
    deaf = {"conversation.grasp_pressure": 0.0, "management.pressure_erodes_practice": 0.0}
    grasped = {}
    for effect in (0.0, 1.0):
        for opens in (0.0, 1.0):
            numbers = {"management.pressure_effect": effect, "management.climate_opens_learning": opens} | deaf
            lived = lived_with(hard, numbers)
            grasped[effect, opens] = lived.stocks[-1, 0, Stock.COMPETENCE]
    assert grasped[1.0, 1.0] < grasped[0.0, 1.0]
    assert grasped[1.0, 0.0] == grasped[0.0, 0.0]


def test_pressure_fills_the_conversation() -> None:
    hard = {"target_steering": 1.0}
    shares = []
    for effect in (0.0, 2.0):
        lived = lived_with(hard, {"conversation.grasp_pressure": effect})
        shares.append(total(lived, Event.GRASPED) / total(lived, Event.VOICED))
    assert shares[1] < shares[0]
    at_today = [lived_with({}, {"conversation.grasp_pressure": effect}) for effect in (0.0, 2.0)]
    assert differing(at_today[0].people, at_today[1].people) == []


def test_lost_legitimacy_becomes_pressure() -> None:
    lived = {
        reaction: live(
            scenario(town(citizens=330), months=36, parameters={"surroundings.political_reaction": reaction}), seed=8
        )
        for reaction in (0.0, 1.5)
    }
    assert set(lived[0.0].stocks[:, :, Stock.PRESSURE].ravel().tolist()) == {0.5}
    assert stock(lived[1.5], Stock.PRESSURE) != 0.5
    lower = lived[1.5].stocks[:-1, 0, Stock.LEGITIMACY] < 0.5
    assert np.all((lived[1.5].stocks[1:, 0, Stock.PRESSURE] > 0.5) == lower)


# Broken promises -> involvement.


def test_broken_promises_make_the_next_involvement_harder() -> None:
    """What was promised and did not come is remembered; whoever was not heard says less next time."""
    slow = {"decision_authority": 0.0, "waiting_time_months": 8.0}
    costly, free = {"decision.broken_involvement": 0.6}, {"decision.broken_involvement": 0.0}
    on, off = {"conversation.voice_involvement": 1.0}, {"conversation.voice_involvement": 0.0}
    assert total(lived_with(slow, on | costly), Event.PROMISE_BROKEN) > 100
    assert total(lived_with(slow, on | costly), Event.VOICED) < total(lived_with(slow, on | free), Event.VOICED) - 30
    deaf = [lived_with(slow, off | cost) for cost in (costly, free)]
    assert np.array_equal(deaf[0].flows, deaf[1].flows)
    assert deaf[0].people.involvement.mean() < deaf[1].people.involvement.mean() - 0.01


def test_broken_promises_cost_trust() -> None:
    slow = {"decision_authority": 0.0, "waiting_time_months": 8.0}
    trusts = [stock(lived_with(slow, {"decision.broken_trust": loss}), Stock.TRUST) for loss in (0.4, 0.0)]
    assert trusts[0] < trusts[1] - 0.01


# Free caseworker time -> follow-up.


def test_time_that_is_taken_is_not_there_for_follow_up() -> None:
    """Two fifths of the working time go to demands instead of three twentieths: the same meetings, less follow-up."""
    levers = {"undisturbed_minutes": 0.0, "caseworker_turnover": 0.0, "decision_authority": 1.0}
    free, taken = {"time.demands_share": 0.15}, {"time.demands_share": 0.4}
    on = {"decision.follow_up_keeps": 0.2, "time.follow_up_hours": 1.5}
    before, after = lived_with(levers, on | free), lived_with(levers, on | taken)
    assert stock(after, Stock.FOLLOW_UP) < stock(before, Stock.FOLLOW_UP) - 0.2
    assert total(after, Event.PROMISE_BROKEN) > total(before, Event.PROMISE_BROKEN) + 20
    off = {
        "decision.follow_up_keeps": 0.0, "job_finding.follow_up_effect": 0.0, "retention.follow_up_effect": 0.0,
        "time.follow_up_hours": 1.5,
    }  # fmt: skip
    unmoved = [lived_with(levers, off | time) for time in (free, taken)]
    assert differing(unmoved[0].people, unmoved[1].people) == []
