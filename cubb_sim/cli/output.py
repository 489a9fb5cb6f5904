"""How results reach the screen, a file or another program, on any console."""

# ruff: noqa: PLC0415 (rich is imported when a table is printed, so that --json and errors come at once)

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer


class Language(StrEnum):
    """Language of titles, questions and explanations."""

    DA = "da"
    EN = "en"


AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON, for other programs.")]
InLanguage = Annotated[Language, typer.Option("--language", help="Language of titles and explanations.")]

Fixed = Annotated[
    bool, typer.Option("--fixed", help="The centre of the posterior in every run, instead of a draw for each pair.")
]
Assume = Annotated[
    list[str] | None,
    typer.Option(
        "--assume",
        metavar="NAME=VALUE",
        help="Contest a number or what a lever is today; also NAME=normal(MEAN, SD). May be repeated.",
    ),
]
Posterior = Annotated[
    Path | None, typer.Option("--posterior", metavar="FOLDER", help="Another calibration than the one that ships.")
]


def make_output_safe() -> None:
    """Let no console stop a command for want of a letter: what it cannot show becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def print_json(content: Any) -> None:
    """Print JSON; letters outside ASCII are escaped where the receiving end might not read UTF-8."""
    is_utf8 = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf8")
    print(json.dumps(content, ensure_ascii=not is_utf8, indent=2, allow_nan=False))


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table as wide as the window; the first column is never broken, so that names can be copied.

    Columns without a name are printed without a head.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text as Words

    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    table.show_header = any(columns)
    for number, column in enumerate(columns):
        table.add_column(column, no_wrap=number == 0)
    for row in rows:
        table.add_row(*(Words(cell) for cell in row))
    Console(highlight=False).print(table)
