"""A point of a design is the scenario a person would have written for it, and known answers are known."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cubb_sim.experiments.design import DUMMY, POSTERIOR, FactorKind
from cubb_sim.experiments.models import EmploymentServices, KnownAnswer
from cubb_sim.experiments.models.known_answers import ishigami_truth, sobol_g_truth
from cubb_sim.knowledge import knowledge_of, load_posterior
from cubb_sim.living import live
from cubb_sim.population import plan
from cubb_sim.quantities import QUANTITY_NAMES
from cubb_sim.run import run
from cubb_sim.scenario import load_scenario

SEED = 2_000_005
WRITTEN = """
title = "A point"
question = "?"
parent = "holstebro"

[levers.caseload]
value = 40.0
from_month = 3
why = "A test."

[parameters."switches.belief_causal_share"]
value = 1.0
why = "A test."

[parameters."belief.noise_sd"]
value = 0.2
why = "A test."

[[disturbance]]
kind = "downturn"
month = 6
size = 0.3
why = "A test."
"""
FACTORS = (
    ("caseload", FactorKind.LEVER),
    ("switches.belief_causal_share", FactorKind.SWITCH),
    ("belief.noise_sd", FactorKind.UNCERTAINTY),
    ("disturbance.downturn", FactorKind.DISTURBANCE),
    (DUMMY, FactorKind.DUMMY),
)


def model_over(factors=FACTORS, worlds=("holstebro",), **options):
    scenarios = tuple(replace(load_scenario(one), horizon_months=12) for one in worlds)
    return EmploymentServices(scenarios, factors, **options)


def as_replication_has_it(model, values):
    """The outputs among all values of a replication."""
    return values[model.output_places]


def test_a_point_is_the_scenario_somebody_would_have_written(tmp_path: Path):
    file = tmp_path / "written.toml"
    file.write_text(WRITTEN, encoding="utf-8")
    written = replace(load_scenario(file), horizon_months=12)
    model = model_over(from_month=3, disturbance_month=6)
    found = model.prepare(np.array([40.0, 1.0, 0.2, 0.3, 0.77])).run(0, SEED)
    expected = run(written, replications=1, seed=SEED, fixed=True).values[0]
    np.testing.assert_array_equal(found, as_replication_has_it(model, expected))


def test_a_point_without_factors_is_a_fixed_run_of_the_scenario():
    model = model_over(())
    found = model.prepare(np.empty(0)).run(0, SEED)
    expected = run(model.scenarios[0], replications=1, seed=SEED, fixed=True).values[0]
    np.testing.assert_array_equal(found, as_replication_has_it(model, expected))


def test_the_posterior_factor_picks_a_draw_with_all_its_numbers():
    model = model_over(((POSTERIOR, FactorKind.POSTERIOR),))
    fitted = load_posterior()
    row = 700
    found = model.prepare(np.array([(row + 0.5) / len(fitted)])).run(0, SEED)
    numbers = dict(zip(fitted.names, fitted.draws[row].tolist(), strict=True))
    expected = live(plan(model.scenarios[0], numbers), SEED).values
    np.testing.assert_array_equal(found, as_replication_has_it(model, expected))


def test_a_switch_at_its_end_brings_the_posterior_fitted_with_it():
    model = model_over((("switches.belief_causal_share", FactorKind.SWITCH),))
    scenario = model.scenario_at({"switches.belief_causal_share": 1.0}, 0)
    expected = knowledge_of(scenario, fixed=True)
    assert expected.structure == "belief_causal_share=1"
    assert model.numbers_at({"switches.belief_causal_share": 1.0}, scenario) == expected.values(1)


def test_plans_are_those_of_the_planner_where_staffs_differ_between_points():
    varied = (("caseload", FactorKind.LEVER), ("disturbance.reform", FactorKind.DISTURBANCE))
    model = model_over(varied, ("holstebro", "holstebro+cubb_package"))
    for world, caseload, reform in ((0, 40.0, 0.0), (1, 80.0, 0.1), (0, 40.0, 0.2), (1, 55.0, 0.0)):
        given = {"caseload": caseload, "disturbance.reform": reform}
        scenario = model.scenario_at(given, world)
        found, expected = model.plan_at(given, world), plan(scenario, model.numbers_at({}, scenario))
        assert found.n_posts == expected.n_posts
        for field in ("numbers", "paths", "ties", "colleague_start", "colleagues"):
            assert np.asarray(getattr(found, field)).tobytes() == np.asarray(getattr(expected, field)).tobytes(), field


def test_a_disturbance_of_size_zero_does_not_happen():
    model = model_over((("disturbance.reform", FactorKind.DISTURBANCE),))
    assert model.scenario_at({"disturbance.reform": 0.0}, 0) == model.scenarios[0]


def test_a_lever_of_a_strategy_gives_way_to_the_factor():
    worlds = ("holstebro", "holstebro+stable_caseworkers")
    model = model_over((("caseworker_turnover", FactorKind.LEVER),), worlds)
    varied = model.scenario_at({"caseworker_turnover": 0.33}, 1)
    assert [one.value for one in varied.lever_changes if one.lever == "caseworker_turnover"] == [0.33]
    others = {one.lever for one in model.scenarios[1].lever_changes} - {"caseworker_turnover"}
    assert {one.lever for one in varied.lever_changes} - {"caseworker_turnover"} == others


def test_worlds_share_their_chance():
    """A strategy that changes nothing gives the very same numbers."""
    base = replace(load_scenario("holstebro"), horizon_months=6)
    ready = EmploymentServices((base, base), ()).prepare(np.empty(0))
    np.testing.assert_array_equal(ready.run(0, SEED), ready.run(1, SEED))


def test_chosen_subgroups_come_after_the_quantities_of_everybody():
    model = model_over((), subgroups=("under_30",))
    assert model.output_names[: len(QUANTITY_NAMES)] == QUANTITY_NAMES
    found = dict(zip(model.output_names, model.prepare(np.empty(0)).run(0, SEED), strict=True))
    expected = run(model.scenarios[0], replications=1, seed=SEED, fixed=True)
    assert found["hours_ever_share@under_30"] == expected.value("hours_ever_share", "under_30")[0]
    assert "caseload@under_30" not in found


def test_identities_differ_where_a_result_may():
    base = model_over()
    others = [
        model_over(from_month=2),
        model_over(disturbance_month=3),
        model_over(subgroups=("under_30",)),
        model_over(FACTORS[:-1]),
        model_over(worlds=("herning",)),
    ]
    assert len({one.identity(0) for one in (base, *others)}) == len(others) + 1
    assert base.identity(0) == pickle.loads(pickle.dumps(base)).identity(0)


@pytest.mark.parametrize(("name", "truth"), [("ishigami", ishigami_truth), ("sobol_g", sobol_g_truth)])
def test_a_known_variance_is_that_of_many_points(name, truth):
    """Plain Monte Carlo; five standard errors, so a false alarm comes once in a million."""
    first, total, variance = truth()
    inputs = len(first)
    low, high = (-np.pi, np.pi) if name == "ishigami" else (0.0, 1.0)
    values = np.random.default_rng(3).uniform(low, high, (20_000, inputs))
    model = KnownAnswer(name, tuple(f"x{at}" for at in range(inputs)))
    found = np.array([model.prepare(row).run(0, 1)[0] for row in values])
    squared = (found - found.mean()) ** 2
    assert abs(squared.mean() - variance) < 5.0 * squared.std() / np.sqrt(len(squared))
    assert np.all(first <= total)
    assert first.sum() < 1.0 < total.sum()


def test_noise_has_the_spread_it_says_and_an_address():
    model = KnownAnswer("ishigami", ("x1", "x2", "x3", DUMMY), noise_sd=2.0)
    ready = model.prepare(np.array([0.1, 0.2, 0.3, 9.9]))
    drawn = np.array([ready.run(0, seed)[0] for seed in range(4000)])
    assert abs(drawn.std() - 2.0) < 5.0 * 2.0 / np.sqrt(2 * 4000)
    assert ready.run(0, 17) == ready.run(0, 17)
    assert ready.run(1, 17)[0] != ready.run(0, 17)[0] + 1.0  # another world has chance of its own


def test_a_sent_model_brings_nothing_along_that_was_read_here():
    """A worker reads its own calibration, so that another one there is noticed and not covered up."""
    model = model_over(((POSTERIOR, FactorKind.POSTERIOR),))
    assert model.fitted is not None
    sent = pickle.loads(pickle.dumps(model))
    assert set(sent.__dict__) == {"scenarios", "factors", "subgroups", "from_month", "disturbance_month", "posterior"}
    assert sent == model
