"""Tables for R and Stata: what is read back is what was found, and every column is explained."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from cubb_sim.errors import OutputError
from cubb_sim.experiments.findings import Findings
from cubb_sim.experiments.report import write_tables
from cubb_sim.experiments.report.tables import streaming
from cubb_sim.experiments.report.tables.columns import COLUMNS
from cubb_sim.experiments.report.tables.dictionary import UNKNOWN
from cubb_sim.experiments.report.tables.names import MOST_LETTERS, RESERVED, plain_names
from cubb_sim.experiments.report.tables.streaming import runs_in_parts
from cubb_sim.experiments.running.run_list import RunList, written
from cubb_sim.quantities import QUANTITIES
from tests.experiments.report import made_up

FOUND = made_up.findings()
DIGESTS = ("ab" * 32,)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("sweep") / "tables"
    write_tables(FOUND, place, "da")
    return place


def read(file: Path) -> pd.DataFrame:
    return pd.read_csv(file, engine="python", keep_default_na=False, na_values=[""])


def test_what_is_read_back_is_what_was_found(folder: Path) -> None:
    for name, table in FOUND.tables.items():
        names = plain_names(table.columns)
        expected = table.rename(columns=names).reset_index(drop=True)
        assert_frame_equal(pd.read_parquet(folder / f"{name}.parquet"), expected)
        again = read(folder / f"{name}.csv")
        assert list(again.columns) == list(names.values())
        for column in expected.columns:
            if expected[column].dtype == bool:
                assert set(again[column]) <= {0, 1}
            if expected[column].dtype.kind in "bif":
                np.testing.assert_array_equal(again[column].to_numpy(np.float64), expected[column].to_numpy(np.float64))
            else:
                assert list(again[column].fillna("").astype(str)) == list(expected[column].fillna("").astype(str))


def test_excel_in_danish_gets_semicolons_and_commas(folder: Path) -> None:
    raw = (folder / "excel" / "variance.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    again = pd.read_csv(folder / "excel" / "variance.csv", sep=";", decimal=",", encoding="utf-8-sig")
    np.testing.assert_allclose(again["share_chance"], FOUND.tables["variance"]["share_chance"])
    assert not (folder / "excel" / "variance.parquet").exists()


def test_the_dictionary_explains_every_column_of_every_file(folder: Path) -> None:
    words = read(folder / "data_dictionary.csv")
    explained = set(zip(words["table"], words["column"], strict=True))
    for file in folder.glob("*.csv"):
        assert {(file.stem, column) for column in read(file).columns} <= explained
    assert (words["definition_en"].str.len() > 0).all()
    assert (words["definition_da"].str.len() > 0).all()
    assert UNKNOWN not in set(words["definition_en"])
    output = words[(words["table"] == "runs") & (words["column"] == made_up.GOAL)].iloc[0]
    assert QUANTITIES[made_up.GOAL].definition.en in output["definition_en"]
    number = words[(words["table"] == "points") & words["original_name"].str.contains(".", regex=False)].iloc[0]
    factor = next(one for one in FOUND.design.factors if one.name == number["original_name"])
    assert (number["unit"], number["range_low"], number["range_high"]) == (factor.unit, factor.low, factor.high)
    assert number["source"] == factor.source
    assert number["grade"] == factor.grade


def test_the_contract_and_the_dictionary_have_the_same_columns() -> None:
    from cubb_sim.experiments.questions.tables import COLUMNS as QUESTIONS  # noqa: PLC0415

    assert {column for columns in QUESTIONS.values() for column in columns} - COLUMNS.keys() == set()


def test_names_are_those_of_r_and_stata() -> None:
    given = ["a.b", "a_b", "A.B", "9lives", "in", "str20", "x@under_30", "é", "", "long" * 20, "long" * 20 + "er"]
    names = plain_names(given)
    assert list(names) == given
    for name in names.values():
        assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name)
        assert len(name) <= MOST_LETTERS
        assert name not in RESERVED
    assert len({name.lower() for name in names.values()}) == len(given)
    assert plain_names(["value", "low_95"]) == {"value": "value", "low_95": "low_95"}


def test_runs_say_which_failed_and_which_are_missing() -> None:
    (part,) = runs_in_parts(FOUND.data)
    assert len(part) == FOUND.data.is_done.size
    assert (part["status"] == "failed").sum() == made_up.N_FAILED
    assert (part["status"] == "missing").sum() == 1
    assert part.loc[part["status"] != "done", made_up.GOAL].isna().all()
    failed = part[part["status"] == "failed"]
    assert list(failed["point"]) == list(FOUND.data.failures["point"])


def test_a_run_has_its_own_identity_seed_and_values(monkeypatch: pytest.MonkeyPatch) -> None:
    of = made_up.design(strategies=made_up.STRATEGIES)
    data = made_up.data(of)
    digests = tuple(f"{at:02x}" * 32 for at in range(len(of.worlds)))
    data = replace(data, manifest={**data.manifest, "digests": digests})
    monkeypatch.setattr(streaming, "RUNS_AT_A_TIME", 13)
    parts = list(runs_in_parts(data))
    assert len(parts) > 2
    table = pd.concat(parts, ignore_index=True)
    runs = RunList(of, data.points, digests)
    assert list(table["run_id"]) == [written(int(one)) for one in runs.identities]
    point, world, replication = runs.whereabouts(np.arange(len(runs)))
    np.testing.assert_array_equal(table["seed"], runs.seeds[point, replication])
    np.testing.assert_array_equal(table[made_up.WORK], data.values[point, world, replication, 1])


def test_parts_make_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(streaming, "RUNS_AT_A_TIME", 4)
    only = Findings(FOUND.design, FOUND.manifest, {}, FOUND.data)
    write_tables(only, tmp_path / "tables")
    for name in ("runs.csv", "points.csv"):
        assert (tmp_path / "tables" / name).read_bytes() == (folder / name).read_bytes()
    assert_frame_equal(pd.read_parquet(tmp_path / "tables" / "runs.parquet"), pd.read_parquet(folder / "runs.parquet"))


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "tables").write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError, match="could not be written"):
        write_tables(FOUND, tmp_path / "tables")
    assert [one.name for one in tmp_path.iterdir()] == ["tables"]
