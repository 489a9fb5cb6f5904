"""Results as pandas tables, one per grain: quantities, periods, people, events. They are never joined on disk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from cubb_sim.events import Event
from cubb_sim.outcome import Account, Stock
from cubb_sim.quantities import QUANTITY_NAMES, SUBGROUP_NAMES, SUBGROUPS
from cubb_sim.results.replication import Replication

Table = Any
"""A `pandas.DataFrame`. pandas is imported when the first table is asked for, not before."""


def quantities_table(replications: Sequence[Replication]) -> Table:
    """One row per replication, subgroup and quantity; NaN where the quantity is undefined."""
    import pandas as pd  # noqa: PLC0415 (a run that shows no table need not wait for it)

    shape = (len(replications), len(QUANTITY_NAMES), len(SUBGROUP_NAMES))
    replication, quantity, subgroup = (index.ravel() for index in np.indices(shape))
    return pd.DataFrame(
        {
            "replication": replication,
            "subgroup": pd.Categorical.from_codes(subgroup, list(SUBGROUP_NAMES)),
            "quantity": pd.Categorical.from_codes(quantity, list(QUANTITY_NAMES)),
            "value": np.array([one.values for one in replications]).reshape(-1),
        }
    )


def periods_table(replications: Sequence[Replication], municipalities: Sequence[str]) -> Table:
    """One row per replication, municipality and month: `stock_...`, `flow_...` (events) and `kr_...` (the account)."""
    import pandas as pd  # noqa: PLC0415

    n_months = len(replications[0].stocks)
    shape = (len(replications), n_months, len(municipalities))
    replication, month, municipality = (index.ravel() for index in np.indices(shape))
    columns: dict[str, Any] = {
        "replication": replication,
        "municipality": pd.Categorical.from_codes(municipality, list(municipalities)),
        "month": month,
    }
    for prefix, kinds, field in (("stock", Stock, "stocks"), ("flow", Event, "flows"), ("kr", Account, "ledger")):
        block = np.array([getattr(one, field) for one in replications]).reshape(-1, len(kinds))
        columns |= {f"{prefix}_{kind.name.lower()}": block[:, kind] for kind in kinds}
    return pd.DataFrame(columns)


def people_table(replications: Sequence[Replication], municipalities: Sequence[str]) -> Table:
    """One row per replication and person of the cohort, with a column `is_...` per subgroup."""
    import pandas as pd  # noqa: PLC0415

    people = [one.people for one in replications]
    fields = ("address", "ever_hours", "in_job", "hours_worked", "n_shifts", "meaning", "municipal_kr")
    columns: dict[str, Any] = {
        "replication": np.repeat(np.arange(len(people)), [len(one) for one in people]),
        "municipality": pd.Categorical.from_codes(
            np.concatenate([one.municipality for one in people]), list(municipalities)
        ),
    }
    columns |= {field: np.concatenate([getattr(one, field) for one in people]) for field in fields}
    for subgroup in SUBGROUPS[1:]:  # everybody is in the first
        columns[f"is_{subgroup.name}"] = np.concatenate([one.in_subgroup(subgroup.name) for one in people])
    return pd.DataFrame(columns)


def events_table(replications: Sequence[Replication], municipalities: Sequence[str]) -> Table | None:
    """One row per event, or None where event rows were off."""
    import pandas as pd  # noqa: PLC0415

    tables = []
    for number, one in enumerate(replications):
        if one.events is None:
            return None
        table = pd.DataFrame({name: np.asarray(one.events[name]) for name in one.events.dtype.names})
        table.insert(0, "replication", number)
        tables.append(table)
    events = pd.concat(tables, ignore_index=True)
    events["kind"] = pd.Categorical.from_codes(events["kind"], [kind.name.lower() for kind in Event])
    events["municipality"] = pd.Categorical.from_codes(events["municipality"], list(municipalities))
    return events
