"""The two derived facts that any fitted model is confronted with."""

from __future__ import annotations

import math
import re

from cubb_sim.calibration.report.blocks import Block, Heading, Paragraph, Section, Sheet
from cubb_sim.calibration.report.reading import CalibrationReading, Row
from cubb_sim.calibration.report.written import TO, share, short
from cubb_sim.number_format import NO_BREAK_SPACE, UNDEFINED, number, percentage_points
from cubb_sim.parameters.specification import Text

HEADING = Text("To regnestykker, modellen skal stå mål med", "Two pieces of arithmetic the model has to stand up to")
AGREEMENT = ("entry_hazard", "late_exit_hazard", "ever_by_arithmetic")
HAZARDS = ("entry_hazard", "late_exit_hazard")
LOSSES = "without_"
BASELINE, LIFTED, REACHES = "baseline", "belief_and_continuity", "reaches_30"
GOAL = 0.30
"""CUBB's goal (seed 000)."""
AGREEMENT_HEADING = Text(
    "Stemmer kilderne med hinanden i modellen?", "Do the sources agree with each other in the model?"
)
LIFT_HEADING = Text("Når tro og kontinuitet alene 30 %?", "Do belief and continuity alone reach 30%?")
LIFT_WORDS = Text(
    "Var undersøgelsens to justerede tal helt igennem årsager, ville tro på alle og ingen skift ganske enkelt løfte 20 "
    "% til 24-26 %. Det, der kommer ud over, kommer gennem tilbagekoblinger; det, der mangler, kan være den del af "
    "troens virkning, modellen ikke regner for årsag, eller at håndtagene ikke når alle. Nedenfor er "
    "tilbagekoblingerne klippet over én ad gangen: det, løftet så mister, gik gennem den.",
    "Were the study's two adjusted figures wholly causal, believing in everyone and abolishing shifts would simply "
    "lift 20% to 24-26%. What goes beyond comes through feedback; what falls short may be the part of belief's effect "
    "that the model does not take for a cause, or that the levers do not reach everyone. Below, the feedbacks are cut "
    "one at a time: what the lift then loses went through it.",
)
COLUMNS = (
    Text("Hvad", "What"),
    Text("#Modellen", "#The model"),
    Text("80 %-interval", "80% interval"),
    Text("Ventet", "Expected"),
    Text("Udfald", "Result"),
)
FEEDBACKS: dict[str, Text] = {
    "without_felt_belief": Text("borgeren mærker troen", "the citizen feels the belief"),
    "without_belief_from_grasping": Text("gribning giver tro", "grasping gives belief"),
    "without_gains_of_grasping": Text("gribning flytter borgeren", "being grasped moves the citizen"),
}
"""What is cut, by the fact that tells what it costs."""
AGREEMENT_CAPTION = Text("Modellen mod kilderne tilsammen", "The model against the sources together")
LIFT_CAPTION = Text("Løftet, og hvad det mister", "The lift, and what it loses")
INSIDE, ABOVE, BELOW = Text("inden for", "inside"), Text("OVER", "ABOVE"), Text("UNDER", "BELOW")
MISSING = Text("Denne kontrol er ikke lavet i denne tilpasning.", "This check was not made in this calibration.")


def facts_section(reading: CalibrationReading) -> Section:
    """Agreement of the sources, then the lift and where it comes from."""
    rows = reading.rows("facts")
    if not rows:
        return Section("facts", reading.say(HEADING), (Paragraph(reading.say(MISSING)),))
    agreement = [row for row in rows if row.fact in AGREEMENT]
    rest = [row for row in rows if row.fact not in AGREEMENT]
    blocks: list[Block] = []
    if agreement:
        blocks += [Heading(reading.say(AGREEMENT_HEADING)), Paragraph(agreement_sentence(reading))]
        blocks.append(facts_sheet(reading, reading.say(AGREEMENT_CAPTION), agreement))
    if rest:
        blocks += [Heading(reading.say(LIFT_HEADING)), *(Paragraph(one) for one in lift_sentences(reading))]
        blocks.append(Paragraph(reading.say(LIFT_WORDS), "not"))
        blocks.append(facts_sheet(reading, reading.say(LIFT_CAPTION), rest))
    return Section("facts", reading.say(HEADING), tuple(blocks))


def by_name(reading: CalibrationReading) -> dict[str, Row]:
    """The rows by fact."""
    return {row.fact: row for row in reading.rows("facts")}


def agreement_sentence(reading: CalibrationReading) -> str:
    """How many of the sources' figures the model agrees with; "" where that was not looked at."""
    rows = [row for row in reading.rows("facts") if row.fact in AGREEMENT]
    if not rows:
        return ""
    n, inside = len(rows), sum(_verdict(row) is INSIDE for row in rows)
    return reading.say(
        Text(
            f"Kildernes tal for tilgang og afgang passer sammen; i modellen ligger {inside} af {n} inden for det, "
            "kilderne giver tilsammen.",
            f"The sources' figures for entries and exits agree with each other; in the model {inside} of {n} lie "
            "within what the sources give together.",
        )
    )


