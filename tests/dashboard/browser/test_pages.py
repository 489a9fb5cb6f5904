"""Every page in both languages: for eyes, hands and readers of all kinds, on every width, from this machine alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.browser.conftest import Axe, Open, Watched

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PATHS = (
    "/", "/work", "/profile", "/citizen", "/organisation", "/lever/caseload", "/assumptions", "/matters", "/record",
    "/model", "/mesa",
)  # fmt: skip
BEYOND_THE_EDGE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
WIDTHS = (640, 320)
"""A window of 1280 points at a zoom of 200 %, and a telephone."""


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_can_be_used_by_everybody(open_page: Open, axe: Axe, path: str, language: str) -> None:
    page = open_page(f"{path}?lang={language}")
    settle(page)
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("main")).to_have_count(1)
    if language == "da":  # the wide page; of the narrow one, below, every word is looked at
        assert axe(page) == []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 720})
        assert page.evaluate(BEYOND_THE_EDGE) <= 0, f"{width} px"
    assert axe(page) == []


@pytest.mark.parametrize("path", ["/findes-ikke", "/lever/../../etc/passwd", "/.env", "/%00"])
def test_an_address_that_does_not_exist_is_said_in_words(open_page: Open, watched: Watched, path: str) -> None:
    watched.allowed_statuses = {404}
    page = open_page(path)
    expect(page.locator("h1")).to_have_text("Siden findes ikke.")
    page.get_by_role("link", name="Gå til forsiden").click()
    page.wait_for_selector("nav")


def settle(page: Page) -> None:
    """Wait until the numbers on the page no longer grow."""
    page.wait_for_timeout(400)
    page.wait_for_function("!document.querySelector('[aria-busy=true]')")
