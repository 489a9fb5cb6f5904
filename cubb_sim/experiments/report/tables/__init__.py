"""Every table as Parquet and as CSV, with the runs, the points and a data dictionary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cubb_sim.experiments.findings import Findings
from cubb_sim.experiments.report.reading import FindingsReading
from cubb_sim.experiments.report.tables.dictionary import FIELDS, dictionary
from cubb_sim.experiments.report.tables.names import plain_names
from cubb_sim.experiments.report.tables.streaming import (
    DANISH,
    PLAIN,
    points_in_parts,
    runs_columns,
    runs_in_parts,
    write_parts,
)

if TYPE_CHECKING:
    import pandas as pd

DICTIONARY = "data_dictionary"
FOR_EXCEL = "excel"
"""Folder of the files for Excel in Danish."""

Parts = Callable[[], Iterator["pd.DataFrame"]]


def write_tables(findings: Findings, folder: str | Path, language: str = "en") -> list[Path]:
    """Write every table, the runs, the points and the data dictionary.

    CSV is UTF-8 with commas and decimal points, empty where there is no value, 0 and 1 for no and yes. The names of
    columns are allowed in R and Stata; the data dictionary says what they were.

    Args:
        folder: is made; files of the same names are replaced.
        language: "da" adds a folder with semicolons and decimal commas, which Excel in Danish opens.

    Raises:
        OutputError: a file could not be written; nothing half-written is left.
    """
    reading, folder = FindingsReading(findings, language), Path(folder)
    tables, names = _tables(findings), {}
    for name, (columns, _) in tables.items():
        names[name] = plain_names(columns)
    words = dictionary(reading, {**names, DICTIONARY: plain_names(FIELDS)})
    names[DICTIONARY] = plain_names(FIELDS)
    tables[DICTIONARY] = (list(words.columns), lambda: iter([words]))
    written = []
    for name, (_, parts) in tables.items():
        written.append(write_parts(parts(), names[name], folder / f"{name}.parquet", None))
        written.append(write_parts(parts(), names[name], folder / f"{name}.csv", PLAIN))
        if language == "da":
            written.append(write_parts(parts(), names[name], folder / FOR_EXCEL / f"{name}.csv", DANISH))
    return written


def _tables(findings: Findings) -> dict[str, tuple[list[str], Parts]]:
    """Columns and rows of every table but the dictionary."""
    data = findings.data
    own: dict[str, tuple[list[str], Parts]] = {
        name: (list(table.columns), _whole(table)) for name, table in findings.tables.items() if len(table.columns)
    }
    own["points"] = (["point", "row", *data.design.names], lambda: points_in_parts(data))
    own["runs"] = (runs_columns(data), lambda: runs_in_parts(data))
    return own


def _whole(table: pd.DataFrame) -> Parts:
    return lambda: iter([table])


__all__ = ["DICTIONARY", "write_tables"]
