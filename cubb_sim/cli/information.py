"""What this installation is: versions, numbers and machine. What goes into a report when something looks wrong."""

# ruff: noqa: PLC0415 (the model is imported when the command runs, so that the others start at once)

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import typer

from cubb_sim.cli.output import AsJson, print_json, print_table

PACKAGES = (
    "SALib", "distributed", "ema-workbench", "joblib", "mesa", "networkx", "numba", "numpy", "pandas", "pyarrow",
    "pydantic", "rich", "scikit-learn", "scipy", "typer",
)  # fmt: skip


def add_to(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command()(info)


def info(as_json: AsJson = False) -> None:
    """Show versions, numbers and machine."""
    content = _content()
    if as_json:
        print_json(content)
        return
    for heading, entries in content.items():
        print_table(heading, ("", ""), [(name, str(value)) for name, value in entries.items()])


def _content() -> dict[str, dict[str, Any]]:
    return {"versions": _versions(), "numbers": _numbers(), "machine": _machine()}


def _versions() -> dict[str, Any]:
    from cubb_sim.compilation import source_hash

    versions = {"cubb_sim": _version("cubb-sim"), "sources": source_hash(), "python": platform.python_version()}
    return versions | {package: _version(package) for package in PACKAGES}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _numbers() -> dict[str, Any]:
    """How many numbers the model rests on, and how many of them nobody has measured."""
    from cubb_sim.parameters import DISTURBANCES, LEVERS, PARAMETERS, Grade
    from cubb_sim.scenario import shipped_scenarios

    declared = [*PARAMETERS.values(), *LEVERS.values()]
    n_assumed = sum(one.grade is Grade.ASSUMED for one in declared)
    return {
        "levers": len(LEVERS),
        "other numbers": len(PARAMETERS),
        "of these assumed": n_assumed,
        "disturbances": len(DISTURBANCES),
        "scenarios": len(shipped_scenarios()),
        "posterior": _posterior(),
    }


def _posterior() -> str:
    """Which calibration the runs draw their numbers from, and whether the model has changed since."""
    from cubb_sim.knowledge import has_posterior, posterior_manifest
    from cubb_sim.sources import model_hash

    if not has_posterior():
        return "none: the numbers are the priors as declared"
    manifest = posterior_manifest()
    told = f"{manifest['id']}, {manifest['created'][:10]}, {manifest['n_runs']:,} studies, seed {manifest['seed']}"
    if manifest["model_hash"] != model_hash():
        told += "; the model has been edited since: 'cubb-sim calibrate' fits it anew"
    return told


def _machine() -> dict[str, Any]:
    from cubb_sim.compilation import cache_directory, is_compiled_already

    return {
        "system": platform.platform(),
        "processor": platform.machine(),
        "processors": os.cpu_count(),
        "compiled code": str(cache_directory()),
        "is compiled": is_compiled_already(),
    }
