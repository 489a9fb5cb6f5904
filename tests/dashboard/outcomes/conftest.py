"""One comparison of the model itself, run once for all tests here."""

from __future__ import annotations

import pytest

from cubb_sim import compare
from cubb_sim.comparison import Comparison


@pytest.fixture(scope="session")
def package() -> Comparison:
    """Holstebro today and with the whole package: large differences, some for the worse."""
    return compare("holstebro", "holstebro+cubb_package", replications=8, seed=1)
