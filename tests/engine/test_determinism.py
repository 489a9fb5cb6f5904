"""Same seed, same lives: whatever the order, whoever else is there, compiled or not."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cubb_sim.kinds import NOBODY
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.outcome import Outcome
from cubb_sim.population import plan
from cubb_sim.run import run
from cubb_sim.scenario import load_scenario
from tests.engine.same_lives import lives
from tests.engine.small import OWN_FIELDS, PLACES, are_the_same, differing, live, scenario, town

ROOT = Path(__file__).resolve().parents[2]
ALONE_IN_EVERYTHING = {
    "undisturbed_minutes": 0.0, "caseworker_turnover": 0.0, "decision_authority": 1.0, "internship_volume": 0.0,
    "job_first_focus": 0.0, "own_perspective_share": 0.0, "offer_budget": 2.0, "reorganisations_per_year": 0.0,
    "caseload": 120.0,
}  # fmt: skip
"""No place, hour or caseworker is short, so that nobody can take anything from anybody."""
NOTHING_SHARED = {
    "switches.displacement": 0.0, "surroundings.political_reaction": 0.0, "measures.weeks_budget_per_citizen": 6.0,
    "measures.course_share": 0.7, "population.inflow_per_year": 0.0,
}  # fmt: skip


def test_the_same_seed_gives_the_same_lives_to_the_last_bit() -> None:
    assert are_the_same(lives(60, 8), lives(60, 8))


def test_another_seed_gives_other_lives() -> None:
    assert not are_the_same(live(scenario(), seed=3), live(scenario(), seed=4))


def test_models_that_live_side_by_side_do_not_touch_each_other() -> None:
    shared = plan(scenario(town(citizens=80), months=10))
    models = [EmploymentServiceModel(shared, seed=seed) for seed in (3, 4)]
    for _ in range(10):
        for model in reversed(models):
            model.step()
    assert are_the_same(models[0].outcome(), live(shared.scenario, seed=3))
    assert are_the_same(models[1].outcome(), live(shared.scenario, seed=4))


def test_month_by_month_or_all_at_once_is_the_same() -> None:
    shared = plan(scenario(months=10))
    model = EmploymentServiceModel(shared, seed=3)
    for _ in range(4):
        model.step()
    assert are_the_same(model.run_to_horizon(), live(shared.scenario, seed=3))


@pytest.mark.each_python
@pytest.mark.slow
def test_the_number_of_workers_changes_nothing() -> None:
    chosen = scenario(town(citizens=50), months=12)
    alone, shared = (run(chosen, replications=3, seed=5, workers=n) for n in (1, 2))
    for one, other in zip(alone.replications, shared.replications, strict=True):
        assert {name: value.tolist() for name, value in vars(one.people).items()} == {
            name: value.tolist() for name, value in vars(other.people).items()
        }
        assert np.array_equal(one.flows, other.flows)
        assert np.array_equal(one.ledger, other.ledger)


def without_places(people: Any, n: int, first: Any) -> dict[str, Any]:
    """The first `n` people with positions counted from where their municipality's things begin."""
    some = people[:n].copy()
    for field in PLACES:
        places = some[field]
        some[field] = np.where(places == NOBODY, NOBODY, places - first.get(field, 0))
    return {name: some[name] for name in some.dtype.names}


def holstebro_in(outcome: Outcome, model: EmploymentServiceModel) -> dict[str, Any]:
    """Holstebro's people in a run, free of where they lie in the arrays."""
    m = outcome.municipalities.index("Holstebro")
    here = model.world.municipalities[m]
    first = {
        "caseworker": here.first_post, "organisation": here.first_organisation, "municipality": m,
        "firm": here.first_firm, "place_firm": here.first_firm, "employer": here.first_firm,
    }  # fmt: skip
    people = model.world.citizens[here.first_citizen : here.end_citizen]
    return without_places(people, len(people), first)


def lived_model(*towns: Any, **parameters: float) -> tuple[Outcome, EmploymentServiceModel]:
    model = EmploymentServiceModel(plan(scenario(*towns, months=20, parameters=parameters)), seed=9)
    return model.run_to_horizon(), model


HOLSTEBRO, OTHERS = town(citizens=110), (town("Aarhus", 70, flips_per_year=12.0), town("Lille", 40, caseload=30.0))


