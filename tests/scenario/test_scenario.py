"""Scenarios by name and file: what they inherit, what lies over what, and what their hash holds on to."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from cubb_sim.errors import OutputError, ScenarioError, UnknownNameError
from cubb_sim.kinds import Role
from cubb_sim.parameters import DISTURBANCES, LEVERS, Pillar
from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.scenario import Scenario, load_scenario, shipped_scenarios, write_scenario_file
from cubb_sim.scenario.loading import SHIPPED

PARTNERS = {"Herning", "Holstebro", "Silkeborg", "Vesthimmerland"}
NETWORK = {"Aarhus", "Gladsaxe"}
PLACES = {"four_partners", "country", "bip", *(name.lower() for name in PARTNERS | NETWORK)}
DOCUMENTATION = Path(__file__).resolve().parents[2] / "docs" / "scenarios.md"
HEAD = 'title = "T"\nquestion = "Q?"\n'


def written(directory: Path, name: str, text: str) -> Path:
    path = directory / f"{name}.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def values_of(scenario: Scenario) -> dict[str, float]:
    return {change.lever: change.value for change in scenario.lever_changes}


# --- what comes with the package -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", shipped_scenarios())
def test_every_shipped_scenario_can_be_used_and_asks_a_question_in_two_languages(name: str) -> None:
    scenario = load_scenario(name)
    assert scenario.name == name
    assert scenario.question.da.endswith("?")
    assert scenario.question.en.endswith("?")
    assert scenario.title.da != scenario.title.en
    assert scenario.municipalities


@pytest.mark.parametrize("name", shipped_scenarios())
def test_every_change_in_a_shipped_scenario_has_a_reason_and_a_source(name: str) -> None:
    scenario = load_scenario(name)
    sources = [change.source for change in scenario.lever_changes]
    sources += [change.source for change in scenario.parameter_changes]
    sources += [one.source for one in scenario.municipalities]
    assert not [source for source in sources if "Not stated" in source]
    reasons = [change.why for change in scenario.lever_changes]
    reasons += [change.why for change in scenario.parameter_changes]
    reasons += [event.why for event in scenario.disturbances]
    assert not [why for why in reasons if why.da == why.en]


@pytest.mark.parametrize("name", sorted(set(shipped_scenarios()) - PLACES))
def test_strategies_and_disturbances_differ_from_the_four_partners(name: str) -> None:
    base, scenario = load_scenario("four_partners"), load_scenario(name)
    assert scenario.municipalities == base.municipalities
    assert scenario.hash != base.hash
    for change in scenario.lever_changes:
        assert change.value != LEVERS[change.lever].default, change.lever


def test_a_file_states_only_what_differs() -> None:
    """Nothing below the parent is repeated: loading without a statement would give another scenario."""
    for name in sorted(set(shipped_scenarios()) - PLACES):
        parent = tomllib.loads((SHIPPED / f"{name}.toml").read_text(encoding="utf-8"))["parent"]
        inherited = load_scenario(parent).lever_changes
        assert not [c for c in load_scenario(name).lever_changes if c in inherited and name != "cubb_package"]


def test_the_four_partners_are_the_known_total_shared_by_population() -> None:
    partners = load_scenario("four_partners")
    assert {one.name for one in partners.municipalities} == PARTNERS
    assert partners.n_citizens == 3_100
    assert all(one.role is Role.CENTRE and one.grade is Grade.ASSUMED for one in partners.municipalities)


def test_the_country_has_all_municipalities_and_its_figures_are_assumed() -> None:
    country = load_scenario("country")
    roles = {role: {one.name for one in country.municipalities if one.role is role} for role in Role}
    assert len(country.municipalities) == 98
    assert country.n_citizens == 70_000
    assert roles[Role.CENTRE] == PARTNERS
    assert roles[Role.NETWORK] == NETWORK
    assert len(roles[Role.SPREAD_ZONE]) == 92
    assert {one.grade for one in country.municipalities} == {Grade.ASSUMED}


@pytest.mark.parametrize("name", sorted(PARTNERS | NETWORK))
def test_a_municipality_is_the_same_alone_and_in_company(name: str) -> None:
    (alone,) = load_scenario(name.lower()).municipalities
    for company in ("four_partners", "country"):
        for one in load_scenario(company).municipalities:
            if one.name == name:
                assert (one.citizens, one.role, one.levers, one.demand) == (
                    alone.citizens,
                    alone.role,
                    alone.levers,
                    alone.demand,
                )


def test_the_package_is_the_five_pillars() -> None:
    together = {lever: value for p in Pillar for lever, value in values_of(load_scenario(f"pillar_{p}")).items()}
    assert values_of(load_scenario("cubb_package")) == together


@pytest.mark.parametrize("pillar", list(Pillar))
def test_the_strategy_of_a_pillar_moves_levers_of_that_pillar_only(pillar: Pillar) -> None:
    moved = load_scenario(f"pillar_{pillar}").lever_changes
    assert {LEVERS[change.lever].pillar for change in moved} == {pillar}


@pytest.mark.parametrize("kind", sorted(DISTURBANCES))
def test_every_disturbance_has_a_scenario_with_the_size_it_has_by_default(kind: str) -> None:
    (event,) = load_scenario(f"shock_{kind}").disturbances
    assert event.kind == kind
    assert event.size == DISTURBANCES[kind].size.default


# --- parents and compositions --------------------------------------------------------------------------------------


def test_a_strategy_is_laid_over_a_municipality_without_bringing_its_own() -> None:
    composed = load_scenario("holstebro+cubb_package")
    assert [one.name for one in composed.municipalities] == ["Holstebro"]
    assert values_of(composed) == values_of(load_scenario("cubb_package"))
    assert composed.name == "holstebro+cubb_package"
    assert composed.parent == "holstebro"
    assert composed.question == load_scenario("cubb_package").question


def test_what_stands_later_wins_where_two_strategies_meet() -> None:
    both = load_scenario("herning+pillar_firms+target_steering")
    assert values_of(both)["internship_volume"] == values_of(load_scenario("target_steering"))["internship_volume"]
    assert "package_share" in values_of(both)


def test_disturbances_are_added_to_strategies() -> None:
    composed = load_scenario("herning+saving+shock_reform+shock_downturn")
    assert [event.kind for event in composed.disturbances] == ["reform", "downturn"]
    assert values_of(composed) == values_of(load_scenario("saving"))


def test_one_file_says_the_same_as_a_composition(tmp_path: Path) -> None:
    path = written(tmp_path, "mine", 'parent = "holstebro+cubb_package"')
    assert load_scenario(path).hash == load_scenario("holstebro+cubb_package").hash


def test_a_child_states_one_figure_of_a_municipality_and_keeps_the_others(tmp_path: Path) -> None:
    text = 'parent = "four_partners"\n[[municipality]]\nname = "Vesthimmerland"\nlevers = {accessibility = 0.6}\n'
    scenario = load_scenario(written(tmp_path, "mine", text))
    before = {one.name: one for one in load_scenario("four_partners").municipalities}
    after = {one.name: one for one in scenario.municipalities}
    assert after["Vesthimmerland"].citizens == before["Vesthimmerland"].citizens
    assert dict(after["Vesthimmerland"].levers) == dict(before["Vesthimmerland"].levers) | {"accessibility": 0.6}
    assert after["Herning"] == before["Herning"]


def test_a_changed_figure_does_not_keep_the_source_of_the_old_one(tmp_path: Path) -> None:
    text = 'parent = "holstebro"\n[[municipality]]\nname = "Holstebro"\ncitizens = 700\n'
    (one,) = load_scenario(written(tmp_path, "mine", text)).municipalities
    assert one.citizens == 700
    assert "Not stated" in one.source


def test_a_change_for_all_replaces_what_the_parent_says_about_the_lever(tmp_path: Path) -> None:
    lower = 'parent = "four_partners"\n[[levers.caseload]]\nvalue = 40\nwhy = "w"\nmunicipality = "Herning"\n'
    written(tmp_path, "lower", lower)
    upper = written(tmp_path, "upper", 'parent = "lower"\n[levers.caseload]\nvalue = 50\nwhy = "w"\n')
    (change,) = load_scenario(upper).lever_changes
    assert (change.value, change.municipality) == (50.0, None)


def test_a_change_for_one_municipality_stands_there_instead_of_the_one_for_all(tmp_path: Path) -> None:
    written(tmp_path, "lower", 'parent = "four_partners"\n[levers.caseload]\nvalue = 50\nwhy = "w"\n')
    text = 'parent = "lower"\n[levers.caseload]\nvalue = 40\nmunicipality = "Herning"\nwhy = "w"\n'
    scenario = load_scenario(written(tmp_path, "upper", text))
    assert [change.value for change in scenario.changes_of("caseload", "Herning")] == [40.0]
    assert [change.value for change in scenario.changes_of("caseload", "Silkeborg")] == [50.0]


def test_a_lever_may_change_several_times(tmp_path: Path) -> None:
    text = """
