"""A calibration of two numbers, made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd

RATE, INFORMATION = "job_finding.rate_per_year", "belief.information"
N = 400


def make_calibration(folder: Path, **manifest: object) -> Path:
    """Two numbers that rise together: rate 0.02 to 0.05 and information 0.5 to 1.5, with a little noise."""
    rng = np.random.default_rng(7)
    way = rng.random(N)
    default = pd.DataFrame(
        {
            "structure": "default",
            "draw": np.arange(N),
            RATE: 0.02 + 0.03 * way,
            INFORMATION: np.clip(0.5 + way + rng.normal(0.0, 0.05, N), 0.3, 2.0),
        }
    )
    other = default.assign(structure="belief_causal_share=0", **{RATE: 0.05})
    folder.mkdir(parents=True, exist_ok=True)
    pd.concat([default, other.head(100)]).to_parquet(folder / "posterior.parquet", index=False)
    structures = {
        "default": {"switches": {}, "centre": default[[RATE, INFORMATION]].mean().to_dict()},
        "belief_causal_share=0": {
            "switches": {"belief_causal_share": 0.0},
            "centre": other.head(100)[[RATE, INFORMATION]].mean().to_dict(),
        },
    }
    content = {"id": "made-by-hand", "structures": structures} | manifest
    (folder / "posterior.json").write_text(json.dumps(content), encoding="utf-8")
    return folder