def test_a_municipality_that_joins_changes_nobodys_life_where_practice_does_not_spread() -> None:
    off = {"management.spread_between_municipalities_per_year": 0.0}
    alone = holstebro_in(*lived_model(HOLSTEBRO, **off))
    in_company = holstebro_in(*lived_model(OTHERS[0], HOLSTEBRO, OTHERS[1], **off))
    assert [name for name in alone if not np.array_equal(alone[name], in_company[name])] == []


def test_where_practice_spreads_the_neighbours_flips_are_felt() -> None:
    """The same as above with the ties on, so that the test above is known to look at something."""
    on = {"management.spread_between_municipalities_per_year": 0.6, "management.practice_effect": 0.4}
    on |= {"conversation.grasp_competence": 1.2}
    alone = holstebro_in(*lived_model(HOLSTEBRO, **on))
    in_company = holstebro_in(*lived_model(OTHERS[0], HOLSTEBRO, **on))
    assert not np.array_equal(alone["n_grasped"], in_company["n_grasped"])


def test_holstebro_alone_starts_with_the_people_of_holstebro_among_four() -> None:
    starts = []
    for name in ("holstebro", "four_partners"):
        model = EmploymentServiceModel(plan(load_scenario(name)), seed=2)
        starts.append(holstebro_in(model.outcome(), model))
    assert [name for name in starts[0] if not np.array_equal(starts[0][name], starts[1][name])] == []


@pytest.mark.parametrize("n_more", [1, 2, 7])
def test_a_citizen_more_leaves_the_others_who_they_are(n_more) -> None:
    starts = []
    for n in (100, 100 + n_more):
        model = EmploymentServiceModel(plan(scenario(town(citizens=n), months=24)), seed=2)
        starts.append(model.world.citizens[:100])
    assert differing(starts[0], starts[1], OWN_FIELDS) == []


@pytest.mark.parametrize("n_more", [1, 2, 7])
def test_a_citizen_more_changes_nobodys_life_where_nothing_is_scarce(n_more) -> None:
    few, more = (
        live(scenario(town(citizens=n, **ALONE_IN_EVERYTHING), months=24, parameters=NOTHING_SHARED))
        for n in (60, 60 + n_more)
    )
    assert differing(few.people[:60], more.people[:60]) == []
    assert few.people.n_measures.sum() > 30  # lives in which something happens


def test_where_hours_and_places_are_scarce_one_persons_life_is_anothers_business() -> None:
    few, more = (live(scenario(town(citizens=n), months=24)) for n in (100, 107))
    assert differing(few.people[:100], more.people[:100]) != []


def test_a_seed_is_a_seed_in_every_scenario() -> None:
    """Replication r of every scenario has the same people: what differs is what is done."""
    whole = load_scenario("holstebro")
    other = replace(whole, municipalities=tuple(replace(m, levers=(("caseload", 30.0),)) for m in whole.municipalities))
    starts = [EmploymentServiceModel(plan(one), seed=6).world.citizens for one in (whole, other)]
    assert differing(starts[0], starts[1], OWN_FIELDS) == []


def lived_elsewhere(path: Path, citizens: int, months: int, **environment: str) -> Any:
    """The same small scenario lived in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.engine.same_lives", str(path), str(citizens), str(months)],
        cwd=ROOT, env=os.environ | environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return np.load(path)


def assert_same(written: Any, lived: Outcome) -> None:
    """Whole numbers to the last one, the others to the last digits but three: mathematics libraries differ there."""
    tables = {"flows": lived.flows, "stocks": lived.stocks, "ledger": lived.ledger}
    tables |= {f"people_{name}": lived.people[name] for name in lived.people.dtype.names}
    events: Any = lived.events
    tables |= {f"rows_{name}": events[name] for name in events.dtype.names}
    assert sorted(written.files) == sorted(tables)
    for name, table in tables.items():
        if np.issubdtype(table.dtype, np.integer):
            assert np.array_equal(written[name], table), name
        else:
            np.testing.assert_allclose(written[name], table, rtol=1e-12, atol=1e-12, err_msg=name)


def test_without_compilation_the_lives_are_the_same(tmp_path) -> None:
    assert_same(lived_elsewhere(tmp_path / "plain.npz", 60, 8, NUMBA_DISABLE_JIT="1"), lives(60, 8))


@pytest.mark.slow
def test_with_every_index_checked_the_lives_are_the_same(tmp_path) -> None:
    """Reads beyond the end of an array are silent in compiled code: this run would stop at the first."""
    written = lived_elsewhere(tmp_path / "checked.npz", 200, 36, CUBB_SIM_BOUNDS_CHECK="1")
    assert_same(written, lives(200, 36))
