"""`python -m cubb_sim` is the command line."""

from __future__ import annotations

from cubb_sim.cli import main

if __name__ == "__main__":
    main()
