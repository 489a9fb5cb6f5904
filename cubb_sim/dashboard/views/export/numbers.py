"""The numbers as tables: for Excel where the comma is the decimal sign, and for R or Python."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from cubb_sim.comparison import Payer
from cubb_sim.comparison.payback import ACCOUNTS_OF
from cubb_sim.dashboard.views.export.made import CSV, Made, provenance
from cubb_sim.number_format import UNIT_WORDS
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import FAMILY_TITLES, QUANTITIES, SUBGROUPS
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.price import ACCOUNT_WORDS, NET_WORDS
from cubb_sim.wording import VERDICT_WORDS

Cell = str | float | int | None
DIGITS = 10
"""Digits after the decimal sign: more than any number here has meaning for, and enough to compare with."""
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a text must not begin: a spreadsheet would take it for a formula."""


@dataclass(frozen=True)
class Format:
    """How a table is written.

    Attributes:
        is_for_people: headings and words in the reader's language, and what the numbers are from in rows of its own.
    """

    separator: str
    decimal: str
    encoding: str
    is_for_people: bool


DANISH = Format(";", ",", "utf-8-sig", is_for_people=True)
PLAIN = Format(",", ".", "utf-8", is_for_people=False)


def numbers(reading: Reading, danish: bool = True) -> Made:
    """Every outcome in every group: before, after, the difference, how sure, and in how many runs."""
    return _table("resultater" if danish else "differences", _HEADS, _differences(reading, _of(danish)), reading,
                  _of(danish))  # fmt: skip


def all_numbers(reading: Reading, danish: bool = True) -> tuple[Made, ...]:
    """The outcomes, each run of them, and who pays."""
    how = _of(danish)
    runs_name, accounts_name = ("koersler", "regnskab") if danish else ("runs", "accounts")
    return (
        numbers(reading, danish),
        _table(runs_name, _RUN_HEADS, _runs(reading, how), reading, how),
        _table(accounts_name, _ACCOUNT_HEADS, _accounts(reading, how), reading, how),
    )


def _of(danish: bool) -> Format:
    return DANISH if danish else PLAIN


_HEADS = (
    ("quantity", Text("Resultatmål", "Outcome")),
    ("family", Text("Område", "Area")),
    ("subgroup", Text("Gruppe", "Group")),
    ("unit", Text("Enhed", "Unit")),
    ("baseline", Text("Som i dag", "As today")),
    ("changed", Text("Med ændringen", "With the change")),
    ("difference", Text("Forskel", "Difference")),
    ("low_80", Text("80 % fra", "80% from")),
    ("high_80", Text("80 % til", "80% to")),
    ("low_95", Text("95 % fra", "95% from")),
    ("high_95", Text("95 % til", "95% to")),
    ("n_higher", Text("Højere i (kørsler)", "Higher in (runs)")),
    ("n_lower", Text("Lavere i (kørsler)", "Lower in (runs)")),
    ("n_replications", Text("Kørsler", "Runs")),
    ("verdict", Text("Vurdering", "Verdict")),
)
_RUN_HEADS = (
    ("quantity", Text("Resultatmål", "Outcome")),
    ("unit", Text("Enhed", "Unit")),
    ("seed", Text("Startnummer", "Seed")),
    ("draw", Text("Sæt af tal", "Set of numbers")),
    ("baseline", Text("Som i dag", "As today")),
    ("changed", Text("Med ændringen", "With the change")),
)
_ACCOUNT_HEADS = (
    ("account", Text("Konto", "Account")),
    ("baseline_kr", Text("Som i dag (kr.)", "As today (DKK)")),
    ("changed_kr", Text("Med ændringen (kr.)", "With the change (DKK)")),
    ("difference_kr", Text("Forskel (kr.)", "Difference (DKK)")),
    ("low_95_kr", Text("95 % fra (kr.)", "95% from (DKK)")),
    ("high_95_kr", Text("95 % til (kr.)", "95% to (DKK)")),
)


