"""Files as they come: encodings, signs, headings; and every bad line named at once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cubb_sim.local_data import LocalDataError, LocalFigures, read_local_figures
from tests.local_data.files import HEAD, SMALLEST, lines_of, saved, text_of


def read(directory: Path, text: str | bytes, encoding: str = "utf-8") -> LocalFigures:
    return read_local_figures(saved(directory, text, encoding))


def values(figures: LocalFigures) -> dict[str, float | str]:
    return {key: one.value for key, one in figures.given.items()}


def refusal(directory: Path, text: str | bytes, encoding: str = "utf-8") -> LocalDataError:
    with pytest.raises(LocalDataError) as refused:
        read(directory, text, encoding)
    return refused.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_signs(encoding: str, delimiter: str, line_end: str, tmp_path: Path) -> None:
    text = text_of(municipality="Ærøskøbing", waiting_time_months='"2,5"').replace(";", delimiter)
    figures = read(tmp_path, text.replace("\n", line_end), encoding)
    assert values(figures) == {
        "municipality": "Ærøskøbing",
        "citizens_activity_ready": 600.0,
        "waiting_time_months": 2.5,
    }
    assert [one.line for one in figures.given.values()] == [2, 3, 4]
    assert any("Windows" in notice for notice in figures.notices) == (encoding == "cp1252")


def test_english_headings_in_another_order_with_quotes_and_a_separator_line(tmp_path: Path) -> None:
    text = 'sep=;\n"Source";"VALUE";Mine;"Key"\na;"Fjordby";x;municipality\nb;600;y;"citizens_activity_ready"\n'
    figures = read(tmp_path, text)
    assert values(figures) == {"municipality": "Fjordby", "citizens_activity_ready": 600.0}
    assert figures.given["municipality"].source == "a"
    assert ["'Mine'" in notice for notice in figures.notices] == [True]


def test_remarks_blank_lines_and_cells_of_several_lines_keep_the_line_numbers(tmp_path: Path) -> None:
    text = (
        f"\n# a remark with \"quotes; and an apostrophe's\n{HEAD}\n;;;;;\n"
        '"# as Excel saves it, quoted";;;;;\nmunicipality;Fjordby;;;"two\nlines";\n\nmoved_away_last_year;no;;;;\n'
    )
    error = refusal(tmp_path, text)
    assert [fault.lines for fault in error.faults] == [(9,)]


def test_empty_values_are_figures_one_does_not_have(tmp_path: Path) -> None:
    figures = read(
        tmp_path, text_of() + "vacant_posts;;;;;\ncaseworkers; ;fuldtidsstillinger;;;\nwaiting_time_months\n"
    )
    assert set(figures.given) == set(SMALLEST)


def test_all_bad_lines_are_named_at_once(tmp_path: Path) -> None:
    bad = [
        "caseworker;10;;;;",
        "caseworkers;-3;;;;",
        "vacant_posts;nan;;;;",
        "passive_share;340;;;;",
        "moved_away_last_year;12 %;;;;",
        "role;king;;;;",
        "moved_away_last_year;7;;;;",
        ";8;;;;",
        "waiting_time_months;2;procent;;;",
    ]
    error = refusal(tmp_path, "\n".join([*lines_of(SMALLEST), *bad]))
    assert [fault.lines for fault in error.faults] == [(4,), (5,), (6,), (7,), (8,), (8, 10), (9,), (11,), (12,)]
    told = str(error).splitlines()
    assert told[0] == "tal.csv, line 4: unknown figure 'caseworker'. Did you mean 'caseworkers'?"
    assert "tal.csv, lines 8 and 10: moved_away_last_year stands 2 times. Keep one of them." in told
    assert all(line.isprintable() for line in told)


def test_at_most_twenty_are_told(tmp_path: Path) -> None:
    error = refusal(tmp_path, "\n".join([*lines_of(SMALLEST), *(f"nothing{n};1;;;;" for n in range(33))]))
    assert len(error.faults) == 33
    told = str(error).splitlines()
    assert len(told) == 21
    assert told[-1] == "tal.csv: 13 more lines have faults."


@pytest.mark.parametrize(
    "rows", ["caseworker_left;1\n" * 50_000, "9" * 900_000 + ";1\n", "caseworkers;" + "9" * 900_000, '"' * 900_001]
)
def test_a_wrong_file_is_refused_at_once(rows: str, tmp_path: Path) -> None:
    began = time.perf_counter()
    refusal(tmp_path, f"key;value\n{rows}")
    assert time.perf_counter() - began < 5.0


def test_one_fault_says_where(tmp_path: Path) -> None:
    error = refusal(tmp_path, text_of(caseworkers="ten"))
    assert error.where == "tal.csv, line 4"
    assert error.what in str(error)


@pytest.mark.parametrize(
    ("content", "fragment"),
    [
        (b"", "is empty"),
        (b" \r\n ", "is empty"),
        (b"\xef\xbb\xbf", "no line with figures"),
        (b"# only a remark\n", "no line with figures"),
        (b"PK\x03\x04rest", "Excel workbook"),
        (b"\xd0\xcf\x11\xe0rest", "old Excel workbook"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"%PDF-1.7", "a PDF"),
        (b"<!DOCTYPE html><table>", "a web page"),
        (b"a;b\0c", "no text has"),
        (b"\xff\xfea", "broken off"),
        (b"\x81\x8d;\x8f", "neither UTF-8 nor Windows"),
        (b"x" * 1_000_001, "over 1 MB"),
        (b"key;note\nmunicipality;x", "no column 'value'"),
        (b"municipality;Fjordby", "no column 'key'"),
        (b"key;value;tal\n", "mean the same"),
        (b"sep=|\nkey|value\n", "separates by '|'"),
        (b'key;value\nmunicipality;"Fjordby\n', "quotation marks"),
        (b'key;value\nmunicipality;"Fjord"by"\n', "quotation marks"),
        (b"key,value\ncaseworkers,10,5\n", "decimal comma must stand in quotation marks"),
    ],
)
def test_what_is_no_file_of_figures(content: bytes, fragment: str, tmp_path: Path) -> None:
    assert fragment in str(refusal(tmp_path, content))


def test_places_that_hold_no_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.csv", Path("a\0b.csv")):
        with pytest.raises(LocalDataError):
            read_local_figures(path)


@pytest.mark.parametrize("number", ["0101901234", "010190-1234", "010190 1234", "010190\u20131234", "610190-1234"])
@pytest.mark.parametrize("row", ["{};1;;;;", "caseworkers;{};;;;", "caseworkers;1;;;;see {}.", "# {}"])
def test_anything_like_a_personal_number_is_refused_and_not_repeated(number: str, row: str, tmp_path: Path) -> None:
    error = refusal(tmp_path, text_of() + row.format(number) + "\n")
    assert "line 4" in str(error)
    assert "CPR" in str(error)
    assert "1234" not in str(error)


def test_a_column_of_personal_numbers_is_refused(tmp_path: Path) -> None:
    assert "CPR" in str(refusal(tmp_path, "key;value;CPR-nr.\n"))


def test_numbers_that_are_not_personal_pass(tmp_path: Path) -> None:
    figures = read(tmp_path, text_of("202501-202512 sag 123456789012", offer_budget_kr_last_year="13 500 000"))
    assert values(figures)["offer_budget_kr_last_year"] == 13_500_000


def test_few_people_are_warned_about(tmp_path: Path) -> None:
    figures = read(tmp_path, text_of(caseworkers_left_last_year="2,5", moved_away_last_year="4", vacant_posts="1"))
    told = [notice for notice in figures.notices if "fewer than 5 people" in notice]
    assert len(told) == 2
    assert "line 4" in told[0]
    assert not any("fewer" in notice for notice in read(tmp_path, text_of(moved_away_last_year="5")).notices)


def test_another_unit_is_told(tmp_path: Path) -> None:
    text = f"{HEAD}\nwaiting_time_months;2;uger;;;\ncaseworkers;2;Fuldtidsstillinger;;;\npassive_share;23;pct.;;;\n"
    (notice, *_) = read(tmp_path, text).notices
    assert "the unit 'uger' was not read; the figure counts months." in notice
