"""From one simulated study to the numbers that published findings are compared with, each defined once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from cubb_sim.kinds import NOT_YET, State

if TYPE_CHECKING:
    from cubb_sim.calibration.bip_study import BipStudy, Register

Array = np.ndarray[Any, np.dtype[Any]]

MONTHS_PER_YEAR = 12
RETENTION_MONTHS = 12
EARLY_MONTHS = 3
SHIFT_WINDOW_MONTHS = 24
IDLE_MONTHS = 3
AFTER_INTERNSHIP_MONTHS = 3
"""13 weeks."""
WARM_UP_MONTHS = 6
"""Left out of means over months: the starting cohort's plans and queues are made up (assumed)."""


def in_work(register: Register) -> Array:
    """Ordinary paid hours beside the benefit, or an ordinary job, bool[H + 1, n]."""
    return np.asarray((register.state == State.HOURS) | (register.state == State.JOB))


def on_benefit(register: Register) -> Array:
    """On benefit, with or without paid hours beside it, bool[H + 1, n]."""
    return np.asarray(register.state < State.JOB)


def first_work_month(register: Register) -> Array:
    """First month that ended in ordinary work, int[n]; 0 for those who had it at the start, `NOT_YET` for none."""
    working = in_work(register)
    return np.where(working.any(axis=0), working.argmax(axis=0), NOT_YET)


def share(part: Array, whole: Array) -> float:
    """The share of `whole` that is also `part`; NaN where the whole is empty."""
    n = int(whole.sum())
    return float((part & whole).sum() / n) if n else float("nan")


def hours_ever(study: BipStudy) -> float:
    """T1: share of the cohort with ordinary paid hours in some month, those who had them at the start included."""
    return float((study.register.first_hours_month != NOT_YET).mean())


def work_at_end(study: BipStudy) -> float:
    """T2: share of the cohort in ordinary work in the last month, with or without benefit beside it."""
    return float(in_work(study.register)[-1].mean())


def entry_within_a_year(study: BipStudy) -> float:
    """T3: share of those without work at the start who get their first in months 1 to 12."""
    first = np.asarray(study.register.first_hours_month)
    return share(np.asarray((first > 0) & (first <= MONTHS_PER_YEAR)), np.asarray(first != 0))


def spell_survival(register: Register, months: int) -> float:
    """Share of first spells of work, begun at least a year before the end, that are still going `months` later.

    The month a spell begins in is its first; a spell is over in the first month that ends without work. People who
    moved away cannot be followed and are left out.
    """
    working, first = in_work(register), first_work_month(register)
    began = np.flatnonzero((first > 0) & (first <= register.horizon_months - RETENTION_MONTHS))
    if not len(began):
        return float("nan")
    following = first[began][np.newaxis, :] + np.arange(1, months + 1)[:, np.newaxis]
    goes_on = working[following, began].all(axis=0)
    moved = np.asarray((register.state[following, began] == State.LEFT).any(axis=0))
    return share(np.asarray(goes_on), ~moved)


def kept_12_months(study: BipStudy) -> float:
    """T4: share of first spells that last twelve months."""
    return spell_survival(study.register, RETENTION_MONTHS)


def lost_within_3_months(study: BipStudy) -> float:
    """T4a: share of first spells that are over within three months."""
    return 1.0 - spell_survival(study.register, EARLY_MONTHS)


def shift_within_two_years(study: BipStudy) -> float:
    """T5: share with at least one caseworker shift in two years, of those on benefit at the start."""
    register = study.register
    month = min(SHIFT_WINDOW_MONTHS, register.horizon_months)
    return share(register.n_shifts[month] > register.n_shifts[0], on_benefit(register)[0])


def shift_hazard_ratio(study: BipStudy) -> float:
    """T6: as the study estimates it."""
    return study.estimates.shift_hazard_ratio


def belief_hazard_ratio(study: BipStudy) -> float:
    """T7: as the study estimates it."""
    return study.estimates.belief_hazard_ratio


def employed_if_believed(study: BipStudy) -> float:
    """T8a: raw share, with half a person added to either side so that nobody at all can be compared."""
    return _smoothed(study.estimates.employed_if_believed, study.estimates.n_believed)


