"""The months in words: what both lives have in common, and both lives beside each other from where they part."""

from __future__ import annotations

from cubb_sim.biography import Life, Parting, common_passages, months_apart
from cubb_sim.biography.story import months_label, passages_of
from cubb_sim.biography.two_lives import OVER
from cubb_sim.biography.words import capitalised
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.citizen.lives import IN_CHANGED, IN_TODAY
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Column, Markup, Row, element, joined, table

HEADING = Text("Måned for måned", "Month by month")
MONTH = Text("Måned", "Month")
THE_SAME = Text("det samme", "the same")


def one_story(session: Session, life: Life) -> Markup:
    """The only life."""
    rows = [_row(passage.first, passage.last, passage.text) for passage in passages_of(life, session.language)]
    columns = [Column(session.say(MONTH)), Column(session.say(Text("Hvad der sker", "What happens")))]
    return joined(
        element("h2", session.say(HEADING), id="citizen-months"),
        table(session.say(HEADING), columns, rows, class_="citizen-story"),
    )


def two_stories(session: Session, lives: tuple[Life, Life], parting: Parting) -> Markup:
    """Both lives; what came before they part can be opened."""
    heading = element("h2", session.say(HEADING), id="citizen-months")
    common = _common(session, lives[0], parting)
    if parting.month is None:
        return joined(heading, common)
    columns = [Column(session.say(MONTH)), Column(session.say(IN_TODAY)), Column(session.say(IN_CHANGED))]
    over, same = session.say(OVER), session.say(THE_SAME)
    rows: list[Row] = [
        _row(one.first, one.last, one.a or over, same if one.a == one.b else one.b or over)
        for one in months_apart(*lives, parting.month, session.language)
    ]
    caption = Text(f"Fra måned {parting.month}", f"From month {parting.month}")
    return joined(heading, common, table(session.say(caption), columns, rows, class_="citizen-story"))


def _common(session: Session, life: Life, parting: Parting) -> Markup | None:
    passages = common_passages(life, parting, session.language)
    if not passages:
        return None
    rows = [_row(passage.first, passage.last, passage.text) for passage in passages]
    columns = [
        Column(session.say(MONTH)),
        Column(session.say(Text("I begge verdener", "In both worlds"))),
    ]
    label = months_label(passages[0].first, passages[-1].last, session.language)
    caption = Text(f"Det samme i begge verdener: {label.lower()}", f"The same in both worlds: {label.lower()}")
    told = table(session.say(caption), columns, rows, class_="citizen-story")
    if parting.month is None:
        return told
    return element("details", element("summary", session.say(caption)), told, id="citizen-common")


def _row(first: int, last: int, *texts: str) -> Row:
    months = str(first) if first == last else f"{first}\u2013{last}"
    return (months, *(capitalised(text) for text in texts))
