"""From a scenario and a seed to a world at month 0: how many of everything there are, and where it lies (ODD 5)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from cubb_sim.compilation import process
from cubb_sim.decisions import N_DICE, CitizenDraw, FirmDraw, MunicipalityDraw, OrganisationDraw, PostDraw
from cubb_sim.events import EVENT_ROW, N_EVENTS, Book
from cubb_sim.kinds import N_MEASURES, N_SECTORS, Target
from cubb_sim.networks import colleague_lists, municipality_ties
from cubb_sim.outcome import Account, Stock
from cubb_sim.parameters import parameter_records
from cubb_sim.paths import development_paths, lever_paths, surroundings_paths, today_record
from cubb_sim.processes.staffing import caseworker_joins
from cubb_sim.randomness import normal, uniform
from cubb_sim.rules.scales import MONTHS_PER_YEAR, clip01
from cubb_sim.scenario import Scenario
from cubb_sim.state import CASEWORKER, CITIZEN, FIRM, MUNICIPALITY, ORGANISATION, OUTLOOK_WEIGHTS, TEAM, empty
from cubb_sim.world import SEED, World

SLOTS = 2**20
"""Addresses of citizens, firms and posts of municipality m start at m times this."""
N_ATTRIBUTES = CitizenDraw.GAP - CitizenDraw.AGE + 1
TEAM_SHARES = {Target.UNDER_30: 0.33, Target.OVER_30: 0.57, Target.JOB_READY: 0.10}
"""How the posts are divided between target groups: by the groups' size at the start (assumed)."""
PLACES_PER_ORGANISATION = 5.0
FIRMS_PLACE_SPREAD = 2.0


@dataclass(frozen=True)
class Plan:
    """Everything about a scenario that no seed changes: paths, parameters, counts and networks. Shared between runs."""

    scenario: Scenario
    parameters: Any
    levers: Any
    surroundings: Any
    development: Any
    today: Any
    weights: Any
    ties: Any
    n_posts: tuple[tuple[int, ...], ...]
    colleague_start: Any
    colleagues: Any


def plan(scenario: Scenario) -> Plan:
    """Work out what every run of the scenario shares."""
    changes = {change.name: change.value for change in scenario.parameter_changes}
    parameters = parameter_records(changes)
    levers = lever_paths(scenario)
    n_posts = tuple(
        posts_per_team(m.citizens, levers.caseload[:, i], levers.staff_budget[:, i])
        for i, m in enumerate(scenario.municipalities)
    )
    starts, neighbours = collegial_network(n_posts)
    return Plan(
        scenario, parameters, levers, surroundings_paths(scenario), development_paths(levers), today_record(),
        outlook_weights(parameters),
        municipality_ties([m.role for m in scenario.municipalities], parameters.management[0].spread_zone_weight),
        n_posts, starts, neighbours,
    )  # fmt: skip


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


def outlook_weights(parameters: Any) -> Any:
    """Log hazard ratios per standard deviation, from the hazard ratios of group `job_finding`."""
    p = parameters.job_finding[0]
    weights = empty(OUTLOOK_WEIGHTS, 1)
    for name in ("search", "knowledge", "coping", "cooperation", "clarity", "efficacy", "network", "ability"):
        weights[name][0] = math.log(p[f"hr_{name}"])
    causal = parameters.switches[0].belief_causal_share
    weights.belief[0] = math.log(p.hr_belief) * causal / parameters.belief[0].reference_sd
    weights.prospects[0] = p.prospects_sd
    return weights


def inflow(scenario: Scenario, seed: int, per_year: float) -> list[Any]:
    """Arrivals in each month, shape (H + 1,), for each municipality: the same people whatever the levers do.

    The number of a month is the expected number rounded up or down at random, so that it varies little; a Poisson
    spread in so small a flow would drown what a lever does.
    """
    months = np.arange(scenario.horizon_months + 1)
    flows = []
    for m, municipality in enumerate(scenario.municipalities):
        expected = municipality.citizens * per_year / MONTHS_PER_YEAR
        chance = np.array([uniform(seed, MunicipalityDraw.INFLOW, int(t), m + 1) for t in months])
        arrivals = np.floor(expected + chance).astype(np.int64)
        arrivals[0] = 0
        flows.append(arrivals)
    return flows


