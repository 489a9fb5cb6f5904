"""Amounts with their words, lines and sources: figures as given, and totals worked out from them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from cubb_sim.local_data.derivations import CITIZEN_YEARS, CITIZENS, UNDER_30, WORKED_OUT
from cubb_sim.local_data.faults import Fault
from cubb_sim.local_data.figures import FIGURES, Kind
from cubb_sim.local_data.reading import GivenFigure
from cubb_sim.parameters import Grade, Text
from cubb_sim.scenario.schema import MOST_CITIZENS

FROM_30, TOTAL = "citizens_activity_ready_from_30", "citizens_activity_ready"
PER_CENT = 100.0
DIGITS = 4
FROM_BEST = (Grade.SEED, Grade.SEEN, Grade.DERIVED, Grade.ASSUMED)
ESTIMATES = ("skøn", "anslå", "gæt", "estimat", "judgement", "guess")
"""Words of a source that says the figure is not counted."""
_SEPARATORS = str.maketrans(",.", ".,")


@dataclass(frozen=True)
class Amount:
    """A number of the file, or a sum of such.

    Attributes:
        name: key of the figure, or name of the total.
        lines: those it is from.
        sources: what the municipality wrote as source and period, each once.
        grade: seen where it stands in the file as it is, derived where it was worked out; assumed where a source is not
            stated, or calls it an estimate.
    """

    name: str
    value: float
    title: Text
    lines: tuple[int, ...]
    sources: tuple[str, ...]
    grade: Grade

    @property
    def is_share(self) -> bool:
        """Whether the file gives it in per cent; the value is from 0 to 1."""
        return self.name in FIGURES and FIGURES[self.name].kind is Kind.PER_CENT

    @property
    def written(self) -> Text:
        """The value as people write it in Danish and English; a share in per cent."""
        return per_cent(self.value) if self.is_share else written(self.value)


def written(value: float) -> Text:
    """A number with four decimals, or four digits where it is smaller, in Danish and in English."""
    decimals = 4 if value >= 1.0 or value <= 0.0 else DIGITS - 1 - math.floor(math.log10(value))
    text = f"{value:,.{decimals}f}".rstrip("0").rstrip(".")
    return Text(text.translate(_SEPARATORS), text)


def per_cent(share: float) -> Text:
    """A share in per cent."""
    number = written(PER_CENT * share)
    return Text(f"{number.da} %", f"{number.en}%")


def amounts_of(given: Mapping[str, GivenFigure]) -> tuple[dict[str, Amount], list[Fault]]:
    """Every amount by name; faults where the number of citizens is missing or contradicts itself."""
    amounts = {
        key: Amount(key, one.number, one.figure.title, (one.line,), _source(one), _grade(one))
        for key, one in given.items()
        if not one.figure.kind.is_text
    }
    faults: list[Fault] = []
    young, old, total = (amounts.get(key) for key in (UNDER_30, FROM_30, TOTAL))
    if young and old and total and young.value + old.value != total.value:
        parts = f"{young.written.en} under 30 and {old.written.en} from 30 are {written(young.value + old.value).en}"
        what = f"{parts}, and the total is said to be {total.written.en}. Correct one, or leave the total empty."
        faults.append(Fault(lines_of((young, old, total)), what))
    if total is None and young and old:
        total = together(CITIZENS, WORKED_OUT[CITIZENS], (young, old), young.value + old.value)
    if total is None:
        what = f"the number of citizens is missing: give {UNDER_30} and {FROM_30}, or {TOTAL}."
        return amounts, [*faults, Fault((), what)]
    if not 1 <= total.value <= MOST_CITIZENS:
        what = f"{total.written.en} activity-ready citizens; a municipality here has 1 to {MOST_CITIZENS:,}."
        faults.append(Fault(total.lines, what))
    amounts[CITIZENS] = replace(total, name=CITIZENS, title=WORKED_OUT[CITIZENS])
    if young is None and old and old.value <= total.value:
        amounts[UNDER_30] = together(UNDER_30, FIGURES[UNDER_30].title, (total, old), total.value - old.value)
    years = amounts.get("citizen_years_last_year", amounts[CITIZENS])
    amounts[CITIZEN_YEARS] = replace(years, name=CITIZEN_YEARS, title=WORKED_OUT[CITIZEN_YEARS])
    return amounts, faults


def together(name: str, title: Text, amounts: Iterable[Amount], value: float) -> Amount:
    """An amount worked out from others, with the lines and sources of all of them."""
    amounts = tuple(amounts)
    return Amount(name, value, title, lines_of(amounts), sources_of(amounts), worst(Grade.DERIVED, amounts))


def worst(grade: Grade, amounts: Iterable[Amount]) -> Grade:
    """The least certain of a grade and those of the amounts that something is worked out from."""
    return max((grade, *(amount.grade for amount in amounts)), key=FROM_BEST.index)


def lines_of(amounts: Iterable[Amount]) -> tuple[int, ...]:
    """The lines of several amounts, each once, in order."""
    return tuple(sorted({line for amount in amounts for line in amount.lines}))


def sources_of(amounts: Iterable[Amount]) -> tuple[str, ...]:
    """The sources of several amounts, each once, in the order in which they are met."""
    return tuple(dict.fromkeys(source for amount in amounts for source in amount.sources))


def _grade(one: GivenFigure) -> Grade:
    """A figure without a source, or one that was estimated, is assumed."""
    is_counted = one.source and not any(word in one.source.casefold() for word in ESTIMATES)
    return Grade.SEEN if is_counted else Grade.ASSUMED


def _source(one: GivenFigure) -> tuple[str, ...]:
    if one.source and one.period:
        return (f"{one.source} ({one.period})",)
    return tuple(text for text in (one.source, one.period) if text)
