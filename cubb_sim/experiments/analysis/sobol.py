"""Sobol indices from the runs of a Saltelli design, with chance taken out, and SALib's own beside them.

How chance is taken out, and why plain indices are wrong without, is in `replicated.moments`. What the indices are then
shares of depends on which runs shared their seeds, and is said in the notes:

    replications  seeds        headline
    2 or more     independent  shares of the variance the factors make; chance taken out
    2 or more     by_row       the same, from products between different replications
    2 or more     common       the same, given these seeds: more base rows give no more of them
    1             independent  chance taken out by means of the dummy; without one total effects are `unreliable`
    1             by_row       shares of all variance, chance and the interplay with it included
    1             common       of the one world that the seed gives
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cubb_sim.experiments.analysis.guard import (
    check,
    checked_resamples,
    checked_seed,
    points_of_block,
    problem_of,
    sealed,
)
from cubb_sim.experiments.analysis.guard.unusable import note_unusable, note_what_is_missing
from cubb_sim.experiments.analysis.notes import BLOCKS, Note
from cubb_sim.experiments.analysis.oddities import keys_of, note_oddities
from cubb_sim.experiments.analysis.replicated import Blocks, Resampled, Split, resampled, split_of
from cubb_sim.experiments.analysis.replicated.advice import UNKNOWN, advised, after_doubling
from cubb_sim.experiments.analysis.replicated.moments import BaseRows, Contributions
from cubb_sim.experiments.analysis.replicated.resampling import MAX_LOST_RESAMPLES, prefixes
from cubb_sim.experiments.analysis.tables import Collected, Estimates, dummy_place
from cubb_sim.experiments.data import Response, SweepData
from cubb_sim.experiments.design import Method, Seeds

Array = NDArray[np.float64]

HEADLINE, AS_SALIB = "sobol", "sobol_salib"
LEAST_ROWS = 16
"""Base rows below which no index is given (`assumed`: the bootstrap of fewer says nothing)."""


@dataclass(frozen=True)
class Settings:
    """What all outputs of a sweep are analysed with.

    Attributes:
        k: number of inputs.
        points: points of a base row.
        second_order: whether the design has interactions.
        seeds: which runs share chance.
        dummy: the input by means of which chance is taken out; `None` where replications do it, or nothing can.
        is_unreliable: whether total effects contain chance.
        n_bootstrap, seed: of intervals.
    """

    k: int
    points: int
    second_order: bool
    seeds: Seeds
    dummy: int | None
    is_unreliable: bool
    n_bootstrap: int
    seed: int


def sobol_tables(data: SweepData, *, seed: int = 1, n_bootstrap: int = 1000) -> dict[str, pd.DataFrame]:
    """First-order, total and (where the design has them) second-order indices of every output.

    Args:
        data: runs of a design placed by Sobol's method.
        seed: of the bootstrap over base rows, 1 or more.
        n_bootstrap: resamples.

    Returns:
        The tables indices, variance, convergence and notes.

    Raises:
        AnalysisError: the points are not those of the design, or a setting cannot be used.
    """
    checked_seed(seed)
    checked_resamples(n_bootstrap)
    check(data, Method.SOBOL)
    settings = _settings(data, n_bootstrap, seed)
    collected = Collected(data.design)
    note_what_is_missing(collected, HEADLINE, data)
    for note in _notes_of_seeds(data, settings):
        collected.add_note(note)
    for of in data.responses():
        _explain(collected, of, settings)
    return collected.tables()


def _settings(data: SweepData, n_bootstrap: int, seed: int) -> Settings:
    design = data.design
    is_single = design.replications == 1 and design.seeds is Seeds.INDEPENDENT
    dummy = dummy_place(design) if is_single else None
    return Settings(
        k=len(design.group_names),
        points=points_of_block(data.points.descriptor),
        second_order=design.second_order,
        seeds=design.seeds,
        dummy=dummy,
        is_unreliable=is_single and dummy is None,
        n_bootstrap=n_bootstrap,
        seed=seed,
    )


def _notes_of_seeds(data: SweepData, settings: Settings) -> Sequence[Note]:
    n = data.design.replications
    kind = "single" if n == 1 else "replicated"
    if settings.dummy is not None:
        kind = "dummy"
    values = {"n": n}
    return [
        Note(HEADLINE, f"sobol_{settings.seeds.value}_{kind}", None, values),
        Note(AS_SALIB, "sobol_salib", None, values),
    ]


def _explain(collected: Collected, of: Response, settings: Settings) -> None:
    """Everything about one output."""
    blocks = Blocks.of(of.values, settings.points, settings.seeds, n_needed=min(2, of.values.shape[1]))
    if note_unusable(collected, HEADLINE, of, blocks, (BLOCKS["sobol"], LEAST_ROWS)):
        return
    base, contributions = _contributions(blocks, settings)
    found = resampled(contributions.rows, contributions.estimate, settings.n_bootstrap, settings.seed)
    split = split_of(blocks, (0, -1), settings.n_bootstrap, settings.seed)
    if settings.dummy is not None:
        split = _split_by_dummy(split, blocks, settings)
    advice = UNKNOWN if settings.seeds is Seeds.COMMON else _advice(base, contributions, found)
    collected.add_variance(of, HEADLINE, split, blocks.n_blocks * settings.points, advice)
    _add_headline(collected, of, found, contributions, (blocks, settings))
    _add_convergence(collected, of, blocks, settings)
    _add_salib(collected, of, blocks, settings)


def _contributions(blocks: Blocks, settings: Settings) -> tuple[BaseRows, Contributions]:
    base = BaseRows.of(blocks, settings.k, settings.second_order)
    contributions = Contributions.of(base)
    return base, contributions if settings.dummy is None else contributions.without_chance_of(settings.dummy)


def _split_by_dummy(split: Split, blocks: Blocks, settings: Settings) -> Split:
    """The split with the chance that the dummy shows, where every point was run once."""
    raw = Contributions.of(BaseRows.of(blocks, settings.k, settings.second_order))
    at = 2 + settings.k + (settings.dummy or 0)

    def components(means: Array) -> Array:
        chance = means[:, at]
        parameters = means[:, 1] - means[:, 0] ** 2 - chance
        return np.column_stack([parameters, chance, chance / (np.maximum(parameters, 0.0) + chance)])

    found = resampled(raw.rows, components, settings.n_bootstrap, settings.seed)
    parameters, chance, share = found.value.tolist()
    return replace(
        split,
        parameters=parameters,
        chance=chance,
        share=share,
        share_low=float(found.low[2]),
        share_high=float(found.high[2]),
    )


def _advice(base: BaseRows, contributions: Contributions, found: Resampled) -> str:
    """What would narrow the first-order and total indices most; unknown without replications."""
    if not base.corrects:
        return UNKNOWN
    half_width = float(np.max(found.half_width[: 2 * base.k]))
    return advised(half_width, *after_doubling(base, contributions, base.runs.shape[2]))


def _add_headline(
    collected: Collected,
    of: Response,
    found: Resampled,
    parts: Contributions,
    made_of: tuple[Blocks, Settings],
) -> None:
    blocks, settings = made_of
    is_lost = found.lost > MAX_LOST_RESAMPLES or not np.isfinite(found.value).all()
    first, total = found.take(parts.first), found.take(parts.total)
    is_over = first.low > total.high
    if is_lost:
        collected.add_note(Note(HEADLINE, "only_chance", of, {"lost": found.lost}))
    for order, some, over in (("first", first, is_over), ("total", total, is_over), ("second", None, None)):
        pairs = None if some is not None else parts.pairs
        one = found.take(parts.second) if some is None else some
        if len(one.value):
            doubt = is_lost or (settings.is_unreliable and order == "total")
            keys = keys_of(one, over, doubt)
            collected.add_indices(of, Estimates(HEADLINE, order, one, blocks.n_runs, keys, pairs))
    note_oddities(collected, HEADLINE, of, (found, parts))


def _add_convergence(collected: Collected, of: Response, blocks: Blocks, settings: Settings) -> None:
    for n in prefixes(blocks.n_blocks):
        some = blocks.first(n)
        if len(some) < LEAST_ROWS or some.is_constant:
            continue
        parts = _contributions(some, settings)[1]
        both = Contributions(parts.rows[:, : 2 + 2 * settings.k], settings.k, parts.pairs[:0])
        found = resampled(both.rows, both.estimate, settings.n_bootstrap, settings.seed)
        for order, places in (("first", both.first), ("total", both.total)):
            collected.add_convergence(of, Estimates(HEADLINE, order, found.take(places), some.n_runs))


def _add_salib(collected: Collected, of: Response, blocks: Blocks, settings: Settings) -> None:
    """SALib's own first-order and total indices of the means.

    The intervals have the same formulae (which never read B_i), since SALib's bootstrap is slow.
    """
    from SALib.analyze import sobol  # noqa: PLC0415

    means = blocks.means.mean
    with sealed(settings.seed):
        raw: dict[str, Any] = sobol.analyze(
            problem_of(collected.design),
            means.ravel(),
            calc_second_order=settings.second_order,
            num_resamples=2,
            seed=settings.seed,
        )
    without_mirror = [*range(settings.k + 1), -1]
    alone = Blocks(means[:, without_mirror, None], blocks.kept, blocks.n_blocks, Seeds.INDEPENDENT)
    parts = Contributions.of(BaseRows.of(alone, settings.k, second_order=False, corrects=False))
    found = resampled(parts.rows, parts.estimate, settings.n_bootstrap, settings.seed)
    for order, key, places in (("first", "S1", parts.first), ("total", "ST", parts.total)):
        spread = found.take(places)
        own = Resampled(np.asarray(raw[key], np.float64), spread.low, spread.high, spread.lost, spread.draws)
        collected.add_indices(of, Estimates(AS_SALIB, order, own, blocks.n_runs, keys_of(own, None, False)))
