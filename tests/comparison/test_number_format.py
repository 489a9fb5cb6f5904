"""How numbers are written in Danish and English."""

from __future__ import annotations

import locale
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.number_format import (
    UNDEFINED,
    difference_in_unit,
    kroner,
    number,
    percent,
    percentage_points,
    range_in_unit,
    value_in_unit,
)
from cubb_sim.quantities import Unit

S = "\u00a0"


@pytest.mark.parametrize(
    ("value", "decimals", "da", "en"),
    [
        (1234.5, 1, "1.234,5", "1,234.5"),
        (1234567, 0, "1.234.567", "1,234,567"),
        (-0.04, 1, "0,0", "0.0"),
        (-1234.56, 2, "-1.234,56", "-1,234.56"),
        (math.nan, 1, "–", "–"),
    ],
)
def test_numbers(value: float, decimals: int, da: str, en: str) -> None:
    assert number(value, "da", decimals) == da
    assert number(value, "en", decimals) == en


def test_a_sign_is_put_before_what_is_not_zero_after_rounding() -> None:
    assert number(0.26, "da", 1, signed=True) == "+0,3"
    assert number(0.04, "da", 1, signed=True) == "0,0"
    assert number(-0.26, "en", 1, signed=True) == "-0.3"


def test_shares_and_their_differences_are_not_the_same_thing() -> None:
    assert percent(0.125, "da") == f"12,5{S}%"
    assert percent(0.125, "en") == "12.5%"
    assert percentage_points(0.025, "da") == f"+2,5{S}procentpoint"
    assert percentage_points(-0.025, "en") == f"-2.5{S}percentage points"


def test_kroner() -> None:
    assert kroner(1234, "da") == f"1.234{S}kr."
    assert kroner(1234, "en") == f"DKK{S}1,234"
    assert kroner(2_345_678, "da") == f"2,3{S}mio.{S}kr."
    assert kroner(-2_345_678, "en", signed=True) == f"DKK{S}-2.3{S}million"


@pytest.mark.parametrize(
    ("unit", "level", "difference"),
    [
        (Unit.SHARE, f"12,5{S}%", f"+12,5{S}procentpoint"),
        (Unit.SHARE_PER_YEAR, f"12,5{S}% om året", f"+12,5{S}procentpoint om året"),
        (Unit.SHARE_DIFFERENCE, f"+12,5{S}procentpoint", f"+12,5{S}procentpoint"),
        (Unit.MONTHS, "0,1 måneder", "+0,1 måneder"),
        (Unit.INDEX, "0,12", "+0,12"),
        (Unit.PER_CITIZEN_YEAR, "0,12 pr. borgerår", "+0,12 pr. borgerår"),
        (Unit.KR_PER_YEAR, f"0{S}kr. om året", f"0{S}kr. om året"),
    ],
)
def test_values_in_their_units(unit: Unit, level: str, difference: str) -> None:
    assert value_in_unit(0.125, unit, "da") == level
    assert difference_in_unit(0.125, unit, "da") == difference


def test_ranges() -> None:
    assert range_in_unit(0.013, 0.031, Unit.SHARE, "da") == f"+1,3 til +3,1{S}procentpoint"
    assert range_in_unit(-0.4, 0.2, Unit.MONTHS, "en") == "-0.4 to +0.2 months"
    assert range_in_unit(-400, 1200, Unit.KR_PER_YEAR, "da") == f"-400{S}kr. til +1.200{S}kr. om året"
    assert range_in_unit(math.nan, math.nan, Unit.SHARE, "da") == UNDEFINED


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("language", ["da", "en"])
def test_what_is_undefined_is_a_dash_in_every_unit(unit: Unit, language: str) -> None:
    assert value_in_unit(math.nan, unit, language) == UNDEFINED
    assert difference_in_unit(math.nan, unit, language) == UNDEFINED


@given(st.floats(-1e12, 1e12), st.integers(0, 3), st.booleans())
def test_danish_and_english_say_the_same_number(value: float, decimals: int, signed: bool) -> None:
    danish, english = number(value, "da", decimals, signed), number(value, "en", decimals, signed)
    assert danish.replace(".", "").replace(",", ".") == english.replace(",", "")
    assert float(english.replace(",", "")) == pytest.approx(round(value, decimals))


def test_the_locale_of_the_process_is_left_alone() -> None:
    before = locale.setlocale(locale.LC_ALL)
    kroner(1_234_567.8, "da")
    assert locale.setlocale(locale.LC_ALL) == before
