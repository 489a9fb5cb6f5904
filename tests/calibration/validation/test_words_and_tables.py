"""What is said of findings: cells, sentences, JSON and the table on disk, from findings made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cubb_sim.calibration.validation.contrast import Scale
from cubb_sim.calibration.validation.tables import validation_content, write_validation
from cubb_sim.calibration.validation.words import (
    NEVER_FITTED,
    contrast_in_words,
    numbers_sentences,
    trial_tables,
)
from cubb_sim.errors import OutputError
from cubb_sim.knowledge import Knowledge, Numbers, read_assumptions
from tests.calibration.validation.made_trials import MEASUREMENT, finding, made_trial, model, without_key
from tests.calibration.validation.made_trials import WHOLE as FILE

CONTRACT = [
    "trial", "contrast", "measured", "measured_low", "measured_high", "model", "model_low_80", "model_high_80",
    "model_low_95", "model_high_95", "inside",
]  # fmt: skip
"""What the report of the calibration reads."""


def said(
    tmp_path: Path,
    low: float,
    high: float,
    language: str = "en",
    comparator: tuple[float, float, float] = (0.2, 0.15, 0.25),
) -> str:
    """Everything that is printed of one finding."""
    [table] = trial_tables([finding(made_trial(tmp_path), model(low, high, comparator))], language)
    return "\n".join((table.title, *(cell for row in table.rows for cell in row), *table.sentences))


def test_contrasts_are_written_as_the_reader_writes_numbers() -> None:
    assert contrast_in_words(1.288, 1.086, 1.528, Scale.RATIO, "da") == "× 1,29 (1,09 til 1,53)"
    assert contrast_in_words(0.134, 0.0455, 0.2225, Scale.DIFFERENCE, "en") == "+13.4 (+4.5 to +22.2) percentage points"
    assert contrast_in_words(-0.01, -0.2, 0.0, Scale.DIFFERENCE, "da") == "-1,0 (-20,0 til 0,0) procentpoint"


def test_a_hit_and_a_miss_say_what_they_mean(tmp_path: Path) -> None:
    hit, miss = said(tmp_path, 0.05, 0.15), said(tmp_path, 0.15, 0.25, "da")
    assert "\nhit\n" in hit
    assert "It was made to hit." in hit
    assert "It was made to miss." not in hit
    assert "rammer ikke" in miss
    assert "It was made to miss." in miss  # one text stands for both languages
    assert "(modellen ligger over)" in miss
    assert "(the model lies below)" in said(tmp_path, -0.10, 0.05)
    assert "Made-up trial" in hit
    assert "Opdigtet forsøg" in miss
    assert "leaves out: Everything." in hit


def test_a_level_that_is_quite_another_is_told(tmp_path: Path) -> None:
    assert "level differs" not in said(tmp_path, 0.05, 0.15)
    other = said(tmp_path, 0.05, 0.15, comparator=(0.07, 0.04, 0.10))
    assert "without the intervention 20.0% in the trial and 7.0% in the model" in other
    assert "\nhit, at another level\n" in other
    assert "rammer, men fra et andet niveau" in said(tmp_path, 0.05, 0.15, "da", comparator=(0.07, 0.04, 0.10))
    assert "\nmiss\n" in said(tmp_path, 0.15, 0.25, comparator=(0.07, 0.04, 0.10))


def test_a_result_on_two_scales_is_said_to_be_counted_twice(tmp_path: Path) -> None:
    twice = [finding(made_trial(tmp_path), model(0.05, 0.15))] * 2
    [table] = trial_tables(twice, "en")
    assert any("The 2 contrasts are only 1 result:" in one for one in table.sentences)
    assert "counted twice" not in said(tmp_path, 0.05, 0.15)


def test_a_hit_that_nothing_would_have_hit_as_well_is_told(tmp_path: Path) -> None:
    assert "no effect at all" not in said(tmp_path, 0.05, 0.15)
    assert "would have hit as well" in said(tmp_path, -0.05, 0.15)
    assert "almost anything would have hit" in said(tmp_path, -0.60, 0.60)


def test_the_statement_is_in_both_languages() -> None:
    assert "fitted" in NEVER_FITTED.en
    assert "tilpasset" in NEVER_FITTED.da


def test_what_the_numbers_are_and_what_was_assumed_is_told() -> None:
    draws = np.arange(10.0).reshape(10, 1)
    assumed = read_assumptions(["belief.information=0.5"])
    posterior = Knowledge(Numbers.POSTERIOR, "abc", "default", ("x",), draws, assumed, 0.25)
    first, second = numbers_sentences(posterior, 6, "en")
    assert "3 of 10 draws of the calibration abc" in first
    assert "belief.information=0.5. 25.0% of the draws" in second
    [same] = numbers_sentences(Knowledge(Numbers.PRIORS, "", "", (), np.zeros((1, 0))), 6, "da")
    assert "for smalle" in same


def test_the_table_on_disk_has_what_is_read_of_it(tmp_path: Path) -> None:
    bare = without_key(without_key(MEASUREMENT, "intervention_share"), "comparator_share")
    nothing = FILE.replace(MEASUREMENT, bare + "no_clear_effect = true\nassumed_share = 0.1").replace(
        "made_up", "other"
    )
    findings = [
        finding(made_trial(tmp_path), model(0.15, 0.25)),
        finding(made_trial(tmp_path, nothing), model(-0.02, 0.02)),
    ]
    file = write_validation(findings, tmp_path / "validation.parquet")
    table = pd.read_parquet(file)
    assert list(table.columns)[:2] == CONTRACT[:2]
    assert set(CONTRACT) <= set(table.columns)
    assert table.inside.tolist() == [False, True]
    assert table.inside.dtype == np.bool_
    assert table.verdict.tolist() == ["miss", "hit"]
    assert table.measured.tolist() == pytest.approx([0.1, 0.0])
    assert table.measured_comparator.isna().tolist() == [False, True]
    assert sorted(one.name for one in tmp_path.glob("*.part*")) == []
    about = {"posterior": "0123", "assumptions": ["belief.information=0.5", "caseload=70"], "seed": 1}
    write_validation(findings[:1], file, about)  # an earlier table is replaced
    assert pd.read_parquet(file)["assumptions"].tolist() == ["belief.information=0.5; caseload=70"]
    assert len(pd.read_parquet(file)) == 1


def test_a_table_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    one = [finding(made_trial(tmp_path), model(0.15, 0.25))]
    with pytest.raises(OutputError, match="there is no folder"):
        write_validation(one, tmp_path / "not_there" / "v.parquet")
    with pytest.raises(OutputError, match="there is a folder"):
        write_validation(one, tmp_path)


def test_json_holds_everything(tmp_path: Path) -> None:
    findings = [finding(made_trial(tmp_path), model(0.15, 0.25))]
    content = json.loads(json.dumps(validation_content(findings, {"numbers": "priors"}), allow_nan=False))
    assert content["numbers"] == "priors"
    assert content["never_fitted"]["en"] == NEVER_FITTED.en
    assert content["trials"][0]["read"] == "2026-09-30"
    assert content["contrasts"][0]["verdict"] == "miss"
