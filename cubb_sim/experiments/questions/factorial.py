"""What each level of a switch or lever does, alone and with another, over all that else is varied.

Effects are deviations from the grand mean. Each is worked out within every background row, where all but the crossed
factors is alike (chance, too, where seeds are by row), and then averaged over rows: a t-interval over rows, so what a
row has in common drops out (Montgomery 2017, Design and Analysis of Experiments, ch. 5, with rows as blocks).
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student

from cubb_sim.experiments.data import Response, SweepData
from cubb_sim.experiments.design import Seeds
from cubb_sim.experiments.questions.crossing import Crossing, crossing_of
from cubb_sim.experiments.questions.shared_chance import left_out_with_failed, like_with_like, variance_of_means
from cubb_sim.experiments.questions.tables import Notes, Row, Tables, chance_of, frame, start_of
from cubb_sim.parameters.specification import Text

Array = NDArray[np.float64]
Range = tuple[float, float]

FEW_ROWS = 10
"""Background rows below which intervals are said to rest on little (assumed)."""
CLEARLY_WIDE = 0.5
"""Half width of the largest effect, as a share of it, above which more rows are advised (assumed)."""


def factorial_tables(data: SweepData, *, seed: int = 1, n_bootstrap: int = 200) -> Tables:
    """Main and two-way effects of the crossed factors, with intervals over background rows.

    Args:
        seed: of the bootstrap for the share of chance.
        n_bootstrap: redrawn sets of rows for it.
    """
    notes, effects, variances = Notes("factorial"), list[Row](), list[Row]()
    crossing = crossing_of(data)
    if crossing is None:
        notes.add(_NOT_CROSSED, is_warning=True)
        return {"effects": frame("effects", []), "variance": frame("variance", []), "notes": notes.frame()}
    responses = data.responses()
    notes.missing(responses, _ROW_LEFT_OUT)
    _say_what_rows_can_show(data, crossing, notes)
    for response in responses:
        units, n_left = crossing.units(response)
        if n_left:
            notes.add(_units_left_out(n_left, len(units) + n_left), response)
        if len(units) == 0:
            continue
        left_with = left_out_with_failed(response.values, like_with_like(response.values, crossing.row, crossing.seeds))
        if left_with is not None:
            notes.add(left_with, response)
        runs, n_rows = crossing.runs_of_whole_rows(response.values)
        parameters = variance_of_means(runs, n_rows, crossing.seeds)
        if parameters <= 0.0:
            notes.add(_NOT_TOLD_FROM_CHANCE, response, is_warning=True)
        found = _effects_of(crossing, units, parameters, start_of(response))
        effects.extend(found)
        shares = _share_of_chance(runs, n_rows, crossing.seeds, (seed, n_bootstrap))
        variances.append(_variance_row(response, found, (runs, parameters), shares))
    tables = {"effects": frame("effects", effects), "variance": frame("variance", variances)}
    return {**tables, "notes": notes.frame()}


def _effects_of(crossing: Crossing, units: Array, total: float, start: Row) -> list[Row]:
    """Main effects of every factor, then two-way effects of every pair; units are float64[units, *levels]."""
    axes = range(len(crossing.factors))
    grand = units.mean(axis=tuple(1 + a for a in axes))
    mains = {a: _mean_over_others(units, (a,)) - grand[:, None] for a in axes}
    rows: list[Row] = []
    for a in axes:
        factor = crossing.factors[a]
        labels = [(level, float("nan")) for level in factor.arguments]
        rows += _rows(start, (factor.name, ""), labels, mains[a], total)
    for a, b in combinations(axes, 2):
        first, second = crossing.factors[a], crossing.factors[b]
        both = _mean_over_others(units, (a, b)) - grand[:, None, None] - mains[a][:, :, None] - mains[b][:, None, :]
        labels = [(x, y) for x in first.arguments for y in second.arguments]
        rows += _rows(start, (first.name, second.name), labels, both.reshape(len(units), -1), total)
    return rows


def _mean_over_others(units: Array, kept: tuple[int, ...]) -> Array:
    others = tuple(axis for axis in range(1, units.ndim) if axis - 1 not in kept)
    return np.asarray(units.mean(axis=others))


def _rows(
    start: Row, names: tuple[str, str], labels: list[tuple[float, float]], by_unit: Array, total: float
) -> list[Row]:
    """One row per level (or pair of levels); `by_unit` is float64[units, levels].

    The share of variance is the mean square of the effects less what their uncertainty adds to it, over the variance
    that all factors make; it may come out slightly below 0 where there is nothing.
    """
    n = len(by_unit)
    effect = by_unit.mean(axis=0)
    se = by_unit.std(axis=0, ddof=1) / np.sqrt(n) if n > 1 else np.full(len(effect), np.nan)
    half = student.ppf(0.975, n - 1) * se if n > 1 else se
    unbiased = float((effect**2 - np.nan_to_num(se) ** 2).mean())
    share = unbiased / total if total > 0 else float("nan")
    return [
        {
            **start, "input": names[0], "input_2": names[1], "level": level, "level_2": level_2, "effect": effect[at],
            "low_95": effect[at] - half[at], "high_95": effect[at] + half[at], "share_of_variance": share,
        }
        for at, (level, level_2) in enumerate(labels)
    ]  # fmt: skip


def _variance_row(response: Response, effects: list[Row], found: tuple[Array, float], shares: Range) -> Row:
    """How the variance of one run is split; `found` is the runs it is worked out from, and what the factors make."""
    runs, parameters = found
    chance = chance_of(runs)[0]
    total = max(parameters, 0.0) + chance
    return {
        **start_of(response), "analysis": "factorial", "mean": float(np.nanmean(runs)),
        "variance_parameters": parameters, "variance_chance": chance,
        "share_chance": chance / total if total > 0 else float("nan"),
        "share_chance_low_95": shares[0], "share_chance_high_95": shares[1],
        "n_points": len(response.values), "n_replications": response.values.shape[1],
        "advice": _advice(effects, chance, parameters),
    }  # fmt: skip


def _share_of_chance(runs: Array, n_rows: int, seeds: Seeds, draws: tuple[int, int]) -> Range:
    """95 % interval of the share of chance, by redrawing rows; points, where there is one row.

    NaN where points share their chance beyond what is redrawn: it then has too few draws to say how sure it is.
    """
    is_one_draw = seeds is Seeds.COMMON or (n_rows == 1 and seeds is Seeds.BY_ROW)
    if is_one_draw or chance_of(runs)[1] == 0:
        return float("nan"), float("nan")
    rng, shares = np.random.default_rng(draws[0]), list[float]()
    blocks = runs.reshape(n_rows if n_rows > 1 else len(runs), -1, runs.shape[1])
    for _ in range(draws[1]):
        drawn = blocks[rng.integers(0, len(blocks), len(blocks))].reshape(-1, runs.shape[1])
        chance, parameters = chance_of(drawn)[0], max(variance_of_means(drawn, n_rows, seeds), 0.0)
        if chance + parameters > 0:
            shares.append(chance / (chance + parameters))
    low, high = np.quantile(shares, [0.025, 0.975]) if shares else (float("nan"), float("nan"))
    return float(low), float(high)


def _advice(effects: list[Row], chance: float, parameters: float) -> str:
    """Whether the largest effect is known well enough, and if not, whether rows or replications would help more."""
    largest = max(effects, key=lambda row: abs(row["effect"]))
    half = largest["high_95"] - largest["effect"]
    if not np.isfinite(half):
        return "unknown"
    if half <= CLEARLY_WIDE * abs(largest["effect"]):
        return "enough"
    if not np.isfinite(chance):
        return "unknown"
    return "more_replications" if chance > parameters else "more_points"


def _say_what_rows_can_show(data: SweepData, crossing: Crossing, notes: Notes) -> None:
    if crossing.n_rows == 1:
        notes.add(_ONE_ROW)
    elif crossing.n_rows < FEW_ROWS:
        notes.add(_few_rows(crossing.n_rows), is_warning=True)
    if data.values.shape[2] == 1:
        notes.add(_ONE_REPLICATION)
    if data.design.seeds is Seeds.COMMON:
        notes.add(_COMMON_SEEDS, is_warning=True)
    if data.values.shape[2] > 1 and (
        data.design.seeds is Seeds.COMMON or (crossing.n_rows == 1 and data.design.seeds is Seeds.BY_ROW)
    ):
        notes.add(_NO_RANGE_OF_CHANCE)


def _units_left_out(n_left: int, n: int) -> Text:
    return Text(
        f"{n_left} af {n} baggrundsrækker mangler mindst én kombination af niveauer og er udeladt helt.",
        f"{n_left} of {n} background rows lack at least one combination of levels and are left out as a whole.",
    )


def _few_rows(n: int) -> Text:
    return Text(f"Intervallerne hviler på kun {n} baggrundsrækker.", f"The intervals rest on {n} background rows only.")


_NOT_CROSSED = Text(
    "Designet krydser ikke alle niveauer inden for hver baggrundsrække, så virkninger af niveauer kan ikke opgøres.",
    "The design does not cross all levels within every background row, so effects of levels cannot be worked out.",
)
_ROW_LEFT_OUT = Text(
    "En baggrundsrække, der derved mangler en kombination af niveauer, er udeladt helt.",
    "A background row that lacks a combination of levels because of it is left out as a whole.",
)
_ONE_ROW = Text(
    "Der er én baggrundsrække: intervallerne er over gentagelser og viser kun tilfældigheder, ikke det, vi ikke ved.",
    "There is one background row: the intervals are over replications and show chance only, not what is unknown.",
)
_ONE_REPLICATION = Text(
    "Med én gentagelse er `share_of_variance` af al varians, tilfældigheder medregnet.",
    "With one replication `share_of_variance` is of all variance, chance included.",
)
_COMMON_SEEDS = Text(
    "Alle punkter deler de samme frø: intervallerne viser ikke, hvad andre tilfældigheder ville have givet.",
    "All points share the same seeds: the intervals do not show what other chance would have given.",
)
_NOT_TOLD_FROM_CHANCE = Text(
    "Faktorernes varians kan ikke skelnes fra tilfældigheder, så `share_of_variance` kan ikke opgøres.",
    "The variance that factors make cannot be told from chance, so `share_of_variance` cannot be worked out.",
)
_NO_RANGE_OF_CHANCE = Text(
    "Alle punkter deler tilfældigheder, så andelen, de udgør, har intet interval.",
    "All points share their chance, so the share that it makes has no interval.",
)
