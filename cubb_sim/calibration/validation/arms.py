"""The arms of a trial as scenarios: the same citizens, with what is different in one arm laid over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cubb_sim.calibration.validation.schema import ArmTable, TrialLeverTable
from cubb_sim.errors import ScenarioError, UnknownNameError
from cubb_sim.parameters import LEVERS, PARAMETERS
from cubb_sim.parameters.specification import Grade
from cubb_sim.scenario import LeverChange, MunicipalitySpec, ParameterChange, Scenario, check_lever
from cubb_sim.scenario.checks import check_whole
from cubb_sim.scenario.content import Differences
from cubb_sim.scenario.messages import place, plain
from cubb_sim.scenario.schema import Sourced


def arm_of(base: Scenario, arm: ArmTable, name: str, where: str) -> Scenario:
    """The scenario of one arm.

    Args:
        base: what both arms start from. Its own changes of a lever that the arm states give way.
        arm: levers and numbers that are different.
        name: of the arm, as the file has it.
        where: what messages call the file.

    Raises:
        ScenarioError: a lever or number that does not exist or cannot have the value.
    """
    changes, numbers = [], []
    for lever, one in arm.levers.items():
        at = place(where, (name, "levers", lever))
        check_lever(at, lever, one.value)
        source, grade = _source_of(one, at)
        changes += [
            LeverChange(lever, value, month, until, town, one.why.text(), source, grade)
            for value, month, until, town in _turns(lever, one, base)
        ]
    for number, stated in arm.parameters.items():
        at = place(where, (name, "parameters", number))
        if number not in PARAMETERS:
            raise UnknownNameError(at, "number of the model", plain(number), PARAMETERS)
        if problem := PARAMETERS[number].problem_with(stated.value):
            raise ScenarioError(at, problem)
        numbers.append(ParameterChange(number, stated.value, stated.why.text(), *_source_of(stated, at)))
    kept = tuple(change for change in base.lever_changes if change.lever not in arm.levers)
    own = Differences(lever_changes=tuple(changes), parameter_changes=tuple(numbers))
    whole = own.over(Differences(lever_changes=kept, parameter_changes=base.parameter_changes))
    at_once = {lever: one.value for lever, one in arm.levers.items() if one.at_once}
    scenario = replace(
        base,
        municipalities=tuple(_with_levers(town, at_once) for town in base.municipalities),
        lever_changes=whole.lever_changes,
        parameter_changes=whole.parameter_changes,
    )
    check_whole(scenario, where)
    return scenario


def _turns(lever: str, one: TrialLeverTable, base: Scenario) -> Iterator[tuple[float, int, int | None, str | None]]:
    """Changes after the start, as value, first month, last month and municipality.

    What holds at once is no change but a starting value; only its end is one, back to what each municipality has.
    """
    if not one.at_once:
        yield one.value, 1, one.to_month, None
    elif one.to_month is not None and one.to_month < base.horizon_months:
        for town in base.municipalities:
            yield dict(town.levers).get(lever, LEVERS[lever].default), one.to_month + 1, None, town.name


def _with_levers(town: MunicipalitySpec, at_once: dict[str, float]) -> MunicipalitySpec:
    return replace(town, levers=tuple(sorted((dict(town.levers) | at_once).items())))


def _source_of(one: Sourced, at: str) -> tuple[str, Grade]:
    """Source and grade of a translation: assumed unless it states both."""
    grade = Grade(one.grade or "assumed")
    if grade is not Grade.ASSUMED and not one.source:
        raise ScenarioError(at, f"the grade is '{grade}' and there is no source.", "Say where the figure is from.")
    return one.source or "Not stated in the trial file.", grade
