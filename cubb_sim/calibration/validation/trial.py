"""A trial: whom it took in, what its arms did, what it measured; read from a file and checked."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from cubb_sim.calibration.validation.arms import arm_of
from cubb_sim.calibration.validation.contrast import (
    Measured,
    Scale,
    Width,
    interval_of_difference,
    interval_of_ratio,
)
from cubb_sim.calibration.validation.outcomes import OUTCOMES
from cubb_sim.calibration.validation.population import FILTERS
from cubb_sim.calibration.validation.reading import read_trial_table, unknown_name
from cubb_sim.calibration.validation.schema import MeasurementTable, PopulationTable, TrialTable
from cubb_sim.errors import ScenarioError, UnknownNameError
from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.scenario import Scenario, load_scenario, shipped_scenarios
from cubb_sim.scenario.checks import check_whole
from cubb_sim.scenario.messages import place, plain

SHIPPED = Path(__file__).resolve().parents[1] / "trials"
ROUNDING = 0.03
"""How far a stated contrast may be from that of the stated shares, since both are rounded where they are read."""


@dataclass(frozen=True)
class Measurement:
    """One contrast a trial reports.

    Attributes:
        outcome: name of one of `OUTCOMES`.
        month: since the start, in which it is looked at.
        scale: what hit or miss is judged on.
        intervention_share, comparator_share: measured levels; `None` where they could not be read.
        measured: the contrast on that scale.
    """

    outcome: str
    month: int
    scale: Scale
    intervention_share: float | None
    comparator_share: float | None
    measured: Measured
    source: str
    note: Text | None

    @property
    def name(self) -> str:
        """As tables call it."""
        return f"{self.outcome}, month {self.month}, {self.scale}"


@dataclass(frozen=True)
class Trial:
    """One trial, whole and checked.

    Attributes:
        n: participants, both arms together.
        filters: names of `FILTERS` with the value each is asked for.
        intervention, comparator: what is run for either arm: the same citizens, other levers.
        leaves_out: what its translation into levers leaves out.
    """

    id: str
    title: Text
    why: Text
    source: str
    grade: Grade
    read: date
    n: int
    n_grade: Grade
    filters: tuple[tuple[str, Any], ...]
    intervention: Scenario
    comparator: Scenario
    measurements: tuple[Measurement, ...]
    leaves_out: Text
    if_hit: Text
    if_missed: Text
    path: str

    @property
    def last_month(self) -> int:
        """Of its measurements."""
        return max(one.month for one in self.measurements)


@cache
def shipped_trials() -> tuple[str, ...]:
    """Names of the trials that come with the package, in alphabetical order."""
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.toml")))


def load_trial(name_or_path: str | Path, adapted: Callable[[Scenario], Scenario] | None = None) -> Trial:
    """A shipped trial by its name, or any by its file.

    Args:
        name_or_path: "ips_denmark", or "my_trial.toml".
        adapted: what is done to the scenario it starts from before either arm, such as laying an assumption over it.

    Raises:
        ScenarioError: there is no such trial, or its file cannot be used: where, what, and what is allowed.
    """
    path = Path(name_or_path)
    if str(name_or_path) in shipped_trials():
        path = SHIPPED / f"{name_or_path}.toml"
    elif path.suffix != ".toml":
        listing = f"A file of your own ends with .toml. Shipped: {', '.join(shipped_trials())}."
        raise UnknownNameError("validate", "trial", plain(str(name_or_path)), shipped_trials(), listing)
    table, where = read_trial_table(path)
    return _trial(table, path, where, adapted or (lambda scenario: scenario))


def _trial(table: TrialTable, path: Path, where: str, adapted: Callable[[Scenario], Scenario]) -> Trial:
    start = _base_scenario(table.population, path, where)
    base = adapted(replace(start, horizon_months=table.horizon_months))
    check_whole(base, where)
    _refuse_twice(table, where)
    return Trial(
        table.id, table.title.text(), table.why.text(), table.source, Grade(table.grade), table.read, table.n,
        Grade(table.n_grade or table.grade),
        _filters(table.population, where),
        arm_of(base, table.intervention, "intervention", where),
        arm_of(base, table.comparator, "comparator", where),
        tuple(_measurement(one, table, place(where, ("measurement", i))) for i, one in enumerate(table.measurement)),
        table.leaves_out.text(), table.if_hit.text(), table.if_missed.text(), str(path),
    )  # fmt: skip


def _refuse_twice(table: TrialTable, where: str) -> None:
    """The same contrast twice would count one finding as two."""
    seen: set[tuple[str, int, str]] = set()
    for i, one in enumerate(table.measurement):
        contrast = one.outcome, one.month, one.scale
        if contrast in seen:
            what = f"the {one.scale} of {plain(one.outcome)} in month {one.month} is there already."
            raise ScenarioError(place(where, ("measurement", i)), what, "Keep one of them.")
        seen.add(contrast)


def _base_scenario(population: PopulationTable, path: Path, where: str) -> Scenario:
    """What the trial starts from: a shipped name, a file beside the trial's, or what any command takes."""
    stated = population.scenario
    beside = [] if stated in shipped_scenarios() else [path.parent / stated, path.parent / f"{stated}.toml"]
    try:
        return load_scenario(next((file for file in beside if os.path.isfile(file)), stated))
    except ScenarioError as error:
        raise ScenarioError(f"{where}, key 'population.scenario'", str(error)) from None


