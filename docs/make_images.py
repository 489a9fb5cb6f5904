"""Make docs/images/report.png: the top of a real comparison report, as a browser shows it.

Needs the package and a Chromium-like browser (or its path in CUBB_SIM_CHROMIUM): python docs/make_images.py
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from cubb_sim import compare
from cubb_sim.report import write_report

IMAGE = Path(__file__).resolve().parent / "images" / "report.png"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
QUIET = (
    "--headless", "--disable-gpu", "--no-first-run", "--hide-scrollbars", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
WIDTH, HEIGHT = 1000, 1960
"""Of the picture, in pixels: the head of the page and its first charts."""
SCENARIOS = ("holstebro", "holstebro+cubb_package")


def browser() -> str:
    """Path of a browser that can take a picture."""
    named = os.environ.get("CUBB_SIM_CHROMIUM")
    found = named or next((path for path in map(shutil.which, BROWSERS) if path), None)
    if found is None:
        sys.exit("No Chromium was found: install one, or name one in CUBB_SIM_CHROMIUM.")
    return found


def main() -> None:
    """Run the comparison, open its report, take the picture."""
    chromium = browser()
    IMAGE.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        report = Path(folder) / "report.html"
        write_report(compare(*SCENARIOS, replications=20, seed=1), report, "en")
        options = [
            *QUIET, f"--user-data-dir={Path(folder) / 'profile'}", f"--window-size={WIDTH},{HEIGHT}",
            f"--screenshot={IMAGE}",
        ]  # fmt: skip
        if sys.platform == "linux":  # in a container there is no sandbox to be had; the page is our own
            options.append("--no-sandbox")
        subprocess.run([chromium, *options, report.as_uri()], check=True, capture_output=True)
    print(f"Wrote {IMAGE.name}.")


if __name__ == "__main__":
    main()
