"""What the pages take from the model, computed before Sphinx reads them, and kept for the next build.

One JSON file for each page that takes something: facts and pictures in the page's language, and what commands print.
A file is only rewritten when its content changes, so that Sphinx reads again exactly the pages that changed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from cubb_sim.compilation import PACKAGE
from docs.site.facts import FACTS, load_facts
from docs.site.pages import Page
from docs.site.pictures import PICTURES, drawn, load_pictures
from docs.site.transcripts import steps, transcripts
from docs.site.worlds import Worlds

READ_BY_THE_MODEL = (".py", ".toml", ".json", ".csv", ".npz", ".parquet")
HERE = Path(__file__).resolve().parent
KEPT = "kept"
"""Folder of what was computed earlier, by what it was computed from."""
COMPUTED_BY = ("worlds.py", "facts/*.py", "pictures/*.py", "rule_pages/*.py")
"""What a fact or a picture comes from, besides the model; the rest of this folder can change without them."""


class Material:
    """Computes what pages ask for. What goes wrong is collected, so that one build tells everything.

    Attributes:
        kept: where what was computed lies, by what it was computed from; several builds can share it.
        problems: one clear message for each thing that could not be had.
        model: a hash of what the model is made of; what was computed by another is not used.
    """

    def __init__(self, folder: Path, kept: Path | None = None) -> None:
        self.folder = folder
        self.kept = kept or folder / KEPT
        self.problems: list[str] = []
        self._worlds = Worlds()
        self._used: set[Path] = set()
        self.model = _hash_of_files(path for path in PACKAGE.rglob("*") if path.suffix in READ_BY_THE_MODEL)
        self._site = _hash_of_files(path for pattern in COMPUTED_BY for path in HERE.glob(pattern))
        load_facts()
        load_pictures()

    def prepare(self, pages: Iterable[Page]) -> None:
        """Write the material of each page."""
        for page in pages:
            content = {
                "facts": {name: self._fact(page, name) for name in page.facts},
                "pictures": {name: self._picture(page, name) for name in page.pictures},
                "outputs": self._outputs(page),
            }
            _write_if_changed(file_of(self.folder, page.name), content)

    def forget_the_rest(self) -> None:
        """Remove what was kept and is not used any more."""
        for path in self.kept.rglob("*.json"):
            if path not in self._used:
                path.unlink()

    def _fact(self, page: Page, name: str) -> str:
        if name not in FACTS:
            self.problems.append(f"{page.name}: there is no fact '{name}' in docs/site/facts.")
            return ""
        one = FACTS[name]
        source = [self._site, name]
        written = self._kept("fact", source, lambda: one.written(self._worlds), f"{page.name}: fact '{name}'")
        return "" if written is None else str(written[page.language])

    def _picture(self, page: Page, name: str) -> str:
        if name not in PICTURES:
            self.problems.append(f"{page.name}: there is no picture '{name}' in docs/site/pictures.")
            return ""
        source = [self._site, name, page.language]
        about = f"{page.name}: picture '{name}'"
        return self._kept("picture", source, lambda: drawn(name, self._worlds, page.language), about) or ""

    def _outputs(self, page: Page) -> Any:
        todo = steps(page)
        if not todo:
            return []
        return self._kept("output", [repr(todo)], lambda: transcripts(page), page.name) or []

    def _kept(self, kind: str, source: list[str], compute: Callable[[], Any], about: str) -> Any:
        """What was computed from the same model and source before, or is computed now; None where it fails."""
        digest = hashlib.sha256("\n".join([self.model, kind, *source]).encode("utf-8")).hexdigest()[:24]
        path = self.kept / kind / f"{digest}.json"
        self._used.add(path)
        if path.exists():
            return json.loads(path.read_text(encoding="utf-8"))
        try:
            value = compute()
        except Exception as problem:  # whatever a function of a page's owner raises is told, and the rest goes on
            self.problems.append(f"{about}: {type(problem).__name__}: {problem}")
            return None
        _write_if_changed(path, value)
        return value


def file_of(folder: Path, page: str) -> Path:
    """Where the material of a page is kept."""
    return folder / "pages" / f"{page}.json"


def _hash_of_files(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode("utf-8"))
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _write_if_changed(path: Path, content: Any) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    begun = path.with_name(f"{path.name}.{os.getpid()}")  # another build may be reading or writing the same
    begun.write_text(text, encoding="utf-8", newline="\n")
    begun.replace(path)
