"""The picture of results as a whole, in the order it is read: the answer, what got worse, goals, the rest, who pays."""

from __future__ import annotations

from cubb_sim.dashboard.views.outcomes.answer import answer, headline, live_sentence, waiting
from cubb_sim.dashboard.views.outcomes.deeper import deeper
from cubb_sim.dashboard.views.outcomes.goals import goal_panels
from cubb_sim.dashboard.views.outcomes.panels import panels
from cubb_sim.dashboard.views.outcomes.payers import payers
from cubb_sim.dashboard.views.outcomes.shown import Shown
from cubb_sim.dashboard.views.outcomes.today import HEADING as TODAY
from cubb_sim.dashboard.views.outcomes.today import levels_today, where_you_stand
from cubb_sim.dashboard.views.outcomes.worse import worse_box
from cubb_sim.dashboard.views.why import why
from cubb_sim.number_format import number
from cubb_sim.parameters import DISTURBANCES
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS
from cubb_sim.report.markup import Markup, element, joined
from cubb_sim.report.reading import Reading
from cubb_sim.report.sections.contest import contest_box

HEADING = Text("Det flytter sig", "What moves")


def outcomes(shown: Shown, replay: Markup | None = None) -> Markup:
    """Everything a leader sees of the results; how far they have come stands on the outermost element.

    Args:
        replay: the buttons that show the last change once more; they stand above what got worse.
    """
    reading = shown.reading
    is_there = reading is not None and shown.problem is None
    return element(
        "section",
        live_sentence(shown),
        _picture(shown, reading, replay) if reading is not None and is_there else joined(replay, waiting(shown)),
        class_=f"outcomes{' is-stale' if shown.is_stale else ''}{'' if shown.is_settled else ' is-early'}",
        aria_label=shown.say(Text("Resultater", "Results")),
        aria_busy="false" if shown.is_settled else "true",
        data_runs=shown.n_done,
        data_settled="true" if shown.is_settled else "false",
        data_stale="true" if shown.is_stale else "false",
        data_about=shown.about,
    )


def _picture(shown: Shown, reading: Reading, replay: Markup | None) -> Markup:
    is_as_today = shown.is_as_today
    chain = why(shown, shown.why) if shown.why and not is_as_today else None
    return joined(
        element(
            "h2",
            shown.say(TODAY if is_as_today else HEADING),
            class_="outcomes-title" if is_as_today else "outcomes-hidden",
        ),
        contest_box(reading, with_names=False),
        _met(shown),
        element(
            "div",
            element("div", _told(shown, reading), class_="outcomes-told"),
            element("div", replay, worse_box(shown, reading), class_="outcomes-beside-told"),
            class_="outcomes-top",
        ),
        goal_panels(shown, reading),
        chain if shown.why in CUBB_GOALS else None,
        panels(shown, reading),
        None if shown.why in CUBB_GOALS else chain,
        None if shown.is_as_today else payers(shown, reading),
        deeper(shown, reading),
    )


def _told(shown: Shown, reading: Reading) -> Markup:
    """The answer, or where one stands as long as nothing is changed; what got worse stands beside it."""
    if shown.is_as_today:
        return joined(levels_today(reading), where_you_stand(shown, reading))
    return joined(headline(reading), answer(shown, reading))


def _met(shown: Shown) -> Markup:
    """What both worlds meet on their way."""
    if not shown.disturbances:
        return Markup("")
    named = [
        Text(f"{DISTURBANCES[one.kind].title.da} (måned {number(one.month, 'da')})",
             f"{DISTURBANCES[one.kind].title.en} (month {number(one.month, 'en')})")
        for one in shown.disturbances
        if one.kind in DISTURBANCES
    ]  # fmt: skip
    listed = "; ".join(shown.say(one) for one in named)
    return element("p", shown.say(Text("I begge verdener: ", "Both worlds meet: ")), listed, ".", class_="outcomes-met")
