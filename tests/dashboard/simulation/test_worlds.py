"""The two worlds of a selection: the numbers are those of `compare`, also from the files that are handed out."""

from __future__ import annotations

import json
import shlex
from dataclasses import replace

import pandas as pd
import pytest

import cubb_sim
from cubb_sim.cli import main
from cubb_sim.dashboard.session import Placed, Selection
from cubb_sim.dashboard.simulation.pool import Wanted
from cubb_sim.dashboard.simulation.progress import pictures
from cubb_sim.dashboard.simulation.worlds import about, command, file_names, scenario_toml, worlds_of
from cubb_sim.errors import CubbSimError
from cubb_sim.report import comparison_content

TOWN = Selection(municipality="lilleby")
EVERYTHING = Selection(
    municipality="lilleby",
    levers=(("caseload", 35.0), ("staff_budget", 1.05)),
    disturbances=(Placed(3, "reform", 0.2), Placed(9, "downturn", 1 / 3)),
    profile=(("caseload", 72.5),),
    contested=(("belief.information", 0.623456789),),
    seed=11,
)
CHOSEN = {
    "a lever": replace(TOWN, levers=(("caseload", 35.0),)),
    "a disturbance": replace(TOWN, levers=(("caseload", 35.0),), disturbances=(Placed(9, "resignations", 0.25),)),
    "everything": EVERYTHING,
    "as today": TOWN,
}
SMALL = Selection(municipality="vesthimmerland", levers=(("caseload", 40.0),))


def written(selection, folder):
    """The exported files in a folder; what the command line names stands there."""
    for name, text in zip(file_names(selection), scenario_toml(selection), strict=True):
        if text:
            (folder / name).write_text(text, encoding="utf-8")
        assert bool(text) == bool(name)


def settled(selection):
    *_, last = pictures(selection, Wanted())
    assert last.is_settled
    return last


def without_time(content):
    """The same without when each result was made."""
    if isinstance(content, dict):
        return {key: without_time(value) for key, value in content.items() if key != "created"}
    return [without_time(one) for one in content] if isinstance(content, list) else content


def same(one, other):
    pd.testing.assert_frame_equal(one.table(), other.table(), check_exact=True)


@pytest.mark.parametrize("name", CHOSEN)
def test_the_numbers_are_those_of_compare(name, threads, small_town):
    selection = CHOSEN[name]
    worlds = worlds_of(selection)
    compared = cubb_sim.compare(worlds.baseline, worlds.changed, seed=selection.seed, assume=worlds.assume)
    shown = settled(selection).comparison
    same(shown, compared)
    assert shown.baseline.manifest.run_id == compared.baseline.manifest.run_id
    assert [one.title for one in (shown.baseline.scenario,)] == [worlds.baseline.title]


def test_the_first_picture_is_that_of_compare_with_as_many_runs(threads):
    first = next(pictures(SMALL, Wanted()))
    worlds = worlds_of(SMALL)
    same(first.comparison, cubb_sim.compare(worlds.baseline, worlds.changed, replications=first.n_done))


@pytest.mark.parametrize("name", CHOSEN)
def test_the_exported_files_are_the_same_worlds(name, tmp_path, small_town, monkeypatch):
    selection = CHOSEN[name]
    worlds = worlds_of(selection)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    written(selection, folder)
    monkeypatch.chdir(folder)
    _, _, baseline, changed, *_ = shlex.split(command(selection))
    for reference, world in ((baseline, worlds.baseline), (changed, worlds.changed)):
        loaded = cubb_sim.load_scenario(reference)
        assert (loaded.hash, loaded.name, loaded.title) == (world.hash, world.name, world.title)


@pytest.mark.slow
def test_the_command_line_gives_the_numbers_again(threads, tmp_path, small_town, monkeypatch, capsys):
    written(EVERYTHING, tmp_path)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as left:
        main([*shlex.split(command(EVERYTHING))[1:], "--json"])
    assert not left.value.code
    printed = without_time(json.loads(capsys.readouterr().out))
    shown = without_time(json.loads(json.dumps(comparison_content(settled(EVERYTHING).comparison))))
    assert printed == shown


def test_both_worlds_meet_what_happens_and_only_one_has_the_levers(small_town):
    worlds = worlds_of(EVERYTHING)
    met = [(one.kind, one.month, one.size) for one in worlds.baseline.disturbances]
    assert met == [("reform", 3, 0.2), ("downturn", 9, 1 / 3)]  # the file's own reform in month 3 is replaced
    assert worlds.changed.disturbances == worlds.baseline.disturbances
    assert [one.lever for one in worlds.baseline.lever_changes] == ["staff_budget"]
    assert [(one.lever, one.value, one.from_month) for one in worlds.changed.lever_changes] == [
        ("caseload", 35.0, 1),
        ("staff_budget", 1.05, 1),
    ]
    assert worlds.assume == ("caseload=72.5", "belief.information=0.623456789")


def test_today_is_compared_with_itself(threads, small_town):
    worlds = worlds_of(TOWN)
    assert worlds.changed.hash == worlds.baseline.hash
    assert all(one.difference == 0 or one.difference != one.difference for one in settled(TOWN).comparison.differences)
    assert len(threads.begun) == 40  # and is lived once


@pytest.mark.parametrize(
    "selection",
    [
        Selection(municipality="nowhere"),
        Selection(levers=(("nothing", 1.0),)),
        Selection(levers=(("caseload", 1e9),)),
        Selection(profile=(("caseload", 1e9),)),
        Selection(contested=(("belief.nothing", 1.0),)),
        Selection(disturbances=(Placed(500, "reform", 0.1),)),
        Selection(disturbances=(Placed(5, "reform", float("nan")),)),
    ],
)
def test_what_the_model_does_not_know_is_refused(selection):
    with pytest.raises(CubbSimError):
        worlds_of(selection)


def test_pictures_of_different_things_are_told_apart():
    assert about(SMALL) == about(replace(SMALL, flip="samtale"))
    assert about(SMALL) != about(replace(SMALL, seed=2))
