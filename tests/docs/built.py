"""Builds of the site by tests: what pages take from the model is computed once for all of them."""

from __future__ import annotations

import pytest

from tests.architecture.source_tree import ROOT

BUILD = ROOT / "docs" / "site" / "build.py"


def kept_by_all(factory: pytest.TempPathFactory) -> list[str]:
    """The option of the build that lets the tests of one session share what was computed."""
    return ["--kept", str(factory.getbasetemp() / "kept_for_the_site")]
