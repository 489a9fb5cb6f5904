"""A lever without a written sheet: every page works, says what is declared, and says that the rest is not written."""

import html

import pytest

from cubb_sim.dashboard.content.sheets import all_sheets, sheets
from cubb_sim.dashboard.content.sheets.sheet import written_sheets
from cubb_sim.dashboard.content.sheets.unwritten import HIT, MECHANISM, MESSAGE
from cubb_sim.dashboard.views.assumptions.card import card
from cubb_sim.dashboard.views.assumptions.entry import entries
from cubb_sim.dashboard.views.assumptions.found import behind
from cubb_sim.dashboard.views.sheet import listing, sheet_page
from cubb_sim.dashboard.views.sheet.page import CONTEST, HEADINGS
from cubb_sim.dashboard.views.sheet.sources import NUMBERS, RULES
from cubb_sim.dashboard.views.sheet.strength import NUMBERS_NOT_WRITTEN
from cubb_sim.parameters import LEVERS
from cubb_sim.parameters.levers.words import WORDS

LANGUAGES = ("da", "en")


@pytest.fixture
def unwritten(monkeypatch):
    """A lever whose sheet nobody has written."""
    name = "package_share"
    written = {one: sheet for one, sheet in written_sheets().items() if one != name}
    monkeypatch.setattr(all_sheets, "written_sheets", lambda: written)
    sheets.cache_clear()
    yield name
    sheets.cache_clear()


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_page_says_what_is_declared_and_what_is_not_written(session_on, unwritten, language):
    markup = html.unescape(sheet_page(session_on("lever", unwritten, language), unwritten))
    lever, words = LEVERS[unwritten], WORDS[unwritten]
    for text in (lever.title, lever.explanation, lever.cost_note, words.low, words.today, words.high):
        assert text.in_language(language) in markup
    for text in (MESSAGE, MECHANISM, HIT, NUMBERS_NOT_WRITTEN, *HEADINGS.values()):
        assert text.in_language(language) in markup
    for text in (CONTEST, NUMBERS, RULES):
        assert text.in_language(language) not in markup


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_stands_in_the_list_and_in_the_register(session_on, unwritten, language):
    assert MESSAGE.in_language(language) in html.unescape(listing(session_on("lever", "", language)))
    assert LEVERS[unwritten].title.in_language(language) in card(
        session_on("assumptions", unwritten, language), entries()[unwritten], None
    )
    assert behind([unwritten]) == {unwritten}


def test_the_other_sheets_are_as_written(unwritten):
    assert list(sheets()) == list(LEVERS)
    assert [name for name, one in sheets().items() if one.message == MESSAGE] == [unwritten]
