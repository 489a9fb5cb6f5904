"""Points are where the method says, belong to the rows they say, and stay where they are when a design grows."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from cubb_sim.experiments.design import Distribution, Method, Seeds
from cubb_sim.experiments.design.reading import load_design, resized
from cubb_sim.experiments.models.known_answers import ishigami, ishigami_truth
from cubb_sim.experiments.sampling import SamplingError, points_of, salib_points
from cubb_sim.experiments.seeds import seeds_of

SIZES = {
    Method.MORRIS: 6, Method.SOBOL: 8, Method.FAST: 65, Method.DGSM: 6, Method.LATIN: 12, Method.FACTORIAL: 6,
}  # fmt: skip


def placed(method, *, groups=False, second_order=False, size=None):
    """A small design of six inputs of the G function, the first of them with levels where they are crossed."""
    base = load_design("sobol_g")
    factors = [*base.factors[:5], base.factors[-1]]
    if groups:
        named = ["b", "a", "b", "c", "a", "dummy"]
        factors = [replace(one, group=group) for one, group in zip(factors, named, strict=True)]
    if method is Method.FACTORIAL:
        for at, levels in ((1, (0.0, 0.5, 1.0)), (3, (0.25, 0.75))):
            factors[at] = replace(factors[at], distribution=Distribution.LEVELS, arguments=levels)
    return replace(
        base, factors=tuple(factors), method=method, groups=groups, second_order=second_order,
        size=SIZES[method] if size is None else size,
    )  # fmt: skip


DESIGNS = {
    **{method.value: placed(method) for method in Method},
    "sobol, second order": placed(Method.SOBOL, second_order=True),
    "sobol, groups": placed(Method.SOBOL, groups=True),
    "sobol, groups, second order": placed(Method.SOBOL, groups=True, second_order=True),
    "morris, groups": placed(Method.MORRIS, groups=True),
}
GROWING = [name for name in DESIGNS if name != "fast"]


@pytest.mark.parametrize("name", DESIGNS)
def test_the_descriptor_says_what_the_points_are(name):
    design = DESIGNS[name]
    points = points_of(design)
    descriptor = points.descriptor
    assert points.shares.shape == (descriptor.n_points, len(design.factors))
    assert 0.0 <= np.min(points.shares) <= np.max(points.shares) <= 1.0
    assert (descriptor.method, descriptor.size, descriptor.seed) == (design.method, design.size, design.seed)
    assert (descriptor.second_order, descriptor.n_inputs) == (design.second_order, len(design.group_names))
    assert points.rows.tolist() == [at // descriptor.points_per_row for at in range(len(points))]
    assert any(char.isdigit() for char in descriptor.library)


@pytest.mark.parametrize("name", DESIGNS)
def test_the_same_design_has_the_same_points_and_touches_nobody_elses_chance(name):
    np.random.seed(5)  # noqa: NPY002
    random.seed(5)
    before = np.random.get_state(legacy=False), random.getstate()  # noqa: NPY002
    first = points_of(DESIGNS[name]).shares
    after = np.random.get_state(legacy=False), random.getstate()  # noqa: NPY002
    assert repr(before) == repr(after)
    np.random.seed(6)  # noqa: NPY002
    assert np.array_equal(first, points_of(DESIGNS[name]).shares)
    other = points_of(resized(DESIGNS[name], seed=2)).shares
    assert np.array_equal(first, other) == (name == "dgsm")  # whose sequence is not scrambled


@pytest.mark.parametrize("name", GROWING)
def test_a_design_of_twice_the_size_begins_with_the_points_that_were_done(name):
    small = DESIGNS[name]
    points, larger = points_of(small), points_of(resized(small, size=2 * small.size))
    assert np.array_equal(larger.shares[: len(points)], points.shares)
    assert np.array_equal(larger.rows[: len(points)], points.rows)


@pytest.mark.parametrize("groups", [False, True])
@pytest.mark.parametrize("second_order", [False, True])
def test_a_base_row_exchanges_one_input_at_a_time(groups, second_order):
    """A, then A with each input in turn from B, then B with each in turn from A, then B: in the order of the names."""
    design = placed(Method.SOBOL, groups=groups, second_order=second_order)
    points = points_of(design)
    for row in range(design.size):
        block = points.shares[points.rows == row]
        first, last = block[0], block[-1]
        assert not (first == last).any()
        for at in range(len(design.group_names)):
            own = design.group_of == at
            assert np.array_equal(block[1 + at], np.where(own, last, first))
            if second_order:
                assert np.array_equal(block[1 + len(design.group_names) + at], np.where(own, first, last))


@pytest.mark.parametrize("groups", [False, True])
@pytest.mark.parametrize(("levels", "step_length"), [(4, 2.0 / 3.0), (6, 3.0 / 5.0)])
def test_a_step_of_a_trajectory_moves_one_input_by_half_the_levels(groups, levels, step_length):
    design = replace(placed(Method.MORRIS, groups=groups), levels=levels)
    points = points_of(design)
    for row in range(design.size):
        steps = np.diff(points.shares[points.rows == row], axis=0)
        moved = [set(design.group_of[np.flatnonzero(np.abs(step) > 1e-9)].tolist()) for step in steps]
        assert sorted(one for group in moved for one in group) == list(range(len(design.group_names)))
        assert np.allclose(np.abs(steps[np.abs(steps) > 1e-9]), step_length)


def test_a_base_point_of_dgsm_is_followed_by_one_small_step_of_each_factor():
    points = points_of(DESIGNS["dgsm"])
    for row in range(DESIGNS["dgsm"].size):
        block = points.shares[points.rows == row]
        assert [np.flatnonzero(one != block[0]).tolist() for one in block[1:]] == [[at] for at in range(6)]


@pytest.mark.parametrize("n", [2, 7, 12, 96])
def test_each_part_of_every_range_has_exactly_one_point_of_a_hypercube(n):
    shares = points_of(placed(Method.LATIN, size=n)).shares
    parts = np.sort((shares * n).astype(int), axis=0)
    assert np.array_equal(parts, np.repeat(np.arange(n)[:, None], shares.shape[1], axis=1))
    assert n == 2 or len({tuple(np.argsort(column)) for column in shares.T}) == shares.shape[1]


def test_a_factorial_design_combines_all_levels_before_each_background():
    design = placed(Method.FACTORIAL)
    points = points_of(design)
    values = design.values(points.shares)
    background = [0, 2, 4, 5]
    for row in range(design.size):
        block = values[points.rows == row]
        assert sorted(map(tuple, block[:, [1, 3]].tolist())) == [(x, y) for x in (0, 0.5, 1) for y in (0.25, 0.75)]
        assert len(np.unique(block[:, background], axis=0)) == 1
    assert len(np.unique(values[:, background], axis=0)) == design.size


def test_what_is_worked_out_from_the_points_is_the_known_answer():
    """Total indices by Jansen's formula: columns, order and ranges all have to be right for them."""
    design = resized(load_design("ishigami"), size=2048)
    points = points_of(design)
    y = np.array([ishigami(values[:3]) for values in design.values(points.shares)]).reshape(design.size, -1)
    variance = np.var(np.concatenate([y[:, 0], y[:, -1]]))
    total = [float(np.mean((y[:, 0] - y[:, 1 + at]) ** 2) / 2.0 / variance) for at in range(4)]
    assert total == pytest.approx([*ishigami_truth()[1], 0.0], abs=0.02)


