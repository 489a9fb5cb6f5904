"""What there is and what one can make of it: scenarios, levers, new, check."""

# ruff: noqa: PLC0415 (a command imports what it needs when it runs, so that the others start at once)

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cubb_sim.cli.output import AsJson, InLanguage, Language, print_json, print_table

if TYPE_CHECKING:
    from cubb_sim.parameters import Lever, Text
    from cubb_sim.scenario import Scenario

GROUPS = {
    "municipalities": "Municipalities as they are today",
    "strategies": "Strategies: also to be laid over a municipality, as in holstebro+cubb_package",
    "disturbances": "Disturbances",
}


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    for command in (scenarios, levers, new, check):
        app.command()(command)


def scenarios(as_json: AsJson = False, language: InLanguage = Language.EN) -> None:
    """List the scenarios that come with the package, each with the question it asks."""
    from cubb_sim.scenario import load_scenario, shipped_scenarios

    loaded = [load_scenario(name) for name in shipped_scenarios()]
    if as_json:
        print_json([_as_content(scenario) for scenario in loaded])
        return
    for group, heading in GROUPS.items():
        rows = [
            (one.name, one.title.in_language(language), one.question.in_language(language))
            for one in loaded
            if _group(one) == group
        ]
        print_table(heading, ("Name", "Title", "Question"), rows)


def levers(
    name: Annotated[str | None, typer.Argument(metavar="LEVER", help="One lever, to read all about it.")] = None,
    as_json: AsJson = False,
    language: InLanguage = Language.EN,
) -> None:
    """List what leaders can change, by pillar, with value as today, range and unit; or explain one lever."""
    from cubb_sim.errors import UnknownNameError
    from cubb_sim.parameters import LEVERS, Pillar

    if name is not None and name not in LEVERS:
        raise UnknownNameError("levers", "lever", name, LEVERS)
    chosen = {name: LEVERS[name]} if name is not None else LEVERS
    if as_json:
        print_json([_lever_as_content(lever) for lever in chosen.values()])
        return
    if name is not None:
        _explain(chosen[name], language)
        return
    for pillar in Pillar:
        rows = [_lever_row(lever, language) for lever in chosen.values() if lever.pillar is pillar]
        print_table(f"Pillar: {pillar}", ("Name", "Today", "Range", "Grade", "What it is"), rows)


def new(  # noqa: PLR0913, PLR0917 (one argument per option)
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Name of the scenario, and of its file.")] = None,
    parent: Annotated[
        str | None, typer.Option("--parent", help="What it differs from: a name, a path, or several with +.")
    ] = None,
    lever: Annotated[
        list[str] | None, typer.Option("--lever", help="A changed lever, name=value; may be given several times.")
    ] = None,
    local: Annotated[
        Path | None, typer.Option("--local", metavar="FILE.csv", help="A municipality's own figures to start from.")
    ] = None,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="FILE.csv", help="Write the empty file for --local, and stop.")
    ] = None,
    directory: Annotated[Path, typer.Option("--directory", help="Where the scenario goes.")] = Path(),
    as_json: AsJson = False,
) -> None:
    """Write a scenario file of your own: a difference from another scenario, or your municipality from its figures."""
    from cubb_sim.errors import ScenarioError

    if template is not None:
        if name is not None or parent is not None or lever or local is not None:
            raise ScenarioError("--template", "stands alone.", "Fill the file in, then: cubb-sim new NAME --local FILE")
        _write_template(template, as_json)
        return
    if name is None:
        raise ScenarioError("cubb-sim new", "needs a name.", "Such as: cubb-sim new mine --parent holstebro")
    if local is not None:
        _start_from_figures(directory, name, local, (parent, _changes(lever or [])), as_json)
        return
    if parent is None:
        advice = "Give --parent NAME, or --local FILE.csv with the figures of a municipality."
        raise ScenarioError(f"cubb-sim new {name}", "needs something to start from.", advice)
    _differ_from(directory, name, parent, _changes(lever or []), as_json)


def check(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Scenario files, or names of scenarios.")],
    as_json: AsJson = False,
) -> None:
    """Check scenario files; each gets one line, and the exit code is 2 where one of them cannot be used."""
    from cubb_sim.errors import CubbSimError
    from cubb_sim.scenario import load_scenario

    reports: list[dict[str, Any]] = []
    for file in files:
        try:
            scenario = load_scenario(file)
        except CubbSimError as error:
            print(error, file=sys.stderr)
            reports.append({"file": file, "is_valid": False, "fault": str(error), "scenario": None})
        else:
            reports.append({"file": file, "is_valid": True, "fault": None, "scenario": _as_content(scenario)})
            if not as_json:
                print(f"{file}: no fault found. {_in_short(scenario)}")
    if as_json:
        print_json(reports)
    if not all(report["is_valid"] for report in reports):
        raise typer.Exit(2)


