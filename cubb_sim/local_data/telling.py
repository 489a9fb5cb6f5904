"""What 'cubb-sim new --local' says, on the screen and as JSON: what was set, what to compare, what is as the prior."""

from __future__ import annotations

from typing import Any

from cubb_sim.local_data.local_scenario import LocalScenario
from cubb_sim.local_data.starting_point import Result
from cubb_sim.local_data.staying import NATIONAL_PRIOR, PARENT
from cubb_sim.quantities import QUANTITIES


def told(written: LocalScenario) -> str:
    """Several lines for a person."""
    start = written.start
    lines = [f"Wrote {written.path}: {start.name}, {round(start.citizens.value):,} citizens, from {start.file}."]
    demand = [start.demand] if start.demand else []
    lines += _listed("From the file:", [_set(one) for one in (start.citizens, *demand, *start.levers, *start.numbers)])
    lines += _listed("The model should reproduce:", [_compared(one) for one in start.checks])
    for origin, words in ((NATIONAL_PRIOR, "as the national prior"), (PARENT, "as the parent has it")):
        chosen = [one for one in written.stays if one.origin == origin]
        lines += _listed(f"Not in the file, so {words}:", [one.in_words() for one in chosen if one.because])
        others = [f"{one.target} = {one.value:g}" for one in chosen if not one.because]
        lines += [f"No figure of the template gives these, so {words}: {', '.join(others)}."] if others else []
    lines += _listed("Not used by the model:", list(start.not_used))
    lines += [f"Note: {notice}" for notice in start.notices]
    return "\n".join([*lines, f"Next: cubb-sim check {written.path}"])


def as_content(written: LocalScenario) -> dict[str, Any]:
    """The same as plain values."""
    start = written.start
    demand = [start.demand] if start.demand else []
    return {
        "file": start.file,
        "from_the_file": [_content(one) for one in (start.citizens, *demand, *start.levers, *start.numbers)],
        "to_reproduce": [_content(one) for one in start.checks],
        "not_in_the_file": [
            {"name": one.target, "value": one.value, "grade": one.grade, "as": one.origin, "because": one.because}
            for one in written.stays
        ],
        "not_used": list(start.not_used),
        "notices": list(start.notices),
    }


def _listed(heading: str, items: list[str]) -> list[str]:
    return [heading, *(f"  {item}" for item in items)] if items else []


def _set(one: Result) -> str:
    return f"{one.target} = {one.value:g} ({one.grade}; {one.arithmetic})"


def _compared(one: Result) -> str:
    return f"{QUANTITIES[one.target].title.en}: {one.target} = {one.value:g} ({one.arithmetic})"


def _content(one: Result) -> dict[str, Any]:
    return {
        "name": one.target,
        "value": one.value,
        "grade": str(one.grade),
        "arithmetic": one.arithmetic,
        "source": one.source,
        "lines": list(one.lines),
    }
