"""Sensitivity experiments: which factor matters most, for which outcome, how sure, and does it depend on the unknown.

    from cubb_sim.experiments import analyze, load_design, resized, sweep

    summary = sweep(resized(load_design("levers_by_pillar"), size=64), "my_sweep", resume=True)
    findings = analyze(summary.folder)
    findings.tables["indices"]

Nothing is imported until it is asked for: workers need the model and not the libraries that analyse it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cubb_sim.experiments.analysing import analysed, analyze
    from cubb_sim.experiments.data import Response, SweepData
    from cubb_sim.experiments.design import Design, Factor
    from cubb_sim.experiments.design.reading import load_design, resized, shipped_designs
    from cubb_sim.experiments.findings import Findings
    from cubb_sim.experiments.models import EmploymentServices, KnownAnswer, StudiedModel
    from cubb_sim.experiments.points import Points
    from cubb_sim.experiments.report import write_figures, write_report, write_tables
    from cubb_sim.experiments.running import (
        DaskEngine,
        Engine,
        JoblibEngine,
        SweepStopped,
        SweepSummary,
        load_sweep,
        rerun,
        status,
        sweep,
    )
    from cubb_sim.experiments.sampling import points_of

_MODULES = {
    "analysing": ("analysed", "analyze"),
    "data": ("Response", "SweepData"),
    "design": ("Design", "Factor"),
    "design.reading": ("load_design", "resized", "shipped_designs"),
    "findings": ("Findings",),
    "models": ("EmploymentServices", "KnownAnswer", "StudiedModel"),
    "points": ("Points",),
    "report": ("write_figures", "write_report", "write_tables"),
    "running": (
        "DaskEngine",
        "Engine",
        "JoblibEngine",
        "SweepStopped",
        "SweepSummary",
        "load_sweep",
        "rerun",
        "status",
        "sweep",
    ),
    "sampling": ("points_of",),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])


__all__ = [
    "DaskEngine",
    "Design",
    "EmploymentServices",
    "Engine",
    "Factor",
    "Findings",
    "JoblibEngine",
    "KnownAnswer",
    "Points",
    "Response",
    "StudiedModel",
    "SweepData",
    "SweepStopped",
    "SweepSummary",
    "analysed",
    "analyze",
    "load_design",
    "load_sweep",
    "points_of",
    "rerun",
    "resized",
    "shipped_designs",
    "status",
    "sweep",
    "write_figures",
    "write_report",
    "write_tables",
]
