"""Where the municipality stands: the levels as today, and how far it is to the goals, before anything is changed."""

from __future__ import annotations

import math

from cubb_sim.dashboard.views.outcomes.answer import HOURS, WORK, out_of_1000, progress
from cubb_sim.dashboard.views.outcomes.shown import Shown
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS
from cubb_sim.report.markup import Markup, element
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.goals import THOUSAND, mean_of_runs

HEADING = Text("Her står I i dag", "Where you stand today")
IF_NOTHING_CHANGES = Text(
    "Sådan går det i modellen, hvis I fortsætter som i dag. Ændr noget, og se begge verdener ved siden af hinanden.",
    "This is how it goes in the model if you go on as today. Change something, and see both worlds side by side.",
)


def where_you_stand(shown: Shown, reading: Reading) -> Markup:
    """How many are missing to the goals."""
    return element(
        "div",
        element("p", _goals(reading), class_="outcomes-second"),
        progress(shown),
        element("p", reading.say(IF_NOTHING_CHANGES), class_="small"),
        class_="outcomes-answer",
    )


def levels_today(reading: Reading) -> Markup:
    """Both goals as persons out of 1,000."""
    return element("p", _today(reading), class_="outcomes-headline")


def _today(reading: Reading) -> str:
    hours, work = (out_of_1000(mean_of_runs(reading.baseline, one), reading.language) for one in (HOURS, WORK))
    thousand = number(THOUSAND, reading.language)
    return reading.say(
        Text(
            f"{hours} ud af {thousand} borgere får ordinære løntimer i løbet af {reading.horizon}, hvis I fortsætter "
            f"som i dag; {work} er i ordinært arbejde, når tiden er gået.",
            f"{hours} out of {thousand} citizens get ordinary paid hours within {reading.horizon} if you go on as "
            f"today; {work} are in ordinary work when the time has passed.",
        )
    )


def _goals(reading: Reading) -> str:
    language = reading.language
    aims = [out_of_1000(CUBB_GOALS[one].goal, language) for one in (HOURS, WORK)]
    missing = [CUBB_GOALS[one].goal - mean_of_runs(reading.baseline, one) for one in (HOURS, WORK)]
    if any(math.isnan(one) for one in missing):
        return reading.say(Text(f"Målene er {aims[0]} og {aims[1]}.", f"The goals are {aims[0]} and {aims[1]}."))
    first, second = (out_of_1000(max(0.0, one), language) for one in missing)
    return reading.say(
        Text(
            f"Målene er {aims[0]} og {aims[1]}: der mangler {first} og {second}.",
            f"The goals are {aims[0]} and {aims[1]}: {first} and {second} are missing.",
        )
    )
