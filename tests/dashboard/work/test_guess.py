"""Guess first: the result stays hidden until it is asked for, and guesses stay beside it."""

from __future__ import annotations

import math

import pytest

from cubb_sim import compare
from cubb_sim.dashboard.record import Kind, use_folder
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.simulation import worlds_of
from cubb_sim.dashboard.views.guess import Guessing, asking, compared, guesses_of, is_hidden, made
from cubb_sim.dashboard.views.outcomes import PlacedGuess, Shown
from cubb_sim.parameters.specification import Text
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.goals import mean_of_runs
from tests.dashboard.work.reading import problems_of_names, read

HOURS, WORK = "hours_ever_share", "work_at_end_share"
CHANGED = Selection().with_lever("caseload", 40)
OTHER = Selection().with_lever("caseload", 80)


@pytest.fixture(scope="module")
def comparison():
    worlds = worlds_of(CHANGED)
    return compare(worlds.baseline, worlds.changed, replications=4, seed=1)


def shown_of(comparison, language="da"):
    reading = Reading(comparison, language) if comparison else None
    return Shown(reading, language, 4, 40, False, False, "x", False)


def form(hours="", work="", who=""):
    return ((HOURS, hours), (WORK, work), ("who", who))


def test_nothing_is_hidden_where_nothing_is_changed_or_nobody_guesses():
    assert not is_hidden(Selection(), True, (), Guessing())
    assert not is_hidden(CHANGED, False, (), Guessing())
    assert is_hidden(CHANGED, True, (), Guessing())


def test_the_result_waits_for_all_guesses_and_then_for_the_button():
    page = Guessing()
    for who in ("Bord 1", "Bord 2"):
        page = page.guessed(CHANGED, made(form("260", who=who), (), "da").guesses)
        guesses = guesses_of(CHANGED, None, page)
        assert is_hidden(CHANGED, True, guesses, page)
    assert [one.who for one in guesses] == ["Bord 1", "Bord 2"]
    page = page.reveal(CHANGED)
    assert not is_hidden(CHANGED, True, guesses_of(CHANGED, None, page), page)
    assert is_hidden(OTHER, True, guesses_of(OTHER, None, page), page)


def test_the_result_can_be_shown_without_a_guess():
    page = Guessing().reveal(CHANGED)
    assert not is_hidden(CHANGED, True, (), page)


def test_guesses_belong_to_what_was_guessed_at():
    page = Guessing().guessed(CHANGED, made(form("260"), (), "da").guesses)
    assert guesses_of(OTHER, None, page) == ()
    moved = CHANGED.with_lever("staff_budget", 1.2)
    assert guesses_of(moved, None, page) == ()
    assert len(guesses_of(moved.with_lever("staff_budget", None), None, page)) == 1


def test_guesses_of_the_record_are_there_after_a_reload_and_show_the_result(tmp_path):
    record = use_folder(tmp_path, is_shared=False).begin("holstebro", "samtale")
    record.add(Kind.GUESS, who="Bord 1", quantity=HOURS, value=0.26, about=CHANGED.key, address="/work")
    record.add(Kind.GUESS, who="Bord 1", quantity=HOURS, value=0.3, about=CHANGED.key, address="/work")
    record.add(Kind.GUESS, who="Bord 2", quantity=HOURS, value=None, about=CHANGED.key, address="/work")
    record.add(Kind.GUESS, who="Bord 1", quantity="no_such", value=0.3, about=CHANGED.key, address="/work")
    guesses = guesses_of(CHANGED, record, Guessing())
    assert guesses == (PlacedGuess("Bord 1", HOURS, 0.3),)
    assert not is_hidden(CHANGED, True, guesses, Guessing())
    assert guesses_of(OTHER, record, Guessing()) == ()


def test_a_guess_that_is_in_record_and_page_is_there_once(tmp_path):
    record = use_folder(tmp_path, is_shared=False).begin("holstebro", "samtale")
    record.add(Kind.GUESS, who="Gruppen", quantity=HOURS, value=0.26, about=CHANGED.key, address="/work")
    page = Guessing().guessed(CHANGED, made(form("260"), (), "da").guesses)
    assert guesses_of(CHANGED, record, page) == (PlacedGuess("Gruppen", HOURS, 0.26),)


@pytest.mark.parametrize(
    ("hours", "work", "expected"),
    [
        ("260", "", {HOURS: 0.26}),
        ("", "120", {WORK: 0.12}),
        (" 1.000 ", "0", {HOURS: 1.0, WORK: 0.0}),
    ],
)
def test_whole_numbers_out_of_a_thousand_are_taken(hours, work, expected):
    result = made(form(hours, work), (), "da")
    assert result.problem is None
    assert {one.quantity: one.value for one in result.guesses} == expected


