"""Small studies lived in milliseconds, and registers made by hand of which every number is known."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from cubb_sim.calibration.bip_study import BipStudy, Register, StudyDesign, study_on
from cubb_sim.calibration.bip_study.questionnaire import ITEMS, Answers
from cubb_sim.calibration.bip_study.register import LATENTS, observe
from cubb_sim.kinds import NOBODY, NOT_YET, Category, State
from cubb_sim.population import Plan, plan
from cubb_sim.state import CITIZEN
from tests.engine.small import scenario, town

SMALL = StudyDesign(n_participants=250, first_month=6, length_months=18, follow_up_months=12, min_events=3)
SEED = 1_000_001


@cache
def small_plan() -> Plan:
    """Two towns of 200 in which work is found often enough for something to be seen in two years."""
    numbers = {"job_finding.rate_per_year": 0.06}
    return plan(scenario(town("Holstebro", 200), town("Herning", 200), months=24, parameters=numbers))


@cache
def small_register() -> Register:
    return observe(small_plan(), SEED, SMALL.months(24))


@cache
def small_study() -> BipStudy:
    return study_on(small_register(), small_plan(), SMALL)


def hand_register(n: int = 4, months: int = 24, photographed: tuple[int, ...] = ()) -> Register:
    """Everybody passive for all months, with caseworker 1, all latents a half, no shift and no work."""
    shape = (months + 1, n)
    people = np.zeros(n, CITIZEN)
    people["first_hours_month"] = NOT_YET
    people["start_age_months"] = 40 * 12
    return Register(
        seed=1,
        horizon_months=months,
        state=np.full(shape, State.PASSIVE, np.int8),
        n_shifts=np.zeros(shape, np.int16),
        caseworker=np.ones(shape, np.int32),
        months_without_measure=np.zeros(shape, np.int16),
        measure=np.zeros(shape, np.int8),
        category=np.full(shape, Category.ACTIVITY_READY, np.int8),
        people=people,
        snapshot_months=photographed,
        latents=np.full((len(photographed), len(LATENTS), n), 0.5),
        names=("Holstebro",),
    )


def hand_answers(rows: list[tuple[int, int, int, int]], months: tuple[int, ...], n: int) -> Answers:
    """Answers by (participant, month, caseworker, belief item); the citizen's own items are all 3."""
    rows = sorted(rows)
    given = np.zeros((len(months), n), bool)
    for participant, month, _, _ in rows:
        given[months.index(month), participant] = True
    items = np.full((len(rows), len(ITEMS)), 3, np.int8)
    items[:, -1] = [belief for *_, belief in rows]
    columns: Any = np.array(rows).T
    return Answers(np.arange(n), np.array(months), given, columns[0], columns[1], items, columns[2])


def nobody_works(register: Register) -> Register:
    """The same run, had nobody found work or education."""
    people = register.people.copy()
    people["first_hours_month"] = NOT_YET
    state = np.where(register.state >= State.HOURS, np.int8(State.PASSIVE), register.state)
    return replace(
        register, people=people, state=state.astype(np.int8), caseworker=np.maximum(register.caseworker, NOBODY)
    )
