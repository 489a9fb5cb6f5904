"""The scale of a lever's slider: per cent where the lever is a share, steps that a person would choose, and words."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.simulation.library import choice_of
from cubb_sim.number_format import NO_BREAK_SPACE, number
from cubb_sim.parameters import LEVERS, Lever
from cubb_sim.parameters.specification import Text
from cubb_sim.report.levers import position, unit
from cubb_sim.report.sentences.values import short_number

PERCENT = 100.0
FEWEST_STEPS = 8
"""From one end of a slider to the other, at least (assumed)."""
NICE_STEPS = (10.0, 5.0, 1.0, 0.5, 0.25, 0.1, 0.05, 0.01)
LARGEST_PERCENT_STEP = 5.0
FINER = {"internship_conversion": 1.0}
"""Levers whose values as they are known lie closer together than the rule would have it (assumed)."""
A_LITTLE = 1 / 3
"""How far towards an end "a little" is (assumed)."""
SHARES = (("andel af ", "share of ", "af ", "of "), ("sandsynlighed ", "chance ", "sandsynlighed ", "chance "))
"""How units begin that are shown in per cent, and what stands after the per cent sign instead."""
MOST_DIGITS = 6


@dataclass(frozen=True)
class Scale:
    """How a lever is shown and moved.

    Attributes:
        factor: from the lever's own unit to the one shown: 100 for shares.
        step: of the slider, in the unit shown.
        after: what follows the number: "%" or "".
        unit: the unit in words, after the number and what follows it.
    """

    lever: Lever
    factor: float
    step: float
    after: str
    unit: Text

    @property
    def low(self) -> float:
        """The lowest value shown."""
        return _rounded(self.lever.low * self.factor)

    @property
    def high(self) -> float:
        """The highest value shown."""
        return _rounded(self.lever.high * self.factor)

    @property
    def decimals(self) -> int:
        """As many as the step has."""
        return next(d for d in range(MOST_DIGITS) if math.isclose(self.step, round(self.step, d), abs_tol=1e-9))

    def shown(self, value: float) -> float:
        """A value of the lever in the unit shown."""
        return _rounded(value * self.factor)

    def value(self, shown: float) -> float:
        """A value shown as one of the lever, inside its range."""
        return min(max(_rounded(shown / self.factor), self.lever.low), self.lever.high)

    def written(self, value: float, language: str) -> str:
        """A value of the lever as it is written: 40 %; 2."""
        return f"{number(self.shown(value), language, self.fitting(value).decimals)}{self._sign(language)}"

    def short(self, value: float, language: str) -> str:
        """A value of the lever with no more decimals than it has."""
        return f"{short_number(self.shown(value), language)}{self._sign(language)}"

    def fitting(self, *values: float) -> Scale:
        """The same with steps fine enough for values that were chosen elsewhere, such as in a file."""
        steps = (self.step / 10**k for k in range(4))
        return replace(
            self, step=next((s for s in steps if all(self._is_step(v, s) for v in values)), self.step / 1000)
        )

    def near(self, value: float) -> float:
        """The step nearest to a value of the lever, as a value of the lever."""
        steps = round((self.shown(value) - self.low) / self.step)
        return self.value(self.low + steps * self.step)

    def positions(self) -> Iterator[float]:
        """Every value of the lever that the slider can have, from the lowest."""
        for k in range(round((self.high - self.low) / self.step) + 1):
            yield self.value(self.low + k * self.step)

    def words(self, language: str) -> list[tuple[float, str]]:
        """Upper bounds in the unit shown, with the words of the positions up to there."""
        found: list[tuple[float, str]] = []
        for value in self.positions():
            said = position(self.lever, value).in_language(language)
            if found and found[-1][1] == said:
                found.pop()
            found.append((self.shown(value), said))
        return found

    def verbal(self, today: float) -> dict[str, float]:
        """Values of the lever for "a lot less" to "a lot more", seen from today; ends that are today are left out."""
        found = {"today": today}
        for end, little, lot in (
            (self.lever.low, "little_less", "lot_less"),
            (self.lever.high, "little_more", "lot_more"),
        ):
            if math.isclose(end, today):
                continue
            found[lot] = end
            part = self.near(today + A_LITTLE * (end - today))
            if part not in {today, end}:
                found[little] = part
        return found

    def _sign(self, language: str) -> str:
        return "" if not self.after else f"{NO_BREAK_SPACE}%" if language == "da" else "%"

    def _is_step(self, value: float, step: float) -> bool:
        steps = (self.shown(value) - self.low) / step
        return math.isclose(steps, round(steps), abs_tol=1e-6)


@cache
def scale_of(name: str) -> Scale:
    """The scale of a lever, by plain name."""
    lever = LEVERS[name]
    words = unit(lever)
    is_relative = words.da == "i forhold til i dag"
    in_percent = is_relative or words.da.startswith(tuple(one[0] for one in SHARES))
    scale = Scale(
        lever,
        PERCENT if in_percent else 1.0,
        1.0,
        "%" if in_percent else "",
        Text("af niveauet i dag", "of today's level") if is_relative else _after_percent(words, in_percent),
    )
    return replace(scale, step=FINER.get(name) or _step(scale))


def today_of(selection: Selection, name: str) -> float:
    """Where a lever stands today: as the participants said, as the municipality's file says, or as the model has it.

    Of several municipalities that differ, it is the one of most citizens.
    """
    said = dict(selection.profile).get(name)
    return known_of(selection.municipality, name) if said is None else said


@lru_cache(maxsize=512)
def known_of(municipality: str, name: str) -> float:
    """Where a lever stands today as the municipality's file says, or as the model has it."""
    citizens: dict[float, int] = {}
    for spec in choice_of(municipality).scenario.municipalities:
        value = dict(spec.levers).get(name, LEVERS[name].default)
        citizens[value] = citizens.get(value, 0) + spec.citizens
    return max(citizens, key=lambda value: citizens[value])


def _after_percent(words: Text, in_percent: bool) -> Text:
    if not in_percent:
        return words
    for da, en, after_da, after_en in SHARES:
        if words.da.startswith(da):
            english = f"{after_en}{words.en.removeprefix(en)}" if words.en.startswith(en) else words.en
            return Text(f"{after_da}{words.da.removeprefix(da)}", english)
    return words


def _step(scale: Scale) -> float:
    """The largest nice step that meets today and both ends and leaves steps enough; the finest where none does."""
    most = (scale.high - scale.low) / FEWEST_STEPS
    if scale.after:
        most = min(most, LARGEST_PERCENT_STEP)
    wanted = (scale.lever.default, scale.lever.high)
    fitting = (
        step for step in NICE_STEPS if step <= most + 1e-9 and replace(scale, step=step).fitting(*wanted).step == step
    )
    return next(fitting, NICE_STEPS[-1])


def _rounded(value: float) -> float:
    return float(f"{value:.{MOST_DIGITS}g}")