@pytest.mark.parametrize(
    "hours",
    [
        "", "1001", "-5", "mange", "26,5", "1e3", "²", "9" * 5000,
        "12.5", "0.25", "0.250", "0000000001500", "1.00", "10.00", "1,000", "12 %", "1 000", "007",
    ],
)  # fmt: skip
def test_anything_else_is_refused_in_a_sentence(hours):
    result = made(form(hours), (), "da")
    assert result.guesses == ()
    assert result.problem is not None
    assert "1.000" in result.problem.da
    assert "1,000" in result.problem.en


def test_each_language_has_its_own_mark_of_thousands():
    assert made(form("1,000"), (), "en").guesses[0].value == 1.0
    assert made(form("1.000"), (), "en").problem is not None


def test_a_refused_guess_names_its_field_and_is_not_cleared_away():
    refused = made(form("260", "12 %", "Bord 1"), (), "da")
    assert refused.guesses == ()
    assert refused.problem is not None
    assert "I ordinært arbejde ved slutningen" in refused.problem.da
    assert "12 %" in refused.problem.da
    page = Guessing().refused(CHANGED, refused.problem, refused.wrong)
    root = read(asking(shown_of(None), (), page, 48))
    assert root.one(id=f"guess-{WORK}").attributes["aria-invalid"] == "true"
    assert "aria-invalid" not in root.one(id=f"guess-{HOURS}").attributes
    assert root.one(data_do="guess").attributes["data-clear"] == ""


def test_the_form_is_cleared_by_a_guess_that_was_taken_and_saved_only():
    before, after = Guessing(), Guessing().guessed(CHANGED, made(form("260"), (), "da").guesses)
    unsaved = Text("Kunne ikke gemmes.", "Could not be saved.")
    clear = [
        read(asking(shown_of(None), (), page, 48, problem)).one(data_do="guess").attributes["data-clear"]
        for page, problem in ((before, None), (after, unsaved), (after, None))
    ]
    assert clear[1] == ""
    assert clear[0] != clear[2] != ""


def test_the_same_name_replaces_its_guess_and_no_name_takes_nobodys():
    assert made(form("1", who="bord  1"), ("Bord 1",), "da").guesses[0].who == "Bord 1"
    assert made(form("1"), ("Bord 2",), "da").guesses[0].who == "Bord 3"
    page = Guessing()
    for hours in ("260", "300"):
        page = page.guessed(CHANGED, made(form(hours, who="Bord 1"), ("Bord 1",), "da").guesses)
    assert guesses_of(CHANGED, None, page) == (PlacedGuess("Bord 1", HOURS, 0.3),)


def test_a_refused_guess_does_not_lift_the_curtain():
    problem = made(form("x"), (), "da").problem
    assert problem is not None
    page = Guessing().refused(CHANGED, problem)
    assert is_hidden(CHANGED, True, (), page)
    assert "0 til 1.000" in read(asking(shown_of(None), (), page, 48)).one(role="alert").text


def test_whoever_gives_no_label_gets_one_and_a_long_one_is_cut():
    assert made(form("1"), (), "da").guesses[0].who == "Gruppen"
    assert made(form("1"), ("Gruppen",), "da").guesses[0].who == "Bord 2"
    assert made(form("1"), ("The group",), "en").guesses[0].who == "Table 2"
    assert len(made(form("1", who="x" * 400), (), "da").guesses[0].who) == 30


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_question_tells_today_and_nothing_of_the_result(comparison, language):
    root = read(asking(shown_of(comparison, language), (), Guessing(), 48))
    before = math.floor(1000 * mean_of_runs(comparison.baseline, HOURS) + 0.5)
    after = math.floor(1000 * mean_of_runs(next(iter(comparison.others.values())), HOURS) + 0.5)
    assert before != after
    assert str(before) in root.text
    assert str(after) not in root.text
    assert problems_of_names(root) == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_question_can_be_read_before_the_first_run(language):
    text = read(asking(shown_of(None, language), (), Guessing(), 48)).text
    assert ("i løbet af 4 år?" if language == "da" else "during 4 years?") in text
    assert "{}" not in text


def test_labels_are_written_as_text(comparison):
    guesses = (PlacedGuess("<script>alert(1)</script>", HOURS, 0.26),)
    for markup in (asking(shown_of(comparison), guesses, Guessing(), 48), compared(Reading(comparison, "da"), guesses)):
        root = read(markup)
        assert root.all("script") == []
        assert "<script>alert(1)</script>" in root.text


@pytest.mark.parametrize("language", ["da", "en"])
def test_guess_and_result_stand_side_by_side_without_a_judgement(comparison, language):
    after = math.floor(1000 * mean_of_runs(next(iter(comparison.others.values())), HOURS) + 0.5)
    guesses = (PlacedGuess("Bord 1", HOURS, 0.26), PlacedGuess("Bord 2", HOURS, 0.31))
    text = read(compared(Reading(comparison, language), guesses)).text
    assert "260 (Bord 1)" in text
    assert "310 (Bord 2)" in text
    assert str(after) in text
    for word in ("godt", "tæt", "forkert", "rigtig", "desværre", "good", "wrong", "close", "right", "!"):
        assert word not in text.lower()
    assert compared(Reading(comparison, language), ()) is None
