"""What came of the trials in sentences and cells, Danish and English. No figure is typed into a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cubb_sim.calibration.validation.contrast import WIDEST_TELLING, Scale, Verdict, Width
from cubb_sim.calibration.validation.outcomes import OUTCOMES
from cubb_sim.calibration.validation.run_trials import Finding
from cubb_sim.knowledge import Knowledge, Numbers
from cubb_sim.number_format import NO_BREAK_SPACE, UNDEFINED, number, percent, percentage_points
from cubb_sim.parameters.specification import Grade, Text

NEVER_FITTED = Text(
    "Ingen af modellens tal er tilpasset disse forsøg, og oversættelsen af et forsøg til håndtag ændres ikke for at "
    "ramme. En forbier er et fund, ikke en fejl, der skal rettes væk.",
    "None of the model's numbers was fitted to these trials, and the translation of a trial into levers is not changed "
    "in order to hit. A miss is a finding, not an error to be mended away.",
)
VERDICT_WORDS: dict[Verdict, Text] = {
    Verdict.HIT: Text("rammer", "hit"),
    Verdict.MISS: Text("rammer ikke", "miss"),
    Verdict.TELLS_NOTHING: Text("siger intet", "tells nothing"),
}
HIT_AT_ANOTHER_LEVEL = Text("rammer, men fra et andet niveau", "hit, at another level")
WIDTH_WORDS: dict[Width, Text] = {
    Width.STATED: Text("oplyst", "stated"),
    Width.DERIVED: Text("udledt", "derived"),
    Width.ASSUMED: Text("antaget", "assumed"),
}
GRADE_WORDS: dict[Grade, Text] = {
    Grade.SEED: Text("fra projektets kilder", "from the project's sources"),
    Grade.SEEN: Text("set i en offentlig kilde", "seen in a public source"),
    Grade.DERIVED: Text("udledt", "derived"),
    Grade.ASSUMED: Text("antaget", "assumed"),
}
COLUMNS = (
    Text("Udfald", "Result"),
    Text("Hvad der er målt", "What was measured"),
    Text("Forsøget (95 %)", "The trial (95%)"),
    Text("Modellen (95 %)", "The model (95%)"),
    Text("Modellen (80 %)", "The model (80%)"),
    Text("Uden indsatsen: forsøg, model", "Without it: trial, model"),
)


@dataclass(frozen=True)
class TrialTable:
    """A trial's findings as cells, and the sentences that belong to them."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sentences: tuple[str, ...]


def trial_tables(findings: Sequence[Finding], language: str) -> list[TrialTable]:
    """One table for each trial, in the order of the findings."""
    by_trial: dict[str, list[Finding]] = {}
    for finding in findings:
        by_trial.setdefault(finding.trial.id, []).append(finding)
    return [_table(own, language) for own in by_trial.values()]


def verdict_words(verdict: Verdict, level_differs: bool) -> Text:
    """How a verdict is printed: a hit where the comparator's level differs is no plain hit."""
    return HIT_AT_ANOTHER_LEVEL if verdict is Verdict.HIT and level_differs else VERDICT_WORDS[verdict]


def both_scales(contrasts: int, results: int) -> Text:
    """That some results were judged on two scales, and so counted twice."""
    word = Text("resultat", "result") if results == 1 else Text("resultater", "results")
    return Text(
        f"De {contrasts} kontraster er kun {results} {word.da}: det, der er dømt både som forskel og som forhold, er "
        "talt med to gange.",
        f"The {contrasts} contrasts are only {results} {word.en}: what is judged both as difference and as ratio is "
        "counted twice.",
    )


def contrast_in_words(value: float, low: float, high: float, scale: Scale, language: str) -> str:
    """A contrast with its interval: +13.4 (+4.6 to +22.2) percentage points; × 1.29 (1.09 to 1.53)."""
    within = _range(low, high, scale, language)
    if scale is Scale.RATIO:
        return f"× {number(value, language, 2)} ({within})"
    middle, unit = percentage_points(value, language).split(NO_BREAK_SPACE, 1)
    return f"{middle} ({within}) {unit}"


def _range(low: float, high: float, scale: Scale, language: str) -> str:
    to = Text("til", "to").in_language(language)
    if scale is Scale.RATIO:
        return f"{number(low, language, 2)} {to} {number(high, language, 2)}"
    return f"{number(100.0 * low, language, 1, signed=True)} {to} {number(100.0 * high, language, 1, signed=True)}"


def _table(findings: Sequence[Finding], language: str) -> TrialTable:
    trial = findings[0].trial
    rows = tuple(_cells(finding, language) for finding in findings)
    columns = tuple(column.in_language(language) for column in COLUMNS)
    return TrialTable(trial.title.in_language(language), columns, rows, tuple(_sentences(findings, language)))


def _cells(finding: Finding, language: str) -> tuple[str, ...]:
    one, model = finding.measurement, finding.model
    measured = one.measured
    month = Text(f"måned {one.month}", f"month {one.month}").in_language(language)
    width = WIDTH_WORDS[measured.width].in_language(language)
    found = contrast_in_words(measured.value, measured.low, measured.high, one.scale, language)
    without = percent(one.comparator_share, language) if one.comparator_share is not None else UNDEFINED
    return (
        verdict_words(finding.verdict, finding.level_differs).in_language(language),
        f"{OUTCOMES[one.outcome].title.in_language(language)}, {month}",
        f"{found}, {width}",
        contrast_in_words(model.middle, model.low_95, model.high_95, one.scale, language),
        _range(model.low_80, model.high_80, one.scale, language),
        f"{without}, {percent(model.comparator, language)}",
    )


