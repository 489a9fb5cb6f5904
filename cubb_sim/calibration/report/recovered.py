"""Known truths looked for again: do the intervals hold them as often as they say?"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from cubb_sim.calibration.inference.recovery import (
    N_BINS,
    Coverage,
    RankUniformity,
    Recoveries,
    coverage,
    rank_uniformity,
)
from cubb_sim.calibration.report.blocks import Block, Code, Paragraph, Picture, Section, Sheet
from cubb_sim.calibration.report.charts import rank_chart
from cubb_sim.calibration.report.reading import CalibrationReading
from cubb_sim.calibration.report.written import share
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text

HEADING = Text("Ville kendte tal blive fundet igen?", "Would known numbers be found again?")
ALLOWED = (0.70, 0.90)
"""Share of the 80 % intervals that should hold the truth (the bar of the project)."""
WORDS = Text(
    "Studier simuleret med kendte tal blev tilpasset, som om tallene var ukendte. Et 80 %-interval skal rumme det "
    "sande tal i omkring 80 % af tilfældene: rummer det færre, lover tilpasningen for meget; flere, for lidt.",
    "Studies simulated with known numbers were fitted as if the numbers were unknown. An 80% interval should hold the "
    "true number in about 80% of cases: if it holds fewer, the fit promises too much; if more, too little.",
)
METHOD = Text(
    "Disse tilpasninger bruger emulatorer af første bølge, som ikke har set studierne. Kontrollen gælder derfor "
    "metoden og dens intervaller, ikke om modellen har ret om virkeligheden.",
    "These fits use emulators of the first wave that have not seen the studies. So it is the method and its intervals "
    "that are checked, not whether the model is right about the world.",
)
RANKS = Text("Det sande tals plads mellem trækkene", "Where the true number stands among the draws")
RANKS_CAPTION = Text(
    "Alle frie tal tilsammen. Var metoden fejlfri, ville søjlerne være lige høje; det grå bånd er, hvor 95 % af dem "
    "ville ligge. Høje ender betyder for smalle intervaller, en pukkel i midten for brede.",
    "All free numbers together. Were the method without fault, the columns would be equally high; the grey band is "
    "where 95% of them would lie. High ends mean intervals too narrow, a hump in the middle too wide.",
)
COLUMNS = (
    Text("Tal", "Number"),
    Text("#80 %-intervaller, der rummer sandheden", "#80% intervals that hold the truth"),
    Text("#Korrelation, sandt og fundet", "#Correlation, true and found"),
    Text("#Jævne pladser (p)", "#Even ranks (p)"),
)
MISSING = Text("Denne kontrol er ikke lavet i denne tilpasning.", "This check was not made in this calibration.")
FEWEST_FOR_RANKS = 5
"""Recoveries per bin below which the test of ranks means nothing (the usual rule for chi-square)."""
FEW_RANKS = Text(
    "Der er for få tilpasninger til, at prøven af pladserne siger noget om hvert tal for sig.",
    "There are too few recoveries for the test of ranks to say anything of each number by itself.",
)


@lru_cache(maxsize=1)
def recoveries_of(reading: CalibrationReading) -> Recoveries | None:
    """The table as the inference knows it; `None` where it is missing."""
    table = reading.table("recovery")
    if table is None:
        return None
    wide = {
        name: table.pivot_table(index="recovery", columns="parameter", values=name, sort=False)
        for name in ("truth", "mean", "low_80", "high_80", "rank")
    }
    arrays = {name: one.to_numpy() for name, one in wide.items()}
    n = len(arrays["truth"])
    return Recoveries(
        names=tuple(wide["truth"].columns),
        truths=arrays["truth"],
        means=arrays["mean"],
        low_80=arrays["low_80"],
        high_80=arrays["high_80"],
        ranks=arrays["rank"].astype(np.intp),
        n_ranks=int(table["n_ranks"].iloc[0]),
        effective=np.full(n, np.nan),
        by_smc=np.zeros(n, np.bool_),
    )


def recovery_section(reading: CalibrationReading) -> Section:
    """The share that holds, its verdict, the picture of ranks and a table by number."""
    found = recoveries_of(reading)
    if found is None:
        return Section("recovery", reading.say(HEADING), (Paragraph(reading.say(MISSING)),))
    covered, ranks = coverage(found), rank_uniformity(found)
    blocks: list[Block] = [
        Paragraph(recovery_sentence(reading), "" if is_honest(covered) else "contest"),
        Paragraph(reading.say(WORDS)),
        _picture(reading, found),
        Paragraph(ranks_sentence(reading, found, ranks)),
        recovery_sheet(reading, found, covered, ranks),
        Paragraph(reading.say(METHOD), "not"),
    ]
    return Section("recovery", reading.say(HEADING), tuple(blocks))


def is_honest(covered: Coverage) -> bool:
    """Whether as many intervals hold the truth as should."""
    return ALLOWED[0] <= covered.share <= ALLOWED[1]


def recovery_sentence(reading: CalibrationReading) -> str:
    """The share of intervals that hold the truth, of how many, and whether that is as it should be; "" if unknown."""
    found = recoveries_of(reading)
    if found is None:
        return ""
    covered, language = coverage(found), reading.language
    n, k = number(covered.n, language), number(len(found.names), language)
    low, high = (share(one, language) for one in ALLOWED)
    as_it_should = Text("som det skal være", "as it should be")
    if not is_honest(covered):
        as_it_should = Text("IKKE som det skal være", "NOT as it should be")
    held, error = share(covered.share, language, 1), number(100.0 * covered.standard_error, language, 1)
    return reading.say(
        Text(
            f"I {n} tilpasninger af studier med kendt sandhed rummer {held} af 80 %-intervallerne for {k} tal det "
            f"sande tal (standardfejl {error} procentpoint); {low} til {high} kræves: {as_it_should.da}.",
            f"In {n} fits of studies whose truth is known, {held} of the 80% intervals of {k} numbers hold the true "
            f"number (standard error {error} percentage points); {low} to {high} is asked for: {as_it_should.en}.",
        )
    )


def ranks_sentence(reading: CalibrationReading, found: Recoveries, ranks: RankUniformity) -> str:
    """Whether the ranks of every number are even, as far as can be told."""
    if len(found.ranks) < FEWEST_FOR_RANKS * N_BINS:
        return reading.say(FEW_RANKS)
    if not ranks.rejected:
        return reading.say(
            Text(
                "For intet tal afviger pladserne mere fra jævne, end tilfældet kan forklare (chi-i-anden, Bonferroni).",
                "For no number do the ranks depart from even by more than chance explains (chi-square, Bonferroni).",
            )
        )
    named = reading.listed(reading.quoted(reading.parameter(name)) for name in ranks.rejected)
    return reading.say(
        Text(
            f"Pladserne er ikke jævne for {named}: deres intervaller er ikke til at stole helt på.",
            f"The ranks are not even for {named}: their intervals cannot be wholly relied on.",
        )
    )


def rank_counts(found: Recoveries) -> list[int]:
    """How many truths stood in each tenth of the ranks, all numbers together."""
    bins = found.ranks.ravel() * N_BINS // (found.n_ranks + 1)
    return [int(one) for one in np.bincount(bins, minlength=N_BINS)]


def even_band(found: Recoveries) -> tuple[float, float, float]:
    """What each count would be were ranks even, and the 95 % band it would lie in were the numbers independent."""
    from scipy.stats import binom  # noqa: PLC0415

    n = found.ranks.size
    low, high = (float(binom.ppf(level, n, 1.0 / N_BINS)) for level in (0.025, 0.975))
    return n / N_BINS, low, high


def _picture(reading: CalibrationReading, found: Recoveries) -> Picture:
    counts, (expected, low, high) = rank_counts(found), even_band(found)
    told = f"{reading.say(RANKS)}: {', '.join(str(one) for one in counts)}"
    ends = (
        reading.say(Text("under alle træk", "below every draw")),
        reading.say(Text("over alle træk", "above every draw")),
    )
    drawing = rank_chart(counts, (expected, low, high), ends, told)
    return Picture(reading.say(RANKS), drawing, reading.say(RANKS_CAPTION))


def recovery_sheet(reading: CalibrationReading, found: Recoveries, covered: Coverage, ranks: RankUniformity) -> Sheet:
    """One row per number, those whose intervals hold least often first."""
    p_values, correlations, language = dict(ranks.p_values), dict(ranks.correlation), reading.language
    rows = tuple(
        (
            (reading.parameter(name), Code(name)),
            share(held, language),
            number(correlations[name], language, 2),
            number(p_values[name], language, 3),
        )
        for name, held in sorted(covered.by_parameter, key=lambda pair: pair[1])
    )
    n = number(len(found.truths), language)
    caption = Text(f"Tal for tal, {n} tilpasninger", f"Number by number, {n} recoveries")
    return Sheet(reading.say(caption), tuple(reading.say(one) for one in COLUMNS), rows)
