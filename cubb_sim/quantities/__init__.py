"""Quantities of interest: every output of the model that is shown, compared or fitted, each defined once."""

from cubb_sim.quantities.definition import FAMILY_TITLES, Better, Family, QuantityOfInterest, Unit
from cubb_sim.quantities.employment import CUBB_GOALS, Goal
from cubb_sim.quantities.evaluation import QUANTITIES, QUANTITY_INDEX, QUANTITY_NAMES, evaluate
from cubb_sim.quantities.legitimacy import LEGITIMACY, Dimension
from cubb_sim.quantities.persons import Persons
from cubb_sim.quantities.subgroups import (
    N_SUBGROUPS,
    PARTITIONS,
    SUBGROUP_INDEX,
    SUBGROUP_NAMES,
    SUBGROUPS,
    Subgroup,
    is_member,
    memberships,
)

__all__ = [
    "CUBB_GOALS",
    "FAMILY_TITLES",
    "LEGITIMACY",
    "N_SUBGROUPS",
    "PARTITIONS",
    "QUANTITIES",
    "QUANTITY_INDEX",
    "QUANTITY_NAMES",
    "SUBGROUPS",
    "SUBGROUP_INDEX",
    "SUBGROUP_NAMES",
    "Better",
    "Dimension",
    "Family",
    "Goal",
    "Persons",
    "QuantityOfInterest",
    "Subgroup",
    "Unit",
    "evaluate",
    "is_member",
    "memberships",
]
