"""Every page of the site can be found, says for whom it is, and states and shows only what there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from posixpath import normpath

import pytest

from cubb_sim.dashboard.session.address import decode
from docs.site.extensions.purpose import is_purpose
from docs.site.facts import load_facts
from docs.site.pages import APART, ENTRANCE, Page, other_language, pages
from docs.site.pictures import load_pictures
from tests.architecture.source_tree import ROOT

PAGES = list(pages())
OURS = [page for page in PAGES if page.name.startswith("docs/")]
NOTEBOOKS = [
    path.relative_to(ROOT).with_suffix("").as_posix()
    for path in (ROOT / "experiments" / "notebooks").rglob("*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
]
TITLED = re.compile(r"^.*<(.+)>$")
FIRST_WORD = {"da": "*Til ", "en": "*For "}


def head_of(page: Page) -> list[str]:
    """Title and first paragraph."""
    parts = page.text.split("\n\n", 2)
    return [parts[0], parts[1] if len(parts) > 1 else ""]


@pytest.mark.parametrize("page", OURS, ids=lambda page: page.name)
def test_every_page_says_for_whom_it_is_and_what_they_get(page: Page) -> None:
    title, line = head_of(page)
    assert re.match(r"^(\(.+\)=\n)?# \S", title), "The page begins with its title."
    assert line.startswith(FIRST_WORD[page.language]), f"No purpose line after the title: {line!r}"
    assert line.endswith("*")
    assert is_purpose(line.strip("*"))


def test_every_fact_that_a_page_states_is_declared_and_every_declared_one_is_stated() -> None:
    declared = set(load_facts())
    stated = {name for page in PAGES for name in page.facts}
    assert stated - declared == set()
    assert declared - stated == set()


def test_every_picture_that_a_page_shows_is_drawn_and_every_drawn_one_is_shown() -> None:
    drawn = set(load_pictures())
    shown = {name for page in PAGES for name in page.pictures}
    assert shown - drawn == set()
    assert drawn - shown == set()


@pytest.mark.parametrize("page", OURS, ids=lambda page: page.name)
def test_every_picture_is_described_in_words(page: Page) -> None:
    silent = [block.argument for block in page.blocks if block.kind == "{picture}" and not block.text.strip()]
    assert silent == []
    assert re.findall(r"!\[\s*\]\([^)]*\)", page.prose) == []


@pytest.mark.parametrize("page", [page for page in PAGES if page.addresses], ids=lambda page: page.name)
def test_addresses_of_the_dashboard_lead_where_they_say(page: Page) -> None:
    for address in page.addresses:
        path, _, search = address.partition("?")
        found = decode(path, search)
        assert [problem.en for problem in found.problems] == [], address
        assert found.language == page.language, f"{address}: the page is in another language than what it opens."


def test_every_page_is_in_the_navigation() -> None:
    known = {page.name: page for page in PAGES}
    everything = {*known, *NOTEBOOKS}
    in_the_menu, kept_apart = reached_from(ENTRANCE, known, everything), reached_from(APART, known, everything)
    assert everything - in_the_menu == kept_apart


def reached_from(start: str, known: dict[str, Page], everything: set[str]) -> set[str]:
    """A page, and all that tables of contents lead to from there."""
    reached, waiting = {start}, [start]
    while waiting:
        page = known.get(waiting.pop())
        for name in entries(page, everything) if page else ():
            if name not in reached:
                reached.add(name)
                waiting.append(name)
    return reached


def test_the_answers_stand_apart_and_the_lecturer_finds_them() -> None:
    known = {page.name: page for page in PAGES}
    assert f"]({APART.rpartition('/')[2]}.md)" in known["docs/teaching/lecturer"].prose
    answers = {name for name in NOTEBOOKS if "/answers/" in name}
    assert answers <= set(entries(known[APART], {*known, *NOTEBOOKS}))


def entries(page: Page, everything: set[str]) -> Iterator[str]:
    """Names that the tables of contents of a page lead to."""
    folder = page.name.rpartition("/")[0]
    for block in page.blocks:
        if block.kind != "{toctree}":
            continue
        lines = [line.strip() for line in block.text.splitlines() if line.strip() and not line.startswith(":")]
        for line in lines:
            target = TITLED.sub(r"\1", line)
            name = target.lstrip("/") if target.startswith("/") else normpath(f"{folder}/{target}")
            yield from (one for one in everything if matches(one, name))


def matches(name: str, pattern: str) -> bool:
    """Whether a pattern of a table of contents means this page; a star stays within its folder."""
    return name.count("/") == pattern.count("/") and fnmatchcase(name, pattern)


def test_a_danish_page_has_the_name_of_its_english_counterpart() -> None:
    assert other_language("docs/facilitating/handout") == "docs/da/facilitating/handout"
    assert other_language("docs/da/facilitating/handout") == "docs/facilitating/handout"
    names = {page.name for page in PAGES}
    alone = [page.name for page in PAGES if page.language == "da" and other_language(page.name) not in names]
    assert [name for name in alone if not name.startswith("docs/da/leaders/")] == []