def _filters(population: PopulationTable, where: str) -> tuple[tuple[str, Any], ...]:
    stated = {name: getattr(population, name) for name in FILTERS if getattr(population, name) is not None}
    least, most = stated.get("months_on_benefit_at_least", 0), stated.get("months_on_benefit_at_most", 600)
    ages = stated.get("age_years", [18, 67])
    for key, low, high in (("months_on_benefit_at_most", least, most), ("age_years", *ages)):
        if low > high:
            what = f"nobody can be from {low} to {high}."
            raise ScenarioError(place(where, ("population", key)), what, "Write the lower bound first.")
    return tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in stated.items())


def _measurement(one: MeasurementTable, table: TrialTable, at: str) -> Measurement:
    if one.outcome not in OUTCOMES:
        raise unknown_name(at, "outcome", plain(one.outcome), OUTCOMES)
    if one.month > table.horizon_months:
        what = f"month {one.month} is after the horizon of {table.horizon_months} months."
        raise ScenarioError(at, what, "Choose an earlier month, or a longer horizon_months.")
    scale = Scale(one.scale)
    measured = _no_clear_effect(one, table, scale, at) if one.no_clear_effect else _measured(one, table, scale, at)
    return Measurement(
        one.outcome, one.month, scale, one.intervention_share, one.comparator_share, measured,
        one.source or table.source, one.note.text() if one.note else None,
    )  # fmt: skip


def _no_clear_effect(one: MeasurementTable, table: TrialTable, scale: Scale, at: str) -> Measured:
    """No effect, with the interval a trial of this size has when both arms are alike at an assumed share."""
    stated = [k for k in ("intervention_share", "difference", "ratio", "interval_95") if getattr(one, k) is not None]
    share = one.comparator_share if one.assumed_share is None else one.assumed_share
    if stated or scale is not Scale.DIFFERENCE or share is None or not 0.0 < share < 1.0:
        raise ScenarioError(
            at, "no_clear_effect needs scale = \"difference\" and assumed_share between 0 and 1, and no contrast.",
            f"Leave out {', '.join(stated)}." if stated else "The interval is worked out from n and assumed_share.",
        )  # fmt: skip
    return Measured(0.0, *interval_of_difference(share, share, table.n / 2.0), Width.ASSUMED, Grade.ASSUMED)


def _measured(one: MeasurementTable, table: TrialTable, scale: Scale, at: str) -> Measured:
    """The contrast as stated or from the shares, and its interval as stated or from n and the shares."""
    with_it, without = one.intervention_share, one.comparator_share
    has_shares = with_it is not None and without is not None
    if has_shares and scale is Scale.RATIO and not (with_it and without):
        raise ScenarioError(at, "a ratio needs shares above 0.", 'Use scale = "difference".')
    stated = one.difference if scale is Scale.DIFFERENCE else one.ratio
    if stated is None and not has_shares:
        what = f"there is no {scale} to judge."
        raise ScenarioError(at, what, f"Give intervention_share and comparator_share, or {scale}, or no_clear_effect.")
    value = stated
    if with_it is not None and without is not None:
        from_shares = with_it - without if scale is Scale.DIFFERENCE else with_it / without
        value = from_shares if stated is None else stated
        allowed = ROUNDING if scale is Scale.DIFFERENCE else ROUNDING * from_shares
        if abs(value - from_shares) > allowed:
            what = f"the {scale} {value:g} is not that of the shares ({from_shares:.3f})."
            raise ScenarioError(at, what, "State the shares or the contrast as the source has them, or only one.")
    assert value is not None
    low, high, width = _interval(one, table, scale, at)
    if not low <= value <= high or (scale is Scale.RATIO and low <= 0.0) or low == high:
        what = f"the interval from {low:g} to {high:g} cannot be that of {value:g}."
        raise ScenarioError(at, what, "The interval has to hold the contrast, lower bound first.")
    return Measured(float(value), low, high, width, Grade(one.grade or table.grade))


def _interval(one: MeasurementTable, table: TrialTable, scale: Scale, at: str) -> tuple[float, float, Width]:
    with_it, without = one.intervention_share, one.comparator_share
    if one.interval_95 is not None:
        return one.interval_95[0], one.interval_95[1], Width.STATED
    if with_it is None or without is None:
        what = "there is no interval, and no shares to derive one from."
        raise ScenarioError(at, what, "Give interval_95, or intervention_share and comparator_share.")
    derive = interval_of_difference if scale is Scale.DIFFERENCE else interval_of_ratio
    return *derive(with_it, without, table.n / 2.0), Width.DERIVED
