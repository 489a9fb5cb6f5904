"""Numbers as Danish and English spreadsheets write them, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.local_data.figures import Kind
from cubb_sim.local_data.numbers import NotANumberError, read_number


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        ("612", Kind.COUNT, 612),
        ("0", Kind.COUNT, 0),
        ("1.234", Kind.COUNT, 1234),
        ("1.234", Kind.AMOUNT, 1234),
        ("1.234", Kind.MEASURE, 1.234),
        ("0.234", Kind.AMOUNT, 0.234),
        ("1234.567", Kind.AMOUNT, 1234.567),
        ("1.234.567", Kind.MEASURE, 1_234_567),
        ("1.234,5", Kind.AMOUNT, 1234.5),
        ("1,234.5", Kind.AMOUNT, 1234.5),
        ("1 234,5", Kind.AMOUNT, 1234.5),
        ("1\u00a0234,5", Kind.AMOUNT, 1234.5),
        ("1\u202f234\u202f567", Kind.COUNT, 1_234_567),
        ("1'234", Kind.COUNT, 1234),
        ("1,234,567", Kind.COUNT, 1_234_567),
        ("10,5", Kind.AMOUNT, 10.5),
        ("1,234", Kind.MEASURE, 1.234),
        ("12.5", Kind.AMOUNT, 12.5),
        ("+7", Kind.COUNT, 7),
        ("23,5", Kind.PER_CENT, 0.235),
        ("23,5 %", Kind.PER_CENT, 0.235),
        ("23.5%", Kind.PER_CENT, 0.235),
        ("0,5 %", Kind.PER_CENT, 0.005),
        ("0", Kind.PER_CENT, 0),
        ("100", Kind.PER_CENT, 1),
        ("100.000", Kind.PER_CENT, 1),
    ],
)
def test_a_number_is_read(written: str, kind: Kind, value: float) -> None:
    assert read_number(written, kind).value == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    ("written", "kind", "fragment"),
    [
        ("mange", Kind.COUNT, "is not a number"),
        ("nan", Kind.AMOUNT, "is not a number"),
        ("inf", Kind.AMOUNT, "is not a number"),
        ("1e3", Kind.AMOUNT, "is not a number"),
        ("-", Kind.COUNT, "is not a number"),
        ("%", Kind.PER_CENT, "is not a number"),
        ("12 34", Kind.COUNT, "is not a number"),
        ("1.23.456", Kind.COUNT, "is not a number"),
        ("1,23,4", Kind.COUNT, "is not a number"),
        ("1,2.3", Kind.AMOUNT, "is not a number"),
        ("٣", Kind.COUNT, "is not a number"),
        ("10 timer", Kind.MEASURE, "is not a number"),
        ("-5", Kind.COUNT, "is negative"),
        ("\u22125", Kind.COUNT, "is negative"),
        ("-0", Kind.COUNT, "is negative"),
        ("9" * 400, Kind.AMOUNT, "larger than any"),
        ("1,234", Kind.COUNT, "not a whole number"),
        ("2,5", Kind.COUNT, "not a whole number"),
        ("12 %", Kind.COUNT, "is a percentage"),
        ("120", Kind.PER_CENT, "more than 100"),
        ("0,235", Kind.PER_CENT, "Write '23,5' or '0,235 %'"),
        ("1", Kind.PER_CENT, "Write '100' or '1 %'"),
    ],
)
def test_what_is_no_figure_is_refused(written: str, kind: Kind, fragment: str) -> None:
    with pytest.raises(NotANumberError, match=fragment.replace("(", r"\(")):
        read_number(written, kind)


@pytest.mark.parametrize(("kind", "meaning"), [(Kind.COUNT, "thousands"), (Kind.MEASURE, "decimal point")])
def test_two_meanings_are_told(kind: Kind, meaning: str) -> None:
    assert meaning in read_number("1.234", kind).notice
    assert read_number("1.234,0", kind).notice == ""


@given(value=st.integers(0, 10**11), decimals=st.integers(0, 99))
def test_the_same_number_in_danish_and_english(value: int, decimals: int) -> None:
    english = f"{value:,}.{decimals:02d}"
    danish = english.translate(str.maketrans(",.", ".,"))
    expected = value + decimals / 100.0
    for written in (english, danish, danish.replace(".", " "), danish.replace(".", "")):
        assert read_number(written, Kind.AMOUNT).value == pytest.approx(expected, rel=1e-12)


@given(text=st.text(max_size=30), kind=st.sampled_from([kind for kind in Kind if not kind.is_text]))
def test_any_text_is_a_number_or_a_sentence(text: str, kind: Kind) -> None:
    try:
        said, value = "", read_number(text, kind).value
    except NotANumberError as error:
        said, value = str(error), 0.0
    assert said.isprintable()
    assert not said or said.endswith(".")
    assert value >= 0.0
