"""The command that tells what a sweep found, as a person meets it."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from cubb_sim.cli import BAD_INPUT, main
from cubb_sim.errors import OutputError
from cubb_sim.experiments.findings import Findings
from tests.experiments.report import made_up

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What would have been analysed; findings made by hand are given instead."""
    seen: dict[str, Any] = {}
    found = made_up.findings()
    kept = {name: found.tables[name] for name in ("variance", "notes", "failures")}
    indices = found.tables["indices"].query("analysis == 'sobol' and order != 'second' and output == @made_up.GOAL")

    def analyse(folder: Path, outputs: Any = None, **options: Any) -> Findings:
        if not Path(folder).exists():
            raise OutputError(f"{folder}: there is no sweep here.")
        seen.update(options, folder=folder, outputs=outputs)
        options["told"]("sobol", 0, 1)
        return Findings(found.design, found.manifest, {**kept, "indices": indices}, found.data)

    monkeypatch.setattr(importlib.import_module("cubb_sim.experiments.analysing"), "analyze", analyse)
    return seen


def run_command(*arguments: str) -> int:
    """Exit code of one call of the command line."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    code = left.value.code
    return code if isinstance(code, int) else 0


@pytest.fixture
def sweep(tmp_path: Path) -> str:
    (tmp_path / "sweep").mkdir()
    return str(tmp_path / "sweep")


def test_the_inputs_that_matter_are_shown_with_chance_and_notes(
    asked: dict[str, Any], sweep: str, capsys: Captured
) -> None:
    assert run_command("analyze", sweep, "--language", "da") == 0
    printed = " ".join(capsys.readouterr().out.split())
    for words in (
        "Beslutningsmyndighed", "55 % (48", "Blindt input", "tilfældighed", "1 kørsel mangler",
        "2 kørsler fejlede", "Et indeks er negativt", "ikke en prognose",
    ):  # fmt: skip
        assert words in printed
    assert asked["outputs"] is None


def test_quantities_are_passed_on(asked: dict[str, Any], sweep: str) -> None:
    assert run_command("analyze", sweep, "--quantity", "meaning", "--quantity", "trust@under_30") == 0
    assert list(asked["outputs"]) == ["meaning", "trust@under_30"]


def test_everything_as_json(asked: dict[str, Any], sweep: str, capsys: Captured) -> None:
    assert run_command("analyze", sweep, "--json") == 0
    content = json.loads(capsys.readouterr().out)
    assert content["n_failed"] == made_up.N_FAILED
    assert content["n_missing"] == 1
    assert content["tables"]["indices"][0]["value"] == pytest.approx(0.44)
    assert content["tables"]["failures"][0]["run_id"] == made_up.findings().data.failures["run_id"][0]
    assert content["manifest"]["posterior"]


@pytest.mark.slow
def test_a_page_and_a_folder_are_written(asked: dict[str, Any], sweep: str, tmp_path: Path, capsys: Captured) -> None:
    page, folder = tmp_path / "page.html", tmp_path / "findings"
    (folder / "tables").mkdir(parents=True)  # as an earlier call left it
    assert run_command("analyze", sweep, "--report", str(page), "--output", str(folder)) == 0
    assert f"Wrote {folder}" in " ".join(capsys.readouterr().out.split())
    text = page.read_text(encoding="utf-8")
    assert "<span>analyze</span>" in text
    assert "<span>--report</span>" in text
    assert (folder / "tables" / "indices.csv").is_file()
    assert {one.suffix for one in (folder / "figures").iterdir()} == {".svg", ".pdf"}


@pytest.mark.parametrize("problem", ["in use", "file of that name", "own folder", "no sweep", "no folder"])
def test_bad_input_gets_one_message(
    asked: dict[str, Any], sweep: str, tmp_path: Path, capsys: Captured, problem: str
) -> None:
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "diary.txt").write_text("mine", encoding="utf-8")
    arguments = {
        "in use": (sweep, "--output", str(tmp_path / "used")),
        "file of that name": (sweep, "--output", str(tmp_path / "used" / "diary.txt")),
        "own folder": (sweep, "--output", sweep),
        "no sweep": (str(tmp_path / "nowhere"),),
        "no folder": (sweep, "--report", str(tmp_path / "nowhere" / "page.html")),
    }[problem]
    assert run_command("analyze", *arguments) == BAD_INPUT
    printed = capsys.readouterr()
    assert printed.out == ""
    assert problem in printed.err
    assert "Traceback" not in printed.err
    assert len(printed.err.strip().splitlines()) == 1
