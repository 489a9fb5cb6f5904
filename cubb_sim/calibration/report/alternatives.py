"""The calibration repeated under each structural switch: what research does not agree on."""

from __future__ import annotations

import math

from cubb_sim.calibration.free import SWITCHES
from cubb_sim.calibration.report.blocks import Block, Paragraph, Section, Sheet
from cubb_sim.calibration.report.judged import at_centre, counted, tells_chance_apart
from cubb_sim.calibration.report.learned import parameter_rows
from cubb_sim.calibration.report.reading import CalibrationReading, Row
from cubb_sim.calibration.report.written import share
from cubb_sim.knowledge.posterior import DEFAULT_STRUCTURE
from cubb_sim.number_format import NO_BREAK_SPACE, UNDEFINED, number
from cubb_sim.parameters import PARAMETERS
from cubb_sim.parameters.specification import Text
from cubb_sim.report.sentences.values import short_number

HEADING = Text(
    "Hvis forskningens åbne spørgsmål falder anderledes ud", "Were the open questions of research to fall otherwise"
)
WORDS = Text(
    f"{len(SWITCHES)} kontakter står for det, forskningen ikke er enig om. Tilpasningen er gentaget med hver "
    "kontakt i hver sin yderstilling; et scenarie, der stiller en kontakt om, bruger den tilpasning, der hører til.",
    f"{len(SWITCHES)} switches stand for what research does not agree on. The calibration is repeated with each "
    "switch at each of its ends; a scenario that turns a switch uses the calibration that belongs to it.",
)
EVIDENCE = Text(
    "»Evidens« er forskellen i log-sandsynlighed for målene, set over alt det, man troede på forhånd, i forhold til "
    "standardstrukturen. Den er regnet på emulatorerne, afhænger af de erklærede intervaller og kan forskydes af de "
    "mål, ingen af strukturerne rammer. Den siger, hvilken struktur målene lettere kan forenes med, ikke hvilken der "
    "er sand; forskelle på under tre er uden betydning.",
    "'Evidence' is the difference in log probability of the targets, over all that was believed beforehand, from the "
    "default structure. It is computed on the emulators, depends on the declared ranges and may be shifted by targets "
    "that no structure hits. It says which structure the targets are more easily reconciled with, not which is true; "
    "differences below three mean nothing.",
)
CLEAR = 3.0
"""Difference in log evidence from which it is spoken of (a factor of 20; the usual convention)."""
COLUMNS = (
    Text("Struktur", "Structure"),
    Text("#Evidens minus standardens", "#Evidence less the default's"),
    Text("#Sæt beholdt", "#Draws kept"),
    Text("Alarm", "Alarm"),
    Text("#Tilpassede mål inden for (med tilfældighed)", "#Fitted targets inside (with chance)"),
    Text("Rammer ikke", "Misses"),
    Text("Det tal, hvis midte flytter sig mest", "The number whose centre moves most"),
)
DEFAULT = Text("Standard (alle kontakter som erklæret)", "Default (all switches as declared)")
YES, NO, NONE = Text("ALARM", "ALARM"), Text("nej", "no"), Text("ingen", "none")
ONLY_DEFAULT = Text("Kun standardstrukturen er tilpasset.", "Only the default structure was fitted.")


def alternatives_section(reading: CalibrationReading) -> Section:
    """What the switches are, one row per structure, and how to read the evidence."""
    blocks: list[Block] = [Paragraph(reading.say(WORDS))]
    if len(reading.structures) == 1:
        blocks.append(Paragraph(reading.say(ONLY_DEFAULT)))
    else:
        blocks += [Paragraph(alternatives_sentence(reading)), structures_sheet(reading)]
        blocks.append(Paragraph(reading.say(EVIDENCE), "not"))
    return Section("structures", reading.say(HEADING), tuple(blocks))


def structure_title(reading: CalibrationReading, name: str) -> str:
    """The switch and how it stands: "Is belief a cause? = 0"."""
    switches = reading.structures[name].get("switches", {})
    if name == DEFAULT_STRUCTURE or not switches:
        return reading.say(DEFAULT)
    told = []
    for field, value in switches.items():
        known = PARAMETERS.get(f"switches.{field}")
        written = f"{NO_BREAK_SPACE}={NO_BREAK_SPACE}{short_number(float(value), reading.language)}"
        told.append(f"{reading.say(known.title) if known else field}{written}")
    return ", ".join(told)


