"""The posterior once more without any emulator, where somebody has let that be done."""

from __future__ import annotations

from cubb_sim.calibration.inference.crosscheck import AGREES_SD, AGREES_WIDTH
from cubb_sim.calibration.report.blocks import Code, Paragraph, Section, Sheet
from cubb_sim.calibration.report.reading import CalibrationReading, Row
from cubb_sim.calibration.report.written import short
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text

HEADING = Text("Det samme uden emulatorer", "The same without emulators")
COLUMNS = (
    Text("Tal", "Number"),
    Text("#Med emulatorer", "#With emulators"),
    Text("#Uden", "#Without"),
    Text("#Forskel i standardafvigelser", "#Difference in standard deviations"),
    Text("#Bredde, uden over med", "#Width, without over with"),
    Text("Enige", "Agree"),
)
MISSING = Text(
    "Krydstjekket uden emulatorer (SMC-ABC) er ikke lavet i denne tilpasning; det er et tilvalg og dyrt i kørsler.",
    "The cross-check without emulators (SMC-ABC) was not made in this calibration; it is optional and dear in runs.",
)
YES, NO = Text("ja", "yes"), Text("NEJ", "NO")


def crosscheck_section(reading: CalibrationReading) -> Section:
    """How many numbers the two methods agree on, and the table."""
    rows = reading.rows("crosscheck")
    if not rows:
        return Section("crosscheck", reading.say(HEADING), (Paragraph(reading.say(MISSING)),))
    return Section(
        "crosscheck", reading.say(HEADING), (Paragraph(crosscheck_sentence(reading)), crosscheck_sheet(reading))
    )


def crosscheck_sentence(reading: CalibrationReading) -> str:
    """How many numbers agree, and what that means; "" where it was not looked at."""
    rows, language = reading.rows("crosscheck"), reading.language
    if not rows:
        return ""
    limit = number(AGREES_SD, language, 1)
    narrow, wide = (number(one, language, 1) for one in AGREES_WIDTH)
    n, agree = len(rows), sum(agrees(row) for row in rows)
    return reading.say(
        Text(
            f"SMC-ABC bruger kun rigtige kørsler. De to metoder er enige om {agree} af {n} tal: midterne under {limit} "
            f"standardafvigelse fra hinanden og bredderne i forholdet {narrow} til {wide}.",
            f"SMC-ABC uses real runs alone. The two methods agree on {agree} of {n} numbers: centres less than {limit} "
            f"standard deviations apart, and widths in the ratio {narrow} to {wide}.",
        )
    )


def agrees(row: Row) -> bool:
    """Means within half a standard deviation and widths alike; what is not defined does not agree."""
    return bool(abs(row.difference_in_sd) < AGREES_SD and AGREES_WIDTH[0] < row.width_ratio < AGREES_WIDTH[1])


def crosscheck_sheet(reading: CalibrationReading) -> Sheet:
    """One row per number."""
    language = reading.language
    rows = tuple(
        (
            (reading.parameter(row.parameter), Code(row.parameter)),
            short(row.emulator_mean, language),
            short(row.smc_abc_mean, language),
            number(row.difference_in_sd, language, 2, signed=True),
            number(row.width_ratio, language, 2),
            reading.say(YES if agrees(row) else NO),
        )
        for row in reading.rows("crosscheck")
    )
    caption = reading.say(Text("Middelværdier af to metoder", "Means by two methods"))
    return Sheet(caption, tuple(reading.say(one) for one in COLUMNS), rows)
