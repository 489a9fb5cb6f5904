"""A meeting room without a network: everything is on board."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from cubb_sim.compilation import cache_directory
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ALONE = ["unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
"""A network of its own, in which there is only the machine itself."""


def can_be_alone() -> bool:
    """Whether this system lets us have such a network."""
    if not (shutil.which("unshare") and shutil.which("ip")):
        return False
    return subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode == 0


def test_with_no_network_at_all_the_pages_are_whole(chromium: str, tmp_path: Path) -> None:
    if not can_be_alone():
        pytest.skip("No network of its own may be made here (unshare --net, ip), so that nothing can be shown.")
    home = tmp_path / "home"
    home.mkdir()
    cold = {**os.environ, "HOME": str(home), "CUBB_SIM_CACHE_DIR": str(cache_directory().parent), "PYTHONUTF8": "1"}
    with tempfile.TemporaryDirectory(prefix="flip", ignore_cleanup_errors=True) as short:
        cold |= {"TMPDIR": short}  # nothing that an earlier start has left; Chromium's sockets take short paths only
        done = subprocess.run(
            [*ALONE, sys.executable, "-m", "tests.dashboard.browser.offline", chromium, str(tmp_path)],
            cwd=ROOT,
            env=cold,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=400,
        )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert not seen["reached"]
    assert seen["found"] == []
    assert all("cubb_sim" in title for title in seen["titles"])
    assert all("system-ui" in style for style in seen["styles"])
    assert "Could not load URL" not in seen["log"]
