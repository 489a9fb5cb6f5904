"""The month's dice, demand for labour, openings, and offers that open and close."""

from __future__ import annotations

from typing import Any

from cubb_sim.compilation import entry, process, step
from cubb_sim.decisions import N_DICE_FAMILIES, MunicipalityDraw
from cubb_sim.events import Event, happens
from cubb_sim.kinds import N_MEASURES, N_OFFERS, NOBODY
from cubb_sim.randomness import normal, throw_dice, uniform
from cubb_sim.rules.surroundings import demand_deviation, offer_closing_probability
from cubb_sim.world import Here, World, stand_in

NATION = 0


@process
def dice_are_thrown(world: World, m: int) -> None:
    """Draw every citizen's numbers of the month in bulk."""
    here = stand_in(world, m)
    town = here.town
    first = town.first_citizen
    throw_dice(
        here.dice, 0, N_DICE_FAMILIES, here.seed, here.month, here.citizens[first].address,
        town.end_citizen - first,
    )  # fmt: skip


@process
def demand_changes(world: World, m: int) -> None:
    """Move the demand for labour, and renew the openings within the citizens' reach."""
    here = stand_in(world, m)
    town = here.town
    p = here.p.surroundings
    month, seed = here.month, here.seed
    path = here.path
    national = normal(uniform(seed, MunicipalityDraw.NATIONAL_DEMAND, month, NATION))
    local = normal(uniform(seed, MunicipalityDraw.DEMAND, month, town.address))
    town.demand_log = demand_deviation(
        town.demand_log, p.demand_persistence, p.demand_shock_sd * (0.8 * national + 0.6 * local)
    )
    town.demand = max(0.0, town.demand_base * (1.0 + town.demand_log) * path.demand_factor)
    town.vacancies = usual_vacancies(here) * town.demand * path.vacancies_factor
    town.reform_load = path.reform_load
    town.demand_effect = max(0.01, town.demand) ** here.p.job_finding.demand_elasticity


@step
def usual_vacancies(here: Here) -> float:
    """Openings of a normal month that the municipality's citizens could take."""
    per_100 = here.p.surroundings.vacancies_per_100
    return here.town.reference_citizens * per_100 / 100.0


@process
def offers_open_and_close(world: World, m: int) -> None:
    """Close and reopen the municipality's offers, by the predictability lever and the disturbances."""
    here = stand_in(world, m)
    town = here.town
    month, seed = here.month, here.seed
    closing = offer_closing_probability(here.lever.predictability_of_offers)
    closing = 1.0 - (1.0 - closing) * (1.0 - here.path.closing_share)
    reopening = here.p.surroundings.offer_reopens_per_month
    for offer in range(N_OFFERS, N_MEASURES * N_OFFERS):
        address = town.address * N_MEASURES * N_OFFERS + offer
        if town.offers_open[offer] == 1:
            if uniform(seed, MunicipalityDraw.OFFER_CLOSES, month, address) < closing:
                town.offers_open[offer] = 0
                happens(here, Event.OFFER_CLOSED, NOBODY, offer // N_OFFERS, float(offer % N_OFFERS))
        elif uniform(seed, MunicipalityDraw.OFFER_OPENS, month, address) < reopening:
            town.offers_open[offer] = 1
            happens(here, Event.OFFER_OPENED, NOBODY, offer // N_OFFERS, float(offer % N_OFFERS))


@entry
def fill_uniforms(numbers: Any, seed: int, decision: int, entity: int) -> None:
    """Fill `numbers`, shape (months,), with one entity's number for one decision in each month from 0 on."""
    for month in range(numbers.shape[0]):
        numbers[month] = uniform(seed, decision, month, entity)
