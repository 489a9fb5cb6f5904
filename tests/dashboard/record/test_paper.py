"""The record on the screen and on paper: everything is there, in both languages, and nothing is executed."""

from __future__ import annotations

import io
import math
import re
import zipfile
from html.parser import HTMLParser

import pytest

from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.pages.exporting import exported
from cubb_sim.dashboard.pages.record import _page as page
from cubb_sim.dashboard.record import Kind
from cubb_sim.dashboard.session import Address, Selection, Session
from cubb_sim.dashboard.views.note import Unsaved, note_box
from cubb_sim.dashboard.views.record import as_html, label_of, printed, tried_content
from cubb_sim.dashboard.views.record.printed import NOT_THIS, not_whole
from cubb_sim.dashboard.views.record.rows import guess_table
from cubb_sim.dashboard.views.record.scenarios import tried_table
from cubb_sim.dashboard.views.record.topics import TOPICS, title_of
from cubb_sim.dashboard.views.record.tried import KEPT
from cubb_sim.number_format import percent
from cubb_sim.parameters import LEVERS, PARAMETERS
from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences import people
from tests.dashboard.record.conftest import CHOSEN


class Read(HTMLParser):
    """The words of a page, its elements, and fields without a label."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.attributes: set[str] = set()
        self.labelled: set[str] = set()
        self.fields: set[str] = set()

    def handle_starttag(self, tag, attrs):
        """Note the element."""
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes |= set(given)
        if given.get("id"):
            self.ids.append(given["id"])
        if tag == "label":
            self.labelled.add(given["for"])
        if tag in {"input", "textarea", "select"}:
            self.fields.add(given["id"])

    def handle_data(self, data):
        """Note the words."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """All words with single spaces."""
        return " ".join(" ".join(self.words).split())


def read(markup: str) -> Read:
    """The markup as it is read."""
    one = Read()
    one.feed(markup)
    return one


def test_the_paper_has_everything_that_was_said_tried_and_agreed(filled, comparison):
    language, state = filled.language, filled.record.state
    text = read(printed(state, filled.record.id, language)).text
    difference = comparison.difference("hours_ever_share")
    wanted = [
        "Holstebro",
        "6 deltagere" if language == "da" else "6 participants",
        "Hvem går det ud over?",
        "Første linje",
        "25 er urealistisk",
        title_of("lever-caseload").in_language(language),
        label_of(CHOSEN).in_language(language),
        percent(difference.baseline, language),
        percent(difference.changed, language),
        "255 af 1.000" if language == "da" else "255 of 1,000",
        "Bord 1",
        people.everybody_sentence(Reading(comparison, language), next(iter(comparison.others))),
        "Spørg, før der svares",
        "Vi mødes igen den 14. januar",
        "belief.information=0.5",
        "--seed 1 --replications 40",
        comparison.baseline.manifest.version,
        comparison.baseline.manifest.posterior,
        filled.record.id,
        "/work?",
        *(one.in_language(language) for one in NOT_THIS),
        not_whole().in_language(language),
    ]
    for one in wanted:
        assert " ".join(one.split()) in text, one
    assert "nan" not in text.lower().split()


def test_what_got_worse_is_named_to_the_last(filled, comparison):
    (one,) = filled.record.state.tried
    worse = comparison.gains_and_losses().worse
    said = " ".join(one.said["worse"][filled.language])
    for difference in worse:
        assert difference.quantity.title.in_language(filled.language) in said
    assert ("Dårligere:" in said or "Worse:" in said) == bool(worse)


def test_every_run_in_the_table_has_its_flag_how_sure_it_is_and_what_got_worse(filled, comparison):
    record, language = filled.record, filled.language
    other = Selection(levers=(("caseload", 60.0),), profile=(("staff_budget", 0.9),),
                      contested=(("switches.displacement", 1.0),))  # fmt: skip
    record.add(Kind.TRIED, **tried_content(other, filled.href("work", "", other), comparison))
    record.add(
        Kind.TRIED, **tried_content(CHOSEN.uncontested(), filled.href("work", "", CHOSEN.uncontested()), comparison)
    )
    rows = read(tried_table(record.state, language)).text
    first, second, third = re.split(r" [23]\. ", rows.split(" 1. ", 1)[1])
    displaced, budget = (
        ("\u00bbFortrængning\u00ab 1", "90\u00a0%") if language == "da" else ("Displacement\u2019 1", "90%")
    )
    assert " ".join(displaced.split()) in second
    assert " ".join(budget.split()) in second
    word = "anfægtet" if language == "da" else "contested"
    assert (word in first, word in second, word in third) == (True, True, False)
    for one, part in zip(record.state.tried, (first, second, third), strict=True):
        for topic in ("sure", "worse"):
            assert " ".join(one.said[topic][language][0].split()) in part


def test_how_many_numbers_are_assumed_is_counted():
    declared = [*PARAMETERS.values(), *LEVERS.values()]
    n = sum(one.grade is Grade.ASSUMED for one in declared)
    assert f"{n} af {len(declared)} tal" in not_whole().da
    assert f"{n} of {len(declared)} numbers" in not_whole().en


def test_levers_are_written_as_on_the_work_page():
    label = label_of(Selection(levers=(("internship_conversion", 0.31), ("social_enterprise_places", 1.0))))
    assert "(31\u00a0% af almindelige praktikker" in label.da
    assert "(31% of " in label.en
    assert "(1 plads pr. 100 borgere)" in label.da
    assert "(1 place per 100 citizens)" in label.en


def test_the_numbers_of_a_scenario_are_those_of_the_comparison(filled, comparison):
    (one,) = filled.record.state.tried
    for name in KEPT:
        difference = comparison.difference(name)
        assert one.results[name] == pytest.approx((difference.baseline, difference.changed), nan_ok=True)


def test_nothing_written_by_a_person_is_executed(session, comparison):
    bad = '<script>alert(1)</script><img src=x onerror=alert(2)>"\' onmouseover="alert(3)'
    record, work = session.record, session.href("work")
    record.add(Kind.TITLE, text=bad)
    for topic in ("saw", bad):
        record.add(Kind.NOTE, topic=topic, text=bad)
        record.add(Kind.NOTE, topic=topic, text="noget helt andet, så det første bliver en tidligere udgave")
        record.add(Kind.NOTE, topic=topic, text=bad)
    record.add(Kind.GUESS, who=bad, quantity=bad, value=0.2, about=bad, address=bad)
    record.add(Kind.TRIED, **(tried_content(CHOSEN, work, comparison) | {"label": bad, "address": f"/work?l={bad}"}))
    record.add(Kind.CONTESTED, name=bad, value=1.0)
    entry = record.add(Kind.PRINCIPLE, id=bad[:200], text=bad)
    record.add(Kind.SCORED, principle=entry.content["id"], who=bad, scores={"useful": 3})
    record.add(Kind.DECISION, text=bad)
    for markup in (page(session), as_html(record.state, record.id, session.language).split("</style>")[1]):
        one = read(markup)
        assert "script" not in one.tags
        assert "img" not in one.tags
        assert not {name for name in one.attributes if name.startswith("on")}
        assert bad.split('"', maxsplit=1)[0] in one.text


def test_every_field_of_the_page_has_a_label_and_an_id_of_its_own(filled):
    one = read(page(filled))
    assert one.fields == one.labelled
    assert len(set(one.ids)) == len(one.ids)
    assert {f"note-{topic}" for topic in (*TOPICS, "lever-caseload")} <= one.fields


def test_the_page_and_the_paper_are_in_the_readers_language(filled):
    text = read(page(filled)).text
    danish = ("Det prøvede vi", "Princip 1", "Aftale 1", "Hvad spørger vi om?", "Vejledende", "Evaluerbart")
    english = ("What we tried", "Principle 1", "Decision 1", "What do we ask?", "Guiding", "Evaluable")
    here, there = (danish, english) if filled.language == "da" else (english, danish)
    for one in here:
        assert one in text
    for one in there:
        assert one not in text


def test_a_guess_stands_beside_the_result_of_what_was_guessed_at(filled, comparison):
    record, language = filled.record, filled.language
    other = Selection(levers=(("caseload", 90.0),))
    record.add(Kind.GUESS, who="Bord 2", quantity="work_at_end_share", value=0.11, about=other.key,
               address=filled.href("work", "", other))  # fmt: skip
    rows = re.findall(r"<tr role=\"row\"><th scope=\"row\".*?</tr>", guess_table(record.state, language))
    assert len(rows) == 2
    after = math.floor(1000 * comparison.difference("hours_ever_share").changed + 0.5)
    assert f"\u2192 {after} {'af 1.000' if language == 'da' else 'of 1,000'}" in rows[0]
    assert label_of(other).in_language(language).replace("'", "&#x27;")[:20] in rows[1]
    assert ("ikke vist endnu" if language == "da" else "not shown yet") in rows[1]


def test_an_empty_record_prints_without_empty_headings(session):
    one = read(printed(session.record.state, session.record.id, session.language))
    assert one.tags.count("h1") == 0  # the page has one already
    assert one.tags.count("h2") == 3  # assumptions, what the model is not, how to do it again


def test_no_mean_is_made_of_scores(filled):
    text = read(printed(filled.record.state, filled.record.id, filled.language)).text
    assert "Bord 1 4 4 4 4 4 Bord 2 2 2 2 2 2" in text
    assert "3" not in text.split("Bord 2 2 2 2 2 2")[0].split("Bord 1 4")[1]


def test_a_note_that_could_not_be_saved_stays_on_the_page_with_the_reason(session):
    problem = Text("Kunne ikke gemmes: disken er fuld.", "Could not be saved: the disk is full.")
    box = note_box(session, "saw", Text("Noter", "Notes"), None, Unsaved("\nmin tekst <b>", problem))
    assert "\n\nmin tekst &lt;b&gt;" in box
    assert problem.in_language(session.language) in box
    assert "record-again" in box


def test_a_record_with_damage_says_so_on_the_page(filled):
    with filled.record.path.open("ab") as stream:
        stream.write(b'{"time": "20')
    assert ("kunne ikke læses" if filled.language == "da" else "could not be read") in read(page(filled)).text


def test_a_record_that_vanished_is_no_reason_to_fail(filled):
    filled.record.path.unlink()
    assert "h1" in read(page(filled)).tags


def test_the_html_file_needs_nothing_but_itself(filled):
    text = as_html(filled.record.state, filled.record.id, filled.language)
    assert text.startswith("<!DOCTYPE html>")
    assert f'lang="{filled.language}"' in text
    assert not re.search(r"(src|href)=|url\(|@import|https?://", text)


def test_paper_and_files_let_no_stranger_into_a_shared_record(shared, pushed, comparison):
    record = shared.begin("holstebro", "strategi", "Delt")
    session = Session(Address(page="record", selection=CHOSEN, record_id=record.id), record, pushed.append)
    record.add(Kind.TRIED, **tried_content(CHOSEN, session.href("work"), comparison))
    token = record.id.rsplit("-", 1)[1]
    assert token in session.href("work")
    assert token not in printed(record.state, record.id, "da")
    file = exported(session, Event("export", "zip"), 1, comparison)
    assert file is not None
    assert token not in file.name
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert not [name for name in archive.namelist() if token in name]
        assert not [name for name in archive.namelist() if token.encode() in archive.read(name)]
