"""Files to take home: pictures that are whole, tables that Danish Excel and R read, and nothing that executes."""

from __future__ import annotations

import csv
import io
import json
import math
import zipfile
from xml.etree import ElementTree as Tree

import pytest

from cubb_sim.comparison import Payer
from cubb_sim.comparison.payback import ACCOUNTS_OF
from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.pages import exporting
from cubb_sim.dashboard.views.export import all_numbers, export_buttons, figures, numbers
from cubb_sim.dashboard.views.export.numbers import DANISH, PLAIN, _cell
from cubb_sim.dashboard.views.outcomes import PlacedGuess
from cubb_sim.outcome import Account
from cubb_sim.quantities import QUANTITIES
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.price import NET_WORDS
from tests.dashboard.record.conftest import CHOSEN, N

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=["da", "en"])
def reading(request, comparison):
    """The comparison in either language."""
    return Reading(comparison, request.param, "cubb-sim compare a b")


def rows_of(content: bytes, separator: str) -> list[list[str]]:
    """All rows of a file for Excel."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator))


def test_the_table_for_danish_excel_has_decimal_commas_and_the_numbers_of_the_comparison(reading, comparison):
    rows = rows_of(numbers(reading).content, ";")
    at = next(i for i, row in enumerate(rows) if len(row) > 5)
    table = rows[at + 1 :]
    assert len(table) == len(comparison.differences)
    for row, one in zip(table, comparison.differences, strict=True):
        assert row[0] == one.quantity.title.in_language(reading.language)
        for cell, value in zip(row[4:7], (one.baseline, one.changed, one.difference), strict=True):
            assert "." not in cell
            if math.isnan(value):
                assert not cell
            else:
                assert float(cell.replace(",", ".")) == pytest.approx(value, abs=1e-9)
    told = dict(row for row in rows[:at] if len(row) == 2)
    assert f"1\u2013{N}" in told.values()
    assert comparison.baseline.manifest.posterior in told.values()
    assert "belief.information=0.5" in told.values()
    assert "cubb-sim compare a b" in told.values()


def test_the_plain_table_is_read_by_pandas(reading, comparison):
    pandas = pytest.importorskip("pandas")
    table = pandas.read_csv(io.BytesIO(numbers(reading, danish=False).content), comment="#")
    assert list(table["quantity"].unique()) == list(QUANTITIES)
    wanted = [one.difference for one in comparison.differences]
    assert table["difference"].to_numpy() == pytest.approx(wanted, abs=1e-9, nan_ok=True)
    runs = pandas.read_csv(io.BytesIO(all_numbers(reading, danish=False)[1].content), comment="#")
    assert list(runs[runs["quantity"] == "trust"]["seed"]) == list(comparison.baseline.manifest.seeds)
    trust = runs[runs["quantity"] == "trust"]
    assert trust["baseline"].to_numpy() == pytest.approx(comparison.baseline.value("trust"), abs=1e-9)
    accounts = pandas.read_csv(io.BytesIO(all_numbers(reading, danish=False)[2].content), comment="#")
    assert len(accounts) == len(Account) + len(Payer)
    by_name = accounts.set_index("account")
    for payer in Payer:
        row, parts = by_name.loc[f"net_{payer.name.lower()}"], [one.name.lower() for one in ACCOUNTS_OF[payer]]
        for column in ("baseline_kr", "changed_kr", "difference_kr"):
            assert row[column] == pytest.approx(by_name.loc[parts, column].sum())
        paid = comparison.payback(payer=payer)
        assert (row["low_95_kr"], row["high_95_kr"]) == pytest.approx((paid.at_end_low_95, paid.at_end_high_95))


def test_the_sums_on_the_screen_are_in_the_accounts_for_excel(reading):
    rows = rows_of(all_numbers(reading, danish=True)[2].content, ";")
    assert {one.in_language(reading.language) for one in NET_WORDS.values()} <= {row[0] for row in rows if row}


@pytest.mark.parametrize("bad", ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_a_cell_that_looks_like_a_formula_is_a_text(bad):
    for how in (DANISH, PLAIN):
        cell = _cell(bad, how)
        assert cell.lstrip('"').startswith("'")


def test_numbers_below_zero_stay_numbers_and_separators_are_quoted():
    assert _cell(-1.5, DANISH) == "-1,5"
    assert _cell(-1.5, PLAIN) == "-1.5"
    assert _cell(1e-9, DANISH) == "0,000000001"
    assert _cell(float("nan"), DANISH) == ""
    assert _cell('a;b "c"', DANISH) == '"a;b ""c"""'
    assert _cell("a;b", PLAIN) == "a;b"


