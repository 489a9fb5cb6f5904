"""The frame: going elsewhere, language, large screen, what has been changed, and what happens when something fails."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.dashboard.browser.broken import FAULTY_SEED
from tests.dashboard.browser.conftest import Open, Watched, start_server, stop_server

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CHOSEN = "/model?l=caseload:45&c=switches.displacement:1"
FOCUSED = "document.activeElement.tagName + ' ' + document.activeElement.textContent"
INSIDE_MAIN = "document.activeElement.closest('main') !== null"
LETTERS = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"


def test_language_changes_words_and_nothing_else(open_page: Open) -> None:
    page = open_page(CHOSEN)
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("About the model")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_title(re.compile("About the model"))
    expect(page).to_have_url(re.compile("l=caseload:45"))
    page.go_back()
    expect(page.locator("h1")).to_have_text("Om modellen")
    expect(page.locator("html")).to_have_attribute("lang", "da")


def test_a_page_is_read_from_its_heading_and_the_place_is_marked(open_page: Open) -> None:
    page = open_page("/model")
    page.get_by_role("navigation").get_by_role("link", name="Start").click()
    page.wait_for_function(f"({FOCUSED}).startsWith('H1 ') && location.pathname === '/'")
    expect(page.locator("nav [aria-current]")).to_have_text(["Start"])
    expect(page.locator("nav [aria-current]")).to_have_attribute("aria-current", "page")


def test_the_first_key_leads_past_the_frame(open_page: Open) -> None:
    page = open_page("/model")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "A Gå til indholdet"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.tagName == 'MAIN'")
    page.keyboard.press("Tab")
    page.wait_for_function(
        "document.activeElement.tagName != 'MAIN' && document.activeElement.closest('main') !== null"
    )


def test_a_large_screen_has_larger_letters_and_back_undoes_it(open_page: Open) -> None:
    page = open_page("/model")
    before = page.evaluate(LETTERS)
    button = page.get_by_role("button", name="Storskærm")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.wait_for_function(f"({LETTERS}) > {1.25 * before}")
    page.go_back()
    expect(button).to_have_attribute("aria-pressed", "false")
    page.wait_for_function(f"({LETTERS}) == {before}")


def test_a_changed_assumption_is_said_on_every_page(open_page: Open) -> None:
    page = open_page(CHOSEN)
    expect(page.locator(".contest").first).to_contain_text("Antagelser er ændret i begge verdener: 1 antagelse.")
    page.get_by_role("navigation").get_by_role("link", name="Start").click()
    expect(page.locator(".contest").first).to_contain_text("Antagelser er ændret")


def test_a_page_that_fails_says_so_and_lets_people_go_on(
    context: BrowserContext, tmp_path: Path, watched: Watched
) -> None:
    server = start_server(tmp_path / "records", program=(sys.executable, "-m", "tests.dashboard.browser.broken"))
    page = context.new_page()
    try:
        page.goto(f"{server.address}/")
        page.wait_for_selector("main h1")
        page.goto(f"{server.address}/model?s={FAULTY_SEED}")
        expect(page.locator("h1")).to_have_text("Siden kunne ikke vises")
        shown = page.locator("body").inner_text()
        assert "Traceback" not in shown
        assert "ZeroDivisionError" not in shown
        page.get_by_role("navigation").get_by_role("link", name="Start").click()
        expect(page.locator("h1")).not_to_have_text("Siden kunne ikke vises")
        page.get_by_role("button", name="Storskærm").click()
        expect(page.get_by_role("alert")).to_contain_text("blev ikke udført")
        expect(page.locator("main h1")).to_have_count(1)
        log = next(tmp_path.glob("server-*.log")).read_text(encoding="utf-8")
        assert log.count("ZeroDivisionError: a fault") >= 1
        assert "ZeroDivisionError: another fault" in log
    finally:
        page.close()  # before the server: a page without one complains
        stop_server(server)


@pytest.mark.skipif(os.name != "posix", reason="a crash is made with a signal that others have not")
def test_a_crash_of_the_server_takes_nothing_with_it(context: BrowserContext, tmp_path: Path, watched: Watched) -> None:
    records = tmp_path / "records"
    server = start_server(records)
    page = context.new_page()
    page.goto(f"{server.address}/")
    page.get_by_role("button", name="Begynd", exact=True).click()
    page.wait_for_url("**/work?*r=*")
    page.goto(page.url.replace("/work?", "/lever/caseload?"))
    page.wait_for_selector("main h1")
    box = page.locator("main textarea").first
    box.fill("Det skal vi ")
    page.wait_for_timeout(1500)
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()
    expect(page.locator(".away")).to_contain_text("Forbindelsen til programmet er afbrudt")
    box.press_sequentially("tale om igen.")
    again = start_server(records, port=int(server.address.rpartition(":")[2]))
    try:
        with page.expect_navigation(timeout=60_000):  # it comes back by itself
            pass
        expect(page.locator("main textarea").first).to_have_value("Det skal vi tale om igen.")
        page.wait_for_timeout(1500)
        page.reload()
        expect(page.locator("main textarea").first).to_have_value("Det skal vi tale om igen.")
    finally:
        page.close()
        stop_server(again)
    watched.found = [one for one in watched.found if "ERR_CONNECTION_REFUSED" not in one and "WebSocket" not in one]
