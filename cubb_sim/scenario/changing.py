"""A scenario changed in Python: what a file with the same differences would say, read and checked as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cubb_sim.errors import ScenarioError
from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.scenario.content import Scenario
from cubb_sim.scenario.file import scenario_from_table
from cubb_sim.scenario.loading import load_scenario, scenario_of, shipped_scenarios
from cubb_sim.scenario.messages import plain, shown

Entry = Mapping[str, object]
"""One entry with the keys of a scenario file, such as `{"value": 40, "from_month": 13}`."""
WHY = Text("Sat i Python.", "Set in Python.")
SOURCE = "Set in Python."
EXAMPLES = {
    "levers": 'Write names and values, such as {"caseload": 40}.',
    "parameters": 'Write names and values, such as {"switches.displacement": 1.0}.',
    "disturbances": 'Write kinds and months, such as [{"kind": "downturn", "month": 25}].',
}


def changed_scenario(  # noqa: PLR0913 (options by name, each with a default)
    below: Scenario | str | Path,
    *,
    levers: Mapping[str, float | Entry | Sequence[Entry]] | None = None,
    parameters: Mapping[str, float | Entry] | None = None,
    disturbances: Entry | Iterable[Entry] = (),
    horizon_months: int | None = None,
    name: str | None = None,
    title: str | Text | None = None,
    why: str | Text = WHY,
    source: str = SOURCE,
) -> Scenario:
    """A scenario that differs from another, without a file.

    `run`, `compare` and the model take it beside names and files. It is what a file with the same differences and
    `below` as its parent would be read as, to the same hash and the same results. A number is graded `assumed` unless
    its entry says otherwise, and then the entry needs a source of its own. To hold that a number of the model, or a
    lever today, is otherwise in all scenarios of a comparison, use `assume` of `run` and `compare`.

    Args:
        below: what it differs from: a scenario, its shipped name or the path of its file.
        levers: values by name, phased in from the first month on; or entries with the keys of a change in a scenario
            file, `{"value": 40, "from_month": 13}`, several of them over time as a list.
        parameters: other values of the model's numbers for the whole run, by name; or entries, `{"value": 1.0}`.
        disturbances: one or several entries with at least a kind and a month, `{"kind": "downturn", "month": 25}`.
        horizon_months: 12 to 120; `None`: as `below` has it.
        name: what results call it; `None`: the name of `below` with `_changed` behind it.
        title: for people, in one text or in two languages; `None`: the title of `below`, said to be changed.
        why: of every entry that has no reason of its own.
        source: of every number whose entry has none of its own.

    Raises:
        UnknownNameError: a lever, a number, a kind of disturbance, a municipality or a key that does not exist.
        ScenarioError: a value, a month or anything else that cannot be used.
    """
    whole = below if isinstance(below, Scenario) else load_scenario(below)
    where = f"{whole.name}_changed" if name is None else _checked_name(name)
    added = {"why": why, "source": source}
    table = {
        "title": _changed_title(whole.title) if title is None else title,
        "question": whole.question,
        "horizon_months": horizon_months,
        "levers": {key: _entries(given, added) for key, given in _named("levers", levers, where).items()},
        "parameters": {key: _entry(given, added) for key, given in _named("parameters", parameters, where).items()},
        "disturbance": [{"why": why, **one} for one in _listed(disturbances, where)],
    }
    read = scenario_from_table(_as_in_a_file(table), plain(where))
    own = read.own.over(whole.as_differences())
    return scenario_of(where, read.title, read.question, whole.name, own, plain(where))


def _changed_title(title: Text) -> Text:
    return Text(f"{title.da}, ændret", f"{title.en}, changed")


def _checked_name(name: object) -> str:
    if not isinstance(name, str) or not name.strip() or set(name) & set("/\\"):
        raise ScenarioError("name", f"{shown(name)} is not a name a scenario can have.", "Write one such as my_change.")
    if name in shipped_scenarios():
        advice = "Choose another name: one that is yours alone cannot be mistaken for it."
        raise ScenarioError(f"'{name}'", "is the name of a scenario that comes with the package.", advice)
    return name


def _named(what: str, given: Mapping[str, Any] | None, where: str) -> Mapping[str, Any]:
    """Values or entries by name, where they are given in that form."""
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise ScenarioError(plain(where), f"{what}: {shown(given)} has no names.", EXAMPLES[what])
    for name in given:
        if not isinstance(name, str):
            raise ScenarioError(plain(where), f"{what}: {shown(name)} is not a name.", EXAMPLES[what])
    return given


def _listed(given: Entry | Iterable[Entry], where: str) -> list[Entry]:
    """Disturbances one after the other, where they are given in that form."""
    one_or_more = [given] if isinstance(given, Mapping) else given
    entries = list(one_or_more) if isinstance(one_or_more, Iterable) and not isinstance(one_or_more, str) else [given]
    for one in entries:
        if not isinstance(one, Mapping):
            raise ScenarioError(plain(where), f"disturbances: {shown(one)} is no entry.", EXAMPLES["disturbances"])
    return entries


def _entries(given: object, added: Entry) -> list[object]:
    """The changes of one lever: several entries, one, or a value alone."""
    return [_entry(one, added) for one in given] if isinstance(given, list | tuple) else [_entry(given, added)]


def _entry(given: object, added: Entry) -> dict[str, object]:
    """One entry with reason and source: one that claims to be more than assumed has to bring its source along."""
    entry = dict(given) if isinstance(given, Mapping) else {"value": given}
    is_assumed = entry.get("grade", Grade.ASSUMED) == Grade.ASSUMED
    return {"why": added["why"], **({"source": added["source"]} if is_assumed else {}), **entry}


def _as_in_a_file(value: Any) -> Any:
    """The same as the reader of a file would hand it on; a single number of NumPy is the number it holds."""
    if isinstance(value, Text):
        return {"da": value.da, "en": value.en}
    if isinstance(value, Mapping):
        return {str(key): _as_in_a_file(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_as_in_a_file(inner) for inner in value]
    if isinstance(value, str):
        return str(value)  # a grade is one of its own kind of text
    return value.item() if getattr(value, "ndim", None) == 0 else value
