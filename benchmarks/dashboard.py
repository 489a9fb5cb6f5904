"""Measure the dashboard in a browser and print one table: `python benchmarks/dashboard.py [--quick]`.

From the release of a slider to the first correct picture and to the settled one, alone and with eight sessions at once,
in turns with a peer (`dashboard_peer.py`); and what two hundred page loads leave behind. The table also goes to
`benchmarks/results/dashboard.md` (not with `--quick`).
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.dashboard_browser import (  # noqa: E402 (needs the path above)
    Server,
    Waited,
    begin_release,
    chromium,
    open_work,
    release,
    serving,
    waited,
)
from benchmarks.run import Line, as_markdown, load_average  # noqa: E402
from cubb_sim.dashboard.session import Selection  # noqa: E402

RESULT = Path(__file__).resolve().parent / "results" / "dashboard.md"
OURS = ("-m", "cubb_sim.dashboard.serving", "--port")
PEER = ("benchmarks/dashboard_peer.py",)
SESSIONS = 8
FLIP = "samtale"
"""The caseload is at hand in it."""
VALUES = [value for value in range(25, 121, 5) if value != 55]
"""Where the slider of the caseload can stand, but for today."""
OTHERS = (None, 1.1, 0.9, 1.2)
"""Where another lever stands, so that the same slider can be released more often and nothing comes from a cache."""


class Effort(NamedTuple):
    """How much is measured."""

    releases: int
    peer_releases: int
    rounds: int
    loads: int


FULL = Effort(20, 7, 3, 200)
QUICK = Effort(3, 1, 1, 10)


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description="Measure the dashboard in a browser.")
    parser.add_argument("--quick", action="store_true", help="few rounds, nothing kept")
    is_quick = parser.parse_args().quick
    load_before = load_average()
    with serving(*OURS) as ours, serving(*PEER) as peer, chromium() as browser:
        lines = list(measured(QUICK if is_quick else FULL, ours, peer, browser))
    text = as_markdown(lines, load_before, "Benchmarks of the dashboard", ("numpy", "numba", "solara"))
    print(text)
    if not is_quick:
        RESULT.write_text(text, encoding="utf-8")


def measured(effort: Effort, ours: Server, peer: Server, browser: Any) -> Iterator[Line]:
    """Every line of the table."""
    for town, name in (("holstebro", "Holstebro"), ("four_partners", "The four partners")):
        yield from release_lines(effort, (ours, peer), browser, town, name)
    yield from together_lines(effort, (ours, peer), browser)
    yield from memory_lines(effort, ours, browser)


def release_lines(effort: Effort, servers: tuple[Server, Server], browser: Any, town: str, name: str) -> Iterator[Line]:
    """One session alone: medians, and how the peer compares in the same minutes."""
    ours: list[Waited] = []
    theirs: list[Waited] = []
    for n, (selection, value) in enumerate(changes(town, effort.releases)):
        ours.append(_once(browser, servers[0], selection, value))
        if n < effort.peer_releases:
            theirs.append(_once(browser, servers[1], selection, value))
    first, settled = median(one.first for one in ours), median(one.settled for one in ours)
    runs = statistics.median_low(one.n_at_first for one in ours)
    is_asked = town == "holstebro"
    yield Line(
        f"{name}: from release to first correct picture, median of {len(ours)} (of {runs} runs of each world)",
        f"{first:.2f} s",
        "at most 0.5 s" if is_asked else "",
        first <= 0.5 if is_asked else None,
    )
    yield Line(
        "... to settled, 40 runs of each world",
        f"{settled:.2f} s",
        "at most 2.5 s" if is_asked else "",
        settled <= 2.5 if is_asked else None,
    )
    yield Line("... the slowest first picture", f"{max(one.first for one in ours):.2f} s")
    peers = median(one.first for one in theirs)
    yield Line(
        f"... one task in a thread of the server, all 40 runs at once, median of {len(theirs)}",
        f"{peers:.2f} s, {peers / first:.1f} times as long to a first picture, "
        f"{median(one.settled for one in theirs) / settled:.1f} times to settled",
    )


def together_lines(effort: Effort, servers: tuple[Server, Server], browser: Any) -> Iterator[Line]:
    """Eight sessions that release their sliders at the same moment, each another value."""
    for server, what in zip(servers, ("Eight sessions at once", "... the peer"), strict=True):
        found = [one for n in range(effort.rounds) for one in _at_once(browser, server, n)]
        first, last = median(one.first for one in found), max(one.first for one in found)
        is_ours = server is servers[0]
        yield Line(
            f"{what}: first picture, median of {len(found)}, and the last of all",
            f"{first:.2f} s, {last:.2f} s",
            "at most 2 s" if is_ours else "",
            last <= 2.0 if is_ours else None,
        )
        yield Line("... settled, the last of all", f"{max(one.settled for one in found):.2f} s")


def memory_lines(effort: Effort, server: Server, browser: Any) -> Iterator[Line]:
    """What page loads leave behind in the server, and what an open session takes."""
    page = open_work(browser.new_context(), server, Selection())
    _load(page, server, max(effort.loads // 5, 2))
    before = server.resident_megabytes()
    _load(page, server, effort.loads)
    after = server.resident_megabytes()
    if before is None or after is None:
        yield Line("Memory of the server", "not measured on this system")
        return
    grown = after - before
    yield Line(f"Server after {effort.loads} page loads, and what they added", f"{after:.0f} MB, {grown:+.1f} MB")
    opened = [open_work(browser.new_context(), server, Selection()) for _ in range(SESSIONS)]
    each = ((server.resident_megabytes() or after) - after) / SESSIONS
    yield Line("... for each session that is open", f"{each:.1f} MB")
    for one in (*opened, page):
        one.context.close()


def changes(town: str, n: int) -> list[tuple[Selection, float]]:
    """Selections and where the slider is put from there, so that no two end in the same picture."""
    found = []
    for other in OTHERS:
        levers = () if other is None else (("staff_budget", other),)
        found += [(Selection(town, FLIP, levers=levers), float(value)) for value in VALUES]
    return found[:n]


def _once(browser: Any, server: Server, selection: Selection, value: float) -> Waited:
    context = browser.new_context()
    page = open_work(context, server, selection)
    found = release(page, selection, value)
    context.close()
    return found


def _at_once(browser: Any, server: Server, n: int) -> list[Waited]:
    """All sessions have another municipality's picture before, so that nothing is answered from a cache."""
    other = Selection("silkeborg", FLIP, levers=(("staff_budget", OTHERS[n + 1] or 1.0),))
    pages = [open_work(browser.new_context(), server, other) for _ in range(SESSIONS)]
    at = (time.time() + 2.0) * 1000.0
    for page, value in zip(pages, VALUES, strict=False):
        begin_release(page, other, float(value), at)
    found = [waited(page) for page in pages]
    for page in pages:
        page.context.close()
    return found


def _load(page: Any, server: Server, n: int) -> None:
    for _ in range(n):
        page.goto(f"{server.address}/work")
        page.wait_for_selector('[data-settled="true"]')


def median(values: Iterator[float] | Sequence[float]) -> float:
    """The one in the middle."""
    return statistics.median(values)


if __name__ == "__main__":
    main()
