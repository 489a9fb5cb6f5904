"""The project's own files, as the architecture tests read them: paths, syntax trees, functions."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "cubb_sim"
TESTS = ROOT / "tests"

NOT_OURS = {".git", "__pycache__", "node_modules", "build", "dist"}


@dataclass(frozen=True)
class Function:
    """A function with the file it stands in."""

    path: Path
    node: ast.FunctionDef | ast.AsyncFunctionDef

    @property
    def where(self) -> str:
        """`file:line name`, for messages."""
        return f"{relative(self.path)}:{self.node.lineno} {self.node.name}"

    @property
    def n_body_lines(self) -> int:
        """Lines from the first statement after the docstring to the last."""
        body = self.node.body[1:] if ast.get_docstring(self.node) is not None else self.node.body
        return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0

    @property
    def is_public(self) -> bool:
        """Whether the name is meant for other modules."""
        return not self.node.name.startswith("_")

    def has_decorator(self, name: str) -> bool:
        """Whether it carries `@name`, `@name(...)` or `@something.name`."""
        return any(name == last_name(decorator) for decorator in self.node.decorator_list)


def last_name(node: ast.expr) -> str:
    """The last name of `name`, `module.name` or a call of either; "" of anything else."""
    if isinstance(node, ast.Call):
        return last_name(node.func)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def relative(path: Path) -> str:
    """The path as the project writes it, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def python_files(directory: Path) -> list[Path]:
    """Every Python file below a directory."""
    return sorted(path for path in directory.rglob("*.py") if not NOT_OURS.intersection(path.parts))


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions_in(path: Path) -> Iterator[Function]:
    """Every function of a file, methods and inner functions too."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Function(path, node)


def top_level_functions(path: Path) -> Iterator[Function]:
    """The functions a module defines for itself or others, not methods or inner functions."""
    for node in tree_of(path).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Function(path, node)


def imported_modules(path: Path, *, while_running: bool = True) -> set[str]:
    """Full names of the modules a file imports; with `while_running` not those for annotations only."""
    names: set[str] = set()
    pending: list[ast.AST] = [tree_of(path)]
    while pending:
        node = pending.pop()
        if while_running and isinstance(node, ast.If) and last_name(node.test) == "TYPE_CHECKING":
            pending.extend(node.orelse)
            continue
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        pending.extend(ast.iter_child_nodes(node))
    return names


@cache
def project_files() -> tuple[Path, ...]:
    """The files that belong to the project: tracked or about to be; outside a checkout, all but builds and caches."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        listing = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        done = subprocess.run(listing, cwd=ROOT, capture_output=True, check=False)
        if done.returncode == 0:
            names = done.stdout.decode("utf-8").split("\0")
            return tuple(sorted(ROOT / name for name in names if name and (ROOT / name).is_file()))
    hidden = (".venv", ".mypy", ".ruff", ".pytest", ".hypothesis", ".import_linter")
    return tuple(
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file()
        and not any(part in NOT_OURS or part.startswith(hidden) for part in path.relative_to(ROOT).parts)
    )


def text_of(path: Path) -> str | None:
    """The text of a file, or None where it is not text."""
    data = path.read_bytes()
    return None if b"\0" in data[:4096] else data.decode("utf-8")
