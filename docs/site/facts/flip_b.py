"""Facts of the handout, of the reasons to distrust the model, and of the pages for leaders.

Some sentences there name what was not learned or what was missed. Where a new calibration makes such a sentence untrue,
the fact beside it fails, and with it the build.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from cubb_sim.calibration.results_folder import read_table
from cubb_sim.calibration.targets import load_targets
from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.knowledge import DEFAULT_STRUCTURE, SHIPPED
from cubb_sim.parameters import LEVERS, PARAMETERS, Grade
from cubb_sim.parameters.specification import Text
from docs.site.facts import fact
from docs.site.worlds import Worlds

SAID_NOT_LEARNED = (
    "staffing.trust_lost",
    "staffing.alliance_kept",
    "conversation.gain_efficacy",
    "internship.package_conversion",
)
"""Numbers that the pages give as examples of what the targets taught next to nothing about."""
SAID_MISSED = ("T9c",)
"""Targets that the pages say are the only ones outside the tolerance, chance counted."""
IPS = ("ips_denmark", 18, "ratio")
"""The contrast whose figures the pages tell: trial, month, scale."""


def _rows(name: str) -> list[dict[str, Any]]:
    """One table of the shipped calibration, row by row."""
    table = read_table(SHIPPED, name)
    if table is None:
        raise ValueError(f"The shipped calibration has no table '{name}'.")
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]


def _graded(grade: Grade) -> int:
    """Numbers of a grade, the levers' values today among them."""
    return sum(one.grade is grade for one in (*PARAMETERS.values(), *LEVERS.values()))


@fact("doubts.seen", unit="number")
def seen(worlds: Worlds) -> int:
    """Numbers read in a public source; the sentence has no room for any from the project's own documents."""
    if _graded(Grade.SEED):
        raise ValueError("Some numbers now have the grade 'seed', and the pages do not say so.")
    return _graded(Grade.SEEN)


@fact("doubts.life_numbers", unit="number")
def life_numbers(worlds: Worlds) -> int:
    """Numbers about life events, of which the pages say that all are assumed."""
    grades = [one.grade for name, one in PARAMETERS.items() if name.startswith("life.")]
    if any(one is not Grade.ASSUMED for one in grades):
        raise ValueError("A number about life events is no longer assumed, and the pages say that all are.")
    return len(grades)


def _verdicts() -> Counter[str]:
    """How many numbers were learned, partly learned and not."""
    rows = [row for row in _rows("identifiability") if row["structure"] == DEFAULT_STRUCTURE]
    wrong = [row["parameter"] for row in rows if row["parameter"] in SAID_NOT_LEARNED and row["verdict"] != "not"]
    if wrong:
        raise ValueError(f"The pages say that next to nothing was learned of {', '.join(wrong)}.")
    return Counter(row["verdict"] for row in rows)


def _fit(target: str, at: str) -> dict[str, Any]:
    """A target as simulated with the centre of what was fitted, or over all of it."""
    rows = [row for row in _rows("fit") if row["structure"] == DEFAULT_STRUCTURE]
    missed = tuple(sorted(row["target"] for row in rows if row["at"] == "centre" and not row["inside"]))
    if missed != SAID_MISSED:
        raise ValueError(f"The pages say that {', '.join(SAID_MISSED)} is missed; it is {', '.join(missed)}.")
    return next(row for row in rows if row["target"] == target and row["at"] == at)


@fact("doubts.t9c_high", unit="ratio")
def t9c_high(worlds: Worlds) -> float:
    """The gap between caseworkers with controls over that without, upper end; the pages say that it is below 1."""
    high = float(_fit("T9c", "posterior")["high_95"])
    if high >= 1.0:
        raise ValueError("The model's interval for T9c reaches 1, and the pages say that the pattern is missed.")
    return high


