"""Whether what a scenario says can be run: names that exist, values within range, months within the horizon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise

from cubb_sim.errors import ScenarioError, UnknownNameError
from cubb_sim.parameters import DISTURBANCES, LEVERS, PARAMETERS, Parameter
from cubb_sim.scenario.content import Differences, DisturbanceEvent, LeverChange, MunicipalityDifference, Scenario
from cubb_sim.scenario.messages import place, plain

MOST_CITIZENS_TOGETHER = 1_000_000
"""Of one run: fourteen times the whole country, about a gigabyte of records."""


def check_differences(own: Differences, where: str) -> None:
    """Check one file by itself: names and values, duplicates, order of months.

    Raises:
        ScenarioError: about the first fault found; `where` is what it calls the file.
    """
    _check_municipalities(own.municipalities, where)
    _check_lever_changes(own.lever_changes, where)
    for change in own.parameter_changes:
        key = place(where, ("parameters", change.name))
        _check_value(key, ("number of the model", ""), change.name, change.value, PARAMETERS)
    for number, event in enumerate(own.disturbances):
        _check_disturbance(event, place(where, ("disturbance", number)))
    _refuse_duplicates([(d.kind, d.month, d.municipality) for d in own.disturbances], "disturbance", where)


def check_lever(where: str, name: str, value: float) -> None:
    """Check that a lever exists and can have this value.

    Raises:
        ScenarioError: it does not, or cannot.
    """
    _check_value(where, ("lever", f"'cubb-sim levers' lists all {len(LEVERS)}."), name, value, LEVERS)


def check_whole(scenario: Scenario, where: str) -> None:
    """Check a scenario with everything it inherits.

    Raises:
        ScenarioError: no municipality, too many citizens, something after the horizon, or a municipality that is
            named but not there.
    """
    if not scenario.municipalities:
        raise ScenarioError(where, "has no municipality.", "Give it a parent, or at least one [[municipality]].")
    if scenario.n_citizens > MOST_CITIZENS_TOGETHER:
        what = f"has {scenario.n_citizens:,} citizens in all its municipalities together."
        raise ScenarioError(where, what, f"The highest allowed is {MOST_CITIZENS_TOGETHER:,}.")
    names = [municipality.name for municipality in scenario.municipalities]
    _refuse_duplicates([name.casefold() for name in names], "municipality", where)
    for change in scenario.lever_changes:
        entry = f"{where}, the change of {change.lever}"
        _check_named(change.municipality, names, entry)
        _check_horizon(change.from_month, scenario.horizon_months, entry)
        _check_horizon(change.to_month, scenario.horizon_months, entry)
    for event in scenario.disturbances:
        entry = f"{where}, the disturbance {event.kind}"
        _check_named(event.municipality, names, entry)
        _check_horizon(event.month, scenario.horizon_months, entry)


def _check_municipalities(municipalities: Iterable[MunicipalityDifference], where: str) -> None:
    municipalities = tuple(municipalities)
    _refuse_duplicates([one.name for one in municipalities], "municipality", where)
    for number, one in enumerate(municipalities):
        for lever, value in one.levers:
            check_lever(place(where, ("municipality", number, "levers", lever)), lever, value)


def _check_lever_changes(changes: Iterable[LeverChange], where: str) -> None:
    by_lever: dict[tuple[str, str | None], list[LeverChange]] = {}
    for change in changes:
        key = place(where, ("levers", change.lever))
        check_lever(key, change.lever, change.value)
        if change.to_month is not None and change.to_month < change.from_month:
            what = f"to_month {change.to_month} is before from_month {change.from_month}."
            raise ScenarioError(key, what, "Leave to_month out if the change is to last.")
        by_lever.setdefault((change.lever, change.municipality), []).append(change)
    for (lever, _), over_time in by_lever.items():
        _refuse_overlaps(over_time, place(where, ("levers", lever)))


def _refuse_overlaps(changes: list[LeverChange], where: str) -> None:
    """Two changes of the same lever in the same place may follow one another, not hold at the same time."""
    changes.sort(key=lambda change: change.from_month)
    for first, second in pairwise(changes):
        if second.from_month <= (first.to_month or first.from_month):
            what = f"two changes hold at the same time in month {second.from_month}."
            raise ScenarioError(where, what, "Let the first end before the second begins.")


def _check_disturbance(event: DisturbanceEvent, where: str) -> None:
    if event.kind not in DISTURBANCES:
        raise UnknownNameError(where, "kind of disturbance", plain(event.kind), DISTURBANCES)
    if problem := DISTURBANCES[event.kind].size.problem_with(event.size):
        raise ScenarioError(where, f"size: {problem}")


def _check_value(where: str, kind: tuple[str, str], name: str, value: float, known: Mapping[str, Parameter]) -> None:
    """`kind` is what the name is called, and where all of them are listed."""
    if name not in known:
        called, listing = kind
        raise UnknownNameError(where, called, plain(name), known, listing)
    if problem := known[name].problem_with(value):
        raise ScenarioError(where, problem)


def _check_named(municipality: str | None, names: list[str], where: str) -> None:
    if municipality is not None and municipality not in names:
        raise UnknownNameError(where, "municipality", plain(municipality), names)


def _check_horizon(month: int | None, horizon_months: int, where: str) -> None:
    if month is not None and month > horizon_months:
        what = f"month {month} is after the horizon of {horizon_months} months."
        raise ScenarioError(where, what, "Choose an earlier month, or set horizon_months (12 to 120).")


def _refuse_duplicates(keys: Sequence[Hashable], kind: str, where: str) -> None:
    """Refuse the same thing said twice, since one of the two would silently be lost."""
    for key, n_times in Counter(keys).items():
        if n_times > 1:
            name = key[0] if isinstance(key, tuple) else key
            raise ScenarioError(where, f"{kind} '{plain(str(name))}' is there {n_times} times.", "Keep one of them.")
