"""What a chain rests on: the weakest grade among the numbers of the levers that are changed."""

from __future__ import annotations

from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.report.levers import lever_differences
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.assumptions import GRADE_WORDS, assumption_sentence

FROM_STRONGEST = (Grade.SEED, Grade.SEEN, Grade.DERIVED, Grade.ASSUMED)


def ground_sentence(reading: Reading) -> str:
    """The weakest grade by the name of its lever, and how much of the model is assumed."""
    (other,) = reading.others
    found = [
        (one.lever, FROM_STRONGEST.index(one.lever.grade))
        for one in lever_differences(reading.baseline.scenario, reading.others[other].scenario)
    ]
    rest = assumption_sentence(reading, other)
    if not found:
        return rest
    lever, place = max(found, key=lambda one: one[1])
    title, grade = reading.say(lever.title), GRADE_WORDS[FROM_STRONGEST[place]]
    return reading.say(
        Text(
            f"Svageste grundlag blandt det, I har ændret: {reading.quoted(title)}, hvis tal er {grade.da}. {rest}",
            f"Weakest ground among what you have changed: {reading.quoted(title)}, whose number is {grade.en}. {rest}",
        )
    )
