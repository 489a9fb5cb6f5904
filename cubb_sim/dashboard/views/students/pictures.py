"""What the page for students shows: the organisation now, and the series of the whole model."""

from __future__ import annotations

from typing import Any

import numpy as np

from cubb_sim.biography.words import months_words
from cubb_sim.dashboard.views.organisation.legend import legend
from cubb_sim.dashboard.views.organisation.page import month_heading
from cubb_sim.dashboard.views.organisation.picture.network import Look, network_picture
from cubb_sim.dashboard.views.organisation.sentences import spoken
from cubb_sim.dashboard.views.students.watched import SERIES, Series, WatchedModel
from cubb_sim.number_format import number, percent
from cubb_sim.parameters.specification import Text
from cubb_sim.report.charts.course import Axes, Line, course_chart
from cubb_sim.report.markup import Column, Markup, element, joined, paragraphs, table

TITLE = Text("For studerende: modellen i Mesa", "For students: the model in Mesa")
LEAD = Text(
    "Denne side er for studerende og forskere: modellens egne agenter, måned for måned, med betjeningen fra "
    "Python-pakken Mesa, som er på engelsk. »Step« lever én måned, »Reset« begynder forfra med de valgte tal. Det er "
    "én kørsel uden sammenligning; til en samtale mellem fagfolk hører arbejdsbordet.",
    "This page is for students and researchers: the model's own agents, month by month, under the controls of the "
    "Python package Mesa. Step lives one month; Reset begins again with the numbers that were chosen. It is one run "
    "without a comparison; for a conversation between practitioners there is the work table.",
)
THINGS = Text(
    "Prøv: sæt »Caseload« til det halve, tryk Reset og derefter Step ti gange. Hvad når at ske med belastningen, før "
    "der sker noget med tilliden? Giv så en anden »Seed« og se, hvad der er tilfældigheder.",
    "Things to try: halve the caseload, press Reset and then Step ten times. What happens to strain before anything "
    "happens to trust? Then take another seed and see what was chance.",
)


def introduction(language: str) -> Markup:
    """What the page is, and what to try."""
    return joined(element("h1", TITLE.in_language(language)), paragraphs(LEAD.in_language(language)),
                  paragraphs(THINGS.in_language(language)))  # fmt: skip


def without_altair(language: str) -> Markup:
    """What is said where Mesa's page cannot be imported."""
    said = Text(
        "Mesas betjening kræver Python-pakken Altair, som ikke er installeret her. Resten af dashboardet virker uden.",
        "Mesa's controls need the Python package Altair, which is not installed here. The rest of the dashboard works "
        "without it.",
    )
    return element("p", said.in_language(language), role="status", class_="organisation-wait")


def watched_view(model: WatchedModel, language: str) -> Markup:
    """Series and organisation in the month that has been reached."""
    return joined(
        element("h2", Text(f"{model.place} efter {months_words(model.month, 'da')}",
                           f"{model.place} after {months_words(model.month, 'en')}").in_language(language),
                id="students-month"),
        element("div", [_series(model, one, language) for one in SERIES], class_="students-series"),
        _numbers(model.series(), language),
        _organisation(model, language),
    )  # fmt: skip


def _series(model: WatchedModel, one: Series, language: str) -> Markup:
    values = model.series()[one.name].to_numpy()
    runs = np.full((1, model.horizon + 1), np.nan)
    runs[0, : len(values)] = values
    title, now = one.title.in_language(language), _written(one, float(values[-1]), language)
    said = Text(
        f"{title}: {now} efter {months_words(model.month, 'da')}.",
        f"{title}: {now} after {months_words(model.month, 'en')}.",
    )
    axes = Axes(lambda value: _written(one, value, language), Text("Måneder", "Months").in_language(language))
    chart = course_chart(
        [Line(Text("Kørslen", "The run").in_language(language), runs, now)], axes, said.in_language(language)
    )
    return element(
        "figure", element("p", title, class_="name"), chart, element("figcaption", said.in_language(language))
    )


def _written(one: Series, value: float, language: str) -> str:
    if one.is_share:
        return percent(value, language, 1)
    return number(value, language, 0 if one.name == "caseload" else 2)


def _numbers(series: Any, language: str) -> Markup:
    """All series, month by month."""
    rows = [
        (str(int(row["month"])), *(_written(one, row[one.name], language) for one in SERIES))
        for row in series.to_dict("records")
    ]
    columns = [
        Column(Text("Måned", "Month").in_language(language)),
        *(Column(one.title.in_language(language), is_number=True) for one in SERIES),
    ]
    name = Text("Serierne i tal", "The series in numbers").in_language(language)
    return element("details", element("summary", name), table(name, columns, rows), id="students-numbers")


def _organisation(model: WatchedModel, language: str) -> Markup:
    course = model.course(Text("kørslen", "the run").in_language(language))
    look = Look("competence", None, 1.0)
    picture = network_picture(course, model.month, look, language, spoken(course, model.month, language))
    return joined(
        element("h2", month_heading(model.month, look.measured, language)),
        element("figure", picture, class_="students-organisation"),
        legend(look.measured, language),
    )
