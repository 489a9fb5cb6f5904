"""One number of the register: a number of the model, or where a lever stands today."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.views.levers import scale_of
from cubb_sim.number_format import NO_BREAK_SPACE, number
from cubb_sim.parameters import LEVERS, PARAMETERS, Parameter
from cubb_sim.parameters.specification import Text
from cubb_sim.report.sections.conditions import PILLAR_WORDS

SMALL_DIGITS = 3
"""Digits that are shown of a number below one thousandth."""
THOUSANDS = {
    "da": re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?"),
    "en": re.compile(r"-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?"),
}
"""A number with thousands divided as in the language: 1.500 is Danish for 1500, and is never quietly taken for 1,5."""
DIVIDES = {"da": ".", "en": ","}
GROUP_WORDS: dict[str, Text] = {
    "population": Text("hvem borgerne er", "who the citizens are"),
    "economy": Text("ydelser, refusion og priser", "benefits, refund and prices"),
    "surroundings": Text("efterspørgsel, tilbud og politik", "demand, offers and politics"),
    "management": Text("klima, læring og praksis, der spreder sig", "climate, learning and practice that spreads"),
    "staffing": Text("sagsbehandlere, der kommer og går, og skift", "caseworkers who come and go, and changes"),
    "time": Text("sagsbehandlerens timer og belastning", "a caseworker's hours and strain"),
    "conversation": Text("samtaler og gribning", "meetings and grasping"),
    "belief": Text("sagsbehandlerens tro på borgeren", "the caseworker's belief in the citizen"),
    "decision": Text("fra aftale til bevilling", "from agreement to grant"),
    "switches": Text("det, forskningen er uenig om", "what research disagrees about"),
    "measures": Text("indsatser og tilbud", "measures and offers"),
    "internship": Text("virksomheder og praktik", "firms and internships"),
    "job_finding": Text("at finde arbejde", "finding work"),
    "retention": Text("at beholde arbejde", "keeping work"),
    "life": Text("livsbegivenheder", "life events"),
    "agency": Text("hvad borgere gør under pres", "what citizens do with pressure"),
}
"""The submodels, as they follow one another in the register."""
TODAY = Text("Hvor håndtaget står i dag", "Where the lever stands today")


@dataclass(frozen=True)
class Entry:
    """A number that can be contested.

    Attributes:
        name: dotted, or the plain name of a lever.
        factor: from the declared unit to the one it is shown and written in.
        after: what follows the number: "%" or "".
    """

    name: str
    declared: Parameter
    factor: float = 1.0
    after: str = ""

    @property
    def is_lever(self) -> bool:
        """Whether it is where a lever stands today: such a number is part of the profile."""
        return self.name in LEVERS

    @property
    def belongs_to(self) -> Text:
        """The submodel, or the pillar of a lever."""
        if self.is_lever:
            pillar = PILLAR_WORDS[LEVERS[self.name].pillar]
            return Text(f"{TODAY.da}. {pillar.da}", f"{TODAY.en}. {pillar.en}")
        return GROUP_WORDS[self.declared.group]

    def written(self, value: float, language: str) -> str:
        """A value with as many decimals as it needs: 0,15; 40 %; 11.400."""
        shown = value * self.factor
        sign = "" if not self.after else f"{NO_BREAK_SPACE}%" if language == "da" else "%"
        return f"{number(shown, language, _decimals(shown))}{sign}"

    def bounds(self, language: str) -> str:
        """0,1 til 0,5."""
        low, high = (self.written(one, language) for one in (self.declared.low, self.declared.high))
        return Text(f"{low} til {high}", f"{low} to {high}").in_language(language)

    def read(self, text: str, language: str) -> float | None:
        """What somebody wrote, in the declared unit; None where it is no number. What divides thousands is left out."""
        plain = text.strip().replace(NO_BREAK_SPACE, "").replace(" ", "").removesuffix("%").removesuffix("kr.")
        if THOUSANDS[language].fullmatch(plain):
            plain = plain.replace(DIVIDES[language], "")
        try:
            shown = float(plain.replace(",", "."))
        except ValueError:
            return None
        return float(f"{shown / self.factor:.10g}") if math.isfinite(shown) else None

    def held(self, selection: Selection) -> float | None:
        """What the participants hold it to be; None where it is the model's."""
        return dict(selection.profile if self.is_lever else selection.contested).get(self.name)

    def holding(self, selection: Selection, value: float | None) -> Selection:
        """The selection with the number held to be a value, or the model's with None."""
        if self.is_lever:
            return selection.with_profile(self.name, value)
        return selection.with_contested(self.name, value)


@cache
def entries() -> dict[str, Entry]:
    """All numbers by name: those of the model by submodel, and then where the levers stand."""
    found = {name: Entry(name, declared) for name, declared in PARAMETERS.items()}
    for name, lever in LEVERS.items():
        scale = scale_of(name)
        found[name] = Entry(name, lever, scale.factor, scale.after)
    return found


def _decimals(value: float) -> int:
    """As few as say the value as it is declared; three digits of what is small."""
    for decimals in range(5):
        if math.isclose(value, round(value, decimals), rel_tol=1e-9, abs_tol=1e-12):
            return decimals
    return SMALL_DIGITS if abs(value) >= 0.1 else SMALL_DIGITS + 2  # noqa: PLR2004 (a tenth)
