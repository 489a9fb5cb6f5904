"""A picture of a rule: the rule itself called along one argument, once or at both ends of something else's range."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from cubb_sim.parameters import PARAMETERS
from docs.site.rule_pages.arguments import Argument, argument_of
from docs.site.rule_pages.formula import KINDS
from docs.site.rule_pages.points import fitting, usual
from docs.site.rule_pages.source import Rule

N_POINTS = 241
WIDTH, HEIGHT = 520.0, 300.0
LEFT, RIGHT, TOP, BOTTOM = 64.0, 24.0, 34.0, 44.0
LEFT_OF_WORDS = 124.0
LETTERS_BELOW = 62
THOUSAND = 1000
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
DASHES = ("", "7 4", "2 3")
Curve = list[tuple[float, float]]


@dataclass(frozen=True)
class Wish:
    """What a page asks to see.

    Attributes:
        along: the argument (or field of the citizen, `c.efficacy`) on the horizontal axis.
        gives: what the rule gives, with its unit: the vertical axis.
        between: what the further curves differ in: a parameter, an argument or a field; "" for one curve.
        values: of `between`; empty for the ends of its range.
        at: values of other arguments.
        codes: names of what the rule gives, where it gives a code.
    """

    along: str
    gives: str
    between: str = ""
    values: tuple[float, ...] = ()
    at: Mapping[str, float] = field(default_factory=dict)
    codes: tuple[str, ...] = ()


def drawn(rule: Rule, wish: Wish) -> str:
    """The picture as SVG, in the colours of the page it stands on, with all it shows in words."""
    curves = {name: curve(rule, wish, changes) for name, changes in _families(rule, wish).items()}
    low, high = _span(curves.values(), wish)
    axis = shown(rule, wish.along)
    across = _scale(axis.low, axis.high, _left(wish), WIDTH - RIGHT)
    up = _scale(low, high, HEIGHT - BOTTOM, TOP)
    shapes = [*_axes(axis, across, up, (low, high), wish), *_curves(list(curves.values()), across, up)]
    legend, height = _legend(list(curves), rule, wish)
    told = f"{rule.name.replace('_', ' ')}: {_in_words(curves, axis, wish)}"
    return (
        f'<svg viewBox="0 0 {WIDTH:g} {height:g}" role="img" aria-label="{escape(told, {chr(34): "&quot;"})}" '
        'style="width:100%;max-width:34rem;height:auto;font-size:13px" fill="currentColor">'
        f"{''.join(shapes)}{''.join(legend)}</svg>"
    )


def curve(rule: Rule, wish: Wish, changes: Mapping[str, float]) -> Curve:
    """The rule along one argument; whole numbers only where it takes whole numbers."""
    axis = shown(rule, wish.along)
    kind = rule.arguments.get(wish.along, "int" if wish.along == "c.age_months" else "float")
    steps = (axis.low + (axis.high - axis.low) * i / (N_POINTS - 1) for i in range(N_POINTS))
    points = []
    given = usual(rule, {**wish.at, **changes})
    for x in dict.fromkeys(fitting(kind, one) for one in steps):
        if wish.along.startswith("c."):
            setattr(given["c"], wish.along[2:], x)
        else:
            given[wish.along] = x
        points.append((float(x), float(rule.function(*given.values()))))
    return points


def shown(rule: Rule, name: str) -> Argument:
    """Label, unit and range of an argument, a citizen's field or a declared number."""
    number = PARAMETERS.get(name)
    if number:
        return Argument(number.title.en, number.unit, number.low, number.high, number.default, True)
    return argument_of(rule.name, name)


def _families(rule: Rule, wish: Wish) -> dict[str, dict[str, float]]:
    """What each curve changes, by what stands in the legend."""
    if not wish.between:
        return {"": {}}
    one = shown(rule, wish.between)
    ends = wish.values or (one.low, one.high)
    name = wish.between.split(".")[-1]
    several = {f"{name} = {value:g}": {wish.between: value} for value in ends}
    if wish.values and wish.between not in PARAMETERS:
        return several
    middle = {} if wish.between in PARAMETERS else {wish.between: one.held}
    word = "default" if one.is_declared else "held"
    return {f"{name} = {one.held:g} ({word})": middle, **several}


def _span(curves: Iterable[Curve], wish: Wish) -> tuple[float, float]:
    if wish.codes:
        codes = [KINDS[name] for name in wish.codes]
        return min(codes) - 0.5, max(codes) + 0.5
    values = [y for one in curves for _, y in one]
    low, high = min(values), max(values)
    if low >= 0.0 and low < 0.6 * high:
        low = 0.0
    if high <= low:
        high = low + 1.0
    step = _step(low, high, 6)
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step


def _step(low: float, high: float, most: int) -> float:
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * one for one in STEPS if power * one >= rough - 1e-12)


