"""What can be written after --assume, and what is said of what cannot."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cubb_sim.errors import CubbSimError
from cubb_sim.knowledge import read_assumption, read_assumptions
from cubb_sim.parameters import LEVERS, PARAMETERS

MIDDLE = (np.arange(999) + 0.5) / 999


def test_a_value_a_distribution_and_a_lever_are_read() -> None:
    assert read_assumption("belief.information = 0.5").text == "belief.information=0.5"
    normal = read_assumption("belief.information=Normal(1, 0.2)")
    assert (normal.kind, normal.arguments, normal.text) == ("normal", (1.0, 0.2), "belief.information=normal(1, 0.2)")
    assert read_assumption("caseload=70").is_lever


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("belief.information", "there is no NAME=VALUE"),
        ("=0.5", "there is no NAME=VALUE"),
        ("belief.information=", "there is no NAME=VALUE"),
        ("belief.informatoin=0.5", "Did you mean 'belief.information'?"),
        ("caselod=70", "Did you mean 'caseload'?"),
        ("belief.information=much", "'much' is not a number"),
        ("belief.information=0,5", "'0,5' is not a number"),
        ("belief.information=nan", "not a finite number"),
        ("belief.information=1e400", "not a finite number"),
        ("belief.information=7", "outside the range 0.3 to 2"),
        ("caseload=1", "outside the range 25 to 120"),
        ("caseload=normal(60, 5)", "not at a distribution"),
        ("belief.information=norml(1, 0.2)", "Did you mean 'normal'?"),
        ("belief.information=normal(1)", "normal takes 2 numbers, not 1"),
        ("belief.information=normal(1, 0)", "is not above 0"),
        ("belief.information=normal(9, 1)", "outside the range"),
        ("belief.information=uniform(1, 0.5)", "must rise"),
        ("belief.information=uniform(1, 1)", "must rise"),
        ("belief.information=triangular(0.5, 3, 1)", "must rise"),
        ("belief.information=uniform(0, 1)", "outside the range 0.3 to 2"),
    ],
)
def test_what_cannot_be_assumed_is_said_in_one_sentence_with_the_name(written: str, said: str) -> None:
    with pytest.raises(CubbSimError) as raised:
        read_assumption(written)
    assert said in str(raised.value)
    assert "--assume" in str(raised.value)


def test_the_same_number_twice_is_refused() -> None:
    with pytest.raises(CubbSimError, match=r"belief\.information: it is there 2 times"):
        read_assumptions(["belief.information=0.5", "belief.information=0.6"])


def test_a_distribution_is_cut_off_at_the_declared_range() -> None:
    values = read_assumption("belief.information=normal(2, 0.5)").values_at(MIDDLE)
    assert np.max(values) <= PARAMETERS["belief.information"].high
    assert values.mean() < 2.0


def test_the_values_have_the_distribution_that_was_written() -> None:
    uniform = read_assumption("belief.information=uniform(0.5, 1.5)").values_at(MIDDLE)
    assert uniform.mean() == pytest.approx(1.0, abs=1e-3)
    assert uniform.std() == pytest.approx(1.0 / 12**0.5, abs=1e-3)
    triangular = read_assumption("belief.information=triangular(0.5, 0.5, 2)").values_at(MIDDLE)
    assert triangular.mean() == pytest.approx(1.0, abs=2e-3)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40) | st.builds("{}={}".format, st.sampled_from([*PARAMETERS, *LEVERS]), st.text(max_size=20)))
def test_nothing_that_can_be_typed_is_a_traceback(written: str) -> None:
    try:
        assumption = read_assumption(written)
    except CubbSimError:
        return
    assert assumption.declared.problem_with(assumption.arguments[0]) is None
