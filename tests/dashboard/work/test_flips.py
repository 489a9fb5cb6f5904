"""Six FLIPs that can be held: levers and disturbances that exist, few enough, in two languages."""

from __future__ import annotations

import re

import pytest

from cubb_sim.dashboard.content.flip import MOST_LEVERS
from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.session import Selection
from cubb_sim.parameters import DISTURBANCES, LEVERS, Pillar

NAMES = ["strategi", "helhed", "samtale", "inddragelse", "virksomhed", "vidensmobilisering"]
ASKED_FOR_BY_NAME = {"decision_authority", "conversation_quality", "internship_conversion", "caseworker_turnover"}


def test_all_six_are_there_in_cubbs_order():
    assert list(FLIPS) == NAMES
    assert Selection().flip in FLIPS


@pytest.mark.parametrize("flip", FLIPS.values(), ids=lambda one: one.name)
def test_a_flip_is_made_of_what_exists(flip):
    assert 0 < len(flip.levers) <= MOST_LEVERS == 5
    assert set(flip.levers) <= set(LEVERS)
    assert len(set(flip.levers)) == len(flip.levers)
    assert flip.disturbance.kind in DISTURBANCES
    assert 1 <= flip.disturbance.month < 48
    assert 2 <= len(flip.dilemmas) <= 3
    assert LEVERS[flip.levers[0]].pillar in flip.pillars


def test_the_four_levers_the_project_was_asked_for_are_at_hand():
    assert {name for flip in FLIPS.values() for name in flip.levers} >= ASKED_FOR_BY_NAME


def test_every_pillar_has_a_flip():
    assert {pillar for flip in FLIPS.values() for pillar in flip.pillars} == set(Pillar)


@pytest.mark.parametrize("flip", FLIPS.values(), ids=lambda one: one.name)
def test_texts_are_in_both_languages_and_neither_shout_nor_recommend(flip):
    texts = [flip.title, flip.about, flip.question, *flip.dilemmas, flip.disturbance.why]
    for text in texts:
        assert text.da.strip()
        assert text.en.strip()
        assert text.da != text.en
        assert "!" not in text.da + text.en
        assert not re.search(r"\b(bør|anbefal|optimal|bedst er)\w*", text.da, re.IGNORECASE)
    assert flip.question.da.endswith("?")
    assert flip.question.en.endswith("?")
    assert all("?" in one.da and "?" in one.en for one in flip.dilemmas), "a dilemma ends in a question"
