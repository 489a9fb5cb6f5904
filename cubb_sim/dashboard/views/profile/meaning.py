"""What the corrections mean for what comes out as today: levels before and after, with no lever moved."""

from __future__ import annotations

import math

from cubb_sim.dashboard.session import Session
from cubb_sim.number_format import UNDEFINED, kroner, number, value_in_unit
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS, LEGITIMACY, QUANTITIES
from cubb_sim.report.markup import Column, Markup, element, table
from cubb_sim.report.sentences.goals import mean_of_runs
from cubb_sim.report.sentences.price import NET_COST
from cubb_sim.results import RunResult

HEADING = Text("Hvad det betyder for tallene som i dag", "What it means for the figures as today")
NOTHING = Text(
    "Ret et håndtag, så står her, hvad det betyder for tallene, når intet andet bliver ændret.",
    "Correct a lever, and this says what it means for the figures when nothing else is changed.",
)
PER_CITIZEN = Text("pr. borger om året", "per citizen and year")
ALWAYS_TOGETHER = (
    *CUBB_GOALS,
    "meaning_over_time",
    "trust",
    *(name for one in LEGITIMACY for name in one.quantities),
    NET_COST,
)
"""What is shown, never one without the others: the goals, experience, the four considerations, the municipal purse."""
OWN, SAID = Text("Modellens tal", "The model's figures"), Text("Som I siger", "As you say")
COMING = Text("Tallene er på vej.", "The figures are on their way.")


def meaning(session: Session, own: RunResult | None, said: RunResult | None, n_total: int) -> Markup:
    """A table of levels with the model's own figures and with the corrections.

    Args:
        own, said: the municipality as today, with the model's own profile and with the corrected one.
        n_total: runs there will be of each.
    """
    heading = element("h2", session.say(HEADING))
    if not session.selection.profile:
        return element("section", heading, element("p", session.say(NOTHING)), class_="profile-meaning")
    if own is None or said is None:
        return element("section", heading, element("p", session.say(COMING)), class_="profile-meaning")
    return element(
        "section",
        heading,
        _table(session, own, said, _runs(session, own, said, n_total)),
        class_="profile-meaning",
    )


def _runs(session: Session, own: RunResult, said: RunResult, n_total: int) -> str:
    n, total = (number(one, session.language) for one in (min(own.n_replications, said.n_replications), n_total))
    return session.say(Text(f"Gennemsnit af {n} af {total} kørsler.", f"Mean of {n} of {total} runs."))


def _table(session: Session, own: RunResult, said: RunResult, caption: str) -> Markup:
    columns = [
        Column(session.say(Text("Resultatmål", "Outcome"))),
        Column(session.say(OWN), is_number=True),
        Column(session.say(SAID), is_number=True),
    ]
    rows = [
        [
            session.say(QUANTITIES[name].title),
            _written(own, name, session.language),
            _written(said, name, session.language),
        ]
        for name in ALWAYS_TOGETHER
    ]
    return table(caption, columns, rows)


def _written(result: RunResult, name: str, language: str) -> str:
    value = mean_of_runs(result, name)
    if math.isnan(value):
        return UNDEFINED
    if name != NET_COST:
        return value_in_unit(value, QUANTITIES[name].unit, language)
    return f"{kroner(value, language)} {PER_CITIZEN.in_language(language)}"
