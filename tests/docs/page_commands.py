"""Command lines of the pages, made small enough for a test: that they work is tested, not what they find."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from cubb_sim.cli import app, main
from tests.architecture.source_tree import ROOT

PROGRAM = "cubb-sim"
FEW = 2
"""Replications, and rows or trajectories of a sweep."""
SMALLEST = {"fast": 65, "latin": 32}
"""Sizes of those methods that cannot do with fewer."""
SERVES = ("dashboard",)
"""Runs until it is stopped: its tests start it, here its options are read."""
IN_PYTHON = [(re.compile(r"(replications\s*=\s*)\d+"), FEW), (re.compile(r"((?:workers|processes)\s*=\s*)\d+"), 1)]
PYTHONS = ("python3", "python", "py")


def small_python(text: str) -> str:
    """A block of Python with few replications and in one process."""
    for pattern, number in IN_PYTHON:
        text = pattern.sub(rf"\g<1>{number}", text)
    return text


def lines_of(text: str) -> Iterator[list[str]]:
    """The words of every line of a block. Options of a directive, which begin with a colon, are no line."""
    for line in text.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        if words and not words[0].startswith(":"):
            yield words


def run_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run one command line. Returns what is wrong with it; nothing when it works."""
    program, *arguments = words
    if program != PROGRAM:
        return f"{program} is not {PROGRAM}"
    if arguments[:1] and arguments[0] in SERVES:
        return read_line(arguments)
    capsys.readouterr()
    try:
        main(small(arguments))
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else int(left.code is not None)
    printed = capsys.readouterr()
    return "" if code == 0 else f"exit code {code}: {(printed.err or printed.out).strip()}"


def read_line(arguments: list[str]) -> str:
    """Whether the application understands a command line, without running it. Returns what is wrong."""
    group: Any = typer.main.get_command(app)
    if arguments[0] not in group.commands:
        return f"there is no command {arguments[0]}"
    try:
        group.commands[arguments[0]].make_context(arguments[0], arguments[1:])
    except Exception as problem:  # typer publishes no common ancestor of its errors
        return getattr(problem, "message", "") or repr(problem)
    return ""


def small(arguments: list[str]) -> list[str]:
    """The same command line with as little work as it allows, in this process; drawing is most of an analysis."""
    command = arguments[0] if arguments else ""
    if command in ("run", "compare", "validate"):
        return [*without(without(arguments, "--workers"), "--replications"), "--replications", str(FEW)]
    if command == "calibrate":
        return [*without(arguments, "--quick", values=0), "--quick"]
    if command == "analyze" and "--quantity" not in arguments and is_of_our_model(Path(arguments[1])):
        return [*arguments, "--quantity", "hours_ever_share"]
    if command == "sweep" and len(arguments) > 1 and not arguments[1].startswith("-"):
        return small_sweep(arguments)
    return arguments


def is_of_our_model(folder: Path) -> bool:
    """Whether a sweep is of the employment services, and not of a function whose answer is known."""
    plan = folder / "sweep.json"
    return plan.exists() and '"employment_services"' in plan.read_text(encoding="utf-8")


def small_sweep(arguments: list[str]) -> list[str]:
    """A sweep with few points, in this process."""
    from cubb_sim.experiments.design.reading import load_design  # noqa: PLC0415 (takes a second)

    design = load_design(arguments[1])
    for option in ("--size", "--workers", "--cores", "--replications"):
        arguments = without(arguments, option)
    size = SMALLEST.get(design.method.value, FEW)
    return [*arguments, "--size", str(size), "--replications", str(min(design.replications, FEW)), "--cores", "1"]


def without(arguments: list[str], option: str, values: int = 1) -> list[str]:
    """A command line without one option and its value."""
    kept = [word for word in arguments if not word.startswith(f"{option}=")]
    while option in kept:
        at = kept.index(option)
        kept = kept[:at] + kept[at + 1 + values :]
    return kept


def words_of_try() -> set[str]:
    """What the script knows: the words in its own help, and the commands of the application."""
    script = (ROOT / "try.py").read_text(encoding="utf-8")
    group: Any = typer.main.get_command(app)
    return {*re.findall(r"^python3 try\.py ([a-z]+)", script, re.MULTILINE), "--help", *group.commands}


def wrong_in_shell(words: list[str]) -> str:
    """What is wrong with a line for `try.py`; other programs are none of our business here."""
    if re.fullmatch(r"git|cd", words[0]):
        return ""
    if not (words[0].startswith(PYTHONS) and "try.py" in words[1:3]):
        return f"{words[0]} is neither try.py nor git nor cd: mark the block, or make it text"
    rest = words[words.index("try.py") + 1 :]
    if rest and rest[0] not in words_of_try():
        return f"try.py does not know {rest[0]}"
    group: Any = typer.main.get_command(app)
    return read_line(rest) if rest and rest[0] in group.commands else ""
