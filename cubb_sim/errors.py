"""The errors a person can meet: where it is, what was given, what is allowed, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class CubbSimError(Exception):
    """Base of every error this package raises on purpose. Its text is meant to be shown as it is."""


class ScenarioError(CubbSimError):
    """A scenario file, name or value that cannot be used.

    Attributes:
        where: file or scenario name, with the key where there is one.
        what: what was given.
    """

    def __init__(self, where: str, what: str, advice: str = "") -> None:
        self.where = where
        self.what = what
        self.advice = advice
        super().__init__(f"{where}: {what}{' ' + advice if advice else ''}")


class UnknownNameError(ScenarioError):
    """A name that does not exist, with the nearest that does."""

    def __init__(self, where: str, kind: str, name: str, known: Iterable[str], listing: str = "") -> None:
        names = sorted(known)
        near = get_close_matches(name, names, n=1, cutoff=0.5)
        advice = f"Did you mean '{near[0]}'?" if near else f"Allowed: {', '.join(names[:40])}."
        if listing:
            advice += f" {listing}"
        super().__init__(where, f"unknown {kind} '{name}'.", advice)
        self.name = name
        self.nearest = near[0] if near else None


class BalanceError(CubbSimError):
    """A balance that does not close: the simulation knows it is wrong and stops."""

    def __init__(self, balance: str, month: int, municipality: str, left: float, right: float) -> None:
        self.balance, self.month, self.municipality, self.left, self.right = balance, month, municipality, left, right
        super().__init__(
            f"The balance of {balance} does not close in month {month} in {municipality}: "
            f"{left!r} on one side, {right!r} on the other. The run was stopped; no result was written."
        )

    def __reduce__(self) -> tuple[type[BalanceError], tuple[str, int, str, float, float]]:
        """So that a worker process can send it as what it is."""
        return BalanceError, (self.balance, self.month, self.municipality, self.left, self.right)


class OutputError(CubbSimError):
    """A result that could not be written; nothing half-written is left behind."""
