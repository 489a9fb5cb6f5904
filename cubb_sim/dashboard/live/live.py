"""The one component of the pages: shows markup, keeps focus and half-written text, and tells what was done."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import solara

from cubb_sim.dashboard.live.file import File
from cubb_sim.report.markup import Markup

_LOGGER = logging.getLogger(__name__)
failed = solara.reactive(False)
"""Whether the last thing that was done in this session failed. Solara keeps one of these for each session."""
LONGEST_VALUE = 20_000
"""Characters of a value that are taken; what is longer was not written in one of our fields."""


@dataclass(frozen=True)
class Event:
    """What somebody did.

    Attributes:
        action: the part of the element's `data-do` before the first colon.
        argument: the rest of it.
        value: of the field, as text; "true" or "false" of a box; "" of a button.
        fields: of a form that was sent, by name.
    """

    action: str
    argument: str = ""
    value: str = ""
    fields: tuple[tuple[str, str], ...] = ()

    def number(self) -> float | None:
        """The value as a number, with a point or a comma; None where it is none."""
        try:
            number = float(self.value.strip().replace(" ", "").replace(",", "."))
        except ValueError:
            return None
        return number if abs(number) < float("inf") else None  # NaN compares false, and is none either


Handler = Callable[[Event], object]


@solara.component_vue("live.vue", vuetify=False)
def _live(  # noqa: PLR0913, PLR0917 (one per property of the component in the browser)
    html: str = "",
    surround: str = "",
    page: str = "",
    language: str = "",
    title: str = "",
    file: dict[str, Any] | None = None,
    event_happened: Callable[[dict[str, Any]], None] | None = None,
) -> None:
    """The component in the browser; see `live`."""


def live(
    markup: Markup,
    on_event: Handler | None = None,
    *,
    css: str = "",
    file: File | None = None,
) -> Any:
    """Show markup; elements with `data-do="action:argument"` tell `on_event` when they are used.

    Buttons and links tell when they are pressed (with `data-once`: of a double click only the first), fields when a
    value has been chosen, text areas also while somebody writes in them. Fields that tell hold what the markup says;
    fields of a form, and text areas, hold what people put there until the markup says something else than before.

    Links with `data-go` are followed without loading the page anew. `data-print` prints, `data-copy="#id"` copies what
    the element of that id holds, `data-back` goes a step back, `data-reload` loads the page again, and
    `data-focus="selector"` moves the focus.

    A form with `data-clear` is emptied when what `data-clear` says has changed since it was sent, and not before, so
    that a text stays until it is saved; "" says that what was sent was refused, or is not saved yet. A text area with
    `data-unsaved` shows what is not saved yet. Until it is saved, what is written in either outlives a reload.

    Args:
        markup: escaped already, as everything `report.markup` makes.
        on_event: called in the thread of the session.
        css: class of the element around it.
        file: saved by the browser each time its number changes.
    """
    return _live(
        html=str(markup),
        surround=css,
        file=file.sent() if file else None,
        event_happened=lambda data: _told(data, on_event),
    )


def head(language: str, title: str, page: str) -> Any:
    """Tell the browser the language and the title of the page; where the page changed, reading begins at its top."""
    return _live(language=language, title=title, page=page)


def _told(data: dict[str, Any], on_event: Handler | None) -> None:
    if on_event is None or not isinstance(data, dict):
        return
    action, _, argument = str(data.get("do", "")).partition(":")
    given = data.get("fields")
    fields = given.items() if isinstance(given, dict) else ()
    event = Event(
        action=action,
        argument=argument,
        value=str(data.get("value", ""))[:LONGEST_VALUE],
        fields=tuple((str(name), str(value)[:LONGEST_VALUE]) for name, value in fields),
    )
    try:
        on_event(event)
    except Exception:  # whatever it was: the session lives on, and the page says that nothing came of it
        _LOGGER.exception("'%s' of '%s' failed.", event.action, event.argument)
        failed.value = True
    else:
        failed.value = False
