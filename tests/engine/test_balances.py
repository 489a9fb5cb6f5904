"""Balances: nobody and nothing is created or lost, in any month of any scenario; and a broken ledger stops the run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from cubb_sim.balances import Balance, broken_balance
from cubb_sim.errors import BalanceError
from cubb_sim.events import Event
from cubb_sim.kinds import FIRST_GONE, Measure, Role, State
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.outcome import Account, Stock
from cubb_sim.parameters import DISTURBANCES
from cubb_sim.population import plan
from cubb_sim.scenario import load_scenario, shipped_scenarios
from tests.engine.small import change, disturbance, live, scenario, town

GONE = (Event.LEFT_FOR_EDUCATION, Event.CLARIFIED, Event.MOVED_AWAY)


def assert_everything_adds_up(model: EmploymentServiceModel) -> None:
    """Count people, places, caseloads, hours and money anew, with NumPy and not with the model's own balances."""
    world, month = model.world, model.month
    here = world.citizens[(world.citizens.state > State.NOT_ARRIVED) & (world.citizens.state < FIRST_GONE)]
    listed = here[here.state < State.JOB]
    interns = here[np.isin(here.measure, (Measure.INTERNSHIP, Measure.PACKAGE))]
    volunteers = here[here.measure == Measure.VOLUNTARY]
    employed = here[here.employer >= 0]
    for records, field, places in (
        (world.posts, "caseload", listed.caseworker),
        (world.firms, "occupied", interns.firm),
        (world.firms, "n_hired", employed.employer),
        (world.organisations, "occupied", volunteers.organisation),
    ):
        assert np.array_equal(records[field], np.bincount(places, minlength=len(records))), field
    assert np.all(world.firms.occupied <= world.firms.places)
    assert np.all(world.organisations.occupied <= world.organisations.places)
    assert np.isclose(world.posts.hours_meetings.sum() * 60.0, world.municipalities.attention_minutes.sum())
    assert world.stocks[month, :, Stock.N_CITIZENS].sum() == len(here)
    assert world.stocks[month, :, Stock.ON_BENEFIT].sum() == len(listed)
    by_state = world.stocks[month, :, Stock.PASSIVE : Stock.LEFT + 1].sum()
    assert by_state == np.count_nonzero(world.citizens.state > State.NOT_ARRIVED)
    book = world.ledger[: month + 1].sum(axis=(0, 1))
    assert book[Account.BENEFIT] == book[Account.BENEFIT_STATE] + book[Account.BENEFIT_MUNICIPAL]
    assert book[Account.BENEFIT_STATE] == world.citizens.state_kr.sum()
    paid = book[Account.BENEFIT_MUNICIPAL] + book[Account.MEASURES] + book[Account.COMPANY_MENTOR]
    assert paid == world.citizens.municipal_kr.sum()


SEVERAL = (
    town("Holstebro", 90),
    town("Aarhus", 70, role=Role.NETWORK, flips_per_year=6.0, caseload=30.0),
    town("Lille", 22, role=Role.SPREAD_ZONE, internship_volume=120.0, parallel_measures=0.8),
)
SHOCKS = tuple(disturbance(kind, 3 + i, declared.size.high) for i, (kind, declared) in enumerate(DISTURBANCES.items()))


@pytest.mark.parametrize(
    "chosen",
    [
        scenario(town(citizens=22), months=30),
        scenario(*SEVERAL, months=20),
        scenario(*SEVERAL, months=20, disturbances=SHOCKS),
        scenario(
            town(citizens=150, voluntary_places=15.0, job_first_focus=0.6, social_enterprise_places=8.0),
            months=24,
            changes=(
                change("caseload", 25.0, 3, 9),
                change("staff_budget", 0.5, 12),
                change("reorganisations_per_year", 2.0, 2),
                change("caseworker_turnover", 0.6, 5), change("own_perspective_share", 1.0, 4),
            ),
        ),
        scenario(
            town(citizens=80, internship_conversion=0.5, own_perspective_share=1.0, breadth_of_offers=1.0, demand=1.5),
            months=20,
            parameters={
                "job_finding.rate_per_year": 1.0, "population.moved_exit_per_year": 0.4,
                "population.inflow_per_year": 1.0,
                "life.events_per_year": 2.0, "agency.reaction_per_month": 0.3,
            },
        ),
    ],
    ids=["tiny", "several", "shocks", "changing levers", "much happens"],
)  # fmt: skip
def test_everything_adds_up_every_month(chosen) -> None:
    model = EmploymentServiceModel(plan(chosen), seed=5)
    assert_everything_adds_up(model)
    for _ in range(chosen.horizon_months):
        model.step()
        assert_everything_adds_up(model)


