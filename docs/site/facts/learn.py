"""Facts of the tutorials, the how-to guides and the pages for lecturers and students.

Sentences round a fact say which way a number went. Where a new calibration makes such a sentence untrue, the fact
fails, and with it the build.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cubb_sim import Comparison, EmploymentServiceModel, compare, run
from cubb_sim.parameters import LEVERS, PARAMETERS, Grade
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import QUANTITIES
from cubb_sim.scenario import load_scenario
from docs.site.facts import fact
from docs.site.worlds import REPLICATIONS, SEED, Worlds

TODAY = "holstebro"
PACKAGE = "holstebro+cubb_package"
STABLE = "holstebro+stable_caseworkers"
HOURS = "hours_ever_share"
TURNOVER = "staff_turnover"
FIRST_COMPARISON = Path(__file__).resolve().parents[2] / "tutorials" / "first_comparison.md"
CONTESTED_TURNOVER = 0.12
"""What the first comparison contests with."""
OTHER_SEEDS = (101, 201, 301)


def require(holds: bool, said: str) -> None:
    """Fail where the pages say something that is no longer so."""
    if not holds:
        raise ValueError(f"The pages say that {said}.")


@fact("learn.today_hours", unit="percent", decimals=0)
def today_hours(worlds: Worlds) -> float:
    """Ordinary paid hours at some time, as today."""
    return worlds.mean(TODAY, HOURS)


@fact("learn.package_hours", unit="percent", decimals=0)
def package_hours(worlds: Worlds) -> float:
    """The same with the whole package."""
    return worlds.mean(PACKAGE, HOURS)


@fact("learn.package_difference", unit="points")
def package_difference(worlds: Worlds) -> float:
    """The first difference a reader sees."""
    return worlds.comparison(TODAY, PACKAGE).difference(HOURS).difference


@fact("learn.package_low", unit="points")
def package_low(worlds: Worlds) -> float:
    """Lower end of its 95 % interval."""
    return worlds.comparison(TODAY, PACKAGE).difference(HOURS).low_95


@fact("learn.package_high", unit="points")
def package_high(worlds: Worlds) -> float:
    """Upper end of its 95 % interval."""
    return worlds.comparison(TODAY, PACKAGE).difference(HOURS).high_95


@fact("learn.package_worse", unit="number")
def package_worse(worlds: Worlds) -> int:
    """Outcomes that got clearly worse with the package."""
    worse = worlds.comparison(TODAY, PACKAGE).gains_and_losses().worse
    require("hours_gap" in {one.quantity.name for one in worse}, "the gap between close and far grows with the package")
    return len(worse)


@fact("learn.package_lost", unit="number", decimals=0)
def package_lost(worlds: Worlds) -> float:
    """Persons in a thousand who have paid hours only as today."""
    everybody = worlds.comparison(TODAY, PACKAGE).who_gained()[0].hours
    require(everybody.only_baseline >= 1.0, "some have paid hours only as today")
    return everybody.only_baseline


@fact("learn.package_gained", unit="number", decimals=0)
def package_gained(worlds: Worlds) -> float:
    """Persons in a thousand who have paid hours only with the package."""
    return worlds.comparison(TODAY, PACKAGE).who_gained()[0].hours.only_other


@fact("learn.stable_difference", unit="points")
def stable_difference(worlds: Worlds) -> float:
    """What stable caseworkers change; the pages say that the interval holds nothing at all."""
    one = worlds.comparison(TODAY, STABLE).difference(HOURS)
    require(one.low_95 < 0.0 < one.high_95, "the interval of stable caseworkers holds 0")
    require(one.n_higher > 0.75 * one.n_replications, "it is more in most runs")
    return one.difference


@fact("learn.stable_low", unit="points")
def stable_low(worlds: Worlds) -> float:
    """Lower end of its 95 % interval."""
    return worlds.comparison(TODAY, STABLE).difference(HOURS).low_95


@fact("learn.stable_high", unit="points")
def stable_high(worlds: Worlds) -> float:
    """Upper end of its 95 % interval."""
    return worlds.comparison(TODAY, STABLE).difference(HOURS).high_95


@fact("learn.stable_higher", unit="number")
def stable_higher(worlds: Worlds) -> int:
    """Runs in which more have paid hours."""
    return worlds.comparison(TODAY, STABLE).difference(HOURS).n_higher


@cache
def fixed() -> Comparison:
    """The same comparison with the centre of the fitted numbers in every run."""
    return compare(TODAY, STABLE, replications=REPLICATIONS, seed=SEED, fixed=True)


@fact("learn.fixed_low", unit="points")
def fixed_low(worlds: Worlds) -> float:
    """Its interval, which holds chance only; the pages say that it is narrower and no longer holds 0."""
    one, usual = fixed().difference(HOURS), worlds.comparison(TODAY, STABLE).difference(HOURS)
    require(one.low_95 > 0.0, "with fixed numbers the interval does not hold 0")
    require(one.high_95 - one.low_95 < usual.high_95 - usual.low_95, "with fixed numbers the interval is narrower")
    return one.low_95


@fact("learn.fixed_high", unit="points")
def fixed_high(worlds: Worlds) -> float:
    """Upper end of that interval."""
    return fixed().difference(HOURS).high_95


@fact("learn.contested_difference", unit="points")
def contested_difference(worlds: Worlds) -> float:
    """Stable caseworkers where fewer leave today; the pages say that less is left to gain."""
    command = f"--assume caseworker_turnover={CONTESTED_TURNOVER}"
    require(command in FIRST_COMPARISON.read_text(encoding="utf-8"), f"one can contest with {command}")
    found = contested(CONTESTED_TURNOVER)
    usual = worlds.comparison(TODAY, STABLE).difference(HOURS).difference
    require(0.0 < found.difference(HOURS).difference < usual, "less is left to gain where fewer leave")
    require(found.difference(TURNOVER).difference < 0.0, "turnover falls also where fewer leave today")
    return found.difference(HOURS).difference


@cache
def contested(turnover: float) -> Comparison:
    """Stable caseworkers where another share of the caseworkers leave today."""
    assume = [f"caseworker_turnover={turnover}"]
    return compare(TODAY, STABLE, replications=REPLICATIONS, seed=SEED, assume=assume)


@fact("learn.turnover_contested", unit="percent", decimals=0)
def turnover_contested(worlds: Worlds) -> float:
    """The turnover that the first comparison contests with."""
    return CONTESTED_TURNOVER


@fact("learn.turnover_changed", unit="percent", decimals=0)
def turnover_changed(worlds: Worlds) -> float:
    """What the scenario sets; the pages say that the change turns round where less than that leave today."""
    changes = load_scenario(STABLE).lever_changes
    set_by_it = next(one.value for one in changes if one.lever == "caseworker_turnover")
    require(set_by_it < CONTESTED_TURNOVER, "the contested turnover lies above the scenario's")
    below = contested(set_by_it / 2).difference(TURNOVER)
    require(below.difference > 0.0, "where fewer leave than the scenario sets, the change turns round")
    without, with_it = (contested(one).difference(HOURS).difference for one in (set_by_it, CONTESTED_TURNOVER))
    require(without > with_it / 2, "what remains comes mostly from the other parts of the change")
    return set_by_it


@fact("learn.other_seeds", unit="text")
def other_seeds(worlds: Worlds) -> Text:
    """Seeds with which the verdict is another; the pages say that not knowing is sometimes estimated as 0."""
    found = [compare(TODAY, STABLE, replications=REPLICATIONS, seed=seed).difference(HOURS) for seed in OTHER_SEEDS]
    require(all(one.low_95 > 0.0 for one in found), "with other seeds the whole interval lies above 0")
    require(any(one.sd_unknown == 0.0 for one in found), "not knowing is sometimes estimated as 0")
    *first, last = OTHER_SEEDS
    named = ", ".join(str(seed) for seed in first)
    return Text(f"{named} og {last}", f"{named} and {last}")


@fact("learn.turnover_today", unit="percent", decimals=0)
def turnover_today(worlds: Worlds) -> float:
    """What the model takes caseworkers' turnover to be."""
    return LEVERS["caseworker_turnover"].default


