"""The synthetic BIP study: simulated people, a register, a questionnaire with gaps, and the models fitted to them."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from cubb_sim.calibration.bip_study.design import StudyDesign
from cubb_sim.calibration.bip_study.estimates import (
    Estimates,
    employed_by_belief,
    estimates,
    first_with_caseworker,
    last_with_caseworker,
)
from cubb_sim.calibration.bip_study.hazard_model import HazardFit
from cubb_sim.calibration.bip_study.person_periods import PersonPeriods, person_periods
from cubb_sim.calibration.bip_study.questionnaire import Answers, ask
from cubb_sim.calibration.bip_study.register import Register, observe
from cubb_sim.population import Plan, plan
from cubb_sim.scenario import Scenario, load_scenario

STUDY_DRAWS = 0xB1B
"""Keeps the study's own chance (who is asked, who answers, errors of measurement) apart from that of the run."""
NORMAL_95 = 1.96


@dataclass(frozen=True, eq=False)
class BipStudy:
    """One study of one run.

    Attributes:
        design: how it was carried out.
        register: what the authorities know of the whole cohort.
        answers: what was answered, row by row.
        person_periods: participants by quarter at risk of finding first work.
        estimates: T6 to T9 and what is behind them.
    """

    design: StudyDesign
    register: Register
    answers: Answers
    person_periods: PersonPeriods
    estimates: Estimates

    @property
    def caseworkers(self) -> Any:
        """One row per caseworker compared: clients, raw share, and the shares with chance removed (pandas)."""
        found = self.estimates
        table = found.caseworkers.frame()
        if found.caseworkers.reason:
            return table
        return table.assign(adjusted=found.caseworkers_adjusted.shrunken)

    def tables(self) -> dict[str, Any]:
        """Everything as pandas tables: answers, person_periods, caseworkers, estimates, coefficients, belief_shares."""
        return {
            "answers": self.answers.frame(self.register),
            "person_periods": self.person_periods.frame(),
            "caseworkers": self.caseworkers,
            "estimates": self._estimates_table(),
            "coefficients": self._coefficients_table(),
            "belief_shares": self._belief_shares_table(),
        }

    def _estimates_table(self) -> Any:
        import pandas as pd  # noqa: PLC0415

        found = self.estimates
        rows = [(name, value, found.reasons.get(name, "")) for name, value in found.numbers().items()]
        return pd.DataFrame(rows, columns=["estimate", "value", "reason"])

    def _coefficients_table(self) -> Any:
        import pandas as pd  # noqa: PLC0415

        both = {"shift": self.estimates.shift_model, "belief": self.estimates.belief_model}
        return pd.concat([_coefficients(name, model) for name, model in both.items()], ignore_index=True)

    def _belief_shares_table(self) -> Any:
        """T8 by other definitions: first or last answer, one or two categories at either end, shorter or longer."""
        import pandas as pd  # noqa: PLC0415

        rows = []
        windows = sorted({12, self.design.follow_up_months, self.design.length_months})
        ends = range(1, max(1, self.design.n_categories // 2) + 1)
        for which, choose in (("first", first_with_caseworker), ("last", last_with_caseworker)):
            chosen = choose(self.answers)
            for n, months in itertools.product(ends, windows):
                (yes, n_yes), (no, n_no) = employed_by_belief(
                    self.register, self.answers, self.design, categories=n, rows=chosen, months=months
                )
                rows.append((which, n, months, yes, n_yes, no, n_no))
        names = ["answer", "categories", "months", "employed_if_believed", "n_believed"]
        return pd.DataFrame(rows, columns=[*names, "employed_if_not_believed", "n_not_believed"])


def _coefficients(name: str, model: HazardFit) -> Any:
    import pandas as pd  # noqa: PLC0415

    b, se = model.coefficients, model.standard_errors
    return pd.DataFrame(
        {
            "model": name,
            "column": list(model.names),
            "coefficient": b,
            "standard_error": se,
            "hazard_ratio": np.exp(b),
            "low_95": np.exp(b - NORMAL_95 * se),
            "high_95": np.exp(b + NORMAL_95 * se),
        }
    )


def study_of(shared: Plan, seed: int, design: StudyDesign = StudyDesign()) -> BipStudy:  # noqa: B008 (frozen)
    """The study of one run of a plan that is already made.

    Args:
        shared: the plan.
        seed: of the run and of the study: same seed, same study to the last bit.
        design: of the study.
    """
    register = observe(shared, seed, design.months(shared.scenario.horizon_months))
    return study_on(register, shared, design)


def study_on(register: Register, shared: Plan, design: StudyDesign = StudyDesign()) -> BipStudy:  # noqa: B008 (frozen)
    """The study of a run that has been observed, photographed in the months of the design."""
    people = shared.numbers.population
    rng = np.random.default_rng(np.random.SeedSequence([register.seed, STUDY_DRAWS]))
    answers = ask(register, design, rng, float(people.indicator_mean[0]), float(people.indicator_sd[0]))
    periods = person_periods(register, answers, design)
    return BipStudy(design, register, answers, periods, estimates(register, answers, periods, design))


def bip_study(
    scenario: Scenario | str | Path = "bip",
    *,
    seed: int = 1_000_001,
    values: Mapping[str, float] | None = None,
    design: StudyDesign = StudyDesign(),  # noqa: B008 (frozen)
) -> BipStudy:
    """Run a scenario and carry out the study on its people.

    Args:
        scenario: a scenario, its shipped name or a path.
        seed: of the run and of the study.
        values: numbers of the model by dotted name, over their declared defaults.
        design: of the study.
    """
    chosen = scenario if isinstance(scenario, Scenario) else load_scenario(str(scenario))
    return study_of(plan(chosen, values), seed, design)
