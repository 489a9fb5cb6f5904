"""A picture that grows: from the first few runs of both worlds to all of them."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, wait
from dataclasses import dataclass
from itertools import takewhile
from threading import Thread

from cubb_sim.comparison import Comparison
from cubb_sim.compilation import is_compiled_already
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.session.address import N_REPLICATIONS
from cubb_sim.dashboard.simulation import pool, runs, worker
from cubb_sim.dashboard.simulation.cache import MEGABYTE, BoundedCache
from cubb_sim.dashboard.simulation.pool import Wanted, WorkersEndedError
from cubb_sim.dashboard.simulation.worlds import worlds_of
from cubb_sim.errors import CubbSimError
from cubb_sim.parameters.specification import Text
from cubb_sim.results import Replication

MOST_AT_FIRST, FEWEST_AT_FIRST = 6, 2
"""Runs of each world in the first picture: as many as come in time, and never so few that chance cannot be seen."""
CITIZEN_RUNS_AT_FIRST = 6000
"""Citizens times runs of each world in the first picture: two processes live them in about a quarter of a second."""
SECONDS_BETWEEN = 0.45
"""About so long from one picture to the next: soon enough to be seen growing, seldom enough to be read (assumed)."""
TIMES_SHOWN = 3.0
"""At least so many times as long as the last one took to be drawn, with the wait for its turn: eight sessions share one
server's drawing, and where there is a queue fewer and larger steps are better (assumed)."""
HEARTBEAT_SECONDS = 0.25
"""How often somebody who waits looks whether the wish has been dropped."""
PICTURES_MEGABYTES = 96
"""Of finished comparisons kept for going back; they mostly share their arrays with the replications kept (assumed)."""
_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True)
class Progress:
    """How far the comparison of a session has come.

    Attributes:
        comparison: what is known so far; None before the first picture there ever was.
        selection: what the comparison is of; it is another than the one asked for where the picture is stale.
        n_done: runs of each world that the comparison rests on; 0 while there is nothing of what was asked for.
        n_total: runs of each world in the end.
        is_stale: whether the picture belongs to an earlier selection.
        problem: why there will be no picture, in one message.
    """

    comparison: Comparison | None
    selection: Selection
    n_done: int = 0
    n_total: int = N_REPLICATIONS
    is_stale: bool = False
    problem: Text | None = None

    @property
    def is_settled(self) -> bool:
        """Whether every run is in the picture."""
        return self.n_done >= self.n_total and not self.is_stale


def _size_of(done: Progress) -> int:
    if done.comparison is None:
        return 0
    results = (done.comparison.baseline, *done.comparison.others.values())
    return sum(runs.size_of(one) for result in results for one in result.replications)


PICTURES: BoundedCache[str, Progress] = BoundedCache(PICTURES_MEGABYTES * MEGABYTE, _size_of)
"""Settled pictures by what they are of: Back shows them at once."""


def settled(selection: Selection) -> Progress | None:
    """The finished picture of a selection, where it is kept."""
    return PICTURES.get(selection.key)


def pictures(selection: Selection, by: Wanted) -> Iterator[Progress]:
    """One picture after another, each of more runs; ends where the wish has been dropped, or with a problem."""
    try:
        yield from _growing(selection, by)
    except CancelledError:
        return
    except Exception as error:  # whatever it is, the session is told
        yield Progress(None, selection, problem=problem_of(error))


def problem_of(error: Exception) -> Text:
    """What is said of an error: one message, never a traceback; what was not expected stands in the server's log."""
    if isinstance(error, WorkersEndedError):
        return WORKERS_ENDED
    if isinstance(error, CubbSimError):
        return _refused(error)
    _LOGGER.error("A computation failed.", exc_info=error)
    return UNEXPECTED


def warm_up() -> None:
    """Start the processes and make the first picture there is, so that the first session waits for neither.

    Where the model has not been compiled yet, one run is made here first: processes that start without compiled code
    would each do the whole of it.
    """
    if not is_compiled_already():
        worlds = worlds_of(Selection())
        worker.one_replication(worlds.baseline, worlds.assume, Selection.seed)
    for _ in pictures(Selection(), Wanted()):
        pass


def warm_up_behind() -> Thread:
    """The same without waiting for it."""
    thread = Thread(target=warm_up, name="warm up", daemon=True)
    thread.start()
    return thread


