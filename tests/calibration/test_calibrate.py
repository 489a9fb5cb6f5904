"""The whole calibration on few citizens: the same twice, nothing done again, and what it refuses."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cubb_sim.calibration import simulate
from cubb_sim.calibration.calibrate import calibrate
from cubb_sim.calibration.conditioned import conditioned
from cubb_sim.calibration.free import FREE, SWITCHES, Structure, structures
from cubb_sim.calibration.inference.emulator import fit_emulators
from cubb_sim.calibration.problem import FULL, QUICK, problem_of
from cubb_sim.calibration.results_folder import TABLES, read_table, write_folder
from cubb_sim.calibration.targets import load_targets
from cubb_sim.errors import CubbSimError, OutputError
from cubb_sim.knowledge import knowledge_of, load_posterior
from cubb_sim.parameters.specification import ParameterRole
from cubb_sim.scenario import load_scenario

TINY = replace(
    QUICK,
    n_per_wave=(40,),
    n_refined=20,
    n_particles=100,
    n_kept=40,
    n_checked=4,
    n_recovered=4,
    n_at_centre=2,
    n_compared=1,
    citizens=30,
)
SURVEYED = {"T6", "T7", "T8a", "T8b", "T9a", "T9b"}
TARGETS = tuple(
    one.model_copy(update={"role": "held_out"}) if one.id in SURVEYED else one  # 300 citizens are too few for a survey
    for one in load_targets()
)


def test_what_is_free_is_uncertain_and_says_why() -> None:
    assert len(FREE) >= 8
    assert len({one.name for one in FREE}) == len(FREE)
    for one in FREE:
        assert one.declared.role is ParameterRole.UNCERTAINTY
        assert one.why


def test_every_switch_is_put_at_its_ends() -> None:
    found = {one.name: one for one in structures()}
    assert found["default"].switches == {}
    assert found["belief_causal_share=0"].switches == {"belief_causal_share": 0.0}
    assert {"involvement_effect=-1", "involvement_effect=0", "displacement=1", "information_effect=0.1"} <= set(found)
    assert found["displacement=1"].values()[[one.field for one in SWITCHES].index("displacement")] == 1.0


def test_conditioned_emulators_are_the_whole_ones_with_the_switches_put_in() -> None:
    rng = np.random.default_rng(3)
    x = rng.uniform(-1, 1, (80, 3))
    y = np.column_stack([x[:, 0] + x[:, 2], x[:, 1] * x[:, 2]]) + 0.01 * rng.standard_normal((80, 2))
    whole = fit_emulators(x, y, names=("a", "b"), observed_sd=np.array([0.1, 0.1]), seed=1)
    own = conditioned(whole, np.array([0.5]))
    points = rng.uniform(-1, 1, (5, 2))
    full = np.column_stack([points, np.full(5, 0.5)])
    for mine, theirs in zip(own.predict(points), whole.predict(full), strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-12)
    np.testing.assert_allclose(own.means(points), whole.means(full), rtol=1e-12)
    np.testing.assert_allclose(own.select([1]).predict(points)[0][:, 0], whole.predict(full)[0][:, 1], rtol=1e-12)


def test_the_problem_puts_free_numbers_before_switches() -> None:
    problem = problem_of(FULL)
    assert problem.names[: problem.n_free] == tuple(one.name for one in FREE)
    values = problem.with_switches(np.ones((2, problem.n_free)), Structure("x", {"displacement": 1.0}))
    assert values.shape == (2, len(problem.names))
    assert values[0, problem.names.index("switches.displacement")] == 1.0
    assert problem.prior.names == problem.names


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return calibrate(tmp_path_factory.mktemp("tiny") / "out", effort=TINY, targets=TARGETS)


@pytest.mark.each_python
@pytest.mark.slow
def test_a_calibration_leaves_tables_a_manifest_and_its_studies(tiny: Path) -> None:
    assert {path.stem for path in tiny.glob("*.parquet")} == set(TABLES) - {"crosscheck", "validation"}
    manifest = json.loads((tiny / "posterior.json").read_text("utf-8"))
    assert manifest["quick"]
    assert manifest["n_failed"] == 0
    assert tiny.with_name("out.studies.sqlite").is_file()
    fit = read_table(tiny, "fit")
    assert fit is not None
    assert set(fit["target"]) == {one.id for one in load_targets()}
    assert set(fit["at"]) == {"centre", "posterior"}


def test_runs_can_draw_from_it(tiny: Path) -> None:
    known = knowledge_of(load_scenario("holstebro"), posterior=tiny)
    assert set(known.values(1)) == set(TINY.free)
    assert len(load_posterior(folder=tiny)) == TINY.n_kept


@pytest.mark.slow
def test_a_calibration_that_was_stopped_goes_on_where_it_was(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the studies at hand none is done again, and the posterior is the same to the last bit."""
    shutil.copy(tiny.with_name("out.studies.sqlite"), tmp_path / "again.studies.sqlite")

    def fails(*_: Any) -> Any:
        pytest.fail("a study was done again")

    monkeypatch.setattr(simulate, "_one_study", fails)
    again = calibrate(tmp_path / "again", effort=TINY, targets=TARGETS)
    pd.testing.assert_frame_equal(
        pd.read_parquet(again / "posterior.parquet"), pd.read_parquet(tiny / "posterior.parquet"), check_exact=True
    )


