"""Facts of the run sheets for the involvement, firm and knowledge FLIPs: what the dashboard shows at each step.

Written as `flip_a` writes those of the other three, which also says why the facts of a case fail where a sentence of
the sheets is no longer so.
"""

from __future__ import annotations

from functools import cache

from cubb_sim import Comparison, RunResult, run
from cubb_sim.biography.register import CitizenName, place_of
from cubb_sim.comparison import Payer
from cubb_sim.dashboard.session import Placed, Selection
from cubb_sim.dashboard.simulation.worker import one_single_run
from cubb_sim.dashboard.simulation.worlds import worlds_of
from cubb_sim.dashboard.views.citizen.finding.persons import portrait
from cubb_sim.kinds import NOT_YET
from cubb_sim.outcome import Outcome
from cubb_sim.parameters.specification import Text
from docs.site.facts import FactError, fact
from docs.site.facts.flip_a import before_and_after, out_of_1000, paid
from docs.site.facts.flip_a_cases import BETTER, HOURS, UNCLEAR, WORSE, Case, Followed
from docs.site.worlds import REPLICATIONS, Worlds

HALF = 0.5
TRUST, MEANING, GAP = "trust", "meaning_over_time", "hours_gap"
PROMISES, NO_PROSPECT = "broken_promises_per_100_citizen_years", "no_prospect_share"
COMPETENCE, PRACTICE, STRAIN = "competence", "practice", "strain"
ASKED = {"own_perspective_share": 0.9}
GRANTED = {**ASKED, "decision_authority": 0.9}
PACKAGES, FEWER = {"package_share": 0.4}, {"internship_volume": 25.0, "package_share": 0.4}
CARRIED = {"knowledge_brokers": 2.0, "flips_per_year": 6.0}
PRACTISED = {**CARRIED, "peer_supervision_hours": 3.0, "mastery_climate": 0.8}
PAID = {"total": Payer.MUNICIPALITY}
WITHOUT_HOURS = ("kept", "closing", "leaving")
"""Cases of which the sheets give other things than the first goal."""
CASES: dict[str, Case] = {
    "asked": Case(
        ASKED,
        said={HOURS: UNCLEAR, TRUST: WORSE, MEANING: BETTER, "responsiveness": BETTER, GAP: WORSE},
        shown={"promises": (PROMISES, "all"), "responsiveness": ("responsiveness", "all")},
    ),
    "granted": Case(
        GRANTED,
        said={HOURS: BETTER, MEANING: BETTER, TRUST: UNCLEAR, GAP: WORSE, NO_PROSPECT: WORSE},
        shown={
            "promises": (PROMISES, "all"),
            "furthest": (HOURS, "furthest"),
            "closest": (HOURS, "closest"),
        },
        payers=PAID,
    ),
    "kept": Case(
        {**GRANTED, "predictability_of_offers": 0.95},
        said={HOURS: BETTER, TRUST: BETTER, GAP: WORSE},
        shown={"promises": (PROMISES, "all")},
        payers=PAID,
    ),
    "closing": Case(
        GRANTED,
        (Placed(12, "closing_offers", 0.5),),
        said={HOURS: BETTER, NO_PROSPECT: WORSE},
        shown={"promises": (PROMISES, "all")},
    ),
    "unheard": Case(GRANTED, contested={"switches.involvement_effect": 0.0}),
    "volume": Case(
        {"internship_volume": 80.0},
        said={HOURS: UNCLEAR, TRUST: WORSE, MEANING: WORSE, NO_PROSPECT: WORSE, "efficiency": BETTER},
        shown={"no_prospect": (NO_PROSPECT, "all"), "conversion": ("conversion_share", "all")},
        payers=PAID,
    ),
    "packages": Case(
        PACKAGES,
        said={HOURS: BETTER, TRUST: BETTER, NO_PROSPECT: BETTER, GAP: WORSE},
        shown={"furthest": (HOURS, "furthest"), "closest": (HOURS, "closest")},
    ),
    "fewer": Case(
        FEWER,
        said={HOURS: BETTER, TRUST: BETTER, NO_PROSPECT: BETTER, GAP: WORSE},
        payers=PAID,
    ),
    "employer": Case(PACKAGES, (Placed(12, "big_employer_closes", 0.4),), said={HOURS: BETTER, GAP: WORSE}),
    "weaker": Case(PACKAGES, contested={"internship.package_conversion": 0.1}),
    "information": Case(
        {"information_days": 5.0}, said={HOURS: UNCLEAR, TRUST: UNCLEAR, COMPETENCE: UNCLEAR, STRAIN: WORSE}
    ),
    "carried": Case(
        CARRIED,
        said={HOURS: UNCLEAR, TRUST: UNCLEAR, PRACTICE: BETTER, STRAIN: WORSE},
        shown={"practice": (PRACTICE, "all")},
    ),
    "practised": Case(
        PRACTISED,
        said={HOURS: UNCLEAR, TRUST: BETTER, MEANING: BETTER, COMPETENCE: BETTER},
        shown={"competence": (COMPETENCE, "all"), "respect": ("respect", "all")},
    ),
    "leaving": Case(
        PRACTISED,
        (Placed(24, "resignations", 0.25),),
        said={HOURS: UNCLEAR, COMPETENCE: BETTER},
        shown={"competence": (COMPETENCE, "all")},
    ),
    "informed": Case({"information_days": 5.0}, contested={"switches.information_effect": 0.1}, said={HOURS: BETTER}),
}
FOLLOWED: dict[str, Followed] = {
    "involvement": Followed("granted", 51, True),
    "firms": Followed("packages", 83, True),
    "knowledge": Followed("practised", 228, True),
}