def _differ_from(directory: Path, name: str, parent: str, changes: dict[str, float], as_json: bool) -> None:
    from cubb_sim.scenario import load_scenario, write_scenario_file

    path = write_scenario_file(directory, name, parent, changes)
    if as_json:
        print_json(_as_content(load_scenario(path)))
        return
    print(f"Wrote {path}. Say in it why, then try: cubb-sim check {path}")


def _start_from_figures(
    directory: Path, name: str, local: Path, over: tuple[str | None, dict[str, float]], as_json: bool
) -> None:
    """`over` is the parent, if any, and the changes of levers from the first month on."""
    from cubb_sim.local_data import write_local_scenario
    from cubb_sim.local_data.telling import as_content, told
    from cubb_sim.scenario import load_scenario

    written = write_local_scenario(directory, name, local, *over)
    if as_json:
        print_json(_as_content(load_scenario(written.path)) | {"local_data": as_content(written)})
        return
    print(told(written))


def _write_template(template: Path, as_json: bool) -> None:
    from cubb_sim.local_data import write_template

    path = write_template(template)
    if as_json:
        print_json({"template": str(path)})
        return
    print(f"Wrote {path}. Fill in the figures you have, then try: cubb-sim new NAME --local {path}")


def _changes(given: list[str]) -> dict[str, float]:
    """Levers and values from `name=value`."""
    from cubb_sim.errors import ScenarioError

    changes: dict[str, float] = {}
    for pair in given:
        name, equals, value = (piece.strip() for piece in pair.partition("="))
        if not equals:
            raise ScenarioError(f"--lever {pair}", "is not a lever and a value.", "Write name=value.")
        if name in changes:
            raise ScenarioError(f"--lever {pair}", f"{name} has been given a value already.", "Give it once.")
        try:
            changes[name] = float(value)
        except ValueError:
            what = f"'{value}' is not a number."
            raise ScenarioError(f"--lever {pair}", what, "Write it with a point, such as 0.8.") from None
    return changes


def _group(scenario: Scenario) -> str:
    if scenario.disturbances:
        return "disturbances"
    is_place = not scenario.lever_changes and not scenario.parameter_changes
    return "municipalities" if is_place else "strategies"


def _in_short(scenario: Scenario) -> str:
    places = [municipality.name for municipality in scenario.municipalities]
    where = places[0] if len(places) == 1 else f"{len(places)} municipalities"
    return (
        f"{where}, {scenario.n_citizens:,} citizens, {scenario.horizon_months} months; changes of levers: "
        f"{len(scenario.lever_changes)}, of other numbers: {len(scenario.parameter_changes)}, disturbances: "
        f"{len(scenario.disturbances)}; hash {scenario.hash}."
    )


def _as_content(scenario: Scenario) -> dict[str, Any]:
    """A scenario with all it inherits, as plain values."""
    content = asdict(scenario)
    for municipality, spec in zip(content["municipalities"], scenario.municipalities, strict=True):
        municipality |= {"role": spec.role.name.lower(), "levers": dict(spec.levers)}
    return content | {"hash": scenario.hash, "n_citizens": scenario.n_citizens}


def _lever_as_content(lever: Lever) -> dict[str, Any]:
    return asdict(lever) | {"name": lever.field}


def _lever_row(lever: Lever, language: Language) -> tuple[str, ...]:
    what_it_is = f"{lever.title.in_language(language)}: {lever.unit}"
    return (lever.field, f"{lever.default:g}", f"{lever.low:g} to {lever.high:g}", lever.grade, what_it_is)


def _explain(lever: Lever, language: Language) -> None:
    """Everything that is declared about one lever."""

    def said(text: Text) -> str:
        return text.in_language(language)

    price = f"{lever.cost_kr:,.0f} kr per {lever.cost_unit}. " if lever.cost_unit else ""
    rows = [
        ("Title", said(lever.title)),
        ("Explanation", said(lever.explanation)),
        ("Today", f"{lever.default:g}, of {lever.low:g} to {lever.high:g}: {lever.unit}"),
        ("Pillar", lever.pillar),
        ("Phase-in", f"{lever.phase_in_months} months from the decision until it is fully in force"),
        ("Cost", f"{price}{said(lever.cost_note)}"),
        ("Source", f"{lever.source} (grade: {lever.grade})"),
    ]
    print_table(lever.field, ("", ""), rows)
