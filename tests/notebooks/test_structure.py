"""Every course notebook has a question, a prediction to write down first, things to try, and a key kept apart."""

from __future__ import annotations

import ast
import re

import pytest

from tests.notebooks.book import SECTIONS, Book, Cell, books, keys

FEWEST_TASKS, MOST_TASKS = 4, 6
PURPOSE = re.compile(r"\A# [^\n]+\n\n\*For ([^*:]+): [^*]+\.\*\n", re.DOTALL)
RUNS_THE_MODEL = re.compile(r"\bcubb_sim\b")

each_book = pytest.mark.parametrize("book", books(), ids=lambda book: book.name)
each_key = pytest.mark.parametrize("key", keys(), ids=lambda key: key.name)
each_file = pytest.mark.parametrize(
    "book", [*books(), *keys()], ids=lambda book: f"{book.path.parent.name}-{book.name}"
)


def test_there_are_seven() -> None:
    assert [book.name.partition("_")[0] for book in books()] == [str(number) for number in range(1, 8)]


def test_every_book_has_a_key_and_every_key_a_book() -> None:
    assert [book.name for book in books()] == [key.name for key in keys()]


@each_file
def test_no_output_is_kept(book: Book) -> None:
    assert [cell.name for cell in book.code if cell.raw["outputs"] or cell.raw["execution_count"] is not None] == []


@each_file
def test_cells_have_stable_names(book: Book) -> None:
    names = [cell.name for cell in book.cells]
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch(r"[a-z][a-z0-9_-]{1,40}", name)] == []


@each_file
def test_the_kernel_is_the_one_everybody_has(book: Book) -> None:
    assert book.content["metadata"]["kernelspec"]["name"] == "python3"
    assert (book.content["nbformat"], book.content["nbformat_minor"]) == (4, 5)
    assert set(book.content["metadata"]) == {"kernelspec", "language_info"}


@each_file
def test_the_first_cell_says_for_whom_it_is(book: Book) -> None:
    found = PURPOSE.match(book.cells[0].source)
    assert found is not None
    assert found[1] in {"students", "the lecturer"}


@each_book
def test_the_sections_stand_in_order(book: Book) -> None:
    assert [heading for heading in book.headings if heading in SECTIONS] == list(SECTIONS)
    assert "**How long it takes.**" in book.cells[0].source


@each_book
def test_the_prediction_comes_before_the_model(book: Book) -> None:
    assert book.predictions, "the first code cell is the prediction: `my_... = None  # unit, for example 2.5`"
    lines = [line for line in book.code[0].source.splitlines() if line and not line.startswith("#")]
    assert len(lines) == len(book.predictions)
    assert [cell.name for cell in book.code[:2] if RUNS_THE_MODEL.search(cell.source)] == []
    assert [cell.name for cell in book.code[2:] if RUNS_THE_MODEL.search(cell.source)] != []


@each_book
def test_the_prediction_is_held_against_the_result(book: Book) -> None:
    place = next(i for i, cell in enumerate(book.cells) if "## Hold your prediction against it" in cell.source)
    names = list(book.predictions)
    asked, *held = book.cells_about(names)
    assert asked is book.code[1]
    assert [cell for cell in held if book.cells.index(cell) > place] != []


@each_book
def test_every_thing_to_try_has_an_empty_cell(book: Book) -> None:
    tasks = book.tasks()
    assert FEWEST_TASKS <= len(tasks) <= MOST_TASKS
    assert [title.partition(".")[0] for title in tasks] == [str(number + 1) for number in range(len(tasks))]
    assert [t for t, cells in tasks.items() if [c.kind for c in cells] != ["markdown", "code"]] == []
    assert [t for t, cells in tasks.items() if not cells[1].is_empty] == []


@each_key
def test_a_key_answers_every_thing_to_try(key: Book) -> None:
    book = Book(key.path.parents[1] / key.path.name)
    assert list(key.tasks()) == list(book.tasks())
    for title, cells in key.tasks().items():
        words = "\n".join(cell.source for cell in cells if cell.kind == "markdown")
        assert sum(cell.n_asserts for cell in cells if cell.kind == "code") > 0, title
        assert "\n**A good explanation**" in f"\n{words}", title
        assert "\n**Misunderstandings**" in f"\n{words}", title


@each_key
def test_a_key_says_that_it_is_one(key: Book) -> None:
    assert key.cells[0].source.startswith(f"# Answer key: {key.name.partition('_')[0]}. ")
    assert "answer key" in key.cells[0].source


@each_book
def test_a_book_gives_no_answers_away(book: Book) -> None:
    assert [cell.name for cell in book.code if cell.n_asserts] == []
    assert [cell.name for cell in book.cells if "answers/" in cell.source] == []


def claims_nothing(node: ast.Assert) -> bool:
    """Whether an assert would hold whatever the model gave: nothing in it is computed."""
    return not any(isinstance(one, ast.Name | ast.Call) for one in ast.walk(node.test))


@each_key
def test_every_claim_of_a_key_is_about_something(key: Book) -> None:
    asserts = [n for cell in key.code for n in ast.walk(ast.parse(cell.source)) if isinstance(n, ast.Assert)]
    assert [ast.unparse(node) for node in asserts if claims_nothing(node)] == []


def test_a_claim_about_nothing_is_found() -> None:
    cell = Cell("code", "claim", "assert 1 < 2\nassert x < 2", {})
    assert cell.n_asserts == 2
    assert [claims_nothing(node) for node in ast.parse(cell.source).body if isinstance(node, ast.Assert)] == [
        True,
        False,
    ]
