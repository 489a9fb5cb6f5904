"""The page on a sweep in a browser: nothing beyond the edge, wide things scroll in their own box, letters are whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cubb_sim.experiments.report import write_report
from tests.experiments.report import made_up
from tests.report.test_browser import BEYOND_THE_EDGE, opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"
CUT_LETTERS = """() => [...document.querySelectorAll('svg.plot')].flatMap(svg => { const sheet = svg.viewBox.baseVal;
  return [...svg.querySelectorAll('text')].map(text => {
    const box = text.getBoundingClientRect(), edge = svg.getBoundingClientRect();
    return box.left < edge.left - 2 || box.right > edge.right + 2 || box.top < edge.top - 2
      || box.bottom > edge.bottom + 2 ? text.textContent : null; }).filter(one => one && sheet.width); })"""


@pytest.fixture(scope="module", params=["da", "en"])
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    language: str = request.param
    return write_report(made_up.findings(), tmp_path_factory.mktemp("pages") / f"{language}.html", language)


def test_the_page_fits_asks_nobody_and_can_be_read(browser: Browser, file: Path) -> None:
    for width in (1200, 390, 320):
        page, complaints = opened(browser, file, width)
        page.evaluate(OPEN_ALL)
        assert page.evaluate(BEYOND_THE_EDGE) <= 0
        assert complaints == []
        assert page.evaluate(CUT_LETTERS) == []
        page.close()
