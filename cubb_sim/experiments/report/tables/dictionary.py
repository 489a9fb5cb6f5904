"""The data dictionary: a row for every column of every file, so that nobody has to guess in R or Stata."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cubb_sim.experiments.design import Factor
from cubb_sim.experiments.report.reading import FindingsReading
from cubb_sim.experiments.report.tables.columns import COLUMNS
from cubb_sim.quantities import QUANTITIES, SUBGROUP_INDEX, SUBGROUPS

if TYPE_CHECKING:
    import pandas as pd

FIELDS = (
    "table", "column", "original_name", "unit", "definition_en", "definition_da", "range_low", "range_high", "grade",
    "source",
)  # fmt: skip
SHARE_PREFIX = "share_"
UNKNOWN = "A column that the analysis added."


def dictionary(reading: FindingsReading, files: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    """The data dictionary.

    Args:
        files: for each table, the name each original column has in the file.

    Returns:
        One row per table and column, with the columns of `FIELDS`.
    """
    import pandas as pd  # noqa: PLC0415

    rows = [
        {"table": table, "column": column, "original_name": original, **_meaning(reading, original)}
        for table, columns in files.items()
        for original, column in columns.items()
    ]
    return pd.DataFrame(rows, columns=list(FIELDS))


def _meaning(reading: FindingsReading, name: str) -> dict[str, Any]:
    """Unit and definitions of a column; of a factor its range, grade and source besides."""
    if name in COLUMNS:
        known = COLUMNS[name]
        return {"unit": known.unit, "definition_en": known.text.en, "definition_da": known.text.da}
    if name in reading.factors:
        return _of_factor(reading.factors[name])
    if name.startswith(SHARE_PREFIX) and name.removeprefix(SHARE_PREFIX) in reading.factors:
        return _of_share(reading.factors[name.removeprefix(SHARE_PREFIX)])
    return _of_output(name)


def _of_factor(factor: Factor) -> dict[str, Any]:
    kind = f"{factor.kind} ({factor.group}), {factor.distribution}"
    return {
        "unit": factor.unit, "definition_en": f"{factor.title.en}. Factor: {kind}.",
        "definition_da": f"{factor.title.da}. Faktor: {kind}.", "range_low": factor.low, "range_high": factor.high,
        "grade": str(factor.grade), "source": factor.source,
    }  # fmt: skip


def _of_share(factor: Factor) -> dict[str, Any]:
    return {
        "unit": "share (0-1)",
        "definition_en": f"Where the point lies in the distribution of: {factor.title.en}.",
        "definition_da": f"Hvor punktet ligger i fordelingen af: {factor.title.da}.",
        "range_low": 0.0,
        "range_high": 1.0,
    }


def _of_output(name: str) -> dict[str, Any]:
    """A quantity of interest with its definition; an output of another model by its name."""
    quantity, _, subgroup = name.partition("@")
    if quantity not in QUANTITIES:
        return {"unit": "", "definition_en": UNKNOWN, "definition_da": "En kolonne, som analysen har tilføjet."}
    one = QUANTITIES[quantity]
    who_da, who_en = "", ""
    if subgroup in SUBGROUP_INDEX:
        group = SUBGROUPS[SUBGROUP_INDEX[subgroup]]
        who_da, who_en = f" {group.title.da}: {group.definition.da}", f" {group.title.en}: {group.definition.en}"
    return {
        "unit": str(one.unit),
        "definition_en": f"{one.title.en}. {one.definition.en}{who_en}",
        "definition_da": f"{one.title.da}. {one.definition.da}{who_da}",
    }
