"""The page about the model, put together."""

from __future__ import annotations

from cubb_sim.dashboard.content.learned import calibration_id
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.session.library import choices
from cubb_sim.dashboard.views.model.doubts import doubts
from cubb_sim.dashboard.views.model.legend import legend
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Column, Markup, bullets, element, joined, table

IS_NOT = (
    Text(
        "Ikke en prognose. Tallene siger, hvad der sker med simulerede borgere, hvis antagelserne holder, ikke hvad "
        "der kommer til at ske hos jer.",
        "Not a forecast. The numbers say what happens to simulated citizens if the assumptions hold, not what will "
        "happen in your municipality.",
    ),
    Text(
        "Ikke en evaluering. Intet i den har målt jeres jobcenter, jeres sagsbehandlere eller jeres borgere.",
        "Not an evaluation. Nothing in it has measured your job centre, your caseworkers or your citizens.",
    ),
    Text(
        "Ikke en opskrift. Den finder ikke en bedste løsning, rangordner ikke kommuner og anbefaler ikke noget. Den "
        "viser dilemmaer, og det, der blev dårligere, står ved siden af det, der blev bedre.",
        "Not a recipe. It finds no best solution, ranks no municipalities and recommends nothing. It shows dilemmas, "
        "and what got worse stands beside what got better.",
    ),
    Text(
        "Ikke et register. Alle borgere er simulerede; der er ingen oplysninger om virkelige personer i den.",
        "Not a register. All citizens are simulated; it holds nothing about real persons.",
    ),
)
KEYS = (
    (
        Text("Tab, Skift + Tab", "Tab, Shift + Tab"),
        Text(
            "frem og tilbage mellem felter, knapper og links",
            "forwards and backwards between fields, buttons and links",
        ),
    ),
    (
        Text("Piletaster", "Arrow keys"),
        Text("flytter en skyder et trin og skifter mellem valg", "move a slider one step, and go between choices"),
    ),
    (
        Text("Home, End", "Home, End"),
        Text("sætter en skyder til den laveste eller den højeste værdi", "set a slider to its lowest or highest value"),
    ),
    (
        Text("Enter, mellemrum", "Enter, space"),
        Text("trykker på en knap og åbner eller lukker en uddybning", "press a button, and open and close a detail"),
    ),
    (
        Text("Alt + venstre pil", "Alt + left arrow"),
        Text("fortryder den sidste ændring (browserens tilbage-knap)", "undoes the last change (the browser's Back)"),
    ),
    (
        Text("Alt + højre pil", "Alt + right arrow"),
        Text("gentager den (browserens frem-knap)", "does it again (the browser's Forward)"),
    ),
    (Text("Ctrl + P", "Ctrl + P"), Text("udskriver siden", "prints the page")),
    (
        Text("F11", "F11"),
        Text("fuld skærm; brug den sammen med »Storskærm«", "full screen; use it together with 'Large screen'"),
    ),
)


def about(session: Session) -> Markup:
    """All of it."""
    say = session.say
    return joined(
        element("h1", say(Text("Om modellen", "About the model"))),
        element(
            "p",
            say(
                Text(
                    "En samtalepartner, ikke en dommer: den gør jeres antagelser synlige, så I kan være uenige om dem.",
                    "A partner in conversation, not a judge: it makes your assumptions visible, so that you can "
                    "disagree about them.",
                )
            ),
            class_="lead",
        ),
        element("div", _is(session), _is_not(session), class_="pair"),
        legend(session),
        doubts(session),
        element("h2", say(Text("Tastaturet", "The keyboard"))),
        table(
            say(Text("Alt på siderne kan gøres uden mus.", "Everything on the pages can be done without a mouse.")),
            [Column(say(Text("Taster", "Keys"))), Column(say(Text("Hvad de gør", "What they do")))],
            [[say(keys), say(meaning)] for keys, meaning in KEYS],
        ),
        _further(session),
    )


def _is(session: Session) -> Markup:
    say = session.say
    chosen = choices().get(session.selection.municipality)
    month_count = number(chosen.scenario.horizon_months, session.language) if chosen else ""
    return element(
        "section",
        element("h2", say(Text("Hvad den er", "What it is"))),
        bullets(
            say(one)
            for one in (
                Text(
                    "En kunstig kommune, måned for måned: borgere, sagsbehandlere i teams, virksomheder og frivillige "
                    "organisationer. Hver samtale, bevilling, praktik og ansættelse sker for én borger ad gangen.",
                    "An artificial municipality, month by month: citizens, caseworkers in teams, firms and voluntary "
                    "organisations. Each meeting, grant, internship and job happens to one citizen at a time.",
                ),
                Text(
                    f"To verdener, der lever de samme {month_count} måneder: én som i dag og én med det, I ændrer. "
                    "De samme mennesker og de samme tilfældigheder. Det, der skiller de to ad, er det, modellen har "
                    "at sige.",
                    f"Two worlds that live the same {month_count} months: one as today and one with what you change. "
                    "The same people and the same chances. What parts the two is what the model has to say.",
                ),
                Text(
                    "Et sted at tænke højt: hvad følger af det, vi tror, hvem vinder på det, og hvem betaler?",
                    "A place to think aloud: what follows from what we believe, who gains by it, and who pays?",
                ),
            )
        ),
    )


def _is_not(session: Session) -> Markup:
    return element(
        "section",
        element("h2", session.say(Text("Hvad den ikke er", "What it is not"))),
        bullets((session.say(one) for one in IS_NOT), class_="not"),
    )


def _further(session: Session) -> Markup:
    """Where more is to be found, and which numbers these are."""
    say = session.say
    links = (
        ("assumptions", Text("Alle antagelser, med kilde og spænd", "All assumptions, with source and range")),
        ("matters", Text("Hvad der betyder mest, og hvad ingen ved", "What matters most, and what nobody knows")),
        ("lever", Text("Evidensark for hvert håndtag", "Evidence sheets, one per lever")),
        ("mesa", Text("Modellen trin for trin, for studerende", "The model step by step, for students")),
    )
    numbers = calibration_id()
    return joined(
        element("h2", say(Text("Videre herfra", "From here"))),
        element(
            "ul", [element("li", element("a", say(text), href=session.href(page), data_go="")) for page, text in links]
        ),
        element(
            "p",
            say(Text("Tallene er fra tilpasningen ", "The numbers are of the calibration ")),
            element("code", numbers),
            say(Text("; den følger med programmet.", "; it comes with the program.")),
            class_="small",
        )
        if numbers
        else None,
    )
