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
from cubb_sim.calibration.report.inside import fit_sentence, reservations
from cubb_sim.calibration.report.judged import (
    Judged,
    argued,
    argued_in_words,
    at_centre,
    has_middle,
    judged,
    published,
    tells_chance_apart,
    with_chance_in_words,
)
from cubb_sim.calibration.report.reading import CalibrationReading, Row
from cubb_sim.calibration.report.written import GRADES, between, target_value
from cubb_sim.calibration.targets import transformed
from cubb_sim.knowledge.posterior import DEFAULT_STRUCTURE
from cubb_sim.number_format import UNDEFINED, number
from cubb_sim.parameters.specification import Text

HEADING = Text("Rammer modellen det, der er offentliggjort?", "Does the model hit what has been published?")
HIT, MISS = Text("rammer", "hit"), Text("RAMMER IKKE", "MISS")
ONLY_WITH_CHANCE = Text("kun med tilfældighed", "only with chance")
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
    Text("Offentliggjort (begrundet tolerance)", "Published (argued tolerance)"),
    Text("Tolerance med tilfældighed", "Tolerance with chance"),
    Text("Modellen, midten", "Model, centre"),
    Text("80 % af studierne", "80% of studies"),
    Text("95 % af studierne", "95% of studies"),
    Text("Grad og kilde", "Grade and source"),
    Text("Udfald", "Result"),
)
INTRODUCTION = Text(
    "Der er to domme om gennemsnittet af simulerede studier, kørt med midten af de tilpassede tal: »inden for« er "
    "inden for den tolerance, der er begrundet mål for mål; »kun inden for med tilfældighed« er uden for den, men "
    "inden for, når tilfældighed i én undersøgelse af den størrelse lægges til. En streg betyder, at tilfældighed ikke "
    "tæller med. De to intervaller er forudsigelser af ét nyt studie: de rummer både tilfældigheder i en befolkning af "
    "den størrelse og det, ingen ved om tallene.",
    "There are two verdicts on the mean of simulated studies, run with the centre of the fitted numbers: 'inside' is "
    "within the tolerance that is argued target by target; 'inside only with chance' is outside that, and within it "
    "when chance in one study of that size is added. A dash means that chance does not count. The two intervals are "
    "predictions of one new study: they hold both chance in a population of that size and what nobody knows of the "
    "numbers.",
)
NO_PROOF = Text(
    "At ramme tal, man er tilpasset til, er det mindste, man kan forlange. Det beviser ikke, at modellen har ret i, "
    "hvorfor tallene er, som de er. Derfor står de mål, den ikke har set, for sig selv.",
    "To hit figures one was fitted to is the least that can be asked. It is no proof that the model is right about why "
    "the figures are what they are. So the targets it has not seen stand by themselves.",
)
CAPTION = Text(
    "Grå: tolerancen, med tilfældighed, hvor den tæller, hvert mål på sin egen skala; de korte streger er enderne af "
    "den begrundede. Prikket streg: det offentliggjorte. Prik: modellens midte, hul hvor "
    "den ikke rammer. Blå bjælke og tynd streg: 80 % og 95 % af simulerede studier. Det, der ligger længere ude end "
    "billedet når, står ved kanten.",
    "Grey: the tolerance, with chance where it counts, each target on its own scale; the short lines are the ends of "
    "the argued one. Dotted line: what was published. Dot: the model's centre, "
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
            blocks += [Paragraph(one, "small") for one in reservations(reading, rows)]
    missed = missed_sentences(reading)
    if missed:
        blocks += [Heading(reading.say(WHY_MISSED)), Bullets(tuple(missed))]
    return Section("fit", reading.say(HEADING), (*blocks, Paragraph(reading.say(NO_PROOF), "not")))


def missed_sentences(reading: CalibrationReading) -> list[str]:
    """Each target that is missed: by how much, whether single studies would hit, and why the tolerance is as it is."""
    return [_missed(reading, row) for row in at_centre(reading) if not row.inside]


def _missed(reading: CalibrationReading, row: Row) -> str:
    transform, language = transform_of(reading, row), reading.language
    observed, model = (target_value(v, transform, row.tolerance_high, language) for v in (row.observed, row.mean))
    known = reading.targets.get(row.target)
    observed = published(known, language) if known and not has_middle(row.target) else observed
    if math.isnan(row.mean):
        told = Text("modellen giver ingen værdi", "the model gives no value")
    else:
        side = _side(row)
        told = Text(f"modellen giver {model}, {side.da}", f"the model gives {model}, {side.en}")
    tolerance, chance = argued_in_words(reading, row, transform), with_chance_in_words(reading, row, transform)
    if chance != UNDEFINED:
        tolerance += reading.say(Text(f"; med tilfældighed {chance}", f"; with chance {chance}"))
    sentence = reading.say(
        Text(
            f"{reading.target(row.target)}: offentliggjort {observed} (tolerance {tolerance}); {told.da}. ",
            f"{reading.target(row.target)}: published {observed} (tolerance {tolerance}); {told.en}. ",
        )
    )
    why = reading.say(Text("Hvorfor tolerancen er, som den er:", "Why the tolerance is as it is:"))
    return (
        f"{sentence}{_single_studies(reading, row)} {f'{why} {reading.say(known.why.text())}' if known else ''}".strip()
    )


def _side(row: Row) -> Text:
    return ABOVE if row.mean > row.tolerance_high else BELOW


def _single_studies(reading: CalibrationReading, row: Row) -> str:
    posterior = posterior_rows(reading).get(row.target)
    if posterior is None or math.isnan(posterior.low_95):
        return ""
    low, high = (row.observed, row.observed) if has_middle(row.target) else argued(reading, row)
    if posterior.low_95 <= high and low <= posterior.high_95:
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
    """Hit or MISS, where chance is no question."""
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
    is_narrow = judged(row) is Judged.ONLY_WITH_CHANCE
    prefix = f"{result_words(reading, inside=False)} " if judged(row) is Judged.MISSED else ""
    note = f" ({reading.say(ONLY_WITH_CHANCE)})" if is_narrow else ""
    ends = argued(reading, row)
    return TargetRow(
        label=f"{reading.target(row.target)}{note}",
        figure=f"{prefix}{model}",
        observed=on_scale(row.observed) if has_middle(row.target) else math.nan,
        centre=on_scale(row.mean),
        wide=(on_scale(spread.low_95), on_scale(spread.high_95)),
        narrow=(on_scale(spread.low_80), on_scale(spread.high_80)),
        is_missed=not row.inside,
        argued=(on_scale(ends[0]), on_scale(ends[1])) if tells_chance_apart(row) else None,
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

    written = target_value(row.observed, transform, top, language)
    return (
        reading.target(row.target),
        f"{published(known, language) if known and not has_middle(known.id) else written} "
        f"({argued_in_words(reading, row, transform)})",
        with_chance_in_words(reading, row, transform),
        target_value(row.mean, transform, top, language),
        UNDEFINED if spread is None else within(spread.low_80, spread.high_80),
        UNDEFINED if spread is None else within(spread.low_95, spread.high_95),
        (f"{reading.say(GRADES[known.grade])}:", English(known.source)) if known else UNDEFINED,
        reading.say(judged(row).value),
    )
