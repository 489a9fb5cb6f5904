"""Every course notebook and every key runs from first to last, and a key that is not true any more fails."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from nbclient.exceptions import CellExecutionError

from tests.notebooks.book import Book, books, keys
from tests.notebooks.kernel import complaints, executed, kinds_of_output, printed

EVERYDAY_BOOKS = ("1_run_and_compare",)
"""Of the others each takes a kernel, and many seconds on a slow machine: they run with the slow tests."""
FIRST_CLAIM = "assert "


def all_with_slow(those: list[Book], everyday: tuple[str, ...] = ()) -> list[Any]:
    """One parameter for each, those not of every day marked slow."""
    return [pytest.param(one, id=one.name, marks=[] if one.name in everyday else [pytest.mark.slow]) for one in those]


@pytest.mark.parametrize("book", all_with_slow(books(), EVERYDAY_BOOKS))
def test_a_book_runs_and_shows_something(book: Book, tmp_path: Path) -> None:
    """First as it is, without a prediction; then the cells about the prediction once more, with one."""
    predictions = book.predictions
    again = [("code", "\n".join(f"{name} = {value!r}" for name, value in predictions.items()))]
    again += [(cell.kind, cell.source) for cell in book.cells_about(list(predictions))]
    as_it_is = [(cell.kind, cell.source) for cell in book.cells]
    cells = executed([*as_it_is, *again], tmp_path)

    assert {"image/png", "text/html"} <= kinds_of_output(cells)
    assert complaints(cells) == ""
    asked, answered = cells[book.cells.index(book.code[1])], cells[len(as_it_is) + 1]
    assert printed(asked).strip(), "asks for a prediction"
    assert printed(answered) != printed(asked)


@pytest.mark.parametrize("key", all_with_slow(keys()))
def test_what_a_key_claims_is_so(key: Book, tmp_path: Path) -> None:
    executed([(cell.kind, cell.source) for cell in key.cells], tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("key", keys(), ids=lambda key: key.name)
def test_a_key_that_says_the_opposite_fails(key: Book, tmp_path: Path) -> None:
    """The first claim reversed; what comes after it is not run."""
    sources = [cell.source for cell in key.code]
    first = next(i for i, source in enumerate(sources) if FIRST_CLAIM in source)
    lines = sources[first].splitlines()
    claim = next(i for i, line in enumerate(lines) if line.startswith(FIRST_CLAIM))
    lines[claim] = lines[claim].replace(FIRST_CLAIM, "assert not ", 1)
    with pytest.raises(CellExecutionError, match="AssertionError"):
        executed([("code", source) for source in [*sources[:first], "\n".join(lines)]], tmp_path)


def test_a_cell_that_fails_fails_the_test(tmp_path: Path) -> None:
    with pytest.raises(CellExecutionError, match="no such town"):
        executed([("code", "x = 1"), ("code", "raise ValueError('no such town')")], tmp_path)


def test_a_notebook_cannot_reach_the_network(tmp_path: Path) -> None:
    asks = "import socket\nsocket.create_connection(('192.0.2.1', 80), timeout=1)"
    with pytest.raises(CellExecutionError, match="needs no network"):
        executed([("code", asks)], tmp_path)


def test_a_notebook_runs_in_the_folder_it_is_given(tmp_path: Path) -> None:
    (cell,) = executed([("code", "import pathlib, cubb_sim; print(pathlib.Path.cwd())")], tmp_path)
    assert Path(printed(cell).strip()).samefile(tmp_path)
