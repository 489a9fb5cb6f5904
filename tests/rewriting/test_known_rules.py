"""What can be rewritten, and what is said where something cannot."""

from __future__ import annotations

import ast

import pytest

from cubb_sim import EmploymentServiceModel
from cubb_sim.compilation import COMPILED_SOURCES, PACKAGE, plain
from cubb_sim.errors import CubbSimError, UnknownNameError
from cubb_sim.rewriting import rule_names
from cubb_sim.rewriting.known_rules import BEFORE_THE_FIRST_MONTH, rules_by_name
from cubb_sim.rewriting.telling import names_used

BEFORE_A_RUN = ("numbers.py", "population.py", "paths.py")
"""Modules outside the compiled sources that work something out for a run."""


def test_every_rule_is_known_by_its_name():
    files = (PACKAGE / "rules").glob("*.py")
    declared = {
        one.name
        for file in files
        for one in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(one, ast.FunctionDef) and not one.name.startswith("_")
    }
    assert set(rules_by_name()) == declared
    assert set(rule_names()) == declared - BEFORE_THE_FIRST_MONTH


def test_what_is_asked_before_the_first_month_is_read_off_the_imports():
    assert not set(BEFORE_A_RUN) & set(COMPILED_SOURCES)
    asked: set[str] = set()
    for name in BEFORE_A_RUN:
        for one in ast.walk(ast.parse((PACKAGE / name).read_text(encoding="utf-8"))):
            if isinstance(one, ast.ImportFrom) and (one.module or "").startswith("cubb_sim.rules"):
                asked |= {alias.name for alias in one.names} & set(rules_by_name())
    reached: set[str] = set()
    while asked - reached:
        reached |= asked
        asked |= {
            called
            for name in reached
            for called in names_used(plain(rules_by_name()[name]).__code__)
            if called in rules_by_name()
        }
    assert reached == BEFORE_THE_FIRST_MONTH


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ({"grasp_probabilty": lambda at_caseworker, clarity_sd, p: 1.0}, "Did you mean 'grasp_probability'?"),
        ({"log_odds": lambda p: 1.0}, "'log_odds' is asked before the first month"),
        ({"grasp_probability": 0.5}, "grasp_probability=0.5 is not a Python function"),
        ({"grasp_probability": max}, "is not a Python function"),
        (
            {"grasp_probability": lambda clarity_sd, p: 1.0},
            r"is asked with \(at_caseworker, clarity_sd, p\), and what is given in its place takes \(clarity_sd, p\)",
        ),
    ],
)
def test_what_cannot_stand_in_a_rules_place_is_refused_at_once(rules, message):
    with pytest.raises(CubbSimError, match=message):
        EmploymentServiceModel.with_rules(**rules)
    with pytest.raises(CubbSimError, match=message):
        type("Mine", (EmploymentServiceModel,), {"rules": rules})


def test_the_nearest_name_is_an_attribute():
    with pytest.raises(UnknownNameError) as raised:
        EmploymentServiceModel.with_rules(voice_probabilities=lambda p: 1.0)
    assert raised.value.nearest == "voice_probability"


def test_rules_add_up_and_the_last_word_counts():
    def never(at_caseworker, clarity_sd, p):
        return 0.0

    def always(at_caseworker, clarity_sd, p):
        return 1.0

    def forgiving(trust, competence, p):
        return trust

    first = EmploymentServiceModel.with_rules(grasp_probability=never, trust_after_missed=forgiving)
    second = first.with_rules(grasp_probability=always)
    assert second.rules == {"grasp_probability": always, "trust_after_missed": forgiving}
    both = type("Both", (EmploymentServiceModel.with_rules(grasp_probability=never), second), {})
    assert vars(both)["rules"] == {"grasp_probability": never, "trust_after_missed": forgiving}
    assert first.rules["grasp_probability"] is never
    assert EmploymentServiceModel.rules == {}


@pytest.mark.parametrize("processes", [print, None, (1,), "abc"])
def test_processes_are_a_tuple_of_functions(processes):
    with pytest.raises(
        CubbSimError, match=r"is no tuple of functions. Of one alone: extra_processes = \(my_process,\)"
    ):
        type("Mine", (EmploymentServiceModel,), {"extra_processes": processes})
