"""What got better, what got worse, and what only moved, in sentences."""

from __future__ import annotations

from cubb_sim.comparison import Difference, GainsAndLosses, Verdict
from cubb_sim.number_format import difference_in_unit, value_in_unit
from cubb_sim.parameters.specification import Text
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.numbers import behind
from cubb_sim.wording import VERDICT_WORDS, runs_sentence

MOST_NAMED = 3

WHAT_CLEAR_MEANS = Text(
    "Et resultatmål kaldes bedre eller dårligere, når 95 %-intervallet for forskellen ikke rummer 0. Cirka ét ud af "
    "tyve resultatmål, som intet virker på, vil alligevel blive kaldt forskelligt.",
    "An outcome is called better or worse where the 95% interval of the difference does not contain 0. About one in "
    "twenty outcomes on which nothing acts will be called different all the same.",
)
WHAT_CLEAR_MEANS_WITH_DRAWS = Text(
    "Et resultatmål kaldes bedre eller dårligere, når 95\u00a0%-intervallet for forskellen ikke rummer 0. Intervallet "
    "dækker det, vi ikke ved om de tal, der skifter fra kørsel til kørsel. Højst cirka ét ud af tyve resultatmål, som "
    "intet virker på, vil alligevel blive kaldt forskelligt.",
    "An outcome is called better or worse where the 95% interval of the difference does not contain 0. The interval "
    "covers what we do not know of the numbers that change from run to run. At most about one in twenty outcomes on "
    "which nothing acts will be called different all the same.",
)
TOO_SMALL = Text("men mindre end afrundingen", "but less than the rounding")


def what_clear_means(reading: Reading) -> str:
    """When an outcome is called better or worse."""
    return reading.say(WHAT_CLEAR_MEANS_WITH_DRAWS if behind(reading).vary else WHAT_CLEAR_MEANS)


def verdict_in_words(reading: Reading, difference: Difference) -> str:
    """Better, worse, no clear difference ...; and whether the figures shown can tell the two apart at all."""
    verdict = reading.say(VERDICT_WORDS[difference.verdict])
    is_clear = difference.verdict not in (Verdict.UNCLEAR, Verdict.UNDEFINED)
    return f"{verdict}, {reading.say(TOO_SMALL)}" if is_clear and looks_alike(difference) else verdict


def looks_alike(difference: Difference) -> bool:
    """Whether the figures, as they are written, cannot tell the two apart."""
    unit = difference.quantity.unit
    levels = (value_in_unit(value, unit, "en") for value in (difference.baseline, difference.changed))
    is_nothing = difference_in_unit(difference.difference, unit, "en") == difference_in_unit(0.0, unit, "en")
    return is_nothing or len(set(levels)) == 1


def levels_sentence(reading: Reading, difference: Difference) -> str:
    """Both levels, the verdict and the runs: 12 % i stedet for 9 %: bedre. Højere i 20 af 20 kørsler."""
    language, unit = reading.language, difference.quantity.unit
    if difference.verdict is Verdict.UNDEFINED:
        return f"{verdict_in_words(reading, difference).capitalize()}."
    before, after = (value_in_unit(v, unit, language) for v in (difference.baseline, difference.changed))
    levels = reading.say(Text(f"{after} i stedet for {before}", f"{after} instead of {before}"))
    if before == after:
        levels = reading.say(Text(f"{after} i begge", f"{after} in both"))
    return f"{levels}: {verdict_in_words(reading, difference)}. {runs_sentence(difference, language)}"


def counts_sentence(reading: Reading, other: str) -> str:
    """How many outcomes got better, worse, moved otherwise or did not clearly move."""
    if not reading.has_intervals:
        return reading.say(
            Text(
                "Med én kørsel kan det ikke afgøres, hvad der er blevet bedre eller dårligere.",
                "With one run it cannot be told what has got better or worse.",
            )
        )
    found = reading.comparison.gains_and_losses(other)
    better, worse, shifted, unclear = (len(x) for x in (found.better, found.worse, found.shifted, found.unclear))
    return reading.say(
        Text(
            f"Af {better + worse + shifted + unclear} resultatmål er {better} blevet bedre og {worse} dårligere; "
            f"{shifted} har flyttet sig uden at være bedre eller dårligere i sig selv, og {unclear} viser ingen klar "
            "forskel.",
            f"Of {better + worse + shifted + unclear} outcomes {better} got better and {worse} worse; {shifted} moved "
            f"without being better or worse in themselves, and {unclear} show no clear difference.",
        )
    )


def worse_sentence(reading: Reading, other: str) -> str:
    """What got worse, by name; says so where nothing did."""
    if not reading.has_intervals:
        return ""
    found = reading.comparison.gains_and_losses(other)
    if not found.worse:
        return reading.say(Text("Intet resultatmål er blevet klart dårligere.", "No outcome got clearly worse."))
    named = "; ".join(_named(reading, one) for one in found.worse[:MOST_NAMED])
    n_left = len(found.worse) - MOST_NAMED
    left = reading.say(Text(f" – og {n_left} til", f" – and {n_left} more")) if n_left > 0 else ""
    return reading.say(Text(f"Dårligere: {named}{left}.", f"Worse: {named}{left}."))


def _named(reading: Reading, difference: Difference) -> str:
    title = reading.say(difference.quantity.title)
    return f"{title} ({difference_in_unit(difference.difference, difference.quantity.unit, reading.language)})"


def is_empty(found: GainsAndLosses) -> bool:
    """Whether nothing clearly moved."""
    return not (found.better or found.worse or found.shifted)
