"""Started where there is no network but this machine itself: the server, a browser, and what they asked for."""

from __future__ import annotations

import errno
import json
import socket
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.conftest import LAUNCH
from tests.dashboard.browser.conftest import Watched, start_server, stop_server

OUTSIDE = ("192.0.2.1", 80)
UNREACHABLE = {errno.ENETUNREACH, errno.EHOSTUNREACH}


def reached() -> bool:
    """Whether anything outside this machine can be reached."""
    try:
        socket.create_connection(OUTSIDE, timeout=2).close()
    except OSError as error:
        return error.errno not in UNREACHABLE
    return True


def main(chromium: str, folder: Path) -> None:
    """Open the first two pages cold, and print what was seen as JSON."""
    watched, titles, styles = Watched(), [], []
    server = start_server(folder / "records")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=LAUNCH)
            context = browser.new_context()
            context.set_default_timeout(60_000)
            watched.watch(context)
            for path in ("/", "/work"):
                page = context.new_page()
                page.goto(server.address + path)
                page.wait_for_selector("main h1")
                page.wait_for_timeout(1500)
                titles.append(page.title())
                styles.append(page.evaluate("getComputedStyle(document.querySelector('.page')).fontFamily"))
                page.close()
            browser.close()
    finally:
        stop_server(server)
    log = next(folder.glob("server-*.log")).read_text(encoding="utf-8")
    print(
        json.dumps(
            {"reached": reached(), "found": watched.found, "titles": titles, "styles": styles, "log": log},
            ensure_ascii=True,
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
