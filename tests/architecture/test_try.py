"""The script that sets everything up: it leaves foreign directories alone and notices what makes it begin anew."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from tests.architecture.source_tree import ROOT


@pytest.fixture
def script() -> ModuleType:
    """`try.py` as a module; its name is a word of the language, so it cannot be imported by it."""
    spec = importlib.util.spec_from_file_location("try_script", ROOT / "try.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Commands that would have been run; each pretends to have gone well."""
    commands: list[list[str]] = []

    def pretend(command: list[str], **_: object) -> int:
        commands.append(command)
        if "venv" in command:
            python = Path(command[-1]) / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
            python.parent.mkdir()
            python.touch()
        return 0

    monkeypatch.setattr(subprocess, "call", pretend)
    return commands


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the environment is to be made in this test."""
    monkeypatch.setenv("CUBB_SIM_VENV", str(tmp_path / "environment"))
    return tmp_path / "environment"


def test_a_directory_of_somebody_else_is_left_alone(
    script: ModuleType, environment: Path, calls: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    environment.mkdir()
    (environment / "thesis.docx").touch()
    assert script.main(["levers"]) == 1
    assert "was not made by try.py" in capsys.readouterr().err
    assert (environment / "thesis.docx").exists()
    assert calls == []


def test_the_second_call_installs_nothing(script: ModuleType, environment: Path, calls: list[list[str]]) -> None:
    assert script.main([]) == 0
    assert any("pip" in command for command in calls)
    calls.clear()
    assert script.main(["levers"]) == 0
    assert [command[1:] for command in calls] == [["-m", "cubb_sim", "levers"]]
    assert calls[0][0].startswith(str(environment))


def test_tests_add_to_an_environment_and_then_serve_for_both(
    script: ModuleType, environment: Path, calls: list[list[str]]
) -> None:
    script.main([])
    calls.clear()
    script.main(["test", "-k", "rules"])
    assert calls[-1][1:] == ["-m", "pytest", "-k", "rules"]
    assert any(command[-1].endswith("[test,dev,docs]") for command in calls)
    assert not any("venv" in command for command in calls)
    calls.clear()
    script.main([])
    assert len(calls) == 1


def test_the_site_is_built_in_the_environment_of_the_tests_too(
    script: ModuleType, environment: Path, calls: list[list[str]]
) -> None:
    assert script.main(["site", "--no-notebooks"]) == 0
    assert any(command[-1].endswith("[docs]") for command in calls)
    assert calls[-1][1:] == [str(ROOT / "docs" / "site" / "build.py"), "--no-notebooks"]
    script.main(["test"])
    calls.clear()
    script.main(["site"])
    assert len(calls) == 1
    assert (ROOT / "docs" / "site" / "build.py").is_file()


def test_what_was_installed_for_one_purpose_stays_when_another_is_added(
    script: ModuleType, environment: Path, calls: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    script.main(["test"])
    script.main(["notebooks"])
    assert any(command[-1].endswith("[course]") for command in calls)
    calls.clear()
    script.main(["test"])
    script.main(["notebooks"])
    assert len(calls) == 2


@pytest.fixture
def shipped(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's notebooks, for a reader who stands in a folder beside them."""
    folder = tmp_path / "shipped"
    (folder / "answers").mkdir(parents=True)
    for name in ("1_first.ipynb", "answers/1_first.ipynb"):
        (folder / name).write_text("as shipped", encoding="utf-8")
    monkeypatch.setattr(script, "NOTEBOOKS", folder)
    monkeypatch.chdir(tmp_path)
    return folder


