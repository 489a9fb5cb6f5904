"""How the posterior was found: waves of studies, emulators, and real studies that check them."""

from __future__ import annotations

from cubb_sim.calibration.inference.recheck import ALARM_BELOW
from cubb_sim.calibration.report.blocks import Block, Paragraph, Section, Sheet
from cubb_sim.calibration.report.reading import CalibrationReading
from cubb_sim.calibration.report.written import share
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text

HEADING = Text("Hvordan svaret er fundet, og om maskineriet holder", "How the answer was found, and whether it holds")
KINDS: dict[str, Text] = {
    "quadratic": Text("andengrads", "quadratic"),
    "gaussian_process": Text("gaussisk proces", "Gaussian process"),
}
INTRODUCTION = Text(
    "Studier simuleres i bølger, hver i den del af rummet, som de tidligere ikke har udelukket. For hvert mål lærer en "
    "hurtig efterligning (emulator) at forudsige studiets resultat og prøves på studier, den ikke har set. Sættene af "
    "tal trækkes med emulatorerne; til sidst køres rigtige studier ved en del af dem som kontrol.",
    "Studies are simulated in waves, each in the part of the space the earlier ones have not ruled out. For every "
    "target a fast imitation (emulator) learns to predict the study's result and is tried on studies it has not seen. "
    "The sets of numbers are drawn with the emulators; in the end real studies are run at some of them as a check.",
)
WAVES = (
    Text("Bølge", "Wave"),
    Text("#Studier", "#Studies"),
    Text("#Mislykkede", "#Failed"),
    Text("#Ikke udelukket af det, man troede", "#Not ruled out of the prior"),
    Text("Mål i konflikt", "Targets in conflict"),
)
EMULATORS = (
    Text("Mål", "Target"),
    Text("Bølge", "Wave"),
    Text("Slags", "Kind"),
    Text("#Lært af", "#Learned from"),
    Text("#Prøvet på", "#Tried on"),
    Text("#Fejl, i målets standardafvigelser", "#Error, in the target's standard deviations"),
    Text("#Deraf manglende lighed", "#Of which lack of fit"),
    Text("#Fejl i forhold til ventet", "#Error over expected"),
    Text("#Forklaret", "#Explained"),
)
EMULATOR_WORDS = Text(
    "Fejlen er mod enkelte studier, så tilfældigheder er i den. »Fejl i forhold til ventet« skal være omkring 1 (0,9 "
    "til 1,15): mere betyder, at emulatoren er for sikker.",
    "The error is against single studies, so chance is in it. 'Error over expected' should be about 1 (0.9 to 1.15): "
    "more means that the emulator is too sure of itself.",
)
NONE = Text("ingen", "none")


def machinery_section(reading: CalibrationReading) -> Section:
    """Waves, the check with real studies, and emulators."""
    blocks: list[Block] = [Paragraph(reading.say(INTRODUCTION)), *check_blocks(reading)]
    conflict = conflict_sentence(reading)
    blocks += [Paragraph(conflict, "contest")] if conflict else []
    blocks += [sheet for sheet in (waves_sheet(reading), emulators_sheet(reading)) if sheet]
    if reading.table("emulators") is not None:
        blocks.append(Paragraph(reading.say(EMULATOR_WORDS), "small"))
    return Section("machinery", reading.say(HEADING), tuple(blocks))


def check_sentence(reading: CalibrationReading) -> str:
    """What real studies say of the emulators, for the default structure."""
    found, language = reading.default, reading.language
    kept, expected = (share(_share(found, name), language) for name in ("effective_share", "expected_share"))
    limit = share(ALARM_BELOW, language)
    few = Text("", "")
    if _share(found, "expected_share") < ALARM_BELOW:
        few = Text(
            " Selv helt rigtige emulatorer ville altså have givet alarm: med så få kørsler siger kontrollen kun lidt.",
            " So even emulators that are exactly right would have raised the alarm: with so few runs the check says "
            "little.",
        )
    told = Text(
        f"Kontrollen med rigtige studier beholder {kept} af sættene (alarm under {limit}). Var emulatorerne helt "
        f"rigtige, ville {expected} være ventet, for der er kun få kørsler af hvert sæt.",
        f"The check with real studies keeps {kept} of the draws (alarm below {limit}). Were the emulators exactly "
        f"right, {expected} would be expected, since there are only a few runs of each draw.",
    )
    return reading.say(Text(f"{told.da}{few.da}", f"{told.en}{few.en}"))


def conflict_sentence(reading: CalibrationReading) -> str:
    """Targets that the last wave found out of reach; "" where there are none."""
    rows = reading.rows("waves")
    last = max(rows, key=lambda row: row.wave).conflicting if rows else ""
    if not last:
        return ""
    return reading.say(
        Text(
            f"Ifølge emulatorerne kan modellen ikke nå disse mål, hverken alene eller sammen med de andre: {last}.",
            f"According to the emulators the model cannot reach these targets, be it alone or with the others: {last}.",
        )
    )


def check_blocks(reading: CalibrationReading) -> list[Block]:
    """The check, with its alarm where there is one."""
    blocks: list[Block] = [Paragraph(check_sentence(reading), "contest" if reading.default.get("alarm") else "")]
    correlation = reading.default.get("correlation")
    if correlation is not None:
        r = number(float(correlation), reading.language, 2)
        blocks.append(
            Paragraph(
                reading.say(
                    Text(
                        f"Emulatorernes og de rigtige studiers dom over sættene følges ad med en korrelation på {r}.",
                        f"The emulators' and the real studies' judgement of the draws correlate at {r}.",
                    )
                )
            )
        )
    return blocks


def _share(described: dict[str, float], name: str) -> float:
    value = described.get(name)
    return float("nan") if value is None else float(value)


def waves_sheet(reading: CalibrationReading) -> Sheet | None:
    """One row per wave."""
    language = reading.language
    rows = tuple(
        (
            number(row.wave, language),
            number(row.n_runs, language),
            number(row.n_failed, language),
            share(row.not_implausible_share, language, 2),
            row.conflicting or reading.say(NONE),
        )
        for row in reading.rows("waves")
    )
    caption = reading.say(Text("Bølgerne", "The waves"))
    return Sheet(caption, tuple(reading.say(one) for one in WAVES), rows) if rows else None


def emulators_sheet(reading: CalibrationReading, last_only: bool = False) -> Sheet | None:
    """One row per target and wave, or of the last wave alone."""
    language, found = reading.language, reading.rows("emulators")
    last = max((row.wave for row in found), default=0)
    rows = tuple(
        (
            row.target,
            number(row.wave, language),
            reading.say(KINDS[row.kind]) if row.kind in KINDS else row.kind,
            number(row.n_train, language),
            number(row.n_test, language),
            number(row.rmse_in_target_sd, language, 2),
            number(getattr(row, "lack_of_fit_in_target_sd", float("nan")), language, 2),
            number(row.sd_of_z, language, 2),
            share(row.r2, language),
        )
        for row in found
        if row.wave == last or not last_only
    )
    caption = reading.say(
        Text("Emulatorerne på studier, de ikke har set", "The emulators on studies they have not seen")
    )
    return Sheet(caption, tuple(reading.say(one) for one in EMULATORS), rows) if rows else None
