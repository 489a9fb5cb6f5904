"""Reading the parts of an address: what the model does not know, or cannot have, is left out and said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from cubb_sim.dashboard.session.selection import Named, Placed
from cubb_sim.number_format import number
from cubb_sim.parameters.disturbances import DISTURBANCES
from cubb_sim.parameters.specification import Parameter, Text
from cubb_sim.scenario.messages import plain

MOST_ENTRIES = 400
"""Of one list in an address; the model has fewer numbers than that."""
MOST_DISTURBANCES = 24
"""In one address, which has to stay short enough to be opened again: one every second month of four years (assumed)."""
MOST_PROBLEMS = 8
"""That are said one by one; an address with more is not one of ours (assumed)."""
_NUMBER = re.compile(r"-?\d{1,20}(\.\d{1,30})?(e[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE)
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)

LEVER = Text("Håndtaget", "The lever")
PROFILE = Text("Håndtaget i profilen", "The lever in the profile")
CONTESTED = Text("Det anfægtede tal", "The contested number")
DISTURBANCE = Text("Forstyrrelsen", "The disturbance")
AND_MORE = Text("Der var mere i adressen, som ikke kunne bruges.", "There was more in the address that cannot be used.")


@dataclass
class Checker:
    """Reads parts of an address and remembers what could not be used.

    Attributes:
        problems: each says what, where, what is allowed and, for a name, the nearest that exists.
    """

    problems: list[Text] = field(default_factory=list)

    def say(self, da: str, en: str) -> None:
        """Remember a problem; of an address full of them only the first are kept."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Text(da, en))
        elif len(self.problems) == MOST_PROBLEMS:
            self.problems.append(AND_MORE)

    def one_of(self, what: Text, given: str | None, known: Mapping[str, Text], first: str) -> str:
        """A name that exists; `first` where none is given, or one that does not exist."""
        if given is None or given in known:
            return first if given is None else given
        near, shown = _nearest(given, known), plain(given)
        title = known[first]
        self.say(
            f"{what.da} »{shown}« findes ikke. {near.da}Her vises {title.da}.",
            f"{what.en} '{shown}' does not exist. {near.en}Shown here: {title.en}.",
        )
        return first

    def named(self, what: Text, given: str, known: Mapping[str, Parameter]) -> Named:
        """Values by name, such as `caseload:40,action_space:0.7`."""
        found: dict[str, float] = {}
        for name, value in self._entries(what, given, 2, MOST_ENTRIES):
            declared = known.get(name)
            if declared is None:
                self._unknown(what, name, {one: known[one].title for one in known})
            elif name in found:
                self._twice(what, declared.title)
            elif (checked := self._value(what, declared, value)) is not None:
                found[name] = checked
        return tuple(sorted(found.items()))

    def disturbances(self, given: str, horizon_months: int) -> tuple[Placed, ...]:
        """Disturbances, such as `reform:13:0.08`."""
        found: dict[tuple[str, int], Placed] = {}
        for kind, month, size in self._entries(DISTURBANCE, given, 3, MOST_DISTURBANCES):
            declared = DISTURBANCES.get(kind)
            if declared is None:
                self._unknown(DISTURBANCE, kind, {one: other.title for one, other in DISTURBANCES.items()})
                continue
            when = self._month(declared.title, month, horizon_months)
            large = self._value(DISTURBANCE, declared.size, size)
            if when is None or large is None:
                continue
            if (kind, when) in found:
                self._twice(DISTURBANCE, declared.title)
                continue
            found[kind, when] = Placed(when, kind, large)
        return tuple(sorted(found.values()))

    def whole(self, what: Text, given: str | None, allowed: range, first: int) -> int:
        """A whole number within a range; `first` where none is given or it cannot be used."""
        if given is None:
            return first
        if _WHOLE.fullmatch(given) and int(given) in allowed:
            return int(given)
        low, high = allowed[0], allowed[-1]
        self.say(
            f"{what.da} »{plain(given)}« kan ikke bruges: det skal være et helt tal fra {number(low, 'da')} til "
            f"{number(high, 'da')}. Her bruges {number(first, 'da')}.",
            f"{what.en} '{plain(given)}' cannot be used: it must be a whole number from {number(low, 'en')} to "
            f"{number(high, 'en')}. Used here: {number(first, 'en')}.",
        )
        return first

    def _entries(self, what: Text, given: str, n_parts: int, most: int) -> Iterable[tuple[str, ...]]:
        entries = [one for one in given.split(",") if one]
        if len(entries) > most:
            self.say(
                f"Adressen har {number(len(entries), 'da')} af slagsen »{what.da}«; kun de første "
                f"{number(most, 'da')} er brugt.",
                f"The address has {number(len(entries), 'en')} of the kind '{what.en}'; only the first "
                f"{number(most, 'en')} are used.",
            )
        for one in entries[:most]:
            parts = tuple(one.split(":"))
            if len(parts) == n_parts:
                yield parts
                continue
            form = "navn:værdi" if n_parts == 2 else "navn:måned:størrelse"  # noqa: PLR2004 (one form or the other)
            in_english = "name:value" if n_parts == 2 else "name:month:size"  # noqa: PLR2004
            self.say(
                f"»{plain(one)}« kan ikke læses og er udeladt: der skulle stå {form}.",
                f"'{plain(one)}' cannot be read and is left out: it should say {in_english}.",
            )

    def _value(self, what: Text, declared: Parameter, given: str) -> float | None:
        low, high = declared.low, declared.high
        if _NUMBER.fullmatch(given) and low <= float(given) <= high:
            return float(given) + 0.0  # -0 is 0
        title = declared.title
        self.say(
            f"{what.da} »{title.da}«: »{plain(given)}« kan ikke bruges og er udeladt. Tilladt er tal fra "
            f"{_written(low, 'da')} til {_written(high, 'da')}.",
            f"{what.en} '{title.en}': '{plain(given)}' cannot be used and is left out. Allowed are numbers from "
            f"{_written(low, 'en')} to {_written(high, 'en')}.",
        )
        return None

    def _month(self, title: Text, given: str, horizon_months: int) -> int | None:
        if _WHOLE.fullmatch(given) and 1 <= int(given) <= horizon_months:
            return int(given)
        last = number(horizon_months, "da")
        self.say(
            f"Forstyrrelsen »{title.da}«: måned »{plain(given)}« findes ikke her, og den er udeladt. Tilladt er "
            f"måned 1 til {last}.",
            f"The disturbance '{title.en}': there is no month '{plain(given)}' here, and it is left out. Allowed are "
            f"months 1 to {last}.",
        )
        return None

    def _unknown(self, what: Text, given: str, known: Mapping[str, Text]) -> None:
        near, shown = _nearest(given, known), plain(given)
        self.say(
            f"{what.da} »{shown}« findes ikke i modellen og er udeladt. {near.da}".rstrip(),
            f"{what.en} '{shown}' does not exist in the model and is left out. {near.en}".rstrip(),
        )

    def _twice(self, what: Text, title: Text) -> None:
        self.say(
            f"{what.da} »{title.da}« står mere end én gang i adressen; den første er brugt.",
            f"{what.en} '{title.en}' is in the address more than once; the first is used.",
        )


def _nearest(given: str, known: Mapping[str, Text]) -> Text:
    """The nearest name that exists, with a space after it; "" where none is near."""
    near = get_close_matches(given[:100].casefold(), list(known), n=1, cutoff=0.5)
    if not near:
        return Text("", "")
    title = known[near[0]]
    return Text(f"Nærmest ligger »{near[0]}« ({title.da}). ", f"The nearest is '{near[0]}' ({title.en}). ")


def _written(value: float, language: str) -> str:
    """A number with the decimals it has."""
    return number(value, language, len(f"{value:.6f}".rstrip("0").partition(".")[2]))
