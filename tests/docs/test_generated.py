"""The pages that are generated say what the code says now."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pytest

from cubb_sim.parameters import DISTURBANCES, LEVERS, PARAMETERS
from tests.architecture.source_tree import ROOT

DOCS = ROOT / "docs"


def script(name: str) -> ModuleType:
    """A generator in docs/ as a module; docs/ is no package."""
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def text_of_page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_the_parameter_page_is_what_the_declarations_give() -> None:
    assert text_of_page("parameters.md") == script("generate_parameters").page(), (
        "Run: python docs/generate_parameters.py"
    )


def test_the_schedule_in_the_odd_is_the_one_that_runs() -> None:
    text = text_of_page("odd.md")
    assert text == script("generate_schedule").page(text), "Run: python docs/generate_schedule.py"


def test_the_calibration_page_is_what_the_shipped_calibration_gives() -> None:
    page = script("generate_calibration").page()
    assert text_of_page("calibration.md") == page, "Run: python docs/generate_calibration.py"


@pytest.mark.parametrize("names", [LEVERS, DISTURBANCES, PARAMETERS], ids=["levers", "disturbances", "others"])
def test_every_declared_number_is_on_the_parameter_page(names: dict[str, object]) -> None:
    text = text_of_page("parameters.md")
    assert [name for name in names if f"`{name}`" not in text] == []
