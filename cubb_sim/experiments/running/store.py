"""A sweep's folder while it is written: opened by one process, added to in whole parts, gone on with after anything."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cubb_sim.errors import OutputError
from cubb_sim.experiments.design import Design
from cubb_sim.experiments.models import StudiedModel
from cubb_sim.experiments.points import Points
from cubb_sim.experiments.running.batches import Outcomes
from cubb_sim.experiments.running.lock import LOCK_FILE, FolderLock
from cubb_sim.experiments.running.manifest import MANIFEST_FILE, SweepManifest, read_manifest, versions_here
from cubb_sim.experiments.running.parts import (
    FAILED,
    Damage,
    identities_in,
    part_bytes,
    read_parts,
    whole_file,
    write_part,
)
from cubb_sim.experiments.running.points_file import POINTS_FILE, read_points, write_points
from cubb_sim.experiments.running.run_list import RunList, written

PARTS, DAMAGED = "parts", "damaged"
DESIGN_FILE = "design.toml"
OF_EARLIER = re.compile(r"(points|design)-.*|\..*\.partial")
"""What earlier designs and killed processes leave behind."""

SECONDS_A_PART = 10.0
"""Work that a kill may cost at most (assumed)."""
RUNS_A_PART = 20_000
"""That are held in memory at most before they are written (assumed)."""

Tell = Callable[[str], None]
"""Told what a person should know, in a sentence."""


class SweepStore:
    """The folder of a sweep, held by this process.

    Args:
        folder: that this process holds the lock of.
        run_list: of the design; kept as an attribute.
        manifest: of the sweep.
        tell: told of parts that were set aside.
        again: whether runs that failed count as missing.
    """

    def __init__(
        self, folder: Path, run_list: RunList, manifest: SweepManifest, tell: Tell, again: bool = False
    ) -> None:
        self._folder, self.run_list, self._manifest = folder, run_list, manifest
        self._waiting: list[Outcomes] = []
        self._n_waiting = 0
        self._since = time.monotonic()
        self._succeeded, failed = self._found(tell)
        self._failed = np.empty(0, np.uint64) if again else np.setdiff1d(failed, self._succeeded)

    @property
    def n_runs(self) -> int:
        """Runs the design asks for; what is asked for twice counts once."""
        return self._manifest.n_runs

    @property
    def n_failed(self) -> int:
        """Of the design's runs that are there, those that failed."""
        return int(np.isin(self._failed, self.run_list.identities).sum())

    def missing(self) -> NDArray[np.int64]:
        """Places of the runs that are not there, in order."""
        return self.run_list.missing(np.concatenate([self._succeeded, self._failed]))

    def add(self, outcomes: Outcomes) -> None:
        """Keep what became of some runs; every ten seconds, or when there are many, they are written.

        Raises:
            OutputError: they cannot be written.
        """
        if len(outcomes):
            self._waiting.append(outcomes)
            self._n_waiting += len(outcomes)
        if self._n_waiting >= RUNS_A_PART or time.monotonic() - self._since >= SECONDS_A_PART:
            self.flush()

    def flush(self) -> None:
        """Write what waits, as one part.

        Raises:
            OutputError: it cannot be written; what was written before is there.
        """
        if self._waiting:
            places = np.concatenate([one.places for one in self._waiting])
            identities = [written(one) for one in self.run_list.identities[places].tolist()]
            try:
                write_part(self._folder / PARTS, part_bytes(identities, self._waiting, self._manifest.outputs))
            except OSError as error:
                raise cannot_be_written(self._folder, error) from error
        self._waiting, self._n_waiting, self._since = [], 0, time.monotonic()

    def _found(self, tell: Tell) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
        """Identities of the runs that are there with their outputs, and of failed ones; damaged parts are set aside."""
        succeeded, failed, damages = [np.empty(0, np.uint64)], [np.empty(0, np.uint64)], []
        for table in read_parts(self._folder / PARTS, ("run_id", "status"), self._manifest.outputs):
            if isinstance(table, Damage):
                damages.append(self._set_aside(table))
                continue
            found = identities_in(table)
            is_failed = np.array(table.column("status").to_pylist(), object) == FAILED
            succeeded.append(found[~is_failed])
            failed.append(found[is_failed])
        if damages:
            tell(
                f"{len(damages)} {'file' if len(damages) == 1 else 'files'} among the parts of this sweep could not be "
                f"used and lie in {self._folder / DAMAGED} now: {'; '.join(damages)}. "
                "The runs they held are done again."
            )
        return np.unique(np.concatenate(succeeded)), np.unique(np.concatenate(failed))

    def _set_aside(self, damage: Damage) -> str:
        place = self._folder / DAMAGED / damage.path.name
        try:
            place.parent.mkdir(exist_ok=True)
            while place.exists():
                place = place.with_name(f"{place.name}.again")
            os.replace(damage.path, place)
        except OSError as error:
            raise cannot_be_written(self._folder, error) from error
        return f"{damage.path.name} {damage.why}"


