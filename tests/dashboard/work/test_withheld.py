"""Guess first holds on the other pages too: what compares the worlds waits until the record has a guess."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cubb_sim.dashboard.record import Kind, UnreadableError, use_folder
from cubb_sim.dashboard.session import Address, Selection, Session
from cubb_sim.dashboard.views.assumptions.effect import Followed
from cubb_sim.dashboard.views.assumptions.page import Asked, page
from cubb_sim.dashboard.views.guess import is_withheld, withheld
from cubb_sim.parameters.specification import Text

CHANGED = Selection().with_lever("caseload", 40)
OTHER = Selection().with_lever("caseload", 80)


def session_of(selection=CHANGED, record=None, **given):
    address = replace(Address("organisation", "", selection, is_guessing=True), **given)
    return Session(address, record, lambda _: None)


def test_nothing_waits_where_nobody_guesses_or_nothing_is_changed():
    assert is_withheld(session_of())
    assert not is_withheld(session_of(is_guessing=False))
    assert not is_withheld(session_of(Selection().with_contested("switches.displacement", 1.0)))
    assert withheld(session_of(is_guessing=False)) is None


def test_a_guess_in_the_record_opens_its_selection_and_no_other(tmp_path):
    record = use_folder(tmp_path, False).begin("holstebro", "samtale")
    assert is_withheld(session_of(record=record))
    record.add(
        Kind.GUESS, who="Bord 1", quantity="hours_ever_share", value=0.26, about=CHANGED.key, address="/work?s=1"
    )
    assert not is_withheld(session_of(record=record))
    assert is_withheld(session_of(OTHER, record))


def test_a_record_that_cannot_be_read_gives_nothing_away():
    class Broken:
        @property
        def state(self):
            raise UnreadableError(Text("Filen kan ikke læses.", "The file cannot be read."))

    assert is_withheld(session_of(record=Broken()))


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_message_leads_to_the_work_table_and_on(language):
    markup = str(withheld(session_of(language=language, argument="")))
    session = session_of(language=language)
    assert session.href("work").replace("&", "&amp;") in markup
    on = session_of(language=language, is_guessing=False).href("organisation").replace("&", "&amp;")
    assert f'href="{on}"' in markup
    assert "g=1" not in on


def test_assumptions_keep_their_register_and_hide_what_follows():
    nothing = Followed(None, 0, 40, False)
    session = session_of(page="assumptions")
    hidden = page(session, Asked(), nothing, None, withheld(session))
    assert 'id="follows"' not in hidden
    assert 'id="changed"' in hidden
    assert 'id="follows"' in page(session, Asked(), nothing, None)
