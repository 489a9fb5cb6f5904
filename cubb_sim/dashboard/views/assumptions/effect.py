"""What is held to be otherwise, how to put it back, and what follows: with the contested numbers and without them."""

from __future__ import annotations

from dataclasses import dataclass

from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.assumptions.contesting import LEVERS_AS_TODAY, NUMBERS, PROFILE, RESET, TAKE_BACK
from cubb_sim.dashboard.views.assumptions.entry import Entry, entries
from cubb_sim.dashboard.views.outcomes.answer import hours_sentence, work_sentence
from cubb_sim.dashboard.views.outcomes.today import levels_today
from cubb_sim.number_format import difference_in_unit, number, value_in_unit
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS, QUANTITIES
from cubb_sim.report.markup import Column, Markup, element, joined, paragraphs, table
from cubb_sim.report.reading import Reading
from cubb_sim.report.sections.contest import contest_box

CHANGED = Text("Det, I mener er anderledes", "What you hold to be otherwise")
FOLLOWS = Text("Det følger der af det", "What follows from it")
WITH, WITHOUT = (
    Text("Med jeres tal", "With your numbers"),
    Text("Med modellens egne tal", "With the model's own numbers"),
)
NOTHING = Text(
    "I har ikke anfægtet noget tal. Find et nedenfor, som I ved mere om end modellen.",
    "You have contested no number. Find one below that you know more about than the model.",
)
NO_LEVER = Text(
    "Ingen håndtag er flyttet, så begge verdener er som i dag. Flyt et håndtag på arbejdsbordet for at se, om svaret "
    "holder med jeres tal.",
    "No lever is moved, so both worlds are as today. Move one on the work table to see whether the answer holds with "
    "your numbers.",
)
ON_THE_WAY = Text("Regner.", "Computing.")
COMPARED = ("meaning", "trust", "municipal_net_cost_per_citizen_year")
"""What is shown beside the two goals."""


@dataclass(frozen=True)
class Followed:
    """Results of one selection as far as they have come.

    Attributes:
        reading: None before the first runs are there.
        n_done, n_total: runs of each world.
        is_stale: whether they are of an earlier selection.
    """

    reading: Reading | None
    n_done: int
    n_total: int
    is_stale: bool
    problem: Text | None = None


def changed(session: Session) -> Markup:
    """Every number and lever that is held to be otherwise, each with the model's beside it, and the resets."""
    selection, say = session.selection, session.say
    held = [entries()[name] for name, _ in (*selection.contested, *selection.profile) if name in entries()]
    return element(
        "section",
        element("h2", say(CHANGED), id="changed"),
        _held_table(session, held) if held else element("p", say(NOTHING)),
        element("div", _resets(session), class_="row"),
        class_="assumptions-changed",
    )


def effect(session: Session, ours: Followed, models: Followed | None) -> Markup:
    """The headline with the contested numbers beside the one without, and the other outcomes in a table.

    Args:
        models: the same selection with the model's own numbers; None where nothing is contested.
    """
    say = session.say
    followed = [(WITH, ours), (WITHOUT, models)] if models else [(WITHOUT, ours)]
    return element(
        "section",
        element("h2", say(FOLLOWS), id="follows"),
        contest_box(ours.reading, with_names=False) if ours.reading and not ours.is_stale else None,
        element("p", say(NO_LEVER)) if session.selection.is_as_today else None,
        element("div", [_headline(session, title, one) for title, one in followed if one], class_="pair"),
        _table(session, ours, models) if models else None,
        element(
            "p", _link(session, "work", say(Text("Se det hele på arbejdsbordet", "See all of it on the work table")))
        ),
        class_="assumptions-effect",
        aria_busy="false" if all(_is_done(one) for _, one in followed if one) else "true",
    )


def _is_done(one: Followed) -> bool:
    return one.n_done >= one.n_total and not one.is_stale


