"""The page in a browser: nothing asked of the network, nothing beyond the edge, no letters on top of each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from cubb_sim.report import write_report
from tests.report.made_up import comparison, drawn

WIDTHS = (1200, 390, 320)
USED = drawn(20, "belief.information=normal(0.5, 0.1)", effective_share=0.1)
BEYOND_THE_EDGE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LETTERS_IN_PICTURES = """() => [...document.querySelectorAll('svg.chart')].map(svg => ({
  width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height,
  texts: [...svg.querySelectorAll('text')].map(text => { const box = text.getBBox();
    return [text.textContent, box.x, box.y, box.x + box.width, box.y + box.height]; })}))"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    three = ["holstebro+saving", "four_partners"]
    made = {
        "da": (comparison(n_replications=20), "da"),
        "en": (comparison(three, more=[4, -2], n_replications=20), "en"),
        "drawn": (comparison(three, more=[4, 2], n_replications=20, used=USED), "da"),
        "one run": (comparison(n_replications=1), "da"),
    }
    command = f"cubb-sim compare {'a_very_long_path/' * 9}holstebro.toml --report report.html"
    return {
        name: write_report(compared, folder / f"{name}.html", language, command)
        for name, (compared, language) in made.items()
    }


def opened(browser: Browser, file: Path, width: int) -> tuple[Page, list[str]]:
    """The page at a width, and everything that went wrong or outside on the way."""
    page, complaints = browser.new_page(viewport={"width": width, "height": 900}), []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.append(request.url) if request.url != file.as_uri() else None)
    page.goto(file.as_uri())
    return page, complaints


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["da", "en", "drawn", "one run"])
def test_the_page_fits_and_asks_nobody(browser: Browser, files: dict[str, Path], name: str, width: int) -> None:
    page, complaints = opened(browser, files[name], width)
    assert page.evaluate(BEYOND_THE_EDGE) <= 0
    assert complaints == []
    page.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["da", "en", "drawn", "one run"])
def test_letters_in_pictures_are_whole_and_apart(browser: Browser, files: dict[str, Path], name: str) -> None:
    page, _ = opened(browser, files[name], 1200)
    pictures = page.evaluate(LETTERS_IN_PICTURES)
    assert len(pictures) > 10
    assert [fault for picture in pictures for fault in faults_of(picture)] == []
    page.close()


def faults_of(picture: dict[str, Any]) -> Iterator[str]:
    """Letters that are cut off at the edge, or lie on others."""
    texts = picture["texts"]
    for number, (words, left, top, right, bottom) in enumerate(texts):
        if left < -1 or top < -1 or right > picture["width"] + 1 or bottom > picture["height"] + 1:
            yield f"'{words}' is cut off"
        for other, left_2, top_2, right_2, bottom_2 in texts[:number]:
            if min(right, right_2) - max(left, left_2) > 1 and min(bottom, bottom_2) - max(top, top_2) > 3:
                yield f"'{words}' lies on '{other}'"


def test_the_check_of_letters_bites() -> None:
    def faults(*texts: list[Any]) -> list[str]:
        return list(faults_of({"width": 100, "height": 50, "texts": texts}))

    assert faults(["a", 0, 0, 20, 10], ["b", 30, 0, 50, 10]) == []
    assert faults(["a", 0, 0, 20, 10], ["b", 10, 2, 50, 12]) == ["'b' lies on 'a'"]
    assert faults(["a", 90, 0, 110, 10]) == ["'a' is cut off"]


@pytest.mark.slow
def test_it_prints_on_a4_with_the_answer_on_the_first_page(browser: Browser, files: dict[str, Path]) -> None:
    page, _ = opened(browser, files["da"], 1200)
    page.emulate_media(media="print")
    assert page.locator("nav").is_hidden()
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.startswith(b"%PDF")
    assert b"/MediaBox [0 0 594.95996 841.91998]" in printed or b"/MediaBox [0 0 595" in printed
    page.close()
