"""Each target predicted by all others."""

from __future__ import annotations

import math

from cubb_sim.calibration.report.blocks import Block, Bullets, Paragraph, Section, Sheet
from cubb_sim.calibration.report.fit import result_words
from cubb_sim.calibration.report.reading import CalibrationReading, Row
from cubb_sim.calibration.report.written import short, target_value
from cubb_sim.calibration.targets import back
from cubb_sim.number_format import UNDEFINED, number
from cubb_sim.parameters.specification import Text

HEADING = Text("Ét mål udeladt ad gangen", "One target left out at a time")
WORDS = Text(
    "Hvert tilpasset mål er forudsagt af de andre alene, som om det var ukendt. Rammer den, hænger målene sammen "
    "gennem modellen; rammer den ikke, er det udeladte mål det eneste, der fortæller modellen om den sag. "
    "Forudsigelsen er lavet med emulatorerne, ikke med nye kørsler. Målets egen uvished er med i dommen, men ikke i "
    "intervallet.",
    "Each fitted target is predicted by the others alone, as if it were unknown. Where it is hit, the targets hang "
    "together through the model; where it is missed, the target left out is all that tells the model of that matter. "
    "The prediction is made with the emulators, not with new runs. The target's own uncertainty is in the verdict and "
    "not in the interval.",
)
COLUMNS = (
    Text("Udeladt mål", "Target left out"),
    Text("#Forudsagt", "#Predicted"),
    Text("95 % af forudsigelsen", "95% of the prediction"),
    Text("#Offentliggjort", "#Published"),
    Text("#Afstand i standardafvigelser", "#Distance in standard deviations"),
    Text("Udfald", "Result"),
    Text("Tallet, målet flytter mest", "The number the target moves most"),
)
MISSING = Text("Denne kontrol er ikke lavet i denne tilpasning.", "This check was not made in this calibration.")
NORMAL_95 = 1.96


def left_out_section(reading: CalibrationReading) -> Section:
    """How many are hit, the table, and those that are missed."""
    rows = reading.rows("leave_one_out")
    if not rows:
        return Section("left_out", reading.say(HEADING), (Paragraph(reading.say(MISSING)),))
    sheet = Sheet(
        reading.say(Text("Forudsagt af de andre", "Predicted by the others")),
        tuple(reading.say(one) for one in COLUMNS),
        tuple(_cells(reading, row) for row in rows),
    )
    missed = tuple(reading.target(row.left_out) for row in rows if not row.inside)
    blocks: list[Block] = [Paragraph(left_out_sentence(reading)), Paragraph(reading.say(WORDS)), sheet]
    if missed:
        words = Text("Kan ikke forudsiges af de andre:", "Cannot be predicted by the others:")
        return Section("left_out", reading.say(HEADING), (*blocks, Paragraph(reading.say(words)), Bullets(missed)))
    return Section("left_out", reading.say(HEADING), tuple(blocks))


def left_out_sentence(reading: CalibrationReading) -> str:
    """How many targets lie in the 95 % interval of what the others predict; "" where that was not looked at."""
    rows = reading.rows("leave_one_out")
    n, inside = len(rows), sum(bool(row.inside) for row in rows)
    if not n:
        return ""
    return reading.say(
        Text(
            f"{inside} af {n} mål ligger i 95 %-intervallet af det, de andre forudsiger.",
            f"{inside} of {n} targets lie in the 95% interval of what the others predict.",
        )
    )


def _cells(reading: CalibrationReading, row: Row) -> tuple[str, ...]:
    language, known = reading.language, reading.targets.get(row.left_out)

    def written(value: float) -> str:
        if math.isnan(value):
            return UNDEFINED
        if known is None:
            return short(value, language)
        return target_value(back(known.transform, value), known.transform, known.high, language)

    ends = (row.predicted + sign * NORMAL_95 * row.predicted_sd for sign in (-1.0, 1.0))
    to = reading.say(Text("til", "to"))
    moved = number(row.moved_sd, language, 2, signed=True)
    return (
        reading.target(row.left_out),
        written(row.predicted),
        f" {to} ".join(written(end) for end in ends),
        written(row.observed),
        number(row.z, language, 1, signed=True),
        result_words(reading, bool(row.inside)),
        f"{reading.parameter(row.most_moved)} ({moved})",
    )
