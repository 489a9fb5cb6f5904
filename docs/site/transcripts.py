"""What commands print: the blocks of a page are carried out in one empty folder, in the order they stand in."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from docs.site.pages import Block, Page

COMMAND = "cubb-sim"
SERVES = "dashboard"
"""Runs until it is stopped, so it is never started here."""
WIDTH = "100"
"""Of the window that the commands believe they print to."""
OUTPUT, CONSOLE = "{output}", "console"

Printed = list[tuple[str, str]]
"""The commands of one block, each with what it printed."""


class TranscriptError(Exception):
    """A command on a page that does not work; the text says which, and what it said."""


def steps(page: Page) -> list[Block]:
    """The blocks to be carried out: files and commands, up to the last one whose output is shown."""
    told = [block for block in page.blocks if block.file or block.kind in (OUTPUT, CONSOLE)]
    last = max((number for number, block in enumerate(told) if block.kind == OUTPUT), default=-1)
    return told[: last + 1]


def transcripts(page: Page) -> list[Printed]:
    """What each {output} block of the page shows, in order."""
    todo = steps(page)
    if not todo:
        return []
    with tempfile.TemporaryDirectory(prefix="cubb_sim_page_", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        shown = []
        for block in todo:
            if block.file:
                (folder / block.file).write_text(block.text, encoding="utf-8")
                continue
            printed = [(line, _printed(line, folder, page)) for line in _commands(block)]
            if block.kind == OUTPUT:
                shown.append(printed)
        return shown


def _commands(block: Block) -> list[str]:
    lines = [line.strip() for line in block.text.splitlines() if line.strip() and not line.startswith(":")]
    return [line for line in lines if shlex.split(line)[1:2] != [SERVES]]


def _printed(line: str, folder: Path, page: Page) -> str:
    program, *arguments = shlex.split(line)
    if program != COMMAND:
        raise TranscriptError(f"{page.name}: '{line}' does not begin with {COMMAND}.")
    done = _run(arguments, folder)
    if done.returncode != 0:
        raise TranscriptError(f"{page.name}: '{line}' ended with {done.returncode} and said: {done.stderr.strip()}")
    text = "\n".join(part.rstrip() for part in done.stdout.replace(f"{folder}{os.sep}", "").splitlines())
    return text.strip("\n")


def _run(arguments: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "COLUMNS": WIDTH, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1", "TERM": "dumb"}
    return subprocess.run(
        [sys.executable, "-m", "cubb_sim", *arguments],
        cwd=folder,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
