"""A comparison as it is to be read: in one language, with names short enough for a picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from cubb_sim.comparison import Comparison
from cubb_sim.errors import CubbSimError
from cubb_sim.parameters.specification import Text
from cubb_sim.results import RunResult
from cubb_sim.wording import LANGUAGES

MONTHS_PER_YEAR = 12
FEWEST_FOR_AN_INTERVAL = 2


@dataclass(frozen=True)
class Reading:
    """Who reads what.

    Attributes:
        command: the command line that makes the comparison again; "" where it was made from Python.
    """

    comparison: Comparison
    language: str
    command: str = ""

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise CubbSimError(f"language: '{self.language}' is not known. Allowed: {', '.join(LANGUAGES)}.")

    def say(self, text: Text) -> str:
        """The text in the reader's language."""
        return text.in_language(self.language)

    @property
    def baseline(self) -> RunResult:
        """What the others are compared with."""
        return self.comparison.baseline

    @property
    def others(self) -> dict[str, RunResult]:
        """What is compared with it, by name."""
        return self.comparison.others

    @property
    def results(self) -> list[tuple[str, RunResult]]:
        """Label and result of the baseline and of each of the others."""
        return [(self.baseline_label, self.baseline), *((self.labels[name], one) for name, one in self.others.items())]

    @cached_property
    def baseline_label(self) -> str:
        """What the baseline is called."""
        return self.say(self.baseline.scenario.title)

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each of the others is called: what it adds, where it is the baseline with something laid over it."""
        labels: dict[str, str] = {}
        taken = {self.baseline_label}
        for name, other in self.others.items():
            title = self.say(other.scenario.title).removeprefix(f"{self.baseline_label} + ")
            label, number = title, 2
            while label in taken:
                label, number = f"{title} ({number})", number + 1
            taken.add(label)
            labels[name] = label
        return labels

    @property
    def n_replications(self) -> int:
        """Runs of each scenario."""
        return self.baseline.n_replications

    @property
    def has_intervals(self) -> bool:
        """Whether there are runs enough to tell chance from difference."""
        return self.n_replications >= FEWEST_FOR_AN_INTERVAL

    @property
    def horizon_months(self) -> int:
        """Months simulated."""
        return self.baseline.horizon_months

    @property
    def horizon(self) -> str:
        """The horizon in words: 4 år, 30 months."""
        years, months = divmod(self.horizon_months, MONTHS_PER_YEAR)
        if months:
            return self.say(Text(f"{self.horizon_months} måneder", f"{self.horizon_months} months"))
        return self.say(Text(f"{years} år", f"{years} year{'s' if years != 1 else ''}"))

    def quoted(self, label: str) -> str:
        """A scenario's name inside a sentence."""
        return self.say(Text(f"\u00bb{label}\u00ab", f"\u2018{label}\u2019"))

    def listed(self, names: Iterable[str]) -> str:
        """Names one after another, with "and" before the last."""
        *first, last = names
        return f"{', '.join(first)} {self.say(Text('og', 'and'))} {last}" if first else last
