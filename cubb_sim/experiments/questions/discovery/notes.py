"""What a reader of boxes has to be told."""

from __future__ import annotations

from cubb_sim.experiments.design import Goal
from cubb_sim.experiments.questions.discovery.success import Counted, Success
from cubb_sim.number_format import difference_in_unit, number, value_in_unit
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import QUANTITIES, Unit

_COUNTED = {
    Counted.MEANS: Text("gennemsnittet af dets gentagelser", "the mean of its replications"),
    Counted.EMULATED: Text(
        "det, en emulator af alle kørsler giver dér, fordi der er én kørsel af hvert punkt",
        "what an emulator of all runs gives there, because there is one run of each point",
    ),
    Counted.SINGLE: Text(
        "dets ene kørsel, tilfældigheder medregnet: bokse om enkelte kørsler er dårlige, så kør gentagelser",
        "its one run, chance included: boxes round single runs are poor, so run replications",
    ),
}


def success_words(found: Success, goal: Goal) -> Text:
    """How a point was counted, and how many reach the goal."""
    da, en = (_goal(goal, language) for language in ("da", "en"))
    near = Text("", "")
    if found.n_too_near:
        near = Text(
            f" {found.n_too_near} punkter ligger for tæt på målet til, at gentagelserne kan afgøre det.",
            f" {found.n_too_near} points are too near the goal for their replications to settle it.",
        )
    how = _COUNTED[found.counted]
    return Text(
        f"Målet er mindst {da}. {found.n_reached} af {found.n_known} punkter når det. Et punkt tæller med {how.da}."
        f"{near.da}",
        f"The goal is at least {en}. {found.n_reached} of {found.n_known} points reach it. A point counts by {how.en}."
        f"{near.en}",
    )


def no_boxes_because(found: Success, fewest: int) -> Text | None:
    """Why no boxes are looked for; `None` where they are."""
    n_failing = found.n_known - found.n_reached
    if found.n_reached == 0:
        return Text(
            "Intet punkt når målet, så der er ingen bokse.", "No point reaches the goal, so there are no boxes."
        )
    if n_failing == 0:
        return Text(
            "Alle punkter når målet, så der er ingen bokse.", "Every point reaches the goal, so there are no boxes."
        )
    if found.n_reached < fewest:
        return Text(
            f"Kun {found.n_reached} punkter når målet. Der skal mindst {fewest} til, før bokse siger noget.",
            f"Only {found.n_reached} points reach the goal. At least {fewest} are needed before boxes say anything.",
        )
    if n_failing < fewest:
        return Text(
            f"Kun {n_failing} punkter når ikke målet. Der skal mindst {fewest} til, før bokse siger noget.",
            f"Only {n_failing} points miss the goal. At least {fewest} are needed before boxes say anything.",
        )
    return None


def overfitted(algorithm: str, box: int) -> Text:
    """A box that bounds what no model reads."""
    return Text(
        f"Boks {box} ({algorithm}) begrænser det blinde input, som ingen model læser: den er tilpasset tilfældigheder.",
        f"Box {box} ({algorithm}) bounds the dummy, which no model reads: it is fitted to chance.",
    )


def _goal(goal: Goal, language: str) -> str:
    quantity = QUANTITIES.get(goal.output.quantity)
    if quantity is None:
        return f"{number(goal.at_least, language, 3)} ({goal.output.name})"
    is_difference = quantity.unit is Unit.SHARE_DIFFERENCE
    written = (difference_in_unit if is_difference else value_in_unit)(goal.at_least, quantity.unit, language)
    return f"{written} ({quantity.title.in_language(language)})"


NO_GOAL = Text(
    "Designet nævner intet mål, eller målets størrelse er ikke blandt dem, der analyseres.",
    "The design names no goal, or the goal's quantity is not among those that are analysed.",
)
CANNOT_PEEL = Text(
    "ema_workbench er ikke installeret, så PRIM er sprunget over. Pakken hører ellers til cubb_sim.",
    "ema_workbench is not installed, so PRIM is skipped. It is one of the packages that cubb_sim needs.",
)


def screened(most: int) -> Text:
    """Why a dimension may be missing from a box."""
    return Text(
        f"PRIM ser kun på de {most} størrelser, hvor punkter, der når målet, adskiller sig mest fra de øvrige.",
        f"PRIM looks only at the {most} numbers in which points that reach the goal differ most from the others.",
    )


NOTHING_CLEAR = {
    "prim": Text(
        "PRIM fandt ingen boks, hvis grænser tilfældigheder ikke kunne have sat.",
        "PRIM found no box whose bounds chance could not have set.",
    ),
    "cart": Text(
        "CART fandt intet blad, hvor målet klart oftere nås end i alt.",
        "CART found no leaf in which the goal is clearly reached more often than in all.",
    ),
}
