"""The document that Solara's pages live in, with what has to be otherwise for these: language, zoom, and its messages.

Solara makes the document from a template of its own. Everything that differs here is in `REPLACED`; each piece has to
be found exactly once, so that another version of Solara is noticed at once instead of showing half of it. Written for
Solara 1.64.1.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from functools import lru_cache

from cubb_sim.errors import CubbSimError
from cubb_sim.parameters.specification import Text

language_of_request: ContextVar[str] = ContextVar("language_of_request", default="da")
LOADING = Text("Henter …", "Loading …")
AWAY = Text(
    "Forbindelsen til programmet er afbrudt. Det, I har valgt og skrevet, er gemt. Siden kommer igen af sig selv, "
    "når programmet kører; ellers: start det igen, og genindlæs siden.",
    "The connection to the program is lost. What you have chosen and written is kept. The page comes back by itself "
    "when the program runs; if not, start it again and reload the page.",
)
NO_SCRIPT = Text(
    "Siden kræver, at browseren må køre JavaScript. Intet hentes fra internettet.",
    "This page needs a browser that may run JavaScript. Nothing is fetched from the internet.",
)


class DocumentError(CubbSimError):
    """Solara's document is not the one this was written for."""


REPLACED = (
    (r"<html>", '<html lang="{language}">'),
    (r'<meta name="viewport"[^>]*>', '<meta name="viewport" content="width=device-width, initial-scale=1">'),
    # Before anything has been loaded, and while the page is made.
    (
        r'(?=<div id="pre-rendered-html-present")',
        '<p class="loading" role="status">{loading}</p><noscript><p class="loading">{no_script}</p></noscript>',
    ),
    (r'<v-card style="width: 600px">.*?</v-card>', '<p class="loading" role="status">{loading}</p>'),
    # Where Solara says in English that the server is away, or that the page has to be loaded again.
    (
        r'<v-overlay style="z-index: 100002;".*?</v-overlay>',
        '<div v-if="connectionStatus != \'connected\' && wasConnected || needsRefresh" class="away" role="alert">'
        "<p>{away}</p></div>",
    ),
    (r'<v-alert v-if="needsRefresh \|\| cancelAutoRefresh".*?</v-alert>', ""),
    (r'<v-overlay style="z-index: 100001;".*?</v-overlay>', ""),
    (r'<v-dialog v-if="!vue3" v-model="needsRefresh".*?</v-dialog>', ""),
    # What a program printed is for its log, not for the page.
    (r'<v-menu v-if="debug && solaraDebugMessages.*?</v-menu>(?=\s*<!-- <v-menu)', ""),
)


def amended(document: str, language: str) -> str:
    """The document in a language, with everything replaced."""
    told = {
        "language": language,
        "loading": LOADING.in_language(language),
        "away": AWAY.in_language(language),
        "no_script": NO_SCRIPT.in_language(language),
    }
    for pattern, instead in REPLACED:
        new = instead.format(**told)
        document, found = re.subn(pattern, lambda _, new=new: new, document, flags=re.DOTALL)  # type: ignore[misc]
        if found != 1:
            raise DocumentError(
                f"Solara's document has {found} times what is written once in the version this was made for: "
                f"{pattern!r}. Install the version of Solara that pyproject.toml names."
            )
    return document


def install() -> None:
    """Let Solara's server hand out the amended document."""
    from solara.server import server  # noqa: PLC0415 (its settings are made first)

    original = server.read_root

    @lru_cache(maxsize=64)
    def made(path: str, root_path: str, language: str) -> str | None:
        document = original(path, root_path)
        return None if document is None else amended(document, language)

    def read_root(path: str, root_path: str = "", *_: object, **__: object) -> str | None:
        first = "/" + path.strip("/").partition("/")[0]  # the document is the same for all pages below it
        return made(first, root_path, language_of_request.get())

    server.read_root = read_root
