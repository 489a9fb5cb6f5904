"""Small scenarios made in code, lived in milliseconds, and what is compared of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from cubb_sim.kinds import Role
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.outcome import Outcome
from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.population import plan
from cubb_sim.scenario import DisturbanceEvent, LeverChange, MunicipalitySpec, ParameterChange, Scenario

NOTHING = Text("-", "-")
OWN_FIELDS = (
    "address", "arrival_month", "start_age_months", "start_months_on_benefit", "start_benefit", "n_children",
    "lives_with_parents", "is_single_provider", "has_vocational_education", "has_psychiatric_diagnosis",
    "has_musculoskeletal_disorder", "closeness_third", "sector", "wished_hours", "accommodation_need", "assertiveness",
    "prospects", "support_share_five_years", "employed_share_five_years", "anchor", "health", "coping",
    "social_complexity", "life_mastery", "knowledge", "search", "network", "general_ability", "efficacy", "trust",
    "involvement", "clarity", "meaning",
)  # fmt: skip
"""What a person brings along: none of it depends on who else is there."""
PLACES = ("caseworker", "firm", "place_firm", "employer", "organisation", "municipality")
"""Positions in the arrays, which move when somebody is put in front."""


def town(
    name: Any = "Holstebro", citizens: int = 60, *, role: Any = Role.CENTRE, demand: float = 1.0, **levers: float
) -> MunicipalitySpec:
    """A municipality with these levers from the start on."""
    return MunicipalitySpec(name, citizens, role, tuple(levers.items()), demand, "made for a test", Grade.ASSUMED)


def scenario(
    *towns: MunicipalitySpec,
    months: int = 12,
    parameters: Mapping[str, float] | None = None,
    changes: Sequence[LeverChange] = (),
    disturbances: Sequence[DisturbanceEvent] = (),
) -> Scenario:
    """These municipalities, or a small Holstebro, for some months."""
    numbers = tuple(
        ParameterChange(name, value, NOTHING, "made for a test", Grade.ASSUMED)
        for name, value in (parameters or {}).items()
    )
    return Scenario(
        "small", NOTHING, NOTHING, None, months, towns or (town(),), tuple(changes), numbers, tuple(disturbances)
    )


def change(lever: str, value: float, month: int, until: int | None = None) -> LeverChange:
    """A change of a lever in the middle of a run."""
    return LeverChange(lever, value, month, until, None, NOTHING, "made for a test", Grade.ASSUMED)


def disturbance(kind: str, month: int, size: float, months: int | None = None) -> DisturbanceEvent:
    """Something that happens to everybody."""
    return DisturbanceEvent(kind, month, size, months, None, NOTHING)


def live(chosen: Scenario, seed: int = 3, *, events: bool = False) -> Outcome:
    """One run, to its horizon."""
    return EmploymentServiceModel(plan(chosen), seed=seed, events=events).run_to_horizon()


def differing(one: Any, other: Any, fields: Sequence[str] | None = None) -> list[str]:
    """The fields in which two record arrays differ in the slightest."""
    return [name for name in fields or one.dtype.names if not np.array_equal(one[name], other[name])]


def all_equal(tables: Sequence[Any]) -> bool:
    """Whether arrays agree to the last bit."""
    return all(np.array_equal(tables[0], other) for other in tables[1:])


def are_the_same(one: Outcome, other: Outcome) -> bool:
    """Whether two outcomes agree to the last bit: people, flows, stocks and account."""
    return not differing(one.people, other.people) and all(
        np.array_equal(getattr(one, table), getattr(other, table)) for table in ("flows", "stocks", "ledger")
    )


def total(outcome: Outcome, event: int) -> int:
    """How often something happened in the whole run."""
    return int(outcome.flows[:, :, event].sum())
