"""What a declaration of a lever consists of, so that each reads like a row of a table."""

from __future__ import annotations

from dataclasses import dataclass

from cubb_sim.parameters.specification import Grade, Lever, ParameterRole, Pillar, Text

CASEWORKER_YEAR = "caseworker year"
CITIZEN_YEAR = "citizen year"
MUNICIPALITY_YEAR = "municipality year"
ARISES_FROM_WHAT_HAPPENS = ""
COST_UNITS = (ARISES_FROM_WHAT_HAPPENS, CASEWORKER_YEAR, CITIZEN_YEAR, MUNICIPALITY_YEAR)


@dataclass(frozen=True)
class Cost:
    """What moving a lever by one of its units costs.

    Attributes:
        kr: kroner per `unit`; negative where it is lower values that cost.
        unit: one of `COST_UNITS`.
        source: how the price was arrived at.
        note: where the cost shows in the account.
    """

    kr: float
    unit: str
    source: str
    note: Text


def price(kr: float, unit: str, source: str, *, da: str, en: str) -> Cost:
    """A price on the lever itself, charged under development relative to today."""
    return Cost(kr, unit, f"Price assumed: {source}", Text(da, en))


def no_price(*, da: str, en: str) -> Cost:
    """No price on the lever itself: the cost arises from what happens, or there is none."""
    return Cost(0.0, ARISES_FROM_WHAT_HAPPENS, "No price of its own (see the cost note).", Text(da, en))


def lever(  # noqa: PLR0913 (one argument per column of the table)
    name: str,
    pillar: Pillar,
    values: tuple[float, float, float],
    unit: str,
    grade: Grade,
    source: str,
    *,
    phase_in: tuple[int, str],
    cost: Cost,
    da: str,
    en: str,
) -> Lever:
    """Declare a lever.

    Args:
        name: plain name; the public name becomes `lever.<name>`.
        pillar: the CUBB pillar it belongs to.
        values: as today, lowest, highest [in `unit`].
        unit: in English, as a person would say it.
        grade: evidence grade of the value as today.
        source: where that value is from. The assumptions about phase-in and cost are added to it.
        phase_in: months until the change is fully in force, and why that long. Always assumed.
        cost: what it costs and where that shows.
        da, en: "Title: explanation."
    """
    title_da, _, text_da = da.partition(": ")
    title_en, _, text_en = en.partition(": ")
    default, low, high = values
    months, why = phase_in
    return Lever(
        name=f"lever.{name}",
        default=default,
        low=low,
        high=high,
        unit=unit,
        role=ParameterRole.LEVER,
        grade=grade,
        source=f"{source} Phase-in of {months} {'month' if months == 1 else 'months'} assumed: {why}. {cost.source}",
        title=Text(title_da, title_en),
        explanation=Text(text_da, text_en),
        pillar=pillar,
        phase_in_months=months,
        cost_kr=cost.kr,
        cost_unit=cost.unit,
        cost_note=cost.note,
    )