def _differences(reading: Reading, how: Format) -> Iterable[Sequence[Cell]]:
    groups = {one.name: one.title for one in SUBGROUPS}
    for one in reading.comparison.differences:
        quantity = one.quantity
        words: list[Cell] = [quantity.name, str(quantity.family), one.subgroup, str(quantity.unit)]
        verdict = str(one.verdict)
        if how.is_for_people:
            texts = (quantity.title, FAMILY_TITLES[quantity.family], groups[one.subgroup])
            words = [*(reading.say(text) for text in texts), _unit(reading, quantity.name)]
            verdict = reading.say(VERDICT_WORDS[one.verdict])
        values = (one.baseline, one.changed, one.difference, one.low_80, one.high_80, one.low_95, one.high_95)
        yield [*words, *values, one.n_higher, one.n_lower, one.n_replications, verdict]


def _runs(reading: Reading, how: Format) -> Iterable[Sequence[Cell]]:
    """Each outcome of everybody together, run by run."""
    (other,) = reading.others.values()
    baseline = reading.baseline
    draws = [*baseline.draws, *[-1] * baseline.n_replications]
    for name, quantity in QUANTITIES.items():
        title = reading.say(quantity.title) if how.is_for_people else name
        unit = _unit(reading, name) if how.is_for_people else str(quantity.unit)
        pairs = zip(baseline.manifest.seeds, draws, baseline.value(name), other.value(name), strict=False)
        for seed, draw, before, after in pairs:
            yield [title, unit, seed, draw, float(before), float(after)]


def _accounts(reading: Reading, how: Format) -> Iterable[Sequence[Cell]]:
    for one in reading.comparison.accounts():
        name = reading.say(ACCOUNT_WORDS[one.account]) if how.is_for_people else one.account.name.lower()
        yield [name, one.baseline, one.changed, one.difference, one.low_95, one.high_95]
    yield from (_sum(reading, payer, how) for payer in Payer)


def _sum(reading: Reading, payer: Payer, how: Format) -> Sequence[Cell]:
    """What one payer pays in all, net, as on the screen; wages and what both pay together are counted once."""
    name = reading.say(NET_WORDS[payer]) if how.is_for_people else f"net_{payer.name.lower()}"
    (other,) = reading.others.values()
    before, after = (float(one.kr_by_month(ACCOUNTS_OF[payer]).sum(axis=1).mean()) for one in (reading.baseline, other))
    paid = reading.comparison.payback(payer=payer)
    return [name, before, after, paid.at_end, paid.at_end_low_95, paid.at_end_high_95]


def _unit(reading: Reading, quantity: str) -> str:
    """The unit of the number in the table, which is never multiplied: a share stays between 0 and 1."""
    unit = QUANTITIES[quantity].unit
    shares = {"share (0-1)": Text("andel (0-1)", "share (0-1)"), 
              "share per year": Text("andel pr. år", "share per year"),
              "difference of shares": Text("forskel mellem andele", "difference of shares"),
              "index (0-1)": Text("indeks (0-1)", "index (0-1)"), "ratio": Text("forhold", "ratio"),
              "kr per person and year": Text("kr. pr. person om året", "DKK per person and year")}  # fmt: skip
    known = shares.get(str(unit))
    return reading.say(known) if known else reading.say(UNIT_WORDS[unit].after) or str(unit)


def _table(
    name: str, heads: Sequence[tuple[str, Text]], rows: Iterable[Sequence[Cell]], reading: Reading, how: Format
) -> Made:
    """The table as a file, with what its numbers are from above it."""
    told = provenance(reading)
    if how.is_for_people:
        above = [_row(pair, how) for pair in told]
        titles = [reading.say(text) for _, text in heads]
        lines = [*above, "", _row(titles, how)]
    else:
        above = [f"# {key}: {value}".replace("\r", " ").replace("\n", " ") for key, value in told]
        lines = [*above, _row([plain for plain, _ in heads], how)]
    lines += [_row(row, how) for row in rows]
    return Made(f"{name}.csv", CSV, ("\r\n".join(lines) + "\r\n").encode(how.encoding))


def _row(cells: Sequence[Cell], how: Format) -> str:
    return how.separator.join(_cell(cell, how) for cell in cells)


def _cell(cell: Cell, how: Format) -> str:
    """A cell as it stands in the file: a number with its decimal sign, a text made harmless and quoted."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    if isinstance(cell, float):
        return np.format_float_positional(cell, precision=DIGITS, trim="-").replace(".", how.decimal)
    if isinstance(cell, int):
        return str(cell)
    text = f"'{cell}" if cell.startswith(_DANGEROUS) and cell != "-" else cell
    if any(one in text for one in (how.separator, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text
