"""The whole page on what matters most, with where its figures are from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cubb_sim.dashboard.content.learned import calibration_id
from cubb_sim.dashboard.content.shipped import Origin, shipped
from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.session.library import choice_of
from cubb_sim.dashboard.views.matters import shares, sizes
from cubb_sim.dashboard.views.matters.names import OUTCOMES
from cubb_sim.experiments.version import simulation_hash
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import QUANTITIES
from cubb_sim.report.markup import Markup, element, joined

HEADING = Text("Hvad betyder mest \u2013 og hvad ingen ved", "What matters most \u2013 and what nobody knows")
ABOUT = Text(
    "Her er vist, hvad modellen er følsom over for. Det er ikke det samme som det, der virker: et håndtag kan betyde "
    "meget her, fordi modellen er bygget sådan, eller fordi det har fået et bredt spænd.",
    "This shows what the model is sensitive to. That is not what works: a lever can matter much here because the "
    "model was built that way, or because it was given a wide range.",
)
DECIDED_OR_NOT = Text("Det, I kan beslutte, mod det, ingen ved", "What you can decide against what nobody knows")
ONE_BY_ONE = Text("Et håndtag eller et tal ad gangen", "One lever or number at a time")
WHICH = Text("Vælg resultatmål", "Choose an outcome")
OTHER_MODEL = Text(
    "Pas på: resultaterne her er lavet med en anden udgave af modellen end den, der kører nu. Tallene på de andre "
    "sider er den nye udgaves.",
    "Take care: these results were made with another version of the model than the one now running. Figures on the "
    "other pages are the new version's.",
)
FROM = Text("Hvor tallene er fra", "Where the figures are from")
NOT_OURS = Text(
    "Resultaterne er lavet på forhånd med modellens egne tal og spænd. Det, I har valgt eller anfægtet, er ikke med.",
    "These results were made beforehand with the model's own numbers and ranges. What you have chosen or contested is "
    "not in them.",
)
OUTCOME = "outcome"


@dataclass(frozen=True)
class Looked:
    """What somebody looks at.

    Attributes:
        output: the outcome of the second picture.
    """

    output: str = OUTCOMES[0]


def looked(before: Looked, event: Event) -> Looked:
    """What is looked at after an event."""
    if event.action == OUTCOME and event.argument in OUTCOMES:
        return Looked(event.argument)
    return before


def page(session: Session, now: Looked) -> Markup:
    """Everything: pictures, sentences, tables, and where they are from."""
    say = session.say
    designs = [shipped(one).origin for one in (shares.DESIGN, sizes.DESIGN)]
    return element(
        "article",
        element("h1", say(HEADING)),
        element("p", say(ABOUT), class_="lead not"),
        None
        if all(is_current(one) for one in designs)
        else element("p", say(OTHER_MODEL), class_="problems", role="note"),
        element("p", say(NOT_OURS)),
        element("section", element("h2", say(DECIDED_OR_NOT), id="decided"), shares.shares(session)),
        element(
            "section",
            element("h2", say(ONE_BY_ONE), id="one-by-one"),
            _choice(session, now),
            sizes.sizes(session, now.output),
        ),
        element("section", element("h2", say(sizes.UNKNOWN_TITLE), id="unknown"), sizes.unknown_section(session)),
        element("section", element("h2", say(FROM), id="from"), [_origin(session, one) for one in designs]),
        class_="matters",
    )


@cache
def is_current(origin: Origin) -> bool:
    """Whether a table was made with the model and the calibration that run now."""
    return (origin.model, origin.calibration) == (simulation_hash(), calibration_id())


def _choice(session: Session, now: Looked) -> Markup:
    buttons = [
        element(
            "button",
            session.say(QUANTITIES[one].title),
            type="button",
            data_do=f"{OUTCOME}:{one}",
            aria_pressed="true" if one == now.output else "false",
        )
        for one in OUTCOMES
    ]
    return element("div", buttons, class_="row", role="group", aria_label=session.say(WHICH))


def _origin(session: Session, one: Origin) -> Markup:
    """What was run, when, with which model, and the command that does it again."""
    language = session.language
    place = choice_of(one.scenario).title
    runs, factors, points = (number(n, language) for n in (one.runs, one.factors, one.points))
    day = ".".join(reversed(one.date.split("-"))) if language == "da" else one.date
    failed = Text("", "")
    if one.failed:
        failed = Text(f", {number(one.failed, 'da')} mislykkedes", f", {number(one.failed, 'en')} failed")
    told = Text(
        f"{one.title.da} {runs} kørsler{failed.da} ({points} punkter, {one.replications} kørsler af hvert), hvor "
        f"{factors} håndtag, tal og hændelser er varieret. {place.da}. Lavet {day} med model {one.model} og tilpasning "
        f"{one.calibration}, startnummer {one.seed}. {one.licence}.",
        f"{one.title.en} {runs} runs{failed.en} ({points} points, {one.replications} runs of each), in which {factors} "
        f"levers, numbers and events are varied. {place.en}. Made {day} with model {one.model} and calibration "
        f"{one.calibration}, number of the runs {one.seed}. {one.licence}.",
    )
    return joined(
        element("p", session.say(told)),
        element(
            "p", session.say(Text("Lav det igen: ", "Make it again: ")), element("code", one.command), class_="small"
        ),
    )
