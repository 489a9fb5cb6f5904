"""Principles, scored by those who are there, and decisions."""

from __future__ import annotations

from cubb_sim.dashboard.record import GUIDE, HIGHEST_SCORE, LOWEST_SCORE, Decision, Principle, RecordState
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.note import text_of_area
from cubb_sim.dashboard.views.record.rows import scores_table
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined

PRINCIPLES, DECISIONS = Text("Principper", "Principles"), Text("Aftaler", "Decisions")
WHAT_PRINCIPLES = Text(
    "Et princip er en rettesnor, I kan handle efter i jeres egen hverdag. Vurder det, når det er skrevet: er det "
    "vejledende, nyttigt, inspirerende, udviklende og evaluerbart? Hvert bord, eller hver deltager, giver sin egen "
    "vurdering; der regnes ikke noget gennemsnit ud.",
    "A principle is a guideline that you can act by in your own working day. Judge it when it is written: is it "
    "guiding, useful, inspiring, developmental and evaluable? Each table, or each participant, gives its own "
    "judgement; no mean is worked out.",
)
NEW_PRINCIPLE, NEW_DECISION = Text("Et nyt princip", "A new principle"), Text("En ny aftale", "A new decision")
ADD_PRINCIPLE, ADD_DECISION = Text("Tilføj princip", "Add principle"), Text("Tilføj aftale", "Add decision")
EMPTIED = Text("Slet teksten for at fjerne det.", "Delete the text to remove it.")
SCORE = Text("Vurder princip", "Judge principle")
WHO = Text("Hvem vurderer?", "Who judges?")
SAVE_SCORES = Text("Gem vurderingen", "Save the judgement")
SAME_NAME = Text(
    "Samme navn igen erstatter den tidligere vurdering.", "The same name again replaces the earlier judgement."
)
NOT_SCORED = Text("ikke vurderet", "not judged")
ENDS = {LOWEST_SCORE: Text("slet ikke", "not at all"), HIGHEST_SCORE: Text("i høj grad", "very much")}


def principles(session: Session, state: RecordState) -> Markup:
    """All principles, each with its scorings, and a field for one more."""
    return joined(
        element("h2", session.say(PRINCIPLES)),
        element("p", session.say(WHAT_PRINCIPLES)),
        [_principle(session, one, number) for number, one in enumerate(state.principles, 1)],
        _form(session, "principle", NEW_PRINCIPLE, ADD_PRINCIPLE, len(state.principles)),
    )


def decisions(session: Session, state: RecordState) -> Markup:
    """All decisions, and a field for one more."""
    return joined(
        element("h2", session.say(DECISIONS)),
        [_decision(session, one, number) for number, one in enumerate(state.decisions, 1)],
        _form(session, "decision", NEW_DECISION, ADD_DECISION, len(state.decisions)),
    )


def _form(session: Session, what: str, label: Text, button: Text, n_saved: int) -> Markup:
    """A field for one more; it is emptied when there is one more in the file, and not before."""
    place = f"new-{what}"
    return element(
        "form",
        element("label", session.say(label), for_=place),
        element("textarea", "", id=place, name="text", rows=2, required="", maxlength=2000),
        element("button", session.say(button), type="submit"),
        data_do=f"record:{what}",
        data_clear=str(n_saved),
        class_="record-form",
    )


def _area(session: Session, what: str, one: Principle | Decision, label: str) -> Markup:
    place = f"{what}-{one.id}"
    return joined(
        element("label", label, for_=place),
        element("p", session.say(EMPTIED), id=f"{place}-hint", class_="small"),
        element(
            "textarea",
            text_of_area(one.text),
            id=place,
            rows=2,
            maxlength=2000,
            data_do=f"record:{what}-text:{one.id}",
            aria_describedby=f"{place}-hint",
        ),
    )


def _decision(session: Session, one: Decision, number: int) -> Markup:
    return element("div", _area(session, "decision", one, session.say(Text(f"Aftale {number}", f"Decision {number}"))),
                   class_="record-one")  # fmt: skip


def _principle(session: Session, one: Principle, number: int) -> Markup:
    name = session.say(Text(f"Princip {number}", f"Principle {number}"))
    return element(
        "div",
        _area(session, "principle", one, name),
        scores_table((one,), session.language),
        element(
            "details",
            element("summary", f"{session.say(SCORE)} {number}"),
            _scoring(session, one),
            id=f"score-{one.id}",
        ),
        class_="card record-one",
    )


def _scoring(session: Session, one: Principle) -> Markup:
    who = f"who-{one.id}"
    table_word = Text("Bord", "Table")
    return element(
        "form",
        element("label", session.say(WHO), for_=who),
        element("p", session.say(SAME_NAME), id=f"{who}-hint", class_="small"),
        element("input", type="text", id=who, name="who", required="", maxlength=100, autocomplete="off",
                value=f"{session.say(table_word)} {len(one.scorings) + 1}", aria_describedby=f"{who}-hint"),
        element("div", [_choice(session, one, name, title) for name, title in GUIDE.items()], class_="cards"),
        element("button", session.say(SAVE_SCORES), type="submit"),
        data_do=f"record:score:{one.id}",
        data_clear=max((scoring.time for scoring in one.scorings), default="-"),
        class_="record-form",
    )  # fmt: skip


def _choice(session: Session, one: Principle, name: str, title: Text) -> Markup:
    place = f"{name}-{one.id}"
    options = [element("option", session.say(NOT_SCORED), value="")]
    for score in range(LOWEST_SCORE, HIGHEST_SCORE + 1):
        words = f"{score} ({session.say(ENDS[score])})" if score in ENDS else str(score)
        options.append(element("option", words, value=str(score)))
    return element(
        "div",
        element("label", session.say(title).capitalize(), for_=place),
        element("select", options, id=place, name=name),
    )
