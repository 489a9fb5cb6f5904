"""The answer in one sentence per goal: natural frequencies, in how many runs, and how far it is to CUBB's goal."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cubb_sim.comparison import Difference
from cubb_sim.number_format import difference_in_unit, number, range_in_unit
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS
from cubb_sim.report.reading import Reading
from cubb_sim.results import RunResult

HUNDRED, THOUSAND = 100, 1000
INTERVAL = Text("95\u00a0%-interval", "95% interval")

ONE_RUN = Text(
    "Der er kun lavet én kørsel. Den viser, hvad der kan ske, men ikke, hvad der er tilfældigt: lav mindst 20.",
    "Only one run was made. It shows what may happen, but not what is due to chance: make at least 20.",
)


@dataclass(frozen=True)
class Happening:
    """What more or fewer citizens do: the words around "more citizens" in a sentence."""

    verb: Text
    rest: Text
    short: Text


HAPPENINGS: dict[str, Happening] = {
    "hours_ever_share": Happening(
        Text("får", "get"),
        Text("ordinære løntimer på et tidspunkt i løbet af {}", "ordinary paid hours at some time during {}"),
        Text("Ordinære løntimer på et tidspunkt", "Ordinary paid hours at some time"),
    ),
    "work_at_end_share": Happening(
        Text("er", "are"),
        Text("i ordinært arbejde efter {}", "in ordinary work after {}"),
        Text("I ordinært arbejde ved slutningen", "In ordinary work at the end"),
    ),
}
"""Words for every goal."""


def frequencies(shares: Sequence[float]) -> tuple[list[int], int]:
    """Shares as whole numbers out of 100, or out of 1,000 where they would look alike out of 100 and are not."""
    for out_of in (HUNDRED, THOUSAND):
        counts = [math.floor(out_of * share + 0.5) for share in shares]
        if len(set(counts)) == len(set(shares)):
            return counts, out_of
    return counts, THOUSAND


def goal_sentence(reading: Reading, quantity: str, other: str) -> str:
    """In how many runs more citizens reach it than in the baseline, and how many out of 100 in each."""
    difference, words = reading.comparison.difference(quantity, other=other), HAPPENINGS[quantity]
    if difference.n_replications == 0:
        return f"{reading.say(words.short)}: {reading.say(Text('kan ikke opgøres', 'cannot be counted'))}."
    ways = _ways(difference)
    count, more, joint = ways[0]
    n, last = difference.n_replications, reading.say(words.rest).format(reading.horizon)
    runs = Text(f"I {count} af {n} kørsler", f"In {count} of {n} runs")
    if n == 1:
        runs = Text("I den ene kørsel", "In the one run")
    a, b = reading.quoted(reading.labels[other]), reading.quoted(reading.baseline_label)
    others = "".join(
        reading.say(Text(f", i {count_here} {_fewer(way).da}", f", in {count_here} {_fewer(way).en}"))
        for count_here, way, _ in ways[1:]
    )
    levels = _levels(reading, difference)
    return reading.say(
        Text(
            f"{runs.da} {words.verb.da} {more.da} borgere {last} med {a} {joint.da} med {b}{others}: {levels}",
            f"{runs.en} {more.en} citizens {words.verb.en} {last} with {a} {joint.en} with {b}{others}: {levels}",
        )
    )


def _ways(difference: Difference) -> list[tuple[int, Text, Text]]:
    """Number of runs, "more" and "than" of each way there is, the commonest first."""
    than = Text("end", "than")
    ways = [
        (difference.n_higher, Text("flere", "more"), than),
        (difference.n_lower, Text("færre", "fewer"), than),
        (difference.n_equal, Text("lige så mange", "just as many"), Text("som", "as")),
    ]
    return sorted((way for way in ways if way[0]), key=lambda way: -way[0])


def _fewer(way: Text) -> Text:
    """The word for a way when the sentence has named another way before."""
    return Text("lige mange", "equally many") if way.da == "lige så mange" else way


def _levels(reading: Reading, difference: Difference) -> str:
    (before, after), out_of = frequencies((difference.baseline, difference.changed))
    written = number(out_of, reading.language)
    average = "" if difference.n_replications == 1 else reading.say(Text("i gennemsnit ", "on average "))
    if before == after:
        return reading.say(Text(f"{average}{after} ud af {written}.", f"{average}{after} out of {written}."))
    return reading.say(
        Text(f"{average}{after} ud af {written} mod {before}.", f"{average}{after} out of {written} against {before}.")
    )


def difference_with_interval(reading: Reading, difference: Difference) -> str:
    """+6,5 procentpoint (95 %-interval +5,9 til +7,1 procentpoint); without the interval where there is none."""
    unit, language = difference.quantity.unit, reading.language
    written = difference_in_unit(difference.difference, unit, language)
    if math.isnan(difference.low_95):
        return written
    within = range_in_unit(difference.low_95, difference.high_95, unit, language)
    return f"{written} ({reading.say(INTERVAL)} {within})"


def uncertainty_sentence(reading: Reading, quantity: str, other: str) -> str:
    """The difference with its interval, or why there is none."""
    difference = reading.comparison.difference(quantity, other=other)
    if difference.n_replications == 0:
        return ""
    written = difference_with_interval(reading, difference)
    return reading.say(Text(f"Forskellen er {written}.", f"The difference is {written}."))


def mean_of_runs(result: RunResult, quantity: str, subgroup: str = "all") -> float:
    """Mean over the runs in which the quantity is defined; NaN where it is in none."""
    values = result.value(quantity, subgroup)
    defined = values[~np.isnan(values)]
    return float(defined.mean()) if len(defined) else math.nan


def n_reached(result: RunResult, quantity: str) -> int:
    """Runs in which the goal of the quantity is reached."""
    return int((result.value(quantity) >= CUBB_GOALS[quantity].goal).sum())


def reached_sentence(reading: Reading, quantity: str, other: str) -> str:
    """In how many runs CUBB's goal is reached, in both."""
    (goal,), out_of = frequencies((CUBB_GOALS[quantity].goal,))
    n = reading.n_replications
    here, there = n_reached(reading.others[other], quantity), n_reached(reading.baseline, quantity)
    a, b = reading.quoted(reading.labels[other]), reading.quoted(reading.baseline_label)
    return reading.say(
        Text(
            f"CUBB's mål, {goal} ud af {out_of}, nås i {here} af {n} {'kørsel' if n == 1 else 'kørsler'} med {a} og i "
            f"{there} med {b}.",
            f"CUBB's goal, {goal} out of {out_of}, is reached in {here} of {n} {'run' if n == 1 else 'runs'} with {a} "
            f"and in {there} with {b}.",
        )
    )


