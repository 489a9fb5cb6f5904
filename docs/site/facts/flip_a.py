"""Facts of the run sheets for the strategy, whole-person and conversation FLIPs: what the dashboard shows at each step.

A case is what is chosen in the dashboard at one step of a run sheet. Its numbers are those that the dashboard shows: 40
runs from seed 1. Some sentences of the sheets say that something got better, got worse or did neither; where a new
calibration makes one of them untrue, the facts of that case fail, and with them the build.
"""

from __future__ import annotations

import math
from functools import cache

from cubb_sim import Comparison, RunResult, run
from cubb_sim.biography import Find, find_citizens
from cubb_sim.biography.register import CitizenName, place_of
from cubb_sim.comparison import Difference, Payer
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.simulation.worlds import worlds_of
from cubb_sim.dashboard.views.citizen.finding.persons import portrait
from cubb_sim.kinds import NOT_YET
from cubb_sim.knowledge import knowledge_of
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.number_format import UNIT_WORDS, number, value_in_unit
from cubb_sim.outcome import Outcome
from cubb_sim.parameters import PARAMETERS, Grade
from cubb_sim.parameters.specification import Text
from cubb_sim.population import plan
from cubb_sim.quantities import CUBB_GOALS
from cubb_sim.report.sentences.price import sum_in_words
from docs.site.facts import FactError, fact
from docs.site.facts.flip_a_cases import CASES, FOLLOWED, HOURS, Followed
from docs.site.worlds import REPLICATIONS, Worlds

THOUSAND = 1000


@cache
def _result(selection: Selection, is_changed: bool) -> RunResult:
    worlds = worlds_of(selection)
    scenario = worlds.changed if is_changed else worlds.baseline
    return run(scenario, replications=REPLICATIONS, seed=selection.seed, assume=worlds.assume)


@cache
def compared(name: str) -> Comparison:
    """The two worlds of a case, when everything the sheets say of it is so."""
    case = CASES[name]
    today = _result(Selection(disturbances=case.disturbances, contested=case.selection.contested), False)
    comparison = Comparison(today, [_result(case.selection, True)])
    for quantity, said in case.said.items():
        found = comparison.difference(quantity).verdict
        if found is not said:
            raise FactError(f"flip_a, {name}: the sheets say of {quantity} '{said.value}'; it is '{found.value}'.")
    return comparison


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


@cache
def _lived(selection: Selection, is_changed: bool) -> Outcome:
    """The first run of a world, as the dashboard follows a citizen in it."""
    worlds = worlds_of(selection)
    scenario = worlds.changed if is_changed else worlds.baseline
    known = knowledge_of(scenario, assume=worlds.assume)
    seed = selection.seed
    return EmploymentServiceModel(plan(scenario, known.values(seed)), seed=seed).run_to_horizon()


def met(who: Followed) -> Text:
    """47 år, 18 år på kontanthjælp; and what the sheet says became of the person has to be so."""
    name = CitizenName("Holstebro", who.number)
    today, changed = (_lived(CASES[who.case].selection, is_changed) for is_changed in (False, True))
    worked = [one.people[place_of(one, name)].first_hours_month != NOT_YET for one in (today, changed)]
    if worked != [not who.has_gained, who.has_gained]:
        raise FactError(f"flip_a: citizen {who.number} of {who.case} has another course than the sheet says.")
    return Text(portrait(today, name, "da"), portrait(today, name, "en"))


def _declare() -> None:
    """What the sheets say of each case: the goals, what it costs whom, and what else they give before and after."""
    for name, case in CASES.items():
        if name != "saving":  # of which the sheet gives one group only
            fact(f"flip_a.{name}_hours", unit="text")(
                lambda worlds, name=name: out_of_1000(compared(name).difference(HOURS))
            )
        for last, payer in case.payers.items():
            fact(f"flip_a.{name}_{last}", unit="text")(
                lambda worlds, name=name, payer=payer: paid(compared(name), payer)
            )
        for last, (quantity, group) in case.shown.items():
            fact(f"flip_a.{name}_{last}", unit="text")(
                lambda worlds, name=name, asked=(quantity, group): before_and_after(compared(name).difference(*asked))
            )
    for name, who in FOLLOWED.items():
        fact(f"flip_a.{name}_citizen", unit="text")(lambda worlds, who=who: met(who))


@fact("flip_a.goal_reached", unit="number")
def goal_reached(worlds: Worlds) -> int:
    """Runs of Holstebro with more staff in which the first goal is reached; the sheet says that it is none."""
    reached = int((_result(CASES["more_staff"].selection, True).value(HOURS) >= CUBB_GOALS[HOURS].goal).sum())
    if reached:
        raise FactError(f"flip_a: the goal is reached in {reached} runs, and the sheet says in none.")
    return reached


def _parted(has_gained: bool) -> int:
    """Citizens of the first run who got paid hours in one of the two worlds of `stay` only."""
    worlds = [_lived(CASES["stay"].selection, is_changed) for is_changed in (False, True)]
    there, elsewhere = reversed(worlds) if has_gained else worlds
    return len(find_citizens(elsewhere, there, kind=Find.GAINED, at_most=len(there.people)))


@fact("flip_a.stay_gained", unit="number")
def stay_gained(worlds: Worlds) -> int:
    """The sheet says that more gained than lost."""
    if _parted(True) <= _parted(False):
        raise FactError("flip_a: in the first run no more citizens gain than lose, and the sheet says so.")
    return _parted(True)


@fact("flip_a.stay_lost", unit="number")
def stay_lost(worlds: Worlds) -> int:
    """Citizens of the first run who lost by the change."""
    return _parted(False)


@fact("flip_a.derailing_share", unit="percent", decimals=0)
def derailing_share(worlds: Worlds) -> float:
    """The number that the group contests; the sheet says that nobody has measured it."""
    declared = PARAMETERS["staffing.derailing_share"]
    if declared.grade is not Grade.ASSUMED:
        raise FactError("flip_a: the derailing share is no longer assumed, and the sheet says that nobody measured it.")
    return declared.default


_declare()
