"""What is pressed on the picture: why it came so, and what can be opened under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined

WHY = Text("Hvorfor?", "Why?")


def why_button(shown: Shown, quantity: str, name: str) -> Markup:
    """Asks for the chain of events behind a quantity, or folds it again."""
    is_open = shown.why == quantity
    hidden = element("span", f" {name}", class_="outcomes-hidden")
    return element(
        "button",
        joined(shown.say(WHY), hidden),
        type="button",
        data_do=f"why:{'' if is_open else quantity}",
        id=f"outcomes-why-{quantity}",
        aria_expanded="true" if is_open else "false",
        class_="outcomes-why",
    )


def open_button(shown: Shown, name: str, title: Text) -> Markup:
    """Opens one of the deeper parts, or folds it again."""
    is_open = shown.opened == name
    return element(
        "button",
        shown.say(title),
        type="button",
        data_do=f"open:{'' if is_open else name}",
        id=f"outcomes-open-{name}",
        aria_expanded="true" if is_open else "false",
        class_="outcomes-open",
    )


if TYPE_CHECKING:
    from cubb_sim.dashboard.views.outcomes.shown import Shown
