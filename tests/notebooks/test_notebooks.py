"""Every course notebook and every key runs from first to last, and a key that is not true any more fails."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError

from tests.notebooks.book import Book, Cell, books, keys
from tests.notebooks.kernel import complaints, executed, kinds_of_output, printed

EVERYDAY_BOOKS = ("1_run_and_compare",)
"""Of the others each takes a kernel, and many seconds on a slow machine: they run with the slow tests."""
CHEAPEST_KEY = "2_follow_one_citizen"
"""Its first claim is about two single runs."""


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
    """A claim that is not so stops the run with an error."""
    cells = executed([(cell.kind, cell.source) for cell in key.cells], tmp_path)
    assert [cell.source for cell in cells if cell.cell_type == "code" and cell.execution_count is None] == []
    assert complaints(cells) == ""


def first_claim_reversed(key: Book) -> list[tuple[str, str]]:
    """The code cells up to the first claim, which now says the opposite."""
    place, claim = next((i, node) for i, cell in enumerate(key.code) for node in asserts_of(cell))
    before = key.code[place].source.splitlines()[: claim.lineno - 1]
    last = "\n".join([*before, f"assert not ({ast.unparse(claim.test)})"])
    return [("code", source) for source in [*(cell.source for cell in key.code[:place]), last]]


def asserts_of(cell: Cell) -> list[ast.Assert]:
    """Claims of a cell in the order in which they are made."""
    return [node for node in ast.parse(cell.source).body if isinstance(node, ast.Assert)]


@pytest.mark.slow
def test_a_key_that_says_the_opposite_fails(tmp_path: Path) -> None:
    key = next(key for key in keys() if key.name == CHEAPEST_KEY)
    with pytest.raises(CellExecutionError, match="AssertionError"):
        executed(first_claim_reversed(key), tmp_path)


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


def test_only_the_news_of_compiling_is_no_complaint() -> None:
    text = "Compiling the model with one rule rewritten ...\nUserWarning: it is not so\n"
    cell = nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("stream", name="stderr", text=text)])
    assert complaints([cell]) == "UserWarning: it is not so\n"
