"""Buttons that ask for the files."""

from __future__ import annotations

from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined

NAMES = {
    "svg": Text("Figurer (SVG)", "Figures (SVG)"),
    "csv": Text("Tal til Excel (CSV)", "Numbers for Danish Excel (CSV)"),
    "csv_plain": Text("Tal til R og Python (CSV)", "Numbers for R and Python (CSV)"),
    "zip": Text("Alt samlet (ZIP)", "Everything (ZIP)"),
}
HEADING = Text("Tag tallene med", "Take the numbers along")
NOT_YET = Text(
    "Filerne kan hentes, når alle kørsler er færdige.", "The files can be downloaded when all runs are finished."
)
NOT_GUESSED = Text(
    "Filerne kan hentes, når I har vist resultatet, og alle kørsler er færdige.",
    "The files can be downloaded when you have shown the result and all runs are finished.",
)


def export_buttons(language: str, is_ready: bool = True, is_guessing: bool = False) -> Markup:
    """One button for each kind of file; a line instead while there is nothing whole to download.

    Args:
        is_guessing: whether the result is guessed at before it is shown.
    """
    heading = element("h3", HEADING.in_language(language))
    if not is_ready:
        why = NOT_GUESSED if is_guessing else NOT_YET
        return joined(heading, element("p", why.in_language(language), class_="small"))
    buttons = [
        element("button", title.in_language(language), type="button", data_do=f"export:{kind}")
        for kind, title in NAMES.items()
    ]
    return joined(heading, element("div", buttons, class_="row"))
