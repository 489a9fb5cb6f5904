"""The command line: `cubb-sim`. Each module adds its commands; what they need is imported when they run."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from cubb_sim.cli import analyze, calibrate, catalogue, dashboard, information, simulate, sweep, trace, validate
from cubb_sim.cli.output import make_output_safe
from cubb_sim.errors import CubbSimError

BAD_INPUT = 2
"""Exit code of everything a person can mend by writing something else."""

app = typer.Typer(
    name="cubb-sim",
    help="What would happen here if ...? Simulated lives in a job centre, compared person by person. "
    "Not an evaluation and not a forecast.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for commands in (simulate, dashboard, trace, catalogue, calibrate, validate, sweep, analyze, information):
    commands.add_to(app)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code; what went wrong on purpose is one message on standard error."""
    make_output_safe()
    try:
        app(args=list(sys.argv[1:] if arguments is None else arguments), prog_name="cubb-sim")
    except CubbSimError as error:
        print(error, file=sys.stderr)
        raise SystemExit(BAD_INPUT) from None


__all__ = ["BAD_INPUT", "app", "main"]
