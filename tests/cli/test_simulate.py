"""The commands run and compare, as a person meets them."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from cubb_sim.cli import main
from cubb_sim.cli.progress import ProgressBar
from cubb_sim.comparison import Comparison
from cubb_sim.results import RunResult, read_tables
from cubb_sim.scenario import load_scenario
from tests.report.made_up import comparison, result

Captured = pytest.CaptureFixture[str]
TINY = """
title = {da = "Lillested i dag", en = "Smallville as today"}
question = {da = "Hvad sker der?", en = "What happens?"}
horizon_months = 12
[[municipality]]
name = "Lillested"
citizens = 22
role = "network"
source = "Assumed."
grade = "assumed"
"""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the model would have been asked for; answers made by hand are given instead."""
    seen: dict[str, Any] = {}

    def run(scenario: str, **options: Any) -> RunResult:
        seen.update(options, scenario=scenario)
        return result(load_scenario(scenario), 4, options["replications"])

    def compare(baseline: str, *others: str, **options: Any) -> Comparison:
        seen.update(options, baseline=baseline, others=others)
        return comparison(others, options["replications"], range(2, 2 + len(others)), baseline)

    module = importlib.import_module("cubb_sim.run")
    monkeypatch.setattr(module, "run", run)
    monkeypatch.setattr(module, "compare", compare)
    return seen


