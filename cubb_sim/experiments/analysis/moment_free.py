"""RBD-FAST, PAWN and delta of one output: SALib's value, and its spread over random parts of the points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.analysis.guard import sealed
from cubb_sim.experiments.analysis.replicated import Resampled

Array = NDArray[np.float64]
Places = NDArray[np.int64]

N_HALVES = 100
"""Random halves of the points that a standard deviation is made of: known to 7 % (`assumed` to be enough)."""
HARMONICS = 10
"""Of RBD-FAST: SALib's default (Tarantola, Gatelli and Mara 2006)."""
SLICES = 10
"""Of PAWN: SALib's default (Pianosi and Wagener 2018)."""
CLASSES_OF_OUTPUT = 100
"""Classes of the output at whose ends distributions are compared on halves of the points (`assumed` to be enough)."""
MAX_POINTS_OF_DELTA, RESAMPLES_OF_DELTA = 1000, 20
"""SALib's delta makes a density estimate for each class, factor and resample, and took 22 s for 256 points and two
outputs with its default of 100 resamples in two modes (`assumed` limits; the notes say when points were left out)."""
GRID_OF_DELTA = 100
NORMAL_95 = 1.96


@dataclass(frozen=True, eq=False)
class Halves:
    """The points in the order of each factor, all of them and random halves: the same for every output.

    Attributes:
        shares: float64[n, k], where the points lie.
        orders: int64[k, n], the points by each factor.
        parts: int64[k, N_HALVES, n // 2], the points of each half by each factor.
        seed: of the halves.
    """

    shares: Array
    orders: Places
    parts: Places
    seed: int

    @staticmethod
    def of(shares: Array, seed: int) -> Halves:
        """Draw the halves."""
        n, k = shares.shape
        rng = np.random.default_rng(seed)
        orders = np.argsort(shares, axis=0, kind="stable").T
        parts = np.empty((k, N_HALVES, n // 2), np.int64)
        for half in range(N_HALVES):
            is_in = np.zeros(n, bool)
            is_in[rng.permutation(n)[: n // 2]] = True
            parts[:, half] = orders[is_in[orders]].reshape(k, -1)
        return Halves(shares, orders, parts, seed)

    @property
    def problem(self) -> dict[str, object]:
        """For SALib."""
        return {"num_vars": len(self.orders), "names": [f"x{at}" for at in range(len(self.orders))]}

    def index_by_itself(self, index: Callable[[Array, Places], Array], y: Array) -> Resampled:
        """An index by its formula, where SALib's own would only be slower."""
        return self.spread(index(y, self.orders), index, y)

    def spread(self, value: Array, index: Callable[[Array, Places], Array], y: Array) -> Resampled:
        """The value with 1.96 standard deviations of an index over the halves to each side."""
        draws = np.stack([index(y, places) for places in self.parts], axis=1)
        return _about(value, draws)


def rbd_fast_of(halves: Halves, y: Array) -> Resampled:
    """First-order indices by RBD-FAST, with the correction of their bias (Tissot and Prieur 2012).

    Args:
        halves: the points.
        y: float64[n], the output.
    """
    from SALib.analyze import rbd_fast  # noqa: PLC0415

    with sealed(halves.seed):
        raw = rbd_fast.analyze(halves.problem, halves.shares, y, M=HARMONICS, num_resamples=2, seed=halves.seed)
    return halves.spread(np.asarray(raw["S1"], np.float64), rbd_fast_index, y)


def rbd_fast_index(y: Array, places: Places) -> Array:
    """SALib's formula, float64[m], for m orders of points, int64[m, n]."""
    n = places.shape[1]
    there_and_back = np.concatenate([places[:, ::2], places[:, 1::2][:, ::-1]], axis=1)
    ordered = y[there_and_back]
    power = np.abs(np.fft.rfft(ordered - ordered.mean(axis=1, keepdims=True), axis=1)) ** 2
    power[:, 1 : (n + 1) // 2] *= 2.0  # one-sided, but for the frequency of half the points where there is one
    first = power[:, 1 : HARMONICS + 1].sum(axis=1) / power[:, 1:].sum(axis=1)
    skew = 2.0 * HARMONICS / n
    unskewed: Array = first - skew / (1.0 - skew) * (1.0 - first)
    return unskewed


def pawn_of(halves: Halves, y: Array) -> Resampled:
    """The median over slices of a factor of how far the output's distribution in the slice is from the whole's.

    Arguments as `rbd_fast_of` has them.
    """
    from SALib.analyze import pawn  # noqa: PLC0415

    with sealed(halves.seed):
        raw = pawn.analyze(halves.problem, halves.shares, y, S=SLICES, seed=halves.seed)
    return halves.spread(np.asarray(raw["median"], np.float64), pawn_index, y)


def pawn_index(y: Array, places: Places, n_classes: int = CLASSES_OF_OUTPUT) -> Array:
    """SALib's formula, float64[m], for m orders of points, int64[m, n], at the ends of classes of the output.

    With as many classes as there are values it is the formula itself. The highest point of a factor is in no slice.
    """
    m, n = places.shape
    ends = np.searchsorted(np.sort(y), y, side="right") - 1  # equal values lie in the class of the last of them
    of_class = ends * n_classes // len(y)
    of_slice = np.arange(n) * SLICES // (n - 1)
    cells = (np.arange(m)[:, None] * (SLICES + 1) + of_slice) * n_classes + of_class[places]
    shape = (m, SLICES + 1, n_classes)
    counts = np.bincount(cells.ravel(), minlength=shape[0] * shape[1] * shape[2]).reshape(shape).cumsum(axis=2)
    whole = counts.sum(axis=1, keepdims=True) / n
    inside = counts[:, :SLICES]
    apart = np.abs(inside / inside[:, :, -1:] - whole).max(axis=2)
    found: Array = np.median(apart, axis=1)
    return found


def delta_of(halves: Halves, y: Array) -> Resampled:
    """Borgonovo's delta with the reduction of its bias (Plischke, Borgonovo and Smith 2013, eq. 26 and 30).

    `SALib.analyze.delta` gives it of one random resample instead of the data, adds two more modes at the same price,
    and leaves an input out with a note when anything goes wrong; its estimator is called here, and the resamples have
    the same formula for all factors at once. Where it cannot be computed, all values are NaN. Arguments as
    `rbd_fast_of` has them.
    """
    from SALib.analyze.delta import calc_delta  # noqa: PLC0415
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - a thread for each core makes it five times slower

    rng = np.random.default_rng(halves.seed)
    shares = halves.shares
    if len(y) > MAX_POINTS_OF_DELTA:
        chosen = np.sort(rng.choice(len(y), MAX_POINTS_OF_DELTA, replace=False))
        shares, y = shares[chosen], y[chosen]
    n, k = shares.shape
    power = 2.0 / (7.0 + np.tanh((1500.0 - n) / 500.0))  # SALib's number of classes
    classes = np.linspace(0, n, round(min(int(np.ceil(n**power)), 48)) + 1)
    grid = np.linspace(np.min(y), np.max(y), GRID_OF_DELTA)
    with sealed(halves.seed), threadpool_limits(1):
        try:
            raw = np.array([calc_delta(y, grid, shares[:, at], classes) for at in range(k)])
        except (np.linalg.LinAlgError, ValueError):
            return _about(np.full(k, np.nan), np.full((RESAMPLES_OF_DELTA, k), np.nan))
    draws = np.empty((RESAMPLES_OF_DELTA, k))
    for one in draws:
        again = rng.integers(n, size=n)
        moves = np.ptp(y[again]) > 0.0
        one[:] = 2.0 * raw - delta_index(y[again], shares[again], grid, classes) if moves else np.nan
    return _about(draws.mean(axis=0), draws)


def delta_index(y: Array, shares: Array, grid: Array, classes: Array) -> Array:
    """SALib's estimator for every factor, float64[k]."""
    n, k = shares.shape
    whole = _density(y, grid)
    found = np.zeros(k)
    ranks = np.argsort(np.argsort(shares, axis=0, kind="stable"), axis=0, kind="stable") + 1
    of_class = np.searchsorted(classes, ranks, side="left") - 1
    for at in range(k):
        for one in range(len(classes) - 1):
            inside = y[of_class[:, at] == one]
            if len(inside) > 1 and np.ptp(inside) > 0.0:
                apart = np.trapezoid(np.abs(whole - _density(inside, grid)), grid)
                found[at] += len(inside) / (2.0 * n) * apart
    return found


def _density(y: Array, grid: Array) -> Array:
    """Gaussian kernels with Silverman's width for one dimension, at the points of a grid."""
    width = np.std(y, ddof=1) * (0.75 * len(y)) ** -0.2
    kernels = np.exp(-0.5 * ((grid[:, None] - y) / width) ** 2)
    density: Array = kernels.sum(axis=1) / (len(y) * width * np.sqrt(2.0 * np.pi))
    return density


def _about(value: Array, draws: Array) -> Resampled:
    half = NORMAL_95 * draws.std(axis=0, ddof=1)
    return Resampled(value, value - half, value + half, 0.0, draws)
