"""Behind Debian's nginx with a login: the configuration in docs/hosting.md, as it is written there."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.conftest import LAUNCH, ROOT
from tests.dashboard.browser.conftest import free_port, start_server, stop_server

NAME, PASSWORD = "facilitator", "vores samtale"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")
FRAME = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{site}
}}
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed"),
    pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed"),
]


@dataclass
class Proxy:
    """nginx in front of a dashboard."""

    address: str
    log: Path


def documented() -> str:
    """The configuration that docs/hosting.md recommends."""
    (site,) = re.findall(r"```nginx\n(.*?)```", (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8"), re.DOTALL)
    return str(site)


def put_here(site: str, folder: Path, port: int, behind: str) -> str:
    """The same with this test's places in it; each has to be there, so that nothing is tested that is not written."""
    places = {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "flip.example.dk;\n    ssl": "localhost;\n    ssl",
        "/etc/ssl/certs/flip.example.dk.pem": f"{folder}/certificate.pem",
        "/etc/ssl/private/flip.example.dk.key": f"{folder}/key.pem",
        "/etc/nginx/flip.htpasswd": f"{folder}/htpasswd",
        "/var/log/nginx/flip.log": f"{folder}/flip.log",
        "http://127.0.0.1:8765": behind,
    }
    for written, here in places.items():
        assert site.count(written) == 1, written
        site = site.replace(written, here)
    return site


def make_keys(folder: Path) -> None:
    """A certificate that nobody has signed, and a password file."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    salt = b"salt"
    digest = base64.b64encode(hashlib.sha1(PASSWORD.encode() + salt).digest() + salt).decode("ascii")
    (folder / "htpasswd").write_text(f"{NAME}:{{SSHA}}{digest}\n", encoding="utf-8")


def status(address: str, password: str = "") -> int:
    """What a request without a browser is answered with."""
    request = urllib.request.Request(address)
    if password:
        pair = base64.b64encode(f"{NAME}:{password}".encode()).decode("ascii")
        request.add_header("Authorization", f"Basic {pair}")
    unsigned = ssl.create_default_context()
    unsigned.check_hostname, unsigned.verify_mode = False, ssl.CERT_NONE
    try:
        with urllib.request.urlopen(request, timeout=60, context=unsigned) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """A dashboard and nginx in front of it, each a process of its own, on loopback."""
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    server = start_server(folder / "records", "--shared")
    port = free_port()
    make_keys(folder)
    site = put_here(documented(), folder, port, server.address)
    (folder / "nginx.conf").write_text(FRAME.format(folder=folder, site=site), encoding="utf-8")
    user = ["-g", "user root;"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    process = subprocess.Popen(
        [str(NGINX), "-c", str(folder / "nginx.conf"), "-p", str(folder), *user],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        made = Proxy(f"https://localhost:{port}", folder / "flip.log")
        until = time.monotonic() + 30
        while time.monotonic() < until and process.poll() is None:
            with suppress(urllib.error.URLError, OSError):
                status(made.address)
                break
            time.sleep(0.1)
        assert process.poll() is None, (folder / "error.log").read_text(encoding="utf-8")
        yield made
    finally:
        process.terminate()
        process.wait(timeout=20)
        stop_server(server)


def test_nobody_comes_in_without_a_login(proxy):
    assert status(f"{proxy.address}/") == 401
    assert status(f"{proxy.address}/", "wrong") == 401
    assert status(f"{proxy.address}/jupyter/api/kernels/x/channels") == 401
    assert status(f"{proxy.address}/", PASSWORD) == 200


def test_what_the_server_says_of_itself_is_closed(proxy):
    assert status(f"{proxy.address}/resourcez", PASSWORD) == 404
    assert status(f"{proxy.address}/resourcez?verbose=1", PASSWORD) == 404


def test_the_longest_address_of_ours_passes(proxy):
    assert status(f"{proxy.address}/work?c={'x' * 14_900}", PASSWORD) == 200


def test_a_session_behind_the_proxy_reaches_a_result(proxy, chromium):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=LAUNCH)
        context = browser.new_context(
            http_credentials={"username": NAME, "password": PASSWORD}, ignore_https_errors=True
        )
        page = context.new_page()
        sockets: list[str] = []
        page.on("websocket", lambda one: sockets.append(one.url))
        page.goto(f"{proxy.address}/work?l=caseload:40&r=secret-record")
        page.wait_for_selector('[data-settled="true"][data-runs="40"]', timeout=90_000)
        browser.close()
    assert sockets
    assert all(one.startswith("wss://localhost") for one in sockets)
    assert "secret-record" not in proxy.log.read_text(encoding="utf-8")
