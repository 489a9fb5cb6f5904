"""Results: what is kept of a replication, the tables, and the folder on disk."""

from __future__ import annotations

import json
import math
import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cubb_sim.errors import CubbSimError, OutputError
from cubb_sim.events import EVENT_ROW, N_EVENTS, Event
from cubb_sim.kinds import NOT_YET, State
from cubb_sim.outcome import Account, Outcome, Stock
from cubb_sim.quantities import QUANTITY_NAMES, SUBGROUP_NAMES
from cubb_sim.results import Manifest, RunResult, manifest_of, read_tables, replication_of
from cubb_sim.results.manifest import run_id
from cubb_sim.results.uncertainty import Sources
from tests.hand_made import HORIZON, outcome, people, result


def two_replications(**fields: Any) -> RunResult:
    """Three persons and a newcomer in two municipalities, twice."""
    persons = people(
        4, is_cohort=[1, 1, 1, 0], municipality=[0, 0, 1, 1], first_hours_month=[2, NOT_YET, 3, 1], **fields
    )
    return result([outcome(persons, n_municipalities=2, seed=seed) for seed in (1, 2)])


def with_events() -> Outcome:
    """An outcome with one event."""
    rows = np.zeros(1, EVENT_ROW)
    rows["month"], rows["kind"], rows["municipality"], rows["citizen"] = 5, Event.GRASPED, 0, 2
    plain = outcome(people(1))
    return Outcome(
        1, HORIZON, plain.municipalities, plain.people, plain.flows, plain.stocks, plain.ledger, rows.view(np.recarray)
    )


def test_only_the_cohort_is_kept_and_a_copy_of_it() -> None:
    persons = people(3, is_cohort=[1, 0, 1], address=[5, 6, 7], state=[State.JOB, State.JOB, State.PASSIVE])
    kept = replication_of(outcome(persons)).people
    persons["address"] = 0
    assert kept.address.tolist() == [5, 7]
    assert kept.in_job.tolist() == [True, False]
    assert kept.in_subgroup("from_30").all()
    assert not kept.in_subgroup("under_30").any()
    assert all(getattr(kept, name).base is None for name in ("address", "hours_worked", "municipal_kr"))


def test_a_replication_can_be_sent_between_processes() -> None:
    one = replication_of(outcome(people(2)))
    again = pickle.loads(pickle.dumps(one))
    np.testing.assert_array_equal(one.values, again.values)
    np.testing.assert_array_equal(one.people.address, again.people.address)


def test_the_quantities_table_has_one_row_each() -> None:
    one = two_replications()
    table = one.quantities
    assert len(table) == 2 * len(QUANTITY_NAMES) * len(SUBGROUP_NAMES)
    assert list(table.columns) == ["replication", "subgroup", "quantity", "value"]
    assert not table.duplicated(["replication", "subgroup", "quantity"]).any()
    chosen = table[(table["quantity"] == "hours_ever_share") & (table["subgroup"] == "all")]
    assert chosen["value"].tolist() == one.value("hours_ever_share").tolist() == [2 / 3, 2 / 3]


def test_the_periods_table_has_every_stock_flow_and_account_of_every_month() -> None:
    one = outcome(people(1), n_municipalities=2)
    one.stocks[3, 1, Stock.JOB], one.flows[4, 0, Event.SHIFT], one.ledger[5, 1, Account.STAFF] = 7, 8, 9
    table = result([one]).periods
    assert len(table) == (HORIZON + 1) * 2
    assert len(table.columns) == 3 + len(Stock) + N_EVENTS + len(Account)
    by_place = table.set_index(["month", "municipality"])
    assert by_place.loc[(3, "municipality_1"), "stock_job"] == 7
    assert by_place.loc[(4, "municipality_0"), "flow_shift"] == 8
    assert by_place.loc[(5, "municipality_1"), "kr_staff"] == 9
    assert table[["stock_job", "flow_shift", "kr_staff"]].sum().tolist() == [7, 8, 9]


def test_the_people_table_has_one_row_per_person_of_the_cohort() -> None:
    table = two_replications().people_table
    assert table["replication"].tolist() == [0, 0, 0, 1, 1, 1]
    assert table["municipality"].tolist()[:3] == ["municipality_0", "municipality_0", "municipality_1"]
    assert table["ever_hours"].tolist()[:3] == [True, False, True]
    assert table["is_from_30"].all()


def test_events_are_a_table_of_their_own_or_none() -> None:
    assert two_replications().events is None
    events = result([with_events()]).events
    assert events is not None
    assert events.loc[0, ["month", "kind", "municipality", "citizen"]].tolist() == [5, "grasped", "municipality_0", 2]


def test_courses_add_up_municipalities() -> None:
    one = outcome(people(4, is_cohort=[1, 1, 1, 0]), n_municipalities=2)
    one.stocks[24, :, Stock.COHORT_IN_JOB], one.ledger[2, :, Account.STAFF] = [1, 1], [10, 20]
    made = result([one])
    assert made.cohort_share_by_month(Stock.COHORT_IN_JOB)[0, 24] == 2 / 3
    assert made.kr_by_month()[0, 2] == 30


