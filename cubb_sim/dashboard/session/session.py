"""A session: one page in one browser, with what its address says and how to go elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.record import Record
from cubb_sim.dashboard.session.address import Address, encode
from cubb_sim.dashboard.session.selection import Selection
from cubb_sim.parameters.specification import Text


@dataclass(frozen=True)
class Session:
    """What a page needs to know, and what it can do.

    Attributes:
        address: where the browser is.
        record: the record of the meeting; None before one has been begun.
        push: go to an address, as a step that Back undoes.
    """

    address: Address
    record: Record | None
    push: Callable[[str], None]

    @property
    def selection(self) -> Selection:
        """What is chosen."""
        return self.address.selection

    @property
    def language(self) -> str:
        """`da` or `en`."""
        return self.address.language

    def say(self, text: Text) -> str:
        """The text in the language of the session."""
        return text.in_language(self.language)

    def href(self, page: str, argument: str = "", selection: Selection | None = None) -> str:
        """The address of a page with the same, or another, selection."""
        return encode(
            replace(self.address, page=page, argument=argument, selection=selection or self.selection, problems=())
        )

    def go(self, page: str, argument: str = "") -> None:
        """Go to a page."""
        self.push(self.href(page, argument))

    def select(self, selection: Selection) -> None:
        """Stay on the page with another selection; nothing happens where it is the same."""
        if selection != self.selection:
            self.push(self.href(self.address.page, self.address.argument, selection))

    def with_view(self, **changed: Any) -> None:
        """Stay on the page with another way of seeing it: `language`, `is_large`, `is_guessing` or `record_id`."""
        self.push(encode(replace(self.address, problems=(), **changed)))

    def followed(self, event: Event) -> bool:
        """Follow the link of an event, if it is one."""
        if event.action == "go" and event.value.startswith("/"):
            self.push(event.value)
        return event.action == "go"