parent = "holstebro"
[[levers.caseload]]
value = 30
from_month = 25
why = "later"
[[levers.caseload]]
value = 45
why = "at first"
"""
    scenario = load_scenario(written(tmp_path, "mine", text))
    assert [(c.from_month, c.value) for c in scenario.changes_of("caseload", "Holstebro")] == [(1, 45.0), (25, 30.0)]


def test_parents_are_found_beside_the_file_by_name_or_path(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    written(tmp_path / "below", "first", 'parent = "holstebro"\nhorizon_months = 60')
    second = written(tmp_path, "second", 'parent = "below/first.toml"')
    third = written(tmp_path, "third", 'parent = "second"')
    assert load_scenario(second).horizon_months == 60
    assert load_scenario(str(third)).horizon_months == 60


def test_a_name_is_also_looked_for_in_the_current_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "mine", 'parent = "holstebro"')
    monkeypatch.chdir(tmp_path)
    assert load_scenario("mine").hash == load_scenario("mine.toml").hash == load_scenario("holstebro").hash
    assert load_scenario("mine+saving").hash == load_scenario("holstebro+saving").hash


def test_a_composition_is_checked_as_a_whole(tmp_path: Path) -> None:
    text = 'parent = "holstebro"\nhorizon_months = 60\n[levers.caseload]\nvalue = 40\nfrom_month = 55\nwhy = "w"\n'
    late = written(tmp_path, "late", text)
    short = written(tmp_path, "short", 'parent = "holstebro"\nhorizon_months = 24')
    assert load_scenario(f"holstebro+{late}").horizon_months == 60
    with pytest.raises(ScenarioError, match="month 55 is after the horizon of 24 months"):
        load_scenario(f"{late}+{short}")


def test_one_text_stands_for_both_languages_and_two_for_one_each(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('title = {da = "Å", en = "A"}\nquestion = "Q?"\nparent = "holstebro"', encoding="utf-8")
    scenario = load_scenario(path)
    assert (scenario.title, scenario.question) == (Text("Å", "A"), Text("Q?", "Q?"))


def test_a_file_from_a_windows_editor_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    text = (HEAD + 'parent = "holstebro"\n').replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode("utf-8"))
    assert load_scenario(path).hash == load_scenario("holstebro").hash


def test_numbers_of_the_model_may_be_named_with_or_without_quotation_marks(tmp_path: Path) -> None:
    quoted = written(tmp_path, "a", 'parent = "holstebro"\n[parameters."switches.displacement"]\nvalue = 1\nwhy = "w"')
    plain = written(tmp_path, "b", 'parent = "holstebro"\n[parameters.switches.displacement]\nvalue = 1\nwhy = "w"')
    assert load_scenario(quoted).parameter_changes[0].name == "switches.displacement"
    assert load_scenario(quoted).hash == load_scenario(plain).hash


def test_the_example_of_the_documentation_is_a_scenario(tmp_path: Path) -> None:
    example = DOCUMENTATION.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    path = tmp_path / "mine.toml"
    path.write_text(example, encoding="utf-8")
    scenario = load_scenario(path)
    assert len(scenario.lever_changes) == 3
    assert len(scenario.parameter_changes) == len(scenario.disturbances) == 1
    assert dict(scenario.municipalities[0].levers) == {"accessibility": 0.6}


# --- hash ----------------------------------------------------------------------------------------------------------


def test_the_hash_ignores_texts_sources_and_the_order_of_keys(tmp_path: Path) -> None:
    first = """
