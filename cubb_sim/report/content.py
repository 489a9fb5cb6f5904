"""Results and comparisons as plain values for other programs; what is undefined is null, never 0."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np

from cubb_sim.comparison import Comparison, Difference, Payer, WhoGained
from cubb_sim.parameters import PARAMETERS
from cubb_sim.quantities import CUBB_GOALS, QUANTITIES, SUBGROUP_INDEX
from cubb_sim.report.levers import lever_differences
from cubb_sim.report.sentences.assumptions import grades_of
from cubb_sim.report.sentences.goals import mean_of_runs, n_reached
from cubb_sim.report.sentences.numbers import contest_sentences, numbers_behind
from cubb_sim.report.sentences.undetermined import undetermined_names
from cubb_sim.results import RunResult
from cubb_sim.wording import LANGUAGES

Content = dict[str, Any]


def result_content(result: RunResult) -> Content:
    """One result: where it comes from, the goals, and every quantity by subgroup and replication."""
    return {
        "manifest": json.loads(result.manifest.to_json()),
        "knowledge": _knowledge({result.manifest.scenario_name: result}),
        "municipalities": list(result.municipalities),
        "goals": _goals(result),
        "quantities": [
            _quantity(result, name, subgroup)
            for name, quantity in QUANTITIES.items()
            for subgroup in SUBGROUP_INDEX
            if quantity.is_by_subgroup or subgroup == "all"
        ],
    }


def comparison_content(comparison: Comparison) -> Content:
    """A comparison: differences, persons, accounts, payback and how much is assumed."""
    baseline = comparison.baseline
    return {
        "baseline": json.loads(baseline.manifest.to_json()),
        "knowledge": _knowledge({baseline.manifest.scenario_name: baseline, **comparison.others}),
        "others": {name: json.loads(one.manifest.to_json()) for name, one in comparison.others.items()},
        "goals": {
            baseline.manifest.scenario_name: _goals(baseline),
            **{name: _goals(one) for name, one in comparison.others.items()},
        },
        "differences": [_difference(one) for one in comparison.differences],
        "who_gained": {name: _who_gained(comparison, name) for name in comparison.others},
        "accounts": {
            name: [plain(_fields(one) | {"account": one.account.name.lower()}) for one in comparison.accounts(name)]
            for name in comparison.others
        },
        "payback": {name: [_payback(comparison, name, payer) for payer in Payer] for name in comparison.others},
        "assumed": {name: _assumed(comparison, name) for name in comparison.others},
    }


def plain(value: Any) -> Any:
    """The value in the words of JSON: numbers that are none become null."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [plain(one) for one in value]
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _fields(one: Any) -> Content:
    return {field.name: getattr(one, field.name) for field in fields(one)}


def _goals(result: RunResult) -> list[Content]:
    return [
        {
            "quantity": name,
            "goal": goal.goal,
            "mean": plain(mean_of_runs(result, name)),
            "n_reached": n_reached(result, name),
            "n_replications": result.n_replications,
        }
        for name, goal in CUBB_GOALS.items()
    ]


def _quantity(result: RunResult, name: str, subgroup: str) -> Content:
    level = result.level(name, subgroup)
    told = {"quantity": name, "unit": str(QUANTITIES[name].unit), "values": result.value(name, subgroup)}
    return plain(_fields(level) | told)  # type: ignore[no-any-return]


def _knowledge(results: dict[str, RunResult]) -> Content:
    """Which numbers the model ran with, and what is contested, in words and result by result."""
    numbers = numbers_behind(list(results.items()))
    return {
        "numbers": str(numbers.numbers),
        "vary_between_runs": numbers.vary,
        "contested": {language: contest_sentences(numbers, language) for language in LANGUAGES},
        "effective_share": numbers.effective_share,
        "few_agree": numbers.few_agree,
        "undetermined": undetermined_names(results.values()),
        "results": {
            name: {
                "numbers": one.manifest.numbers,
                "posterior": one.manifest.posterior,
                "draws": list(one.draws),
                "assumptions": list(one.manifest.assumptions),
                "effective_share": one.manifest.effective_share,
                "rewritten": list(one.manifest.rewritten),
            }
            for name, one in results.items()
        },
    }


def _difference(one: Difference) -> Content:
    return plain(_fields(one) | {"quantity": one.quantity.name, "verdict": str(one.verdict)})  # type: ignore[no-any-return]


def _who_gained(comparison: Comparison, name: str) -> list[Content] | None:
    if not comparison.has_same_people(name):
        return None
    return [_gained(one) for one in comparison.who_gained(name)]


def _gained(one: WhoGained) -> Content:
    content = {"subgroup": one.subgroup.name, "hours": _fields(one.hours), "job": _fields(one.job)}
    return plain(_fields(one) | content)  # type: ignore[no-any-return]


def _payback(comparison: Comparison, name: str, payer: Payer) -> Content:
    payback = comparison.payback(name, payer)
    content = {key: value for key, value in _fields(payback).items() if key != "cumulated"}
    told = {"payer": str(payer), "median_month": payback.median_month, "n_paid_back": payback.n_paid_back}
    by_month: Sequence[float] = payback.cumulated.mean(axis=0).tolist()
    return plain(content | told | {"mean_cumulated_by_month": by_month})  # type: ignore[no-any-return]


def _assumed(comparison: Comparison, name: str) -> Content:
    differences = lever_differences(comparison.baseline.scenario, comparison.others[name].scenario)
    changes = [change for one in differences for change in one.changed.changes]
    return {
        "changes": [{"lever": one.lever, "value": one.value, "grade": str(one.grade)} for one in changes],
        "numbers_by_grade": {str(grade): n for grade, n in grades_of(PARAMETERS.values()).items()},
    }
