"""Which numbers a run uses, and what contesting one of them does to the others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cubb_sim.errors import CubbSimError
from cubb_sim.knowledge import Knowledge, Numbers, contested_scenario, has_posterior, knowledge_of, load_posterior
from cubb_sim.knowledge import knowledge as module
from cubb_sim.parameters import PARAMETERS
from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.population import plan
from cubb_sim.scenario import ParameterChange, Scenario, load_scenario
from tests.knowledge.made import INFORMATION, RATE, N, make_calibration


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_calibration(tmp_path_factory.mktemp("calibration"))


@pytest.fixture(scope="module")
def holstebro() -> Scenario:
    return load_scenario("holstebro")


def column(known: Knowledge, name: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return known.draws[:, known.names.index(name)]


def test_two_seeds_share_a_draw_and_the_next_two_the_next(holstebro: Scenario, folder: Path) -> None:
    known = knowledge_of(holstebro, posterior=folder)
    assert [known.draw_of(seed) for seed in (1, 2, 3, 4, 2 * N, 2 * N + 1)] == [0, 0, 1, 1, N - 1, 0]
    assert known.values(1) == known.values(2) != known.values(3)
    assert set(known.values(1)) == {RATE, INFORMATION}
    assert (known.numbers, known.posterior_id, known.effective_share) == (Numbers.POSTERIOR, "made-by-hand", 1.0)


def test_fixed_is_the_centre_whatever_the_seed(holstebro: Scenario, folder: Path) -> None:
    known = knowledge_of(holstebro, fixed=True, posterior=folder)
    assert known.draw_of(17) == -1
    assert known.values(17) == known.values(18) == dict(load_posterior(folder=folder).centre)


def test_a_switch_that_stands_otherwise_has_a_posterior_of_its_own(holstebro: Scenario, folder: Path) -> None:
    change = ParameterChange("switches.belief_causal_share", 0.0, Text("a", "a"), "test", Grade.ASSUMED)
    switched = replace(holstebro, parameter_changes=(change,))
    known = knowledge_of(switched, posterior=folder)
    assert known.structure == "belief_causal_share=0"
    assert set(column(known, RATE)) == {0.05}
    by_assumption = knowledge_of(holstebro, assume=["switches.belief_causal_share=0"], posterior=folder)
    assert by_assumption.structure == "belief_causal_share=0"
    assert by_assumption.values(1)["switches.belief_causal_share"] == 0.0


def test_what_is_tied_to_a_contested_number_follows(holstebro: Scenario, folder: Path) -> None:
    known = knowledge_of(holstebro, assume=[f"{RATE}=0.045"], posterior=folder)
    assert set(column(known, RATE)) == {0.045}
    assert column(known, INFORMATION).mean() == pytest.approx(1.33, abs=0.05)  # 0.5 + (0.045 - 0.02) / 0.03
    assert 0.05 < known.effective_share < 0.6


def test_a_value_that_no_draw_is_near_leaves_few_of_them(holstebro: Scenario, folder: Path) -> None:
    known = knowledge_of(holstebro, assume=[f"{RATE}=0.06"], posterior=folder)
    assert known.few_agree
    assert column(known, INFORMATION).mean() > 1.4  # of the draws nearest to it


def test_a_distribution_about_a_fitted_number_reweights_the_draws(holstebro: Scenario, folder: Path) -> None:
    known = knowledge_of(holstebro, assume=[f"{RATE}=normal(0.03, 0.002)"], posterior=folder)
    assert column(known, RATE).mean() == pytest.approx(0.03, abs=0.001)
    assert column(known, RATE).std() == pytest.approx(0.002, abs=0.0005)
    assert column(known, INFORMATION).mean() == pytest.approx(0.83, abs=0.05)
    assert set(column(known, RATE)) <= set(load_posterior(folder=folder).draws[:, 0])


def test_a_distribution_where_no_draw_is_says_that_nothing_agrees(holstebro: Scenario, folder: Path) -> None:
    known = knowledge_of(holstebro, assume=[f"{RATE}=uniform(0.055, 0.06)"], posterior=folder)
    assert known.effective_share == 0.0
    assert known.few_agree
    assert 0.055 <= np.min(column(known, RATE)) <= np.max(column(known, RATE)) <= 0.06


def test_a_number_that_was_not_fitted_leaves_the_posterior_as_it_is(holstebro: Scenario, folder: Path) -> None:
    known = knowledge_of(holstebro, assume=["life.severity=uniform(0.1, 0.3)"], posterior=folder)
    assert known.effective_share == pytest.approx(1.0)
    assert sorted(column(known, RATE)) == pytest.approx(sorted(load_posterior(folder=folder).draws[:, 0]))
    assert column(known, "life.severity").mean() == pytest.approx(0.2, abs=0.001)


def test_the_prior_weight_is_the_triangle_of_the_declaration() -> None:
    """Importance weights divide by it: at the default it is highest, at the ends lowest but never nothing."""
    one = PARAMETERS[RATE]
    at = module.log_prior_density(RATE, np.array([one.low, one.default, one.high, 0.5 * (one.low + one.default)]))
    assert at[1] == pytest.approx(np.log(2.0 / (one.high - one.low)))
    assert at[3] == pytest.approx(np.log(1.0 / (one.high - one.low)))
    assert np.isfinite(at).all()


def test_contesting_needs_no_posterior(holstebro: Scenario, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "SHIPPED", tmp_path)
    plain = knowledge_of(holstebro)
    assert (plain.numbers, plain.values(3), plain.draw_of(3)) == (Numbers.PRIORS, {}, -1)
    contested = knowledge_of(holstebro, assume=["belief.information=0.5"])
    assert (contested.values(3), contested.draw_of(3)) == ({"belief.information": 0.5}, -1)
    spread = knowledge_of(holstebro, assume=["belief.information=uniform(0.5, 1.5)", "life.severity=0.2"])
    assert spread.draw_of(3) == 1
    assert {spread.values(seed)["life.severity"] for seed in range(9)} == {0.2}
    fixed = knowledge_of(holstebro, assume=["belief.information=uniform(0.5, 1.5)"], fixed=True)
    assert fixed.values(8)["belief.information"] == pytest.approx(1.0, abs=1e-6)


def test_a_contested_lever_is_where_every_municipality_starts(holstebro: Scenario) -> None:
    changed = contested_scenario(holstebro, ["caseload=70", "belief.information=0.5"])
    assert all(dict(town.levers)["caseload"] == 70.0 for town in changed.municipalities)
    assert changed.hash != holstebro.hash
    assert contested_scenario(holstebro, ["belief.information=0.5"]) is holstebro


def test_an_assumption_lies_over_what_the_scenario_states(holstebro: Scenario, folder: Path) -> None:
    change = ParameterChange(INFORMATION, 0.9, Text("a", "a"), "test", Grade.ASSUMED)
    other = ParameterChange("switches.displacement", 1.0, Text("a", "a"), "test", Grade.ASSUMED)
    stated = replace(holstebro, parameter_changes=(change, other))
    contested = contested_scenario(stated, [f"{INFORMATION}=1.4"])
    assert [one.name for one in contested.parameter_changes] == ["switches.displacement"]
    known = knowledge_of(contested, assume=[f"{INFORMATION}=1.4"], posterior=folder)
    numbers = plan(contested, known.values(1)).numbers
    assert float(numbers.belief.information[0]) == 1.4
    assert float(numbers.switches.displacement[0]) == 1.0
    assert not known.switches_fitted  # nothing was fitted with displacement at 1 here


def test_a_distribution_on_a_switch_was_not_fitted(holstebro: Scenario, folder: Path) -> None:
    known = knowledge_of(holstebro, assume=["switches.displacement=uniform(0, 1)"], posterior=folder)
    assert not known.switches_fitted
    assert 0.0 <= np.min(known.draws[:, known.names.index("switches.displacement")]) < 0.01


def test_a_distribution_that_few_draws_agree_with_is_drawn_from_itself(holstebro: Scenario, folder: Path) -> None:
    known = knowledge_of(holstebro, assume=[f"{RATE}=normal(0.058, 0.0005)"], posterior=folder)
    assert known.few_agree
    assert column(known, RATE).mean() == pytest.approx(0.058, abs=1e-4)
    assert column(known, RATE).std() == pytest.approx(0.0005, abs=1e-4)


def test_what_a_calibration_says_against_itself_comes_along(holstebro: Scenario, tmp_path: Path) -> None:
    made = make_calibration(tmp_path / "quick", quick=True, model_hash="of another model")
    assert knowledge_of(holstebro, posterior=made).warnings == ("quick", "other_model")


def test_the_same_assumptions_give_the_same_draws(holstebro: Scenario, folder: Path) -> None:
    assume = [f"{RATE}=normal(0.03, 0.004)", "life.severity=uniform(0.1, 0.3)"]
    a, b = (knowledge_of(holstebro, assume=assume, posterior=folder) for _ in range(2))
    np.testing.assert_array_equal(a.draws, b.draws)


def test_a_folder_without_a_calibration_is_named(holstebro: Scenario, tmp_path: Path) -> None:
    with pytest.raises(CubbSimError, match="there is no calibration here"):
        knowledge_of(holstebro, posterior=tmp_path)


def test_broken_and_foreign_calibrations_are_refused(holstebro: Scenario, tmp_path: Path) -> None:
    broken = make_calibration(tmp_path / "broken")
    (broken / "posterior.json").write_text("{", encoding="utf-8")
    with pytest.raises(CubbSimError, match="cannot be read"):
        knowledge_of(holstebro, posterior=broken)
    torn = make_calibration(tmp_path / "torn")
    (torn / "posterior.parquet").write_bytes((torn / "posterior.parquet").read_bytes()[:200])
    with pytest.raises(CubbSimError, match="cannot be read"):
        knowledge_of(holstebro, posterior=torn)
    far = make_calibration(tmp_path / "far")
    table = pd.read_parquet(far / "posterior.parquet")
    table.assign(**{RATE: -50.0}).to_parquet(far / "posterior.parquet", index=False)
    with pytest.raises(CubbSimError, match="outside its declared range"):
        knowledge_of(holstebro, posterior=far)
    empty = make_calibration(tmp_path / "empty")
    table[table["structure"] != "default"].to_parquet(empty / "posterior.parquet", index=False)
    with pytest.raises(CubbSimError, match="no draws of the default structure"):
        knowledge_of(holstebro, posterior=empty)
    bare = make_calibration(tmp_path / "bare")
    table.drop(columns="structure").to_parquet(bare / "posterior.parquet", index=False)
    with pytest.raises(CubbSimError, match="column 'structure' is missing"):
        knowledge_of(holstebro, posterior=bare)
    foreign = make_calibration(tmp_path / "foreign", structures={"other": {}})
    with pytest.raises(CubbSimError, match="does not describe a calibration"):
        knowledge_of(holstebro, posterior=foreign)


def test_what_ships_is_within_the_declared_ranges() -> None:
    if not has_posterior():
        pytest.fail("No posterior ships with the package.")
    shipped = load_posterior()
    for name, values in zip(shipped.names, shipped.draws.T, strict=True):
        assert PARAMETERS[name].low <= np.min(values) <= np.max(values) <= PARAMETERS[name].high
