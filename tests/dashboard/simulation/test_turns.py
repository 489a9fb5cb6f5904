"""Whose picture is drawn next: those who have none come first, nobody waits for ever, and no turn is lost."""

from __future__ import annotations

import threading

import pytest

from cubb_sim.dashboard.simulation.turns import Turns

LONG = 60.0


class Session:
    """Draws in a thread of its own, when it is let; what is drawn is written down."""

    def __init__(self, turn, name, drawn) -> None:
        self.is_drawing, self.may_end = threading.Event(), threading.Event()
        self._turn, self._name, self._drawn = turn, name, drawn
        self.thread = threading.Thread(target=self._draw, daemon=True)
        self.thread.start()

    def _draw(self):
        with self._turn.drawing():
            self.is_drawing.set()
            assert self.may_end.wait(LONG)
            self._drawn.append(self._name)

    def end(self):
        assert self.is_drawing.wait(LONG)
        self.may_end.set()
        self.thread.join(LONG)


@pytest.fixture
def drawn():
    return []


def test_one_is_drawn_at_a_time(drawn):
    turns = Turns(patience=LONG)
    with turns.session() as one, turns.session() as other:
        first = Session(one, "one", drawn)
        assert first.is_drawing.wait(LONG)
        second = Session(other, "other", drawn)
        assert not second.is_drawing.wait(0.1)
        first.end()
        second.end()
    assert drawn == ["one", "other"]


def test_a_later_picture_waits_for_the_first_of_another_session(drawn):
    turns = Turns(patience=LONG)
    with turns.session() as one:
        Session(one, "first of one", drawn).end()
        with turns.session() as other:
            later = Session(one, "second of one", drawn)
            assert not later.is_drawing.wait(0.1)
            Session(other, "first of other", drawn).end()
            later.end()
    assert drawn == ["first of one", "first of other", "second of one"]


def test_a_session_that_leaves_without_a_picture_keeps_nobody_waiting(drawn):
    turns = Turns(patience=LONG)
    with turns.session() as one:
        Session(one, "first", drawn).end()
        with turns.session():
            later = Session(one, "second", drawn)
            assert not later.is_drawing.wait(0.1)
        later.end()
    assert drawn == ["first", "second"]


def test_a_picture_that_cannot_be_drawn_gives_its_turn_back(drawn):
    turns = Turns(patience=LONG)
    with turns.session() as one, turns.session() as other:
        with pytest.raises(ZeroDivisionError), one.drawing():
            raise ZeroDivisionError
        one.has_first()
        Session(other, "other", drawn).end()
    assert drawn == ["other"]


def test_patience_ends_where_a_drawing_never_does(drawn):
    turns = Turns(patience=0.05)
    with turns.session() as one, turns.session() as other:
        stuck = Session(one, "stuck", drawn)
        assert stuck.is_drawing.wait(LONG)
        Session(other, "other", drawn).end()
        stuck.end()
    assert drawn == ["other", "stuck"]
