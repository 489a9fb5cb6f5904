"""The answer to "what matters most": sentences built from the tables, subject by subject."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from cubb_sim.experiments.report.amounts import difference_words, spoken_writer, with_range
from cubb_sim.experiments.report.figures.captions import ANALYSIS_WORDS
from cubb_sim.experiments.report.figures.indices import Ranked, ranked
from cubb_sim.experiments.report.reading import FindingsReading, Subject
from cubb_sim.experiments.report.sentences.chance import chance_sentence
from cubb_sim.experiments.report.sentences.questions import (
    box_sentences,
    effect_sentence,
    replication_sentence,
    swing_sentence,
)
from cubb_sim.parameters import Text

if TYPE_CHECKING:
    import pandas as pd

PREFERRED = ("sobol", "emulator", "morris", "fast", "rbd_fast", "dgsm", "delta", "pawn", "sobol_salib")
"""Which analysis answers where several do: those that take chance out come first."""
NAMED = 3
"""Inputs named in a sentence."""
NONE_STANDS_OUT = Text(
    "Intet input kan skelnes fra det blinde input (dummy): kørslerne siger ikke, hvad der betyder noget her.",
    "No input can be told apart from the dummy input: the runs do not say what matters here.",
)


def headline(reading: FindingsReading, subject: Subject) -> tuple[str, Ranked] | None:
    """The analysis that answers for a subject, with its inputs sorted; `None` where none does."""
    rows = reading.rows("indices", subject)
    if rows is None:
        return None
    for analysis in PREFERRED:
        found = ranked_of(rows, analysis)
        if found is not None and found.inputs:
            return analysis, found
    return None


def ranked_of(rows: pd.DataFrame, analysis: str) -> Ranked | None:
    """The sorted inputs of one analysis; `None` where it has none."""
    part = rows[(rows["analysis"] == analysis) & (rows["order"] != "second")]
    return None if part.empty else ranked(part)


def answers(reading: FindingsReading, subject: Subject) -> list[str]:
    """What was found about a subject, one sentence after the other."""
    told = [
        importance_sentence(reading, subject),
        interaction_sentence(reading, subject),
        told_apart_sentence(reading, subject),
        swing_sentence(reading, subject),
        effect_sentence(reading, subject),
        *box_sentences(reading, subject),
        replication_sentence(reading, subject),
        chance_sentence(reading, subject),
    ]
    return [one for one in told if one]


def importance_sentence(reading: FindingsReading, subject: Subject) -> str:
    """Which inputs matter most, with intervals."""
    found = headline(reading, subject)
    if found is None:
        return ""
    analysis, order = found
    above = [name for name in order.inputs if order.is_above(name)][:NAMED]
    if not above:
        return reading.say(NONE_STANDS_OUT)
    told = reading.listed(
        [f"{reading.input_title(name)} {amount(reading, subject, analysis, order, name)}" for name in above]
    )
    return reading.say(LEADING.get(analysis, _leading_otherwise)(reading, subject, analysis, told))


def _leading_morris(reading: FindingsReading, subject: Subject, analysis: str, told: str) -> Text:
    unit = difference_words(subject, reading)
    return Text(
        f"Mest flytter {told} ({unit or 'i målets enhed'}), når hvert input for sig flyttes et skridt hen over sit "
        "interval, i gennemsnit over det øvrige.",
        f"What moves it most: {told} ({unit or 'in its own unit'}), when each input by itself takes a step across its "
        "range, on average over all else.",
    )


def _leading_shares(reading: FindingsReading, subject: Subject, analysis: str, told: str) -> Text:
    return Text(
        f"Af det, faktorerne får til at variere, hænger mest sammen med {told}; samspil er regnet med.",
        f"Of what the factors make vary, most goes with {told}; interactions are included.",
    )


def _leading_otherwise(reading: FindingsReading, subject: Subject, analysis: str, told: str) -> Text:
    words = ANALYSIS_WORDS[analysis] if analysis in ANALYSIS_WORDS else Text(analysis, analysis)
    return Text(f"Størst efter {words.da}: {told}.", f"Largest by {words.en}: {told}.")


LEADING: dict[str, Callable[[FindingsReading, Subject, str, str], Text]] = {
    "morris": _leading_morris,
    **dict.fromkeys(("sobol", "emulator", "fast", "sobol_salib"), _leading_shares),
}


def amount(reading: FindingsReading, subject: Subject, analysis: str, order: Ranked, name: str) -> str:
    """An index with its interval: 45 % (38 % til 52 %)."""
    writer = spoken_writer(analysis, subject, reading)
    low, high = (writer(order.value(order.main, name, end)) for end in ("low_95", "high_95"))
    return with_range(writer(order.value(order.main, name)), low, high, reading.language)


def interaction_sentence(reading: FindingsReading, subject: Subject) -> str:
    """How much of the leading input's share it has alone, where both are known."""
    found = headline(reading, subject)
    if found is None or found[1].main != "total":
        return ""
    analysis, order = found
    name = order.inputs[0]
    alone = order.value("first", name)
    if math.isnan(alone) or not order.is_above(name):
        return ""
    writer, title = spoken_writer(analysis, subject, reading), reading.quoted(reading.input_title(name))
    low, high = (writer(order.value("first", name, end)) for end in ("low_95", "high_95"))
    written = with_range(writer(alone), low, high, reading.language)
    return reading.say(
        Text(
            f"Alene, uden samspil med andre, tegner {title} sig for {written}.",
            f"Alone, without interaction with others, {title} accounts for {written}.",
        )
    )


def told_apart_sentence(reading: FindingsReading, subject: Subject) -> str:
    """How many inputs are told apart from nothing, where there is a dummy."""
    found = headline(reading, subject)
    if found is None or math.isnan(found[1].floor):
        return ""
    order = found[1]
    names = (*order.inputs, *order.left_out)
    n, n_above = len(names), sum(order.is_above(name) for name in names)
    if not n_above:
        return ""
    rest = Text("", "")
    if n_above < n:
        rest = Text("; om de andre siger kørslerne intet sikkert", "; about the others the runs say nothing certain")
    return reading.say(
        Text(
            f"{n_above} af {n} input kan skelnes fra det blinde input (dummy){rest.da}.",
            f"{n_above} of {n} inputs can be told apart from the dummy input{rest.en}.",
        )
    )
