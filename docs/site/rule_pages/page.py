"""The pages of docs/reference/submodels/ as text: sections, what they ask to see, and the formulas set in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docs.site.rule_pages.formula import mathematics
from docs.site.rule_pages.picture import Wish

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "reference" / "submodels"
SECTION = re.compile(
    r"^## (?P<title>[^\n]*`(?P<rule>\w+)`[^\n]*)\n\n(?P<maths>(?:\$\$\n[^$]+\n\$\$\n\n)*)(?P<words>.*?)"
    r"^```\{submodel\} (?P<shown>\w+)\n(?P<options>(?::[^\n]+\n)*)\n?(?P<formula>.*?)^```\n(?P<after>.*?)(?=^## |\Z)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Section:
    """One rule as its page tells it.

    Attributes:
        rule: named in the heading. shown: named in the directive. words: all that is written around it.
    """

    rule: str
    words: str
    shown: str
    options: dict[str, str]
    formula: str


def sections(text: str) -> Iterator[Section]:
    """The rules' sections of one page."""
    for found in SECTION.finditer(text):
        options = dict(line[1:].split(": ", 1) for line in found["options"].splitlines())
        words = f"{found['words']}\n{found['after']}"
        yield Section(found["rule"], words, found["shown"], options, found["formula"].strip())


def with_formulas(text: str) -> str:
    """The page with every formula set as mathematics below its heading, as its line of arithmetic says."""

    def written(found: re.Match[str]) -> str:
        start, whole = found.start("maths") - found.start(), found[0]
        return whole[:start] + maths(found["rule"], found["formula"]) + whole[start + len(found["maths"]) :]

    return SECTION.sub(written, text)


def maths(rule: str, formula: str) -> str:
    """The displays of one formula."""
    return "".join(f"$$\n{line}\n$$\n\n" for line in mathematics(formula, rule))


def wish_of(options: dict[str, str]) -> Wish | None:
    """What the options of a section ask to be drawn; `None` where they ask for no picture."""
    if "along" not in options:
        return None
    between, _, values = options.get("between", "").partition(" = ")
    at = dict(piece.split("=") for piece in options.get("at", "").replace(" ", "").split(",") if piece)
    return Wish(
        along=options["along"],
        gives=options["gives"],
        between=between,
        values=tuple(float(one) for one in values.split(",") if one.strip()),
        at={name: float(value) for name, value in at.items()},
        codes=tuple(options.get("codes", "").split()),
    )
