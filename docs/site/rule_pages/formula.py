"""Formulas of rules: written once as a line of arithmetic, put into numbers to check the rule, and set as mathematics.

A formula is one expression, or several lines of which the earlier ones name a part (`tilt = ...`). It knows the rule's
arguments, the fields of its records (`p.grasp_clarity`), the words of `WORDS` and the kinds of measure and benefit.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Mapping
from typing import Any

from cubb_sim.kinds import Benefit, Category, Measure
from cubb_sim.rules.agency import COPES, ENGAGES, ESCAPES, RESISTS

ENDS = 0.0001


def _clip(x: float) -> float:
    return min(1.0, max(0.0, x))


def _expit(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x))


def _logit(probability: float) -> float:
    held = min(1.0 - ENDS, max(ENDS, probability))
    return math.log(held) - math.log(1.0 - held)


WORDS: dict[str, Callable[..., float]] = {
    "clip": _clip,
    "exp": math.exp,
    "expit": _expit,
    "floor": math.floor,
    "ln": math.log,
    "logit": _logit,
    "max": max,
    "min": min,
    "normal_tail": lambda z: 0.5 * math.erfc(z / math.sqrt(2.0)),
    "sqrt": math.sqrt,
}
"""Functions a formula may use. `normal_tail` is the share of a standard normal above z; logit is held at the ends."""

KINDS: dict[str, int] = {
    **{str(name): int(kind) for kinds in (Measure, Benefit, Category) for name, kind in kinds.__members__.items()},
    "ENGAGES": ENGAGES,
    "COPES": COPES,
    "RESISTS": RESISTS,
    "ESCAPES": ESCAPES,
}
_RECORDS = {"p": "text", "people": "text", "c": "textit"}
_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Lt: "<", ast.LtE: r"\le", ast.Gt: ">", ast.GtE: r"\ge", ast.Eq: "=",
    ast.NotEq: r"\ne", ast.And: r"\text{ and }", ast.Or: r"\text{ or }",
}  # fmt: skip
_SUM, _PRODUCT, _POWER, _ATOM = 1, 2, 3, 4
"""How tightly a piece holds together: what is looser than its place asks for stands in brackets."""


def value_of(formula: str, given: Mapping[str, Any]) -> Any:
    """The formula in numbers, `given` being the rule's arguments by name; a number, or a tuple of them."""
    names: dict[str, Any] = {**WORDS, **KINDS, **given}
    *parts, last = ast.parse(formula.strip()).body
    for part in parts:
        if not isinstance(part, ast.Assign) or not isinstance(part.targets[0], ast.Name):
            raise ValueError(f"Not 'name = expression': {ast.unparse(part)}")
        names[part.targets[0].id] = _evaluated(part.value, names)
    if not isinstance(last, ast.Expr):
        raise ValueError(f"The last line is no expression: {ast.unparse(last)}")
    return _evaluated(last.value, names)


def mathematics(formula: str, result: str) -> list[str]:
    """The formula as LaTeX, one display for each line, the last one being what the rule `result` gives."""
    lines = []
    for part in ast.parse(formula.strip()).body:
        if isinstance(part, ast.Assign):
            lines.append(f"{_set(part.targets[0])[0]} = {_set(part.value)[0]}")
        elif isinstance(part, ast.Expr):
            lines.append(f"{_name(result)} = {_set(part.value)[0]}")
    return lines


def _evaluated(expression: ast.expr, names: Mapping[str, Any]) -> Any:
    code = compile(ast.Expression(expression), "<formula>", "eval")
    return eval(code, {"__builtins__": {}}, dict(names))


def _name(name: str) -> str:
    if name in KINDS:
        return rf"\text{{{name.lower().replace('_', ' ')}}}"
    return name if len(name) == 1 else rf"\textit{{{name.replace('_', ' ')}}}"


def _in_brackets(piece: tuple[str, int], needed: int) -> str:
    text, bond = piece
    return text if bond >= needed else rf"\left({text}\right)"


