"""The ODD document mentions every process that runs and every rule that is asked."""

from __future__ import annotations

import pytest

from tests.architecture.source_tree import PACKAGE, ROOT, python_files, relative, top_level_functions
from tests.architecture.test_schedule import printed_names

ODD = ROOT / "docs" / "odd.md"
SECTIONS = [
    "Purpose and patterns",
    "Entities, state variables",
    "Process overview and scheduling",
    "Design concepts",
    "Initiali",
    "Input data",
    "Submodels",
]

pytestmark = pytest.mark.skipif(not ODD.exists(), reason="docs/odd.md is not written yet")


@pytest.fixture(scope="module")
def odd() -> str:
    return ODD.read_text(encoding="utf-8")


def test_every_process_is_described(odd: str) -> None:
    assert [name for name in printed_names() if name not in odd] == []


def test_every_rule_is_described(odd: str) -> None:
    missing = [
        function.where
        for path in python_files(PACKAGE / "rules")
        for function in top_level_functions(path)
        if function.is_public and f"`{function.node.name}`" not in odd
    ]
    assert missing == []


def test_every_rule_file_is_linked(odd: str) -> None:
    missing = [
        relative(path)
        for path in python_files(PACKAGE / "rules")
        if path.name != "__init__.py" and f"rules/{path.name}" not in odd
    ]
    assert missing == []


def test_the_seven_elements_stand_in_the_order_of_odd(odd: str) -> None:
    headings = [line.lstrip("# ").strip() for line in odd.splitlines() if line.startswith("## ")]
    places = [next((i for i, line in enumerate(headings) if name in line), None) for name in SECTIONS]
    assert None not in places, dict(zip(SECTIONS, places, strict=True))
    assert places == sorted(place for place in places if place is not None)
