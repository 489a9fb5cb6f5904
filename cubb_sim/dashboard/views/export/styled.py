"""A drawing that carries its own style: every rule is written on the shape it is for, as drawing programs want it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from xml.etree import ElementTree as Tree

from cubb_sim.report.style import STYLE

NAMESPACE = "http://www.w3.org/2000/svg"
MARGIN, LINE, SMALL_LINE = 12.0, 18.0, 13.0
LETTER, SMALL_LETTER = 7.6, 5.6
"""Widths of an average letter of the lines above and below a drawing (assumed, of a wide typeface)."""
FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
_RULE = re.compile(r"\.chart ([a-z.\-]+) \{([^}]*)\}")
_VARIABLE = re.compile(r"(--[a-z\-]+):\s*([^;}]+)")
_USED = re.compile(r"var\((--[a-z\-]+)\)")
_VARIABLES = {name: value.strip() for name, value in _VARIABLE.findall(STYLE)}


def _resolved(rules: str) -> str:
    return " ".join(_USED.sub(lambda found: _VARIABLES[found[1]], rules).split())


_RULES = [(selector, _resolved(rules)) for selector, rules in _RULE.findall(STYLE)]
"""Rules of the charts, in the order of the style sheet."""


def standalone(drawing: Tree.Element, above: Sequence[str], below: Sequence[str], language: str) -> bytes:
    """A whole SVG file: the drawing with a title above it, and its source and reservations below it."""
    width, height = (float(part) for part in (drawing.get("viewBox") or "0 0 360 200").split()[2:])
    wide = width + 2 * MARGIN
    head = [line for text in above for line in textwrap.wrap(text, int(width / LETTER))]
    foot = [line for text in below for line in textwrap.wrap(text, int(width / SMALL_LETTER))]
    top = MARGIN + LINE * len(head)
    tall = top + height + SMALL_LINE * len(foot) + 2 * MARGIN
    root = Tree.Element(
        "svg",
        {
            "xmlns": NAMESPACE,
            "width": f"{wide:g}",
            "height": f"{tall:g}",
            "viewBox": f"0 0 {wide:g} {tall:g}",
            "role": "img",
            "lang": language,
            "style": f"font-family: {FONT}; font-size: 13px",
        },
    )
    Tree.SubElement(root, "title").text = above[0]
    Tree.SubElement(root, "desc").text = drawing.get("aria-label", "")
    Tree.SubElement(root, "rect", {"width": f"{wide:g}", "height": f"{tall:g}", "fill": "#fff"})
    n_first = len(textwrap.wrap(above[0], int(width / LETTER)))
    for number, line in enumerate(head):
        weight = "700" if number < n_first else "400"
        _line(root, line, MARGIN + LINE * (number + 0.6), f"font-weight: {weight}; fill: {_VARIABLES['--ink']}")
    inner = Tree.SubElement(root, "g", {"transform": f"translate({MARGIN:g} {top:g})"})
    for shape in drawing:
        inner.append(_styled(shape))
    for number, line in enumerate(foot):
        place = top + height + MARGIN + SMALL_LINE * (number + 0.6)
        _line(root, line, place, f"font-size: 10px; fill: {_VARIABLES['--soft']}")
    written: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _line(root: Tree.Element, text: str, y: float, style: str) -> None:
    Tree.SubElement(root, "text", {"x": f"{MARGIN:g}", "y": f"{y:g}", "style": style}).text = text


def _styled(shape: Tree.Element) -> Tree.Element:
    """A copy with the rules that are for it written on it, those for more classes last."""
    own = {shape.tag, *(f".{name}" for name in shape.get("class", "").split())}
    found = [
        (selector.count("."), rules) for selector, rules in _RULES if set(re.findall(r"\.?[a-z\-]+", selector)) <= own
    ]
    kept = {name: value for name, value in shape.attrib.items() if name != "class"}
    style = " ".join(
        rules if rules.endswith(";") else f"{rules};" for _, rules in sorted(found, key=lambda one: one[0])
    )
    copy = Tree.Element(shape.tag, kept | ({"style": style} if style else {}))
    copy.text = shape.text
    copy.extend(_styled(child) for child in shape)
    return copy
