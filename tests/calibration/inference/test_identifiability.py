"""What targets determine, on toys where that is plain."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from cubb_sim.calibration.inference.identifiability import identifiability, pairs, verdict_of
from cubb_sim.calibration.inference.leave_one_out import leave_one_out
from cubb_sim.calibration.inference.likelihood import EmulatorLikelihood
from cubb_sim.calibration.inference.observed import Observed
from cubb_sim.calibration.inference.prior import TriangularPrior
from cubb_sim.calibration.inference.smc import sample_posterior
from tests.calibration.inference.toys import exact_emulators

Array = NDArray[np.float64]

# p0 is measured, p1 touches nothing, p2 and p3 only ever appear as their sum; the last target is predicted by the first
PRIOR = TriangularPrior(["sharp", "idle", "one", "other"], np.zeros(4), np.full(4, 0.5), np.ones(4))
SLOPES = np.array([[1.0, 0, 0, 0], [0, 0, 1.0, 1.0], [2.0, 0, 0, 0]])
OBSERVED = Observed(["p0", "sum", "twice"], [0.6, 1.1, 1.2], [0.03, 0.02, 0.06], [False, False, True])
EMULATORS = exact_emulators(PRIOR, SLOPES, 0.0036 * np.eye(3))


def sample(observed: Observed = OBSERVED) -> Array:
    return sample_posterior(PRIOR, EmulatorLikelihood(EMULATORS, PRIOR, observed), n_particles=1500, seed=1).samples


@pytest.fixture(scope="module")
def samples() -> Array:
    return sample()


def test_limits_of_the_verdicts() -> None:
    assert [verdict_of(c) for c in (0.5, 0.49, 0.15, 0.149, -0.2)] == ["learned", "partly", "partly", "not", "not"]


def test_each_parameter_gets_its_verdict(samples: Array) -> None:
    found = {row.parameter: row for row in identifiability(PRIOR, samples)}
    assert found["sharp"].verdict == "learned"
    # posterior sd: 1 / sqrt(1/0.03^2 + 4/(0.06^2 + 0.0036)), the second with chance 0.06
    assert found["sharp"].posterior_sd == pytest.approx((1 / 0.03**2 + 4 / (0.0036 + 0.0036)) ** -0.5, rel=0.1)
    assert found["idle"].verdict == "not"
    assert abs(found["idle"].contraction) < 0.12
    assert found["idle"].low_80 == pytest.approx(float(PRIOR.quantile(np.full(4, 0.1))[1]), abs=0.03)
    assert found["sharp"].prior_sd == pytest.approx(np.sqrt(0.25 / 6))


def test_a_pair_that_matters_only_together_is_found(samples: Array) -> None:
    first, *rest = pairs(PRIOR, samples)
    assert {first.parameter_a, first.parameter_b} == {"one", "other"}
    assert first.only_together
    assert first.correlation < -0.9
    assert first.contraction_of_pair > 0.95
    assert max(first.alone_a, first.alone_b) < 0.7
    assert first.weight_a == pytest.approx(first.weight_b, abs=0.05)  # it is their sum
    assert not any(pair.only_together for pair in rest)
    assert len(rest) == 5


def test_a_target_others_can_predict_is_predicted(samples: Array) -> None:
    found = {row.left_out: row for row in leave_one_out(samples, EMULATORS, PRIOR, OBSERVED, seed=1)}
    twice = found["twice"]
    # without it p0 is 0.6 +- 0.03 (the prior pulls a little): 1.2 +- sqrt(0.06^2 + chance 0.06^2)
    assert twice.predicted == pytest.approx(1.2, abs=0.03)
    assert twice.predicted_sd == pytest.approx(np.sqrt(0.0036 + 0.0036), rel=0.12)
    assert twice.inside
    assert abs(twice.z) < 0.4
    assert 0.3 < twice.pit < 0.7
    assert twice.most_moved == "sharp"


def test_a_target_nothing_else_knows_is_predicted_by_the_prior(samples: Array) -> None:
    """Leaving it out needs particles to move: the draws lie where the sum is known to 0.02."""
    found = {row.left_out: row for row in leave_one_out(samples, EMULATORS, PRIOR, OBSERVED, seed=1)}
    assert not found["sum"].reweighted
    assert found["sum"].predicted == pytest.approx(1.0, abs=0.06)
    assert found["sum"].predicted_sd == pytest.approx(np.sqrt(2) * PRIOR.sd[0], rel=0.12)


def test_a_target_that_contradicts_the_others_falls_outside() -> None:
    values = OBSERVED.values.copy()
    values[2] = 1.8
    observed = Observed(OBSERVED.names, values, OBSERVED.sd, OBSERVED.counts_chance)
    found = leave_one_out(sample(observed), EMULATORS, PRIOR, observed, seed=1)[2]
    assert not found.inside
    assert found.z > 3.0
    assert found.pit > 0.99
    assert found.moved_sd > 0.5  # it pulls p0 up
