"""The subgroups every person-based quantity is given for. All are of the cohort and fixed at the start of the run.

A person's memberships are one number with a bit per subgroup, so that sums over all subgroups cost one pass.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from cubb_sim.kinds import Benefit
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities.persons import Column, Persons

BOUNDARY_AGE_MONTHS = 30 * 12
LONG_TERM_MONTHS = 5 * 12

Memberships = np.ndarray[tuple[int], np.dtype[np.uint16]]


@dataclass(frozen=True)
class Subgroup:
    """A part of the cohort.

    Attributes:
        title: as it is called in tables.
        definition: who is in it.
        holds: which persons of the cohort.
    """

    name: str
    title: Text
    definition: Text
    holds: Callable[[Persons], Column]


def _by_third(third: int) -> Callable[[Persons], Column]:
    return lambda persons: persons.column("closeness_third") == third


def _by_benefit(benefit: Benefit) -> Callable[[Persons], Column]:
    return lambda persons: persons.column("start_benefit") == benefit


_THIRD_DA = "af kohorten efter arbejdsmarkedsparathed ved start"
_THIRD_EN = "of the cohort by readiness for work at the start"

SUBGROUPS: tuple[Subgroup, ...] = (
    Subgroup(
        "all",
        Text("Alle", "All"),
        Text("Kohorten: alle, der var til stede ved start.", "The cohort: everybody present at the start."),
        lambda persons: np.ones(len(persons), np.bool_),
    ),
    Subgroup(
        "under_30",
        Text("Under 30 år", "Under 30"),
        Text("Under 30 år ved start.", "Under 30 years old at the start."),
        lambda persons: persons.column("start_age_months") < BOUNDARY_AGE_MONTHS,
    ),
    Subgroup(
        "from_30",
        Text("Fra 30 år", "30 and over"),
        Text("30 år eller derover ved start.", "30 years old or more at the start."),
        lambda persons: persons.column("start_age_months") >= BOUNDARY_AGE_MONTHS,
    ),
    Subgroup(
        "furthest",
        Text("Længst fra arbejde", "Furthest from work"),
        Text(f"Den nederste tredjedel {_THIRD_DA}.", f"The lowest third {_THIRD_EN}."),
        _by_third(0),
    ),
    Subgroup(
        "middle",
        Text("Midt imellem", "In between"),
        Text(f"Den midterste tredjedel {_THIRD_DA}.", f"The middle third {_THIRD_EN}."),
        _by_third(1),
    ),
    Subgroup(
        "closest",
        Text("Tættest på arbejde", "Closest to work"),
        Text(f"Den øverste tredjedel {_THIRD_DA}.", f"The highest third {_THIRD_EN}."),
        _by_third(2),
    ),
    Subgroup(
        "kontanthjaelp",
        Text("Kontanthjælp", "Kontanthjælp"),
        Text("Modtog kontanthjælp ved start.", "Received kontanthjælp (cash benefit) at the start."),
        _by_benefit(Benefit.KONTANTHJAELP),
    ),
    Subgroup(
        "uddannelseshjaelp",
        Text("Uddannelseshjælp", "Uddannelseshjælp"),
        Text("Modtog uddannelseshjælp ved start.", "Received uddannelseshjælp (education benefit) at the start."),
        _by_benefit(Benefit.UDDANNELSESHJAELP),
    ),
    Subgroup(
        "integrationsydelse",
        Text("Integrationsydelse", "Integrationsydelse"),
        Text("Modtog integrationsydelse ved start.", "Received integrationsydelse (integration benefit) at the start."),
        _by_benefit(Benefit.INTEGRATIONSYDELSE),
    ),
    Subgroup(
        "over_five_years",
        Text("Over fem år på ydelse", "Over five years on benefit"),
        Text(
            "Mere end fem år på ydelse ved start (målgruppen for Flere skal med).",
            "More than five years on benefit at the start (the target group of Flere skal med).",
        ),
        lambda persons: persons.column("start_months_on_benefit") > LONG_TERM_MONTHS,
    ),
)
SUBGROUP_NAMES: tuple[str, ...] = tuple(subgroup.name for subgroup in SUBGROUPS)
SUBGROUP_INDEX: dict[str, int] = {name: index for index, name in enumerate(SUBGROUP_NAMES)}
N_SUBGROUPS = len(SUBGROUPS)
PARTITIONS: tuple[tuple[str, ...], ...] = (
    ("under_30", "from_30"),
    ("furthest", "middle", "closest"),
    ("kontanthjaelp", "uddannelseshjaelp", "integrationsydelse"),
)
"""Subgroups that share the cohort out between them: each person of the cohort is in exactly one of each row."""


def memberships(persons: Persons) -> Memberships:
    """Each person's subgroups as bits, subgroup i in bit i. Everybody has bit 0."""
    bits: Memberships = np.zeros(len(persons), np.uint16)
    for index, subgroup in enumerate(SUBGROUPS):
        bits |= subgroup.holds(persons).astype(np.uint16) << index
    return bits


def is_member(bits: Memberships, subgroup: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which of the persons with these membership bits are in the subgroup."""
    return (bits & (1 << SUBGROUP_INDEX[subgroup])).astype(np.bool_)
