"""How fast: the whole model, its floor and the slice in objects, taken in turns within one run."""

from __future__ import annotations

import dataclasses
import statistics
import time
from collections.abc import Callable
from typing import Any

import mesa

from benchmarks.compiled_slice import live_slice, settled_world, uniform_of_the_model
from benchmarks.objects import CitizenAgent, JobCentre
from cubb_sim.compilation import entry
from cubb_sim.decisions import N_DICE_FAMILIES
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.population import Plan, plan
from cubb_sim.randomness import throw_dice
from cubb_sim.scenario import Scenario, load_scenario
from cubb_sim.schedule import live_months
from cubb_sim.world import World

CITIZENS_PER_MUNICIPALITY = 775
Timing = Callable[[int], float]
"""Does one round with this seed and returns its seconds."""
Draw = Callable[[int, int, int, int], float]
"""Gives the number at an address: seed, decision, month, entity."""


@entry
def dice_and_one_pass(world: World, words: Any, n_months: int) -> None:
    """The floor: throw everybody's dice, and read and write every word of every record once, month by month."""
    for month in range(n_months):
        for m in range(world.municipalities.shape[0]):
            town = world.municipalities[m]
            n = town.end_citizen - town.first_citizen
            throw_dice(world.dice, 0, N_DICE_FAMILIES, 1, month, town.address, n)
            for k in range(town.first_citizen, town.end_citizen):
                for word in range(words.shape[1]):
                    words[k, word] ^= month


def seconds(what: Callable[[], object]) -> float:
    """Wall-clock seconds of one call."""
    begun = time.perf_counter()
    what()
    return time.perf_counter() - begun


def in_turns(contenders: dict[str, Timing], rounds: int) -> dict[str, float]:
    """Median seconds of each contender, all of them once in every round; a first round is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(rounds + 1):
        for name, contender in contenders.items():
            once = contender(turn + 1)
            if turn > 0:
                taken[name].append(once)
    return {name: statistics.median(times) for name, times in taken.items()}


def whole_run(shared: Plan, *, events: bool = False) -> Timing:
    """A whole replication: world built, all months lived, outcome handed over."""
    return lambda seed: seconds(lambda: EmploymentServiceModel(shared, seed=seed, events=events).run_to_horizon())


def months_alone(shared: Plan) -> Timing:
    """The months of a replication without building the world."""

    def once(seed: int) -> float:
        world = settled_world(shared, seed)
        return seconds(lambda: live_months(world, shared.scenario.horizon_months))

    return once


def compiled_slice(shared: Plan) -> Timing:
    """The slice, compiled, without building the world."""

    def once(seed: int) -> float:
        world = settled_world(shared, seed)
        return seconds(lambda: live_slice(world, shared.scenario.horizon_months))

    return once


def floor(shared: Plan) -> Timing:
    """The dice and one pass over the records."""
    world = settled_world(shared, 1)
    words = world.citizens.view("i8").reshape(len(world.citizens), -1)
    return lambda _: seconds(lambda: dice_and_one_pass(world, words, shared.scenario.horizon_months))


def slice_in_objects(shared: Plan, n_towns: int, n_months: int, draw: Draw | None = None) -> Timing:
    """The slice as Mesa objects: only `step` is timed. Fewer towns or months are scaled up by citizen-months."""

    def once(seed: int) -> float:
        world = settled_world(shared, seed)
        centres = [JobCentre(world, m, draw) for m in range(n_towns)]

        def live() -> None:
            for centre in centres:
                for _ in range(n_months):
                    centre.step()

        lived = sum(len(centre.agents_by_type[CitizenAgent]) for centre in centres) * n_months
        taken = seconds(live)
        for centre in centres:
            mesa.Agent._ids.pop(centre, None)  # Mesa 3.3 keeps every model that had agents (mesa#3179)
        return taken * citizen_months(shared.scenario) / lived

    return once


def compiled_uniform(seed: int, decision: int, month: int, entity: int) -> float:
    """The model's own draw, called from Python."""
    return uniform_of_the_model(seed, int(decision), month, entity)


def citizen_months(scenario: Scenario) -> int:
    """Citizens at the start times months: what costs are divided by."""
    return sum(m.citizens for m in scenario.municipalities) * scenario.horizon_months


def enlarged(n_municipalities: int) -> Scenario:
    """The four partners' scenario with as many municipalities of 775 citizens, in the partners' roles."""
    scenario = load_scenario("four_partners")
    towns = tuple(
        dataclasses.replace(
            scenario.municipalities[m % len(scenario.municipalities)],
            name=f"Municipality {m}", citizens=CITIZENS_PER_MUNICIPALITY,
        )
        for m in range(n_municipalities)
    )  # fmt: skip
    return dataclasses.replace(scenario, municipalities=towns)


def scaling(sizes: tuple[int, ...], rounds: int) -> dict[int, float]:
    """Nanoseconds of a citizen-month by number of citizens."""
    plans = {n: plan(enlarged(n)) for n in sizes}
    medians = in_turns({str(n): whole_run(shared) for n, shared in plans.items()}, rounds)
    return {
        n * CITIZENS_PER_MUNICIPALITY: medians[str(n)] / citizen_months(shared.scenario) * 1e9
        for n, shared in plans.items()
    }


def country_seconds(rounds: int) -> tuple[float, float]:
    """Seconds to plan the whole country, and for one replication of it."""
    scenario = load_scenario("country")
    planning = seconds(lambda: plan(scenario))
    return planning, in_turns({"country": whole_run(plan(scenario))}, rounds)["country"]
