"""The record as people use it: it saves itself, survives crashes and two tabs, and prints on A4."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.browser.conftest import Axe, Open, Server, Watched, start_server, stop_server

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BEYOND_THE_EDGE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def begun(open_page: Open, language: str = "da") -> Page:
    """The record's page with a record."""
    page = open_page(f"/record?lang={language}")
    page.locator("[data-do=record-begin]").first.click()
    page.wait_for_selector("#note-saw")
    return page


def file_of(server: Server, page: Page) -> Path:
    """The file of the record that the page shows."""
    found = re.search(r"[?&]r=([^&]+)", page.url)
    assert found is not None
    return server.records / f"{found[1]}.cubbflip"


def test_a_note_saves_itself_while_it_is_written_and_is_there_after_a_reload(open_page: Open, server: Server) -> None:
    page = begun(open_page)
    page.locator("#note-saw").press_sequentially("Vi så, at det tager tid", delay=20)
    expect(page.locator("#note-saw-status")).to_contain_text("Gemt kl.")
    page.locator("#note-saw").press_sequentially(" og penge", delay=20)  # what was saved leaves the pen alone
    expect(page.locator("#note-saw")).to_have_value("Vi så, at det tager tid og penge")
    page.locator("#note-disagree").fill("Lige før vinduet lukkes")
    page.reload()
    expect(page.locator("#note-saw")).to_have_value("Vi så, at det tager tid og penge")
    expect(page.locator("#note-disagree")).to_have_value("Lige før vinduet lukkes")
    expect(page.locator("#note-disagree-status")).to_contain_text("Gemt kl.")
    held = file_of(server, page).read_text(encoding="utf-8")
    assert "og penge" in held
    assert "Lige før vinduet lukkes" in held


def test_a_long_note_and_a_script_are_kept_as_text(open_page: Open) -> None:
    page = begun(open_page)
    long = "æøå <script>window.hit = 1</script> <img src=x onerror='window.hit = 1'>\n" * 140
    page.locator("#note-saw").fill(long[:10_000])
    page.locator("#note-disagree").click()
    expect(page.locator("#note-saw-status")).to_contain_text("Gemt kl.")
    page.reload()
    expect(page.locator("#note-saw")).to_have_value(long[:10_000])
    assert page.evaluate("window.hit") is None


def test_two_tabs_lose_nothing_of_each_other(open_page: Open, server: Server) -> None:
    one = begun(open_page)
    other = open_page(one.url.removeprefix(server.address))
    one.locator("#note-saw").fill("Fra det første vindue, skrevet i god tro")
    one.locator("#note-asked").click()
    expect(one.locator("#note-saw-status")).to_contain_text("Gemt")
    other.locator("#note-saw").fill("Noget andet fra det andet vindue")
    other.locator("#note-lookinto").fill("og en note mere")
    other.locator("#note-asked").click()
    expect(other.locator("#note-lookinto-status")).to_contain_text("Gemt")
    one.reload()
    expect(one.locator("#note-saw")).to_have_value("Noget andet fra det andet vindue")
    expect(one.locator("#note-lookinto")).to_have_value("og en note mere")
    expect(one.locator("#earlier-notes")).to_contain_text("Fra det første vindue, skrevet i god tro")


