"""The course notebooks as the tests read them: cells, headings, the prediction, the things to try."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.architecture.source_tree import ROOT

BOOKS = ROOT / "experiments" / "notebooks"
KEYS = BOOKS / "answers"
THINGS_TO_TRY = "Things to try"
SECTIONS = (
    "The question",
    "What you need to know",
    "Your prediction",
    "Hold your prediction against it",
    THINGS_TO_TRY,
    "What the model cannot tell you here",
    "Where to read on",
)
"""Headings of every book, in this order; the work has its own headings between them."""
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
TASK = re.compile(r"^### (\d+\. .+)$", re.MULTILINE)
PREDICTION = re.compile(r"^(my_\w+) = None  # .*?for example (.+?)(?: or .*)?$")
"""`my_prediction = None  # percentage points, for example -1.5 or 10`."""


@dataclass(frozen=True)
class Cell:
    """One cell: `kind` is `markdown` or `code`."""

    kind: str
    name: str
    source: str
    raw: dict[str, Any]

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing but comments."""
        return not ast.parse(self.source).body

    @property
    def n_asserts(self) -> int:
        """Claims that stop the cell where they do not hold."""
        return sum(isinstance(node, ast.Assert) for node in ast.walk(ast.parse(self.source)))


@dataclass(frozen=True)
class Book:
    """A notebook or the key to one."""

    path: Path

    @property
    def name(self) -> str:
        """File name without its ending, which a book and its key have in common."""
        return self.path.stem

    @cached_property
    def content(self) -> dict[str, Any]:
        """The file as JSON."""
        read: dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))
        return read

    @cached_property
    def cells(self) -> list[Cell]:
        """All cells in order."""
        return [Cell(raw["cell_type"], raw.get("id", ""), "".join(raw["source"]), raw) for raw in self.content["cells"]]

    @property
    def code(self) -> list[Cell]:
        """The code cells in order."""
        return [cell for cell in self.cells if cell.kind == "code"]

    @property
    def headings(self) -> list[str]:
        """Second-level headings."""
        return [found for cell in self.cells if cell.kind == "markdown" for found in HEADING.findall(cell.source)]

    def tasks(self) -> dict[str, list[Cell]]:
        """The things to try: the cells after each third-level heading that is numbered, up to the next heading."""
        tasks: dict[str, list[Cell]] = {}
        current: list[Cell] | None = None
        for cell in self.cells:
            found = TASK.findall(cell.source) if cell.kind == "markdown" else []
            if found:
                current = tasks[found[0]] = [cell]
            elif cell.kind == "markdown" and HEADING.search(cell.source):
                current = None
            elif current is not None:
                current.append(cell)
        return tasks

    @property
    def predictions(self) -> dict[str, Any]:
        """What the student is to write down, with the example given in the cell."""
        found = [PREDICTION.match(line) for line in self.code[0].source.splitlines()]
        return {one[1]: ast.literal_eval(one[2].strip()) for one in found if one is not None}

    def cells_about(self, names: list[str]) -> list[Cell]:
        """Code cells after the prediction that mention one of these variables."""
        return [cell for cell in self.code[1:] if any(re.search(rf"\b{name}\b", cell.source) for name in names)]


def books() -> list[Book]:
    """All course notebooks."""
    return [Book(path) for path in sorted(BOOKS.glob("*.ipynb"))]


def keys() -> list[Book]:
    """All keys."""
    return [Book(path) for path in sorted(KEYS.glob("*.ipynb"))]
