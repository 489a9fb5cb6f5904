"""The scenario that is written: it loads, says what the figures say, and names the rest."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from cubb_sim.errors import CubbSimError, OutputError, ScenarioError
from cubb_sim.kinds import Role
from cubb_sim.local_data import FIGURES, LocalDataError, read_local_figures, write_local_scenario, write_template
from cubb_sim.local_data.figures import Kind
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.parameters import LEVERS
from cubb_sim.population import plan
from cubb_sim.scenario import Scenario, load_scenario
from tests.local_data.files import SMALLEST, saved, text_of

EVERY_FIGURE = SMALLEST | {
    "role": "spread_zone", "demand_for_labour": "0,9", "citizens_activity_ready_under_30": "210",
    "citizens_activity_ready_from_30": "390", "citizen_years_last_year": "610,5", "citizens_job_ready": "300",
    "citizens_on_integration_benefit": "30", "citizens_three_years_or_more": "390",
    "citizens_without_vocational_education": "430", "citizens_with_children": "150",
    "citizens_with_ordinary_hours": "20", "citizens_in_measure": "290", "passive_share": "24,5",
    "new_citizens_last_year": "75", "left_for_education_last_year": "9", "left_for_flexjob_or_pension_last_year": "25",
    "moved_away_last_year": "11", "into_ordinary_work_last_year": "31", "still_in_work_after_12_months": "51,5 %",
    "caseworkers": "10,5", "vacant_posts": "0,5", "caseworkers_left_last_year": "2,5",
    "caseworker_shifts_last_year": "190", "reorganisations_last_three_years": "1",
    "peer_supervision_hours_per_month": "1,5", "information_days_per_year": "2", "cross_functional_share": "35",
    "keeps_caseworker_share": "15", "meetings_held_last_year": "2.240", "meetings_missed_last_year": "260",
    "calls_answered_within_week": "55", "granted_on_the_spot": "40", "waiting_time_months": "2,5",
    "internships_started_last_year": "201", "internships_with_wages_agreed_last_year": "12",
    "internships_ended_in_wages_last_year": "10", "voluntary_places": "25", "social_enterprise_places": "7",
    "offer_budget_kr_last_year": "13.000.000",
}  # fmt: skip


def write(directory: Path, text: str, **options: object) -> Scenario:
    written = write_local_scenario(directory, "mine", saved(directory, text), **options)  # type: ignore[arg-type]
    return load_scenario(written.path)


def filled_in(template: Path, figures: dict[str, str]) -> str:
    """The template as a person fills it in with a spreadsheet: values and sources in their columns."""
    lines = []
    for line in template.read_text(encoding="utf-8-sig").splitlines():
        (cells,) = csv.reader([line], delimiter=";")
        if cells[0] in figures:
            cells[2], cells[5] = figures[cells[0]], "Egne tal"
        out = io.StringIO()
        csv.writer(out, delimiter=";", lineterminator="").writerow(cells)
        lines.append(out.getvalue())
    return "\r\n".join(lines)


def test_the_template_filled_in_makes_a_scenario_that_runs(tmp_path: Path) -> None:
    assert set(EVERY_FIGURE) == set(FIGURES)
    text = filled_in(write_template(tmp_path / "skabelon.csv"), EVERY_FIGURE)
    scenario = write(tmp_path, "\ufeff" + text)
    (town,) = scenario.municipalities
    assert (town.name, town.citizens, town.role, town.demand) == ("Fjordby", 600, Role.SPREAD_ZONE, 0.9)
    levers = dict(town.levers)
    assert levers["caseload"] == pytest.approx(600 / 11, rel=1e-5)
    assert levers["meetings_per_year"] == pytest.approx(2500 / 610.5, rel=1e-5)
    assert levers["accessibility"] == 0.55
    assert levers["offer_budget"] == pytest.approx(13_000_000 / 610.5 / 21_991, rel=1e-5)
    assert len(levers) == 16
    numbers = {one.name: one.value for one in scenario.parameter_changes}
    assert numbers["population.under_30_share"] == 0.35
    assert numbers["population.in_measure_share"] == pytest.approx(290 / 600, rel=1e-5)
    assert len(numbers) == 11
    assert scenario.lever_changes == ()
    model = EmploymentServiceModel(plan(scenario), seed=1_500_001)
    for _ in range(3):
        model.step()
    assert len(model.world.citizens) >= 600


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_template_saved_by_a_spreadsheet_is_read_the_same(delimiter: str, encoding: str, tmp_path: Path) -> None:
    """Spreadsheets make all lines equally long and put quotation marks around cells, remarks too."""
    text = filled_in(write_template(tmp_path / "skabelon.csv"), EVERY_FIGURE)
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([*row, *[""] * (8 - len(row))] for row in rows)
    as_saved = read_local_figures(saved(tmp_path, out.getvalue(), encoding))
    as_filled_in = read_local_figures(saved(tmp_path, text))
    assert as_saved.given == as_filled_in.given


def test_the_template_is_for_danish_excel(tmp_path: Path) -> None:
    content = write_template(tmp_path / "skabelon.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") > len(FIGURES)
    with pytest.raises(OutputError, match="exists already"):
        write_template(tmp_path / "skabelon.csv")
    with pytest.raises(OutputError, match=r"ends with \.csv"):
        write_template(tmp_path / "skabelon.xlsx")
    with pytest.raises(OutputError, match="no such directory"):
        write_template(tmp_path / "nowhere" / "skabelon.csv")


def test_an_empty_template_is_not_a_municipality(tmp_path: Path) -> None:
    with pytest.raises(LocalDataError, match="number of citizens is missing"):
        write_local_scenario(tmp_path, "mine", write_template(tmp_path / "skabelon.csv"))
    assert not (tmp_path / "mine.toml").exists()


def test_every_value_says_why_and_the_rest_is_named(tmp_path: Path) -> None:
    written = write_local_scenario(
        tmp_path, "mine", saved(tmp_path, text_of(caseworkers="10", passive_share="20", citizens_with_children="150"))
    )
    text = written.path.read_text(encoding="utf-8")
    assert "600 / 10 = 60. Grade: derived. Local figures: jobindsats.dk (2025). tal.csv, lines 3 and 4." in text
    assert "#   passive_share = 0.2." in text
    assert 'role = "network"' in text
    told = {one.target for one in written.stays}
    set_here = {one.target for one in (*written.start.levers, *written.start.numbers)}
    assert set(LEVERS) - told - set_here == set()
    assert told & set_here == set()
    for one in written.stays:
        assert f"#   {one.target} = {one.value:g}" in text
    scenario = load_scenario(written.path)
    (children,) = (one for one in scenario.parameter_changes if one.name == "population.children_share")
    assert children.grade == "derived"
    assert "150 / 600 = 0,25" in children.why.da


def test_with_a_parent_the_rest_is_the_parents(tmp_path: Path) -> None:
    text = text_of(municipality="Vesthimmerland", caseworkers="10")
    scenario = write(tmp_path, text, parent="vesthimmerland")
    (town,) = scenario.municipalities
    assert (town.citizens, town.role) == (600, Role.CENTRE)
    assert dict(town.levers) == {"breadth_of_offers": 0.45, "cross_functional_teams": 0.4, "caseload": 60.0}
    file = (tmp_path / "mine.toml").read_text(encoding="utf-8")
    assert "as the parent has it:\n#   cross_functional_teams = 0.4" in file


@pytest.mark.parametrize("parent", ["holstebro", "four_partners", "country", "cubb_package"])
def test_a_parent_of_other_municipalities_is_refused(parent: str, tmp_path: Path) -> None:
    with pytest.raises(ScenarioError):
        write(tmp_path, text_of(), parent=parent)
    assert not (tmp_path / "mine.toml").exists()


def test_changes_of_levers_lie_over_the_figures(tmp_path: Path) -> None:
    scenario = write(tmp_path, text_of(caseworkers="10"), levers={"caseload": 40.0})
    assert dict(scenario.municipalities[0].levers)["caseload"] == 60.0
    assert [(one.lever, one.value) for one in scenario.lever_changes] == [("caseload", 40.0)]
    assert "[levers.caseload]  # 60 as today" in (tmp_path / "mine.toml").read_text(encoding="utf-8")


def test_nothing_is_written_where_something_is_wrong(tmp_path: Path) -> None:
    good = saved(tmp_path, text_of())
    for name, levers in (("holstebro", {}), ("con", {}), ("mine", {"caseload": 4.0})):
        with pytest.raises(CubbSimError):
            write_local_scenario(tmp_path, name, good, levers=levers)
    write_local_scenario(tmp_path, "mine", good)
    before = (tmp_path / "mine.toml").read_bytes()
    with pytest.raises(OutputError, match="exists already"):
        write_local_scenario(tmp_path, "mine", good)
    assert (tmp_path / "mine.toml").read_bytes() == before


@pytest.mark.parametrize("name", ['By "med" \\ tegn', "By\u2028to", "Ø" * 80, "'''a'''", "# x", "[[municipality]]"])
def test_names_cannot_break_the_file(name: str, tmp_path: Path) -> None:
    cell = '"' + name.replace('"', '""') + '"'
    scenario = write(tmp_path, text_of(municipality=cell))
    assert scenario.municipalities[0].name == name.replace("\u2028", " ")


def test_texts_are_in_the_kinds_that_words_are() -> None:
    assert [one.key for one in FIGURES.values() if one.kind in (Kind.NAME, Kind.ROLE)] == ["municipality", "role"]
