"""A file that has been made, and where its numbers are from."""

from __future__ import annotations

from dataclasses import dataclass

from cubb_sim.parameters.specification import Text
from cubb_sim.report.levers import course_in_words, lever_differences
from cubb_sim.report.reading import Reading
from cubb_sim.report.sections.provenance import moment_in_words, seeds_in_words
from cubb_sim.report.sentences.numbers import behind, contest_sentences

SVG, CSV, HTML, TEXT, ZIP = (
    "image/svg+xml",
    "text/csv;charset=utf-8",
    "text/html;charset=utf-8",
    "text/plain",
    ("application/zip"),
)


@dataclass(frozen=True)
class Made:
    """A file to be saved.

    Attributes:
        name: with a folder before it where it lies in one.
    """

    name: str
    mime: str
    content: bytes


def provenance(reading: Reading) -> list[tuple[str, str]]:
    """What the numbers are of and from, by name: enough to make them again."""
    manifest = reading.baseline.manifest
    told = [
        (Text("Som i dag", "As today"), reading.baseline_label),
        (Text("Med ændringen", "With the change"), "; ".join(reading.labels.values())),
        (Text("Ændret", "Changed"), _changed(reading)),
        (Text("Måneder", "Months"), str(reading.horizon_months)),
        (Text("Kørsler af hver", "Runs of each"), str(reading.n_replications)),
        (Text("Startnumre", "Seeds"), seeds_in_words(manifest.seeds)),
        (Text("Model", "Model"), f"cubb_sim {manifest.version} ({manifest.source_hash})"),
        (Text("Tilpasning", "Calibration"), manifest.posterior or "-"),
        (Text("Anfægtet", "Contested"), "; ".join(manifest.assumptions) or "-"),
        (Text("Lavet", "Made"), moment_in_words(manifest.created, reading.language)),
        (Text("Kommando", "Command"), reading.command or "-"),
        (
            Text("Forbehold", "Reservation"),
            reading.say(
                Text(
                    "Simulerede borgere; hverken en prognose eller en evaluering.",
                    "Simulated citizens; neither a forecast nor an evaluation.",
                )
            ),
        ),
    ]
    return [(reading.say(name), value) for name, value in told]


def _changed(reading: Reading) -> str:
    """The levers that differ, with their values."""
    return "; ".join(
        f"{reading.say(one.lever.title)}: {course_in_words(one.changed, one.lever, reading.language)}"
        for other in reading.others.values()
        for one in lever_differences(reading.baseline.scenario, other.scenario)
    )


def source_line(reading: Reading) -> str:
    """Where a figure is from, in one line."""
    manifest = reading.baseline.manifest
    seeds = seeds_in_words(manifest.seeds)
    return reading.say(
        Text(
            f"Kilde: cubb_sim {manifest.version}, tilpasning {manifest.posterior or '-'}, startnumre {seeds}. "
            "Simulerede borgere; hverken prognose eller evaluering.",
            f"Source: cubb_sim {manifest.version}, calibration {manifest.posterior or '-'}, seeds {seeds}. Simulated "
            "citizens; neither a forecast nor an evaluation.",
        )
    )


def contested_lines(reading: Reading) -> list[str]:
    """The flag of what somebody contested; none where nobody did."""
    return contest_sentences(behind(reading), reading.language, with_names=False)