@pytest.mark.parametrize("language", ["da", "en"])
def test_principles_are_scored_and_all_of_it_prints_on_one_or_two_sheets(
    open_page: Open, axe: Axe, language: str
) -> None:
    page = begun(open_page, language)
    page.locator("#record-people").fill("6")
    page.locator("#note-asked").fill("Hvem går det ud over?")
    page.locator("#new-principle").fill("Spørg, før der svares")
    page.locator("form[data-do='record:principle'] button").click()
    page.locator("details[id^=score-] summary").click()
    choices = page.locator("details[id^=score-] select")
    expect(choices).to_have_count(5)
    for number in range(5):
        choices.nth(number).select_option(str(number + 1))
    page.locator("form[data-do^='record:score:'] button").click()
    expect(page.locator(".record-screen .record-scores tbody td")).to_have_text(["1", "2", "3", "4", "5"])
    page.locator("#new-decision").fill("Vi mødes igen")
    page.locator("form[data-do='record:decision'] button").click()
    expect(page.locator("[id^=decision-]").first).to_be_visible()
    expect(page.locator("#new-decision")).to_have_value("")
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 720})
    assert page.evaluate(BEYOND_THE_EDGE) <= 0
    page.emulate_media(media="print")
    paper = page.locator(".record-paper")
    for text in ("Hvem går det ud over?", "Spørg, før der svares", "Vi mødes igen", "6 "):
        expect(paper).to_contain_text(text)
    expect(paper).to_be_visible()
    expect(page.locator(".record-screen")).to_be_hidden()
    sheets = re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4", prefer_css_page_size=True))
    assert 1 <= len(sheets) <= 2


def test_the_page_and_everything_of_the_meeting_can_be_taken_home(open_page: Open, tmp_path: Path) -> None:
    page = begun(open_page)
    page.locator("#note-saw").fill("Med hjem")
    page.locator("#note-asked").click()
    expect(page.locator("#note-saw-status")).to_contain_text("Gemt")
    for action, ending in (("record:html", ".html"), ("record:zip", ".zip"), ("record:html", ".html")):
        with page.expect_download() as told:
            page.locator(f"[data-do='{action}']").click()
        assert told.value.suggested_filename.endswith(ending)
    told.value.save_as(tmp_path / "hjem.html")
    assert "Med hjem" in (tmp_path / "hjem.html").read_text(encoding="utf-8")


def test_a_meeting_goes_on_after_the_server_was_killed(open_page: Open, tmp_path: Path, watched: Watched) -> None:
    started = start_server(tmp_path / "records")
    port = int(started.address.rsplit(":", 1)[1])
    try:
        page = open_page("/record").context.new_page()
        page.goto(f"{started.address}/record")
        page.locator("[data-do=record-begin]").first.click()
        page.locator("#note-saw").fill("Før strømmen gik")
        page.locator("#note-asked").click()
        expect(page.locator("#note-saw-status")).to_contain_text("Gemt")
        address = page.url
        started.process.kill()
        started.process.wait()
        (file,) = (tmp_path / "records").glob("*.cubbflip")
        with file.open("ab") as stream:
            stream.write(json.dumps({"time": "2026-11-21T10:00:00+00:00", "kind": "note"}).encode()[:30])
        started = start_server(tmp_path / "records", port=port)
        page.goto(address)
        expect(page.locator("#note-saw")).to_have_value("Før strømmen gik")
        expect(page.locator(".record-screen .problems")).to_contain_text("kunne ikke læses")
        page.locator("#note-lookinto").fill("Efter")
        page.locator("#note-asked").click()
        expect(page.locator("#note-lookinto-status")).to_contain_text("Gemt")
        page.close()
    finally:
        stop_server(started)
    # what the browser says of a server that is gone is no fault of the page
    watched.found = [one for one in watched.found if "WebSocket" not in one and "Failed to load" not in one]


@pytest.mark.parametrize(
    ("record_id", "content"),
    [
        ("2026-11-21-holstebro-000000", None),
        ("2026-11-21-holstebro-000001", b"PK another program's file"),
        ("2026-11-21-holstebro-000002", b'{"format": "cubb-sim FLIP", "version": 99}\n'),
        ("..%2F..%2Fetc%2Fpasswd", None),
    ],
)
def test_a_record_that_cannot_be_opened_is_told_in_one_message(
    open_page: Open, server: Server, record_id: str, content: bytes | None
) -> None:
    if content is not None:
        server.records.mkdir(exist_ok=True)
        (server.records / f"{record_id}.cubbflip").write_bytes(content)
    page = open_page(f"/record?r={record_id}")
    expect(page.locator(".problems li")).to_have_count(1)
    expect(page.locator("[data-do=record-begin]")).to_be_visible()
