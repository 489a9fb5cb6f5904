"""The pages for engineers that no worked example performs: each command in them exists, and each place they name."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cubb_sim import compilation, sources
from cubb_sim.experiments import version
from tests.architecture.source_tree import PACKAGE, ROOT
from tests.docs.page_commands import read_line, words_of_try, wrong_in_shell
from tests.extending.page_edits import doings

HOW_TO, EXPLANATION = ROOT / "docs" / "how_to", ROOT / "docs" / "explanation"
PAGES = [
    *(HOW_TO / f"add_a_{what}.md" for what in ("lever", "process", "column", "quantity", "trial", "language")),
    HOW_TO / "profile.md",
    HOW_TO / "release.md",
    EXPLANATION / "how_a_run_flows.md",
]
COMMAND = re.compile(r"^(?:[A-Z_]+=\S+ )?(?:python3?(?:\.\d+)?|cubb-sim|py-spy|bash) .+$")
FENCED = re.compile(r"^ *```(?:text|shell)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
IN_LINE = re.compile(r"`([^`\n]+)`")
NOT_OURS = {"py-spy", "pytest", "pdb", "cProfile"}


def commands_of(page: Path) -> Iterator[list[str]]:
    """Command lines in blocks that nothing else runs, in tables and in sentences, without what is set before them."""
    text = page.read_text(encoding="utf-8")
    lines = [line.strip() for block in FENCED.findall(text) for line in block.splitlines()]
    for line in [*lines, *IN_LINE.findall(re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))]:
        if COMMAND.match(line):
            yield [word for word in shlex.split(line) if not re.fullmatch(r"[A-Z_]+=\S+", word)]


def wrong_with(words: list[str]) -> str:
    """Why a command line cannot be right; nothing where it can."""
    program, *arguments = words
    if program == "cubb-sim":
        return wrong_with_command(arguments)
    if program in NOT_OURS:
        return wrong_with(arguments[arguments.index("--") + 1 :]) if "--" in arguments else ""
    if program == "bash":
        return "" if (ROOT / arguments[0]).exists() else f"there is no {arguments[0]}"
    if "try.py" in arguments:
        return wrong_in_shell(words)
    while arguments and arguments[0] in ("-X", "--sort", "--output"):
        arguments = arguments[2:]
    if arguments[0] == "-m":
        return wrong_with_module(arguments[1:])
    return "" if (ROOT / arguments[0]).exists() or arguments[0] == "step_through.py" else f"there is no {arguments[0]}"


def wrong_with_command(arguments: list[str]) -> str:
    """What is wrong with `cubb-sim ...`; a command named by itself in a sentence has to exist."""
    if len(arguments) > 1:
        return read_line(arguments)
    return "" if set(arguments) <= words_of_try() else f"there is no command {arguments[0]}"


def wrong_with_module(arguments: list[str]) -> str:
    """What is wrong with `python -m NAME ...`."""
    name, *rest = arguments
    if name == "cubb_sim":
        return read_line(rest) if rest != ["--help"] else ""
    if name in NOT_OURS:
        return wrong_with(["python", *rest]) if rest and rest[0] in ("-m", "--sort") else missing_file(rest)
    return "" if (ROOT / f"{name.replace('.', '/')}.py").exists() else f"there is no module {name}"


def missing_file(arguments: list[str]) -> str:
    """Of what pytest and pdb are given."""
    known = [one for one in arguments if one.endswith(".py") and one != "step_through.py"]
    return next((f"there is no {one}" for one in known if not (ROOT / one).exists()), "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_can_be_right(page: Path) -> None:
    assert [(" ".join(words), wrong) for words in commands_of(page) if (wrong := wrong_with(words))] == []


def test_commands_are_found_and_wrong_ones_told() -> None:
    assert len(list(commands_of(HOW_TO / "release.md"))) > 15
    for wrong in (
        "python docs/generate_nothing.py",
        "cubb-sim dance",
        "cubb-sim run --no-such-option",
        "python3 try.py dance",
        "python -m tests.engine.silver",
        "python -m pytest tests/engine/test_silver.py",
        "bash .ci/walk",
        "py-spy record -- python -m cubb_sim dance",
    ):
        assert wrong_with(shlex.split(wrong)), wrong


def new_files(page: str) -> list[str]:
    """What a how-to page has its reader write."""
    return [one.path for one in doings(page) if one.what == "new file"] if (HOW_TO / page).exists() else []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_source_named_exists(page: Path) -> None:
    named = re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.(?:py|toml|cff)|(?:[a-z_]+/)+)`", page.read_text(encoding="utf-8"))
    made_on_the_page = {"reminders.toml", "nb.toml", "step_through.py", *new_files(page.name)}
    places = (ROOT, PACKAGE, PACKAGE / "calibration", PACKAGE / "dashboard")
    assert [n for n in named if n not in made_on_the_page and not any((p / n).exists() for p in places)] == []


def test_what_the_page_says_of_hashes_is_so() -> None:
    """The table of edits: which folders are in which hash."""
    compiled, study = set(compilation.COMPILED_SOURCES), set(sources.STUDY_SOURCES)
    moved = set(version.QUANTITY_SOURCES)
    assert {"rules", "processes", "state", "schedule.py", "events.py", "decisions.py"} <= compiled
    assert {"parameters", "population.py", "numbers.py", "paths.py"} <= study & moved - compiled
    assert {"quantities", "scenario", "run.py", "model.py"} <= moved - compiled - study
    assert not {"report", "dashboard", "cli", "biography"} & (compiled | study | moved)


@pytest.mark.slow
def test_the_same_lives_with_and_without_compilation(tmp_path: Path) -> None:
    """The script that a debugger is put on prints the same, whichever way it runs."""
    page = (EXPLANATION / "how_a_run_flows.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"<!-- file: step_through\.py -->\n```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (tmp_path / "step_through.py").write_text(script, encoding="utf-8")
    printed = [
        subprocess.run(
            [sys.executable, "step_through.py"], cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "NUMBA_DISABLE_JIT": off}, encoding="utf-8", check=True,
        ).stdout
        for off in ("0", "1")
    ]  # fmt: skip
    assert printed[0] == printed[1]
    assert printed[0].split()[0] == "6"


def test_the_breakpoint_stands_in_a_meeting() -> None:
    """The line of the page is inside `citizen_may_meet`, or the reader would stop somewhere else."""
    page = (EXPLANATION / "how_a_run_flows.md").read_text(encoding="utf-8")
    (number,) = re.findall(r"break cubb_sim/processes/meetings\.py:(\d+)", page)
    lines = (PACKAGE / "processes" / "meetings.py").read_text(encoding="utf-8").splitlines()
    before = [line for line in lines[: int(number)] if line.startswith("def ")]
    assert before[-1].startswith("def meeting_takes_place")
    assert not lines[int(number) - 1].lstrip().startswith(('"""', "@", "def", "#"))
