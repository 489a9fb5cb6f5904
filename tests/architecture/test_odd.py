"""The ODD document names every process that runs and every rule that is asked, and has every part of ODD and ODD+D."""

from __future__ import annotations

import re
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from tests.architecture.source_tree import PACKAGE, ROOT, python_files, relative, top_level_functions
from tests.architecture.test_schedule import printed_names
from tests.docs.test_generated import script
from tests.engine.small import disturbance, scenario, town

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
DESIGN_CONCEPTS = [
    "Basic principles", "Emergence", "Adaptation", "Objectives", "Learning", "Prediction", "Sensing", "Interaction",
    "Stochasticity", "Collectives", "Observation",
]  # fmt: skip
HUMAN_DECISIONS = [
    "Theoretical and empirical background", "Individual decision making", "Learning", "Individual sensing",
    "Individual prediction", "Interaction", "Collectives", "Heterogeneity", "Stochasticity", "Observation",
    "Implementation details",
]  # fmt: skip

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


def subheadings(odd: str, of: str) -> list[str]:
    """The headings of the third level below the heading of the second level that contains `of`."""
    section = next(part for part in odd.split("\n## ") if of in part.splitlines()[0])
    return [line.removeprefix("### ") for line in section.splitlines() if line.startswith("### ")]


def test_the_design_concepts_are_those_of_odd(odd: str) -> None:
    assert subheadings(odd, "Design concepts") == DESIGN_CONCEPTS


def test_human_decisions_are_told_as_odd_plus_d_asks(odd: str) -> None:
    assert subheadings(odd, "ODD+D") == HUMAN_DECISIONS


def test_the_summary_fits_on_a_page(odd: str) -> None:
    summary = next(part for part in odd.split("\n## ") if part.startswith("Summary ODD"))
    quoted = [line for line in summary.splitlines() if line.startswith(">")]
    assert 250 < len(" ".join(quoted).split()) < 700


def test_every_rule_module_is_linked_to_its_page(odd: str) -> None:
    names = [path.stem for path in python_files(PACKAGE / "rules") if path.name != "__init__.py"]
    assert [name for name in names if f"(reference/submodels/{name}.md)" not in odd] == []


@pytest.fixture(scope="module")
def tables() -> ModuleType:
    return script("generate_odd_tables")


def test_the_tables_are_what_the_code_gives(odd: str, tables: ModuleType) -> None:
    assert odd == tables.page(odd), "Run: python docs/generate_odd_tables.py"


def test_every_draw_that_is_asked_for_is_told(tables: ModuleType) -> None:
    told = tables.draws()
    assert "unasked" not in told
    for words in ("grasp", "shift derails", "prospects", "leaves", "commitment", "offer closes"):
        assert words in told


LIVED = scenario(
    town("Holstebro", 120, parallel_measures=0.5, social_enterprise_places=3.0, voluntary_places=8.0),
    months=36,
    disturbances=[disturbance("resignations", 6, 0.5), disturbance("reform", 3, 0.2)],
)


def test_state_variables_stay_in_the_ranges_that_are_told(tables: ModuleType) -> None:
    from cubb_sim.model import EmploymentServiceModel  # noqa: PLC0415 (compiles; only this test needs it)

    model = EmploymentServiceModel(LIVED, seed=3)
    for _ in range(LIVED.horizon_months):
        model.step()
    world: Any = model.world
    kinds = ("citizens", "posts", "teams", "firms", "organisations", "municipalities")
    for (entity, record), name in zip(tables.RECORDS.items(), kinds, strict=True):
        lived = getattr(world, name)
        if name == "citizens":
            lived = lived[: int(world.municipalities[0].end_citizen)]
        for field, (kind, _) in record.fields.items():
            low, high = range_of(tables.unit_of(field, kind))
            values = np.asarray(lived[field], float)
            assert low <= values.min(), f"{entity}.{field} {values.min()}"
            assert values.max() <= high, f"{entity}.{field} {values.max()}"


def range_of(unit: str) -> tuple[float, float]:
    """The range a unit states: `0 to 1`, `from 0`, `-1 for ...`, or codes; everything where it states none."""
    if unit.startswith("code: "):
        codes = [int(code) for code in re.findall(r"\b(\d+) ", unit)]
        return min(codes), max(codes)
    stated = re.search(r"(\d+)(?: to (\d+)| or 1|, 1 or 2)", unit)
    if stated:
        return float(stated[1]), float(stated[2] or (2 if "or 2" in unit else 1))
    return (-1.0 if "-1" in unit else 0.0 if "from 0" in unit or unit == "index" else -np.inf), np.inf
