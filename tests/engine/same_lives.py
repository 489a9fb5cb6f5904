"""Run as a program by the tests of determinism: live a small scenario and write what came of it to a file.

python -m tests.engine.same_lives FILE CITIZENS MONTHS
"""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from cubb_sim.outcome import Outcome
from tests.engine.small import live, scenario, town


def lives(citizens: int, months: int) -> Outcome:
    """Two municipalities in which most things happen."""
    return live(
        scenario(
            town("Holstebro", citizens, parallel_measures=0.5, own_perspective_share=0.8, reorganisations_per_year=2.0),
            town("Aarhus", citizens // 2, job_first_focus=0.6, caseworker_turnover=0.5, flips_per_year=4.0),
            months=months,
            parameters={"job_finding.rate_per_year": 0.6, "agency.reaction_per_month": 0.3},
        ),
        events=True,
    )


def write(path: str, citizens: int, months: int) -> None:
    """Write every field of people and rows, and the tables."""
    lived = lives(citizens, months)
    events: Any = lived.events
    people = {f"people_{name}": lived.people[name] for name in lived.people.dtype.names}
    rows = {f"rows_{name}": events[name] for name in events.dtype.names}
    np.savez(path, flows=lived.flows, stocks=lived.stocks, ledger=lived.ledger, **people, **rows)


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
