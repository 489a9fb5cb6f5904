"""From entries to what the record says: each entry moves the state one step on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cubb_sim.dashboard.record.contents import checked, mark
from cubb_sim.dashboard.record.head import moment
from cubb_sim.dashboard.record.kinds import Kind, RecordError
from cubb_sim.dashboard.record.state import (
    Contested,
    Decision,
    Guess,
    Note,
    Principle,
    RecordState,
    Scoring,
    Tried,
)
from cubb_sim.parameters.specification import Text

MUCH = 20
"""Characters that must be gone from a text before the earlier one is shown as well (assumed): more than a corrected
word, less than a sentence. The file holds every version all the same."""


@dataclass(frozen=True)
class Entry:
    """One line of a record."""

    time: str
    kind: Kind
    content: dict[str, Any]


def read_entry(held: Mapping[str, Any] | None) -> Entry | None:
    """The entry of a line; None where it is none of ours."""
    if held is None or moment(str(held.get("time"))) is None or not isinstance(held.get("content"), dict):
        return None
    try:
        kind = Kind(str(held.get("kind")))
        return Entry(str(held["time"]), kind, checked(kind, held["content"]))
    except (ValueError, OverflowError, TypeError, RecordError):
        return None


def folded(state: RecordState, entry: Entry) -> RecordState:
    """The state after one more entry."""
    after = _STEPS[entry.kind](state, entry.content, entry.time)
    return replace(after, n_entries=state.n_entries + 1, last=entry.time)


def _title(state: RecordState, content: dict[str, Any], _time: str) -> RecordState:
    return replace(state, title=content["text"])


def _people(state: RecordState, content: dict[str, Any], _time: str) -> RecordState:
    return replace(state, people=content["n"])


def _note(state: RecordState, content: dict[str, Any], time: str) -> RecordState:
    topic, now = content["topic"], Note(content["text"], time)
    fullest, earlier = state.fullest.get(topic), state.earlier
    if fullest and lost(fullest.text, now.text) > MUCH:
        earlier, fullest = _with_earlier(earlier, topic, fullest), None
    is_crossed = _is_unseen(state, content)
    if is_crossed:
        earlier = _with_earlier(earlier, topic, Note(state.notes[topic], state.noted[topic]))
    if fullest is None or len(now.text) >= len(fullest.text):
        fullest = now
    notes = {name: text for name, text in state.notes.items() if name != topic or now.text.strip()}
    if now.text.strip():
        notes[topic] = now.text
    return replace(
        state,
        notes=notes,
        noted={**state.noted, topic: time},
        earlier=earlier,
        fullest={**state.fullest, topic: fullest},
        crossed=state.crossed | {topic} if is_crossed else state.crossed,
    )


def _is_unseen(state: RecordState, content: dict[str, Any]) -> bool:
    """Whether a note takes away from a text that its writer had not seen, however little of it."""
    before, base = state.notes.get(content["topic"], ""), content.get("base")
    return base is not None and base != mark(before) and lost(before, content["text"]) > 0


def _with_earlier(earlier: Mapping[str, tuple[Note, ...]], topic: str, note: Note) -> dict[str, tuple[Note, ...]]:
    """One more text that was written over; those it holds whole need not be kept beside it."""
    apart = (one for one in earlier.get(topic, ()) if lost(one.text, note.text))
    return {**earlier, topic: (*apart, note)}


def lost(older: str, newer: str) -> int:
    """Characters of the older text that the newer one has neither at its beginning nor at its end."""
    return len(older) - _kept(older, newer)


def _kept(older: str, newer: str) -> int:
    """Characters of the older text that the newer one has at its beginning and at its end."""
    before = _same(older, newer)
    return before + _same(older[before:][::-1], newer[before:][::-1])


def _same(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning; found by halving, since notes are long."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def _guess(state: RecordState, content: dict[str, Any], time: str) -> RecordState:
    def is_same(one: Guess) -> bool:
        return all(getattr(one, name) == content[name] for name in ("who", "quantity", "about"))

    kept = tuple(one for one in state.guesses if not is_same(one))
    if content["value"] is None:
        return replace(state, guesses=kept)
    return replace(state, guesses=(*kept, Guess(**content, time=time)))


def _tried(state: RecordState, content: dict[str, Any], time: str) -> RecordState:
    one = Tried(
        content["about"],
        content["address"],
        Text(**content["label"]),
        {name: (_or_nan(before), _or_nan(after)) for name, (before, after) in content["results"].items()},
        {
            topic: {language: tuple(texts) for language, texts in by_language.items()}
            for topic, by_language in content["said"].items()
        },
        time,
    )
    at = {other.about: other for other in state.tried} | {one.about: one}
    return replace(state, tried=tuple(at.values()))


def _or_nan(value: float | None) -> float:
    return float("nan") if value is None else value


def _contested(state: RecordState, content: dict[str, Any], time: str) -> RecordState:
    return replace(state, contested=(*state.contested, Contested(**content, time=time)))


def _principle(state: RecordState, content: dict[str, Any], time: str) -> RecordState:
    at = {one.id: one for one in state.principles}
    held = at.get(content["id"], Principle(content["id"], "", time))
    at[held.id] = replace(held, text=content["text"], time=time)
    return replace(state, principles=tuple(one for one in at.values() if one.text.strip() or one.id != held.id))


def _scored(state: RecordState, content: dict[str, Any], time: str) -> RecordState:
    scoring = Scoring(content["who"], content["scores"], time)
    return replace(
        state,
        principles=tuple(
            _with_scoring(one, scoring) if one.id == content["principle"] else one for one in state.principles
        ),
    )


def _with_scoring(principle: Principle, scoring: Scoring) -> Principle:
    """The principle with the last scoring of somebody; one without scores takes theirs away."""
    at = {one.who: one for one in principle.scorings} | {scoring.who: scoring}
    return replace(principle, scorings=tuple(one for one in at.values() if one.scores))


def _decision(state: RecordState, content: dict[str, Any], time: str) -> RecordState:
    at = {one.id: one for one in state.decisions} | {content["id"]: Decision(**content, time=time)}
    return replace(state, decisions=tuple(one for one in at.values() if one.text.strip()))


_STEPS: dict[Kind, Callable[[RecordState, dict[str, Any], str], RecordState]] = {
    Kind.TITLE: _title,
    Kind.PEOPLE: _people,
    Kind.NOTE: _note,
    Kind.GUESS: _guess,
    Kind.TRIED: _tried,
    Kind.CONTESTED: _contested,
    Kind.PRINCIPLE: _principle,
    Kind.SCORED: _scored,
    Kind.DECISION: _decision,
}
