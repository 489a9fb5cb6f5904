"""One agent and everything that is recorded of it, as Mesa's own agents show it."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from cubb_sim.model import EmploymentServiceModel
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Column, Markup, element, joined, table

KINDS = {
    "caseworkers": Text("Sagsbehandler", "Caseworker"),
    "citizens": Text("Borger", "Citizen"),
    "firms": Text("Virksomhed", "Firm"),
    "organisations": Text("Frivillig organisation", "Voluntary organisation"),
}
"""Sets of agents of the model by their name there."""
FIRST_KIND = "caseworkers"


def inspector(model: EmploymentServiceModel, kind: str, rank: int, language: str) -> Markup:
    """Which agent is looked at, and its record.

    Args:
        kind: one of `KINDS`.
        rank: of the agent among those present, from 1.
    """
    agents = sorted(getattr(model, kind), key=lambda agent: agent.index)
    at = min(max(rank, 1), max(1, len(agents)))
    return joined(
        element("h2", Text("Se en agent", "Inspect an agent").in_language(language)),
        element("div", _kinds(kind, language), _rank(at, len(agents), language), class_="organisation-fields"),
        _record(agents[at - 1], language) if agents else None,
    )


def _kinds(kind: str, language: str) -> Markup:
    options = [
        element("option", text.in_language(language), value=name, selected="" if name == kind else None)
        for name, text in KINDS.items()
    ]
    label = Text("Slags agent", "Kind of agent").in_language(language)
    return element(
        "div",
        element("label", label, for_="students-kind"),
        element("select", options, id="students-kind", data_do="kind"),
        class_="organisation-field",
    )


def _rank(rank: int, n: int, language: str) -> Markup:
    label = Text(f"Nummer blandt dem, der er til stede (1 til {n})", f"Number among those present (1 to {n})")
    return element(
        "div",
        element("label", label.in_language(language), for_="students-rank"),
        element("input", type="number", id="students-rank", min="1", max=str(n), value=str(rank), data_do="rank"),
        class_="organisation-field",
    )


def _record(agent: Any, language: str) -> Markup:
    """All fields by the names they have in Python."""
    rows = [(name, _written(getattr(agent, name), language)) for name in agent.fields]
    caption = f"{type(agent).__name__}, unique_id {agent.unique_id}"
    columns = (
        Column(Text("Felt", "Field").in_language(language)),
        Column(Text("Værdi", "Value").in_language(language)),
    )
    return element("div", table(caption, columns, rows), class_="students-record", role="region", tabindex="0",
                   aria_label=caption)  # fmt: skip


def _written(value: object, language: str) -> str:
    if isinstance(value, IntEnum):
        return value.name
    if isinstance(value, bool):
        return str(value)
    return number(value, language, 3) if isinstance(value, float) else str(value)
