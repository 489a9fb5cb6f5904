"""Dependencies point inward, and Mesa stays where it belongs."""

from __future__ import annotations

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.architecture.source_tree import PACKAGE, ROOT, imported_modules, python_files, relative

MAY_IMPORT_MESA = {"cubb_sim/model.py", "cubb_sim/agents.py"}


def test_the_contracts_of_pyproject_hold(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_only_the_model_and_its_agents_import_mesa() -> None:
    importers = {
        relative(path)
        for path in python_files(PACKAGE)
        if any(name.split(".")[0] == "mesa" for name in imported_modules(path))
    }
    assert importers <= MAY_IMPORT_MESA


def test_randomness_has_an_address_everywhere() -> None:
    """No generator but the addressed one: a sequential stream would tie one citizen's life to another's."""
    importers = {
        relative(path)
        for path in python_files(PACKAGE)
        if any(name == "random" or name.startswith("numpy.random") for name in imported_modules(path))
        or "np.random." in path.read_text(encoding="utf-8")
    }
    assert importers == set()


def test_no_module_needs_a_posix_system() -> None:
    posix = {"fcntl", "resource", "pwd", "grp", "termios", "posix"}
    importers = {relative(path): imported_modules(path) & posix for path in python_files(PACKAGE)}
    assert {path: names for path, names in importers.items() if names} == {}
