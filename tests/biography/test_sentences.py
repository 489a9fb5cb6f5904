"""Every kind of event that concerns a citizen has its words in both languages."""

from __future__ import annotations

import re
import string

import pytest

from cubb_sim.biography.clauses import ABSENT, CLAUSES, STAGES
from cubb_sim.biography.facts import facts_of, sentence_of, variant_of
from cubb_sim.biography.life import Situation
from cubb_sim.biography.lines import (
    ABOUT_SURROUNDINGS,
    NAMES_FIRM,
    NAMES_MEASURE,
    NAMES_POST,
    NAMES_SECTOR,
    OF_NOBODY,
    Holder,
)
from cubb_sim.biography.sentences import SENTENCES, VARIANTS, Variant
from cubb_sim.biography.words import BENEFIT_WORDS, MEASURE_WORDS, SECTOR_WORDS
from cubb_sim.events import Event
from cubb_sim.kinds import Benefit, Measure, Sector
from tests.biography.made import named_by, one

LANGUAGES = ("da", "en")
OF_A_CITIZEN = [kind for kind in Event if kind not in OF_NOBODY]
TOLD = [*OF_A_CITIZEN, *sorted(ABOUT_SURROUNDINGS)]
NAMES = {"caseworker": NAMES_POST, "sector": NAMES_SECTOR, "measure": NAMES_MEASURE, "workplace": NAMES_FIRM}
NEEDS = {
    "caseworker": {"caseworker", "Caseworker", "post", "holder"},
    "sector": {"sector"},
    "measure": {"measure", "the_measure", "The_measure"},
}


def placeholders(template: str) -> set[str]:
    """Names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_rows_name_a_citizen_exactly_where_the_kind_is_of_a_citizen(today):
    rows = today.outcome.events
    of_nobody = {Event(int(kind)) for kind in set(rows.kind[rows.citizen < 0].tolist())}
    of_somebody = {Event(int(kind)) for kind in set(rows.kind[rows.citizen >= 0].tolist())}
    assert of_nobody <= OF_NOBODY
    assert of_somebody.isdisjoint(OF_NOBODY)


@pytest.mark.parametrize("kind", TOLD, ids=lambda kind: kind.name)
def test_every_kind_of_a_citizen_has_a_sentence_and_a_clause_in_both_languages(kind):
    for language in LANGUAGES:
        sentence = sentence_of(one(1, kind, 2.0, **named_by(kind)), language)
        assert re.fullmatch(r"[A-ZÆØÅ].*\.", sentence), sentence
        assert "{" not in sentence
        assert CLAUSES[kind].in_language(language)
    assert SENTENCES[kind].da != SENTENCES[kind].en
    assert sum(kind in stage for stage in STAGES) == 1


def test_nothing_is_told_that_does_not_happen():
    assert set(SENTENCES) == set(CLAUSES) == set(TOLD)
    assert set(ABSENT) <= set(TOLD)
    assert {kind for kind, _ in VARIANTS} <= set(TOLD)


@pytest.mark.parametrize("kind", TOLD, ids=lambda kind: kind.name)
def test_a_sentence_asks_only_for_what_its_rows_name(kind):
    texts = [SENTENCES[kind], CLAUSES[kind], *([ABSENT[kind]] if kind in ABSENT else [])]
    texts += [text for (of_kind, _), text in VARIANTS.items() if of_kind is kind]
    named = {name: "x" for what, kinds in NAMES.items() if kind in kinds for name in NEEDS.get(what, ())}
    known = set(named) | facts_of(one(1, kind, 2.0), "da").keys() | {"own", "there"}
    for text in texts:
        assert placeholders(text.da) | placeholders(text.en) <= known


def test_a_danish_clause_has_a_place_for_the_life_it_is_about():
    assert [kind.name for kind, clause in CLAUSES.items() if clause.da.count("{there}") != 1] == []
    assert [kind.name for kind, clause in CLAUSES.items() if "{there}" in clause.en] == []


def test_rows_are_read_as_the_comments_of_their_kinds_say(today):
    """Whatever a row names can be looked up: a post, a firm, a measure, a sector."""
    rows = today.outcome.events
    for row in rows:
        kind = Event(int(row.kind))
        if kind in NAMES_SECTOR:
            assert Sector(int(row.other)) in SECTOR_WORDS
        elif kind in NAMES_MEASURE:
            assert Measure(int(row.other)) in MEASURE_WORDS
        elif kind in NAMES_POST:
            assert 0 <= row.other < len(today.register.post_number)
        elif kind in NAMES_FIRM:
            assert -1 <= row.other < len(today.register.firm_number)


def test_everything_has_its_name_in_both_languages():
    assert set(MEASURE_WORDS) == set(Measure) - {Measure.NONE}
    assert set(SECTOR_WORDS) == set(Sector)
    assert set(BENEFIT_WORDS) == set(Benefit)


@pytest.mark.parametrize(
    ("kind", "value", "of_month", "has_voiced", "expected"),
    [
        (Event.PLAN_AGREED, 1.0, (), False, Variant.OWN),
        (Event.PLAN_AGREED, 0.0, (), False, None),
        (Event.VOICED, 12.0, (), True, Variant.AGAIN),
        (Event.VOICED, 12.0, (), False, None),
        (Event.MEASURE_STARTED, 2.0, (), False, None),
        (Event.MEASURE_STARTED, 3.0, (), False, Variant.LATE),
        (Event.MEASURE_STARTED, 3.0, (Event.APPROVED,), False, None),
        (Event.APPROVED, 3.0, (Event.MEASURE_STARTED,), False, Variant.FOLLOWS),
        (Event.HOURS_STARTED, 8.0, (Event.INTERNSHIP_CONVERTED,), False, Variant.FOLLOWS),
        (Event.JOB_STARTED, 24.0, (Event.HOURS_INCREASED,), False, Variant.FOLLOWS),
        (Event.HOURS_LOST, 1.0, (), False, Variant.BRIEF),
        (Event.HOURS_LOST, 2.0, (), False, None),
    ],
)
def test_a_variant_applies_where_it_should(kind, value, of_month, has_voiced, expected):
    assert variant_of(one(1, kind, value), of_month, Situation(), has_voiced) is expected


def test_an_internship_that_ends_with_nothing_says_so():
    ended = one(1, Event.MEASURE_ENDED, measure=Measure.INTERNSHIP)
    assert variant_of(ended, {Event.MEASURE_ENDED}, Situation(), False) is Variant.NO_WAGES
    assert variant_of(ended, {Event.MEASURE_ENDED, Event.INTERNSHIP_CONVERTED}, Situation(), False) is None
    course = one(1, Event.MEASURE_ENDED, measure=Measure.COURSE)
    assert variant_of(course, {Event.MEASURE_ENDED}, Situation(), False) is None


def test_a_vacant_post_is_not_called_a_caseworker():
    shift = one(1, Event.SHIFT, caseworker=Holder(12, 0))
    assert variant_of(shift, {Event.SHIFT}, Situation(), False) is Variant.VACANT
    said = sentence_of(shift, "da", Variant.VACANT)
    assert said == "Borgeren blev flyttet til stilling 12, som var ubesat."
    meeting = sentence_of(one(1, Event.MEETING_HELD, caseworker=Holder(12, 0)), "da")
    assert meeting == "Samtale med en kollega, der dækker den ubesatte stilling 12."
