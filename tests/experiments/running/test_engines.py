"""Real processes: the same bits wherever a run is computed, and deaths that cost a retry."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from cubb_sim.errors import CubbSimError
from cubb_sim.experiments.running import DaskEngine, JoblibEngine, load_sweep, sweep
from cubb_sim.experiments.running.batches import Parcel
from cubb_sim.experiments.running.engines.dask_engine import DaskPool
from tests.experiments.running.made import NOISY, Troubled, by_hand, design

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    "engine",
    [
        pytest.param(JoblibEngine(2), id="joblib"),
        pytest.param(DaskEngine.local(2), id="dask", marks=[pytest.mark.slow, pytest.mark.each_python]),
    ],
)
def test_other_processes_give_the_same_bits(engine, tmp_path):
    of = design(40, 3, strategies=("other",))
    sweep(of, tmp_path / "sweep", model=NOISY, engine=engine)
    np.testing.assert_array_equal(load_sweep(tmp_path / "sweep").values, by_hand(NOISY, of))


@pytest.mark.each_python
@pytest.mark.slow
def test_a_worker_that_dies_costs_a_retry(tmp_path):
    of, model = design(30, 1), Troubled("dies once", from_value=2.5, place=tmp_path)
    summary = sweep(of, tmp_path / "sweep", model=model, engine=JoblibEngine(2))
    assert len(list(tmp_path.glob("died-*"))) > 0
    assert summary.n_failed == 0
    np.testing.assert_array_equal(load_sweep(tmp_path / "sweep", ["y", "z"]).values, by_hand(Troubled(), of))


@pytest.mark.each_python
@pytest.mark.slow
@pytest.mark.parametrize("engine", [JoblibEngine(2), DaskEngine.local(2)], ids=["joblib", "dask"])
def test_a_run_that_kills_its_workers_is_given_up_and_the_others_are_done(engine, tmp_path):
    of, model = design(30, 1), Troubled("dies", from_value=2.9, place=tmp_path)
    summary = sweep(of, tmp_path / "sweep", model=model, engine=engine)
    data = load_sweep(tmp_path / "sweep", ["y", "z"])
    deadly = data.factor_values[:, 0] >= 2.9
    assert 0 < deadly.sum() == summary.n_failed
    assert data.failures["failure"].str.startswith("The worker died").all()
    np.testing.assert_array_equal(data.values[~deadly], by_hand(Troubled(), of)[~deadly])


@pytest.fixture
def cluster():
    """The address of a real scheduler, and the processes: the scheduler and two workers."""
    address = f"tcp://127.0.0.1:{free_port()}"
    port = address.rpartition(":")[2]
    started = [begun("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")]
    options = ("--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
    started += [begun("worker", address, *options, "--no-nanny", "--death-timeout", "60") for _ in range(2)]
    yield address, started
    for one in reversed(started):
        one.kill()
        one.wait()


@pytest.mark.each_python
@pytest.mark.slow
def test_a_cluster_of_others_gives_the_same_bits_and_survives_a_worker(tmp_path, cluster):
    """One of two workers is killed while it works."""
    address, started = cluster
    of, model = design(60, 2), Troubled("slow", from_value=-9.0)
    killed: list[int] = []

    def kill_one(so_far):
        if so_far.n_done_now >= 20 and not killed:
            started[1].kill()
            killed.append(so_far.n_done_now)

    sweep(of, tmp_path / "sweep", model=model, engine=DaskEngine.at(address), progress=kill_one)
    assert killed[0] < 120
    np.testing.assert_array_equal(load_sweep(tmp_path / "sweep", ["y", "z"]).values, by_hand(Troubled(), of))


@pytest.mark.each_python
@pytest.mark.slow
def test_a_scheduler_that_is_lost_is_one_message_and_what_came_back_is_kept(tmp_path, cluster, capfd):
    address, started = cluster
    of, model = design(60, 2), Troubled("slow", from_value=-9.0)

    def kill_it(so_far):
        if so_far.n_done_now >= 20:
            started[0].kill()

    with pytest.raises(CubbSimError, match="connection to the scheduler was lost"):
        sweep(of, tmp_path / "sweep", model=model, engine=DaskEngine.at(address), progress=kill_it)
    assert capfd.readouterr().err == ""
    summary = sweep(of, tmp_path / "sweep", model=model, engine=JoblibEngine(1), resume=True)
    assert summary.n_reused >= 20
    np.testing.assert_array_equal(load_sweep(tmp_path / "sweep", ["y", "z"]).values, by_hand(Troubled(), of))


def test_a_scheduler_that_is_not_there_is_one_message(monkeypatch):
    monkeypatch.setattr("cubb_sim.experiments.running.engines.dask_engine.PATIENCE", "1s")
    with pytest.raises(CubbSimError, match=r"no Dask scheduler was reached there.*dask scheduler"):
        DaskEngine.at(f"tcp://127.0.0.1:{free_port()}").start()


class GoneClient:
    """A client that has given up by itself: it cannot be told anything any more."""

    is_closed = False

    def run(self, _function):
        return {}

    def cancel(self, _futures):
        raise RuntimeError("IOLoop is closed")

    def close(self):
        self.is_closed = True


def test_a_client_that_has_given_up_is_closed_without_a_word():
    """Else its complaint would take the place of the message on what was lost."""
    client = GoneClient()
    DaskPool(client).close(at_once=True)
    assert client.is_closed


def test_a_worker_of_another_version_refuses():
    parcel = Parcel.of(NOISY)
    with pytest.raises(CubbSimError, match="another version of cubb_sim"):
        Parcel(parcel.pickled, parcel.digest, "0123456789ab", parcel.version).open()


def test_a_model_that_cannot_be_sent_is_one_message():
    with pytest.raises(CubbSimError, match="cannot be sent to worker processes"):
        Parcel.of(Troubled(place=threading.Lock()))  # type: ignore[arg-type]


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def begun(*arguments):
    """A process of Dask's own command line that can import the tests."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__WORKER__MEMORY__TERMINATE": "0"}
    command = [sys.executable, "-m", "dask", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
