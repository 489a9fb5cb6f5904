"""The way a meeting has gone from one selection to the next, as far as one page remembers it."""

from __future__ import annotations

from dataclasses import dataclass

from cubb_sim.dashboard.session import Selection

MOST_REMEMBERED = 200
"""Steps (assumed): more than anybody goes back in a meeting."""


@dataclass(frozen=True)
class Trail:
    """Selections in the order they were made; the last one is the present one."""

    steps: tuple[Selection, ...] = ()

    def to(self, selection: Selection) -> Trail:
        """The trail after going to a selection; going to the one before is a step back, as Back and Undo are."""
        if self.steps and self.steps[-1] == selection:
            return self
        if len(self.steps) > 1 and self.steps[-2] == selection:
            return Trail(self.steps[:-1])
        return Trail((*self.steps, selection)[-MOST_REMEMBERED:])

    @property
    def before(self) -> Selection | None:
        """The selection before the last change; None where nothing has been changed."""
        return self.steps[-2] if len(self.steps) > 1 else None
