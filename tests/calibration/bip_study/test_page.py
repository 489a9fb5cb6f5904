"""docs/bip_study.md speaks of what there is, and its numbers are written by its script."""

from __future__ import annotations

import math
import re
from dataclasses import fields

import pandas as pd

from cubb_sim.calibration.bip_study import Estimates, StudyDesign
from cubb_sim.calibration.bip_study.experiment import RATIOS
from tests.architecture.source_tree import PACKAGE, ROOT, python_files
from tests.docs.test_generated import script

PAGE = (ROOT / "docs" / "bip_study.md").read_text(encoding="utf-8")
IN_CODE_FONT = re.compile(r"`([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)(?:\(\))?`")


def test_what_stands_in_code_font_exists() -> None:
    words = {word for path in python_files(PACKAGE) for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    told = {part for mention in IN_CODE_FONT.findall(PAGE) for part in mention.split(".")}
    assert told - words - {"bip"} == set()


def test_the_page_tells_the_design_as_it_is() -> None:
    design = StudyDesign()
    assert f"{design.n_participants:,} are drawn from those on benefit in month {design.first_month}" in PAGE
    assert f"standard deviation {design.measurement_error_sd:g} of the scale" in PAGE
    assert f"within {design.follow_up_months} months" in PAGE
    assert design.shift_window_months == 6  # "six months" in words
    assert design.carry_forward == 2  # "at most two quarters"
    assert round(design.dropout_probability, 1) == 0.2  # "a quarter of those left"
    assert design.answer_probability == 0.75  # "three of four"


def test_the_figure_is_there_and_names_no_machine() -> None:
    figure = (ROOT / "docs" / "images" / "bip_belief.svg").read_text(encoding="utf-8")
    assert "images/bip_belief.svg" in PAGE
    assert "<dc:date>" not in figure


def test_the_script_writes_its_numbers_between_the_marks_and_nowhere_else() -> None:
    page = script("make_bip_figure")
    studies = [{field.name: 1.0 for field in fields(Estimates)} | {"share": share, "seed": 5} for share in (0.0, 0.5)]
    table = pd.DataFrame([row | dict.fromkeys((*RATIOS, "direct_ratio"), 1.25) for row in studies])
    table.loc[1, ["shift_hazard_ratio", "employed_if_believed", "n_caseworkers"]] = [0.5, 0.125, 1234]
    numbers = page.numbers(table)
    assert "adjusted, × | 0.50 | 0.50 to 0.50 |" in numbers
    assert "believes | 12.5 % |" in numbers
    assert "| 1,234 |" in numbers
    assert "| 0 | 1.25 (1.25 to 1.25) |" in numbers
    written = page.page(PAGE, numbers)
    assert page.page(written, numbers) == written
    assert written.partition(page.BEGIN)[0] == PAGE.partition(page.BEGIN)[0]
    assert written.partition(page.END)[2] == PAGE.partition(page.END)[2]


def test_an_estimate_that_no_study_made_does_not_stop_the_page() -> None:
    page = script("make_bip_figure")
    row = {field.name: math.nan for field in fields(Estimates)} | {"share": 0.5, "seed": 5}
    table = pd.DataFrame([row | dict.fromkeys((*RATIOS, "direct_ratio"), 1.0)])
    assert "| nan |" in page.numbers(table)
