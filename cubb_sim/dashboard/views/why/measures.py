"""What is counted in both worlds to see how a result came about: rates, shares, states, kroner, and groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from cubb_sim.events import Event
from cubb_sim.outcome import MUNICIPAL_NET, Account, Stock
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import QUANTITIES, SUBGROUPS, Better, Unit
from cubb_sim.report.sentences.price import NET_COST
from cubb_sim.results import RunResult

MONTHS_PER_YEAR = 12
PER_100 = 100.0

Values = np.ndarray[tuple[int], np.dtype[np.float64]]
Course = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Array = TypeVar("Array", Values, Course)


@dataclass(frozen=True)
class Measure:
    """Something counted in a world.

    Attributes:
        unit: of a value.
        better: which way is better in itself.
        values: one per run, float64[replications].
        course: the value as it is from the start up to each month, float64[replications, horizon + 1], so that the
            last month has the value itself and "shows" agrees with the runs that are counted; None where there is
            nothing to follow. What is followed of a result is another thing, and the chain says which.
    """

    title: Text
    unit: Unit
    better: Better
    values: Callable[[RunResult], Values]
    course: Callable[[RunResult], Course] | None = None


def events_by_month(result: RunResult, events: Iterable[Event]) -> Course:
    """How often any of the events happened, everybody together, float64[replications, horizon + 1]."""
    chosen = list(events)
    return np.array([one.flows[:, :, chosen].sum(axis=(1, 2)) for one in result.replications], np.float64)


def years(result: RunResult, stock: Stock = Stock.ON_BENEFIT) -> Values:
    """Citizen-years in a state during the run, float64[replications]."""
    in_all: Values = result.heads_by_month(stock)[:, 1:].sum(axis=1) / MONTHS_PER_YEAR
    return in_all


def years_so_far(result: RunResult, stock: Stock = Stock.ON_BENEFIT) -> Course:
    """Citizen-years in a state from the start up to each month, float64[replications, horizon + 1]."""
    heads = result.heads_by_month(stock).astype(np.float64)
    heads[:, 0] = 0.0  # the start is a moment and not a month
    so_far: Course = np.cumsum(heads, axis=1) / MONTHS_PER_YEAR
    return so_far


def rate(title: Text, better: Better, *events: Event) -> Measure:
    """Events per 100 citizen-years on benefit; followed as the rate from the start up to each month."""

    def values(result: RunResult) -> Values:
        return divided(PER_100 * events_by_month(result, events).sum(axis=1), years(result))

    def course(result: RunResult) -> Course:
        in_all = PER_100 * np.cumsum(events_by_month(result, events), axis=1)
        return divided(in_all, years_so_far(result))

    return Measure(title, Unit.PER_100_CITIZEN_YEARS, better, values, course)


def share(title: Text, better: Better, of: Event, among: tuple[Event, ...]) -> Measure:
    """Of all times any of `among` happened, the share in which `of` did; followed as if cumulated from the start."""

    def values(result: RunResult) -> Values:
        return divided(events_by_month(result, (of,)).sum(axis=1), events_by_month(result, among).sum(axis=1))

    def course(result: RunResult) -> Course:
        over, under = (np.cumsum(events_by_month(result, one), axis=1) for one in ((of,), among))
        return divided(over, under)

    return Measure(title, Unit.SHARE, better, values, course)


def state(title: Text, better: Better, stock: Stock, unit: Unit = Unit.INDEX) -> Measure:
    """A mean the municipality holds at the end of each month, over all months; followed as the mean so far."""

    def course(result: RunResult) -> Course:
        by_month = level_by_month(result, stock)
        n_months = np.arange(1, by_month.shape[1])
        so_far = np.cumsum(by_month[:, 1:], axis=1) / n_months
        return np.concatenate([by_month[:, :1], so_far], axis=1)

    def values(result: RunResult) -> Values:
        mean: Values = level_by_month(result, stock)[:, 1:].mean(axis=1)
        return mean

    return Measure(title, unit, better, values, course)


def level_by_month(result: RunResult, stock: Stock) -> Course:
    """A mean the municipality holds at the end of each month; of several municipalities their mean."""
    return np.array([one.stocks[:, :, stock].mean(axis=1) for one in result.replications])


def part(title: Text, better: Better, stocks: tuple[Stock, ...], among: Stock) -> Measure:
    """Citizens in some states as a share of those in another, over all months; followed as the share so far."""

    def values(result: RunResult) -> Values:
        return divided(np.sum([years(result, one) for one in stocks], axis=0), years(result, among))

    def course(result: RunResult) -> Course:
        so_far: Course = np.sum([years_so_far(result, one) for one in stocks], axis=0)
        return divided(so_far, years_so_far(result, among))

    return Measure(title, Unit.SHARE, better, values, course)


def part_by_month(result: RunResult, stocks: tuple[Stock, ...], among: Stock) -> Course:
    """Citizens in some states as a share of those in another, at the end of each month."""
    heads: Course = np.sum([result.heads_by_month(one) for one in stocks], axis=0)
    return divided(heads, result.heads_by_month(among))


def kroner_spent(title: Text, better: Better, *accounts: Account) -> Measure:
    """Kroner per person and year, counted as the municipal net cost is; followed as they add up to that."""

    def values(result: RunResult) -> Values:
        return divided(result.kr_by_month(accounts).sum(axis=1), person_years(result))

    def course(result: RunResult) -> Course:
        per_year = np.broadcast_to(person_years(result)[:, np.newaxis], cumulated(result, accounts).shape)
        return divided(cumulated(result, accounts), per_year)

    return Measure(title, Unit.KR_PER_YEAR, better, values, course)


def person_years(result: RunResult) -> Values:
    """The denominator of every cost per citizen and year: what was spent net / the net cost per citizen and year."""
    return divided(result.kr_by_month(MUNICIPAL_NET).sum(axis=1), result.value(NET_COST))


def cumulated(result: RunResult, accounts: Iterable[Account]) -> Course:
    """Kroner added up from the start."""
    summed: Course = np.cumsum(result.kr_by_month(accounts), axis=1)
    return summed


def in_group(quantity: str, subgroup: str) -> Measure:
    """A quantity of one group of citizens present at the start."""
    declared = QUANTITIES[quantity]
    (group,) = (one.title for one in SUBGROUPS if one.name == subgroup)
    title = Text(f"{declared.title.da}: {group.da.lower()}", f"{declared.title.en}: {group.en.lower()}")
    return Measure(title, declared.unit, declared.better, lambda result: result.value(quantity, subgroup))


def result_of(quantity: str, course: Callable[[RunResult], Course] | None = None) -> Measure:
    """A quantity itself, as `compare` counts it, and what is followed month by month to see when it comes."""
    declared = QUANTITIES[quantity]
    return Measure(declared.title, declared.unit, declared.better, lambda result: result.value(quantity), course)


def divided(over: Array, under: Array) -> Array:
    """A quotient of two arrays that is NaN where there is nothing to divide by."""
    return np.where(under > 0, over / np.where(under > 0, under, 1.0), np.nan)