def _set(node: ast.expr) -> tuple[str, int]:
    """LaTeX of a piece, and how tightly it holds together."""
    setter = _SETTERS.get(type(node))
    if setter is None:
        raise ValueError(f"A formula cannot hold: {ast.unparse(node)}")
    return setter(node)


def _constant(node: Any) -> tuple[str, int]:
    return (f"{node.value:g}", _ATOM)


def _attribute(node: Any) -> tuple[str, int]:
    if node.value.id == "w":
        return rf"w_{{\text{{{node.attr}}}}}", _ATOM
    return rf"\{_RECORDS[node.value.id]}{{{node.attr.replace('_', ' ')}}}", _ATOM


def _sign(node: Any) -> tuple[str, int]:
    return f"-{_in_brackets(_set(node.operand), _PRODUCT)}", _SUM


def _binary(node: Any) -> tuple[str, int]:
    left, right = _set(node.left), _set(node.right)
    if isinstance(node.op, ast.Div):
        return rf"\frac{{{left[0]}}}{{{right[0]}}}", _ATOM
    if isinstance(node.op, ast.Pow):
        return f"{_in_brackets(left, _ATOM)}^{{{right[0]}}}", _POWER
    if isinstance(node.op, ast.Mult):
        return rf"{_in_brackets(left, _PRODUCT)} \cdot {_in_brackets(right, _PRODUCT)}", _PRODUCT
    second = _in_brackets(right, _PRODUCT if isinstance(node.op, ast.Sub) else _SUM)
    return f"{left[0]} {_OPERATORS[type(node.op)]} {second}", _SUM


def _call(node: Any) -> tuple[str, int]:
    name, inside = node.func.id, r",\; ".join(_set(argument)[0] for argument in node.args)
    if name == "sqrt":
        return rf"\sqrt{{{inside}}}", _ATOM
    if name == "floor":
        return rf"\lfloor {inside} \rfloor", _ATOM
    if name == "normal_tail":
        return rf"\left(1 - \Phi\left({inside}\right)\right)", _ATOM
    known = rf"\{name}" if name in {"exp", "ln", "max", "min"} else rf"\operatorname{{{name}}}"
    return rf"{known}\left({inside}\right)", _ATOM


def _comparison(node: Any) -> tuple[str, int]:
    pieces = [_set(node.left)[0]]
    for operator, other in zip(node.ops, node.comparators, strict=True):
        pieces += [_OPERATORS[type(operator)], _set(other)[0]]
    return " ".join(pieces), 0


def _both(node: Any) -> tuple[str, int]:
    return f" {_OPERATORS[type(node.op)]} ".join(_set(value)[0] for value in node.values), 0


def _cases(node: Any) -> tuple[str, int]:
    rows: list[str] = []
    rest: ast.expr = node
    while isinstance(rest, ast.IfExp):
        rows.append(rf"{_set(rest.body)[0]} & \text{{if }} {_set(rest.test)[0]}")
        rest = rest.orelse
    rows.append(rf"{_set(rest)[0]} & \text{{otherwise}}")
    inside = r" \\ ".join(rows)
    return rf"\begin{{cases}} {inside} \end{{cases}}", _ATOM


def _list(node: Any) -> tuple[str, int]:
    inside = r",\; ".join(_set(one)[0] for one in node.elts)
    return rf"\left({inside}\right)", _ATOM


_SETTERS: dict[type[ast.expr], Callable[[Any], tuple[str, int]]] = {
    ast.Attribute: _attribute,
    ast.BinOp: _binary,
    ast.BoolOp: _both,
    ast.Call: _call,
    ast.Compare: _comparison,
    ast.Constant: _constant,
    ast.IfExp: _cases,
    ast.Name: lambda node: (_name(node.id), _ATOM),
    ast.Tuple: _list,
    ast.UnaryOp: _sign,
}
