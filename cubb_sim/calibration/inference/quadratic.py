"""A quadratic surface through noisy runs: ridge regression whose strengths are learned group by group.

With 24 to 30 inputs a quadratic has about 500 terms, most of them nothing. One common ridge shrinks the few strong
terms as hard as the many null ones. Here linear terms, squares and interactions have strengths of their own, each split
by whether the inputs show a main effect (weak heredity: an interaction of two inputs that do something is likelier).
The strengths maximise the evidence (MacKay's fixed point), so no penalty has to be chosen by hand.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Terms = NDArray[np.intp]

ACTIVE_Z = 2.0
"""How many standard errors a main effect needs for its input to count as active (assumed)."""
NOTHING = 1e-4
"""A group whose terms together explain less than this share of the noise variance is dropped."""
CONSTANT = 1e-9
"""Standard deviation below which a term is constant over the runs and cannot be told from the intercept."""
MAX_ROUNDS = 40
"""Rounds of the fixed point; it has usually settled after 10 to 20."""


def quadratic_terms(n_inputs: int) -> Terms:
    """Which two inputs each term multiplies, intp[p, 2] with -1 for none: constant, linear, squares, interactions."""
    linear = [(i, -1) for i in range(n_inputs)]
    squares = [(i, i) for i in range(n_inputs)]
    interactions = [(i, j) for i in range(n_inputs) for j in range(i + 1, n_inputs)]
    return np.array([(-1, -1), *linear, *squares, *interactions], dtype=np.intp)


def features(x: Array, terms: Terms) -> Array:
    """The terms at scaled points x in [-1, 1], (m, k) to (m, p). Squares are centred: x*x - 1/3."""
    padded = np.concatenate([x, np.ones((len(x), 1))], axis=1)  # column -1 is the constant
    out = padded[:, terms[:, 0]] * padded[:, terms[:, 1]]
    out[:, (terms[:, 0] == terms[:, 1]) & (terms[:, 0] >= 0)] -= 1.0 / 3.0
    return np.asarray(out)


@dataclass(frozen=True, eq=False)
class RidgeFit:
    """A fitted surface in standardised features.

    Attributes:
        weights: float64[p], of the raw features including the constant.
        root: float64[p, q], one root of the weights' covariance: the variance of the surface at f is |f @ root|^2.
        noise_sd: standard deviation of what the surface leaves over, in y's unit.
        strength: float64[p], prior standard deviation of each standardised weight (0 for the constant).
        z: float64[p], standardised weights over their standard errors.
        share: float64[p], squared standardised weights over their sum (which terms matter).
    """

    weights: Array
    root: Array
    noise_sd: float
    strength: Array
    z: Array
    share: Array


def fit_ridge(f: Array, y: Array, groups: NDArray[np.intp], start: RidgeFit | None = None) -> RidgeFit:
    """Fit y on features f (constant first) with one strength per group, float64[n, p] and float64[n].

    Args:
        groups: intp[p], the group of each term; the constant's is ignored (it is never shrunk).
        start: a fit whose strengths and noise are taken as they are (for folds: nine numbers hardly leak).
    """
    middle, scale, y_mean = f.mean(axis=0), f.std(axis=0), float(y.mean())
    usable = scale > CONSTANT
    usable[0] = False
    scale = np.where(usable, scale, 1.0)
    standard = (f - middle) / scale * usable
    gram, moment = standard.T @ standard, standard.T @ (y - y_mean)
    total = float(((y - y_mean) ** 2).sum())
    if start is not None:
        strength, noise = np.where(usable, start.strength, 0.0), start.noise_sd**2
    else:
        strength, noise = _learn_strengths(gram, moment, total, len(y), np.where(usable, groups, -1))
    weights, inverse = _solve(gram, moment, strength, noise)
    root = strength[:, None] * np.linalg.cholesky(inverse)
    se = np.sqrt((root**2).sum(axis=1))
    raw = weights / scale
    raw[0] = y_mean - float(raw @ middle)
    raw_root = root / scale[:, None]
    raw_root[0] = -middle @ raw_root
    constant = np.zeros((len(raw), 1))
    constant[0] = np.sqrt(noise / len(y))
    energy = weights**2
    return RidgeFit(
        weights=raw,
        root=np.concatenate([raw_root, constant], axis=1),
        noise_sd=float(np.sqrt(noise)),
        strength=strength,
        z=np.divide(weights, se, out=np.zeros_like(weights), where=se > 0),
        share=energy / max(float(energy.sum()), 1e-300),
    )


def _solve(gram: Array, moment: Array, strength: Array, noise: float) -> tuple[Array, Array]:
    """Posterior mean of the standardised weights, and their covariance with the strengths divided out on both sides."""
    kept = np.flatnonzero(strength > 0.0)
    s = strength[kept]
    shrunk = np.eye(len(kept)) + gram[np.ix_(kept, kept)] * np.outer(s, s) / noise
    small = np.linalg.inv(shrunk)
    inverse = np.eye(len(gram))
    inverse[np.ix_(kept, kept)] = (small + small.T) / 2.0
    return strength * (inverse @ (strength * moment)) / noise, inverse


def _learn_strengths(gram: Array, moment: Array, total: float, n: int, groups: NDArray[np.intp]) -> tuple[Array, float]:
    """Strength of each term (one value per group; group -1 gets 0) and noise variance, by maximal evidence."""
    labels = [g for g in np.unique(groups) if g >= 0]
    floor = max(1e-12 * total / n, 1e-300)
    noise = max(0.5 * total / n, floor)
    strength = np.where(groups >= 0, np.sqrt(total / n / max(len(groups), 1)), 0.0)
    for _ in range(MAX_ROUNDS):
        weights, inverse = _solve(gram, moment, strength, noise)
        well_determined = 1.0 - np.diag(inverse)
        new = strength.copy()
        for label in labels:
            of = groups == label
            gamma = float(well_determined[of].sum())
            energy = float((weights[of] ** 2).sum())
            new[of] = np.sqrt(energy / gamma) if energy > NOTHING * noise else 0.0
        left = max(total - 2.0 * float(weights @ moment) + float(weights @ gram @ weights), 0.0)
        new_noise = max(left / max(n - 1.0 - float(well_determined.sum()), 1.0), floor)
        still = np.allclose(new, strength, rtol=1e-2, atol=1e-6 * new.max())
        settled = still and bool(np.isclose(new_noise, noise, rtol=1e-4, atol=0.0))
        strength, noise = new, new_noise
        if settled:
            break
    return strength, noise


def fit_quadratic(x: Array, f: Array, y: Array, terms: Terms) -> tuple[RidgeFit, NDArray[np.intp]]:
    """A quadratic through y at scaled points x, with the groups its strengths were learned in.

    First the main effects alone say which inputs are active; then all terms are fitted in up to seven groups.

    Args:
        f: `features(x, terms)`, handed over because it is the same for every target.
    """
    k = x.shape[1]
    n_main = 1 + 2 * k
    first = fit_ridge(f[:, :n_main], y, (np.arange(n_main) > k).astype(np.intp))
    z = np.abs(first.z)
    active = (z[1 : k + 1] > ACTIVE_Z) | (z[k + 1 : n_main] > ACTIVE_Z)
    lit = np.append(active, False)  # index -1: no input
    n_lit = lit[terms[:, 0]].astype(np.intp) + lit[terms[:, 1]]
    is_linear = terms[:, 1] < 0
    is_square = (terms[:, 0] == terms[:, 1]) & ~is_linear
    groups = np.where(is_linear, n_lit, np.where(is_square, 2 + n_lit // 2, 4 + n_lit))
    return fit_ridge(f, y, groups), groups
