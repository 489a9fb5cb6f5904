"""One person: who it is, what parts the two lives, the picture of them, and how each ended."""

from __future__ import annotations

from cubb_sim.biography import Ending, Life, Parting, parting_of, parting_sentence
from cubb_sim.biography.portrait import card_words, ending_words
from cubb_sim.biography.register import CitizenName
from cubb_sim.biography.two_lives import FEELING_WORDS
from cubb_sim.biography.words import capitalised, citizen_words, scale_words
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.citizen.drawn.feelings import feelings
from cubb_sim.dashboard.views.citizen.drawn.picture import lanes_of, months_table, picture
from cubb_sim.dashboard.views.citizen.lives import CHANGED, IN_CHANGED, IN_TODAY, TODAY, Pair, lives_of
from cubb_sim.dashboard.views.citizen.story import one_story, two_stories
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Column, Markup, Row, element, joined, table

COUNTED: tuple[tuple[str, Text], ...] = (
    ("months_in_work", Text("Måneder med løntimer eller job", "Months with paid hours or a job")),
    ("n_meetings", Text("Samtaler", "Meetings")),
    ("n_grasped", Text("Gange, hvor eget ønske blev grebet", "Times the own wish was grasped")),
    ("n_broken_promises", Text("Aftaler, der faldt bort", "Agreements that came to nothing")),
    ("n_shifts", Text("Sagsbehandlerskift", "Caseworker shifts")),
)
"""Fields of `Ending` that are counted."""
FELT = ("trust", "efficacy", "belief", "meaning")
NOT_A_PROOF = Text(
    "Ét liv er en fortælling, ikke et bevis: var tilfældighederne faldet anderledes, kunne den samme ændring have "
    "givet et andet liv. Hvad der sker for alle, og hvor sikkert det er, står på",
    "One life is a story, not evidence: had chance fallen otherwise, the same change could have given another life. "
    "What happens to everybody, and how sure that is, is on the",
)
AS_TODAY = Text(
    "Intet håndtag er flyttet, så de to verdener er ens, og her ses kun ét liv. Flyt et håndtag på",
    "No lever has been moved, so the two worlds are the same, and this is the one life. Move a lever on the",
)
WORK_PAGE = Text("arbejdsbordet", "work table")


def person(session: Session, pair: Pair, name: CitizenName, others: Markup, note: Markup | None = None) -> Markup:
    """Everything about one person, the answer first.

    Args:
        others: links to others who fit.
        note: a place to write about the person.
    """
    lives = lives_of(pair, name)
    parting = parting_of(*lives) if len(lives) > 1 else None
    lanes = lanes_of(session, lives, pair.horizon)
    month = None if parting is None else parting.month
    title = element("h2", citizen_words(name, session.language), id="citizen-name")
    return element(
        "section",
        element("div", title, others, class_="citizen-title"),
        element("p", card_words(lives[0].card, session.language)),
        _headline(session, lives, parting),
        picture(session, lanes, parting),
        _endings(session, lives),
        element("div", months_table(session, lanes), _endings_table(session, lives), class_="pair"),
        feelings(session, pair.all, lives, month),
        note,
        one_story(session, lives[0]) if parting is None else two_stories(session, (lives[0], lives[1]), parting),
        aria_labelledby="citizen-name",
        class_="citizen-person",
    )


def parting_words(session: Session, lives: tuple[Life, ...], parting: Parting) -> str:
    """What parted the two lives, with the worlds called what they are called here."""
    names = (session.say(TODAY), session.say(CHANGED))
    return parting_sentence(parting, lives[0], lives[1], session.language, names)


def _headline(session: Session, lives: tuple[Life, ...], parting: Parting | None) -> Markup:
    work = element("a", session.say(WORK_PAGE), href=session.href("work"), data_go="")
    if parting is None:
        return element("div", element("p", session.say(AS_TODAY), " ", work, "."), class_="answer citizen-parting")
    return element(
        "div",
        element("p", parting_words(session, lives, parting)),
        element("p", session.say(NOT_A_PROOF), " ", work, ".", class_="small"),
        class_="answer citizen-parting",
    )


def _endings(session: Session, lives: tuple[Life, ...]) -> Markup:
    """How each ended, in words."""
    told = [
        element("div", element("h3", name), element("p", ending_words(life.ending, session.language)), class_="card")
        for name, life in zip(_names(session, lives), lives, strict=True)
    ]
    heading = element("h2", session.say(Text("Sådan endte det", "How it ended")))
    return joined(heading, element("div", told, class_="cards"))


def _endings_table(session: Session, lives: tuple[Life, ...]) -> Markup:
    """How each ended, in numbers."""
    columns = [Column(session.say(Text("Ved udgangen", "At the end")))]
    columns += [Column(name, is_number=True) for name in _names(session, lives)]
    endings = [life.ending for life in lives]
    counted = [(session.say(text), *(str(getattr(one, field)) for one in endings)) for field, text in COUNTED]
    felt = [_felt(session, field, endings) for field in FELT]
    caption = Text("Hvad forløbet gav, og hvilke spor det satte", "What the course gave, and what it left behind")
    return table(session.say(caption), columns, [*counted, *felt], class_="citizen-endings")


def _names(session: Session, lives: tuple[Life, ...]) -> list[str]:
    return [session.say(name) for name in (IN_TODAY, IN_CHANGED)][: len(lives)]


def _felt(session: Session, field: str, endings: list[Ending]) -> Row:
    name = f"{capitalised(session.say(FEELING_WORDS[field]))} (0-1)"
    return (name, *(scale_words(getattr(one, field), session.language) for one in endings))
