"""Facts of the run sheets for the strategy, whole-person and conversation FLIPs: what the dashboard shows."""

from __future__ import annotations

from cubb_sim.biography import Find, find_citizens
from cubb_sim.parameters import PARAMETERS, Grade
from cubb_sim.quantities import CUBB_GOALS
from docs.site.facts import FactError, fact
from docs.site.facts.cases import HOURS, Sheets, lived, result_of
from docs.site.facts.flip_a_cases import CASES, FOLLOWED
from docs.site.worlds import Worlds


@fact("flip_a.goal_reached", unit="number")
def goal_reached(worlds: Worlds) -> int:
    """Runs of Holstebro with more staff in which the first goal is reached; the sheet says that it is none."""
    reached = int((result_of(CASES["more_staff"].selection, True).value(HOURS) >= CUBB_GOALS[HOURS].goal).sum())
    if reached:
        raise FactError(f"flip_a: the goal is reached in {reached} runs, and the sheet says in none.")
    return reached


def _parted(has_gained: bool) -> int:
    """Citizens of the first run who got paid hours in one of the two worlds of `stay` only."""
    worlds = [lived(CASES["stay"].selection, is_changed) for is_changed in (False, True)]
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


Sheets("flip_a", CASES, FOLLOWED).declare(without_hours=("saving",))  # of which the sheet gives one group only
