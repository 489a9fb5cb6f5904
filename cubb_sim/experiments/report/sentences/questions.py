"""What curves, factorial designs, scenario discovery, replications and regret say, in sentences."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from cubb_sim.experiments.report.amounts import difference_words, difference_writer, factor_value, level_writer, whole
from cubb_sim.experiments.report.figures.boxes import ALGORITHM_WORDS, box_words
from cubb_sim.experiments.report.figures.curves import swings
from cubb_sim.experiments.report.figures.effects import effect_label
from cubb_sim.experiments.report.reading import FindingsReading, Subject
from cubb_sim.parameters import Text
from cubb_sim.quantities import CUBB_GOALS

if TYPE_CHECKING:
    import pandas as pd

ROUNDING = 1e-9
"""An effect smaller than this is what rounding leaves of none (assumed; outcomes are of the order of 0.001 or more)."""
NONE_CLEAR = Text(
    "Intet niveau, og intet par af niveauer, ligger klart fra gennemsnittet af alle kombinationer.",
    "No level, and no pair of levels, is clearly away from the mean of all combinations.",
)
CLEAR = 2.0
"""Standard errors from which the ends of a curve are said to differ (about 95 %)."""


def swing_sentence(reading: FindingsReading, subject: Subject) -> str:
    """What the mean is at both ends of the widest curve."""
    rows = reading.rows("curves", subject)
    found = swings(rows) if rows is not None else []
    if not found:
        return ""
    one, writer = found[0], level_writer(subject, reading)
    if math.isfinite(one.se) and one.size < CLEAR * one.se:
        return reading.say(
            Text(
                "Ingen faktor flytter gennemsnittet klart fra den ene ende af sit interval til den anden.",
                "No factor clearly moves the mean from one end of its range to the other.",
            )
        )
    ends = [factor_value(value, reading.language) for value in (one.x_low, one.x_high)]
    means = [writer(value) for value in (one.at_low, one.at_high)]
    title = reading.quoted(reading.input_title(one.factor))
    return reading.say(
        Text(
            f"Når {title} går fra {ends[0]} til {ends[1]}, går gennemsnittet fra {means[0]} til {means[1]}.",
            f"As {title} goes from {ends[0]} to {ends[1]}, the mean goes from {means[0]} to {means[1]}.",
        )
    )


def effect_sentence(reading: FindingsReading, subject: Subject) -> str:
    """The largest effect of a level, where its interval leaves out nought; that none does, where it does not."""
    rows = reading.rows("effects", subject)
    if rows is None or not rows["effect"].notna().any():
        return ""
    one = rows.loc[rows["effect"].abs().idxmax()]
    is_clear = one["low_95"] > 0.0 or one["high_95"] < 0.0
    if not is_clear or abs(float(one["effect"])) < ROUNDING:
        return reading.say(NONE_CLEAR)
    writer, unit = difference_writer(subject, reading), difference_words(subject, reading)
    value, low, high = (writer(float(one[name])) for name in ("effect", "low_95", "high_95"))
    label = reading.quoted(effect_label(reading, one))
    till = reading.say(Text("til", "to"))
    amount = f"{value} ({low} {till} {high}) {unit}".rstrip()
    return reading.say(
        Text(
            f"Længst fra gennemsnittet af alle kombinationer, og klart fra det, er {label}: {amount}.",
            f"Furthest from the mean of all combinations, and clearly so, is {label}: {amount}.",
        )
    )


def box_sentences(reading: FindingsReading, subject: Subject) -> list[str]:
    """Every box in words, with what it holds."""
    rows = reading.rows("boxes", subject)
    if rows is None:
        return []
    told = []
    for (algorithm, _), part in rows.groupby(["algorithm", "box"], sort=False):
        words = str(part[f"words_{reading.language}"].iloc[0])
        told.append(f"{ALGORITHM_WORDS.get(str(algorithm), algorithm)}: {words} {box_words(reading, part.iloc[0])}")
    return told


def replication_sentence(reading: FindingsReading, subject: Subject) -> str:
    """How precise a mean is with the most replications there are, and how many would be enough."""
    rows = reading.rows("replications", subject)
    if rows is None:
        return ""
    most = rows[rows["n_replications"] == rows["n_replications"].max()]
    n, width = float(most["n_replications"].iloc[0]), float(most["half_width_95"].median())
    writer, unit = difference_writer(subject, reading, signed=False), difference_words(subject, reading)
    written = f"{writer(width)} {unit}".strip()
    needed = float(np.nanmax(most["needed_for_1_point"].to_numpy(np.float64), initial=0.0))
    wanted = float(most["precision_value"].median()) if "precision_value" in most else math.nan
    told = Text(
        f"Med {whole(n, 'da')} gentagelser er gennemsnittet sikkert til ± {written} (medianen af punkterne).",
        f"With {whole(n, 'en')} replications the mean is certain to ± {written} (the median of the points).",
    )
    if not needed or math.isnan(wanted):
        return reading.say(told)
    enough = f"{writer(wanted)} {unit}".strip()
    return reading.say(
        Text(
            f"{told.da} For at nå ± {enough} i det punkt, der varierer mest, skal der {whole(needed, 'da')} til.",
            f"{told.en} To reach ± {enough} in the point that varies most, {whole(needed, 'en')} are needed.",
        )
    )


def regret_sentences(reading: FindingsReading) -> list[str]:
    """For each output, CUBB's goals first, which strategy is least regretted, and that it depends on what one fears."""
    table = reading.table("regret")
    if table is None:
        return []
    outputs = sorted(dict.fromkeys(table["output"]), key=lambda output: output not in CUBB_GOALS)
    return [_regret_sentence(reading, str(output), table[table["output"] == output]) for output in outputs]


def _regret_sentence(reading: FindingsReading, output: str, rows: pd.DataFrame) -> str:
    subject = Subject(output, "", is_effect=False)
    writer, unit = difference_writer(subject, reading, signed=False), difference_words(subject, reading)
    least = [rows.loc[rows[column].idxmin()] for column in ("mean_regret", "regret_90", "worst_regret")]
    names = [reading.quoted(reading.world_title(str(one["world"]))) for one in least]
    mean, ninth, worst = (
        f"{writer(float(one[column]))} {unit}".strip()
        for one, column in zip(least, ("mean_regret", "regret_90", "worst_regret"), strict=True)
    )
    n, title = whole(float(rows["n_futures"].max()), reading.language), reading.output_title(output)
    if not float(least[2]["worst_regret"]):
        told = Text(
            f"i ingen af dem gjorde noget andet det bedre end {names[2]}",
            f"in none of them did anything else do better than {names[2]}",
        )
    elif len(set(names)) == 1:
        told = Text(
            f"mindst fortrudt er {names[0]}: {mean} i gennemsnit, over {ninth} i hver tiende fremtid og {worst} i den "
            "værste",
            f"least regretted is {names[0]}: {mean} on average, above {ninth} in one future of ten and {worst} in the "
            "worst",
        )
    else:
        told = Text(
            f"mindst fortrudt er {names[0]} i gennemsnit ({mean}), {names[1]} målt på det, der overskrides i hver "
            f"tiende fremtid ({ninth}), og {names[2]} i den værste fremtid ({worst})",
            f"least regretted is {names[0]} on average ({mean}), {names[1]} by what is exceeded in one future of ten "
            f"({ninth}), and {names[2]} in the worst future ({worst})",
        )
    return reading.say(Text(f"{title}, over {n} fremtider: {told.da}.", f"{title}, over {n} futures: {told.en}."))
