"""Fetch the files that the dashboard's pages ask for, as `npm pack` gives them, and note where each came from.

python docs/vendor_dashboard_assets.py

Needs npm and a network, once, when Solara is pinned to another version; everybody else gets the files with the package.
Which files these are is in `PACKAGES`: those that Chromium asked for on every page of the dashboard, and the other
weights of the two fonts they belong to. What is written is `cubb_sim/dashboard/assets/` and its `ORIGINS.toml`; licence
texts that no package holds stay as they are. Look at every page afterwards: tests/dashboard/browser does.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[1] / "cubb_sim" / "dashboard" / "assets"
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
FONT = re.compile(r"url\(([0-9a-f]+\.woff2)")


@dataclass(frozen=True)
class Package:
    """What is taken from one package.

    Attributes:
        folder: below `assets`, where Solara asks for it or our own component does.
        members: files of the package.
        fonts_of: a style sheet of the package whose fonts are taken too.
        licence_member: the package's own licence text; "" where it holds none.
        licence_file: below `licences`.
    """

    name: str
    version: str
    licence: str
    licence_file: str
    purpose: str
    folder: str
    members: tuple[str, ...]
    fonts_of: str = ""
    licence_member: str = ""


PACKAGES = (
    Package(
        "@widgetti/solara-vuetify-app",
        "10.1.1",
        "MIT; fonts Roboto, Material Icons and Material Design Icons: Apache-2.0",
        "solara-vuetify-app.txt",
        "Solara in the browser: Vue 2, Vuetify 2, the connection to the server, and the fonts of its own widgets.",
        "cdn/@widgetti/solara-vuetify-app@10.1.1",
        ("dist/main8.css", "dist/fonts.css", "dist/solara-vuetify-app8.min.js"),
        fonts_of="dist/fonts.css",
        licence_member="dist/solara-vuetify-app8.min.js.LICENSE.txt",
    ),
    Package(
        "requirejs",
        "2.3.6",
        "MIT",
        "requirejs.txt",
        "Loads the modules of Solara and of this dashboard in the browser.",
        "cdn/requirejs@2.3.6",
        ("require.js",),
    ),
    Package(
        "morphdom",
        "2.7.8",
        "MIT",
        "morphdom.txt",
        "Changes a page into the next one, so that focus and half-written text stay (dashboard/live/live.vue).",
        "static",
        ("dist/morphdom-umd.min.js",),
        licence_member="LICENSE",
    ),
)


def main() -> None:
    """Fetch everything anew."""
    shutil.rmtree(ASSETS / "cdn", ignore_errors=True)
    written = "\n".join(_fetched(package) for package in PACKAGES)
    head = "# Made by docs/vendor_dashboard_assets.py. A test holds the files against it.\n\n"
    (ASSETS / "ORIGINS.toml").write_text(head + written, encoding="utf-8", newline="\n")


def _fetched(package: Package) -> str:
    """Write the files of a package, and say so."""
    with tempfile.TemporaryDirectory() as folder:
        npm = shutil.which("npm") or "npm"
        subprocess.run([npm, "pack", "--silent", f"{package.name}@{package.version}"], cwd=folder, check=True)
        (packed,) = Path(folder).glob("*.tgz")
        with tarfile.open(packed) as archive:
            contents = {member: _read(archive, member) for member in package.members}
            if package.fonts_of:
                sheet = contents[package.fonts_of].decode("utf-8")
                fonts = {found for face in FONT_FACE.findall(sheet) for found in FONT.findall(face)}
                beside = package.fonts_of.rpartition("/")[0]
                contents |= {f"{beside}/{font}": _read(archive, f"{beside}/{font}") for font in sorted(fonts)}
            if package.licence_member:
                _write(ASSETS / "licences" / package.licence_file, _read(archive, package.licence_member))
    return _noted(package, {_place(package, member): content for member, content in contents.items()})


def _place(package: Package, member: str) -> str:
    """Where Solara asks for a file: in the package's own folders; our own lie flat."""
    return f"{package.folder}/{member if package.folder.startswith('cdn') else member.rpartition('/')[2]}"


def _noted(package: Package, files: dict[str, bytes]) -> str:
    lines = [
        "[[package]]",
        f'name = "{package.name}"',
        f'version = "{package.version}"',
        f'licence = "{package.licence}"',
        f'licence_file = "licences/{package.licence_file}"',
        f"fetched = {dt.date.today().isoformat()}",
        f'purpose = "{package.purpose}"',
        "[package.files]  # with SHA-256",
    ]
    for place, content in files.items():
        _write(ASSETS / place, content)
        lines.append(f'"{place}" = "{hashlib.sha256(content).hexdigest()}"')
    return "\n".join(lines) + "\n"


def _read(archive: tarfile.TarFile, member: str) -> bytes:
    held = archive.extractfile(f"package/{member}")
    assert held is not None, f"The package holds no file {member}."
    return held.read()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    main()
