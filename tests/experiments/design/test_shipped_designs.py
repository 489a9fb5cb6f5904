"""Every design that ships loads, speaks both languages, has a floor, and shows outcomes side by side."""

from __future__ import annotations

import re

import pytest

from cubb_sim.experiments.design import DUMMY, OUR_MODEL, Analysis, Distribution, FactorKind, Method, Seeds
from cubb_sim.experiments.design.factors.declared import fitted_names, switch_names, uncertain_names
from cubb_sim.experiments.design.reading import SHIPPED, load_design, shipped_designs
from cubb_sim.experiments.design.sizes import n_points, n_runs
from cubb_sim.experiments.models.chosen import model_of
from cubb_sim.parameters import DISTURBANCES, LEVERS
from cubb_sim.quantities import LEGITIMACY
from tests.architecture.source_tree import ROOT

OURS = [name for name in shipped_designs() if load_design(name).model == OUR_MODEL]


@pytest.mark.parametrize("name", shipped_designs())
def test_it_loads_and_says_why_it_is_as_it_is(name):
    design = load_design(name)
    for text in (design.title, design.question):
        assert text.da != text.en
    assert design.question.da.endswith("?")
    assert design.question.en.endswith("?")
    assert (design.factors[-1].name, design.factors[-1].kind) == (DUMMY, FactorKind.DUMMY)
    assert design.analyses
    comment = re.findall(r"^# (.*)$", (SHIPPED / f"{name}.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert re.search(r"\b(seconds|minutes?)\b", " ".join(comment))


@pytest.mark.parametrize("name", OURS)
def test_its_outcomes_are_those_the_model_gives(name):
    """Nobody is to look at one number alone: work beside what it is to be in it, what it costs, and legitimacy."""
    design = load_design(name)
    names = [one.name for one in design.outputs]
    assert set(names) <= set(model_of(design).output_names)
    assert {"hours_ever_share", "meaning", "trust", "municipal_net_cost_per_citizen_year"} <= set(names)
    assert all(set(names) & set(dimension.quantities) for dimension in LEGITIMACY if dimension.name != "efficiency")


@pytest.mark.parametrize("name", shipped_designs())
def test_the_numbers_in_its_comment_are_its_own(name):
    """Comments on size go stale when a lever is added; a few that were rounded are near."""
    comment = " ".join(re.findall(r"^# (.*)$", (SHIPPED / f"{name}.toml").read_text(encoding="utf-8"), re.MULTILINE))
    told = [int(number.replace(",", "")) for number in re.findall(r"\b(\d+,\d+|\d+)\b", comment)]
    design = load_design(name)
    assert any(number in (n_runs(design), n_points(design)) for number in told), (n_points(design), n_runs(design))


def test_the_screening_leaves_nothing_out():
    names = set(load_design("screening").names)
    everything = {*LEVERS, *uncertain_names(), *switch_names(), *(f"disturbance.{kind}" for kind in DISTURBANCES)}
    assert names == {*everything, DUMMY}


def test_levers_stand_against_what_is_not_known():
    design = load_design("levers_against_uncertainty")
    assert set(design.group_names) == {
        "involvement", "conversation", "firms", "organisation", "strategy", "posterior", "uncertainty", "switch",
        "disturbance", DUMMY,
    }  # fmt: skip
    assert not set(design.names) & set(fitted_names())


def test_the_pillars_are_groups_with_second_order():
    design = load_design("levers_by_pillar")
    assert (design.method, design.groups, design.second_order) == (Method.SOBOL, True, True)
    assert design.group_names[-1] == DUMMY
    assert len(design.group_names) == 6


def test_the_switches_are_crossed_in_full():
    design = load_design("switches")
    assert {one.name for one in design.crossed} == set(switch_names())
    levels = {one.name.removeprefix("switches."): one.arguments for one in design.crossed}
    assert levels["involvement_effect"] == (-1.0, 0.0, 1.0)
    assert levels["displacement"] == (0.0, 1.0)
    assert n_points(design) == 96 * design.size


def test_turnover_is_drawn_in_fine_steps():
    design = load_design("turnover_by_authority")
    steps = {one.name: len(one.arguments) for one in design.crossed}
    assert steps == {"caseworker_turnover": 13, "decision_authority": 5}
    assert design.seeds is Seeds.BY_ROW


def test_the_goal_is_the_projects():
    design = load_design("reaching_30")
    assert design.goal is not None
    assert (design.goal.output.name, design.goal.at_least) == ("hours_ever_share", 0.30)
    assert Analysis.DISCOVERY in design.analyses


def test_numbers_are_believed_as_the_calibration_believes_them():
    factors = {one.name: one for one in load_design("screening").factors}
    assert factors["belief.information"].distribution is Distribution.TRIANGULAR
    assert factors["belief.information"].arguments == (0.3, 1.0, 2.0)
    assert factors["caseload"].distribution is Distribution.UNIFORM
    assert factors["disturbance.reform"].arguments == (0.0, 0.25)


def test_the_designs_go_into_the_package():
    assert SHIPPED.is_relative_to(ROOT / "cubb_sim")
    assert len(shipped_designs()) >= 10
