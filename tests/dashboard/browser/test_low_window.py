"""A projector of 1366 x 768: all outcomes stand together on the work page without scrolling, in letters as large."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WORK = "/work?f=strategi&l=caseload:30"
"""One lever changed, much got worse, and the longest question of all FLIPs."""
SETTLED = ".outcomes[data-settled=true][data-stale=false]"
LOW, HIGH = 768, 1200
SEEN_AT_ONCE = {
    ".outcomes-headline": 1, ".outcomes-second": 1, ".outcomes-sure": 1, ".outcomes-worse": 1, ".outcomes-goal": 2,
    ".outcomes-panel": 9, ".outcomes-panel .outcomes-verdict": 9,
}  # fmt: skip
"""What stands in the window, and how many of it."""
PLACES = """wanted => Object.fromEntries(wanted.map(one => [one, [...document.querySelectorAll(one)].map(
    element => { const box = element.getBoundingClientRect(); return [box.top, box.bottom]; })]))"""
LARGER_THAN_THEIR_BOX = """() => [...document.querySelectorAll('.outcomes-worse, .outcomes-goal, .outcomes-panel')]
    .filter(one => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
    .map(one => one.textContent)"""
COVERED = """() => {
    const boxes = [...document.querySelectorAll(
        '.outcomes-told, .outcomes-worse, .work-replay, .outcomes-goal, .outcomes-panel, .outcomes-line')]
        .map(one => [one.className, one.getBoundingClientRect()]).filter(([, box]) => box.height > 0);
    return boxes.flatMap(([a, one], i) => boxes.slice(i + 1).filter(([, other]) =>
        one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1
        && other.top < one.bottom - 1).map(([b]) => `${a} / ${b}`));
}"""
LETTERS = """() => Object.fromEntries([
    ...[...document.querySelectorAll('.work-head *, .outcomes *')].filter(one => !one.closest('svg')
        && [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
        .map(one => [one.textContent, parseFloat(getComputedStyle(one).fontSize)]),
    ...[...document.querySelectorAll('.outcomes-goal svg text')].map(one => [one.textContent,
        parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a])])"""
"""How large the letters of each text are in points of the screen, those of the pictures of goals as they are drawn."""


@pytest.mark.parametrize("language", ["da", "en"])
def test_all_outcomes_stand_in_the_window_of_a_projector(open_page: Open, language: str) -> None:
    page = open_page(f"{WORK}&lang={language}", height=LOW)
    page.wait_for_selector(SETTLED)
    expect(page.locator(".outcomes-worse li").nth(3)).to_be_visible()  # a full box
    assert_seen_at_once(page)
    page.locator(".lever-buttons button").last.click()  # now the last change can be shown again, which takes room
    page.wait_for_url(re.compile("l=.*,"))
    page.wait_for_selector(f"{SETTLED}:has(.work-replay button)")
    assert_seen_at_once(page)


def test_letters_are_as_large_in_a_low_window(open_page: Open) -> None:
    page = open_page(WORK, height=HIGH)
    page.wait_for_selector(SETTLED)
    high: dict[str, float] = page.evaluate(LETTERS)
    page.set_viewport_size({"width": 1366, "height": LOW})
    low: dict[str, float] = page.evaluate(LETTERS)
    assert low.keys() == high.keys()
    assert [text for text, points in high.items() if low[text] < points - 0.1] == []


def assert_seen_at_once(page: Page) -> None:
    """Everything is there, inside the window, in its box, and covered by nothing."""
    places: dict[str, Any] = page.evaluate(PLACES, list(SEEN_AT_ONCE))
    assert {one: len(found) for one, found in places.items()} == SEEN_AT_ONCE
    outside = {one: found for one, found in places.items() if any(top < 0 or end > LOW for top, end in found)}
    assert outside == {}
    assert page.evaluate("window.scrollY") == 0
    assert page.evaluate(LARGER_THAN_THEIR_BOX) == []
    assert page.evaluate(COVERED) == []
