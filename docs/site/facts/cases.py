"""The steps of run sheets as facts: what is chosen, what the sheets say of it, and whom they follow.

A case is what is chosen in the dashboard at one step of a run sheet. Its numbers are those that the dashboard shows: 40
runs from seed 1. Some sentences of the sheets say that something got better, got worse or did neither; where a new
calibration makes one of them untrue, the facts of that case fail, and with them the build.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cache, partial

from cubb_sim import Comparison, RunResult, biography, run
from cubb_sim.biography.register import CitizenName, place_of
from cubb_sim.comparison import Difference, Payer, Verdict
from cubb_sim.dashboard.session import Placed, Selection
from cubb_sim.dashboard.simulation.worlds import worlds_of
from cubb_sim.dashboard.views.citizen.finding.persons import portrait
from cubb_sim.kinds import NOT_YET
from cubb_sim.number_format import UNIT_WORDS, number, value_in_unit
from cubb_sim.outcome import Outcome
from cubb_sim.parameters.specification import Text
from cubb_sim.report.sentences.price import sum_in_words
from cubb_sim.scenario import Scenario
from docs.site.facts import FactError, fact
from docs.site.worlds import REPLICATIONS

THOUSAND = 1000
HOURS = "hours_ever_share"
BETTER, WORSE, UNCLEAR = Verdict.BETTER, Verdict.WORSE, Verdict.UNCLEAR


@dataclass(frozen=True)
class Case:
    """What is chosen at one step of a run sheet, and what the sheet says of it.

    Attributes:
        said: verdicts that the sheet has in its sentences, by quantity.
        shown: quantities that the sheet gives before and after, by the last part of the fact's name.
        payers: whose sum over the horizon the sheet gives, by the last part of the fact's name.
    """

    levers: dict[str, float]
    disturbances: tuple[Placed, ...] = ()
    contested: dict[str, float] = field(default_factory=dict)
    said: dict[str, Verdict] = field(default_factory=dict)
    shown: dict[str, tuple[str, str]] = field(default_factory=dict)
    payers: dict[str, Payer] = field(default_factory=dict)

    @property
    def selection(self) -> Selection:
        """As the dashboard has it."""
        return Selection(
            levers=tuple(sorted(self.levers.items())),
            disturbances=self.disturbances,
            contested=tuple(sorted(self.contested.items())),
        )


@dataclass(frozen=True)
class Followed:
    """A citizen of the first run whom a sheet follows; gained or lost paid hours by the change of a case."""

    case: str
    number: int
    has_gained: bool


@cache
def result_of(selection: Selection, is_changed: bool) -> RunResult:
    """One of the two worlds that the dashboard shows of a selection."""
    scenario, assume = _world(selection, is_changed)
    return run(scenario, replications=REPLICATIONS, seed=selection.seed, assume=assume)


@cache
def lived(selection: Selection, is_changed: bool) -> Outcome:
    """The first run of a world, as the dashboard follows a citizen in it."""
    scenario, assume = _world(selection, is_changed)
    return biography.lived(scenario, seed=selection.seed, assume=assume).outcome


def _world(selection: Selection, is_changed: bool) -> tuple[Scenario, tuple[str, ...]]:
    worlds = worlds_of(selection)
    return worlds.changed if is_changed else worlds.baseline, worlds.assume


def out_of_1000(one: Difference) -> Text:
    """196 ud af 1.000 mod 198 som i dag (forskel -4 til -1; færre i 23 af 40 kørsler)."""
    after, before = (math.floor(THOUSAND * share + 0.5) for share in (one.changed, one.baseline))
    low, high = (
        Text(*(number(THOUSAND * share, language, signed=True) for language in ("da", "en")))
        for share in (one.low_80, one.high_80)
    )
    is_more = one.n_higher >= one.n_lower
    runs, word = (one.n_higher, Text("flere", "more")) if is_more else (one.n_lower, Text("færre", "fewer"))
    return Text(
        f"{after} ud af 1.000 mod {before} som i dag (forskel {low.da} til {high.da}; {word.da} i {runs} af "
        f"{one.n_replications} kørsler)",
        f"{after} out of 1,000 against {before} as today (difference {low.en} to {high.en}; {word.en} in {runs} of "
        f"{one.n_replications} runs)",
    )


def before_and_after(one: Difference) -> Text:
    """Fra 25,9 til 37,5 pr. 100 borgerår."""
    unit, after = one.quantity.unit, UNIT_WORDS[one.quantity.unit].after
    da, en = (
        [value_in_unit(value, unit, language) for value in (one.baseline, one.changed)] for language in ("da", "en")
    )
    before = Text(da[0].removesuffix(after.da).strip(), en[0].removesuffix(after.en).strip())
    return Text(f"fra {before.da} til {da[1]}", f"from {before.en} to {en[1]}")


def paid(comparison: Comparison, payer: Payer) -> Text:
    """8,5 mio. kr. mere."""
    at_end = comparison.payback(payer=payer).at_end
    word = Text("mere", "more") if at_end > 0 else Text("mindre", "less")
    da, en = (sum_in_words(abs(at_end), language) for language in ("da", "en"))
    return Text(f"{da} {word.da}", f"{en} {word.en}")


class Sheets:
    """The cases of some run sheets.

    Args:
        area: first part of the names of their facts.
        cases: by the second part of those names.
        followed: the citizens, by the second part.
    """

    def __init__(self, area: str, cases: Mapping[str, Case], followed: Mapping[str, Followed]) -> None:
        self.area, self.cases, self.followed = area, cases, followed
        self._compared: dict[str, Comparison] = {}

    def compared(self, name: str) -> Comparison:
        """The two worlds of a case, when everything the sheets say of it is so."""
        if name not in self._compared:
            case = self.cases[name]
            today = Selection(disturbances=case.disturbances, contested=case.selection.contested)
            comparison = Comparison(result_of(today, False), [result_of(case.selection, True)])
            for quantity, said in case.said.items():
                found = comparison.difference(quantity).verdict
                if found is not said:
                    at = f"{self.area}, {name}"
                    raise FactError(f"{at}: the sheets say of {quantity} '{said.value}'; it is '{found.value}'.")
            self._compared[name] = comparison
        return self._compared[name]

    def met(self, who: Followed) -> Text:
        """47 år, 18 år på kontanthjælp; and what the sheet says became of the person has to be so."""
        name = CitizenName("Holstebro", who.number)
        lives = [lived(self.cases[who.case].selection, is_changed) for is_changed in (False, True)]
        worked = [int(one.people[place_of(one, name)].first_hours_month) != NOT_YET for one in lives]
        if worked != [not who.has_gained, who.has_gained]:
            raise FactError(f"{self.area}: citizen {who.number} of {who.case} has another course than the sheet says.")
        return Text(portrait(lives[0], name, "da"), portrait(lives[0], name, "en"))

    def declare(self, without_hours: Collection[str]) -> None:
        """For every case the first goal, what it costs whom, and what else the sheets give of it before and after.

        Args:
            without_hours: cases of which the sheets give other things than the first goal.
        """
        for name, case in self.cases.items():
            if name not in without_hours:
                self._declare(f"{name}_hours", partial(self._out_of_1000, name))
            for last, payer in case.payers.items():
                self._declare(f"{name}_{last}", partial(self._paid, name, payer))
            for last, asked in case.shown.items():
                self._declare(f"{name}_{last}", partial(self._before_and_after, name, asked))
        for name, who in self.followed.items():
            self._declare(f"{name}_citizen", partial(self.met, who))

    def _declare(self, name: str, text: Callable[[], Text]) -> None:
        fact(f"{self.area}.{name}", unit="text")(lambda worlds: text())

    def _out_of_1000(self, name: str) -> Text:
        return out_of_1000(self.compared(name).difference(HOURS))

    def _paid(self, name: str, payer: Payer) -> Text:
        return paid(self.compared(name), payer)

    def _before_and_after(self, name: str, asked: tuple[str, str]) -> Text:
        return before_and_after(self.compared(name).difference(*asked))
