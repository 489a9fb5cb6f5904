"""What the calibration behind the runs could not find out, read from the calibration that ships with the package."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cubb_sim.knowledge import DEFAULT_STRUCTURE, SHIPPED, has_posterior, posterior_manifest
from cubb_sim.parameters import PARAMETERS
from cubb_sim.parameters.specification import Text
from cubb_sim.results import RunResult

IDENTIFIABILITY_FILE = "identifiability.parquet"
NOT_LEARNED = "not"
MOST_NAMED = 8
QUICK = Text(
    "Tilpasningen er en hurtig prøve til afprøvning af programmet; dens tal kan ikke bruges til noget.",
    "The calibration is a quick trial for testing the program; its numbers are of no use for anything else.",
)
ALARM = Text(
    "Tilpasningen slog alarm: dens sidste kontrol med rigtige kørsler beholdt mindre end en femtedel af sættene, så "
    "intervallerne kan være for smalle.",
    "The calibration raised an alarm: its last check with real runs kept less than a fifth of the draws, so that the "
    "intervals may be too narrow.",
)

OTHER_MODEL = Text(
    "Modellen er ændret, siden den blev tilpasset; tallene passer ikke længere helt til den.",
    "The model has been edited since it was fitted; the numbers are no longer quite its own.",
)
WARNINGS = {"quick": QUICK, "alarm": ALARM, "other_model": OTHER_MODEL}


def is_shipped(results: Iterable[RunResult], folder: Path = SHIPPED) -> bool:
    """Whether any of the results had its numbers from the calibration in the folder."""
    ids = {one.manifest.posterior for one in results} - {""}
    return bool(ids) and has_posterior(folder) and posterior_manifest(folder)["id"] in ids


def undetermined_names(results: Iterable[RunResult], folder: Path = SHIPPED) -> list[str]:
    """The fitted numbers that are about as uncertain after the fit as before it; none where that is not known."""
    file = folder / IDENTIFIABILITY_FILE
    if not is_shipped(results, folder) or not file.is_file():
        return []
    from pyarrow.parquet import read_table  # noqa: PLC0415 (only reports on a calibrated model need it)

    rows = read_table(file, columns=["structure", "parameter", "verdict"]).to_pylist()
    return [
        row["parameter"]
        for row in rows
        if row["structure"] == DEFAULT_STRUCTURE and row["verdict"] == NOT_LEARNED and row["parameter"] in PARAMETERS
    ]


def undetermined_sentence(results: Iterable[RunResult], language: str, folder: Path = SHIPPED) -> str:
    """The same by title: "Tilpasningen afgør stort set ikke: »...«; »...«."; "" where there is nothing to tell."""
    names = undetermined_names(results, folder)
    if not names:
        return ""
    titles = [PARAMETERS[name].title.in_language(language) for name in names[:MOST_NAMED]]
    quoted = "; ".join(f"\u00bb{one}\u00ab" if language == "da" else f"\u2018{one}\u2019" for one in titles)
    n_left = len(names) - MOST_NAMED
    more = Text(f" \u2013 og {n_left} til", f" \u2013 and {n_left} more") if n_left > 0 else Text("", "")
    return Text(
        f"Tal, som tilpasningen prøvede at finde, men stort set ikke lærte noget om: {quoted}{more.da}.",
        f"Numbers that the calibration tried to find and learned next to nothing about: {quoted}{more.en}.",
    ).in_language(language)


def calibration_warnings(results: Iterable[RunResult], language: str) -> list[str]:
    """What the calibration says against itself: it was a quick one, raised an alarm, or is of another model."""
    said = {code for one in results for code in one.manifest.posterior_warnings}
    return [text.in_language(language) for code, text in WARNINGS.items() if code in said]
