"""The flag of what somebody contested, where nobody can overlook it."""

from __future__ import annotations

from cubb_sim.report.markup import Markup, element, paragraphs
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.numbers import behind, contest_sentences


def contest_box(reading: Reading, with_names: bool = True) -> Markup:
    """The contested assumptions, with a warning where few of the fitted draws agree; nothing where there are none.

    Args:
        with_names: whether the names that `--assume` takes stand there, too.
    """
    flags = contest_sentences(behind(reading), reading.language, with_names)
    return element("div", paragraphs(*flags), class_="contest", role="note") if flags else Markup("")