def build_world(plan: Plan, seed: int, *, events: bool) -> World:
    """The world of one run at month 0: laid out, staffed, with firms and organisations, still without citizens."""
    scenario = plan.scenario
    arrivals = inflow(scenario, seed, plan.parameters.population[0].inflow_per_year)
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
        levers=plan.levers, today=plan.today, surroundings=plan.surroundings, development=plan.development,
        weights=plan.weights,
        offers_open=np.ones((n_towns, N_MEASURES), np.int8),
        dice=np.empty((max(N_DICE, N_ATTRIBUTES), largest)),
        queue=np.zeros(largest, np.int32), queue_key=np.zeros(largest),
        colleague_start=plan.colleague_start, colleagues=plan.colleagues, ties=plan.ties,
        book=Book(
            np.zeros((n_months, n_towns, N_EVENTS), np.int64), empty(EVENT_ROW, sum(n_citizens) * 4 if events else 0),
            np.zeros(1, np.int64),
        ),
        stocks=np.zeros((n_months, n_towns, len(Stock))), ledger=np.zeros((n_months, n_towns, len(Account)), np.int64),
        clock=np.array([0, seed], np.int64), parameters=plan.parameters,
    )  # fmt: skip
    lay_out(world, plan, arrivals, n_citizens)
    furnish(world)
    return world


def n_firms(plan: Plan, m: int) -> int:
    """Firms in contact with the job centre of municipality `m`."""
    per_100 = plan.parameters.internship[0].firms_per_100
    return max(3, round(plan.scenario.municipalities[m].citizens * per_100 / 100.0))


def n_organisations(plan: Plan, m: int) -> int:
    """Voluntary organisations that take citizens in municipality `m`: enough for the most places of any month."""
    most = float(np.max(plan.levers.voluntary_places[:, m]))
    return max(1, round(plan.scenario.municipalities[m].citizens * most / 100.0 / PLACES_PER_ORGANISATION))


def lay_out(world: World, plan: Plan, arrivals: list[Any], n_citizens: list[int]) -> None:
    """Say where in the arrays each municipality's citizens, posts, teams, firms and organisations lie."""
    citizen, post, team, firm, organisation = 0, 0, 0, 0, 0
    for m, spec in enumerate(plan.scenario.municipalities):
        town = world.municipalities[m]
        town.address, town.role, town.demand_base = m + 1, spec.role, spec.demand
        town.reference_citizens, town.n_on_benefit = spec.citizens, spec.citizens
        town.first_citizen, town.end_citizen = citizen, citizen + spec.citizens
        town.last_citizen = citizen + n_citizens[m]
        world.citizens.address[citizen : town.last_citizen] = m * SLOTS + np.arange(n_citizens[m])
        world.citizens.arrival_month[town.end_citizen : town.last_citizen] = np.repeat(
            np.arange(len(arrivals[m])), arrivals[m]
        )
        town.first_post, town.first_team = post, team
        for target, n in zip(TEAM_SHARES, plan.n_posts[m], strict=True):
            world.teams[team] = empty(TEAM, 1)[0]
            record = world.teams[team]
            record.municipality, record.target = m, target
            record.first_post, record.end_post = post, post + n
            record.reference_citizens = spec.citizens * TEAM_SHARES[target]
            world.posts.address[post : post + n] = m * SLOTS + (int(target) << 12) + np.arange(n)
            world.posts.municipality[post : post + n], world.posts.team[post : post + n] = m, team
            post, team = post + n, team + 1
        town.end_post, town.end_team = post, team
        town.first_firm, town.end_firm = firm, firm + n_firms(plan, m)
        world.firms.address[firm : town.end_firm] = m * SLOTS + np.arange(n_firms(plan, m))
        town.first_organisation, town.end_organisation = organisation, organisation + n_organisations(plan, m)
        world.organisations.address[organisation : town.end_organisation] = m * SLOTS + np.arange(
            n_organisations(plan, m)
        )
        citizen, firm, organisation = town.last_citizen, town.end_firm, town.end_organisation


