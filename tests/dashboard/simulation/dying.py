"""What a process does that dies; apart from the tests, so that it imports no more than it needs."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def die_once(mark: str) -> tuple[int, bool]:
    """Die, where nothing has died at this mark before; else the process, and whether it has imported Solara."""
    if Path(mark).exists():
        return os.getpid(), "solara" in sys.modules
    Path(mark).touch()
    os._exit(9)
