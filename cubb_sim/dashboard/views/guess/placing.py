"""What is guessed, by whom, and whether the result is still hidden."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from cubb_sim.dashboard.record import Record, RecordError
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.views.outcomes import PlacedGuess
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS
from cubb_sim.report.sentences.goals import HAPPENINGS

OUT_OF = 1000
LONGEST_LABEL = 30
"""Characters of a label that fit on the picture (assumed)."""
LONGEST_QUOTED = 20
"""Characters of what was written in a field that are repeated (assumed)."""
NO_NUMBER = Text(
    f"Skriv et helt tal fra 0 til {OUT_OF} i mindst ét af felterne.".replace("1000", "1.000"),
    f"Write a whole number from 0 to {OUT_OF} in at least one of the fields.".replace("1000", "1,000"),
)


@dataclass(frozen=True)
class Guessing:
    """What a page remembers of guessing while it is open.

    Attributes:
        revealed: keys of selections whose result was asked for.
        pending: key of the selection that is being guessed at; its result waits until it is asked for, however many
            have guessed.
        own: guesses by key of the selection, where there is no record that keeps them.
        problem: why the last guess was not taken.
        wrong: quantities whose fields were the reason.
        n_taken: how often a guess was taken, of whatever selection.
    """

    revealed: frozenset[str] = frozenset()
    pending: str = ""
    own: Mapping[str, tuple[PlacedGuess, ...]] = field(default_factory=dict)
    problem: Text | None = None
    wrong: tuple[str, ...] = ()
    n_taken: int = 0

    def reveal(self, selection: Selection) -> Guessing:
        """The result may be seen."""
        return replace(self, revealed=self.revealed | {selection.key}, pending="", problem=None, wrong=())

    def guessed(self, selection: Selection, placed: Iterable[PlacedGuess]) -> Guessing:
        """More guesses about a selection; a later one of the same label takes the place of the earlier."""
        kept = (*self.own.get(selection.key, ()), *placed)
        own, n = {**self.own, selection.key: kept}, self.n_taken + 1
        return replace(self, pending=selection.key, own=own, problem=None, wrong=(), n_taken=n)

    def refused(self, selection: Selection, problem: Text, wrong: tuple[str, ...] = ()) -> Guessing:
        """A guess that could not be used."""
        return replace(self, pending=selection.key, problem=problem, wrong=wrong)


@dataclass(frozen=True)
class Made:
    """What a form of guessing came to: guesses, or why there are none, and the quantities whose fields are wrong."""

    guesses: tuple[PlacedGuess, ...]
    problem: Text | None = None
    wrong: tuple[str, ...] = ()


def guesses_of(selection: Selection, record: Record | None, guessing: Guessing) -> tuple[PlacedGuess, ...]:
    """The guesses about a selection, of the record or of the page; the last one of each label and goal."""
    placed = guessing.own.get(selection.key, ())
    if record is not None:
        # A record that can no longer be read is told of where notes are written; the page goes on without it.
        try:
            held = record.state.guesses
        except RecordError:
            held = ()
        about = (one for one in held if one.about == selection.key)
        placed = (*(PlacedGuess(one.who, one.quantity, one.value) for one in about), *placed)
    last = {(one.who, one.quantity): one for one in placed if one.quantity in CUBB_GOALS and _is_share(one.value)}
    return tuple(last.values())


def is_hidden(selection: Selection, is_guessing: bool, guesses: tuple[PlacedGuess, ...], page: Guessing) -> bool:
    """Whether the result waits for a guess.

    Nothing is hidden where nothing is changed. A selection that somebody guessed at earlier, before the page was
    loaded again, is shown with its guesses.
    """
    if not is_guessing or selection.is_as_today or selection.key in page.revealed:
        return False
    return not guesses or page.pending == selection.key


def made(fields: Iterable[tuple[str, str]], earlier: Collection[str], language: str) -> Made:
    """The guesses of a form: a label and a number out of 1,000 for each goal; all of them, or none.

    Args:
        earlier: labels there are. The same one again, however its letters are written, is the same; whoever gives none
            is called the group, or the next table.
    """
    given = dict(fields)
    values = {name: _share(given.get(name, ""), language) for name in CUBB_GOALS}
    wrong = tuple(name for name, value in values.items() if value is None)
    if wrong:
        return Made((), _no_number(wrong[0], given[wrong[0]]), wrong)
    label = _label(given.get("who", ""), earlier, language)
    placed = [PlacedGuess(label, name, one) for name, one in values.items() if one is not None and not math.isnan(one)]
    return Made(tuple(placed)) if placed else Made((), NO_NUMBER)


def _no_number(quantity: str, written: str) -> Text:
    """Which field it is, what stands in it, and what can stand in it."""
    what, said = HAPPENINGS[quantity].short, written.strip()[:LONGEST_QUOTED]
    return Text(
        f"\u00bb{what.da}\u00ab: \u00bb{said}\u00ab kan ikke bruges. Skriv et helt tal fra 0 til "
        f"{number(OUT_OF, 'da')}: hvor mange ud af {number(OUT_OF, 'da')} borgere, ikke procent. "
        "Intet er skrevet ned endnu.",
        f"\u2018{what.en}\u2019: \u2018{said}\u2019 cannot be used. Write a whole number from 0 to "
        f"{number(OUT_OF, 'en')}: how many out of {number(OUT_OF, 'en')} citizens, not per cent. Nothing has been "
        "written down yet.",
    )


def _label(written: str, earlier: Collection[str], language: str) -> str:
    label = " ".join(written.split())[:LONGEST_LABEL].strip()
    if label:
        return next((one for one in earlier if one.casefold() == label.casefold()), label)
    if not earlier:
        return Text("Gruppen", "The group").in_language(language)
    tables = (Text(f"Bord {n}", f"Table {n}").in_language(language) for n in range(len(earlier) + 1, OUT_OF + 1))
    taken = {one.casefold() for one in earlier}
    return next((one for one in tables if one.casefold() not in taken), "?")


def _share(text: str, language: str) -> float | None:
    """A whole number out of 1,000 as a share; NaN where nothing was written, None where it cannot be used."""
    plain = text.strip()
    if not plain:
        return math.nan
    if not _WHOLE[language].fullmatch(plain):
        return None
    value = int(plain.replace(".", "").replace(",", ""))
    return value / OUT_OF if value <= OUT_OF else None


_WHOLE = {
    "da": re.compile(r"0|[1-9][0-9]{0,3}|[1-9][0-9]{0,2}(\.[0-9]{3})"),
    "en": re.compile(r"0|[1-9][0-9]{0,3}|[1-9][0-9]{0,2}(,[0-9]{3})"),
}
"""Whole numbers up to some thousands as each language writes them; never a decimal, nor a nought before it."""


def _is_share(value: object) -> bool:
    return isinstance(value, float | int) and 0.0 <= value <= 1.0
