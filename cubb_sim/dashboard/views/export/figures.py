"""The pictures of the pages as files of their own: taken from the markup, and told where they are from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as Tree

from cubb_sim.dashboard.views.export.made import SVG, Made, contested_lines, source_line
from cubb_sim.dashboard.views.export.styled import NAMESPACE, standalone
from cubb_sim.dashboard.views.outcomes import PlacedGuess, Shown
from cubb_sim.dashboard.views.outcomes.goals import goal_panels
from cubb_sim.report.markup import Markup, element
from cubb_sim.report.reading import Reading
from cubb_sim.report.sections import goals, legitimacy, months, people
from cubb_sim.report.sections.top import title as compared

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SECTIONS = (goals.goals_section, months.months_section, legitimacy.legitimacy_section, people.people_section)
_NAMED_BY = "name"
_ALREADY = 2
"""The report's pictures of the two goals come first, and are left out: those with the guesses show the same."""


def figures(reading: Reading, guesses: Sequence[PlacedGuess] = ()) -> tuple[Made, ...]:
    """All pictures, each as an SVG file with its title, its source and, where due, the flag of what is contested."""
    pictures = [*_drawn(_goals(reading, guesses)), *_drawn(_SECTIONS[0](reading))[_ALREADY:]]
    pictures += [one for section in _SECTIONS[1:] for one in _drawn(section(reading))]
    below = [source_line(reading), *contested_lines(reading)]
    above = compared(reading)
    return tuple(
        Made(
            f"{number:02d}-{file_name(title)}.svg",
            SVG,
            standalone(picture, [title, above], below, reading.language),
        )
        for number, (title, picture) in enumerate(pictures, 1)
    )


def _goals(reading: Reading, guesses: Sequence[PlacedGuess]) -> Markup:
    n = reading.n_replications
    return goal_panels(Shown(reading, reading.language, n, n, True, False, "", False, tuple(guesses)), reading)


def _drawn(markup: Markup) -> list[tuple[str, Tree.Element]]:
    """Title and drawing of every picture in the markup."""
    root = Tree.fromstring(NOT_XML.sub("", element("div", markup)))
    return list(_pictures(root, ""))


def _pictures(parent: Tree.Element, title: str) -> Iterator[tuple[str, Tree.Element]]:
    """Pictures in their order, each with the name that was last given before it at or above its place."""
    for child in parent:
        if child.get("class") == _NAMED_BY or child.tag == "h2":
            title = "".join(child.itertext())
        if child.tag in ("svg", f"{{{NAMESPACE}}}svg"):
            yield title, child
        else:
            yield from _pictures(child, title)


def file_name(title: str) -> str:
    """A title in letters that every system takes in the name of a file."""
    spelt = title.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return re.sub(r"[^a-z0-9]+", "-", spelt).strip("-")[:40].strip("-") or "figur"
