"""One citizen's months as a story, or the same person's two lives; and finding persons worth following."""

# ruff: noqa: PLC0415 (the model is imported when the command runs, so that the others start at once)

from __future__ import annotations

import shutil
import sys
import textwrap
from dataclasses import asdict
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cubb_sim.cli.output import AsJson, Assume, Fixed, InLanguage, Language, print_json, print_table

if TYPE_CHECKING:
    from cubb_sim.biography import Found, Life, LivedRun
    from cubb_sim.scenario import Scenario

MANY_CITIZENS = 20_000
"""From so many on a run with event rows takes more than two seconds."""
WIDEST = 100
"""Characters of a line of a story; longer lines are hard to read."""
MONTH_WORDS = ("Måned ", "Month ", "Months ")
MONTHS_PER_YEAR = 12


def add_to(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command()(trace)


def trace(  # noqa: PLR0913, PLR0917 (as many as there are options)
    scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help="A name, a file, or several joined by +.")],
    citizen: Annotated[
        str | None, typer.Option("--citizen", metavar="N", help="Number in the municipality: 231, or Holstebro:231.")
    ] = None,
    versus: Annotated[
        str | None, typer.Option("--versus", metavar="B", help="Another scenario: the same person's other life.")
    ] = None,
    find: Annotated[
        str | None, typer.Option("--find", metavar="KIND", help="List persons instead: gained, lost or parked.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="Of the run; another seed draws other people.")] = 1,
    fixed: Fixed = False,
    assume: Assume = None,
    language: InLanguage = Language.EN,
    as_json: AsJson = False,
) -> None:
    """Follow one citizen month by month; with --versus, see where two lives of the same person part."""
    from cubb_sim.errors import CubbSimError
    from cubb_sim.knowledge import contested_scenario
    from cubb_sim.scenario import load_scenario

    if (citizen is None) == (find is None):
        raise CubbSimError("Say which person with --citizen N, or let --find gained, lost or parked list some.")
    assumed = tuple(assume or ())
    chosen = [contested_scenario(load_scenario(name), assumed) for name in (scenario, versus) if name is not None]
    _refuse_before_running(chosen, citizen, find, seed)
    lived = [_live(one, seed, fixed, assumed) for one in chosen]
    if assumed and not as_json:
        print(f"{'Anfægtet' if language == Language.DA else 'Contested'}: {', '.join(assumed)}\n")
    if find is not None:
        _list_found(lived, find, language, as_json)
    elif len(lived) == 1:
        _tell_one(lived[0], citizen or "", language, as_json)
    else:
        _tell_two(lived[0], lived[1], citizen or "", language, as_json)


def _refuse_before_running(chosen: list[Scenario], citizen: str | None, find: str | None, seed: int) -> None:
    """Say what is wrong before anybody waits for a run."""
    from cubb_sim.biography import CitizenName, what_to_find
    from cubb_sim.errors import CubbSimError
    from cubb_sim.run import REPORTING_SEEDS

    if seed not in REPORTING_SEEDS:
        raise CubbSimError(f"--seed {seed}: take one from {REPORTING_SEEDS[0]} to {REPORTING_SEEDS[-1]}.")
    if len({one.horizon_months for one in chosen}) > 1:
        a, b = chosen
        raise CubbSimError(
            f"'{a.name}' covers {a.horizon_months} months and '{b.name}' {b.horizon_months}. "
            "Give both the same horizon_months."
        )
    if find is not None:
        what_to_find(find, has_two_runs=len(chosen) > 1)
    if citizen is not None:
        name = CitizenName.parse(citizen, [town.name for town in chosen[0].municipalities])
        for other in chosen[1:]:
            CitizenName.parse(f"{name.municipality}:{name.number}", [town.name for town in other.municipalities])


def _live(scenario: Scenario, seed: int, fixed: bool, assume: tuple[str, ...]) -> LivedRun:
    """Run a scenario month by month with the numbers that `run` gives this seed, and a bar on what takes long."""
    from cubb_sim.biography import lived

    if scenario.n_citizens < MANY_CITIZENS:
        return lived(scenario, seed=seed, fixed=fixed, assume=assume)
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(scenario.name, total=scenario.horizon_months)
        return lived(
            scenario,
            seed=seed,
            fixed=fixed,
            assume=assume,
            watch=lambda model: bar.update(task, completed=model.month),
        )


def _tell_one(lived: LivedRun, citizen: str, language: str, as_json: bool) -> None:
    from cubb_sim.biography import tell

    life = lived.life(citizen)
    story = tell(life, language)
    if as_json:
        assumptions = list(lived.manifest.assumptions)
        told = {"scenario": lived.scenario.name, "seed": lived.outcome.seed, "assumptions": assumptions}
        print_json({**told, **_content(life), "story": story})
        return
    _print_story(story)


def _tell_two(a: LivedRun, b: LivedRun, citizen: str, language: str, as_json: bool) -> None:
    from cubb_sim.biography import parting_of, parting_sentence, side_by_side

    life_a = a.life(citizen)
    name = life_a.card.name
    life_b = b.life(f"{name.municipality}:{name.number}")
    story = side_by_side(life_a, life_b, language)
    if as_json:
        parting = parting_of(life_a, life_b)
        said = parting_sentence(parting, life_a, life_b, language)
        content = {
            "a": {"scenario": a.scenario.name, **_content(life_a)},
            "b": {"scenario": b.scenario.name, **_content(life_b)},
            "parting": {**_plain(asdict(parting)), "text": said},
        }
        print_json({"seed": a.outcome.seed, "assumptions": list(a.manifest.assumptions), **content, "story": story})
        return
    print(f"A = {a.scenario.name}: {a.scenario.title.in_language(language)}")
    print(f"B = {b.scenario.name}: {b.scenario.title.in_language(language)}\n")
    _print_story(story)


def _list_found(lived: list[LivedRun], find: str, language: str, as_json: bool) -> None:
    from cubb_sim.biography import find_citizens

    found = find_citizens(*(one.outcome for one in lived), kind=find)
    if as_json:
        print_json([_plain(asdict(one)) for one in found])
        return
    danish = language == Language.DA
    if not found:
        print("Ingen i denne kørsel." if danish else "Nobody in this run.")
        return
    has_one_town = len(lived[0].outcome.municipalities) == 1
    heading = ("Borger", "Alder", "År på ydelse") if danish else ("Citizen", "Age", "Years on benefit")
    in_work, parked = ("Måneder i arbejde", "Måneder parkeret") if danish else ("Months in work", "Months parked")
    columns = (*heading, parked if find == "parked" else in_work)
    print_table(" / ".join(one.scenario.name for one in lived), columns, [_row(one, has_one_town) for one in found])


def _row(one: Found, has_one_town: bool) -> tuple[str, ...]:
    name = str(one.name.number) if has_one_town else f"{one.name.municipality}:{one.name.number}"
    return name, str(one.age_years), f"{one.months_on_benefit / MONTHS_PER_YEAR:.0f}", str(one.months)


def _print_story(story: str) -> None:
    """Print lines no wider than can be read, what follows a break set in where a line says whose or when it is."""
    width = min(WIDEST, shutil.get_terminal_size().columns)
    for line in story.splitlines():
        margin = " " * (len(line) - len(line.lstrip()))
        hangs = bool(margin) or line.startswith(MONTH_WORDS)
        print(textwrap.fill(line, width, subsequent_indent=margin + "  " if hangs else ""))


def _content(life: Life) -> dict[str, Any]:
    content: dict[str, Any] = _plain(asdict(life))
    return content


def _plain(value: Any) -> Any:
    """The same in what JSON knows: kinds by name in lower case."""
    if isinstance(value, Enum):
        return value.name.lower()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
