"""A design that cannot be carried out is refused in words."""

from __future__ import annotations

import inspect
from dataclasses import fields
from typing import Any

import pytest

from cubb_sim.calibration.bip_study import StudyDesign, StudyDesignError, bip_study
from cubb_sim.calibration.bip_study.design import _ALLOWED


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ({"n_participants": 0}, "n_participants is 0; allowed is 1 to"),
        ({"months_between": 0}, "months_between is 0; allowed is 1 to 24"),
        ({"measurement_error_sd": float("nan")}, "measurement_error_sd is nan; it must be a finite number"),
        ({"trust_effect": float("inf")}, "trust_effect is inf"),
        ({"dropout_probability": 1.2}, "dropout_probability is 1.2; allowed is 0 to 1"),
        ({"n_categories": 1}, "n_categories is 1; allowed is 2 to 20"),
        ({"n_participants": 10.5}, "n_participants is 10.5; it must be a whole number"),
        ({"carry_forward": True}, "carry_forward is True; it must be a whole number"),
        ({"answer_probability": "often"}, "answer_probability is 'often'; it must be a number"),
        ({"has_job_centres": 1}, "has_job_centres is 1; it must be True or False"),
        ({"shift_window_months": 4}, "must be a multiple of months_between, which is 3"),
    ],
)
def test_a_number_that_cannot_be_used_is_named_with_what_is_allowed(number: dict[str, Any], words: str) -> None:
    with pytest.raises(StudyDesignError, match=words):
        StudyDesign(**number)


def test_every_number_of_the_design_has_a_range_and_a_word_in_the_docstring() -> None:
    numbers = {field.name for field in fields(StudyDesign)}
    assert numbers - {"has_job_centres"} == set(_ALLOWED)
    told = inspect.getdoc(StudyDesign) or ""
    assert not [name for name in numbers if f"    {name}:" not in told]


def test_questionnaires_are_quarterly_and_leave_a_whole_quarter_of_follow_up() -> None:
    assert StudyDesign(first_month=6, length_months=12).months(48) == (6, 9, 12, 15)
    assert StudyDesign().months(48) == tuple(range(6, 46, 3))
    assert StudyDesign(first_month=6, length_months=42).months(14) == (6, 9)  # month 12 would need month 15


def test_a_run_that_ends_before_the_study_begins_is_refused() -> None:
    with pytest.raises(StudyDesignError, match="the run ends in month 48: no questionnaire"):
        bip_study("bip", design=StudyDesign(first_month=46))
