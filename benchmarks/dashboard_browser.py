"""A dashboard that runs, and a browser that uses it: how long from the release of a slider to what is shown."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from cubb_sim.dashboard.session import Address, Selection, encode
from cubb_sim.dashboard.simulation.worlds import about

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
LAUNCH = ["--no-sandbox", "--disable-gpu"]
SECONDS_TO_START = 180
PATIENCE_MS = 240_000
LEVER = "caseload"
RELEASE = """async ([value, about, at]) => {
    while (Date.now() < at) await new Promise(done => setTimeout(done, 1));
    const slider = document.getElementById("lever-caseload");
    const begun = performance.now();
    slider.value = value;
    slider.dispatchEvent(new Event("input", {bubbles: true}));
    slider.dispatchEvent(new Event("change", {bubbles: true}));
    const shown = () => {
        const region = document.querySelector("[data-about]");
        return region && region.dataset.about === about && Number(region.dataset.runs) > 0 ? region.dataset : null;
    };
    let first = null, n = 0;
    for (;;) {
        const now = shown();
        if (now && first === null) { first = performance.now() - begun; n = Number(now.runs); }
        if (now && now.settled === "true") return [first, performance.now() - begun, n];
        await new Promise(done => setTimeout(done, 4));
    }
}"""
"""Puts the slider at a value as somebody does who lets go of it, and waits for the picture of just that."""


class Waited(NamedTuple):
    """How long somebody waited [s], and of how many runs the first picture was."""

    first: float
    settled: float
    n_at_first: int


@dataclass
class Server:
    """A dashboard that runs."""

    address: str
    process: subprocess.Popen[bytes]

    def resident_megabytes(self) -> float | None:
        """Memory the server holds, without the processes that simulate; None where the system does not say."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return None
        line = next(one for one in status.read_text(encoding="ascii").splitlines() if one.startswith("VmRSS"))
        return int(line.split()[1]) / 1024.0


@contextmanager
def serving(*command: str) -> Iterator[Server]:
    """A server of this machine at a free port, from `python COMMAND PORT`."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, *command, str(port)], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    server = Server(f"http://127.0.0.1:{port}", process)
    try:
        until = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < until and process.poll() is None:
            with (
                suppress(urllib.error.URLError, OSError),
                urllib.request.urlopen(f"{server.address}/readyz", timeout=5),
            ):
                break
            time.sleep(0.2)
        else:
            raise RuntimeError("The server did not start.")
        yield server
    finally:
        process.terminate()
        process.wait(timeout=60)


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (not needed to read the table)

    path = os.environ.get("CUBB_SIM_CHROMIUM") or next((one for one in map(shutil.which, BROWSERS) if one), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=LAUNCH)
        yield browser
        browser.close()


def open_work(context: Any, server: Server, selection: Selection) -> Any:
    """A page with the settled picture of a selection."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(server.address + encode(Address("work", "", selection)))
    page.wait_for_selector(f'[data-about="{about(selection)}"][data-settled="true"]')
    return page


def begin_release(page: Any, selection: Selection, value: float, at_ms: float = 0.0) -> None:
    """Have the page release its slider at a time, and remember how long it waits; `waited` tells."""
    told = [str(value), about(selection.with_lever(LEVER, value)), at_ms]
    page.evaluate(f"told => {{ window.waited = ({RELEASE})(told); }}", told)


def waited(page: Any) -> Waited:
    """How long the page waited for what `begin_release` began."""
    first, settled, n_at_first = page.evaluate("() => window.waited")
    return Waited(first / 1000.0, settled / 1000.0, int(n_at_first))


def release(page: Any, selection: Selection, value: float) -> Waited:
    """Release the slider of a page, and wait."""
    begin_release(page, selection, value)
    return waited(page)
