"""Titles of figures, and what they show in words, for those who cannot see them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from cubb_sim.experiments.report.amounts import (
    difference_words,
    difference_writer,
    factor_value,
    index_writer,
    level_writer,
    whole,
    with_range,
)
from cubb_sim.experiments.report.figures import boxes, curves, effects, indices
from cubb_sim.experiments.report.figures.squares import strongest_pairs
from cubb_sim.experiments.report.reading import FindingsReading, Subject
from cubb_sim.number_format import percent
from cubb_sim.parameters import Text

if TYPE_CHECKING:
    import pandas as pd

TITLES: dict[str, Text] = {
    "variance": Text("Hvad der varierer på grund af faktorerne, og hvad der er tilfældighed",
                     "What varies because of the factors, and what is chance"),
    "indices": Text("Hvor meget hvert input har at sige", "How much each input matters"),
    "screening": Text("Hvor meget og hvor forskelligt hvert input flytter resultatet",
                      "How far, and how differently, each input moves the outcome"),
    "interactions": Text("Hvad input gør to og to", "What inputs do two by two"),
    "tornado": Text("Fra den ene ende af hver faktor til den anden", "From one end of each factor to the other"),
    "curves": Text("Resultatet, mens en faktor ændres", "The outcome as one factor changes"),
    "surface": Text("Resultatet over to faktorer på en gang", "The outcome over two factors at once"),
    "effects": Text("Hvad niveauerne gør, alene og to og to", "What the levels do, alone and two by two"),
    "box": Text("Hvornår målet nås", "When the goal is reached"),
    "peeling": Text("Hvad en mindre kasse vinder og taber", "What a smaller box gains and loses"),
    "replications": Text("Hvor mange gentagelser et gennemsnit kræver", "How many replications a mean needs"),
    "convergence": Text("Hvordan svaret falder til ro med flere kørsler", "How the answer settles with more runs"),
    "regret": Text("Hvor langt hver strategi falder fra i de fremtider, der er prøvet",
                   "How far each strategy falls short in the futures tried"),
}  # fmt: skip
ANALYSIS_WORDS: dict[str, Text] = {
    "sobol": Text("Sobol, med tilfældigheden taget ud", "Sobol, with chance taken out"),
    "sobol_salib": Text("Sobol som SALib regner den, på gennemsnit af gentagelserne",
                        "Sobol as SALib computes it, on means of the replications"),
    "emulator": Text("Sobol på en emulator af kørslerne", "Sobol on an emulator of the runs"),
    "morris": Text("Morris", "Morris"),
    "fast": Text("FAST, på gennemsnit af gentagelserne", "FAST, on means of the replications"),
    "rbd_fast": Text("RBD-FAST, på gennemsnit af gentagelserne", "RBD-FAST, on means of the replications"),
    "dgsm": Text("DGSM, hældninger", "DGSM, slopes"),
    "pawn": Text("PAWN, på gennemsnit af gentagelserne", "PAWN, on means of the replications"),
    "delta": Text("Delta, på gennemsnit af gentagelserne", "Delta, on means of the replications"),
}  # fmt: skip
NAMED = 3
"""Inputs that are named in an alternative text."""

Alt = Callable[[FindingsReading, Subject, "pd.DataFrame", str], str]


def analysis_words(reading: FindingsReading, analysis: str) -> str:
    """What an analysis is called."""
    return reading.say(ANALYSIS_WORDS[analysis]) if analysis in ANALYSIS_WORDS else analysis


def title_of(reading: FindingsReading, kind: str, subject: Subject | None, rows: pd.DataFrame, detail: str) -> str:
    """The title of a figure: what it shows, of what, and by which analysis."""
    title = reading.say(TITLES[kind])
    if kind == "surface":
        pair = (reading.input_title(str(rows[name].iloc[0])) for name in ("factor_a", "factor_b"))
        title = f"{title}: {reading.listed(list(pair))}"
    if kind == "box":
        algorithm, box = detail.split(" ")
        number = reading.say(Text(f"kasse {box}", f"box {box}"))
        title = f"{title} ({boxes.ALGORITHM_WORDS.get(algorithm, algorithm)}, {number})"
    elif detail:
        title = f"{title} ({analysis_words(reading, detail)})"
    if subject is None:
        return title
    about = reading.subject_title(subject) if subject.world else reading.output_title(subject.output)
    return f"{about}: {title[:1].lower()}{title[1:]}"


def alt_of(reading: FindingsReading, kind: str, subject: Subject | None, rows: pd.DataFrame, detail: str) -> str:
    """What a figure shows, with its leading numbers."""
    title = title_of(reading, kind, subject, rows, detail)
    if subject is None:
        said = _variance(reading, rows)
    else:
        said = ALTS[kind](reading, subject, rows, detail)
    return f"{title}. {said}".strip()


def _variance(reading: FindingsReading, rows: pd.DataFrame) -> str:
    told = [
        f"{reading.output_title(str(one.output))}: {percent(float(one.share_chance), reading.language, 0)}"
        for one in rows.itertuples(index=False)
    ]
    word = reading.say(Text("Andel, der er tilfældighed", "Share that is chance"))
    return f"{word}: {'; '.join(told)}."


def _indices(reading: FindingsReading, subject: Subject, rows: pd.DataFrame, detail: str) -> str:
    found = indices.ranked(rows)
    assert found is not None
    writer, unit = index_writer(detail, subject, reading), ""
    if detail == "morris":
        unit = f" {difference_words(subject, reading)}"
    told = []
    for name in found.inputs[:NAMED]:
        low, high = (writer(found.value(found.main, name, end)) for end in ("low_95", "high_95"))
        amount = with_range(writer(found.value(found.main, name)), low, high, reading.language)
        told.append(f"{reading.input_title(name)} {amount}{unit}")
    floor = "" if math.isnan(found.floor) else f" Dummy: {writer(found.floor)}."
    return f"{reading.say(Text('Størst', 'Largest'))}: {'; '.join(told)}.{floor}"


def _interactions(reading: FindingsReading, subject: Subject, rows: pd.DataFrame, detail: str) -> str:
    one = rows.loc[rows["value"].idxmax()]
    pair = reading.listed([reading.input_title(str(one["input"])), reading.input_title(str(one["input_2"]))])
    amount = index_writer(detail, subject, reading)(float(one["value"]))
    n = whole(len(strongest_pairs(rows)), reading.language)
    return reading.say(Text(f"{n} input. Størst: {pair}, {amount}.", f"{n} inputs. Largest: {pair}, {amount}."))


def _tornado(reading: FindingsReading, subject: Subject, rows: pd.DataFrame, detail: str) -> str:
    writer = level_writer(subject, reading)
    told = [
        f"{reading.input_title(one.factor)} {factor_value(one.x_low, reading.language)} \u2192 "
        f"{factor_value(one.x_high, reading.language)}: {writer(one.at_low)} \u2192 {writer(one.at_high)}"
        for one in curves.swings(rows)[:NAMED]
    ]
    return f"{'; '.join(told)}."


def _surface(reading: FindingsReading, subject: Subject, rows: pd.DataFrame, detail: str) -> str:
    writer = level_writer(subject, reading)
    low, high = writer(float(rows["mean"].min())), writer(float(rows["mean"].max()))
    return reading.say(Text(f"Gennemsnittet går fra {low} til {high}.", f"The mean goes from {low} to {high}."))


def _effects(reading: FindingsReading, subject: Subject, rows: pd.DataFrame, detail: str) -> str:
    one = rows.loc[rows["effect"].abs().idxmax()]
    writer, unit = difference_writer(subject, reading), difference_words(subject, reading)
    label = effects.effect_label(reading, one)
    return f"{reading.say(Text('Størst', 'Largest'))}: {label}, {writer(float(one['effect']))} {unit}".strip() + "."


def _box(reading: FindingsReading, subject: Subject, rows: pd.DataFrame, detail: str) -> str:
    words = str(rows[f"words_{reading.language}"].iloc[0])
    return f"{words} {boxes.box_words(reading, rows.iloc[0])}".strip()


def _peeling(reading: FindingsReading, subject: Subject, rows: pd.DataFrame, detail: str) -> str:
    language = reading.language
    low, high = percent(float(rows["density"].min()), language, 0), percent(float(rows["density"].max()), language, 0)
    return reading.say(Text(f"Tætheden går fra {low} til {high}.", f"Density goes from {low} to {high}."))


def _replications(reading: FindingsReading, subject: Subject, rows: pd.DataFrame, detail: str) -> str:
    writer = difference_writer(subject, reading, signed=False)
    middle = rows.groupby("n_replications")["half_width_95"].median()
    n, width = whole(float(middle.index.max()), reading.language), writer(float(middle.iloc[-1]))
    unit = difference_words(subject, reading)
    return reading.say(
        Text(f"Med {n} gentagelser: ± {width} {unit}.", f"With {n} replications: ± {width} {unit}.")
    ).replace(" .", ".")


def _convergence(reading: FindingsReading, subject: Subject, rows: pd.DataFrame, detail: str) -> str:
    low, high = (whole(float(one), reading.language) for one in (rows["n_runs"].min(), rows["n_runs"].max()))
    return reading.say(Text(f"Fra {low} til {high} kørsler.", f"From {low} to {high} runs."))


def _regret(reading: FindingsReading, subject: Subject, rows: pd.DataFrame, detail: str) -> str:
    writer = difference_writer(subject, reading, signed=False)
    told = [
        f"{reading.world_title(str(one.world))}: {writer(float(one.mean_regret))}; {writer(float(one.regret_90))}; "
        f"{writer(float(one.worst_regret))}"
        for one in rows.itertuples(index=False)
    ]
    word = Text("Gennemsnit; overskredet i 10 %; værst", "Mean; exceeded in 10%; worst")
    return f"{reading.say(word)} ({difference_words(subject, reading)}): {'. '.join(told)}."


ALTS: dict[str, Alt] = {
    "indices": _indices,
    "screening": _indices,
    "interactions": _interactions,
    "tornado": _tornado,
    "curves": _tornado,
    "surface": _surface,
    "effects": _effects,
    "box": _box,
    "peeling": _peeling,
    "replications": _replications,
    "convergence": _convergence,
    "regret": _regret,
}