@pytest.mark.parametrize("name", [name for name in shipped_scenarios() if name != "country"])
def test_every_shipped_scenario_closes_its_balances(name) -> None:
    """The run would stop with an error; a quarter of the people makes tiny municipalities of small ones."""
    whole = load_scenario(name)
    towns = tuple(replace(one, citizens=max(22, one.citizens // 4)) for one in whole.municipalities)
    outcome = live(replace(whole, municipalities=towns or (town(citizens=100),)))
    flows, people = outcome.flows, outcome.stocks[:, :, Stock.N_CITIZENS]
    change_of_people = flows[1:, :, Event.ARRIVED] - sum(flows[1:, :, one] for one in GONE)
    assert np.array_equal(np.diff(people, axis=0), change_of_people)


Corruption = Callable[[Any, int], None]


def add_one(records: str, field: str) -> Corruption:
    """One too many in a field of the first record."""

    def corrupt(world: Any, month: int) -> None:
        getattr(world, records)[field][0] += 1

    return corrupt


def book_one(account: Account) -> Corruption:
    """A krone too many in a month."""

    def corrupt(world: Any, month: int) -> None:
        world.ledger[month, 0, account] += 1

    return corrupt


def lose_a_citizen(world: Any, month: int) -> None:
    """One citizen fewer recorded at the end of the month before."""
    world.stocks[month - 1, 0, Stock.N_CITIZENS] -= 1


def crowd_a_firm(world: Any, month: int) -> None:
    """More interns than places, where the number of interns is right."""
    world.firms.places[:] = 0


BEFORE_THE_MONTH = [
    (Balance.PEOPLE, lose_a_citizen),
    (Balance.CASELOADS, add_one("posts", "caseload")),
    (Balance.INTERNSHIP_PLACES, add_one("firms", "occupied")),
    (Balance.INTERNSHIP_PLACES, crowd_a_firm),
    (Balance.VOLUNTARY_PLACES, add_one("organisations", "occupied")),
    (Balance.EMPLOYEES, add_one("firms", "n_hired")),
    (Balance.BENEFITS, book_one(Account.BENEFIT)),
    (Balance.REFUND, book_one(Account.BENEFIT_STATE)),
    (Balance.REFUND, book_one(Account.BENEFIT_MUNICIPAL)),
]


@pytest.mark.parametrize(("balance", "corrupt"), BEFORE_THE_MONTH, ids=lambda x: getattr(x, "name", ""))
def test_a_broken_balance_stops_the_run_with_both_sides_named(balance, corrupt) -> None:
    model = EmploymentServiceModel(plan(scenario(town(citizens=150), months=12)), seed=3)
    for _ in range(5):
        model.step()
    corrupt(model.world, 6)
    with pytest.raises(BalanceError) as caught:
        model.step()
    error = caught.value
    assert error.balance == balance.name.lower().replace("_", " ")
    assert error.month == 6
    assert error.left != error.right
    for part in (error.balance, "month 6", "Holstebro", repr(error.left), repr(error.right), "stopped"):
        assert part in str(error)


def test_hours_that_nobody_was_given_are_found() -> None:
    """Minutes are counted anew every month, so the balance is asked directly."""
    model = EmploymentServiceModel(plan(scenario()), seed=3)
    model.step()
    assert broken_balance(model.world, 0)[0] == Balance.CLOSED
    model.world.municipalities.attention_minutes[0] += 1.0
    balance, left, right = broken_balance(model.world, 0)
    assert balance == Balance.HOURS
    assert right == pytest.approx(left + 1.0)


def test_a_run_without_steps_in_between_stops_too() -> None:
    model = EmploymentServiceModel(plan(scenario()), seed=3)
    model.world.posts.caseload[0] += 1
    with pytest.raises(BalanceError, match="caseloads does not close in month 1 in Holstebro"):
        model.run_to_horizon()
