"""What the TRACE page says in words about the shipped calibration is what its tables hold."""

from __future__ import annotations

import re

import pytest

from cubb_sim.calibration.report import CalibrationReading
from cubb_sim.knowledge import SHIPPED
from cubb_sim.knowledge.posterior import DEFAULT_STRUCTURE
from cubb_sim.parameters import GROUPS
from tests.architecture.source_tree import ROOT

PAGE = ROOT / "docs" / "explanation" / "trace.md"
ELEMENTS = [
    "1. Problem formulation", "2. Model description", "3. Data evaluation", "4. Conceptual model evaluation",
    "5. Implementation verification", "6. Model output verification", "7. Model analysis",
    "8. Model output corroboration",
]  # fmt: skip
NOT_LEARNED = {
    "internship.package_conversion": "packages with wages agreed",
    "staffing.trust_lost": "a shift costs in trust and alliance",
    "staffing.alliance_kept": "a shift costs in trust and alliance",
    "conversation.gain_efficacy": "what being grasped is worth",
    "job_finding.follow_up_effect": "what time for follow-up is worth",
}


@pytest.fixture(scope="module")
def shipped() -> CalibrationReading:
    return CalibrationReading(SHIPPED, "en")


@pytest.fixture(scope="module")
def told() -> str:
    return re.sub(r"\s+", " ", PAGE.read_text(encoding="utf-8"))


def test_the_eight_elements_stand_in_order() -> None:
    headings = [line[3:] for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("## ")]
    assert [one for one in headings if one[0].isdigit()] == ELEMENTS


def test_what_is_said_to_miss_misses(shipped: CalibrationReading, told: str) -> None:
    rows = {(one.target, one.at): one for one in shipped.rows("fit", structure=DEFAULT_STRUCTURE)}
    assert "in the model it shrinks" in told
    assert rows["T9c", "centre"].mean < 1.0
    assert not rows["T9c", "centre"].inside
    assert "**Too many are without a measure.**" in told
    assert rows["T10", "centre"].mean > rows["T10", "centre"].observed
    assert not rows["T10", "posterior"].inside


def test_ips_is_overstated_and_the_levels_differ(shipped: CalibrationReading, told: str) -> None:
    rows = [one for one in shipped.rows("validation", trial="ips_denmark") if one.scale == "ratio"]
    assert "**IPS is overstated.**" in told
    assert all(one.verdict == "miss" and one.model > one.measured and one.level_differs for one in rows)


def test_the_other_hits_of_which_a_reservation_is_told_have_it(shipped: CalibrationReading, told: str) -> None:
    hits = [one for one in shipped.rows("validation") if one.verdict == "hit"]
    assert "**Other hits** are of the contrast only" in told
    assert all(one.level_differs for one in hits if one.trial.startswith("ips"))


@pytest.mark.parametrize("name", NOT_LEARNED)
def test_what_is_said_not_to_be_learned_is_not(shipped: CalibrationReading, told: str, name: str) -> None:
    row = next(one for one in shipped.rows("identifiability", structure=DEFAULT_STRUCTURE) if one.parameter == name)
    assert NOT_LEARNED[name] in told
    assert row.verdict == "not"


def test_most_of_the_fitted_numbers_are_not_learned(shipped: CalibrationReading) -> None:
    verdicts = [one.verdict for one in shipped.rows("identifiability", structure=DEFAULT_STRUCTURE)]
    assert verdicts.count("not") > len(verdicts) / 2


def test_every_switch_is_told_as_a_doubt(told: str) -> None:
    assert [name for name in GROUPS["switches"] if f"| `{name}` |" not in told] == []
