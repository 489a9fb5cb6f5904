"""What comes out of a sweep is what the model gives at each point with each seed; failures are among it."""

from __future__ import annotations

import numpy as np
import pytest

from cubb_sim.errors import CubbSimError
from cubb_sim.experiments.running import JoblibEngine, SweepStopped, load_sweep, rerun, status, sweep
from cubb_sim.experiments.running.batches import Batches
from tests.experiments.running.made import NOISY, Troubled, by_hand, design, table_of

HERE = JoblibEngine(1)


def test_runs_are_where_they_belong(tmp_path):
    of = design(30, 3, strategies=("other",))
    summary = sweep(of, tmp_path / "sweep", model=NOISY, engine=HERE)
    data = load_sweep(tmp_path / "sweep")
    np.testing.assert_array_equal(data.values, by_hand(NOISY, of))
    assert data.values.shape == (30, 2, 3, 1)
    assert data.is_done.all()
    assert summary.is_complete
    assert (summary.n_runs, summary.n_reused, summary.n_done_now, summary.n_failed) == (180, 0, 180, 0)
    np.testing.assert_array_equal(data.factor_values, of.values(data.points.shares))


@pytest.mark.parametrize("size", [1, 7])
def test_neither_batches_nor_their_order_change_anything(size, tmp_path, monkeypatch):
    of = design(20, 3)
    sweep(of, tmp_path / "one", model=NOISY, engine=HERE)

    def shuffled(places, make):
        return Batches(np.random.default_rng(1).permutation(places), make, size)

    monkeypatch.setattr("cubb_sim.experiments.running.sweeping.Batches", shuffled)
    sweep(of, tmp_path / "other", model=NOISY, engine=HERE)
    assert table_of(tmp_path / "one").equals(table_of(tmp_path / "other"))
    np.testing.assert_array_equal(load_sweep(tmp_path / "one").values, load_sweep(tmp_path / "other").values)


@pytest.mark.parametrize("trouble", ["raises", "raises in prepare", "exits"])
def test_a_failed_run_is_kept_with_its_trace_and_stops_nothing(trouble, tmp_path):
    of, model = design(40, 2), Troubled(trouble, from_value=1.0)
    summary = sweep(of, tmp_path / "sweep", model=model, engine=HERE)
    data = load_sweep(tmp_path / "sweep", ["y", "z"])
    too_high = data.factor_values[:, 0] >= 1.0
    assert 0 < too_high.sum() < 40
    np.testing.assert_array_equal(np.isnan(data.values).all(axis=(1, 2, 3)), too_high)
    np.testing.assert_array_equal(data.values[~too_high], by_hand(Troubled(), of)[~too_high])
    assert summary.is_complete
    assert summary.n_failed == data.n_failed == 2 * too_high.sum()
    assert data.failures["point"].tolist() == np.repeat(np.flatnonzero(too_high), 2).tolist()
    assert data.failures["x1"].min() >= 1.0
    assert data.failures["failure"].str.contains("Traceback").all()
    assert data.failures["failure"].str.contains("made.py").all()


def test_a_failed_run_is_not_done_again(tmp_path):
    model = Troubled("raises", from_value=1.0)
    first = sweep(design(), tmp_path / "sweep", model=model, engine=HERE)
    again = sweep(design(), tmp_path / "sweep", model=model, engine=HERE, resume=True)
    assert (again.n_done_now, again.n_failed) == (0, first.n_failed)


def test_failed_runs_are_done_again_where_that_is_asked_for(tmp_path):
    """With the same model they may fail for the machine's reasons, so here the trouble is over the second time."""
    of, folder = design(40, 2), tmp_path / "sweep"
    first = sweep(of, folder, model=Troubled("raises", from_value=1.0), engine=HERE)
    assert first.n_failed > 0
    again = sweep(of, folder, model=Troubled(), engine=HERE, resume=True, retry_failed=True)
    assert (again.n_done_now, again.n_failed) == (first.n_failed, 0)
    data = load_sweep(folder, ["y", "z"])
    np.testing.assert_array_equal(data.values, by_hand(Troubled(), of))
    assert len(data.failures) == 0
    assert status(folder).n_failed == 0
    assert sweep(of, folder, model=Troubled(), engine=HERE, resume=True).n_done_now == 0


def test_a_run_that_gives_other_outputs_than_it_said_has_failed(tmp_path):
    sweep(design(2, 1, outputs=()), tmp_path / "sweep", model=Troubled(output_names=("y",)), engine=HERE)
    assert "where (1,) was announced" in load_sweep(tmp_path / "sweep").failures["failure"][0]


def test_it_is_told_early_that_most_runs_fail(tmp_path):
    heard = []
    summary = sweep(
        design(200, 1),
        tmp_path / "sweep",
        model=Troubled("raises", from_value=-9.0),
        engine=HERE,
        progress=lambda so_far: heard.append((so_far.n_done, so_far.messages)),
    )
    first = next(done for done, messages in heard if messages)
    assert first < 200
    assert summary.messages[0].startswith(
        f"{first} of the first {first} runs failed in the same way: ValueError: too hi"
    )


def test_ctrl_c_keeps_what_is_done_and_says_how_to_go_on(tmp_path):
    of, folder = design(50, 1), tmp_path / "sweep"

    def interrupt(so_far):
        if so_far.n_done >= 5:
            raise KeyboardInterrupt  # as Python's own handler of Ctrl-C does

    with pytest.raises(SweepStopped, match="go on by --resume") as stopped:
        sweep(of, folder, model=NOISY, engine=HERE, progress=interrupt)
    assert 5 <= stopped.value.summary.n_done == status(folder).n_done < 50
    rest = sweep(of, folder, model=NOISY, engine=HERE, resume=True)
    assert rest.n_reused == stopped.value.summary.n_done
    np.testing.assert_array_equal(load_sweep(folder).values, by_hand(NOISY, of))


def test_each_stored_run_can_be_done_again_by_its_identity(tmp_path):
    sweep(design(), tmp_path / "sweep", model=NOISY, engine=HERE)
    row = table_of(tmp_path / "sweep").iloc[3]
    assert rerun(tmp_path / "sweep", row.run_id, model=NOISY) == ({"y": row.y}, {"y": row.y})
    with pytest.raises(CubbSimError, match="has no such run"):
        rerun(tmp_path / "sweep", "0123456789abcdef", model=NOISY)
    with pytest.raises(CubbSimError, match="16 hexadecimal digits"):
        rerun(tmp_path / "sweep", "the third", model=NOISY)


def test_a_failed_run_fails_again_when_it_is_done_again(tmp_path):
    model = Troubled("raises", from_value=-9.0)
    sweep(design(2, 1), tmp_path / "sweep", model=model, engine=HERE)
    run_id = load_sweep(tmp_path / "sweep", ["y"]).failures["run_id"][0]
    with pytest.raises(CubbSimError, match=r"(?s)fails, as it did: ValueError: too high.*Traceback"):
        rerun(tmp_path / "sweep", run_id, model=model)


@pytest.mark.parametrize("cores", [0, 100_000])
def test_impossible_numbers_of_processes_are_refused(cores):
    with pytest.raises(CubbSimError, match=f"cores: {cores} is not a number from 1 to"):
        JoblibEngine(cores)
