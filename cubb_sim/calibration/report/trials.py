"""Trials that were never fitted: hits and misses."""

from __future__ import annotations

import math
from collections.abc import Iterable

from cubb_sim.calibration.report.blocks import Block, Paragraph, Section, Sheet
from cubb_sim.calibration.report.reading import CalibrationReading, Row
from cubb_sim.calibration.validation.contrast import Scale, Verdict
from cubb_sim.calibration.validation.outcomes import OUTCOMES
from cubb_sim.calibration.validation.trial import Trial, load_trial, shipped_trials
from cubb_sim.calibration.validation.words import (
    NEVER_FITTED,
    WIDTH_WORDS,
    both_scales,
    contrast_in_words,
    verdict_words,
)
from cubb_sim.errors import CubbSimError
from cubb_sim.number_format import UNDEFINED
from cubb_sim.parameters.specification import Text

HEADING = Text("Forsøg, modellen aldrig er tilpasset", "Trials the model was never fitted to")
COLUMNS = (
    Text("Forsøg", "Trial"),
    Text("Hvad der er målt", "What was measured"),
    Text("Forsøget (95 %)", "The trial (95%)"),
    Text("Modellen (95 %)", "The model (95%)"),
    Text("Udfald", "Result"),
)
MISSING = Text(
    "Forsøgene er ikke kørt med denne tilpasning: »cubb-sim validate« kører dem.",
    "The trials have not been run with this calibration: 'cubb-sim validate' runs them.",
)
IF_HIT, IF_MISSED = Text("Når den rammer", "Where it hits"), Text("Når den ikke rammer", "Where it misses")
NO_EFFECT = Text(
    "Mindst ét af modellens intervaller, der rammer, rummer også slet ingen virkning: dér ville et forsøg uden "
    "virkning have ramt lige så vel.",
    "At least one of the model's intervals that hit also holds no effect at all: there a trial that found nothing "
    "would have hit as well.",
)


def trial_rows(reading: CalibrationReading) -> list[Row]:
    """One row per contrast; none where no trial was run."""
    if reading.trials is None:
        return reading.rows("validation")
    from pandas import read_parquet  # noqa: PLC0415

    return list(read_parquet(reading.trials).itertuples(index=False))


def trials_section(reading: CalibrationReading) -> Section:
    """How many hit, the table, and what a hit or a miss of each trial may mean."""
    rows = trial_rows(reading)
    if not rows:
        return Section("trials", reading.say(HEADING), (Paragraph(reading.say(MISSING)),))
    blocks: list[Block] = [
        Paragraph(trials_sentence(reading)),
        Paragraph(reading.say(NEVER_FITTED)),
        trials_sheet(reading, rows),
        *(Paragraph(one) for one in _meanings(reading, rows)),
    ]
    if any(verdict_of(row) is Verdict.HIT and bool(getattr(row, "no_effect_inside", False)) for row in rows):
        blocks.append(Paragraph(reading.say(NO_EFFECT), "not"))
    return Section("trials", reading.say(HEADING), tuple(blocks))


def verdict_of(row: Row) -> Verdict:
    """As the validation gave it; from `inside` where the table is an older one."""
    given = getattr(row, "verdict", None)
    if given in set(Verdict):
        return Verdict(given)
    return Verdict.HIT if row.inside else Verdict.MISS


def trials_sentence(reading: CalibrationReading) -> str:
    """How many contrasts hit, miss and tell nothing; "" where no trial was run."""
    rows = trial_rows(reading)
    verdicts = [verdict_of(row) for row in rows]
    if not verdicts:
        return ""
    hit, missed, nothing = (verdicts.count(one) for one in (Verdict.HIT, Verdict.MISS, Verdict.TELLS_NOTHING))
    told = Text(
        f"Af {len(verdicts)} målte kontraster rammer modellen {hit}, og {missed} rammer den ikke",
        f"Of {len(verdicts)} measured contrasts the model hits {hit} and misses {missed}",
    )
    rest = Text("", "")
    if nothing:
        rest = Text(
            f"; {nothing} siger intet, fordi næsten hvad som helst ville have ramt",
            f"; {nothing} of them tell nothing, since almost anything would have hit",
        )
    sentence = reading.say(Text(f"{told.da}{rest.da}.", f"{told.en}{rest.en}."))
    return " ".join((sentence, *(reading.say(one) for one in _reservations(rows, verdicts))))


