"""What is wrong with a file of local figures: every fault at once, each with its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cubb_sim.errors import ScenarioError

MOST_SHOWN = 20


@dataclass(frozen=True)
class Fault:
    """One thing that has to be mended.

    Attributes:
        lines: numbers of the lines it is about, from 1; empty where it is about the whole file.
        text: what was given, what is allowed and what to do, in full sentences.
    """

    lines: tuple[int, ...]
    text: str


class LocalDataError(ScenarioError):
    """A file of local figures that cannot be used; the message has one line for each fault, twenty at most.

    Attributes:
        where: the file, with its lines where the error is about one fault only.
        faults: all of them, also those the message leaves out.
    """

    def __init__(self, file: str, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.lines))
        told = [f"{_place(file, fault.lines)}: {fault.text}" for fault in self.faults[:MOST_SHOWN]]
        n_more = len(self.faults) - len(told)
        if n_more:
            told.append(f"{file}: {n_more} more {'line has' if n_more == 1 else 'lines have'} faults.")
        where = _place(file, self.faults[0].lines) if len(self.faults) == 1 else file
        super().__init__(where, "\n".join(told))
        self.args = ("\n".join(told),)


def in_words(lines: Iterable[int]) -> str:
    """Line numbers as one says them: "line 7", "lines 7 and 9"."""
    numbers = [str(line) for line in sorted(set(lines))]
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    return f"lines {', '.join(numbers[:-1])} and {numbers[-1]}"


def _place(file: str, lines: tuple[int, ...]) -> str:
    return f"{file}, {in_words(lines)}" if lines else file
