"""Units are said in the reader's language, and numbers with the decimals that their size asks for."""

from __future__ import annotations

import pytest

from cubb_sim.experiments.report import FindingsReading
from cubb_sim.experiments.report.amounts import (
    difference_writer,
    index_writer,
    level_writer,
    significant,
    spoken_writer,
    with_range,
)
from cubb_sim.experiments.report.reading import Subject
from cubb_sim.parameters import DISTURBANCES, LEVERS, PARAMETERS
from cubb_sim.report.units import DANISH
from tests.experiments.report import made_up

GOAL = Subject(made_up.GOAL, "as_today", is_effect=False)
MEANING = Subject(made_up.MEANING, "as_today", is_effect=False)
UNKNOWN = Subject("y", "as_today", is_effect=False)
NBSP = "\u00a0"


def reading(language: str) -> FindingsReading:
    return FindingsReading(made_up.findings(), language)


def test_every_unit_of_the_model_has_danish_words() -> None:
    units = {one.unit for one in PARAMETERS.values()} | {one.size.unit for one in DISTURBANCES.values()}
    assert units - {one.unit for one in LEVERS.values()} - DANISH.keys() == set()


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.0, "0"), (0.0123456, "0,0123"), (0.5, "0,5"), (4.0, "4"), (1234.5, "1.234"), (float("nan"), "–")],
)
def test_three_significant_digits_in_danish(value: float, written: str) -> None:
    assert significant(value, "da") == written


@pytest.mark.parametrize(
    ("subject", "value", "written"),
    [
        (GOAL, 0.0456, "+4.6"), (GOAL, -0.0004, "-0.04"), (MEANING, 0.0123, "+0.012"), (UNKNOWN, 0.25, "+0.25"),
        (UNKNOWN, -0.25, "-0.25"), (GOAL, 0.0, "0.0"),
    ],
)  # fmt: skip
def test_differences_are_in_the_outcomes_unit_and_never_rounded_to_nought(
    subject: Subject, value: float, written: str
) -> None:
    assert difference_writer(subject, reading("en"))(value) == written


def test_shares_of_variance_are_in_per_cent_and_morris_in_persons() -> None:
    danish = reading("da")
    assert index_writer("sobol", GOAL, danish)(0.4567) == f"45,7{NBSP}%"
    assert index_writer("morris", GOAL, danish)(0.0456) == "4,6"
    assert index_writer("pawn", GOAL, danish)(0.0456) == "0,0456"
    assert spoken_writer("sobol", GOAL, danish)(0.4567) == f"46{NBSP}%"
    assert spoken_writer("sobol", GOAL, danish)(0.0043) == f"0,4{NBSP}%"


def test_levels_have_their_unit() -> None:
    assert level_writer(GOAL, reading("da"))(0.205) == f"20,5{NBSP}%"
    assert level_writer(Subject(made_up.GOAL, "cubb_package", is_effect=True), reading("da"))(0.05) == "+5,0"


def test_an_interval_without_ends_is_left_out() -> None:
    assert with_range("45%", "–", "–", "en") == "45%"
    assert with_range("45%", "38%", "52%", "da") == f"45% (38{NBSP}til 52%)"
