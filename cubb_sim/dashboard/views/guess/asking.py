"""The question that stands where the result will be."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cubb_sim.dashboard.views.guess.placing import LONGEST_LABEL, OUT_OF, Guessing
from cubb_sim.dashboard.views.outcomes import PlacedGuess, Shown
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS
from cubb_sim.report.markup import Markup, element
from cubb_sim.report.reading import MONTHS_PER_YEAR, Reading
from cubb_sim.report.sentences.goals import HAPPENINGS, mean_of_runs

GUESS, REVEAL, PROBLEM = "guess", "reveal", "guess-problem"
HEADING = Text("Hvad tror I, der sker?", "What do you think will happen?")
LABEL = Text("Hvem gætter?", "Who is guessing?")
NO_NAMES = Text(
    "\u00bbGruppen\u00ab eller \u00bbBord 1\u00ab; skriv ikke navne på personer. Samme betegnelse igen erstatter det "
    "tidligere gæt.",
    "\u2018The group\u2019 or \u2018Table 1\u2019; write no names of persons. The same again replaces the "
    "earlier guess.",
)
ADD = Text("Skriv gættet ned", "Write the guess down")
SHOW = Text("Vis resultatet", "Show the result")
SHOW_WITHOUT = Text("Vis uden gæt", "Show without a guess")
GUESSED = Text("Gættet indtil nu", "Guessed so far")


def asking(
    shown: Shown,
    guesses: Sequence[PlacedGuess],
    page: Guessing,
    horizon_months: int,
    unsaved: Text | None = None,
) -> Markup:
    """The question, a form for a guess, those made so far, and the way on.

    Args:
        shown: results that are being made, whose baseline is told; the rest of them is not.
        horizon_months: that are simulated.
        unsaved: why a guess is not in the record yet; the form then keeps what stands in it.
    """
    problem = page.problem or unsaved
    return element(
        "section",
        element("h2", shown.say(HEADING)),
        element(
            "form",
            [_field(shown, quantity, horizon_months, quantity in page.wrong) for quantity in CUBB_GOALS],
            _label(shown),
            element("p", shown.say(problem), id=PROBLEM, role="alert", class_="problem") if problem else None,
            element("button", shown.say(ADD), type="submit"),
            data_do=GUESS,
            data_clear="" if problem else str(page.n_taken),
            class_="guess-form",
        ),
        _so_far(shown, guesses),
        element(
            "button",
            shown.say(SHOW if guesses else SHOW_WITHOUT),
            type="button",
            data_do=REVEAL,
            id="guess-reveal",
            class_="primary" if guesses else "quiet",
        ),
        class_="guess",
        aria_label=shown.say(HEADING),
    )


def question(shown: Shown, quantity: str, horizon_months: int) -> str:
    """How many it is as today, as soon as that is known, and what is asked."""
    words, thousand = HAPPENINGS[quantity], number(OUT_OF, shown.language)
    rest = words.rest.in_language(shown.language).format(horizon_in_words(horizon_months, shown.language))
    before = _before(shown.reading, quantity)
    if before is None:
        return shown.say(
            Text(
                f"Ud af {thousand} borgere: hvor mange {words.verb.da} {rest}?",
                f"Out of {thousand} citizens: how many {words.verb.en} {rest}?",
            )
        )
    return shown.say(
        Text(
            f"{before} ud af {thousand} borgere {words.verb.da} {rest}, hvis I fortsætter som i dag. Hvor mange tror "
            "I, det bliver?",
            f"{before} out of {thousand} citizens {words.verb.en} {rest} if you go on as today. How many do you think "
            "it will be?",
        )
    )


def horizon_in_words(months: int, language: str) -> str:
    """Months that are simulated, in years where they are whole ones."""
    years, left = divmod(months, MONTHS_PER_YEAR)
    if left:
        return Text(f"{months} måneder", f"{months} months").in_language(language)
    return Text(f"{years} år", f"{years} year{'s' if years != 1 else ''}").in_language(language)


def _before(reading: Reading | None, quantity: str) -> str | None:
    if reading is None:
        return None
    share = mean_of_runs(reading.baseline, quantity)
    return None if math.isnan(share) else number(math.floor(OUT_OF * share + 0.5), reading.language)


def _field(shown: Shown, quantity: str, horizon_months: int, is_wrong: bool) -> Markup:
    return element(
        "p",
        element("label", question(shown, quantity, horizon_months), for_=f"guess-{quantity}"),
        element(
            "input",
            type="text",
            inputmode="numeric",
            id=f"guess-{quantity}",
            name=quantity,
            size="5",
            autocomplete="off",
            aria_invalid="true" if is_wrong else None,
            aria_describedby=PROBLEM if is_wrong else None,
        ),
    )


def _label(shown: Shown) -> Markup:
    return element(
        "p",
        element("label", shown.say(LABEL), for_="guess-who"),
        element("input", type="text", id="guess-who", name="who", size="14", autocomplete="off",
                maxlength=LONGEST_LABEL, aria_describedby="guess-no-names"),
        element("span", shown.say(NO_NAMES), id="guess-no-names", class_="small"),
    )  # fmt: skip


def _so_far(shown: Shown, guesses: Sequence[PlacedGuess]) -> Markup | None:
    if not guesses:
        return None
    items = [
        element(
            "li",
            element("strong", one.who),
            f": {number(round(OUT_OF * one.value), shown.language)} "
            f"({shown.say(HAPPENINGS[one.quantity].short).lower()})",
        )
        for one in guesses
    ]
    return element("div", element("h3", shown.say(GUESSED)), element("ul", items), class_="guess-so-far")
