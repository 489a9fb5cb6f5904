"""How the pictures are read, on a picture of made-up numbers."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from cubb_sim.dashboard.session import Session
from cubb_sim.number_format import number, percent
from cubb_sim.parameters.specification import Text
from cubb_sim.report.charts.dots import MOST_DOTS, DotRow, Mark, dotplot
from cubb_sim.report.markup import Markup, element, joined

TODAY, CHANGED = NormalDist(0.20, 0.03), NormalDist(0.23, 0.03)
"""Made up: two sets of runs that lie near each other, as they do when much is uncertain."""
GOAL = 0.30
OTHERS = (
    (
        Text("Hule prikker og stiplet linje", "Hollow dots and dashed line"),
        Text(
            "Verden, som den er i dag, med de samme borgere. Den er altid med, så I kan se, hvad ændringen flytter.",
            "The world as it is today, with the same citizens. It is always there, so that you see what a change "
            "moves.",
        ),
    ),
    (
        Text("Bånd og tynde linjer", "Bands and thin lines"),
        Text(
            "Båndet rummer otte af ti kørsler. De tynde linjer er enkelte kørsler. Båndet er ikke et løfte om, "
            "at det ender inden for det: en af ti ligger over, og en af ti under.",
            "The band holds eight of ten runs. The thin lines are single runs. The band is no promise that "
            "things end within it: one in ten lies above it and one in ten below.",
        ),
    ),
)
"""What is in the pictures besides dots."""
UNCERTAIN = (
    (
        Text("Tilfældighed og det, vi ikke ved", "Chance, and what we do not know"),
        Text(
            "To slags usikkerhed, vist hver for sig. Tilfældighed er, at mennesker mødes eller ikke mødes; den "
            "bliver mindre, jo flere borgere der er. Det, vi ikke ved, er selve tallene i modellen; det bliver "
            "ikke mindre af flere kørsler.",
            "Two kinds of uncertainty, shown apart. Chance is that people meet or do not meet; it shrinks the more "
            "citizens there are. What we do not know is the numbers of the model themselves; more runs do not "
            "shrink it.",
        ),
    ),
)


def legend(session: Session) -> Markup:
    """A picture, and what each thing in it means."""
    say = session.say
    return joined(
        element("h2", say(Text("Sådan læses billederne", "How the pictures are read"))),
        element("div", _picture(session), _words(session), class_="pair"),
    )


def _picture(session: Session) -> Markup:
    say, language = session.say, session.language
    n_above = int((_dots(CHANGED) > TODAY.mean).sum())
    dots, above = number(MOST_DOTS, language), number(n_above, language)
    told = say(
        Text(
            f"{above} af {dots} prikker i rækken »med ændringen« ligger over midten af »i dag«.",
            f"{above} of {dots} dots in the row 'with the change' lie above the middle of 'today'.",
        )
    )
    drawn = dotplot(
        [
            DotRow(say(Text("I dag", "Today")), percent(TODAY.mean, language), _dots(TODAY), is_ghost=True),
            DotRow(say(Text("Med ændringen", "With the change")), percent(CHANGED.mean, language), _dots(CHANGED)),
        ],
        [Mark(GOAL, say(Text("et mål", "a goal")))],
        lambda value: percent(value, language, 0),
        told,
        from_zero=False,
    )
    name = say(Text("Et eksempel med opdigtede tal", "An example with made-up numbers"))
    return element("figure", element("p", name, class_="name"), drawn, element("figcaption", told))


def _dots(distribution: NormalDist) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([distribution.inv_cdf((place + 0.5) / MOST_DOTS) for place in range(MOST_DOTS)])


def _words(session: Session) -> Markup:
    dots, thousand = number(MOST_DOTS, session.language), number(1000, session.language)
    share = percent(1 / MOST_DOTS, session.language, 0)
    entries = (
        (
            Text("Prikker", "Dots"),
            Text(
                f"Op til {dots} prikker, der hver står for lige mange kørsler ({share}, når der er {dots}). Tæl dem: "
                "så mange gange ud af så mange gik det sådan.",
                f"Up to {dots} dots, each standing for equally many runs ({share} where there are {dots}). Count "
                "them: so many times out of so many it went like that.",
            ),
        ),
        *OTHERS,
        (
            Text(f"»Ud af {thousand}«", f"'Out of {thousand}'"),
            Text(
                f"Så mange ud af {thousand} borgere som jeres. Det er lettere at se for sig end procent, og det er de "
                "samme tal.",
                f"So many citizens out of {thousand} like yours. It is easier to picture than per cent, and the "
                "numbers are the same.",
            ),
        ),
        *UNCERTAIN,
    )
    return element(
        "dl", [joined(element("dt", session.say(name)), element("dd", session.say(text))) for name, text in entries]
    )
