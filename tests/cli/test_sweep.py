"""The command sweep, as a person meets it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from cubb_sim.cli import main, sweep
from cubb_sim.experiments.design.reading import shipped_designs
from cubb_sim.experiments.running import SweepSummary, load_sweep, status

SMALL = ("sobol_g", "--size", "2", "--replications", "1", "--cores", "1")


def called(*arguments):
    """The exit code of a command."""
    try:
        main(["sweep", *map(str, arguments)])
    except SystemExit as left:
        return left.code or 0
    return 0


def test_a_sweep_is_run_told_refused_and_gone_on_with(tmp_path, capsys):
    folder = tmp_path / "sweep"
    assert called(*SMALL, "--output", folder) == 0
    said = capsys.readouterr()
    n_runs = status(folder).n_runs
    assert said.out.startswith(f"{n_runs} runs done in ")
    assert f"cubb-sim analyze {folder}" in said.out
    assert f"'sobol_g': {n_runs} runs, in {folder}." in said.err
    assert (folder / "design.toml").read_text(encoding="utf-8").startswith("title")
    assert called(*SMALL, "--output", folder) == 2
    assert f"with {n_runs} of {n_runs} runs done. Go on with it by --resume" in capsys.readouterr().err
    larger = ("sobol_g", "--size", "4", "--replications", "1", "--cores", "1", "--output", folder, "--resume", "--json")
    assert called(*larger) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["reused"], told["done_now"], told["is_complete"]) == (n_runs, status(folder).n_runs - n_runs, True)


def test_a_sweep_that_is_stopped_says_how_to_go_on(tmp_path, capsys, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt  # as Python's own handler of Ctrl-C does

    monkeypatch.setattr("cubb_sim.experiments.running.engines.joblib_engine.run_batch", interrupted)
    assert called(*SMALL, "--output", tmp_path / "sweep") == sweep.STOPPED == 130
    assert re.search(r"Stopped\. 0 of \d+ runs are done and kept in .* go on by --resume", capsys.readouterr().err)


def test_a_run_is_done_again_by_its_identity(tmp_path, capsys):
    folder = tmp_path / "sweep"
    called(*SMALL, "--output", folder)
    part = next((folder / "parts").iterdir())
    run_id = pq.read_table(part).column("run_id")[3].as_py()
    capsys.readouterr()
    assert called("--output", folder, "--rerun", run_id) == 0
    assert "The same, to the last bit." in capsys.readouterr().out
    assert called("--rerun", run_id) == 2
    assert "--rerun needs --output FOLDER" in capsys.readouterr().err
    assert load_sweep(folder).is_done.all()


def test_the_list_has_every_shipped_design_with_its_runs(capsys):
    assert called("--list", "--json") == 0
    listed = {one["name"]: one for one in json.loads(capsys.readouterr().out)}
    assert set(listed) == set(shipped_designs())
    assert all(one["runs"] > 100 and one["question"].endswith("?") for one in listed.values())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Name a design"),
        (["sobol_g", "--cores", "2", "--workers", "2"], "--cores and --workers cannot go together"),
        (["sobol_g", "--workers", "2", "--scheduler", "tcp://127.0.0.1:1"], "--workers and --scheduler cannot go"),
        (["sobol_g", "--cores", "0"], "cores: 0 is not a number from 1 to"),
        (["sobol_g", "--workers", "0"], "workers: 0 is not a whole number of 1 or more"),
        (["sobol_g", "--size", "3"], "size"),
        (["sobol_x"], "unknown design 'sobol_x'. Did you mean 'sobol_g'?"),
    ],
)
def test_what_makes_no_sense_is_one_message(arguments, message, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert called(*arguments) == 2
    said = capsys.readouterr()
    assert message in said.err
    assert "Traceback" not in said.err
    assert not list(tmp_path.iterdir())


def test_how_far_it_is_is_told_once_runs_have_come_back(capsys):
    def so_far(n_done_now, seconds, *messages):
        return SweepSummary(1100, 100, n_done_now, 0, seconds, Path("folder"), messages)

    with sweep.SweepBar("'screening'") as bar:
        bar(so_far(0, 0.0))
        bar(so_far(1, 20.0))  # processes were starting until now
        bar(so_far(100, 22.0, "A part was damaged."))
        bar(so_far(201, 30.0, "A part was damaged."))
        bar(so_far(901, 100.0, "A part was damaged."))
    assert capsys.readouterr().err.splitlines() == [
        "'screening': 1,100 runs, 100 of them there already, in folder.",
        "A part was damaged.",
        "About 40 seconds to go, at 20 runs per second.",
        "1,001 of 1,100 runs, 0 of them failed; 11.2 per second, 9 seconds left.",
    ]
