"""The page on a calibration: what it says is what the tables hold, misses and alarms included, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest

from cubb_sim.calibration.free import FREE
from cubb_sim.calibration.report import CalibrationReading, calibration_report, write_calibration_report
from cubb_sim.calibration.report.confronted import lift_sentences
from cubb_sim.calibration.report.fit import missed_sentences
from cubb_sim.calibration.report.judged import CEILINGS, DIRECTIONS
from cubb_sim.calibration.report.learned import not_determined, pulled_by, together_sentences
from cubb_sim.calibration.report.machinery import check_sentence, conflict_sentence
from cubb_sim.calibration.report.page import SECTIONS
from cubb_sim.calibration.report.reasons import DANISH
from cubb_sim.calibration.report.recovered import recovery_sentence
from cubb_sim.calibration.report.top import warnings
from cubb_sim.calibration.report.trials import trials_sentence
from cubb_sim.calibration.targets import load_targets
from cubb_sim.errors import CubbSimError, OutputError
from cubb_sim.wording import LANGUAGES
from tests.calibration.report import made_up

OUTSIDE_WORLD = ("http:", "https:", "<script", "<link", "@import", "url(")
ENGLISH_WORDS = re.compile(
    r"\b(the|and|of|with|which|not|numbers?|targets?|within|from|were|draws?|studies|hit|miss|none|inside|outside)\b"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.calibration(tmp_path_factory.mktemp("calibrations") / "whole")


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, str]:
    return {language: calibration_report(folder, language, "cubb-sim calibrate --quick") for language in LANGUAGES}


def parsed(page: str) -> ElementTree.Element:
    return ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>"))


def read(page: str) -> str:
    """What a person reads, with spaces that break."""
    return " ".join(" ".join(parsed(page).itertext()).replace("\u00a0", " ").split())


def texts_of(element: ElementTree.Element, language: str) -> Iterator[str]:
    """What a person reads, except in elements marked as another language, code and styles."""
    if element.get("lang", language) != language or element.tag in ("style", "code"):
        return
    attributes = (element.get(name) for name in ("aria-label", "data-label"))
    yield from (text.strip() for text in (element.text, *attributes) if text and text.strip())
    for child in element:
        yield from texts_of(child, language)
        if child.tail and child.tail.strip():
            yield child.tail.strip()


def row_of(page: str, first: str) -> list[str]:
    """Cells of the first table row whose first cell begins like this."""
    for row in parsed(page).iter("tr"):
        cells = ["".join(cell.itertext()).replace("\u00a0", " ") for cell in row]
        if cells[0].startswith(first):
            return cells
    raise AssertionError(f"no row {first!r}")


def test_a_target_that_is_missed_is_shown_as_missed(pages: dict[str, str]) -> None:
    assert row_of(pages["en"], "T7")[3] == "× 1.87"
    assert row_of(pages["en"], "T7")[-1] == "MISSED"
    assert row_of(pages["da"], "T7")[-1] == "RAMMER IKKE"
    assert row_of(pages["en"], "T1 ")[-1] == "inside"
    assert "Missed: T7 Job chance" in read(pages["en"])
    labels = [text.text for text in parsed(pages["en"]).iter("text") if "goal-label" in text.get("class", "")]
    assert labels == ["MISS × 1.87", "MISS 0.50"]


def test_the_verdict_without_chance_and_that_with_it_are_both_shown(pages: dict[str, str]) -> None:
    """0.653 lies below 0.66, and above 0.78 / exp(hypot(log(0.78 / 0.66), 1.6449 * 0.05)) = 0.648."""
    row = row_of(pages["en"], "T6")
    assert row[1:3] == ["× 0.78 (× 0.66 to × 0.92)", "× 0.65 to × 0.94"]
    assert row[-1] == "inside only with chance"
    assert row_of(pages["da"], "T6")[-1] == "kun inden for med tilfældighed"
    told = "At the centre 1 of 3 fitted targets are within the argued tolerance; 2 when chance in a study of that size"
    assert told in read(pages["en"])
    assert "Inside only with chance: T6" in read(pages["en"])
    told = "er 1 af 3 tilpassede mål inden for den begrundede tolerance; 2, når tilfældighed"
    assert told in read(pages["da"])
    assert row_of(pages["en"], "Default")[4] == "1 (2) / 3"


def test_an_older_table_without_chance_is_read(tmp_path: Path) -> None:
    old = made_up.fit().drop(columns=["inside_without_chance", "chance_sd"])
    page = calibration_report(made_up.calibration(tmp_path / "one", {"fit": old}), "en")
    assert "2 of 3 fitted targets are within the argued tolerance." in read(page)
    assert row_of(page, "T6")[2] == "\u2013"
    assert row_of(page, "T6")[-1] == "inside"


def test_a_ceiling_and_a_direction_are_published_as_such(pages: dict[str, str]) -> None:
    assert row_of(pages["en"], "T12")[1] == "ceiling 7.3% (0.5% to 7.3%, assumed)"
    assert row_of(pages["da"], "T12")[1] == "loft 7,3 % (0,5 % til 7,3 %, antaget)"
    assert row_of(pages["en"], "T9c")[1] == "above 1 (direction only) (1.00 to 2.00, assumed)"
    text = read(pages["en"])
    assert "the middle of the interval (4.0%) and its other end (0.5%) are assumed" in text
    assert "T12, held out, is a ceiling that the model can hardly fail: that it is inside says almost nothing" in text
    assert "1 of 1" not in text


def test_ids_of_ceilings_and_directions_are_those_the_file_calls_so() -> None:
    said = {one.id: one.uncertainty for one in load_targets()}
    assert {id_ for id_, words in said.items() if words.startswith("a ceiling")} == CEILINGS
    assert {id_ for id_, words in said.items() if words == "only the direction is stated"} == DIRECTIONS


def test_what_a_missed_target_pulls_is_marked(folder: Path, pages: dict[str, str]) -> None:
    told = "partly learned; pulled by a target the model misses (T7)"
    assert row_of(pages["en"], "The caseworker sees")[-1] == told
    assert row_of(pages["da"], "Sagsbehandleren ser noget")[-1].endswith("trukket af et mål, modellen ikke rammer (T7)")
    assert pulled_by(CalibrationReading(folder, "en"), "job_finding.rate_per_year") == []
    assert "1 of those learned or partly learned are pulled" in read(pages["en"])


def test_t4_says_that_hours_beside_the_benefit_are_in_the_simulated_spells(tmp_path: Path, folder: Path) -> None:
    table = pd.DataFrame([made_up.fit_row("default", "T4", "centre", 0.52)])
    page = calibration_report(made_up.calibration(tmp_path / "one", {"fit": table}), "en")
    assert "the simulated spells include hours beside the benefit" in read(page)
    assert "include hours beside" not in read(calibration_report(folder, "en"))


def test_a_miss_says_by_how_much_and_whether_single_studies_would_hit(folder: Path) -> None:
    told, direction = missed_sentences(CalibrationReading(folder, "en"))
    assert "the model gives × 1.87, above the tolerance" in told
    assert "Nor does a single simulated study show what was published" in told
    assert "The interval is assumed" in told
    assert "published above 1 (direction only)" in direction


def test_the_roles_of_targets_are_kept_apart(pages: dict[str, str]) -> None:
    assert "0 of 1 patterns are within the argued tolerance" in read(pages["en"])
    captions = [one.text or "" for one in parsed(pages["en"]).iter("h3")]
    assert [one.partition(":")[0] for one in captions[:3]] == ["Fitted", "Held out", "Pattern"]


def test_the_figures_are_those_of_the_tables(pages: dict[str, str]) -> None:
    assert row_of(pages["da"], "T1 ")[1:6] == [
        "20,0 % (16,5 % til 22,5 %)", "16,3 % til 22,9 %", "19,2 %", "17,8 % til 20,5 %", "17,1 % til 21,3 %",
    ]  # fmt: skip
    assert row_of(pages["en"], "Trust lost in a shift")[2:] == [
        "0.180 to 0.220",
        "0.200",
        "0.200",
        "-8%",
        "not learned",
    ]
    text = read(pages["en"])
    assert "real studies keeps 37% of the draws" in text
    assert "44% would be expected" in text
    assert "1,346 (2)" in text
    assert "62 minutes" in text


def test_what_is_predicted_by_the_others_is_in_the_targets_own_unit(pages: dict[str, str]) -> None:
    """exp(0.9) = 2.46, exp(0.9 - 1.96 * 0.1) = 2.02; 1 / (1 + exp(1.4)) = 19.8 %."""
    rows = [row for row in parsed(pages["en"]).iter("tr") if len(row) == 7 and "(+" in "".join(row[6].itertext())]
    assert ["".join(cell.itertext()) for cell in rows[0]][1:4] == ["19.8%", "16.9% to 23.1%", "20.0%"]
    assert "× 2.02 to × 2.99" in read(pages["en"])


def test_what_the_targets_do_not_determine_is_told_by_what_it_is_free_for(folder: Path) -> None:
    assert not_determined(CalibrationReading(folder, "en")) == [
        "What a shift costs in trust (T6): \u2018Trust lost in a shift\u2019."
    ]
    assert not_determined(CalibrationReading(folder, "da")) == [
        "Hvad et skift koster i tillid (T6): »Tillid tabt ved skift«."
    ]


def test_every_reason_has_danish_words_and_no_other() -> None:
    assert {one.why for one in FREE} == set(DANISH)


def test_pairs_that_only_matter_together_are_told_in_words(folder: Path) -> None:
    (told,) = together_sentences(CalibrationReading(folder, "en"))
    assert "if one is higher, the other has to be lower" in told
    assert "Of the combination 71% of the variance is gone, of each alone 0% and 31%" in told


@pytest.mark.parametrize(("held", "told"), [(0.8, "for: as it should be"), (0.5, "NOT as it should be")])
def test_the_share_of_intervals_that_hold_is_judged(tmp_path: Path, held: float, told: str) -> None:
    tables = {"recovery": made_up.recovery(held=held)}
    sentence = recovery_sentence(CalibrationReading(made_up.calibration(tmp_path / "one", tables), "en"))
    assert sentence.startswith(f"In 60 fits of studies whose truth is known, {held:.1%} of the 80% intervals of 3")
    assert told in sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_alarm_and_quick_stand_at_the_top(tmp_path: Path, language: str) -> None:
    structures = made_up.manifest()["structures"]
    structures["default"]["alarm"] = structures[made_up.OTHER]["alarm"] = True
    alarmed = made_up.calibration(tmp_path / "alarmed", quick=True, structures=structures, targets_hash="other")
    told = warnings(CalibrationReading(alarmed, language))
    assert len(told) == 4
    page = calibration_report(alarmed, language)
    boxes = [one.text for one in parsed(page).iter("p") if one.get("class") == "contest"]
    assert boxes[:4] == told
    assert row_of(page, "Default" if language == "en" else "Standard")[3] == "ALARM"


def test_there_is_no_warning_without_reason(folder: Path) -> None:
    assert warnings(CalibrationReading(folder, "en")) == []


def test_structures_are_told_apart_by_evidence_with_care(pages: dict[str, str]) -> None:
    assert row_of(pages["en"], "Is belief a cause? = 0")[1] == "-5.4"
    text = read(pages["en"])
    assert "Harder: \u2018Is belief a cause? = 0\u2019." in text
    assert "not which is true" in text


def test_the_lift_is_confronted_with_simple_arithmetic(folder: Path) -> None:
    told = lift_sentences(CalibrationReading(folder, "en"))
    assert told == [
        "Belief and continuity alone lift 20.0% to 27.0% (80%: 26.0% to 31.0%).",
        "That is above the 24% to 26% of simple arithmetic, were the study's figures wholly causal.",
        "12% of the runs reach 30%.",
        "Of the feedbacks that were cut, the one that carries most is that the citizen feels the belief: without it "
        "the lift loses 1.75\u00a0percentage points, 25% of it.",
    ]


def test_facts_are_inside_above_or_below_what_is_expected(pages: dict[str, str]) -> None:
    assert row_of(pages["en"], "Entries into work")[1:] == ["0.071", "0.060 to 0.080", "0.045 to 0.067", "ABOVE"]
    assert row_of(pages["da"], "Når 0 % af troen")[-1] == "UNDER"
    assert row_of(pages["en"], "Exits from work")[-1] == "inside"


def test_trials_are_hits_and_misses(folder: Path, pages: dict[str, str]) -> None:
    assert trials_sentence(CalibrationReading(folder, "en")) == "Of 2 measured contrasts the model hits 1 and misses 1."
    assert row_of(pages["en"], "somebodys_own")[-1] == "hit"
    assert row_of(pages["da"], "IPS")[-1] == "RAMMER IKKE"
    assert row_of(pages["en"], "IPS")[2:4] == ["× 1.29 (1.09 to 1.53), derived", "× 1.05 (0.90 to 1.20)"]


def test_a_hit_at_another_level_is_no_plain_hit(tmp_path: Path) -> None:
    table = made_up.validation()
    table["level_differs"] = True
    page = calibration_report(made_up.calibration(tmp_path / "one", {"validation": pd.concat([table, table])}), "en")
    assert row_of(page, "somebodys_own")[-1] == "hit, at another level"
    assert row_of(page, "IPS")[-1] == "MISS"
    assert "2 of the hits are of the contrast only" in read(page)
    assert "The 4 contrasts are only 2 results" in read(page)


def test_trials_of_another_file_can_be_shown(tmp_path: Path) -> None:
    without = made_up.calibration(tmp_path / "one", {"fit": made_up.fit()})
    assert "have not been run" in calibration_report(without, "en")
    file = tmp_path / "validation.parquet"
    made_up.validation().to_parquet(file, index=False)
    assert "Of 2 measured contrasts" in calibration_report(without, "en", trials=file)


def test_methods_that_differ_by_more_than_the_limit_do_not_agree(pages: dict[str, str]) -> None:
    assert "The two methods agree on 0 of 1 numbers" in read(pages["en"])


@pytest.mark.parametrize("missing", ["everything", *made_up.everything()])
def test_a_table_that_is_missing_breaks_nothing(tmp_path: Path, missing: str) -> None:
    kept = {name: table for name, table in made_up.everything().items() if missing not in ("everything", name)}
    page = parsed(calibration_report(made_up.calibration(tmp_path / "one", kept), "da"))
    assert len(list(page.iter("h2"))) == len(SECTIONS) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_defined_is_a_dash_and_not_nan(tmp_path: Path, language: str) -> None:
    tables = made_up.everything()
    for name, table in tables.items():
        if name == "recovery":
            continue
        numbers = table.select_dtypes("float").columns
        tables[name][numbers] = np.nan
    tables["fit"]["inside"] = False
    structures = made_up.manifest()["structures"]
    structures["default"] |= {"log_evidence": None, "correlation": None, "effective_share": None}
    page = calibration_report(made_up.calibration(tmp_path / "one", tables, structures=structures), language)
    assert not re.search(r"\bnan\b|\binf\b|None(?! of)", re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL))
    assert row_of(page, "T7")[3] == "\u2013"


def test_no_text_is_left_in_the_other_language(pages: dict[str, str]) -> None:
    sentences = {
        language: {
            text for text in texts_of(parsed(page), language) if len(re.findall(r"[A-Za-zÆØÅæøå]{2,}", text)) > 2
        }
        for language, page in pages.items()
    }
    assert sentences["da"] & sentences["en"] == set()
    assert [text for text in texts_of(parsed(pages["da"]), "da") if ENGLISH_WORDS.search(text)] == []
    assert len(sentences["da"]) > 60


def test_both_languages_have_the_same_structure(pages: dict[str, str]) -> None:
    def structure(page: str) -> list[tuple[str, str | None]]:
        inner = {"span", "circle", "line", "path", "rect", "text"}
        return [(e.tag, e.get("id")) for e in parsed(page).iter() if e.tag not in inner]

    assert structure(pages["da"]) == structure(pages["en"])


def test_the_page_needs_nothing_but_itself(pages: dict[str, str]) -> None:
    assert [one for one in OUTSIDE_WORLD for page in pages.values() if one in page] == []


def test_links_lead_to_sections(pages: dict[str, str]) -> None:
    page = parsed(pages["en"])
    ids = [one.get("id") for one in page.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert {(one.get("href") or "").removeprefix("#") for one in page.iter("a")} == set(ids)


def test_the_page_is_written_whole(folder: Path, tmp_path: Path) -> None:
    file = write_calibration_report(folder, tmp_path / "page.html", "da")
    assert file.read_text(encoding="utf-8") == calibration_report(folder, "da")
    with pytest.raises(OutputError):
        write_calibration_report(folder, tmp_path / "nowhere" / "page.html")


def test_another_language_and_an_empty_folder_are_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(CubbSimError, match="da, en"):
        calibration_report(folder, "de")
    with pytest.raises(CubbSimError, match="no calibration"):
        calibration_report(tmp_path)


def test_targets_out_of_reach_are_named(folder: Path, pages: dict[str, str]) -> None:
    assert conflict_sentence(CalibrationReading(folder, "en")).endswith("be it alone or with the others: T7, T8b.")
    assert read(pages["da"]).count("kan modellen ikke nå disse mål") == 2


@pytest.mark.parametrize(("expected", "says_little"), [(0.44, False), (0.15, True)])
def test_an_alarm_that_was_to_be_expected_says_little(tmp_path: Path, expected: float, says_little: bool) -> None:
    structures = made_up.manifest()["structures"]
    structures["default"]["expected_share"] = expected
    one = made_up.calibration(tmp_path / "one", {}, structures=structures)
    assert ("the check says little" in check_sentence(CalibrationReading(one, "en"))) is says_little
