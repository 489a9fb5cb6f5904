"""CART by scikit-learn: leaves of a small tree as boxes (Breiman et al. 1984; for scenarios Lempert et al. 2008)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

from cubb_sim.experiments.questions.discovery.futures import Box, Futures, standing

Mask = NDArray[np.bool_]

DEPTH = 4
"""Questions a leaf asks at most: more cannot be said in a sentence (assumed)."""
LEAST_MASS, LEAST_POINTS = 0.05, 20
"""A leaf's share of the points, and their number, at least (assumed)."""
MOST_BOXES = 5
"""Leaves that are shown, those with most successes first (assumed)."""
FOLDS = 5
SURE = 0.001
"""Probability of so many successes by chance below which a leaf is shown (assumed)."""


def cart_boxes(futures: Futures, success: Mask, seed: int, most: int = MOST_BOXES) -> list[Box]:
    """The leaves in which the goal is reached clearly more often than in all, those with most successes first.

    The tree is pruned by cross-validation with the rule of one standard error (Breiman et al. 1984, section 3.4.3), so
    that a leaf which chance has made is rarely left.
    """
    from sklearn.tree import DecisionTreeRegressor  # noqa: PLC0415 (slow to import)

    least = max(LEAST_POINTS, round(LEAST_MASS * len(success)))
    settings = {"max_depth": DEPTH, "min_samples_leaf": least, "random_state": seed}

    def grown(kept: Mask, strength: float) -> Any:  # on 0 and 1 a regression tree is a classification tree by Gini
        return DecisionTreeRegressor(**settings, ccp_alpha=strength).fit(futures.values[kept], success[kept])

    everything = np.ones(len(success), dtype=np.bool_)
    path = grown(everything, 0.0).cost_complexity_pruning_path(futures.values, success)
    strengths = np.sqrt(np.maximum(path.ccp_alphas[:-1] * path.ccp_alphas[1:], 0.0))  # between, as Breiman et al.
    tree = grown(everything, _pruning(grown, np.append(strengths, 1.0), futures, success, seed))
    n = len(futures.dimensions)
    boxes = _leaves(tree.tree_, 0, Box(np.full(n, -np.inf), np.full(n, np.inf)))
    base = float(success.mean())
    judged = [(standing(one, futures, success), one) for one in boxes if len(one.restricted)]
    clear = [(s, one) for s, one in judged if binom.sf(s.n_success - 1, s.n_inside, base) < SURE]
    return [one for _, one in sorted(clear, key=lambda pair: -pair[0].n_success)[:most]]


def _pruning(
    grown: Callable[[Mask, float], Any], strengths: NDArray[np.float64], futures: Futures, success: Mask, seed: int
) -> float:
    """The hardest pruning whose held-out error is within one standard error of the least."""
    fold = np.random.default_rng(seed).permutation(len(success)) % FOLDS
    errors = np.empty((len(strengths), len(success)))
    for one in range(FOLDS):
        held_out = fold == one
        for at, strength in enumerate(strengths):
            predicted = grown(~held_out, float(strength)).predict(futures.values[held_out])
            errors[at, held_out] = (predicted - success[held_out]) ** 2
    least = int(np.argmin(errors.mean(axis=1)))
    bound = float(errors[least].mean() + errors[least].std() / np.sqrt(len(success)))
    return float(np.max(strengths[errors.mean(axis=1) <= bound]))


def _leaves(tree: Any, node: int, box: Box) -> list[Box]:
    """The boxes of the leaves below a node; the right branch is what lies above the threshold."""
    feature, threshold = int(tree.feature[node]), float(tree.threshold[node])
    if feature < 0:
        return [box]
    left, right = Box(box.low, box.high.copy()), Box(box.low.copy(), box.high)
    left.high[feature] = min(left.high[feature], threshold)
    right.low[feature] = max(right.low[feature], np.nextafter(threshold, np.inf))
    below, above = int(tree.children_left[node]), int(tree.children_right[node])
    return [*_leaves(tree, below, left), *_leaves(tree, above, right)]
