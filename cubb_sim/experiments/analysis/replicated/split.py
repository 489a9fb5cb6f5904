"""How much of an output's variance the factors make, and how much is chance.

By the law of total variance a single run's variance is V + E[chance], with V = Var(E[Y | x]) made by the factors x and
chance = Var(Y | x). The mean of a point's R runs varies by V + E[chance] / R, so that with the unbiased variance of
the replications of each point

    chance = mean of the points' variances,    V = variance of the points' means - mean of (their variances / R),

the components of a one-way random-effects layout (Searle, Casella and McCulloch 1992, ch. 3). V may come out below
zero where the factors make next to nothing; it is reported as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.analysis.replicated.blocks import Blocks
from cubb_sim.experiments.analysis.replicated.resampling import resampled

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Split:
    """Variance of one run, split.

    Attributes:
        mean: of the output over the factors' distributions and chance.
        parameters: variance that the factors make, in the output's unit squared; NaN with one replication.
        chance: variance of one run at given factors; NaN with one replication.
        share, share_low, share_high: of chance in the variance of one run, with its 95 % interval.
    """

    mean: float
    parameters: float
    chance: float
    share: float
    share_low: float
    share_high: float


def split_of(blocks: Blocks, places: Sequence[int], n_bootstrap: int, seed: int) -> Split:
    """Split the variance.

    Args:
        blocks: the runs.
        places: points of each block that are spread as the factors are, such as A and B of a base row.
        n_bootstrap: resamples of whole blocks.
        seed: of them.
    """
    chosen = blocks.runs[:, list(places), :]
    mean = float(Blocks(chosen, blocks.kept, blocks.n_blocks, blocks.seeds).means.mean.mean())
    centred = blocks.centred()
    means = Blocks(centred.runs[:, list(places), :], centred.kept, centred.n_blocks, centred.seeds).means
    own_chance = blocks.means.chance
    known = np.isfinite(own_chance)
    columns = [
        means.mean.mean(axis=1),
        (means.mean**2 - means.chance_of_mean).mean(axis=1),
        np.where(known, own_chance, 0.0).sum(axis=1),
        known.sum(axis=1),
    ]
    found = resampled(np.column_stack(columns), _components, n_bootstrap, seed)
    parameters, chance, share = (float(one) for one in found.value)
    return Split(mean, parameters, chance, share, float(found.low[2]), float(found.high[2]))


def _components(mean: Array) -> Array:
    chance = np.where(mean[:, 3] > 0.0, mean[:, 2] / mean[:, 3], np.nan)
    parameters = np.where(np.isfinite(chance), mean[:, 1] - mean[:, 0] ** 2, np.nan)
    share = chance / (np.maximum(parameters, 0.0) + chance)
    return np.column_stack([parameters, chance, share])
