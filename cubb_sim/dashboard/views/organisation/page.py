"""The page of the organisation: controls, the two worlds beside each other, who came and went, and the numbers."""

from __future__ import annotations

from collections.abc import Sequence

from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.organisation.chosen import Chosen, name_of, said_of
from cubb_sim.dashboard.views.organisation.controls import Shown, controls
from cubb_sim.dashboard.views.organisation.legend import legend
from cubb_sim.dashboard.views.organisation.lived.course import Course
from cubb_sim.dashboard.views.organisation.picture.network import Look, fullest, network_picture
from cubb_sim.dashboard.views.organisation.picture.timeline import timeline_picture
from cubb_sim.dashboard.views.organisation.sentences import (
    firm_sentences,
    organisation_sentences,
    spoken,
    staff_sentences,
)
from cubb_sim.dashboard.views.organisation.tables import tables
from cubb_sim.dashboard.views.organisation.words import BY_FIELD
from cubb_sim.events import Event
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, bullets, element, joined, paragraphs

TITLE = Text("Organisationen", "The organisation")
LEAD = Text(
    "Sagsbehandlere, virksomheder og frivillige organisationer, måned for måned: hvem der er holdt op, hvor viden "
    "sidder, og hvem der ansætter. I ser én simuleret kørsel, hvor begge verdener begynder med de samme mennesker og "
    "det samme held; en anden kørsel falder anderledes ud.",
    "Caseworkers, firms and voluntary organisations, month by month: who has left, where knowledge sits, and who "
    "hires. You see one simulated run, in which both worlds begin with the same people and the same luck; another run "
    "turns out differently.",
)
ONE_RUN = Text(
    "Det er én kørsel, ikke et gennemsnit og ikke jeres kommune. Se flere, før I drager en slutning; hvad der går igen "
    "på tværs af alle kørsler, står på arbejdsbordet.",
    "This is one run, neither an average nor your municipality. Look at several before you conclude; what holds across "
    "all runs is on the work table.",
)
SAME = Text(
    "Der er ikke ændret noget endnu. Derfor er der kun én verden at se.",
    "Nothing has been changed yet. So there is only one world to see.",
)


def heading(session: Session) -> Markup:
    """What the page is, and where else to go."""
    say = session.say
    students = Text(
        "Se de enkelte agenter i Mesa, trin for trin (for studerende)",
        "See the agents in Mesa, step by step (for students)",
    )
    return joined(
        element("h1", say(TITLE)),
        paragraphs(say(LEAD)),
        element(
            "p",
            element("a", say(Text("Til arbejdsbordet", "To the work table")), href=session.href("work"), data_go=""),
            " \u00b7 ",
            element("a", say(students), href=session.href("mesa"), data_go=""),
            class_="small",
        ),
    )


def waiting(problem: Text | None, language: str) -> Markup:
    """Before there is anything to see: that a run is being made, or why there is none."""
    return element("p", (problem or MADE).in_language(language), role="status", class_="organisation-wait")


def organisation_view(
    shown: Shown, worlds: Sequence[Course], municipalities: Sequence[str], language: str, *, is_stale: bool = False
) -> Markup:
    """Everything below the heading.

    Args:
        worlds: today's, and the changed one where anything is changed.
        municipalities: that can be chosen from.
        is_stale: whether the worlds belong to an earlier choice, and the new ones are being made.
    """
    month = worlds[0].at(shown.month).month
    return joined(
        controls(shown, worlds, municipalities, language, RENEWED.in_language(language) if is_stale else ""),
        element("p", SAME.in_language(language), class_="organisation-note") if len(worlds) == 1 else None,
        _chosen(shown.chosen, worlds, month, language) if shown.chosen else None,
        _pictures(shown, worlds, month, language),
        element("p", ONE_RUN.in_language(language), class_="not"),
        legend(shown.measured, language),
        _moves(worlds, month, language),
        tables(worlds, month, language),
    )


MADE = Text("Kørslen laves.", "The run is being made.")
RENEWED = Text(
    "Kørslen laves igen. Billedet er det forrige.", "The run is being made again. The picture is the one before."
)


def month_heading(month: int, measured: str, language: str) -> str:
    """Which month is shown, and what fills the boxes."""
    name = BY_FIELD[measured].name.in_language(language)
    return Text(f"Måned {month}. Boksene viser: {name}", f"Month {month}. The boxes show: {name}").in_language(language)


def _pictures(shown: Shown, worlds: Sequence[Course], month: int, language: str) -> Markup:
    """One picture per world, and below them what they show in words."""
    look = Look(shown.measured, shown.chosen, fullest(worlds, month, shown.measured))
    figures = [
        element(
            "figure",
            element("p", _capital(one.name), class_="name"),
            network_picture(one, month, look, language, spoken(one, month, language)),
        )
        for one in worlds
    ]
    said = (
        (Text("Sagsbehandlerne", "The caseworkers"), staff_sentences(worlds, month, language)),
        (Text("Virksomhederne", "The firms"), firm_sentences(worlds, month, language)),
        (
            Text("De frivillige organisationer", "The voluntary organisations"),
            organisation_sentences(worlds, month, language),
        ),
    )
    return element(
        "section",
        element("h2", month_heading(month, shown.measured, language)),
        element("div", figures, class_="organisation-worlds"),
        element("div", [_said(*one, language) for one in said], class_="organisation-said"),
        class_="organisation-month-shown",
    )


def _said(name: Text, sentences: Sequence[str], language: str) -> Markup:
    return element("div", element("h3", name.in_language(language)), bullets(sentences))


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def _chosen(chosen: Chosen, worlds: Sequence[Course], month: int, language: str) -> Markup:
    """The one whose ties are shown, in each world."""
    items = [
        element("div", element("dt", _capital(one.name)), element("dd", said_of(one, month, chosen, language)))
        for one in worlds
    ]
    return element(
        "section",
        element("h2", name_of(chosen, language)),
        element("dl", items, class_="organisation-worlds"),
        class_="organisation-chosen",
    )


def _moves(worlds: Sequence[Course], month: int, language: str) -> Markup:
    """Who left and who came over the whole course."""
    heading = Text("Hvem holdt op, og hvem kom til", "Who left and who came")
    key = Text(
        "Et kryds over linjen er en, der holdt op; en prik under den er en, der kom til. Den stiplede linje er den "
        "måned, der vises.",
        "A cross above the line is somebody who left; a dot below it is somebody who came. The dashed line is the "
        "month that is shown.",
    )
    figures = []
    for one in worlds:
        staff = one.staff(one.months[1])
        n_came = len(one.moves(Event.CASEWORKER_JOINED, one.months[1]))
        said = Text(
            f"{_capital(one.name)}: {staff.n_left} er holdt op, og {n_came} er kommet til i løbet af {one.months[1]} "
            f"måneder.",
            f"{_capital(one.name)}: {staff.n_left} have left and {n_came} have come in the course of {one.months[1]} "
            f"months.",
        ).in_language(language)
        picture = timeline_picture(one, month, language, said)
        figures.append(element("figure", picture, element("figcaption", said)))
    return element(
        "section",
        element("h2", heading.in_language(language)),
        paragraphs(key.in_language(language)),
        element("div", figures, class_="organisation-worlds"),
    )
