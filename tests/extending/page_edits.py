"""What a how-to page asks an engineer to do: edits of files, new files, and what is run afterwards in the edited copy.

A page and its test cannot differ, because the test reads the page. Directly before a block stands what it is:

- `<!-- edit: PATH -->`: a diff of a file of the package. Hunks are parted by lines that begin with `@@`; the lines of a
  hunk that begin with a blank or a minus have to stand in the file, together and once.
- `<!-- new file: PATH -->`: the whole file.
- `<!-- file: NAME -->`: a file in the folder where commands are run.
- `<!-- in the copy -->`: command lines of `cubb-sim`, or Python, run with the edited copy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.source_tree import ROOT

BLOCK = re.compile(
    r"^<!-- (?P<what>edit|new file|file|in the copy)(?:: (?P<path>\S+))? -->\n"
    r"```(?:\{code-block\} )?(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Doing:
    """One block that a reader acts on.

    Attributes:
        what: as in the comment before the block.
        path: of the file; "" where it is something to run.
    """

    what: str
    path: str
    kind: str
    text: str


def doings(page: str) -> list[Doing]:
    """What a page under docs/how_to asks for, in its order."""
    text = (ROOT / "docs" / "how_to" / page).read_text(encoding="utf-8")
    return [Doing(one["what"], one["path"] or "", one["kind"], one["text"]) for one in BLOCK.finditer(text)]


def files_touched(page: str) -> list[str]:
    """The files of the package that a page changes or adds."""
    return sorted({one.path for one in doings(page) if one.what in ("edit", "new file")})


def apply(page: str, copy: Path) -> None:
    """Do a page's edits in a copy of the project."""
    for one in doings(page):
        place = copy / one.path
        if one.what == "new file":
            assert not place.exists(), f"{one.path} is there already"
            place.write_text(one.text, encoding="utf-8", newline="\n")
        elif one.what == "edit":
            edited = with_diff(place.read_text(encoding="utf-8"), one.text, f"{page}: {one.path}")
            place.write_text(edited, encoding="utf-8", newline="\n")


def with_diff(text: str, diff: str, where: str) -> str:
    """A text with the hunks of a diff in it.

    Raises:
        AssertionError: what a hunk replaces does not stand in the text exactly once.
    """
    for hunk in re.split(r"^@@.*\n", diff, flags=re.MULTILINE):
        lines = [line if line.strip() else " " for line in hunk.splitlines()]
        if not lines:
            continue
        assert all(line[0] in " +-" for line in lines), f"{where}: a line begins neither with a blank nor + nor -"
        before = "\n".join(line[1:] for line in lines if line[0] in " -") + "\n"
        after = "\n".join(line[1:] for line in lines if line[0] in " +") + "\n"
        assert text.count(before) == 1, f"{where}: stands there {text.count(before)} times:\n{before}"
        text = text.replace(before, after)
    return text
