"""The rules and the processes that ask them, as their source says: nothing here is written down twice."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cubb_sim.compilation import plain
from cubb_sim.parameters import GROUPS, LEVERS
from cubb_sim.schedule import SCHEDULE

PACKAGE = Path(__file__).resolve().parents[3] / "cubb_sim"
RECORDS = {"people": "population"}
"""Record arguments that always hold one group of parameters; `p` holds the group all its fields are in."""
WEIGHTS = {"belief": "job_finding.hr_belief", "prospects": "job_finding.prospects_sd"}
"""Fields of the outlook's weights `w` that are not `job_finding.hr_` and the field's own name (cubb_sim/numbers.py)."""
MONTHLY = {
    "fade": "measures.fade_half_life_months", "meaning": "agency.meaning_half_life_months",
    "climate": "management.climate_half_life_months", "learning": "management.learning_half_life_months",
    "strain": "time.strain_half_life_months", "habit": "internship.habit_half_life_months",
    "legitimacy": "surroundings.legitimacy_half_life_months", "hours_grow": "job_finding.hours_grow_per_year",
    "most_life_events": "life.events_per_year", "most_exits": "population.clarified_exit_per_year",
    "lost_early": "retention.lost_within_3_months", "lost_middle": "retention.lost_months_4_12",
    "lost_late": "retention.lost_per_year_later", "voice_log_odds": "conversation.voice_at_mean",
}  # fmt: skip
"""What the values worked out once a run (`here.p.monthly`) come from first of all; a test asks cubb_sim/numbers.py."""


@dataclass(frozen=True)
class Rule:
    """One rule: where it stands, what it is called with, and the plain Python function."""

    name: str
    module: str
    node: ast.FunctionDef
    function: Callable[..., Any]

    @property
    def arguments(self) -> dict[str, str]:
        """Its arguments in order, with their types as written."""
        return {one.arg: ast.unparse(one.annotation) if one.annotation else "" for one in self.node.args.args}

    @property
    def signature(self) -> str:
        """As it is called, with what it gives."""
        gives = f" -> {ast.unparse(self.node.returns)}" if self.node.returns else ""
        inside = ", ".join(f"{name}: {kind}" for name, kind in self.arguments.items())
        return f"{self.name}({inside}){gives}"

    @property
    def groups(self) -> dict[str, str]:
        """The parameter group of each record argument that holds one."""
        fields = {name: self._fields(name) for name, kind in self.arguments.items() if kind == "Record"}
        found = {name: RECORDS[name] for name in fields if name in RECORDS}
        for name, read in fields.items():
            inside = [group for group, known in GROUPS.items() if read <= set(known)]
            if name == "p" and not read:
                found[name] = ""
            elif name == "p" and len(inside) == 1:
                found[name] = inside[0]
        return found

    @property
    def read(self) -> list[str]:
        """Dotted names of the parameters it reads from its records, in the order of the source."""
        groups, found = self.groups, []
        for node in ast.walk(self.node):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                if groups.get(node.value.id):
                    found.append(f"{groups[node.value.id]}.{node.attr}")
                elif node.value.id == "w":
                    found.append(WEIGHTS.get(node.attr, f"job_finding.hr_{node.attr}"))
        return list(dict.fromkeys(found))

    def _fields(self, record: str) -> set[str]:
        return {
            node.attr
            for node in ast.walk(self.node)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == record
        }


@dataclass(frozen=True)
class Call:
    """One place where a rule is asked.

    Attributes:
        path: file below cubb_sim. function: the function it stands in.
        given: for each argument, the expression that is handed over, with local names resolved.
        told: the same as a reader is told it: a single local name as what the function gave it, where that can be
            read; nothing for an argument that is handed over under its own name.
    """

    path: str
    function: str
    given: dict[str, str]
    told: dict[str, str]


@cache
def rules() -> dict[str, Rule]:
    """Every rule by name, module by module in the order of the source."""
    found = {}
    for path in sorted((PACKAGE / "rules").glob("*.py")):
        if path.name == "__init__.py":
            continue
        module = importlib.import_module(f"cubb_sim.rules.{path.stem}")
        for node in _tree(path).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                found[node.name] = Rule(node.name, path.stem, node, plain(getattr(module, node.name)))
    return found


@cache
def calls() -> dict[str, tuple[Call, ...]]:
    """Where each rule is asked, by rules, processes and what is worked out before a run."""
    found: dict[str, list[Call]] = {name: [] for name in rules()}
    for path in _asking():
        for function in _functions(path):
            resolved, made = _local_names(function), _made(function)
            for node in ast.walk(function):
                name = _called(node)
                if isinstance(node, ast.Call) and name in found and name not in _defined_beside(path):
                    given = [ast.unparse(_Resolved(resolved).visit(_copy(one))) for one in node.args]
                    names = dict(zip(rules()[name].arguments, given, strict=False))
                    told = {argument: made.get(words, words) for argument, words in names.items()}
                    told = {argument: words for argument, words in told.items() if words != argument}
                    found[name].append(Call(path.relative_to(PACKAGE).as_posix(), function.name, names, told))
    return {name: tuple(places) for name, places in found.items()}


def declared_in(expression: str) -> list[str]:
    """Parameters (dotted) and levers (by name) that an expression handed to a rule contains."""
    found = []
    for node in ast.walk(ast.parse(expression, mode="eval")):
        if isinstance(node, ast.Attribute):
            owner, field = ast.unparse(node.value), node.attr
            last = owner.rsplit(".", 1)[-1]
            if owner.endswith("p.monthly"):
                found.append(MONTHLY[field])
            elif last in GROUPS and field in GROUPS[last]:
                found.append(f"{last}.{field}")
            elif last in {"lever", "today"} and field in LEVERS:
                found.append(field)
    return list(dict.fromkeys(found))


@cache
def lines_of_schedule() -> dict[str, str]:
    """Number of each process and step in the printed schedule, by its name."""
    numbers = {}
    for n, line in enumerate(SCHEDULE, 1):
        numbers[line.name] = f"{n}"
        for s, step in enumerate(line.steps, 1):
            numbers[step.name] = f"{n}.{s}"
    return numbers


@cache
def reached_from(start: str) -> frozenset[str]:
    """Every function of the processes and rules that runs when `start` runs, itself included."""
    seen, waiting = {start}, [start]
    while waiting:
        for name in _graph().get(waiting.pop(), ()):
            if name not in seen and name not in lines_of_schedule():
                seen.add(name)
                waiting.append(name)
    return frozenset(seen)


@cache
def _graph() -> dict[str, set[str]]:
    known = {function.name for path in _asking() for function in _functions(path)}
    return {
        function.name: {name for node in ast.walk(function) if (name := _called(node)) in known}
        for path in _asking()
        for function in _functions(path)
    }


def _asking() -> list[Path]:
    folders = [path for name in ("rules", "processes") for path in sorted((PACKAGE / name).glob("*.py"))]
    return [*folders, PACKAGE / "numbers.py", PACKAGE / "population.py", PACKAGE / "paths.py"]


def _functions(path: Path) -> Iterator[ast.FunctionDef]:
    return (node for node in _tree(path).body if isinstance(node, ast.FunctionDef))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def _defined_beside(path: Path) -> frozenset[str]:
    """Names of functions outside the rules that only happen to be called like a rule."""
    return frozenset() if path.parent.name == "rules" else frozenset(one.name for one in _functions(path))


def _called(node: ast.AST) -> str:
    """Name of the function a call calls, `plain(rule)(...)` included; "" of anything else."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    if isinstance(function, ast.Call) and isinstance(function.func, ast.Name) and function.func.id == "plain":
        function = function.args[0]
    return function.id if isinstance(function, ast.Name) else ""


