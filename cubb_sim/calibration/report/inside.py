"""How many targets are inside, without chance and with it, and what has to be known of single targets."""

from __future__ import annotations

from cubb_sim.calibration.report.judged import (
    CEILINGS,
    Judged,
    at_centre,
    counted,
    has_middle,
    judged,
    published,
    tells_chance_apart,
)
from cubb_sim.calibration.report.reading import CalibrationReading, Row
from cubb_sim.calibration.report.written import target_value
from cubb_sim.parameters.specification import Text

HOURS_TOO = Text(
    "T4 og T4a: kilden følger folk, der forlader ydelsen for et job; de simulerede forløb rummer også timer ved siden "
    "af ydelsen. Målet og det, der måles, er altså ikke helt det samme.",
    "T4 and T4a: the source follows people who leave the benefit for a job; the simulated spells include hours beside "
    "the benefit. So the target and what is measured are not quite the same.",
)
HOURS_TOO_FOR = frozenset({"T4", "T4a"})


def reservations(reading: CalibrationReading, rows: list[Row]) -> list[str]:
    """What has to be known of single targets beside their row."""
    told = [reading.say(HOURS_TOO)] if any(row.target in HOURS_TOO_FOR for row in rows) else []
    for row in rows:
        known = reading.targets.get(row.target)
        if known is None or has_middle(row.target):
            continue
        end = known.low if known.id in CEILINGS else known.high
        middle, other = (target_value(v, known.transform, known.high, reading.language) for v in (known.value, end))
        words = Text(
            f"{known.id}: offentliggjort er »{published(known, 'da')}«; intervallets midte ({middle}) og dets anden "
            f"ende ({other}) er antaget.",
            f"{known.id}: what was published is '{published(known, 'en')}'; the middle of the interval ({middle}) and "
            f"its other end ({other}) are assumed.",
        )
        told.append(f"{reading.say(words)} {_hardly_fails(reading, row)}".strip())
    return told


def _hardly_fails(reading: CalibrationReading, row: Row) -> str:
    if row.target not in CEILINGS:
        return ""
    if judged(row) is Judged.MISSED:
        words = Text(
            f"{row.target}, der er holdt ude, er et loft, som modellen næppe kan komme over, og den rammer det ikke.",
            f"{row.target}, held out, is a ceiling that the model can hardly fail, and it misses it.",
        )
    else:
        words = Text(
            f"{row.target}, der er holdt ude, er et loft, som modellen næppe kan komme over: at den er inden for, "
            "siger næsten intet.",
            f"{row.target}, held out, is a ceiling that the model can hardly fail: that it is inside says almost "
            "nothing.",
        )
    return reading.say(words)


def fit_sentence(reading: CalibrationReading) -> str:
    """How many fitted targets are inside, without and with chance, then the other roles."""
    fitted = at_centre(reading, role="fit")
    others = _other_roles(reading)
    if not fitted and not others:
        return reading.say(Text("Tabellen over målene mangler.", "The table of targets is missing."))
    if not fitted:
        return " ".join(others)
    words = Text("tilpassede mål", "fitted targets")
    return " ".join((_within(reading, fitted, words), *others))


def _within(reading: CalibrationReading, rows: list[Row], what: Text) -> str:
    """How many are within the argued tolerance, and how many with chance where the table tells."""
    alone, together = counted(rows)
    chance = Text("", "")
    if all(tells_chance_apart(row) for row in rows):
        chance = Text(
            f"; {together}, når tilfældighed i en undersøgelse af den størrelse regnes med",
            f"; {together} when chance in a study of that size is counted",
        )
    return reading.say(
        Text(
            f"Ved midten er {alone} af {len(rows)} {what.da} inden for den begrundede tolerance{chance.da}.",
            f"At the centre {alone} of {len(rows)} {what.en} are within the argued tolerance{chance.en}.",
        )
    )


def _other_roles(reading: CalibrationReading) -> list[str]:
    """Targets held out and patterns; a ceiling is not counted as a success."""
    held_out = at_centre(reading, role="held_out")
    told = [_hardly_fails(reading, row) for row in held_out if row.target in CEILINGS]
    others = (
        ([row for row in held_out if row.target not in CEILINGS], Text("mål, der er holdt ude,", "targets held out")),
        (at_centre(reading, role="pattern"), Text("mønstre", "patterns")),
    )
    return told + [_within(reading, rows, words) for rows, words in others if rows]
