"""The directives {picture}, which the build draws, and {output}, which shows what commands print."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from docutils import nodes
from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from docs.site.extensions.facts import material_of

_SHOWN_SO_FAR = "site_outputs_shown"
_LABEL = re.compile(r'(<svg\b[^>]*?)\s+(?:role|aria-label|aria-hidden)="[^"]*"')


class Picture(SphinxDirective):
    """A picture in SVG, in the page itself, with the text of the directive for those who do not see it."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {}

    def run(self) -> list[nodes.Node]:
        """A figure whose description is the text given."""
        description = " ".join(" ".join(self.content).split())
        name = self.arguments[0]
        markup = material_of(self.env).get("pictures", {}).get(name, "")
        if not description:
            raise self.error(f"The picture '{name}' has no text for those who do not see it.")
        if not markup:
            raise self.error(f"The picture '{name}' was not drawn.")
        while _LABEL.search(markup):
            markup = _LABEL.sub(r"\1", markup)
        label = nodes.Text(description).astext().replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
        drawn = re.sub(r"<svg\b", f'<svg role="img" aria-label="{label}"', markup, count=1)
        return [nodes.raw("", f'<figure class="picture" id="{nodes.make_id(name)}">{drawn}</figure>', format="html")]


class Output(SphinxDirective):
    """Commands, each with what it prints."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """A block for each command: what is typed, and beneath it what comes out."""
        current = self.env.current_document
        number: int = current.get(_SHOWN_SO_FAR, 0) or 0
        current[_SHOWN_SO_FAR] = number + 1
        printed = material_of(self.env).get("outputs", [])
        if number >= len(printed):
            raise self.error("What these commands print is not known; see the failures above.")
        shown: list[nodes.Node] = []
        for line, text in printed[number]:
            shown.append(nodes.literal_block(line, line, language="console", classes=["typed"]))
            if text:
                shown.append(nodes.literal_block(text, text, language="text", classes=["printed"]))
        return [nodes.container("", *shown, classes=["transcript"])]


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directives, and the kinds of blocks that have no colours of their own."""
    app.add_directive("picture", Picture)
    app.add_directive("output", Output)
    for plain in ("csv", "console"):
        app.add_lexer(plain, TextLexer)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
