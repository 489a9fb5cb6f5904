"""Names of columns that R and Stata take: letters, digits and underscores, no more than 32, none of their own words."""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST_LETTERS = 32
"""Of a name in Stata (its manual, [U] 11.3)."""
RESERVED = frozenset(
    [
        "_all",
        "_b",
        "byte",
        "_coef",
        "_cons",
        "double",
        "float",
        "if",
        "in",
        "int",
        "long",
        "_n",
        "_N",
        "_pi",
        "_pred",
        "_rc",
        "_skip",
        "strL",
        "using",
        "with",
    ]
)
"""Words of Stata that no variable may have (the same); strings such as str20 besides."""


def plain_names(names: Iterable[str]) -> dict[str, str]:
    """For each name one that is allowed everywhere: as it is where it can be, dots and the like as underscores.

    Two names never become one, also where capitals are not told apart.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in dict.fromkeys(names):
        plain = _plain(name)
        number = 2
        while plain.lower() in taken:
            ending = f"_{number}"
            plain = f"{_plain(name)[: MOST_LETTERS - len(ending)]}{ending}"
            number += 1
        taken.add(plain.lower())
        found[name] = plain
    return found


def _plain(name: str) -> str:
    plain = re.sub(r"[^A-Za-z0-9_]", "_", name) or "_"
    if plain[0].isdigit():
        plain = f"_{plain}"
    if plain in RESERVED or re.fullmatch(r"str\d+", plain):
        plain = f"{plain}_"
    return plain[:MOST_LETTERS]
