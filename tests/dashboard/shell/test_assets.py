"""The files that the browser asks for: the ones whose origin is written down, and no others."""

from __future__ import annotations

import hashlib
import re
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cubb_sim.dashboard.serving.serve import ASSETS
from tests.conftest import ROOT

ORIGINS = ASSETS / "ORIGINS.toml"
OUR_OWN = {"static/custom.css", "ORIGINS.toml"}
AXE = ROOT / "tests" / "dashboard" / "browser" / "axe"
FOR_SOLARA = "1.64.1"
"""The version whose files these are; with another one, `docs/vendor_dashboard_assets.py` has to be looked through."""


def packages() -> list[dict[str, Any]]:
    """What `ORIGINS.toml` says."""
    found: list[dict[str, Any]] = tomllib.loads(ORIGINS.read_text(encoding="utf-8"))["package"]
    return found


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_file_is_the_one_whose_origin_is_written_down() -> None:
    declared = {place: sha for package in packages() for place, sha in package["files"].items()}
    assert {place: digest(ASSETS / place) for place in declared} == declared


def test_there_are_no_files_of_unknown_origin() -> None:
    declared = {place for package in packages() for place in package["files"]} | OUR_OWN
    found = {path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*") if path.is_file()}
    assert {one for one in found - declared if not one.startswith("licences/")} == set()


def test_every_package_says_its_licence_and_its_purpose() -> None:
    for package in packages():
        assert (ASSETS / package["licence_file"]).stat().st_size > 500, package["name"]
        assert package["licence"], package["name"]
        assert package["purpose"], package["name"]


def test_solaras_own_page_asks_for_files_that_are_on_board() -> None:
    """Of the version that is installed: what its template names on the branch for Vue 2."""
    import solara  # noqa: PLC0415 (only its place is of interest)

    assert version("solara") == FOR_SOLARA
    template = Path(solara.__file__).parent / "server" / "templates" / "solara.html.j2"
    text = template.read_text(encoding="utf-8").replace("{{ipywidget_major_version}}", "8")
    asked = set(re.findall(r"\{\{cdn\}\}/((?:@widgetti/solara-vuetify-app|requirejs)@[^\"]+)", text))
    missing = {one for one in asked if not (ASSETS / "cdn" / one).is_file() and not one.endswith("8.js")}
    assert len(asked) >= 4
    assert missing == set()  # the file in `8.js` is for development only


def test_no_style_sheet_of_ours_points_elsewhere() -> None:
    text = (ASSETS / "static" / "custom.css").read_text(encoding="utf-8")
    assert not re.search(r"@import|https?:|url\(\s*[\"']?//", text)


def test_axe_is_the_one_whose_origin_is_written_down() -> None:
    origin = tomllib.loads((AXE / "ORIGIN.toml").read_text(encoding="utf-8"))
    assert digest(AXE / "axe.min.js") == origin["sha256"]
    assert (AXE / "LICENSE").is_file()
