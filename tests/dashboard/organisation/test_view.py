"""The page shows the numbers it counts, the same in picture, sentence and table, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cubb_sim.dashboard.live import Event as Done
from cubb_sim.dashboard.views.organisation.chosen import Chosen, said_of, ties_of
from cubb_sim.dashboard.views.organisation.controls import Shown
from cubb_sim.dashboard.views.organisation.page import organisation_view
from cubb_sim.dashboard.views.organisation.picture.network import Look, fullest, network_picture
from cubb_sim.dashboard.views.organisation.picture.timeline import timeline_picture
from cubb_sim.dashboard.views.organisation.sentences import staff_sentences
from cubb_sim.dashboard.views.organisation.tables import post_table, sector_table, team_table
from cubb_sim.dashboard.views.organisation.words import MEASURED, month_words
from cubb_sim.events import Event
from cubb_sim.number_format import number
from tests.dashboard.organisation.reading import Page

LARGEST_SVG = 150_000
TOWNS = ("Holstebro",)
EVIL = '<script>alert("x")</script>'


def picture(course, month=30, measured="competence", chosen=None):
    look = Look(measured, chosen, fullest([course], month, measured))
    return network_picture(course, month, look, "da", "et billede")


def n_dots(page, kind):
    """Dots or strokes of all paths of a class: each begins with a move."""
    return sum(attributes["d"].count("M") for attributes in page.of_class(kind))


@pytest.mark.parametrize("month", [0, 12, 48])
def test_the_picture_has_everybody_once(worlds, month):
    for course in worlds:
        page, staff, firms, places = (
            Page(picture(course, month)), course.staff(month), course.firms(month), course.places(month)
        )  # fmt: skip
        boxes = [*page.of_class("edge"), *page.of_class("edge new")]
        assert len(boxes) == staff.n_filled
        assert len(page.of_class("edge new")) == staff.n_new
        assert len(page.of_class("post vacant")) == staff.n_open - staff.n_filled
        assert len(page.of_class("diamond")) == staff.n_brokers
        assert n_dots(page, "habit") == firms.n_habitual
        n_taken = places.n_places - places.n_free
        assert n_dots(page, "dots firm hiring") == firms.n_hiring + n_taken
        assert n_dots(page, "dots firm used") == firms.n_used - firms.n_hiring + places.n_free
        assert n_dots(page, "dots firm untried") == firms.n - firms.n_used


@pytest.mark.parametrize("measured", [one.field for one in MEASURED])
def test_boxes_say_what_the_table_says(worlds, measured):
    course = worlds[1]
    shown = re.findall(r'class="value">([^<]*)<', picture(course, 30, measured))
    column = [one.field for one in MEASURED].index(measured)
    order = ("caseload", "strain", "competence", "practice", "firm_knowledge")
    cell = 5 + order.index(MEASURED[column].field)
    rows = [row for row in Page(post_table([course], 30, "da")).rows[1:] if row[2] != "ubesat"]
    assert sorted(shown) == sorted(row[cell] for row in rows)


def test_a_filled_box_is_as_full_as_its_number(worlds):
    page = Page(picture(worlds[0], 30))
    heights = sorted(float(one["height"] or 0) for one in page.of_class("level"))
    posts = worlds[0].at(30).posts
    filled = sorted(posts["competence"][posts["is_filled"] == 1])
    assert heights == pytest.approx([30.0 * value for value in filled], abs=0.06)


@pytest.mark.parametrize("kind", ["post", "firm", "organisation"])
def test_ties_are_drawn_for_the_one_that_is_chosen_only(worlds, kind):
    snapshot = worlds[1].at(30)
    chosen = {"post": Chosen("post", 101), "firm": Chosen("firm", int(snapshot.ties["place"][0]) + 1),
              "organisation": Chosen("organisation", 1)}[kind]  # fmt: skip
    ties = ties_of(snapshot, chosen)
    drawn = re.findall(r'class="tie kind\d"', picture(worlds[1], 30, chosen=chosen))
    assert len(drawn) == len(ties) > 0
    assert not re.findall("tie kind", picture(worlds[1], 30))


def test_everything_stands_at_the_same_place_in_both_worlds(worlds):
    dots = [re.findall(r"M([\d.]+),([\d.]+)h0", picture(one)) for one in worlds]
    x_of = [{place[0] for place in one} for one in dots]
    assert x_of[0] & x_of[1]
    firms = [one.at(30).firms["contact"] for one in worlds]
    assert (firms[0] == firms[1]).all()


def test_the_timeline_has_everybody_who_left_and_came(worlds):
    for course in worlds:
        page = Page(timeline_picture(course, 30, "da", "et billede"))
        assert n_dots(page, "left") == 2 * len(course.moves(Event.CASEWORKER_LEFT, 48))
        assert n_dots(page, "dots firm hiring small") == len(course.moves(Event.CASEWORKER_JOINED, 48))


@pytest.mark.parametrize("language", ["da", "en"])
def test_sentences_hold_the_worlds_against_each_other(worlds, language):
    said = staff_sentences(worlds, 30, language)
    today, changed = (one.staff(30) for one in worlds)
    of, against = ("af", "mod") if language == "da" else ("of", "against")
    assert said[0].startswith(f"{changed.n_new} {of} {changed.n_filled} ")
    assert f" {against} {today.n_new} {of} {today.n_filled} " in said[0]
    assert number(today.caseload, language) in said[3]
    alone = staff_sentences(worlds[:1], 30, language)
    assert not any(against in one.split() for one in alone)
    same = staff_sentences((worlds[0], worlds[0]), 30, language)
    assert all(("i begge verdener" if language == "da" else "in both worlds") in one for one in same)


def test_tables_say_what_is_counted(worlds):
    rows = Page(team_table(worlds, 30, "da")).rows
    for row, one in zip(rows[-2:], worlds, strict=True):
        staff = one.staff(30)
        assert row[:5] == ["Alle teams", one.name, f"{staff.n_filled} af {staff.n_open}", str(staff.n_new),
                           str(staff.n_left)]  # fmt: skip
    rows = Page(sector_table(worlds, 30, "da")).rows
    for row, one in zip(rows[-2:], worlds, strict=True):
        firms = one.firms(30)
        assert row[2:6] == [number(n, "da") for n in (firms.n, firms.n_used, firms.n_hiring, firms.n_habitual)]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("n_worlds", [1, 2])
def test_the_page_is_whole(worlds, language, n_worlds):
    shown = Shown(chosen=Chosen("post", 101))
    markup = organisation_view(shown, worlds[:n_worlds], TOWNS, language)
    page = Page(markup)
    pictures = [attributes for tag, attributes in page.elements if tag == "svg" and attributes.get("role") == "img"]
    assert len(pictures) == 2 * n_worlds
    assert all(attributes["aria-label"] for attributes in pictures)
    assert max(len(one.encode()) for one in re.findall(r"<svg.*?</svg>", markup, re.DOTALL)) < LARGEST_SVG
    fields = [attributes for tag, attributes in page.elements if tag in {"input", "select"}]
    labels = {attributes["for"] for tag, attributes in page.elements if tag == "label"}
    assert {one["id"] for one in fields} <= labels
    identities = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(identities) == len(set(identities))
    assert "nan" not in page.text.lower().split()
    assert len([tag for tag, _ in page.elements if tag == "table"]) == 5


def test_the_two_languages_say_the_same_number_of_things(worlds):
    pages = [Page(organisation_view(Shown(), worlds, TOWNS, language)) for language in ("da", "en")]
    assert [tag for tag, _ in pages[0].elements] == [tag for tag, _ in pages[1].elements]
    assert "Sagsbehandlerne" not in pages[1].text


def test_names_from_files_are_escaped(worlds):
    named = [replace(one, name=EVIL) for one in worlds]
    markup = organisation_view(Shown(municipality=EVIL), named, (EVIL, "Holstebro"), "da")
    assert "<script" not in markup
    assert "&lt;script&gt;" in markup


def test_what_is_chosen_and_not_there_is_said(worlds):
    assert said_of(worlds[0], 30, Chosen("post", 999), "da") == "Findes ikke her."
    added = max(int(n) for n in worlds[1].at(30).posts["number"] if n < 100)
    assert said_of(worlds[0], 30, Chosen("post", added), "da") == "Findes ikke her."
    assert "borgere" in said_of(worlds[1], 30, Chosen("post", added), "da")


@pytest.mark.parametrize("said", ["", "post", "post:", "post:-1", "post:1e9", "robot:3", "post:1234567890", EVIL])
def test_nonsense_is_nobody(said):
    assert Chosen.parse(said) is None


def test_the_month_moves_by_slider_and_buttons_and_stays_within():
    shown = Shown(month=24)
    assert shown.after(Done("month", "", "31"), 48, TOWNS).month == 31
    assert shown.after(Done("month", "later"), 48, TOWNS).month == 30
    assert shown.after(Done("month", "earlier"), 48, TOWNS).month == 18
    assert shown.after(Done("month", "", "99"), 48, TOWNS).month == 48
    assert replace(shown, month=3).after(Done("month", "earlier"), 48, TOWNS).month == 0
    assert shown.after(Done("month", "", "nan"), 48, TOWNS) == shown


@pytest.mark.parametrize(
    "done",
    [Done("tile", "", "price"), Done("run", "", "0"), Done("run", "", "x"), Done("town", "", "Aarhus"), Done("?")],
)
def test_what_the_page_does_not_know_changes_nothing(done):
    assert Shown().after(done, 48, TOWNS) == Shown()


def test_the_slider_has_words_for_every_month():
    assert [month_words(k, "da") for k in (0, 1, 12, 27)] == [
        "0 måneder efter start", "1 måned efter start", "1 år efter start", "2 år og 3 måneder efter start",
    ]  # fmt: skip
    assert month_words(27, "en") == "2 years and 3 months after the start"
