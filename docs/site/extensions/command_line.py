"""The command-line reference, made from the application itself, so that it says what `--help` says."""

from __future__ import annotations

from enum import Enum
from typing import Any

import typer
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

PROGRAM = "cubb-sim"
PLACES = {int: "N", float: "NUMBER"}
"""What stands for a value where the option does not say."""


class CommandLine(SphinxDirective):
    """All commands of cubb-sim, a section each."""

    def run(self) -> list[nodes.Node]:
        """The sections, in the order in which `cubb-sim --help` has them."""
        from cubb_sim.cli import app  # noqa: PLC0415 (only the page that shows it needs it)

        group: Any = typer.main.get_command(app)
        return [_section(name, command) for name, command in group.commands.items() if not command.hidden]


def _section(name: str, command: Any) -> nodes.section:
    title = f"{PROGRAM} {name}"
    section = nodes.section(ids=[nodes.make_id(title)], names=[nodes.fully_normalize_name(title)])
    section += nodes.title("", "", nodes.literal(title, title))
    for text in str(command.help or "").split("\n\n"):
        section += nodes.paragraph("", " ".join(text.split()))
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option" and not one.hidden]
    usage = " ".join([title, *(["[OPTIONS]"] if options else []), *(placed(one) for one in arguments)])
    section += nodes.literal_block(usage, usage, language="text")
    section += nodes.definition_list("", *(_described(one) for one in [*arguments, *options]))
    return section


def _described(parameter: Any) -> nodes.definition_list_item:
    shown = placed(parameter) if parameter.param_type_name == "argument" else typed(parameter)
    text = " ".join(part for part in (sentence(parameter.help), _otherwise(parameter)) if part)
    return nodes.definition_list_item(
        "",
        nodes.term("", "", nodes.literal(shown, shown)),
        nodes.definition("", nodes.paragraph("", text)),
    )


def placed(parameter: Any) -> str:
    """An argument as a line of usage shows it."""
    name = parameter.metavar or str(parameter.name).upper()
    several = "..." if parameter.nargs == -1 and not name.endswith("...") else ""
    return f"{name}{several}" if parameter.required else f"[{name}]{several}"


def typed(parameter: Any) -> str:
    """An option with what stands behind it."""
    names = ", ".join([*parameter.opts, *parameter.secondary_opts])
    return names if parameter.is_flag else f"{names} {_value(parameter)}"


def _value(parameter: Any) -> str:
    if parameter.metavar:
        return str(parameter.metavar)
    if isinstance(parameter.default, Enum):
        return "|".join(str(one.value) for one in type(parameter.default))
    return PLACES.get(type(parameter.default), "N" if hasattr(parameter, "min") else "VALUE")


def _otherwise(parameter: Any) -> str:
    """What holds where the option is left out."""
    default = parameter.default.value if isinstance(parameter.default, Enum) else parameter.default
    if parameter.is_flag if hasattr(parameter, "is_flag") else False:
        return ""
    return "" if default is None or callable(default) else f"Without it: {default}."


def sentence(text: str | None) -> str:
    """A help text with a full stop."""
    text = " ".join((text or "").split())
    return text if not text or text.endswith((".", "?", ":")) else f"{text}."


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive."""
    app.add_directive("command-line", CommandLine)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
