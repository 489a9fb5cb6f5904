"""The levers of a FLIP, those that are changed elsewhere, and all the others, by pillar."""

from __future__ import annotations

from cubb_sim.dashboard.content.flip import Flip
from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.levers.changing import ALL_AS_TODAY
from cubb_sim.dashboard.views.levers.control import control
from cubb_sim.dashboard.views.levers.scale import scale_of
from cubb_sim.parameters import LEVERS, Pillar
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined
from cubb_sim.report.sections.conditions import PILLAR_WORDS

HEADING = Text("Håndtag", "Levers")
OTHERS_CHANGED = Text("Også ændret", "Changed as well")
ALL_LEVERS = Text("Alle håndtag", "All levers")
ALL = "all-levers"
AS_TODAY = Text("Alt som i dag", "Everything as today")
UNDO = Text("Fortryd", "Undo")


def panel(session: Session, undo: str = "", is_all_shown: bool = False) -> Markup:
    """The controls of the FLIP's levers and of those that are changed; those of all others where they are asked for.

    Args:
        undo: address of the selection before the last change; "" where nothing has been changed yet.
        is_all_shown: whether all levers stand open, by pillar. They are many, and each change would send them anew.
    """
    flip = FLIPS[session.selection.flip]
    changed = [name for name, _ in session.selection.levers]
    others = [name for name in LEVERS if name in changed and name not in flip.levers]
    above = [] if is_all_shown else others  # moved while all stand open, a lever stays under the hand that moves it
    return element(
        "section",
        _head(session, bool(changed), undo),
        element(
            "div",
            _named(session, others) if is_all_shown else _several(session, OTHERS_CHANGED, above),
            class_="lever-above",  # there with nothing in it too: what comes and goes must not move what follows
        ),
        [control(session, name) for name in flip.levers],
        _rest(session, flip, above, is_all_shown),
        class_="lever-panel",
        aria_label=session.say(HEADING),
    )


def _head(session: Session, is_changed: bool, undo: str) -> Markup:
    return element(
        "div",
        element("h2", session.say(HEADING)),
        element("a", session.say(UNDO), href=undo, data_go="", class_="button") if undo else None,
        element("button", session.say(AS_TODAY), type="button", data_do=ALL_AS_TODAY) if is_changed else None,
        class_="lever-panel-head",
    )


def _several(session: Session, title: Text, names: list[str]) -> Markup | None:
    if not names:
        return None
    return joined(element("h3", session.say(title)), [control(session, name) for name in names])


def _named(session: Session, names: list[str]) -> Markup | None:
    """Levers changed in another FLIP, and where they are put."""
    if not names:
        return None
    chosen = dict(session.selection.levers)
    told = [
        f"{session.say(LEVERS[name].title)} {scale_of(name).short(chosen[name], session.language)}" for name in names
    ]
    return element("p", f"{session.say(OTHERS_CHANGED)}: {'; '.join(told)}.", class_="lever-others")


def _rest(session: Session, flip: Flip, above: list[str], is_shown: bool) -> Markup:
    """All levers that are not shown yet, by pillar."""
    shown = {*flip.levers, *above}
    by_pillar = {pillar: [name for name in LEVERS if LEVERS[name].pillar is pillar] for pillar in Pillar}
    button = element(
        "button",
        session.say(ALL_LEVERS),
        type="button",
        id="all-levers",
        data_do=ALL,
        aria_expanded="true" if is_shown else "false",
    )
    pillars = [_pillar(session, pillar, names, shown) for pillar, names in by_pillar.items()] if is_shown else []
    return element("div", button, pillars, class_="lever-all")


def _pillar(session: Session, pillar: Pillar, names: list[str], shown: set[str]) -> Markup:
    hidden = [name for name in names if name not in shown]
    above = Text("Står allerede ovenfor: ", "Already shown above: ")
    already = ", ".join(session.say(LEVERS[name].title) for name in names if name in shown)
    return element(
        "details",
        element("summary", session.say(PILLAR_WORDS[pillar])),
        element("p", f"{session.say(above)}{already}.", class_="small") if already else None,
        [control(session, name) for name in hidden],
        id=f"pillar-{pillar.value}",
    )
