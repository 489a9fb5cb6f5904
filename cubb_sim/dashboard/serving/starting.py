"""What is looked at before the server starts, and what is said when it has."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

from cubb_sim.dashboard.record import records, use_folder
from cubb_sim.dashboard.serving.serve import ServingError, open_browser
from cubb_sim.dashboard.settings import Settings, names_of
from cubb_sim.scenario import load_scenario, shipped_scenarios


def opened(settings: Settings) -> str:
    """Check every file that was named, and say which query the browser begins with.

    Raises:
        CubbSimError: a file that cannot be used, before anybody waits for a page.
    """
    _refuse_file_as_folder(settings.records_folder)
    for path in settings.opened_scenarios:
        load_scenario(path)
    names = names_of(settings.opened_scenarios, shipped_scenarios())
    chosen = {"m": names[0]} if names else {}
    use_folder(settings.records_folder, settings.is_shared)
    if settings.opened_record is not None:
        chosen["r"] = _record(settings)
    return urlencode(chosen)


def told(address: str, query: str, *, is_local: bool) -> None:
    """Say where the page is, with what was opened, and open it."""
    whole = f"{address}?{query}" if query else address
    print(f"Dashboardet kører på {whole} · The dashboard runs at {whole} (Ctrl-C stopper / stops)", flush=True)
    if is_local:
        open_browser(whole)


def _refuse_file_as_folder(folder: Path) -> None:
    for one in (folder, *folder.parents):
        if one.exists() and not one.is_dir():
            raise ServingError(f"--records: '{one}' is a file. Name a folder; it is made when a record is begun.")


def _record(settings: Settings) -> str:
    path = settings.opened_record
    if path is None or not path.is_file():
        raise ServingError(f"--record: there is no file '{path}'.")
    return str(records().open_file(path).id)
