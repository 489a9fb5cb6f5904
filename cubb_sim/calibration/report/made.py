"""Where the calibration comes from, and how to make it again."""

from __future__ import annotations

from cubb_sim.calibration.report.blocks import Cell, Code, English, Paragraph, Section, Sheet
from cubb_sim.calibration.report.reading import CalibrationReading
from cubb_sim.number_format import UNDEFINED, number
from cubb_sim.parameters.specification import Text
from cubb_sim.report.sections.provenance import moment_in_words

HEADING = Text("Sådan er det lavet", "How it was made")
SAME = Text(
    "Samme frø, version og mål giver den samme tilpasning til sidste ciffer, uanset antal processer.",
    "The same seed, version and targets give the same calibration to the last digit, whatever the number of processes.",
)
OTHER_TARGETS = Text(
    "Filen med mål er ændret siden denne tilpasning: titler og begrundelser på siden er de nye, tallene de gamle.",
    "The file of targets has changed since this calibration: titles and reasons on this page are the new ones, the "
    "figures the old.",
)
SECONDS_PER_MINUTE = 60


def provenance_section(reading: CalibrationReading) -> Section:
    """The command, and a table of everything that makes the result what it is."""
    return Section("provenance", reading.say(HEADING), (Paragraph(reading.say(SAME)), provenance_sheet(reading)))


def calibrate_command(reading: CalibrationReading) -> str:
    """What makes the calibration again."""
    quick = " --quick" if reading.manifest.get("quick") else ""
    return f"cubb-sim calibrate --output {reading.folder.name} --seed {reading.manifest.get('seed', 1)}{quick}"


def time_in_words(seconds: float, language: str) -> str:
    """45 seconds; 62 minutes."""
    if seconds < 2 * SECONDS_PER_MINUTE:
        return Text(f"{seconds:.0f} sekunder", f"{seconds:.0f} seconds").in_language(language)
    minutes = number(seconds / SECONDS_PER_MINUTE, language)
    return Text(f"{minutes} minutter", f"{minutes} minutes").in_language(language)


def provenance_sheet(reading: CalibrationReading) -> Sheet:
    """What, and which."""
    manifest, language = reading.manifest, reading.language
    effort = manifest.get("effort", {})
    rows: list[tuple[Cell, ...]] = [
        (reading.say(Text("Tilpasningen igen", "The calibration again")), Code(calibrate_command(reading))),
        (reading.say(Text("Kendetegn", "Id")), Code(manifest.get("id", UNDEFINED))),
        (reading.say(Text("Lavet", "Made")), _moment(manifest.get("created"), language)),
        (reading.say(Text("Frø", "Seed")), str(manifest.get("seed", UNDEFINED))),
        (
            reading.say(Text("Simulerede studier (mislykkede)", "Simulated studies (failed)")),
            f"{_number(manifest.get('n_runs'), language)} ({_number(manifest.get('n_failed', 0), language)})",
        ),
        (
            reading.say(Text("Studier i hver bølge", "Studies in each wave")),
            ", ".join(number(one, language) for one in effort.get("n_per_wave", ())) or UNDEFINED,
        ),
        (reading.say(Text("Tid", "Time")), _time(manifest.get("seconds"), language)),
        (
            reading.say(Text("Befolkning (fingeraftryk)", "Population (hash)")),
            (Code(manifest.get("scenario", UNDEFINED)), f"({manifest.get('scenario_hash', UNDEFINED)})"),
        ),
        (
            reading.say(Text("Målenes fingeraftryk", "Hash of the targets")),
            Code(manifest.get("targets_hash", UNDEFINED)),
        ),
        (
            reading.say(Text("Modellen (kildekodens fingeraftryk)", "The model (hash of its sources)")),
            (f"cubb_sim {manifest.get('version', UNDEFINED)}", f"({manifest.get('model_hash', UNDEFINED)})"),
        ),
        ("Python", str(manifest.get("python", UNDEFINED))),
        *((Code(name), str(version)) for name, version in manifest.get("packages", {}).items()),
        (reading.say(Text("Maskine", "Machine")), Code(manifest.get("platform", UNDEFINED))),
        (reading.say(Text("Ophav", "Origin")), English(manifest.get("origin", UNDEFINED))),
    ]
    failures = manifest.get("failures", [])
    if failures:
        rows.append((reading.say(Text("Hvad der gik galt", "What went wrong")), English("; ".join(failures))))
    if reading.command:
        rows.insert(0, (reading.say(Text("Siden igen", "This page again")), Code(reading.command)))
    columns = (reading.say(Text("Hvad", "What")), reading.say(Text("Hvilken", "Which")))
    return Sheet(reading.say(Text("Oplysninger", "Particulars")), columns, tuple(rows))


def _moment(created: str | None, language: str) -> str:
    return moment_in_words(created, language) if created else UNDEFINED


def _number(value: float | None, language: str) -> str:
    return UNDEFINED if value is None else number(value, language)


def _time(seconds: float | None, language: str) -> str:
    return UNDEFINED if seconds is None else time_in_words(seconds, language)
