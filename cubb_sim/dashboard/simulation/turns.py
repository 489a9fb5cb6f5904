"""Whose picture is drawn next: first pictures come before later ones, and one at a time.

One process draws for all sessions. Eight pictures drawn at the same time would all be there as late as the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

PATIENCE_SECONDS = 1.0
"""A session waits no longer for others, such as one whose browser does not take what it is sent (assumed)."""


class Turns:
    """A queue in front of the drawing.

    Args:
        patience: how long anybody waits at most [s].
    """

    def __init__(self, patience: float = PATIENCE_SECONDS) -> None:
        self._patience = patience
        self._changed = Condition()
        self._n_without = self._n_drawing = 0

    @contextmanager
    def session(self) -> Iterator[Turn]:
        """For as long as a session's picture grows; until it has its first one, later ones of others wait."""
        turn = Turn(self)
        self.count(without=1)
        try:
            yield turn
        finally:
            turn.has_first()

    @contextmanager
    def drawing(self, is_first: bool) -> Iterator[None]:
        """While a picture is drawn; begins when it is its turn, or when patience is at an end."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._n_drawing == 0 and (is_first or self._n_without == 0), timeout=self._patience
            )
            self._n_drawing += 1
        try:
            yield
        finally:
            self.count(drawing=-1)

    def count(self, without: int = 0, drawing: int = 0) -> None:
        """Count sessions without a picture and pictures that are being drawn, and tell who waits."""
        with self._changed:
            self._n_without += without
            self._n_drawing += drawing
            self._changed.notify_all()


class Turn:
    """One session in the queue."""

    def __init__(self, turns: Turns) -> None:
        self._turns, self._is_without = turns, True

    @contextmanager
    def drawing(self) -> Iterator[None]:
        """While the session's next picture is drawn."""
        with self._turns.drawing(is_first=self._is_without):
            yield
        self.has_first()

    def has_first(self) -> None:
        """The session has a picture, or will have none."""
        if self._is_without:
            self._is_without = False
            self._turns.count(without=-1)


TURNS = Turns()
"""The one queue of this server."""
