"""What the targets determine: each parameter, pairs that only matter together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubb_sim.calibration.inference.prior import TriangularPrior

Array = NDArray[np.float64]

LEARNED = 0.5
"""Contraction from which a parameter counts as learned: half of its prior variance is gone (a convention, assumed)."""
PARTLY = 0.15
"""Contraction from which it counts as partly learned (a convention, assumed)."""
TOGETHER = 0.25
"""How much better a pair's best combination must be known than the better of the two alone (a convention, assumed)."""


@dataclass(frozen=True)
class ParameterVerdict:
    """One parameter before and after; `contraction` is 1 - posterior variance / prior variance.

    Below zero the posterior is wider than the prior, which happens when it lies away from the peak of a triangle.
    """

    parameter: str
    prior_mean: float
    prior_sd: float
    posterior_mean: float
    posterior_sd: float
    low_80: float
    high_80: float
    contraction: float
    verdict: str


@dataclass(frozen=True)
class PairVerdict:
    """Two parameters in units of their prior standard deviations.

    Attributes:
        contraction_of_pair: 1 - variance of the best-determined combination of the two (weights of length one).
        weight_a, weight_b: that combination.
        only_together: it is learned, and clearly better than either alone.
    """

    parameter_a: str
    parameter_b: str
    correlation: float
    contraction_of_pair: float
    alone_a: float
    alone_b: float
    weight_a: float
    weight_b: float
    only_together: bool


def verdict_of(contraction: float) -> str:
    """ "learned", "partly" or "not", by conventional limits."""
    return "learned" if contraction >= LEARNED else "partly" if contraction >= PARTLY else "not"


def identifiability(prior: TriangularPrior, samples: Array) -> tuple[ParameterVerdict, ...]:
    """A verdict on every parameter from posterior samples float64[n, k] in natural units."""
    mean, sd = samples.mean(axis=0), samples.std(axis=0)
    low, high = np.quantile(samples, (0.1, 0.9), axis=0)
    contraction = 1.0 - (sd / prior.sd) ** 2
    return tuple(
        ParameterVerdict(
            parameter=name,
            prior_mean=float(prior.mean[j]),
            prior_sd=float(prior.sd[j]),
            posterior_mean=float(mean[j]),
            posterior_sd=float(sd[j]),
            low_80=float(low[j]),
            high_80=float(high[j]),
            contraction=float(contraction[j]),
            verdict=verdict_of(float(contraction[j])),
        )
        for j, name in enumerate(prior.names)
    )


def pairs(prior: TriangularPrior, samples: Array) -> tuple[PairVerdict, ...]:
    """Every pair of parameters, those that gain most from being taken together first."""
    covariance = np.cov(samples.T / prior.sd[:, None], ddof=0)
    found = [
        _pair(prior.names, covariance, i, j) for i in range(len(covariance)) for j in range(i + 1, len(covariance))
    ]
    return tuple(sorted(found, key=lambda pair: max(pair.alone_a, pair.alone_b) - pair.contraction_of_pair))


def _pair(names: tuple[str, ...], covariance: Array, i: int, j: int) -> PairVerdict:
    both = covariance[np.ix_([i, j], [i, j])]
    values, vectors = np.linalg.eigh(both)
    best = vectors[:, 0] * np.sign(vectors[np.argmax(np.abs(vectors[:, 0])), 0])
    alone_a, alone_b = 1.0 - both[0, 0], 1.0 - both[1, 1]
    together = 1.0 - float(values[0])
    return PairVerdict(
        parameter_a=names[i],
        parameter_b=names[j],
        correlation=float(both[0, 1] / max(np.sqrt(both[0, 0] * both[1, 1]), 1e-300)),
        contraction_of_pair=together,
        alone_a=float(alone_a),
        alone_b=float(alone_b),
        weight_a=float(best[0]),
        weight_b=float(best[1]),
        only_together=bool(together >= LEARNED and together - max(alone_a, alone_b) >= TOGETHER),
    )
