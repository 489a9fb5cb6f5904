"""Who fits is whom the command line finds, everybody is counted once, and where nobody fits somebody is offered."""

from __future__ import annotations

import pytest

from cubb_sim.biography import find_citizens
from cubb_sim.biography.register import CitizenName
from cubb_sim.dashboard.views.citizen import Asked, Pair
from cubb_sim.dashboard.views.citizen.finding.asked import Age, Became, Health
from cubb_sim.dashboard.views.citizen.finding.fitting import EVERYBODY, easier, fitting
from cubb_sim.dashboard.views.citizen.finding.naming import named
from cubb_sim.kinds import NOT_YET
from cubb_sim.parameters.specification import Text

DESCRIPTIONS = [
    Asked(),
    Asked(age=Age.UNDER_30),
    Asked(health=Health.PSYCHIATRIC, years=2),
    Asked(age=Age.FROM_30, health=Health.MUSCULOSKELETAL, years=4),
]


@pytest.mark.parametrize("asked", DESCRIPTIONS)
def test_as_many_gained_and_lost_as_the_command_line_finds(pair: Pair, asked: Asked) -> None:
    found = fitting(pair, asked)
    runs = (pair.today.outcome, pair.all[1].outcome)
    counts = [len(find_citizens(*runs, kind=kind, who=asked.who, at_most=EVERYBODY)) for kind in ("gained", "lost")]
    assert [found.n_gained, found.n_lost] == counts
    assert found.n_gained + found.n_lost + found.n_both + found.n_neither == found.n_described == len(found.names)
    worked = runs[0].people.first_hours_month != NOT_YET
    assert found.n_both + found.n_lost == int((worked & asked.who.among(runs[0].people)).sum())


@pytest.mark.parametrize(
    ("became", "kind", "place"),
    [
        (Became.GAINED, "gained", None),
        (Became.LOST, "lost", None),
        (Became.PARKED_TODAY, "parked", 0),
        (Became.PARKED_CHANGED, "parked", 1),
    ],
)
def test_those_who_fit_are_those_of_the_command_line_by_number(
    pair: Pair, became: Became, kind: str, place: int | None
) -> None:
    runs = [one.outcome for one in pair.all] if place is None else [pair.all[place].outcome]
    expected = [one.name for one in find_citizens(*runs, kind=kind, at_most=EVERYBODY)]
    assert list(fitting(pair, Asked(became=became)).names) == sorted(expected, key=lambda one: one.number)


def test_nobody_is_picked_out_where_it_is_not_asked_what_became_of_them(pair: Pair) -> None:
    numbers = [name.number for name in fitting(pair, Asked(age=Age.UNDER_30)).names]
    assert numbers == sorted(numbers)
    assert len(numbers) > 1


def test_one_can_leaf_through_those_who_fit(pair: Pair) -> None:
    for asked in (Asked(age=Age.UNDER_30), Asked(became=Became.GAINED)):
        found = fitting(pair, asked)
        names = list(found.names)
        walked = [names[0]]
        while (after := found.around(walked[-1])[1]) is not None:
            assert found.around(after)[0] == walked[-1]
            walked.append(after)
        assert walked == names


def test_from_somebody_who_does_not_fit_one_comes_to_the_first_who_does(pair: Pair) -> None:
    found = fitting(pair, Asked(became=Became.GAINED))
    stranger = next(name for name in fitting(pair, Asked()).names if name not in found.names)
    assert found.around(stranger) == (None, found.names[0])


def test_where_nobody_fits_one_wish_less_is_offered_if_somebody_fits_then(pair: Pair) -> None:
    asked = Asked(age=Age.UNDER_30, years=8, became=Became.LOST)
    assert len(fitting(pair, asked).names) == 0
    ways = easier(pair, asked)
    assert ways
    for less, n in ways:
        assert len(fitting(pair, less).names) == n > 0
        assert sum((less.age != asked.age, less.years != asked.years, less.became != asked.became)) == 1


def test_a_number_is_somebody_or_the_message_says_which_numbers_there_are(pair: Pair, four_towns: Pair) -> None:
    assert named(pair, " 17 ") == CitizenName("Holstebro", 17)
    assert named(pair, "holstebro:17") == CitizenName("Holstebro", 17)
    last = len(pair.today.outcome.people)
    for said in ("0", str(last + 1), "abc", "Herning:1", "17.5", ""):
        problem = named(pair, said)
        assert isinstance(problem, Text)
        for text in (problem.da, problem.en):
            assert " 1 " in text
            assert f" {last}." in text
    assert named(four_towns, "Herning:3") == CitizenName("Herning", 3)
    missing = named(four_towns, "3")
    assert isinstance(missing, Text)
    assert "Herning:1-" in missing.da
