"""Every target against the model: hit or missed, with the three roles of targets kept apart."""

from __future__ import annotations

import math

from cubb_sim.calibration.report.blocks import (
    Block,
    Bullets,
    Cell,
    English,
    Heading,
    Paragraph,
    Picture,
    Pictures,
    Section,
    Sheet,
)
from cubb_sim.calibration.report.charts import TargetRow, in_columns, target_chart
from cubb_sim.calibration.report.reading import CalibrationReading, Row
from cubb_sim.calibration.report.written import GRADES, between, target_value
from cubb_sim.calibration.targets import transformed
from cubb_sim.knowledge.posterior import DEFAULT_STRUCTURE
from cubb_sim.number_format import UNDEFINED, number
from cubb_sim.parameters.specification import Text

HEADING = Text("Rammer modellen det, der er offentliggjort?", "Does the model hit what has been published?")
HIT, MISS = Text("rammer", "hit"), Text("RAMMER IKKE", "MISS")
HEADINGS: dict[str, Text] = {
    "fit": Text("Tilpasset: disse tal har modellen set", "Fitted: these figures the model has seen"),
    "held_out": Text("Holdt ude: disse tal har modellen ikke set", "Held out: these figures the model has not seen"),
    "pattern": Text(
        "Mønster: kun retningen er kendt, og den er ikke brugt",
        "Pattern: only the direction is known, and it was not used",
    ),
}
COLUMNS = (
    Text("Mål", "Target"),
    Text("Offentliggjort (tolerance)", "Published (tolerance)"),
    Text("Modellen, midten", "Model, centre"),
    Text("80 % af studierne", "80% of studies"),
    Text("95 % af studierne", "95% of studies"),
    Text("Grad og kilde", "Grade and source"),
    Text("Udfald", "Result"),
)
INTRODUCTION = Text(
    "Rammer betyder: gennemsnittet af simulerede studier, kørt med midten af de tilpassede tal, ligger inden for "
    "tolerancen. De to intervaller er forudsigelser af ét nyt studie: de rummer både tilfældigheder i en befolkning "
    "af den størrelse og det, ingen ved om tallene.",
    "Hit means: the mean of simulated studies, run with the centre of the fitted numbers, lies within the tolerance. "
    "The two intervals are predictions of one new study: they hold both chance in a population of that size and what "
    "nobody knows of the numbers.",
)
NO_PROOF = Text(
    "At ramme tal, man er tilpasset til, er det mindste, man kan forlange. Det beviser ikke, at modellen har ret i, "
    "hvorfor tallene er, som de er. Derfor står de mål, den ikke har set, for sig selv.",
    "To hit figures one was fitted to is the least that can be asked. It is no proof that the model is right about why "
    "the figures are what they are. So the targets it has not seen stand by themselves.",
)
CAPTION = Text(
    "Grå: tolerancen, hvert mål på sin egen skala. Prikket streg: det offentliggjorte. Prik: modellens midte, hul hvor "
    "den ikke rammer. Blå bjælke og tynd streg: 80 % og 95 % af simulerede studier. Det, der ligger længere ude end "
    "billedet når, står ved kanten.",
    "Grey: the tolerance, each target on its own scale. Dotted line: what was published. Dot: the model's centre, "
    "hollow where it misses. Blue bar and thin line: 80% and 95% of simulated studies. What lies further out than the "
    "picture reaches stands at its edge.",
)
WHY_MISSED = Text("Det, modellen ikke rammer", "What the model misses")
ABOVE, BELOW = Text("over tolerancen", "above the tolerance"), Text("under tolerancen", "below the tolerance")


def fit_section(reading: CalibrationReading) -> Section:
    """Words, a picture and a table for each role, and what is missed."""
    blocks: list[Block] = [Paragraph(fit_sentence(reading)), Paragraph(reading.say(INTRODUCTION))]
    for role, heading in HEADINGS.items():
        rows = at_centre(reading, role=role)
        if rows:
            name = reading.say(heading)
            blocks += [Heading(name), *_pictures(reading, name, rows)]
            blocks += [Paragraph(reading.say(CAPTION), "small")] if role == "fit" else []
            blocks.append(fit_sheet(reading, rows))
    missed = missed_sentences(reading)
    if missed:
        blocks += [Heading(reading.say(WHY_MISSED)), Bullets(tuple(missed))]
    return Section("fit", reading.say(HEADING), (*blocks, Paragraph(reading.say(NO_PROOF), "not")))


def at_centre(reading: CalibrationReading, structure: str = DEFAULT_STRUCTURE, role: str = "") -> list[Row]:
    """Rows of the table of fit at a structure's centre, of one role or of all."""
    chosen = {"structure": structure, "at": "centre"} | ({"role": role} if role else {})
    return reading.rows("fit", **chosen)


def fit_sentence(reading: CalibrationReading) -> str:
    """How many of each role are hit: "12 of 14 fitted targets are inside their tolerance ..."."""
    told = []
    for role, words in (
        ("fit", Text("tilpassede mål", "fitted targets")),
        ("held_out", Text("mål, der er holdt ude,", "targets held out")),
        ("pattern", Text("mønstre", "patterns")),
    ):
        rows = at_centre(reading, role=role)
        if rows:
            n, inside = len(rows), sum(bool(row.inside) for row in rows)
            told.append(reading.say(Text(f"{inside} af {n} {words.da}", f"{inside} of {n} {words.en}")))
    if not told:
        return reading.say(Text("Tabellen over målene mangler.", "The table of targets is missing."))
    return reading.say(
        Text(
            f"Inden for tolerancen ved midten: {reading.listed(told)}.".replace(",.", "."),
            f"Inside the tolerance at the centre: {reading.listed(told)}.",
        )
    )