def opened(
    folder: Path,
    design: Design,
    model: StudiedModel,
    placed: Callable[[], Points],
    tell: Tell,
    again: bool = False,
) -> SweepStore:
    """Begin a sweep in a folder that this process holds, or go on with the one that is there.

    Args:
        folder: of the sweep; `refuse_folder` has been asked about it.
        design, model: what is swept.
        placed: places the points, where they are not there yet.
        tell: told of what a person should know.
        again: whether runs that failed are to be done again.

    Raises:
        OutputError: the folder has runs of another model or design, or cannot be written.
    """
    earlier = read_manifest(folder) if (folder / MANIFEST_FILE).is_file() else None
    if earlier is not None:
        _refuse_another(folder, earlier, design, model)
        _tell_of_other_packages(earlier, tell)
    try:
        _clear_partials(folder)
        is_known = earlier is not None and earlier.design.hash == design.hash
        points = read_points(folder, design, earlier.descriptor) if earlier is not None and is_known else None
        points = points or placed()
        (folder / PARTS).mkdir(exist_ok=True)
        manifest = SweepManifest.new(design, points, model, 0)
        run_list = RunList(design, points, manifest.digests)
        manifest = SweepManifest.new(design, points, model, len(np.unique(run_list.identities)))
        manifest = manifest if earlier is None else manifest.after(earlier)
        write_points(folder, design, points)
        whole_file(folder / MANIFEST_FILE, manifest.to_json().encode("utf-8"))
    except OSError as error:
        raise cannot_be_written(folder, error) from error
    return SweepStore(folder, run_list, manifest, tell, again)


def keep_design_file(folder: Path, file: Path | None) -> None:
    """Keep a copy of the design's file; one with another text steps aside under a digest of it.

    Raises:
        OutputError: it could not be written.
    """
    try:
        text = None if file is None else file.read_bytes()
    except OSError:  # it was read a moment ago; what is swept stands in the manifest
        return
    place = folder / DESIGN_FILE
    try:
        before = place.read_bytes() if place.is_file() else text
        if text is not None and before is not None:
            if before != text:
                os.replace(place, folder / f"design-{hashlib.sha256(before).hexdigest()[:12]}.toml")
            whole_file(place, text)
    except OSError as error:
        raise cannot_be_written(folder, error) from error


def held(folder: Path, resume: bool) -> FolderLock:
    """Make the folder where there is none, and hold it.

    Raises:
        OutputError: it is a file, holds something else, is in use, or has a sweep already and `resume` was not said.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder}: there is a file of that name. Name another folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = {one.name for one in folder.iterdir()}
    except OSError as error:
        raise OutputError(f"{folder}: the folder cannot be made or read ({error.strerror or error}).") from error
    ours = {MANIFEST_FILE, LOCK_FILE, f"{LOCK_FILE}-journal", PARTS, DAMAGED, DESIGN_FILE, POINTS_FILE}
    others = sorted(
        one for one in there - ours if not one.endswith(".partial") and not one.startswith(("points-", "design-"))
    )
    if MANIFEST_FILE not in there and others:
        raise OutputError(f"{folder}: the folder holds other files, such as {others[0]}. Name an empty or a new one.")
    lock = FolderLock(folder)
    try:
        if MANIFEST_FILE in there and not resume:
            raise OutputError(_how_far(folder))
    except BaseException:
        lock.release()
        raise
    return lock


def _how_far(folder: Path) -> str:
    from cubb_sim.experiments.running.loading import status  # noqa: PLC0415 (which reads what this module writes)

    found = status(folder)
    return (
        f"{folder}: there is a sweep of '{found.design}' already, with {found.n_done:,} of {found.n_runs:,} runs done. "
        "Go on with it by --resume (in Python: resume=True), or name another folder."
    )


def cannot_be_written(folder: Path, error: OSError) -> OutputError:
    """What to say where the disk or the folder refuses."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        why, advice = "the disk is full", "Free some space"
    else:
        why, advice = f"could not be written ({error.strerror or error})", "Put that right"
    return OutputError(
        f"{folder}: {why}. The runs written so far are kept, and nothing half-written is among them. {advice}, and go "
        "on by --resume (in Python: resume=True)."
    )


def _refuse_another(folder: Path, earlier: SweepManifest, design: Design, model: StudiedModel) -> None:
    if earlier.version != model.version:
        raise OutputError(
            f"{folder}: the runs there are of another version of the model ({earlier.version}) than this one "
            f"({model.version}): they are not mixed. Sweep into another folder, or go back to that version to go on; "
            "what is there can still be analysed."
        )
    was = earlier.design
    compared = {
        "model": (was.model, design.model),
        "scenario": (was.scenario, design.scenario),
        "method": (was.method, design.method),
        "factors": ([*map(_placing, was.factors)], [*map(_placing, design.factors)]),
        "groups": (was.groups, design.groups),
        "outputs of the model": (earlier.outputs, tuple(model.output_names)),
        "months": ((was.from_month, was.disturbance_month), (design.from_month, design.disturbance_month)),
    }
    if different := [name for name, (one, other) in compared.items() if one != other]:
        raise OutputError(
            f"{folder}: the sweep there is of another design ('{was.name}'; {', '.join(different)} differ). A design "
            "may grow in its folder, in size, replications or strategies; for another one name another folder."
        )


def _tell_of_other_packages(earlier: SweepManifest, tell: Tell) -> None:
    """Other packages hardly ever move a result, and then in its last digits: said, and not refused."""
    here = versions_here()
    if others := [
        f"{name} {was} then, {here.get(name)} now" for name, was in earlier.versions.items() if was != here.get(name)
    ]:
        tell(f"The sweep was begun with other software ({'; '.join(others)}): last digits of runs may differ.")


def _placing(factor: object) -> tuple[object, ...]:
    return tuple(getattr(factor, name) for name in ("name", "kind", "group", "distribution", "arguments"))


def _clear_partials(folder: Path) -> None:
    """Remove what a killed process was writing; nobody else writes here now."""
    for place in (folder, folder / PARTS):
        for left in place.glob(".*.partial") if place.is_dir() else ():
            left.unlink(missing_ok=True)
