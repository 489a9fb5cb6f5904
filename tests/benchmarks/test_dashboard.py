"""What the benchmark of the dashboard releases can be released, and its peer shows the same. Nothing is timed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks import dashboard
from benchmarks.dashboard_browser import LEVER, RELEASE
from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.simulation.worlds import about
from cubb_sim.dashboard.views.levers.control import slider_id
from cubb_sim.dashboard.views.levers.scale import scale_of, today_of
from tests.conftest import ROOT


def test_no_release_is_answered_from_a_cache():
    changes = dashboard.changes("holstebro", dashboard.FULL.releases)
    pictures = {about(selection.with_lever(LEVER, value)) for selection, value in changes}
    assert len(pictures) == dashboard.FULL.releases
    assert all(value != today_of(selection, LEVER) for selection, value in changes)


def test_the_slider_is_at_hand_and_can_stand_there():
    assert LEVER in FLIPS[dashboard.FLIP].levers
    assert set(map(float, dashboard.VALUES)) <= set(scale_of(LEVER).positions())
    assert slider_id(LEVER) in RELEASE


@pytest.mark.slow
def test_the_peer_shows_the_same_result():
    command = [sys.executable, "-m", "tests.benchmarks.peer_shown"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=400)
    assert done.returncode == 0, done.stderr
