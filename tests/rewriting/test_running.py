"""Models of somebody's own through the one door, and the month linked anew around their rules."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cubb_sim import Comparison, EmploymentServiceModel, run
from cubb_sim.agents import Caseworker, Citizen
from cubb_sim.compilation import plain
from cubb_sim.errors import CubbSimError
from cubb_sim.report import report_page
from cubb_sim.rewriting.entries import PACKAGES_OWN, entries_with
from cubb_sim.rewriting.known_rules import rules_by_name
from cubb_sim.rewriting.linking import Linker, is_compiled_here
from cubb_sim.schedule import live_months, settle
from tests.architecture.source_tree import ROOT
from tests.rewriting import own_rules
from tests.rewriting.own_rules import helped, tiny

TELL = """
import hashlib
from cubb_sim import EmploymentServiceModel
from tests.rewriting.own_rules import AsItIs, MoreEasily, tiny

def lived(model):
    outcome = model(tiny(), seed=3, events=True).run_to_horizon()
    parts = (outcome.people, outcome.flows, outcome.stocks, outcome.ledger, outcome.events)
    return hashlib.sha256(b"".join(part.tobytes() for part in parts)).hexdigest()

for model in (EmploymentServiceModel, AsItIs, MoreEasily):
    print(lived(model))
"""


def told_by_another_process(compiled: bool) -> list[str]:
    environment = os.environ | {"NUMBA_DISABLE_JIT": "0" if compiled else "1", "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        [sys.executable, "-c", TELL], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return ended.stdout.split()


@pytest.mark.each_python
@pytest.mark.slow
def test_the_same_rule_written_again_gives_the_same_lives_and_another_rule_others():
    """Without compilation, which would take a minute: the linking is the same."""
    packages, again, other = told_by_another_process(compiled=False)
    assert again == packages
    assert other != packages


@pytest.mark.each_python
@pytest.mark.slow
def test_compiled_it_gives_the_same_bits():
    assert told_by_another_process(compiled=True) == told_by_another_process(compiled=False)
    for model in (own_rules.AsItIs, own_rules.MoreEasily):
        assert model.entries().is_compiled_already()


def test_without_rules_the_packages_own_month_is_lived():
    assert entries_with({}) is PACKAGES_OWN
    assert EmploymentServiceModel.entries() is PACKAGES_OWN


def test_the_same_text_is_linked_once():
    def again(at_caseworker, clarity_sd, p):
        return helped(at_caseworker)

    def once_more(at_caseworker, clarity_sd, p):
        return helped(at_caseworker)

    assert entries_with({"grasp_probability": again}) is entries_with({"grasp_probability": once_more})


@pytest.mark.parametrize(
    "name", sorted(set(rules_by_name()) - {"monthly_hazard", "monthly_share", "separation_hazards"})
)
def test_every_rule_is_reached_from_the_month_or_the_first_cohort(name, tmp_path):
    linker = Linker({rules_by_name()[name]: own_rules.helped}, tmp_path, tmp_path)
    assert linker.reaches(live_months) or linker.reaches(settle)


def test_linking_leaves_the_packages_functions_alone(tmp_path):
    before = dict(vars(plain(live_months)))
    names = {name: plain(live_months).__globals__[name] for name in ("live_one_month", "World")}
    linker = Linker({rules_by_name()["grasp_probability"]: own_rules.helped}, tmp_path, tmp_path)
    assert linker.linked(live_months) is not live_months
    assert linker.linked(live_months) is linker.linked(live_months)
    assert {name: plain(live_months).__globals__[name] for name in names} == names
    assert vars(plain(live_months)) == before
    assert is_compiled_here(live_months)


def spread_trust(model):
    """Everybody's trust drops a little, in Python."""
    model.world.citizens.trust *= 0.9


class Distrustful(EmploymentServiceModel):
    extra_processes = (spread_trust,)


def test_a_model_of_ones_own_goes_through_the_one_door():
    today = run(tiny(), replications=2)
    changed = run(tiny(), replications=2, model=Distrustful)
    assert today.manifest.rewritten == ()
    assert [one.split()[:2] for one in changed.manifest.rewritten] == [["process", "spread_trust"]]
    assert changed.manifest.run_id != today.manifest.run_id
    comparison = Comparison(today, [changed])
    assert list(comparison.others) == ["holstebro (rewritten)"]
    difference = comparison.difference("trust")
    assert difference.changed < difference.baseline
    assert type(changed.manifest).from_json(changed.manifest.to_json()) == changed.manifest


@pytest.mark.parametrize(
    ("language", "flag"),
    [
        ("da", "Modellen er skrevet om: processen spread_trust"),
        ("en", "The model has been rewritten: the process spread_"),
    ],
)
def test_a_page_says_what_was_rewritten(language, flag):
    today, changed = (run(tiny(), replications=2, model=model) for model in (EmploymentServiceModel, Distrustful))
    assert flag in report_page(Comparison(today, [changed]), language=language)
    assert flag not in report_page(Comparison(today, [today]), language=language)