def test_the_run_id_follows_what_must_move_the_numbers_and_nothing_else() -> None:
    ids = {run_id(*one) for one in (("s", [1, 2], "v"), ("t", [1, 2], "v"), ("s", [2, 1], "v"), ("s", [1, 2], "w"))}
    assert len(ids) == 4
    first, second = (manifest_of("a", "s", [1, 2], 48) for _ in range(2))
    assert first.run_id == second.run_id
    assert len(first.run_id) == 12


def test_a_manifest_survives_json() -> None:
    manifest = manifest_of("æøå", "0123456789ab", [1, 2], 48)
    assert Manifest.from_json(manifest.to_json()) == manifest
    assert {"numpy", "numba", "mesa"} <= dict(manifest.packages).keys()


def test_replications_that_do_not_fit_the_manifest_are_refused() -> None:
    one = two_replications()
    with pytest.raises(CubbSimError, match="the manifest says"):
        RunResult(one.scenario, one.manifest, one.municipalities, one.replications[:1])
    with pytest.raises(CubbSimError, match="at least one"):
        RunResult(one.scenario, one.manifest, one.municipalities, ())


def test_a_result_knows_which_runs_share_their_numbers() -> None:
    """Shares of 0, 0.5, 0.5 and 1: draws differ by 0.25 + 0.75 around 0.5, runs of a draw by 0.25 to each side."""
    shares = ([NOT_YET, NOT_YET], [1, NOT_YET], [1, NOT_YET], [1, 1])
    one = result([outcome(people(2, first_hours_month=months), seed=s) for s, months in enumerate(shares, 1)])
    assert one.draws == (-1, -1, -1, -1)
    same = one.level("hours_ever_share")
    assert (same.mean, same.n_draws, same.sources) == (0.5, 0, Sources.CHANCE)
    assert math.isnan(same.sd_unknown)
    drawn = RunResult(one.scenario, replace(one.manifest, draws=(3, 3, 8, 8)), one.municipalities, one.replications)
    level = drawn.level("hours_ever_share")
    assert (level.mean, level.n_draws, level.n_replications, level.sources) == (0.5, 2, 4, Sources.TOLD_APART)
    assert level.sd_chance**2 == pytest.approx(0.125)
    assert level.sd_unknown**2 == pytest.approx((0.25 - 0.125) / 2)
    assert level.low_80 < same.low_80 < 0.5 < same.high_80 < level.high_80 < level.chance_high_80
    assert ("strain", "under_30") not in drawn.levels


def test_a_draw_for_every_run_is_asked_for() -> None:
    one = two_replications()
    with pytest.raises(CubbSimError, match="names 1 draws for 2 replications"):
        RunResult(one.scenario, replace(one.manifest, draws=(1,)), one.municipalities, one.replications)


def test_a_result_on_disk_comes_back_table_by_table(tmp_path: Path) -> None:
    one = result([with_events()])
    folder = one.to_parquet(tmp_path / "kørsel")
    manifest, found = read_tables(folder)
    assert manifest == one.manifest
    assert set(found) == {"quantities", "periods", "people", "events"}
    np.testing.assert_array_equal(found["quantities"]["value"], one.quantities["value"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kørsel"]


def test_an_earlier_result_is_replaced_and_other_files_are_not(tmp_path: Path) -> None:
    two_replications().to_parquet(tmp_path / "result")
    result([with_events()]).to_parquet(tmp_path / "result")
    assert json.loads((tmp_path / "result" / "manifest.json").read_text(encoding="utf-8"))["seeds"] == [1]
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="other files"):
        two_replications().to_parquet(tmp_path / "theirs")
    with pytest.raises(OutputError, match="file of that name"):
        two_replications().to_parquet(tmp_path / "theirs" / "notes.txt")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["result", "theirs"]


def test_a_result_that_fails_half_way_leaves_nothing_and_spares_the_earlier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_replications().to_parquet(tmp_path / "result")
    earlier = (tmp_path / "result" / "manifest.json").read_text(encoding="utf-8")

    def full_disk(*_: object, **__: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", full_disk)
    with pytest.raises(OutputError, match="No space left"):
        result([with_events()]).to_parquet(tmp_path / "result")
    monkeypatch.undo()
    assert (tmp_path / "result" / "manifest.json").read_text(encoding="utf-8") == earlier
    assert [path.name for path in tmp_path.iterdir()] == ["result"]


def test_a_rename_that_fails_brings_the_earlier_result_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    two_replications().to_parquet(tmp_path / "result")
    rename = Path.rename

    def refused(self: Path, target: Path) -> Path:
        if self.name.endswith(".partial"):
            raise PermissionError("in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(OutputError, match="in use"):
        result([with_events()]).to_parquet(tmp_path / "result")
    monkeypatch.undo()
    assert read_tables(tmp_path / "result")[0].seeds == (1, 2)
    assert [path.name for path in tmp_path.iterdir()] == ["result"]


def test_a_folder_without_a_result_says_so(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no result here"):
        read_tables(tmp_path)
