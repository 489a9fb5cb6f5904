"""Where every number comes from, and how to make it again."""

from __future__ import annotations

from typing import Any

from cubb_sim.experiments.report.reading import FindingsReading
from cubb_sim.experiments.report.sections.sheets import scrolling
from cubb_sim.experiments.report.tables.streaming import first_identity
from cubb_sim.number_format import UNDEFINED
from cubb_sim.parameters import Text
from cubb_sim.report.markup import Column, Markup, element, joined, paragraphs, table

HEADING = Text("Sådan er det lavet", "How it was made")
AGAIN = Text("Den samme side igen:", "The same page again:")
ONE_RUN = Text(
    "Hver kørsel har et kendemærke (run_id), som står i tabellen over kørsler. En enkelt kørsel laves igen "
    "sådan; det viser de gemte tal ved siden af tallene nu:",
    "Every run has an identity (run_id), which is in the table of runs. A single run is done again "
    "like this, which shows the stored numbers beside the numbers now:",
)
SAME = Text(
    "Samme design, frø, modelversion og tilpasning giver de samme tal, på enhver maskine af samme slags, hvor mange "
    "processer der end var om det.",
    "The same design, seeds, version of the model and calibration give the same numbers, on any machine of the same "
    "kind and however many processes shared the work.",
)
FACTS: tuple[tuple[str, Text], ...] = (
    ("design_hash", Text("Designets fingeraftryk", "Hash of the design")),
    ("model", Text("Model", "Model")),
    ("version", Text("Modellens version", "Version of the model")),
    ("posterior", Text("Tilpasning", "Calibration")),
    ("created", Text("Begyndt", "Begun")),
    ("n_runs", Text("Kørsler i designet", "Runs in the design")),
)
DAMAGED = Text("Filer, der ikke kunne bruges", "Files that could not be used")
TABLE = Text("Versioner og fingeraftryk", "Versions and hashes")


def provenance_section(reading: FindingsReading) -> Markup:
    """Hashes, versions, the calibration, the command, and how one run is done again."""
    return joined(
        element("h2", reading.say(HEADING), id="provenance"),
        _command(reading),
        paragraphs(reading.say(SAME)),
        element("p", reading.say(ONE_RUN), " ", element("code", _rerun(reading))),
        _facts(reading),
    )


def _command(reading: FindingsReading) -> Markup:
    """The command line, broken between its words only, so that it can be copied."""
    if not reading.command:
        return Markup("")
    words = [joined(element("span", word), " ") for word in reading.command.split(" ")]
    return element("p", reading.say(AGAIN), " ", element("code", words))


def _rerun(reading: FindingsReading) -> str:
    folder = reading.say(Text("MAPPE", "FOLDER"))
    run = first_identity(reading.findings.data) or "RUN_ID"
    return f"cubb-sim sweep --rerun {run} --output {folder}"


def _facts(reading: FindingsReading) -> Markup:
    columns = [Column(reading.say(Text("Hvad", "What"))), Column(reading.say(Text("Værdi", "Value")))]
    rows = [[reading.say(words), element("code", _shown(reading.manifest(key)))] for key, words in FACTS]
    rows += [[name, element("code", _shown(value))] for name, value in (reading.manifest("versions") or {}).items()]
    damaged = reading.manifest("damaged") or ()
    rows += [[reading.say(DAMAGED), element("code", ", ".join(map(str, damaged)))]] if damaged else []
    caption = reading.say(TABLE)
    return scrolling(table(caption, columns, rows), caption)


def _shown(value: Any) -> str:
    return UNDEFINED if value is None or value == "" else str(value)
