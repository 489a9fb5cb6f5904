"""A copy of the package with the edits of the how-to pages in it, and Python processes that use it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.architecture.source_tree import PACKAGE
from tests.extending.page_edits import apply, doings

PAGES = ("add_a_lever.md", "add_a_column.md", "add_a_quantity.md", "add_a_process.md")
"""In this order, each goes on from the one before."""
FOLLOW = """
import json, shlex, sys
from cubb_sim.cli import main

for kind, text in json.load(sys.stdin):
    if kind == "python":
        exec(compile(text, "a block of the page", "exec"), {"__name__": "__main__"})
        continue
    for line in text.splitlines():
        program, *arguments = shlex.split(line)
        assert program == "cubb-sim", line
        try:
            main(arguments)
        except SystemExit as left:
            if left.code:
                sys.exit(f"{line}: exit code {left.code}")
"""
"""What a page runs, one after the other in one process: each new one would spend seconds on importing."""


@dataclass(frozen=True)
class Copy:
    """A copy of the package.

    Attributes:
        root: folder in which the package lies.
        folder: where commands are run.
        cache: of its compiled code.
    """

    root: Path
    folder: Path
    cache: Path

    def follow(self, page: str) -> str:
        """Do what a page does in the edited copy, in its order. Returns what was printed; all of it has to end well."""
        for one in doings(page):
            if one.what == "file":
                (self.folder / one.path).write_text(one.text, encoding="utf-8")
        blocks = [(one.kind, one.text) for one in doings(page) if one.what == "in the copy"]
        assert blocks, f"{page} runs nothing"
        return self._run(FOLLOW, json.dumps(blocks))

    def commands(self, *lines: str) -> str:
        """What command lines of `cubb-sim` print; each has to end well."""
        return self._run(FOLLOW, json.dumps([("console", line) for line in lines]))

    def python(self, text: str) -> str:
        """What a script prints; it has to end well."""
        return self._run(text)

    def told(self, text: str) -> Any:
        """The value that a script leaves in `answer`."""
        return json.loads(self.python(f"{text}\nimport json\nprint(json.dumps(answer))").splitlines()[-1])

    def _run(self, script: str, typed: str = "") -> str:
        surroundings = {
            **os.environ,
            "PYTHONPATH": str(self.root),
            "CUBB_SIM_CACHE_DIR": str(self.cache),
            "PYTHONIOENCODING": "utf-8",
            "COLUMNS": "200",
        }
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=self.folder, env=surroundings, input=typed,
            capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{typed or script}\n{done.stdout}\n{done.stderr}"
        return done.stdout


def copy_in(folder: Path) -> Copy:
    """The copy that lies in a folder."""
    return Copy(folder / "project", folder / "work", folder / "cache")


def made_in(folder: Path) -> Copy:
    """The package as it is, with all edits of all pages."""
    made = copy_in(folder)
    shutil.copytree(PACKAGE, made.root / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    for page in PAGES:
        apply(page, made.root)
    made.folder.mkdir()
    return made
