"""A sentence that a reader of indices needs, in Danish and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cubb_sim.experiments.analysis.notes.of_methods import SENTENCES_OF_METHODS
from cubb_sim.experiments.analysis.notes.sentences import SENTENCES
from cubb_sim.experiments.data import Response
from cubb_sim.parameters.specification import Text

ALL_SENTENCES: Mapping[str, tuple[str, Text]] = {**SENTENCES, **SENTENCES_OF_METHODS}


@dataclass(frozen=True)
class Note:
    """One sentence about one output, or about the whole analysis.

    Attributes:
        about: table or analysis.
        key: of `ALL_SENTENCES`.
        of: the output; `None` for all.
        values: what the sentence's braces take; texts are taken in the sentence's language.
    """

    about: str
    key: str
    of: Response | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


def note_row(note: Note) -> tuple[str, str, str, str, str, str]:
    """As the table `notes` has it."""
    severity, text = ALL_SENTENCES[note.key]
    output, world = ("", "") if note.of is None else (note.of.output, note.of.world)
    da, en = (_said(text, language, note.values) for language in ("da", "en"))
    return note.about, output, world, severity, da, en


def _said(text: Text, language: str, values: Mapping[str, Any]) -> str:
    own = {name: one.in_language(language) if isinstance(one, Text) else one for name, one in values.items()}
    return text.in_language(language).format(**own)
