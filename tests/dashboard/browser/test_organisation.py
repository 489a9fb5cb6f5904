"""The organisation in a browser: by keyboard, month by month, and Mesa's own buttons on the page for students."""

from __future__ import annotations

import importlib.util

import pytest
from playwright.sync_api import expect

from tests.dashboard.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEADING = "document.querySelector('.organisation-month-shown h2').textContent"
MONTH = "document.querySelector('#students-month').textContent"


def test_months_are_walked_through_by_keyboard_and_focus_stays(open_page: Open) -> None:
    page = open_page("/organisation?l=caseload:35")
    page.wait_for_selector(".organisation-worlds svg", timeout=60_000)
    page.focus("[data-do='month:later']")
    page.keyboard.press("Enter")
    page.wait_for_function(f"{HEADING}.startsWith('Måned 30.')")
    page.focus("#organisation-month")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(f"{HEADING}.startsWith('Måned 29.')")
    page.wait_for_function("document.activeElement.id == 'organisation-month'")
    said = "29: 2 år og 5 måneder efter start"
    expect(page.locator("#organisation-month")).to_have_attribute("aria-valuetext", said)
    page.select_option("#organisation-ties", "post:101")
    page.wait_for_selector(".organisation-chosen h2")
    expect(page.locator(".organisation-worlds svg .frame")).to_have_count(2)


@pytest.mark.skipif(importlib.util.find_spec("altair") is None, reason="Mesa's page needs Altair")
def test_mesas_buttons_step_and_reset_the_model(open_page: Open) -> None:
    page = open_page("/mesa?lang=en")
    page.wait_for_selector("#students-month", timeout=60_000)
    for month in ("1 month", "2 months"):
        page.get_by_role("button", name="Step").click()
        page.wait_for_function(f"{MONTH} == 'Holstebro after {month}'")
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function(f"{MONTH} == 'Holstebro after 0 months'")
    assert "Command Console" not in page.content()