@pytest.mark.each_python
@pytest.mark.slow
def test_workers_live_the_same_with_a_model_they_cannot_import():
    scope: dict[str, Any] = {}
    text = """
from cubb_sim import EmploymentServiceModel
SHARE = 0.9
def spread(model):
    model.world.citizens.trust *= SHARE
class Mine(EmploymentServiceModel):
    extra_processes = (spread,)
"""
    scope["__name__"] = "__main__"
    exec(text, scope)
    alone, shared = (run(tiny(), replications=3, model=scope["Mine"], workers=workers) for workers in (1, 2))
    assert alone.manifest.run_id == shared.manifest.run_id
    np.testing.assert_array_equal(alone.values, shared.values)


def test_another_process_of_the_same_name_is_another_model():
    def of(share):
        def spread(model):
            model.world.citizens.trust *= share

        return type("Mine", (EmploymentServiceModel,), {"extra_processes": (spread,)})

    assert of(0.5).own_parts() == of(0.5).own_parts() != of(0.6).own_parts()


def test_an_overridden_method_is_told():
    class Mine(EmploymentServiceModel):
        def step(self):
            super().step()

    assert [one.split()[:2] for one in Mine.own_parts()] == [["method", "step"]]


@pytest.mark.parametrize("model", [None, "holstebro", int, own_rules.tiny])
def test_what_is_no_model_is_refused(model):
    with pytest.raises(CubbSimError, match="is not a class of models"):
        run("holstebro", replications=1, model=model)


BAD = """
import sys
from cubb_sim import EmploymentServiceModel
from cubb_sim.agents import Caseworker, Citizen
from cubb_sim.compilation import plain
from cubb_sim.errors import CubbSimError
from cubb_sim.report import report_page
from tests.rewriting.own_rules import tiny
def nothing(trust, competence, p):
    return trust / 0.0 * 0.0
try:
    EmploymentServiceModel.with_rules(trust_after_missed=nothing)(tiny(), seed=3).run_to_horizon()
except CubbSimError as error:
    print(error)
"""


@pytest.mark.slow
def test_a_rule_that_gives_no_number_is_said_by_name():
    ended = subprocess.run([sys.executable, "-c", BAD], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "is no number for" in ended.stdout
    assert "in what replaces trust_after_missed." in ended.stdout


def test_old_compiled_rules_make_room(tmp_path, monkeypatch):
    from cubb_sim.rewriting import entries  # noqa: PLC0415

    monkeypatch.setattr(entries, "cache_directory", lambda: tmp_path)
    for number in range(entries.KEPT_REWRITTEN + 3):
        folder: Path = entries._own.__wrapped__(f"{number:012}")
        os.utime(folder, (number, number))
    assert len(list((tmp_path / "rewritten").iterdir())) == entries.KEPT_REWRITTEN
    assert folder.exists()


def test_attributes_and_agents_of_ones_own_are_told():
    def of(gain, patience):
        class Patient(Citizen):
            def waits(self):
                return patience

        return type(
            "Mine",
            (EmploymentServiceModel,),
            {"__module__": __name__, "gain": gain, "view_types": (Patient, Caseworker)},
        )

    told = of(0.2, 3).own_parts()
    assert [one.split()[:2] for one in told] == [["attribute", "gain"], ["attribute", "view_types"]]
    assert told == of(0.2, 3).own_parts()
    assert len({told, of(0.3, 3).own_parts(), of(0.2, 4).own_parts()}) == 3
    assert EmploymentServiceModel.own_parts() == ()
    assert [one.split()[:2] for one in own_rules.AsItIs.own_parts()] == [["rule", "grasp_probability"]]


def test_a_method_by_any_name_and_a_process_with_numbers_are_told():
    class Quiet(EmploymentServiceModel):
        def _live_months(self, n):
            super()._live_months(n)

    def of(share):
        return type("Mine", (EmploymentServiceModel,), {"extra_processes": (functools.partial(faded, share=share),)})

    assert [one.split()[:2] for one in Quiet.own_parts()] == [["method", "_live_months"]]
    assert of(0.5).own_parts() != of(0.6).own_parts()


def faded(model, share):
    model.world.citizens.trust *= share


@pytest.mark.each_python
@pytest.mark.slow
def test_a_process_that_remembers_is_the_same_with_workers():
    scope: dict[str, Any] = {"__name__": "__main__"}
    text = """
from cubb_sim import EmploymentServiceModel
LOG = []
def remember(model):
    LOG.append(model.month)
class Mine(EmploymentServiceModel):
    extra_processes = (remember,)
"""
    told = []
    for workers in (1, 2):
        exec(text, scope)
        told.append(run(tiny(), replications=2, model=scope["Mine"], workers=workers).manifest.run_id)
    assert told[0] == told[1]


UNGUARDED = """
from cubb_sim import run
from tests.rewriting.own_rules import tiny
run(tiny(), replications=3, workers=2)
"""


@pytest.mark.each_python
@pytest.mark.slow
def test_a_script_without_its_guard_is_told_and_does_not_hang(tmp_path):
    script = tmp_path / "unguarded.py"
    script.write_text(UNGUARDED, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        [sys.executable, str(script)], env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert ended.returncode != 0
    assert "without standing under `if __name__ == '__main__':`" in ended.stderr


def test_a_rewritten_baseline_is_told_by_its_name():
    changed, today = (run(tiny(), replications=2, model=model) for model in (Distrustful, EmploymentServiceModel))
    assert list(Comparison(changed, [today]).others) == ["holstebro"]
    assert list(Comparison(changed, [changed]).others) == ["holstebro (rewritten) (2)"]
