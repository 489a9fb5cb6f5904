"""The worked example of docs/how_to/add_a_lever.md, done and looked at from every side."""

from __future__ import annotations

import html
from typing import Any

import numpy as np
import pytest

from cubb_sim import EmploymentServiceModel
from tests.architecture.source_tree import ROOT
from tests.engine.small import OWN_FIELDS
from tests.extending.edited_copy import PAGES, Copy
from tests.extending.page_edits import doings, files_touched, with_diff
from tests.extending.probes import DASHBOARD, LIVED, LIVES

PAGE = "add_a_lever.md"
LEVER = "meeting_reminders"
MOST_FILES = 3
LANGUAGES = ("da", "en")
NOTHING_WRITTEN = {"da": "Arket er ikke skrevet endnu", "en": "The sheet has not been written yet"}


@pytest.fixture(scope="module")
def followed(copy: Copy) -> Copy:
    """The copy after everything the page runs has been run, in its order."""
    copy.follow(PAGE)
    return copy


def test_the_page_touches_at_most_three_files_of_the_package() -> None:
    touched = files_touched(PAGE)
    assert 1 <= len(touched) <= MOST_FILES
    assert all(path.startswith("cubb_sim/") for path in touched)


def test_the_page_says_nothing_is_needed_that_it_does_not_show() -> None:
    """All that is edited is in blocks: a comment before a block that the reader does not know would be passed over."""
    text = (ROOT / "docs" / "how_to" / PAGE).read_text(encoding="utf-8")
    assert text.count("{code-block} diff") == sum(one.what == "edit" for one in doings(PAGE))
    assert text.count("```") == 2 * len(doings(PAGE))


@pytest.mark.parametrize("page", PAGES)
def test_a_reader_sees_which_file_each_edit_is_of(page: str) -> None:
    """The comments that this test goes by are not shown."""
    text = (ROOT / "docs" / "how_to" / page).read_text(encoding="utf-8")
    for path in files_touched(page):
        assert f"`{path}`:\n\n<!-- " in text, path


def test_a_hunk_that_does_not_fit_is_refused() -> None:
    assert with_diff("a\nb\nc\n", "@@ here @@\n a\n-b\n+d\n", "somewhere") == "a\nd\nc\n"
    with pytest.raises(AssertionError, match="somewhere: stands there 0 times"):
        with_diff("a\nb\nc\n", "@@ here @@\n-x\n+d\n", "somewhere")
    with pytest.raises(AssertionError, match="2 times"):
        with_diff("a\na\n", " a\n+b\n", "somewhere")


@pytest.mark.slow
def test_the_copy_is_what_is_looked_at(followed: Copy) -> None:
    place = followed.told("import cubb_sim\nanswer = cubb_sim.__file__")
    assert place.startswith(str(followed.root))


@pytest.mark.slow
def test_the_lever_is_listed_and_explains_itself(followed: Copy) -> None:
    printed = " ".join(followed.commands("cubb-sim levers", f"cubb-sim levers {LEVER} --language da").split())
    listed, _, explained = printed.rpartition("Title")
    assert LEVER in listed
    for said in ("Påmindelser før samtaler", "conversation", "2 months", "(grade: assumed)", "40 kr per citizen year"):
        assert said in explained, said


@pytest.mark.slow
def test_at_its_value_as_today_it_moves_nothing(followed: Copy) -> None:
    """Nor do the column, the quantity and the process of the pages that go on from it."""
    followed.told(LIVED)
    lived: Any = EmploymentServiceModel("holstebro", seed=3).run_to_horizon()
    with np.load(followed.folder / "lived.npz") as edited:
        people = edited["people"]
        assert {"missed_in_a_row"} == set(people.dtype.names) - set(lived.people.dtype.names)
        assert [n for n in lived.people.dtype.names if not np.array_equal(lived.people[n], people[n])] == []
        for table in ("flows", "stocks", "ledger"):
            assert np.array_equal(getattr(lived, table), edited[table]), table


@pytest.mark.slow
def test_moved_it_moves_what_it_is_for_and_nobodys_luck(followed: Copy) -> None:
    script = """
before, after = live("holstebro"), live("reminders.toml")
answer = {
    "missed": [int(one.people.n_missed.sum()) for one in (before, after)],
    "differing": differing(before, after),
    "accounts": accounts(before, after),
}
"""
    told = followed.told(LIVES + script)
    before, after = told["missed"]
    assert after < 0.9 * before
    assert "trust" in told["differing"]
    brought_along = set(OWN_FIELDS) & {"assertiveness", "wished_hours", "sector", "prospects", "start_age_months"}
    assert set(told["differing"]) & brought_along == set()
    assert "DEVELOPMENT" in told["accounts"]


