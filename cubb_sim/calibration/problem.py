"""What is fitted to what: free numbers and switches as inputs, targets as outputs, studies in between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from cubb_sim.calibration.bip_study import StudyDesign
from cubb_sim.calibration.free import FREE_NAMES, SWITCH_NAMES, Structure
from cubb_sim.calibration.inference.observed import Observed
from cubb_sim.calibration.inference.prior import TriangularPrior
from cubb_sim.calibration.simulate import StudySimulator, on_scale
from cubb_sim.calibration.targets import Target, fitted_targets, load_targets
from cubb_sim.parameters import PARAMETERS
from cubb_sim.scenario import Scenario, load_scenario

Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True)
class Effort:
    """How much work goes into a calibration.

    Attributes:
        n_per_wave: studies in each wave of history matching.
        n_refined: further studies at draws of a first posterior, where emulators have to be right.
        n_particles, n_kept: of the sampler, and draws kept, for the default structure; `_other` for each alternative.
        n_checked, n_repeated: draws simulated again, and how often each, to check the emulators; `_other` likewise.
        n_recovered: simulated data sets whose known truth is looked for.
        n_at_centre: studies at the centre of the posterior.
        n_compared: draws with which the derived facts are confronted.
        free: numbers that are varied.
        citizens: of each job centre; `None`: as the scenario has them.
        n_participants: of the study.
        has_alternatives: whether each switch is also put at its ends.
    """

    n_per_wave: tuple[int, ...]
    n_refined: int
    n_particles: int
    n_kept: int
    n_particles_other: int
    n_kept_other: int
    n_checked: int
    n_repeated: int
    n_checked_other: int
    n_repeated_other: int
    n_recovered: int
    n_at_centre: int
    n_compared: int
    free: tuple[str, ...] = FREE_NAMES
    citizens: int | None = None
    n_participants: int = 4000
    has_alternatives: bool = True

    @property
    def is_quick(self) -> bool:
        """Whether it is for trying things out, and its posterior not to be used."""
        return self.citizens is not None


FULL = Effort(
    n_per_wave=(800, 600),
    n_refined=600,
    n_particles=3000,
    n_kept=2000,
    n_particles_other=800,
    n_kept_other=500,
    n_checked=100,
    n_repeated=4,
    n_checked_other=30,
    n_repeated_other=2,
    n_recovered=200,
    n_at_centre=40,
    n_compared=25,
)
QUICK = Effort(
    n_per_wave=(60, 40),
    n_refined=30,
    n_particles=200,
    n_kept=80,
    n_particles_other=200,
    n_kept_other=50,
    n_checked=8,
    n_repeated=2,
    n_checked_other=6,
    n_repeated_other=2,
    n_recovered=8,
    n_at_centre=4,
    n_compared=1,
    free=(
        "job_finding.rate_per_year",
        "job_finding.prospects_sd",
        "retention.lost_within_3_months",
        "retention.lost_months_4_12",
        "retention.lost_per_year_later",
        "belief.information",
        "staffing.trust_lost",
        "measures.weeks_budget_per_citizen",
    ),
    citizens=60,
    n_participants=400,
    has_alternatives=False,
)


@dataclass(frozen=True)
class Problem:
    """A calibration as arrays know it.

    Attributes:
        scenario: the population that is studied.
        design: of the study.
        targets: all of them; the posterior is fitted to `fitted`.
        names: free numbers first, then the switches: the inputs of the emulators.
        n_free: how many of them are free numbers.
    """

    scenario: Scenario
    design: StudyDesign
    targets: tuple[Target, ...]
    names: tuple[str, ...]
    n_free: int

    @property
    def fitted(self) -> tuple[Target, ...]:
        """The targets of the likelihood."""
        return fitted_targets(self.targets)

    @property
    def prior(self) -> TriangularPrior:
        """Of free numbers and switches together."""
        return prior_of(self.names)

    @property
    def free_prior(self) -> TriangularPrior:
        """Of the free numbers alone."""
        return prior_of(self.names[: self.n_free])

    @property
    def observed(self) -> Observed:
        """The fitted targets on their scales."""
        fitted = self.fitted
        return Observed(
            [one.id for one in fitted],
            [one.on_scale for one in fitted],
            [one.sd for one in fitted],
            [one.counts_chance for one in fitted],
        )

    def with_switches(self, values: Array, structure: Structure) -> Array:
        """Free numbers with the structure's switches beside them, float64[n, n_free] to float64[n, len(names)]."""
        switches = np.tile(np.array(structure.values(), np.float64), (len(values), 1))
        return np.column_stack([values, switches])

    def simulated(self, simulator: StudySimulator, what: str) -> Callable[[Array, Any], Array]:
        """Values and seeds to fitted targets on their scales, as history matching asks for them."""

        def simulate(values: Array, seeds: Any) -> Array:
            return on_scale(self.fitted, simulator.measures(values, [int(seed) for seed in seeds], what))

        return simulate


def problem_of(effort: Effort, targets: tuple[Target, ...] | None = None) -> Problem:
    """The problem that an effort is spent on."""
    scenario = load_scenario("bip")
    if effort.citizens is not None:
        small = tuple(replace(town, citizens=effort.citizens) for town in scenario.municipalities)
        scenario = replace(scenario, municipalities=small)
    return Problem(
        scenario=scenario,
        design=StudyDesign(n_participants=effort.n_participants),
        targets=load_targets() if targets is None else targets,
        names=(*effort.free, *SWITCH_NAMES),
        n_free=len(effort.free),
    )


def prior_of(names: Sequence[str]) -> TriangularPrior:
    """Of declared numbers by dotted name: a triangle over the range, highest at the default."""
    declared = [PARAMETERS[name] for name in names]
    return TriangularPrior(
        names, [one.low for one in declared], [one.default for one in declared], [one.high for one in declared]
    )
