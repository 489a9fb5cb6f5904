"""What students can change: parameters as Mesa's controls take them."""

from __future__ import annotations

from typing import Any

from cubb_sim.dashboard.session.library import choices
from cubb_sim.dashboard.session.selection import DEFAULT_MUNICIPALITY
from cubb_sim.dashboard.views.students.watched import SEEDS, SLIDERS
from cubb_sim.parameters import LEVERS


def watched_municipality(chosen: str) -> str:
    """The municipality that is chosen in the session; where several are, the first single one there is a choice of."""
    choice = choices().get(chosen)
    return chosen if choice is not None and choice.n_municipalities == 1 else DEFAULT_MUNICIPALITY


def parameters(municipality: str, seed: int) -> dict[str, Any]:
    """Levers and seed as sliders; a lever at its national default is left as it is in the municipality.

    The municipality is not among them: Mesa's list to choose from cannot be used by everybody (nested-interactive).
    """
    levers = {
        name: {
            "type": "SliderFloat",
            "label": LEVERS[name].title.en,
            "value": LEVERS[name].default,
            "min": LEVERS[name].low,
            "max": LEVERS[name].high,
            "step": step,
        }
        for name, step in SLIDERS.items()
    }
    return {
        "municipality": municipality,
        **levers,
        "seed": {"type": "SliderInt", "label": "Seed", "value": min(seed, SEEDS), "min": 1, "max": SEEDS, "step": 1},
    }