@pytest.mark.slow
def test_with_its_effect_at_zero_it_only_costs_money(followed: Copy) -> None:
    script = """
nobody_stays_away = {"conversation__citizen_absence": 0.0}
before, after = live("holstebro", **nobody_stays_away), live("reminders.toml", **nobody_stays_away)
answer = {
    "differing": differing(before, after),
    "flows": bool((before.flows != after.flows).any()),
    "accounts": accounts(before, after),
}
"""
    assert followed.told(LIVES + script) == {"differing": [], "flows": False, "accounts": ["DEVELOPMENT"]}


@pytest.mark.slow
def test_it_stands_on_the_work_page_under_its_pillar(followed: Copy) -> None:
    script = f"""
answer = {{
    language: panel(session("work", language, {LEVER}=1.0), is_all_shown=True) for language in {LANGUAGES}
}}
"""
    for language, markup in followed.told(DASHBOARD + script).items():
        ids = [markup.index(f'id="lever-{name}"') for name in ("information_days", LEVER, "internship_conversion")]
        assert ids == sorted(ids), language
        words = {"da": "alle bliver mindet om samtalen og kan svare", "en": "everybody is reminded of the meeting"}
        assert words[language] in markup


@pytest.mark.slow
def test_its_own_page_shows_what_is_declared_and_says_what_is_not_written(followed: Copy) -> None:
    script = f"""
from cubb_sim.parameters import LEVERS
lever = LEVERS["{LEVER}"]
answer = {{
    language: {{
        "sheet": sheet_page(session("lever", language, "{LEVER}"), "{LEVER}"),
        "all": listing(session("lever", language)),
        "register": card(session("assumptions", language, "{LEVER}"), entries()["{LEVER}"], None),
        "said": [lever.title.in_language(language), lever.explanation.in_language(language)],
        "source": lever.source,
        "cost": lever.cost_note.in_language(language),
    }}
    for language in {LANGUAGES}
}}
"""
    for language, told in followed.told(DASHBOARD + script).items():
        sheet = html.unescape(told["sheet"])
        for said in (*told["said"], told["source"], told["cost"], NOTHING_WRITTEN[language]):
            assert said in sheet
        assert told["said"][0] in html.unescape(told["all"])
        assert told["said"][0] in html.unescape(told["register"])
        assert "nan" not in sheet.lower().replace("finan", "")


@pytest.mark.slow
def test_it_goes_into_an_address_and_comes_out_of_it(followed: Copy) -> None:
    script = f"""
written = encode(session("work", "da", {LEVER}=0.35).address)
found = decode(*written.split("?"))
answer = [written, found.selection.lever("{LEVER}")]
"""
    written, value = followed.told(DASHBOARD + script)
    assert LEVER in written
    assert value == 0.35


@pytest.mark.slow
def test_it_is_a_factor_of_a_sweep(followed: Copy) -> None:
    script = f"""
from cubb_sim.experiments import load_sweep
from cubb_sim.experiments.design.reading import load_design
sweep = load_sweep("reminders_sweep")
answer = [
    [one.name for one in load_design("reminders_design.toml").factors],
    len(set(sweep.points.shares[:, 1])),
    "{LEVER}" in [one.name for one in load_design("levers").factors],
]
"""
    factors, n_values, is_among_all = followed.told(script)
    assert factors[:2] == ["accessibility", LEVER]
    assert n_values > 1
    assert is_among_all


@pytest.mark.slow
def test_the_page_of_parameters_is_made_with_it(followed: Copy) -> None:
    script = f"""
import runpy
made = runpy.run_path({str(ROOT / "docs" / "generate_parameters.py")!r})
answer = made["page"]()
"""
    assert f"#### `{LEVER}`" in followed.told(script)


@pytest.mark.slow
def test_a_lever_without_words_is_shown_with_those_that_fit_all(copy: Copy) -> None:
    script = f"""
from cubb_sim.parameters.levers.words import WORDS
del WORDS["{LEVER}"]
answer = {{
    language: panel(session("work", language, {LEVER}=1.0), is_all_shown=True)
    + sheet_page(session("lever", language, "{LEVER}"), "{LEVER}")
    for language in {LANGUAGES}
}}
"""
    words = {"da": "så højt, som det kan sættes", "en": "as high as it can be set"}
    for language, markup in copy.told(DASHBOARD + script).items():
        assert words[language] in markup
