"""The pages that are written by hand speak of what there is, and their numbers of the model are the model's."""

from __future__ import annotations

import re

import pytest

from cubb_sim.parameters import GROUPS, PARAMETERS
from tests.architecture.source_tree import PACKAGE, ROOT, python_files

DOCS = ROOT / "docs"
IN_CODE_FONT = re.compile(r"(?<!\{fact\})`([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)`")
SWITCH_ROW = re.compile(r"^\| `(\w+)` \|[^|]*\| ([0-9.−]+) \|", re.MULTILINE)
WRITTEN_BY_HAND = ["odd.md", "evidence.md", "architecture.md"]
OTHER_WORDS = {"md", "py", "toml", "pyproject", "why"}
FOLDERS = {path.name for path in PACKAGE.rglob("*") if path.is_dir()} | {path.stem for path in python_files(PACKAGE)}


def text_of_page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WRITTEN_BY_HAND)
def test_what_stands_in_code_font_exists(name: str) -> None:
    """A renamed parameter or rule would otherwise live on in the documents."""
    words = {
        word for path in python_files(PACKAGE) for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))
    } | FOLDERS
    told = {part for mention in IN_CODE_FONT.findall(text_of_page(name)) for part in mention.split(".")}
    assert told - words - OTHER_WORDS == set()


def test_the_switches_are_told_with_their_defaults() -> None:
    told = {name: float(default.replace("−", "-")) for name, default in SWITCH_ROW.findall(text_of_page("evidence.md"))}
    assert told == {field: PARAMETERS[f"switches.{field}"].default for field in GROUPS["switches"]}


def test_the_pages_count_the_switches_rightly() -> None:
    assert len(GROUPS["switches"]) == 6
    assert "Six switches" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "six switches" in text_of_page("odd.md")
    assert [field for field in GROUPS["switches"] if f"`{field}`" not in text_of_page("odd.md")] == []


def test_the_package_names_the_pages_it_points_to() -> None:
    """The grades of numbers, for one, are explained in docs/evidence.md."""
    named = {
        name
        for path in python_files(PACKAGE)
        for name in re.findall(r"docs/([\w/-]+\.md)", path.read_text(encoding="utf-8"))
    }
    assert [name for name in named if not (DOCS / name).exists()] == []
