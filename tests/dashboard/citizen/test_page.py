"""The page says what `cubb-sim trace` says, in both languages, and executes nothing anybody wrote."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cubb_sim.biography import find_citizens
from cubb_sim.cli import main
from cubb_sim.dashboard.pages.citizen import seed_of
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.simulation.worker import one_single_run
from cubb_sim.dashboard.simulation.worlds import file_names, scenario_toml, worlds_of
from cubb_sim.dashboard.views.citizen import Pair, citizen_page, felt, waiting_page
from cubb_sim.dashboard.views.citizen.finding.fitting import fitting
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import element
from tests.dashboard.citizen.conftest import N_RUNS, asked_for, session_of
from tests.dashboard.citizen.reading import Element, parsed

CHANGED = Selection(levers=(("caseload", 40.0), ("package_share", 0.6)))
SEED = 2
WORLDS = {
    "da": ("verdenen som i dag", "verdenen med ændringen"),
    "en": ("the world as today", "the world with the change"),
}
THE_SAME = {"da": "Det samme", "en": "The same"}
BOTH = {"da": "begge", "en": "both"}


def page(pair: Pair, argument: str, language: str = "da", selection: Selection | None = None) -> Element:
    """The page of an address, read."""
    return parsed(citizen_page(session_of(language, selection), pair, asked_for(argument), N_RUNS))


@pytest.fixture(scope="module")
def chosen() -> Pair:
    """The two worlds of a selection, as the dashboard makes them for the second run."""
    worlds = worlds_of(CHANGED)
    runs = [one_single_run(world, worlds.assume, SEED, felt) for world in (worlds.baseline, worlds.changed)]
    return Pair(runs[0], runs[1])


@pytest.fixture(scope="module")
def scenario_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The changed world as a file for the command line."""
    path: Path = tmp_path_factory.mktemp("worlds") / file_names(CHANGED)[1]
    path.write_text(scenario_toml(CHANGED)[1], encoding="utf-8")
    return path


def numbers_worth_reading(chosen: Pair) -> list[int]:
    """Somebody who gained, who lost, who was parked, and who was picked by nothing but the number."""
    runs = [one.outcome for one in chosen.all]
    found = [find_citizens(*runs, kind=kind, at_most=1)[0].name.number for kind in ("gained", "lost", "parked")]
    return [*found, 5, len(runs[0].people)]


