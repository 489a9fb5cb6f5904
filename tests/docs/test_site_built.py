"""The site as it is built: nothing is fetched, Danish pages are Danish, and a link that leads nowhere stops it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from docs.site.pages import DANISH, pages
from tests.architecture.source_tree import ROOT
from tests.docs.built import BUILD, kept_by_all

LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data", "embed": "src"}
LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"}
IN_STYLE = re.compile(r"(?:url\(\s*['\"]?|@import\s+['\"])\s*((?:https?:)?//[^'\")\s]+)")
ELSEWHERE = re.compile(r"^\s*(https?:)?//")
MENU_ENTRY = re.compile(r'<li class="toctree-l\d[^"]*"><a class="reference internal" href="([^"#]+)"')
LINKED = "# Page\n\n*For a test: a link.*\n\n[a link](other.md)\n"


class Loaded(HTMLParser):
    """Collects what a page makes the browser load, and the language it says it is in."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = values.get("lang", "")
        if tag in LOADED:
            self.addresses.append(values.get(LOADED[tag], ""))
        if tag == "link" and LOADED_LINKS & set(values.get("rel", "").split()):
            self.addresses.append(values.get("href", ""))
        self.addresses += IN_STYLE.findall(values.get("style", ""))


def read(path: Path) -> Loaded:
    found = Loaded()
    found.feed(path.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, without running its notebooks."""
    output = tmp_path_factory.mktemp("site") / "site"
    command = [sys.executable, str(BUILD), "--no-notebooks", "--output", str(output), *kept_by_all(tmp_path_factory)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 0, done.stderr
    assert str(output / "docs" / "index.html") in done.stdout
    return output


@pytest.mark.slow
def test_every_page_is_built(site: Path) -> None:
    assert [page.name for page in pages() if not (site / f"{page.name}.html").exists()] == []


@pytest.mark.slow
def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    told = {path: [one for one in read(path).addresses if ELSEWHERE.match(one)] for path in site.rglob("*.html")}
    assert {path: found for path, found in told.items() if found} == {}
    styles = {path: IN_STYLE.findall(path.read_text(encoding="utf-8")) for path in site.rglob("*.css")}
    assert {path: found for path, found in styles.items() if found} == {}


@pytest.mark.slow
def test_what_pages_load_is_there(site: Path) -> None:
    missing = {
        (path.relative_to(site).as_posix(), address)
        for path in site.rglob("*.html")
        for address in read(path).addresses
        if address and not address.startswith("data:")
        if not (path.parent / address.partition("?")[0].partition("#")[0]).exists()
    }
    assert missing == set()


@pytest.mark.slow
def test_every_page_says_its_language(site: Path) -> None:
    for page in pages():
        assert read(site / f"{page.name}.html").language == page.language, page.name
    danish = next(site.joinpath(DANISH).rglob("handout.html")).read_text(encoding="utf-8")
    assert "På denne side" in danish or "toc-title" not in danish
    assert 'placeholder="Søg"' in danish
    assert ">On this page<" not in danish
    assert 'hreflang="en"' in danish


@pytest.mark.slow
def test_no_page_stands_twice_in_the_navigation(site: Path) -> None:
    markup = (site / "docs" / "index.html").read_text(encoding="utf-8")
    menu = markup.partition("sidebar-tree")[2].partition("</aside>")[0]
    entries = Counter(MENU_ENTRY.findall(menu))
    assert len(entries) > 100, "The menu was not found."
    assert [name for name, n_times in entries.items() if n_times > 1] == []


@pytest.mark.slow
def test_compiled_rules_show_their_signature_and_words(site: Path) -> None:
    text = (site / "docs" / "reference" / "api" / "rules.html").read_text(encoding="utf-8")
    assert 'id="cubb_sim.rules.conversation.grasp_probability"' in text
    assert "clarity_sd" in text


def small_site(folder: Path, **texts: str) -> subprocess.CompletedProcess[str]:
    """Sphinx with the settings of the site, on these pages alone."""
    source = folder / "source"
    (source / "docs").mkdir(parents=True)
    for name, text in texts.items():
        (source / "docs" / f"{name}.md").write_text(text, encoding="utf-8")
    command = [
        sys.executable, "-m", "sphinx", "--builder", "html", "--fail-on-warning", "--quiet",
        "--conf-dir", str(ROOT / "docs" / "site"), "--define", f"site_workspace={folder}",
        str(source), str(folder / "built"),
    ]  # fmt: skip
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.slow
@pytest.mark.parametrize(("has_other", "code"), [(True, 0), (False, 1)])
def test_a_link_that_leads_nowhere_fails_the_build(tmp_path: Path, has_other: bool, code: int) -> None:
    texts = {"other": "# Other\n\n*For a test: a page.*\n"} if has_other else {}
    toctree = "\n```{toctree}\nother\n```\n" if has_other else ""
    done = small_site(tmp_path, index=LINKED + toctree, **texts)
    assert done.returncode == code, done.stderr
    assert ("other.md" in done.stderr) == (not has_other)


@pytest.mark.slow
@pytest.mark.parametrize("along", ["kindness", "trust"])
def test_a_rule_that_is_asked_for_wrongly_is_told_and_the_rest_is_built(tmp_path: Path, along: str) -> None:
    asked = f"```{{submodel}} impression\n:along: {along}\n:gives: an impression\n\nx\n```\n"
    done = small_site(tmp_path, index=f"# Page\n\n*For a test: a rule.*\n\n{asked}")
    assert done.returncode == 1
    assert "The rule impression cannot be shown" in done.stderr
    assert (tmp_path / "built" / "docs" / "index.html").exists()


@pytest.mark.slow
def test_a_pattern_does_not_repeat_what_an_earlier_table_names(tmp_path: Path) -> None:
    tables = "".join(f"\n```{{toctree}}\n:glob:\n\n{entry}\n```\n" for entry in ("second", "*"))
    page = "# {name}\n\n*For a test: a page.*\n"
    texts = {name: page.format(name=name) for name in ("first", "second")}
    done = small_site(tmp_path, index=f"# Page\n\n*For a test: its tables.*\n{tables}", **texts)
    assert done.returncode == 0, done.stderr
    menu = (tmp_path / "built" / "docs" / "index.html").read_text(encoding="utf-8").partition("sidebar-tree")[2]
    assert MENU_ENTRY.findall(menu.partition("</aside>")[0]) == ["second.html", "first.html"]
