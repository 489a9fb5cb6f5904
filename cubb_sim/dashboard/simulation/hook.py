"""The hooks of the pages: a comparison that grows, and single runs, without anybody waiting for them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import replace
from typing import Any

import solara

from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.simulation import pool
from cubb_sim.dashboard.simulation.progress import Progress, pictures, problem_of, settled
from cubb_sim.dashboard.simulation.single import kept_run, single_pair
from cubb_sim.dashboard.simulation.turns import TURNS
from cubb_sim.dashboard.simulation.worker import Observe, SingleRun
from cubb_sim.dashboard.simulation.worlds import Worlds
from cubb_sim.parameters.specification import Text

Pair = tuple[SingleRun, SingleRun]
"""The same run of the baseline and of the changed world."""
_Wish = tuple[Worlds, int, Observe | None]


def use_progress(selection: Selection) -> Progress:
    """The comparison of a selection as far as it has come; returns at once.

    While the first picture of another selection is made, the one before stays, as stale. A session that moves on stops
    asking for runs. What is kept, such as after Back, is shown at once.
    """
    latest: Progress
    latest, set_latest = solara.use_state(Progress(None, selection))
    key = selection.key
    found: Progress | None = solara.use_memo(lambda: settled(selection), [key])
    shown: Any = solara.use_ref(latest)

    def begin() -> Callable[[], None]:
        by = pool.Wanted()
        if found is None:
            _behind(lambda: _show(selection, by, set_latest))
        return lambda: _leave(by)

    solara.use_effect(begin, [key])
    now: Progress | None = found or (latest if latest.selection.key == key else None)
    if now is None or (now.comparison is None and now.problem is None):
        last: Progress = shown.current
        return replace(last, is_stale=last.comparison is not None, n_done=0, problem=None)
    if now.comparison is not None:
        shown.current = now
    return replace(now, selection=selection)


def use_single(worlds: Worlds, seed: int, observe: Observe | None = None) -> Pair | Text | None:
    """One run with events of the baseline and the changed world; None while they are made, or a text where it failed.

    Args:
        observe: takes from the model, in each month, what is to be shown; a function of a module.
    """
    wish = (worlds, seed, observe)
    made: tuple[_Wish, Pair | Text] | None
    made, set_made = solara.use_state(None)
    found: Pair | None = solara.use_memo(lambda: _kept(*wish), [wish])

    def begin() -> Callable[[], None]:
        by = pool.Wanted()
        if found is None:
            _behind(lambda: _live(wish, by, set_made))
        return lambda: _leave(by)

    solara.use_effect(begin, [wish])
    if found is not None:
        return found
    return made[1] if made is not None and made[0] == wish else None


def _behind(work: Callable[[], None]) -> None:
    """Do something in a thread of the session; Solara puts its own class of thread where Python's was."""
    threading.Thread(target=work, daemon=True).start()


def _leave(by: pool.Wanted) -> None:
    by.drop()
    pool.POOL.begin_some()


def _show(selection: Selection, by: pool.Wanted, set_latest: Callable[[Progress], None]) -> None:
    with TURNS.session() as turn:
        for one in pictures(selection, by):
            with turn.drawing():
                if by.is_dropped:
                    return
                set_latest(one)


def _kept(worlds: Worlds, seed: int, observe: Observe | None) -> Pair | None:
    both = [kept_run(one, worlds.assume, seed, observe) for one in (worlds.baseline, worlds.changed)]
    return None if both[0] is None or both[1] is None else (both[0], both[1])


def _live(wish: _Wish, by: pool.Wanted, set_made: Callable[[object], None]) -> None:
    worlds, seed, observe = wish
    made: Pair | Text
    try:
        made = single_pair((worlds.baseline, worlds.changed), worlds.assume, seed, observe, by)
    except CancelledError:
        return
    except Exception as error:  # whatever it is, the session is told
        made = problem_of(error)
    if not by.is_dropped:
        set_made((wish, made))
