"""From a scenario and a seed to a world at month 0: how many of everything there are, and where it lies (ODD 5)."""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from cubb_sim.compilation import plain
from cubb_sim.decisions import N_DICE, CitizenDraw, MunicipalityDraw
from cubb_sim.events import EVENT_ROW, N_EVENTS
from cubb_sim.kinds import Target
from cubb_sim.networks import colleague_lists, municipality_ties
from cubb_sim.numbers import number_record
from cubb_sim.outcome import Account, Stock
from cubb_sim.paths import scenario_paths
from cubb_sim.processes.furnishing import furnish
from cubb_sim.processes.surroundings import fill_uniforms
from cubb_sim.rules.measures import n_organisations as n_organisations_for
from cubb_sim.rules.scales import MONTHS_PER_YEAR
from cubb_sim.scenario import Scenario
from cubb_sim.state import CASEWORKER, CITIZEN, FIRM, MUNICIPALITY, ORGANISATION, TEAM, empty
from cubb_sim.world import World

SLOTS = 2**20
"""Addresses of a municipality's citizens, firms and posts start at its code times this."""
N_ATTRIBUTES = CitizenDraw.GAP - CitizenDraw.AGE + 1
TEAM_SHARES = {Target.UNDER_30: 0.33, Target.OVER_30: 0.57, Target.JOB_READY: 0.10}
"""How the posts are divided between target groups: by the groups' size at the start (assumed)."""


@dataclass(frozen=True)
class Plan:
    """Everything about a scenario that no seed changes: paths, parameters, counts and networks. Shared between runs."""

    scenario: Scenario
    numbers: Any
    paths: Any
    ties: Any
    n_posts: tuple[tuple[int, ...], ...]
    colleague_start: Any
    colleagues: Any


def plan(scenario: Scenario, values: Mapping[str, float] | None = None) -> Plan:
    """Work out what every run of the scenario shares.

    Args:
        scenario: what is to be run.
        values: numbers by dotted name, laid over the declared defaults; what the scenario states lies over them.
    """
    numbers = numbers_of(scenario, values or {})
    paths = scenario_paths(scenario)
    levers = paths.lever
    n_posts = tuple(
        posts_per_team(m.citizens, levers.caseload[:, i], levers.staff_budget[:, i])
        for i, m in enumerate(scenario.municipalities)
    )
    starts, neighbours = collegial_network(n_posts)
    roles = [m.role for m in scenario.municipalities]
    ties = municipality_ties(roles, numbers.management.spread_zone_weight[0])
    return Plan(scenario, numbers, paths, ties, n_posts, starts, neighbours)


def numbers_of(scenario: Scenario, values: Mapping[str, float]) -> Any:
    """The record of all numbers: declared defaults, `values` over them, and what the scenario states over both."""
    return number_record({**values, **{change.name: change.value for change in scenario.parameter_changes}})


def with_values(shared: Plan, values: Mapping[str, float]) -> Plan:
    """The same plan with other numbers; paths, posts and colleagues follow from the levers alone and stay."""
    numbers = numbers_of(shared.scenario, values)
    roles = [m.role for m in shared.scenario.municipalities]
    ties = municipality_ties(roles, numbers.management.spread_zone_weight[0])
    return replace(shared, numbers=numbers, ties=ties)


def posts_per_team(citizens: int, caseload: Any, staff_budget: Any) -> tuple[int, ...]:
    """The most posts each team has in any month, in the order of `Target`."""
    most = float(np.max(staff_budget / caseload))
    return tuple(max(1, math.floor(citizens * share * most + 0.5)) for share in TEAM_SHARES.values())


def collegial_network(n_posts: tuple[tuple[int, ...], ...]) -> tuple[Any, Any]:
    """Adjacency lists over all posts, municipality by municipality and team by team."""
    team_of_post: list[int] = []
    bounds: list[tuple[int, int]] = []
    towns: list[int] = []
    for m, teams in enumerate(n_posts):
        for n in teams:
            bounds.append((len(team_of_post), len(team_of_post) + n))
            towns.append(m)
            team_of_post += [len(bounds) - 1] * n
    return colleague_lists(team_of_post, bounds, towns)


def municipality_code(name: str) -> int:
    """A municipality's address: of its name alone, so that Holstebro's citizens live the same lives in any company."""
    return zlib.crc32(name.encode("utf-8"))


def inflow(scenario: Scenario, seed: int, per_year: float) -> list[Any]:
    """Arrivals in each month, shape (H + 1,), for each municipality: the same people whatever the levers do.

    The number of a month is the expected number rounded up or down at random, so that it varies little; a Poisson
    spread in so small a flow would drown what a lever does.
    """
    months = np.arange(scenario.horizon_months + 1)
    flows = []
    for municipality in scenario.municipalities:
        code = municipality_code(municipality.name)
        expected = municipality.citizens * per_year / MONTHS_PER_YEAR
        arrivals = np.floor(expected + monthly_uniforms(seed, MunicipalityDraw.INFLOW, len(months), code))
        arrivals[0] = 0
        flows.append(arrivals.astype(np.int64))
    return flows


