"""What the inputs of the shipped designs are called, and whether somebody can decide them."""

from __future__ import annotations

from dataclasses import dataclass

from cubb_sim.dashboard.content.learned import NOT_LEARNED, verdict_on
from cubb_sim.dashboard.content.shipped.findings import DUMMY
from cubb_sim.parameters import DISTURBANCES, LEVERS, PARAMETERS, Pillar
from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.quantities import CUBB_GOALS
from cubb_sim.report.sections.conditions import PILLAR_WORDS

OUTCOMES = (*CUBB_GOALS, "meaning", "municipal_net_cost_per_citizen_year")
"""What the shipped designs tell of: both goals, meaningfulness and the municipality's cost."""
DECIDED = Text("Det, I kan beslutte", "What you can decide")
UNKNOWN = Text("Det, ingen ved, eller som kommer udefra", "What nobody knows, or comes from outside")
GROUPS: dict[str, Text] = {
    **{one.value: PILLAR_WORDS[one] for one in Pillar},
    "posterior": Text("Tal, som er tilpasset fund", "Numbers fitted to findings"),
    "uncertainty": Text("Tal, som intet fund siger noget om", "Numbers no finding speaks of"),
    "switch": Text("Det, forskningen er uenig om", "What research disagrees about"),
    "disturbance": Text("Det, der kommer udefra", "What comes from outside"),
}
"""Groups of the design that sets what can be decided against what nobody knows, in the order they are shown."""
_DISTURBANCE = "disturbance."


@dataclass(frozen=True)
class Input:
    """An input of a design.

    Attributes:
        can_be_decided: whether it is a lever, or a pillar of them.
        is_unknown: whether it is assumed, and the calibration learned next to nothing of it or did not look for it.
    """

    name: str
    title: Text
    can_be_decided: bool
    is_unknown: bool


def named(name: str) -> Input:
    """An input by the name the design has for it."""
    if name in GROUPS:
        can = name in {one.value for one in Pillar}
        return Input(name, GROUPS[name], can, not can)
    if name in LEVERS:
        return Input(name, LEVERS[name].title, True, False)
    if name in PARAMETERS:
        declared = PARAMETERS[name]
        is_unknown = declared.grade is Grade.ASSUMED and verdict_on(name) in {"", NOT_LEARNED}
        return Input(name, declared.title, False, is_unknown)
    if name.startswith(_DISTURBANCE):
        return Input(name, DISTURBANCES[name.removeprefix(_DISTURBANCE)].title, False, False)
    assert name == DUMMY
    return Input(name, Text("Et tal, modellen ikke bruger", "A number the model does not read"), False, False)