def employed_if_not_believed(study: BipStudy) -> float:
    """T8b: as T8a, of those the caseworker does not believe in."""
    return _smoothed(study.estimates.employed_if_not_believed, study.estimates.n_not_believed)


def _smoothed(proportion: float, n: int) -> float:
    return (proportion * n + 0.5) / (n + 1.0) if n else float("nan")


def best_caseworker(study: BipStudy) -> float:
    """T9a: mean share of clients into job or education of the best tenth of caseworkers, chance taken out."""
    return study.estimates.best_caseworker


def worst_caseworker(study: BipStudy) -> float:
    """T9b: the same of the worst tenth."""
    return study.estimates.worst_caseworker


def gap_growth(study: BipStudy) -> float:
    """T9c: the gap between best and worst with controls over the gap without."""
    e = study.estimates
    raw = e.best_caseworker - e.worst_caseworker
    return (e.best_caseworker_adjusted - e.worst_caseworker_adjusted) / raw if raw > 0 else float("nan")


def passive_share(study: BipStudy) -> float:
    """T10: share of citizen-months on benefit whose last three months had neither a measure nor paid hours."""
    register = study.register
    idle = register.months_without_measure[WARM_UP_MONTHS:] >= IDLE_MONTHS
    return share(idle, on_benefit(register)[WARM_UP_MONTHS:])


def employed_after_internship(study: BipStudy) -> float:
    """T11: of internships that end, the share whose citizen is in ordinary work 13 weeks later."""
    state, working = study.register.state, in_work(study.register)
    last = len(state) - AFTER_INTERNSHIP_MONTHS
    ended = (state[: last - 1] == State.INTERNSHIP) & (state[1:last] != State.INTERNSHIP)
    return share(working[1 + AFTER_INTERNSHIP_MONTHS :], ended)


def hours_beside_benefit(study: BipStudy) -> float:
    """T12: share of citizen-months on benefit with ordinary hours beside it."""
    register = study.register
    return share((register.state == State.HOURS)[WARM_UP_MONTHS:], on_benefit(register)[WARM_UP_MONTHS:])


def entry_hazard(study: BipStudy) -> float:
    """First entries into work per year without it, over the whole run (the first derived fact)."""
    register = study.register
    first = register.first_hours_month
    start = first != 0
    last_month = np.where(first > 0, first, register.horizon_months)
    present = on_benefit(register)[:-1].sum(axis=0)
    years = np.minimum(last_month, present)[start].sum() / MONTHS_PER_YEAR
    return float((first > 0).sum() / years) if years else float("nan")


def late_exit_hazard(study: BipStudy) -> float:
    """Exits from work per year of it after the twelfth month of a spell (the first derived fact)."""
    working = in_work(study.register)
    length = np.zeros(working.shape[1], np.int64)
    months = exits = 0
    for month in range(1, len(working)):
        is_late = length > RETENTION_MONTHS
        months += int(is_late.sum())
        exits += int((is_late & ~working[month]).sum())
        length = np.where(working[month], length + 1, 0)
    return exits / (months / MONTHS_PER_YEAR) if months else float("nan")


MEASURES: dict[str, Callable[[BipStudy], float]] = {
    function.__name__: function
    for function in (
        hours_ever,
        work_at_end,
        entry_within_a_year,
        kept_12_months,
        lost_within_3_months,
        shift_within_two_years,
        shift_hazard_ratio,
        belief_hazard_ratio,
        employed_if_believed,
        employed_if_not_believed,
        best_caseworker,
        worst_caseworker,
        gap_growth,
        passive_share,
        employed_after_internship,
        hours_beside_benefit,
        entry_hazard,
        late_exit_hazard,
    )
}
"""Everything that is kept of a simulated study in the calibration, by name."""
MEASURE_NAMES: tuple[str, ...] = tuple(MEASURES)


def measures_of(study: BipStudy) -> Array:
    """All measures of a study, float64[len(MEASURES)]; NaN where one is undefined."""
    return np.array([function(study) for function in MEASURES.values()], np.float64)
