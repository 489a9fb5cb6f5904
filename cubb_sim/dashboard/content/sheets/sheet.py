"""What is written by hand on the evidence sheet of a lever, read from one file per pillar.

Numbers, grades and sources are not here: they are read off the declarations that a sheet names.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cubb_sim.parameters import Pillar
from cubb_sim.parameters.specification import Text

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Sheet:
    """The sheet of one lever.

    Attributes:
        examples: what moving the lever means in a job centre.
        message: one sentence with its "but".
        mechanism: how the lever works in the model, step by step.
        hit: who can lose by it; where nobody does in the model, what the model leaves out.
        questions: to talk about; without right answers.
        rules: of the model that it works through, as the code calls them.
        numbers: declared numbers of the model that it works through, by dotted name.
        targets: published findings that speak of it, as `targets.toml` calls them.
        documents: sections of the project's own documents that argue for it, as `seed 002, section 6`.
    """

    examples: tuple[Text, ...]
    message: Text
    mechanism: tuple[Text, ...]
    hit: Text
    questions: tuple[Text, ...]
    rules: tuple[str, ...]
    numbers: tuple[str, ...]
    targets: tuple[str, ...]
    documents: tuple[str, ...]


def written_sheets() -> dict[str, Sheet]:
    """The sheets in the files, by the plain name of their lever."""
    found: dict[str, Sheet] = {}
    for pillar in Pillar:
        read = tomllib.loads((FOLDER / f"{pillar.value}.toml").read_text(encoding="utf-8"))
        found |= {name: _sheet(table) for name, table in read.items()}
    return found


def _sheet(table: Mapping[str, Any]) -> Sheet:
    return Sheet(
        examples=_texts(table["examples"]),
        message=Text(**table["message"]),
        mechanism=_texts(table["mechanism"]),
        hit=Text(**table["hit"]),
        questions=_texts(table["questions"]),
        rules=tuple(table["rules"]),
        numbers=tuple(table["numbers"]),
        targets=tuple(table["targets"]),
        documents=tuple(table["documents"]),
    )


def _texts(both: Mapping[str, list[str]]) -> tuple[Text, ...]:
    return tuple(Text(da, en) for da, en in zip(both["da"], both["en"], strict=True))
