"""Write two kinds of tables into docs/odd.md, between their marks: the state variables, and the draws.

State variables come from the records of cubb_sim/state, draws from the codes of cubb_sim/decisions.py. Run it in an
environment where the package is installed: python docs/generate_odd_tables.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path

import numpy as np

from cubb_sim import state
from cubb_sim.decisions import CitizenDraw, Dice, FirmDraw, MunicipalityDraw, OrganisationDraw, PostDraw, Rare
from cubb_sim.kinds import Benefit, Category, Measure, Role, Sector, Stage, State, Target

PAGE = Path(__file__).resolve().parent / "odd.md"
SOURCES = Path(state.__file__).resolve().parent
STATE = ("<!-- state: written by docs/generate_odd_tables.py -->", "<!-- end of state -->")
DRAWS = ("<!-- draws: written by docs/generate_odd_tables.py -->", "<!-- end of draws -->")

RECORDS = {
    "Citizen": state.CITIZEN, "Caseworker": state.CASEWORKER, "Team": state.TEAM, "Firm": state.FIRM,
    "Voluntary organisation": state.ORGANISATION, "Municipality": state.MUNICIPALITY,
}  # fmt: skip
CODES: dict[str, type[IntEnum]] = {
    "state": State, "stage": Stage, "plan": Measure, "measure": Measure, "parallel": Measure, "benefit": Benefit,
    "start_benefit": Benefit, "category": Category, "sector": Sector, "target": Target, "role": Role,
}  # fmt: skip
SCALE, FLAG, COUNT, MONTHS, INDEX = "scale, 0 to 1", "0 or 1", "count, from 0", "months, from 0", "index"
UNITS: dict[str, str] = {
    "address": "address of draws", "closeness_third": "0, 1 or 2", "offer": "number of the offer, from 0",
    "prospects": "SD, standard normal", "value_added": "SD, standard normal", "grasp_log_odds": "log odds",
    "wished_hours": "hours per week, 5 to 30", "paid_hours": "hours per week, from 0",
    "weeks_on_support": "weeks, 0 to 5001", "arrival_month": "month of the run, from 0",
    "first_spell_months": MONTHS, "first_hours_month": "month of the run, -1 for not yet",
    "first_job_month": "month of the run, -1 for not yet",
    "age_months": "months, 216 to 804", "start_age_months": "months, 216 to 720",
    "attention_minutes": "minutes, from 0", "meaning_months": "months times scale, from 0",
    "hours_worked": "hours, from 0", "hours": "hours per month, from 0", "hours_demands": "hours per month, from 0",
    "hours_learning": "hours per month, from 0", "hours_meetings": "hours per month, from 0",
    "hours_follow_up": "hours per month, from 0", "hours_other": "hours per month",
    "minutes_per_meeting": "minutes, from 0", "free_minutes": "minutes, from 0", "caseload": COUNT,
    "person": COUNT, "places": COUNT, "occupied": COUNT, "social_places_used": COUNT, "reference_citizens": COUNT,
    "demand_base": "1 in a normal year, from 0", "demand": "1 in a normal year, from 0", "demand_log": "log points",
    "demand_effect": "factor, from 0", "vacancies": COUNT, "tie_strength": "sum of strengths, from 0",
    "measure_weeks_budget": "weeks per month", "internship_starts": "count with a remainder",
    "offers_open": FLAG, "firm": "index, -1 for nobody", "organisation": "index, -1 for nobody",
    "employer": "index, -1 for nobody", "place_firm": "index, -1 for nobody", "approval_months_left": "months",
    "caseworker_person": "number of the person on the post",
}  # fmt: skip
DECISIONS: tuple[tuple[type[IntEnum], str, str], ...] = (
    (Dice, "for every citizen in every month, in bulk", "month, citizen"),
    (Rare, "for a citizen whom it concerns", "month, citizen"),
    (CitizenDraw, "who a citizen is", "month of arrival, citizen"),
    (PostDraw, "for a caseworker's post, and the person who takes it", "month (0 for who is there at the start), post"),
    (FirmDraw, "what a firm is", "month 0, firm"),
    (OrganisationDraw, "what a voluntary organisation is", "month 0, organisation"),
    (MunicipalityDraw, "for a municipality or one of its offers", "month, municipality or offer; 0 for the nation"),
)
FLAGS = re.compile(r"^(is|has|was|lives)_|_is_|_was_")
INDEXES = re.compile(r"^(municipality|team|caseworker|first_\w+|end_\w+|last_citizen)$")
_FIELD = re.compile(r'^\s*\("(\w+)",.*?\),\s*(?:# (.*))?$')


def page(text: str) -> str:
    """The page with the tables as the code is now between the marks."""
    return _between(_between(text, STATE, tables()), DRAWS, draws())


def _between(text: str, marks: tuple[str, str], written: str) -> str:
    before, _, rest = text.partition(marks[0])
    _, _, after = rest.partition(marks[1])
    return f"{before}{marks[0]}\n\n{written}\n\n{marks[1]}{after}"


def tables() -> str:
    """One table for each kind of entity, in the order in which the fields are declared."""
    told = comments()
    return "\n\n".join(
        "\n".join([f"**{entity}**", "", *_rows(record, told[entity])]) for entity, record in RECORDS.items()
    )


def draws() -> str:
    """Every decision that is left to chance, and what its number is addressed by; codes that nobody asks left out."""
    package = "".join(path.read_text(encoding="utf-8") for path in SOURCES.parent.rglob("*.py"))
    rows = [f"| {what} | {address} | {', '.join(_asked(codes, package))} |" for codes, what, address in DECISIONS]
    return "\n".join(["| What is drawn | Addressed by | Decisions |", "| --- | --- | --- |", *rows])


def _asked(codes: type[IntEnum], package: str) -> Iterator[str]:
    """The decisions of a kind that some source asks for, in words."""
    for one in codes:
        if re.search(rf"\b{codes.__name__}\.{one.name}\b", package):
            yield one.name.lower().replace("_", " ")


def unit_of(field: str, kind: np.dtype[np.generic]) -> str:
    """Unit and range of a field: its own entry, or what its name and type say."""
    if field in CODES:
        named = ", ".join(f"{int(one)} {one.name.lower().replace('_', ' ')}" for one in CODES[field])
        return f"code: {named.replace('hjaelp', 'hjælp')}"
    by_name = (
        (field in UNITS, UNITS.get(field, "")), (bool(FLAGS.search(field)), FLAG), (field.endswith("_kr"), "whole kr"),
        (field.startswith("n_"), COUNT), (bool(INDEXES.match(field)), INDEX), ("month" in field, MONTHS),
    )  # fmt: skip
    found = next((unit for holds, unit in by_name if holds), "")
    if not found and kind.base.kind != "f":
        raise ValueError(f"{field}: no unit is known. Add it to UNITS.")
    return found or SCALE


def _rows(record: np.dtype[np.void], told: dict[str, str]) -> Iterator[str]:
    yield "| Variable | Unit and range | What it is |"
    yield "| --- | --- | --- |"
    fields = record.fields or {}
    for name in sorted(fields, key=list(told).index):
        words = "; ".join(part for part in (_words(name), told[name]) if part)
        yield f"| `{name}` | {unit_of(name, fields[name][0])} | {words} |"


def _words(name: str) -> str:
    """The name as words: what the source does not explain further."""
    words = name.replace("_", " ").removesuffix(" months")
    for start, instead in (("n ", "number of "), ("is ", ""), ("has ", "")):
        if words.startswith(start):
            return instead + words.removeprefix(start)
    return words


def comments() -> dict[str, dict[str, str]]:
    """What the source says of each field of each entity, in its order."""
    found: dict[str, dict[str, str]] = {entity: {} for entity in RECORDS}
    starts = {"CASEWORKER": "Caseworker", "TEAM": "Team", "FIRM": "Firm", "ORGANISATION": "Voluntary organisation"}
    for file, first in (("citizen", "Citizen"), ("organisation", "Caseworker")):
        entity = first
        for line in (SOURCES / f"{file}.py").read_text(encoding="utf-8").splitlines():
            started = re.match(r"^([A-Z]+) = record\(", line)
            if started and file == "organisation":
                entity = starts.get(started[1], "Municipality")
            match = _FIELD.match(line)
            if match:
                found[entity][match[1]] = match[2] or ""
    return found


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    print(f"Wrote {PAGE.name}.")
