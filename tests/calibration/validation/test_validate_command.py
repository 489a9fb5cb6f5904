"""`cubb-sim validate`, as a person meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
import typer

from cubb_sim.calibration.validation.words import NEVER_FITTED
from cubb_sim.cli import validate
from cubb_sim.errors import CubbSimError, OutputError, ScenarioError
from tests.calibration.validation.made_trials import WHOLE, write_trial

Captured = pytest.CaptureFixture[str]


def command(*arguments: str) -> int:
    """Exit code of one call."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    validate.add_to(app)
    with pytest.raises(SystemExit) as left:
        app(args=list(arguments))
    return int(left.value.code or 0)


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(write_trial(tmp_path))


def test_a_trial_of_ones_own_is_held_and_told(file: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert command(file, "--replications", "2", "--language", "da") == 0
    printed = capsys.readouterr().out
    assert "Opdigtet forsøg" in printed
    assert "Udfald" in printed
    assert NEVER_FITTED.da.split(".")[0] in printed.replace("\n", " ")
    assert "2 par af forløb" in printed


def test_a_miss_is_a_finding_and_no_fault(tmp_path: Path, capsys: Captured) -> None:
    impossible = WHOLE.replace("0.30", "0.95").replace("0.20", "0.05")
    assert command(str(write_trial(tmp_path, impossible)), "--replications", "2", "--json") == 0
    assert json.loads(capsys.readouterr().out)["contrasts"][0]["verdict"] == "miss"


def test_json_and_table_say_the_same(file: str, tmp_path: Path, capsys: Captured) -> None:
    output = tmp_path / "validation.parquet"
    assert command(file, "--replications", "2", "--seed", "5", "--json", "--output", str(output)) == 0
    content = json.loads(capsys.readouterr().out)
    assert (content["seed"], content["replications"]) == (5, 2)
    assert pd.read_parquet(output).model_high_95[0] == content["contrasts"][0]["model_high_95"]


def test_what_is_assumed_moves_the_answer_and_is_told(file: str, capsys: Captured) -> None:
    answers = []
    for assumed in ("job_finding.rate_per_year=0.01", "job_finding.rate_per_year=0.06"):
        assert command(file, "--replications", "4", "--json", "--assume", assumed) == 0
        answers.append(json.loads(capsys.readouterr().out))
    assert answers[0]["assumptions"] == ["job_finding.rate_per_year=0.01"]
    low, high = (answer["contrasts"][0]["model_comparator"] for answer in answers)
    assert low < high


def raised(*arguments: str) -> CubbSimError:
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    validate.add_to(app)
    with pytest.raises(CubbSimError) as caught:
        app(args=list(arguments), standalone_mode=False)
    return caught.value


def test_what_cannot_be_used_is_told_before_the_work(file: str, tmp_path: Path) -> None:
    """All are errors that the command line turns into one message and exit code 2."""
    assert isinstance(raised("ips_danmark"), ScenarioError)
    assert isinstance(raised(file, "--output", str(tmp_path / "nowhere" / "v.parquet")), OutputError)
    assert "unknown" in str(raised(file, "--assume", "belief.informatio=1"))
    assert "At least one" in str(raised(file, "--replications", "0"))
