"""Lives made by hand: a card, some happenings and an ending, so that every sentence can be foreseen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cubb_sim.biography import Card, CitizenName, Ending, Happening, Holder, Life, Month, Situation, Workplace
from cubb_sim.events import Event
from cubb_sim.kinds import Benefit, Category, Measure, Sector, State

CASEWORKER = Holder(12, 3)
CARD = Card(
    name=CitizenName("Holstebro", 231),
    arrival_month=0,
    age_years=43,
    benefit=Benefit.KONTANTHJAELP,
    months_on_benefit=63,
    has_children=True,
    is_single_provider=True,
    lives_with_parents=False,
    has_vocational_education=False,
    has_psychiatric_diagnosis=True,
    has_musculoskeletal_disorder=False,
    sector=Sector.KITCHEN,
    wished_hours=12.4,
    caseworker=CASEWORKER,
    situation=Situation(),
)
ENDING = Ending(
    month=0,
    state=State.PASSIVE,
    category=Category.ACTIVITY_READY,
    benefit=Benefit.KONTANTHJAELP,
    paid_hours=0.0,
    first_hours_month=None,
    months_in_work=0,
    n_shifts=0,
    n_derailing_shifts=0,
    n_meetings=1,
    n_missed=0,
    n_voiced=0,
    n_grasped=0,
    n_measures=0,
    n_own_measures=0,
    n_broken_promises=0,
    meaning=0.42,
    trust=0.5,
    efficacy=0.5,
    belief=0.5,
)


def one(month: int, kind: Event, value: float = 0.0, **named: Any) -> Happening:
    """A happening with whatever its kind names."""
    return Happening(month, kind, value, **named)


def life(*happenings: Happening, n_months: int, card: Card = CARD, **ending: Any) -> Life:
    """A life of so many months in which these things happen and nothing else."""
    months, situation = [], card.situation
    for number in range(max(1, card.arrival_month), n_months + 1):
        of_month = tuple(happening for happening in happenings if happening.month == number)
        for happening in of_month:
            situation = situation.after(happening)
        months.append(Month(number, of_month, situation))
    return Life(card, tuple(months), replace(ENDING, month=n_months, **ending))


def named_by(kind: Event) -> dict[str, Any]:
    """Everything a happening could name, so that any sentence can be filled in."""
    return {
        "caseworker": CASEWORKER,
        "measure": Measure.COURSE,
        "sector": Sector.KITCHEN,
        "workplace": Workplace(15, Sector.CLEANING),
    }
