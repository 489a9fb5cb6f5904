"""The addressed generator: the published vectors, bulk equal to single, even and independent along every axis."""

from __future__ import annotations

from enum import IntEnum
from itertools import chain
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest
from scipy import stats

from cubb_sim import decisions
from cubb_sim.decisions import FIRST_RARE, N_DICE, CitizenDraw, Dice
from cubb_sim.population import SLOTS, municipality_code, plan
from cubb_sim.randomness import normal, philox, throw_dice, unit
from cubb_sim.scenario import load_scenario
from tests.engine.error_budget import ERROR_RATE, detectable, error_rate

ENUMERATIONS = [
    kind
    for kind in vars(decisions).values()
    if isinstance(kind, type) and issubclass(kind, IntEnum) and kind is not IntEnum
]
N_BINS = 64
N_DRAWS = 200_000


def plain_uniform(seed: int, decision: int, month: int, entity: int) -> float:
    """The number at one address, put together by hand from the generator's counter and key."""
    low = 0xFFFFFFFF
    counter = (entity & low, month, decision // 4, entity >> 32)
    words = philox(*(np.uint64(word) for word in (*counter, seed & low, seed >> 32)))
    return (float(words[decision % 4]) + 0.5) / 2.0**32


def thrown(*, seed: int = 7, family: int = 0, month: int = 1, first: int = 0, n: int = N_DRAWS) -> Any:
    """Numbers of four decisions for a run of entities, shape (4, n)."""
    dice = np.zeros((4, n), np.uint32)
    throw_dice(dice, family, 1, seed, month, first, n)
    return (dice + 0.5) / 2.0**32


@pytest.mark.parametrize(
    ("counter", "key", "expected"),
    [
        ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
        ((0xFFFFFFFF,) * 4, (0xFFFFFFFF,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
        (
            (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
            (0xA4093822, 0x299F31D0),
            (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
        ),
    ],
)
def test_the_published_vectors_of_philox(counter, key, expected) -> None:
    """Random123's known answers for Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011)."""
    words = philox(*(np.uint64(word) for word in (*counter, *key)))
    assert tuple(int(word) for word in words) == expected


@pytest.mark.parametrize("first", [0, 5, 2**32 - 2, municipality_code("Holstebro") * SLOTS])
def test_bulk_equals_single(first) -> None:
    """Also where the entities run across the border between the two words of their address."""
    seed, month, family, n = 2**40 + 11, 37, 2, 5
    dice = np.zeros((4, n), np.uint32)
    throw_dice(dice, family, 1, seed, month, first, n)
    for word in range(4):
        for i in range(n):
            single = plain_uniform(seed, 4 * family + word, month, first + i)
            assert single == unit(np.uint64(dice[word, i])) == (float(dice[word, i]) + 0.5) / 2.0**32


def test_a_number_is_never_nil_or_one() -> None:
    assert 0.0 < unit(np.uint64(0)) < unit(np.uint64(0xFFFFFFFF)) < 1.0


def p_of_evenness(numbers: Any) -> float:
    """Probability that even numbers spread at least as unevenly over equal bins."""
    return float(stats.chisquare(np.bincount((numbers * N_BINS).astype(int), minlength=N_BINS)).pvalue)


def test_numbers_are_even_along_every_axis() -> None:
    n = 4000
    seeds = np.array([thrown(seed=s, n=1)[0, 0] for s in range(n)])
    months = np.array([thrown(month=t, n=1)[0, 0] for t in range(n)])
    families = np.array([thrown(family=f, n=1)[:, 0] for f in range(n // 4)]).ravel()
    assert p_of_evenness(seeds) > error_rate("chi-square over seeds")
    assert p_of_evenness(months) > error_rate("chi-square over months")
    assert p_of_evenness(families) > error_rate("chi-square over decisions")
    assert p_of_evenness(thrown()[0]) > error_rate("chi-square over entities")


def test_the_test_of_evenness_bites() -> None:
    """The negative control: a twentieth of the numbers squeezed into the lower half."""
    numbers = thrown()[0].copy()
    numbers[: N_DRAWS // 20] *= 0.5
    assert p_of_evenness(numbers) < ERROR_RATE


def p_of_independence(one: Any, other: Any) -> float:
    """Probability of a correlation at least this strong between independent numbers."""
    return float(stats.pearsonr(one, other).pvalue)


def test_neighbouring_addresses_are_independent() -> None:
    """A correlation of 0.015 would be seen."""
    assert detectable(1.0 / N_DRAWS**0.5) < 0.015
    numbers = thrown()
    assert p_of_independence(numbers[0], thrown(month=2)[0]) > error_rate("neighbouring months")
    assert p_of_independence(numbers[0], numbers[1]) > error_rate("neighbouring decisions")
    assert p_of_independence(numbers[0, :-1], numbers[0, 1:]) > error_rate("neighbouring entities")


@pytest.mark.parametrize(
    "u", [2.0**-33, 1e-6, 0.001, 0.0242, 0.0243, 0.3, 0.5, 0.7, 0.9757, 0.9758, 0.999, 1 - 2.0**-33]
)
def test_normal_is_the_normal_quantile(u) -> None:
    """Against the standard library, on both sides of where the approximation changes, and at the furthest numbers."""
    assert normal(u) == pytest.approx(NormalDist().inv_cdf(u), rel=2e-9, abs=2e-9)


def test_no_two_decisions_share_a_code() -> None:
    codes = list(chain.from_iterable((int(code) for code in kind) for kind in ENUMERATIONS))
    assert len(ENUMERATIONS) >= 7
    assert len(codes) == len(set(codes))


def test_no_family_of_four_decisions_is_shared_between_kinds_of_entity() -> None:
    families = [{int(code) // 4 for code in kind} for kind in ENUMERATIONS]
    assert sum(map(len, families)) == len(set().union(*families))


def test_what_is_thrown_in_bulk_fills_whole_families() -> None:
    assert [int(code) for code in Dice] == list(range(N_DICE))
    assert N_DICE % 4 == 0
    assert N_DICE <= FIRST_RARE
    attributes = [int(code) for code in CitizenDraw]
    assert attributes == list(range(attributes[0], attributes[-1] + 1))
    assert attributes[0] % 4 == len(attributes) % 4 == 0


def test_no_two_municipalities_of_the_country_share_an_address() -> None:
    towns = load_scenario("country").municipalities
    assert len({municipality_code(one.name) for one in towns}) == len(towns)
    assert max(one.citizens for one in towns) * 4 < SLOTS  # room for three times as many arrivals


def test_a_post_has_room_for_its_number_beside_its_team() -> None:
    """A post's address is the municipality's, 4,096 times its team's target, and its number in the team."""
    assert max(max(teams) for teams in plan(load_scenario("country")).n_posts) < 2**12
