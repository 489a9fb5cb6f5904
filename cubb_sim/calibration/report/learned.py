"""What the targets taught of each number, and what they did not."""

from __future__ import annotations

import math
import re

import numpy as np

from cubb_sim.calibration.inference.prior import TriangularPrior
from cubb_sim.calibration.report.blocks import (
    Block,
    Bullets,
    Cell,
    Code,
    Heading,
    Paragraph,
    Picture,
    Pictures,
    Section,
    Sheet,
)
from cubb_sim.calibration.report.charts import LearnedRow, in_columns, learned_chart
from cubb_sim.calibration.report.judged import missed_fitted
from cubb_sim.calibration.report.reading import CalibrationReading, Row
from cubb_sim.calibration.report.reasons import REASONS
from cubb_sim.calibration.report.written import share, short, short_range
from cubb_sim.knowledge.posterior import DEFAULT_STRUCTURE
from cubb_sim.number_format import UNDEFINED
from cubb_sim.parameters import PARAMETERS
from cubb_sim.parameters.specification import Text
from cubb_sim.report.sentences.undetermined import NOT_LEARNED

HEADING = Text("Hvad målene lærte os om modellens tal", "What the targets taught about the model's numbers")
VERDICTS: dict[str, Text] = {
    "learned": Text("lært", "learned"),
    "partly": Text("delvis lært", "partly learned"),
    NOT_LEARNED: Text("ikke lært", "not learned"),
}
VERDICT_HEADINGS: dict[str, Text] = {
    "learned": Text("Lært: mindst halvdelen af uvisheden er væk", "Learned: at least half of the variance is gone"),
    "partly": Text("Delvis lært", "Partly learned"),
    NOT_LEARNED: Text("Ikke lært: omtrent så uvist som før", "Not learned: about as uncertain as before"),
}
COLUMNS = (
    Text("Tal", "Number"),
    Text("Før: 80 %-interval", "Before: 80% interval"),
    Text("Efter: 80 %-interval", "After: 80% interval"),
    Text("#Middel før", "#Mean before"),
    Text("#Middel efter", "#Mean after"),
    Text("#Uvished fjernet", "#Variance gone"),
    Text("Dom", "Verdict"),
)
MEANING = Text(
    "»Uvished fjernet« er den del af variansen i det, man troede på forhånd, som målene har fjernet. Fra 50 % kaldes "
    "et tal lært, fra 15 % delvis lært; grænserne er vedtagne. Under nul er tallet blevet mere uvist end før: målene "
    "trækker det væk fra det sted, hvor man ventede det.",
    "'Variance gone' is the part of the variance believed beforehand that the targets have removed. From 50% a number "
    "is called learned, from 15% partly learned; the limits are conventions. Below zero the number has become less "
    "certain than before: the targets pull it away from where it was expected.",
)
CAPTION = Text(
    "Hele bredden er det erklærede interval. Grå: 80 % af det, man troede på forhånd. Blå: 80 % efter tilpasningen, "
    "med prik ved midten. Tallet til højre er den uvished, målene har fjernet.",
    "The full width is the declared range. Grey: 80% of what was believed beforehand. Blue: 80% after the fit, with a "
    "dot at the centre. The figure at the right is the variance the targets have removed.",
)
NOT_HEADING = Text("Det, målene ikke afgør", "What the targets do not determine")
NOT_WORDS = Text(
    "Om disse tal ved modellen stort set det samme som før tilpasningen. Et svar, der hænger på et af dem, hviler på "
    "en antagelse, ikke på data:",
    "Of these numbers the model knows about as much as before the fit. An answer that hangs on one of them rests on an "
    "assumption, not on data:",
)
PAIRS_HEADING = Text("Tal, der kun betyder noget sammen", "Numbers that only matter together")
NO_PAIRS = Text(
    "Ingen par af tal er klart bedre bestemt sammen end hver for sig.",
    "No pair of numbers is clearly better determined together than apart.",
)
MISSING = Text("Tabellen over, hvad der er lært, mangler.", "The table of what was learned is missing.")
TAILS = (0.1, 0.9)


