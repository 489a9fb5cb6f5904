"""The worlds of a design: the base scenario and the strategies, found beside the design file and checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cubb_sim.errors import ScenarioError
from cubb_sim.experiments.design.content import AS_TODAY, OUR_MODEL, Design
from cubb_sim.experiments.design.factor import FactorKind
from cubb_sim.scenario import Scenario, load_scenario, shipped_scenarios
from cubb_sim.scenario.messages import place, plain


@dataclass(frozen=True)
class Place:
    """Where a design stands: the folder that its references start from, and what messages call the file."""

    folder: Path
    where: str


def resolved(reference: str, folder: Path, at: str) -> str:
    """A reference that means the same wherever it is read: shipped names as they are, files by their whole path.

    Raises:
        ScenarioError: a file that cannot be joined to others, since its path has a '+' in it.
    """
    return "+".join(_resolved_part(part.strip(), folder, at) for part in reference.split("+"))


def _resolved_part(part: str, folder: Path, at: str) -> str:
    if not part or part in shipped_scenarios():
        return part
    names = [part] if part.endswith(".toml") else [f"{part}.toml", part]
    for candidate in (folder / name for name in names):
        if _is_file(candidate):
            path = str(candidate.absolute())
            if "+" in path:
                what = f"the path of '{plain(part)}' has a '+' in it, which joins scenarios here."
                raise ScenarioError(at, what, "Move the files to a folder without it.")
            return path
    return part


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a path no system could have
        return False


def check_worlds(design: Design, where: str) -> None:
    """Check that base and strategies can be read, that nothing lies after the horizon, and that names differ.

    Raises:
        ScenarioError: one of them cannot be used.
    """
    if design.model != OUR_MODEL:
        return
    base = _loaded(design.scenario, place(where, ("scenario",)))
    _check_months(design, base, where)
    names = design.worlds
    for at, one in enumerate(design.strategies, 1):
        key = place(where, ("strategies",))
        scenario = _loaded(f"{design.scenario}+{one}", key)
        if names[at] in names[:at]:
            what = f"two worlds would be called '{plain(names[at])}'."
            raise ScenarioError(key, what, f"'{AS_TODAY}' is the base; give files names of their own.")
        _check_months(design, scenario, where)
        _refuse_overruled(design, _loaded(one, key), names[at], key)


def _loaded(reference: str, at: str) -> Scenario:
    try:
        return load_scenario(reference)
    except ScenarioError as error:
        if error.where == plain(reference):  # the reference itself: say where it stands
            raise ScenarioError(at, error.what, error.advice) from None
        raise


def _check_months(design: Design, scenario: Scenario, where: str) -> None:
    has_levers = bool(design.factors_of(FactorKind.LEVER))
    has_disturbances = bool(design.factors_of(FactorKind.DISTURBANCE))
    months = {
        "from_month": (design.from_month, has_levers),
        "disturbance_month": (design.disturbance_month, has_disturbances),
    }
    for key, (month, is_used) in months.items():
        if is_used and month > scenario.horizon_months:
            what = f"month {month} is after the horizon of {scenario.horizon_months} months."
            raise ScenarioError(place(where, (key,)), what, "Choose an earlier month.")


def _refuse_overruled(design: Design, strategy: Scenario, name: str, at: str) -> None:
    """A factor has its value in every world, so a strategy that changes it would silently lose that change."""
    varied = {one.name for one in design.factors if one.kind is not FactorKind.DISTURBANCE}
    changed = [one.lever for one in strategy.lever_changes] + [one.name for one in strategy.parameter_changes]
    for one in changed:
        if one in varied:
            what = f"the strategy '{plain(name)}' changes '{one}', which is a factor with a value in every world."
            raise ScenarioError(at, what, f"Leave '{one}' out of the factors, or use a strategy without it.")
