"""The dashboard for FLIPs: a server on this machine and a page in its browser."""

# ruff: noqa: PLC0415 (the model is imported when the command runs, so that the others start at once)

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def add_to(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command()(dashboard)


def dashboard(  # noqa: PLR0913, PLR0917 (one argument per option)
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where the page is found on this machine.")] = 8765,
    host: Annotated[
        str, typer.Option(help="Who can reach it: this machine only, or with 0.0.0.0 everybody on the same network.")
    ] = "127.0.0.1",
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open the browser.")] = False,
    record: Annotated[
        Path | None, typer.Option("--record", metavar="FILE", help="Go on with the record of an earlier meeting.")
    ] = None,
    records: Annotated[
        Path | None,
        typer.Option(
            "--records",
            metavar="FOLDER",
            help="Where records are kept. Without it: 'cubb_sim FLIP' among your documents.",
        ),
    ] = None,
    scenario: Annotated[
        list[Path] | None,
        typer.Option("--scenario", metavar="FILE", help="A scenario file of your own, to be chosen. May be repeated."),
    ] = None,
    shared: Annotated[
        bool, typer.Option("--shared", help="For several people at their own screens, behind a proxy with a login.")
    ] = False,
) -> None:
    """Open the dashboard for a FLIP in the browser. Nothing is fetched from the internet. Ctrl-C stops it."""
    from cubb_sim.dashboard.serving import serve
    from cubb_sim.dashboard.serving.starting import opened, told
    from cubb_sim.dashboard.settings import Settings, default_records_folder

    settings = Settings(
        records_folder=(records or default_records_folder()).absolute(),
        opened_record=record and record.absolute(),
        opened_scenarios=tuple(one.absolute() for one in scenario or ()),
        is_shared=shared,
    )
    start = opened(settings)
    serve(settings, host, port, on_ready=lambda address: told(address, start, is_local=not no_open))
    typer.echo("Stoppet. / Stopped.")
