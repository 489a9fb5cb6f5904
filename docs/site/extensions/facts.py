"""The roles {fact}, a number that the model computed, and {dashboard}, an address of the dashboard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxRole

from docs.site.material import file_of
from docs.site.pages import Page, target_of

DASHBOARD = "http://127.0.0.1:8765/"
"""Where `cubb-sim dashboard` is found on the machine that it runs on."""
OPEN = {"da": "vis i dashboardet", "en": "show in the dashboard"}


def material_of(env: BuildEnvironment) -> dict[str, Any]:
    """What was computed for the page that is being read; the page is read again when it changes."""
    path = file_of(Path(env.config.site_workspace) / "material", env.docname)
    env.note_dependency(str(path))
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return content


class FactRole(SphinxRole):
    """A fact, as its page's language writes it."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The number, marked so that a style sheet and a test can find it."""
        value = material_of(self.env).get("facts", {}).get(self.text, "")
        if not value:
            message = self.inliner.reporter.warning(f"The fact '{self.text}' has no value.", line=self.lineno)
            return [], [message]
        return [nodes.inline(self.text, value, classes=["fact"])], []


class DashboardRole(SphinxRole):
    """A link to the dashboard that runs on the reader's own machine."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The title that is given, or words that say what the link does."""
        title, address = target_of(self.text)
        shown = title or OPEN[Page(self.env.docname, "").language]
        uri = f"{DASHBOARD}{address.lstrip('/')}"
        return [nodes.reference("", shown, refuri=uri, internal=False, classes=["dashboard"])], []


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the roles."""
    app.add_config_value("site_workspace", "", "")
    app.add_role("fact", FactRole())
    app.add_role("dashboard", DashboardRole())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
