"""What stands before Solara: who may ask, and what there is."""

from __future__ import annotations

import asyncio
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from cubb_sim.dashboard.serving.document import REPLACED, DocumentError, amended
from cubb_sim.dashboard.serving.front import (
    NOT_FOUND,
    NOT_HERE,
    NOT_WHOLE,
    _language,
    _refused,
    _with_headers,
    plain_page,
)
from cubb_sim.parameters.specification import Text

FIRST_PARTS = {"", "work", "static", "jupyter", "_solara", "readyz", "resourcez"}
STYLE_SHEET = "/_solara/cdn/@widgetti/solara-vuetify-app@10.1.1/dist/main8.css"
SOLARAS = """<html><head><meta name="viewport" content="user-scalable=no"></head>
<v-alert v-if="needsRefresh || cancelAutoRefresh">App is disconnected</v-alert>
<v-card style="width: 600px"><h1>{{ loading_text }}</h1></v-card>
<v-overlay style="z-index: 100002;" v-bind="{}">Server disconnected.</v-overlay>
<v-overlay style="z-index: 100001;" v-bind="{}">Restoring session</v-overlay>
<v-dialog v-if="!vue3" v-model="needsRefresh" width="500">Please refresh</v-dialog>
<v-menu v-if="debug && solaraDebugMessages">traceback</v-menu>

        <!-- <v-menu v-if="debug && outputMessages"> </v-menu> -->
<div id="app"><div id="pre-rendered-html-present"></div></div></html>"""
"""The pieces of Solara's document that are replaced; the whole of it is in the browser's tests."""


class Reader(HTMLParser):
    """Notes which elements there are."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append(tag)


def asked(path: str, kind: str = "http", query: str = "", **headers: str) -> dict[str, Any]:
    """A request as the server hands it on."""
    told = {"host": "127.0.0.1:8765", **headers}
    return {
        "type": kind,
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in told.items()],
    }


def answer(scope: dict[str, Any], *, is_shared: bool = False, is_local: bool = True) -> tuple[int, Text] | None:
    """What is said instead of Solara; None where Solara answers."""
    return _refused(scope, FIRST_PARTS, is_shared=is_shared, is_local=is_local)


@pytest.mark.parametrize("path", ["/", "/work", "/work/", "/work/caseload", "/static/assets/custom.css", STYLE_SHEET])
def test_what_there_is_reaches_solara(path: str) -> None:
    assert answer(asked(path)) is None


@pytest.mark.parametrize(
    "path",
    [
        "/_solara/cdn/vega@5/build/vega.min.js",
        "/_solara/cdn/requirejs@2.3.6",
        "/_solara/cdn/",
        "/_solara/cdn/../../serving/serve.py",
        "/_solara/cdn/" + "a" * 5000,
        "/_solara/cdn/a\x00b",
        "/findes-ikke",
        "/.env",
    ],
)
def test_what_there_is_not_never_reaches_solara_which_would_fetch_it(path: str) -> None:
    assert answer(asked(path)) == (404, NOT_FOUND)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "", "[", "10.0.0.5"])
def test_another_name_for_this_machine_is_refused(host: str) -> None:
    assert answer(asked("/", host=host)) == (403, NOT_HERE)
    assert answer(asked("/", host=host), is_local=False) is None
    assert answer(asked("/", host=host), is_shared=True) is None


def test_only_pages_of_this_server_may_connect() -> None:
    channel = "/jupyter/api/kernels/1/channels"
    assert answer(asked(channel, "websocket", origin="http://127.0.0.1:8765")) is None
    assert answer(asked(channel, "websocket", origin="http://127.0.0.1:9999")) == (403, NOT_HERE)
    assert answer(asked(channel, "websocket", origin="https://evil.example")) == (403, NOT_HERE)
    assert answer(asked(channel, "websocket", origin="null")) == (403, NOT_HERE)
    behind = asked(channel, "websocket", origin="https://flip.example", host="app:1", x_forwarded_host="flip.example")
    assert answer(behind, is_shared=True, is_local=False) is None


def test_what_the_server_uses_is_nobodys_business_where_it_is_shared() -> None:
    for path in ("/resourcez", "/resourcez/"):
        assert answer(asked(path), is_shared=True) == (404, NOT_FOUND)
    assert answer(asked("/resourcez")) is None
    assert answer(asked("/readyz"), is_shared=True) is None


def test_a_page_that_closes_without_saying_which_it_was_is_refused() -> None:
    assert answer(asked("/_solara/api/close/x")) == (400, NOT_WHOLE)
    assert answer(asked("/_solara/api/close/x", query="session_id=")) == (400, NOT_WHOLE)
    assert answer(asked("/_solara/api/close/x", query="session_id=y")) is None


def test_every_answer_says_what_browsers_may_do_with_it() -> None:
    seen: list[Any] = []

    async def send(message: Any) -> None:
        seen.append(message)

    async def answered() -> None:
        sent = _with_headers(send)
        await sent({"type": "http.response.start", "headers": [(b"Referrer-Policy", b"no-referrer")]})
        await sent({"type": "http.response.body", "body": b""})

    asyncio.run(answered())
    headers = {name.decode().lower(): value.decode() for name, value in seen[0]["headers"]}
    assert headers == {
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "content-security-policy": "frame-ancestors 'self'",
    }
    assert len(seen[0]["headers"]) == 3
    assert seen[1] == {"type": "http.response.body", "body": b""}


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("", "da"),
        ("lang=en", "en"),
        ("lang=da", "da"),
        ("lang=fr", "da"),
        ("a=1&lang=en&b=2", "en"),
        ("lang=%ff", "da"),
    ],
)
def test_the_language_is_right_from_the_first_byte(query: str, language: str) -> None:
    assert _language(asked("/", query=query)) == language


def test_solaras_english_is_replaced() -> None:
    danish, english = amended(SOLARAS, "da"), amended(SOLARAS, "en")
    assert '<html lang="da">' in danish
    assert '<html lang="en">' in english
    for words in ("user-scalable", "disconnected", "Restoring", "refresh", "loading_text", "traceback"):
        assert words not in danish
    assert danish.count("Henter …") == 2
    assert "Forbindelsen til programmet er afbrudt" in danish
    assert "The connection to the program is lost" in english


@pytest.mark.parametrize("place", range(len(REPLACED)))
def test_another_solara_is_noticed_at_once(place: int) -> None:
    without = re.sub(REPLACED[place][0], "", SOLARAS, count=1, flags=re.DOTALL)
    changed = without if without != SOLARAS else SOLARAS.replace("pre-rendered-html-present", "x")
    with pytest.raises(DocumentError):
        amended(changed, "da")


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_plain_page_is_whole(language: str) -> None:
    page = plain_page(NOT_FOUND, language)
    reader = Reader()
    reader.feed(page)
    assert {"html", "title", "main", "h1", "a"} <= set(reader.found)
    assert f'lang="{language}"' in page
    assert NOT_FOUND.in_language(language) in page
    assert ('href="/"' if language == "da" else 'href="/?lang=en"') in page
