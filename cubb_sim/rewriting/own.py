"""What somebody has written of a model: enough to tell two models of one's own apart, by what they do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from inspect import isfunction
from typing import Any

from cubb_sim.rewriting.telling import fingerprint_of

DECLARED = frozenset(("rules", "extra_processes"))
"""Told apart, each rule and process by itself."""
OF_PYTHON = frozenset(("__annotations__", "__doc__", "__firstlineno__", "__qualname__", "__static_attributes__"))
"""What Python writes into the body of a class by itself."""


def own_parts(model: type, packages_own: type, rewritten: tuple[str, ...]) -> tuple[str, ...]:
    """Rules, processes, methods and attributes of a subclass, each with its kind, its name and a fingerprint.

    Args:
        model: the class.
        packages_own: the class of the package that it is derived from.
        rewritten: each rewritten rule with its fingerprint, as `Entries.rewritten` has them.
    """
    told = [f"rule {one}" for one in rewritten]
    processes: tuple[Any, ...] = model.extra_processes  # type: ignore[attr-defined]
    for one in processes:
        name = getattr(one, "__name__", type(one).__name__)
        told.append(f"process {name} {fingerprint_of(one, _home(one, model))}")
    held = dict(_held(model, packages_own))
    for name in sorted(held):
        function = _function(held[name])
        kind = "method" if isfunction(function) else "attribute"
        told.append(f"{kind} {name} {fingerprint_of(function, _home(function, model))}")
    return tuple(told)


def _home(value: Any, model: type) -> str:
    module = getattr(value, "__module__", None)
    return module if isinstance(module, str) else model.__module__


def _held(model: type, packages_own: type) -> Iterator[tuple[str, Any]]:
    """What the classes between the two hold by name, the nearest last; not what every class of the kind gets."""
    nobodys = DECLARED | OF_PYTHON | _in_every_subclass(packages_own)
    for one in reversed(model.__mro__[: model.__mro__.index(packages_own)]):
        for name, value in vars(one).items():
            if name not in nobodys:
                yield name, value


@cache
def _in_every_subclass(packages_own: type) -> frozenset[str]:
    """What Python and Mesa, in some versions, write into a subclass in which nobody has written anything."""
    return frozenset(vars(type("Nothing", (packages_own,), {})))


def _function(value: Any) -> Any:
    """The function in a property, a class method or a static method."""
    return getattr(value, "__func__", getattr(value, "fget", value))
