"""A new scenario that starts from a file of local figures, and the empty file to fill in; each written whole or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from cubb_sim.errors import OutputError, ScenarioError
from cubb_sim.local_data.decoding import shown_file
from cubb_sim.local_data.reading import read_local_figures
from cubb_sim.local_data.scenario_text import scenario_text
from cubb_sim.local_data.starting_point import StartingPoint, starting_point
from cubb_sim.local_data.staying import Staying, staying
from cubb_sim.scenario import Scenario, load_scenario
from cubb_sim.scenario.messages import plain
from cubb_sim.scenario.writing import check_levers, check_name, seen_from, write_scenario_text, write_whole

TEMPLATE = "template.csv"
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class LocalScenario:
    """What was written, and everything a person should be told about it."""

    path: Path
    start: StartingPoint
    stays: tuple[Staying, ...]


def write_local_scenario(
    directory: Path,
    name: str,
    figures: Path,
    parent: str | None = None,
    levers: Mapping[str, float] | None = None,
) -> LocalScenario:
    """Write `<name>.toml`: a municipality as its own figures have it, in force from the start.

    Args:
        directory: where the scenario goes; it must exist.
        name: of the scenario.
        figures: the CSV file made from the template.
        parent: a scenario of this one municipality, by the same name, whose figures hold where the file gives none;
            `None`: the national prior holds there.
        levers: what is changed from the first month on, by lever name.

    Raises:
        LocalDataError: the figures cannot be used.
        ScenarioError: the name, the parent or a lever cannot be used.
        OutputError: the file exists, or cannot be written. Nothing is changed in any of these cases.
    """
    check_name(name)
    check_levers(levers or {})
    start = starting_point(read_local_figures(figures))
    base = None if parent is None else _base(parent, start)
    stays = staying(start, base)
    seen = None if parent is None else seen_from(directory, parent)
    text = scenario_text(name, start, stays, seen, levers or {})
    return LocalScenario(write_scenario_text(directory, name, text), start, stays)


def write_template(path: Path) -> Path:
    """Write the empty template, as Excel opens it rightly: UTF-8 with a byte order mark, semicolons, CRLF.

    Raises:
        OutputError: the file exists, or cannot be written.
    """
    text = files("cubb_sim.local_data").joinpath(TEMPLATE).read_text(encoding="utf-8-sig")
    shown = shown_file(path)
    if path.suffix.casefold() != ".csv":
        raise OutputError(f"{shown}: the template is a CSV file. Choose a name that ends with .csv.")
    write_whole(path, BYTE_ORDER_MARK + text.replace("\n", "\r\n"))
    return path


def _base(parent: str, start: StartingPoint) -> Scenario:
    """The parent, which must be of the file's municipality alone: its numbers would hold for others too."""
    base = load_scenario(parent)
    names = [municipality.name for municipality in base.municipalities]
    if names != [start.name]:
        given = names[0] if len(names) == 1 else f"{len(names)} municipalities"
        what = f"is of {plain(given)}, and {start.file} is of {plain(start.name)} alone."
        advice = "Leave --parent out; a strategy is laid over the new scenario with +, as in mine+cubb_package."
        raise ScenarioError(f"--parent {plain(parent)}", what, advice)
    return base
