"""What is said of a measure in both worlds: levels, difference, verdict, and from when it can be seen."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cubb_sim.comparison import Verdict
from cubb_sim.dashboard.views.verdicts.certainty import SIGNS, SO_FAR
from cubb_sim.dashboard.views.why.paired import ENOUGH_RUNS, Paired
from cubb_sim.number_format import UNDEFINED, UNIT_WORDS, difference_in_unit, percent, value_in_unit
from cubb_sim.parameters.specification import Text
from cubb_sim.report.reading import Reading
from cubb_sim.wording import VERDICT_WORDS

WHEN_SETTLED = Text(
    "Hvornår det begynder at kunne ses, står her, når alle kørsler er færdige.",
    "When it begins to show is said when all runs are there.",
)

if TYPE_CHECKING:
    from cubb_sim.dashboard.views.outcomes.shown import Shown


def levels_cell(reading: Reading, one: Paired) -> str:
    """Before and after, the words of the unit once."""
    unit, language = one.measure.unit, reading.language
    before, after = (value_in_unit(value, unit, language) for value in (one.baseline, one.changed))
    words = reading.say(UNIT_WORDS[unit].after)
    return f"{before.removesuffix(words).rstrip(' ') if words else before} \u2192 {after}"


def difference_cell(reading: Reading, one: Paired) -> str:
    """The difference with its sign and unit."""
    return difference_in_unit(one.difference, one.measure.unit, reading.language)


def verdict_cell(shown: Shown, reading: Reading, one: Paired) -> str:
    """The verdict once all runs are there; before, which way the runs so far went."""
    if one.n_runs == 0 or math.isnan(one.difference):
        return UNDEFINED
    way = (one.difference > 0) - (one.difference < 0)
    if not shown.is_settled:
        return reading.say(SO_FAR[way])
    is_clear = one.verdict not in (Verdict.UNCLEAR, Verdict.UNDEFINED)
    return f"{SIGNS[way if is_clear else 0]} {reading.say(VERDICT_WORDS[one.verdict])}"


def step_sentence(reading: Reading, one: Paired) -> str:
    """The measure that is drawn, in a sentence: levels, and in how many runs."""
    title, n = reading.say(one.measure.title), one.n_runs
    if n == 0:
        return reading.say(Text(f"{title}: kan ikke opgøres.", f"{title}: cannot be counted."))
    count, word = max(
        (one.n_higher, Text("højere", "higher")),
        (one.n_lower, Text("lavere", "lower")),
        (n - one.n_higher - one.n_lower, Text("ens", "equal")),
        key=lambda way: way[0],
    )
    return reading.say(
        Text(
            f"{title}: {levels_cell(reading, one)}, {word.da} i {count} af {n} kørsler.",
            f"{title}: {levels_cell(reading, one)}, {word.en} in {count} of {n} runs.",
        )
    )


def other_sentence(shown: Shown, reading: Reading, one: Paired) -> str:
    """A measure that is not drawn: levels, verdict, and from when it shows."""
    title, verdict = reading.say(one.measure.title), verdict_cell(shown, reading, one)
    said = [verdict, _month(reading, one) if shown.is_settled else ""]
    return f"{title}: {levels_cell(reading, one)} ({'; '.join(text for text in said if text)})"


def _month(reading: Reading, one: Paired) -> str:
    if one.from_month is None:
        return ""
    return reading.say(Text(f"kan ses fra måned {one.from_month}", f"shows from month {one.from_month}"))


def seen_from(shown: Shown, reading: Reading, one: Paired) -> str:
    """From which month a measure shows, or that too few runs agree; "" where there are no months."""
    if not one.is_followed:
        return ""
    if not shown.is_settled:
        return reading.say(WHEN_SETTLED)
    if one.from_month is None:
        enough = Text(percent(ENOUGH_RUNS, "da", 0), percent(ENOUGH_RUNS, "en", 0))
        return reading.say(
            Text(
                f"Ved slutningen går færre end {enough.da} af kørslerne samme vej.",
                f"At the end fewer than {enough.en} of the runs go the same way.",
            )
        )
    return f"{_month(reading, one).capitalize()}."
