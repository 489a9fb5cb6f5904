"""Scenarios by name or file: parents beneath, compositions such as `holstebro+cubb_package` on top of one another."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from cubb_sim.errors import ScenarioError, UnknownNameError
from cubb_sim.kinds import Role
from cubb_sim.parameters.specification import Text
from cubb_sim.scenario.checks import check_whole
from cubb_sim.scenario.content import (
    DEFAULT_HORIZON_MONTHS,
    NORMAL_DEMAND,
    Differences,
    MunicipalityDifference,
    MunicipalitySpec,
    Scenario,
)
from cubb_sim.scenario.file import ScenarioFile, read_scenario_file, shown_path
from cubb_sim.scenario.messages import plain

SHIPPED = Path(__file__).resolve().parents[1] / "scenarios"
MOST_GENERATIONS = 20
MOST_PARTS = 12
HOW_TO_NAME = "'cubb-sim scenarios' lists those that come with the package; any other is named by its file."


def load_scenario(name_or_path: str | Path) -> Scenario:
    """The whole scenario of a shipped name, a file, or several of them joined by `+`.

    Args:
        name_or_path: "holstebro"; "my_scenario.toml"; or "holstebro+cubb_package": the differences of the second,
            with those it inherits but without its municipalities, laid over the first. A name that is not shipped is
            also looked for as `<name>.toml` in the current directory.

    Raises:
        UnknownNameError: no such scenario, or a name inside it that does not exist.
        ScenarioError: anything else that is wrong with a file or with what it inherits.
    """
    reader, where = _Reader(), plain(str(name_or_path))
    if isinstance(name_or_path, Path) and os.path.exists(name_or_path):  # a name may be a path, a path is not a name
        return reader.of_file(name_or_path, ()).scenario
    return reader.of_reference(str(name_or_path), Path(), where, ()).scenario


@cache
def shipped_scenarios() -> tuple[str, ...]:
    """Names of the scenarios that come with the package, in alphabetical order."""
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.toml")))


@dataclass(frozen=True)
class _Loaded:
    """A scenario with the differences it is made of, its own and inherited."""

    scenario: Scenario
    whole: Differences


@dataclass
class _Reader:
    """Reads a scenario and its ancestors, each file once."""

    read: dict[str, _Loaded] = field(default_factory=dict)

    def of_reference(self, reference: str, directory: Path, where: str, below: tuple[str, ...]) -> _Loaded:
        """What `reference`, one name or path or several joined by `+`, stands for in a file of `directory`."""
        parts = [reference] if os.path.isfile(directory / reference) else reference.split("+")
        if len(parts) > MOST_PARTS:
            raise ScenarioError(where, f"joins {len(parts)} scenarios.", f"The most allowed is {MOST_PARTS}.")
        if not all(part.strip() for part in parts):
            raise ScenarioError(where, f"'{plain(reference)}' has nothing where a scenario is named.", HOW_TO_NAME)
        loaded = [self.of_file(_located(part.strip(), directory, where), below) for part in parts]
        composed = loaded[0]
        for upper in loaded[1:]:
            composed = _composed(composed, upper, where)
        return composed

    def of_file(self, path: Path, below: tuple[str, ...]) -> _Loaded:
        """The scenario of one file; `below` are the files whose parents are being followed."""
        key, where = _identity(path), shown_path(path)
        if key in self.read:
            return self.read[key]
        if key in below:
            circle = " -> ".join(Path(one).name for one in (*below[below.index(key) :], key))
            raise ScenarioError(where, f"the parents go in a circle: {circle}.", "Give one of them another parent.")
        if len(below) >= MOST_GENERATIONS:
            raise ScenarioError(where, f"has more than {MOST_GENERATIONS} generations of parents.")
        self.read[key] = self._with_parent(read_scenario_file(path), path, (*below, key))
        return self.read[key]

    def _with_parent(self, file: ScenarioFile, path: Path, below: tuple[str, ...]) -> _Loaded:
        where = shown_path(path)
        whole = file.own
        if file.parent is not None:
            parent = self.of_reference(file.parent, path.parent, f"{where}, key 'parent'", below)
            whole = file.own.over(parent.whole)
        scenario = scenario_of(path.stem, file.title, file.question, file.parent, whole, where)
        return _Loaded(replace(scenario, path=str(path)), whole)


def _identity(path: Path) -> str:
    """The same for every way of writing the path of one file."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):  # reading it will say what is wrong with it
        return str(path)


def _located(part: str, directory: Path, where: str) -> Path:
    """The file that a name or path means: shipped names first, then files beside `directory`."""
    if part in shipped_scenarios():
        return SHIPPED / f"{part}.toml"
    candidates = [directory / part] if part.endswith(".toml") else [directory / f"{part}.toml", directory / part]
    for candidate in candidates:
        if os.path.exists(candidate):  # Path.exists raises on impossible names
            return candidate
    name, listing = (Path(part).stem, "There is no such file.") if part.endswith(".toml") else (part, HOW_TO_NAME)
    raise UnknownNameError(where, "scenario", plain(name), shipped_scenarios(), listing)


def _composed(lower: _Loaded, upper: _Loaded, where: str) -> _Loaded:
    """`upper` without its municipalities, laid over `lower`."""
    whole = upper.whole.without_municipalities().over(lower.whole)
    below, above = lower.scenario, upper.scenario
    title = Text(f"{below.title.da} + {above.title.da}", f"{below.title.en} + {above.title.en}")
    scenario = scenario_of(f"{below.name}+{above.name}", title, above.question, below.name, whole, where)
    return _Loaded(scenario, whole)


def scenario_of(name: str, title: Text, question: Text, parent: str | None, whole: Differences, where: str) -> Scenario:
    """The scenario that differences from nothing make.

    Raises:
        ScenarioError: they cannot be run; `where` is what it calls the scenario.
    """
    scenario = Scenario(
        name=name,
        title=title,
        question=question,
        parent=parent,
        horizon_months=whole.horizon_months or DEFAULT_HORIZON_MONTHS,
        municipalities=tuple(_municipality(one, whole, where) for one in whole.municipalities),
        lever_changes=whole.lever_changes,
        parameter_changes=whole.parameter_changes,
        disturbances=whole.disturbances,
    )
    check_whole(scenario, where)
    return scenario


def _municipality(one: MunicipalityDifference, whole: Differences, where: str) -> MunicipalitySpec:
    if one.citizens is None:
        others = [other.name for other in whole.municipalities if other.citizens is not None]
        advice = f"The parent has {', '.join(others[:6])}; a new municipality needs citizens." if others else ""
        raise ScenarioError(f"{where}, municipality '{plain(one.name)}'", "the key 'citizens' is missing.", advice)
    return MunicipalitySpec(
        name=one.name,
        citizens=one.citizens,
        role=Role.CENTRE if one.role is None else one.role,
        levers=one.levers,
        demand=NORMAL_DEMAND if one.demand is None else one.demand,
        source=one.source,
        grade=one.grade,
    )
