"""`cubb-sim trace`, as a person meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cubb_sim.cli import main

Captured = pytest.CaptureFixture[str]

SMALL = """
title = {{ da = "Lille by", en = "Small town" }}
question = {{ da = "Hvad nu?", en = "What now?" }}
parent = "{parent}"
horizon_months = 24
"""


def run_command(*arguments: str) -> int:
    """Exit code of one call of the command line."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    code = left.value.code
    return code if isinstance(code, int) else 0


def printed(capsys: Captured, *arguments: str) -> str:
    """What a command prints."""
    assert run_command(*arguments) == 0
    return capsys.readouterr().out


def refused(capsys: Captured, *arguments: str) -> str:
    """What a command says when it refuses."""
    assert run_command(*arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def test_a_life_is_told_in_danish_and_in_english(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    danish = printed(capsys, "trace", "holstebro", "--citizen", "5", "--language", "da")
    assert danish.startswith("Borger 5 i Holstebro\n")
    assert "Måned 1" in danish
    assert "Oplevet meningsfuldhed" in " ".join(danish.split())
    assert max(len(line) for line in danish.splitlines()) <= 80
    english = printed(capsys, "trace", "holstebro", "--citizen", "5")
    assert english.startswith("Citizen 5 in Holstebro\n")


def test_a_life_as_json(capsys: Captured) -> None:
    content = json.loads(printed(capsys, "trace", "holstebro", "--citizen", "Holstebro:5", "--json"))
    assert content["scenario"] == "holstebro"
    assert content["card"]["name"] == {"municipality": "Holstebro", "number": 5}
    assert [month["number"] for month in content["months"]] == list(range(1, len(content["months"]) + 1))
    kinds = {one["kind"] for month in content["months"] for one in month["happenings"]}
    assert "meeting_held" in kinds
    assert content["story"].startswith("Citizen 5 in Holstebro\n")


def test_two_lives_are_told_with_what_parted_them(capsys: Captured) -> None:
    told = printed(
        capsys, "trace", "holstebro", "--citizen", "5", "--versus", "holstebro+cubb_package", "--language", "da"
    )
    assert told.startswith("A = holstebro: ")
    assert "\nB = holstebro+cubb_package: " in told
    assert "\nSådan endte det\n" in told


def test_two_lives_as_json(capsys: Captured) -> None:
    arguments = ("trace", "holstebro", "--citizen", "5", "--versus", "holstebro+cubb_package", "--json")
    content: dict[str, Any] = json.loads(printed(capsys, *arguments))
    assert (content["a"]["scenario"], content["b"]["scenario"]) == ("holstebro", "holstebro+cubb_package")
    assert content["parting"]["text"] in content["story"]


def test_the_same_scenario_gives_the_same_life(capsys: Captured) -> None:
    told = printed(capsys, "trace", "holstebro", "--citizen", "9", "--versus", "holstebro")
    assert "The two lives are the same from first to last." in told


def test_another_seed_is_another_life(capsys: Captured) -> None:
    one = printed(capsys, "trace", "holstebro", "--citizen", "9", "--seed", "1")
    other = printed(capsys, "trace", "holstebro", "--citizen", "9", "--seed", "2")
    assert one != other


def test_persons_can_be_found_and_then_followed(capsys: Captured) -> None:
    arguments = ("trace", "holstebro", "--versus", "holstebro+cubb_package")
    found = json.loads(printed(capsys, *arguments, "--find", "gained", "--json"))
    number = found[0]["name"]["number"]
    content = json.loads(printed(capsys, *arguments, "--citizen", str(number), "--json"))
    assert content["a"]["ending"]["first_hours_month"] is None
    assert content["b"]["ending"]["months_in_work"] == found[0]["months"]
    assert str(number) in printed(capsys, *arguments, "--find", "gained", "--language", "da")


def test_the_parked_are_found_in_one_scenario(capsys: Captured) -> None:
    assert "Months parked" in printed(capsys, "trace", "holstebro", "--find", "parked")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("holstebro", "--citizen", "99999"),
            "There is no citizen 99999 in Holstebro: in this run the numbers go from 1 to",
        ),
        (("holstebro", "--citizen", "many"), "'many' is not a whole number"),
        (("four_partners", "--citizen", "3"), "say in which municipality, for example 'Herning:3'"),
        (("four_partners", "--citizen", "Hernig:3"), "Did you mean 'Herning'?"),
        (("holstebro",), "Say which person with --citizen N"),
        (("holstebro", "--citizen", "3", "--find", "parked"), "Say which person with --citizen N"),
        (("holstebro", "--find", "gaind"), "Did you mean 'gained'?"),
        (("holstebro", "--find", "gained"), "--versus"),
        (("holstebro", "--citizen", "3", "--seed", "-1"), "--seed -1: take one from 0 to 999999."),
        (("holstebro", "--citizen", "3", "--versus", "herning"), "unknown municipality 'Holstebro'"),
        (("holstbro", "--citizen", "3"), "Did you mean 'holstebro'?"),
    ],
)
def test_what_cannot_be_is_refused_in_one_message(capsys: Captured, arguments: tuple[str, ...], message: str) -> None:
    assert message in refused(capsys, "trace", *arguments)


def test_lives_of_different_length_are_not_compared(capsys: Captured, tmp_path: Path) -> None:
    short = tmp_path / "short.toml"
    short.write_text(SMALL.format(parent="holstebro"), encoding="utf-8")
    assert "horizon_months" in refused(capsys, "trace", "holstebro", "--citizen", "3", "--versus", str(short))
