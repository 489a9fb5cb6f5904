"""The error budget adds up: every declared check is made once, none without a share, and a wrong expectation fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine.error_budget import CHECKS, ERROR_RATE, FAMILY_ERROR_RATE, assert_normal, assert_share, detectable

HERE = Path(__file__).parent


def test_every_declared_check_is_made_exactly_once() -> None:
    code = "".join(
        path.read_text(encoding="utf-8") for path in sorted(HERE.glob("test_*.py")) if path != Path(__file__)
    )
    assert {check: code.count(f'"{check}"') for check in CHECKS} == dict.fromkeys(CHECKS, 1)


def test_the_shares_add_up_to_the_family() -> None:
    assert ERROR_RATE * len(CHECKS) == pytest.approx(FAMILY_ERROR_RATE)


def test_a_wrong_expectation_fails() -> None:
    """The negative control: a share that is off by what the test says it can see."""
    with pytest.raises(AssertionError, match="is expected"):
        assert_share("which exit", 600, 1000, 0.5, 0.1)
    with pytest.raises(AssertionError, match="is expected"):
        assert_normal("which exit", 107.0, 100.0, 1.0, 10.0)


def test_a_test_that_could_not_see_the_error_fails_too() -> None:
    with pytest.raises(AssertionError, match="too few"):
        assert_share("which exit", 50, 100, 0.5, 0.01)
    assert 5.0 < detectable(1.0) < 7.0