def _headline(session: Session, title: Text, one: Followed) -> Markup:
    say = session.say
    if one.problem is not None:
        shown = element("p", say(one.problem), class_="problems", role="alert")
    elif one.reading is None or one.is_stale:
        shown = element("p", say(ON_THE_WAY))
    elif session.selection.is_as_today:
        shown = levels_today(one.reading)
    else:
        hours, work = (one.reading.comparison.difference(quantity) for quantity in CUBB_GOALS)
        shown = paragraphs(hours_sentence(one.reading, hours), work_sentence(one.reading, work))
    done, total = number(one.n_done, session.language), number(one.n_total, session.language)
    runs = Text(f"{done} af {total} kørsler.", f"{done} of {total} runs.")
    return element("div", element("h3", say(title)), shown, element("p", say(runs), class_="small"), class_="card")


def _table(session: Session, ours: Followed, models: Followed | None) -> Markup:
    """Goals, meaning, trust and cost: as today, and what the levers change, with either set of numbers."""
    if models is None or not all(one.reading is not None and not one.is_stale for one in (ours, models)):
        return Markup("")
    say, both = session.say, ((WITH, ours), (WITHOUT, models))
    columns = [Column(say(Text("Resultatmål", "Outcome"))), *(Column(say(title)) for title, _ in both)]
    rows = []
    for quantity in (*CUBB_GOALS, *COMPARED):
        row = [say(QUANTITIES[quantity].title)]
        for _, one in both:
            assert one.reading is not None
            row.append(_level_and_difference(one.reading, quantity))
        rows.append(row)
    caption = Text(
        "Som i dag, og hvad håndtagene ændrer, med begge sæt af tal",
        "As today, and what the levers change, with both sets of numbers",
    )
    if session.selection.is_as_today:
        caption = Text("Som i dag med begge sæt af tal", "As today with both sets of numbers")
    return table(say(caption), columns, rows)


def _level_and_difference(reading: Reading, quantity: str) -> str:
    """19,5 %; +0,8 procentpoint."""
    found, unit = reading.comparison.difference(quantity), QUANTITIES[quantity].unit
    level = value_in_unit(found.baseline, unit, reading.language)
    if found.n_higher == found.n_lower == 0:
        return level
    return f"{level}; {difference_in_unit(found.difference, unit, reading.language)}"


def _held_table(session: Session, held: list[Entry]) -> Markup:
    say, language = session.say, session.language
    columns = [
        Column(say(Text("Tal", "Number"))),
        Column(say(Text("Modellens", "The model's")), is_number=True),
        Column(say(Text("Jeres", "Yours")), is_number=True),
        Column(say(Text("Fortryd", "Undo"))),
    ]
    rows = []
    for one in held:
        value = one.held(session.selection)
        back = Text("Brug modellens", "Use the model's")
        title = say(one.declared.title)
        rows.append(
            [
                _link(session, "assumptions", title, one.name),
                one.written(one.declared.default, language),
                one.written(value, language) if value is not None else "",
                element(
                    "button",
                    say(back),
                    element("span", f": {title}", class_="hidden"),
                    type="button",
                    data_do=f"{TAKE_BACK}:{one.name}",
                ),
            ]
        )
    return table(say(Text("Gælder i begge verdener", "Holds in both worlds")), columns, rows)


def _resets(session: Session) -> list[Markup]:
    chosen = session.selection
    wanted = (
        (NUMBERS, Text("Modellens egne tal", "The model's own numbers"), bool(chosen.contested)),
        (LEVERS_AS_TODAY, Text("Alle håndtag som i dag", "All levers as today"), bool(chosen.levers)),
        (PROFILE, Text("Dagens profil som i modellen", "Today's profile as in the model"), bool(chosen.profile)),
    )
    return [
        element(
            "button", session.say(title), type="button", data_do=f"{RESET}:{what}", disabled=None if can else "disabled"
        )
        for what, title, can in wanted
    ]


def _link(session: Session, page: str, shown: str, argument: str = "") -> Markup:
    return joined(element("a", shown, href=session.href(page, argument), data_go=""))
