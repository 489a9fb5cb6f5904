"""Studies are kept one by one, are not done twice, and fail without taking the others along."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cubb_sim.calibration import simulate
from cubb_sim.calibration.bip_study import StudyDesign
from cubb_sim.calibration.measures import MEASURE_NAMES
from cubb_sim.calibration.simulate import StudySimulator, StudyStore, about_studies, on_scale
from cubb_sim.calibration.targets import load_targets
from cubb_sim.errors import CubbSimError, OutputError
from cubb_sim.scenario import Scenario, load_scenario

NAMES = ("job_finding.rate_per_year",)
VALUES = np.array([[0.02], [0.05]])


@pytest.fixture(scope="module")
def small() -> Scenario:
    whole = load_scenario("bip")
    towns = tuple(replace(town, citizens=20) for town in whole.municipalities[:2])
    return replace(whole, municipalities=towns, horizon_months=24)


DESIGN = StudyDesign(n_participants=30)


def simulator(scenario: Scenario, store: StudyStore, **options: Any) -> StudySimulator:
    return StudySimulator(scenario, NAMES, store, design=DESIGN, **options)


def test_a_study_is_not_done_twice(small: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    about = about_studies(small, DESIGN)
    with StudyStore(tmp_path / "studies.sqlite", about) as store:
        first = simulator(small, store).measures(VALUES, [1_000_001, 1_000_002])
    monkeypatch.setattr(simulate, "_one_study", lambda *_: pytest.fail("done again"))
    told: list[tuple[int, int]] = []
    with StudyStore(tmp_path / "studies.sqlite", about) as store:
        again = simulator(small, store, progress=lambda _, done, total: told.append((done, total)))
        np.testing.assert_array_equal(again.measures(VALUES, [1_000_001, 1_000_002]), first)
    assert told == [(2, 2)]
    assert first.shape == (2, len(MEASURE_NAMES))


def test_seed_value_and_name_each_make_another_study(small: Scenario) -> None:
    with StudyStore(None, {}) as store:
        simulator(small, store).measures(VALUES, [1_000_001, 1_000_001])
        simulator(small, store).measures(VALUES[:1], [1_000_002])
        assert len(store) == 3
    one = StudySimulator(small, ("retention.lost_within_3_months",), StudyStore(None, {}), design=DESIGN)
    other = simulator(small, StudyStore(None, {}))
    assert one._key(VALUES[0], 1) != other._key(VALUES[0], 1)


def test_a_failed_study_is_a_row_without_values_and_says_why(
    small: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(shared: Any, seed: int, design: StudyDesign) -> Any:
        raise CubbSimError(f"seed {seed} went wrong")

    monkeypatch.setattr(simulate, "study_of", breaks)
    with StudyStore(tmp_path / "studies.sqlite", {}) as store:
        assert np.isnan(simulator(small, store).measures(VALUES[:1], [1_000_009])).all()
        assert store.failures() == ["seed 1000009 went wrong"]


def test_studies_of_another_model_are_refused(tmp_path: Path) -> None:
    with StudyStore(tmp_path / "studies.sqlite", {"model": "a"}):
        pass
    with pytest.raises(OutputError, match=r"another calibration \(model differ\)"):
        StudyStore(tmp_path / "studies.sqlite", {"model": "b"})


def test_a_file_in_use_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "studies.sqlite"
    with StudyStore(path, {}) as store:
        store.put("a", np.ones(3), None)
        with pytest.raises(OutputError, match="Another calibration uses it"):
            StudyStore(path, {})
    with StudyStore(path, {}) as store:
        assert len(store) == 1


def test_a_file_that_is_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "studies.sqlite"
    path.write_text("This is no database, and longer than a header of one hundred bytes would be. " * 3, "utf-8")
    with pytest.raises(OutputError, match="cannot be kept"):
        StudyStore(path, {})


def test_what_was_put_before_a_kill_is_there_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "studies.sqlite"
    store = StudyStore(path, {})
    store.put("a", np.arange(4.0), None)
    # No closing: a second connection sees what a process killed here would leave behind.
    store._database.execute("PRAGMA locking_mode=NORMAL")
    store._database.execute("SELECT count(*) FROM study").fetchone()
    left = sqlite3.connect(path).execute("SELECT measures FROM study WHERE key = 'a'").fetchone()[0]
    np.testing.assert_array_equal(np.frombuffer(left), np.arange(4.0))
    store._database.close()


def test_measures_come_on_the_targets_scales() -> None:
    targets = [one for one in load_targets() if one.id in {"T1", "T6"}]
    measures = np.full((1, len(MEASURE_NAMES)), 0.5)
    assert on_scale(targets, measures)[0] == pytest.approx([0.0, np.log(0.5)])
