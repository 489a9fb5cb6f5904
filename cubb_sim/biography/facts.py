"""What the sentences about one happening are filled in with, and which variant of the sentence applies."""

from __future__ import annotations

from collections.abc import Collection

from cubb_sim.biography.life import Situation
from cubb_sim.biography.lines import Happening
from cubb_sim.biography.sentences import SENTENCES, VARIANTS, Variant
from cubb_sim.biography.words import (
    MEASURE_WORDS,
    SECTOR_WORDS,
    capitalised,
    caseworker_words,
    firm_words,
    holder_words,
    hours_words,
    months_words,
)
from cubb_sim.events import Event
from cubb_sim.kinds import Measure
from cubb_sim.parameters.specification import Text

AT_WORKPLACES = frozenset({Measure.INTERNSHIP, Measure.PACKAGE})
MATCH_WORDS = (
    (0.6, Text("et godt match", "a good match")),
    (0.4, Text("et rimeligt match", "a fair match")),
    (0.0, Text("et svagt match", "a weak match")),
)
"""From which match on [0-1] it is called what; where harm begins (`progress.POOR_MATCH`) it is weak."""
OF_WAGES = frozenset(
    {
        Event.INTERNSHIP_CONVERTED, Event.INTERNSHIP_WITHOUT_PROSPECT, Event.HOURS_STARTED, Event.JOB_STARTED,
        Event.LEFT_FOR_EDUCATION, Event.CLARIFIED, Event.MOVED_AWAY, Event.ESCAPED, Event.DERAILED,
    }
)  # fmt: skip
"""Kinds that say by themselves how an internship came to its end."""


def facts_of(one: Happening, language: str) -> dict[str, str]:
    """The words for what a happening names, by placeholder."""
    firm = firm_words(one.workplace, language)
    at_firm = Text(f"{'på' if one.workplace is None else 'i'} {firm}", f"at {firm}")
    facts = {
        "hours": hours_words(one.value, language),
        "months": months_words(one.value, language),
        "waited": months_words(_months_since_agreed(one), language),
        "n": str(round(one.value)),
        "match": next(words for least, words in MATCH_WORDS if one.value >= least).in_language(language),
        "firm": firm,
        "at_firm": at_firm.in_language(language),
    }
    if one.caseworker is not None:
        facts["caseworker"] = caseworker_words(one.caseworker, language)
        facts["Caseworker"] = capitalised(facts["caseworker"])
        facts["post"] = str(one.caseworker.post)
        facts["holder"] = holder_words(one.caseworker)
    if one.sector is not None:
        facts["sector"] = SECTOR_WORDS[one.sector].in_language(language)
    if one.measure is not None:
        facts["measure"] = MEASURE_WORDS[one.measure].agreed.in_language(language)
        facts["the_measure"] = MEASURE_WORDS[one.measure].running.in_language(language)
        facts["The_measure"] = capitalised(facts["the_measure"])
    return facts


def sentence_of(one: Happening, language: str, variant: Variant | None = None) -> str:
    """One happening in a sentence."""
    template = SENTENCES[one.kind] if variant is None else VARIANTS[one.kind, variant]
    return template.in_language(language).format(**facts_of(one, language))


def variant_of(one: Happening, of_month: Collection[Event], before: Situation, has_voiced: bool) -> Variant | None:
    """The variant in which a happening is told.

    Args:
        of_month: kinds of everything that happens in the month.
        before: what the citizen was in the middle of.
        has_voiced: whether the own perspective has been told before.
    """
    applies = {
        (Event.SHIFT, Variant.VACANT): one.caseworker is not None and one.caseworker.person == 0,
        (Event.VOICED, Variant.AGAIN): has_voiced,
        (Event.PLAN_AGREED, Variant.OWN): one.value == 1.0,
        (Event.PROMISE_BROKEN, Variant.LATE): _months_since_agreed(one) > 1,
        (Event.APPROVED, Variant.FOLLOWS): Event.MEASURE_STARTED in of_month,
        (Event.MEASURE_STARTED, Variant.LATE): _months_since_agreed(one) > 1 and Event.APPROVED not in of_month,
        (Event.MEASURE_ENDED, Variant.NO_WAGES): one.measure in AT_WORKPLACES and OF_WAGES.isdisjoint(of_month),
        (Event.HOURS_STARTED, Variant.FOLLOWS): Event.INTERNSHIP_CONVERTED in of_month,
        (Event.JOB_STARTED, Variant.FOLLOWS): not {Event.INTERNSHIP_CONVERTED, Event.HOURS_INCREASED}.isdisjoint(
            of_month
        ),
        (Event.HOURS_LOST, Variant.BRIEF): one.value <= 1.0,
        (Event.JOB_LOST, Variant.BRIEF): one.value <= 1.0,
        (Event.DERAILED, Variant.IN_JOB): before.has_job,
    }
    return next((variant for (kind, variant), holds in applies.items() if kind is one.kind and holds), None)


def _months_since_agreed(one: Happening) -> float:
    """Months from agreement: the rows count the month of the agreement itself as the first."""
    return one.value - 1.0