def test_notebooks_are_opened_as_copies_that_keep_what_was_changed(
    script: ModuleType, environment: Path, calls: list[list[str]], shipped: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script.main(["notebooks", "--no-browser"]) == 0
    mine = Path(script.COPIED_NOTEBOOKS) / "1_first.ipynb"
    mine.write_text("with my prediction", encoding="utf-8")
    (shipped / "2_new.ipynb").write_text("as shipped", encoding="utf-8")
    assert script.main(["notebooks"]) == 0
    assert mine.read_text(encoding="utf-8") == "with my prediction"
    assert mine.with_name("2_new.ipynb").read_text(encoding="utf-8") == "as shipped"
    assert (shipped / "1_first.ipynb").read_text(encoding="utf-8") == "as shipped"
    assert "1 new, 1 as you left them" in capsys.readouterr().out
    assert all("jupyterlab" in command for command in (calls[-1], calls[-2]))
    assert calls[-2][-1] == "--no-browser"


def test_only_whoever_asks_for_the_answer_keys_gets_them(
    script: ModuleType, environment: Path, calls: list[list[str]], shipped: Path
) -> None:
    answers = Path(script.COPIED_NOTEBOOKS) / "answers"
    assert script.main(["notebooks"]) == 0
    assert not answers.exists()
    assert script.main(["notebooks", script.WITH_ANSWERS, "--no-browser"]) == 0
    assert (answers / "1_first.ipynb").read_text(encoding="utf-8") == "as shipped"
    assert script.WITH_ANSWERS not in calls[-1], "JupyterLab would not know it."
    assert calls[-1][-1] == "--no-browser"


def test_the_answer_keys_lie_where_the_script_looks_for_them(script: ModuleType) -> None:
    assert list((script.NOTEBOOKS / script.ANSWERS).glob("*.ipynb"))


def test_the_copies_are_none_of_the_projects_business(script: ModuleType) -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert f"{script.COPIED_NOTEBOOKS}/" in ignored
    assert "/build/" in ignored


def test_the_laboratory_asks_nobody_on_the_internet(
    script: ModuleType, environment: Path, calls: list[list[str]], shipped: Path
) -> None:
    assert script.main(["notebooks"]) == 0
    told = " ".join(calls[-1])
    for setting in ("NeverCheckForUpdate", "news_url=None", "extension_manager=readonly"):
        assert setting in told
    settings = json.loads((environment / "share/jupyter/lab/settings/overrides.json").read_text(encoding="utf-8"))
    assert settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"


def test_everything_that_can_be_installed_is_locked(script: ModuleType) -> None:
    extras = {name for extra in script.EXTRAS.values() for name in extra.strip("[]").split(",") if name}
    assert extras <= set(script.LOCKED.strip("[]").split(","))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for lock in ("requirements.lock", "requirements-3.13.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8").lower()
        pinned = {line.partition("==")[0].replace("_", "-") for line in text.splitlines()}
        for extra in sorted(extras):
            wanted = {re.split(r"[<>=]", one)[0].lower() for one in project["optional-dependencies"][extra]}
            assert wanted - pinned == set(), f"{lock}: {extra}"
        assert "://" not in text


def test_another_lock_begins_anew(
    script: ModuleType, environment: Path, calls: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script.main([])
    calls.clear()
    other = tmp_path / "other.lock"
    other.write_text("numpy==0\n", encoding="utf-8")
    monkeypatch.setattr(script, "lock_file", lambda: other)
    (environment / "left_over").touch()
    assert script.main([]) == 0
    assert any("venv" in command for command in calls)
    assert not (environment / "left_over").exists()


def test_a_failed_installation_says_so_and_is_tried_again(
    script: ModuleType, environment: Path, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    pretend = subprocess.call
    monkeypatch.setattr(subprocess, "call", lambda command, **_: 1 if "pip" in command else pretend(command))
    assert script.main([]) == 1
    assert "needs the network" in capsys.readouterr().err
    monkeypatch.setattr(subprocess, "call", pretend)
    assert script.main([]) == 0
    assert any("pip" in command for command in calls)


def test_everything_is_installed_in_locked_versions(
    script: ModuleType, environment: Path, calls: list[list[str]]
) -> None:
    script.main(["test"])
    installations = [command for command in calls if "install" in command]
    assert installations
    for command in installations:
        assert command[command.index("--constraint") + 1] == str(script.lock_file())


def test_help_sets_nothing_up(script: ModuleType, environment: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert script.main(["--help"]) == 0
    assert "python3 try.py test" in capsys.readouterr().out
    assert not environment.exists()