def _local_names(function: ast.FunctionDef) -> dict[str, ast.expr]:
    """Names a function gives once to something that is not itself a draw: `p = here.p.time`, `support = ...`."""
    return {name: value for name, value in _given_once(function).items() if _is_short(value)}


def _made(function: ast.FunctionDef) -> dict[str, str]:
    """What every name is given that a function gives a value once and never moves, draws included, as written."""
    moved = {ast.unparse(node.target) for node in ast.walk(function) if isinstance(node, ast.AugAssign | ast.For)}
    return {name: ast.unparse(value) for name, value in _given_once(function).items() if name not in moved}


def _given_once(function: ast.FunctionDef) -> dict[str, ast.expr]:
    given: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, value = node.targets[0], node.value
            if isinstance(target, ast.Name):
                given.setdefault(target.id, []).append(value)
            elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                for one, piece in zip(target.elts, value.elts, strict=True):
                    if isinstance(one, ast.Name):
                        given.setdefault(one.id, []).append(piece)
    return {name: values[0] for name, values in given.items() if len(values) == 1}


def _is_short(value: ast.expr) -> bool:
    return not any(isinstance(node, ast.Call | ast.Subscript) for node in ast.walk(value))


def _copy(expression: ast.expr) -> ast.expr:
    return ast.parse(ast.unparse(expression), mode="eval").body


class _Resolved(ast.NodeTransformer):
    """Local names replaced by what they were given."""

    def __init__(self, names: dict[str, ast.expr]) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        value = self._names.get(node.id)
        return node if value is None else _Resolved(self._without(node.id)).visit(_copy(value))

    def _without(self, name: str) -> dict[str, ast.expr]:
        return {key: value for key, value in self._names.items() if key != name}
