"""What docs/how_to/add_a_language.md says of texts is so: where they are, and what a missing language shows."""

from __future__ import annotations

import ast
import re

import pytest

from cubb_sim.parameters.specification import Text
from tests.architecture.source_tree import PACKAGE, ROOT

PAGE = (ROOT / "docs" / "how_to" / "add_a_language.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
PLACES = re.findall(r"`((?:[a-z_]+/)*[a-z_]+(?:\.py|/))`", PAGE)


@pytest.mark.slow
def test_the_blocks_of_the_page_find_the_texts(capsys: pytest.CaptureFixture[str]) -> None:
    namespace: dict[str, object] = {}
    for block in PYTHON:
        exec(compile(block, "add_a_language.md", "exec"), namespace)
    printed = capsys.readouterr().out
    counted = sum(int(n) for n in re.findall(r"(\d+) pairs", printed))
    by_text = sum(
        len(re.findall(r"\bText\(", path.read_text(encoding="utf-8"))) for path in sorted(PACKAGE.rglob("*.py"))
    )
    assert 0.9 * by_text < counted <= by_text  # annotations and docstrings may say it too
    assert re.search(r"dashboard +\d+ pairs", printed)


def test_every_place_the_page_names_exists() -> None:
    assert PLACES
    missing = [one for one in PLACES if not (PACKAGE / one).exists() and not (ROOT / one).exists()]
    assert missing == []


def test_every_list_of_languages_is_named() -> None:
    """A door the page forgot would let the third language in nowhere, or in one place only."""
    lists = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Tuple)
        and [getattr(one, "value", None) for one in node.value.elts] == ["da", "en"]
    }
    assert {one for one in lists if one not in PAGE} == set()


def test_what_has_no_text_in_a_language_answers_in_english() -> None:
    assert Text("Sagstal", "Caseload").in_language("nb") == "Caseload"
