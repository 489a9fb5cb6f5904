"""The questionnaire: who takes part, who answers when, and what eleven ordinal items show of the latent states."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from cubb_sim.calibration.bip_study.design import StudyDesign, StudyDesignError
from cubb_sim.calibration.bip_study.register import LATENTS, Array, Register
from cubb_sim.kinds import NOBODY, State

ITEMS: dict[str, tuple[str, ...]] = {
    "job_search": ("search",),
    "labour_market_knowledge": ("knowledge",),
    "health": ("health",),
    "coping_with_health": ("coping",),
    "cooperation": ("trust", "alliance"),
    "goal_orientation": ("clarity",),
    "belief_in_managing_a_job": ("efficacy",),
    "network": ("network",),
    "life_mastery": ("life_mastery",),
    "work_ability": ("general_ability",),
    "caseworker_belief": ("belief",),
}
"""The items and the latent states each is the mean of; the last is the caseworker's part, the others the citizen's.

Seven of BIP's eleven indicators could be read (docs/evidence.md: job search, labour-market knowledge, health and
coping with health, cooperation, goal orientation, belief in managing a job, the caseworker's belief). Health is asked
apart from coping, and network, life mastery and work ability fill up to eleven: assumed, as their wording and that of
the answers could not be read. Cooperation is trust and alliance in equal parts, as in `rules/job_finding.py`.
"""
N_CITIZEN_ITEMS = len(ITEMS) - 1
BELIEF_ITEM = list(ITEMS).index("caseworker_belief")
NO_ANSWER = 0
"""In place of a category, where the post was vacant and nobody answered the caseworker's part."""


@dataclass(frozen=True, eq=False)
class Answers:
    """Everything that was answered. Shapes: P participants, Q questionnaires, A answers.

    Attributes:
        participants: (P,) places of the participants among the register's citizens, ascending.
        months: (Q,) of the questionnaires.
        given: (Q, P) bool, who answered when.
        participant: (A,) position in `participants`; answers are sorted by it, then by month.
        month: (A,) of the answer.
        items: (A, 11) int8, categories 1 (least) to `n_categories` (most); `NO_ANSWER` for a caseworker's part that
            nobody was there to answer.
        caseworker: (A,) number of the caseworker who answered, `NOBODY` while the post was vacant.
    """

    participants: Array
    months: Array
    given: Array
    participant: Array
    month: Array
    items: Array
    caseworker: Array

    @property
    def n_participants(self) -> int:
        """Citizens who took part."""
        return len(self.participants)

    @property
    def n_answers(self) -> int:
        """Questionnaires answered by a citizen."""
        return len(self.participant)

    @property
    def n_measurements(self) -> int:
        """Citizens' and caseworkers' parts together: which BIP counts is not said."""
        return self.n_answers + int(np.sum(self.items[:, BELIEF_ITEM] != NO_ANSWER))

    @cached_property
    def row(self) -> Array:
        """(Q, P) the row of each answer in the columns, -1 where none was given."""
        rows = np.full(self.given.shape, -1, np.int64)
        rows.T[self.given.T] = np.arange(self.n_answers)
        return rows

    def frame(self, register: Register) -> Any:
        """One row per answer as a pandas table: citizen, municipality, month, who answered, the eleven items."""
        import pandas as pd  # noqa: PLC0415

        citizen = self.participants[self.participant]
        names = np.array(register.names)
        data = {
            "participant": self.participant,
            "citizen": citizen,
            "municipality": names[register.people["municipality"][citizen]],
            "month": self.month,
            "caseworker": self.caseworker,
            "caseworker_answered": self.caseworker != NOBODY,
        }
        return pd.DataFrame(data | {name: self.items[:, i] for i, name in enumerate(ITEMS)})


def ask(
    register: Register, design: StudyDesign, rng: np.random.Generator, trust_mean: float, trust_sd: float
) -> Answers:
    """Draw the participants, ask them quarter by quarter, and keep what is answered.

    Everybody drawn answers once, in the first month: a participant is somebody who was measured. Later answers come
    from those who still take part and are on benefit, more rarely where trust is low: they are not missing at random.

    Args:
        register: of the run, photographed in the months of the design.
        design: of the study.
        rng: the study's own chance.
        trust_mean, trust_sd: of trust in the starting population.

    Raises:
        StudyDesignError: nobody is on benefit in the first month.
    """
    months = np.array(design.months(register.horizon_months))
    photographs = [register.snapshot_months.index(int(month)) for month in months]
    order = rng.permutation(register.n_citizens)
    eligible = order[register.state[months[0], order] < State.JOB]
    if len(eligible) == 0:
        raise StudyDesignError(f"Nobody is on benefit in month {months[0]}, in which the study begins.")
    participants = np.sort(eligible[: design.n_participants])
    trust = register.latents[photographs, LATENTS.index("trust")][:, participants]
    on_benefit = register.state[np.ix_(months, participants)] < State.JOB
    given = _who_answers(on_benefit, (trust - trust_mean) / trust_sd, design, rng)
    who, when = np.nonzero(given.T)
    citizen = participants[who]
    caseworker = register.caseworker[months[when], citizen]
    latent = register.latents[np.array(photographs)[when], :, citizen]
    items = categories(item_levels(latent), rng.normal(size=(len(who), len(ITEMS))), design)
    items[caseworker == NOBODY, BELIEF_ITEM] = NO_ANSWER
    return Answers(participants, months, given, who, months[when], items, caseworker)


def _who_answers(on_benefit: Array, trust_sds: Array, design: StudyDesign, rng: np.random.Generator) -> Array:
    """(Q, P) bool: answers in each quarter, given benefit and trust (in standard deviations) in each quarter."""
    answers = rng.random(on_benefit.shape) < _tilted(design.answer_probability, design.trust_effect * trust_sds)
    stops = rng.random(on_benefit.shape) < _tilted(design.dropout_probability, -design.trust_effect * trust_sds)
    answers[0], stops[0] = True, False
    takes_part = np.logical_and.accumulate(on_benefit & ~stops, axis=0)  # who has left does not come back
    given: Array = answers & takes_part
    return given


def _tilted(probability: float, log_odds: Array) -> Array:
    """A probability whose log odds are moved; 0 and 1 stay what they are."""
    odds = probability * np.exp(log_odds)
    tilted: Array = odds / (odds + 1.0 - probability)
    return tilted


def item_levels(latents: Array) -> Array:
    """(A, 11) latent level [0-1] behind every item, from latent states of shape (A, L)."""
    levels = np.empty((len(latents), len(ITEMS)))
    for i, states in enumerate(ITEMS.values()):
        levels[:, i] = latents[:, [LATENTS.index(state) for state in states]].mean(axis=1)
    return levels


def categories(levels: Array, errors: Array, design: StudyDesign) -> Array:
    """Categories 1 to `n_categories` as int8: level plus error, cut at equal steps of the scale from 0 to 1.

    With five categories the thresholds are 0.2, 0.4, 0.6 and 0.8 (assumed).
    """
    measured = levels + design.measurement_error_sd * errors
    cut = np.floor(measured * design.n_categories).astype(np.int64) + 1
    return np.clip(cut, 1, design.n_categories).astype(np.int8)
