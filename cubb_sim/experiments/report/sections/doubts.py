"""What is to be kept in mind: notes of the analyses, failed runs, assumed ranges, and what nothing here can say."""

from __future__ import annotations

from typing import Any

from cubb_sim.experiments.design import DUMMY
from cubb_sim.experiments.report.amounts import whole
from cubb_sim.experiments.report.reading import FindingsReading
from cubb_sim.experiments.report.sections.sheets import scrolling
from cubb_sim.experiments.report.sentences.limits import limit_sentences
from cubb_sim.experiments.report.sentences.running import assumed_factors, failed_sentence, range_words
from cubb_sim.parameters import Text
from cubb_sim.report.markup import Column, Markup, bullets, element, joined, paragraphs, table

CAUTIONS = Text("Forbehold", "Cautions")
NO_NOTES = Text("Analyserne har intet bemærket.", "The analyses noted nothing.")
WARNING = Text("Pas på", "Take care")
FAILED = Text("Kørsler, der fejlede", "Runs that failed")
MOST_FAILURES = 20
MOST_ABOUTS = 4
"""Outcomes that are named before a note; more are counted."""
ASSUMED = Text("Antagne intervaller", "Assumed ranges")
LIMITS = Text("Hvad dette ikke kan sige", "What this cannot say")


def cautions_section(reading: FindingsReading) -> Markup:
    """Notes of the analyses, warnings first, each once."""
    warnings, others = notes_of(reading, "warning"), notes_of(reading, "info")
    return joined(
        element("h2", reading.say(CAUTIONS), id="cautions"),
        bullets([f"{reading.say(WARNING)}: {one}" for one in warnings], class_="warnings"),
        bullets(others),
        paragraphs("" if warnings or others else reading.say(NO_NOTES)),
        _failures(reading),
    )


def notes_of(reading: FindingsReading, severity: str) -> list[str]:
    """Notes of one severity in the reader's language, with the outcome they are about, each once."""
    table_of = reading.table("notes")
    if table_of is None:
        return []
    chosen = table_of[table_of["severity"] == severity]
    abouts: dict[str, dict[str, None]] = {}
    for one in chosen.itertuples(index=False):
        abouts.setdefault(str(getattr(one, reading.language)), {})[_about(reading, one)] = None
    return [_with_abouts(reading, text, [one for one in found if one]) for text, found in abouts.items()]


def _about(reading: FindingsReading, one: Any) -> str:
    """The outcome a note is about; "" where it is about none by itself."""
    if not isinstance(one.output, str) or not one.output:
        return ""
    about = reading.output_title(one.output)
    world = str(one.world) if isinstance(one.world, str) else ""
    return f"{about} ({reading.world_title(world)})" if world and len(reading.design.worlds) > 1 else about


def _with_abouts(reading: FindingsReading, text: str, abouts: list[str]) -> str:
    """A note that several outcomes have is said once."""
    if not abouts:
        return text
    if len(abouts) > MOST_ABOUTS:
        n = whole(len(abouts), reading.language)
        return f"{reading.say(Text(f'{n} resultater', f'{n} outcomes'))}: {text}"
    return f"{'; '.join(abouts)}: {text}"


def _failures(reading: FindingsReading) -> Markup:
    """The first of the runs that failed, with what went wrong."""
    failures = reading.findings.data.failures
    if not len(failures):
        return Markup("")
    columns = [
        Column(reading.say(Text("Kørsel", "Run"))),
        Column(reading.say(Text("Punkt", "Point")), is_number=True),
        Column(reading.say(Text("Verden", "World"))),
        Column(reading.say(Text("Frø", "Seed")), is_number=True),
        Column(reading.say(Text("Hvad der gik galt", "What went wrong"))),
    ]
    rows = [
        [
            element("code", str(one.run_id)), whole(one.point, reading.language), reading.world_title(str(one.world)),
            str(one.seed), element("code", _last_line(str(one.failure)), lang="en"),
        ]
        for one in failures.head(MOST_FAILURES).itertuples(index=False)
    ]  # fmt: skip
    caption, n = reading.say(FAILED), whole(len(failures), reading.language)
    return joined(
        element("h3", f"{caption} ({n})"),
        paragraphs(failed_sentence(reading)),
        scrolling(table(caption, columns, rows), caption),
    )


def _last_line(trace: str) -> str:
    """What a trace ends with: the error itself."""
    lines = [line for line in trace.splitlines() if line.strip()]
    return lines[-1] if lines else ""


def assumed_section(reading: FindingsReading) -> Markup:
    """The factors whose range is assumed, by name."""
    factors = [one for one in assumed_factors(reading) if one.name != DUMMY]
    n, total = len(factors), len([one for one in reading.design.factors if one.name != DUMMY])
    told = Text(
        f"{n} af {total} faktorer har et interval, som ingen har målt, og som er antaget.",
        f"{n} of {total} factors have a range that nobody has measured and that is assumed.",
    )
    listed = [f"{reading.input_title_of(one)}: {range_words(one, reading.language)}" for one in factors]
    return joined(element("h2", reading.say(ASSUMED), id="assumed"), paragraphs(reading.say(told)), bullets(listed))


def limits_section(reading: FindingsReading) -> Markup:
    """What a sensitivity analysis of a model cannot say."""
    return joined(element("h2", reading.say(LIMITS), id="limits"), bullets(limit_sentences(reading)))