@cache
def _result(selection: Selection, is_changed: bool) -> RunResult:
    worlds = worlds_of(selection)
    scenario = worlds.changed if is_changed else worlds.baseline
    return run(scenario, replications=REPLICATIONS, seed=selection.seed, assume=worlds.assume)


@cache
def _compared(name: str) -> Comparison:
    """The two worlds of a case, when everything the sheets say of it is so."""
    case = CASES[name]
    today = _result(Selection(disturbances=case.disturbances, contested=case.selection.contested), False)
    comparison = Comparison(today, [_result(case.selection, True)])
    for quantity, said in case.said.items():
        found = comparison.difference(quantity).verdict
        if found is not said:
            raise FactError(f"flip_b, {name}: the sheets say of {quantity} '{said.value}'; it is '{found.value}'.")
    return comparison


def _lived(selection: Selection, is_changed: bool) -> Outcome:
    worlds = worlds_of(selection)
    scenario = worlds.changed if is_changed else worlds.baseline
    return one_single_run(scenario, worlds.assume, selection.seed, None).outcome


def _met(who: Followed) -> Text:
    """Who the citizen is; what the sheet says became of the person has to be so."""
    name = CitizenName("Holstebro", who.number)
    lives = [_lived(CASES[who.case].selection, is_changed) for is_changed in (False, True)]
    worked = [int(one.people[place_of(one, name)].first_hours_month) != NOT_YET for one in lives]
    if worked != [not who.has_gained, who.has_gained]:
        raise FactError(f"flip_b: citizen {who.number} of {who.case} has another course than the sheet says.")
    return Text(portrait(lives[0], name, "da"), portrait(lives[0], name, "en"))


def _declare() -> None:
    """For every case the first goal, what it costs, and what else the sheets give of it before and after."""
    for name, case in CASES.items():
        if name not in WITHOUT_HOURS:
            fact(f"flip_b.{name}_hours", unit="text")(
                lambda worlds, name=name: out_of_1000(_compared(name).difference(HOURS))
            )
        for last, payer in case.payers.items():
            fact(f"flip_b.{name}_{last}", unit="text")(
                lambda worlds, name=name, payer=payer: paid(_compared(name), payer)
            )
        for last, asked in case.shown.items():
            fact(f"flip_b.{name}_{last}", unit="text")(
                lambda worlds, name=name, asked=asked: before_and_after(_compared(name).difference(*asked))
            )
    for name, who in FOLLOWED.items():
        fact(f"flip_b.{name}_citizen", unit="text")(lambda worlds, who=who: _met(who))


@fact("flip_b.grasped_today", unit="percent", decimals=0)
def grasped_today(worlds: Worlds) -> float:
    """Perspectives grasped of those voiced, Holstebro as today; the sheet says that it is the smaller part."""
    share = worlds.mean("holstebro", "grasped_share")
    if share >= HALF:
        raise FactError(f"flip_b: {share:.2f} of the perspectives are grasped, and the sheet says that few are.")
    return share


_declare()
