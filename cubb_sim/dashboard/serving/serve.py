"""Starting and stopping the server, and what Solara is told before it is imported."""

# ruff: noqa: PLC0415 (Solara reads its settings when it is imported, so they are made first)

from __future__ import annotations

import multiprocessing
import os
import socket
import tempfile
import threading
import warnings
import webbrowser
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from cubb_sim.dashboard.settings import Settings
from cubb_sim.errors import CubbSimError

ASSETS = Path(__file__).resolve().parents[1] / "assets"
NOWHERE = "http://127.0.0.1:9/"
"""Where Solara would fetch a file that is not on board: a port of this machine that nobody answers."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")
HIGHEST_PORT = 65535
SECONDS_TO_STOP = 2
"""How long pages that are open keep the server from stopping. Assumed."""


class ServingError(CubbSimError):
    """A server that cannot be started as asked for."""


def prepare(settings: Settings) -> None:
    """Set what Solara reads when it is imported: nothing is fetched, told to anybody or written at home."""
    warnings.filterwarnings("ignore", message="Cookies with samesite=none")  # for pages inside those of others
    scratch = str(Path(tempfile.gettempdir()) / "cubb_sim_solara")  # Solara and IPython each make folders at once
    os.environ.update(settings.environment())
    os.environ.update(
        {
            "SOLARA_APP": "cubb_sim.dashboard.app",
            "SOLARA_MODE": "production",
            "SOLARA_HOME": scratch,
            "IPYTHONDIR": scratch,
            "SOLARA_ASSETS_PROXY": "True",
            "SOLARA_ASSETS_PROXY_CACHE_DIR": str(ASSETS / "cdn"),
            "SOLARA_ASSETS_CDN": NOWHERE,
            "SOLARA_ASSETS_EXTRA_LOCATIONS": str(ASSETS / "static"),
            "SOLARA_ASSETS_FONTAWESOME_ENABLED": "False",
            "SOLARA_TELEMETRY_MIXPANEL_ENABLE": "False",
            "SOLARA_TELEMETRY_SERVER_USER_ID": "nobody",  # else a number of this machine is written at home
            "SOLARA_TELEMETRY_SERVER_FINGERPRINT": "nobody",
            "SOLARA_THEME_SHOW_BANNER": "False",
            "SOLARA_THEME_LOADER": "plain",
            "SOLARA_THEME_VARIANT": "light",
            "SOLARA_THEME_TITLE": "cubb_sim",
            "SOLARA_THEME_FORCE_REFRESH": "True",  # after a restart of the server the page comes back by itself
            "SOLARA_SESSION_HTTP_ONLY": "True",
            "SOLARA_KERNEL_CULL_TIMEOUT": "2h",
            "SOLARA_SSG_ENABLED": "False",
            "SOLARA_OAUTH_PRIVATE": "False",
            "SOLARA_STATE_BACKEND": "",
        }
    )


def serve(settings: Settings, host: str, port: int, *, on_ready: Callable[[str], None] | None = None) -> None:
    """Serve until stopped; `on_ready` is told the address when a page can be opened.

    Raises:
        ServingError: when the host or the port cannot be used.
    """
    listening = listen(host, port)
    prepare(settings)
    import uvicorn

    from cubb_sim.dashboard.serving.front import front

    address = address_of(host, port)
    server = uvicorn.Server(
        uvicorn.Config(
            front(is_shared=settings.is_shared, is_local=host in LOOPBACK),
            log_level="warning",
            timeout_graceful_shutdown=SECONDS_TO_STOP,
            ws_max_size=2**20,  # the longest note many times over
        )
    )
    threading.Thread(target=_when_started, args=(server, address, on_ready), daemon=True).start()
    with closing(listening), suppress(KeyboardInterrupt):  # Ctrl-C has stopped the server by then
        server.run(sockets=[listening])
    _stop_simulating()


def _stop_simulating() -> None:
    """End the processes that simulate: nobody looks at what they would have found."""
    from cubb_sim.dashboard.simulation.pool import POOL

    POOL.n_processes = 0  # nothing is begun any more
    POOL.close()
    for process in multiprocessing.active_children():
        process.terminate()


def _when_started(server: Any, address: str, on_ready: Callable[[str], None] | None) -> None:
    from cubb_sim.dashboard.simulation import warm_up

    while not server.started:
        if server.should_exit:
            return
        threading.Event().wait(0.05)
    if on_ready is not None:
        on_ready(address)
    warm_up()


def open_browser(address: str) -> None:
    """Open the address where this machine has a browser; nothing happens where it has none."""
    try:
        webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return


def address_of(host: str, port: int) -> str:
    """What a browser on this machine is told."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}.get(host, host)
    return f"http://{shown}:{port}/"


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at the address, before anything slow is imported."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError):
        raise ServingError(
            f"--host: '{host}' is no address of this machine. Leave it out for this machine only (127.0.0.1), "
            "or write 0.0.0.0 for everybody on the same network."
        ) from None
    one = socket.socket(family, kind, protocol)
    if os.name == "posix":  # elsewhere this would let two servers share a port
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        one.bind(place)
        one.listen(2048)
    except OSError as error:
        one.close()
        raise ServingError(_why_not(host, port, error)) from None
    one.set_inheritable(True)
    return one


def _why_not(host: str, port: int, error: OSError) -> str:
    free = free_port(host, port + 1)
    if free is None:
        return f"--host: nothing can listen at {host} on this machine ({error.strerror})."
    why = "may not be used by you" if isinstance(error, PermissionError) else "is taken already"
    return f"--port: {port} {why}. Free now: cubb-sim dashboard --port {free}"


def free_port(host: str, first: int) -> int | None:
    """The first port from `first` on that nobody listens at; None where there is none."""
    for port in range(max(first, 1024), min(first + 200, HIGHEST_PORT)):
        with closing(socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)) as one:
            try:
                one.bind((host, port))
            except OSError:
                continue
            return port
    return None
