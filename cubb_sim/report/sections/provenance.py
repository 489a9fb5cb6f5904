"""Where every figure comes from, and how to make it again."""

from __future__ import annotations

from datetime import datetime

from cubb_sim.knowledge import Numbers
from cubb_sim.number_format import UNDEFINED, number, percent
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Column, Markup, Row, element, in_english, joined, table
from cubb_sim.report.reading import Reading
from cubb_sim.report.sections.conditions import graded
from cubb_sim.report.sections.contest import contest_box
from cubb_sim.report.sentences.numbers import behind
from cubb_sim.results.manifest import NOT_INSTALLED

HEADING = Text("Sådan er det lavet", "How it was made")
AGAIN = Text("Den samme side igen:", "The same page again:")
SAME_BITS = Text(
    "Samme scenarier, startnumre og version giver de samme tal til sidste ciffer, på enhver maskine af samme slags og "
    "med et hvilket som helst antal processer.",
    "The same scenarios, seeds and version give the same figures to the last digit, on any machine of the same kind "
    "and with any number of processes.",
)
SAME_BITS_FITTED = Text(
    "Samme scenarier, startnumre, version, tilpasning og anfægtede antagelser giver de samme tal til sidste ciffer, på "
    "enhver maskine af samme slags og med et hvilket som helst antal processer.",
    "The same scenarios, seeds, version, calibration and contested assumptions give the same figures to the last "
    "digit, on any machine of the same kind and with any number of processes.",
)
NUMBERS_WORDS: dict[Numbers, Text] = {
    Numbers.POSTERIOR: Text("udtrukket blandt tilpasningens sæt", "drawn from the calibration"),
    Numbers.CENTRE: Text("midten af tilpasningen", "the centre of the calibration"),
    Numbers.PRIORS: Text("modellens udgangspunkt, ikke tilpasset", "where the model starts, not fitted"),
}
MONTH_NAMES: dict[str, tuple[str, ...]] = {
    "da": ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
           "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December"),
}  # fmt: skip


def provenance_section(reading: Reading) -> Markup:
    """Scenarios, people, seeds, the model's numbers, versions, date, and the command line."""
    numbers = behind(reading)
    return joined(
        element("h2", reading.say(HEADING), id="provenance"),
        _command(reading) if reading.command else None,
        element("p", reading.say(SAME_BITS_FITTED if numbers.are_fitted or numbers.contested else SAME_BITS)),
        contest_box(reading),
        _scenarios_table(reading),
        _numbers_table(reading),
        _places_table(reading),
        _versions_table(reading),
    )


def _command(reading: Reading) -> Markup:
    """The command line, broken between its words only, so that it can be copied."""
    words = [joined(element("span", word), " ") for word in reading.command.split(" ")]
    return element("p", reading.say(AGAIN), " ", element("code", words))


def _scenarios_table(reading: Reading) -> Markup:
    columns = [
        Column(reading.say(Text("Scenarie", "Scenario"))),
        Column(reading.say(Text("Navn", "Name"))),
        Column(reading.say(Text("Fingeraftryk", "Hash"))),
        Column(reading.say(Text("Kørselsnummer", "Run id"))),
        Column(reading.say(Text("Startnumre", "Seeds"))),
    ]
    rows = [
        [
            label,
            element("code", one.manifest.scenario_name),
            element("code", one.manifest.scenario_hash),
            element("code", one.manifest.run_id),
            seeds_in_words(one.manifest.seeds),
        ]
        for label, one in reading.results
    ]
    return table(reading.say(Text("Scenarier og startnumre", "Scenarios and seeds")), columns, rows)


def seeds_in_words(seeds: tuple[int, ...]) -> str:
    """1–20, or one by one where they do not follow each other."""
    if len(seeds) > 1 and seeds == tuple(range(seeds[0], seeds[-1] + 1)):
        return f"{seeds[0]}\u2013{seeds[-1]}"
    return ", ".join(str(seed) for seed in seeds)


def _numbers_table(reading: Reading) -> Markup:
    """Which numbers of the model each scenario's runs had."""
    columns = [
        Column(reading.say(Text("Scenarie", "Scenario"))),
        Column(reading.say(Text("Modellens tal", "The model's numbers"))),
        Column(reading.say(Text("Tilpasning", "Calibration"))),
        Column(reading.say(Text("Sæt af tal", "Sets of numbers")), is_number=True),
        Column(reading.say(Text("Anfægtet", "Contested"))),
        Column(reading.say(Text("Andel, der stemmer", "Share that agrees")), is_number=True),
    ]
    rows: list[Row] = [
        [
            label,
            reading.say(NUMBERS_WORDS[Numbers(one.manifest.numbers)]),
            element("code", one.manifest.posterior, class_="id") if one.manifest.posterior else UNDEFINED,
            number(len(set(one.draws)), reading.language),
            element("code", "; ".join(one.manifest.assumptions)) if one.manifest.assumptions else UNDEFINED,
            percent(one.manifest.effective_share, reading.language, 0) if one.manifest.assumptions else UNDEFINED,
        ]
        for label, one in reading.results
    ]
    return table(reading.say(Text("Modellens tal i kørslerne", "The model's numbers in the runs")), columns, rows)


def _places_table(reading: Reading) -> Markup:
    columns = [
        Column(reading.say(Text("Kommune", "Municipality"))),
        Column(
            reading.say(Text("Aktivitetsparate borgere ved start", "Activity-ready citizens at the start")),
            is_number=True,
        ),
        Column(reading.say(Text("Kilde og grad", "Source and grade"))),
    ]
    rows: dict[tuple[str, int], Row] = {}
    for _, one in reading.results:
        for place in one.scenario.municipalities:
            source = joined(in_english(place.source, reading.language), f" [{graded(reading, place.grade)}]")
            rows.setdefault(
                (place.name, place.citizens), [place.name, number(place.citizens, reading.language), source]
            )
    if not rows:
        return Markup("")
    return table(reading.say(Text("Kommuner", "Municipalities")), columns, rows.values())


def _versions_table(reading: Reading) -> Markup:
    manifest, sources = reading.baseline.manifest, reading.say(Text("kildekode", "sources"))
    rows = [
        [reading.say(Text("Lavet", "Made")), moment_in_words(manifest.created, reading.language)],
        ["cubb_sim", f"{_version(reading, manifest.version)} ({sources} {manifest.source_hash})"],
        ["Python", manifest.python],
        *([_name(name), _version(reading, version)] for name, version in manifest.packages),
        [reading.say(Text("Maskine", "Machine")), element("code", manifest.platform)],
    ]
    columns = [Column(reading.say(Text("Hvad", "What"))), Column(reading.say(Text("Version", "Version")))]
    return table(reading.say(Text("Versioner", "Versions")), columns, rows)


def _version(reading: Reading, version: str) -> str:
    return reading.say(Text("ikke installeret", "not installed")) if version == NOT_INSTALLED else version


def _name(package: str) -> str:
    return {"numpy": "NumPy", "scipy": "SciPy"}.get(package, package.capitalize())


def moment_in_words(created: str, language: str) -> str:
    """25. november 2026 kl. 14.05 (UTC), or 25 November 2026, 14:05 (UTC)."""
    moment = datetime.fromisoformat(created)
    month = MONTH_NAMES[language][moment.month - 1]
    if language == "da":
        return f"{moment.day}. {month} {moment.year} kl. {moment:%H.%M} (UTC)"
    return f"{moment.day} {month} {moment.year}, {moment:%H:%M} (UTC)"
