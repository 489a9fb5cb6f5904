"""The two goals: twenty dots for what may come, hollow ones for today, the goal, and what everybody guessed."""

from __future__ import annotations

import math

from cubb_sim.dashboard.views.outcomes.shown import PlacedGuess, Shown
from cubb_sim.dashboard.views.verdicts.buttons import why_button
from cubb_sim.dashboard.views.verdicts.certainty import verdict_line
from cubb_sim.number_format import UNDEFINED, percent
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS, QUANTITIES
from cubb_sim.report.charts.dots import DotRow, Mark, dotplot
from cubb_sim.report.markup import Column, Markup, element, table
from cubb_sim.report.reading import Reading
from cubb_sim.report.sections.goals import GOAL
from cubb_sim.report.sentences.cells import bare_difference_and_range, levels
from cubb_sim.report.sentences.goals import HAPPENINGS, mean_of_runs, n_reached
from cubb_sim.report.sentences.values import level_writer

AS_TODAY = Text("Som i dag", "As today")
CHANGED = Text("Med ændringen", "With the change")
REACH = 4.0 / 3.0
"""How far the axis reaches at least, as a multiple of the goal (assumed): it stands still while levers are moved, so
that what moves is the dots, and grows only where dots or guesses need it."""


def goal_panels(shown: Shown, reading: Reading) -> Markup:
    """A panel for each goal, side by side."""
    return element("div", [_panel(shown, reading, quantity) for quantity in CUBB_GOALS], class_="outcomes-goals")


def _panel(shown: Shown, reading: Reading, quantity: str) -> Markup:
    name = reading.say(HAPPENINGS[quantity].short)
    verdict = None if shown.is_as_today else verdict_line(shown, reading, reading.comparison.difference(quantity))
    return element(
        "section",
        element("h3", name, class_="name"),
        element(
            "div",
            _picture(shown, reading, quantity),
            element(
                "div",
                verdict,
                element("p", _reached(shown, reading, quantity), class_="small"),
                None if shown.is_as_today else why_button(shown, quantity, name),
                _table(shown, reading, quantity),
            ),
            class_="outcomes-beside",
        ),
        class_="outcomes-goal",
        data_quantity=quantity,
    )


def _picture(shown: Shown, reading: Reading, quantity: str) -> Markup:
    language, goal, before = reading.language, CUBB_GOALS[quantity].goal, mean_of_runs(reading.baseline, quantity)
    rows = [DotRow(reading.say(AS_TODAY), percent(before, language), reading.baseline.value(quantity), is_ghost=True)]
    if not shown.is_as_today:
        (changed,) = reading.others.values()
        after = percent(mean_of_runs(changed, quantity), language)
        rows.append(DotRow(reading.say(CHANGED), after, changed.value(quantity)))
    marks = [Mark(goal, f"{reading.say(GOAL)}: {percent(goal, language, 0)}"), Mark(REACH * goal, "", "reach")]
    if not math.isnan(before):
        marks.append(Mark(before, "", "now"))
    guesses = [Mark(one.value, _named(one, language), "guess") for one in guesses_of(shown, quantity)]
    writer = level_writer(QUANTITIES[quantity].unit, language)
    return dotplot(rows, marks, writer, _described(shown, reading, quantity), from_zero=True, beneath=guesses)


def guesses_of(shown: Shown, quantity: str) -> list[PlacedGuess]:
    """The guesses at one goal."""
    return [one for one in shown.guesses if one.quantity == quantity]


def _named(guess: PlacedGuess, language: str) -> str:
    return f"{guess.who} {percent(guess.value, language, 0)}"


def _described(shown: Shown, reading: Reading, quantity: str) -> str:
    """The picture in words, for those who do not see it."""
    language, name = reading.language, reading.say(HAPPENINGS[quantity].short)
    before = percent(mean_of_runs(reading.baseline, quantity), language)
    said = [f"{reading.say(AS_TODAY)}: {before}."]
    if not shown.is_as_today:
        (changed,) = reading.others.values()
        said.append(f"{reading.say(CHANGED)}: {percent(mean_of_runs(changed, quantity), language)}.")
    said.append(f"{reading.say(GOAL)}: {percent(CUBB_GOALS[quantity].goal, language, 0)}.")
    named = [_named(one, language) for one in guesses_of(shown, quantity)]
    if named:
        said.append(f"{reading.say(Text('Gæt', 'Guesses'))}: {'; '.join(named)}.")
    return f"{name}. {' '.join(said)}"


def _reached(shown: Shown, reading: Reading, quantity: str) -> str:
    n, there = reading.n_replications, n_reached(reading.baseline, quantity)
    if shown.is_as_today:
        return reading.say(Text(f"Målet nås i {there} af {n} kørsler.", f"The goal is reached in {there} of {n} runs."))
    (changed,) = reading.others.values()
    here = n_reached(changed, quantity)
    return reading.say(
        Text(
            f"Målet nås i {here} af {n}; i\u00a0dag:\u00a0{there}.",
            f"The goal is reached in {here} of {n}; today:\u00a0{there}.",
        )
    )


def _table(shown: Shown, reading: Reading, quantity: str) -> Markup:
    """The picture as a table, guesses included."""
    language = reading.language
    rows = []
    if shown.is_as_today:
        rows.append([reading.say(AS_TODAY), percent(mean_of_runs(reading.baseline, quantity), language)])
    else:
        difference = reading.comparison.difference(quantity)
        rows.append([f"{reading.say(AS_TODAY)} \u2192 {reading.say(CHANGED).lower()}", levels(reading, difference)])
        within = bare_difference_and_range(reading, difference) if shown.is_settled else UNDEFINED
        rows.append([reading.say(Text("Forskel (95\u00a0%-interval)", "Difference (95% interval)")), within])
    rows.append([reading.say(GOAL), percent(CUBB_GOALS[quantity].goal, language, 0)])
    rows += [
        [reading.say(Text(f"Gæt: {one.who}", f"Guess: {one.who}")), percent(one.value, language, 0)]
        for one in guesses_of(shown, quantity)
    ]
    name = reading.say(HAPPENINGS[quantity].short)
    columns = [Column(reading.say(Text("Hvad", "What"))), Column(name, is_number=True)]
    caption = reading.say(Text(f"{name} i tal", f"{name} in figures"))
    summary = element("summary", reading.say(Text("Tallene", "The figures")))
    return element("details", summary, table(caption, columns, rows), id=f"outcomes-figures-{quantity}")
