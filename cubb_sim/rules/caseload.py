"""How a caseworker's finite hours are shared, and what the sharing leaves."""

from __future__ import annotations

from cubb_sim.compilation import rule
from cubb_sim.kinds import Record
from cubb_sim.rules.scales import clip01

MINUTES = 60.0
NEARLY_NONE = 0.01
"""Keeps divisions finite where a caseworker has no citizens."""


@rule
def demands_share(pressure: float, reform_load: float, p: Record) -> float:
    """Share [0-1] of paid hours taken by documentation, targets and new rules. p: group `time`."""
    return clip01(p.demands_share + p.target_demands * pressure + reform_load)


@rule
def hours_for_citizens(paid: float, demands: float, learning: float, p: Record) -> float:
    """Hours a month left for citizens, at least 1, of `paid` hours; `demands` and `learning` in hours."""
    return max(1.0, paid * (1.0 - p.absence_share) - demands - learning)


@rule
def meeting_minutes(free_minutes: float, p: Record) -> float:
    """Minutes of work one meeting takes: preparation, the unavoidable, and the free part."""
    return p.preparation_minutes + p.institutional_minutes + free_minutes


@rule
def affordable_free_minutes(wanted: float, hours: float, n_due: float, p: Record) -> float:
    """Free minutes [0 to `wanted`] per meeting where `n_due` meetings share `hours`: they shrink before meetings do.

    Source: "samtalefabrik", seed 002, section 6.1.
    """
    room = (
        hours * p.meeting_share_limit * MINUTES / max(n_due, NEARLY_NONE)
        - p.preparation_minutes
        - p.institutional_minutes
    )
    return max(0.0, min(wanted, room))


@rule
def share_of_meetings_held(hours: float, n_due: float, p: Record) -> float:
    """Share [0-1] of due meetings there is time for, once the free minutes are gone."""
    needed = n_due * (p.preparation_minutes + p.institutional_minutes) / MINUTES
    return min(1.0, hours * p.meeting_share_limit / max(needed, NEARLY_NONE))


@rule
def follow_up_share(hours_left: float, caseload: float, p: Record) -> float:
    """Share [0-1] of agreed matters there is time to follow up with the hours left after meetings and calls."""
    return clip01(hours_left / max(caseload * p.follow_up_hours, NEARLY_NONE))


@rule
def strain_goal(load: float, pressure: float, climate: float, support: float, p: Record) -> float:
    """Strain [0-1] a caseworker moves towards.

    Args:
        load: hours asked for over hours there are (1 = just enough).
        pressure: target pressure [0-1], felt in proportion to rivalry.
        climate: of the team [0-1].
        support: leadership support, deviation from today's.
        p: group `time`.
    """
    return clip01(
        p.load_effect * min(load, 2.0) + p.pressure_strain * pressure * (1.0 - climate) - p.support_relief * support
    )
