"""What a sweep's folder says of itself: design, model, versions, and the designs it had before."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from cubb_sim.errors import OutputError
from cubb_sim.experiments.design import Analysis, Design, Distribution, Factor, FactorKind, Goal, Method, Output, Seeds
from cubb_sim.experiments.models import EmploymentServices, StudiedModel
from cubb_sim.experiments.points import Descriptor, Points
from cubb_sim.experiments.running.run_list import world_digests
from cubb_sim.parameters import Grade, Text

MANIFEST_FILE = "sweep.json"
PACKAGES = ("cubb-sim", "numpy", "numba", "mesa", "pandas", "pyarrow", "scipy", "SALib", "joblib", "distributed")


@dataclass(frozen=True)
class SweepManifest:
    """A sweep's folder in short.

    Attributes:
        design: what is swept now.
        descriptor: how its points were placed.
        model: what the design calls it.
        version: of the model; runs of another one are not mixed with these.
        posterior: id of the calibration the model's numbers are from; "" where there is none.
        outputs: columns of the parts.
        digests: of the worlds, which the identities of runs begin with.
        n_runs: that the design asks for, those asked for twice counted once.
        created: when the folder was begun (UTC).
        versions: of Python, the machine and the packages, when the folder was begun.
        history: designs the folder had before, as content, with their number of runs.
    """

    design: Design
    descriptor: Descriptor
    model: str
    version: str
    posterior: str
    outputs: tuple[str, ...]
    digests: tuple[str, ...]
    n_runs: int
    created: str
    versions: Mapping[str, str]
    history: tuple[Mapping[str, Any], ...] = field(default=())

    @staticmethod
    def new(design: Design, points: Points, model: StudiedModel, n_runs: int) -> SweepManifest:
        """Of a sweep that begins now."""
        fitted = model.fitted if isinstance(model, EmploymentServices) else None
        return SweepManifest(
            design=design,
            descriptor=points.descriptor,
            model=design.model,
            version=model.version,
            posterior=fitted.id if fitted else "",
            outputs=tuple(model.output_names),
            digests=world_digests(model, len(design.worlds)),
            n_runs=n_runs,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            versions=versions_here(),
        )

    def after(self, earlier: SweepManifest) -> SweepManifest:
        """This one in a folder that was begun with an earlier one."""
        history = earlier.history
        if earlier.design.hash != self.design.hash:
            was = {"design_hash": earlier.design.hash, "n_runs": earlier.n_runs, "design": asdict(earlier.design)}
            history += (was,)
        return replace(self, created=earlier.created, versions=earlier.versions, history=history)

    def content(self) -> dict[str, Any]:
        """As plain values."""
        content = asdict(replace(self, history=()))
        return content | {"design_hash": self.design.hash, "history": [dict(one) for one in self.history]}

    def to_json(self) -> str:
        """As it stands in the folder."""
        return json.dumps(self.content(), ensure_ascii=False, indent=1) + "\n"

    @staticmethod
    def of(content: Mapping[str, Any]) -> SweepManifest:
        """From what `content` gave."""
        rest = {name: value for name, value in content.items() if name != "design_hash"}
        lists = {name: tuple(content[name]) for name in ("outputs", "digests", "history")}
        made = {"design": design_of(content["design"]), "descriptor": Descriptor.of(content["descriptor"])}
        return SweepManifest(**(rest | lists | made))


def read_manifest(folder: Path) -> SweepManifest:
    """The manifest of a folder.

    Raises:
        OutputError: there is no sweep, or its manifest cannot be read.
    """
    path = folder / MANIFEST_FILE
    if not path.is_file():
        raise OutputError(f"{folder}: there is no sweep here ({MANIFEST_FILE} is missing).")
    try:
        return SweepManifest.of(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise OutputError(
            f"{path}: cannot be read ({type(error).__name__}: {error}). Move it out of the folder and sweep the same "
            "design with resume: runs are found again by what they are, and nothing is done twice."
        ) from error


def design_of(content: Mapping[str, Any]) -> Design:
    """A design from its content as plain values.

    Raises:
        KeyError, TypeError, ValueError: it is not the content of a design.
    """
    made: dict[str, Any] = {
        "title": Text(**content["title"]),
        "question": Text(**content["question"]),
        "factors": tuple(_factor_of(one) for one in content["factors"]),
        "method": Method(content["method"]),
        "seeds": Seeds(content["seeds"]),
        "outputs": tuple(Output(**one) for one in content["outputs"]),
        "analyses": tuple(Analysis(one) for one in content["analyses"]),
        "strategies": tuple(content["strategies"]),
        "subgroups": tuple(content["subgroups"]),
        "goal": None if content["goal"] is None else _goal_of(content["goal"]),
    }
    return Design(**(dict(content) | made))


def versions_here() -> dict[str, str]:
    """Of Python, the machine and the packages that a run or its numbers go through."""
    return {"python": platform.python_version(), "platform": platform.platform()} | {
        name: _version(name) for name in PACKAGES
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _factor_of(content: Mapping[str, Any]) -> Factor:
    made: dict[str, Any] = {
        "kind": FactorKind(content["kind"]),
        "distribution": Distribution(content["distribution"]),
        "arguments": tuple(content["arguments"]),
        "title": Text(**content["title"]),
        "grade": Grade(content["grade"]),
    }
    return Factor(**(dict(content) | made))


def _goal_of(content: Mapping[str, Any]) -> Goal:
    return Goal(Output(**content["output"]), content["at_least"])
