"""From figures to where a scenario starts: what is set, what the model should come out with, what is left as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cubb_sim.local_data.amounts import FROM_30, TOTAL, Amount, amounts_of, lines_of, per_cent, sources_of, worst
from cubb_sim.local_data.arithmetic import Arithmetic
from cubb_sim.local_data.contradictions import contradictions
from cubb_sim.local_data.derivations import (
    CITIZENS,
    DERIVATIONS,
    IF_STATED,
    NOT_USED,
    UNDER_30,
    Derivation,
    Use,
    usual_missed_share,
)
from cubb_sim.local_data.faults import Fault, LocalDataError, in_words
from cubb_sim.local_data.reading import LocalFigures
from cubb_sim.parameters import PARAMETERS, Grade, Parameter, Text
from cubb_sim.scenario.schema import HIGHEST_DEMAND, LOWEST_DEMAND

IN_MEASURE, HOURS = "population.in_measure_share", "population.hours_share"
MEETINGS, MISSED = "meetings_per_year", "meetings_missed_last_year"
_START = Text(
    "Ved start har halvdelen af dem uden tilbud haft ét inden for tre måneder (antaget)",
    "At the start, half of those without a measure have had one within three months (assumed)",
)


@dataclass(frozen=True)
class Result:
    """One lever, number or check, with how it came about.

    Attributes:
        arithmetic: in keys and numbers, on one line.
        why: the same in words, in two languages.
        lines: those of the file it is from.
    """

    target: str
    value: float
    arithmetic: str
    why: Text
    source: str
    grade: Grade
    lines: tuple[int, ...]


@dataclass(frozen=True)
class LeftAlone:
    """A lever or number that the file does not give, and so stays as it is without it."""

    parameter: Parameter
    target: str
    because: str


@dataclass(frozen=True)
class StartingPoint:
    """Everything a scenario can take from a file of local figures."""

    file: str
    name: str
    citizens: Result
    role: str | None
    demand: Result | None
    levers: tuple[Result, ...]
    numbers: tuple[Result, ...]
    checks: tuple[Result, ...]
    left_alone: tuple[LeftAlone, ...]
    not_used: tuple[str, ...]
    remarks: tuple[str, ...]
    notices: tuple[str, ...]


def starting_point(local: LocalFigures) -> StartingPoint:
    """Work out every lever, number and check that the figures are enough for.

    Raises:
        LocalDataError: figures that are missing, contradict one another or give what the model cannot take; all of
            them at once, with their lines.
    """
    amounts, faults = amounts_of(local.given)
    if "municipality" not in local.given:
        faults.append(Fault((), "the name of the municipality is missing: give 'municipality' a value."))
    faults += contradictions(amounts)
    if faults:
        raise LocalDataError(local.file, faults)
    results, left_alone, notices = _worked_out(local.file, amounts)
    demand = _as_given(local.file, amounts["demand_for_labour"], "demand") if "demand_for_labour" in amounts else None
    faults = [fault for use, result in results if (fault := _out_of_range(use, result))]
    if demand and not LOWEST_DEMAND <= demand.value <= HIGHEST_DEMAND:
        allowed = f"{LOWEST_DEMAND:g} to {HIGHEST_DEMAND:g}; 1 is a normal year"
        faults.append(Fault(demand.lines, f"demand_for_labour: {demand.value:g} is outside {allowed}."))
    if faults:
        raise LocalDataError(local.file, faults)
    by_use = {use: tuple(result for of, result in results if of is use) for use in Use}
    role = local.given.get("role")
    return StartingPoint(
        local.file,
        str(local.given["municipality"].value),
        _citizens(local.file, amounts),
        str(role.value) if role else None,
        demand,
        by_use[Use.LEVER],
        by_use[Use.NUMBER],
        by_use[Use.CHECK],
        tuple(left_alone),
        tuple(f"{key}: {NOT_USED[key].en}" for key in NOT_USED if key in local.given),
        tuple(f"{one.figure.key}, {in_words([one.line])}: {one.note}" for one in local.given.values() if one.note),
        (*local.notices, *notices, *_without_source(local)),
    )


def _without_source(local: LocalFigures) -> list[str]:
    """One sentence about all figures nobody stands behind."""
    lines = [one.line for one in local.given.values() if not one.source and not one.figure.kind.is_text]
    what = "no source is stated, so what is worked out from them is graded assumed"
    return [f"{local.file}, {in_words(lines)}: {what}."] if lines else []


def _worked_out(
    file: str, amounts: Mapping[str, Amount]
) -> tuple[list[tuple[Use, Result]], list[LeftAlone], list[str]]:
    results: list[tuple[Use, Result]] = []
    left_alone: list[LeftAlone] = []
    notices: list[str] = []
    for one in DERIVATIONS:
        missing = [key for key in (*one.over, *one.under) if key not in amounts and key not in IF_STATED]
        under = [amounts[key] for key in one.under if key in amounts]
        because = f"{' and '.join(missing)} not in the file" if missing else ""
        if not missing and one.under and sum(amount.value for amount in under) == 0.0:
            because = f"{' and '.join(amount.name for amount in under)} is 0"
        result = None if because else _result(file, one, amounts)
        if one.target == IN_MEASURE and result is None:
            result, notice = _from_passive_share(file, amounts)
            notices += [notice] if notice else []
        if result is not None:
            results.append((one.use, result))
        elif one.use is not Use.CHECK:
            left_alone.append(LeftAlone(one.parameter, one.target, because))
        elif not missing:
            notices.append(f"{file}: {one.target} cannot be compared, because {because}.")
    return results, left_alone, notices


def _result(file: str, one: Derivation, amounts: Mapping[str, Amount]) -> Result:
    over, under = (tuple(amounts[key] for key in keys if key in amounts) for keys in (one.over, one.under))
    scale, note = one.scale, one.remark
    if one.target == MEETINGS and MISSED not in amounts:
        share = usual_missed_share()
        scale, missed = scale / (1.0 - share), per_cent(share)
        note = Text(
            f"Løftestangen er indkaldte samtaler; {missed.da} regnes for aflyst eller udeblevet.",
            f"The lever is meetings called; {missed.en} are taken to fall away.",
        )
    arithmetic = Arithmetic(over, under, scale)
    words = arithmetic.in_words()
    why = Text(f"{words.da} {note.da}".strip(), f"{words.en} {note.en}".strip())
    return _told(file, one.target, arithmetic, why)


def _from_passive_share(file: str, amounts: Mapping[str, Amount]) -> tuple[Result | None, str]:
    """Who is in a measure at the start, from the passive share by the rule of the starting population."""
    if "passive_share" not in amounts:
        return None, ""
    passive, everybody = amounts["passive_share"], amounts[CITIZENS]
    hours = PARAMETERS[HOURS].default
    used = [passive]
    if "citizens_with_ordinary_hours" in amounts:
        used += [amounts["citizens_with_ordinary_hours"], everybody]
        hours = amounts["citizens_with_ordinary_hours"].value / everybody.value
    value = 1.0 - hours - 2.0 * passive.value
    known = PARAMETERS[IN_MEASURE]
    if known.problem_with(value):
        what = f"passive_share gives {value:.3g} in a measure at the start, outside {known.low:g} to {known.high:g}"
        return (
            None,
            f"{file}, {in_words(passive.lines)}: {what}; the start is left as it is, the share is still a check.",
        )
    arithmetic = f"1 - hours - 2 x passive_share: 1 - {hours:.4g} - 2 x {passive.value:.4g} = {value:.4g}"
    why = Text(f"{arithmetic}. {_START.da}.", f"{arithmetic}. {_START.en}.")
    source = _source(file, used)
    return Result(IN_MEASURE, _rounded(value), arithmetic, why, source, worst(Grade.DERIVED, used), lines_of(used)), ""


def _citizens(file: str, amounts: Mapping[str, Amount]) -> Result:
    """The total as given, or else the sum of the two ages."""
    parts = (TOTAL,) if TOTAL in amounts else (UNDER_30, FROM_30)
    arithmetic = Arithmetic(tuple(amounts[part] for part in parts), ())
    return _told(file, CITIZENS, arithmetic, arithmetic.in_words())


def _as_given(file: str, amount: Amount, target: str) -> Result:
    arithmetic = Arithmetic((amount,), ())
    return _told(file, target, arithmetic, arithmetic.in_words())


def _told(file: str, target: str, arithmetic: Arithmetic, why: Text) -> Result:
    used = (*arithmetic.over, *arithmetic.under)
    value = _rounded(arithmetic.value)
    return Result(target, value, arithmetic.in_keys(), why, _source(file, used), arithmetic.grade, lines_of(used))


def _source(file: str, used: Sequence[Amount]) -> str:
    stated = "; ".join(sources_of(used)) or "source not stated"
    return f"Local figures: {stated}. {file}, {in_words(lines_of(used))}."


def _rounded(value: float) -> float:
    """Six digits, so that the file can be read; far more than any of the figures has."""
    return float(f"{value:.6g}")


def _out_of_range(use: Use, result: Result) -> Fault | None:
    """A fault where the model cannot take a value; checks have no range."""
    if use is Use.CHECK:
        return None
    known = next(one.parameter for one in DERIVATIONS if one.target == result.target)
    problem = known.problem_with(result.value)
    if problem is None:
        return None
    what = f"{result.target}: {problem} It is {result.arithmetic}."
    advice = "Check the unit, a number for per cent, and whether all figures are of the same group and year"
    return Fault(
        result.lines, f"{what} {advice}; if it is right, leave the value empty, and the national prior is used."
    )
