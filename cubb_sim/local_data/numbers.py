"""A number as people and spreadsheets write it: 1.234,5; 1 234,5; 23,5 %."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from cubb_sim.local_data.figures import Kind
from cubb_sim.scenario.messages import plain

_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SPACED = re.compile(r"[0-9]{1,3}(?:[ '][0-9]{3})+(?:[.,][0-9]+)?")
_POINTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_COMMAS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_ONE_GROUP = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " ") | {"\u2212": "-", "\u2019": "'"})
HUNDRED = 100.0
LARGEST = 1e12
HOW_TO_WRITE = "Write a number such as 1234,5, or leave the value empty if it is not known."


class NotANumberError(ValueError):
    """Why a value cannot be used, in a full sentence."""


@dataclass(frozen=True)
class ReadNumber:
    """A number, and what a person should know about how it was read.

    Attributes:
        value: shares between 0 and 1, everything else as written.
        notice: a sentence where the writing had two meanings; "" else.
    """

    value: float
    notice: str = ""


def read_number(written: str, kind: Kind) -> ReadNumber:
    """The number that stands in a cell.

    Spaces, no-break spaces and apostrophes between groups of three digits are passed over. Where both point and comma
    stand, the last one is the decimal sign. A comma alone is a decimal comma. A single point before exactly three
    digits separates thousands where things are counted (persons, posts, kroner) and is a decimal point elsewhere.

    Raises:
        NotANumberError: no number, negative, not finite, or not what the kind of figure allows.
    """
    text = written.translate(_SPACES).strip()
    is_per_cent = text.endswith("%")
    text = text.removesuffix("%").strip()
    if text.startswith("-") and re.search("[0-9]", text):
        raise NotANumberError(f"'{plain(written)}' is negative. A figure is 0 or more.")
    digits = _with_point(text.removeprefix("+"), kind)
    if digits is None:
        raise NotANumberError(f"'{plain(written)}' is not a number. {HOW_TO_WRITE}")
    value = float(digits)
    if not math.isfinite(value) or value > LARGEST:
        raise NotANumberError(f"'{plain(written)}' is larger than any municipality's figure. Check the unit.")
    _check_kind(written, value, is_per_cent, kind)
    notice = _notice(written, text, value, kind)
    return ReadNumber(value / HUNDRED if kind is Kind.PER_CENT else value, notice)


def _with_point(text: str, kind: Kind) -> str | None:
    """The same number with a decimal point and nothing else but digits; `None` where it is no number."""
    if _SPACED.fullmatch(text):
        text = text.replace(" ", "").replace("'", "")
    if "," in text and "." in text:
        if _POINTS.fullmatch(text):
            text = text.replace(".", "").replace(",", ".")
        elif _COMMAS.fullmatch(text):
            text = text.replace(",", "")
    elif text.count(",") == 1:
        text = text.replace(",", ".")
    elif text.count(",") > 1 and _COMMAS.fullmatch(text):
        text = text.replace(",", "")
    elif _POINTS.fullmatch(text) and (text.count(".") > 1 or (kind.is_counted and _ONE_GROUP.fullmatch(text))):
        text = text.replace(".", "")
    return text if _PLAIN.fullmatch(text) else None


def _check_kind(written: str, value: float, is_per_cent: bool, kind: Kind) -> None:
    shown = plain(written)
    if kind is not Kind.PER_CENT:
        if is_per_cent:
            raise NotANumberError(f"'{shown}' is a percentage. Give the number itself, in the unit of the template.")
        if kind is Kind.COUNT and value != int(value):
            what = f"'{shown}' is not a whole number, and this figure counts whole ones."
            raise NotANumberError(f"{what} A comma is a decimal comma; write thousands as 1234 or 1.234.")
        return
    if value > HUNDRED:
        raise NotANumberError(f"'{shown}' is more than 100 per cent. Is it a number of persons?")
    if 0.0 < value <= 1.0 and not is_per_cent:
        as_share = f"{HUNDRED * value:g}".replace(".", ",")
        as_written = f"{value:g}".replace(".", ",")
        what = f"'{shown}' may be a share or per cent, and the figure is in per cent."
        raise NotANumberError(f"{what} Write '{as_share}' or '{as_written} %'.")


def _notice(written: str, text: str, value: float, kind: Kind) -> str:
    if not _ONE_GROUP.fullmatch(text):
        return ""
    meaning = "a point that separates thousands" if kind.is_counted else "a decimal point"
    return f"'{plain(written)}' was read as {value:g}: {meaning}."
