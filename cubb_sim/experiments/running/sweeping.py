"""A sweep from its design to its folder: what is missing is run, and kept."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cubb_sim.compilation import is_compiled_already
from cubb_sim.experiments.design import Design
from cubb_sim.experiments.models import EmploymentServices, StudiedModel
from cubb_sim.experiments.models.chosen import model_of
from cubb_sim.experiments.points import Points
from cubb_sim.experiments.running.batches import Batches, Outcomes, Parcel, run_batch
from cubb_sim.experiments.running.engines import Engine, JoblibEngine, n_processors, streamed
from cubb_sim.experiments.running.store import SweepStore, held, keep_design_file, opened

EARLY_RUNS = 100
"""After which it is said that most fail (assumed)."""


@dataclass(frozen=True)
class SweepSummary:
    """What a sweep has done.

    Attributes:
        n_runs: that the design asks for; what is asked for twice is run once.
        n_reused: of them, that were there already.
        n_done_now: of them, failed ones included.
        n_failed: of all that are there.
        seconds: of this call.
        folder: where the runs are.
        messages: what a person should know, in sentences.
    """

    n_runs: int
    n_reused: int
    n_done_now: int
    n_failed: int
    seconds: float
    folder: Path
    messages: tuple[str, ...] = ()

    @property
    def n_done(self) -> int:
        """Runs that are there."""
        return self.n_reused + self.n_done_now

    @property
    def is_complete(self) -> bool:
        """Whether every run is done."""
        return self.n_done == self.n_runs

    @property
    def runs_per_second(self) -> float:
        """Of this call."""
        return self.n_done_now / self.seconds if self.seconds > 0 else 0.0


Progress = Callable[[SweepSummary], None]
"""Told how far it is: before the first run, whenever some come back, and at the end."""


class SweepStopped(KeyboardInterrupt):
    """A sweep that was stopped by hand; what it had done is kept.

    Attributes:
        summary: how far it is.
    """

    def __init__(self, summary: SweepSummary) -> None:
        self.summary = summary
        super().__init__(
            f"Stopped. {summary.n_done:,} of {summary.n_runs:,} runs are done and kept in {summary.folder}; go on by "
            "--resume (in Python: resume=True)."
        )


def sweep(  # noqa: PLR0913 (options by name, each with a default)
    design: Design | str | Path,
    folder: str | Path,
    *,
    model: StudiedModel | None = None,
    engine: Engine | None = None,
    resume: bool = False,
    retry_failed: bool = False,
    progress: Progress | None = None,
    design_file: str | Path | None = None,
) -> SweepSummary:
    """Run the points of a design, and keep every run.

    A run that fails is kept with what went wrong. What is done is written every ten seconds, so that hardly anything
    is lost however the sweep ends.

    Args:
        design: a design, the name of a shipped one, or the path of its file.
        folder: where the runs are kept.
        model: `None`: the one that the design names.
        engine: where runs are computed; `None`: on all processors of this machine.
        resume: go on with the sweep that is in the folder; runs that are there are not done again, also where the
            design has grown.
        retry_failed: where it goes on, runs that failed are done again, such as those that died for want of memory.
        progress: told how far it is.
        design_file: the file that a given design was read from, or its shipped name: a copy is kept with the runs.
            What is swept stands in the manifest.

    Raises:
        OutputError: the folder cannot be used: it has a sweep already and `resume` was not said, runs of another
            model or design, something else, or another process is sweeping into it; or the disk is full.
        ScenarioError: the design or its scenario cannot be used.
        SweepStopped: it was stopped by Ctrl-C; what was done is kept.
        CubbSimError: the engine cannot be started or reached, or workers of another version.
    """
    chosen = _design(design)
    folder = Path(folder).absolute()
    model = model or model_of(chosen)
    with held(folder, resume):
        running = _Running(progress or (lambda summary: None), folder)
        store = opened(folder, chosen, model, lambda: _points(chosen), running.tell, retry_failed)
        keep_design_file(folder, _file_of(design if design_file is None else design_file))
        return running.run(store, model, engine or JoblibEngine(n_processors()))


class _Running:
    """One call of `sweep`: what has come back so far."""

    def __init__(self, progress: Progress, folder: Path) -> None:
        self._progress, self._folder = progress, folder
        self._began = time.monotonic()
        self._n_runs = self._n_reused = self._n_done_now = self._n_failed = 0
        self._reasons: Counter[str] = Counter()
        self._messages: list[str] = []

    def tell(self, message: str) -> None:
        """Remember a sentence for the next progress and the summary."""
        self._messages.append(message)

    def run(self, store: SweepStore, model: StudiedModel, engine: Engine) -> SweepSummary:
        """Do what is missing."""
        missing = store.missing()
        self._n_runs = store.n_runs
        self._n_reused = self._n_runs - len(missing)
        self._n_failed = store.n_failed
        self._began = time.monotonic()
        self._progress(self.summary())
        if len(missing):
            try:
                self._do(missing, store, model, engine)
            except KeyboardInterrupt:
                store.flush()
                raise SweepStopped(self.summary()) from None
        self._progress(self.summary())
        return self.summary()

    def _do(self, missing: NDArray[np.int64], store: SweepStore, model: StudiedModel, engine: Engine) -> None:
        parcel = Parcel.of(model)
        if isinstance(model, EmploymentServices) and not is_compiled_already():
            # One process compiles for all: workers that start without compiled code would each do the whole of it.
            self._keep(run_batch(parcel, store.run_list.batch(missing[:1])), store)
            missing = missing[1:]
        batches = Batches(missing, store.run_list.batch)
        pool = engine.start()
        at_once = True
        try:
            for outcomes in streamed(pool, parcel, batches, len(model.output_names)):
                self._keep(outcomes, store)
            at_once = False
        finally:
            try:
                store.flush()
            finally:
                pool.close(at_once=at_once)

    def _keep(self, outcomes: Outcomes, store: SweepStore) -> None:
        store.add(outcomes)
        self._n_done_now += len(outcomes)
        self._n_failed += len(outcomes.failures)
        self._tell_of_failures(outcomes)
        self._progress(self.summary())

    def _tell_of_failures(self, outcomes: Outcomes) -> None:
        """Say once, and early, that most runs fail, so that nobody waits a night for it."""
        was_early = self._n_done_now - len(outcomes) < EARLY_RUNS
        if not was_early:
            return
        self._reasons.update(re.sub(r"[-\d.]+", "#", one.splitlines()[0]) for one in outcomes.failures.values())
        n_same = max(self._reasons.values(), default=0)
        if self._n_done_now >= EARLY_RUNS and n_same > self._n_done_now / 2:
            example = next(iter(outcomes.failures.values()), "").splitlines()
            self.tell(
                f"{n_same} of the first {self._n_done_now} runs failed in the same way"
                f"{': ' + example[0] if example else ''}. The sweep goes on; Ctrl-C stops it and keeps what is done."
            )

    def summary(self) -> SweepSummary:
        """How far it is."""
        return SweepSummary(
            n_runs=self._n_runs,
            n_reused=self._n_reused,
            n_done_now=self._n_done_now,
            n_failed=self._n_failed,
            seconds=time.monotonic() - self._began,
            folder=self._folder,
            messages=tuple(self._messages),
        )


def _design(given: Design | str | Path) -> Design:
    if isinstance(given, Design):
        return given
    from cubb_sim.experiments.design.reading import load_design  # noqa: PLC0415 (reads scenarios and declarations)

    return load_design(given)


def _file_of(given: Design | str | Path) -> Path | None:
    """The file of a design, where it has one."""
    if isinstance(given, Design):
        return None
    from cubb_sim.experiments.design.reading import SHIPPED, shipped_designs  # noqa: PLC0415

    if str(given) in shipped_designs():
        return SHIPPED / f"{given}.toml"
    return next((path for path in (Path(given), Path(f"{given}.toml")) if path.is_file()), None)


def _points(design: Design) -> Points:
    from cubb_sim.experiments.sampling import points_of  # noqa: PLC0415 (SALib and scipy)

    return points_of(design)