def run_command(*arguments: str) -> int:
    """Exit code of one call of the command line."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    code = left.value.code
    return code if isinstance(code, int) else 0


def test_compare_tells_the_answer_in_the_language_asked_for(capsys: Captured, asked: dict[str, Any]) -> None:
    assert run_command("compare", "holstebro", "holstebro+saving", "--replications", "3", "--language", "da") == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert printed.startswith("Besparelsesstrategi sammenlignet med Holstebro i dag I 3 af 3 kørsler får flere borgere")
    for words in ("Bedre", "Hvem vinder?", "Fire hensyn", "Kroner over 4 år", "er antaget", "ikke en prognose"):
        assert words in printed
    assert (asked["baseline"], asked["others"], asked["seed"], asked["workers"]) == (
        "holstebro", ("holstebro+saving",), 1, 1,
    )  # fmt: skip


def test_compare_as_json(capsys: Captured, asked: dict[str, Any]) -> None:
    arguments = ("compare", "holstebro", "holstebro+saving", "holstebro+pillar_firms", "--json")
    assert run_command(*arguments, "--seed", "7", "--workers", "2", "--replications", "2") == 0
    content = json.loads(capsys.readouterr().out)
    assert list(content["others"]) == ["holstebro+saving", "holstebro+pillar_firms"]
    assert (asked["seed"], asked["workers"], asked["replications"]) == (7, 2, 2)


def test_compare_writes_a_report_that_names_its_command(
    capsys: Captured, asked: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "rapport.html"
    assert run_command("compare", "holstebro", "holstebro+saving", "--report", str(file), "--language", "da") == 0
    page = file.read_text(encoding="utf-8")
    assert '<html lang="da">' in page
    for word in ("cubb-sim", "compare", "holstebro+saving", "--replications", "20", "rapport.html"):
        assert word in page
    assert f"Wrote {file}" in capsys.readouterr().out.replace("\n", "")


def test_tables_are_written_beside_the_text(asked: dict[str, Any], tmp_path: Path, capsys: Captured) -> None:
    options = ("--replications", "2", "--output")
    assert run_command("run", "holstebro", *options, str(tmp_path / "one")) == 0
    assert run_command("compare", "holstebro", "holstebro+saving", *options, str(tmp_path / "two")) == 0
    assert read_tables(tmp_path / "one")[0].scenario_name == "holstebro"
    assert read_tables(tmp_path / "two" / "holstebro+saving")[0].scenario_name == "holstebro+saving"
    assert run_command("run", "holstebro", *options, str(tmp_path / "one")) == 0  # an earlier result is replaced


def test_run_shows_every_quantity(capsys: Captured, asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert run_command("run", "holstebro", "--replications", "3") == 0
    printed = capsys.readouterr().out
    for words in (
        "Holstebro as today",
        "CUBB's goal, 30%",
        "Readiness for work",
        "Efficiency",
        "neither an evaluation",
    ):
        assert words in printed
    assert run_command("run", "holstebro", "--json") == 0
    assert json.loads(capsys.readouterr().out)["manifest"]["scenario_name"] == "holstebro"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("compare", "holstebro", "holstebro+savng"), "Did you mean 'saving'?"),
        (("compare", "holstebro", "nothere.toml"), "nothere"),
        (("run", "holstebro", "--replications", "0"), "replications: 0 is not a whole number of 1 or more."),
        (("run", "holstebro", "--workers", "0"), "workers: 0 is not a whole number of 1 or more."),
        (("run", "holstebro", "--seed", "-3"), "Choose them from 0 to 999999"),
        (("compare", "holstebro", "holstebro+saving", "--report", "."), "there is a folder of that name"),
        (("compare", "holstebro", "holstebro+saving", "--report", "no/such/folder/r.html"), "there is no folder"),
    ],
)
def test_bad_input_is_one_message_and_nothing_is_written(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    report = () if "--report" in arguments or arguments[0] == "run" else ("--report", "r.html")
    assert run_command(*arguments, *report) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err
    assert len(captured.err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_use_stops_before_the_work(capsys: Captured, tmp_path: Path, asked: dict[str, Any]) -> None:
    (tmp_path / "thesis.docx").touch()
    for command in (("run", "holstebro"), ("compare", "holstebro", "holstebro+saving")):
        assert run_command(*command, "--output", str(tmp_path)) == 2
        assert "the folder is in use" in capsys.readouterr().err
    assert asked == {}


def test_a_disk_that_fails_leaves_one_message_and_no_file(
    capsys: Captured, tmp_path: Path, asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full_disk)
    arguments = ("compare", "holstebro", "holstebro+saving", "--replications", "1", "--report")
    assert run_command(*arguments, str(tmp_path / "r.html")) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_municipality_of_22_citizens_from_file_to_page(capsys: Captured, tmp_path: Path) -> None:
    """The whole way, with the model in it."""
    file, report = tmp_path / "lillested.toml", tmp_path / "r.html"
    file.write_text(TINY, encoding="utf-8")
    other = f"{file}+pillar_conversation"
    assert run_command("compare", str(file), other, "--replications", "2", "--report", str(report)) == 0
    assert "Smallville as today" in capsys.readouterr().out
    page = report.read_text(encoding="utf-8")
    assert "22 activity-ready citizens" in page
    assert re.search(r"\bnan\b", page) is None


class Terminal:
    """Standard error that somebody is watching."""

    @staticmethod
    def isatty() -> bool:
        return True


@pytest.mark.parametrize(("seconds", "is_shown"), [(0.01, False), (1.0, True)])
def test_a_bar_is_shown_where_the_work_takes_more_than_two_seconds(
    monkeypatch: pytest.MonkeyPatch, seconds: float, is_shown: bool
) -> None:
    clock = iter(range(100))
    monkeypatch.setattr("time.monotonic", lambda: next(clock) * seconds)
    monkeypatch.setattr("cubb_sim.cli.progress.sys.stderr", Terminal())
    started: list[int] = []

    def start(_: ProgressBar, total: int) -> None:
        started.append(total)

    monkeypatch.setattr(ProgressBar, "_start", start)
    bar = ProgressBar()
    bar(0, 20)
    bar(1, 20)
    assert started == ([20] if is_shown else [])


def test_a_bar_is_not_shown_where_nobody_is_watching(capsys: Captured) -> None:
    with ProgressBar() as bar:
        for done in range(4):
            bar(done, 3)
    assert capsys.readouterr() == ("", "")
