"""What can be chosen on the page of the organisation: the month, what the boxes show, whose ties, which run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.views.organisation.chosen import FIRM, ORGANISATION, POST, Chosen, can_be_chosen, name_of
from cubb_sim.dashboard.views.organisation.lived.course import Course
from cubb_sim.dashboard.views.organisation.words import BY_FIELD, MEASURED, month_words
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined

HALF_YEAR = 6
N_RUNS = 5
"""Runs that can be looked at, one at a time: the first ones, whatever they show (assumed)."""
FIRST_MONTH = 24
"""Shown first: late enough for something to have happened (assumed)."""
_GROUPS = {
    POST: Text("Sagsbehandlere (stilling)", "Caseworkers (post)"),
    FIRM: Text("Virksomheder med borgere lige nu", "Firms with citizens now"),
    ORGANISATION: Text("Frivillige organisationer", "Voluntary organisations"),
}


@dataclass(frozen=True)
class Shown:
    """How the page is looked at; it moves no result.

    Attributes:
        measured: field that fills the boxes.
        run: which of the runs, from 1.
        municipality: "" for the first one.
    """

    month: int = FIRST_MONTH
    measured: str = MEASURED[0].field
    chosen: Chosen | None = None
    run: int = 1
    municipality: str = ""

    def after(self, event: Event, last: int, municipalities: Sequence[str]) -> Shown:
        """How it is looked at after something was done; the same where it was not for this page.

        Args:
            last: month that can be shown.
            municipalities: that can be chosen from.
        """
        value = event.value
        if event.action == "month" or (event.action == "tile" and value in BY_FIELD):
            return self._after_choice(event, last)
        if event.action == "ties":
            return replace(self, chosen=Chosen.parse(value or event.argument))
        if event.action == "run" and value.isdecimal() and 1 <= int(value[:3]) <= N_RUNS:
            return replace(self, run=int(value))
        if event.action == "town" and value in municipalities:
            return replace(self, municipality=value, chosen=None)
        return self

    def _after_choice(self, event: Event, last: int) -> Shown:
        if event.action == "tile":
            return replace(self, measured=event.value)
        by = {"earlier": -HALF_YEAR, "later": HALF_YEAR}.get(event.argument)
        asked = event.number() if by is None else self.month + by
        return self if asked is None else replace(self, month=round(min(max(asked, 0), last)))


def controls(
    shown: Shown, worlds: Sequence[Course], municipalities: Sequence[str], language: str, status: str = ""
) -> Markup:
    """All of them, in the order they are used; `status` says what is going on."""
    return element(
        "div",
        _months(shown, worlds[0].months[1], language),
        element(
            "div",
            _towns(shown, municipalities, language) if len(municipalities) > 1 else None,
            _field(
                "organisation-tile", "tile", Text("Boksene viser", "The boxes show"),
                [(one.field, one.name.in_language(language)) for one in MEASURED], shown.measured, language,
            ),
            _ties(shown, worlds, language),
            _field(
                "organisation-run", "run", Text("Kørsel", "Run"),
                [(str(n), f"{n}") for n in range(1, N_RUNS + 1)], str(shown.run), language,
            ),
            element("p", status, class_="organisation-wait", role="status"),
            class_="organisation-fields",
        ),
        class_="organisation-controls",
    )  # fmt: skip


def _months(shown: Shown, last: int, language: str) -> Markup:
    words = [[k, month_words(k, language)] for k in range(last + 1)]
    month = min(shown.month, last)
    value = Text(f"Måned {month}", f"Month {month}").in_language(language)
    return element(
        "div",
        element("label", Text("Måned", "Month").in_language(language), for_="organisation-month"),
        _step("earlier", Text("Et halvt år tilbage", "Half a year back"), month == 0, language),
        element(
            "input",
            type="range", id="organisation-month", min="0", max=str(last), step="1", value=str(month),
            data_do="month", data_words=json.dumps(words, ensure_ascii=False), data_decimals="0", data_unit="",
            data_language=language, aria_valuetext=f"{value}: {month_words(month, language)}",
        ),
        _step("later", Text("Et halvt år frem", "Half a year on"), month == last, language),
        element(
            "output",
            element("span", str(month), class_="value"),
            " ",
            element("span", month_words(month, language), class_="words"),
            for_="organisation-month",
        ),
        class_="organisation-month",
    )  # fmt: skip


def _step(where: str, name: Text, is_at_end: bool, language: str) -> Markup:
    disabled = {"aria_disabled": "true"} if is_at_end else {}
    return element("button", name.in_language(language), type="button", data_do=f"month:{where}", **disabled)


def _field(id_: str, action: str, label: Text, options: Sequence[tuple[str, str]], now: str, language: str) -> Markup:
    return _select(id_, action, label, [_option(value, name, now) for value, name in options], language)


def _select(id_: str, action: str, label: Text, options: Sequence[Markup], language: str) -> Markup:
    return element(
        "div",
        element("label", label.in_language(language), for_=id_),
        element("select", joined(*options), id=id_, data_do=action),
        class_="organisation-field",
    )


def _option(value: str, name: str, now: str) -> Markup:
    return element("option", name, value=value, selected="" if value == now else None)


def _towns(shown: Shown, municipalities: Sequence[str], language: str) -> Markup:
    options = [(one, one) for one in municipalities]
    now = shown.municipality or municipalities[0]
    return _field("organisation-town", "town", Text("Kommune", "Municipality"), options, now, language)


def _ties(shown: Shown, worlds: Sequence[Course], language: str) -> Markup:
    """Everybody whose ties can be shown; the one that is chosen stays, also where nobody is there any more."""
    now = shown.chosen.said if shown.chosen else ""
    found = can_be_chosen(worlds, shown.month)
    if shown.chosen and shown.chosen not in found[shown.chosen.kind]:
        found[shown.chosen.kind].append(shown.chosen)
    groups = [
        element(
            "optgroup",
            [_option(one.said, name_of(one, language), now) for one in found[kind]],
            label=name.in_language(language),
        )
        for kind, name in _GROUPS.items()
        if found[kind]
    ]
    nobody = _option("", Text("Kun broer mellem teams", "Only bridges between the teams").in_language(language), now)
    return _select(
        "organisation-ties", "ties", Text("Vis forbindelser for", "Show the ties of"), [nobody, *groups], language
    )
