"""Taking it along: the address, the same comparison in code, and files of figures and numbers."""

from __future__ import annotations

from cubb_sim.dashboard.session import Session
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined

HEADING = Text("Del og gem", "Share and keep")
ADDRESS = Text("Adressen på det, I ser nu", "The address of what you see now")
COPY = Text("Kopiér adresse", "Copy the address")
ADDRESS_HOLDS = Text(
    "Adressen rummer valget, modellens version og startnummeret. Den åbner det samme igen på en computer, hvor "
    "programmet kører.",
    "The address holds the choice, the version of the model and the number of the runs. It opens the same again on a "
    "computer where the program runs.",
)
IN_CODE = Text("Gør det igen i kode", "Do it again in code")
COMMAND = Text("Kommandoen giver de samme tal:", "The command gives the same numbers:")
FILE = Text("Gem dette som {}:", "Save this as {}:")
COPY_COMMAND = Text("Kopiér kommandoen", "Copy the command")
NOT_YET = Text("Det valgte kan ikke skrives som et scenarie.", "What is chosen cannot be written as a scenario.")


def sharing(session: Session, files: tuple[tuple[str, str], ...], command: str, exports: Markup) -> Markup:
    """All ways of taking it along.

    Args:
        files: name and text of the scenario files.
        command: that compares them.
        exports: buttons for files of figures and numbers.
    """
    return element(
        "section",
        element("h2", session.say(HEADING)),
        _address(session),
        exports,
        element(
            "details",
            element("summary", session.say(IN_CODE)),
            _code(session, files, command) if command else element("p", session.say(NOT_YET)),
            id="in-code",
        ),
        class_="work-sharing",
    )


def _address(session: Session) -> Markup:
    href = session.href("work")
    return element(
        "p",
        element("label", session.say(ADDRESS), for_="address"),
        element("input", type="text", id="address", readonly="", value=href, data_address=""),
        element("button", session.say(COPY), type="button", data_copy="#address"),
        element("span", session.say(ADDRESS_HOLDS), class_="small"),
        class_="work-address",
    )


def _code(session: Session, files: tuple[tuple[str, str], ...], command: str) -> Markup:
    return joined(
        [
            joined(
                element("p", session.say(FILE).format(name)),
                element("pre", element("code", text), tabindex="0"),
            )
            for name, text in files
        ],
        element("p", session.say(COMMAND)),
        element("p", element("label", session.say(COMMAND), for_="command", class_="hidden"),
                element("input", type="text", id="command", readonly="", value=command),
                element("button", session.say(COPY_COMMAND), type="button", data_copy="#command"),
                class_="work-address"),
    )  # fmt: skip
