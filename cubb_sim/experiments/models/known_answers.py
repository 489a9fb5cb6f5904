"""Models whose sensitivity indices are known from a formula: what the whole pipeline is tried out on.

Chance can be added, so that what a stochastic model does to an analysis can be seen where the truth is known.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.design.factor import DUMMY, Array
from cubb_sim.randomness import normal, uniform

NOISE_DECISION = 0
"""The address of the noise: these models make no decisions of their own."""


@dataclass(frozen=True)
class KnownAnswer:
    """A function with noise.

    Attributes:
        name: `ishigami` or `sobol_g`.
        inputs: names of its columns; `DUMMY` may come last and is not read.
        noise_sd: standard deviation of the chance added to each run, in the output's unit.
    """

    name: str
    inputs: tuple[str, ...]
    noise_sd: float = 0.0
    output_names: ClassVar[tuple[str, ...]] = ("y",)

    @property
    def version(self) -> str:
        """The formula does not change; the noise is part of it."""
        return f"{self.name}-1-noise{self.noise_sd!r}"

    def identity(self, world: int) -> bytes:
        """Its version, its columns and the world."""
        return f"{self.version}|{','.join(self.inputs)}|{world}".encode()

    def prepare(self, values: Array) -> ReadyFunction:
        """The function at these values; the dummy is left out."""
        kept = [value for name, value in zip(self.inputs, values.tolist(), strict=True) if name != DUMMY]
        return ReadyFunction(FUNCTIONS[self.name](kept), self.noise_sd)


@dataclass(frozen=True)
class ReadyFunction:
    """The function's value at one point, to which each run adds its chance."""

    value: float
    noise_sd: float

    def run(self, world: int, seed: int) -> Sequence[float]:
        """The value with this seed's chance; another world is one higher, so that differences are known, too."""
        chance = self.noise_sd * normal(uniform(seed, NOISE_DECISION, 0, world)) if self.noise_sd else 0.0
        return (self.value + world + chance,)


def ishigami(x: Sequence[float]) -> float:
    """sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1, each in [-pi, pi] (Ishigami and Homma 1990)."""
    return math.sin(x[0]) + 7.0 * math.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * math.sin(x[0])


SOBOL_G_WEIGHTS = (0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0)


def sobol_g(x: Sequence[float]) -> float:
    """The product of (|4 x_i - 2| + a_i) / (1 + a_i), each in [0, 1] (Saltelli and Sobol 1995)."""
    factors = [(abs(4.0 * one - 2.0) + a) / (1.0 + a) for one, a in zip(x, SOBOL_G_WEIGHTS, strict=True)]
    return math.prod(factors)


FUNCTIONS = {"ishigami": ishigami, "sobol_g": sobol_g}
RANGES: Mapping[str, tuple[int, float, float]] = {
    "ishigami": (3, -math.pi, math.pi),
    "sobol_g": (len(SOBOL_G_WEIGHTS), 0.0, 1.0),
}
"""Number of inputs x1, x2 ... and the range of each."""


def ishigami_truth() -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """First-order indices, total indices and variance, in closed form (a = 7, b = 0.1)."""
    a, b, pi4 = 7.0, 0.1, math.pi**4
    first_1 = 0.5 * (1.0 + b * pi4 / 5.0) ** 2
    first_2 = a**2 / 8.0
    pair_13 = b**2 * pi4**2 * (1.0 / 18.0 - 1.0 / 50.0)
    variance = first_1 + first_2 + pair_13
    first = np.array([first_1, first_2, 0.0]) / variance
    total = np.array([first_1 + pair_13, first_2, pair_13]) / variance
    return first, total, variance


def sobol_g_truth() -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """First-order indices, total indices and variance: V_i = 1 / (3 (1 + a_i)^2), V = prod(1 + V_i) - 1."""
    own = 1.0 / (3.0 * (1.0 + np.array(SOBOL_G_WEIGHTS)) ** 2)
    product = float(np.prod(1.0 + own))
    variance = product - 1.0
    total = own * product / (1.0 + own) / variance
    return own / variance, total, variance
