"""What is in a sweep's folder, for analysis: also while another process is sweeping into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from cubb_sim.errors import CubbSimError, UnknownNameError
from cubb_sim.experiments.data import SweepData
from cubb_sim.experiments.models import StudiedModel
from cubb_sim.experiments.models.chosen import model_of
from cubb_sim.experiments.running.batches import Parcel, run_batch
from cubb_sim.experiments.running.manifest import SweepManifest, read_manifest
from cubb_sim.experiments.running.parts import FAILED, Damage, identities_in, read_parts
from cubb_sim.experiments.running.points_file import points_there
from cubb_sim.experiments.running.run_list import RunList, world_digests, written

PARTS = "parts"


@dataclass(frozen=True)
class SweepStatus:
    """How far a sweep is.

    Attributes:
        design: its name.
        n_runs: that the design asks for; what is asked for twice is run once.
        n_done: of them, failed ones included.
        n_failed: of them.
        damaged: files among the parts that cannot be used.
    """

    design: str
    n_runs: int
    n_done: int
    n_failed: int
    damaged: tuple[str, ...]

    @property
    def n_missing(self) -> int:
        """Runs not done yet."""
        return self.n_runs - self.n_done

    @property
    def is_complete(self) -> bool:
        """Whether every run is done."""
        return self.n_missing == 0


class _Found:
    """The stored runs of the design that a folder has now."""

    def __init__(self, folder: Path, outputs: Sequence[str]) -> None:
        self.manifest = read_manifest(folder)
        design = self.manifest.design
        self.points = points_there(folder, design, self.manifest.descriptor)
        self.runs = RunList(design, self.points, self.manifest.digests)
        self.identities, self._first, self.of_run = np.unique(
            self.runs.identities, return_index=True, return_inverse=True
        )
        self.is_done = np.zeros(len(self.identities), np.bool_)
        self.has_outputs = np.zeros(len(self.identities), np.bool_)
        self.values = np.full((len(self.identities), len(outputs)), np.nan)
        self.failures: dict[int, str] = {}
        self.damaged: list[str] = []
        for table in read_parts(folder / PARTS, ("run_id", "status", "failure", *outputs), self.manifest.outputs):
            if isinstance(table, Damage):
                self.damaged.append(table.path.name)
            else:
                self._take(table, outputs)
        # A run that failed once and was done again later is there in two parts, in whatever order.
        self.failures = {at: why for at, why in self.failures.items() if not self.has_outputs[at]}

    def _take(self, table: Any, outputs: Sequence[str]) -> None:
        identities = identities_in(table)
        at = np.minimum(np.searchsorted(self.identities, identities), len(self.identities) - 1)
        rows = np.flatnonzero(self.identities[at] == identities)
        at = at[rows]
        is_failed = np.array(table.column("status").to_pylist(), object)[rows] == FAILED
        for column, name in enumerate(outputs):
            self.values[at[~is_failed], column] = table.column(name).to_numpy()[rows[~is_failed]]
        self.is_done[at] = True
        self.has_outputs[at[~is_failed]] = True
        for row in np.flatnonzero(is_failed).tolist():
            self.failures[int(at[row])] = table.column("failure")[int(rows[row])].as_py()

    def place_of(self, which: int) -> int:
        """Place of the first run with the identity at this place among the sorted ones."""
        return int(self._first[which])


def status(folder: str | Path) -> SweepStatus:
    """How many runs of a sweep are done, failed and missing.

    Raises:
        OutputError: there is no sweep, or its manifest or points cannot be read.
    """
    found = _Found(Path(folder), ())
    done = int(found.is_done.sum())
    name = found.manifest.design.name
    return SweepStatus(name, len(found.identities), done, len(found.failures), tuple(found.damaged))


def load_sweep(folder: str | Path, outputs: Sequence[str] | None = None) -> SweepData:
    """The runs of a sweep, in the order of its design, as far as they are done.

    No lock is needed: parts are whole or are not there. Only the columns asked for are kept in memory.

    Args:
        folder: of the sweep.
        outputs: names of outputs; `None`: those the design names.

    Returns:
        The data. `manifest["damaged"]` lists parts that cannot be used; their runs count as missing.

    Raises:
        OutputError: there is no sweep, or its manifest or points cannot be read.
        UnknownNameError: an output that the sweep does not have.
    """
    folder = Path(folder)
    manifest = read_manifest(folder)
    chosen = tuple(outputs) if outputs is not None else tuple(one.name for one in manifest.design.outputs)
    for name in chosen:
        if name not in manifest.outputs:
            raise UnknownNameError(str(folder), "output", name, manifest.outputs)
    found = _Found(folder, chosen)
    return SweepData(
        design=found.manifest.design,
        points=found.points,
        output_names=chosen,
        values=found.values[found.of_run].reshape(*found.runs.shape, len(chosen)),
        is_done=found.is_done[found.of_run].reshape(found.runs.shape),
        failures=_failures(found),
        manifest=found.manifest.content() | {"damaged": found.damaged},
    )


def _failures(found: _Found) -> Any:
    """One row for each failed run, with the values of its factors."""
    import pandas as pd  # noqa: PLC0415

    design, runs = found.manifest.design, found.runs
    places = np.array(sorted((found.place_of(one), one) for one in found.failures), np.int64).reshape(-1, 2)
    point, world, replication = runs.whereabouts(places[:, 0])
    columns: dict[str, Any] = {
        "run_id": [written(int(found.identities[one])) for one in places[:, 1]],
        "point": point,
        "world": [design.worlds[one] for one in world],
        "replication": replication,
        "seed": runs.seeds[point, replication],
        "failure": [found.failures[int(one)] for one in places[:, 1]],
    }
    values = design.values(found.points.shares[point])
    return pd.DataFrame(columns | {name: values[:, at] for at, name in enumerate(design.names)})


def rerun(
    folder: str | Path, run_id: str, *, model: StudiedModel | None = None
) -> tuple[dict[str, float], dict[str, float]]:
    """Do one stored run again.

    Args:
        folder: of the sweep.
        run_id: as the parts and the table of failures have it.
        model: where it is not one that a design can name.

    Returns:
        The stored outputs and the outputs now, by name. They are the same to the last bit on a machine like the one
        the sweep ran on.

    Raises:
        OutputError: there is no sweep.
        CubbSimError: there is no such run, it was not done yet, was done by another version, or fails again.
    """
    folder = Path(folder)
    manifest = read_manifest(folder)
    found = _Found(folder, manifest.outputs)
    which = _place_among(found, run_id)
    model = model or model_of(manifest.design)
    _refuse_other_version(manifest, model)
    again = run_batch(Parcel.of(model), found.runs.batch(np.array([found.place_of(which)])))
    if again.failures:
        before = "as it did" if which in found.failures else "and did not when it was stored"
        raise CubbSimError(f"Run {run_id} fails, {before}: {again.failures[0]}")
    names = manifest.outputs
    stored = dict(zip(names, found.values[which].tolist(), strict=True))
    return stored, dict(zip(names, again.outputs[0].tolist(), strict=True))


def _place_among(found: _Found, run_id: str) -> int:
    try:
        identity = np.uint64(int(run_id, 16))
    except (ValueError, OverflowError):
        raise CubbSimError(f"run '{run_id}': a run's identity has 16 hexadecimal digits, as in the parts.") from None
    where = np.flatnonzero(found.identities == identity)
    if not len(where):
        raise CubbSimError(
            f"run '{run_id}': the design has no such run. The column run_id of the parts and of the table of failures "
            "has the runs there are."
        )
    if not found.is_done[where[0]]:
        raise CubbSimError(f"run '{run_id}' was not done yet: go on with the sweep first.")
    return int(where[0])


def _refuse_other_version(manifest: SweepManifest, model: StudiedModel) -> None:
    if manifest.version != model.version:
        raise CubbSimError(
            f"The sweep was done with version {manifest.version} of the model, and this is {model.version}: a run can "
            "only be done again with the version that did it."
        )
    digests = world_digests(model, len(manifest.design.worlds))
    compared = zip(manifest.design.worlds, manifest.digests, digests, strict=True)
    if changed := [world for world, one, other in compared if one != other]:
        raise CubbSimError(
            f"The scenario of the world '{changed[0]}' is not as it was when the sweep was done: a run can only be "
            "done again with the scenario files that it was done with."
        )
