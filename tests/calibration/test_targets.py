"""The targets' file: what it says of each finding, and what it refuses."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from cubb_sim.calibration.measures import MEASURES
from cubb_sim.calibration.targets import TARGETS_FILE, back, fitted_targets, load_targets, transformed
from cubb_sim.errors import CubbSimError
from tests.architecture.source_tree import PACKAGE, python_files

TEXT = TARGETS_FILE.read_text(encoding="utf-8")


def written(tmp_path: Path, old: str, new: str) -> Path:
    assert old in TEXT
    path = tmp_path / "targets.toml"
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    return path


def test_every_finding_of_the_evidence_is_there_with_a_measure() -> None:
    targets = load_targets()
    assert {one.id.rstrip("abc") for one in targets} == {f"T{n}" for n in range(1, 13)}
    assert {one.measure for one in targets} <= set(MEASURES)
    assert {one.role for one in targets} == {"fit", "held_out", "pattern"}


def test_the_published_values_are_those_of_the_evidence() -> None:
    """Typed here a second time, from the evidence page and not from the file."""
    values = {one.id: one.value for one in load_targets()}
    assert values == pytest.approx(
        {
            "T1": 0.20, "T2": 0.10, "T3": 0.06, "T4": 0.50, "T4a": 0.26, "T5": 0.40, "T6": 0.78, "T7": 1.325,
            "T8a": 0.27, "T8b": 0.012, "T9a": 0.23, "T9b": 0.07, "T9c": 1.2, "T10": 0.24, "T11": 0.055, "T12": 0.04,
        }
    )  # fmt: skip


def test_the_tolerance_is_ninety_per_cent_on_the_targets_scale() -> None:
    t6 = next(one for one in load_targets() if one.id == "T6")
    half = (math.log(0.92) - math.log(0.66)) / 2.0
    assert t6.sd == pytest.approx(math.hypot(half / 1.6449, 0.03))
    assert t6.on_scale == pytest.approx(math.log(0.78))


def test_chance_widens_the_tolerance_of_a_studys_finding_only() -> None:
    t6, t10 = (next(one for one in load_targets() if one.id == name) for name in ("T6", "T10"))
    assert t10.tolerance(0.3) == (t10.low, t10.high)
    assert t6.tolerance(0.0) == pytest.approx((t6.low, t6.high))
    low, high = t6.tolerance(0.2)
    assert math.log(0.78 / low) == pytest.approx(math.hypot(math.log(0.78 / 0.66), 1.6449 * 0.2))
    assert math.log(high / 0.78) == pytest.approx(math.hypot(math.log(0.92 / 0.78), 1.6449 * 0.2))


@pytest.mark.parametrize("scale", ["none", "log", "logit"])
def test_a_value_comes_back_from_its_scale(scale: str) -> None:
    assert back(scale, transformed(scale, 0.37)) == pytest.approx(0.37)


def test_what_has_no_place_on_a_scale_is_not_a_number() -> None:
    assert math.isnan(transformed("log", 0.0))
    assert math.isnan(transformed("logit", 0.0))
    assert math.isnan(transformed("logit", 1.0))
    assert math.isnan(transformed("log", math.nan))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "T1"', 'id = "T2"', "target 'T2' is there 2 times"),
        ("value = 0.20", "value = 0.5", "low, value and high"),
        ("value = 0.20", 'value = "a fifth"', "key 'value'"),
        ("value = 0.20", "value = nan", "key 'value'"),
        ('grade = "seed"', 'grade = "sure"', "key 'grade'"),
        ("n = 4000", "n = -1", "key 'n'"),
        ('role = "fit"', 'rolle = "fit"', "target T1"),
        ("[[target]]", "[[target]", "cannot be read"),
    ],
)
def test_a_fault_is_named_with_target_and_key(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(CubbSimError) as raised:
        load_targets(written(tmp_path, old, new))
    assert said in str(raised.value)
    assert "targets.toml" in str(raised.value)


def test_no_estimate_of_the_study_is_typed_into_the_model() -> None:
    """T6 and T7 are to come out of the simulated study; 0.78 and 1.33 stand in the targets' file and nowhere else."""
    for path in python_files(PACKAGE):
        name = path.relative_to(PACKAGE).as_posix()
        if name.startswith(("rules/", "processes/", "parameters/", "calibration/")):
            code = "\n".join(line.split("#")[0] for line in path.read_text(encoding="utf-8").splitlines())
            for number in ("0.78,", "0.78)", "1.33,", "1.33)", "1.325", "math.log(1.33"):
                assert number not in code, f"{name} has {number}"


def test_what_is_fitted_is_not_what_is_held_out() -> None:
    assert {one.id for one in load_targets()} - {one.id for one in fitted_targets(load_targets())} == {"T9c", "T12"}
