"""Measure the model and print one table: `python benchmarks/run.py [--quick]`.

Everything that is compared is taken in turns within one run, and medians are shown. The table also goes to
`benchmarks/results/latest.md` (not with `--quick`, whose rounds are too few to keep).
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import random
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import memory, shares, speed, starting, variance  # noqa: E402 (needs the path above)
from cubb_sim.population import plan  # noqa: E402
from cubb_sim.scenario import load_scenario  # noqa: E402

RESULT = Path(__file__).resolve().parent / "results" / "latest.md"
PACKAGES = ("numpy", "numba", "mesa")


class Effort(NamedTuple):
    """How much is measured."""

    rounds: int
    object_towns: int
    object_months: int
    sizes: tuple[int, ...]
    large_rounds: int
    runs: int
    replications: int


FULL = Effort(7, 4, 48, (4, 40, 400), 3, 1000, 100)
QUICK = Effort(3, 1, 6, (4, 40), 1, 100, 20)


class Line(NamedTuple):
    """One line of the table; `bar` is what was asked for, `is_met` whether it is reached (None: no bar)."""

    what: str
    value: str
    bar: str = ""
    is_met: bool | None = None


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description="Measure the speed and memory of the model.")
    parser.add_argument("--quick", action="store_true", help="few rounds, small sizes, no first compilation")
    is_quick = parser.parse_args().quick
    load_before = load_average()
    lines = list(measured(QUICK if is_quick else FULL, is_quick))
    text = as_markdown(lines, load_before)
    print(text)
    if not is_quick:
        RESULT.parent.mkdir(exist_ok=True)
        RESULT.write_text(text, encoding="utf-8")


def measured(effort: Effort, is_quick: bool) -> Iterator[Line]:
    """Every line of the table."""
    yield from speed_lines(effort)
    yield from share_lines(effort)
    yield from scale_lines(effort)
    yield from memory_lines(effort)
    yield from variance_lines(effort)
    warm = starting.warm_start(effort.large_rounds)
    yield Line("Start to first result, compiled before", f"{warm:.1f} s", "below 3 s", warm < 3.0)
    if not is_quick:
        cold = starting.cold_start()
        yield Line("Start to first result, compiling everything", f"{cold:.0f} s", "below 60 s", cold < 60.0)


def speed_lines(effort: Effort) -> Iterator[Line]:
    """The whole model against the slice in objects and against the floor; events on and off."""
    shared = plan(load_scenario("four_partners"))
    lived = speed.citizen_months(shared.scenario)
    python_dice, a_year = random.Random(1), min(12, effort.object_months)
    t = speed.in_turns(
        {
            "whole": speed.whole_run(shared),
            "months": speed.months_alone(shared),
            "slice": speed.compiled_slice(shared),
            "floor": speed.floor(shared),
            "events": speed.whole_run(shared, events=True),
            "objects": speed.slice_in_objects(shared, effort.object_towns, effort.object_months),
            "compiled dice": speed.slice_in_objects(shared, 1, a_year, speed.compiled_uniform),
            "other dice": speed.slice_in_objects(shared, 1, a_year, lambda *_: python_dice.random()),
        },
        effort.rounds,
    )  # fmt: skip
    n = lived // shared.scenario.horizon_months
    yield Line(
        f"Whole model, {n:,} citizens, 48 months", f"{t['whole'] * 1e3:.1f} ms", "below 15 ms", t["whole"] < 0.015
    )
    yield Line("... its months alone, the world being built", f"{t['months'] * 1e3:.1f} ms")
    yield Line("... a citizen-month of the whole model", f"{t['whole'] / lived * 1e9:.0f} ns")
    yield Line("Floor: dice, and one pass over the records", f"{t['floor'] / lived * 1e9:.0f} ns per citizen-month")
    yield Line("... whole model over floor", f"{t['whole'] / t['floor']:.1f} times")
    yield Line("Slice compiled", f"{t['slice'] * 1e3:.1f} ms")
    is_whole = effort.object_towns == len(shared.scenario.municipalities) and effort.object_months == 48
    scaled = "" if is_whole else f" (scaled up from {effort.object_towns} town and {effort.object_months} months)"
    yield Line(
        f"Slice as Mesa objects{scaled}", f"{t['objects']:.2f} s, {t['objects'] / lived * 1e6:.1f} µs per citizen-month"
    )
    ratio = t["objects"] / t["whole"]
    yield Line("... over the whole model", f"{ratio:.0f} times", "at least 60 times", ratio >= 60.0)
    yield Line("... over the compiled slice", f"{t['objects'] / t['slice']:.0f} times")
    for dice, what in (
        ("compiled dice", "Objects that draw with the compiled generator"),
        ("other dice", "Objects with Python's own random numbers, so other lives"),
    ):
        yield Line(f"{what}, over the whole model", f"{t[dice] / t['whole']:.0f} times")
    rows = t["events"] / t["whole"]
    yield Line("Event rows on, over off", f"{rows:.2f} times", "at most 2 times", rows <= 2.0)


def share_lines(effort: Effort) -> Iterator[Line]:
    """The processes that take a thirtieth of the time or more."""
    taken = shares.seconds_by_process(plan(load_scenario("four_partners")), effort.rounds)
    whole = sum(taken.values())
    for name, once in taken.items():
        if once >= whole / 30.0:
            yield Line(f"Of the months: {name.replace('_', ' ')}", f"{100 * once / whole:.0f} %")


def scale_lines(effort: Effort) -> Iterator[Line]:
    """The cost of a citizen-month by size, and the whole country."""
    costs = speed.scaling(effort.sizes, effort.large_rounds)
    for citizens, cost in costs.items():
        yield Line(f"A citizen-month among {citizens:,} citizens", f"{cost:.0f} ns")
    spread = max(costs.values()) / min(costs.values())
    yield Line("... dearest over cheapest", f"{spread:.2f} times", "at most 1.5 times", spread <= 1.5)
    planning, once = speed.country_seconds(effort.large_rounds)
    yield Line(
        "The whole country, 48 months", f"{once:.2f} s (planned once in {planning:.2f} s)", "seconds", once < 10.0
    )


def memory_lines(effort: Effort) -> Iterator[Line]:
    """Bytes per citizen, and growth over many runs."""
    record, whole = memory.bytes_per_citizen(plan(load_scenario("four_partners")))
    yield Line("A citizen's record", f"{record} bytes")
    yield Line("The whole world, per citizen at the start", f"{whole:.0f} bytes")
    growth = memory.growth_per_run(effort.runs)
    if growth is None:
        yield Line("Growth of the process", "not measured on this system")
    else:
        yield Line(
            f"Growth of the process over {effort.runs:,} runs", f"{growth:.4f} MB a run", "below 0.01 MB", growth < 0.01
        )


def variance_lines(effort: Effort) -> Iterator[Line]:
    """What common random numbers do, by lever and quantity."""
    for lever, factors in variance.variance_factors(effort.replications).items():
        for quantity, factor in factors.items():
            what = f"Variance, independent over paired: {lever} {variance.CHANGES[lever]:+}, {quantity}"
            if quantity in variance.EMPLOYMENT:
                yield Line(what, f"{factor:.1f} times", "at least 10 times", factor >= 10.0)
            else:
                yield Line(what, f"{factor:.1f} times")


def as_markdown(
    lines: list[Line], load_before: str, title: str = "Benchmarks", packages: tuple[str, ...] = PACKAGES
) -> str:
    """The table, with the machine it was measured on and the packages that matter to it."""
    words = {None: "", True: "met", False: "**not met**"}
    rows = [f"| {line.what} | {line.value} | {line.bar} | {words[line.is_met]} |" for line in lines]
    table = "\n".join(["| What | Measured | Asked for | |", "| --- | --- | --- | --- |", *rows])
    return f"# {title}\n\n{machine(packages)} Load when begun and ended: {load_before}, {load_average()}.\n\n{table}\n"


def load_average() -> str:
    """How busy the machine is, in processes; unknown on Windows."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def machine(packages: tuple[str, ...] = PACKAGES) -> str:
    """Processor, system, versions and date."""
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    return (
        f"Measured on {today}: {processor()}, {os.cpu_count()} cores, {platform.system()}; "
        f"Python {platform.python_version()}, {versions}."
    )


def processor() -> str:
    """The processor's own name where the system tells it."""
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
