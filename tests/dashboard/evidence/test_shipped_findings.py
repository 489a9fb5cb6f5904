"""Shipped sensitivity results: whole, from somewhere, and told as they are."""

import csv
import hashlib
import sys
import tomllib
from dataclasses import replace
from datetime import date

import pytest

from cubb_sim.dashboard.content.shipped import FOLDER, shipped
from cubb_sim.dashboard.content.shipped.findings import DUMMY, SIGNED, SIZE, TOTAL
from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.views.matters import Looked, looked, page, shares, sizes
from cubb_sim.dashboard.views.matters.bars import Bar, bar_chart
from cubb_sim.dashboard.views.matters.names import GROUPS, OUTCOMES, named
from cubb_sim.experiments import load_design, resized
from cubb_sim.number_format import percent
from cubb_sim.parameters import LEVERS, PARAMETERS
from cubb_sim.parameters.specification import Grade
from cubb_sim.quantities import QUANTITIES

NAMES = sorted(path.stem for path in FOLDER.glob("*.csv"))
LANGUAGES = ("da", "en")


def test_each_table_has_a_description_and_each_description_a_table():
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == NAMES
    assert {shares.DESIGN, sizes.DESIGN} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_what_its_description_says(name):
    told = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    held = (FOLDER / f"{name}.csv").read_bytes()
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert hashlib.sha256(held).hexdigest() == told["sha256"]
    assert b"\r" not in held
    assert len(rows) == told["rows"] == len(shipped(name).rows)
    assert len({row["input"] for row in rows}) == told["inputs"]
    assert {row["output"] for row in rows} == set(OUTCOMES)
    assert told["origin"]
    assert told["licence"] == "BSD-3-Clause"
    assert date.fromisoformat(told["date"]) <= date.today()
    assert told["runs"] + told["failed"] == told["points"] * told["replications"]
    assert told["command"].startswith(f"cubb-sim sweep {name} --size {told['size']}")
    assert len(told["model"]) == 12
    assert told["calibration"]


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_of_the_design_that_ships_under_its_name(name):
    origin = shipped(name).origin
    design = resized(load_design(name), size=origin.size)
    assert (design.scenario, design.method.value, design.seed) == (origin.scenario, origin.method, origin.seed)
    assert set(design.group_names) == {one.input for one in shipped(name).rows}
    assert origin.title == design.title


@pytest.mark.parametrize("name", NAMES)
def test_intervals_hold_their_values_and_every_input_has_a_name(name):
    for row in shipped(name).rows:
        if row.order != SIGNED:
            assert row.low <= row.value <= row.high
        one = named(row.input)
        assert one.title.da
        assert one.title.en


def test_groups_are_either_decided_or_not_and_levers_are_the_only_things_decided():
    found = shipped(shares.DESIGN).of(OUTCOMES[0], TOTAL)
    assert set(found) == {*GROUPS, DUMMY}
    for row in shipped(sizes.DESIGN).of(OUTCOMES[0], SIZE).values():
        assert named(row.input).can_be_decided is (row.input in LEVERS)


def test_what_nobody_knows_is_assumed_not_learned_and_can_be_told_from_nothing():
    unknown = sizes.unknown_numbers()
    assert unknown
    for name in unknown:
        assert PARAMETERS[name].grade is Grade.ASSUMED
        assert named(name).is_unknown
        assert any(shipped(sizes.DESIGN).of(output, SIZE)[name].is_above_floor for output in OUTCOMES)


@pytest.mark.parametrize("output", OUTCOMES)
def test_sentences_tell_the_largest_of_the_table(output):
    found = shipped(shares.DESIGN).of(output, TOTAL)
    decided = max((one for one in found.values() if named(one.input).can_be_decided), key=lambda one: one.value)
    others = [one for one in found.values() if one.input != DUMMY and not named(one.input).can_be_decided]
    unknown = max(others, key=lambda one: one.value)
    for language in LANGUAGES:
        said = shares.sentence(output, language)
        for row in (decided, unknown):
            assert named(row.input).title.in_language(language) in said
            assert percent(row.value, language, 0) in said
            assert percent(row.high, language, 0) in said
    said = shares.sentence(output, "da")
    assert (shares.MORE_UNKNOWN.da in said) is (unknown.low > decided.high)
    assert (shares.CANNOT_TELL.da in said) is (unknown.low <= decided.high and unknown.high > decided.low)
    for one in found.values():
        if one.input != DUMMY and not one.is_above_floor:
            assert named(one.input).title.da in shares.sentence(output, "da").partition("skelnes")[2]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("output", OUTCOMES)
def test_the_page_has_pictures_with_names_tables_and_where_it_is_from(session_on, output, language):
    markup = page(session_on("matters", "", language), Looked(output))
    assert markup.count('role="img"') == len(OUTCOMES) + 1
    assert markup.count("<svg") == markup.count("aria-label=", 0) - markup.count('role="group" aria-label=')
    for one in OUTCOMES:
        assert shares.sentence(one, language).replace("&", "&amp;") in markup
    assert sizes.sentence(output, language) in markup
    for name in (shares.DESIGN, sizes.DESIGN):
        origin = shipped(name).origin
        assert origin.command in markup
        assert origin.model in markup
        assert origin.calibration in markup
    assert QUANTITIES[output].title.in_language(language) in markup


def test_results_of_another_model_are_flagged(session_on, monkeypatch):
    module = sys.modules["cubb_sim.dashboard.views.matters.page"]
    monkeypatch.setattr(module, "is_current", module.is_current.__wrapped__)
    origin = shipped(shares.DESIGN).origin
    monkeypatch.setattr(module, "simulation_hash", lambda: origin.model)
    monkeypatch.setattr(module, "calibration_id", lambda: origin.calibration)
    assert module.is_current(origin)
    assert not module.is_current(replace(origin, model="another"))
    assert not module.is_current(replace(origin, calibration="another"))
    assert module.OTHER_MODEL.da not in page(session_on("matters"), Looked())
    monkeypatch.setattr(module, "calibration_id", lambda: "another")
    assert module.OTHER_MODEL.da in page(session_on("matters"), Looked())


def test_only_outcomes_that_are_there_can_be_looked_at():
    assert looked(Looked(), Event("outcome", "meaning")) == Looked("meaning")
    assert looked(Looked("meaning"), Event("outcome", "<script>")) == Looked("meaning")


def test_a_bar_is_as_long_as_its_value_and_pale_where_it_is_nothing():
    bars = [Bar("A", "50", 0.5, 0.4, 0.6, True, True), Bar("<b>", "-1", -0.01, -0.1, 0.1, False, False)]
    picture = bar_chart([("x", bars)], 0.02, str, "sagt <script>")
    assert "<b>" not in picture
    assert "<script" not in picture
    boxes = list(picture.split("<rect")[1:])
    widths = [float(part.partition('width="')[2].partition('"')[0]) for part in boxes]
    assert widths[0] > 100
    assert widths[1] == 0
    assert "matters-pale" not in boxes[0]
    assert "matters-pale" in boxes[1]
    assert "matters-decided" in boxes[0]
    assert "matters-unknown" in boxes[1]