def missed_sentences(reading: CalibrationReading) -> list[str]:
    """Each target that is missed: by how much, whether single studies would hit, and why the tolerance is as it is."""
    return [_missed(reading, row) for row in at_centre(reading) if not row.inside]


def _missed(reading: CalibrationReading, row: Row) -> str:
    transform, language = transform_of(reading, row), reading.language
    published, model = (target_value(v, transform, row.tolerance_high, language) for v in (row.observed, row.mean))
    if math.isnan(row.mean):
        told = Text("modellen giver ingen værdi", "the model gives no value")
    else:
        side = ABOVE if row.mean > row.tolerance_high else BELOW
        told = Text(f"modellen giver {model}, {side.da}", f"the model gives {model}, {side.en}")
    tolerance = between(row.tolerance_low, row.tolerance_high, transform, row.tolerance_high, language)
    sentence = reading.say(
        Text(
            f"{reading.target(row.target)}: offentliggjort {published} (tolerance {tolerance}); {told.da}. ",
            f"{reading.target(row.target)}: published {published} (tolerance {tolerance}); {told.en}. ",
        )
    )
    known = reading.targets.get(row.target)
    why = reading.say(Text("Hvorfor tolerancen er, som den er:", "Why the tolerance is as it is:"))
    return (
        f"{sentence}{_single_studies(reading, row)} {f'{why} {reading.say(known.why.text())}' if known else ''}".strip()
    )


def _single_studies(reading: CalibrationReading, row: Row) -> str:
    posterior = posterior_rows(reading).get(row.target)
    if posterior is None or math.isnan(posterior.low_95):
        return ""
    if posterior.low_95 <= row.observed <= posterior.high_95:
        return reading.say(
            Text(
                "Et enkelt simuleret studie kan dog godt vise det offentliggjorte (det ligger i 95 %-intervallet).",
                "A single simulated study may well show what was published, though (it lies in the 95% interval).",
            )
        )
    return reading.say(
        Text(
            "Heller ikke et enkelt simuleret studie viser det offentliggjorte (det ligger uden for 95 %-intervallet).",
            "Nor does a single simulated study show what was published (it lies outside the 95% interval).",
        )
    )


def posterior_rows(reading: CalibrationReading, structure: str = DEFAULT_STRUCTURE) -> dict[str, Row]:
    """Rows of the studies over the posterior, by target."""
    return {row.target: row for row in reading.rows("fit", structure=structure, at="posterior")}


def transform_of(reading: CalibrationReading, row: Row) -> str:
    """A target's scale; guessed from its tolerance where the target is declared no longer."""
    known = reading.targets.get(row.target)
    return str(known.transform) if known else "none"


def result_words(reading: CalibrationReading, inside: bool) -> str:
    """Hit or MISS."""
    return reading.say(HIT if inside else MISS)


def _pictures(reading: CalibrationReading, name: str, rows: list[Row]) -> list[Block]:
    """The rows in one drawing, or in two side by side where they are many."""
    posterior = posterior_rows(reading)
    drawn = [_drawn(reading, row, posterior.get(row.target)) for row in rows]
    tolerance = reading.say(Text("tolerancen", "the tolerance"))
    pictures = []
    for part in in_columns(drawn):
        told = "; ".join(f"{one.label}: {one.figure}" for one in part)
        pictures.append(Picture("", target_chart(part, tolerance, f"{name}. {told}")))
    return [Pictures(tuple(pictures))]


def _drawn(reading: CalibrationReading, row: Row, posterior: Row | None) -> TargetRow:
    transform = transform_of(reading, row)
    low, high = (transformed(transform, end) for end in (row.tolerance_low, row.tolerance_high))

    def on_scale(value: float) -> float:
        at = transformed(transform, value)
        if math.isnan(at) and not math.isnan(value):
            return -math.inf if value <= 0 else math.inf
        return (2.0 * at - low - high) / (high - low)

    spread = row if posterior is None else posterior
    model = target_value(row.mean, transform, row.tolerance_high, reading.language)
    return TargetRow(
        label=reading.target(row.target),
        figure=model if row.inside else f"{result_words(reading, inside=False)} {model}",
        observed=on_scale(row.observed),
        centre=on_scale(row.mean),
        wide=(on_scale(spread.low_95), on_scale(spread.high_95)),
        narrow=(on_scale(spread.low_80), on_scale(spread.high_80)),
        is_missed=not row.inside,
    )


def fit_sheet(reading: CalibrationReading, rows: list[Row]) -> Sheet:
    """One row per target."""
    posterior = posterior_rows(reading)
    cells = tuple(_cells(reading, row, posterior.get(row.target)) for row in rows)
    fewest, most = (number(f(row.n_studies for row in rows), reading.language) for f in (min, max))
    n = most if fewest == most else f"{fewest}-{most}"
    caption = Text(f"Målene ved midten, {n} studier", f"The targets at the centre, {n} studies")
    return Sheet(reading.say(caption), tuple(reading.say(one) for one in COLUMNS), cells)


def _cells(reading: CalibrationReading, row: Row, spread: Row | None) -> tuple[Cell, ...]:
    transform, known, language = transform_of(reading, row), reading.targets.get(row.target), reading.language
    top = row.tolerance_high

    def within(low: float, high: float) -> str:
        return between(low, high, transform, top, language)

    return (
        reading.target(row.target),
        f"{target_value(row.observed, transform, top, language)} ({within(row.tolerance_low, top)})",
        target_value(row.mean, transform, top, language),
        UNDEFINED if spread is None else within(spread.low_80, spread.high_80),
        UNDEFINED if spread is None else within(spread.low_95, spread.high_95),
        (f"{reading.say(GRADES[known.grade])}:", English(known.source)) if known else UNDEFINED,
        result_words(reading, bool(row.inside)),
    )
