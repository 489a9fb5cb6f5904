"""How much of everything there is, and what is taken where nothing else is said: counts, goals, defaults and limits."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cubb_sim import compare, run
from cubb_sim.calibration.validation.run_trials import DEFAULT_REPLICATIONS as VALIDATION_PAIRS
from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.session.address import N_REPLICATIONS
from cubb_sim.experiments.design.sizes import MOST_RUNS
from cubb_sim.local_data.derivations import EFFORT_KR_PER_PERSON, usual_missed_share
from cubb_sim.local_data.reading import FEWEST_PEOPLE
from cubb_sim.parameters import GROUPS, LEVERS, PARAMETERS
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS, LEGITIMACY
from cubb_sim.rules.job_finding import HIGHEST_HAZARD
from cubb_sim.rules.measures import CITIZENS_PER_SOCIAL_ENTERPRISE
from cubb_sim.scenario import load_scenario
from cubb_sim.scenario.schema import LONGEST_HORIZON_MONTHS, SHORTEST_HORIZON_MONTHS
from docs.site.facts import FactError, fact
from docs.site.facts.odd import reading
from docs.site.worlds import REPLICATIONS, SEED, Worlds

NOTEBOOKS = Path(__file__).resolve().parents[3] / "experiments" / "notebooks"
TODAY = "holstebro"
"""The scenario of the pages; its horizon is the one that scenarios have where they say nothing."""
DRAWN_TWICE = 2
"""Pairs of a trial that share a draw of the posterior."""
MONTHS_A_YEAR = 12
INTERNSHIPS, INTERNSHIP_LEVER = "internships_per_100_citizen_years", "internship_volume"
WORDS = {
    "da": "nul en to tre fire fem seks syv otte ni ti elleve tolv",
    "en": "zero one two three four five six seven eight nine ten eleven twelve",
}


def in_words(count: int) -> Text:
    """A small number as prose writes it; in digits where it has no word here."""
    da, en = (dict(enumerate(words.split())) for words in WORDS.values())
    return Text(da.get(count, str(count)), en.get(count, str(count)))


def runs() -> int:
    """Runs of a comparison, which the dashboard, the commands, Python and this site have in common."""
    usual = {inspect.signature(one).parameters["replications"].default for one in (run, compare)}
    if {N_REPLICATIONS, REPLICATIONS} != usual:
        raise FactError("The dashboard, this site and `run` no longer make the same number of runs; the pages say so.")
    return N_REPLICATIONS


def years() -> int:
    """Years that a scenario lives through where it says nothing else."""
    months = load_scenario(TODAY).horizon_months
    if months % MONTHS_A_YEAR:
        raise FactError(f"The pages count the horizon in whole years; it is {months} months.")
    return months // MONTHS_A_YEAR


def levers_of_a_flip() -> int:
    """Levers that the work table shows first."""
    return max(len(one.levers) for one in FLIPS.values())


def notebooks() -> int:
    """Notebooks of the course, the answers not counted."""
    return len(list(NOTEBOOKS.glob("*.ipynb")))


def effort_without_caseworkers() -> float:
    """Kroner a citizen-year that the national average leaves for offers."""
    return EFFORT_KR_PER_PERSON - PARAMETERS["economy.caseworker_kr_per_year"].default / LEVERS["caseload"].default


def trial_rows() -> list[Any]:
    """What became of the trials that were never fitted, a row for each contrast."""
    rows: list[Any] = reading("en").rows("validation")
    return rows


IN_WORDS: dict[str, Callable[[], int]] = {
    "years": years,
    "flips": lambda: len(FLIPS),
    "flip_levers": levers_of_a_flip,
    "notebooks": notebooks,
    "pillars": lambda: len({one.pillar for one in LEVERS.values()}),
    "switches": lambda: len(GROUPS["switches"]),
    "fewest_people": lambda: FEWEST_PEOPLE,
    "legitimacy": lambda: len(LEGITIMACY),
    "contrasts": lambda: len(trial_rows()),
    "results": lambda: len({(one.trial, one.month) for one in trial_rows()}),
    "trials": lambda: len({one.trial for one in trial_rows()}),
}
NUMBERS: dict[str, Callable[[], float]] = {
    "runs": runs,
    "seed": lambda: SEED,
    "months": lambda: load_scenario(TODAY).horizon_months,
    "shortest": lambda: SHORTEST_HORIZON_MONTHS,
    "longest": lambda: LONGEST_HORIZON_MONTHS,
    "other_levers": lambda: len(LEVERS) - levers_of_a_flip(),
    "most_runs": lambda: MOST_RUNS,
    "validation_pairs": lambda: VALIDATION_PAIRS,
    "validation_draws": lambda: VALIDATION_PAIRS / DRAWN_TWICE,
    "enterprise_citizens": lambda: CITIZENS_PER_SOCIAL_ENTERPRISE,
    "internships_aimed": lambda: LEVERS[INTERNSHIP_LEVER].default,
    "internships_aimed_half": lambda: LEVERS[INTERNSHIP_LEVER].default / 2,
    "caseload": lambda: LEVERS["caseload"].default,
    "caseworker_kr": lambda: PARAMETERS["economy.caseworker_kr_per_year"].default,
    "effort_kr": lambda: EFFORT_KR_PER_PERSON,
    "offers_kr": effort_without_caseworkers,
}
SHARES: dict[str, Callable[[], float]] = {
    "goal_hours": lambda: CUBB_GOALS["hours_ever_share"].goal,
    "goal_work": lambda: CUBB_GOALS["work_at_end_share"].goal,
    "package_low": lambda: PARAMETERS["internship.package_conversion"].low,
    "package_high": lambda: PARAMETERS["internship.package_conversion"].high,
}


@fact("size.missed", unit="percent", decimals=1)
def missed(worlds: Worlds) -> float:
    """Meetings that are missed where a municipality does not say."""
    return usual_missed_share()


@fact("size.highest_hazard", unit="ratio")
def highest_hazard(worlds: Worlds) -> float:
    """What the chance of finding work in a month is capped at."""
    return HIGHEST_HAZARD


@fact("size.internships_begun", unit="number", decimals=0)
def internships_begun(worlds: Worlds) -> float:
    """Internships a year per 100 citizens, in Holstebro as today."""
    return worlds.mean(TODAY, INTERNSHIPS)


@fact("size.internships_begun_half", unit="number", decimals=0)
def internships_begun_half(worlds: Worlds) -> float:
    """The same where half as many have been aimed at from the start."""
    half = f"{INTERNSHIP_LEVER}={LEVERS[INTERNSHIP_LEVER].default / 2}"
    found = run(TODAY, replications=REPLICATIONS, seed=SEED, assume=[half])
    return float(found.level(INTERNSHIPS).mean)


def _declare() -> None:
    """Facts that are one count or one declared number each."""
    for name, compute in IN_WORDS.items():
        fact(f"size.{name}", unit="text")(lambda worlds, compute=compute: in_words(compute()))
    for name, number in NUMBERS.items():
        fact(f"size.{name}", unit="number")(lambda worlds, number=number: number())
    for name, share in SHARES.items():
        fact(f"size.{name}", unit="percent", decimals=0)(lambda worlds, share=share: share())


_declare()
