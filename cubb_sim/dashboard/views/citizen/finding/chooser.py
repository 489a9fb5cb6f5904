"""Choosing whom to follow: by description, by what became of the person, by number; and who fits."""

from __future__ import annotations

from collections.abc import Sequence

from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.citizen.finding.asked import YEARS, Age, Asked, Became, Health
from cubb_sim.dashboard.views.citizen.finding.choices import AGES, BECAME, HEALTHS, PARKED, TWO_WORLDS, years_words
from cubb_sim.dashboard.views.citizen.finding.fitting import Fitting
from cubb_sim.dashboard.views.citizen.finding.listing import listing, nobody, summary
from cubb_sim.dashboard.views.citizen.lives import Pair
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element

DESCRIBED, NUMBERED = "citizen:described", "citizen:numbered"
"""What the two forms ask for."""
HEADING = Text("Hvem vil I følge?", "Whom do you want to follow?")
ANOTHER_RUN = Text(
    "I samme kørsel lever de samme borgere begge liv med samme held og uheld. En anden kørsel har andre "
    "tilfældigheder og andre simulerede borgere: det samme nummer er dér en anden person.",
    "Within a run the same citizens live both lives with the same luck. Another run has other chance and other "
    "simulated citizens: the same number is another person there.",
)


def chooser(session: Session, pair: Pair, asked: Asked, found: Fitting, n_runs: int) -> Markup:
    """The fields, what they come to, and those who fit."""
    return element(
        "section",
        element("h2", session.say(HEADING), id="citizen-choose"),
        _fields(session, asked, pair.changed is not None, n_runs),
        element("p", _explained(session, pair.changed is not None), class_="small"),
        _by_number(session, pair, asked),
        element("p", summary(session, pair, asked, found), class_="citizen-summary"),
        listing(session, pair, asked, found) if found.names else nobody(session, pair, asked),
        aria_labelledby="citizen-choose",
        class_="citizen-choose",
    )


def _fields(session: Session, asked: Asked, has_two_worlds: bool, n_runs: int) -> Markup:
    became = [one for one in Became if has_two_worlds or one in (Became.ANY, Became.PARKED_TODAY)]
    years = [(str(n), years_words(n)) for n in YEARS]
    runs = [(str(n), Text(f"kørsel {n} af {n_runs}", f"run {n} of {n_runs}")) for n in range(1, n_runs + 1)]
    fields = (
        ("age", Text("Alder", "Age"), [(one.value, AGES[one]) for one in Age], asked.age.value),
        ("health", Text("Helbred", "Health"), [(one.value, HEALTHS[one]) for one in Health], asked.health.value),
        ("years", Text("På ydelse ved starten", "On benefit at the start"), years, str(asked.years)),
        (
            "became",
            Text("Sådan gik det", "How it went"),
            [(one.value, BECAME[one]) for one in became],
            asked.became.value,
        ),
        ("run", Text("Kørsel", "Run"), runs, str(asked.run)),
    )
    return element(
        "form",
        [_select(session, *field) for field in fields],
        element("button", session.say(Text("Find borgere", "Find citizens")), type="submit"),
        data_do=DESCRIBED,
        class_="citizen-fields",
    )


def _explained(session: Session, has_two_worlds: bool) -> str:
    """What the words in the fields mean."""
    texts = (TWO_WORLDS, PARKED, ANOTHER_RUN) if has_two_worlds else (PARKED, ANOTHER_RUN)
    return " ".join(session.say(text) for text in texts)


def _select(session: Session, name: str, label: Text, options: Sequence[tuple[str, Text]], chosen: str) -> Markup:
    written_options = [
        element("option", session.say(text), value=value, selected="selected" if value == chosen else None)
        for value, text in options
    ]
    return element(
        "div",
        element("label", session.say(label), for_=f"citizen-{name}"),
        element("select", written_options, id=f"citizen-{name}", name=name),
        class_="citizen-field",
    )


def _by_number(session: Session, pair: Pair, asked: Asked) -> Markup:
    """The number can be written instead, such as one noted in an earlier meeting."""
    label = Text("Eller skriv borgerens nummer", "Or write the citizen's number")
    if len(pair.towns) > 1:
        label = Text("Eller skriv kommune og nummer", "Or write municipality and number")
    return element(
        "form",
        element("label", session.say(label), for_="citizen-number"),
        " ",
        element("input", id="citizen-number", name="number", value=asked.number, maxlength="40", autocomplete="off"),
        " ",
        element("button", session.say(Text("Vis", "Show")), type="submit"),
        data_do=NUMBERED,
        class_="citizen-by-number",
    )
