"""The papers of the facilitator's pack as they come out of a printer: how many sheets of A4 each of them takes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.architecture.source_tree import ROOT
from tests.docs.built import BUILD, kept_by_all
from tests.docs.run_sheets import FOLDERS, PAGES

SHEETS = {"handout": 1, "reasons_to_distrust": 2, **dict.fromkeys(PAGES.values(), 4)}
"""At most so many of each."""
PAGE_OF_PDF = re.compile(rb"/Type\s*/Page\b(?!s)")
PACK = [folder.relative_to(ROOT).as_posix() for folder in FOLDERS.values()]

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The facilitator's pack in both languages, built as the site is."""
    output = tmp_path_factory.mktemp("pack") / "site"
    only = [word for folder in PACK for word in ("--only", folder)]
    command = [sys.executable, str(BUILD), *only, "--no-notebooks", "--output", str(output)]
    command += kept_by_all(tmp_path_factory)
    done = subprocess.run(command, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 0, done.stderr
    return output


def printed(browser: Browser, page: Path) -> bytes:
    """A page as the browser's own Print makes it, on A4."""
    opened = browser.new_page()
    opened.goto(page.as_uri())
    paper = opened.pdf(format="A4", prefer_css_page_size=True)
    opened.close()
    return paper


@pytest.mark.parametrize("folder", PACK)
@pytest.mark.parametrize(("name", "most"), SHEETS.items())
def test_it_takes_no_more_sheets_than_it_should(
    built: Path, browser: Browser, folder: str, name: str, most: int
) -> None:
    paper = printed(browser, built / folder / f"{name}.html")
    n_sheets = len(PAGE_OF_PDF.findall(paper))
    assert 1 <= n_sheets <= most, f"{folder}/{name}: {n_sheets} sheets of A4"
