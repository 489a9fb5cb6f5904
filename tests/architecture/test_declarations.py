"""Every number says what it is, in two languages, with its unit, its source and how well it is known."""

from __future__ import annotations

import re

from cubb_sim.parameters import DISTURBANCES, LEVERS, PARAMETERS
from cubb_sim.parameters.specification import Grade, ParameterRole, Pillar
from tests.architecture.source_tree import PACKAGE, python_files

DECLARED = [*PARAMETERS.values(), *LEVERS.values()]
LARGER_THAN_ANY_RANGE = 1e9


def test_numbers_are_explained_in_danish_and_english() -> None:
    for declared in DECLARED:
        texts = (declared.title.da, declared.title.en, declared.explanation.da, declared.explanation.en, declared.unit)
        assert all(text.strip() for text in texts), declared.name
        assert declared.explanation.da != declared.explanation.en, declared.name


def test_numbers_say_where_they_are_from_and_how_well_they_are_known() -> None:
    assert [declared.name for declared in DECLARED if not declared.source.strip()] == []
    assert [declared.name for declared in DECLARED if not isinstance(declared.grade, Grade)] == []
    assert [declared.name for declared in DECLARED if not isinstance(declared.role, ParameterRole)] == []


def test_ranges_are_ranges() -> None:
    """A range somebody believes in, never one that only means "anything"."""
    for declared in DECLARED:
        assert declared.low <= declared.default <= declared.high, declared.name
        assert declared.low < declared.high or declared.role is ParameterRole.CONSTANT, declared.name
        assert max(abs(declared.low), abs(declared.high)) < LARGER_THAN_ANY_RANGE, declared.name


def test_names_follow_the_dotted_grammar() -> None:
    grammar = re.compile(r"[a-z][a-z_]*\.[a-z][a-z0-9_]*")
    assert [declared.name for declared in DECLARED if not grammar.fullmatch(declared.name)] == []


def test_names_are_keys() -> None:
    assert all(name == declared.name for name, declared in PARAMETERS.items())
    assert all(declared.name == f"lever.{name}" for name, declared in LEVERS.items())


def test_levers_tell_leaders_what_they_cost_and_when_they_work() -> None:
    for lever in LEVERS.values():
        assert lever.role is ParameterRole.LEVER, lever.name
        assert lever.phase_in_months >= 0, lever.name
        assert lever.cost_note.da.strip(), lever.name
        assert lever.cost_note.en.strip(), lever.name
        assert (lever.cost_kr == 0) == (lever.cost_unit == ""), lever.name


def test_every_pillar_has_levers() -> None:
    assert {lever.pillar for lever in LEVERS.values()} == set(Pillar)


def test_disturbances_are_explained_in_both_languages() -> None:
    assert {"reform", "budget_cut", "resignations", "closing_offers", "downturn"} <= set(DISTURBANCES)
    for name, kind in DISTURBANCES.items():
        assert all(text.da.strip() and text.en.strip() for text in (kind.title, kind.explanation)), name


def test_every_declared_number_is_read_somewhere() -> None:
    """A declaration nobody reads is a slider that moves nothing."""
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in python_files(PACKAGE) if "parameters" not in path.parts
    )
    words = set(re.findall(r"\w+", code))
    prefixes = re.findall(r"f\"(?:[a-z_]+\.)?([a-z_]+)\{\w+\}\"", code)  # names put together: f"group.hr_{indicator}"

    def is_read(field: str) -> bool:
        return field in words or any(field.startswith(p) and field.removeprefix(p) in words for p in prefixes)

    assert [declared.name for declared in DECLARED if not is_read(declared.field)] == []
