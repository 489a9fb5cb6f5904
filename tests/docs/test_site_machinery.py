"""What pages take from the model: facts in both languages, pictures, and what commands print."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from cubb_sim.parameters.specification import Text
from docs.site import facts, pictures
from docs.site.extensions.command_line import placed, typed
from docs.site.extensions.languages import in_danish
from docs.site.facts import Fact, FactError, fact
from docs.site.pages import Page, target_of
from docs.site.pictures import PictureError, drawn, picture
from docs.site.transcripts import TranscriptError, steps, transcripts
from docs.site.worlds import Worlds

NOWHERE = cast(Worlds, None)
"""For facts that ask no world."""


@pytest.fixture(autouse=True)
def own_registries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "FACTS", dict(facts.FACTS))
    monkeypatch.setattr(pictures, "PICTURES", dict(pictures.PICTURES))


@pytest.mark.parametrize(
    ("unit", "value", "danish", "english"),
    [
        ("percent", 0.125, "12,5\u00a0%", "12.5%"),
        ("kroner", 1234.4, "1.234\u00a0kr.", "DKK\u00a01,234"),
        ("number", 4000, "4.000", "4,000"),
        ("number", 2.25, "2,2", "2.2"),
        ("months", 7.3, "7,3 måneder", "7.3 months"),
        ("ratio", 1.5, "1,50", "1.50"),
        ("points", 0.025, "+2,5\u00a0procentpoint", "+2.5\u00a0percentage points"),
        ("text", Text("borgere", "citizens"), "borgere", "citizens"),
        ("text", "holstebro", "holstebro", "holstebro"),
    ],
)
def test_a_fact_is_written_as_each_language_does(unit: str, value: Any, danish: str, english: str) -> None:
    written = Fact("area.name", unit, lambda worlds: value).written(NOWHERE)
    assert written == {"da": danish, "en": english}


def test_the_number_of_decimals_can_be_chosen() -> None:
    assert Fact("area.name", "percent", lambda worlds: 0.125, decimals=0).written(NOWHERE)["en"] == "12%"


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(FactError, match=r"area\.name"):
        Fact("area.name", "percent", lambda worlds: None).written(NOWHERE)


@pytest.mark.parametrize(("name", "unit"), [("area.name", "per cent"), ("name", "percent")])
def test_a_fact_that_is_declared_wrongly_is_refused(name: str, unit: str) -> None:
    with pytest.raises(FactError, match=name):
        fact(name, unit)


def test_two_facts_of_one_name_are_refused() -> None:
    def first(worlds: Worlds) -> float:
        return 1.0

    def second(worlds: Worlds) -> float:
        return 2.0

    fact("area.twice", "number")(first)
    with pytest.raises(FactError, match="twice"):
        fact("area.twice", "number")(second)


def test_worlds_are_those_of_the_command_line_and_are_run_once() -> None:
    worlds = Worlds()
    assert worlds.result("holstebro") is worlds.result("holstebro")
    assert worlds.result("holstebro").n_replications == 40
    assert worlds.result("holstebro").manifest.seeds[0] == 1
    moved = worlds.difference("holstebro", "holstebro+stable_caseworkers", "hours_ever_share")
    changed = worlds.mean("holstebro+stable_caseworkers", "hours_ever_share")
    assert moved == pytest.approx(changed - worlds.mean("holstebro", "hours_ever_share"))
    told = worlds.comparison("holstebro", "holstebro+stable_caseworkers").difference("hours_ever_share")
    assert moved == told.difference


def test_a_picture_is_svg() -> None:
    picture("area.good")(lambda worlds, language: f"<svg>{language}</svg>")
    picture("area.bad")(lambda worlds, language: "a drawing")
    assert drawn("area.good", NOWHERE, "da") == "<svg>da</svg>"
    with pytest.raises(PictureError, match=r"area\.bad"):
        drawn("area.bad", NOWHERE, "da")


SHOWING = """# Title

{fact}`area.stated` and {dashboard}`the work view <work?m=herning>`

<!-- file: mine.toml -->
```toml
written = true
```

```console
cubb-sim new other --parent holstebro --lever caseload=40
cubb-sim dashboard
```

```{note}
{fact}`area.noted`
```

```text
{fact}`area.shown_as_an_example`
```

```{output}
cubb-sim check other.toml
```

```console
cubb-sim no-such-command
```
"""


def test_a_page_says_what_it_needs() -> None:
    page = Page("docs/page", SHOWING)
    assert page.facts == ["area.stated", "area.noted"]
    assert page.addresses == ["work?m=herning"]
    assert [block.file for block in steps(page)] == ["mine.toml", "", ""]
    assert Page("docs/da/page", "").language == "da"
    assert Page("docs/data", "").language == "en"


def test_an_output_uses_what_was_written_before_and_nothing_after_it_is_run() -> None:
    [printed] = transcripts(Page("docs/page", SHOWING))
    [(line, text)] = printed
    assert line == "cubb-sim check other.toml"
    assert "other.toml" in text
    assert str(Path.cwd()) not in text


def test_a_command_that_fails_is_told_with_its_page() -> None:
    page = Page("docs/page", "```{output}\ncubb-sim check no_such_file.toml\n```\n")
    with pytest.raises(TranscriptError, match=r"docs/page.*no_such_file"):
        transcripts(page)


def test_the_words_of_the_theme_are_danish_on_danish_pages() -> None:
    page = '<input placeholder="Search"><span>On this page</span><p>Search as you like</p>'
    assert in_danish(page) == '<input placeholder="Søg"><span>På denne side</span><p>Search as you like</p>'
    assert in_danish(in_danish(page)) == in_danish(page)


def test_roles_take_a_title() -> None:
    assert target_of("the work view <work?m=herning>") == ("the work view", "work?m=herning")
    assert target_of("work") == ("", "work")


def test_the_command_line_is_shown_with_what_stands_behind_options() -> None:
    import typer  # noqa: PLC0415

    from cubb_sim.cli import app  # noqa: PLC0415

    group: Any = typer.main.get_command(app)
    parameters = {name: {one.name: one for one in command.params} for name, command in group.commands.items()}
    assert placed(parameters["compare"]["others"]) == "OTHER..."
    assert typed(parameters["compare"]["replications"]) == "--replications N"
    assert typed(parameters["compare"]["fixed"]) == "--fixed"
    assert typed(parameters["run"]["language"]) == "--language da|en"
