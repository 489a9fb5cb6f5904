"""Make docs/images/dashboard_*.png: every page of the dashboard, as a browser shows it in a meeting.

Needs the package with its `test` extra and a Chromium-like browser (or its path in CUBB_SIM_CHROMIUM):
python docs/make_dashboard_images.py [PAGE ...]
"""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from make_images import browser

IMAGES = Path(__file__).resolve().parent / "images"
SIZE = {"width": 1366, "height": 768}
"""Of a projector of some years ago."""
CHANGED = "l=caseworker_turnover:0.08,conversation_quality:0.8,internship_conversion:0.2"
SETTLED = "[data-settled=true]"
PAGES: dict[str, tuple[str, str]] = {
    "start": ("/", "main h1"),
    "work": (f"/work?f=helhed&{CHANGED}", SETTLED),
    "work_en": (f"/work?f=helhed&{CHANGED}&lang=en", SETTLED),
    "guess": (f"/work?f=helhed&{CHANGED}&g=1", "form.guess-form"),
    "disturbed": (f"/work?f=helhed&{CHANGED}&d=downturn:12:0.3", SETTLED),
    "profile": ("/profile?p=caseload:70", "main h1"),
    "citizen": (f"/citizen/301?{CHANGED}", "main svg"),
    "organisation": (f"/organisation?{CHANGED}", "main svg.chart"),
    "lever": ("/lever/caseworker_turnover", "main h1"),
    "assumptions": ("/assumptions?c=belief.information:0.5", "main h1"),
    "matters": ("/matters", "main svg.chart"),
    "record": (f"/record?f=helhed&{CHANGED}&r={{record}}", "main h1"),
    "model": ("/model", "main h1"),
    "mesa": ("/mesa", "main h1"),
}
"""Address of each page, and what is there once it can be seen. In the record stands what was tried on the work page."""
LONGEST_WAIT_MS = 60_000


def main(chosen: list[str]) -> None:
    """Start a server, visit each page, take its picture."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (an extra)

    unknown = set(chosen) - set(PAGES)
    if unknown:
        sys.exit(f"No such pages: {', '.join(sorted(unknown))}. There are {', '.join(PAGES)}.")
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        served(Path(folder)) as base,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox", "--disable-gpu"])
        page = chromium.new_page(viewport=SIZE)
        record = begun(Path(folder))
        page.goto(f"{base}/work?f=helhed&{CHANGED}&r={record}")
        page.wait_for_selector(SETTLED, timeout=LONGEST_WAIT_MS)
        for name in chosen or PAGES:
            address, seen = PAGES[name][0].format(record=record), PAGES[name][1]
            take(page, f"{base}{address}", seen, IMAGES / f"dashboard_{name}.png")
        chromium.close()


def begun(folder: Path) -> str:
    """A record with a few things noted; its id."""
    from cubb_sim.dashboard.record import Kind, use_folder  # noqa: PLC0415 (imports what the server reads first)

    record = use_folder(folder, False).begin("holstebro", "helhed", "Helhedsflip i Holstebro")
    record.add(Kind.NOTE, topic="asked", text="Hvor mange gange må en borger starte forfra hos os?")
    record.add(Kind.NOTE, topic="disagree", text="Vi tror, at nye sagsbehandlere er længere om at falde til her.")
    record.add(Kind.PRINCIPLE, id="p1", text="Ingen borger overdrages uden et møde mellem alle tre.")
    record.add(Kind.DECISION, id="d1", text="Vi tæller skift i et halvt år og mødes igen.")
    return record.id


def take(page: Any, address: str, seen: str, image: Path) -> None:
    """Take the picture of a page once it shows what it is to show."""
    page.goto(address)
    page.wait_for_selector(seen, timeout=LONGEST_WAIT_MS)
    page.wait_for_timeout(2500)
    page.screenshot(path=image)
    print(f"Wrote {image.name}.")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A dashboard of its own, and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "cubb_sim", "dashboard", "--no-open", "--port", str(port)]
    server = subprocess.Popen([*command, "--records", str(folder)], stdout=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{base}/readyz")
        yield base
    finally:
        server.terminate()
        server.wait(20)


def wait_for(address: str) -> None:
    """Wait until the server answers."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.3)
    sys.exit("The dashboard did not start.")


if __name__ == "__main__":
    main(sys.argv[1:])
