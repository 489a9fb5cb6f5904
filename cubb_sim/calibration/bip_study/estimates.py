"""What the study finds: T6 to T9 of docs/evidence.md, each by a stated definition, and the models behind them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from cubb_sim.calibration.bip_study.caseworkers import ShrunkenShares, observed_minus_expected, shrunken_shares
from cubb_sim.calibration.bip_study.design import StudyDesign
from cubb_sim.calibration.bip_study.hazard_model import HazardFit, fit_hazard
from cubb_sim.calibration.bip_study.person_periods import (
    Matrix,
    PersonPeriods,
    believes,
    citizen_indicators,
    controls,
    has_belief,
)
from cubb_sim.calibration.bip_study.questionnaire import BELIEF_ITEM, NO_ANSWER, Answers
from cubb_sim.calibration.bip_study.register import Array, Register
from cubb_sim.kinds import NOBODY, NOT_YET, State
from cubb_sim.rules.scales import MONTHS_PER_YEAR

SHIFT, BELIEVES = "caseworker_shift", "caseworker_believes"


@dataclass(frozen=True, eq=False)
class Estimates:
    """The study's findings. NaN means that it could not be estimated, and `reasons` says why.

    Attributes:
        shift_hazard_ratio, shift_log_se: T6, and the standard error of its logarithm.
        shift_ratio_after: T6 had answers given after the shift been adjusted for, from the model for belief: what the
            shift did to them is then taken away from it.
        belief_hazard_ratio, belief_log_se: T7.
        employed_if_believed, employed_if_not_believed: T8, shares.
        n_believed, n_not_believed: participants behind them.
        best_caseworker, worst_caseworker: T9, shares with chance removed.
        best_caseworker_adjusted, worst_caseworker_adjusted: the same after controls.
        best_with_chance, worst_with_chance: T9 from raw shares, with the chance of few clients still in them.
        caseworker_sd, caseworker_sd_adjusted: estimated spread of the caseworkers' true shares.
        n_participants, n_answers, mean_answers, n_measurements: how large the study became. Measurements count the
            citizens' and the caseworkers' parts.
        n_caseworkers: different people who were caseworkers of a participant in some month of the study.
        n_events: entries into first work in the periods of the model for belief.
        reasons: by name of the estimate.
        shift_model, belief_model: all coefficients.
        caseworkers, caseworkers_adjusted: the shares behind T9.
    """

    shift_hazard_ratio: float
    shift_log_se: float
    shift_ratio_after: float
    belief_hazard_ratio: float
    belief_log_se: float
    employed_if_believed: float
    employed_if_not_believed: float
    n_believed: int
    n_not_believed: int
    best_caseworker: float
    worst_caseworker: float
    best_caseworker_adjusted: float
    worst_caseworker_adjusted: float
    best_with_chance: float
    worst_with_chance: float
    caseworker_sd: float
    caseworker_sd_adjusted: float
    n_participants: int
    n_answers: int
    mean_answers: float
    n_measurements: int
    n_caseworkers: int
    n_events: int
    shift_model: HazardFit
    belief_model: HazardFit
    caseworkers: ShrunkenShares
    caseworkers_adjusted: ShrunkenShares
    reasons: Mapping[str, str] = field(default_factory=dict)

    def numbers(self) -> dict[str, float]:
        """Everything that is a single number, by name."""
        return {name: value for name, value in vars(self).items() if isinstance(value, int | float)}


def estimates(register: Register, answers: Answers, periods: PersonPeriods, design: StudyDesign) -> Estimates:
    """Everything the study finds."""
    shift_model = model_of_shifts(register, answers, periods, design)
    belief_model = model_of_belief(register, answers, periods, design)
    shift, shift_se, no_shift = shift_model.log_ratio(SHIFT)
    belief, belief_se, no_belief = belief_model.log_ratio(BELIEVES)
    (believed, n_believed), (not_believed, n_not) = employed_by_belief(register, answers, design)
    raw, adjusted = caseworker_shares(register, answers, design)
    best, worst = raw.best_and_worst(design.tail_share)
    best_adjusted, worst_adjusted = adjusted.best_and_worst(design.tail_share)
    best_with_chance, worst_with_chance = raw.best_and_worst(design.tail_share, with_chance=True)
    reasons = {
        "shift_hazard_ratio": no_shift,
        "shift_ratio_after": belief_model.log_ratio(SHIFT)[2],
        "belief_hazard_ratio": no_belief,
        "employed_if_believed": "" if n_believed else "no caseworker's first answer is in the highest category",
        "employed_if_not_believed": "" if n_not else "no caseworker's first answer is in the lowest category",
        "best_caseworker": raw.reason,
        "best_caseworker_adjusted": adjusted.reason,
    }
    return Estimates(
        shift_hazard_ratio=math.exp(shift), shift_log_se=shift_se,
        shift_ratio_after=math.exp(belief_model.log_ratio(SHIFT)[0]),
        belief_hazard_ratio=math.exp(belief), belief_log_se=belief_se,
        employed_if_believed=believed, employed_if_not_believed=not_believed,
        n_believed=n_believed, n_not_believed=n_not,
        best_caseworker=best, worst_caseworker=worst,
        best_caseworker_adjusted=best_adjusted, worst_caseworker_adjusted=worst_adjusted,
        best_with_chance=best_with_chance, worst_with_chance=worst_with_chance,
        caseworker_sd=math.sqrt(raw.variance_between), caseworker_sd_adjusted=math.sqrt(adjusted.variance_between),
        n_participants=answers.n_participants, n_answers=answers.n_answers,
        mean_answers=answers.n_answers / answers.n_participants, n_measurements=answers.n_measurements,
        n_caseworkers=n_caseworkers(register, answers), n_events=belief_model.n_events,
        shift_model=shift_model, belief_model=belief_model, caseworkers=raw, caseworkers_adjusted=adjusted,
        reasons={name: reason for name, reason in reasons.items() if reason},
    )  # fmt: skip


def model_of_shifts(register: Register, answers: Answers, periods: PersonPeriods, design: StudyDesign) -> HazardFit:
    """T6: hazard of first work after a caseworker shift, adjusted for the register and the citizen's earlier answers.

    The answers are the latest from before the window in which shifts count. A shift works through trust, alliance,
    clarity and efficacy, which is what the items ask about: adjusting for answers given after it would take away what
    it did. The caseworker's part is left out, because it is missing where a post is vacant and a shift is near.
    """
    rows = periods.chosen(periods.answer_before >= 0)
    exposure = Matrix(rows.has_shifted[:, None].astype(np.float64), (SHIFT,))
    return _adjusted(register, answers, rows, rows.answer_before, exposure, design)


def model_of_belief(register: Register, answers: Answers, periods: PersonPeriods, design: StudyDesign) -> HazardFit:
    """T7: hazard of first work where the caseworker believes, adjusted for the register and the citizen's own answers.

    Believing is one of the two highest categories of the latest caseworker's part. A shift in the window before is
    among the controls: it is followed by another caseworker's belief.
    """
    known = periods.chosen(periods.answer >= 0)
    rows = known.chosen(has_belief(answers, known.answer))
    exposure = Matrix(
        np.column_stack([believes(answers, rows.answer, design), rows.has_shifted]).astype(np.float64),
        (BELIEVES, SHIFT),
    )
    return _adjusted(register, answers, rows, rows.answer, exposure, design)


def _adjusted(
    register: Register, answers: Answers, rows: PersonPeriods, answer: Array, exposure: Matrix, design: StudyDesign
) -> HazardFit:
    citizens = answers.participants[rows.participant]
    since_start = ((rows.month - design.first_month) / MONTHS_PER_YEAR)[:, None]
    parts = (
        exposure,
        Matrix(since_start, ("years_since_start",)),
        controls(register, citizens, rows.month, job_centres=design.has_job_centres),
        citizen_indicators(answers, answer),
    )
    names = tuple(name for part in parts for name in part.names)
    return fit_hazard(rows.finds_work, np.column_stack([part.values for part in parts]), names, design.min_events)


def first_with_caseworker(answers: Answers) -> Array:
    """Rows of each participant's first answer with a caseworker's part, of those who have one."""
    rows = np.flatnonzero(answers.items[:, BELIEF_ITEM] != NO_ANSWER)
    _, first = np.unique(answers.participant[rows], return_index=True)
    chosen: Array = rows[first]
    return chosen


def last_with_caseworker(answers: Answers) -> Array:
    """Rows of each participant's last answer with a caseworker's part, of those who have one."""
    rows = np.flatnonzero(answers.items[:, BELIEF_ITEM] != NO_ANSWER)
    _, first = np.unique(answers.participant[rows][::-1], return_index=True)
    chosen: Array = rows[::-1][first]
    return chosen


def employed_by_belief(
    register: Register,
    answers: Answers,
    design: StudyDesign,
    *,
    categories: int = 1,
    rows: Array | None = None,
    months: int | None = None,
) -> tuple[tuple[float, int], tuple[float, int]]:
    """T8: share in ordinary work at some time after the answer, where the caseworker believes and where not.

    The source defines neither, nor the window. Here: the first answer, because nobody has then been selected by
    staying; the highest against the lowest category; first paid hours or job within the study's follow-up, as for the
    caseworkers' clients (T9), among those who had none before.

    Args:
        register, answers, design: of the study.
        categories: how many at either end count.
        rows: of the answers that count, one per participant; the first of each where not given.
        months: of follow-up; those of the design where not given.

    Returns:
        Share and number of participants, first of those believed in and then of the others; NaN where there is nobody.
    """
    rows = first_with_caseworker(answers) if rows is None else rows
    first = register.first_hours_month[answers.participants[answers.participant[rows]]]
    month = answers.month[rows]
    new = (first == NOT_YET) | (first > month)
    last = month + (design.follow_up_months if months is None else months)
    finds = (first > month) & (first <= last)
    item = answers.items[rows, BELIEF_ITEM]
    return _share(finds, new & (item > design.n_categories - categories)), _share(finds, new & (item <= categories))


def _share(outcome: Array, among: Array) -> tuple[float, int]:
    n = int(among.sum())
    return (float(outcome[among].mean()) if n else math.nan), n


def clients(register: Register, answers: Answers, design: StudyDesign) -> tuple[Array, Array]:
    """Rows of the first answers with a caseworker, and who of them is in work or education in time: (N,), (N,) bool.

    A client belongs to the caseworker of the first answer, whatever happens afterwards: counting only until the next
    shift would make those look bad whose clients are moved. Those who had worked before are left out.
    """
    rows = first_with_caseworker(answers)
    citizens, month = answers.participants[answers.participant[rows]], answers.month[rows]
    work, education = register.first_hours_month[citizens], register.first_month_in(State.EDUCATION)[citizens]
    new = (work == NOT_YET) | (work > month)
    last = month + design.follow_up_months
    in_time = ((work > month) & (work <= last)) | ((education > month) & (education <= last))
    return rows[new], in_time[new]


def caseworker_shares(
    register: Register, answers: Answers, design: StudyDesign
) -> tuple[ShrunkenShares, ShrunkenShares]:
    """T9: clients' shares into job or education per caseworker, raw and after controls, both with chance removed.

    The controls are the register's and the citizen's own ten items; the caseworker's belief is no control, because it
    is the caseworker's.
    """
    rows, outcome = clients(register, answers, design)
    caseworker = answers.caseworker[rows]
    raw = shrunken_shares(outcome, caseworker, design.min_clients)
    if raw.reason:
        return raw, raw
    citizens, month = answers.participants[answers.participant[rows]], answers.month[rows]
    known = controls(register, citizens, month, job_centres=design.has_job_centres)
    left = observed_minus_expected(outcome, np.column_stack([known.values, citizen_indicators(answers, rows).values]))
    return raw, shrunken_shares(left, caseworker, design.min_clients)


def n_caseworkers(register: Register, answers: Answers) -> int:
    """Different people who were caseworkers of a participant in some month from the first questionnaire on."""
    seen = np.unique(register.caseworker[answers.months[0] :, answers.participants])
    return int(np.sum(seen != NOBODY))
