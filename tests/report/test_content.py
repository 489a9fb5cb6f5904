"""Results for other programs and for consoles: everything is there, and nothing that is no number."""

from __future__ import annotations

import json

import numpy as np
import pytest

from cubb_sim.quantities import CUBB_GOALS, QUANTITIES, SUBGROUP_NAMES
from cubb_sim.report import (
    PrintedTable,
    Reading,
    comparison_content,
    printed_comparison,
    printed_result,
    result_content,
)
from cubb_sim.report.content import plain
from cubb_sim.wording import LANGUAGES, NOT_A_FORECAST
from tests.report.made_up import comparison, with_nothing_defined


def test_a_comparison_is_json() -> None:
    compared = comparison()
    content = json.loads(json.dumps(comparison_content(compared), allow_nan=False))
    assert content["baseline"]["scenario_name"] == "holstebro"
    assert content["baseline"]["seeds"] == [1, 2, 3]
    assert list(content["others"]) == list(content["payback"]) == ["holstebro+saving"]
    assert len(content["differences"]) == len(compared.differences)
    first = content["differences"][0]
    assert first["quantity"] == "hours_ever_share"
    assert first["difference"] == pytest.approx(3 / 22)
    assert first["verdict"] in ("better", "no clear difference")
    assert [one["quantity"] for one in content["goals"]["holstebro"]] == list(CUBB_GOALS)
    assert {one["subgroup"] for one in content["who_gained"]["holstebro+saving"]} == set(SUBGROUP_NAMES)
    assert content["assumed"]["holstebro+saving"]["changes"][0]["grade"] == "assumed"
    assert len(content["payback"]["holstebro+saving"][0]["mean_cumulated_by_month"]) == 49


def test_what_is_undefined_is_null() -> None:
    content = json.loads(json.dumps(comparison_content(with_nothing_defined(comparison())), allow_nan=False))
    assert content["differences"][0]["difference"] is None
    assert content["goals"]["holstebro"][0]["mean"] is None
    assert comparison_content(comparison(["herning"]))["who_gained"] == {"herning": None}
    assert plain({"a": [np.float64("nan"), np.int64(3), float("inf")], "b": np.array([1.5])}) == {
        "a": [None, 3, None],
        "b": [1.5],
    }


def test_a_result_is_json() -> None:
    result = comparison().baseline
    content = json.loads(json.dumps(result_content(result), allow_nan=False))
    assert content["manifest"]["run_id"] == result.manifest.run_id
    everybody = [one for one in content["quantities"] if one["subgroup"] == "all"]
    assert [one["quantity"] for one in everybody] == list(QUANTITIES)
    assert everybody[0]["values"] == pytest.approx([5 / 22, 6 / 22, 4 / 22])


def read(language: str, *others: str) -> list[str | PrintedTable]:
    more = list(range(3, 3 + len(others)))
    return printed_comparison(Reading(comparison(others, more=more), language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_console_is_told_the_answer_first_and_what_it_is_not_last(language: str) -> None:
    parts = read(language, "holstebro+saving")
    assert parts[0] in (
        "Besparelsesstrategi sammenlignet med Holstebro i dag",
        "Saving strategy compared with Holstebro as today",
    )
    assert isinstance(parts[1], str)
    assert parts[1].startswith(("I 3 af 3 kørsler", "In 3 of 3 runs"))
    assert parts[-1] == NOT_A_FORECAST.in_language(language)
    tables = [part for part in parts if isinstance(part, PrintedTable)]
    assert len(tables) >= 4
    for table in tables:
        assert all(len(row) == len(table.columns) for row in table.rows), table.title


def test_each_of_several_scenarios_has_its_part() -> None:
    parts = read("en", "holstebro+saving", "holstebro+pillar_firms")
    assert [part for part in parts if isinstance(part, str) and part.startswith("==")] == [
        "== Saving strategy ==",
        "== Pillar 3: Firms and voluntary organisations ==",
    ]


def test_one_run_and_nothing_defined_can_be_printed() -> None:
    for compared in (comparison(n_replications=1), with_nothing_defined(comparison()), comparison(["herning"])):
        told = " ".join(str(part) for part in printed_comparison(Reading(compared, "da")))
        assert "nan" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_result_can_be_printed(language: str) -> None:
    parts = printed_result(comparison().baseline, language)
    rows = [row for part in parts if isinstance(part, PrintedTable) for row in part.rows]
    assert len(rows) == len(QUANTITIES)
    assert not any("nan" in cell for row in rows for cell in row)
