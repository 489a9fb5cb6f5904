"""From what is chosen in a session to the two worlds that are compared, and to files that compare them again."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from cubb_sim.dashboard.session import Placed, Selection
from cubb_sim.dashboard.session.address import N_REPLICATIONS
from cubb_sim.dashboard.simulation.library import Choice, choice_of
from cubb_sim.knowledge import read_assumptions
from cubb_sim.parameters import DISTURBANCES, LEVERS, Text
from cubb_sim.scenario import Scenario, changed_scenario
from cubb_sim.scenario.writing import in_two_languages, lever_lines, quoted

WHY = Text("Valgt i dashboardet.", "Chosen in the dashboard.")
SOURCE = "Chosen in the dashboard."
DISTURBED, CHANGED = "disturbed", "changed"
"""What is added to the name of the municipality's scenario: the two files stand beside each other under these names."""


@dataclass(frozen=True)
class Worlds:
    """The two worlds of a selection.

    Attributes:
        baseline: the municipality as it is today, with what both worlds meet.
        changed: the same with the chosen levers, from the first month on.
        assume: what the participants hold to be so, in both worlds; written as `--assume` takes it.
    """

    baseline: Scenario
    changed: Scenario
    assume: tuple[str, ...]


@lru_cache(maxsize=64)
def worlds_of(selection: Selection) -> Worlds:
    """The two worlds of a selection.

    Raises:
        CubbSimError: the municipality, a lever, a disturbance or a value is not one the model knows.
    """
    choice = choice_of(selection.municipality)
    baseline = choice.scenario
    if selection.disturbances:
        met = [{"kind": one.kind, "month": one.month, "size": one.size} for one in selection.disturbances]
        name = _name(choice, DISTURBED)
        baseline = changed_scenario(baseline, disturbances=met, name=name, title=baseline.title, why=WHY)
    name = _name(choice, CHANGED)
    changed = changed_scenario(baseline, levers=dict(selection.levers), name=name, why=WHY, source=SOURCE)
    assume = assumed(selection)
    read_assumptions(assume)
    return Worlds(baseline, replace(changed, title=changed_title(selection, baseline)), assume)


def assumed(selection: Selection) -> tuple[str, ...]:
    """Profile and contested numbers as `--assume` takes them."""
    return tuple(f"{name}={value!r}" for name, value in (*selection.profile, *selection.contested))


def changed_title(selection: Selection, baseline: Scenario) -> Text:
    """What the changed world is called: the one lever that is changed, or that several are."""
    names = [LEVERS[name].title for name, _ in selection.levers]
    if not names:
        return baseline.title
    if len(names) == 1:
        return Text(f"{names[0].da} ændret", f"{names[0].en} changed")
    return Text(f"{len(names)} håndtag ændret", f"{len(names)} levers changed")


def about(selection: Selection) -> str:
    """12 hexadecimal digits that two selections share if they have the same results: what a picture says it is of."""
    return hashlib.sha256(selection.key.encode("utf-8")).hexdigest()[:12]


def scenario_toml(selection: Selection) -> tuple[str, str]:
    """Texts of two scenario files, to be kept beside each other: the baseline, where it needs one, and the changed.

    The first is "" where the baseline is the municipality's own scenario; `file_names` says what the files are called.
    """
    choice, worlds = choice_of(selection.municipality), worlds_of(selection)
    parent, below = choice.reference, ""
    if selection.disturbances:
        below = _text(worlds.baseline, parent, _disturbance_lines(selection.disturbances))
        parent = worlds.baseline.name
    today = dict(selection.profile)
    return below, _text(worlds.changed, parent, lever_lines(dict(selection.levers), today))


def file_names(selection: Selection) -> tuple[str, str]:
    """What the two files of `scenario_toml` are called; "" for the one that is not needed."""
    worlds = worlds_of(selection)
    return f"{worlds.baseline.name}.toml" if selection.disturbances else "", f"{worlds.changed.name}.toml"


def command(selection: Selection) -> str:
    """The command line that gives the same numbers, in the folder of the files of `scenario_toml`."""
    below, changed = file_names(selection)
    parts = ["cubb-sim", "compare", below or choice_of(selection.municipality).reference, changed]
    parts += ["--seed", str(selection.seed), "--replications", str(N_REPLICATIONS)]
    for one in assumed(selection):
        parts += ["--assume", one]
    return shlex.join(parts)


def _name(choice: Choice, what: str) -> str:
    return f"{choice.name}_{what}"


def _text(scenario: Scenario, parent: str, lines: Iterable[str]) -> str:
    head = [
        f"title = {in_two_languages(scenario.title)}",
        f"question = {in_two_languages(scenario.question)}",
        f"parent = {quoted(parent)}",
    ]
    return "\n".join([*head, *lines]) + "\n"


def _disturbance_lines(placed: Iterable[Placed]) -> list[str]:
    lines: list[str] = []
    for one in placed:
        size = DISTURBANCES[one.kind].size
        lines += [
            "",
            f"[[disturbance]]  # size {size.low:g} to {size.high:g}: {size.unit}",
            f"kind = {quoted(one.kind)}",
            f"month = {one.month}",
            f"size = {float(one.size)!r}",
            f"why = {in_two_languages(WHY)}",
        ]
    return lines
