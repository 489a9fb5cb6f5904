"""The same persons in two scenarios: who got something in only one of them, per 1,000 and by subgroup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cubb_sim.comparison.uncertainty import OUTER_LEVEL, SAME_NUMBERS, spread_of
from cubb_sim.errors import CubbSimError
from cubb_sim.quantities import SUBGROUPS, Subgroup
from cubb_sim.results import CohortPeople

PER_1000 = 1000.0
CHANGES = ("hours_worked", "n_shifts", "meaning", "municipal_kr")
"""Columns of which the mean change per paired person is stated."""

IndexArray = np.ndarray[tuple[int], np.dtype[np.int64]]
BoolArray = np.ndarray[tuple[int], np.dtype[np.bool_]]
FloatArray = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(frozen=True)
class PairedShare:
    """What became of the same persons in both scenarios, per 1,000 of the subgroup; the four add up to 1,000.

    Attributes:
        net: only in the other minus only in the baseline, with its 95 % interval and its two spreads, as in
            `Difference`.
    """

    both: float
    only_other: float
    only_baseline: float
    neither: float
    net: float
    net_low_95: float
    net_high_95: float
    net_sd_chance: float
    net_sd_unknown: float


@dataclass(frozen=True)
class WhoGained:
    """One subgroup of paired persons.

    Attributes:
        n_persons: paired persons in the subgroup, mean over replications.
        hours: had ordinary paid hours at some time.
        job: in an ordinary job at the end.
        changes: mean change per paired person, by name: paid hours during the run, caseworker shifts, meaningfulness at
            the end, kroner booked with the municipality during the run.
    """

    other: str
    subgroup: Subgroup
    n_persons: float
    hours: PairedShare
    job: PairedShare
    changes: dict[str, float]


@dataclass(frozen=True)
class Pairing:
    """Which element of two replications' people is the same person.

    Attributes:
        baseline, other: positions, person by person.
        n_unpaired: persons of the baseline without a counterpart, plus those of the other.
    """

    baseline: IndexArray
    other: IndexArray
    n_unpaired: int


def pair(baseline: CohortPeople, other: CohortPeople) -> Pairing:
    """Pair by address, whatever the order.

    Raises:
        CubbSimError: two persons of one replication have the same address.
    """
    for people in (baseline, other):
        if len(np.unique(people.address)) != len(people):
            raise CubbSimError("Two persons of one replication have the same address; persons cannot be paired.")
    _, in_baseline, in_other = np.intersect1d(baseline.address, other.address, assume_unique=True, return_indices=True)
    n_unpaired = len(baseline) + len(other) - 2 * len(in_baseline)
    return Pairing(in_baseline, in_other, n_unpaired)


def who_gained(
    other: str,
    baseline_people: Sequence[CohortPeople],
    other_people: Sequence[CohortPeople],
    draws: Sequence[int] | None = None,
) -> list[WhoGained]:
    """One row per subgroup, from paired replications of paired persons.

    `draws` says which draw of the model's numbers each replication had; None where they are the same in all.
    """
    pairs = [(a, b, pair(a, b)) for a, b in zip(baseline_people, other_people, strict=True)]
    known_draws = draws if draws is not None else [SAME_NUMBERS] * len(pairs)
    return [_of_subgroup(other, subgroup, pairs, known_draws) for subgroup in SUBGROUPS]


def _of_subgroup(
    other: str,
    subgroup: Subgroup,
    pairs: Sequence[tuple[CohortPeople, CohortPeople, Pairing]],
    draws: Sequence[int],
) -> WhoGained:
    sizes, hours, jobs, changes = [], [], [], []
    for a, b, pairing in pairs:
        chosen = a.in_subgroup(subgroup.name)[pairing.baseline]
        in_a, in_b = pairing.baseline[chosen], pairing.other[chosen]
        sizes.append(len(in_a))
        hours.append(_shares(a.ever_hours[in_a], b.ever_hours[in_b]))
        jobs.append(_shares(a.in_job[in_a], b.in_job[in_b]))
        changes.append([_mean_change(getattr(a, field)[in_a], getattr(b, field)[in_b]) for field in CHANGES])
    return WhoGained(
        other=other,
        subgroup=subgroup,
        n_persons=float(np.mean(sizes)),
        hours=_over_replications(np.array(hours), draws),
        job=_over_replications(np.array(jobs), draws),
        changes=dict(zip(CHANGES, spread_of(np.array(changes), draws).mean.tolist(), strict=True)),
    )


def _shares(a: BoolArray, b: BoolArray) -> list[float]:
    """Per 1,000 persons: both, only in b, only in a, neither; NaN where there is nobody."""
    if len(a) == 0:
        return [float("nan")] * 4
    counts = (a & b, b & ~a, a & ~b, ~(a | b))
    return [PER_1000 * int(count.sum()) / len(a) for count in counts]


def _mean_change(a: FloatArray, b: FloatArray) -> float:
    return float(np.mean(b.astype(np.float64) - a)) if len(a) else float("nan")


def _over_replications(shares: FloatArray, draws: Sequence[int]) -> PairedShare:
    both, only_other, only_baseline, neither = spread_of(shares, draws).mean.tolist()
    net = spread_of(shares[:, 1:2] - shares[:, 2:3], draws)
    low, high = net.interval(OUTER_LEVEL)
    return PairedShare(
        both=both,
        only_other=only_other,
        only_baseline=only_baseline,
        neither=neither,
        net=float(net.mean[0]),
        net_low_95=float(low[0]),
        net_high_95=float(high[0]),
        net_sd_chance=float(net.sd_chance[0]),
        net_sd_unknown=float(net.sd_unknown[0]),
    )
