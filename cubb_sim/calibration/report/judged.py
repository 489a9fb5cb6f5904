"""How a target is judged: by the tolerance that is argued for, by that with chance, and what was published at all."""

from __future__ import annotations

from enum import Enum

from cubb_sim.calibration.report.reading import CalibrationReading, Row
from cubb_sim.calibration.report.written import between, target_value
from cubb_sim.calibration.targets import Target
from cubb_sim.knowledge.posterior import DEFAULT_STRUCTURE
from cubb_sim.number_format import UNDEFINED
from cubb_sim.parameters.specification import Text

CEILINGS = frozenset({"T12"})
"""Targets of which a ceiling only was published: the upper end of their tolerance."""
DIRECTIONS = frozenset({"T9c"})
"""Targets of which a direction only was published: above the lower end of their tolerance."""
ASSUMED = Text("antaget", "assumed")


class Judged(Enum):
    """Where the model's centre lies; the value is how that is printed."""

    INSIDE = Text("inden for", "inside")
    ONLY_WITH_CHANCE = Text("kun inden for med tilfældighed", "inside only with chance")
    MISSED = Text("RAMMER IKKE", "MISSED")


def at_centre(reading: CalibrationReading, structure: str = DEFAULT_STRUCTURE, role: str = "") -> list[Row]:
    """Rows of the table of fit at a structure's centre, of one role or of all."""
    chosen = {"structure": structure, "at": "centre"} | ({"role": role} if role else {})
    return reading.rows("fit", **chosen)


def tells_chance_apart(row: Row) -> bool:
    """Whether the table gives both verdicts; an older one judges by the argued tolerance alone."""
    return hasattr(row, "inside_without_chance")


def judged(row: Row) -> Judged:
    """A row of the table of fit: `MISSED` is missed with chance counted too."""
    if not row.inside:
        return Judged.MISSED
    return Judged.INSIDE if getattr(row, "inside_without_chance", True) else Judged.ONLY_WITH_CHANCE


def counted(rows: list[Row]) -> tuple[int, int]:
    """How many are within the argued tolerance, and how many when chance is counted too."""
    verdicts = [judged(row) for row in rows]
    return verdicts.count(Judged.INSIDE), len(verdicts) - verdicts.count(Judged.MISSED)


def missed_fitted(reading: CalibrationReading) -> list[str]:
    """Ids of the fitted targets that the default structure's centre misses even with chance."""
    return [row.target for row in at_centre(reading, role="fit") if judged(row) is Judged.MISSED]


def has_middle(id_: str) -> bool:
    """Whether a value was published that lies in the middle of the tolerance."""
    return id_ not in CEILINGS | DIRECTIONS


def argued(reading: CalibrationReading, row: Row) -> tuple[float, float]:
    """The tolerance of the file of targets; the row's own where its table has none beside it, or it is not declared."""
    known = reading.targets.get(row.target)
    if known is None or not tells_chance_apart(row):
        return row.tolerance_low, row.tolerance_high
    return known.low, known.high


def argued_in_words(reading: CalibrationReading, row: Row, transform: str) -> str:
    """That tolerance; marked as assumed where no value was published for its middle."""
    low, high = argued(reading, row)
    written = between(low, high, transform, high, reading.language)
    return written if has_middle(row.target) else f"{written}, {reading.say(ASSUMED)}"


def with_chance_in_words(reading: CalibrationReading, row: Row, transform: str) -> str:
    """The tolerance with chance; a dash where chance is not counted, or the table does not tell."""
    known = reading.targets.get(row.target)
    if not tells_chance_apart(row) or known is None or not known.counts_chance:
        return UNDEFINED
    return between(row.tolerance_low, row.tolerance_high, transform, argued(reading, row)[1], reading.language)


def published(target: Target, language: str) -> str:
    """What was published: a value, "ceiling 7.3%", or "above 1 (direction only)"."""
    if target.id in CEILINGS:
        top = target_value(target.high, target.transform, target.high, language)
        return Text(f"loft {top}", f"ceiling {top}").in_language(language)
    if target.id in DIRECTIONS:
        words = Text(f"over {target.low:g} (kun retningen)", f"above {target.low:g} (direction only)")
        return words.in_language(language)
    return target_value(target.value, target.transform, target.high, language)