def traced(capsys: pytest.CaptureFixture[str], number: int, path: Path, language: str) -> dict[str, Any]:
    """What the command line tells of the same person in the same run."""
    arguments = ["trace", "holstebro", "--citizen", str(number), "--versus", str(path), "--seed", str(SEED)]
    with pytest.raises(SystemExit) as left:
        main([*arguments, "--language", language, "--json"])
    assert left.value.code in {0, None}
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_page_tells_what_the_command_line_tells(
    chosen: Pair, scenario_file: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in numbers_worth_reading(chosen):
        told = traced(capsys, number, scenario_file, language)
        shown = page(chosen, f"{number}-2", language)
        headline = shown.one("div", "citizen-parting").all("p")[0].text
        for world, letter in zip(WORLDS[language], "AB", strict=True):
            headline = headline.replace(world, letter)
        assert headline == told["parting"]["text"]
        assert normal(story_of(shown, language)) == normal(months_of(told["story"]))
        cards = [card.one("p").text for card in shown.all("div", "card")]
        assert len(cards) == 2
        ends = told["story"].splitlines()[-2:]
        assert [line.strip()[3:] for line in ends] == cards
        assert any(text.text == told["story"].splitlines()[1] for text in shown.all("p"))


def story_of(shown: Element, language: str) -> list[tuple[str, ...]]:
    """Months, and what is told of them in each world, as the tables of the page have it."""
    told = []
    for table in shown.all("table", "citizen-story"):
        for months, *texts in table.rows:
            both = [texts[0]] if len(texts) == 1 or texts[1] == THE_SAME[language] else texts
            told.append((months, *both))
    return told


def months_of(story: str) -> list[tuple[str, ...]]:
    """The same of a story of the command line, up to how it ended."""
    told: list[tuple[str, ...]] = []
    for line in re.split(r"\n(?:Sådan endte det|How it ended)\n", story)[0].splitlines():
        if of_month := re.match(r"(?:Måned|Months?) ([\d-]+)(?:, (?:hver måned|every month))?(?:: (.*))?$", line):
            months = of_month[1].replace("-", "\u2013")
            told.append((months,) if of_month[2] is None else (months, of_month[2]))
        elif line.startswith("  ") and told:
            letter, _, text = line.strip().partition(": ")
            assert letter in {"A", "B", *BOTH.values()}
            told[-1] = (*told[-1], text)
    return told


def normal(told: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Without regard to capital letters."""
    return [tuple(text.casefold() for text in one) for one in told]


def test_the_runs_are_those_of_the_comparison() -> None:
    session = session_of(selection=Selection(seed=5))
    assert [seed_of(session, asked_for(argument)) for argument in ("", "17", "17-2", "17-40")] == [5, 5, 6, 44]


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_first_thing_of_a_person_is_what_parts_the_lives(pair: Pair, language: str) -> None:
    shown = page(pair, "5", language)
    assert shown.all("h2")[0].text.endswith("5 i Holstebro" if language == "da" else "5 in Holstebro")
    assert all(world in shown.one("div", "citizen-parting").text for world in WORLDS[language])
    proof = {"da": "ikke et bevis", "en": "not evidence"}[language]
    assert proof in shown.one("div", "citizen-parting").text


def test_both_languages_show_the_same_pieces(pair: Pair) -> None:
    def outline(language: str) -> list[tuple[str, str | None]]:
        shown = page(pair, "5~psychiatric", language)
        return [
            (tag, one.attributes.get("class"))
            for tag in ("h1", "h2", "h3", "table", "svg", "select", "form", "th", "tr", "summary")
            for one in shown.all(tag)
        ]

    assert outline("da") == outline("en")
    danish, english = (page(pair, "5~psychiatric", language).text for language in ("da", "en"))
    assert danish != english


def test_every_field_has_a_label_and_an_id(pair: Pair) -> None:
    shown = page(pair, "")
    labelled = {one.attributes["for"] for one in shown.all("label")}
    fields = [*shown.all("select"), *shown.all("input")]
    assert len(fields) == 6
    assert {one.attributes["id"] for one in fields} == labelled
    assert len(shown.all("form")) == 2


def test_every_picture_has_a_name_or_stands_beside_one(pair: Pair) -> None:
    shown = page(pair, "5")
    hidden = {id(svg) for span in shown.all("span") if span.attributes.get("aria-hidden") for svg in span.all("svg")}
    for svg in shown.all("svg"):
        assert svg.attributes["role"] == "img"
        assert bool(svg.attributes["aria-label"]) != (id(svg) in hidden)
    ids = [
        one.attributes["id"]
        for tag in ("h2", "select", "input", "details")
        for one in shown.all(tag)
        if "id" in one.attributes
    ]
    assert len(ids) == len(set(ids))


def test_with_no_lever_changed_there_is_one_life_and_a_way_to_change_it(pair: Pair) -> None:
    as_today = Selection()
    shown = page(Pair(pair.today, None), "5", selection=as_today)
    parting = shown.one("div", "citizen-parting")
    assert "verdener er ens" in parting.text
    assert (parting.one("a").attributes["href"] or "").startswith("/work")
    assert len(shown.one("table", "citizen-endings").rows[0]) == 2
    options = [option.attributes["value"] for select in shown.all("select") for option in select.all("option")]
    assert "parkedA" in options
    assert not {"gained", "lost", "parkedB"} & set(options)


@pytest.mark.parametrize("language", ["da", "en"])
def test_an_unknown_number_gets_one_message_with_the_range_and_the_list_stays(pair: Pair, language: str) -> None:
    last = len(pair.today.outcome.people)
    shown = page(pair, "99999~under30", language)
    alerts = [one.text for one in shown.all("p") if one.attributes.get("role") == "alert"]
    assert len(alerts) == 1
    assert "99999" in alerts[0]
    assert f"1 {'til' if language == 'da' else 'to'} {last}" in alerts[0]
    assert len(shown.one("table", "citizen-list").rows) == 8


@pytest.mark.parametrize("language", ["da", "en"])
def test_where_nobody_fits_the_page_says_what_does(pair: Pair, language: str) -> None:
    shown = page(pair, "~under30~y8~lost", language)
    ways = shown.one("ul", "citizen-easier").all("li")
    assert ways
    for way in ways:
        argument = (way.one("a").attributes["href"] or "").partition("?")[0].removeprefix("/citizen/")
        n = int(way.text.rpartition(": ")[2])
        assert page(pair, argument, language).one("table", "citizen-list").rows
        assert n > 0


def test_nothing_that_was_written_is_executed(pair: Pair) -> None:
    evil = '"><script>alert(1)</script>'
    markup = citizen_page(session_of(), pair, asked_for(evil), N_RUNS)
    assert "<script" not in markup
    assert evil[2:] in parsed(markup).text or "script" in parsed(markup).text
    problem = waiting_page(session_of(), Text("<script>x</script>", "<script>x</script>"))
    assert "<script" not in problem


def test_everybody_is_counted_in_the_summary(pair: Pair) -> None:
    people = pair.today.outcome.people
    found = fitting(pair, asked_for(""))
    summary = page(pair, "").one("p", "citizen-summary").text
    numbers = [int(one) for one in re.findall(r"\d+", summary)]
    assert numbers == [len(people), found.n_gained, found.n_lost, found.n_both, found.n_neither]


def test_the_place_for_notes_stands_with_the_person_only(pair: Pair) -> None:
    note = element("textarea", id="note-citizen")
    assert "note-citizen" in citizen_page(session_of(), pair, asked_for("5"), N_RUNS, note)
    assert "note-citizen" not in citizen_page(session_of(), pair, asked_for("~gained"), N_RUNS, note)


def test_in_several_municipalities_everybody_is_named_with_theirs(four_towns: Pair) -> None:
    shown = page(four_towns, "Silkeborg:2", selection=Selection(municipality="four_partners"))
    assert shown.all("h2")[0].text == "Borger 2 i Silkeborg"
    rows = shown.one("table", "citizen-list").rows
    assert all(":" in row[0] for row in rows)
