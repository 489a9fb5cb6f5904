"""A baseline and one or more other results, paired by replication and by person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np

from cubb_sim.comparison.differences import (
    Difference,
    Verdict,
    paired_differences,
    variance_ratio,
)
from cubb_sim.comparison.payback import ACCOUNTS_OF, Payback, Payer, payback_of
from cubb_sim.comparison.people import WhoGained, who_gained
from cubb_sim.comparison.uncertainty import OUTER_LEVEL, shared_draws, spread_of
from cubb_sim.errors import CubbSimError, UnknownNameError
from cubb_sim.outcome import Account
from cubb_sim.quantities import QUANTITIES, SUBGROUP_NAMES
from cubb_sim.results import RunResult
from cubb_sim.results.tables import Table


@dataclass(frozen=True)
class GainsAndLosses:
    """What a scenario changed, sorted by what it means; the lists are in the order of the quantities.

    Attributes:
        shifted: clearly higher or lower where neither is better in itself.
    """

    other: str
    subgroup: str
    better: tuple[Difference, ...]
    worse: tuple[Difference, ...]
    shifted: tuple[Difference, ...]
    unclear: tuple[Difference, ...]


@dataclass(frozen=True)
class AccountDifference:
    """One account over the whole run, all municipalities together [kroner]; the difference is other minus baseline.

    The interval and the two spreads of the difference are those of `Difference`.
    """

    other: str
    account: Account
    baseline: float
    changed: float
    difference: float
    low_95: float
    high_95: float
    sd_chance: float
    sd_unknown: float


class Comparison:
    """A baseline with other results.

    Where only one other result is compared, its name may be left out in every method.

    Attributes:
        baseline: what the others are compared with.
        others: by name, in the order given; two of the same name are told apart by a number.

    Raises:
        CubbSimError: the results do not have the same seeds and horizon, so that they cannot be paired.
    """

    def __init__(self, baseline: RunResult, others: Sequence[RunResult]) -> None:
        if not others:
            raise CubbSimError("A comparison needs a baseline and at least one other result.")
        for other in others:
            _refuse_what_cannot_be_paired(baseline, other)
        self.baseline = baseline
        self.others = _by_name(baseline, others)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Every quantity in every subgroup for every other result."""
        return tuple(
            difference
            for name, other in self.others.items()
            for difference in paired_differences(name, self.baseline.values, other.values, self.draws(name))
        )

    def draws(self, other: str | None = None) -> tuple[int, ...]:
        """Which draw of the model's numbers each pair of runs had; see `uncertainty.shared_draws`."""
        return shared_draws(self.baseline.manifest, self.others[self._name(other)].manifest)

    @cached_property
    def _by_key(self) -> dict[tuple[str, str, str], Difference]:
        return {(d.other, d.quantity.name, d.subgroup): d for d in self.differences}

    def difference(self, quantity: str, subgroup: str = "all", other: str | None = None) -> Difference:
        """One difference.

        Raises:
            UnknownNameError: no such quantity, subgroup or other result.
            CubbSimError: the quantity exists for everybody together only.
        """
        key = (
            self._name(other),
            _known("quantity", quantity, QUANTITIES),
            _known("subgroup", subgroup, SUBGROUP_NAMES),
        )
        if key not in self._by_key:
            raise CubbSimError(f"The quantity '{quantity}' has no persons behind it: it exists for 'all' only.")
        return self._by_key[key]

    def table(self) -> Table:
        """The differences as a pandas table, one row each."""
        import pandas as pd  # noqa: PLC0415

        names = [field.name for field in fields(Difference)]
        rows: list[dict[str, Any]] = [{name: getattr(d, name) for name in names} for d in self.differences]
        for row in rows:
            row["quantity"] = row["quantity"].name
            row["verdict"], row["sources"] = str(row["verdict"]), str(row["sources"])
        return pd.DataFrame(rows, columns=names)

    def gains_and_losses(self, other: str | None = None, subgroup: str = "all") -> GainsAndLosses:
        """What got better, what got worse, what moved without either, and what did not clearly move."""
        name, subgroup = self._name(other), _known("subgroup", subgroup, SUBGROUP_NAMES)
        chosen = [d for d in self.differences if d.other == name and d.subgroup == subgroup]

        def those(*verdicts: Verdict) -> tuple[Difference, ...]:
            return tuple(difference for difference in chosen if difference.verdict in verdicts)

        return GainsAndLosses(
            name,
            subgroup,
            better=those(Verdict.BETTER),
            worse=those(Verdict.WORSE),
            shifted=those(Verdict.HIGHER, Verdict.LOWER),
            unclear=those(Verdict.UNCLEAR),
        )

    def has_same_people(self, other: str | None = None) -> bool:
        """Whether the other result is of the same municipalities, and so of the same persons."""
        return self.baseline.municipalities == self.others[self._name(other)].municipalities

    def who_gained(self, other: str | None = None) -> list[WhoGained]:
        """What became of the same persons in both, by subgroup.

        Raises:
            CubbSimError: the two are of different municipalities.
        """
        name = self._name(other)
        if not self.has_same_people(name):
            raise CubbSimError(
                f"'{self.baseline.manifest.scenario_name}' and '{name}' are of different municipalities "
                f"({', '.join(self.baseline.municipalities)}; {', '.join(self.others[name].municipalities)}): they "
                "have no persons in common, so nobody can be followed from the one to the other."
            )
        return who_gained(name, self.baseline.people, self.others[name].people, self.draws(name))

    def payback(self, other: str | None = None, payer: Payer = Payer.MUNICIPALITY) -> Payback:
        """When the other has cost the payer no more than the baseline."""
        name, accounts = self._name(other), ACCOUNTS_OF[payer]
        before, after = (one.kr_by_month(accounts) for one in (self.baseline, self.others[name]))
        return payback_of(name, payer, before, after, self.draws(name))

    def accounts(self, other: str | None = None) -> list[AccountDifference]:
        """Every account over the whole run: who pays."""
        name = self._name(other)
        return [self._account(name, account) for account in Account]

    def variance_ratio(self, quantity: str, subgroup: str = "all", other: str | None = None) -> float:
        """How many times less variance pairing leaves in the difference than independent seeds would."""
        result = self.others[self._name(other)]
        return variance_ratio(self.baseline.value(quantity, subgroup), result.value(quantity, subgroup))

    def _account(self, name: str, account: Account) -> AccountDifference:
        a = self.baseline.kr_by_month((account,)).sum(axis=1)
        b = self.others[name].kr_by_month((account,)).sum(axis=1)
        spread = spread_of((b - a)[:, np.newaxis], self.draws(name))
        low, high = spread.interval(OUTER_LEVEL)
        return AccountDifference(
            other=name,
            account=account,
            baseline=float(a.mean()),
            changed=float(b.mean()),
            difference=float(spread.mean[0]),
            low_95=float(low[0]),
            high_95=float(high[0]),
            sd_chance=float(spread.sd_chance[0]),
            sd_unknown=float(spread.sd_unknown[0]),
        )

    def _name(self, other: str | None) -> str:
        if other is not None:
            return _known("scenario", other, self.others)
        if len(self.others) > 1:
            raise CubbSimError(f"Say which of the compared scenarios is meant: {', '.join(self.others)}.")
        return next(iter(self.others))


