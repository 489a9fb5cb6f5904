"""Arguments to call a rule with: as its picture needs them, or anywhere in their ranges to check its formula."""

from __future__ import annotations

import random
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np

from cubb_sim.kinds import Benefit, Category
from cubb_sim.numbers import NUMBERS, outlook_weights
from cubb_sim.parameters import GROUPS, PARAMETERS, default_values
from docs.site.rule_pages.arguments import argument_of
from docs.site.rule_pages.source import Rule

ON_A_SCALE = (
    "search", "knowledge", "coping", "trust", "alliance", "clarity", "efficacy", "network", "general_ability",
)  # fmt: skip
"""The citizen's fields on scales from 0 to 1 that a rule reads."""
INSIDE_TO_ENDS = 20
"""How many arguments lie inside their range for each one at either end."""
TYPICAL = dict.fromkeys(ON_A_SCALE, 0.45) | {
    "prospects": 0.0, "benefit": Benefit.KONTANTHJAELP, "age_months": 420, "n_children": 0, "is_single_provider": 0,
    "lives_with_parents": 0, "category": Category.ACTIVITY_READY,
}  # fmt: skip


def usual(rule: Rule, changes: Mapping[str, float]) -> dict[str, Any]:
    """Every argument where it is held, declared numbers at their defaults, but for `changes`.

    `changes` are by argument, by parameter (`conversation.grasp_clarity`) or by field of the citizen (`c.trust`).
    """
    values = default_values() | {name: value for name, value in changes.items() if name in PARAMETERS}
    given: dict[str, Any] = {}
    for name, kind in rule.arguments.items():
        if kind != "Record":
            given[name] = fitting(kind, changes.get(name, argument_of(rule.name, name).held))
        elif name == "c":
            fields = {key[2:]: value for key, value in changes.items() if key.startswith("c.")}
            given[name] = SimpleNamespace(**(TYPICAL | fields))
        else:
            given[name] = _record(rule, name, values)
    return given


def anywhere(rule: Rule, chance: random.Random) -> dict[str, Any]:
    """Every argument somewhere in its range, ends now and then, and every declared number in its declared range."""
    groups = {*rule.groups.values(), *(("job_finding", "belief", "switches") if "w" in rule.arguments else ())}
    declared = [one for one in PARAMETERS.values() if one.group in groups]
    values = {one.name: chance.uniform(one.low, one.high) for one in declared}
    given: dict[str, Any] = {}
    for name, kind in rule.arguments.items():
        if kind != "Record":
            shown = argument_of(rule.name, name)
            between = chance.uniform(shown.low, shown.high)
            given[name] = fitting(kind, chance.choice([shown.low, shown.high, *[between] * INSIDE_TO_ENDS]))
        elif name == "c":
            given[name] = _somebody(chance)
        else:
            given[name] = _record(rule, name, values)
    return given


def fitting(kind: str, value: float) -> Any:
    """The value as the type the rule says it takes."""
    if kind == "bool":
        return bool(round(value))
    return round(value) if kind == "int" else float(value)


def _record(rule: Rule, name: str, values: Mapping[str, float]) -> Any:
    """One group of parameters as rules read it, so that a rule may hand it on to a compiled one."""
    if name == "w":
        return SimpleNamespace(**outlook_weights(dict(values)))
    group = rule.groups[name]
    record = np.zeros(1, NUMBERS[group]).view(np.recarray)
    for field in GROUPS[group]:
        record[field] = values[f"{group}.{field}"]
    return record[0]


def _somebody(chance: random.Random) -> SimpleNamespace:
    return SimpleNamespace(
        **{name: chance.random() for name in ON_A_SCALE},
        prospects=chance.gauss(0.0, 1.0), benefit=chance.choice(list(Benefit)), age_months=chance.randint(216, 700),
        n_children=chance.randint(0, 1), is_single_provider=chance.randint(0, 1),
        lives_with_parents=chance.randint(0, 1), category=chance.choice(list(Category)),
    )  # fmt: skip