def learned_section(reading: CalibrationReading) -> Section:
    """Pictures by verdict, the table, what is not determined, and pairs."""
    rows = parameter_rows(reading)
    if not rows:
        return Section("learned", reading.say(HEADING), (Paragraph(reading.say(MISSING)),))
    blocks: list[Block] = [
        Paragraph(learned_sentence(reading)),
        Paragraph(reading.say(MEANING)),
        Paragraph(reading.say(CAPTION), "small"),
        *_pictures(reading, rows),
        *undetermined_blocks(reading),
        *_pairs(reading),
        learned_sheet(reading),
    ]
    return Section("learned", reading.say(HEADING), tuple(blocks))


def parameter_rows(reading: CalibrationReading, structure: str = DEFAULT_STRUCTURE) -> list[Row]:
    """Rows of the table of identifiability, those that were learned most first."""
    rows = reading.rows("identifiability", structure=structure)
    return sorted(rows, key=lambda row: -math.inf if math.isnan(row.contraction) else row.contraction, reverse=True)


def learned_sentence(reading: CalibrationReading) -> str:
    """How many numbers were learned, partly, and not."""
    rows = parameter_rows(reading)
    n = {verdict: sum(row.verdict == verdict for row in rows) for verdict in VERDICTS}
    pulled = sum(row.verdict != NOT_LEARNED and bool(pulled_by(reading, row.parameter)) for row in rows)
    told = reading.say(
        Text(
            f"Af {len(rows)} frie tal er {n['learned']} lært, {n['partly']} delvis lært og {n[NOT_LEARNED]} ikke lært.",
            f"Of {len(rows)} free numbers {n['learned']} are learned, {n['partly']} partly learned and "
            f"{n[NOT_LEARNED]} not learned.",
        )
    )
    if not pulled:
        return told
    rest = Text(
        f"{pulled} af de lærte og delvis lærte er trukket af et mål, modellen ikke rammer.",
        f"{pulled} of those learned or partly learned are pulled by a target the model misses.",
    )
    return f"{told} {reading.say(rest)}"


def pulled_by(reading: CalibrationReading, name: str) -> list[str]:
    """The fitted targets missed at the centre that move this number most, or that it is declared free for."""
    moves = {row.left_out for row in reading.rows("leave_one_out") if row.most_moved == name}
    why = REASONS.get(name)
    free_for = set(re.findall(r"T\d+[a-z]?", why.en)) if why else set()
    return [one for one in missed_fitted(reading) if one in moves | free_for or one.rstrip("abc") in free_for]


def verdict_words(reading: CalibrationReading, row: Row) -> str:
    """Learned, partly or not; marked where what was learned comes from a target that is missed."""
    verdict = reading.say(VERDICTS[row.verdict])
    targets = ", ".join(pulled_by(reading, row.parameter)) if row.verdict != NOT_LEARNED else ""
    if not targets:
        return verdict
    words = Text(
        f"trukket af et mål, modellen ikke rammer ({targets})", f"pulled by a target the model misses ({targets})"
    )
    return f"{verdict}; {reading.say(words)}"


def not_determined(reading: CalibrationReading) -> list[str]:
    """The numbers with the verdict "not", those that are free for the same reason together: "reason: 'a', 'b'"."""
    by_reason: dict[str, list[str]] = {}
    for row in parameter_rows(reading):
        if row.verdict == NOT_LEARNED:
            why = REASONS.get(row.parameter)
            reason = reading.say(why) if why else row.parameter
            by_reason.setdefault(reason, []).append(reading.quoted(reading.parameter(row.parameter)))
    return [f"{reason[:1].upper()}{reason[1:]}: {reading.listed(names)}." for reason, names in by_reason.items()]


def undetermined_blocks(reading: CalibrationReading) -> list[Block]:
    """The list in plain language, under its heading."""
    listed = not_determined(reading)
    if not listed:
        every = Text("Alle frie tal er i det mindste delvis lært.", "Every free number is at least partly learned.")
        return [Heading(reading.say(NOT_HEADING)), Paragraph(reading.say(every))]
    return [Heading(reading.say(NOT_HEADING)), Paragraph(reading.say(NOT_WORDS), "not"), Bullets(tuple(listed))]


