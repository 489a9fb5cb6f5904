"""An emulator of one response, judged on points it has not seen, and the indices it gives with their intervals."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cubb_sim.calibration.inference.gaussian_process import condition
from cubb_sim.calibration.inference.quadratic import RidgeFit, Terms, features, fit_ridge
from cubb_sim.calibration.inference.validated import TargetFit, fit_target
from cubb_sim.experiments.data import Response
from cubb_sim.experiments.design import Seeds
from cubb_sim.experiments.questions.emulation.inputs import Inputs, at_points
from cubb_sim.experiments.questions.emulation.process import parts_with_process
from cubb_sim.experiments.questions.emulation.surface import Parts, parts_of_surface
from cubb_sim.experiments.questions.shared_chance import without_common_chance
from cubb_sim.experiments.questions.tables import chance_of, means_over_replications

Array = NDArray[np.float64]

TRIED_BEYOND = 0.05
"""Lack of fit, as a share of the variance between points, beyond which a process is tried where chance is known."""
TRIED_UNKNOWN = 0.25
"""The same where chance is not known, and may be what is not fitted (both assumed)."""
MONTE_CARLO, MONTE_CARLO_RESAMPLE = 4096, 1024
"""Points of the indices of a process, and of each of its resamples."""
RESAMPLES_OF_PROCESS = 20
"""A process is conditioned again on redrawn points so often; a quadratic's intervals cost nothing (assumed)."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """Other surfaces that the runs allow.

    The emulator's ridge sorts inputs into active and not before it shrinks them, and its posterior does not know that
    it may have sorted wrongly: on a known quadratic of 8 inputs with half the variance chance, its 95 % intervals of
    first and total effects held the truth in 83 and 73 % of cases (150 runs; 93 and 89 % with 600). Draws of a ridge
    that does not sort are too rough on average, but about as wide as they should be: moved to the emulator's values
    they held it in 93 and 88 % (97 and 92 % with 600).

    Attributes:
        values: whose mean is the value.
        spread: whose deviations from their own mean are the interval.
    """

    values: list[Parts]
    spread: list[Parts]


@dataclass(frozen=True, eq=False)
class Fitted:
    """An emulator of the means of one response.

    Attributes:
        inputs, terms, y: what it was fitted on; y is float64[n], the means over replications, none missing.
        fit: the emulator and its held-out figures.
        chance: variance of one run around its point's mean; NaN where nothing was replicated.
        own_chance: the part of it that points do not share, and that is in the variance of their means.
        chance_freedom: degrees of freedom behind it.
        per_mean: mean over points of one over its replications.
        n_runs: runs with a value.
        seed: of folds and Monte Carlo points.
    """

    inputs: Inputs
    terms: Terms
    y: Array
    fit: TargetFit
    chance: float
    own_chance: float
    chance_freedom: int
    per_mean: float
    n_runs: int
    seed: int

    @property
    def is_chance_known(self) -> bool:
        """Whether replications tell chance from lack of fit."""
        return math.isfinite(self.chance)

    @property
    def r2_of_means(self) -> float:
        """Share of what the factors make that held-out predictions get right; NaN where chance is not known."""
        between = float(np.var(self.y, ddof=1)) - self.own_chance * self.per_mean
        if not between > 0:
            return float("nan")
        return 1.0 - max(self.fit.rmse**2 - self.own_chance * self.per_mean, 0.0) / between

    @property
    def r2_of_runs(self) -> float:
        """Share of the variance between single runs that held-out predictions get right."""
        within = self.chance - self.own_chance * self.per_mean if self.is_chance_known else 0.0
        spread = float(np.var(self.y)) + within
        return 1.0 - (self.fit.rmse**2 + within) / spread if spread > 0 else 0.0

    @property
    def variance_chance(self) -> float:
        """Of one run: from replications, else all that held-out predictions get wrong."""
        return self.chance if self.is_chance_known else self.fit.rmse**2

    @cached_property
    def parts(self) -> Parts:
        """The parts of the fitted surface."""
        weights = self.fit.ridge.weights
        if self.fit.process is None:
            return parts_of_surface(self.inputs, self.terms, weights)
        return parts_with_process(self.inputs, self.terms, weights, self.fit.process, MONTE_CARLO, self.seed)

    def means(self, x: Array) -> Array:
        """What the emulator gives on average at scaled points, float64[m, k] to float64[m]."""
        out = features(x, self.terms) @ self.fit.ridge.weights
        return np.asarray(out if self.fit.process is None else out + self.fit.process.mean(x))

    def drawn(self, n: int) -> Drawn:
        """Other surfaces the runs allow: draws of the quadratic's weights, or refits where there is a process."""
        rng = np.random.default_rng(self.seed)
        if self.fit.process is not None:
            refits = [self._refitted(rng) for _ in range(min(n, RESAMPLES_OF_PROCESS))]
            return Drawn([self.parts], refits)
        plain = fit_ridge(features(self.inputs.x, self.terms), self.y, _kinds(self.terms))
        return Drawn(self._weighted(self.fit.ridge, n, rng), self._weighted(plain, n, rng))

    def _weighted(self, ridge: RidgeFit, n: int, rng: np.random.Generator) -> list[Parts]:
        """Parts at draws of the weights from their posterior."""
        weights = ridge.weights[:, None] + ridge.root @ rng.standard_normal((ridge.root.shape[1], n))
        return [parts_of_surface(self.inputs, self.terms, one) for one in weights.T]

    def _refitted(self, rng: np.random.Generator) -> Parts:
        """The parts when points are redrawn; strengths and hyper-parameters are kept."""
        process = self.fit.process
        assert process is not None
        drawn = rng.integers(0, len(self.y), len(self.y))
        x, y = self.inputs.x[drawn], self.y[drawn]
        f = features(x, self.terms)
        ridge = fit_ridge(f, y, np.zeros(f.shape[1], dtype=np.intp), start=self.fit.ridge)
        again = condition(x, y - f @ ridge.weights, process.inputs, process.kernel, process.scale, self.seed)
        return parts_with_process(self.inputs, self.terms, ridge.weights, again, MONTE_CARLO_RESAMPLE, self.seed)


