"""What somebody has written of a model: enough to tell two models of one's own apart, by what they do."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import isfunction
from typing import Any

from cubb_sim.rewriting.frozen import fingerprint_of

DECLARED = frozenset(("rules", "extra_processes"))
"""Told apart, each rule and process by itself."""


def own_parts(model: type, packages_own: type, rewritten: tuple[str, ...]) -> tuple[str, ...]:
    """Rules, processes, methods and attributes of a subclass, each with its kind, its name and a fingerprint.

    Args:
        model: the class.
        packages_own: the class of the package that it is derived from.
        rewritten: each rewritten rule with its fingerprint, as `Entries.rewritten` has them.
    """
    told = [f"rule {one}" for one in rewritten]
    told += [
        f"process {getattr(one, '__name__', type(one).__name__)} {fingerprint_of(one, home=model.__module__)}"
        for one in model.extra_processes  # type: ignore[attr-defined]
    ]
    held = dict(_held(model, packages_own))
    for name in sorted(held):
        kind = "method" if isfunction(_function(held[name])) else "attribute"
        told.append(f"{kind} {name} {fingerprint_of(_function(held[name]), home=model.__module__)}")
    return tuple(told)


def _held(model: type, packages_own: type) -> Iterator[tuple[str, Any]]:
    """What the classes between the two hold by name, the nearest last."""
    for one in reversed(model.__mro__[: model.__mro__.index(packages_own)]):
        for name, value in vars(one).items():
            if name not in DECLARED and (name == "__init__" or not name.startswith("_")):
                yield name, value


def _function(value: Any) -> Any:
    """The function in a property, a class method or a static method."""
    return getattr(value, "__func__", getattr(value, "fget", value))
