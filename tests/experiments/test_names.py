"""What `cubb_sim.experiments` offers: every name is there, and what its functions raise or return is among them."""

from __future__ import annotations

import inspect
import re

import pytest

from cubb_sim import errors, experiments
from cubb_sim.experiments.running import sweeping

RAISES = re.compile(r"^ {4}(\w+): ", re.MULTILINE)


def test_all_names_are_there() -> None:
    for name in experiments.__all__:
        assert getattr(experiments, name) is not None
        assert name in dir(experiments)
    with pytest.raises(AttributeError, match="no attribute 'optimum'"):
        _ = experiments.optimum


@pytest.mark.parametrize("name", ["sweep", "analyze", "load_sweep", "rerun", "load_design", "status"])
def test_what_a_function_raises_can_be_imported(name: str) -> None:
    """An error that stands under `Raises` is one of the package's, or one that is offered beside the function."""
    _, _, raises = (inspect.getdoc(getattr(experiments, name)) or "").partition("Raises:\n")
    said = RAISES.findall(raises)
    assert said
    assert [error for error in said if not hasattr(errors, error) and error not in experiments.__all__] == []


def test_a_stopped_sweep_is_the_one_that_sweep_raises() -> None:
    assert experiments.SweepStopped is sweeping.SweepStopped
