"""Answers linked to the register: one row per participant and quarter in which work could be found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from cubb_sim.calibration.bip_study.design import StudyDesign
from cubb_sim.calibration.bip_study.questionnaire import BELIEF_ITEM, ITEMS, N_CITIZEN_ITEMS, NO_ANSWER, Answers
from cubb_sim.calibration.bip_study.register import Array, Register
from cubb_sim.kinds import NOT_YET, Category, State
from cubb_sim.rules.scales import MONTHS_PER_YEAR

NONE_CARRIED = -1
TOP_CATEGORIES = 2
"""Highest categories that count as believing in the adjusted model: 4 and 5 of 5 (assumed; BIP's cut is not stated)."""
AGE_LIMITS = (30, 40, 50)
BENEFIT_YEARS = (1.0, 3.0, 5.0)
"""Where age groups and groups of time on benefit begin (assumed; under 30 is the law's own boundary)."""


@dataclass(frozen=True, eq=False)
class PersonPeriods:
    """The rows of the adjusted models. R rows, each a participant who at `month` is on benefit and has never worked.

    Attributes:
        participant: (R,) position in `answers.participants`.
        month: (R,) in whose end the period begins; it lasts to the next questionnaire.
        finds_work: (R,) bool, first ordinary paid hours or job within the period.
        has_shifted: (R,) bool, at least one caseworker shift in the `shift_window_months` before the period.
        answer: (R,) row of the latest answer, at most `carry_forward` quarters old; -1 where there is none.
        answer_before: (R,) the same for the latest answer given before the window in which shifts are counted.
    """

    participant: Array
    month: Array
    finds_work: Array
    has_shifted: Array
    answer: Array
    answer_before: Array

    def __len__(self) -> int:
        return len(self.participant)

    def chosen(self, rows: Array) -> PersonPeriods:
        """Only these rows."""
        return PersonPeriods(
            self.participant[rows], self.month[rows], self.finds_work[rows], self.has_shifted[rows],
            self.answer[rows], self.answer_before[rows],
        )  # fmt: skip

    def frame(self) -> Any:
        """The rows as a pandas table."""
        import pandas as pd  # noqa: PLC0415

        return pd.DataFrame({name: getattr(self, name) for name in self.__dataclass_fields__})


def person_periods(register: Register, answers: Answers, design: StudyDesign) -> PersonPeriods:
    """All periods in which a participant could find first work and in which an answer, old or new, stands in.

    Whoever leaves for education, flexjob, pension or another municipality within a period found no work in it and
    has no later ones.
    """
    months, who = answers.months, answers.participants
    first = register.first_hours_month[who]
    begins = months[:, None]
    at_risk = (register.state[np.ix_(months, who)] < State.HOURS) & ((first == NOT_YET) | (first > begins))
    finds = (first > begins) & (first <= begins + design.months_between)
    lag = design.shift_window_months // design.months_between
    window = np.maximum(months - design.shift_window_months, 0)
    shifted = register.n_shifts[np.ix_(months, who)] > register.n_shifts[np.ix_(window, who)]
    latest = carried(answers.row, design.carry_forward)
    before = np.full_like(latest, NONE_CARRIED)
    before[lag:] = latest[: len(months) - lag] if lag < len(months) else NONE_CARRIED
    when, participant = np.nonzero(at_risk & ((latest != NONE_CARRIED) | (before != NONE_CARRIED)))
    cells = when, participant
    return PersonPeriods(participant, months[when], finds[cells], shifted[cells], latest[cells], before[cells])


def carried(rows: Array, most: int) -> Array:
    """(Q, P) row of the latest answer at most `most` quarters old, from the row of each quarter's own answer or -1."""
    quarters = np.arange(len(rows))[:, None]
    last = np.maximum.accumulate(np.where(rows >= 0, quarters, NONE_CARRIED), axis=0)
    is_fresh = (last >= 0) & (quarters - last <= most)
    values = np.take_along_axis(rows, np.maximum(last, 0), axis=0)
    kept: Array = np.where(is_fresh, values, NONE_CARRIED)
    return kept


@dataclass(frozen=True, eq=False)
class Matrix:
    """Columns of an adjusted model: (R, K) values and the K names."""

    values: Array
    names: tuple[str, ...]


def controls(register: Register, citizens: Array, month: Array, *, job_centres: bool = False) -> Matrix:
    """What the register knows of citizens in a month: (R, K), columns without an intercept.

    Age in groups; time on benefit at the start in groups (time since then is a column of its own in every model);
    education, diagnoses, employment in the five years before the start; the visitation category of the month, because
    becoming job-ready brings both a shift and work; and, where asked for, the job centre.

    Args:
        register: of the run.
        citizens, month: (R,) who and when.
        job_centres: one column per job centre but the first.
    """
    people = register.people
    age = (people["start_age_months"][citizens] + month) / MONTHS_PER_YEAR
    years = people["start_months_on_benefit"][citizens] / MONTHS_PER_YEAR
    columns = {f"age_from_{limit}": _in_group(age, AGE_LIMITS, i) for i, limit in enumerate(AGE_LIMITS)}
    columns |= {f"on_benefit_from_{y:g}_years": _in_group(years, BENEFIT_YEARS, i) for i, y in enumerate(BENEFIT_YEARS)}
    for name in ("has_vocational_education", "has_psychiatric_diagnosis", "has_musculoskeletal_disorder"):
        columns[name] = people[name][citizens]
    columns["employed_share_five_years"] = people["employed_share_five_years"][citizens]
    columns["is_job_ready"] = register.category[month, citizens] == Category.JOB_READY
    if job_centres:
        for m, name in enumerate(register.names[1:], 1):
            columns[f"in {name}"] = people["municipality"][citizens] == m
    return Matrix(np.column_stack([np.asarray(c, np.float64) for c in columns.values()]), tuple(columns))


def _in_group(values: Array, limits: tuple[float, ...], i: int) -> Array:
    above = limits[i + 1] if i + 1 < len(limits) else np.inf
    group: Array = (values >= limits[i]) & (values < above)
    return group


def citizen_indicators(answers: Answers, rows: Array) -> Matrix:
    """(R, 10) the citizen's items in the answers of these rows, in standard deviations from their mean."""
    items = answers.items[rows, :N_CITIZEN_ITEMS].astype(np.float64)
    return Matrix(_standardised(items), tuple(ITEMS)[:N_CITIZEN_ITEMS])


def _standardised(values: Array) -> Array:
    if len(values) == 0:
        return values
    sd = values.std(axis=0)
    scaled: Array = (values - values.mean(axis=0)) / np.where(sd > 0.0, sd, 1.0)
    return scaled


def believes(answers: Answers, rows: Array, design: StudyDesign) -> Array:
    """(R,) bool: the caseworker's part of these answers is in one of the two highest categories."""
    found: Array = answers.items[rows, BELIEF_ITEM] > design.n_categories - TOP_CATEGORIES
    return found


def has_belief(answers: Answers, rows: Array) -> Array:
    """(R,) bool: somebody answered the caseworker's part."""
    found: Array = answers.items[rows, BELIEF_ITEM] != NO_ANSWER
    return found
