"""The world before anybody arrives: demand, climate, staff, firms and voluntary organisations (ODD 5)."""

from __future__ import annotations

import math

from cubb_sim.compilation import entry, step
from cubb_sim.decisions import FirmDraw, OrganisationDraw, PostDraw
from cubb_sim.kinds import N_SECTORS
from cubb_sim.processes.staffing import caseworker_joins
from cubb_sim.randomness import normal, uniform
from cubb_sim.rules.measures import n_social_enterprises
from cubb_sim.rules.scales import MONTHS_PER_YEAR, clip01
from cubb_sim.rules.staffing import posts_needed
from cubb_sim.world import Here, World, stand_in

LONGEST_SERVICE_MONTHS = 360.0
LOWEST_TURNOVER = 0.02
COMMITTED, LEAST_COMMITMENT, COMMITMENT_SPREAD = 0.85, 0.3, 0.3
ACCOMMODATING, ORDINARY_ACCOMMODATION, SPREAD = 0.7, 0.45, 0.15
EMPLOYEES_PER_PLACE = 50
"""Commitment, accommodation and places of firms: scales and spreads, all assumed."""


@entry
def furnish(world: World) -> None:
    """Give every municipality its demand, climate, staff, firms and organisations."""
    for m in range(world.municipalities.shape[0]):
        here = stand_in(world, m)
        town, politics = here.town, here.p.surroundings
        town.demand, town.legitimacy = town.demand_base, politics.reference_legitimacy
        town.pressure = here.lever.target_steering
        town.vacancies = town.reference_citizens * politics.vacancies_per_100 / 100.0
        town.practice = here.p.management.practice_today
        for t in range(town.first_team, town.end_team):
            here.teams[t].climate = here.p.staffing.reference_climate
            staff_team(here, t)
        for f in range(town.first_firm, town.end_firm):
            open_firm(here, f)
        for o in range(town.first_organisation, town.end_organisation):
            open_organisation(here, o)


@step
def staff_team(here: Here, t: int) -> None:
    """Fill the team's posts with people of every length of service."""
    team, lever = here.teams[t], here.lever
    wanted = posts_needed(team.reference_citizens, lever.caseload, lever.staff_budget)
    team.n_open = min(int(wanted), team.end_post - team.first_post)
    turnover = max(LOWEST_TURNOVER, lever.caseworker_turnover)
    for j in range(team.first_post, team.first_post + team.n_open):
        years = -math.log(uniform(here.seed, PostDraw.TENURE, 0, here.posts[j].address)) / turnover
        caseworker_joins(here, j, int(min(LONGEST_SERVICE_MONTHS, years * MONTHS_PER_YEAR)))


@step
def open_firm(here: Here, f: int) -> None:
    """One firm: sector, size, places, commitment, accommodation, contact and memory."""
    firm, seed = here.firms[f], here.seed
    p = here.p.internship
    firm.municipality, firm.is_open = here.m, 1
    firm.sector = int(uniform(seed, FirmDraw.SECTOR, 0, firm.address) * N_SECTORS)
    firm.n_employees = max(1, int(math.exp(2.5 + normal(uniform(seed, FirmDraw.SIZE, 0, firm.address)))))
    spread = uniform(seed, FirmDraw.OPENING, 0, firm.address)
    firm.places = max(1, int(p.places_per_firm * (0.5 + spread) + 0.5)) + firm.n_employees // EMPLOYEES_PER_PLACE
    u = uniform(seed, FirmDraw.COMMITMENT, 0, firm.address)
    committed = u < p.committed_share
    firm.commitment = COMMITTED if committed else LEAST_COMMITMENT + COMMITMENT_SPREAD * u
    firm.is_social_enterprise = (
        1 if f - here.town.first_firm < n_social_enterprises(here.town.reference_citizens) else 0
    )
    is_accommodating = committed or firm.is_social_enterprise == 1
    usual = ACCOMMODATING if is_accommodating else ORDINARY_ACCOMMODATION
    firm.accommodation = clip01(usual + SPREAD * normal(uniform(seed, FirmDraw.ACCOMMODATION, 0, firm.address)))
    firm.contact = uniform(seed, FirmDraw.CONTACT, 0, firm.address)
    firm.memory = clip01(0.5 + 0.1 * normal(uniform(seed, FirmDraw.MEMORY, 0, firm.address)))
    firm.habit = 0.3 * uniform(seed, FirmDraw.HABIT, 0, firm.address)


@step
def open_organisation(here: Here, o: int) -> None:
    """One voluntary organisation: its places, its activity and what it builds."""
    organisation, seed = here.organisations[o], here.seed
    address = organisation.address
    organisation.municipality = here.m
    organisation.places = 3 + int(5.0 * uniform(seed, OrganisationDraw.PLACES, 0, address))
    organisation.accommodation = clip01(0.7 + 0.15 * normal(uniform(seed, OrganisationDraw.ACCOMMODATION, 0, address)))
    builds = uniform(seed, OrganisationDraw.BUILDS, 0, address)
    organisation.builds_mastery = 0.3 + 0.4 * builds
    organisation.builds_network = 0.7 - 0.4 * builds
    organisation.builds_meaning = 0.5
