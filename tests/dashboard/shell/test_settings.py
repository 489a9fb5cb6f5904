"""What the server was started with, through the environment and back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from cubb_sim.dashboard.serving.serve import NOWHERE, prepare
from cubb_sim.dashboard.serving.starting import opened, told
from cubb_sim.dashboard.settings import RECORDS, Settings, default_records_folder, names_of
from tests.conftest import ROOT


def test_settings_come_back_as_they_went(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = Settings(
        records_folder=tmp_path / "møder og flip",
        opened_record=tmp_path / "et møde.cubbflip",
        opened_scenarios=(tmp_path / "a; b.toml", tmp_path / "fjordby.toml"),
        is_shared=True,
    )
    for name, value in given.environment().items():
        monkeypatch.setenv(name, value)
    assert Settings.of_environment() == given


def test_paths_hold_wherever_a_process_stands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert Path(Settings(records_folder=Path("her")).environment()[RECORDS]) == tmp_path / "her"


def test_records_are_among_the_documents_and_the_folder_is_not_made_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(RECORDS, raising=False)
    folder = Settings.of_environment().records_folder
    assert folder == default_records_folder()
    assert folder.name == "cubb_sim FLIP"


def test_a_file_called_like_a_shipped_one_is_opened_and_not_the_shipped_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "anden").mkdir()
    files = [tmp_path / "holstebro.toml", tmp_path / "anden" / "holstebro.toml", tmp_path / "vores by & mere.toml"]
    for file in files:
        file.write_text('title = "Vores"\nquestion = "Hvad?"\nparent = "holstebro"\n', encoding="utf-8")
    records = tmp_path / "records"
    assert names_of(files, ["holstebro"]) == ["holstebro-2", "holstebro-3", "vores by & mere"]
    assert opened(Settings(records, opened_scenarios=tuple(files))) == "m=holstebro-2"
    query = opened(Settings(records, opened_scenarios=(files[2],)))
    assert parse_qs(query) == {"m": ["vores by & mere"]}
    assert opened(Settings(records)) == ""
    told("http://127.0.0.1:8765/", query, is_local=False)
    assert f"http://127.0.0.1:8765/?{query} " in capsys.readouterr().out


def test_what_is_looked_at_first_does_not_import_solara() -> None:
    """It reads its settings when it is imported, and they are made only when the server starts."""
    code = "import sys, cubb_sim.dashboard.serving.starting; sys.exit('solara' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_solara_is_told_to_fetch_nothing_and_to_tell_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    environment: dict[str, str] = {}
    monkeypatch.setattr("os.environ", environment)
    prepare(Settings(records_folder=tmp_path))
    assert environment["SOLARA_ASSETS_CDN"] == NOWHERE
    assert environment["SOLARA_TELEMETRY_MIXPANEL_ENABLE"] == "False"
    assert environment["SOLARA_TELEMETRY_SERVER_USER_ID"] != "not_set"
    assert environment["SOLARA_SESSION_HTTP_ONLY"] == "True"