def fitted(inputs: Inputs, terms: Terms, response: Response, seeds: Seeds, seed: int) -> Fitted:
    """Fit and judge an emulator of a response; points without any value are left out.

    Replications are averaged first: a quadratic through means is the one through runs, and what it misses at a point
    then counts once, however often the point was repeated.

    Args:
        terms: of the quadratic, as `most_important` chose them.
        seeds: which runs share their chance. What all points share moves no difference between their means, so it is
            not taken from the variance of these.
    """
    values = without_common_chance(response.values, seeds)
    y = means_over_replications(values)
    has = np.isfinite(y)
    chance, freedom = chance_of(response.values)
    own_chance = chance_of(values)[0]
    counts = np.isfinite(response.values[has]).sum(axis=1)
    per_mean = float((1.0 / counts).mean())
    kept = at_points(inputs, has)
    variance = float(np.var(y[has]))
    tried = TRIED_UNKNOWN * variance if freedom == 0 else own_chance * per_mean + TRIED_BEYOND * variance
    fit = fit_target(
        kept.x,
        features(kept.x, terms),
        y[has],
        terms,
        np.arange(int(has.sum()), dtype=np.intp),
        np.ones(int(has.sum()), dtype=np.bool_),
        2.0 * math.sqrt(tried),  # a process is tried from half of it
        seed,
    )
    n_runs = int(np.isfinite(response.values).sum())
    return Fitted(kept, terms, y[has], fit, chance, own_chance, freedom, per_mean, n_runs, seed)


def _kinds(terms: Terms) -> NDArray[np.intp]:
    """0 for straight lines, 1 for squares, 2 for products: the groups of a ridge that does not sort inputs."""
    is_line, is_square = terms[:, 1] < 0, terms[:, 0] == terms[:, 1]
    return np.where(is_line, 0, np.where(is_square, 1, 2)).astype(np.intp)
