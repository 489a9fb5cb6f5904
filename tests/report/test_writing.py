"""A report or a folder of tables is written whole or not at all, also when the disk says no."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pandas as pd
import pytest

from cubb_sim.errors import OutputError
from cubb_sim.report import write_report
from cubb_sim.report.writing import (
    DIFFERENCES_FILE,
    refuse_folder_in_use,
    refuse_what_cannot_be_written,
    write_comparison,
    write_whole,
)
from cubb_sim.results import RunResult, read_tables
from tests.report.made_up import comparison


def full_disk(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    file = tmp_path / "report.html"
    file.write_text("the earlier one", encoding="utf-8")
    monkeypatch.setattr(os, step, full_disk)
    with pytest.raises(OutputError, match=r"No space left on device.*Nothing half-written was left behind"):
        write_report(comparison(), file)
    assert file.read_text(encoding="utf-8") == "the earlier one"
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_a_file_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    write_whole(file, "one\n")
    assert write_whole(file, "two \u00e6\n") == file
    assert file.read_bytes() == "two æ\n".encode()


def test_what_is_in_the_way_is_said_before_the_work_begins(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is a folder of that name"):
        refuse_what_cannot_be_written(tmp_path)
    with pytest.raises(OutputError, match="there is no folder"):
        refuse_what_cannot_be_written(tmp_path / "nowhere" / "report.html")
    refuse_what_cannot_be_written(tmp_path / "report.html")


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(OutputError, match="the folder is in use"):
        refuse_folder_in_use(tmp_path)
    with pytest.raises(OutputError, match="the folder is in use"):
        write_comparison(comparison(), tmp_path)
    with pytest.raises(OutputError, match="there is a file of that name"):
        refuse_folder_in_use(tmp_path / "thesis.docx")
    refuse_folder_in_use(tmp_path / "new")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_comparison_is_a_folder_for_each_scenario_and_the_differences(tmp_path: Path) -> None:
    compared = comparison()
    folder = write_comparison(compared, tmp_path / "tables")
    assert sorted(path.name for path in folder.iterdir()) == [DIFFERENCES_FILE, "holstebro", "holstebro+saving"]
    differences = pd.read_parquet(folder / DIFFERENCES_FILE)
    assert len(differences) == len(compared.differences)
    manifest, tables = read_tables(folder / "holstebro+saving")
    assert manifest.scenario_name == "holstebro+saving"
    assert {"quantities", "periods", "people"} <= tables.keys()
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    assert write_comparison(comparison(), tmp_path / "tables").is_dir()


def test_a_folder_that_cannot_be_finished_is_not_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = RunResult.to_parquet

    def only_the_first(self: RunResult, folder: Path) -> Path:
        if "saving" in self.manifest.scenario_name:
            full_disk()
        return written(self, folder)

    monkeypatch.setattr(RunResult, "to_parquet", only_the_first)
    with pytest.raises(OutputError, match="No space left on device"):
        write_comparison(comparison(), tmp_path / "tables")
    assert list(tmp_path.iterdir()) == []
