"""What can be varied, as it is declared: levers, numbers, switches, disturbances, the posterior, known answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cubb_sim.experiments.design.content import OUR_MODEL
from cubb_sim.experiments.design.factor import DUMMY, POSTERIOR, Distribution, Factor, FactorKind
from cubb_sim.experiments.models.known_answers import RANGES
from cubb_sim.knowledge import has_posterior, load_posterior
from cubb_sim.parameters import DISTURBANCES, LEVERS, PARAMETERS
from cubb_sim.parameters.specification import Grade, Parameter, ParameterRole, Text

MODELS = (OUR_MODEL, *RANGES)
DISTURBANCE_PREFIX, SWITCH_PREFIX = "disturbance.", "switches."
SHARE_OF_DRAWS = "share of the draws, in the order they are kept in"

_KINDS = {
    ParameterRole.UNCERTAINTY: FactorKind.UNCERTAINTY,
    ParameterRole.CONSTANT: FactorKind.UNCERTAINTY,
    ParameterRole.SWITCH: FactorKind.SWITCH,
}


@dataclass(frozen=True)
class Declared:
    """Something that can be a factor, with what its declaration says.

    Attributes:
        group: the pillar of a lever, the submodel of a number, else the kind.
        low, most_likely, high: declared range and default, in `unit`.
        is_constant: whether its range says what is possible and not what is believed.
    """

    name: str
    kind: FactorKind
    group: str
    low: float
    most_likely: float
    high: float
    unit: str
    title: Text
    grade: Grade
    source: str
    is_constant: bool = False

    def factor(self, distribution: Distribution, arguments: tuple[float, ...], group: str) -> Factor:
        """The factor with this distribution."""
        return Factor(
            self.name, self.kind, group, distribution, arguments, self.unit, self.title, self.grade, self.source
        )


@cache
def candidates() -> dict[str, Declared]:
    """Everything in our model that can be a factor, by the name that factors have; levers first."""
    levers = [_of(one, name, FactorKind.LEVER, one.pillar.value) for name, one in LEVERS.items()]
    numbers = [_of(one, name, _KINDS[one.role], one.group) for name, one in PARAMETERS.items()]
    kinds = [
        _of(one.size, f"{DISTURBANCE_PREFIX}{name}", FactorKind.DISTURBANCE, FactorKind.DISTURBANCE.value)
        for name, one in DISTURBANCES.items()
    ]
    found = [*levers, *numbers, *kinds, posterior()]
    return {one.name: one for one in found}


def inputs_of(model: str) -> tuple[Declared, ...]:
    """The inputs of a model with a known answer."""
    n_inputs, low, high = RANGES[model]
    return tuple(
        Declared(
            name=f"x{at}",
            kind=FactorKind.INPUT,
            group=FactorKind.INPUT.value,
            low=low,
            most_likely=(low + high) / 2.0,
            high=high,
            unit="none",
            title=Text(f"Input {at}", f"Input {at}"),
            grade=Grade.DERIVED,
            source="The formula of the model with a known answer.",
        )
        for at in range(1, n_inputs + 1)
    )


def posterior() -> Declared:
    """The draw of the calibrated numbers, all of them together."""
    return Declared(
        name=POSTERIOR,
        kind=FactorKind.POSTERIOR,
        group=FactorKind.POSTERIOR.value,
        low=0.0,
        most_likely=0.5,
        high=1.0,
        unit=SHARE_OF_DRAWS,
        title=Text("De kalibrerede tal, trukket samlet", "The calibrated numbers, drawn together"),
        grade=Grade.DERIVED,
        source="The posterior that ships with the package.",
    )


def dummy() -> Factor:
    """The input that no model reads."""
    title = Text("Blindt input, som modellen ikke læser", "Dummy input, which the model does not read")
    why = "What an analysis finds for it is what the analysis finds for nothing."
    return Factor(DUMMY, FactorKind.DUMMY, DUMMY, Distribution.UNIFORM, (0.0, 1.0), "none", title, Grade.ASSUMED, why)


@cache
def fitted_names() -> tuple[str, ...]:
    """Dotted names of the numbers that the shipped calibration has fitted; none where there is no calibration."""
    return load_posterior().names if has_posterior() else ()


def uncertain_names() -> tuple[str, ...]:
    """Dotted names of all numbers that are declared as uncertain."""
    return tuple(name for name, one in PARAMETERS.items() if one.role is ParameterRole.UNCERTAINTY)


def switch_names() -> tuple[str, ...]:
    """Dotted names of all structural switches."""
    return tuple(name for name, one in PARAMETERS.items() if one.role is ParameterRole.SWITCH)


def _of(declared: Parameter, name: str, kind: FactorKind, group: str) -> Declared:
    return Declared(
        name, kind, group, float(declared.low), float(declared.default), float(declared.high), declared.unit,
        declared.title, declared.grade, declared.source, declared.role is ParameterRole.CONSTANT,
    )  # fmt: skip
