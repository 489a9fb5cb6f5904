"""The other outcomes, always together: experience, the four considerations of legitimacy, and the municipal purse."""

from __future__ import annotations

import math

from cubb_sim.comparison import Difference, Payback
from cubb_sim.dashboard.views.outcomes.shown import Shown
from cubb_sim.dashboard.views.verdicts.buttons import why_button
from cubb_sim.dashboard.views.verdicts.certainty import verdict_line
from cubb_sim.dashboard.views.verdicts.miniature import miniature
from cubb_sim.dashboard.views.verdicts.written import level_written, unit_words
from cubb_sim.number_format import UNDEFINED, number, range_in_unit
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import LEGITIMACY, QUANTITIES
from cubb_sim.report.markup import Markup, element, joined, paragraphs
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.changes import what_clear_means
from cubb_sim.report.sentences.goals import mean_of_runs
from cubb_sim.report.sentences.price import NET_COST, sum_in_words
from cubb_sim.wording import runs_sentence

EXPERIENCE = ("meaning_over_time", "trust")
PANELS: tuple[str, ...] = (*EXPERIENCE, *(name for one in LEGITIMACY for name in one.quantities), NET_COST)
"""What is shown together, never one without the others."""
HEADING = Text("Alt det andet, der flytter sig", "Everything else that moves")
HOW_TO_READ = Text(
    "Hul prik: som i dag. Fyldt: med ændringen. Bjælke: de midterste 80\u00a0% af kørslerne.",
    "Hollow dot: as today. Full: with the change. Bar: the middle 80% of the runs.",
)


SHORT: dict[str, Text] = {
    "meaning_over_time": Text("Meningsfuldhed", "Meaningfulness"),
    "trust": Text("Tillid", "Trust"),
    "attention_ratio": Text("Fairness: opmærksomhed", "Fairness: attention"),
    "hours_gap": Text("Fairness: udbytte", "Fairness: outcome"),
}
"""Names where there is little room; the full ones stand in the picture's description and in the tables."""


def panels(shown: Shown, reading: Reading) -> Markup:
    """All small panels."""
    return element(
        "section",
        element(
            "div",
            element("h3", reading.say(HEADING), class_="outcomes-heading"),
            element("p", reading.say(HOW_TO_READ), class_="small"),
            class_="outcomes-line",
        ),
        element("div", [_panel(shown, reading, quantity) for quantity in PANELS], class_="outcomes-panels"),
        None if shown.is_as_today else paragraphs(what_clear_means(reading), class_="small"),
        class_="outcomes-others",
    )


def _panel(shown: Shown, reading: Reading, quantity: str) -> Markup:
    name = reading.say(SHORT.get(quantity, QUANTITIES[quantity].title))
    difference = reading.comparison.difference(quantity)
    return element(
        "section",
        element("h4", name, class_="name"),
        _level_line(reading, quantity) if shown.is_as_today else _levels_line(reading, difference),
        element(
            "div",
            _picture(shown, reading, difference),
            None if shown.is_as_today else why_button(shown, quantity, name),
            class_="outcomes-row",
        ),
        _range_line(reading, quantity) if shown.is_as_today else verdict_line(shown, reading, difference),
        _economy_lines(shown, reading) if quantity == NET_COST and not shown.is_as_today else None,
        class_="outcomes-panel outcomes-economy" if quantity == NET_COST else "outcomes-panel",
        data_quantity=quantity,
    )


def _levels_line(reading: Reading, difference: Difference) -> Markup:
    """Before and after, with the unit in words."""
    name, language = difference.quantity.name, reading.language
    before, after = (level_written(one, name, language) for one in (difference.baseline, difference.changed))
    return element(
        "p",
        element("span", f"{before} \u2192 ", class_="then"),
        element("strong", after, class_="now"),
        element("span", f" {unit_words(name, reading)}", class_="unit"),
        class_="outcomes-levels",
    )


