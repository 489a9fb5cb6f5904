"""The month's dice, demand for labour, openings, and offers that open and close."""

from __future__ import annotations

from cubb_sim.compilation import process
from cubb_sim.decisions import N_DICE_FAMILIES, MunicipalityDraw
from cubb_sim.events import Event, happens
from cubb_sim.kinds import N_MEASURES, NOBODY
from cubb_sim.randomness import normal, throw_dice, uniform
from cubb_sim.rules.surroundings import demand_deviation, offer_closing_probability
from cubb_sim.world import MONTH, SEED, World

NATION = 0


@process
def dice_are_thrown(world: World, m: int) -> None:
    """Draw every citizen's numbers of the month in bulk."""
    town = world.municipalities[m]
    first = town.first_citizen
    throw_dice(
        world.dice, 0, N_DICE_FAMILIES, world.clock[SEED], world.clock[MONTH], world.citizens[first].address,
        town.end_citizen - first,
    )  # fmt: skip


@process
def demand_changes(world: World, m: int) -> None:
    """Move the demand for labour, and renew the openings within the citizens' reach."""
    town = world.municipalities[m]
    p = world.parameters.surroundings[0]
    month, seed = world.clock[MONTH], world.clock[SEED]
    path = world.surroundings[month, m]
    national = normal(uniform(seed, MunicipalityDraw.NATIONAL_DEMAND, month, NATION))
    local = normal(uniform(seed, MunicipalityDraw.DEMAND, month, town.address))
    town.demand_log = demand_deviation(
        town.demand_log, p.demand_persistence, p.demand_shock_sd * (0.8 * national + 0.6 * local)
    )
    town.demand = max(0.0, town.demand_base * (1.0 + town.demand_log) * path.demand_factor)
    flow = usual_vacancies(world, m) * town.demand * path.vacancies_factor
    town.vacancies = min(2.0 * flow, town.vacancies + flow)
    town.reform_load = path.reform_load


@process
def usual_vacancies(world: World, m: int) -> float:
    """Openings of a normal month that the municipality's citizens could take."""
    per_100 = world.parameters.surroundings[0].vacancies_per_100
    return world.municipalities[m].reference_citizens * per_100 / 100.0  # type: ignore[no-any-return]


@process
def offers_open_and_close(world: World, m: int) -> None:
    """Close and reopen the municipality's offers, by the predictability lever and the disturbances."""
    town = world.municipalities[m]
    month, seed = world.clock[MONTH], world.clock[SEED]
    closing = offer_closing_probability(world.levers[month, m].predictability_of_offers)
    closing = 1.0 - (1.0 - closing) * (1.0 - world.surroundings[month, m].closing_share)
    reopening = world.parameters.surroundings[0].offer_reopens_per_month
    for measure in range(1, N_MEASURES):
        address = town.address * N_MEASURES + measure
        if world.offers_open[m, measure] == 1:
            if uniform(seed, MunicipalityDraw.OFFER_CLOSES, month, address) < closing:
                world.offers_open[m, measure] = 0
                happens(world.book, month, m, Event.OFFER_CLOSED, NOBODY, measure, 0.0)
        elif uniform(seed, MunicipalityDraw.OFFER_OPENS, month, address) < reopening:
            world.offers_open[m, measure] = 1
            happens(world.book, month, m, Event.OFFER_OPENED, NOBODY, measure, 0.0)
