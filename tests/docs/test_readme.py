"""What the README shows is all there is, and what it and the other pages point to exists."""

from __future__ import annotations

import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.source_tree import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
SIMULATES = ("run", "compare", "trace")


def blocks(kind: str) -> list[str]:
    """The fenced blocks of one kind. That they work is tested with those of all pages, in test_pages.py."""
    return [text for found, text in BLOCK.findall(README) if found == kind]


def command_lines() -> Iterator[list[str]]:
    for text in blocks("console"):
        for line in text.splitlines():
            program, *arguments = shlex.split(line)
            assert program == "cubb-sim", line
            yield arguments


def test_the_five_lines_are_five() -> None:
    first = blocks("python")[0]
    assert len([line for line in first.splitlines() if line.strip()]) <= 5


def test_every_command_is_shown() -> None:
    from cubb_sim.cli import app  # noqa: PLC0415 (only this test looks at the application itself)

    commands = {
        command.name or getattr(command.callback, "__name__", "").replace("_", "-")
        for command in app.registered_commands
    }
    shown = {arguments[0] for arguments in command_lines()}
    assert commands - shown == set()


def test_what_is_simulated_says_how_many_replications_or_is_one_life() -> None:
    for arguments in command_lines():
        if arguments[0] in SIMULATES and arguments[0] != "trace":
            assert "--replications" in arguments, arguments


def test_the_first_command_is_the_one_the_readme_describes() -> None:
    spec = importlib.util.spec_from_file_location("try_script_of_the_readme", ROOT / "try.py")
    assert spec is not None
    assert spec.loader is not None
    script: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.FIRST_COMPARISON[:3] == ["compare", "holstebro", "holstebro+cubb_package"]
    assert script.FIRST_COMPARISON[script.FIRST_COMPARISON.index("--report") + 1] in README


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = [target for target in LINK.findall(text) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []
