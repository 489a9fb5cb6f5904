"""The answer in one sentence that can be read aloud, how far it has come, and how sure it is."""

from __future__ import annotations

import math

from cubb_sim.comparison import Difference
from cubb_sim.dashboard.views.outcomes.shown import Shown
from cubb_sim.dashboard.views.verdicts.certainty import EARLY
from cubb_sim.number_format import UNDEFINED, number
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS
from cubb_sim.report.markup import Markup, element, joined, paragraphs
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.goals import THOUSAND
from cubb_sim.report.sentences.uncertainty import uncertainties

HOURS, WORK = CUBB_GOALS
NUMBERS_MOVE = Text("Tallene flytter sig stadig.", "The figures still move.")
OF_AN_EARLIER_CHOICE = Text(
    "Billedet hører til jeres forrige valg; det nye er på vej.",
    "The picture is of your last choice; the next is coming.",
)
ON_THE_WAY = Text("De første kørsler er på vej.", "The first runs are on their way.")


def out_of_1000(share: float, language: str) -> str:
    """A share as persons out of 1,000: always the same whole, so that figures can be compared as levers move."""
    return UNDEFINED if math.isnan(share) else number(math.floor(THOUSAND * share + 0.5), language)


def headline(reading: Reading) -> Markup:
    """The sentence above everything else, and the same for the second goal."""
    hours, work = (reading.comparison.difference(quantity) for quantity in (HOURS, WORK))
    return joined(
        element("p", hours_sentence(reading, hours), class_="outcomes-headline"),
        element("p", work_sentence(reading, work), class_="outcomes-second"),
    )


def answer(shown: Shown, reading: Reading) -> Markup:
    """How sure the first figure is; while the runs come in, how many of them are there."""
    is_done = shown.is_settled and not shown.is_stale
    hours = reading.comparison.difference(HOURS)
    return element("div", _how_sure(shown, reading, hours) if is_done else progress(shown), class_="outcomes-answer")


def hours_sentence(reading: Reading, difference: Difference) -> str:
    """Natural frequencies, and in how many runs."""
    before, after = (out_of_1000(one, reading.language) for one in (difference.baseline, difference.changed))
    thousand = number(THOUSAND, reading.language)
    than = Text(f"mod {before}, hvis I fortsætter som i dag", f"against {before} if you go on as today")
    if before == after:
        than = Text("lige så mange, som hvis I fortsætter som i dag", "as many as if you go on as today")
    comma = "," if before == after else ""
    return reading.say(
        Text(
            f"{after} ud af {thousand} borgere får ordinære løntimer i løbet af {reading.horizon}{comma} {than.da}"
            f"{_runs(difference).da}.",
            f"{after} out of {thousand} citizens get ordinary paid hours within {reading.horizon}, {than.en}"
            f"{_runs(difference).en}.",
        )
    )


def work_sentence(reading: Reading, difference: Difference) -> str:
    """The same for ordinary work at the end, shorter."""
    before, after = (out_of_1000(one, reading.language) for one in (difference.baseline, difference.changed))
    against = Text(f" mod {before}", f" against {before}")
    if before == after:
        against = Text(" i begge tilfælde", " in both cases")
    return reading.say(
        Text(
            f"Når {reading.horizon} er gået, er {after} i ordinært arbejde{against.da}{_runs(difference).da}.",
            f"When {reading.horizon} have passed, {after} are in ordinary work{against.en}{_runs(difference).en}.",
        )
    )


def _runs(difference: Difference) -> Text:
    """ "; det er flere i 34 af 40 kørsler": what most runs say, and the others where they are as many."""
    n = difference.n_replications
    if n == 0:
        return Text("", "")
    ways = [
        (difference.n_higher, Text("flere", "more")),
        (difference.n_lower, Text("færre", "fewer")),
        (difference.n_equal, Text("lige mange", "equally many")),
    ]
    count, word = max(ways, key=lambda way: way[0])
    return Text(f"; det er {word.da} i {count} af {n} kørsler", f"; it is {word.en} in {count} of {n} runs")


def progress(shown: Shown) -> Markup:
    """How many of the runs are there; an early or an old picture says so."""
    texts = [_runs_done(shown)]
    if shown.is_stale:
        texts.insert(0, shown.say(OF_AN_EARLIER_CHOICE))
    elif not shown.is_settled:
        texts = [f"{shown.say(EARLY)}: {texts[0]}", shown.say(NUMBERS_MOVE)]
    label = shown.say(Text("Kørsler, der er færdige", "Runs that are done"))
    bar = element("progress", value=shown.n_done, max=max(shown.n_total, 1), aria_label=label)
    return element("p", bar, " ", " ".join(texts), class_="outcomes-progress")


def _how_sure(shown: Shown, reading: Reading, difference: Difference) -> Markup:
    """Not knowing and chance, told apart in words; an early picture has neither."""
    texts = uncertainties(reading, difference)[:2]
    if not texts:
        return progress(shown)
    question = reading.say(Text("Hvor sikkert er det første tal?", "How sure is the first figure?"))
    said = joined(element("strong", question), " ", " ".join([*texts, _runs_done(shown)]))
    return element("p", said, class_="outcomes-sure small")


def _runs_done(shown: Shown) -> str:
    n, total = number(shown.n_done, shown.language), number(shown.n_total, shown.language)
    return shown.say(Text(f"{n} af {total} kørsler.", f"{n} of {total} runs."))


def live_sentence(shown: Shown) -> Markup:
    """For screen readers: the headline, once all runs are there; nothing while they come in, which would flood them."""
    text = ""
    if shown.reading is not None and shown.is_settled and not shown.is_stale and not shown.is_as_today:
        text = hours_sentence(shown.reading, shown.reading.comparison.difference(HOURS))
    return element("p", text, class_="outcomes-hidden", role="status", aria_live="polite")


def waiting(shown: Shown) -> Markup:
    """What stands where there is no result yet, or none to be had."""
    if shown.problem is not None:
        return element("p", shown.say(shown.problem), class_="outcomes-problem", role="alert")
    return joined(paragraphs(shown.say(ON_THE_WAY)), progress(shown))
