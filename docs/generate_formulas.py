"""Set the formulas of docs/reference/submodels/ as mathematics, from the line of arithmetic each section checks.

Run it in an environment where the package is installed: python docs/generate_formulas.py
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from docs.site.rule_pages.page import FOLDER, with_formulas  # noqa: E402 (found in the repository, not installed)

if __name__ == "__main__":
    for path in sorted(FOLDER.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(with_formulas(text), encoding="utf-8", newline="\n")
    print(f"Wrote the formulas of {FOLDER.name}.")
