"""What would happen here if ...? Simulated lives in a job centre, compared person by person.

    from cubb_sim import compare, load_scenario, run

    comparison = compare("holstebro", "holstebro+cubb_package", replications=20)
    print(comparison.table())

Nothing is imported until it is asked for, so that listing scenarios does not wait for the model to be made ready.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cubb_sim.comparison import Comparison
    from cubb_sim.model import EmploymentServiceModel
    from cubb_sim.results import RunResult
    from cubb_sim.run import compare, run
    from cubb_sim.scenario import Scenario, changed_scenario, load_scenario

    __version__: str

_MODULE_OF = {
    "Comparison": "cubb_sim.comparison",
    "EmploymentServiceModel": "cubb_sim.model",
    "RunResult": "cubb_sim.results",
    "Scenario": "cubb_sim.scenario",
    "changed_scenario": "cubb_sim.scenario",
    "compare": "cubb_sim.run",
    "load_scenario": "cubb_sim.scenario",
    "run": "cubb_sim.run",
}


class _Package(ModuleType):
    """The package itself: `cubb_sim.run` is the function, also after the module of that name has been imported."""

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, ModuleType) and name in _MODULE_OF:
            value = getattr(value, name)
        super().__setattr__(name, value)


def __getattr__(name: str) -> Any:
    if name == "__version__":
        value: Any = _version()
    elif name in _MODULE_OF:
        value = getattr(import_module(_MODULE_OF[name]), name)
    else:
        raise AttributeError(f"module 'cubb_sim' has no attribute '{name}'")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])


def _version() -> str:
    try:
        return version("cubb-sim")
    except PackageNotFoundError:
        return "not installed"


sys.modules[__name__].__class__ = _Package

__all__ = [
    "Comparison",
    "EmploymentServiceModel",
    "RunResult",
    "Scenario",
    "__version__",
    "changed_scenario",
    "compare",
    "load_scenario",
    "run",
]
