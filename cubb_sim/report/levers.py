"""What differs between two scenarios before anything has happened: levers, other numbers, disturbances, places."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from cubb_sim.parameters import LEVERS, Lever
from cubb_sim.parameters.levers.words import WORDS, Positions
from cubb_sim.parameters.specification import Text
from cubb_sim.report.sentences.values import short_number
from cubb_sim.scenario import DisturbanceEvent, LeverChange, ParameterChange, Scenario

Entry = TypeVar("Entry")

NEAR = 0.15
"""How near to a named position, as a share of the way to the next, a setting may be called by its name alone."""

WAYS = (
    (0.35, Text("et stykke af vejen mod", "some of the way to")),
    (0.65, Text("omtrent halvvejs mod", "about half-way to")),
    (1.00, Text("det meste af vejen mod", "most of the way to")),
)
"""Words for a part of the way from today to an end of the range."""


@dataclass(frozen=True)
class Course:
    """A lever in one municipality: where it starts, and its changes in order."""

    start: float
    changes: tuple[LeverChange, ...]

    @property
    def settings(self) -> tuple[float, tuple[tuple[float, int, int | None], ...]]:
        """All that moves a result."""
        return self.start, tuple((one.value, one.from_month, one.to_month) for one in self.changes)


@dataclass(frozen=True)
class LeverDifference:
    """A lever that is not the same in two scenarios.

    Attributes:
        municipalities: where it differs in this way; empty: in all of them.
    """

    lever: Lever
    municipalities: tuple[str, ...]
    baseline: Course
    changed: Course


def lever_differences(baseline: Scenario, other: Scenario) -> list[LeverDifference]:
    """Every lever whose course differs in a municipality that both scenarios have, in the order of the pillars."""
    shared = [m.name for m in other.municipalities if m.name in {one.name for one in baseline.municipalities}]
    differences = []
    for name, lever in LEVERS.items():
        groups: dict[object, tuple[list[str], Course, Course]] = {}
        for municipality in shared:
            before, after = _course(baseline, name, municipality), _course(other, name, municipality)
            if before.settings != after.settings:
                groups.setdefault((before.settings, after.settings), ([], before, after))[0].append(municipality)
        for where, before, after in groups.values():
            everywhere = len(where) == len(shared)
            differences.append(LeverDifference(lever, () if everywhere else tuple(where), before, after))
    return differences


def number_differences(baseline: Scenario, other: Scenario) -> list[ParameterChange]:
    """Changes of numbers other than levers that only one of the two scenarios has, the other's first."""
    return _only_in_one(baseline.parameter_changes, other.parameter_changes, lambda one: (one.name, one.value))


def disturbance_differences(baseline: Scenario, other: Scenario) -> list[DisturbanceEvent]:
    """Disturbances that only one of the two scenarios has, the other's first."""
    return _only_in_one(
        baseline.disturbances,
        other.disturbances,
        lambda one: (one.kind, one.month, one.size, one.months, one.municipality),
    )


def position(lever: Lever, value: float) -> Text:
    """Words for a setting: those of the low end, of today or of the high end, or how far it is on the way to an end."""
    words, today = words_of(lever), lever.default
    end, end_words = (lever.high, words.high) if value >= today else (lever.low, words.low)
    way = (value - today) / (end - today) if end != today else 0.0
    if way <= NEAR:
        return words.today
    if way >= 1.0 - NEAR:
        return end_words
    how_far = next(words for most, words in WAYS if way <= most)
    return Text(f"{how_far.da} \u00bb{end_words.da}\u00ab", f"{how_far.en} \u2018{end_words.en}\u2019")


def unit(lever: Lever) -> Text:
    """The lever's unit in both languages."""
    return Text(words_of(lever).unit_da, lever.unit)


def words_of(lever: Lever) -> Positions:
    """The words of a lever; where nobody has given it any, those that fit all levers, with its unit in English."""
    as_today = Text("som i dag", "as today")
    lowest = Text("så lavt, som det kan sættes", "as low as it can be set") if lever.low < lever.default else as_today
    highest = Text("så højt, som det kan sættes", "as high as it can be set")
    return WORDS.get(lever.field) or Positions(lowest, as_today, highest, lever.unit)


def course_in_words(course: Course, lever: Lever, language: str) -> str:
    """A course as figures: 0,4; 0,8 fra måned 1 (fuldt indfaset efter 6 måneder)."""
    if not course.changes:
        return short_number(course.start, language)
    return "; ".join(_change_in_words(change, lever, language) for change in course.changes)


def _change_in_words(change: LeverChange, lever: Lever, language: str) -> str:
    value, first, last, months = (
        short_number(change.value, language),
        change.from_month,
        change.to_month,
        lever.phase_in_months,
    )
    until = Text("", "") if last is None else Text(f" til {last}", f" to {last}")
    phased = (
        Text("", "") if months <= 1 else Text(f", indfaset over {months} måneder", f", phased in over {months} months")
    )
    return Text(
        f"{value} fra måned {first}{until.da}{phased.da}", f"{value} from month {first}{until.en}{phased.en}"
    ).in_language(language)


def _course(scenario: Scenario, lever: str, municipality: str) -> Course:
    (spec,) = (one for one in scenario.municipalities if one.name == municipality)
    return Course(dict(spec.levers).get(lever, LEVERS[lever].default), scenario.changes_of(lever, municipality))


def _only_in_one(baseline: Sequence[Entry], other: Sequence[Entry], key: Callable[[Entry], Hashable]) -> list[Entry]:
    in_baseline, in_other = {key(one) for one in baseline}, {key(one) for one in other}
    return [one for one in other if key(one) not in in_baseline] + [one for one in baseline if key(one) not in in_other]
