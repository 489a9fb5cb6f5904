"""What can be opened under the picture: months, how sure, all outcomes, groups, legitimacy and the account.

Only what is open is made: some of it takes longer than the whole picture above it.
"""

from __future__ import annotations

from collections.abc import Callable

from cubb_sim.dashboard.views.outcomes.shown import Shown
from cubb_sim.dashboard.views.verdicts.buttons import open_button
from cubb_sim.dashboard.views.verdicts.certainty import EARLY
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import FAMILY_TITLES, QUANTITIES
from cubb_sim.report.markup import Column, Markup, element, joined, paragraphs, table
from cubb_sim.report.reading import Reading
from cubb_sim.report.sections.account import account_section
from cubb_sim.report.sections.changes import changes_section
from cubb_sim.report.sections.goals import goals_section
from cubb_sim.report.sections.legitimacy import legitimacy_section
from cubb_sim.report.sections.months import months_section
from cubb_sim.report.sections.people import HEADING as PEOPLE
from cubb_sim.report.sections.people import people_section
from cubb_sim.report.sentences.cells import head_of, row_of

HEADING = Text("Se nærmere", "Look closer")
HOW_SURE = Text("Hvor sikkert er det?", "How sure is it?")
ONLY_WITH_A_CHANGE = Text("Det kan ses, når I har ændret noget.", "It can be seen when you have changed something.")


def _how_sure(reading: Reading) -> Markup:
    return goals_section(reading, HOW_SURE)


def _all_outcomes(reading: Reading) -> Markup:
    """Better, worse and unclear, and then every outcome there is, family by family."""
    (other,) = reading.others
    columns = [Column(head) for head in head_of(reading, other)]
    tables = []
    for family, title in FAMILY_TITLES.items():
        rows = [
            row_of(reading, reading.comparison.difference(name))
            for name, quantity in QUANTITIES.items()
            if quantity.family is family
        ]
        tables.append(table(reading.say(title), columns, rows))
    return joined(changes_section(reading), tables)


PARTS: dict[str, tuple[Text, Callable[[Reading], Markup]]] = {
    "months": (Text("Måned for måned", "Month by month"), months_section),
    "sure": (HOW_SURE, _how_sure),
    "people": (PEOPLE, people_section),
    "legitimacy": (Text("Legitimitet", "Legitimacy"), legitimacy_section),
    "account": (Text("Regnskabet", "The account"), account_section),
    "all": (Text("Alle resultatmål", "All outcomes"), _all_outcomes),
}
"""What can be opened: its name on the button, and what makes it."""


def deeper(shown: Shown, reading: Reading) -> Markup:
    """A button for each part, and the part that is open."""
    buttons = [open_button(shown, name, title) for name, (title, _) in PARTS.items()]
    heading = element("h3", shown.say(HEADING), class_="outcomes-heading")
    opened = _opened(shown, reading) if shown.opened in PARTS else None
    return element(
        "section", heading, element("div", buttons, class_="outcomes-buttons"), opened, class_="outcomes-deeper"
    )


def _opened(shown: Shown, reading: Reading) -> Markup:
    title, made = PARTS[shown.opened]
    early = "" if shown.is_settled else f"{shown.say(EARLY)}."
    content = paragraphs(shown.say(ONLY_WITH_A_CHANGE)) if shown.is_as_today else made(reading)
    return element(
        "div",
        paragraphs(early, class_="outcomes-early"),
        content,
        class_="outcomes-opened",
        id=f"outcomes-opened-{shown.opened}",
        role="region",
        aria_label=shown.say(title),
    )
