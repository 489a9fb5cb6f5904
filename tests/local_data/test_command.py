"""`cubb-sim new` with --local and --template, as a person meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cubb_sim.cli import main
from cubb_sim.local_data import FIGURES
from cubb_sim.scenario import load_scenario
from tests.local_data.files import saved, text_of

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_an_empty_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run_command(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    return left.value.code if isinstance(left.value.code, int) else 0


def refused(capsys: Captured, *arguments: str) -> str:
    """What is said on standard error; nothing else may happen."""
    before = sorted(Path().iterdir())
    assert run_command(*arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert sorted(Path().iterdir()) == before
    return captured.err


def test_from_figures_to_a_scenario(capsys: Captured, tmp_path: Path) -> None:
    saved(
        tmp_path, text_of(caseworkers="10,5", passive_share="23,5", citizens_job_ready="12", vacant_posts="1.234"[:1])
    )
    assert run_command("new", "mine", "--local", "tal.csv") == 0
    assert run_command("check", "mine", "mine+cubb_package") == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    told = captured.out
    assert "caseload = 52.1739 (derived; citizens / (caseworkers + vacant_posts): 600 / (10.5 + 1) = 52.1739)" in told
    assert "The model should reproduce:\n  Without a measure: passive_share = 0.235 (passive_share = 23.5%)" in told
    assert "Not in the file, so as the national prior:\n  caseworker_turnover = 0.2 " in told
    assert (
        "meetings_per_year = 4 [meetings per citizen and year] (seen; meetings_held_last_year not in the file)" in told
    )
    assert "No figure of the template gives these, so as the national prior: breadth_of_offers = 0.5" in told
    assert "citizens_job_ready: the model holds activity-ready citizens only" in told


def test_as_json(capsys: Captured, tmp_path: Path) -> None:
    saved(tmp_path, text_of(caseworkers="10", passive_share="20", moved_away_last_year="3"))
    code = run_command("new", "mine", "--local", "tal.csv", "--lever", "caseload=40", "--json")
    content = json.loads(capsys.readouterr().out)
    assert code == 0
    assert content["hash"] == load_scenario("mine.toml").hash
    local = content["local_data"]
    assert {one["name"]: one["value"] for one in local["from_the_file"]}["caseload"] == 60.0
    assert local["from_the_file"][0] == {
        "name": "citizens",
        "value": 600.0,
        "grade": "seen",
        "arithmetic": "citizens_activity_ready = 600",
        "source": "Local figures: jobindsats.dk (2025). tal.csv, line 3.",
        "lines": [3],
    }
    assert [one["name"] for one in local["to_reproduce"]] == ["passive_share"]
    assert {"caseworker_turnover", "conversation_quality"} <= {one["name"] for one in local["not_in_the_file"]}
    assert len(local["notices"]) == 1


def test_bad_lines_are_told_each_on_its_own(capsys: Captured, tmp_path: Path) -> None:
    saved(tmp_path, text_of(caseworkers="ti", passive_share="340", waiting_time_months="-1"))
    told = refused(capsys, "new", "mine", "--local", "tal.csv").splitlines()
    assert [line.split(":")[0] for line in told] == [f"tal.csv, line {n}" for n in (4, 5, 6)]


def test_the_template(capsys: Captured) -> None:
    assert run_command("new", "--template", "mine_tal.csv") == 0
    assert "Wrote mine_tal.csv" in capsys.readouterr().out
    assert all(f"\n{key};" in Path("mine_tal.csv").read_text(encoding="utf-8-sig") for key in FIGURES)
    assert "exists already" in refused(capsys, "new", "--template", "mine_tal.csv")


@pytest.mark.parametrize(
    ("arguments", "fragment"),
    [
        ((), "needs a name"),
        (("mine",), "needs something to start from"),
        (("mine", "--template", "t.csv"), "--template: stands alone"),
        (("mine", "--local", "nothing.csv"), "nothing.csv: the file cannot be read"),
        (("mine", "--local", "."), "this is a directory"),
        (("holstebro", "--local", "tal.csv"), "comes with the package"),
        (("mine", "--local", "tal.csv", "--parent", "holstebro"), "is of Holstebro, and tal.csv is of Fjordby alone"),
        (("mine", "--local", "tal.csv", "--lever", "caseload=4"), "outside the range 25 to 120"),
        (("mine", "--local", "tal.csv", "--directory", "nowhere"), "no such directory"),
    ],
)
def test_what_is_asked_wrongly(arguments: tuple[str, ...], fragment: str, capsys: Captured, tmp_path: Path) -> None:
    saved(tmp_path, text_of())
    assert fragment in refused(capsys, "new", *arguments)
