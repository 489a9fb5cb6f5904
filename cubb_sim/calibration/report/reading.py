"""A calibration as it is to be read: its tables, in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from cubb_sim.calibration.results_folder import read_table
from cubb_sim.calibration.targets import Target, load_targets, targets_hash
from cubb_sim.errors import CubbSimError
from cubb_sim.knowledge.posterior import DEFAULT_STRUCTURE, posterior_manifest
from cubb_sim.number_format import NO_BREAK_SPACE
from cubb_sim.parameters import PARAMETERS
from cubb_sim.parameters.specification import Text
from cubb_sim.wording import LANGUAGES

BEFORE_PER_CENT = re.compile(r"(?<=\d) (?=%)")

Table = Any
"""A `pandas.DataFrame`."""
Row = Any
"""One of its rows, a named tuple."""


@dataclass(frozen=True, eq=False)
class CalibrationReading:
    """Which calibration, and who reads it.

    Attributes:
        folder: of the calibration, as `cubb-sim calibrate` leaves it.
        command: the command line that makes the page again; "" where it was made from Python.
        trials: of trials held elsewhere (`cubb-sim validate --output`); `None`: the folder's own, if it has one.
    """

    folder: Path
    language: str
    command: str = ""
    trials: Path | None = None

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise CubbSimError(f"language: '{self.language}' is not known. Allowed: {', '.join(LANGUAGES)}.")

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the calibration says of itself; the folder is refused where it holds none."""
        return posterior_manifest(self.folder)

    @property
    def structures(self) -> dict[str, Any]:
        """What the manifest says of each structure, the default first."""
        described: dict[str, Any] = self.manifest["structures"]
        return {DEFAULT_STRUCTURE: described[DEFAULT_STRUCTURE], **described}

    @property
    def default(self) -> dict[str, Any]:
        """What the manifest says of the default structure."""
        found: dict[str, Any] = self.structures[DEFAULT_STRUCTURE]
        return found

    def table(self, name: str) -> Table | None:
        """A table; `None` where it is missing or has no rows."""
        if name not in self._read:
            self._read[name] = read_table(self.folder, name)
        found = self._read[name]
        return found if found is not None and len(found) else None

    def rows(self, name: str, **where: str) -> list[Row]:
        """Its rows, only those whose columns have these values; none where the table is missing."""
        if name not in self._rows:
            found = self.table(name)
            self._rows[name] = [] if found is None else list(found.itertuples(index=False))
        return [row for row in self._rows[name] if all(getattr(row, key) == value for key, value in where.items())]

    @cached_property
    def _read(self) -> dict[str, Table | None]:
        return {}

    @cached_property
    def _rows(self) -> dict[str, list[Row]]:
        return {}

    @cached_property
    def targets(self) -> dict[str, Target]:
        """The targets as declared now, by id."""
        return {one.id: one for one in load_targets()}

    @property
    def has_other_targets(self) -> bool:
        """Whether the file of targets has changed since."""
        return self.manifest.get("targets_hash") not in (None, targets_hash())

    def say(self, text: Text) -> str:
        """The text in the reader's language, with Danish per cent signs kept beside their numbers."""
        said = text.in_language(self.language)
        return BEFORE_PER_CENT.sub(NO_BREAK_SPACE, said) if self.language == "da" else said

    def target(self, id_: str) -> str:
        """A target's id and title; the id alone where it is declared no longer."""
        known = self.targets.get(id_)
        return f"{id_} {self.say(known.title.text())}" if known else id_

    def parameter(self, name: str) -> str:
        """A number's title."""
        return self.say(PARAMETERS[name].title) if name in PARAMETERS else name

    def quoted(self, label: str) -> str:
        """A name inside a sentence."""
        return self.say(Text(f"\u00bb{label}\u00ab", f"\u2018{label}\u2019"))

    def listed(self, names: Iterable[str]) -> str:
        """Names one after another, with "and" before the last; "" for none."""
        *first, last = [*names] or [""]
        return f"{', '.join(first)} {self.say(Text('og', 'and'))} {last}" if first else last