def monthly_uniforms(seed: int, decision: int, n_months: int, entity: int) -> np.ndarray[Any, np.dtype[np.float64]]:
    """One entity's number in (0, 1) for one decision in each month, shape (n_months,)."""
    numbers = np.empty(n_months)
    fill_uniforms(numbers, seed, int(decision), entity)
    return numbers


def build_world(plan: Plan, seed: int, *, events: bool) -> World:
    """The world of one run at month 0: laid out, staffed, with firms and organisations, still without citizens."""
    scenario = plan.scenario
    arrivals = inflow(scenario, seed, float(plan.numbers.population.inflow_per_year[0]))
    n_citizens = [m.citizens + int(a.sum()) for m, a in zip(scenario.municipalities, arrivals, strict=True)]
    n_months, n_towns = scenario.horizon_months + 1, len(scenario.municipalities)
    largest = max(n_citizens)
    world = World(
        citizens=empty(CITIZEN, sum(n_citizens)),
        posts=empty(CASEWORKER, sum(sum(teams) for teams in plan.n_posts)),
        teams=empty(TEAM, sum(len(teams) for teams in plan.n_posts)),
        firms=empty(FIRM, sum(n_firms(plan, m) for m in range(n_towns))),
        organisations=empty(ORGANISATION, sum(n_organisations(plan, m) for m in range(n_towns))),
        municipalities=empty(MUNICIPALITY, n_towns),
        numbers=plan.numbers, paths=plan.paths,
        dice=np.zeros((max(N_DICE, N_ATTRIBUTES), largest), np.uint32),
        queue=np.zeros(largest, np.int32), queue_key=np.zeros(largest), queue_order=np.zeros(largest, np.int64),
        colleague_start=plan.colleague_start, colleagues=plan.colleagues, ties=plan.ties,
        flows=np.zeros((n_months, n_towns, N_EVENTS), np.int64),
        rows=empty(EVENT_ROW, sum(n_citizens) * 4 if events else 0), n_rows=np.zeros(1, np.int64),
        stocks=np.zeros((n_months, n_towns, len(Stock))), ledger=np.zeros((n_months, n_towns, len(Account)), np.int64),
        clock=np.array([0, seed], np.int64),
    )  # fmt: skip
    lay_out(world, plan, arrivals, n_citizens)
    furnish(world)
    return world


def n_firms(plan: Plan, m: int) -> int:
    """Firms in contact with the job centre of municipality `m`."""
    per_100 = float(plan.numbers.internship.firms_per_100[0])
    return max(3, round(plan.scenario.municipalities[m].citizens * per_100 / 100.0))


def n_organisations(plan: Plan, m: int) -> int:
    """Voluntary organisations that take citizens in municipality `m`: enough for the most places of any month."""
    most = float(np.max(plan.paths.lever.voluntary_places[:, m]))
    return max(1, int(plain(n_organisations_for)(float(plan.scenario.municipalities[m].citizens), most)))


def lay_out(world: World, plan: Plan, arrivals: list[Any], n_citizens: list[int]) -> None:
    """Say where in the arrays each municipality's citizens, posts, teams, firms and organisations lie."""
    citizen, post, team, firm, organisation = 0, 0, 0, 0, 0
    for m, spec in enumerate(plan.scenario.municipalities):
        town = world.municipalities[m]
        code = municipality_code(spec.name)
        base = code * SLOTS
        town.address, town.role, town.demand_base = code, spec.role, spec.demand
        town.offers_open[:] = 1
        town.reference_citizens, town.n_on_benefit = spec.citizens, spec.citizens
        town.first_citizen, town.end_citizen = citizen, citizen + spec.citizens
        town.last_citizen = citizen + n_citizens[m]
        world.citizens.address[citizen : town.last_citizen] = base + np.arange(n_citizens[m])
        world.citizens.arrival_month[town.end_citizen : town.last_citizen] = np.repeat(
            np.arange(len(arrivals[m])), arrivals[m]
        )
        town.first_post, town.first_team = post, team
        for target, n in zip(TEAM_SHARES, plan.n_posts[m], strict=True):
            record = world.teams[team]
            record.municipality, record.target = m, target
            record.first_post, record.end_post = post, post + n
            record.reference_citizens = spec.citizens * TEAM_SHARES[target]
            world.posts.address[post : post + n] = base + (int(target) << 12) + np.arange(n)
            world.posts.municipality[post : post + n], world.posts.team[post : post + n] = m, team
            post, team = post + n, team + 1
        town.end_post, town.end_team = post, team
        town.first_firm, town.end_firm = firm, firm + n_firms(plan, m)
        world.firms.address[firm : town.end_firm] = base + np.arange(n_firms(plan, m))
        town.first_organisation, town.end_organisation = organisation, organisation + n_organisations(plan, m)
        world.organisations.address[organisation : town.end_organisation] = base + np.arange(n_organisations(plan, m))
        citizen, firm, organisation = town.last_citizen, town.end_firm, town.end_organisation
