"""The fenced blocks of the pages: what is run, what is written, what is only shown, and what says that it is not run.

A page is a story that a reader follows from top to bottom in one folder. Its blocks are of these kinds:

- `console` and `{output}`: command lines of `cubb-sim`, run;
- `python`: run, in one namespace for the page;
- `shell`: what is typed at `python3 try.py`, read only;
- any kind directly after `<!-- file: NAME -->`: written to that file;
- any kind directly after `<!-- edit: PATH -->`, `<!-- new file: PATH -->` or `<!-- in the copy -->`: a change of the
  package, and what works after it, both done in a copy by `tests/extending`;
- any kind directly after `<!-- not run: REASON -->`: left alone, and counted;
- `text`, and directives that only show something: for the eye.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.source_tree import ROOT

COMMANDS = ("console", "{output}")
SHOWN = ("text", "{picture}", "{math}", "{image}", "{figure}", "{toctree}")
BLOCK = re.compile(
    r"(?P<remark><!--(?:(?!-->).)*-->\n)?"
    r"^(?P<indent>[ ]*)(?P<fence>`{3,})(?P<kind>[^`\s]*)(?P<rest>[^`\n]*)\n(?P<body>.*?)^(?P=indent)(?P=fence)[ ]*$",
    re.MULTILINE | re.DOTALL,
)
REMARK = re.compile(r"<!--\s*(file|not run|edit|new file|in the copy)(?::\s*(.*?))?\s*-->", re.DOTALL)
CODE = "{code-block}"
"""A directive that shows code; what comes after it is the kind."""
EXAMPLES = ROOT / "docs" / "examples"


@dataclass(frozen=True)
class Block:
    """One fenced block. `remark` is what the comment before it says it is, `said` the rest of that comment."""

    kind: str
    text: str
    line: int
    remark: str = ""
    said: str = ""

    @property
    def file(self) -> str:
        """Where it is written; empty for nowhere."""
        return self.said if self.remark == "file" else ""

    @property
    def reason(self) -> str:
        """Why it is not run; empty where it does not say so."""
        return self.said if self.remark == "not run" else ""

    @property
    def is_about_a_copy(self) -> bool:
        """Whether it changes the package, or needs it changed."""
        return self.remark in ("edit", "new file", "in the copy")

    @property
    def is_run(self) -> bool:
        """Whether something is done with it: written, executed or read."""
        return self.remark in ("", "file") and (bool(self.file) or self.kind in (*COMMANDS, "python", "shell"))

    @property
    def is_left_unsaid(self) -> bool:
        """Whether it is neither run, nor made to be looked at, nor says why it is not run."""
        return not self.is_run and not self.remark and self.kind not in SHOWN


def pages() -> list[Path]:
    """Every page of the project, the README first."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def name_of(page: Path) -> str:
    """A page's path within the project."""
    return page.relative_to(ROOT).as_posix()


def blocks_of(text: str, first_line: int = 1) -> Iterator[Block]:
    """The blocks of a page in its order, those within directives such as a note or a tab included."""
    for found in BLOCK.finditer(text):
        body = textwrap.dedent(found["body"])
        line = first_line + text.count("\n", 0, found.start("fence"))
        remark = REMARK.fullmatch((found["remark"] or "").strip())
        kind = found["rest"].strip() if found["kind"] == CODE else found["kind"]
        if kind.startswith("{") and kind not in (*COMMANDS, *SHOWN):
            yield from blocks_of(body, line + 1)
        else:
            yield Block(kind, body, line, *(remark.groups(default="") if remark else ()))


def examples_named_in(text: str) -> list[Path]:
    """Files of `docs/examples` that a page points to: a reader is expected to have them at hand."""
    return [path for path in sorted(EXAMPLES.iterdir()) if f"examples/{path.name}" in text]
