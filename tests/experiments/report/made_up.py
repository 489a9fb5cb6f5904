"""Findings made by hand: every table of the contract, for a small design with levers, a number and the dummy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from cubb_sim.experiments.data import SweepData
from cubb_sim.experiments.design import (
    DUMMY,
    OUR_MODEL,
    Analysis,
    Design,
    Distribution,
    Factor,
    FactorKind,
    Goal,
    Method,
    Output,
    Seeds,
)
from cubb_sim.experiments.findings import Findings
from cubb_sim.experiments.points import Descriptor, Points
from cubb_sim.parameters import LEVERS, PARAMETERS, Grade, Text

GOAL, WORK, MEANING = "hours_ever_share", "work_at_end_share", "meaning"
UNDER_30 = "hours_ever_share@under_30"
LEVER_NAMES = tuple(LEVERS)
SWITCH = "caseworker.creaming"
STRATEGIES = ("cubb_package", "saving")
N_POINTS, N_REPLICATIONS = 6, 2
N_FAILED = 2


def lever(name: str) -> Factor:
    one = LEVERS[name]
    return Factor(
        name, FactorKind.LEVER, str(one.pillar), Distribution.UNIFORM, (one.low, one.high), one.unit, one.title,
        one.grade, one.source,
    )  # fmt: skip


def number(name: str) -> Factor:
    one = PARAMETERS[name]
    return Factor(
        name, FactorKind.UNCERTAINTY, one.group, Distribution.UNIFORM, (one.low, one.high), one.unit, one.title,
        one.grade, one.source,
    )  # fmt: skip


def dummy() -> Factor:
    return Factor(
        DUMMY, FactorKind.DUMMY, DUMMY, Distribution.UNIFORM, (0.0, 1.0), "share",
        Text("Blindt input (dummy)", "Dummy input"), Grade.ASSUMED, "Nothing reads it.",
    )  # fmt: skip


def factors(n_levers: int = 4) -> tuple[Factor, ...]:
    return (
        *(lever(name) for name in LEVER_NAMES[:n_levers]),
        number("job_finding.rate_per_year" if "job_finding.rate_per_year" in PARAMETERS else next(iter(PARAMETERS))),
        dummy(),
    )


def design(n_levers: int = 4, strategies: tuple[str, ...] = (), **changes: Any) -> Design:
    made = Design(
        name="made_up",
        title=Text("Håndtag og uvished", "Levers and uncertainty"),
        question=Text("Hvilket håndtag betyder mest for de to mål?", "Which lever matters most for the two goals?"),
        scenario="holstebro",
        strategies=strategies,
        model=OUR_MODEL,
        factors=factors(n_levers),
        groups=False,
        method=Method.SOBOL,
        size=64,
        second_order=True,
        levels=4,
        replications=N_REPLICATIONS,
        seeds=Seeds.INDEPENDENT,
        seed=1,
        outputs=(Output(GOAL), Output(WORK)),
        subgroups=("under_30",),
        from_month=1,
        disturbance_month=12,
        analyses=(Analysis.SOBOL,),
        goal=Goal(Output(GOAL), 0.3),
    )
    return replace(made, **changes)


def data(of: Design, outputs: Iterable[str] = (GOAL, WORK), n_points: int = N_POINTS) -> SweepData:
    """Runs of which one is not done and two have failed."""
    names = tuple(outputs)
    rng = np.random.default_rng(7)
    shape = (n_points, len(of.worlds), of.replications)
    values = rng.uniform(0.1, 0.4, (*shape, len(names)))
    is_done = np.ones(shape, np.bool_)
    is_done[-1, 0, -1] = False
    values[~is_done] = np.nan
    shares = rng.uniform(size=(n_points, len(of.factors)))
    for point in range(N_FAILED):
        values[point, 0, 0] = np.nan
    descriptor = Descriptor(
        str(of.method), of.size, len(of.factors), of.second_order, of.levels, 1, n_points, 1, "SALib"
    )
    points = Points(shares, np.arange(n_points), descriptor)
    return SweepData(of, points, names, values, is_done, failures(of, shares), manifest(of))


def failures(of: Design, shares: np.ndarray[Any, Any]) -> pd.DataFrame:
    rows = [
        {
            "run_id": f"ab{point:014x}", "point": point, "world": "as_today", "replication": 0,
            "seed": 2_000_001 + point,
            "failure": "BalanceError: the balance of <persons> does not close",
            **dict(zip(of.names, of.values(shares)[point], strict=True)),
        }
        for point in range(N_FAILED)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def manifest(of: Design) -> dict[str, Any]:
    return {
        "design_hash": of.hash, "model": of.model, "model_version": "0123456789ab+fedcba987654",
        "posterior": "fedcba987654", "version": "0.1.0", "python": "3.11.9", "platform": "Linux",
        "packages": {"numpy": "1.26.4", "SALib": "1.5.1"}, "created": "2026-11-21T12:00:00+00:00", "n_runs": 12,
    }  # fmt: skip


def start(output: str, world: str = "as_today", is_effect: bool = False) -> dict[str, Any]:
    return {"output": output, "world": world, "is_effect": is_effect}


def indices(
    of: Design, output: str, analysis: str, world: str = "as_today", is_effect: bool = False
) -> list[dict[str, Any]]:
    """Falling from input to input; the dummy at the bottom, with an interval across nought; one negative."""
    orders = {"morris": ("mu_star", "mu", "sigma"), "pawn": ("median",), "delta": ("delta",), "dgsm": ("derivative",)}
    scale = {"morris": 0.06, "dgsm": 0.003}.get(analysis, 0.55)
    rows = []
    n = len(of.group_names)
    for order in orders.get(analysis, ("first", "total")):
        for at, name in enumerate(of.group_names):
            value = scale * (0.7**at) * (0.8 if order in ("first", "sigma") else 1.0)
            value = -0.01 * scale if name == DUMMY or (at == n - 2 and order == "first") else value
            rows.append(
                {
                    **start(output, world, is_effect), "analysis": analysis, "input": name, "input_2": "",
                    "order": order,
                    "value": value, "low_95": value - 0.12 * scale, "high_95": value + 0.12 * scale,
                    "floor": -0.01 * scale, "is_above_floor": value - 0.12 * scale > 0.11 * scale, "n_runs": 2560,
                    "note": "negative" if value < 0 else "",
                }
            )  # fmt: skip
    return rows


def second_order(of: Design, output: str) -> list[dict[str, Any]]:
    names = of.group_names
    return [
        {
            **start(output), "analysis": "sobol", "input": a, "input_2": b, "order": "second",
            "value": 0.09 - 0.02 * (i + j), "low_95": 0.04 - 0.02 * (i + j), "high_95": 0.14 - 0.02 * (i + j),
            "floor": float("nan"), "is_above_floor": False, "n_runs": 2560, "note": "",
        }
        for i, a in enumerate(names)
        for j, b in enumerate(names)
        if i < j
    ]  # fmt: skip


def variance(output: str, share: float, advice: str, analysis: str = "sobol", **at: Any) -> dict[str, Any]:
    return {
        **start(output, **at), "analysis": analysis, "mean": 0.24, "variance_parameters": 0.002,
        "variance_chance": 0.002 * share / (1 - share), "share_chance": share, "share_chance_low_95": share - 0.05,
        "share_chance_high_95": share + 0.05, "n_points": 640, "n_replications": 4, "advice": advice,
    }  # fmt: skip


def convergence(of: Design, output: str) -> list[dict[str, Any]]:
    return [
        {
            **start(output), "analysis": "sobol", "input": name, "order": "total", "n_runs": n,
            "value": 0.5 * 0.7**at, "low_95": 0.5 * 0.7**at - 4 / np.sqrt(n), "high_95": 0.5 * 0.7**at + 4 / np.sqrt(n),
        }
        for at, name in enumerate(of.group_names)
        for n in (640, 1280, 2560)
    ]  # fmt: skip


def curves(of: Design, output: str) -> list[dict[str, Any]]:
    return [
        {
            **start(output), "factor": one.name, "x": x, "mean": 0.24 + slope * at, "low_80": 0.2 + slope * at,
            "high_80": 0.28 + slope * at, "se": 0.002, "n": 200,
        }
        for one, slope in zip(of.factors, (0.02, -0.015, 0.01, -0.006, 0.003, 0.0) * 8, strict=False)
        for at, x in enumerate(np.linspace(one.low, one.high, 5))
    ]  # fmt: skip


def lines(of: Design, output: str) -> list[dict[str, Any]]:
    rng = np.random.default_rng(1)
    return [
        {**start(output), "factor": one.name, "row": row, "x": x, "value": 0.24 + rng.normal(0, 0.02)}
        for one in of.factors
        for row in range(8)
        for x in np.linspace(one.low, one.high, 5)
    ]


def surfaces(of: Design, output: str) -> list[dict[str, Any]]:
    first, second = of.factors[:2]
    return [
        {
            **start(output), "factor_a": first.name, "factor_b": second.name, "a": a, "b": b,
            "mean": 0.2 + 0.01 * i * j,
            "se": 0.003, "n": 40,
        }
        for i, a in enumerate(np.linspace(first.low, first.high, 4))
        for j, b in enumerate(np.linspace(second.low, second.high, 3))
    ]  # fmt: skip


def effects(of: Design, output: str) -> list[dict[str, Any]]:
    first, second = of.names[:2]
    alone = [(name, "", level, float("nan"), 0.02 * (level - 0.5)) for name in (first, second) for level in (0.0, 1.0)]
    pairs = [(first, second, a, b, 0.01 * (a - 0.5) * (b - 0.5)) for a in (0.0, 1.0) for b in (0.0, 1.0)]
    return [
        {
            **start(output), "input": a, "input_2": b, "level": la, "level_2": lb, "effect": effect,
            "low_95": effect - 0.003, "high_95": effect + 0.003, "share_of_variance": 0.1,
        }
        for a, b, la, lb, effect in (*alone, *pairs)
    ]  # fmt: skip


def replications(output: str) -> list[dict[str, Any]]:
    return [
        {
            **start(output), "point": point, "n_replications": n, "mean": 0.24, "half_width_95": 0.05 / np.sqrt(n),
            "sd": 0.025, "needed_for_1_point": 25 + point, "precision": "half width 0.01", "precision_value": 0.01,
        }
        for point in range(3)
        for n in (5, 10, 20, 40)
    ]  # fmt: skip


def boxes(of: Design, output: str) -> list[dict[str, Any]]:
    return [
        {
            **start(output), "algorithm": algorithm, "box": 1, "factor": one.name,
            "low": one.low + 0.5 * (one.high - one.low), "high": one.high - 0.1 * at * (one.high - one.low),
            "range_low": one.low, "range_high": one.high, "coverage": 0.61, "density": 0.83, "mass": 0.2,
            "n_inside": 40, "n_success": 33, "stability": 0.9,
            "words_da": "Målet nås oftest, når håndtagene er høje.",
            "words_en": "The goal is mostly reached where levers are high.",
        }
        for algorithm in ("prim", "cart")
        for at, one in enumerate(of.factors[:3])
    ]  # fmt: skip


def peeling(output: str) -> list[dict[str, Any]]:
    return [
        {
            **start(output), "algorithm": "prim", "step": step, "coverage": 1 - 0.05 * step,
            "density": 0.3 + 0.06 * step, "mass": 1 - 0.08 * step, "n_restricted": step // 3,
        }
        for step in range(10)
    ]  # fmt: skip


def regret(of: Design, output: str) -> list[dict[str, Any]]:
    return [
        {
            **start(output, world), "mean": 0.24 + 0.02 * at, "low_80": 0.2, "high_80": 0.3,
            "mean_regret": 0.03 * 0.7**at,
            "worst_regret": 0.09 * 0.7**at, "regret_90": 0.06 * 0.7**at, "share_least": 0.2 + 0.1 * at,
            "n_futures": 40,
            "regret_by_chance": 0.004,
        }
        for at, world in enumerate(of.worlds)
    ]  # fmt: skip


def notes(output: str) -> list[dict[str, Any]]:
    return [
        {
            "about": "indices", "output": output, "world": "as_today", "severity": "warning",
            "da": "Et indeks er negativt: det er støj omkring nul.", "en": "An index is negative: noise around nought.",
        },
        {
            "about": "sobol", "output": "", "world": "", "severity": "info",
            "da": "2 kørsler fejlede; hele basisrækken er udeladt.",
            "en": "2 runs failed; the whole base row is left out.",
        },
    ]  # fmt: skip


def tables(of: Design) -> dict[str, pd.DataFrame]:
    """Every table of the contract, for a design without strategies."""
    outputs = [one.name for one in of.outputs]
    each = {
        "indices": [
            row for output in outputs for analysis in ("sobol", "sobol_salib", "emulator", "morris", "pawn")
            for row in indices(of, output, analysis)
        ] + second_order(of, GOAL),
        "variance": [variance(output, share, advice) for output, share, advice in
                     zip(outputs, (0.31, 0.72), ("more_points", "more_replications"), strict=False)],
        "convergence": convergence(of, GOAL),
        "curves": [row for output in outputs for row in curves(of, output)],
        "lines": lines(of, GOAL),
        "surfaces": surfaces(of, GOAL),
        "effects": effects(of, GOAL),
        "replications": replications(GOAL),
        "boxes": boxes(of, GOAL),
        "peeling": peeling(GOAL),
        "notes": notes(GOAL),
    }  # fmt: skip
    return {name: pd.DataFrame(rows) for name, rows in each.items()}


def findings(n_levers: int = 4, **changes: Any) -> Findings:
    """Everything as a level, in one world."""
    of = design(n_levers, **changes)
    runs = data(of)
    return Findings(of, runs.manifest, {**tables(of), "failures": runs.failures}, runs)


def regret_findings(strategies: tuple[str, ...]) -> Findings:
    """Regret alone, of as many strategies as are named."""
    of = design(strategies=strategies)
    runs = data(of)
    return Findings(of, runs.manifest, {"regret": pd.DataFrame(regret(of, GOAL) + regret(of, WORK))}, runs)


def strategy_findings() -> Findings:
    """Regret, and the effect of strategies."""
    of = design(strategies=STRATEGIES)
    runs = data(of)
    found = {
        "regret": pd.DataFrame(regret(of, GOAL)),
        "indices": pd.DataFrame([r for world in STRATEGIES for r in indices(of, GOAL, "sobol", world, is_effect=True)]),
        "variance": pd.DataFrame([variance(GOAL, 0.4, "enough", world=world, is_effect=True) for world in STRATEGIES]),
        "notes": pd.DataFrame(notes(GOAL)),
        "failures": runs.failures,
    }
    return Findings(of, runs.manifest, found, runs)
