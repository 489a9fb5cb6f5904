"""What a quantity of interest is: a name, a unit, a definition that can be attacked, and the sums it is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from cubb_sim.outcome import Outcome
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities.persons import Column, Persons


class Better(StrEnum):
    """Which way is better; NEITHER where more is a means, not an end, or where reasonable people disagree."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Unit(StrEnum):
    """What a value is counted in. How it is written in Danish and English stands in `number_format.py`."""

    SHARE = "share (0-1)"
    SHARE_PER_YEAR = "share per year"
    SHARE_DIFFERENCE = "difference of shares"
    INDEX = "index (0-1)"
    RATIO = "ratio"
    MONTHS = "months"
    PER_PERSON = "per person"
    PER_100_PERSONS = "per 100 persons"
    PER_CITIZEN_YEAR = "per citizen-year"
    PER_100_CITIZEN_YEARS = "per 100 citizen-years"
    HOURS_PER_YEAR = "hours per person and year"
    HOURS_PER_1000_KR = "hours per 1,000 kr"
    MINUTES_PER_MONTH = "minutes per month"
    KR_PER_YEAR = "kr per person and year"
    CITIZENS_PER_POST = "citizens per filled post"


class Family(StrEnum):
    """Where a quantity stands in tables and reports."""

    EMPLOYMENT = "employment"
    SUPPORT = "support"
    EXPERIENCE = "experience"
    ORGANISATION = "organisation"
    ECONOMY = "economy"
    LEGITIMACY = "legitimacy"


FAMILY_TITLES = {
    Family.EMPLOYMENT: Text("Løntimer og job", "Paid hours and jobs"),
    Family.SUPPORT: Text("Kontakt og indsats", "Contact and measures"),
    Family.EXPERIENCE: Text("Borgerens egen situation", "The citizen's own situation"),
    Family.ORGANISATION: Text("Medarbejdere og organisation", "Staff and organisation"),
    Family.ECONOMY: Text("Økonomi", "Economy"),
    Family.LEGITIMACY: Text("Legitimitet", "Legitimacy"),
}

Count = Callable[[Persons], Column]
"""One number per person, to be summed over a subgroup."""


@dataclass(frozen=True)
class Ratio:
    """`scale` x the sum of `numerator` over persons / the sum of `denominator`; undefined where the latter is 0."""

    numerator: Count
    denominator: Count
    scale: float = 1.0


@dataclass(frozen=True)
class RatioOfRatios:
    """One ratio divided by another; undefined where either is."""

    over: Ratio
    under: Ratio


@dataclass(frozen=True)
class Gap:
    """One ratio minus another; undefined where either is."""

    over: Ratio
    under: Ratio


Whole = Callable[[Outcome], float]
"""A number of the organisation as a whole, without persons behind it: it exists for the subgroup `all` only."""


@dataclass(frozen=True)
class QuantityOfInterest:
    """One defined output of the model.

    Attributes:
        definition: what is counted, among whom and when, written so that a researcher can disagree with it.
        better: the direction that counts as an improvement.
        compute: sums over persons (every subgroup), or a function of the whole outcome (`all` only).
    """

    name: str
    title: Text
    unit: Unit
    definition: Text
    better: Better
    family: Family
    compute: Ratio | RatioOfRatios | Gap | Whole

    @property
    def is_by_subgroup(self) -> bool:
        """Whether the quantity has persons behind it, and so a value for every subgroup."""
        return isinstance(self.compute, Ratio | RatioOfRatios | Gap)

    def ratios(self) -> tuple[Ratio, ...]:
        """The ratios of sums over persons it is made of; empty where it has no persons behind it."""
        if isinstance(self.compute, Ratio):
            return (self.compute,)
        if isinstance(self.compute, RatioOfRatios | Gap):
            return (self.compute.over, self.compute.under)
        return ()
