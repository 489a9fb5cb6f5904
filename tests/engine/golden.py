"""The golden runs: what two small scenarios come to. `python -m tests.engine.golden` writes them anew.

A change of the model that moves them is a change of results: write it under "Results change" in CHANGELOG.md.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from cubb_sim.events import Event
from cubb_sim.outcome import Account, Outcome, Stock
from cubb_sim.scenario import Scenario, load_scenario
from tests.engine.small import live

FILE = Path(__file__).with_name("golden.json")
SEED = 1
COUNTED = (Stock.ON_BENEFIT, Stock.HOURS, Stock.JOB, Stock.COHORT_EVER_HOURS, Stock.COHORT_IN_JOB, Stock.POSTS_FILLED)


def smaller(name: str, share: float, months: int) -> Scenario:
    """A shipped scenario with fewer people and months."""
    whole = load_scenario(name)
    towns = tuple(replace(one, citizens=round(one.citizens * share)) for one in whole.municipalities)
    return replace(whole, municipalities=towns, horizon_months=months)


SCENARIOS = {
    "holstebro": smaller("holstebro", 0.4, 24),
    "four_partners+cubb_package": smaller("four_partners+cubb_package", 0.1, 36),
}


def lives_hash(outcome: Outcome) -> str:
    """Of every whole number about every person. Others differ in their last digits between mathematics libraries."""
    digest = hashlib.sha256()
    people = outcome.people
    for name in sorted(people.dtype.names):
        if np.issubdtype(people.dtype[name], np.integer):
            digest.update(name.encode("utf-8") + np.ascontiguousarray(people[name], dtype=np.int64).tobytes())
    return digest.hexdigest()[:16]


def summary(scenario: Scenario) -> dict[str, Any]:
    """What is kept of a golden run."""
    lived = live(scenario, SEED)
    flows, ledger = lived.flows.sum(axis=(0, 1)), lived.ledger.sum(axis=(0, 1))
    last = lived.stocks[-1].sum(axis=0)
    return {
        "people": len(lived.people),
        "lives": lives_hash(lived),
        "flows": {event.name.lower(): int(flows[event]) for event in Event},
        "at the end": {stock.name.lower(): int(last[stock]) for stock in COUNTED},
        "kroner": {account.name.lower(): int(ledger[account]) for account in Account},
    }


def summaries() -> dict[str, Any]:
    """Of all golden runs."""
    return {name: summary(scenario) for name, scenario in SCENARIOS.items()}


if __name__ == "__main__":
    FILE.write_text(json.dumps(summaries(), indent=1) + "\n", encoding="utf-8", newline="\n")
    print(f"Wrote {FILE}.")
