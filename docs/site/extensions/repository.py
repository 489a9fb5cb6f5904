"""Links to what is in the repository and not in the site.

A folder leads to its index page, or stays plain text. A file that a heading links to, such as the rules that a section
of the ODD describes, moves to a line beneath the heading: the tables of contents take headings without links.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform


class FolderLinks(SphinxPostTransform):
    """Before MyST looks for the targets of links: those that are folders."""

    default_priority = 5

    def run(self, **_: Any) -> None:
        """Replace each link to a folder."""
        for node in list(self.document.findall(addnodes.pending_xref)):
            if node.get("reftype") == "myst" and node.get("refdomain") is None:
                self._replace(node)

    def _replace(self, node: addnodes.pending_xref) -> None:
        target = str(node.get("reftarget", "")).partition("#")[0].rstrip("/")
        folder = Path(self.env.doc2path(node.get("refdoc", self.env.docname))).parent / target
        if not target or not folder.is_dir():
            return
        index = self.env.path2doc(str(folder / "index.md"))
        if index in self.env.found_docs:
            uri = self.app.builder.get_relative_uri(self.env.docname, index)
            node.replace_self(nodes.reference("", "", *node.children, refuri=uri, internal=True))
        else:
            node.replace_self(nodes.inline("", "", *node.children, classes=["folder"]))


def free_headings(app: Sphinx, doctree: nodes.document) -> None:
    """Move links to files out of the headings."""
    for title in list(doctree.findall(nodes.title)):
        for link in list(title.findall(addnodes.download_reference)):
            line = nodes.paragraph("", "", link.deepcopy(), classes=["beneath-heading"])
            link.replace_self(link.children)
            title.parent.insert(title.parent.index(title) + 1, line)


def setup(app: Sphinx) -> dict[str, Any]:
    """Add both steps; headings before the tables of contents are made of them."""
    app.connect("doctree-read", free_headings, priority=100)
    app.add_post_transform(FolderLinks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
