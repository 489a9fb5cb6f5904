"""What somebody holds to be so here, against what the model takes it to be: `belief.information=0.5`."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cubb_sim.errors import CubbSimError, UnknownNameError
from cubb_sim.parameters import LEVERS, PARAMETERS, Parameter
from cubb_sim.scenario.messages import plain

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

WHERE = "--assume"
HOW_TO_WRITE = (
    "Write NAME=VALUE, or NAME=normal(MEAN, SD), NAME=uniform(LOW, HIGH) or NAME=triangular(LOW, MOST_LIKELY, HIGH)."
)
_DISTRIBUTION = re.compile(r"([a-z]+)\((.*)\)", re.IGNORECASE)
_N_ARGUMENTS = {"normal": 2, "uniform": 2, "triangular": 3}


@dataclass(frozen=True)
class Assumption:
    """One number that is taken to be otherwise.

    Attributes:
        name: of a number of the model (dotted), or of a lever.
        kind: `value`, `normal`, `uniform` or `triangular`.
        arguments: of the kind: the value; mean and standard deviation; low and high; low, most likely and high.
    """

    name: str
    kind: str
    arguments: tuple[float, ...]

    @property
    def declared(self) -> Parameter:
        """What the number or lever says of itself."""
        return LEVERS[self.name] if self.is_lever else PARAMETERS[self.name]

    @property
    def is_lever(self) -> bool:
        """Whether it is the value of a lever today, in every municipality."""
        return self.name in LEVERS

    @property
    def is_value(self) -> bool:
        """Whether it is one value and not a distribution."""
        return self.kind == "value"

    @property
    def text(self) -> str:
        """As it is written."""
        numbers = ", ".join(f"{one:g}" for one in self.arguments)
        return f"{self.name}={numbers}" if self.is_value else f"{self.name}={self.kind}({numbers})"

    @property
    def centre(self) -> float:
        """The mean of the values within the declared range."""
        return float(self.values_at((np.arange(1000) + 0.5) / 1000).mean())

    def values_at(self, shares: Array) -> Array:
        """The values that `shares` [0-1] of the distribution, cut off at the declared range, lie below."""
        if self.is_value:
            return np.full(len(shares), self.arguments[0])
        cut = self._distribution()
        low, high = cut.cdf(self.declared.low), cut.cdf(self.declared.high)
        values: Array = np.clip(cut.ppf(low + shares * (high - low)), self.declared.low, self.declared.high)
        return values

    def log_density(self, values: Array) -> Array:
        """Log density up to a constant, of a distribution."""
        density: Array = self._distribution().logpdf(values)
        return density

    def _distribution(self) -> Any:
        from scipy import stats  # noqa: PLC0415 (slow to import, and seldom needed)

        if self.kind == "normal":
            return stats.norm(*self.arguments)
        low, high = self.arguments[0], self.arguments[-1]
        if self.kind == "uniform":
            return stats.uniform(low, high - low)
        return stats.triang((self.arguments[1] - low) / (high - low), low, high - low)


def read_assumptions(given: Iterable[str | Assumption]) -> tuple[Assumption, ...]:
    """Assumptions as they are written on the command line.

    Raises:
        CubbSimError: one of them cannot be read, names nothing the model has, is outside the range of what it names, or
            is there twice.
    """
    assumptions = tuple(one if isinstance(one, Assumption) else read_assumption(one) for one in given)
    names = [one.name for one in assumptions]
    for name in names:
        if names.count(name) > 1:
            raise CubbSimError(f"{WHERE} {name}: it is there {names.count(name)} times. Keep one of them.")
    return assumptions


def read_assumption(text: str) -> Assumption:
    """One assumption as it is written; errors are those of `read_assumptions`."""
    name, separator, value = (part.strip() for part in text.partition("="))
    if not separator or not name or not value:
        raise CubbSimError(f"{WHERE} '{plain(text)}': there is no NAME=VALUE in it. {HOW_TO_WRITE}")
    if name not in PARAMETERS and name not in LEVERS:
        listing = "docs/parameters.md lists all numbers, 'cubb-sim levers' all levers."
        raise UnknownNameError(WHERE, "number or lever", plain(name), [*PARAMETERS, *LEVERS], listing)
    written = _DISTRIBUTION.fullmatch(value)
    kind = written[1].lower() if written else "value"
    if written and kind not in _N_ARGUMENTS:
        raise UnknownNameError(f"{WHERE} {name}", "distribution", plain(kind), _N_ARGUMENTS, HOW_TO_WRITE)
    parts = written[2].split(",") if written else [value]
    assumption = Assumption(name, kind, tuple(_number(name, part) for part in parts))
    _check(assumption)
    return assumption


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise CubbSimError(
            f"{WHERE} {name}: '{plain(text.strip())}' is not a number. {HOW_TO_WRITE} Decimals have a point."
        ) from None


def _check(assumption: Assumption) -> None:
    where, declared = f"{WHERE} {assumption.name}", assumption.declared
    arguments = assumption.arguments
    if not all(math.isfinite(one) for one in arguments):
        raise CubbSimError(f"{where}: not a finite number. {HOW_TO_WRITE}")
    if assumption.is_value:
        if problem := declared.problem_with(arguments[0]):
            raise CubbSimError(f"{where}: {problem}")
        return
    if assumption.is_lever:
        raise CubbSimError(
            f"{where}: a lever can be taken to stand at one value today, not at a distribution of values. "
            f"Write {assumption.name}=VALUE."
        )
    expected = _N_ARGUMENTS[assumption.kind]
    if len(arguments) != expected:
        raise CubbSimError(f"{where}: {assumption.kind} takes {expected} numbers, not {len(arguments)}. {HOW_TO_WRITE}")
    _check_shape(where, assumption, declared)


def _check_shape(where: str, assumption: Assumption, declared: Parameter) -> None:
    arguments = assumption.arguments
    if assumption.kind == "normal":
        if arguments[1] <= 0:
            raise CubbSimError(f"{where}: the standard deviation {arguments[1]:g} is not above 0.")
        ends: Sequence[float] = arguments[:1]
    else:
        if list(arguments) != sorted(arguments) or arguments[0] == arguments[-1]:
            raise CubbSimError(f"{where}: the numbers of {assumption.kind} must rise from the lowest to the highest.")
        ends = arguments
    for end in ends:
        if problem := declared.problem_with(end):
            raise CubbSimError(f"{where}: {problem}")
