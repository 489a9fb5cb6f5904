"""The optional cross-check, as far as it goes without PyMC."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from cubb_sim.calibration.inference.crosscheck import CrosscheckError, compare, crosscheck
from tests.calibration.inference.toys import linear_toy

Array = NDArray[np.float64]
TOY = linear_toy(half_width=3.0)


def failing(values: Array, seeds: NDArray[np.int64]) -> Array:
    y = TOY.simulate(values, seeds)
    y[:, 4] = np.nan
    return y


class FakePymc:
    """Stands in for PyMC: hands on what the simulator gives at the uniforms it is asked for."""

    def __init__(self) -> None:
        self.settings: dict[str, Any] = {}
        self.uniforms: list[str] = []

    def Model(self) -> FakePymc:  # noqa: N802
        return self

    def __enter__(self) -> FakePymc:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def Uniform(self, name: str, low: float, high: float) -> str:  # noqa: N802
        assert (low, high) == (0.0, 1.0)
        self.uniforms.append(name)
        return name

    def Simulator(self, name: str, fn: Any, *params: str, **settings: Any) -> None:  # noqa: N802
        assert list(params) == self.uniforms
        self.fn, self.settings = fn, {"name": name, **settings}

    def sample_smc(self, draws: int, chains: int, **settings: Any) -> SimpleNamespace:
        self.settings.update(settings)
        rng = np.random.default_rng(1)
        self.u = rng.random((chains, draws, len(self.uniforms)))
        self.runs = [self.fn(rng, *map(np.array, point), (10,)) for point in self.u[0][:5]]
        return SimpleNamespace(posterior={name: self.u[:, :, j] for j, name in enumerate(self.uniforms)})


def test_without_pymc_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pymc", None)
    with pytest.raises(CrosscheckError, match=r"cubb-sim\[crosscheck\]"):
        crosscheck(TOY.simulate, TOY.prior, TOY.observed, np.zeros((5, 8)), seed=1)


def test_pymc_is_handed_what_it_can_take(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakePymc()
    monkeypatch.setitem(sys.modules, "pymc", fake)
    samples = TOY.prior.sample(500, np.random.default_rng(2))
    found = crosscheck(failing, TOY.prior, TOY.observed, samples, draws=300, seed=7)
    assert fake.settings["distance"] == "gaussian"
    assert np.array_equal(fake.settings["epsilon"], TOY.observed.sd)
    assert np.array_equal(fake.settings["observed"], TOY.observed.values)
    assert fake.settings["random_seed"] == [7, 8]
    # uniforms come back as natural values; a failed target is far off, not NaN
    assert found.samples == pytest.approx(TOY.prior.quantile(fake.u.reshape(600, 8)))
    assert found.n_runs == 5
    runs = np.array(fake.runs)
    assert runs.shape == (5, 10)
    assert (np.abs(runs[:, 4] - TOY.observed.values[4]) / TOY.observed.sd[4]) == pytest.approx(1000.0)
    expected = TOY.prior.quantile(fake.u[0, :5]) @ TOY.slopes.T
    assert np.delete(runs - expected, 4, axis=1).std() < 2.0
    # both samples are of the prior here
    assert all(row.agrees for row in found.rows)


def test_agreement_by_hand() -> None:
    a = np.array([[0.0], [2.0]])  # mean 1, sd 1
    row = compare(("p",), a, np.array([[0.0], [4.0]]))[0]  # mean 2, sd 2
    assert (row.difference_in_sd, row.width_ratio) == (1.0, 2.0)
    assert not row.agrees
    assert compare(("p",), a, a + 0.4)[0].agrees
