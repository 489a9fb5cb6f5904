"""Scripts that look at the edited copy from inside; each leaves a value in `answer`."""

from __future__ import annotations

LIVED = """
import numpy as np
from cubb_sim import EmploymentServiceModel

lived = EmploymentServiceModel("holstebro", seed=3).run_to_horizon()
np.savez("lived.npz", people=np.asarray(lived.people), flows=lived.flows, stocks=lived.stocks, ledger=lived.ledger)
answer = None
"""
"""One run as it is today, kept in a file."""

LIVES = """
import numpy as np
from cubb_sim import EmploymentServiceModel, load_scenario
from cubb_sim.knowledge import knowledge_of
from cubb_sim.outcome import Account
from cubb_sim.population import plan


def live(scenario, **values):
    "One run; values by name with two underscores for the dot."
    chosen = load_scenario(scenario)
    known = knowledge_of(chosen, fixed=True).values(3)
    changed = {name.replace("__", "."): value for name, value in values.items()}
    return EmploymentServiceModel(plan(chosen, {**known, **changed}), seed=3).run_to_horizon()


def differing(one, other):
    return [name for name in one.people.dtype.names if not np.array_equal(one.people[name], other.people[name])]


def accounts(one, other):
    return [account.name for account in Account if (one.ledger[..., account] != other.ledger[..., account]).any()]
"""
"""Runs with other numbers than the declared ranges let through, and what differs between two."""

DASHBOARD = """
from cubb_sim.dashboard.session import Address, Selection, Session, decode, encode
from cubb_sim.dashboard.views.assumptions.card import card
from cubb_sim.dashboard.views.assumptions.entry import entries
from cubb_sim.dashboard.views.levers import panel
from cubb_sim.dashboard.views.sheet import listing, sheet_page


def session(page, language, argument="", **levers):
    selection = Selection()
    for name, value in levers.items():
        selection = selection.with_lever(name, value)
    return Session(Address(page=page, argument=argument, language=language, selection=selection), None, lambda _: None)
"""
"""Pages of the dashboard as markup."""