def evidence_difference(reading: CalibrationReading, name: str) -> float:
    """Log evidence of a structure less that of the default; NaN where it was not computed."""
    one, default = (reading.structures[which].get("log_evidence") for which in (name, DEFAULT_STRUCTURE))
    return math.nan if one is None or default is None else float(one) - float(default)


def alternatives_sentence(reading: CalibrationReading) -> str:
    """Which structures the targets are clearly easier or harder to reconcile with."""
    others = [name for name in reading.structures if name != DEFAULT_STRUCTURE]
    easier = [name for name in others if evidence_difference(reading, name) >= CLEAR]
    harder = [name for name in others if evidence_difference(reading, name) <= -CLEAR]
    if not easier and not harder:
        return reading.say(
            Text(
                f"Målene skelner ikke klart mellem standarden og nogen af de {len(others)} andre strukturer: de afgør "
                "ikke, hvad forskningen er uenig om.",
                f"The targets do not clearly tell the default from any of the {len(others)} other structures: they do "
                "not settle what research disagrees on.",
            )
        )
    parts = []
    for names, words in (
        (
            easier,
            Text(
                "lettere at forene målene med end standarden", "easier to reconcile the targets with than the default"
            ),
        ),
        (harder, Text("sværere", "harder")),
    ):
        if names:
            listed = reading.listed(reading.quoted(structure_title(reading, name)) for name in names)
            parts.append(f"{reading.say(words)}: {listed}")
    told = "; ".join(parts)
    rest = Text("De øvrige kan målene ikke skelne fra den.", "The others the targets cannot tell from it.")
    return (
        f"{told[:1].upper()}{told[1:]}. {reading.say(rest) if len(easier) + len(harder) < len(others) else ''}".strip()
    )


def structures_sheet(reading: CalibrationReading) -> Sheet:
    """One row per structure, the default first."""
    language = reading.language
    rows = []
    for name, described in reading.structures.items():
        fit = at_centre(reading, name, "fit")
        missed = [row.target for row in at_centre(reading, name) if not row.inside]
        difference = evidence_difference(reading, name)
        kept = described.get("effective_share")
        rows.append(
            (
                structure_title(reading, name),
                UNDEFINED if name == DEFAULT_STRUCTURE else number(difference, language, 1, signed=True),
                share(math.nan if kept is None else float(kept), language),
                reading.say(YES if described.get("alarm") else NO),
                _n_inside(fit),
                ", ".join(missed) if missed else reading.say(NONE) if fit else UNDEFINED,
                UNDEFINED if name == DEFAULT_STRUCTURE else _most_moved(reading, name),
            )
        )
    caption = reading.say(Text("Struktur for struktur", "Structure by structure"))
    return Sheet(caption, tuple(reading.say(one) for one in COLUMNS), tuple(rows))


def _n_inside(rows: list[Row]) -> str:
    """9 (11) / 14: within the argued tolerance, with chance, of all; an older table does not tell the second."""
    if not rows:
        return UNDEFINED
    alone, together = counted(rows)
    with_chance = f" ({together})" if all(tells_chance_apart(row) for row in rows) else ""
    return f"{alone}{with_chance} / {len(rows)}"


def _most_moved(reading: CalibrationReading, name: str) -> str:
    """The number whose centre lies furthest from the default's, in standard deviations of the default posterior."""
    before, after = reading.default.get("centre", {}), reading.structures[name].get("centre", {})
    sds = {row.parameter: row.posterior_sd for row in parameter_rows(reading)}
    moved = {
        one: (after[one] - value) / sds[one]
        for one, value in before.items()
        if one in after and sds.get(one, 0.0) > 0.0
    }
    if not moved:
        return UNDEFINED
    most = max(moved, key=lambda one: abs(moved[one]))
    return f"{reading.parameter(most)} ({number(moved[most], reading.language, 1, signed=True)})"
