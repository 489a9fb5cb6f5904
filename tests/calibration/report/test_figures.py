"""The figures and the page in docs/: the same tables give the same bytes, and every number on the page is computed."""

from __future__ import annotations

import importlib.util
import itertools
import re
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from cubb_sim.calibration.report import CalibrationReading
from cubb_sim.calibration.report.blocks import MARKDOWN_WIDTH, Bullets, Code, Paragraph, Sheet, markdown_of
from cubb_sim.calibration.report.charts import LearnedRow, TargetRow, learned_chart, rank_chart, target_chart
from cubb_sim.calibration.report.figures import write_figures
from cubb_sim.calibration.report.learned import before
from cubb_sim.calibration.report.recovered import even_band, rank_counts, recoveries_of
from cubb_sim.calibration.report.written import between, short, target_value
from tests.architecture.source_tree import ROOT
from tests.calibration.report import made_up

NAN = float("nan")
INFINITE = float("inf")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.calibration(tmp_path_factory.mktemp("calibrations") / "whole")


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_calibration", ROOT / "docs" / "generate_calibration.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_same_tables_give_the_same_figures(folder: Path, tmp_path: Path) -> None:
    reading = CalibrationReading(folder, "en")
    first, second = (write_figures(reading, tmp_path / name) for name in ("one", "two"))
    assert [file.name for file in first] == ["fit.svg", "learned.svg", "recovery.svg"]
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]
    assert b"<dc:date>" not in first[0].read_bytes()


def test_only_what_there_are_tables_for_is_drawn(tmp_path: Path) -> None:
    reading = CalibrationReading(made_up.calibration(tmp_path / "one", {"fit": made_up.fit()}), "en")
    assert [file.name for file in write_figures(reading, tmp_path / "images")] == ["fit.svg"]


def test_the_page_in_docs_holds_the_numbers_and_the_misses(folder: Path, generator: ModuleType) -> None:
    page = generator.page(folder)
    assert [line for line in page.splitlines() if len(line) > MARKDOWN_WIDTH and not line.startswith("|")] == []
    fit = next(line for line in page.splitlines() if line.startswith("| T7") and "MISS" in line)
    assert "× 1.87" in fit
    assert "decided after a first calibration had missed T6 and T7 narrowly" in page.replace("\n", " ")
    assert "| ceiling 7.3% |" in page
    for part in ("`abc123def456`", "images/fit.svg", "1,346 (2)", "62 minutes", "not learned", "`posterior.parquet`"):
        assert part in page
    levels = [len(line) - len(line.lstrip("#")) for line in page.splitlines() if re.match("#+ ", line)]
    assert max(later - earlier for earlier, later in itertools.pairwise(levels)) == 1


def test_the_page_names_tables_that_are_written(generator: ModuleType) -> None:
    from cubb_sim.calibration.results_folder import TABLES  # noqa: PLC0415

    assert set(generator.COLUMNS) == set(TABLES)


@pytest.mark.parametrize(
    ("value", "transform", "high", "language", "written"),
    [
        (0.1834, "logit", 0.2, "en", "18.3%"),
        (0.1834, "logit", 0.2, "da", "18,3\u00a0%"),
        (0.784, "log", 0.92, "da", "× 0,78"),
        (0.04, "none", 0.073, "en", "4.0%"),
        (1.234, "none", 2.0, "en", "1.23"),
        (NAN, "log", 0.92, "en", "\u2013"),
    ],
)
def test_targets_are_written_in_their_own_unit(
    value: float, transform: str, high: float, language: str, written: str
) -> None:
    assert target_value(value, transform, high, language) == written


def test_an_interval_without_an_end_is_a_dash() -> None:
    assert between(NAN, 0.2, "logit", 0.3, "en") == "\u2013"


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.0, "0"), (0.03629, "0.0363"), (2.046, "2.05"), (-0.5, "-0.500"), (123.4, "123"), (NAN, "\u2013")],
)
def test_numbers_have_three_significant_digits(value: float, written: str) -> None:
    assert short(value, "en") == written


def test_what_was_believed_before_is_a_triangle() -> None:
    """On 0.01-0.06 with its peak at 0.03: P(x < q) = (q - 0.01)^2 / (0.05 * 0.02), and so on from above."""
    low, high = before("job_finding.rate_per_year")
    assert low == pytest.approx(0.01 + np.sqrt(0.1 * 0.05 * 0.02))
    assert high == pytest.approx(0.06 - np.sqrt(0.1 * 0.05 * 0.03))


def test_ranks_are_counted_in_tenths(folder: Path) -> None:
    found = recoveries_of(CalibrationReading(folder, "en"))
    assert found is not None
    expected = np.bincount([(7 * i + 3) % 100 // 10 for i in range(60)], minlength=10) * 3
    assert rank_counts(found) == expected.tolist()
    middle, low, high = even_band(found)
    assert low < middle == 18 < high


def test_pictures_take_what_is_not_defined_or_lies_outside() -> None:
    outside = TargetRow("a", "MISS 1", -INFINITE, 7.0, (-INFINITE, INFINITE), (NAN, NAN), is_missed=True)
    nothing = TargetRow("b", "", NAN, NAN, (NAN, NAN), (NAN, NAN), is_missed=True)
    picture = target_chart([outside, nothing], "tolerance", "described")
    assert "nan" not in picture
    assert "inf" not in picture
    assert picture.count("<circle") == 1
    assert 'cx="352"' in picture  # at the edge, not beyond it
    learned = learned_chart([LearnedRow("a", "", 0.0, 1.0, (NAN, NAN), (-1.0, 2.0), NAN)], "described")
    assert "nan" not in learned
    assert 'x1="8" ' in learned
    assert "nan" not in rank_chart([0] * 10, (0.0, 0.0, 0.0), ("low", "high"), "described")


def test_markdown_has_no_pipe_inside_a_cell_and_no_long_line() -> None:
    sheet = Sheet("Caption", ("Name", "#Value"), (((Code("a.b"), "one | two"), "3"),))
    lines = markdown_of([Paragraph("word " * 60), Bullets(("item " * 60,)), sheet])
    assert lines[-5:] == ["", "| Name | Value |", "| --- | ---: |", "| `a.b` one / two | 3 |", ""]
    assert max(len(line) for line in lines) <= MARKDOWN_WIDTH
    assert [line for line in lines if line.startswith("- ")] != []