def test_each_figure_is_whole_and_tells_where_it_is_from(reading, comparison):
    guesses = (PlacedGuess("Bord <1> & \x07co", "hours_ever_share", 0.25),)
    made = figures(reading, guesses)
    assert len({one.name for one in made}) == len(made) >= 12
    for one in made:
        root = Tree.fromstring(one.content)
        text = " ".join("".join(root.itertext()).split())
        assert root.tag == f"{SVG}svg"
        title, described = (root.find(f"{SVG}{name}") for name in ("title", "desc"))
        assert title is not None
        assert title.text
        assert described is not None
        assert described.text
        assert comparison.baseline.manifest.posterior in text
        assert ("Anfægtet" if reading.language == "da" else "Contested") in text
        assert b"var(--" not in one.content
        assert b"class=" not in one.content
    assert b"Bord &lt;1&gt; &amp; co" in made[0].content


def test_guesses_can_be_seen_without_the_style_sheet(reading):
    without, with_one = (
        [line.get("style", "") for line in Tree.fromstring(figures(reading, one)[0].content).iter(f"{SVG}line")]
        for one in ((), (PlacedGuess("Bord 1", "hours_ever_share", 0.25),))
    )
    assert len(with_one) > len(without)
    assert sum("stroke" not in style for style in with_one) == sum("stroke" not in style for style in without)


def test_a_drawing_keeps_its_looks_without_the_style_sheet(reading):
    root = Tree.fromstring(figures(reading)[0].content)
    dots = [one.get("style", "") for one in root.iter(f"{SVG}circle")]
    assert any("fill: #0b4f8a" in one for one in dots)
    assert any("fill: #fff" in one and "stroke: #595959" in one for one in dots), "the dots of today are hollow"
    hollow = next(one for one in dots if "fill: #fff" in one)
    assert hollow.rfind("fill: #fff") > hollow.rfind("fill: #0b4f8a"), "the rule for more classes comes last"


@pytest.mark.parametrize("kind", ["svg", "csv", "csv_plain", "zip"])
def test_every_button_gets_its_file(filled, comparison, kind):
    assert f'data-do="export:{kind}"' in export_buttons(filled.language)
    file = exporting.exported(filled, Event("export", kind), 3, comparison)
    assert file is not None
    assert file.number == 3
    assert file.content
    assert all(one.isascii() and (one.isalnum() or one in "-._") for one in file.name)


def test_everything_of_a_meeting_is_in_one_file(filled, comparison):
    file = exporting.exported(filled, Event("export", "zip"), 1, comparison)
    assert file is not None
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert archive.read(f"{filled.record.id}.cubbflip") == filled.record.content()
        assert "--replications 40" in archive.read("scenarie/kommando.txt").decode("utf-8")
        assert "caseload" in archive.read("scenarie/holstebro_changed.toml").decode("utf-8")
        assert "holstebro_disturbed.toml" in " ".join(names)
        assert json.loads(archive.read(f"{filled.record.id}.cubbflip").split(b"\n")[0])["version"] == 1
    folders = {name.split("/")[0] for name in names if "/" in name}
    assert folders == {"excel", "data", "figurer", "scenarie"}


def test_without_a_finished_picture_there_is_the_record_all_the_same(filled, monkeypatch):
    monkeypatch.setattr(exporting, "settled", lambda _selection: None)
    assert filled.selection == CHOSEN
    assert exporting.exported(filled, Event("export", "svg"), 1) is None
    file = exporting.exported(filled, Event("export", "zip"), 1)
    assert file is not None
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert f"{filled.record.id}.html" in archive.namelist()
    assert exporting.exported(filled, Event("lever", "zip"), 1) is None
