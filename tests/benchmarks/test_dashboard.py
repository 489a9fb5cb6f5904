"""What the benchmark of the dashboard releases can be released, and its peer shows the same. Nothing is timed."""

from __future__ import annotations

import time

import solara

from benchmarks import dashboard
from benchmarks.dashboard_browser import LEVER, RELEASE
from benchmarks.dashboard_peer import use_task_alone
from cubb_sim import compare
from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.simulation.worlds import about, worlds_of
from cubb_sim.dashboard.views.levers.control import slider_id
from cubb_sim.dashboard.views.levers.scale import scale_of, today_of


def test_no_release_is_answered_from_a_cache():
    changes = dashboard.changes("holstebro", dashboard.FULL.releases)
    pictures = {about(selection.with_lever(LEVER, value)) for selection, value in changes}
    assert len(pictures) == dashboard.FULL.releases
    assert all(value != today_of(selection, LEVER) for selection, value in changes)


def test_the_slider_is_at_hand_and_can_stand_there():
    assert LEVER in FLIPS[dashboard.FLIP].levers
    assert set(map(float, dashboard.VALUES)) <= set(scale_of(LEVER).positions())
    assert slider_id(LEVER) in RELEASE


def test_the_peer_shows_the_same_result():
    chosen = Selection("vesthimmerland", levers=((LEVER, 40.0),))
    seen = []

    @solara.component
    def Page():  # noqa: N802 (as Solara's components are named)
        seen.append(use_task_alone(chosen))
        solara.Text("")

    _, page = solara.render(Page(), handle_error=False)
    end = time.monotonic() + 90
    while not seen[-1].is_settled:
        assert time.monotonic() < end
        time.sleep(0.02)
    page.close()
    worlds = worlds_of(chosen)
    expected = compare(worlds.baseline, worlds.changed).difference("hours_ever_share")
    assert seen[-1].comparison is not None
    assert seen[-1].comparison.difference("hours_ever_share") == expected
