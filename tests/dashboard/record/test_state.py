"""What a record says: the last word counts, and no earlier one is lost."""

from __future__ import annotations

import pytest

from cubb_sim.dashboard.record import GUIDE, Kind, mark


def test_the_last_note_counts_and_what_was_written_over_is_kept(record):
    long = "Vi så, at det tager over et år, før noget kan ses, og at ingen havde ventet det."
    for upto in range(5, len(long), 7):
        record.add(Kind.NOTE, topic="saw", text=long[:upto])
    record.add(Kind.NOTE, topic="saw", text=long)
    assert record.state.notes == {"saw": long}
    assert not record.state.earlier
    record.add(Kind.NOTE, topic="saw", text="Noget helt andet fra det andet bord")
    assert [one.text for one in record.state.earlier["saw"]] == [long]
    record.add(Kind.NOTE, topic="saw", text="")
    assert "saw" not in record.state.notes
    assert [one.text for one in record.state.earlier["saw"]] == [long, "Noget helt andet fra det andet bord"]


def test_a_text_whittled_away_bit_by_bit_is_kept_as_it_was_longest(record):
    text = "Hele den lange tekst, som nogen sletter baglæns, tegn for tegn."
    for upto in range(len(text), 0, -3):
        record.add(Kind.NOTE, topic="saw", text=text[:upto])
    assert text in [one.text for one in record.state.earlier["saw"]]


def test_a_guess_is_replaced_by_the_same_persons_next_and_can_be_withdrawn(record):
    def guess(who, value):
        record.add(Kind.GUESS, who=who, quantity="hours_ever_share", value=value, about="a", address="/work")

    guess("Bord 1", 0.2)
    guess("Bord 2", 0.3)
    guess("Bord 1", 0.25)
    assert [(one.who, one.value) for one in record.state.guesses] == [("Bord 2", 0.3), ("Bord 1", 0.25)]
    guess("Bord 2", None)
    assert [one.who for one in record.state.guesses] == ["Bord 1"]


def test_principles_are_scored_by_several_and_no_mean_is_made(record):
    first = record.add(Kind.PRINCIPLE, text="Spørg først").content["id"]
    record.add(Kind.SCORED, principle=first, who="Bord 1", scores=dict.fromkeys(GUIDE, 2))
    record.add(Kind.SCORED, principle=first, who="Bord 2", scores={"useful": 5})
    record.add(Kind.SCORED, principle=first, who="Bord 1", scores=dict.fromkeys(GUIDE, 4))
    record.add(Kind.PRINCIPLE, id=first, text="Spørg altid først")
    (one,) = record.state.principles
    assert one.text == "Spørg altid først"
    assert [(s.who, dict(s.scores)) for s in one.scorings] == [
        ("Bord 1", dict.fromkeys(GUIDE, 4)),
        ("Bord 2", {"useful": 5}),
    ]
    record.add(Kind.PRINCIPLE, id=first, text="  ")
    assert record.state.principles == ()


def test_decisions_title_and_people_can_be_changed(record):
    first = record.add(Kind.DECISION, text="Vi prøver det").content["id"]
    record.add(Kind.DECISION, text="Emnet er på igen")
    record.add(Kind.DECISION, id=first, text="Vi prøver det i to kvarterer")
    record.add(Kind.TITLE, text="Nyt navn")
    record.add(Kind.PEOPLE, n=7)
    assert [one.text for one in record.state.decisions] == ["Vi prøver det i to kvarterer", "Emnet er på igen"]
    assert (record.state.title, record.state.people) == ("Nyt navn", 7)
    record.add(Kind.PEOPLE, n=None)
    assert record.state.people is None


def test_a_scenario_looked_at_again_stays_one(record):
    for after in (0.2, 0.3):
        record.add(Kind.TRIED, about="a", address="/work", label="Sagstal", results={"trust": [0.1, after]})
    (one,) = record.state.tried
    assert one.results["trust"] == (0.1, 0.3)
    assert one.label.da == one.label.en == "Sagstal"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (Kind.SCORED, {"principle": "a", "who": "b", "scores": {"useful": 6}}),
        (Kind.SCORED, {"principle": "a", "who": "b", "scores": {"useful": True}}),
        (Kind.GUESS, {"who": "a", "quantity": "b", "value": "0.5"}),
        (Kind.PEOPLE, {"n": 0}),
        (Kind.TRIED, {"address": "a", "label": "b", "results": {"a": [1.0]}}),
        (Kind.NOTE, {"topic": "saw"}),
        (Kind.NOTE, {"topic": "saw", "text": None}),
    ],
)
def test_what_is_no_content_never_reaches_the_file(record, kind, content):
    before = record.content()
    with pytest.raises(ValueError, match=r"."):
        record.add(kind, **content)
    assert record.content() == before


def test_a_text_its_writer_had_not_seen_is_kept_however_short(record):
    record.add(Kind.NOTE, topic="saw", text="12 %", base=mark(""))
    record.add(Kind.NOTE, topic="saw", text="15 %", base=mark(""))
    state = record.state
    assert state.notes == {"saw": "15 %"}
    assert [one.text for one in state.earlier["saw"]] == ["12 %"]
    assert state.crossed == {"saw"}


def test_who_goes_on_from_the_last_text_crosses_nobody(record):
    record.add(Kind.NOTE, topic="saw", text="12 %", base=mark(""))
    record.add(Kind.NOTE, topic="saw", text="15 %", base=mark("12 %"))
    record.add(Kind.NOTE, topic="saw", text="15 % i alt", base=mark("noget andet"))
    assert not record.state.earlier
    assert not record.state.crossed


def test_two_who_write_at_once_leave_no_pile_of_half_texts(record):
    for n in range(1, 6):
        record.add(Kind.NOTE, topic="saw", text="aaaaa"[:n], base=mark("aaaaa"[: n - 1]))
        record.add(Kind.NOTE, topic="saw", text="bbbbb"[:n], base=mark("bbbbb"[: n - 1]))
    assert [one.text for one in record.state.earlier["saw"]] == ["bbbb", "aaaaa"]
