"""Evidence sheets: whole, in two languages, true to the code, and with figures that are the declarations' own."""

import ast
import tomllib
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cubb_sim.calibration.targets import load_targets
from cubb_sim.calibration.validation.trial import load_trial, shipped_trials
from cubb_sim.dashboard.content.learned import learned
from cubb_sim.dashboard.content.sheets import sheets
from cubb_sim.dashboard.content.sheets.sheet import FOLDER
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.views.levers import scale_of
from cubb_sim.dashboard.views.sheet import listing, sheet_page, unknown
from cubb_sim.dashboard.views.sheet.grades import KNOWN
from cubb_sim.dashboard.views.sheet.numbers import FROM_MODEL, FROM_PARTICIPANTS, fitted, range_of
from cubb_sim.dashboard.views.sheet.page import HEADINGS
from cubb_sim.dashboard.views.sheet.sources import DOCUMENTS, document
from cubb_sim.dashboard.views.sheet.strength import NOTHING_KNOWN, learned_sentence, trials_on
from cubb_sim.parameters import LEVERS, PARAMETERS, Pillar
from cubb_sim.report.sentences.values import short_number

PACKAGE = Path(__file__).resolve().parents[3] / "cubb_sim"
KEYS = {"examples", "message", "mechanism", "hit", "questions", "rules", "numbers", "targets", "documents"}
LANGUAGES = ("da", "en")
FEWEST = {"examples": 2, "mechanism": 2, "questions": 2}


class Words(HTMLParser):
    """What a person reads, and the headings of the second level."""

    def __init__(self, markup):
        super().__init__(convert_charrefs=True)
        self.pieces, self.headings, self._at = [], [], ""
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self._at = tag
        if tag == "h2":
            self.headings.append("")

    def handle_data(self, data):
        self.pieces.append(data)
        if self._at in {"h2", "span"} and self.headings and self._at == "h2":
            self.headings[-1] += data.strip()

    @property
    def text(self):
        return " ".join("".join(self.pieces).split())


def plain(text):
    return " ".join(text.split())


@cache
def functions(folder):
    """Every function of a folder with the names it uses."""
    found = {}
    for path in (PACKAGE / folder).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                inside = list(ast.walk(node))
                attributes = {one.attr for one in inside if isinstance(one, ast.Attribute)}
                called = {one.func.id for one in inside if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)}
                found[node.name] = (attributes, called)
    return found


def test_every_lever_has_a_sheet_with_nothing_missing_and_nothing_unknown():
    assert list(sheets()) == list(LEVERS)
    for pillar in Pillar:
        read = tomllib.loads((FOLDER / f"{pillar.value}.toml").read_text(encoding="utf-8"))
        assert set(read) == {name for name, lever in LEVERS.items() if lever.pillar is pillar}
        for name, table in read.items():
            assert set(table) == KEYS, name


@pytest.mark.parametrize("name", LEVERS)
def test_texts_are_there_in_both_languages_and_keep_the_tone(name):
    sheet = sheets()[name]
    for part, fewest in FEWEST.items():
        assert len(getattr(sheet, part)) >= fewest
    texts = [*sheet.examples, sheet.message, *sheet.mechanism, sheet.hit, *sheet.questions]
    for text in texts:
        assert text.da.strip()
        assert text.en.strip()
        assert text.da != text.en
        assert "!" not in text.da + text.en
        assert text.da[-1] in ".?"
        assert text.en[-1] in ".?"
    assert all(one.da.endswith("?") and one.en.endswith("?") for one in sheet.questions)
    assert "men" in sheet.message.da.replace(",", " ").replace(";", " ").split()
    assert "but" in sheet.message.en.replace(",", " ").split()


def test_what_a_sheet_names_exists():
    rules = functions("rules") | functions("processes")
    known = {one.id for one in load_targets()}
    for name, sheet in sheets().items():
        assert set(sheet.rules) <= set(rules), name
        assert set(sheet.numbers) <= set(PARAMETERS), name
        assert len(set(sheet.numbers)) == len(sheet.numbers), name
        assert set(sheet.targets) <= known, name
        assert all(one.partition(",")[0] in DOCUMENTS for one in sheet.documents), name


