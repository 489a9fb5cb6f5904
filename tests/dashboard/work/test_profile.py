"""Where are we today: every lever with its source, corrections that hold in both worlds, and no sum over levers."""

from __future__ import annotations

import pytest

from cubb_sim import compare, load_scenario
from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.simulation import worlds_of
from cubb_sim.dashboard.views.levers.scale import scale_of
from cubb_sim.dashboard.views.profile import changed, profile, profile_file
from cubb_sim.dashboard.views.profile.lever import basis_of
from cubb_sim.dashboard.views.profile.meaning import ALWAYS_TOGETHER, meaning
from cubb_sim.dashboard.views.profile.picture import names_of, picture, place_of
from cubb_sim.number_format import percent
from cubb_sim.parameters import LEVERS, Grade, Pillar
from cubb_sim.quantities import QUANTITIES
from cubb_sim.report.markup import Markup
from cubb_sim.report.sentences.goals import mean_of_runs
from tests.dashboard.work.reading import problems_of_names, read

SAID = Selection().with_profile("caseload", 70.0).with_profile("decision_authority", 0.65)


@pytest.fixture(scope="module")
def results():
    own, said = worlds_of(Selection()), worlds_of(SAID)
    baseline = compare(own.baseline, own.changed, replications=2, seed=1).baseline
    corrected = compare(said.baseline, said.changed, replications=2, seed=1, assume=said.assume).baseline
    return baseline, corrected


def test_the_pillars_hold_every_lever_once():
    assert sorted(name for pillar in Pillar for name in names_of(pillar)) == sorted(LEVERS)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_lever_can_be_corrected_and_says_what_it_rests_on(session_of, language):
    root = read(profile(session_of(SAID, language, page="profile"), Markup("")))
    sliders = {node.attributes["data-do"]: node for node in root.all("input", type="range")}
    assert set(sliders) == {f"stands:{name}" for name in LEVERS}
    assert sliders["stands:caseload"].attributes["value"] == "70"
    assert problems_of_names(root) == []
    assert root.text.count("Bygger på" if language == "da" else "Rests on") == len(LEVERS)
    assert len(root.all("svg", role="img", aria_label=True)) == len(Pillar)
    rows = root.one("details", id="profile-table").one("tbody").all("tr")
    assert len(rows) == len(LEVERS)
    (caseload,) = [row for row in rows if row.text.startswith(LEVERS["caseload"].title.in_language(language))]
    assert [cell.text for cell in caseload.all("td")][:2] == ["55", "70"]


def test_a_correction_is_kept_and_taken_back():
    said = changed(Selection(), Event("stands", "caseload", "70"))
    assert said.profile == (("caseload", 70.0),)
    assert changed(said, Event("stands", "caseload", "55")) == Selection()
    assert changed(SAID, Event("as-known", "caseload")).profile == (("decision_authority", 0.65),)
    assert changed(SAID, Event("as-known", "")) == Selection()
    assert changed(Selection(), Event("stands", "no_such", "1")) == Selection()
    assert changed(Selection(), Event("stands", "caseload", "x")) == Selection()


def test_a_correction_to_where_a_lever_was_put_leaves_nothing_changed():
    moved = Selection().with_lever("caseload", 70.0)
    assert changed(moved, Event("stands", "caseload", "70")).levers == ()
    assert changed(moved, Event("stands", "caseload", "80")).lever("caseload") == 70.0


def test_the_source_is_the_municipalitys_own_where_it_has_one():
    source, grade = basis_of("vesthimmerland", "breadth_of_offers")
    assert "LISES" in source
    assert grade is Grade.ASSUMED
    source, grade = basis_of("vesthimmerland", "meetings_per_year")
    assert (source, grade) == ("Legal minimum for activity-ready citizens, four a year (star.dk).", Grade.SEEN)


@pytest.mark.parametrize("name", LEVERS)
def test_places_run_from_one_end_over_today_to_the_other(name):
    lever = LEVERS[name]
    assert place_of(lever, lever.default) == 0.0
    assert place_of(lever, lever.high) == pytest.approx(1.0)
    assert place_of(lever, lever.low) == pytest.approx(0.0 if lever.low == lever.default else -1.0)


def test_the_picture_has_a_full_dot_only_where_something_was_said():
    for pillar in Pillar:
        root = read(picture(SAID, pillar, "x", "da"))
        full = [node for node in root.all("circle") if node.attributes["class"] == "dot"]
        said = [name for name in names_of(pillar) if name in dict(SAID.profile)]
        assert len(full) == len(said)
        assert len(root.all("circle", class_="dot ghost")) == len(names_of(pillar))


def test_the_picture_in_words_has_every_lever_and_number():
    described = read(picture(SAID, Pillar.ORGANISATION, "Søjle 4", "da")).one("svg").attributes["aria-label"]
    for name in names_of(Pillar.ORGANISATION):
        assert LEVERS[name].title.da in described
    assert "Sagstal: 70 borgere pr. stilling," in described


def test_nothing_is_summed_over_levers(session_of):
    text = read(profile(session_of(SAID, page="profile"), Markup(""))).text.lower()
    for word in ("samlet score", "gennemsnit af håndtag", "placering", "rangliste", "bedste kommune"):
        assert word not in text


def test_what_corrections_mean_is_told_in_the_numbers_of_compare(session_of, results):
    own, said = results
    root = read(meaning(session_of(SAID, page="profile"), own, said, 40))
    assert len(root.one("tbody").all("tr")) == len(ALWAYS_TOGETHER)
    first = root.one("tbody").all("tr")[0]
    cells = [node.text for node in first.all("td")]
    expected = [percent(mean_of_runs(one, "hours_ever_share"), "da").replace("\u00a0", " ") for one in results]
    assert cells == expected
    assert QUANTITIES["hours_ever_share"].title.da in first.text
    assert "2 af 40 kørsler" in root.text


def test_nothing_is_told_before_something_was_corrected_or_known(session_of, results):
    own, said = results
    assert read(meaning(session_of(page="profile"), own, said, 40)).all("table") == []
    assert read(meaning(session_of(SAID, page="profile"), None, None, 40)).all("table") == []


@pytest.mark.parametrize("municipality", ["holstebro", "four_partners", "vesthimmerland"])
def test_the_profile_as_a_file_gives_the_same_numbers(tmp_path, municipality):
    selection = Selection(municipality=municipality, profile=SAID.profile)
    name, text = profile_file(selection)
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    opened = load_scenario(path)
    for place in opened.municipalities:
        assert dict(place.levers)["caseload"] == 70.0
        assert dict(place.levers)["decision_authority"] == 0.65
        assert place.grade is Grade.ASSUMED
    if municipality == "holstebro":
        worlds = worlds_of(selection)
        by_file = compare(opened, opened, replications=2, seed=1).baseline
        by_profile = compare(worlds.baseline, worlds.changed, replications=2, seed=1, assume=worlds.assume).baseline
        assert mean_of_runs(by_file, "hours_ever_share") == mean_of_runs(by_profile, "hours_ever_share")


def test_words_beside_a_slider_are_those_of_the_report(session_of):
    root = read(profile(session_of(SAID, page="profile"), Markup("")))
    said = root.one("output", for_="stands-decision_authority").text
    assert scale_of("decision_authority").written(0.65, "da").replace("\u00a0", " ") in said
    assert "halvvejs mod" in said