def _reservations(rows: list[Row], verdicts: list[Verdict]) -> list[Text]:
    """Hits at another level, and results that were counted twice."""
    told = []
    pairs = zip(rows, verdicts, strict=True)
    n = sum(one is Verdict.HIT and bool(getattr(row, "level_differs", False)) for row, one in pairs)
    if n:
        told.append(
            Text(
                f"Ved {n} af dem, den rammer, er det kun kontrasten: modellen ligger på et andet niveau end forsøget.",
                f"{n} of the hits are of the contrast only: the model is at another level than the trial.",
            )
        )
    results = {(row.trial, getattr(row, "outcome", row.contrast), getattr(row, "month", None)) for row in rows}
    if len(results) < len(rows):
        told.append(both_scales(len(rows), len(results)))
    return told


def trials_sheet(reading: CalibrationReading, rows: Iterable[Row]) -> Sheet:
    """One row per contrast."""
    cells = tuple(_cells(reading, row) for row in rows)
    caption = reading.say(Text("Det målte mod modellens forudsigelse", "What was measured against the prediction"))
    return Sheet(caption, tuple(reading.say(one) for one in COLUMNS), cells)


def _cells(reading: CalibrationReading, row: Row) -> tuple[str, ...]:
    trial, language = _trial(row.trial), reading.language
    scale = Scale(getattr(row, "scale", Scale.DIFFERENCE))
    outcome = getattr(row, "outcome", None)
    measured = reading.say(OUTCOMES[outcome].title) if outcome in OUTCOMES else str(row.contrast)
    month = getattr(row, "month", None)
    when = reading.say(Text(f", måned {month}", f", month {month}")) if month is not None else ""
    result = reading.say(verdict_words(verdict_of(row), bool(getattr(row, "level_differs", False))))
    widths = {str(width): reading.say(words) for width, words in WIDTH_WORDS.items()}
    width = widths.get(getattr(row, "measured_interval", ""), "")
    return (
        reading.say(trial.title) if trial else str(row.trial),
        f"{measured}{when}",
        _contrast((row.measured, row.measured_low, row.measured_high), scale, language)
        + (f", {width}" if width else ""),
        _contrast((row.model, row.model_low_95, row.model_high_95), scale, language),
        result.upper() if verdict_of(row) is Verdict.MISS else result,
    )


def _contrast(values: tuple[float, float, float], scale: Scale, language: str) -> str:
    if any(math.isnan(one) for one in values):
        return UNDEFINED
    return contrast_in_words(*values, scale, language)


def _meanings(reading: CalibrationReading, rows: list[Row]) -> list[str]:
    told = []
    for id_ in dict.fromkeys(row.trial for row in rows):
        trial = _trial(id_)
        if trial is None:
            continue
        verdicts = {verdict_of(row) for row in rows if row.trial == id_}
        title = reading.say(trial.title)
        if Verdict.HIT in verdicts:
            told.append(f"{title}. {reading.say(IF_HIT)}: {reading.say(trial.if_hit).strip()}")
        if Verdict.MISS in verdicts:
            told.append(f"{title}. {reading.say(IF_MISSED)}: {reading.say(trial.if_missed).strip()}")
    return told


def _trial(id_: str) -> Trial | None:
    """The trial as it ships; `None` for one of somebody's own, whose file is not known here."""
    if id_ not in shipped_trials():
        return None
    try:
        return load_trial(id_)
    except CubbSimError:
        return None