@process
def furnish(world: World) -> None:
    """Give every municipality its demand, climate, staff, firms and organisations."""
    for m in range(world.municipalities.shape[0]):
        town = world.municipalities[m]
        lever = world.levers[0, m]
        politics = world.parameters.surroundings[0]
        town.demand, town.legitimacy = town.demand_base, politics.reference_legitimacy
        town.pressure = lever.target_steering
        town.vacancies = town.reference_citizens * politics.vacancies_per_100 / 100.0
        for t in range(town.first_team, town.end_team):
            world.teams[t].climate = world.parameters.staffing[0].reference_climate
            staff_team(world, m, t)
        for f in range(town.first_firm, town.end_firm):
            open_firm(world, m, f)
        for o in range(town.first_organisation, town.end_organisation):
            open_organisation(world, m, o)


@process
def staff_team(world: World, m: int, t: int) -> None:
    """Fill the team's posts with people of every length of service."""
    team, lever = world.teams[t], world.levers[0, m]
    wanted = math.floor(team.reference_citizens * lever.staff_budget / lever.caseload + 0.5)
    team.n_open = min(max(1, int(wanted)), team.end_post - team.first_post)
    turnover = max(0.02, lever.caseworker_turnover)
    for j in range(team.first_post, team.first_post + team.n_open):
        length = -math.log(uniform(world.clock[SEED], PostDraw.TENURE, 0, world.posts[j].address)) / turnover
        caseworker_joins(world, m, j, int(min(360.0, length * MONTHS_PER_YEAR)))


@process
def open_firm(world: World, m: int, f: int) -> None:
    """One firm: sector, size, places, commitment, accommodation, contact and memory."""
    firm, seed = world.firms[f], world.clock[SEED]
    p = world.parameters.internship[0]
    firm.municipality, firm.is_open = m, 1
    firm.sector = int(uniform(seed, FirmDraw.SECTOR, 0, firm.address) * N_SECTORS)
    size = math.exp(2.5 + 1.0 * normal(uniform(seed, FirmDraw.SIZE, 0, firm.address)))
    firm.n_employees = max(1, int(size))
    spread = uniform(seed, FirmDraw.OPENING, 0, firm.address)
    firm.places = max(1, int(p.places_per_firm * (0.5 + spread) + 0.5))
    u = uniform(seed, FirmDraw.COMMITMENT, 0, firm.address)
    committed = u < p.committed_share
    firm.commitment = 0.85 if committed else 0.3 + 0.3 * u
    firm.accommodation = clip01(
        (0.7 if committed else 0.45) + 0.15 * normal(uniform(seed, FirmDraw.ACCOMMODATION, 0, firm.address))
    )
    firm.contact = uniform(seed, FirmDraw.CONTACT, 0, firm.address)
    firm.memory = clip01(0.5 + 0.1 * normal(uniform(seed, FirmDraw.MEMORY, 0, firm.address)))
    firm.habit = 0.3 * uniform(seed, FirmDraw.HABIT, 0, firm.address)


@process
def open_organisation(world: World, m: int, o: int) -> None:
    """One voluntary organisation: about five places, its activity and what it builds."""
    organisation, seed = world.organisations[o], world.clock[SEED]
    address = organisation.address
    organisation.municipality = m
    organisation.places = 3 + int(5.0 * uniform(seed, OrganisationDraw.PLACES, 0, address))
    organisation.activity = int(uniform(seed, OrganisationDraw.ACTIVITY, 0, address) * 4.0)
    organisation.accommodation = clip01(
        0.7 + 0.15 * normal(uniform(seed, OrganisationDraw.ACCOMMODATION, 0, address))
    )
    builds = uniform(seed, OrganisationDraw.BUILDS, 0, address)
    organisation.builds_mastery = 0.3 + 0.4 * builds
    organisation.builds_network = 0.7 - 0.4 * builds
    organisation.builds_meaning = 0.5
