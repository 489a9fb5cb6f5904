"""What the files may not say: places on somebody's machine, hosts of registries, American spelling."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source_tree import PACKAGE, ROOT, project_files, python_files, relative, text_of

LOCKS = ["requirements.lock", "requirements-3.13.lock"]
SPLIT_SO_AS_NOT_TO_FIND_ITSELF = (
    ("/ro", "ot/"),
    ("/wo", r"rk/(?:main|shared|\.)"),
    ("/ho", r"me/\w"),
    ("/Us", r"ers/\w"),
    ("/op", r"t/\w"),
    ("bash_", "jobs"),
    ("py", r"pi\.org"),
    ("python", "hosted"),
    ("registry", r"\.npmjs"),
    ("deb", r"\.debian"),
)
"""Places on one machine, and hosts of package registries."""
FORBIDDEN = re.compile("|".join("".join(parts) for parts in SPLIT_SO_AS_NOT_TO_FIND_ITSELF))

AMERICAN = re.compile(
    r"\b(behavior\w*|modeling|modeled|labeling|labeled|organiz\w+|color\w*|center\w*|favor\w*|neighbor\w*|"
    r"(?:summar|initial|normal|optim|minim|maxim|standard|random|recogn|real|util|visual|special)iz\w+|analyz(?!e\b)\w+|"
    r"fulfill|labor|judgment|program of)\b",
    re.IGNORECASE,
)
"""`analyze` is the name of a command, which was agreed on."""
PROPER_NAMES = re.compile(
    r"Journal of [\w ]+|mesa\.visualization|World of Labor|outside upper center|Center for Udvikling|"
    r"\b\w*(?:Normaliz|Standardiz|Color|Center)\w*\("
)
CODE_IN_PROSE = re.compile(r"`[^`\n]*`|https?://\S+")
SIGNS_OF_A_PAGE = set("<>{};=#")
"""Characters of style sheets and pages, whose words are spelt by others."""


def prose_of(path: Path) -> Iterator[tuple[int, str]]:
    """Line number and text of what a person reads in a file: prose, comments, docstrings, messages, names."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield from enumerate(text.splitlines(), 1)
        return
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not SIGNS_OF_A_PAGE & set(node.value):
            yield from enumerate(node.value.splitlines(), node.lineno)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.lineno, node.name.replace("_", " ")


def test_no_file_names_a_place_of_one_machine_or_a_registry() -> None:
    found = [
        f"{relative(path)}:{number} {line.strip()[:100]}"
        for path in project_files()
        for number, line in enumerate((text_of(path) or "").splitlines(), 1)
        if FORBIDDEN.search(line)
    ]
    assert found == []


def test_the_spelling_is_british() -> None:
    found = [
        f"{relative(path)}:{number} {match.group()}"
        for path in [*python_files(PACKAGE), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]
        for number, line in prose_of(path)
        for match in AMERICAN.finditer(PROPER_NAMES.sub(" ", CODE_IN_PROSE.sub(" ", line)))
    ]
    assert found == []


@pytest.mark.parametrize("word", ["behavior", "modeling", "organization", "summarized", "centered", "labor"])
def test_the_check_of_spelling_bites(word: str) -> None:
    assert AMERICAN.search(f"the {word} of firms")


@pytest.mark.parametrize(
    "word", ["behaviour", "modelling", "organisation", "centre", "labour", "programme", "collaboration"]
)
def test_british_words_pass_the_check_of_spelling(word: str) -> None:
    assert not AMERICAN.search(f"the {word} of firms")


def test_text_is_utf8_without_carriage_returns() -> None:
    for path in project_files():
        text = text_of(path)
        assert text is None or "\r" not in text, relative(path)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_holds_exact_versions_and_no_address(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert len(pins) > 20
    assert [line for line in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line)] == []
    assert not re.search(r"://|@|--", "\n".join(lines))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_covers_every_declared_dependency(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = [*project["dependencies"], *extras["test"], *extras["dev"]]
    wanted = {plain_name(re.split(r"[\[<>=!~; ]", requirement)[0]) for requirement in declared}
    locked = {plain_name(line.split("==")[0]) for line in (ROOT / name).read_text(encoding="utf-8").splitlines()}
    assert wanted - locked == set()


def plain_name(name: str) -> str:
    """A distribution's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_version_is_the_same_wherever_it_is_said() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_the_changelog_has_room_for_changed_results() -> None:
    newest = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1]
    assert "### Results change" in newest
