"""Every source that can move a quantity belongs to the version of a run."""

from __future__ import annotations

import sys

from cubb_sim.compilation import COMPILED_SOURCES, PACKAGE
from cubb_sim.experiments.version import QUANTITY_SOURCES, simulation_hash
from tests.architecture.source_tree import imported_modules

STARTS = ("cubb_sim.experiments.models.employment_services", "cubb_sim.experiments.models.known_answers")
CANNOT_MOVE_A_RUN = (
    "__init__.py",
    "errors.py",
    "comparison",  # of results that are there
    "results",  # but replication.py, which is among the sources
    "calibration",
    "experiments/__init__.py",
    "experiments/version.py",
    "experiments/design",  # but factor.py: what a design says is part of a run's identity, value by value
    "sources.py",
    "rewriting",  # of a model of somebody's own: a sweep runs the package's
    "number_format.py",
    "wording.py",
)


def module_file(name):
    place = PACKAGE.parent.joinpath(*name.split("."))
    for candidate in (place.with_suffix(".py"), place / "__init__.py"):
        if candidate.is_file():
            return candidate
    return None


def reached():
    """Files of the package that running a point imports, directly or through others."""
    waiting, found = list(STARTS), set()
    while waiting:
        file = module_file(waiting.pop())
        if file is None or file in found:
            continue
        found.add(file)
        waiting += [name for name in imported_modules(file) if name.startswith("cubb_sim")]
    return {file.relative_to(PACKAGE).as_posix() for file in found}


def is_under(file, places):
    return any(file == place or file.startswith(f"{place}/") for place in places)


def test_whatever_running_a_point_imports_is_part_of_the_version():
    files = reached()
    assert "scenario/content.py" in files
    assert "processes/meetings.py" in files
    known = (*COMPILED_SOURCES, *QUANTITY_SOURCES, *CANNOT_MOVE_A_RUN)
    assert {file for file in files if not is_under(file, known)} == set()


def test_the_sources_are_there():
    for name in QUANTITY_SOURCES:
        assert (PACKAGE / name).exists(), name
    assert len(simulation_hash()) == 12
    assert simulation_hash() == simulation_hash()
    assert "cubb_sim.experiments.version" in sys.modules
