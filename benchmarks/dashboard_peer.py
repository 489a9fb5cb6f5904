"""The peer of the dashboard's engine: the same pages, with the results made as Solara's own examples make them.

One `use_task` that runs all forty replications of both worlds in a thread of the server: no processes, no chunks, no
cache, and nothing that is dropped. `python benchmarks/dashboard_peer.py PORT` serves it.
"""

from __future__ import annotations

# ruff: noqa: PLC0415 (Solara reads its settings when it is imported, so they are made first)
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from cubb_sim.comparison import Comparison
    from cubb_sim.dashboard.session import Selection
    from cubb_sim.dashboard.simulation import Progress


def use_task_alone(selection: Selection) -> Progress:
    """In place of `use_progress`: the picture when all of it is there."""
    import solara
    import solara.lab

    from cubb_sim import compare
    from cubb_sim.dashboard.simulation import Progress, worlds_of

    def work() -> tuple[str, Comparison]:
        worlds = worlds_of(selection)
        return selection.key, compare(worlds.baseline, worlds.changed, seed=selection.seed, assume=worlds.assume)

    task: Any = solara.lab.use_task(work, dependencies=[selection.key])
    last: Any = solara.use_ref(Progress(None, selection))
    if task.finished and task.value[0] == selection.key:
        last.current = Progress(task.value[1], selection, last.current.n_total)
    shown: Progress = last.current
    if shown.is_settled and shown.selection.key == selection.key:
        return shown
    return replace(shown, is_stale=shown.comparison is not None, n_done=0)


def serve(port: int) -> None:
    """Serve the dashboard with results made in this way."""
    from cubb_sim.dashboard.serving import prepare
    from cubb_sim.dashboard.serving import serve as serve_dashboard
    from cubb_sim.dashboard.settings import Settings

    settings = Settings.of_environment()
    prepare(settings)
    from cubb_sim.dashboard.pages import results

    vars(results)["use_progress"] = use_task_alone
    serve_dashboard(settings, "127.0.0.1", port)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
