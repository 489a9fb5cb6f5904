"""The simulated register: what the authorities know, month by month, of everybody present at the start.

No researcher sees latent states here; they are photographed only where a questionnaire asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cubb_sim.kinds import NOBODY, NOT_YET, State
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.population import Plan

Array = np.ndarray[Any, np.dtype[Any]]
PERSONS_PER_POST = 1000
"""A caseworker's number is the post times this plus which person on that post: nobody holds 1,000 jobs a post."""
LATENTS = (
    "search", "knowledge", "health", "coping", "trust", "alliance", "clarity", "efficacy", "network", "life_mastery",
    "general_ability", "belief",
)  # fmt: skip
"""What the questionnaire asks about, as fields of a citizen's record."""


@dataclass(frozen=True, eq=False)
class Register:
    """One run as the register has it. Shapes: H months, n citizens of the cohort, Q months photographed, L latents.

    Every array of shape (H + 1, n) holds the end of the month; row 0 is the start.

    Attributes:
        seed, horizon_months: of the run.
        state: int8, `State`.
        n_shifts: int16, caseworker shifts so far.
        caseworker: int32, number of the person who is the citizen's caseworker; `NOBODY` while the post is vacant and
            from an ordinary job or a final state on.
        months_without_measure: int16, as the citizen's record counts them.
        measure: int8, `Measure` that is running.
        category: int8, `Category`.
        people: (n,) the citizens' records as they stand at the end: what was so from the start, and what accumulated.
        snapshot_months: in which the latent states were photographed.
        latents: (Q, L, n) float64, in the order of `LATENTS`.
        names: of the municipalities, in the order of `people["municipality"]`.
    """

    seed: int
    horizon_months: int
    state: Array
    n_shifts: Array
    caseworker: Array
    months_without_measure: Array
    measure: Array
    category: Array
    people: Array
    snapshot_months: tuple[int, ...]
    latents: Array
    names: tuple[str, ...]

    @property
    def n_citizens(self) -> int:
        """Citizens of the cohort."""
        return int(self.state.shape[1])

    @property
    def first_hours_month(self) -> Array:
        """(n,) month of the first ordinary paid hours: 0 had them at the start, `NOT_YET` had none."""
        return self.people["first_hours_month"]

    def first_month_in(self, state: State) -> Array:
        """(n,) first month that ended in a final state; `NOT_YET` where none did."""
        months = (self.state == np.int8(state)).sum(axis=0)
        return np.where(months > 0, self.horizon_months + 1 - months, NOT_YET)


def observe(
    shared: Plan,
    seed: int,
    snapshot_months: Sequence[int] = (),
    *,
    intervention: Callable[[EmploymentServiceModel], None] | None = None,
) -> Register:
    """Live one run month by month and keep what a register would.

    Args:
        shared: the plan.
        seed: of the run.
        snapshot_months: months whose latent states are photographed.
        intervention: called at the end of every month, before it is looked at: an experiment's own hand.
    """
    model = EmploymentServiceModel(shared, seed=seed)
    horizon = shared.scenario.horizon_months
    citizens = np.asarray(model.world.citizens).view(np.ndarray)
    posts = np.asarray(model.world.posts).view(np.ndarray)
    cohort = np.flatnonzero(citizens["is_cohort"] == 1)
    shape = (horizon + 1, len(cohort))
    monthly: dict[str, Array] = {
        "state": np.empty(shape, np.int8),
        "n_shifts": np.empty(shape, np.int16),
        "months_without_measure": np.empty(shape, np.int16),
        "measure": np.empty(shape, np.int8),
        "category": np.empty(shape, np.int8),
    }
    columns = [(rows, citizens[name]) for name, rows in monthly.items()]
    caseworker = np.empty(shape, np.int32)
    photographed = tuple(sorted({int(month) for month in snapshot_months}))
    latents = np.empty((len(photographed), len(LATENTS), len(cohort)))
    for month in range(horizon + 1):
        if month > 0:
            model.step()
        if intervention is not None:
            intervention(model)
        for rows, column in columns:
            np.take(column, cohort, out=rows[month])
        caseworker[month] = _caseworker_numbers(citizens["caseworker"][cohort], monthly["state"][month], posts)
        if month in photographed:
            for row, name in enumerate(LATENTS):
                np.take(citizens[name], cohort, out=latents[photographed.index(month), row])
    people = citizens[cohort]
    model.__dict__.clear()  # Mesa's model holds itself: freed now and not when the collector comes round
    names = tuple(one.name for one in shared.scenario.municipalities)
    return Register(
        seed=seed, horizon_months=horizon, caseworker=caseworker, people=people, snapshot_months=photographed,
        latents=latents, names=names, **monthly,
    )  # fmt: skip


def _caseworker_numbers(post: Array, state: Array, posts: Array) -> Array:
    """(n,) numbers of the people who are the citizens' caseworkers now."""
    number = post * PERSONS_PER_POST + posts["person"][post]
    return np.where((posts["is_filled"][post] == 1) & (state < State.JOB), number, NOBODY)
