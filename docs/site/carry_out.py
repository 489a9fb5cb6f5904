"""Carry out notebooks that nobody has carried out yet, as many at a time as there are processors.

Sphinx does one after the other; it finds here what they gave. One that fails is left to it, as is what to say of it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SECONDS_FOR_EACH = 900
"""As in the settings of Sphinx (conf.py)."""


def carry_out(kept: Path, notebooks: list[Path]) -> None:
    """Run those of the notebooks of which nothing is kept, and keep what they give."""
    from jupyter_cache import get_cache  # noqa: PLC0415 (not needed by whoever asks for help)
    from jupyter_cache.executors import load_executor  # noqa: PLC0415

    cache: Any = get_cache(kept)
    for notebook in notebooks:
        cache.add_nb_to_project(str(notebook))
    # Those alone: what is known to the folder from earlier may have been renamed since.
    executor = load_executor("temp-parallel", cache)
    executor.run_and_cache(filter_uris=[str(one) for one in notebooks], timeout=SECONDS_FOR_EACH)


if __name__ == "__main__":  # also so that processes which import this file anew do nothing
    carry_out(Path(sys.argv[1]), [Path(one) for one in sys.argv[2:]])
