"""How much of an answer is known and how much is assumed, read off the grades of the numbers it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cubb_sim.number_format import number, percent
from cubb_sim.parameters import PARAMETERS, Parameter
from cubb_sim.parameters.specification import Grade, ParameterRole, Text
from cubb_sim.report.levers import lever_differences
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.numbers import behind

GRADE_WORDS: dict[Grade, Text] = {
    Grade.SEED: Text("fra projektets egne dokumenter", "from the project's own documents"),
    Grade.SEEN: Text("læst i en offentlig kilde", "read in a public source"),
    Grade.DERIVED: Text("regnet ud fra sådanne", "derived from such"),
    Grade.ASSUMED: Text("antaget", "assumed"),
}


@dataclass(frozen=True)
class Ground:
    """What the comparison of the baseline and one other scenario rests on.

    Attributes:
        n_changes: changes of levers by which the two differ.
        n_assumed_changes: those whose size is merely assumed.
        grades: of all numbers of the model other than levers, and how many have each.
    """

    n_changes: int
    n_assumed_changes: int
    grades: Counter[Grade]

    @property
    def n_numbers(self) -> int:
        """Numbers of the model other than levers."""
        return self.grades.total()


def ground_of(reading: Reading, other: str) -> Ground:
    """Count the grades behind one comparison."""
    differences = lever_differences(reading.baseline.scenario, reading.others[other].scenario)
    grades = [change.grade for one in differences for change in one.changed.changes]
    return Ground(len(grades), sum(grade is Grade.ASSUMED for grade in grades), grades_of(PARAMETERS.values()))


def grades_of(declared: Iterable[Parameter]) -> Counter[Grade]:
    """How many of the numbers have each grade."""
    return Counter(one.grade for one in declared)


def switches() -> list[Parameter]:
    """The structural switches: what research disagrees about, and what the model takes each to be."""
    return [one for one in PARAMETERS.values() if one.role is ParameterRole.SWITCH]


def assumption_sentence(reading: Reading, other: str) -> str:
    """How many of the changes and of the numbers behind the answer are merely assumed."""
    ground, language = ground_of(reading, other), reading.language
    n, n_assumed = ground.n_numbers, ground.grades[Grade.ASSUMED]
    share = percent(n_assumed / n, language, 0)
    since = Text("", "")
    if behind(reading).are_fitted:
        since = Text("; en del af tallene er siden tilpasset", "; some of the numbers have since been fitted")
    rest = Text(
        f"Af modellens {number(n, language)} øvrige tal er {number(n_assumed, language)} antaget ({share}){since.da}.",
        f"Of the {number(n, language)} other numbers of the model {number(n_assumed, language)} are assumed ({share})"
        f"{since.en}.",
    )
    return f"{reading.say(_changes_sentence(ground))}{reading.say(rest)}"


def _changes_sentence(ground: Ground) -> Text:
    changes, assumed = ground.n_changes, ground.n_assumed_changes
    if changes == 0:
        return Text("", "")
    if changes == 1:
        known = Text("er antaget", "is assumed") if assumed else Text("er ikke blot antaget", "is more than assumed")
        return Text(f"Størrelsen af den ene ændring {known.da}. ", f"The size of the one change {known.en}. ")
    if assumed == changes:
        return Text(
            f"Størrelsen af alle {changes} ændringer er antaget. ", f"The size of all {changes} changes is assumed. "
        )
    return Text(
        f"Størrelsen af {assumed} af de {changes} ændringer er antaget. ",
        f"The size of {assumed} of the {changes} changes is assumed. ",
    )
