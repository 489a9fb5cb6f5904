"""Chance and not knowing, what was fitted, and what is contested: said apart, in every output and both languages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest

from cubb_sim.comparison import Comparison, Sources
from cubb_sim.parameters import PARAMETERS
from cubb_sim.report import (
    PrintedTable,
    Reading,
    comparison_content,
    printed_comparison,
    printed_result,
    report_page,
    result_content,
)
from cubb_sim.report.charts.strips import Strip, StripGroup, strip_chart
from cubb_sim.report.sentences.levels import level_row
from cubb_sim.report.sentences.numbers import behind, contest_sentences
from cubb_sim.report.sentences.uncertainty import share_sentence, uncertainties, uncertainties_sentence
from cubb_sim.report.sentences.undetermined import calibration_warnings, undetermined_names, undetermined_sentence
from cubb_sim.results import NumbersUsed, RunResult
from cubb_sim.wording import LANGUAGES
from tests.report.made_up import comparison, drawn, with_nothing_defined

S = "\u00a0"
HOURS = "hours_ever_share"
CONTESTED = ("belief.information=0.5", "caseworker_turnover=0.3")
CENTRE = NumbersUsed("centre", "0123456789ab")


def read(compared: Comparison, language: str = "da") -> tuple[Reading, Any]:
    """A reading, and the difference in hours of the first of the others."""
    return Reading(compared, language), compared.difference(HOURS, other=next(iter(compared.others)))


def parsed(page: str) -> ElementTree.Element:
    return ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>"))


def printed(compared: Comparison, language: str) -> str:
    """All sentences a console shows of a comparison."""
    return "\n".join(part for part in printed_comparison(Reading(compared, language)) if isinstance(part, str))


def test_both_uncertainties_in_words() -> None:
    """With the figures of one difference, so that every digit can be followed."""
    reading, one = read(comparison(n_replications=20, used=drawn(20)))
    known = replace(
        one, low_80=0.01, high_80=0.05, sd_chance=0.012 / 1.2815516, chance_low_80=0.002, chance_high_80=0.058
    )
    assert uncertainties(reading, known) == [
        f"Det, vi ikke ved: i 80 af 100 plausible udgaver af modellen er forskellen +1,0 til +5,0{S}procentpoint.",
        f"Tilfældighed: med præcis de samme tal i modellen ligger 80 af 100 forløb højst 1,2{S}procentpoint fra "
        "det forventede.",
        f"Begge dele: for 80 af 100 forløb med så mange borgere er forskellen +0,2 til +5,8{S}procentpoint.",
    ]
    assert uncertainties(Reading(reading.comparison, "en"), known) == [
        "What we do not know: in 80 of 100 plausible versions of the model the difference is +1.0 to "
        f"+5.0{S}percentage points.",
        f"Chance: with exactly the same numbers in the model, 80 of 100 courses of events lie within 1.2{S}percentage "
        "points of what is expected.",
        f"Both: for 80 of 100 courses of events with this many citizens the difference is +0.2 to +5.8{S}percentage "
        "points.",
    ]


def test_what_cannot_be_told_apart_is_not_said_to_be() -> None:
    reading, fixed = read(comparison(n_replications=20, used=CENTRE), "en")
    assert fixed.sources is Sources.CHANCE
    told = uncertainties_sentence(reading, fixed)
    assert "What we do not know" not in told
    assert told.endswith("All runs have the same numbers in the model; that these are uncertain is not included.")
    reading, alone = read(comparison(n_replications=2, used=replace(drawn(2), draws=(4, 7))), "en")
    assert alone.sources is Sources.TOGETHER
    assert "cannot be told from the other" in uncertainties_sentence(reading, alone)
    for nothing in (comparison(n_replications=1, used=drawn(1)), with_nothing_defined(comparison(used=drawn(3)))):
        reading, none = read(nothing)
        assert uncertainties(reading, none) == []
        assert share_sentence(reading, none) == ""


def test_draws_that_agree_are_said_to_agree() -> None:
    reading, one = read(comparison(n_replications=20, used=drawn(20)), "en")
    assert "disagree no more than chance makes them" in uncertainties(reading, replace(one, sd_unknown=0.0))[0]
    assert "about 80% is due" in share_sentence(reading, replace(one, share_unknown=0.783))
    assert share_sentence(reading, replace(one, share_unknown=float("nan"))) == ""
    assert share_sentence(reading, replace(one, share_unknown=0.04)) == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("used", "says", "says_not"),
    [
        (None, ("fitted to data from the municipality", "chance between runs only"), ("published findings",)),
        (
            drawn(20),
            ("published findings about similar citizens", "not to data from the municipality", "is not."),
            ("No number has been fitted", "chance between runs only"),
        ),
        (CENTRE, ("published findings", "All runs here have the same numbers"), ("No number has been fitted",)),
    ],
    ids=["priors", "posterior", "centre"],
)
def test_what_is_said_of_the_numbers_is_true_of_them(
    used: NumbersUsed | None, says: tuple[str, ...], says_not: tuple[str, ...], language: str
) -> None:
    """The English words are looked for; Danish pages are looked through for the corresponding ones."""
    danish = {
        "fitted to data from the municipality": "tilpasset data fra kommunen",
        "chance between runs only": "kun tilfældigheder mellem kørsler",
        "published findings": "offentliggjorte fund",
        "published findings about similar citizens": "offentliggjorte fund om lignende borgere",
        "not to data from the municipality": "ikke data fra kommunen",
        "is not.": "usikkerheden på dem er ikke med",
        "No number has been fitted": "Ingen af tallene er tilpasset",
        "All runs here have the same numbers": "Alle kørsler her har de samme tal",
    }
    compared = comparison(n_replications=20, used=used)
    page = "".join(parsed(report_page(compared, language)).itertext())
    of_result = "\n".join(part for part in printed_result(compared.baseline, language) if isinstance(part, str))
    for text in (page, printed(compared, language), of_result):
        for words in says:
            assert (words if language == "en" else danish[words]) in text
        for words in says_not:
            assert (words if language == "en" else danish[words]) not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_contested_assumption_is_flagged_in_every_output(language: str) -> None:
    compared = comparison(n_replications=20, used=drawn(20, *CONTESTED, effective_share=0.03))
    flags = {
        "da": (
            "Anfægtet antagelse: »Sagsbehandleren ser noget« sat til 0,5 (modellens: 1; belief.information).",
            "Anfægtet antagelse: »Personaleomsætning« sat til 0,3 (modellens: 0,2; caseworker_turnover).",
            f"Pas på: kun få af de tilpassede sæt af tal stemmer med dette. Svaret hviler på 3{S}% af dem.",
        ),
        "en": (
            "Contested assumption: \u2018The caseworker sees something\u2019 set to 0.5 (the model's: 1; "
            "belief.information).",
            "Contested assumption: \u2018Caseworker turnover\u2019 set to 0.3 (the model's: 0.2; caseworker_turnover).",
            "Take care: few of the fitted draws agree with this. The answer rests on 3% of them.",
        ),
    }[language]
    root = parsed(report_page(compared, language))
    boxes = [one for one in root.iter("div") if one.get("class") == "contest"]
    assert len(boxes) == 3  # at the top, at what the answer rests on, and at where it comes from
    for box in boxes:
        assert [one.text for one in box.iter("p")] == list(flags)
    whole = "".join(root.itertext())
    assert whole.index(flags[0]) < whole.index("Kort fortalt" if language == "da" else "In short")
    for told in (printed_comparison(Reading(compared, language)), printed_result(compared.baseline, language)):
        assert tuple(told[1:4]) == flags
    for content in (comparison_content(compared), result_content(compared.baseline)):
        assert content["knowledge"]["contested"][language] == list(flags)
        assert content["knowledge"]["few_agree"] is True


def test_nothing_contested_has_no_flag_and_enough_agreement_no_warning() -> None:
    plain = comparison(n_replications=4, used=drawn(4))
    assert contest_sentences(behind(Reading(plain, "en")), "en") == []
    assert 'class="contest"' not in report_page(plain, "en")
    agreed = comparison(n_replications=4, used=drawn(4, CONTESTED[0], effective_share=0.2))
    assert len(contest_sentences(behind(Reading(agreed, "en")), "en")) == 1


def test_distributions_and_unknown_names_are_flagged_too() -> None:
    def flag(text: str, language: str) -> str:
        (told,) = contest_sentences(behind(Reading(comparison(n_replications=4, used=drawn(4, text)), "en")), language)
        return told

    assert "« sat omkring 0,5, standardafvigelse 0,1 (modellens: " in flag("belief.information=normal(0.5, 0.1)", "da")
    assert "\u2019 set anywhere between 0.3 and 0.6" in flag("belief.information=uniform(0.3, 0.6)", "en")
    told = flag("belief.information=triangular(0.3, 0.4, 0.6)", "en")
    assert "\u2019 set from 0.3 to 0.6, most likely 0.4" in told
    assert flag("gone.number=3", "en") == "Contested assumption: gone.number=3."


def test_an_assumption_in_one_scenario_only_says_where() -> None:
    compared = comparison(n_replications=4, used=drawn(4))
    ((name, other),) = compared.others.items()
    contested = replace(other, manifest=replace(other.manifest, assumptions=CONTESTED[:1], effective_share=0.5))
    (told,) = contest_sentences(behind(Reading(Comparison(compared.baseline, [contested]), "en")), "en")
    assert told.endswith(", only in Saving strategy.")
    assert name in compared.others


def test_a_contested_switch_is_shown_with_its_value() -> None:
    used = drawn(4, "switches.belief_causal_share=0.125", "caseworker_turnover=0.375")
    root = parsed(report_page(comparison(n_replications=4, used=used), "en"))
    title = PARAMETERS["switches.belief_causal_share"].title.en
    (row,) = (one for one in root.iter("tr") if (one.findtext("th") or "") == title)
    assert row.findtext("td") == "0.125"
    page = "".join(root.itertext())
    assert "contested here: 0.375" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_draws_both(language: str) -> None:
    root = parsed(report_page(comparison(n_replications=20, used=drawn(20)), language))
    for kind in ("unknown", "chance", "both"):
        assert len([one for one in root.iter("rect") if one.get("class") == kind]) == 2  # one for each goal
    without = parsed(report_page(comparison(n_replications=20), language))
    assert not [one for one in without.iter("rect") if one.get("class") == "unknown"]


def test_bars_lie_where_their_bounds_are() -> None:
    strips = [Strip("a", "1 to 3", 1.0, 3.0, "unknown"), Strip("b", "-1 to 5", -1.0, 5.0, "both")]
    picture = ElementTree.fromstring(strip_chart([StripGroup("", 2.0, strips)], "none", str, "described"))
    narrow, wide = (
        next(one for one in picture.iter("rect") if one.get("class") == kind) for kind in ("unknown", "both")
    )
    assert float(wide.get("width", "")) == pytest.approx(3 * float(narrow.get("width", "")), abs=0.2)
    left = float(wide.get("x", ""))
    assert float(narrow.get("x", "")) == pytest.approx(left + float(wide.get("width", "")) / 3, abs=0.2)
    mean = next(one for one in picture.iter("line") if one.get("class") == "mean")
    assert float(mean.get("x1", "")) == pytest.approx(left + float(wide.get("width", "")) / 2, abs=0.2)
    assert picture.get("aria-label") == "described"


def test_json_has_both_and_where_the_numbers_are_from() -> None:
    compared = comparison(n_replications=6, used=drawn(6, CONTESTED[0], effective_share=0.4))
    content = json.loads(json.dumps(comparison_content(compared), allow_nan=False))
    first = content["differences"][0]
    assert {"sd_chance", "sd_unknown", "share_unknown", "chance_low_80", "chance_high_80", "n_draws"} <= first.keys()
    assert first["sources"] == "chance and not knowing, told apart"
    assert first["chance_low_80"] < first["low_80"] < first["difference"] < first["high_80"] < first["chance_high_80"]
    knowledge = content["knowledge"]
    assert (knowledge["numbers"], knowledge["effective_share"]) == ("posterior", 0.4)
    assert knowledge["results"]["holstebro"] == {
        "numbers": "posterior",
        "posterior": "0123456789ab",
        "draws": [0, 0, 1, 1, 2, 2],
        "assumptions": ["belief.information=0.5"],
        "effective_share": 0.4,
        "rewritten": [],
    }
    assert {"sd_chance", "sd_unknown"} <= content["accounts"]["holstebro+saving"][0].keys()
    assert {"at_end_sd_chance", "at_end_sd_unknown"} <= content["payback"]["holstebro+saving"][0].keys()
    one = json.loads(json.dumps(result_content(compared.baseline), allow_nan=False))["quantities"][0]
    assert {"mean", "low_80", "high_80", "sd_chance", "sd_unknown", "chance_low_80", "values"} <= one.keys()
    fixed = json.loads(json.dumps(result_content(comparison().baseline), allow_nan=False))["quantities"][0]
    assert fixed["sd_unknown"] is None
    assert fixed["sources"] == "chance alone"


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_result_is_printed_with_both(language: str) -> None:
    compared = comparison(n_replications=20, used=drawn(20))
    (other,) = compared.others.values()
    first = next(part for part in printed_result(other, language) if isinstance(part, PrintedTable))
    assert "ikke ved" in first.columns[2] or "do not know" in first.columns[2]
    level = other.level(HOURS)
    assert len(first.columns) == len(first.rows[0]) == 4
    low, high = (round(100 * bound, 1) for bound in (level.low_80, level.high_80))
    written = f"{low}\u2013{high}" + ("%" if language == "en" else f"{S}%")
    assert first.rows[0][2] == (written.replace(".", ",") if language == "da" else written)


def test_levels_are_cut_off_where_nothing_can_lie() -> None:
    """An interval from a mean and a spread knows no such limits; sums of kroner and differences have none at 0."""
    result = comparison(n_replications=4, used=drawn(4)).baseline

    def cell(quantity: str, low: float, high: float) -> str:
        return level_row(replace(result.level(quantity), low_80=low, high_80=high), "en")[2]

    assert cell(HOURS, -0.01, 1.2) == "0.0\u2013100.0%"
    assert cell("readiness", -0.2, 1.2) == "0.00\u20131.00"
    assert cell("months_to_first_hours", -1.0, 60.0) == "0.0\u201360.0"
    assert cell("municipal_net_cost_per_citizen_year", -10.0, 10.0) == f"-10{S}\u2013{S}10"
    assert cell(HOURS, float("nan"), float("nan")) == "\u2013"


def test_the_numbers_behind_several_results_are_those_that_take_most_into_account() -> None:
    fitted, plain = comparison(n_replications=4, used=drawn(4)), comparison(n_replications=4)
    mixed = Comparison(plain.baseline, list(fitted.others.values()))
    numbers = behind(Reading(mixed, "en"))
    assert (str(numbers.numbers), numbers.vary, numbers.are_fitted) == ("posterior", True, True)
    few = behind(Reading(comparison(n_replications=2, used=drawn(2)), "en"))
    assert not few.vary  # two runs of one draw: not knowing is not in the intervals


def calibration(folder: Path, **said: Any) -> Path:
    """A calibration that learned the first of three numbers, partly the second, and nothing about the third."""
    centre = {"job_finding.rate_per_year": 0.03, "belief.information": 1.0, "staffing.derailing_share": 0.3}
    names = list(centre)
    manifest = {"id": "0123456789ab", "structures": {"default": {"switches": {}, "centre": centre}}} | said
    (folder / "posterior.json").write_text(json.dumps(manifest), encoding="utf-8")
    pd.DataFrame(
        {"structure": ["default"], "draw": [0]} | {name: [value] for name, value in centre.items()}
    ).to_parquet(folder / "posterior.parquet")
    verdicts = ["learned", "partly", "not"]
    pd.DataFrame({"structure": "default", "parameter": names, "verdict": verdicts}).to_parquet(
        folder / "identifiability.parquet"
    )
    return folder


def test_what_the_calibration_could_not_find_out_is_quoted(tmp_path: Path) -> None:
    folder = calibration(tmp_path)
    fitted, other = comparison(used=drawn(3)).baseline, comparison().baseline
    assert undetermined_names([other, fitted], folder) == ["staffing.derailing_share"]
    assert undetermined_sentence([fitted], "da", folder) == (
        "Tal, som tilpasningen prøvede at finde, men stort set ikke lærte noget om: »Afsporende skift«."
    )
    assert undetermined_names([other], folder) == []  # made without a calibration
    assert undetermined_sentence([fitted], "en", tmp_path / "nowhere") == ""
    assert calibration_warnings([fitted], "en") == []


def test_a_calibration_that_warns_of_itself_is_heard_whatever_folder_it_is_from() -> None:
    used = replace(drawn(3), posterior_warnings=("alarm", "other_model", "quick"))
    quick, alarm, other = calibration_warnings([comparison(used=used).baseline], "en")
    assert quick.startswith("The calibration is a quick trial")
    assert alarm.startswith("The calibration raised an alarm")
    assert other.startswith("The model has been edited")


def test_scenarios_whose_numbers_were_fitted_apart_say_so() -> None:
    plain, other = comparison(used=drawn(3)), comparison(used=replace(drawn(3), structure="displacement=1"))
    mixed = Comparison(plain.baseline, list(other.others.values()))
    assert any("fitted to each answer apart" in one for one in contest_sentences(behind(Reading(mixed, "en")), "en"))
    assert not contest_sentences(behind(Reading(plain, "en")), "en")


def test_a_result_without_any_value_says_so_and_not_nan() -> None:
    empty: RunResult = with_nothing_defined(comparison(n_replications=4, used=drawn(4))).baseline
    assert np.isnan(empty.level(HOURS).mean)
    assert "nan" not in " ".join(str(part) for part in printed_result(empty, "en"))