def prefetch(selection: Selection) -> Wanted:
    """Have the baseline of a municipality made while nobody waits for anything; drop the wish to stop it."""
    by = Wanted()
    try:
        worlds = worlds_of(selection)
        baseline = runs.world(worlds.baseline, worlds.assume)
    except CubbSimError:  # whoever asks for the picture is told
        return by
    for seed in range(selection.seed, selection.seed + n_at_first(baseline.scenario.n_citizens)):
        runs.ask(baseline, seed, by, pool.AHEAD)
    return by


def n_at_first(n_citizens: int) -> int:
    """Runs of each world in the first picture: an even number, since two and two share the model's numbers."""
    affordable = CITIZEN_RUNS_AT_FIRST // max(n_citizens, 1) // 2 * 2
    return max(FEWEST_AT_FIRST, min(MOST_AT_FIRST, affordable))


def _growing(selection: Selection, by: Wanted) -> Iterator[Progress]:
    worlds = worlds_of(selection)
    pair = [runs.world(one, worlds.assume) for one in (worlds.baseline, worlds.changed)]
    n_done, urgency = 0, pool.FIRST
    # Held here and not only in the cache, which is smaller than both worlds of the whole country.
    lived: list[list[Replication]] = [[] for _ in pair]
    upto = max(n_at_first(worlds.baseline.n_citizens), _n_kept(pair, selection.seed))
    while n_done < N_REPLICATIONS:
        begun = time.perf_counter()
        new = _lived(pair, range(selection.seed + n_done, selection.seed + upto), by, urgency)
        if new is None:
            return
        for which, more in zip(lived, new, strict=True):
            which.extend(more)
        comparison = Comparison(pair[0].result(lived[0]), [pair[1].result(lived[1])])
        _ = comparison.differences  # worked out here, so that whoever shows them does not wait
        seconds = max(time.perf_counter() - begun, 1e-6)
        n_new, n_done = upto - n_done, upto
        done = Progress(comparison, selection, n_done)
        if done.is_settled:
            PICTURES.put(selection.key, done)
        begun = time.perf_counter()
        yield done
        seconds_shown = time.perf_counter() - begun
        upto, urgency = _next(n_done, n_new / seconds, seconds_shown), pool.LATER


def _n_kept(pair: list[runs.World], seed: int) -> int:
    """How many runs from the first on are kept for every world: whoever comes back goes on from there."""
    seeds = range(seed, seed + N_REPLICATIONS)
    kept = sum(1 for _ in takewhile(lambda one: all(runs.is_kept(world, one) for world in pair), seeds))
    return kept // 2 * 2


def _next(n_done: int, runs_per_second: float, seconds_shown: float = 0.0) -> int:
    """How many runs the next picture is of: half as many again at least, more where the pace allows it.

    So there are eight pictures at most, also of the whole country; few runs that would be left are taken along.
    """
    between = max(SECONDS_BETWEEN, TIMES_SHOWN * seconds_shown)
    n_more = max(2, n_done // 2, round(runs_per_second * between)) // 2 * 2
    return N_REPLICATIONS if n_done + n_more * 1.5 >= N_REPLICATIONS else n_done + n_more


def _lived(pair: list[runs.World], seeds: range, by: Wanted, urgency: int) -> list[list[Replication]] | None:
    """The replications of each world, or None where the wish was dropped meanwhile."""
    asked = {(which, seed): runs.ask(one, seed, by, urgency) for seed in seeds for which, one in enumerate(pair)}
    left = set(asked.values())
    while left:
        left = wait(left, HEARTBEAT_SECONDS).not_done
        if by.is_dropped:
            pool.POOL.begin_some()
            return None
    return [[asked[which, seed].result() for seed in seeds] for which in range(len(pair))]


def _refused(error: CubbSimError) -> Text:
    return Text(
        f"Det valgte kan ikke beregnes. Modellen svarer (på engelsk): {error}", f"This cannot be computed: {error}"
    )


WORKERS_ENDED = Text(
    "Beregningen blev afbrudt to gange, formentlig fordi maskinen mangler hukommelse. Luk andre programmer, eller vælg "
    "en enkelt kommune, og prøv igen.",
    "The computation was cut short twice, probably because the machine is short of memory. Close other programs, or "
    "choose a single municipality, and try again.",
)
UNEXPECTED = Text(
    "Beregningen gik galt på en måde, der ikke var ventet. Det, der er valgt, er ikke gået tabt; vælg noget andet, "
    "eller prøv igen. Serverens log har enkelthederne.",
    "The computation failed in a way that was not expected. What you chose is not lost; choose something else, or try "
    "again. The log of the server has the details.",
)