@pytest.mark.slow
def test_the_same_seed_gives_the_same_posterior_and_another_seed_another(tiny: Path, tmp_path: Path) -> None:
    again = calibrate(tmp_path / "again", effort=TINY, workers=2, targets=TARGETS)
    other = calibrate(tmp_path / "other", effort=TINY, seed=2, targets=TARGETS)
    first, second, third = (pd.read_parquet(folder / "posterior.parquet") for folder in (tiny, again, other))
    pd.testing.assert_frame_equal(first, second, check_exact=True)
    assert not first.equals(third)


@pytest.mark.slow
def test_targets_the_model_cannot_meet_are_named(tmp_path: Path) -> None:
    """Nearly everybody into work and nearly nobody: no region is left, and the message says what conflicts."""
    impossible = {"T1": (0.95, 0.94, 0.96), "T2": (0.004, 0.003, 0.005), "T4": (0.99, 0.985, 0.995)}
    targets = tuple(
        one.model_copy(update=dict(zip(("value", "low", "high"), impossible[one.id], strict=True)))
        if one.id in impossible
        else one
        for one in TARGETS
    )
    with pytest.raises(CubbSimError, match="cannot be fitted") as raised:
        calibrate(tmp_path / "out", effort=replace(TINY, n_per_wave=(40, 30)), targets=targets)
    assert "T1" in str(raised.value)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("seed", [0, 10, -1])
def test_a_seed_outside_its_range_is_refused(seed: int, tmp_path: Path) -> None:
    with pytest.raises(CubbSimError, match="from 1 to 9"):
        calibrate(tmp_path / "out", seed=seed, effort=TINY, targets=TARGETS)


@pytest.mark.parametrize("workers", [0, -3])
def test_no_workers_at_all_is_refused_before_any_work(workers: int, tmp_path: Path) -> None:
    with pytest.raises(CubbSimError, match=r"workers: .* is not a whole number of 1 or more"):
        calibrate(tmp_path / "out", workers=workers, effort=TINY, targets=TARGETS)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", "utf-8")
    with pytest.raises(OutputError, match=r"holds other files \(letter.txt\)"):
        calibrate(tmp_path, effort=TINY, targets=TARGETS)
    with pytest.raises(OutputError, match="there is a file of that name"):
        calibrate(tmp_path / "letter.txt", effort=TINY, targets=TARGETS)
    assert (tmp_path / "letter.txt").read_text("utf-8") == "dear"


def test_an_earlier_calibration_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    table = pd.DataFrame({"a": [1]})
    folder = write_folder(tmp_path / "out", {"fit": table, "pairs": table}, {"id": "first"})
    write_folder(folder, {"fit": table + 1}, {"id": "second"})
    assert json.loads((folder / "posterior.json").read_text("utf-8"))["id"] == "second"
    assert read_table(folder, "pairs") is None
    with pytest.raises(ValueError, match="Out of range float"):
        write_folder(folder, {"fit": table}, {"id": float("nan")})
    assert json.loads((folder / "posterior.json").read_text("utf-8"))["id"] == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