def _level_line(reading: Reading, quantity: str) -> Markup:
    written = level_written(mean_of_runs(reading.baseline, quantity), quantity, reading.language)
    unit = element("span", f" {unit_words(quantity, reading)}", class_="unit")
    return element("p", element("strong", written, class_="now"), unit, class_="outcomes-levels")


def _range_line(reading: Reading, quantity: str) -> Markup:
    """Between which values a course of events as today mostly lies."""
    level = reading.baseline.level(quantity)
    low, high = (level_written(one, quantity, reading.language) for one in (level.chance_low_80, level.chance_high_80))
    if UNDEFINED in (low, high):
        return Markup("")
    return element(
        "p",
        reading.say(Text(f"80 af 100 forløb: {low} til {high}", f"80 of 100 courses: {low} to {high}")),
        class_="outcomes-verdict early",
    )


def _picture(shown: Shown, reading: Reading, difference: Difference) -> Markup:
    name = difference.quantity.name
    (changed,) = reading.others.values()
    after = None if shown.is_as_today else changed.value(name)
    return miniature(
        reading.baseline.value(name), after, difference.quantity.unit, _described(shown, reading, difference)
    )


def _described(shown: Shown, reading: Reading, difference: Difference) -> str:
    name, language = difference.quantity.name, reading.language
    title, unit = reading.say(difference.quantity.title), unit_words(name, reading)
    before = level_written(difference.baseline, name, language)
    if shown.is_as_today:
        return reading.say(Text(f"{title}: {before} {unit} som i dag.", f"{title}: {before} {unit} as today."))
    after = level_written(difference.changed, name, language)
    within = _how_sure(shown, reading, difference)
    return reading.say(
        Text(
            f"{title}: {before} {unit} som i dag, {after} med ændringen. {within}",
            f"{title}: {before} {unit} as today, {after} with the change. {within}",
        )
    )


def _how_sure(shown: Shown, reading: Reading, difference: Difference) -> str:
    runs = runs_sentence(difference, reading.language)
    if not shown.is_settled or math.isnan(difference.low_80):
        return runs
    within = range_in_unit(difference.low_80, difference.high_80, difference.quantity.unit, reading.language)
    return f"{runs} {reading.say(Text(f'80 %-interval: {within}.', f'80% interval: {within}.'))}"


def _economy_lines(shown: Shown, reading: Reading) -> Markup:
    """The sum over the horizon, and when it is paid back."""
    payback = reading.comparison.payback()
    amount = sum_in_words(abs(payback.at_end), reading.language)
    words = Text("mere", "more") if payback.at_end > 0 else Text("mindre", "less")
    total = Text(
        f"Kommunen i alt: {amount} {words.da} over {reading.horizon}.",
        f"The municipality in all: {amount} {words.en} over {reading.horizon}.",
    )
    if payback.is_without_difference:
        total = Text("Ingen forskel på kommunens udgift.", "No difference in the municipality's cost.")
    return element("p", joined(reading.say(total), " ", payback_words(reading, payback)), class_="small")


def payback_words(reading: Reading, payback: Payback) -> str:
    """From which month the extra cost has come back, or that it has not within the horizon; "" without any."""
    if payback.is_without_difference:
        return ""
    n, paid = payback.n_replications, payback.n_paid_back
    if payback.most <= 0:
        return reading.say(Text("Ingen merudgift at tjene hjem.", "No extra cost to be paid back."))
    if payback.median_month is None:
        return reading.say(
            Text(
                f"Ikke tjent hjem inden for {reading.horizon} i {n - paid} af {n} kørsler.",
                f"Not paid back within {reading.horizon} in {n - paid} of {n} runs.",
            )
        )
    month = number(payback.median_month, reading.language)
    return reading.say(
        Text(
            f"Tjent hjem i {paid} af {n} kørsler, typisk fra måned {month}.",
            f"Paid back in {paid} of {n} runs, typically from month {month}.",
        )
    )
