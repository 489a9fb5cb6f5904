"""Builds of the site by tests: what pages take from the model is computed once for all of them."""

from __future__ import annotations

import os

import pytest

from tests.architecture.source_tree import ROOT

BUILD = ROOT / "docs" / "site" / "build.py"
KEPT = "CUBB_SIM_SITE_KEPT"
"""Names a folder for what is computed, where something else will build the site as well."""


def kept_by_all(factory: pytest.TempPathFactory) -> list[str]:
    """The option of the build that lets the tests of one session, and what .ci/run builds, share what was computed."""
    return ["--kept", os.environ.get(KEPT) or str(factory.getbasetemp() / "kept_for_the_site")]