def _refuse_what_cannot_be_paired(baseline: RunResult, other: RunResult) -> None:
    a, b = baseline.manifest, other.manifest
    if a.seeds != b.seeds:
        raise CubbSimError(
            f"'{a.scenario_name}' and '{b.scenario_name}' were run with different seeds ({_shown(a.seeds)} and "
            f"{_shown(b.seeds)}), so that their replications are not the same persons under other conditions. Run both "
            "with the same seed and number of replications."
        )
    if a.horizon_months != b.horizon_months:
        raise CubbSimError(
            f"'{a.scenario_name}' covers {a.horizon_months} months and '{b.scenario_name}' {b.horizon_months}. "
            "Give both the same horizon_months."
        )


def _by_name(baseline: RunResult, others: Sequence[RunResult]) -> dict[str, RunResult]:
    named: dict[str, RunResult] = {}
    taken = {_own_name(baseline)}
    for other in others:
        own_name = _own_name(other)
        name, number = own_name, 2
        while name in taken:
            name, number = f"{own_name} ({number})", number + 1
        taken.add(name)
        named[name] = other
    return named


def _own_name(result: RunResult) -> str:
    return f"{result.manifest.scenario_name}{' (rewritten)' if result.manifest.rewritten else ''}"


def _known(kind: str, name: str, known: Sequence[str] | dict[str, Any]) -> str:
    if name not in known:
        raise UnknownNameError("comparison", kind, name, known)
    return name


def _shown(seeds: tuple[int, ...]) -> str:
    return str(seeds[0]) if len(seeds) == 1 else f"{seeds[0]} to {seeds[-1]}, {len(seeds)} of them"
