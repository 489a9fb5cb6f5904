"""What an entry of each kind holds: checked when it is written, and again when it is read."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Callable, Mapping
from secrets import token_hex
from typing import Any

from cubb_sim.dashboard.record.kinds import GUIDE, HIGHEST_SCORE, LONGEST_TEXT, LOWEST_SCORE, Kind, UnsavedError
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text

Content = dict[str, Any]
SHORT = 300
"""Characters of a title or a name (assumed): what fits in a line or two."""
MOST_PEOPLE = 999
_RECORD = re.compile(r"(?<=[?&])r=[^&]*&?")
TOPICS_OF_SENTENCES = ("sure", "worse", "people", "price", "contested")


def checked(kind: Kind, content: Mapping[str, Any]) -> Content:
    """The content as it is written: nothing but what belongs to the kind.

    Raises:
        UnsavedError: a text is too long; nothing of it is cut.
        ValueError: it is no content of that kind.
    """
    try:
        return _CONTENTS[kind](content)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"No content of an entry of kind '{kind}': {error!r}.") from error


def mark(text: str) -> str:
    """A few letters that tell a text from others: what a note says it was written on from."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def _title(given: Mapping[str, Any]) -> Content:
    return {"text": _text(given["text"], SHORT)}


def _people(given: Mapping[str, Any]) -> Content:
    n = given["n"]
    if n is not None and not (isinstance(n, int) and 0 < n <= MOST_PEOPLE):
        raise ValueError("A number of people is a whole number, or None.")
    return {"n": n}


def _note(given: Mapping[str, Any]) -> Content:
    held = {"topic": _text(given["topic"], SHORT), "text": _text(given["text"])}
    return held | ({"base": _text(given["base"], SHORT)} if given.get("base") else {})


def _guess(given: Mapping[str, Any]) -> Content:
    held: Content = {name: _text(given[name], SHORT) for name in ("who", "quantity")}
    about, address = _text(given.get("about", "")), _address(given.get("address", ""))
    return held | {"value": _number_or_none(given["value"]), "about": about, "address": address}


def _tried(given: Mapping[str, Any]) -> Content:
    label = given["label"]
    both = {"da": label, "en": label} if isinstance(label, str) else {name: label[name] for name in ("da", "en")}
    address = _address(given["address"])
    results = {_text(name, SHORT): [_number_or_none(one) for one in two] for name, two in given["results"].items()}
    if any(len(two) != 2 for two in results.values()):  # noqa: PLR2004 (before and after)
        raise ValueError("Results are two numbers by quantity.")
    said = {
        topic: {name: [_text(one) for one in by_language[name]] for name in ("da", "en")}
        for topic, by_language in given.get("said", {}).items()
        if topic in TOPICS_OF_SENTENCES
    }
    return {
        "about": _text(given.get("about") or address),
        "address": address,
        "label": {name: _text(one) for name, one in both.items()},
        "results": results,
        "said": said,
    }


def _contested(given: Mapping[str, Any]) -> Content:
    return {
        "name": _text(given["name"], SHORT),
        "value": _number_or_none(given["value"]),
        "address": _address(given.get("address", "")),
    }


def _identified(given: Mapping[str, Any]) -> Content:
    return {"id": _text(given.get("id") or token_hex(4), SHORT), "text": _text(given["text"])}


def _scored(given: Mapping[str, Any]) -> Content:
    scores = {name: given["scores"][name] for name in GUIDE if name in given["scores"]}
    if not all(type(one) is int and LOWEST_SCORE <= one <= HIGHEST_SCORE for one in scores.values()):
        raise ValueError(f"Scores are whole numbers from {LOWEST_SCORE} to {HIGHEST_SCORE}.")
    return {
        "principle": _text(given["principle"], SHORT),
        "who": _text(given["who"], SHORT),
        "scores": scores,
    }


_CONTENTS: dict[Kind, Callable[[Mapping[str, Any]], Content]] = {
    Kind.TITLE: _title,
    Kind.PEOPLE: _people,
    Kind.NOTE: _note,
    Kind.GUESS: _guess,
    Kind.TRIED: _tried,
    Kind.CONTESTED: _contested,
    Kind.PRINCIPLE: _identified,
    Kind.SCORED: _scored,
    Kind.DECISION: _identified,
}


def _text(given: Any, longest: int = LONGEST_TEXT) -> str:
    """A text as it was written; half characters, which some keyboards send and no file can hold, become `?`."""
    if not isinstance(given, str):
        raise TypeError(f"{given!r} is no text.")
    if len(given) > longest:
        raise UnsavedError(too_long(longest))
    return given.encode("utf-8", "replace").decode("utf-8")


def _address(given: Any) -> str:
    """An address without the record, since whoever has its id can write in it, and the file is handed on."""
    return _RECORD.sub("", _text(given))


def too_long(longest: int) -> Text:
    """What is said of a text that is too long."""
    return Text(
        f"Teksten er for lang: der er plads til {number(longest, 'da')} tegn. Den står her på siden endnu, men er "
        "ikke gemt; forkort den, eller del den i to.",
        f"The text is too long: there is room for {number(longest, 'en')} characters. It still stands here on the "
        "page, but has not been saved; shorten it, or divide it into two.",
    )


def _number_or_none(given: Any) -> float | None:
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise TypeError(f"{given!r} is no number.")
    try:
        read = float(given)
    except OverflowError as error:
        raise ValueError("A whole number of so many digits is no number of ours.") from error
    return read if math.isfinite(read) else None
