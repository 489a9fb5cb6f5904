"""What a municipality meets month by month, and what follows from the parameters alone."""

from __future__ import annotations

import numpy as np

OUTLOOK_WEIGHTS = np.dtype(
    [(name, "f8") for name in (
        "search", "knowledge", "coping", "cooperation", "clarity", "efficacy", "network", "ability", "belief",
        "prospects",
    )]
)  # fmt: skip
"""Log hazard ratios per standard deviation, and the standard deviation of what nobody measures."""

SURROUNDINGS = np.dtype(
    [(name, "f8") for name in (
        "demand_factor", "vacancies_factor", "resignation_share", "closing_share", "reform_load", "budget_factor",
    )]
)  # fmt: skip
"""What disturbances do to one municipality in one month."""

MONTHLY = np.dtype(
    [(name, "f8") for name in (
        "fade", "meaning", "climate", "learning", "strain", "habit", "legitimacy", "hours_grow",
        "lost_early", "lost_middle", "lost_late", "voice_log_odds", "most_life_events", "most_exits",
    )]
)  # fmt: skip
"""Monthly shares and hazards that follow from the parameters alone, worked out once a run."""

DEVELOPMENT = np.dtype([("kr_per_caseworker", "f8"), ("kr_per_citizen", "f8"), ("kr", "f8")])
"""Monthly cost of levers relative to today, by what it is counted in [kr]."""
