"""The worked example of docs/how_to/add_a_trial.md: the file is a trial, and a slip in it is told in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from cubb_sim.calibration.validation.trial import load_trial
from cubb_sim.cli import main
from cubb_sim.errors import CubbSimError
from tests.extending.page_edits import doings

(FILE,) = (one for one in doings("add_a_trial.md") if one.what == "file")


def written(folder: Path, text: str) -> Path:
    file = folder / FILE.path
    file.write_text(text, encoding="utf-8")
    return file


def test_the_file_is_a_trial(tmp_path: Path) -> None:
    trial = load_trial(written(tmp_path, FILE.text))
    assert (trial.id, trial.n, len(trial.measurements)) == ("call_first", 300, 1)


def test_a_slip_in_it_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    slip = written(tmp_path, FILE.text.replace("waiting_time_months", "waiting_time_month"))
    with pytest.raises(CubbSimError, match="waiting_time_months"):
        load_trial(slip)


@pytest.mark.slow
def test_it_is_held_and_a_verdict_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, FILE.text)
    with pytest.raises(SystemExit) as left:
        main(["validate", FILE.path, "--replications", "2", "--language", "en"])
    assert not left.value.code
    printed = capsys.readouterr().out
    assert "Call first" in printed
    assert any(verdict in printed for verdict in ("hit", "miss", "tells nothing"))
