"""The same persons in two scenarios: pairing by address, and who gained."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cubb_sim.comparison import Comparison, WhoGained
from cubb_sim.comparison.people import pair
from cubb_sim.errors import CubbSimError
from cubb_sim.kinds import NOT_YET, State
from cubb_sim.quantities import PARTITIONS
from tests.hand_made import outcome, people, result

N = NOT_YET


def gained(base: Any, other: Any) -> dict[str, WhoGained]:
    """Who gained by subgroup, from one replication of each."""
    comparison = Comparison(result([outcome(base)], "a"), [result([outcome(other)], "b")])
    return {row.subgroup.name: row for row in comparison.who_gained()}


def test_who_got_hours_in_both_in_one_and_in_neither() -> None:
    base = people(5, first_hours_month=[1, 2, N, N, N], start_age_months=[300, 300, 300, 500, 500])
    other = people(5, first_hours_month=[4, N, 5, 6, N], start_age_months=[300, 300, 300, 500, 500])
    rows = gained(base, other)
    everybody, young = rows["all"].hours, rows["under_30"].hours
    shares = (everybody.both, everybody.only_other, everybody.only_baseline, everybody.neither, everybody.net)
    assert shares == (200, 400, 200, 200, 200)
    assert (young.only_other, young.only_baseline, young.net) == pytest.approx((1000 / 3, 1000 / 3, 0))
    assert rows["from_30"].n_persons == 2
    assert np.isnan(rows["integrationsydelse"].hours.net)


def test_jobs_at_the_end_and_mean_changes() -> None:
    base = people(
        2, state=[State.JOB, State.PASSIVE], hours_worked=[100.0, 0.0], n_shifts=[1, 1], municipal_kr=[0, 500]
    )
    other = people(2, state=[State.JOB, State.JOB], hours_worked=[100.0, 60.0], n_shifts=[0, 1], municipal_kr=[100, 0])
    row = gained(base, other)["all"]
    assert (row.job.both, row.job.only_other, row.job.only_baseline) == (500, 500, 0)
    assert row.changes == {"hours_worked": 30.0, "n_shifts": -0.5, "meaning": 0.0, "municipal_kr": -200.0}


def test_persons_are_paired_by_address_not_by_place() -> None:
    base = people(3, address=[7, 8, 9], first_hours_month=[1, N, N])
    other = people(3, address=[9, 7, 8], first_hours_month=[N, 1, N])
    row = gained(base, other)["all"].hours
    assert (row.both, row.only_other, row.only_baseline) == pytest.approx((1000 / 3, 0, 0))


def test_persons_in_only_one_of_the_two_are_left_out_and_counted() -> None:
    base, other = people(3, address=[1, 2, 3]), people(3, address=[2, 3, 4], first_hours_month=[1, N, 1])
    row = gained(base, other)["all"]
    assert (row.n_persons, row.hours.only_other) == (2, 500)
    kept = [result([outcome(one)]).people[0] for one in (base, other)]
    assert pair(*kept).n_unpaired == 2


def test_two_persons_with_one_address_are_refused() -> None:
    with pytest.raises(CubbSimError, match="same address"):
        gained(people(2, address=[1, 1]), people(2))


def test_people_of_different_municipalities_are_not_taken_for_the_same() -> None:
    """Their addresses coincide; they are other people all the same."""
    comparison = Comparison(result([outcome(people(2))]), [result([outcome(people(2), n_municipalities=2)], "b")])
    assert not comparison.has_same_people()
    with pytest.raises(CubbSimError, match="no persons in common"):
        comparison.who_gained()


def test_rates_are_means_over_replications_with_an_interval() -> None:
    def made(name: str, first: list[list[int]]) -> Any:
        return result([outcome(people(2, first_hours_month=one), seed=s) for s, one in enumerate(first)], name)

    comparison = Comparison(made("a", [[N, N], [N, N]]), [made("b", [[1, N], [1, 1]])])
    hours = comparison.who_gained()[0].hours
    assert hours.net == 750
    # Two replications, 500 and 1,000: standard error 250, t with one degree of freedom 12.7062.
    assert hours.net_high_95 == pytest.approx(750 + 12.7062 * 250, rel=1e-5)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 2)), min_size=1, max_size=40), st.randoms())
def test_four_fates_make_the_whole_and_net_agrees_with_the_shares(
    rows: list[tuple[bool, bool, int]], random: Any
) -> None:
    """Whatever the order: 1,000 in all, the net is the difference of the shares, and the thirds add up to everybody."""
    n = len(rows)
    a = people(n, first_hours_month=[1 if row[0] else N for row in rows], closeness_third=[row[2] for row in rows])
    b = people(n, first_hours_month=[1 if row[1] else N for row in rows], closeness_third=[row[2] for row in rows])
    order = list(range(n))
    random.shuffle(order)
    comparison = Comparison(result([outcome(a)], "a"), [result([outcome(b[order])], "b")])
    by_name = {row.subgroup.name: row for row in comparison.who_gained()}
    hours = by_name["all"].hours
    assert hours.both + hours.only_other + hours.only_baseline + hours.neither == pytest.approx(1000)
    assert hours.net == pytest.approx(1000 * comparison.difference("hours_ever_share").difference, abs=1e-9)
    for partition in PARTITIONS:
        parts = [by_name[name] for name in partition if by_name[name].n_persons > 0]
        assert sum(part.n_persons for part in parts) == n
        assert sum(part.hours.only_other * part.n_persons for part in parts) / n == pytest.approx(hours.only_other)
