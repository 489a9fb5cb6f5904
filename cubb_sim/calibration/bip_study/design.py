"""How the synthetic study is carried out: who is asked, how often, how exactly, and who stops answering."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from numbers import Integral, Real

from cubb_sim.errors import CubbSimError


class StudyDesignError(CubbSimError):
    """A design of the study that cannot be carried out. Its text says which number, why, and what is allowed."""


@dataclass(frozen=True)
class StudyDesign:
    """The design of the study. What is seen of BIP's is little (docs/evidence.md); the rest is assumed and says so.

    Attributes:
        n_participants: citizens asked, drawn at random from those on benefit in the first month; everybody where there
            are fewer. About 4,000 (seen).
        first_month: of the first questionnaire. 6: the register then covers the half year before it (assumed).
        months_between: two questionnaires. 3: quarterly (seen).
        length_months: from the first questionnaire to the last day of follow-up; cut at the horizon. BIP ran from 2012
            to 2016 (seen); 42 months are what 48 leave after `first_month`.
        n_categories: of every item. 5 (assumed).
        measurement_error_sd: of an answer, on the latent scale 0-1, before it is cut into categories. 0.12 beside a
            spread of 0.18 makes a reliability of 0.69 (assumed).
        answer_probability: that somebody of average trust who still takes part answers in a quarter (assumed).
        dropout_probability: that somebody of average trust stops for good before a quarter. Chosen with
            `answer_probability` so that about three answers a citizen come out (three: seen; how: assumed).
        trust_effect: log odds of answering, and of not dropping out, per standard deviation of trust: those who trust
            least are missed most (assumed).
        carry_forward: quarters for which an answer goes on standing in for those that were not given (assumed).
        shift_window_months: how long after a caseworker shift its effect is looked for. 6: trust is rebuilt in 6-12
            months (assumed in docs/evidence.md, as BIP's window is not stated).
        follow_up_months: within which a job, or education, counts for the first answer and for its caseworker. 24:
            about as long as a citizen keeps a caseworker; what comes later is another's work (assumed). Cut at the
            horizon.
        min_clients: below which a caseworker is not compared with others (assumed).
        tail_share: of caseworkers that make up "the best" and "the worst" (assumed: BIP does not say).
        min_events: entries into work below which no adjusted model is fitted (assumed).
        has_job_centres: whether the adjusted models have one intercept per job centre. No: the ten are alike here.
    """

    n_participants: int = 4000
    first_month: int = 6
    months_between: int = 3
    length_months: int = 42
    n_categories: int = 5
    measurement_error_sd: float = 0.12
    answer_probability: float = 0.75
    dropout_probability: float = 0.24
    trust_effect: float = 0.4
    carry_forward: int = 2
    shift_window_months: int = 6
    follow_up_months: int = 24
    min_clients: int = 5
    tail_share: float = 0.10
    min_events: int = 10
    has_job_centres: bool = False

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            kind, words = _KINDS[str(field.type)]
            if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
                raise StudyDesignError(f"The study design's {field.name} is {value!r}; it must be {words}.")
            if isinstance(value, float) and not math.isfinite(value):
                raise StudyDesignError(f"The study design's {field.name} is {value}; it must be a finite number.")
        for name, (low, high) in _ALLOWED.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise StudyDesignError(f"The study design's {name} is {value:g}; allowed is {low:g} to {high:g}.")
        if self.shift_window_months % self.months_between:
            raise StudyDesignError(
                f"The study design's shift_window_months is {self.shift_window_months}; it must be a multiple of "
                f"months_between, which is {self.months_between}, because exposure is counted from one questionnaire "
                "to another."
            )

    def months(self, horizon_months: int) -> tuple[int, ...]:
        """The months in which a questionnaire is due and a whole period of follow-up is left.

        Raises:
            StudyDesignError: the horizon leaves no such month.
        """
        last = min(self.first_month + self.length_months, horizon_months) - self.months_between
        months = tuple(range(self.first_month, last + 1, self.months_between))
        if not months:
            raise StudyDesignError(
                f"The study begins in month {self.first_month} and asks every {self.months_between} months, but the "
                f"run ends in month {horizon_months}: no questionnaire has a whole period of follow-up. Begin earlier "
                "or run a scenario with a longer horizon_months."
            )
        return months


_KINDS: dict[str, tuple[type, str]] = {
    "int": (Integral, "a whole number"),
    "float": (Real, "a number"),
    "bool": (bool, "True or False"),
}
_ALLOWED: dict[str, tuple[float, float]] = {
    "n_participants": (1, 1_000_000),
    "first_month": (0, 120),
    "months_between": (1, 24),
    "length_months": (1, 120),
    "n_categories": (2, 20),
    "measurement_error_sd": (0.0, 1.0),
    "answer_probability": (0.0, 1.0),
    "dropout_probability": (0.0, 1.0),
    "trust_effect": (-5.0, 5.0),
    "carry_forward": (0, 40),
    "shift_window_months": (1, 60),
    "follow_up_months": (1, 120),
    "min_clients": (2, 1000),
    "tail_share": (0.001, 0.5),
    "min_events": (1, 1_000_000),
}
