"""A new scenario file, written whole or not at all, with room for its author to say why."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

from cubb_sim.errors import OutputError, ScenarioError
from cubb_sim.parameters import LEVERS, Text
from cubb_sim.scenario.checks import check_lever
from cubb_sim.scenario.file import scenario_from_text, shown_path
from cubb_sim.scenario.loading import load_scenario, shipped_scenarios
from cubb_sim.scenario.messages import plain

_NAME = re.compile(r"\w[\w-]{0,59}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that Windows keeps for devices."""

WHY = Text("Skriv her, hvorfor netop denne værdi.", "Write here why this value.")


def write_scenario_file(directory: Path, name: str, parent: str, levers: Mapping[str, float]) -> Path:
    """Write `<name>.toml`: a difference from `parent` in which the given levers change from the first month.

    Args:
        directory: where the file goes; it must exist.
        name: of the scenario, letters, digits, `_` and `-`.
        parent: as `load_scenario` takes it, seen from the current directory.
        levers: new values by lever name.

    Raises:
        ScenarioError: the name, the parent or a lever cannot be used.
        OutputError: the file exists, or cannot be written. Nothing is changed then.
    """
    check_name(name)
    base = load_scenario(parent)
    check_levers(levers)
    return write_scenario_text(directory, name, _text(name, seen_from(directory, parent), base.title, levers))


def write_scenario_text(directory: Path, name: str, text: str) -> Path:
    """Write `<name>.toml` with this text, once it has been read as the scenario it is to be.

    Raises:
        ScenarioError: the name or the text cannot be used.
        OutputError: the file exists, or cannot be written. Nothing is changed then.
    """
    check_name(name)
    path = directory / f"{name}.toml"
    scenario_from_text(text, shown_path(path))
    write_whole(path, text)
    return path


def check_levers(levers: Mapping[str, float]) -> None:
    """Check the changes of levers asked for on the command line.

    Raises:
        ScenarioError: about the first that does not exist or cannot have its value.
    """
    for lever, value in levers.items():
        check_lever(f"--lever {plain(lever)}={value:g}", lever, value)


def check_name(name: str) -> None:
    """Check that a scenario, and its file, can be called so.

    Raises:
        ScenarioError: it cannot.
    """
    if not _NAME.fullmatch(name) or _RESERVED.fullmatch(name):
        what = "is not a name a scenario can have."
        raise ScenarioError(
            f"'{plain(name)}'", what, "Use up to 60 letters, digits, '_' and '-', such as my_holstebro."
        )
    if name in shipped_scenarios():
        advice = "Choose another name: one that is yours alone cannot be mistaken for it."
        raise ScenarioError(f"'{name}'", "is the name of a scenario that comes with the package.", advice)


def seen_from(directory: Path, parent: str) -> str:
    """`parent` as the new file must write it: paths relative to its own directory, shipped names as they are."""
    parts = []
    pieces = [parent] if os.path.isfile(parent) else parent.split("+")
    for part in (piece.strip() for piece in pieces):
        path = next((one for one in (Path(part), Path(f"{part}.toml")) if os.path.isfile(one)), None)
        if part in shipped_scenarios() or path is None:
            parts.append(part)
            continue
        try:
            parts.append(Path(os.path.relpath(path, directory)).as_posix())
        except ValueError:  # another drive of Windows
            parts.append(path.resolve().as_posix())
    return "+".join(parts)


def _text(name: str, parent: str, base: Text, levers: Mapping[str, float]) -> str:
    """The contents of the file."""
    title = Text(f"{name}: ændring af {base.da}", f"{name}: a change of {base.en}")
    question = Text(
        "Hvad ville der ske hos os, hvis vi gjorde det her i stedet?", "What would happen here if we did this instead?"
    )
    lines = [
        f"# {name}: states only what differs from its parent, and why. 'cubb-sim levers' lists what can be changed.",
        f"title = {in_two_languages(title)}",
        f"question = {in_two_languages(question)}",
        f"parent = {quoted(parent)}",
        *lever_lines(levers),
    ]
    return "\n".join(lines) + "\n"


def lever_lines(levers: Mapping[str, float], today: Mapping[str, float] | None = None) -> list[str]:
    """A table for each changed lever, with room to say why; `today` has the values that are not the declared ones."""
    lines: list[str] = []
    for lever, value in levers.items():
        known = LEVERS[lever]
        start = (today or {}).get(lever, known.default)
        lines += [
            "",
            f"[levers.{lever}]  # {start:g} as today, {known.low:g} to {known.high:g}: {known.unit}",
            f"value = {float(value)!r}",
            f"why = {in_two_languages(WHY)}",
            'source = "Chosen by the author of the scenario."',
            'grade = "assumed"',
        ]
    return lines


def in_two_languages(text: Text) -> str:
    """A text in Danish and English as TOML."""
    return f"{{da = {quoted(text.da)}, en = {quoted(text.en)}}}"


def quoted(text: str) -> str:
    """A text as TOML; a JSON string is also a TOML string."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def write_whole(path: Path, text: str) -> None:
    """Write beside the place and move there, so that no half-written file is ever seen under its name.

    Raises:
        OutputError: the file exists, or cannot be written.
    """
    if not path.parent.is_dir():
        raise OutputError(f"{shown_path(path.parent)}: there is no such directory. Make it first.")
    if os.path.lexists(path):
        raise OutputError(f"{shown_path(path)}: the file exists already and was left as it is. Choose another name.")
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        try:
            with draft.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{shown_path(path)}: the file could not be written ({error.strerror}).") from None
