"""The picture of the lives with its key, and how many months each life has of what."""

from __future__ import annotations

from collections.abc import Sequence

from cubb_sim.biography import Life, Parting
from cubb_sim.biography.words import capitalised, months_words
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.citizen.drawn.conditions import CONDITION_WORDS, Condition, bands_of
from cubb_sim.dashboard.views.citizen.drawn.lanes import NARROW, WIDE, Lane, Words, lanes_picture, marks_in
from cubb_sim.dashboard.views.citizen.drawn.marks import MARK_WORDS, marks_of
from cubb_sim.dashboard.views.citizen.drawn.shapes import band_sample, line_sample, mark_sample
from cubb_sim.dashboard.views.citizen.lives import IN_CHANGED, IN_TODAY
from cubb_sim.parameters import DISTURBANCES
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Column, Markup, Row, element, joined, table

SHOWN_TWICE = ((WIDE, "citizen-wide"), (NARROW, "citizen-narrow"))
"""Once for a screen and once for a telephone; one of them is seen."""


def lanes_of(session: Session, lives: Sequence[Life], horizon: int) -> list[Lane]:
    """Each life as a lane."""
    return [
        Lane(session.say(name), bands_of(life, horizon), marks_of(life))
        for name, life in zip((IN_TODAY, IN_CHANGED), lives, strict=False)
    ]


def picture(session: Session, lanes: Sequence[Lane], parting: Parting | None) -> Markup:
    """The lives above each other, and what the marks mean."""
    month = None if parting is None else parting.month
    words = Words(
        parting=session.say(Text(f"måned {month}: her skilles livene", f"month {month}: here the lives part")),
        months=session.say(Text("måned", "month")),
        description=_description(session, lanes, month),
        met=tuple(one.month for one in session.selection.disturbances),
    )
    pictures = [
        element("div", lanes_picture(lanes, month, words, session.language, layout), class_=class_)
        for layout, class_ in SHOWN_TWICE
    ]
    return element("figure", *pictures, _key(session, lanes), class_="citizen-lanes")


def months_table(session: Session, lanes: Sequence[Lane]) -> Markup:
    """How many months each life has of each condition."""
    columns = [Column(session.say(Text("Tilstand", "Condition")))]
    columns += [Column(lane.name, is_number=True) for lane in lanes]
    rows: list[Row] = []
    for condition in _conditions_in(lanes):
        named = joined(band_sample(condition), " ", capitalised(session.say(CONDITION_WORDS[condition])))
        rows.append((named, *(str(_n_months(lane, condition)) for lane in lanes)))
    caption = Text("Måneder i hver tilstand, ved månedens udgang", "Months in each condition, at their end")
    return table(session.say(caption), columns, rows, class_="citizen-months")


def _description(session: Session, lanes: Sequence[Lane], month: int | None) -> str:
    """The picture in words: how many months each life is in what, and where they part."""
    parts = []
    for lane in lanes:
        told = [
            f"{months_words(n, session.language)} {session.say(CONDITION_WORDS[condition])}"
            for condition in Condition
            if (n := _n_months(lane, condition))
        ]
        parts.append(f"{lane.name}: {', '.join(told)}.")
    if month is not None:
        parts.append(session.say(Text(f"Livene skilles i måned {month}.", f"The lives part in month {month}.")))
    return " ".join(parts)


def _key(session: Session, lanes: Sequence[Lane]) -> Markup:
    shown = [
        *((band_sample(one), session.say(CONDITION_WORDS[one])) for one in _conditions_in(lanes)),
        *((mark_sample(one), session.say(MARK_WORDS[one])) for one in marks_in(lanes)),
    ]
    for one in session.selection.disturbances:
        title = DISTURBANCES[one.kind].title
        met = Text(
            f"måned {one.month}: {title.da} (i begge verdener)", f"month {one.month}: {title.en} (in both worlds)"
        )
        shown.append((line_sample(), session.say(met)))
    items = [element("li", sample, element("span", text)) for sample, text in shown]
    return element("ul", items, class_="citizen-key")


def _conditions_in(lanes: Sequence[Lane]) -> list[Condition]:
    return [condition for condition in Condition if any(_n_months(lane, condition) for lane in lanes)]


def _n_months(lane: Lane, condition: Condition) -> int:
    return sum(band.n_months for band in lane.bands if band.condition is condition)
