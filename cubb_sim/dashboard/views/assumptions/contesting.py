"""Contesting a number, and putting numbers back: what somebody did, as a change of what is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from cubb_sim.dashboard.content.learned import learned
from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.views.assumptions.entry import Entry, entries
from cubb_sim.dashboard.views.levers import today_of
from cubb_sim.parameters.specification import Text

CONTEST, TAKE_BACK, RESET = "contest", "take-back", "reset"
VALUE, WHY = "value", "why"
NUMBERS, LEVERS_AS_TODAY, PROFILE = "numbers", "levers", "profile"
LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Answer:
    """What comes of an event.

    Attributes:
        selection: what is chosen then; as before where nothing is changed.
        name: of the number that was contested or put back; "" for none.
        value: what it is held to be now; None for the model's.
        why: the reason somebody gave.
        problem: why it cannot be had; None where it can.
        written: what was written in the field, kept where it cannot be used.
    """

    selection: Selection
    name: str = ""
    value: float | None = None
    why: str = ""
    problem: Text | None = None
    written: str = ""


def answered(selection: Selection, event: Event, language: str) -> Answer | None:
    """What comes of an event; None where it is about something else."""
    if event.action == RESET:
        return Answer(_reset(selection, event.argument))
    if event.action not in {CONTEST, TAKE_BACK} or event.argument not in entries():
        return None
    entry = entries()[event.argument]
    if event.action == TAKE_BACK:
        return Answer(entry.holding(selection, None), entry.name)
    fields = dict(event.fields)
    return _contested(selection, entry, fields.get(VALUE, event.value), fields.get(WHY, ""), language)


def _contested(selection: Selection, entry: Entry, written: str, why: str, language: str) -> Answer:
    value = entry.read(written, language)
    problem = problem_with(entry, value, written)
    if value is None or problem is not None:
        return Answer(selection, entry.name, None, why, problem, written)
    held = None if is_the_models(selection, entry, value) else value
    return Answer(entry.holding(selection, held), entry.name, held, why)


def is_the_models(selection: Selection, entry: Entry, value: float) -> bool:
    """Whether a value is what the model has anyway; a fitted number has many values, and so is held to be one by it."""
    if entry.is_lever:
        return value == today_of(Selection(selection.municipality), entry.name)
    return value == entry.declared.default and entry.name not in learned()


def models_own(selection: Selection) -> Selection:
    """The selection with no number contested, and levers as the municipality's file has them today."""
    return _reset(_reset(selection, NUMBERS), PROFILE)


def problem_with(entry: Entry, value: float | None, written: str) -> Text | None:
    """One message with the range where a value cannot be used."""
    low, high = entry.declared.low, entry.declared.high
    if value is not None and low <= value <= high:
        return None
    shown = written.strip()[:LONGEST_SHOWN]
    title = entry.declared.title
    said = Text(f"I skrev \u00bb{shown}\u00ab.", f"You wrote \u2018{shown}\u2019.") if shown else Text("", "")
    return Text(
        f"\u00bb{title.da}\u00ab skal være et tal fra {entry.bounds('da')}. {said.da}".strip(),
        f"\u2018{title.en}\u2019 has to be a number from {entry.bounds('en')}. {said.en}".strip(),
    )


def _reset(selection: Selection, what: str) -> Selection:
    if what == NUMBERS:
        return selection.uncontested()
    if what == LEVERS_AS_TODAY:
        return selection.as_today()
    if what == PROFILE:
        for name, _ in selection.profile:
            selection = selection.with_profile(name, None)
    return selection
