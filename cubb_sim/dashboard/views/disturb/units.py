"""How the size of a disturbance is shown: all sizes are shares, and stand in per cent."""

from __future__ import annotations

from cubb_sim.number_format import percent
from cubb_sim.parameters import DISTURBANCES
from cubb_sim.parameters.specification import Text

PERCENT = 100.0
STEP = 5.0
"""Per cent from one size of a slider to the next (assumed)."""
FINE_STEP = 1.0
FINE_UP_TO = 0.3
"""Ranges up to this share have the finer step (assumed)."""

OF_WHAT: dict[str, Text] = {
    "reform": Text(
        "af arbejdstiden går til de nye regler i begyndelsen", "of working time goes to the new rules at first"
    ),
    "budget_cut": Text("af pengene til tilbud forsvinder", "of the offer budget disappears"),
    "resignations": Text("af sagsbehandlerne siger op i den måned", "of the caseworkers leave in that month"),
    "closing_offers": Text("af de åbne tilbud lukker", "of the open offers close"),
    "downturn": Text("af efterspørgslen på arbejdskraft forsvinder", "of the demand for labour disappears"),
    "big_employer_opens": Text("flere åbninger, end der ellers er", "more openings than there are otherwise"),
    "big_employer_closes": Text("af åbningerne forsvinder", "of the openings disappear"),
}
"""What the per cent are of, by kind."""


def size_in_words(kind: str, size: float, language: str) -> str:
    """A size with what it is of: 30 % af pengene til tilbud forsvinder."""
    return f"{percent(size, language, 0)} {OF_WHAT[kind].in_language(language)}"


def step_of(kind: str) -> float:
    """The step of the slider, in per cent."""
    return FINE_STEP if DISTURBANCES[kind].size.high <= FINE_UP_TO else STEP


def length_in_words(kind: str, language: str) -> str:
    """How long a kind lasts, after a comma; "" where it is over in its month."""
    months = DISTURBANCES[kind].default_months
    if months == 1:
        return ""
    return Text(f", i {months} måneder", f", for {months} months").in_language(language)
