"""What a design file says is what the design is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cubb_sim.errors import ScenarioError
from cubb_sim.experiments.design import Analysis, Distribution, FactorKind, Method, Seeds
from cubb_sim.experiments.design.checking import DEFAULT_QUANTITIES
from cubb_sim.experiments.design.factors.declared import candidates, fitted_names
from cubb_sim.experiments.design.reading import load_design, resized
from cubb_sim.experiments.design.sizes import describe, n_points, n_runs
from cubb_sim.experiments.models import EmploymentServices
from cubb_sim.experiments.models.chosen import model_of
from cubb_sim.parameters import LEVERS, PARAMETERS
from cubb_sim.parameters.specification import ParameterRole

HEAD = 'title = "T"\nquestion = "Q?"\nscenario = "holstebro"\n'
LATIN = '[method]\nname = "latin"\nsize = 8\n'
SOBOL = '[method]\nname = "sobol"\nsize = 8\n'


@pytest.fixture
def read(tmp_path):
    def reading(text):
        (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
        return load_design(tmp_path / "mine.toml")

    return reading


def test_what_is_not_said_is_as_usual(read):
    design = read(f"{HEAD}{LATIN}[factors]\nlevers = 'all'")
    assert (design.name, design.title.da, design.title.en) == ("mine", "T", "T")
    assert design.names == (*LEVERS, "dummy")
    assert tuple(one.name for one in design.outputs) == DEFAULT_QUANTITIES
    assert (design.replications, design.seed, design.from_month, design.disturbance_month) == (1, 1, 1, 12)
    assert design.seeds is Seeds.INDEPENDENT
    assert design.subgroups == ()


@pytest.mark.parametrize("method", ["morris", "dgsm"])
def test_differences_within_a_row_are_taken_with_the_same_chance(read, method):
    assert read(f"{HEAD}{LATIN}[factors]\nlevers = 'all'".replace("latin", method)).seeds is Seeds.BY_ROW


def test_factors_stand_in_the_order_of_the_declarations_with_posterior_and_dummy_last(read):
    design = read(
        f"{HEAD}{LATIN}[factors]\nposterior = true\ndisturbances = ['reform']\nswitches = ['switches.displacement']\n"
        "uncertain = ['life.severity', 'time.absence_share']\npillars = ['firms']\nlevers = ['caseload']"
    )
    firms = [name for name, one in LEVERS.items() if one.pillar == "firms"]
    assert design.names == (
        *firms, "caseload", "time.absence_share", "switches.displacement", "life.severity", "disturbance.reform",
        "posterior", "dummy",
    )  # fmt: skip
    kinds = [one.kind for one in design.factors[-6:]]
    assert kinds == [
        FactorKind.UNCERTAINTY, FactorKind.SWITCH, FactorKind.UNCERTAINTY, FactorKind.DISTURBANCE,
        FactorKind.POSTERIOR, FactorKind.DUMMY,
    ]  # fmt: skip


def test_fitted_and_not_fitted_share_out_the_uncertain_numbers(read):
    chosen = {
        which: set(read(f"{HEAD}{LATIN}[factors]\nuncertain = '{which}'").names) - {"dummy"}
        for which in ("all", "fitted", "not_fitted")
    }
    assert chosen["fitted"] == set(fitted_names())
    assert chosen["fitted"] | chosen["not_fitted"] == chosen["all"]
    assert not chosen["fitted"] & chosen["not_fitted"]
    assert chosen["all"] == {n for n, one in PARAMETERS.items() if one.role is ParameterRole.UNCERTAINTY}


OWN_RANGES = {
    "low = 30\nhigh = 60": (Distribution.UNIFORM, (30.0, 60.0)),
    "high = 60": (Distribution.UNIFORM, (25.0, 60.0)),
    "most_likely = 45": (Distribution.TRIANGULAR, (25.0, 45.0, 120.0)),
    "distribution = 'triangular'": (Distribution.TRIANGULAR, (25.0, 55.0, 120.0)),
    "low = 30\nhigh = 60\nmost_likely = 30": (Distribution.TRIANGULAR, (30.0, 30.0, 60.0)),
    "levels = [30, 45, 60]": (Distribution.LEVELS, (30.0, 45.0, 60.0)),
    "low = 30\nhigh = 60\nsteps = 4": (Distribution.LEVELS, (30.0, 40.0, 50.0, 60.0)),
}


@pytest.mark.parametrize("stated", OWN_RANGES)
def test_a_factor_with_a_range_of_its_own(read, stated):
    factor = read(f"{HEAD}{LATIN}[factors]\nlevers = ['caseload']\n[factor.caseload]\n{stated}").factors[0]
    assert (factor.distribution, factor.arguments) == OWN_RANGES[stated]
    assert factor.unit == LEVERS["caseload"].unit


@pytest.mark.parametrize("written", ["displacement", "switches.displacement", '"switches.displacement"'])
def test_a_switch_may_be_called_by_its_short_name(read, written):
    text = f"{HEAD}{LATIN}[factors]\nswitches = ['displacement']\n[factor.{written}]\nlow = 0.5"
    assert read(text).factors[0].arguments == (0.5, 1.0)


def test_a_constant_is_varied_by_whoever_gives_it_a_range(read):
    name = "economy.wage_kr_per_hour"
    text = f"{HEAD}{LATIN}[factors]\nuncertain = ['{name}']\n[factor.{name}]\nlow = 120\nhigh = 150"
    factor = read(text).factors[0]
    assert (factor.kind, factor.arguments) == (FactorKind.UNCERTAINTY, (120.0, 135.0, 150.0))


GROUPINGS = {
    "none": ("organisation", "conversation", "switches", "disturbance"),
    "kind": ("lever", "uncertainty", "switch", "disturbance"),
    "pillar": ("organisation", "uncertainty", "switch", "disturbance"),
    "submodel": ("organisation", "numbers.conversation", "switches", "disturbance"),
}


@pytest.mark.parametrize("groups", GROUPINGS)
def test_groups(read, groups):
    design = read(
        f"{HEAD}{SOBOL}groups = '{groups}'\n[factors]\nlevers = ['caseload']\n"
        "uncertain = ['conversation.voice_trust']\nswitches = ['displacement']\ndisturbances = ['reform']"
    )
    assert tuple(one.group for one in design.factors) == (*GROUPINGS[groups], "dummy")
    assert design.groups == (groups != "none")
    assert len(design.group_names) == 5


def test_a_group_of_ones_own(read):
    text = f"{HEAD}{SOBOL}groups = 'pillar'\n[factors]\npillars = ['firms', 'strategy']\n[factor.offer_budget]\n"
    design = read(f"{text}group = 'money'\n[factor.staff_budget]\ngroup = 'money'")
    assert design.group_names == ("firms", "strategy", "money", "dummy")


def test_no_name_can_stand_for_two_factors():
    """Short names of switches and kinds of disturbance would otherwise hide something else."""
    names = [name.removeprefix("switches.") for name in candidates()]
    assert len(set(names)) == len(names)


def test_quantities_bring_their_subgroups(read):
    text = 'quantities = ["trust@under_30", "meaning@all"]\nsubgroups = ["furthest"]\n'
    design = read(f"{text}{HEAD}{LATIN}[factors]\nlevers = 'all'\n[goal]\nquantity = 'trust@closest'\nat_least = 0.5")
    assert [one.name for one in design.outputs] == ["trust@under_30", "meaning", "trust@closest"]
    assert design.subgroups == ("furthest", "under_30", "closest")
    assert {"trust@closest", "meaning"} <= set(model_of(design).output_names)
    assert Analysis.DISCOVERY in design.analyses


def test_files_beside_the_design_are_found_from_anywhere_and_called_by_their_names(read, tmp_path, monkeypatch):
    (tmp_path / "ours.toml").write_text('title = "T"\nquestion = "Q?"\nparent = "holstebro"\n', encoding="utf-8")
    change = "[levers.caseload]\nvalue = 40\nwhy = 'w'\n"
    (tmp_path / "fewer.toml").write_text(f'title = "F"\nquestion = "Q?"\nparent = "ours"\n{change}', encoding="utf-8")
    text = f"{HEAD}{LATIN}[factors]\nposterior = true".replace('"holstebro"', '"ours"')
    design = read(f'strategies = ["fewer.toml", "saving+fewer"]\n{text}')
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert design.worlds == ("as_today", "fewer", "saving+fewer")
    model = model_of(design)
    assert isinstance(model, EmploymentServices)
    levers = [{one.lever for one in scenario.lever_changes} for scenario in model.scenarios]
    assert levers == [set(), {"caseload"}, {"caseload", "staff_budget", "offer_budget", "peer_supervision_hours"}]
    assert str(tmp_path) not in str(design.worlds)


def test_a_design_is_the_same_wherever_its_folder_lies(tmp_path):
    hashes = set()
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "ours.toml").write_text('title = "T"\nquestion = "Q?"\nparent = "holstebro"\n', encoding="utf-8")
        text = f"{HEAD}{LATIN}[factors]\nposterior = true".replace('"holstebro"', '"ours"')
        (folder / "mine.toml").write_text(text, encoding="utf-8")
        hashes.add(load_design(folder / "mine.toml").hash)
    assert len(hashes) == 1


def test_a_name_is_looked_for_as_a_file_too(read, tmp_path, monkeypatch):
    design = read(f"{HEAD}{LATIN}[factors]\nposterior = true")
    monkeypatch.chdir(tmp_path)
    assert load_design("mine") == design


COUNTS = {
    "morris": (4, 4 * (3 + 1)),
    "sobol": (8, 8 * (3 + 2)),
    "fast": (65, 65 * 3),
    "dgsm": (4, 4 * (3 + 1)),
    "latin": (10, 10),
}


@pytest.mark.parametrize("method", COUNTS)
def test_runs_are_counted_before_they_are_placed(read, method):
    size, expected = COUNTS[method]
    text = f"{HEAD}{LATIN}[factors]\nlevers = ['caseload', 'staff_budget']".replace("latin", method)
    design = read(f'replications = 3\nstrategies = ["target_steering"]\n{text}'.replace("size = 8", f"size = {size}"))
    assert n_points(design) == expected
    assert n_runs(design) == expected * 2 * 3
    assert describe(design) == f"{expected} points x 2 worlds x 3 replications = {expected * 6:,} runs"


def test_resizing_changes_what_is_asked_and_checks_it():
    design = load_design("levers")
    larger = resized(design, size=1024, replications=3, seed=7)
    assert (larger.size, larger.replications, larger.seed) == (1024, 3, 7)
    assert replace(larger, size=design.size, replications=design.replications, seed=design.seed) == design
    assert resized(design) == design
    for wrong in ({"size": 1000}, {"size": 0}, {"size": 2**29}, {"replications": 0}, {"seed": 0}, {"size": 8.0}):
        with pytest.raises(ScenarioError, match="levers"):
            resized(design, **wrong)
    with pytest.raises(ScenarioError, match="with one"):
        resized(load_design("replications"), replications=1)


def test_what_suits_the_method_is_done_where_nothing_is_said(read):
    for method in Method:
        if method is not Method.FACTORIAL:
            text = f"{HEAD}{LATIN}[factors]\nlevers = ['caseload']".replace("latin", method).replace("= 8", "= 128")
            assert read(text).analyses
            assert Analysis.DELTA not in read(text).analyses
