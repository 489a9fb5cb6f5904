"""What the benchmark of sweeps compares is alike, and its pieces run. Nothing here is timed."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import sweeps
from benchmarks.compiled_slice import live_slice
from benchmarks.sweep_analysis import made_up, with_only
from benchmarks.sweep_peer import batch, forget_models, world_at
from benchmarks.sweep_speed import loop_seconds, swept, twelve_inputs
from benchmarks.sweep_store import many_points, sweep_of_nothing
from benchmarks.sweeps import Effort
from cubb_sim.experiments.analysing import analysed
from cubb_sim.experiments.design import Analysis, FactorKind
from cubb_sim.experiments.design.sizes import n_runs
from cubb_sim.experiments.models.employment_services import ReadyPoint
from cubb_sim.experiments.running import JoblibEngine, sweep
from cubb_sim.experiments.sampling import points_of

N_ROWS, MONTHS = 2, 4
TINY = Effort(n_runs=6, n_looped=4, rounds=1, sample_rows=2, analysed_rows=16, peer=(2, 1, 1), n_nothings=60)


def test_the_design_is_the_one_that_was_asked_for():
    design = twelve_inputs(sweeps.FULL_ROWS)
    assert len(design.factors) == 12
    assert design.factors[-1].kind is FactorKind.DUMMY
    assert n_runs(design) == sweeps.FULL_RUNS == 26_624
    assert design.second_order
    assert design.scenario == "four_partners"


@pytest.mark.slow
def test_the_peer_lives_the_lives_of_the_points():
    """What batch_run is given is the design: same values, same seeds, so the compiled slice lives the same."""
    rows = batch(3, N_ROWS, 1, MONTHS, 1)
    forget_models()
    assert [row["point"] for row in rows] == [0, 1, 2]
    for row in rows:
        world = world_at(row["point"], N_ROWS)
        present = world.municipalities[0]
        live_slice(world, MONTHS)
        first_hours = world.citizens.first_hours_month[present.first_citizen : present.end_citizen]
        assert row["hours_ever_share"] == np.mean(first_hours >= 0)
    assert len({row["hours_ever_share"] for row in rows}) > 1


def test_the_plain_loop_does_the_runs_of_the_sweep(monkeypatch, tmp_path):
    """Else bookkeeping would be held against something else."""
    lived = []
    alive = ReadyPoint.run

    def run(self, world, seed):
        outputs = alive(self, world, seed)
        lived.append((seed, float(outputs[0])))
        return outputs

    monkeypatch.setattr(ReadyPoint, "run", run)
    design = many_points(6)
    loop_seconds(design)
    looped = set(lived)
    lived.clear()
    sweep(design, tmp_path / "sweep", engine=JoblibEngine(1))
    assert set(lived) == looped
    assert len(looped) == 6


def test_a_model_that_does_nothing_is_kept_like_ours(tmp_path):
    nothing = sweep_of_nothing(5, 3)
    assert nothing.n_runs == 15
    assert 0.0 <= nothing.computing < nothing.wall


def test_made_up_outputs_go_through_the_analyses():
    data = made_up(twelve_inputs(64), points_of(twelve_inputs(64)))
    indices = analysed(with_only(data, Analysis.SOBOL)).tables["indices"]
    total = indices.query("analysis == 'sobol' and order == 'total' and output == @data.output_names[0]")
    by_input = total.set_index("input").value
    assert by_input.idxmax() == data.design.names[0], "the first has the largest weight"


def test_seconds_of_runs_are_read_from_the_parts():
    done = swept(many_points(4), JoblibEngine(1))
    assert done.n_runs == 4
    assert 0.0 < done.computing <= done.wall


@pytest.mark.slow
def test_every_line_of_the_table_comes():
    lines = list(sweeps.measured(TINY))
    assert all(line.value for line in lines)
    assert [line.bar for line in lines if line.bar] == [
        "below 5 %", "below 5 %", "at least 1.85 times", "within 10 %", "within 10 minutes",
    ]  # fmt: skip
