"""What of a result is written down in the record: the numbers, and what was said of them, in both languages."""

from __future__ import annotations

import math
from typing import Any

from cubb_sim.comparison import Comparison, Difference, Sources
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.views.levers.scale import scale_of
from cubb_sim.number_format import UNDEFINED, difference_in_unit
from cubb_sim.parameters import DISTURBANCES, LEVERS
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS, LEGITIMACY, QUANTITIES
from cubb_sim.report.levers import position
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences import changes, goals, people, price
from cubb_sim.report.sentences.numbers import behind, contest_sentences
from cubb_sim.report.sentences.uncertainty import uncertainties
from cubb_sim.report.sentences.values import bare
from cubb_sim.wording import LANGUAGES, runs_sentence

KEPT = (
    *CUBB_GOALS,
    "meaning",
    "trust",
    *(name for dimension in LEGITIMACY for name in dimension.quantities),
    "municipal_net_cost_per_citizen_year",
)
"""Quantities whose numbers are written down: the two goals, the citizen's own, legitimacy, and the economy."""

ONE_OF = (
    (Text("måneder", "months"), Text("måned", "month")),
    (Text("samtaler", "meetings"), Text("samtale", "meeting")),
    (Text("minutter", "minutes"), Text("minut", "minute")),
    (Text("timer", "hours"), Text("time", "hour")),
    (Text("kursusdage", "course days"), Text("kursusdag", "course day")),
    (Text("praktikker", "internships"), Text("praktik", "internship")),
    (Text("pladser", "places"), Text("plads", "place")),
    (Text("borgere", "citizens"), Text("borger", "citizen")),
    (Text("omorganiseringer", "reorganisations"), Text("omorganisering", "reorganisation")),
    (Text("FLIP", "FLIPs"), Text("FLIP", "FLIP")),
    (Text("vidensmæglere", "knowledge brokers"), Text("vidensmægler", "knowledge broker")),
)
"""How units of levers begin, of several and of one."""


def tried_content(
    selection: Selection, address: str, comparison: Comparison, label: Text | None = None
) -> dict[str, Any]:
    """The content of an entry of a scenario that was looked at."""
    said = {language: _sentences(Reading(comparison, language)) for language in LANGUAGES}
    label = label or label_of(selection)
    found = {name: comparison.difference(name) for name in dict.fromkeys(KEPT)}
    return {
        "about": selection.key,
        "address": address,
        "label": {"da": label.da, "en": label.en},
        "results": {name: [one.baseline, one.changed] for name, one in found.items()},
        "said": {topic: {language: said[language][topic] for language in LANGUAGES} for topic in said[LANGUAGES[0]]},
    }


def label_of(selection: Selection) -> Text:
    """What is changed, in words: each lever with its position, then what both worlds meet."""
    levers = [_lever(name, value) for name, value in selection.levers]
    met = [
        Text(
            f"{DISTURBANCES[one.kind].size.title.da} fra måned {one.month}",
            f"{DISTURBANCES[one.kind].size.title.en} from month {one.month}",
        )
        for one in selection.disturbances
        if one.kind in DISTURBANCES
    ]
    parts = levers or [Text("Alt som i dag", "Everything as today")]
    texts = {language: "; ".join(one.in_language(language) for one in parts) for language in LANGUAGES}
    if met:
        both = {language: ", ".join(one.in_language(language) for one in met) for language in LANGUAGES}
        texts = {
            "da": f"{texts['da']}. I begge verdener: {both['da']}",
            "en": f"{texts['en']}. Both worlds meet: {both['en']}",
        }
    return Text(texts["da"], texts["en"])


def _lever(name: str, value: float) -> Text:
    if name not in LEVERS:
        return Text(name, name)
    lever, scale = LEVERS[name], scale_of(name)
    where, of = position(lever, value), _counted(scale.unit, scale.shown(value))
    return Text(
        f"{lever.title.da}: {where.da} ({scale.short(value, 'da')} {of.da})",
        f"{lever.title.en}: {where.en} ({scale.short(value, 'en')} {of.en})",
    )


def _counted(unit: Text, shown: float) -> Text:
    """The words of a unit, in the singular where there is one of it."""
    if shown != 1.0:
        return unit
    found = next((pair for pair in ONE_OF if unit.da.startswith(f"{pair[0].da} ")), None)
    if found is None:
        return unit
    many, one = found
    return Text(unit.da.replace(many.da, one.da, 1), unit.en.replace(many.en, one.en, 1))


def _sentences(reading: Reading) -> dict[str, list[str]]:
    """Sentences by topic, as the report says them."""
    (other,) = reading.others
    cost = [price.cost_sentence(reading, other)]
    if reading.comparison.has_same_people(other):
        cost.append(price.paid_back_sentence(reading, reading.comparison.payback(other)))
    told = {
        "sure": _how_sure(reading),
        "worse": [_worse(reading, other), changes.counts_sentence(reading, other)],
        "people": [people.everybody_sentence(reading, other), people.spread_sentence(reading, other)],
        "price": cost,
        "contested": contest_sentences(behind(reading), reading.language, with_names=False),
    }
    return {topic: [text for text in texts if text] for topic, texts in told.items()}


def _how_sure(reading: Reading) -> list[str]:
    """For each goal the difference with its interval and the runs; what is not known, told apart from chance."""
    texts = []
    for name in CUBB_GOALS:
        one = reading.comparison.difference(name)
        within = goals.difference_with_interval(reading, one)
        texts.append(f"{reading.say(goals.HAPPENINGS[name].short)}: {within}. {runs_sentence(one, reading.language)}")
        if one.sources is Sources.TOLD_APART and len(texts) == 1:  # once: of the first goal, as the report does
            texts += uncertainties(reading, one)[:1]
    return texts


def _worse(reading: Reading, other: str) -> str:
    """Everything that got worse, by name; the report's own sentence where nothing did, or it cannot be told."""
    found = reading.comparison.gains_and_losses(other).worse if reading.has_intervals else ()
    if not found:
        return changes.worse_sentence(reading, other)
    named = "; ".join(_named(reading, one) for one in found)
    return reading.say(Text(f"Dårligere: {named}.", f"Worse: {named}."))


def _named(reading: Reading, one: Difference) -> str:
    change = difference_in_unit(one.difference, one.quantity.unit, reading.language)
    small = f", {reading.say(changes.TOO_SMALL)}" if changes.looks_alike(one) else ""
    return f"{reading.say(one.quantity.title)} ({change}{small})"


def before_and_after(name: str, two: tuple[float, float], language: str) -> str:
    """20,5 % → 23,1 %; the words of the unit stand in `with_unit`."""
    before, after = (UNDEFINED if math.isnan(one) else bare(one, QUANTITIES[name].unit, language) for one in two)
    return f"{before} \u2192 {after}"
