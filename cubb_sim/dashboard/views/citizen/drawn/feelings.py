"""What a person feels month by month: taken from the model while it runs, and shown as courses of both lives."""

from __future__ import annotations

from typing import Any

import numpy as np

from cubb_sim.biography import Life
from cubb_sim.biography.two_lives import FEELING_WORDS
from cubb_sim.biography.words import capitalised, scale_words
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.citizen.lives import IN_CHANGED, IN_TODAY, Lived
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.number_format import UNDEFINED, number
from cubb_sim.parameters.specification import Text
from cubb_sim.population import SLOTS
from cubb_sim.report.charts.course import Axes, Line, Mark, course_chart
from cubb_sim.report.markup import Column, Markup, element, joined, table

FELT = ("trust", "efficacy", "meaning")
"""Fields of a citizen that are followed, in the order in which they are kept."""
SCALE = "0\u20131"
"""Above the axis: what the scale runs from and to."""
Felt = np.ndarray[tuple[int, int], np.dtype[np.float32]]
"""Of everybody in a month, by the place in the model: float32[citizens, FELT]."""
Course = np.ndarray[tuple[int, int], np.dtype[np.float64]]
"""Of one person, by month from 0: float64[months + 1, FELT]; NaN before the arrival and after the end."""


def felt(model: EmploymentServiceModel) -> Felt:
    """What everybody feels now; given to the run as its observer."""
    citizens = model.world.citizens
    return np.column_stack([citizens[name] for name in FELT]).astype(np.float32)


def course_of(lived: Lived, life: Life) -> Course | None:
    """What one person felt; None where nobody took it down."""
    if not lived.observed:
        return None
    town = lived.outcome.municipalities.index(life.card.name.municipality)
    place = int(lived.register.first_citizen[town]) + (life.card.name.number - 1) % SLOTS
    course = np.array([month[place] for month in lived.observed], np.float64)
    course[: life.card.arrival_month] = np.nan
    course[life.ending.month + 1 :] = np.nan
    return course


def feelings(session: Session, runs: tuple[Lived, ...], lives: tuple[Life, ...], parting_month: int | None) -> Markup:
    """A picture of each feeling and a table of all; nothing where nobody took them down."""
    courses = [course for run, life in zip(runs, lives, strict=True) if (course := course_of(run, life)) is not None]
    if len(courses) < len(lives):
        return Markup("")
    figures = [_figure(session, k, courses, parting_month) for k in range(len(FELT))]
    return joined(
        element("h3", session.say(Text("Hvad forløbet gør ved borgeren", "What the course does to the citizen"))),
        element("div", figures, class_="citizen-felt"),
        element(
            "details", element("summary", session.say(MONTHLY)), _table(session, courses), id="citizen-felt-months"
        ),
    )


MONTHLY = Text("Tallene måned for måned", "The numbers month by month")


def _figure(session: Session, which: int, courses: list[Course], parting_month: int | None) -> Markup:
    language, name = session.language, session.say(FEELING_WORDS[FELT[which]])
    lines = []
    for k, course in enumerate(courses):
        known = course[~np.isnan(course[:, which]), which]
        figure = scale_words(float(known[-1]), language) if len(known) else UNDEFINED
        label = session.say((IN_TODAY, IN_CHANGED)[k])
        lines.append(Line(label, course[:, which][np.newaxis], figure, is_ghost=k == 0 and len(courses) > 1))
    axes = Axes(lambda value: number(value, language, 1), session.say(Text("måned", "month")), SCALE)
    mark = None
    if parting_month is not None:
        mark = Mark(parting_month - 1, session.say(Text("livene skilles", "the lives part")), "goal")
    said = f"{capitalised(name)}: {_course_words(session, which, courses)}"
    picture = course_chart(lines, axes, said, month=mark)
    return element("figure", element("p", capitalised(name), class_="name"), picture, element("figcaption", said))


def _course_words(session: Session, which: int, courses: list[Course]) -> str:
    """From where to where, in each world."""
    told = []
    for k, course in enumerate(courses):
        known = course[~np.isnan(course[:, which]), which]
        first, last = (scale_words(float(value), session.language) for value in (known[0], known[-1]))
        world = session.say((IN_TODAY, IN_CHANGED)[k])
        world = f"{world[:1].lower()}{world[1:]}"
        told.append(session.say(Text(f"{world} fra {first} til {last}", f"{world} from {first} to {last}")))
    return f"{'; '.join(told)}."


def _table(session: Session, courses: list[Course]) -> Markup:
    worlds = (IN_TODAY, IN_CHANGED)[: len(courses)]
    names = [capitalised(session.say(FEELING_WORDS[name])) for name in FELT]
    columns = [Column(session.say(Text("Måned", "Month")))]
    columns += [Column(f"{name}, {_small(session.say(world))}", is_number=True) for name in names for world in worlds]
    rows = []
    for month in range(len(courses[0])):
        values = [course[month, which] for which in range(len(FELT)) for course in courses]
        if not all(np.isnan(values)):
            rows.append((str(month), *(_written(value, session.language) for value in values)))
    return table(session.say(MONTHLY), columns, rows, class_="citizen-felt-table")


def _small(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _written(value: Any, language: str) -> str:
    return UNDEFINED if np.isnan(value) else scale_words(float(value), language)
