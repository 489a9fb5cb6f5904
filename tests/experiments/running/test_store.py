"""A store that loses nothing: resumed, grown, damaged, filled up, taken by two, or something else altogether."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pyarrow.parquet as pq
import pytest

from cubb_sim.errors import OutputError, UnknownNameError
from cubb_sim.experiments.running import JoblibEngine, load_sweep, status, sweep
from cubb_sim.experiments.running.lock import FolderLock
from tests.experiments.running.made import NOISY, Troubled, by_hand, design, factor, table_of

HERE = JoblibEngine(1)


@pytest.fixture
def folder(tmp_path):
    """With a whole sweep of 40 runs in four parts."""
    place = tmp_path / "sweep"
    for size in (5, 10, 15, 20):
        sweep(design(size), place, model=NOISY, engine=HERE, resume=True)
    assert len(parts(place)) == 4
    return place


def parts(folder):
    return sorted((folder / "parts").iterdir())


def again(folder, **changed):
    return sweep(design(20, 2, **changed), folder, model=NOISY, engine=HERE, resume=True)


def test_a_folder_in_use_is_refused_with_how_far_it_is(folder):
    with pytest.raises(OutputError, match=r"'made' already, with 40 of 40 runs done\. Go on with it by --resume"):
        sweep(design(), folder, model=NOISY, engine=HERE)


def test_a_grown_design_reuses_runs_and_keeps_the_designs_before(folder):
    summary = sweep(design(25, 3, strategies=("more",)), folder, model=NOISY, engine=HERE, resume=True)
    assert (summary.n_runs, summary.n_reused, summary.n_done_now) == (150, 40, 110)
    np.testing.assert_array_equal(load_sweep(folder).values, by_hand(NOISY, design(25, 3, strategies=("more",))))
    manifest = json.loads((folder / "sweep.json").read_text(encoding="utf-8"))
    assert [one["n_runs"] for one in manifest["history"]] == [10, 20, 30, 40]
    assert manifest["history"][3]["design_hash"] == design(20).hash
    assert (folder / f"points-{design(20).hash}.parquet").is_file()
    assert status(folder).is_complete
    smaller = again(folder)
    assert (smaller.n_done_now, smaller.is_complete) == (0, True)


@pytest.mark.parametrize("what", ["cut short", "altered", "foreign", "a folder", "of another sweep"])
def test_what_cannot_be_used_is_set_aside_and_its_runs_are_done_again(what, folder, tmp_path):
    before = table_of(folder)
    part = parts(folder)[0]
    content = part.read_bytes()
    if what == "cut short":
        part.write_bytes(content[:-100])
    elif what == "altered":
        part.write_bytes(content[:300] + bytes([content[300] ^ 1]) + content[301:])
    elif what == "foreign":
        part.rename(part.with_name("mine.parquet"))
    elif what == "a folder":
        part.unlink()
        part.mkdir()
    else:
        sweep(design(3), tmp_path / "other", model=Troubled(), engine=HERE)
        part.unlink()
        shutil.copy(parts(tmp_path / "other")[0], folder / "parts")
    assert status(folder).n_missing == 10
    assert len(load_sweep(folder).manifest["damaged"]) == 1
    summary = again(folder)
    assert summary.n_done_now == 10
    assert len(summary.messages) == 1
    assert summary.messages[0].startswith("1 file among the parts of this sweep could not be used")
    assert len(list((folder / "damaged").iterdir())) == 1
    assert table_of(folder).equals(before)
    assert again(folder).messages == ()


def test_points_that_are_damaged_or_gone_are_placed_again(folder):
    before = load_sweep(folder).values
    place = folder / "points.parquet"
    content = place.read_bytes()
    at = pq.ParquetFile(place).metadata.row_group(0).column(3).data_page_offset + 60
    place.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    with pytest.raises(OutputError, match="with resume: they are placed again"):
        load_sweep(folder)
    assert again(folder).n_done_now == 0
    np.testing.assert_array_equal(load_sweep(folder).values, before)
    place.unlink()
    assert again(folder).n_done_now == 0
    np.testing.assert_array_equal(load_sweep(folder).values, before)


def test_a_manifest_that_is_damaged_can_be_moved_out_and_the_runs_are_found_again(folder):
    (folder / "sweep.json").write_text("{", encoding="utf-8")
    with pytest.raises(OutputError, match="Move it out of the folder"):
        again(folder)
    (folder / "sweep.json").unlink()
    assert again(folder).n_reused == 40


def test_another_version_of_the_model_is_refused(folder):
    with pytest.raises(OutputError, match=r"another version of the model \(ishigami-1-noise1\.0\)"):
        sweep(design(), folder, model=replace(NOISY, noise_sd=2.0), engine=HERE, resume=True)


@pytest.mark.parametrize(
    ("changed", "differs"),
    [
        ({"factors": (factor("x1"), factor("x2"), factor("x3"))}, "factors"),
        ({"from_month": 5}, "months"),
        ({"scenario": "holstebro"}, "scenario"),
    ],
)
def test_another_design_is_refused(folder, changed, differs):
    with pytest.raises(OutputError, match=rf"another design \('made'; {differs} differ\)"):
        again(folder, **changed)


def test_other_packages_than_at_the_beginning_are_told(folder):
    there = json.loads((folder / "sweep.json").read_text(encoding="utf-8"))
    there["versions"]["numpy"] = "1.0"
    (folder / "sweep.json").write_text(json.dumps(there), encoding="utf-8")
    message = again(folder).messages[0]
    assert message.startswith(f"The sweep was begun with other software (numpy 1.0 then, {np.__version__} now)")


def test_a_full_disk_is_one_message_and_costs_nothing_that_was_written(tmp_path, monkeypatch):
    of, folder = design(20, 1), tmp_path / "sweep"
    monkeypatch.setattr("cubb_sim.experiments.running.store.RUNS_A_PART", 5)
    n_written = 0
    real = os.fsync

    def full(handle):
        nonlocal n_written
        n_written += 1
        if n_written > 6:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr("cubb_sim.experiments.running.parts.os.fsync", full)
    with pytest.raises(OutputError, match=r"the disk is full.*are kept.*Free some space, and go on by --resume"):
        sweep(of, folder, model=NOISY, engine=HERE)
    assert not list(folder.rglob("*.partial"))
    monkeypatch.setattr("cubb_sim.experiments.running.parts.os.fsync", real)
    kept = status(folder).n_done
    assert 0 < kept < 20
    assert sweep(of, folder, model=NOISY, engine=HERE, resume=True).n_reused == kept
    np.testing.assert_array_equal(load_sweep(folder).values, by_hand(NOISY, of))


def test_what_a_killed_process_was_writing_is_cleared_away(folder):
    (folder / "parts" / ".0123.partial").write_bytes(b"half a part")
    assert status(folder).damaged == ()
    assert again(folder).messages == ()
    assert not list(folder.rglob("*.partial"))


def test_two_processes_do_not_share_a_folder(folder):
    with FolderLock(folder), pytest.raises(OutputError, match="another process is sweeping into this folder"):
        again(folder)
    assert again(folder).is_complete


@pytest.mark.each_python
@pytest.mark.slow
def test_the_lock_is_let_go_when_its_process_is_killed(folder):
    hold = "import sys, pathlib, time; from cubb_sim.experiments.running.lock import FolderLock; "
    hold += "lock = FolderLock(pathlib.Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", hold, str(folder)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"held"
    with pytest.raises(OutputError, match="another process"):
        again(folder)
    assert load_sweep(folder).is_done.all()
    process.kill()
    process.wait()
    process.stdout.close()
    assert again(folder).is_complete


def test_a_file_or_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="there is a file of that name"):
        sweep(design(), tmp_path / "file", model=NOISY, engine=HERE)
    with pytest.raises(OutputError, match="holds other files, such as file"):
        sweep(design(), tmp_path, model=NOISY, engine=HERE)
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
    with pytest.raises(OutputError, match="there is no sweep here"):
        load_sweep(tmp_path)


def test_a_folder_that_cannot_be_written_is_one_message(tmp_path, monkeypatch):
    def refused(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("cubb_sim.experiments.running.store.Path.mkdir", refused)
    with pytest.raises(OutputError, match="Permission denied"):
        sweep(design(), tmp_path / "sweep", model=NOISY, engine=HERE)


def test_only_outputs_there_are_can_be_loaded(folder):
    assert load_sweep(folder, []).values.shape == (20, 1, 2, 0)
    with pytest.raises(UnknownNameError, match="unknown output 'yy'"):
        load_sweep(folder, ["yy"])


def test_a_part_gets_its_name_when_it_is_whole_and_on_the_disk(tmp_path, monkeypatch):
    at_replacing, real_fsync, real_replace = [], os.fsync, os.replace
    synced: list[int] = []

    def fsync(handle):
        synced.append(os.fstat(handle).st_ino)
        real_fsync(handle)

    def replace_checked(partial, place):
        at_replacing.append((os.path.exists(place), os.stat(partial).st_ino in synced))
        real_replace(partial, place)

    monkeypatch.setattr("cubb_sim.experiments.running.parts.os.fsync", fsync)
    monkeypatch.setattr("cubb_sim.experiments.running.parts.os.replace", replace_checked)
    sweep(design(), tmp_path / "sweep", model=NOISY, engine=HERE)
    assert len(at_replacing) == 3  # points, manifest, one part
    assert set(at_replacing) == {(False, True)}