@fact("learn.numbers", unit="number")
def numbers(worlds: Worlds) -> int:
    """Numbers of the model, the levers' values today among them."""
    return len(PARAMETERS) + len(LEVERS)


@fact("learn.levers", unit="number")
def levers(worlds: Worlds) -> int:
    """The levers among them."""
    return len(LEVERS)


@fact("learn.other_numbers", unit="number")
def other_numbers(worlds: Worlds) -> int:
    """The numbers that are no levers."""
    return len(PARAMETERS)


@fact("learn.assumed", unit="number")
def assumed(worlds: Worlds) -> int:
    """Those of them that are assumed."""
    return sum(one.grade is Grade.ASSUMED for one in (*PARAMETERS.values(), *LEVERS.values()))


@fact("learn.outcomes", unit="number")
def outcomes(worlds: Worlds) -> int:
    """How many outcomes a comparison looks at."""
    return len(QUANTITIES)


def everybody_is_heard(at_caseworker, clarity_sd, p):  # type: ignore[no-untyped-def]
    """The rule that the tutorial writes; the same text as there."""
    return 1.0


@cache
def heard() -> Comparison:
    """Today, and today with that rule."""
    model = EmploymentServiceModel.with_rules(grasp_probability=everybody_is_heard)
    today = run(TODAY, replications=REPLICATIONS, seed=SEED)
    return Comparison(today, [run(TODAY, model=model, replications=REPLICATIONS, seed=SEED)])


@fact("learn.grasped_today", unit="percent", decimals=0)
def grasped_today(worlds: Worlds) -> float:
    """Share of voiced perspectives that are grasped."""
    return worlds.mean(TODAY, "grasped_share")


@fact("learn.heard_hours", unit="points")
def heard_hours(worlds: Worlds) -> float:
    """What paid hours move when everything is grasped; the pages say that it is far less than the grasping."""
    hours, grasped = heard().difference(HOURS), heard().difference("grasped_share")
    require(grasped.changed == 1.0, "with the rule everything is grasped")
    require(0.0 < hours.difference < grasped.difference / 4, "paid hours move by far less than the grasping")
    require(hours.low_95 > 0.0, "paid hours clearly move")
    broken = heard().difference("broken_promises_per_100_citizen_years")
    require(broken.low_95 < 0.0 < broken.high_95, "broken promises show no clear difference")
    answered = heard().difference("responsiveness")
    require(
        answered.low_95 > 0.0 and answered.changed < grasped.changed / 2, "most of what is grasped leads to nothing"
    )
    return hours.difference


@fact("learn.heard_responsiveness", unit="percent", decimals=0)
def heard_responsiveness(worlds: Worlds) -> float:
    """Responsiveness when everything is grasped."""
    return heard().difference("responsiveness").changed
