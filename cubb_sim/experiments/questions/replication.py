"""How many replications a mean, or a paired difference, needs before it stands still.

The mean and its half width against the number of replications, in the order they were run and over random orders;
variance stability is the criterion of Lee et al. (2015, JASSS 18(4) 4). For a strategy's effect, the variance of the
paired difference beside that of two worlds with chance of their own: what common random numbers save.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student

from cubb_sim.experiments.data import Response, SweepData
from cubb_sim.experiments.questions.tables import Notes, Row, Tables, frame, start_of
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import QUANTITIES, Unit

Array = NDArray[np.float64]

MOST_POINTS = 50
"""Points that are shown, evenly spread over the design (assumed); the numbers needed are said for all of them."""
MOST_STEPS = 40
"""Numbers of replications at which a curve is read, closer together where there are few (assumed)."""
POINT = 0.01
"""Precision for quantities in shares: one percentage point. For others it is this share of the mean (assumed)."""
ONE_POINT, OF_TODAY, OF_MEAN = "0.01", "1 % of today's mean", "1 % of the mean"
_PRECISION = {
    ONE_POINT: Text("1 procentpoint", "1 percentage point"),
    OF_TODAY: Text("1 % af gennemsnittet i dag", "1% of today's mean"),
    OF_MEAN: Text("1 % af gennemsnittet", "1% of the mean"),
}
"""What counts as precise enough: in the column `precision`, and in words."""
AT_LEAST = 2
"""Replications without which there is no spread."""
SHARES = (Unit.SHARE, Unit.SHARE_PER_YEAR, Unit.SHARE_DIFFERENCE)


def replication_tables(data: SweepData, *, seed: int = 1, n_bootstrap: int = 100) -> Tables:
    """Mean and half width against the number of replications, and how many a stated precision needs.

    Args:
        seed: of the random orders.
        n_bootstrap: number of random orders.
    """
    notes, rows = Notes("replications"), list[Row]()
    if data.values.shape[2] < AT_LEAST:
        notes.add(_ONE_REPLICATION, is_warning=True)
        return {"replications": frame("replications", rows), "notes": notes.frame()}
    responses = _levels_and_effects(data)
    notes.missing(responses, Text("De er sprunget over.", "They are skipped."))
    chosen = np.unique(np.linspace(0, len(data.points) - 1, min(MOST_POINTS, len(data.points))).round().astype(int))
    if len(chosen) < len(data.points):
        notes.add(_some_points(len(chosen), len(data.points)))
    for response in responses:
        rng = np.random.default_rng(seed)
        found = [row for point in chosen for row in _rows_of(data, response, int(point), (rng, n_bootstrap))]
        rows.extend(found)
        _say_what_is_needed(response, found, notes)
    return {"replications": frame("replications", rows), "notes": notes.frame()}


def needed(sd: float, precision: float, most: int = 10_000_000) -> float:
    """Replications until the 95 % half width of a mean is `precision`, by the t distribution; infinite above `most`."""
    if not (math.isfinite(sd) and math.isfinite(precision)):
        return float("nan")
    if sd == 0.0:
        return float(AT_LEAST)
    if precision <= 0.0 or (1.96 * sd / precision) ** 2 > most:
        return float("inf")
    n = max(AT_LEAST, math.ceil((1.96 * sd / precision) ** 2))
    while student.ppf(0.975, n - 1) * sd / math.sqrt(n) > precision:
        n += 1
    return float(n)


def _levels_and_effects(data: SweepData) -> list[Response]:
    """Today's level of every output, then each strategy's effect, if there are strategies."""
    levels = [Response(name, data.design.worlds[0], data.level(name)) for name in data.output_names]
    return [*levels, *(one for one in data.responses() if one.is_effect)]


def _rows_of(data: SweepData, response: Response, point: int, draws: tuple[np.random.Generator, int]) -> list[Row]:
    """One row for each number of replications at one point."""
    values = response.values[point]
    values = values[np.isfinite(values)]
    if len(values) < AT_LEAST:
        return []
    steps = np.unique(np.geomspace(AT_LEAST, len(values), MOST_STEPS).round().astype(int))
    mean, sd = _cumulative(values[None, :], steps)
    orders = np.stack([draws[0].permutation(values) for _ in range(draws[1])])
    means_any, sds_any = _cumulative(orders, steps)
    factor = student.ppf(0.975, steps - 1) / np.sqrt(steps)
    words, precision = _precision(data, response, point)
    ratio = _paired_over_unpaired(data, response, point)
    return [
        {
            **start_of(response), "point": point, "n_replications": int(n), "mean": mean[0, at],
            "half_width_95": factor[at] * sd[0, at], "sd": sd[0, at],
            "needed_for_1_point": needed(float(sd[0, at]), precision), "precision": words,
            "precision_value": precision,
            "half_width_95_any_order": float((factor[at] * sds_any[:, at]).mean()),
            "sd_of_mean_any_order": float(means_any[:, at].std()),
            "variance_paired_over_unpaired": ratio,
        }
        for at, n in enumerate(steps)
    ]  # fmt: skip


def _cumulative(values: Array, steps: NDArray[np.int_]) -> tuple[Array, Array]:
    """Mean and standard deviation of the first so many values of each row, float64[rows, steps] each."""
    middle = values.mean(axis=1, keepdims=True)  # taken off first, or the squares of large means would cancel badly
    left = values - middle
    sums, squares = np.cumsum(left, axis=1)[:, steps - 1], np.cumsum(left**2, axis=1)[:, steps - 1]
    variance = np.maximum(squares - sums**2 / steps, 0.0) / (steps - 1)
    return middle + sums / steps, np.sqrt(variance)


def _precision(data: SweepData, response: Response, point: int) -> tuple[str, float]:
    """What counts as precise enough, in words and as a number in the output's unit."""
    quantity = QUANTITIES.get(response.output.split("@")[0])
    if quantity is not None and quantity.unit in SHARES:
        return ONE_POINT, POINT
    today = abs(float(np.nanmean(data.level(response.output)[point])))
    return (OF_TODAY if response.is_effect else OF_MEAN), POINT * today


