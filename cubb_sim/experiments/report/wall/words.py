"""The texts on the picture for the wall: how sure, what is chance, what nobody knows, and what it is not."""

from __future__ import annotations

import math

from cubb_sim.experiments.design import DUMMY, OUR_MODEL, FactorKind
from cubb_sim.experiments.report.amounts import whole
from cubb_sim.experiments.report.reading import FindingsReading
from cubb_sim.experiments.report.sentences.chance import ADVICE, PREFERRED
from cubb_sim.experiments.report.sentences.running import assumed_factors
from cubb_sim.experiments.report.wall.content import WallPanel
from cubb_sim.number_format import percent
from cubb_sim.parameters import Text

SURE = Text("Hvor sikkert er det?", "How sure is it?")
CHANCE = Text("Hvad er tilfældighed?", "What is chance?")
UNKNOWN = Text("Hvad ved ingen?", "What does nobody know?")
NOT = Text(
    "Ikke en prognose og ingen anbefaling: det viser, hvad der betyder noget i modellen, ikke i en kommune.",
    "No forecast and no recommendation: it shows what matters in the model, not in a municipality.",
)
NO_CHANCE_TABLE = Text(
    "Med disse kørsler kan tilfældighed ikke skilles fra resten.",
    "With these runs chance cannot be told from the rest.",
)
RULES_STAND = Text("Modellens regler er ikke varieret her.", "The rules of the model are not varied here.")
RULES_TURNED = Text(
    "Nogle af modellens regler er varieret med kontakter; resten står fast.",
    "Some of the model's rules are varied with switches; the others stand still.",
)


def boxes(reading: FindingsReading, panels: list[WallPanel]) -> list[tuple[str, str]]:
    """Heading and text of the three boxes under the bars."""
    return [
        (reading.say(SURE), _sure(reading, panels)),
        (reading.say(CHANCE), _chance(reading)),
        (reading.say(UNKNOWN), _unknown(reading)),
    ]


def _sure(reading: FindingsReading, panels: list[WallPanel]) -> str:
    has_ends = any(not math.isnan(row.low) for panel in panels for row in panel.rows)
    told = []
    if has_ends:
        told.append(
            Text(
                "Den tynde streg er 95 %-intervallet: så meget kunne tallet være et andet med andre kørsler.",
                "The thin line is the 95% interval: so different might the number be with other runs.",
            )
        )
    n = sum(not row.is_clear for panel in panels for row in panel.rows)
    if n:
        told.append(Text("Blege bjælker kan ikke skelnes fra ingenting.", "Pale bars cannot be told from nothing."))
    if any(math.isfinite(panel.floor) for panel in panels):
        told.append(
            Text(
                "Den stiplede linje er, hvad et tal uden nogen virkning når.",
                "The dashed line is what a number without any effect reaches.",
            )
        )
    return " ".join(reading.say(one) for one in told)


def _chance(reading: FindingsReading) -> str:
    """The range over outcomes of the share that is chance, and whether that can be helped."""
    table = reading.table("variance")
    known = None if table is None else table[table["share_chance"].notna()]
    if known is None or known.empty:
        return reading.say(NO_CHANCE_TABLE)
    rank = {name: at for at, name in enumerate(PREFERRED)}
    known = known[known["analysis"] == min(known["analysis"], key=lambda name: rank.get(name, len(rank)))]
    low, high = (percent(float(one), reading.language, 0) for one in
                 (known["share_chance"].min(), known["share_chance"].max()))  # fmt: skip
    span = Text(low, low) if low == high else Text(f"{low} til {high}", f"{low} to {high}")
    told = Text(
        f"Kører man modellen igen med de samme tal, bliver svaret et andet: {span.da} af det, der varierer, er ren "
        "tilfældighed.",
        f"Run again with the same numbers, the model gives another answer: {span.en} of what varies is pure chance.",
    )
    advices = list(dict.fromkeys(str(one) for one in known["advice"]))
    more = f" {reading.say(ADVICE[advices[0]])}" if len(advices) == 1 and advices[0] in ADVICE else ""
    return f"{reading.say(told)}{more}"


def _unknown(reading: FindingsReading) -> str:
    assumed = [one for one in assumed_factors(reading) if one.name != DUMMY]
    total = len([one for one in reading.design.factors if one.name != DUMMY])
    n, of = whole(len(assumed), reading.language), whole(total, reading.language)
    rules = RULES_TURNED if reading.design.factors_of(FactorKind.SWITCH) else RULES_STAND
    return reading.say(
        Text(
            f"{n} af {of} intervaller er antaget, ikke målt; et andet interval giver et andet svar. {rules.da}",
            f"{n} of {of} ranges are assumed, not measured; another range gives another answer. {rules.en}",
        )
    )


def footer(reading: FindingsReading) -> str:
    """What was run, and where it is from."""
    data, language = reading.findings.data, reading.language
    done, failed = whole(int(data.is_done.sum()), language), whole(data.n_failed, language)
    hashes = f"{reading.manifest('design_hash', reading.design.hash)} \u00b7 {reading.manifest('version', '')}"
    missing = ""
    if data.n_missing:
        n = whole(data.n_missing, language)
        missing = reading.say(Text(f"; {n} mangler", f"; {n} missing"))
    return reading.say(
        Text(
            f"cubb_sim \u00b7 {done} kørsler, {failed} fejlede{missing} \u00b7 {reading.design.name} \u00b7 {hashes}",
            f"cubb_sim \u00b7 {done} runs, {failed} failed{missing} \u00b7 {reading.design.name} \u00b7 {hashes}",
        )
    )


def kicker(reading: FindingsReading) -> str:
    """What the question is about: scenario, and that it is the model that answers."""
    asked = reading.say(Text("Vi spurgte modellen", "We asked the model"))
    place = reading.scenario_title if reading.design.model == OUR_MODEL else reading.design.model
    return f"{asked} \u00b7 {place}" if place else asked