def _sentences(findings: Sequence[Finding], language: str) -> list[str]:
    trial, verdicts = findings[0].trial, {finding.verdict for finding in findings}
    sentences = [_about(findings[0], language)]
    if Verdict.HIT in verdicts:
        sentences.append(_said(Text("Når den rammer", "Where it hits"), trial.if_hit, language))
    if Verdict.MISS in verdicts:
        sentences.append(_said(_where_it_misses(findings), trial.if_missed, language))
    if Verdict.TELLS_NOTHING in verdicts:
        sentences.append(_tells_nothing().in_language(language))
    results = {(finding.measurement.outcome, finding.measurement.month) for finding in findings}
    if len(results) < len(findings):
        sentences.append(both_scales(len(findings), len(results)).in_language(language))
    if any(finding.level_differs for finding in findings):
        sentences.append(_level_differs(findings, language))
    if any(_hits_with_nothing(finding) for finding in findings):
        sentences.append(_no_effect().in_language(language))
    sentences.append(_said(Text("Oversættelsen udelader", "The translation leaves out"), trial.leaves_out, language))
    return sentences


def _said(head: Text, text: Text, language: str) -> str:
    return f"{head.in_language(language)}: {text.in_language(language).strip()}"


def _where_it_misses(findings: Sequence[Finding]) -> Text:
    """With the side on which the model lies, where that is the same for every miss."""
    missed = [one for one in findings if one.verdict is Verdict.MISS]
    above = {one.model.low_95 > one.measurement.measured.value for one in missed}
    if above == {True}:
        return Text("Når den ikke rammer (modellen ligger over)", "Where it misses (the model lies above)")
    if above == {False}:
        return Text("Når den ikke rammer (modellen ligger under)", "Where it misses (the model lies below)")
    return Text("Når den ikke rammer", "Where it misses")


def _about(finding: Finding, language: str) -> str:
    trial = finding.trial
    people, pairs, n = (number(one, language) for one in (round(finding.n_people), finding.n_pairs, trial.n))
    grade, n_grade = GRADE_WORDS[trial.grade].in_language(language), GRADE_WORDS[trial.n_grade].in_language(language)
    return Text(
        f"{n} deltagere ({n_grade}). Kilde ({grade}): {trial.source} Læst {trial.read}. I modellen opfylder omkring "
        f"{people} borgere kriterierne; {pairs} par af forløb.",
        f"{n} participants ({n_grade}). Source ({grade}): {trial.source} Read {trial.read}. In the model about "
        f"{people} citizens meet the criteria; {pairs} pairs of lives.",
    ).in_language(language)


def _level_differs(findings: Sequence[Finding], language: str) -> str:
    one = next(finding for finding in findings if finding.level_differs)
    assert one.measurement.comparator_share is not None
    trial, model = percent(one.measurement.comparator_share, language), percent(one.model.comparator, language)
    return Text(
        f"Niveauet er et andet: uden indsatsen {trial} i forsøget og {model} i modellen. En kontrast på et helt andet "
        "niveau er svag støtte, også når den rammer: forsøgets deltagere er ikke modellens borgere.",
        f"The level differs: without the intervention {trial} in the trial and {model} in the model. A contrast at "
        "quite another level is weak support even where it hits: its participants are not the model's citizens.",
    ).in_language(language)


def _tells_nothing() -> Text:
    times = f"{WIDEST_TELLING:g}"
    return Text(
        f"Siger intet: modellens interval rummer både det målte og slet ingen virkning og er over {times} gange så "
        "bredt som forsøgets eget; næsten hvad som helst ville have ramt.",
        f"Tells nothing: the model's interval holds both what was measured and no effect at all, and is over {times} "
        "times as wide as the trial's own; almost anything would have hit.",
    )


def _hits_with_nothing(finding: Finding) -> bool:
    measured, none = finding.measurement.measured, finding.measurement.scale.no_effect
    return finding.verdict is Verdict.HIT and finding.no_effect_inside and measured.value != none


def _no_effect() -> Text:
    return Text(
        "Modellens interval rummer også slet ingen virkning: et forsøg uden virkning ville have ramt lige så vel.",
        "The model's interval also holds no effect at all: a trial that found nothing would have hit as well.",
    )


def numbers_sentences(knowledge: Knowledge, replications: int, language: str) -> list[str]:
    """Which numbers the model ran with, and what was assumed against them."""
    draws = len({knowledge.draw_of(seed) for seed in range(1, replications + 1)})
    n, all_draws = number(draws, language), number(len(knowledge.draws), language)
    if knowledge.numbers is Numbers.POSTERIOR:
        said = Text(
            f"Modellens tal er {n} af {all_draws} træk fra kalibreringen {knowledge.posterior_id}; intervallerne "
            "dækker både tilfældigheder og det, ingen ved om tallene.",
            f"The model's numbers are {n} of {all_draws} draws of the calibration {knowledge.posterior_id}; the "
            "intervals cover both chance and what nobody knows of the numbers.",
        )
    else:
        said = Text(
            "Modellens tal er de samme i alle kørsler; intervallerne dækker tilfældigheder og ikke det, ingen ved om "
            "tallene, og er derfor for smalle.",
            "The model's numbers are the same in every run; the intervals cover chance and not what nobody knows of "
            "the numbers, and are therefore too narrow.",
        )
    sentences = [said.in_language(language)]
    if knowledge.assumptions:
        texts, share = (
            ", ".join(one.text for one in knowledge.assumptions),
            percent(knowledge.effective_share, language),
        )
        assumed = Text(
            f"Antaget i stedet for det, modellen regner med: {texts}. {share} af trækkene bærer svaret.",
            f"Assumed instead of what the model takes to be so: {texts}. {share} of the draws carry the answer.",
        )
        sentences.append(assumed.in_language(language))
    return sentences
