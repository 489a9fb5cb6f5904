"""Who is found is who was looked for."""

from __future__ import annotations

import numpy as np
import pytest

from cubb_sim.biography import Find, Who, find_citizens, life_of
from cubb_sim.errors import CubbSimError, UnknownNameError
from cubb_sim.kinds import NOT_YET


def test_who_gained_worked_in_the_other_run_only(today, package):
    found = find_citizens(today.outcome, package.outcome, kind=Find.GAINED, at_most=1000)
    assert found
    for one in found:
        a = life_of(today.outcome, one.name.number, today.register)
        b = life_of(package.outcome, one.name.number, package.register)
        assert a.ending.first_hours_month is None
        assert b.ending.first_hours_month is not None
        assert (one.months, one.is_in_work) == (b.ending.months_in_work, b.ending.is_in_work)
        assert one.age_years == b.card.age_years


def test_everybody_who_gained_is_found(today, package):
    never = today.outcome.people.first_hours_month == NOT_YET
    worked = package.outcome.people.first_hours_month != NOT_YET
    found = find_citizens(today.outcome, package.outcome, kind="gained", at_most=1000)
    assert len(found) == int((never & worked).sum())


def test_who_lost_is_who_gained_the_other_way_round(today, package):
    assert find_citizens(today.outcome, package.outcome, kind="lost") == find_citizens(
        package.outcome, today.outcome, kind="gained"
    )


def test_those_longest_parked_come_first(today):
    found = find_citizens(today.outcome, kind="parked", at_most=5)
    months = [one.months for one in found]
    assert months == sorted(months, reverse=True)
    assert months[0] == today.outcome.people.months_parked.max()


def test_criteria_narrow_the_search(today):
    people = today.outcome.people
    assert Who().among(people).all()
    young = Who(under_30=True).among(people)
    assert np.array_equal(young, people.start_age_months < 360)
    assert np.array_equal(Who(under_30=False).among(people), ~young)
    diagnosed = Who(has_psychiatric_diagnosis=True, years_on_benefit_from=5).among(people)
    assert np.array_equal(diagnosed, (people.has_psychiatric_diagnosis == 1) & (people.start_months_on_benefit >= 60))
    bodily = Who(has_musculoskeletal_disorder=True).among(people)
    assert np.array_equal(bodily, people.has_musculoskeletal_disorder == 1)
    found = find_citizens(today.outcome, kind="parked", who=Who(under_30=True), at_most=100)
    assert all(one.age_years < 30 for one in found)


def test_persons_of_several_towns_are_named_by_town(four_towns):
    found = find_citizens(four_towns.outcome, four_towns.outcome, kind="gained")
    assert found == []
    parked = find_citizens(four_towns.outcome, kind="parked", at_most=100)
    assert {one.name.municipality for one in parked} <= set(four_towns.outcome.municipalities)


def test_an_unknown_kind_is_refused(today):
    with pytest.raises(UnknownNameError, match="Did you mean 'gained'"):
        find_citizens(today.outcome, kind="gaind")


def test_two_runs_are_needed_to_gain(today):
    with pytest.raises(CubbSimError, match="comparing two scenarios"):
        find_citizens(today.outcome, kind="gained")
