"""What may be said of a difference, and when.

Words of verdict (better, worse, no clear difference) are said only when all runs are there. The first picture has four
to six runs with two or three draws of the model's numbers: an interval from so few is wide or missing, and looking
again after every few runs finds "clear" differences that the last runs take back. A word that comes and goes teaches a
room to believe none of them. Until then the picture says what the runs so far show, and that it is early.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cubb_sim.comparison import Difference, Verdict
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.changes import verdict_in_words

if TYPE_CHECKING:
    from cubb_sim.dashboard.views.outcomes.shown import Shown

EARLY = Text("Foreløbigt billede", "Early picture")
SIGNS = {1: "\u2191", -1: "\u2193", 0: "\u2248"}
SO_FAR = {
    1: Text("højere indtil nu", "higher so far"),
    -1: Text("lavere indtil nu", "lower so far"),
    0: Text("ens indtil nu", "equal so far"),
}
CLASSES = {
    Verdict.BETTER: "better",
    Verdict.WORSE: "worse",
    Verdict.HIGHER: "moved",
    Verdict.LOWER: "moved",
    Verdict.UNCLEAR: "unclear",
    Verdict.UNDEFINED: "unclear",
}


@dataclass(frozen=True)
class Said:
    """A verdict as it is shown.

    Attributes:
        sign: which way the figure moved; "" where it cannot be told.
        class_: how it is drawn, on top of sign and words.
    """

    sign: str
    words: str
    class_: str


def said_of(shown: Shown, reading: Reading, difference: Difference) -> Said:
    """The verdict once all runs are there; before, which way the runs so far went."""
    if difference.n_replications == 0 or math.isnan(difference.difference):
        return Said("", reading.say(Text("kan ikke opgøres", "cannot be counted")), "unclear")
    way = (difference.difference > 0) - (difference.difference < 0)
    if not shown.is_settled or not reading.has_intervals:
        return Said("", reading.say(SO_FAR[way]), "early")
    is_clear = difference.verdict not in (Verdict.UNCLEAR, Verdict.UNDEFINED)
    words = verdict_in_words(reading, difference)
    return Said(SIGNS[way] if is_clear else SIGNS[0], words, CLASSES[difference.verdict])


def verdict_line(shown: Shown, reading: Reading, difference: Difference) -> Markup:
    """Sign, verdict and runs: "↑ bedre · højere i 34 af 40 kørsler"; which way is better stands in the definition."""
    said = said_of(shown, reading, difference)
    sign = element("span", said.sign, class_="outcomes-sign", aria_hidden="true") if said.sign else None
    runs = in_runs(reading, difference)
    more = joined(" \u00b7 ", runs) if runs else None
    return element(
        "p", sign, " " if sign else None, element("strong", said.words), more, class_=f"outcomes-verdict {said.class_}"
    )


def in_runs(reading: Reading, difference: Difference) -> str:
    """In how many runs the figure went the way most of them went: "højere i 34 af 40 kørsler"."""
    n, language = difference.n_replications, reading.language
    if n == 0:
        return ""
    ways = [
        (difference.n_higher, Text("højere", "higher")),
        (difference.n_lower, Text("lavere", "lower")),
        (difference.n_equal, Text("ens", "equal")),
    ]
    count, word = max(ways, key=lambda way: way[0])
    a, b = number(count, language), number(n, language)
    return reading.say(Text(f"{word.da} i {a} af {b} kørsler", f"{word.en} in {a} of {b} runs"))
