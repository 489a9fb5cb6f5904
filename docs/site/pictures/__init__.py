"""Pictures that the build draws. Each area has a module here; `picture` declares one.

A picture is a function of the worlds and a language that returns SVG, for instance a chart of cubb_sim.report.charts.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from docs.site.worlds import Worlds

Drawn = Callable[[Worlds, str], str]


class PictureError(Exception):
    """A picture that is declared wrongly, or whose function gives no SVG."""


PICTURES: dict[str, Drawn] = {}


def picture(name: str) -> Callable[[Drawn], Drawn]:
    """Declare a picture: a function of the worlds and a language (`da`, `en`) that returns SVG."""

    def declared(function: Drawn) -> Drawn:
        known = PICTURES.get(name)
        if known and (known.__module__, known.__qualname__) != (function.__module__, function.__qualname__):
            raise PictureError(f"{name}: declared in {known.__module__} and again in {function.__module__}.")
        PICTURES[name] = function
        return function

    return declared


def drawn(name: str, worlds: Worlds, language: str) -> str:
    """The SVG of a picture."""
    markup = str(PICTURES[name](worlds, language))
    if not markup.lstrip().startswith("<svg"):
        raise PictureError(f"{name}: the function returns no SVG; it begins with {markup[:40]!r}.")
    return markup


def load_pictures() -> dict[str, Drawn]:
    """All pictures, by name: the modules beside this one are imported."""
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if path.stem != "__init__":
            import_module(f"{__name__}.{path.stem}")
    return PICTURES
