"""The API reference, from docstrings: the directive {api}, and single backticks as code.

The model is imported without being compiled (see conf.py), so that compiled functions show signature and docstring.
"""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

_SINGLE = re.compile(r"(?<!`)`(?!`)([^`\n]+)(?<!`)`(?!`)")
_AUTOMODULE = """```{{eval-rst}}
.. automodule:: {module}
   :members: {members}
   :show-inheritance:
{imported}```
"""
_IMPORTED = "   :imported-members:\n"
"""For a package that offers, in its `__all__`, what its modules declare."""


class Api(SphinxDirective):
    """What a module offers: the names in its `__all__`, or those given in the option `members`.

    With the option `submodules`, each module of a package gets a section of its own.
    """

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"members": directives.unchanged, "submodules": directives.flag}

    def run(self) -> list[nodes.Node]:
        """The documented module, or a section for each."""
        name = self.arguments[0]
        if "submodules" not in self.options:
            return self._documented(name)
        package = import_module(name)
        found = [one.name for one in pkgutil.iter_modules(package.__path__) if not one.name.startswith("_")]
        return [self._section(f"{name}.{one}") for one in found]

    def _section(self, name: str) -> nodes.section:
        section = nodes.section(ids=[nodes.make_id(name)], names=[nodes.fully_normalize_name(name)])
        section += nodes.title("", "", nodes.literal(name, name))
        section += self._documented(name)
        return section

    def _documented(self, name: str) -> list[nodes.Node]:
        imported = _IMPORTED if hasattr(import_module(name), "__all__") else ""
        text = _AUTOMODULE.format(module=name, members=self.options.get("members", ""), imported=imported)
        return self.parse_text_to_nodes(text)


def readable(app: Sphinx, what: str, name: str, thing: object, options: object, lines: list[str]) -> None:
    """Docstrings are plain sentences: single backticks become literal text."""
    lines[:] = [_SINGLE.sub(r"``\1``", line) for line in lines]


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive; look at every docstring before napoleon reads its sections."""
    app.add_directive("api", Api)
    app.connect("autodoc-process-docstring", readable, priority=100)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
