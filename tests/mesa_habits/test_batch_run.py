"""`mesa.batch_run` works on the model as docs/mesa_batch_run.md says, under the Mesa that is installed."""

from __future__ import annotations

import gc
import inspect
import os
import re
import subprocess
import sys
import weakref
from types import ModuleType

import mesa
import pandas as pd
import pytest

from cubb_sim import run
from cubb_sim.agents import Citizen
from cubb_sim.living import live
from cubb_sim.model import FRESH_SEEDS, EmploymentServiceModel
from cubb_sim.parameters import LEVERS
from cubb_sim.quantities import QUANTITY_INDEX
from tests.architecture.source_tree import ROOT
from tests.mesa_habits.conftest import HORIZON

PAGE = (ROOT / "docs" / "mesa_batch_run.md").read_text(encoding="utf-8")
PROGRAM, WITH_A_LEVER = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
HAS_RNG = "rng" in inspect.signature(mesa.batch_run).parameters
"""Mesa 3.5 and later."""


@pytest.fixture(scope="module")
def documented():
    """What the page defines, without the main part of its program."""
    module = ModuleType("documented_batch")
    for block in (PROGRAM, WITH_A_LEVER):
        exec(compile(block, "docs/mesa_batch_run.md", "exec"), module.__dict__)
    return module


@pytest.fixture
def batch(documented, tiny):
    """Rows of a batch over seeds in this process, of the page's model or another."""

    def rows(seeds, model=None, **keywords):
        parameters, seeding = documented.seeded(seeds)
        chosen = model or documented.CollectedModel
        return mesa.batch_run(chosen, {"scenario": [tiny], **parameters}, display_progress=False, **seeding, **keywords)

    return rows


