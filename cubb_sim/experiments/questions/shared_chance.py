"""Chance that points share: what is left out with a failed run, and what chance adds to the variance of means.

Where seeds are by row or common, the points of a row meet the same luck in the same replication. What is compared must
still do so when runs fail; and what luck adds to all of a row alike moves no difference within it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.design import Seeds
from cubb_sim.experiments.questions.tables import chance_of, means_over_replications
from cubb_sim.parameters.specification import Text

Array = NDArray[np.float64]


def like_with_like(values: Array, rows: NDArray[np.int64], seeds: Seeds) -> Array:
    """Without the replications that failed anywhere in their row, where the points of a row share their chance.

    Otherwise points would be compared over different luck: where a level fails in unlucky runs it would look lucky.

    Args:
        values: float64[n_points, n_replications]; NaN where a run has no value.
        rows: int64[n_points], of each point.
        seeds: which runs share their chance.

    Returns:
        The values in the same shape, with NaN for what is left out.
    """
    if seeds is Seeds.INDEPENDENT:
        return values
    _, row = np.unique(rows, return_inverse=True)
    row = row.reshape(-1)
    is_whole = np.ones((int(np.max(row)) + 1, values.shape[1]), dtype=np.bool_)
    np.logical_and.at(is_whole, row, np.isfinite(values))
    return np.where(is_whole[row], values, np.nan)


def without_common_chance(values: Array, seeds: Seeds) -> Array:
    """Where all points share the seeds of a replication, without what that replication adds to every point alike.

    Args:
        values: float64[n_points, n_replications]; NaN where a run has no value.
    """
    if seeds is not Seeds.COMMON:
        return values
    deviations = values - means_over_replications(values)[:, None]
    return np.asarray(values - means_over_replications(deviations.T))


def variance_of_means(values: Array, n_rows: int, seeds: Seeds) -> float:
    """The variance between points, less what chance adds to it where replications show that.

    It is split into the variance between rows and that within them. Chance that the points of a row share is in the
    former only; with common seeds only its interplay with the rows is. With one replication chance stays in. A
    variance between rows that comes out below 0 counts as 0.

    Args:
        values: float64[n_points, n_replications] row after row, all rows of equally many points, each with a value;
            replications that a row does not have are NaN for all of it where its points share their chance.
        n_rows: number of rows.
        seeds: which runs share their chance.
    """
    n_blocks = len(values) if seeds is Seeds.INDEPENDENT else n_rows
    runs = without_common_chance(values, seeds).reshape(n_blocks, -1, values.shape[1])
    size = runs.shape[1]
    means, of_block = means_over_replications(runs), runs.mean(axis=1)
    per_mean = float((1.0 / np.isfinite(of_block).sum(axis=1)).mean())
    between, within = float(means.mean(axis=1).var()), float(means.var(axis=1).mean())
    shared, freedom = chance_of(of_block)
    if not freedom:
        return between + within
    # centring has taken a block's part of chance already where it was about all blocks
    part = 1.0 if seeds is Seeds.COMMON else 1.0 - 1.0 / n_blocks
    own = chance_of((runs - of_block[:, None, :]).reshape(-1, values.shape[1]))[0] if size > 1 else 0.0
    between -= shared * per_mean * part
    if seeds is not Seeds.INDEPENDENT:
        between = max(between, 0.0)  # or luck between few rows would eat what the levels make, which is known better
    return between + within - own * per_mean


def left_out_with_failed(values: Array, kept: Array) -> Text | None:
    """How many runs that have a value are left out with failed ones of their row; `None` if none is."""
    n = int((np.isfinite(values) & ~np.isfinite(kept)).sum())
    if n == 0:
        return None
    return Text(
        f"{n} af {values.size} kørsler, der har en værdi, er udeladt sammen med en fejlet kørsel i samme række og "
        "gentagelse, så det, der sammenlignes, har mødt de samme tilfældigheder.",
        f"{n} of {values.size} runs that have a value are left out with a failed run of the same row and replication, "
        "so that what is compared has met the same chance.",
    )