@fact("doubts.t7_published", unit="ratio")
def t7_published(worlds: Worlds) -> float:
    """Job chance where the caseworker believes in it, as BIP published it; the pages say that the model's is above."""
    value = next(one.value for one in load_targets() if one.id == "T7")
    if value >= _fit("T7", "centre")["mean"]:
        raise ValueError("The pages say that the model's T7 is above what was published.")
    return value


def _ips(column: str) -> float:
    """One figure of the IPS trial; the pages say that the model promises more of IPS than was measured, and misses."""
    trial, month, scale = IPS
    rows = [r for r in _rows("validation") if (r["trial"], r["month"], r["scale"]) == (trial, month, scale)]
    if [row["verdict"] for row in rows] != ["miss"] or rows[0]["model"] <= rows[0]["measured"]:
        raise ValueError(f"The pages say that the model promises too much of {trial} at {month} months.")
    return float(rows[0][column])


def _contrasts(*columns: str) -> int:
    """Contrasts with trials by lot that the model hits, and of which the columns are true."""
    return sum(row["verdict"] == "hit" and all(row[one] for one in columns) for row in _rows("validation"))


def _hours(field: str) -> Callable[[Worlds], float]:
    """Ordinary paid hours at some time, Holstebro as today."""
    return lambda worlds: getattr(worlds.result("holstebro").level("hours_ever_share"), field)


COUNTS: dict[str, Callable[[], int]] = {
    "numbers": lambda: len(PARAMETERS) + len(LEVERS),
    "assumed": lambda: _graded(Grade.ASSUMED),
    "derived": lambda: _graded(Grade.DERIVED),
    "free": lambda: sum(_verdicts().values()),
    "learned": lambda: _verdicts()["learned"],
    "partly": lambda: _verdicts()["partly"],
    "not_learned": lambda: _verdicts()["not"],
    "fitted_targets": lambda: sum(one.role == "fit" for one in load_targets()),
    "trials": lambda: len({row["trial"] for row in _rows("validation")}),
    "trial_contrasts": lambda: len(_rows("validation")),
    "trial_hits": _contrasts,
    "trial_levels": lambda: _contrasts("level_differs"),
    "trial_nothing": lambda: _contrasts("no_effect_inside"),
}
RATIOS: dict[str, Callable[[], float]] = {
    "t9c_model": lambda: float(_fit("T9c", "centre")["mean"]),
    "t9c_low": lambda: float(_fit("T9c", "posterior")["low_95"]),
    "t7_model": lambda: float(_fit("T7", "centre")["mean"]),
    "ips_measured": lambda: _ips("measured"),
    "ips_model": lambda: _ips("model"),
    "ips_model_low": lambda: _ips("model_low_95"),
    "ips_model_high": lambda: _ips("model_high_95"),
}
SHARES: dict[str, Callable[[], float]] = {
    "ips_measured_intervention": lambda: _ips("measured_intervention"),
    "ips_measured_comparator": lambda: _ips("measured_comparator"),
    "ips_model_comparator": lambda: _ips("model_comparator"),
}
ASSUMED_SHARES = {
    "causal": "switches.belief_causal_share",
    "inflow": "population.inflow_per_year",
}


def _declare() -> None:
    """Facts that are one figure of a table each."""
    for unit, computed in (("number", COUNTS), ("ratio", RATIOS), ("percent", SHARES)):
        for name, compute in computed.items():
            fact(f"doubts.{name}", unit=unit)(lambda worlds, compute=compute: compute())
    for name, parameter in ASSUMED_SHARES.items():
        fact(f"doubts.{name}", unit="percent", decimals=0)(lambda worlds, one=parameter: PARAMETERS[one].default)
    for name, field in (("", "mean"), ("_low", "chance_low_80"), ("_high", "chance_high_80")):
        fact(f"doubts.hours_today{name}", unit="percent")(_hours(field))
    for flip in FLIPS.values():
        titles = [LEVERS[name].title for name in flip.levers]
        listed = Text(" · ".join(one.da for one in titles), " · ".join(one.en for one in titles))
        fact(f"flips.{flip.name}", unit="text")(lambda worlds, listed=listed: listed)


_declare()