@pytest.mark.each_python
@pytest.mark.slow  # two processes, each of which imports everything
def test_the_program_of_the_page_gives_the_lives_of_run_in_two_processes(documented, tmp_path):
    """Run as a reader would run it: a file of its own, which the spawned processes import."""
    (tmp_path / "batch.py").write_text(PROGRAM, encoding="utf-8")
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    done = subprocess.run(
        [sys.executable, "batch.py"], cwd=tmp_path, env=os.environ | {"PYTHONPATH": path}, stdin=subprocess.DEVNULL,
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    table = pd.read_parquet(tmp_path / "batch_run.parquet")
    given = {(row.scenario, row.seed): [row.month, *(row[name] for name in documented.CHOSEN)]
             for _, row in table.iterrows()}  # fmt: skip
    places = [QUANTITY_INDEX[name] for name in documented.CHOSEN]
    expected = {}
    for scenario in ("holstebro", "holstebro+stable_caseworkers"):
        result = run(scenario, replications=2, seed=1, fixed=True)
        for lived in result.replications:
            expected[scenario, lived.seed] = [48, *lived.values[places, 0]]
    assert given == expected
    assert len(table) == 4


@pytest.mark.parametrize("max_steps", [HORIZON, 1000])
def test_a_batch_ends_at_the_horizon_however_many_steps_it_may_take(batch, max_steps):
    (row,) = batch([1], max_steps=max_steps)
    assert row["month"] == HORIZON


def test_below_the_horizon_mesa_3_3_lives_one_month_more_than_it_was_asked_for(batch):
    (row,) = batch([1], max_steps=5)
    assert row["month"] == (5 if HAS_RNG else 6)
    assert row["trust"] is None, "a quantity of interest is one of the whole run"


@pytest.mark.parametrize(
    ("period", "months"),
    [(-1, [HORIZON]), (1, list(range(1, HORIZON + 1))), (5, [1, 6, 11] if HAS_RNG else [1, 6, 11, HORIZON])],
)
def test_rows_are_of_the_months_the_page_says(batch, period, months):
    rows = batch([1], data_collection_period=period)
    assert [row["month"] for row in rows] == months
    assert [row["Step"] + (0 if HAS_RNG else 1) for row in rows] == months


def test_iterations_are_different_runs_that_can_be_lived_again(documented, tiny):
    parameters = {"scenario": [tiny]} if HAS_RNG else {"scenario": [tiny], "seed": None}
    keywords = {"rng": [None] * 3} if HAS_RNG else {"iterations": 3}
    rows = mesa.batch_run(documented.CollectedModel, parameters, display_progress=False, **keywords)
    assert len({row["run_seed"] for row in rows}) == len({row["trust"] for row in rows}) == 3
    for row in rows:
        assert row["run_seed"] in FRESH_SEEDS
        assert live(tiny, row["run_seed"]).values[QUANTITY_INDEX["trust"], 0] == row["trust"]


def test_a_seed_is_taken_as_it_is_given(batch):
    rows = batch([1, 2, 2])
    assert [row["run_seed"] for row in rows] == [1, 2, 2]
    assert rows[1]["trust"] == rows[2]["trust"] != rows[0]["trust"]


def test_a_lever_can_be_a_parameter(documented):
    """Nothing is changed but the lever: where it is what it is today, the run is the one without it."""
    today = LEVERS["caseload"].default
    seed = {"seed": 1} if not HAS_RNG else {}
    rows = mesa.batch_run(
        documented.ModelWithCaseload,
        {"scenario": "holstebro", "caseload": [0.5 * today, today], **seed},
        display_progress=False,
        **({"rng": 1} if HAS_RNG else {}),
    )
    without = run("holstebro", replications=1, seed=1, fixed=True).replications[0].values[QUANTITY_INDEX["trust"], 0]
    assert [row["caseload"] for row in rows] == [0.5 * today, today]
    assert rows[0]["trust"] != rows[1]["trust"] == without


@pytest.mark.each_python
@pytest.mark.slow
def test_a_batch_keeps_no_model(batch, documented):
    """Mesa 3.3 keeps every model in a dictionary of the class once it had an agent, and these had."""
    made: weakref.WeakSet[EmploymentServiceModel] = weakref.WeakSet()

    class Watched(documented.CollectedModel):  # type: ignore[misc, name-defined]
        def __init__(self, scenario, seed=None):
            super().__init__(scenario, seed=seed)
            made.add(self)

    rows = batch(range(1, 6), Watched)
    assert all(row["n_present"] > 0 for row in rows)
    gc.collect()
    assert len(made) == 0
    assert not any(isinstance(model, EmploymentServiceModel) for model in getattr(mesa.Agent, "_ids", {}))


def test_agents_of_mesa_3_3_are_those_of_the_month_before(batch, documented):
    """As the page warns: by its age, a citizen's row is a month younger than the model's values beside it."""

    class WithAges(documented.CollectedModel):  # type: ignore[misc, name-defined]
        def __init__(self, scenario, seed=None):
            super().__init__(scenario, seed=seed)
            self.datacollector = mesa.DataCollector(
                {"month": "month", "oldest": lambda model: max(model.citizens.get("age_months"))},
                {"age": lambda agent: agent.age_months if isinstance(agent, Citizen) else None},
            )

        def step(self):
            EmploymentServiceModel.step(self)
            self.datacollector.collect(self)

    rows = batch([1], WithAges, max_steps=3 if HAS_RNG else 2)
    ages = [row["age"] for row in rows if row["age"] is not None]
    assert rows[0]["month"] == 3
    assert max(ages) == rows[0]["oldest"] - (0 if HAS_RNG else 1)


def test_stepping_to_the_horizon_leaves_word_that_everything_is_compiled(batch, monkeypatch):
    """Otherwise every model of a batch would announce a compilation that was done long ago."""
    told = []
    monkeypatch.setattr("cubb_sim.rewriting.entries.mark_compiled", lambda: told.append("compiled"))
    batch([1, 2])
    assert told == ["compiled"] * 2
