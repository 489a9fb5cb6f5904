"""The command as somebody types it, right and wrong."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from cubb_sim.compilation import cache_directory
from cubb_sim.dashboard.serving.serve import ServingError, address_of, free_port, listen
from tests.conftest import ROOT

COMMAND = [sys.executable, "-m", "cubb_sim", "dashboard"]


def told(*arguments: str) -> tuple[int, str]:
    """Exit code, and everything that was written."""
    wide = {**os.environ, "COLUMNS": "200", "TERM": "dumb"}
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env=wide,
        check=False,
        timeout=120,
    )
    return done.returncode, done.stdout + done.stderr


def test_help_names_every_option() -> None:
    code, text = told("--help")
    assert code == 0
    for option in ("--port", "--host", "--no-open", "--record", "--records", "--scenario", "--shared"):
        assert option in text


def test_a_taken_port_is_one_message_with_a_free_one() -> None:
    with closing(listen("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServingError, match=rf"{port} is taken already\. Free now: cubb-sim dashboard --port \d+"):
            listen("127.0.0.1", port)


def test_a_taken_port_ends_the_command_with_that_message(tmp_path: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, text = told("--no-open", "--port", str(port), "--records", str(tmp_path))
    assert code == 2
    assert "is taken already" in text
    assert "Traceback" not in text


def test_the_free_port_is_free() -> None:
    port = free_port("127.0.0.1", 20_000)
    assert port is not None
    listen("127.0.0.1", port).close()


@pytest.mark.parametrize("host", ["findes.ikke.invalid", "192.0.2.1", "a" * 300])
def test_a_host_that_is_not_this_machine_is_refused_in_words(host: str) -> None:
    with pytest.raises(ServingError, match="--host"):
        listen(host, 0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--record", "findes-ikke.cubbflip"), "--record"),
        (("--scenario", "findes-ikke.toml"), "findes-ikke"),
        (("--records", "README.md"), "--records"),
        (("--port", "0"), "--port"),
        (("--port", "70000"), "--port"),
    ],
)
def test_what_cannot_be_used_is_refused_before_anybody_waits(arguments: tuple[str, ...], message: str) -> None:
    code, text = told("--no-open", *arguments)
    assert code == 2
    assert message in text
    assert "Traceback" not in text


def test_the_browser_is_sent_to_an_address_it_can_open() -> None:
    assert address_of("0.0.0.0", 8765) == "http://127.0.0.1:8765/"
    assert address_of("::1", 8765) == "http://[::1]:8765/"
    assert address_of("jobcenter", 80) == "http://jobcenter:80/"


@pytest.mark.each_python
@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C cannot be sent to another process elsewhere")
def test_it_says_where_it_is_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    surroundings = {**os.environ, "HOME": str(home), "PYTHONIOENCODING": "utf-8", "TMPDIR": str(tmp_path)}
    surroundings["CUBB_SIM_CACHE_DIR"] = str(cache_directory().parent)
    records = tmp_path / "records"
    with closing(listen("127.0.0.1", 0)) as one:
        port = one.getsockname()[1]
    process = subprocess.Popen(
        [*COMMAND, "--no-open", "--port", str(port), "--records", str(records)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env=surroundings,
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:
        assert answer.status == 200
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=60)
    assert f"http://127.0.0.1:{port}/" in first
    assert "Dashboardet kører på" in first
    assert process.returncode == 0
    assert rest.splitlines() == ["Stoppet. / Stopped."]
    assert list(home.iterdir()) == []  # Solara would write a number of this machine here, and IPython its profile
    assert not records.exists()