def job_sentence(reading: Reading, other: str) -> str:
    """How many are in work at the end, and how many of them have left the benefit for a job: out of the same number."""
    names = ("work_at_end_share", "job_at_end_share")
    work, job = (reading.comparison.difference(name, other=other) for name in names)
    if work.n_replications == 0 or job.n_replications == 0:
        return ""
    out_of = max(frequencies((one.baseline, one.changed))[1] for one in (work, job))
    shares = (work.baseline, work.changed, job.baseline, job.changed)
    before, after, job_before, job_after = (math.floor(out_of * share + 0.5) for share in shares)
    written = number(out_of, reading.language)
    a, b = reading.quoted(reading.labels[other]), reading.quoted(reading.baseline_label)
    return reading.say(
        Text(
            f"Ud af {written} borgere er {after} i ordinært arbejde ved slutningen med {a}; {job_after} af de "
            f"{written} er i job helt uden ydelse, og de øvrige i arbejde har løntimer ved siden af ydelsen. "
            f"Med {b} er tallene {before} og {job_before}.",
            f"Out of {written} citizens {after} are in ordinary work at the end with {a}; {job_after} of the {written} "
            "are in a job without any benefit, and the others in work have paid hours beside the benefit. "
            f"With {b} the numbers are {before} and {job_before}.",
        )
    )
