"""Studies by the thousand: shared between processes, kept one by one, so that a stopped calibration goes on."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from cubb_sim.calibration.bip_study import StudyDesign, study_of
from cubb_sim.calibration.measures import MEASURE_NAMES, measures_of
from cubb_sim.calibration.targets import Target, transformed
from cubb_sim.errors import CubbSimError, OutputError
from cubb_sim.population import Plan, plan, with_values
from cubb_sim.scenario import Scenario
from cubb_sim.sources import model_hash

Array = np.ndarray[Any, np.dtype[np.float64]]
Progress = Callable[[str, int, int], None]
"""Told what is being done, how many studies of it are done, of how many."""

_TABLES = """
CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS study (key TEXT PRIMARY KEY, measures BLOB NOT NULL, failure TEXT);
"""


class StudyStore:
    """Every study done so far, in one SQLite file: nothing is lost when the process is killed.

    Args:
        path: of the file; `None` keeps the studies in memory.
        about: what must agree for studies to be the same: scenario, design, sources. A file of another model is
            refused.

    Raises:
        OutputError: the file is of another model, in use by another process, or cannot be written.
    """

    def __init__(self, path: Path | None, about: dict[str, str]) -> None:
        self._path = path
        try:
            self._database = sqlite3.connect(":memory:" if path is None else path, timeout=1.0)
            self._database.executescript("PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=NORMAL;" + _TABLES)
            with self._database:
                self._database.executemany("INSERT OR IGNORE INTO about VALUES (?, ?)", about.items())
            kept = dict(self._database.execute("SELECT key, value FROM about"))
        except sqlite3.Error as error:
            raise self._cannot(error) from None
        if different := [key for key, value in about.items() if kept[key] != value]:
            self._database.close()
            raise OutputError(
                f"{path}: these studies are of another calibration ({', '.join(different)} differ). "
                "Two are not mixed: delete the file, or choose another folder for the output."
            )

    def get(self, key: str) -> Array | None:
        """The measures of a study, or `None` where it was not done yet."""
        row = self._database.execute("SELECT measures FROM study WHERE key = ?", (key,)).fetchone()
        return None if row is None else np.frombuffer(row[0], np.float64)

    def put(self, key: str, measures: Array, failure: str | None) -> None:
        """Keep a study; a failed one with what went wrong."""
        try:
            with self._database:
                self._database.execute(
                    "INSERT OR REPLACE INTO study VALUES (?, ?, ?)", (key, measures.tobytes(), failure)
                )
        except sqlite3.Error as error:
            raise self._cannot(error) from None

    def failures(self) -> list[str]:
        """What went wrong in the studies that failed."""
        return [text for (text,) in self._database.execute("SELECT failure FROM study WHERE failure IS NOT NULL")]

    def __len__(self) -> int:
        """Studies done."""
        return int(self._database.execute("SELECT count(*) FROM study").fetchone()[0])

    def __enter__(self) -> StudyStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def _cannot(self, error: sqlite3.Error) -> OutputError:
        in_use = "locked" in str(error)
        advice = "Another calibration uses it." if in_use else "Free some space, or choose another folder."
        return OutputError(f"{self._path}: the studies cannot be kept ({error}). {advice}")


class StudySimulator:
    """Numbers and seeds in, measures of simulated studies out; what was done before is not done again.

    Args:
        scenario: the population that is studied.
        names: dotted names of the numbers that are varied.
        store: where studies are kept.
        workers: processes. The result is the same whatever their number.
        progress: told how far it is.
        design: of the study.
    """

    def __init__(
        self,
        scenario: Scenario,
        names: Sequence[str],
        store: StudyStore,
        *,
        workers: int = 1,
        progress: Progress | None = None,
        design: StudyDesign | None = None,
    ) -> None:
        self.scenario, self.names, self.store, self.workers = scenario, tuple(names), store, workers
        self.design = design or StudyDesign()
        self._told = progress or (lambda what, done, total: None)

    def measures(self, values: Array, seeds: Sequence[int], what: str = "Studies") -> Array:
        """Simulate a study for each row of values.

        Args:
            values: float64[n, len(names)] in the numbers' own units.
            seeds: n of them.
            what: is being done, for the progress.

        Returns:
            float64[n, len(MEASURES)]; a failed study is a row of NaN.
        """
        keys = [self._key(row, int(seed)) for row, seed in zip(values, seeds, strict=True)]
        found = [self.store.get(key) for key in keys]
        missing = [i for i, one in enumerate(found) if one is None]
        done = len(keys) - len(missing)
        self._told(what, done, len(keys))
        tasks = [(self.scenario, self.design, self.names, values[i].tolist(), int(seeds[i])) for i in missing]
        for i, (measured, failure) in zip(missing, self._done(tasks), strict=True):
            self.store.put(keys[i], measured, failure)
            found[i] = measured
            done += 1
            self._told(what, done, len(keys))
        return np.array(found, np.float64).reshape(len(keys), len(MEASURE_NAMES))

    def _done(self, tasks: Sequence[tuple[Any, ...]]) -> Any:
        if self.workers == 1 or len(tasks) <= 1:
            return (_one_study(*task) for task in tasks)
        from joblib import Parallel, delayed  # noqa: PLC0415 (only where processes are shared)

        _one_study(*tasks[0])  # one process compiles for all
        shared = Parallel(n_jobs=self.workers, return_as="generator", batch_size=4, pre_dispatch="4*n_jobs")
        return shared(delayed(_one_study)(*task) for task in tasks)

    def _key(self, row: Array, seed: int) -> str:
        content = json.dumps([list(self.names), [float(one).hex() for one in row], seed])
        return hashlib.sha256(content.encode("utf-8")).hexdigest()


def about_studies(scenario: Scenario, design: StudyDesign) -> dict[str, str]:
    """What two studies must agree on to be the same study."""
    return {
        "model": model_hash(),
        "scenario": scenario.hash,
        "design": repr(design),
        "measures": ",".join(MEASURE_NAMES),
    }


def on_scale(targets: Sequence[Target], measures: Array) -> Array:
    """The measures that the targets are compared with, on the targets' scales: float64[n, len(targets)]."""
    columns = [
        [transformed(one.transform, float(value)) for value in measures[:, MEASURE_NAMES.index(one.measure)]]
        for one in targets
    ]
    return np.array(columns, np.float64).T.reshape(len(measures), len(targets))


@lru_cache(maxsize=2)
def _planned(scenario: Scenario) -> Plan:
    return plan(scenario)


def _one_study(
    scenario: Scenario, design: StudyDesign, names: tuple[str, ...], values: list[float], seed: int
) -> tuple[Array, str | None]:
    """Measures of one study, and what went wrong where it failed; in a worker process or here."""
    try:
        shared = with_values(_planned(scenario), dict(zip(names, values, strict=True)))
        return measures_of(study_of(shared, seed, design)), None
    except CubbSimError as error:
        return np.full(len(MEASURE_NAMES), np.nan), str(error)
