"""What stands before Solara's server: who may ask, what there is, and answers a person can read."""

# ruff: noqa: PLC0415 (Solara reads its settings when it is imported, so they are made first)

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cubb_sim.dashboard.serving.serve import ASSETS, LOOPBACK
from cubb_sim.parameters.specification import Text

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

FILES = "/_solara/cdn/"
PLUMBING = ("static", "jupyter", "_solara", "readyz", "resourcez")
"""First parts of paths that belong to Solara."""
NOT_FOUND = Text("Siden findes ikke.", "There is no such page.")
TO_START = Text("Gå til forsiden", "Go to the start")
NOT_WHOLE = Text("Forespørgslen mangler noget.", "Something is missing in the request.")
CLOSING = "/_solara/api/close/"
"""Where a page says that it is closed; Solara fails where it does not say which page it was."""
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"content-security-policy", b"frame-ancestors 'self'"),
)
"""Of every answer. Nothing stricter is said about scripts: Solara's document has some of its own in it."""
NOT_HERE = Text(
    "Dashboardet svarer kun på denne maskines egen adresse.",
    "The dashboard answers at this machine's own address only.",
)


def front(*, is_shared: bool, is_local: bool) -> Application:
    """The application a server runs.

    Args:
        is_shared: whether others than the person at this machine use it.
        is_local: whether it listens on this machine only.
    """
    from solara.server import starlette

    from cubb_sim.dashboard.app import PAGES
    from cubb_sim.dashboard.serving import document

    document.install()
    inner: Application = starlette.app
    first_parts = {*PAGES, *PLUMBING}

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await inner(scope, receive, send)
            return
        document.language_of_request.set(_language(scope))
        send = _with_headers(send)
        refused = _refused(scope, first_parts, is_shared=is_shared, is_local=is_local)
        if refused is None:
            await inner(scope, receive, send)
        else:
            await _refuse(scope, receive, send, refused)

    return application


def _refused(scope: Scope, first_parts: set[str], *, is_shared: bool, is_local: bool) -> tuple[int, Text] | None:
    """Status and message of a request that Solara does not get to see; None for all others."""
    path = scope["path"]
    if is_local and not is_shared and _hostname(_header(scope, b"host")) not in LOOPBACK:
        return 403, NOT_HERE  # a page elsewhere that had its own name point to this machine
    if scope["type"] == "websocket":
        return None if _is_own_page(scope) else (403, NOT_HERE)
    if path.startswith(FILES) and not _is_on_board(path.removeprefix(FILES)):
        return 404, NOT_FOUND  # Solara would try to fetch it, and write it down
    if path.startswith(CLOSING) and not _asked_for(scope, "session_id"):
        return 400, NOT_WHOLE
    is_private = is_shared and path.rstrip("/") == "/resourcez"
    return (404, NOT_FOUND) if is_private or path.strip("/").partition("/")[0] not in first_parts else None


def _is_on_board(name: str) -> bool:
    folder = ASSETS / "cdn"
    try:
        asked = (folder / name).resolve()
        return asked.is_file() and asked.is_relative_to(folder)
    except (OSError, ValueError):
        return False


def _is_own_page(scope: Scope) -> bool:
    """Whether the page that opens a connection came from this server; programs that are no browser say nothing."""
    origin = _header(scope, b"origin")
    if not origin:
        return True
    place = urlsplit(origin).netloc
    return bool(place) and place in (_header(scope, b"host"), _header(scope, b"x-forwarded-host"))


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def _hostname(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _language(scope: Scope) -> str:
    return "en" if _asked_for(scope, "lang") == "en" else "da"


def _asked_for(scope: Scope, key: str) -> str:
    """What the query says for a key, the last where it says several; "" where it says nothing."""
    found: list[str] = parse_qs(scope.get("query_string", b"").decode("latin-1")).get(key, [""])
    return found[-1]


def _with_headers(send: Send) -> Send:
    """The same, with `HEADERS` in the answer to a request, where they are not there already."""

    async def sent(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers", ()))
            there = {name.lower() for name, _ in given}
            message = {**message, "headers": [*given, *(one for one in HEADERS if one[0] not in there)]}
        await send(message)

    return sent


async def _refuse(scope: Scope, receive: Receive, send: Send, refused: tuple[int, Text]) -> None:
    from starlette.responses import HTMLResponse
    from starlette.websockets import WebSocketClose

    status, message = refused
    if scope["type"] == "websocket":
        await WebSocketClose(code=1008)(scope, receive, send)
        return
    await HTMLResponse(plain_page(message, _language(scope)), status_code=status)(scope, receive, send)


def plain_page(message: Text, language: str) -> str:
    """A page that needs nothing else: one message, and the way to the start."""
    from cubb_sim.report.markup import Markup, element
    from cubb_sim.report.style import STYLE

    said, back = message.in_language(language), TO_START.in_language(language)
    start = "/" if language == "da" else f"/?lang={language}"
    return "<!doctype html>" + element(
        "html",
        element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("title", said),
            element("style", Markup(STYLE)),
        ),
        element("body", element("main", element("h1", said), element("p", element("a", back, href=start)))),
        lang=language,
    )