def lift_sentences(reading: CalibrationReading) -> list[str]:
    """From where to where, whether the goal is reached, and through which feedback most of the lift goes."""
    facts, language = by_name(reading), reading.language
    if BASELINE not in facts or LIFTED not in facts:
        return []
    base, lifted = facts[BASELINE], facts[LIFTED]
    today, then, within = share(base.value, language, 1), share(lifted.value, language, 1), _interval(lifted, language)
    told = [
        reading.say(
            Text(
                f"Tro og kontinuitet alene løfter {today} til {then} (80 %: {within}).",
                f"Belief and continuity alone lift {today} to {then} (80%: {within}).",
            )
        )
    ]
    told.append(_against_arithmetic(reading, lifted))
    if REACHES in facts:
        told.append(_goal_sentence(reading, facts[REACHES].value))
    cuts = [row for row in facts.values() if row.fact.startswith(LOSSES) and not math.isnan(row.value)]
    lift = lifted.value - base.value
    if cuts and lift > 0:
        most = max(cuts, key=lambda row: row.value)
        told.append(_feedback_sentence(reading, most, lift))
    return [one for one in told if one]


def _against_arithmetic(reading: CalibrationReading, lifted: Row) -> str:
    verdict = _verdict(lifted)
    if verdict is None:
        return ""
    low, high = (share(end, reading.language) for end in (lifted.expected_low, lifted.expected_high))
    where = {INSIDE: Text("inden for", "within"), ABOVE: Text("over", "above"), BELOW: Text("under", "below")}[verdict]
    return reading.say(
        Text(
            f"Det er {where.da} de {low} til {high}, regnestykket giver, hvis undersøgelsens tal var rene årsager.",
            f"That is {where.en} the {low} to {high} of simple arithmetic, were the study's figures wholly causal.",
        )
    )


def _goal_sentence(reading: CalibrationReading, reached: float) -> str:
    goal = share(GOAL, reading.language)
    if math.isnan(reached):
        return ""
    if reached <= 0.0:
        return reading.say(Text(f"Ingen kørsel når {goal}.", f"No run reaches {goal}."))
    part = share(reached, reading.language)
    return reading.say(Text(f"{part} af kørslerne når {goal}.", f"{part} of the runs reach {goal}."))


def _feedback_sentence(reading: CalibrationReading, most: Row, lift: float) -> str:
    if most.value <= 0:
        return reading.say(
            Text(
                "Ingen af de tilbagekoblinger, der er klippet over, bærer noget af løftet.",
                "None of the feedbacks that were cut carries any of the lift.",
            )
        )
    way = FEEDBACKS.get(most.fact, Text(most.words_da, most.words_en))
    loss = percentage_points(most.value, reading.language, 2).removeprefix("+")
    part = share(most.value / lift, reading.language)
    return reading.say(
        Text(
            f"Af de tilbagekoblinger, der er klippet over, bærer den mest, hvor {way.da}: uden den mister løftet "
            f"{loss}, {part} af det.",
            f"Of the feedbacks that were cut, the one that carries most is that {way.en}: without it the lift loses "
            f"{loss}, {part} of it.",
        )
    )


def facts_sheet(reading: CalibrationReading, caption: str, rows: list[Row]) -> Sheet:
    """One row per number that a fact speaks of."""
    cells = tuple(
        (
            _words(reading, row),
            _written(row, row.value, reading.language),
            _interval(row, reading.language),
            _expected(row, reading.language),
            UNDEFINED if _verdict(row) is None else reading.say(_verdict(row) or INSIDE),
        )
        for row in rows
    )
    return Sheet(caption, tuple(reading.say(one) for one in COLUMNS), cells)


def _words(reading: CalibrationReading, row: Row) -> str:
    way = FEEDBACKS.get(row.fact)
    if way:
        return reading.say(
            Text(
                f"Hvad løftet mister uden den tilbagekobling, at {way.da}",
                f"What the lift loses without the feedback that {way.en}",
            )
        )
    if reading.language == "da":
        return re.sub(r"(\d)%", rf"\1{NO_BREAK_SPACE}%", str(row.words_da))
    return str(row.words_en)


def _written(row: Row, value: float, language: str) -> str:
    if math.isnan(value):
        return UNDEFINED
    if row.fact in HAZARDS:
        return number(value, language, 3)
    if row.fact.startswith(LOSSES):
        return percentage_points(value, language, 2)
    return share(value, language, 1) if 0.0 <= value <= 1.0 else short(value, language)


def _interval(row: Row, language: str) -> str:
    return _between(row, row.low_80, row.high_80, language)


def _expected(row: Row, language: str) -> str:
    return _between(row, row.expected_low, row.expected_high, language)


def _between(row: Row, low: float, high: float, language: str) -> str:
    if math.isnan(low) or math.isnan(high):
        return UNDEFINED
    if row.fact.startswith(LOSSES):
        lower = number(100.0 * low, language, 2, signed=True)
    else:
        lower = _written(row, low, language)
    return f"{lower} {TO.in_language(language)} {_written(row, high, language)}"


def _verdict(row: Row) -> Text | None:
    """Inside, above or below what is expected; `None` where nothing is, or the number is not there."""
    if any(math.isnan(one) for one in (row.value, row.expected_low, row.expected_high)):
        return None
    if row.value > row.expected_high:
        return ABOVE
    return INSIDE if row.value >= row.expected_low else BELOW
