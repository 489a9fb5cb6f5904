"""Build the documentation site: python docs/site/build.py, with --help for what can be chosen.

First the model computes what pages state, draw and show; then Sphinx builds, and any warning fails the build. Each
failure is one line on standard error.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT)  # in place of this folder, whose modules are imported as docs.site.*

from docs.site.pages import ENTRANCE, INCLUDED, NOTEBOOKS, pages  # noqa: E402

SUBSET_SILENCE = "toc.not_readable,toc.not_included,toc.excluded,myst.xref_missing,ref.python"
"""Warnings that a part of the site cannot avoid, since the rest is not there."""
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_WARNING = re.compile(r"^(?P<where>.*?): (?:WARNING|ERROR|CRITICAL): (?P<what>.*)$")


def main(arguments: Sequence[str] | None = None) -> int:
    """Build; 0 where everything is well, 1 with a message for each failure."""
    chosen = _parser().parse_args(arguments)
    output = Path(chosen.output or ROOT / "build" / "site").absolute()
    workspace = output.with_name(f"{output.name}_workspace")
    problems, model = _compute(chosen.only, workspace, Path(chosen.kept) if chosen.kept else None)
    executed = _executed(workspace, model)
    if not (chosen.only or chosen.no_notebooks):
        _carry_out(executed)
    problems += _write(chosen, output, workspace, executed)
    for problem in problems:
        print(f"FAILED: {problem}", file=sys.stderr)
    if problems:
        shutil.rmtree(workspace / "doctrees", ignore_errors=True)  # read everything again, so that nothing is forgotten
        return 1
    print(f"The site is built. Open {output / 'docs' / 'index.html'}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[2])
    parser.add_argument("--only", action="append", default=[], help="a page or folder, such as docs/facilitating")
    parser.add_argument("--output", help="folder to build into; build/site where it is left out")
    parser.add_argument("--kept", help="folder of what was computed, for several builds; beside the output without it")
    parser.add_argument("--no-notebooks", action="store_true", help="show the notebooks without running them")
    return parser


def _compute(only: Sequence[str], workspace: Path, kept: Path | None) -> tuple[list[str], str]:
    """Facts, pictures and outputs, in this process, with the compiled model; what fails, and the model's hash."""
    from docs.site.material import Material  # noqa: PLC0415 (imports the model, which --help need not wait for)

    material = Material(workspace / "material", kept)
    material.prepare(pages(only))
    if not only and kept is None:
        material.forget_the_rest()
    return material.problems, material.model


def _executed(workspace: Path, model: str) -> Path:
    """Where notebooks that this model carried out are kept; those of other models are removed."""
    folder = workspace / "notebooks"
    for other in folder.glob("*"):
        if other.name != model:
            shutil.rmtree(other, ignore_errors=True)
    return folder / model


def _carry_out(executed: Path) -> None:
    """Run the notebooks side by side; whatever goes wrong with one, Sphinx will meet again and tell."""
    notebooks = map(str, sorted(ROOT.glob(NOTEBOOKS)))
    command = [sys.executable, str(ROOT / "docs" / "site" / "carry_out.py"), str(executed), *notebooks]
    subprocess.run(command, env=_surroundings(), stdin=subprocess.DEVNULL, capture_output=True, check=False)


def _surroundings() -> dict[str, str]:
    """The environment of notebooks, which import the package from here."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


def _write(chosen: argparse.Namespace, output: Path, workspace: Path, executed: Path) -> list[str]:
    """Run Sphinx in a process of its own, where the model is imported without being compiled."""
    log = workspace / "warnings.txt"
    command = [
        sys.executable, "-m", "sphinx", "--builder", "html", "--fail-on-warning", "--quiet",
        "--conf-dir", str(ROOT / "docs" / "site"),
        "--doctree-dir", str(workspace / "doctrees"),
        "--warning-file", str(log),
        "--define", f"site_workspace={workspace}",
        "--define", f"nb_execution_cache_path={executed}",
        *_settings(chosen),
        str(ROOT), str(output),
    ]  # fmt: skip
    done = subprocess.run(
        command, env=_surroundings(), stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8", check=False
    )
    if done.returncode == 0:
        return []
    problems = _messages(log.read_text(encoding="utf-8") if log.exists() else "")
    if done.returncode != 1 or not problems:
        problems.append(f"Sphinx ended with {done.returncode}: {_crash(done.stderr)}")
    return problems


def _settings(chosen: argparse.Namespace) -> list[str]:
    settings = {}
    if chosen.no_notebooks:
        settings["nb_execution_mode"] = "off"
    if chosen.only:
        parts = [one.strip("/").removesuffix(".md").removesuffix(".ipynb") for one in chosen.only]
        wanted = [pattern for part in parts for pattern in (f"{part}.md", f"{part}.ipynb", f"{part}/**")]
        settings["include_patterns"] = ",".join([f"{ENTRANCE}.md", *wanted])
        settings["suppress_warnings"] = SUBSET_SILENCE
    else:
        settings["include_patterns"] = ",".join(one.replace("**/*", "**") for one in (*INCLUDED, NOTEBOOKS))
    return [part for name, value in settings.items() for part in ("--define", f"{name}={value}")]


def _messages(log: str) -> list[str]:
    """One message for each warning: where, and what; lines that go on with it are kept with it."""
    found: list[str] = []
    for line in _COLOURS.sub("", log.partition("\nVersions\n")[0]).splitlines():
        begun = _WARNING.match(line)
        if begun:
            where = begun["where"].replace(f"{ROOT}{os.sep}", "")
            found.append(f"{where}: {begun['what']}")
        elif found and line.strip():
            found[-1] += f"\n    {line}"
    return found


def _crash(told: str) -> str:
    """What Sphinx says when it stops in the middle, without the list of its versions."""
    traceback = told.partition("Traceback\n=========\n")[2].partition("The full traceback")[0]
    return traceback.strip() or told.strip()


if __name__ == "__main__":
    sys.exit(main())
