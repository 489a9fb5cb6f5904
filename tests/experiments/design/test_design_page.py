"""The page on design files shows a file that can be read, and tells every key there is."""

from __future__ import annotations

import re

import pytest

from cubb_sim.experiments.design import Analysis, Distribution, Method
from cubb_sim.experiments.design.checking import SUITS
from cubb_sim.experiments.design.reading import USUAL_SEEDS, load_design
from cubb_sim.experiments.design.schema import DesignTable, FactorsTable, FactorTable, GoalTable, MethodTable
from cubb_sim.quantities import QUANTITIES, SUBGROUP_NAMES
from tests.architecture.source_tree import ROOT

PAGE = (ROOT / "docs" / "design_files.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[0]


def test_the_example_is_a_design(tmp_path):
    path = tmp_path / "example.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    design = load_design(path)
    assert design.worlds == ("as_today", "target_steering")
    unknown = {"uncertainty", "switch", "disturbance", "posterior"}
    assert set(design.group_names) == {"caseload", "organisation", "dummy"} | unknown
    assert (design.size, design.replications, design.second_order) == (256, 4, True)
    assert design.subgroups == ("under_30",)
    factors = {one.name: one for one in design.factors}
    assert factors["caseload"].arguments == (30.0, 45.0, 60.0)
    assert factors["switches.displacement"].distribution is Distribution.LEVELS


@pytest.mark.parametrize("table", [DesignTable, MethodTable, FactorsTable, FactorTable, GoalTable])
def test_every_key_is_told(table):
    told = set(re.findall(r"`\[?(\w+)[\].]?", PAGE))
    assert set(table.model_fields) - told == set()


def test_the_table_of_methods_is_the_programs():
    last_cells = re.findall(r"^\| `(\w+)` \|.*\|([^|]*)\|$", PAGE, re.MULTILINE)
    rows = {name: set(re.findall(r"`(\w+)`", cell)) for name, cell in last_cells}
    general = {Analysis.REPLICATIONS}
    for method in Method:
        assert rows[method] == {one.value for one, methods in SUITS.items() if method in methods} - general


def test_the_usual_seeds_are_told():
    told = re.search(r"`by_row` for ([^|]*), `independent` for the others", PAGE)
    assert told is not None
    assert set(re.findall(r"`(\w+)`", told[1])) == {one.value for one in USUAL_SEEDS}


def test_all_quantities_and_subgroups_are_listed():
    listed = PAGE.split("## Quantities")[1]
    quantities, subgroups = listed.split("Subgroups:")
    rows = re.findall(r"`(\w+)`( ·)?", quantities)
    assert {name: not mark for name, mark in rows} == {name: one.is_by_subgroup for name, one in QUANTITIES.items()}
    assert re.findall(r"`(\w+)`", subgroups) == list(SUBGROUP_NAMES)
