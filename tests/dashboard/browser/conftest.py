"""A server as a user starts it, and pages that fail a test for whatever a user would not see but should not happen."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.conftest import ROOT

AXE = Path(__file__).parent / "axe" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DASHBOARD = (sys.executable, "-m", "cubb_sim", "dashboard")
SECONDS_TO_START = 90
"""Long: with a cold cache the model is compiled meanwhile, on as few as two cores."""

expect.set_options(timeout=30_000)  # two cores, and other tests beside these

Open = Callable[..., Page]
Axe = Callable[[Page], list[str]]


@dataclass
class Server:
    """A server that runs."""

    address: str
    records: Path
    process: subprocess.Popen[str]


@dataclass
class Watched:
    """What happened in the pages of a test that nobody sees."""

    allowed_statuses: set[int] = field(default_factory=set)
    found: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Refuse every request that leaves the machine, and note everything that went wrong."""
        context.route("**/*", self._only_here)
        context.on("console", lambda said: self._said(said.type, said.text))
        context.on("weberror", lambda error: self.found.append(f"error on the page: {error.error}"))
        context.on("response", lambda one: self._answered(one.status, one.url))

    def _only_here(self, route: Route) -> None:
        if route.request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            route.continue_()
        else:
            self.found.append(f"leaves the machine: {route.request.url}")
            route.abort()

    def _said(self, kind: str, text: str) -> None:
        is_expected = "Failed to load resource" in text and self.allowed_statuses
        if kind == "error" and not is_expected:
            self.found.append(f"console: {text}")

    def _answered(self, status: int, url: str) -> None:
        if status >= 400 and status not in self.allowed_statuses:
            self.found.append(f"{status}: {url}")


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def start_server(records: Path, *more: str, port: int | None = None, program: Sequence[str] = DASHBOARD) -> Server:
    """Start the dashboard as on the command line, and wait until pages can be opened."""
    port = port or free_port()
    command = [*program, "--no-open", "--port", str(port), "--records", str(records)]
    log = (records.parent / f"server-{port}.log").open("a", encoding="utf-8")
    process = subprocess.Popen(
        [*command, *more], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, text=True
    )
    server = Server(f"http://127.0.0.1:{port}", records, process)
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        with suppress(urllib.error.URLError, OSError), urllib.request.urlopen(f"{server.address}/readyz", timeout=5):
            return server
        time.sleep(0.1)
    stop_server(server)
    raise AssertionError(f"The server did not start:\n{Path(log.name).read_text(encoding='utf-8')}")


def stop_server(server: Server) -> None:
    """Stop it as Ctrl-C does."""
    if server.process.poll() is None:
        server.process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
        try:
            server.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            server.process.kill()
            server.process.wait()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests of this process; each page in it is a session of its own."""
    started = start_server(tmp_path_factory.mktemp("dashboard") / "records")
    yield started
    stop_server(started)


@pytest.fixture
def watched() -> Watched:
    """What must not happen in the pages of this test; a test that asks for trouble says which."""
    return Watched()


@pytest.fixture
def context(browser: Browser, watched: Watched) -> Iterator[BrowserContext]:
    """A browser's window with cookies of its own."""
    opened = browser.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    opened.set_default_timeout(60_000)
    watched.watch(opened)
    opened.on("dialog", lambda asked: asked.accept())  # a page with unsaved text asks before it is left
    yield opened
    opened.close()
    assert watched.found == []


@pytest.fixture
def open_page(server: Server, context: BrowserContext) -> Open:
    """Open a path as a page; it is there when its heading is."""

    def opened(path: str = "/", width: int = 1366, height: int = 768) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.goto(server.address + path)
        page.wait_for_selector("main h1")
        return page

    return opened


@pytest.fixture
def axe() -> Axe:
    """What axe-core has to say about a page at WCAG 2.2 AA, one line for each thing."""
    script = AXE.read_text(encoding="utf-8")

    def violations(page: Page) -> list[str]:
        page.evaluate(script)
        found: Any = page.evaluate(
            f"axe.run(document, "
            f"{{runOnly: {{type: 'tag', values: {json.dumps(LEVELS)}}}, resultTypes: ['violations']}})"
        )
        return [
            f"{one['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    return violations
