"""From a selection to results that grow while somebody looks: worlds, processes, a cache, replications in chunks.

Nothing is imported until it is asked for: the processes that simulate come by here, and need neither pages nor Solara.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cubb_sim.dashboard.simulation.hook import use_progress, use_single
    from cubb_sim.dashboard.simulation.library import Choice, choice_of, choices
    from cubb_sim.dashboard.simulation.progress import Progress, prefetch, warm_up, warm_up_behind
    from cubb_sim.dashboard.simulation.single import single_run
    from cubb_sim.dashboard.simulation.worker import SingleRun
    from cubb_sim.dashboard.simulation.worlds import Worlds, about, command, file_names, scenario_toml, worlds_of

_MODULES = {
    "hook": ("use_progress", "use_single"),
    "library": ("Choice", "choice_of", "choices"),
    "progress": ("Progress", "prefetch", "warm_up", "warm_up_behind"),
    "single": ("single_run",),
    "worker": ("SingleRun",),
    "worlds": ("Worlds", "about", "command", "file_names", "scenario_toml", "worlds_of"),
}


def __getattr__(name: str) -> Any:
    for module, names in _MODULES.items():
        if name in names:
            value = getattr(import_module(f"{__name__}.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")


__all__ = [
    "Choice",
    "Progress",
    "SingleRun",
    "Worlds",
    "about",
    "choice_of",
    "choices",
    "command",
    "file_names",
    "prefetch",
    "scenario_toml",
    "single_run",
    "use_progress",
    "use_single",
    "warm_up",
    "warm_up_behind",
    "worlds_of",
]