def together_sentences(reading: CalibrationReading) -> list[str]:
    """Each pair whose combination is learned while neither of the two is."""
    return [
        _together(reading, row)
        for row in reading.rows("pairs", structure=DEFAULT_STRUCTURE)
        if bool(getattr(row, "only_together", False))
    ]


def _together(reading: CalibrationReading, row: Row) -> str:
    a, b = (reading.quoted(reading.parameter(name)) for name in (row.parameter_a, row.parameter_b))
    both = share(row.contraction_of_pair, reading.language)
    alone_a, alone_b = (share(max(0.0, one), reading.language) for one in (row.alone_a, row.alone_b))
    if row.correlation < 0:
        how = Text("er det ene højere, må det andet være lavere", "if one is higher, the other has to be lower")
    else:
        how = Text("er det ene højere, må det andet også være det", "if one is higher, so has the other to be")
    return reading.say(
        Text(
            f"{a} og {b}: {how.da}. Af kombinationen er {both} af uvisheden fjernet, af hvert for sig {alone_a} og "
            f"{alone_b}.",
            f"{a} and {b}: {how.en}. Of the combination {both} of the variance is gone, of each alone {alone_a} and "
            f"{alone_b}.",
        )
    )


def _pairs(reading: CalibrationReading) -> list[Block]:
    if reading.table("pairs") is None:
        return []
    told = together_sentences(reading)
    content: Block = Bullets(tuple(told)) if told else Paragraph(reading.say(NO_PAIRS))
    return [Heading(reading.say(PAIRS_HEADING)), content]


def before(name: str) -> tuple[float, float]:
    """The 80 % interval of what was believed beforehand: a triangle over the declared range."""
    if name not in PARAMETERS:
        return math.nan, math.nan
    one = PARAMETERS[name]
    prior = TriangularPrior([name], [one.low], [one.default], [one.high])
    low, high = (float(prior.quantile(np.array([level]))[0]) for level in TAILS)
    return low, high


def _pictures(reading: CalibrationReading, rows: list[Row]) -> list[Block]:
    """A heading and the rows for each verdict that there is."""
    blocks: list[Block] = []
    for verdict, heading in VERDICT_HEADINGS.items():
        drawn = [_drawn(reading, row) for row in rows if row.verdict == verdict]
        if drawn:
            name, pictures = reading.say(heading), []
            for part in in_columns(drawn):
                told = "; ".join(f"{one.label}: {one.figure}" for one in part)
                pictures.append(Picture("", learned_chart(part, f"{name}. {told}")))
            blocks += [Heading(name), Pictures(tuple(pictures))]
    return blocks


def _drawn(reading: CalibrationReading, row: Row) -> LearnedRow:
    declared = PARAMETERS.get(row.parameter)
    return LearnedRow(
        label=reading.parameter(row.parameter),
        figure=share(row.contraction, reading.language),
        low=declared.low if declared else row.low_80,
        high=declared.high if declared else row.high_80,
        before=before(row.parameter),
        after=(row.low_80, row.high_80),
        mean=row.posterior_mean,
    )


def learned_sheet(reading: CalibrationReading) -> Sheet:
    """Every free number before and after."""
    language = reading.language
    cells: list[tuple[Cell, ...]] = []
    for row in parameter_rows(reading):
        low, high = before(row.parameter)
        cells.append(
            (
                (reading.parameter(row.parameter), Code(row.parameter)),
                UNDEFINED if math.isnan(low) else short_range(low, high, language),
                short_range(row.low_80, row.high_80, language),
                short(row.prior_mean, language),
                short(row.posterior_mean, language),
                share(row.contraction, language),
                verdict_words(reading, row),
            )
        )
    caption = reading.say(Text("Hvert frit tal før og efter", "Every free number before and after"))
    return Sheet(caption, tuple(reading.say(one) for one in COLUMNS), tuple(cells))
