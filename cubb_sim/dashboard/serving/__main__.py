"""`python -m cubb_sim.dashboard.serving`: the server alone, for work on the dashboard itself."""

from __future__ import annotations

import argparse

from cubb_sim.dashboard.serving.serve import serve
from cubb_sim.dashboard.serving.starting import opened
from cubb_sim.dashboard.settings import Settings

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--host", default="127.0.0.1")
    given = parser.parse_args()
    settings = Settings.of_environment()
    opened(settings)
    serve(settings, given.host, given.port)
