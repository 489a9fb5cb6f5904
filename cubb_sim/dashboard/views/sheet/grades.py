"""How a number is known, in words that can stand alone."""

from __future__ import annotations

from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.report.sentences.assumptions import GRADE_WORDS

KNOWN: dict[Grade, Text] = GRADE_WORDS | {
    Grade.DERIVED: Text("regnet ud fra offentlige kilder", "derived from public sources"),
}
"""As the report has them, but that "derived from such" needs something to refer to."""