@pytest.mark.parametrize("name", LEVERS)
def test_a_sheet_names_a_rule_that_really_reads_its_lever(name):
    processes = functions("processes")
    reading = {one for one, (attributes, _) in processes.items() if name in attributes}
    assert reading, "the code does not read the lever where this test looks"
    near = reading | {called for one in reading for called in processes[one][1]}
    assert near & set(sheets()[name].rules)


@pytest.mark.parametrize("name", LEVERS)
def test_numbers_of_a_sheet_are_read_by_the_code(name):
    """What no rule or process reads, and what is not made ready for them, cannot be what a lever works through."""
    read = set()
    for folder in ("rules", "processes"):
        for attributes, _ in functions(folder).values():
            read |= attributes
    made_ready = (PACKAGE / "numbers.py").read_text(encoding="utf-8")
    for number in sheets()[name].numbers:
        field = number.partition(".")[2]
        assert field in read or field.removeprefix("hr_") in made_ready, number


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LEVERS)
def test_the_page_has_the_fixed_headings_and_the_declared_figures(session_on, name, language):
    words = Words(sheet_page(session_on("lever", name, language), name))
    assert words.headings[: len(HEADINGS)] == [one.in_language(language) for one in HEADINGS.values()]
    lever, scale, sheet = LEVERS[name], scale_of(name), sheets()[name]
    for value in (lever.default, lever.low, lever.high):
        assert plain(scale.written(value, language)) in words.text
    assert plain(lever.source) in words.text
    assert lever.cost_note.in_language(language) in words.text
    assert f"{lever.phase_in_months} m" in words.text
    assert KNOWN[lever.grade].in_language(language) in words.text
    for one in (PARAMETERS[number] for number in sheet.numbers):
        assert one.title.in_language(language) in words.text
        assert short_number(one.default, language) in words.text
        assert range_of(one, language) in words.text
        assert one.name not in learned() or fitted(one.name, language) in words.text
        assert plain(one.source) in words.text
    for text in (*sheet.examples, sheet.message, *sheet.mechanism, sheet.hit, *sheet.questions):
        assert text.in_language(language) in words.text
    for said in sheet.documents:
        assert document(said).in_language(language) in words.text


def test_trials_are_shown_where_they_move_the_lever_and_nowhere_else(session_on):
    for trial in (load_trial(name) for name in shipped_trials()):
        moved = {name for name in LEVERS if trial in trials_on(name)}
        assert moved
        for name in LEVERS:
            text = Words(sheet_page(session_on("lever", name), name)).text
            assert (trial.title.da in text) is (name in moved)


def test_where_nothing_is_known_the_sheet_says_so(session_on):
    without = [name for name, one in sheets().items() if not one.targets and not trials_on(name)]
    assert without
    for name in LEVERS:
        text = Words(sheet_page(session_on("lever", name), name)).text
        assert (NOTHING_KNOWN.da in text) is (name in without)


def test_what_the_calibration_learned_is_counted_from_its_table():
    names = list(PARAMETERS)
    counts = [sum(one.verdict == verdict for one in learned().values()) for verdict in ("learned", "partly", "not")]
    said = learned_sentence(names, "da")
    assert all(f" {n} " in said or f" {n};" in said for n in counts)
    assert f" {len(PARAMETERS) - len(learned())} " in said


def test_the_value_of_today_says_whose_it_is(session_on):
    as_shipped = sheet_page(session_on("lever", "caseload"), "caseload")
    assert FROM_MODEL.da in as_shipped
    assert FROM_PARTICIPANTS.da not in as_shipped
    profile = Selection(profile=(("caseload", 83.0),), contested=(("time.load_effect", 0.31),))
    ours = sheet_page(session_on("lever", "caseload", selection=profile), "caseload")
    assert FROM_PARTICIPANTS.da in ours
    assert "83" in Words(ours).text
    assert "0,31 (anfægtet her)" in Words(ours).text


def test_the_list_has_every_lever_and_unknown_names_are_escaped(session_on):
    for language in LANGUAGES:
        text = Words(listing(session_on("lever", "", language))).text
        assert all(one.title.in_language(language) in text for one in LEVERS.values())
        assert all(one.message.in_language(language) in text for one in sheets().values())
    refused = unknown(session_on("lever", "<script>alert(1)</script>"), "<script>alert(1)</script>")
    assert "<script" not in refused
    assert "&lt;script" in refused