def test_points_that_are_not_what_was_asked_for_are_refused(monkeypatch):
    design = DESIGNS["sobol"]
    monkeypatch.setattr(salib_points, "salib_points", lambda design: np.zeros((3, 6)))
    with pytest.raises(SamplingError, match=r"\(3, 6\).*\(64, 6\)"):
        points_of(design)


def test_a_library_that_reseeds_everybody_is_put_right(monkeypatch):
    """As SALib's PAWN does; its samplers may one day."""

    def reseeding(problem, n, **options):
        np.random.seed(1)  # noqa: NPY002
        random.seed(1)
        problem["sample_scaled"] = True
        return np.zeros((64, 6))

    monkeypatch.setattr("SALib.sample.sobol.sample", reseeding)
    before = np.random.get_state(legacy=False), random.getstate()  # noqa: NPY002
    assert points_of(DESIGNS["sobol"]).shares.sum() == 0.0
    assert repr((np.random.get_state(legacy=False), random.getstate())) == repr(before)  # noqa: NPY002


def test_a_row_of_a_larger_design_keeps_its_seeds():
    """Points and seeds together are a run's identity: only then is what was done found again."""
    for name in GROWING:
        small, large = DESIGNS[name], resized(DESIGNS[name], size=2 * DESIGNS[name].size, replications=3)
        for kind in Seeds:
            had = seeds_of(kind, small.seed, points_of(small).rows, 2)
            assert np.array_equal(seeds_of(kind, large.seed, points_of(large).rows, 3)[: len(had), :2], had)