def _paired_over_unpaired(data: SweepData, response: Response, point: int) -> float:
    """Variance of the paired difference over that of a difference with chance of its own; NaN for levels."""
    if not response.is_effect:
        return float("nan")
    today = data.level(response.output)[point]
    there = data.level(response.output, data.design.worlds.index(response.world))[point]
    both = np.isfinite(today) & np.isfinite(there)
    unpaired = float(np.var(today[both], ddof=1) + np.var(there[both], ddof=1))
    return float(np.var((there - today)[both], ddof=1)) / unpaired if unpaired > 0 else float("nan")


def _say_what_is_needed(response: Response, rows: list[Row], notes: Notes) -> None:
    last = {row["point"]: row for row in rows}
    if not last:
        return
    counts = np.array([row["needed_for_1_point"] for row in last.values()])
    run = max(row["n_replications"] for row in last.values())
    middle, most = float(np.median(counts)), float(np.max(counts))
    needed_words = _needed_words(rows[0]["precision"], (middle, most, float(run)))
    ratios = np.array([row["variance_paired_over_unpaired"] for row in last.values()])
    ratio = float(np.nanmedian(ratios)) if np.isfinite(ratios).any() else float("nan")
    saved = _saved_words(ratio) if ratio > 0 else Text("", "")
    said = Text(f"{needed_words.da}{saved.da}", f"{needed_words.en}{saved.en}")
    notes.add(said, response, is_warning=not middle <= run)


def _needed_words(precision: str, counts: tuple[float, float, float]) -> Text:
    da, en = ([number(value, language) for value in counts] for language in ("da", "en"))
    return Text(
        f"En usikkerhed på højst {_PRECISION[precision].da} kræver {da[0]} gentagelser ved det midterste punkt og "
        f"{da[1]} ved det mest krævende; der er kørt {da[2]}.",
        f"A half width of at most {_PRECISION[precision].en} needs {en[0]} replications at the middle point and "
        f"{en[1]} at the most demanding; {en[2]} were run.",
    )


def _saved_words(ratio: float) -> Text:
    da, en = (number(1.0 / ratio, language, 1) for language in ("da", "en"))
    return Text(
        f" Uden fælles tilfældigheder i de to verdener skulle der {da} gange så mange til.",
        f" Without common random numbers in the two worlds {en} times as many would be needed.",
    )


def _some_points(n: int, of: int) -> Text:
    return Text(
        f"Vist for {n} af {of} punkter, jævnt fordelt over designet.",
        f"Shown for {n} of {of} points, evenly spread over the design.",
    )


_ONE_REPLICATION = Text(
    "Med én gentagelse kan det ikke siges, hvor mange der er brug for.",
    "With one replication it cannot be said how many are needed.",
)