def _ticks(low: float, high: float, most: int) -> list[float]:
    step = _step(low, high, most)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [step * n for n in range(first, last + 1)]


def _left(wish: Wish) -> float:
    """Where the plot begins: words need more room than numbers."""
    return LEFT_OF_WORDS if wish.codes else LEFT


def _scale(low: float, high: float, start: float, end: float) -> tuple[float, float]:
    """Offset and factor from values to places."""
    factor = (end - start) / (high - low)
    return start - low * factor, factor


def _at(scale: tuple[float, float], value: float) -> float:
    return scale[0] + scale[1] * value


def _text(x: float, y: float, words: str, anchor: str = "start", more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{more}>{escape(words)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, more: str = 'stroke-opacity="1"') -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="currentColor" {more}/>'


def _axes(
    axis: Argument, across: tuple[float, float], up: tuple[float, float], span: tuple[float, float], wish: Wish
) -> list[str]:
    left, right, bottom = _left(wish), WIDTH - RIGHT, HEIGHT - BOTTOM
    shapes = [_text(4, 16, wish.gives, more=' font-weight="600"')]
    names = {KINDS[name]: name.lower().replace("_", " ") for name in wish.codes}
    for value in names or _ticks(*span, 6):
        y = _at(up, value)
        shapes.append(_line(left, y, right, y, 'stroke-opacity="0.15"'))
        shapes.append(_text(left - 6, y + 4, names.get(int(value), "") if names else _number(value), "end"))
    for value in _ticks(axis.low, axis.high, 6):
        x = _at(across, value)
        shapes.append(_line(x, bottom, x, bottom + 4))
        shapes.append(_text(x, bottom + 17, _number(value), "middle"))
    shapes.append(_line(left, bottom, right, bottom))
    unit = f"[{axis.unit.split(',')[0]}]"
    if len(axis.label) + len(unit) < LETTERS_BELOW:
        return [*shapes, _text((left + right) / 2, bottom + 37, f"{axis.label} {unit}", "middle")]
    shapes.append(_text((left + right) / 2, bottom + 32, axis.label[:LETTERS_BELOW], "middle"))
    shapes.append(_text((left + right) / 2, bottom + 46, unit, "middle"))
    return shapes


def _curves(curves: list[Curve], across: tuple[float, float], up: tuple[float, float]) -> list[str]:
    placed = [[(_at(across, x), _at(up, y)) for x, y in one] for one in curves]
    shapes = []
    if len(placed) == len(DASHES):
        inside = " ".join(f"{x:.1f},{y:.1f}" for x, y in [*placed[1], *reversed(placed[2])])
        shapes.append(f'<polygon points="{inside}" fill="#4a86c5" fill-opacity="0.18"/>')
    for points, dash in zip(placed, DASHES, strict=False):
        inside = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        style = f' stroke-dasharray="{dash}"' if dash else ""
        shapes.append(f'<polyline points="{inside}" fill="none" stroke="#2f6fb3" stroke-width="2.2"{style}/>')
    return shapes


def _legend(names: list[str], rule: Rule, wish: Wish) -> tuple[list[str], float]:
    """One line for each curve, and one with what else was held where; and where the picture ends."""
    shapes, y = [], HEIGHT + 20.0
    for name, dash in zip(names, DASHES, strict=False):
        if name:
            style = f'stroke-width="2.2" stroke-dasharray="{dash}"'
            shapes.append(_line(LEFT, y - 4, LEFT + 34, y - 4, style).replace("currentColor", "#2f6fb3"))
            shapes.append(_text(LEFT + 42, y, name))
            y += 18.0
    moving = {wish.along, wish.between}
    held = {
        name: wish.at.get(name, argument_of(rule.name, name).held)
        for name, kind in rule.arguments.items()
        if kind != "Record" and name not in moving
    }
    held |= {name: value for name, value in wish.at.items() if name not in held}
    words = ", ".join(f"{name} = {value:g}" for name, value in held.items())
    for line in _folded(f"held: {words}", 72) if words else []:
        shapes.append(_text(LEFT, y, line))
        y += 18.0
    return shapes, y - 8.0


def _folded(words: str, width: int) -> list[str]:
    lines = [""]
    for piece in words.split(", "):
        joined = f"{lines[-1]}, {piece}" if lines[-1] else piece
        if len(joined) > width:
            lines.append(piece)
        else:
            lines[-1] = joined
    return lines


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= THOUSAND else f"{round(value, 10):g}".replace("-", "\N{MINUS SIGN}")


def _in_words(curves: Mapping[str, Curve], axis: Argument, wish: Wish) -> str:
    told = []
    for name, points in curves.items():
        first, last = points[0][1], points[-1][1]
        told.append(f"{name + ': ' if name else ''}from {first:.3g} to {last:.3g}")
    return f"{wish.gives}, as {axis.label} goes from {axis.low:g} to {axis.high:g}. {'; '.join(told)}."
