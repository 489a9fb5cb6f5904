"""What got worse: a box that is always there, with the same room whether it is full or empty."""

from __future__ import annotations

from cubb_sim.comparison import Difference, Verdict
from cubb_sim.dashboard.views.outcomes.shown import Shown
from cubb_sim.dashboard.views.verdicts.written import both_levels
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS, SUBGROUPS
from cubb_sim.report.markup import Markup, bullets, element, paragraphs
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.changes import looks_alike
from cubb_sim.report.sentences.goals import HAPPENINGS

HEADING = Text("Det blev dårligere", "What got worse")
NOTHING = Text("Intet resultatmål blev klart dårligere.", "No outcome got clearly worse.")
NOT_YET = Text(
    "Det står her først, når alle kørsler er færdige: det, der ser dårligere ud i de første, kan de sidste rette op.",
    "It is said when all runs are there: what looks worse in the first, the last may take back.",
)
NOTHING_CHANGED = Text(
    "I har ikke ændret noget endnu. Når I gør, står det altid her, hvad der blev dårligere.",
    "You have changed nothing yet. When you do, this is where it always says what got worse.",
)
ONE_RUN = Text("Kan ikke afgøres med så få kørsler.", "Cannot be told from so few runs.")
MOST_NAMED = 4
"""Outcomes named in the box (assumed: what fits beside the headline on a projector); the rest are counted and stand in
the table of all outcomes."""
MOST_GROUPS = 2
"""Groups that are named at once (assumed, as above)."""


def worse_box(shown: Shown, reading: Reading) -> Markup:
    """What clearly got worse, by name and figures, and for whom."""
    return element(
        "section",
        element("h3", reading.say(HEADING)),
        _content(shown, reading),
        class_="outcomes-worse",
        data_worse="",
    )


def _content(shown: Shown, reading: Reading) -> Markup:
    if shown.is_as_today:
        return paragraphs(reading.say(NOTHING_CHANGED))
    if not shown.is_settled:
        return paragraphs(reading.say(NOT_YET))
    if not reading.has_intervals:
        return paragraphs(reading.say(ONE_RUN))
    worse = reading.comparison.gains_and_losses().worse
    named = [_named(reading, one) for one in worse if not looks_alike(one)]
    groups = [_group(reading, one) for one in groups_worse_off(reading)]
    if not worse and not groups:
        return paragraphs(reading.say(NOTHING))
    first = [] if worse else [reading.say(NOTHING)]
    n_left = len(worse) - len(named[:MOST_NAMED])
    return element(
        "div",
        bullets([*first, *named[:MOST_NAMED]]),
        paragraphs(_left(reading, n_left), class_="small"),
        _groups(reading, groups),
    )


def _groups(reading: Reading, groups: list[str]) -> Markup | None:
    """The groups by name; many of them under a heading that counts them, so that the goals stay in sight."""
    if len(groups) <= MOST_GROUPS:
        return bullets(groups)
    n = number(len(groups), reading.language)
    told = Text(f"Også i grupperne: {n} mål blev dårligere", f"In the groups too: {n} goals got worse")
    summary = element("summary", reading.say(told))
    return element("details", summary, bullets(groups), id="outcomes-worse-groups")


def groups_worse_off(reading: Reading) -> list[Difference]:
    """The goals in each group of citizens, where they clearly got worse."""
    found = (
        reading.comparison.difference(quantity, subgroup.name) for quantity in CUBB_GOALS for subgroup in SUBGROUPS[1:]
    )
    return [one for one in found if one.verdict is Verdict.WORSE and not looks_alike(one)]


def _named(reading: Reading, one: Difference) -> str:
    return f"\u25bc {reading.say(one.quantity.title)}: {both_levels(reading, one)}"


def _group(reading: Reading, one: Difference) -> str:
    group = next(reading.say(subgroup.title) for subgroup in SUBGROUPS if subgroup.name == one.subgroup)
    return f"\u25bc {group}: {reading.say(HAPPENINGS[one.quantity.name].short)} {both_levels(reading, one)}"


def _left(reading: Reading, n_left: int) -> str:
    if n_left <= 0:
        return ""
    n = number(n_left, reading.language)
    return reading.say(
        Text(
            f"Og {n} til: se \u00bbAlle resultatmål\u00ab nedenfor.",
            f"And {n} more: see \u2018All outcomes\u2019 below.",
        )
    )
