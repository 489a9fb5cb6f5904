"""How strong the evidence behind a lever is: grades, what the calibration learned, findings and trials."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from cubb_sim.calibration.targets import Target, TargetRole, load_targets
from cubb_sim.calibration.validation.contrast import Verdict
from cubb_sim.calibration.validation.trial import Trial, load_trial, shipped_trials
from cubb_sim.calibration.validation.words import verdict_words
from cubb_sim.dashboard.content.learned import LEARNED_WORDS, trial_rows, verdict_on
from cubb_sim.dashboard.content.sheets import Sheet
from cubb_sim.dashboard.views.sheet.grades import KNOWN
from cubb_sim.number_format import number, percent
from cubb_sim.parameters import LEVERS, PARAMETERS
from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.report.levers import lever_differences
from cubb_sim.report.markup import Markup, bullets, element, joined, paragraphs
from cubb_sim.report.sentences.assumptions import grades_of

NOTHING_KNOWN = Text(
    "Intet fund og intet forsøg i modellens grundlag handler direkte om dette håndtag. Virkningen er modellens egen "
    "påstand.",
    "No finding and no trial among what the model rests on is directly about this lever. Its effect is the model's own "
    "claim.",
)
FINDINGS = Text("Fund, der siger noget om håndtaget", "Findings that speak of the lever")
TRIALS = Text("Lodtrækningsforsøg, der rykker i håndtaget", "Trials by lot that move the lever")
TRIALS_TOGETHER = Text(
    "Forsøgene rykker i flere håndtag på én gang, så de siger intet om dette alene. De er aldrig brugt til at tilpasse "
    "modellen.",
    "The trials move several levers at once, so they tell nothing of this one alone. They were never used to fit the "
    "model.",
)
NUMBERS_NOT_WRITTEN = Text(
    "Hvilke tal i modellen håndtaget virker igennem, er ikke skrevet endnu.",
    "Which numbers of the model the lever works through has not been written yet.",
)
USED: dict[TargetRole, Text] = {
    TargetRole.FIT: Text("modellen er tilpasset fundet", "the model was fitted to the finding"),
    TargetRole.HELD_OUT: Text("modellen er ikke tilpasset fundet", "the model was not fitted to the finding"),
    TargetRole.PATTERN: Text("et mønster, modellen holdes op imod", "a pattern the model is held against"),
}


def strength(name: str, sheet: Sheet, language: str) -> Markup:
    """Sentences and lists on how much is known."""
    findings = [one for one in targets() if one.id in sheet.targets]
    trials = trials_on(name)
    return joined(
        paragraphs(*_sentences(name, sheet, language)),
        [element("h3", FINDINGS.in_language(language)), bullets(finding(one, language) for one in findings)]
        if findings
        else None,
        [
            element("h3", TRIALS.in_language(language)),
            bullets(trial_sentence(one, language) for one in trials),
            element("p", TRIALS_TOGETHER.in_language(language), class_="small"),
        ]
        if trials
        else None,
        None if findings or trials else element("p", NOTHING_KNOWN.in_language(language)),
    )


def grade_sentence(name: str, language: str) -> str:
    """How the value as today is known."""
    words = KNOWN[LEVERS[name].grade]
    return Text(f"Værdien i dag er {words.da}.", f"The value as today is {words.en}.").in_language(language)


def _sentences(name: str, sheet: Sheet, language: str) -> list[str]:
    if not sheet.numbers:
        return [grade_sentence(name, language), NUMBERS_NOT_WRITTEN.in_language(language)]
    grades, n = grades_of(PARAMETERS[one] for one in sheet.numbers), len(sheet.numbers)
    told = [
        Text(f"{grades[one]} er {KNOWN[one].da}", f"{grades[one]} {_are(grades[one])} {KNOWN[one].en}")
        for one in Grade
        if grades[one]
    ]
    if grades[Grade.ASSUMED] == n:
        told = [Text("alle er antaget", "all are assumed")]
    said = Text(
        f"Håndtaget virker især igennem {n} tal i modellen: {', '.join(one.da for one in told)}.",
        f"The lever works mainly through {n} numbers of the model: {', '.join(one.en for one in told)}.",
    )
    return [grade_sentence(name, language), said.in_language(language), learned_sentence(sheet.numbers, language)]


def _are(n: int) -> str:
    return "is" if n == 1 else "are"


def learned_sentence(names: Sequence[str], language: str) -> str:
    """What the calibration learned of these numbers."""
    verdicts = [verdict_on(one) for one in names]
    much, little, none, unsought = (number(verdicts.count(one), language) for one in LEARNED_WORDS)
    return Text(
        f"Tilpasningen til offentliggjorte fund lærte noget om {much} af dem, lidt om {little} og næsten intet om "
        f"{none}; {unsought} prøvede den ikke at bestemme.",
        f"The fit to published findings learnt something about {much} of them, a little about {little} and next to "
        f"nothing about {none}; {unsought} it did not try to find.",
    ).in_language(language)


def finding(one: Target, language: str) -> str:
    """What was found, among whom, how it is known and what it was used for."""
    return Text(
        f"{one.title.da}: {_written(one, 'da')} ({KNOWN[Grade(one.grade)].da}; {USED[TargetRole(one.role)].da}).",
        f"{one.title.en}: {_written(one, 'en')} ({KNOWN[Grade(one.grade)].en}; {USED[TargetRole(one.role)].en}).",
    ).in_language(language)


def trial_sentence(trial: Trial, language: str) -> str:
    """Who was in the trial, and whether the model meets what it measured."""
    rows = [row for row in trial_rows() if row["trial"] == trial.id]
    verdicts = Counter(_verdict(row).in_language(language) for row in rows)
    what = Text(f"{trial.title.da} ({trial.n} deltagere).", f"{trial.title.en} ({trial.n} participants).")
    if not rows:
        return what.in_language(language)
    counted = "; ".join(f"{n} {words}" for words, n in verdicts.items())
    n_rows = len(rows)
    held = Text(
        f" Modellen holdt op mod {n_rows} mål i forsøget: {counted}.",
        f" The model against {n_rows} measurements of the trial: {counted}.",
    )
    return f"{what.in_language(language)}{held.in_language(language)}"


@cache
def targets() -> tuple[Target, ...]:
    """All published findings that the model is held against."""
    return tuple(load_targets())


@cache
def trials_on(name: str) -> tuple[Trial, ...]:
    """The shipped trials whose intervention moves the lever."""
    return tuple(one for one in _trials() if name in _moved(one))


@cache
def _trials() -> tuple[Trial, ...]:
    return tuple(load_trial(name) for name in shipped_trials())


def _moved(trial: Trial) -> set[str]:
    return {one.lever.field for one in lever_differences(trial.comparator, trial.intervention)}


def _verdict(row: dict[str, Any]) -> Text:
    return verdict_words(Verdict(row["verdict"]), bool(row["level_differs"]))


def _written(one: Target, language: str) -> str:
    if one.transform == "logit":
        return percent(one.value, language, 0)
    return number(one.value, language, 2)