parent = "holstebro"
[levers.caseload]
value = 40
why = "one reason"
[levers.accessibility]
value = 0.8
why = "another"
"""
    second = """
parent = "holstebro"
source = "a source"
[levers.accessibility]
value = 0.80
why = "other words"
[levers.caseload]
value = 40.0
from_month = 1
why = "more words"
"""
    one, two = (load_scenario(written(tmp_path, name, text)) for name, text in (("a", first), ("b", second)))
    assert one.hash == two.hash
    assert len(one.hash) == 12
    assert int(one.hash, 16) >= 0


@pytest.mark.parametrize(
    "addition",
    [
        "horizon_months = 60",
        '[[municipality]]\nname = "Holstebro"\ncitizens = 643',
        '[[municipality]]\nname = "Holstebro"\nrole = "network"',
        '[[municipality]]\nname = "Holstebro"\ndemand = 1.1',
        '[[municipality]]\nname = "Holstebro"\nlevers = {caseload = 50}',
        '[[municipality]]\nname = "Struer"\ncitizens = 200',
        '[levers.caseload]\nvalue = 40\nwhy = "w"',
        '[levers.caseload]\nvalue = 41\nwhy = "w"',
        '[levers.caseload]\nvalue = 40\nfrom_month = 2\nwhy = "w"',
        '[levers.caseload]\nvalue = 40\nto_month = 12\nwhy = "w"',
        '[levers.caseload]\nvalue = 40\nmunicipality = "Holstebro"\nwhy = "w"',
        '[parameters."switches.displacement"]\nvalue = 1\nwhy = "w"',
        '[[disturbance]]\nkind = "reform"\nmonth = 13\nwhy = "w"',
        '[[disturbance]]\nkind = "reform"\nmonth = 14\nwhy = "w"',
        '[[disturbance]]\nkind = "reform"\nmonth = 13\nsize = 0.1\nwhy = "w"',
        '[[disturbance]]\nkind = "reform"\nmonth = 13\nmonths = 3\nwhy = "w"',
        '[[disturbance]]\nkind = "reform"\nmonth = 13\nmunicipality = "Holstebro"\nwhy = "w"',
    ],
)
def test_the_hash_holds_on_to_everything_else(addition: str, tmp_path: Path) -> None:
    here, base = written(tmp_path, "a", f'parent = "holstebro"\n{addition}'), load_scenario("holstebro").hash
    assert load_scenario(here).hash not in (base, *seen_hashes)
    seen_hashes.add(load_scenario(here).hash)


seen_hashes: set[str] = set()
"""Of the additions above: no two of them may share one."""


# --- writing -------------------------------------------------------------------------------------------------------


def test_a_new_file_says_what_was_asked_for_and_nothing_else(tmp_path: Path) -> None:
    path = write_scenario_file(tmp_path, "mit_forsøg", "holstebro", {"caseload": 40.0, "accessibility": 0.8})
    scenario = load_scenario(path)
    assert path == tmp_path / "mit_forsøg.toml"
    assert values_of(scenario) == {"caseload": 40.0, "accessibility": 0.8}
    assert scenario.parent == "holstebro"
    assert [one.name for one in tmp_path.iterdir()] == ["mit_forsøg.toml"]


def test_a_new_file_finds_its_parent_from_another_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "below").mkdir()
    write_scenario_file(Path(), "first", "holstebro", {"caseload": 40.0})
    path = write_scenario_file(Path("below"), "second", "first+saving", {})
    assert values_of(load_scenario(path)) == values_of(load_scenario("saving")) | {"caseload": 40.0}


def test_a_file_that_exists_is_left_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, "mine", 'parent = "herning"')
    before = path.read_bytes()
    with pytest.raises(OutputError, match="exists already"):
        write_scenario_file(tmp_path, "mine", "holstebro", {})
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "name", ["", "..", "a/b", "a\\b", "a+b", "con", "LPT1", "a.b", "x" * 61, "a\nb", "-a", "holstebro"]
)
def test_a_name_that_cannot_be_a_file_everywhere_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ScenarioError):
        write_scenario_file(tmp_path, name, "holstebro", {})
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_where_the_request_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="caseload"):
        write_scenario_file(tmp_path, "mine", "holstebro", {"casload": 40.0})
    with pytest.raises(ScenarioError, match="outside the range"):
        write_scenario_file(tmp_path, "mine", "holstebro", {"caseload": 4.0})
    with pytest.raises(UnknownNameError, match="holstebro"):
        write_scenario_file(tmp_path, "mine", "holstbro", {})
    with pytest.raises(OutputError, match="no such directory"):
        write_scenario_file(tmp_path / "missing", "mine", "holstebro", {})
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fails_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cubb_sim.scenario.writing.os.replace", fail)
    with pytest.raises(OutputError, match="No space left"):
        write_scenario_file(tmp_path, "mine", "holstebro", {})
    assert list(tmp_path.iterdir()) == []
