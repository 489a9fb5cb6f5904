"""Where a result comes from: enough to make it again, and an id that no other result has."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from cubb_sim.compilation import source_hash

DISTRIBUTION = "cubb-sim"
RECORDED_PACKAGES = ("mesa", "numba", "numpy", "pandas", "pyarrow", "scipy")
NOT_INSTALLED = "not installed"
_ID_DIGITS = 12


@dataclass(frozen=True)
class Manifest:
    """Provenance of one run.

    Attributes:
        run_id: 12 hexadecimal digits of scenario hash, seeds, version and sources; the date and the machine are no part
            of it, since they must not move a result.
        source_hash: of the package's Python files, so that an edited model has an id of its own.
        packages: names and versions of what the numbers went through.
        created: date and time in UTC, ISO 8601.
        numbers: which numbers the model ran with: `posterior`, its `centre`, or the `priors` as declared.
        posterior: id of the calibration they are from; "" where they are the priors.
        draws: which draw of the posterior each seed used; -1 where every run had the same numbers.
        assumptions: contested numbers and levers, as they were written.
        effective_share: how much of the posterior agrees with them [0-1].
        switches_fitted: whether the posterior was fitted with the structural switches standing as they do here.
        structure: which setting of the switches the posterior was fitted with; "" where the numbers are the priors.
        posterior_warnings: what the calibration says against itself: `quick`, `alarm`, `other_model`.
        rewritten: what of the model was written by the user: rules, processes and methods, each with a fingerprint.
    """

    run_id: str
    scenario_name: str
    scenario_hash: str
    seeds: tuple[int, ...]
    horizon_months: int
    version: str
    source_hash: str
    python: str
    platform: str
    packages: tuple[tuple[str, str], ...]
    created: str
    numbers: str = "priors"
    posterior: str = ""
    draws: tuple[int, ...] = ()
    assumptions: tuple[str, ...] = ()
    effective_share: float = 1.0
    switches_fitted: bool = True
    structure: str = ""
    posterior_warnings: tuple[str, ...] = ()
    rewritten: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.draws:
            object.__setattr__(self, "draws", (-1,) * len(self.seeds))

    def to_json(self) -> str:
        """As indented JSON."""
        return json.dumps(asdict(self) | {"packages": dict(self.packages)}, indent=2, ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> Manifest:
        """The manifest that `to_json` wrote."""
        content = json.loads(text)
        for key in ("seeds", "draws", "assumptions", "posterior_warnings", "rewritten"):
            content[key] = tuple(content.get(key, ()))
        content["packages"] = tuple(content["packages"].items())
        return Manifest(**content)


@cache
def package_version(distribution: str) -> str:
    """Version of an installed distribution, or `NOT_INSTALLED`; read once, as reading takes milliseconds."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return NOT_INSTALLED


def run_id(scenario_hash: str, seeds: Sequence[int], code: str) -> str:
    """12 hexadecimal digits that two runs share only if they must give the same numbers."""
    content = json.dumps([scenario_hash, [int(seed) for seed in seeds], code])
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:_ID_DIGITS]


@dataclass(frozen=True)
class NumbersUsed:
    """The part of a manifest that says which numbers, and which rules, the model ran with; see `Manifest`."""

    numbers: str = "priors"
    posterior: str = ""
    draws: tuple[int, ...] = ()
    assumptions: tuple[str, ...] = ()
    effective_share: float = 1.0
    switches_fitted: bool = True
    structure: str = ""
    posterior_warnings: tuple[str, ...] = ()
    rewritten: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        """What must differ where a result may."""
        told = (self.numbers, self.posterior, self.structure, ";".join(self.assumptions), *self.rewritten)
        return ":".join(told)


def manifest_of(
    scenario_name: str,
    scenario_hash: str,
    seeds: Sequence[int],
    horizon_months: int,
    used: NumbersUsed | None = None,
) -> Manifest:
    """The manifest of a run made here and now."""
    own_version, sources = package_version(DISTRIBUTION), source_hash()
    used = used or NumbersUsed()
    return Manifest(
        run_id=run_id(scenario_hash, seeds, f"{own_version}+{sources}+{used.identity}"),
        scenario_name=scenario_name,
        scenario_hash=scenario_hash,
        seeds=tuple(int(seed) for seed in seeds),
        horizon_months=horizon_months,
        version=own_version,
        source_hash=sources,
        python=platform.python_version(),
        platform=platform.platform(),
        packages=tuple((name, package_version(name)) for name in RECORDED_PACKAGES),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        **asdict(used),
    )
