"""What a sensitivity analysis of a model is not, and what it does not cover."""

from __future__ import annotations

from cubb_sim.experiments.design import OUR_MODEL
from cubb_sim.experiments.report.reading import FindingsReading
from cubb_sim.parameters import Text

NO_FORECAST = Text(
    "Dette er ikke en prognose og ikke en anbefaling. Det viser, hvad der betyder noget i modellen, når dens tal "
    "varieres inden for det, vi ikke ved; det er ikke målt i nogen kommune.",
    "This is no forecast and no recommendation. It shows what matters in the model when its numbers are varied within "
    "what we do not know; it has not been measured in any municipality.",
)
LIMITS: tuple[Text, ...] = (
    Text("Svaret afhænger af faktorernes intervaller. Et bredere interval gør en faktor vigtigere; mange af "
         "intervallerne er antaget.",
         "The answer depends on the ranges of the factors. A wider range makes a factor more important; many of the "
         "ranges are assumed."),
    Text("Faktorerne varieres uafhængigt af hinanden. I virkeligheden følges mange af dem ad.",
         "The factors are varied independently of one another. In the world many of them go together."),
    Text("Det, der ikke er varieret, står fast: modellens regler, rækkefølgen i en måned, og tal uden for designet. "
         "Hvad de betyder, kan ikke ses her.",
         "What is not varied stands still: the rules of the model, the order of a month, and numbers outside the "
         "design. What they matter cannot be seen here."),
    Text("At et input betyder lidt for ét resultat her, betyder ikke, at det er ligegyldigt for borgerne: se de andre "
         "resultater og undergrupper.",
         "That an input matters little for one outcome here does not mean that it does not matter to citizens: see "
         "the other outcomes and subgroups."),
    Text("Intervallerne viser, hvor meget indekset kunne være et andet med andre punkter og andre tilfældigheder. "
         "De viser ikke, at modellen kan tage fejl.",
         "The intervals show how different an index might be with other points and other chances. They do not show "
         "that the model may be wrong."),
)  # fmt: skip
PACKAGES = Text(
    "Forsøg, som modellen aldrig er tilpasset, tyder på, at den lover for meget af forløb med aftalte "
    "løntimer (docs/trials.md). Det, der her findes om dem, er derfor nok for stort.",
    "Trials that the model was never fitted to suggest that it promises too much of placements with agreed paid hours "
    "(docs/trials.md). What is found about them here is therefore probably too large.",
)
KNOWN_ANSWER = Text(
    "Modellen her er en formel med et kendt svar: den er til for at prøve metoden og siger intet om kommuner.",
    "The model here is a formula with a known answer: it is there to try the method, and says nothing of "
    "municipalities.",
)


def limit_sentences(reading: FindingsReading) -> list[str]:
    """What the findings do not cover."""
    of_model = PACKAGES if reading.design.model == OUR_MODEL else KNOWN_ANSWER
    return [reading.say(one) for one in (of_model, *LIMITS)]
