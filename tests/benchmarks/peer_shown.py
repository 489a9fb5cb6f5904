"""Show the peer's result once and hold it against `compare`: in a process of its own, where Solara is as it begins."""

from __future__ import annotations

import time

import solara

from benchmarks.dashboard_browser import LEVER
from benchmarks.dashboard_peer import use_task_alone
from cubb_sim import compare
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.simulation import Progress
from cubb_sim.dashboard.simulation.worlds import worlds_of

LONGEST_SECONDS = 240
"""With other work on both cores; alone it takes a few."""


def main() -> None:
    """Fail where the two differ, or where nothing is shown."""
    chosen = Selection("vesthimmerland", levers=((LEVER, 40.0),))
    seen: list[Progress] = []

    @solara.component
    def Page() -> None:  # noqa: N802 (as Solara's components are named)
        seen.append(use_task_alone(chosen))
        solara.Text("")

    _, page = solara.render(Page(), handle_error=False)
    end = time.monotonic() + LONGEST_SECONDS
    while not seen[-1].is_settled:
        assert time.monotonic() < end, "Nothing was shown."
        time.sleep(0.02)
    page.close()
    worlds = worlds_of(chosen)
    expected = compare(worlds.baseline, worlds.changed).difference("hours_ever_share")
    assert seen[-1].comparison is not None
    assert seen[-1].comparison.difference("hours_ever_share") == expected


if __name__ == "__main__":
    main()
