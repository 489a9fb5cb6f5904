"""The text of a scenario that starts from local figures: every number with its arithmetic, source and grade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cubb_sim.local_data.amounts import FROM_BEST
from cubb_sim.local_data.reading import one_line
from cubb_sim.local_data.starting_point import Result, StartingPoint
from cubb_sim.local_data.staying import NATIONAL_PRIOR, PARENT, Staying
from cubb_sim.parameters import Text
from cubb_sim.scenario.writing import in_two_languages, lever_lines, quoted

LONGEST_COMMENT = 700
DEFAULT_ROLE = "network"


def scenario_text(
    name: str, start: StartingPoint, stays: Iterable[Staying], parent: str | None, levers: Mapping[str, float]
) -> str:
    """The contents of the file.

    Args:
        name: of the scenario.
        start: what the figures give.
        stays: what they do not give.
        parent: as the file must write it; `None` where the municipality stands alone.
        levers: changes from the first month on, over what is today.
    """
    stays = tuple(stays)
    lines = [
        *_head(name, start, parent),
        *_municipality(start, parent),
        *_numbers(start),
        *lever_lines(levers, _today(start, stays)),
        *_checks(start),
        *_stays(stays),
        *_remarks(start),
    ]
    return "\n".join(lines) + "\n"


def _head(name: str, start: StartingPoint, parent: str | None) -> list[str]:
    title = Text(f"{start.name} i dag, efter egne tal", f"{start.name} as today, from local figures")
    question = Text(
        f"Hvordan går det borgerne i {start.name}, hvis vi bliver ved som i dag?",
        f"How do the citizens of {start.name} fare if we go on as today?",
    )
    lines = [
        _comment(f"{name}: starts from the local figures in {start.file}. What they do not give is named at the end."),
        f"title = {in_two_languages(title)}",
        f"question = {in_two_languages(question)}",
    ]
    return [*lines, f"parent = {quoted(parent)}"] if parent is not None else lines


def _municipality(start: StartingPoint, parent: str | None) -> list[str]:
    """Who it is today; a comment above each figure says how it came about."""
    results = [start.citizens, *start.levers, *([start.demand] if start.demand else [])]
    grade = max((one.grade for one in results), key=FROM_BEST.index)
    lines = [
        "",
        "[[municipality]]",
        f"name = {quoted(start.name)}",
        _about(start.citizens),
        f"citizens = {round(start.citizens.value)}",
    ]
    role = start.role or (DEFAULT_ROLE if parent is None else None)
    lines += [f"role = {quoted(role)}"] if role else []
    if start.demand:
        lines += [_about(start.demand), f"demand = {start.demand.value!r}"]
    lines += [
        f"source = {quoted(f'Local figures in {start.file}; a comment beside each says which, and from whom.')}",
        f"grade = {quoted(str(grade))}",
    ]
    if start.levers:
        lines += ["", "[municipality.levers]  # as they are today"]
    for one in start.levers:
        lines += [_about(one), f"{one.target} = {one.value!r}"]
    return lines


def _numbers(start: StartingPoint) -> list[str]:
    lines: list[str] = []
    for one in start.numbers:
        lines += [
            "",
            f"[parameters.{quoted(one.target)}]",
            f"value = {one.value!r}",
            f"why = {in_two_languages(one.why)}",
            f"source = {quoted(one.source)}",
            f"grade = {quoted(str(one.grade))}",
        ]
    return lines


def _checks(start: StartingPoint) -> list[str]:
    if not start.checks:
        return []
    heading = "The model should reproduce these; nothing is set by them. Compare with 'cubb-sim run':"
    return [
        "",
        _comment(heading),
        *(_comment(f"  {one.target} = {one.value:g}. {_in_words(one)}") for one in start.checks),
    ]


def _stays(stays: tuple[Staying, ...]) -> list[str]:
    lines: list[str] = []
    for origin, heading in (
        (NATIONAL_PRIOR, "Not in the file, so as the national prior:"),
        (PARENT, "Not in the file, so as the parent has it:"),
    ):
        chosen = [_comment(f"  {one.in_words()}") for one in stays if one.origin == origin]
        lines += ["", _comment(heading), *chosen] if chosen else []
    return lines


def _remarks(start: StartingPoint) -> list[str]:
    told = [f"  Not used: {text}" for text in start.not_used]
    told += [f"  {text}" for text in (*start.remarks, *start.notices)]
    return ["", _comment("Remarks:"), *map(_comment, told)] if told else []


def _today(start: StartingPoint, stays: Iterable[Staying]) -> dict[str, float]:
    return {one.target: one.value for one in stays} | {one.target: one.value for one in start.levers}


def _about(one: Result) -> str:
    return _comment(_in_words(one))


def _in_words(one: Result) -> str:
    return f"{one.why.en} Grade: {one.grade}. {one.source}"


def _comment(text: str) -> str:
    indent = "  " if text.startswith("  ") else ""
    return f"# {indent}{one_line(text, LONGEST_COMMENT)}"
