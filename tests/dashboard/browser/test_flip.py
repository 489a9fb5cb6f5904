"""A whole FLIP by keyboard alone, from the start to the printed record, with numbers that are those of `compare`."""

from __future__ import annotations

import json
import math
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from cubb_sim.comparison import Comparison
from cubb_sim.dashboard.session import Selection, decode
from cubb_sim.dashboard.simulation.worlds import about, worlds_of
from cubb_sim.dashboard.views.verdicts.written import level_written
from cubb_sim.number_format import percent
from cubb_sim.quantities import CUBB_GOALS
from cubb_sim.run import compare
from tests.dashboard.browser.conftest import Open, Server

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.each_python]

MOST_TABS = 150
SETTLED = "[data-settled=true][data-runs='40']"
NOTES = {
    "da": "Vi troede, det var lettere <script>alert(1)</script>",
    "en": "We thought it was easier <script>alert(1)</script>",
}


def tab_to(page: Page, selector: str) -> None:
    """Go to an element as somebody without a mouse does."""
    is_there = f"document.activeElement && document.activeElement.matches({json.dumps(selector)})"
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(is_there):
            return
    raise AssertionError(f"{selector} is not reached by {MOST_TABS} presses of the tabulator key.")


def press(page: Page, selector: str, key: str = "Enter") -> None:
    """Go to an element and press it."""
    tab_to(page, selector)
    page.keyboard.press(key)


def chosen_in(page: Page) -> Selection:
    """What the address of the page says is chosen."""
    parts = urlsplit(page.url)
    return decode(parts.path, parts.query).selection


def settled(page: Page) -> None:
    """Wait until all runs are in the picture of what is chosen now; the one before may still stand there."""
    page.wait_for_selector("[data-quantity]")
    page.wait_for_selector(f"[data-about='{about(chosen_in(page))}']{SETTLED}")


def same_by_compare(page: Page) -> Comparison:
    """What `compare` gives for what the address of the page says."""
    worlds = worlds_of(chosen_in(page))
    return compare(worlds.baseline, worlds.changed, assume=worlds.assume)


def refuse_other_numbers(page: Page, comparison: Comparison, language: str) -> None:
    """Every level on the screen is the one that `compare` gives."""
    (other,) = comparison.others
    panels = page.locator("[data-quantity]")
    names = [panels.nth(i).get_attribute("data-quantity") for i in range(panels.count())]
    assert set(CUBB_GOALS) < set(names)
    assert len(names) >= 8
    for place, name in enumerate(names):
        difference, shown = comparison.difference(name or "", other=other), panels.nth(place).inner_text()
        if name in CUBB_GOALS:
            written = [percent(one, language) for one in (difference.baseline, difference.changed)]
        else:
            written = [level_written(one, name or "", language) for one in (difference.baseline, difference.changed)]
        for value in written:
            assert value in shown, f"{name}: {value} is not in {shown!r}"
    thousands = [
        math.floor(1000 * one + 0.5)
        for one in (
            comparison.difference("hours_ever_share", other=other).changed,
            comparison.difference("hours_ever_share", other=other).baseline,
        )
    ]
    for one in thousands:
        expect(page.locator("main")).to_contain_text(str(one))


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_whole_flip_by_keyboard(open_page: Open, server: Server, tmp_path: Path, language: str) -> None:
    page = open_page(f"/?lang={language}")
    choose_and_begin(page)
    guess_before_looking(page)
    settled(page)
    comparison = same_by_compare(page)
    refuse_other_numbers(page, comparison, language)
    assert "Bord 1" in page.locator("[data-quantity=hours_ever_share] svg").inner_html()
    press(page, "#guessing", "Space")
    page.wait_for_function("!location.search.includes('g=1')")
    press(page, "textarea[data-do^='note:']", "End")
    page.keyboard.type(NOTES[language])
    undo_and_come_back(page)
    disturb(page)
    settled(page)
    refuse_other_numbers(page, same_by_compare(page), language)
    contest(page)
    press(page, "header nav a[href^='/work']")
    settled(page)
    refuse_other_numbers(page, same_by_compare(page), language)
    agree(page)
    paper = tmp_path / "samtale.pdf"
    page.emulate_media(media="print")
    page.pdf(path=paper)
    assert paper.stat().st_size > 10_000
    on_paper = page.locator(".record-paper").inner_text()
    assert NOTES[language] in on_paper
    assert "A decision, <b>bold</b>" in on_paper
    assert page.locator("main b").count() == 0
    kinds = [json.loads(line).get("kind") for line in record_lines(server)[1:]]
    assert {"guess", "tried", "note", "principle", "decision"} <= set(kinds)


def choose_and_begin(page: Page) -> None:
    """A municipality, a FLIP, guesses first, and off."""
    tab_to(page, "input[name=municipality]")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("location.search.includes('m=')")
    tab_to(page, "input[name=flip]")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("location.search.includes('f=')")
    press(page, "#guessing", "Space")
    page.wait_for_function("location.search.includes('g=1')")
    press(page, "button[data-do=begin]")
    page.wait_for_function("location.pathname == '/work' && location.search.includes('r=')")
    page.wait_for_selector(".lever-control")


def guess_before_looking(page: Page) -> None:
    """Move a lever, write a guess down, and see."""
    tab_to(page, "input[type=range][data-do^='lever:']")
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("location.search.includes('l=')")
    page.wait_for_selector("form[data-do=guess]")
    assert page.locator(SETTLED).count() == 0 or page.locator("[data-quantity]").count() == 0
    tab_to(page, "#guess-hours_ever_share")
    page.keyboard.type("250")
    tab_to(page, "#guess-who")
    page.keyboard.type("Bord 1")
    page.keyboard.press("Enter")
    page.wait_for_selector(".guess-so-far")
    press(page, "button[data-do=reveal]")


def undo_and_come_back(page: Page) -> None:
    """Back takes the last change away, and forward puts it back."""
    there = page.url
    page.go_back()
    page.wait_for_function("!location.search.includes('l=') || location.href != " + json.dumps(there))
    page.go_forward()
    page.wait_for_function("location.href == " + json.dumps(there))
    settled(page)


def disturb(page: Page) -> None:
    """Let something happen to both worlds."""
    press(page, "#disturb > summary")
    press(page, "form[data-do^='disturb'] button, form.disturb-form button")
    page.wait_for_function("location.search.includes('d=')")


def contest(page: Page) -> None:
    """Hold a number of the model to be another, after one that it cannot be."""
    press(page, "header nav a[href^='/assumptions']")
    press(page, "main a[href^='/assumptions/']")
    page.wait_for_selector("#contest-value, button[data-do^='contest:']")
    press(page, "button[data-do^='contest:'][aria-pressed=false], #contest-value")
    page.wait_for_function("location.search.includes('c=')")


def agree(page: Page) -> None:
    """A principle and a decision in the record."""
    press(page, "header nav a[href^='/record']")
    page.wait_for_selector("#new-principle")
    tab_to(page, "#new-principle")
    page.keyboard.type("A principle")
    press(page, "form[data-do='record:principle'] button")
    page.wait_for_selector("textarea[id^='principle-']")
    tab_to(page, "#new-decision")
    page.keyboard.type("A decision, <b>bold</b>")
    press(page, "form[data-do='record:decision'] button")
    page.wait_for_selector("textarea[id^='decision-']")


def record_lines(server: Server) -> list[str]:
    """The lines of the record that was written last."""
    files = sorted(server.records.glob("*.cubbflip"), key=lambda one: one.stat().st_mtime)
    return files[-1].read_text(encoding="utf-8").splitlines()
