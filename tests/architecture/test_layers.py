"""Dependencies point inward, and Mesa stays where it belongs."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

from tests.architecture.source_tree import PACKAGE, ROOT, imported_modules, python_files, relative

PARTS_OF_ANOTHER = {"pydantic_core"}
"""Packages that a declared one is made of, in exactly the version it asks for."""
IMPORTED_AS = {"ema-workbench": "ema_workbench", "salib": "SALib", "scikit-learn": "sklearn"}
EXTRAS_OF_THE_PACKAGE = ("crosscheck",)
"""Optional requirements that code of the package may ask for, with a message where they are missing."""
MAY_IMPORT_MESA = {"cubb_sim/model.py", "cubb_sim/agents.py", "cubb_sim/dashboard/views/students/watched.py"}


def test_the_contracts_of_pyproject_hold() -> None:
    """In a process of its own: import-linter silences every logger that is there already, also those of later tests."""
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_the_model_its_agents_and_the_page_for_students_import_mesa() -> None:
    importers = {
        relative(path)
        for path in python_files(PACKAGE)
        if any(name.split(".")[0] == "mesa" for name in imported_modules(path))
    }
    assert importers <= MAY_IMPORT_MESA


def test_randomness_has_an_address_everywhere() -> None:
    """No generator but the addressed one: a sequential stream would tie one citizen's life to another's.

    Those who study simulated people, place points of designs, and draw from what is known of the numbers, stand
    outside their lives.
    """
    outside = ("cubb_sim/calibration/", "cubb_sim/experiments/", "cubb_sim/knowledge/")
    importers = {
        relative(path)
        for path in python_files(PACKAGE)
        if not relative(path).startswith(outside)
        if any(name == "random" or name.startswith("numpy.random") for name in imported_modules(path))
        or "np.random." in path.read_text(encoding="utf-8")
    }
    assert importers == set()


def test_whatever_is_imported_is_declared() -> None:
    """Not only there by chance, because something else brought it along."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = (one for name in EXTRAS_OF_THE_PACKAGE for one in project["optional-dependencies"][name])
    names = {re.split(r"[\[<>=!~; ]", requirement)[0].lower() for requirement in (*project["dependencies"], *extras)}
    declared = {IMPORTED_AS.get(name, name) for name in names}
    imported = {name.split(".")[0] for path in python_files(PACKAGE) for name in imported_modules(path)}
    assert imported - sys.stdlib_module_names - {"cubb_sim"} - declared - PARTS_OF_ANOTHER == set()


def test_no_module_needs_a_posix_system() -> None:
    posix = {"fcntl", "resource", "pwd", "grp", "termios", "posix"}
    importers = {relative(path): imported_modules(path) & posix for path in python_files(PACKAGE)}
    assert {path: names for path, names in importers.items() if names} == {}
