"""The picture of the organisation: caseworkers team by team, firms by sector, organisations, and the ties of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cubb_sim.dashboard.views.organisation.chosen import FIRM, ORGANISATION, POST, Chosen, ties_of
from cubb_sim.dashboard.views.organisation.lived.course import HABITUAL, Course
from cubb_sim.dashboard.views.organisation.lived.snapshot import VOLUNTEER, Records, Snapshot
from cubb_sim.dashboard.views.organisation.picture.drawn import HIRING, UNTRIED, USED, Picture
from cubb_sim.dashboard.views.organisation.picture.places import HEADING, LEFT, PLACE_STEP, RIGHT, Places, places_of
from cubb_sim.dashboard.views.organisation.words import BY_FIELD, sector_words, team_words
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.report.charts.drawing import WIDTH, Point
from cubb_sim.report.markup import Markup

FIRMS = Text("Virksomheder", "Firms")
ORGANISATIONS = Text("Frivillige organisationer", "Voluntary organisations")


@dataclass(frozen=True)
class Look:
    """How the picture is looked at.

    Attributes:
        measured: field that fills the boxes of the caseworkers.
        chosen: whose ties are drawn; None for the bridges between teams alone.
        full: the value that fills a box.
    """

    measured: str
    chosen: Chosen | None
    full: float


def network_picture(course: Course, month: int, look: Look, language: str, description: str) -> Markup:
    """One world in one month; `description` is for those who do not see the picture."""
    snapshot = course.at(month)
    places, drawing = places_of(snapshot), Picture()
    _draw_bridges(drawing, snapshot, places)
    _draw_firms(drawing, course, month, places)
    _draw_organisations(drawing, snapshot, places)
    _draw_posts(drawing, snapshot.posts, places, look, language)
    if look.chosen:
        _draw_ties(drawing, snapshot, places, look.chosen)
    _draw_headings(drawing, course, month, places, language)
    return drawing.picture(places.height, description)


def fullest(courses: Sequence[Course], month: int, measured: str) -> float:
    """The value that fills a box: 1 on a scale, else the highest there is in any of the worlds."""
    full = BY_FIELD[measured].full
    return full or max(1.0, *(float(one.at(month).posts[measured].max()) for one in courses))


def _draw_headings(drawing: Picture, course: Course, month: int, places: Places, language: str) -> None:
    for heading, target in zip(places.teams, course.teams(), strict=True):
        drawing.words((LEFT, heading.top + 13.0), team_words(target, language), "row-label")
        staff = course.staff(month, heading.index)
        said = Text(
            f"{staff.n_filled} af {staff.n_open} besat", f"{staff.n_filled} of {staff.n_open} posts filled"
        ).in_language(language)
        each = Text("borgere til hver", "citizens each").in_language(language)
        drawing.words(
            (WIDTH - RIGHT, heading.top + 13.0), f"{said}, {number(staff.caseload, language)} {each}", "tick", "end"
        )
    drawing.words((LEFT, places.firms_top + 13.0), FIRMS.in_language(language), "row-label")
    for heading in places.sectors:
        drawing.words((LEFT, heading.top + 4.0), sector_words(heading.index, language), "tick")
    drawing.words((LEFT, places.organisations_top + HEADING - 10.0), ORGANISATIONS.in_language(language), "row-label")


def _draw_bridges(drawing: Picture, snapshot: Snapshot, places: Places) -> None:
    """Colleagues across teams; a bridge on which a knowledge broker stands is drawn strong, a broken one not at all."""
    for one, other in snapshot.bridges.tolist():
        filled = snapshot.posts["is_filled"][[one, other]]
        if one in places.posts and other in places.posts and filled.all():
            is_strong = bool(snapshot.posts["is_broker"][[one, other]].any())
            line = (_middle(places, one), _middle(places, other))
            drawing.line(*line, "bridge broker" if is_strong else "bridge")


def _middle(places: Places, post: int) -> Point:
    x, y = places.posts[post]
    return x + places.size.width / 2.0, y + places.size.height / 2.0


def _draw_posts(drawing: Picture, posts: Records, places: Places, look: Look, language: str) -> None:
    width, height = places.size.width, places.size.height
    for j, (x, y) in places.posts.items():
        post = posts[j]
        if not post["is_filled"]:
            drawing.box((x, y), width, height, "post vacant")
            drawing.line((x + 4.0, y + 4.0), (x + width - 4.0, y + height - 4.0), "cross")
            drawing.line((x + 4.0, y + height - 4.0), (x + width - 4.0, y + 4.0), "cross")
            continue
        drawing.box((x, y), width, height, "post")
        level = height * min(1.0, max(0.0, float(post[look.measured]) / look.full))
        drawing.box((x, y + height - level), width, level, "level")
        drawing.box((x, y), width, height, "edge new" if post["is_new"] else "edge")
        value = float(post[look.measured]) * (1.0 if look.measured == "caseload" else 100.0)
        drawing.words((x + width / 2.0, y + height / 2.0 + 4.5), number(value, language), "value", "middle")
        if post["is_broker"]:
            middle = x + width / 2.0
            drawing.path([(middle, y - 6.0), (middle + 5.0, y), (middle, y + 6.0), (middle - 5.0, y)], "diamond",
                         is_closed=True)  # fmt: skip


def _draw_firms(drawing: Picture, course: Course, month: int, places: Places) -> None:
    """All firms of a kind are one path of dots: the picture stays small however many there are."""
    started, converted = course.internships(month), course.conversions(month)
    kinds = np.where(converted > 0, HIRING, np.where(started > 0, USED, UNTRIED))
    size = " small" if places.is_close else ""
    for kind in (UNTRIED, USED, HIRING):
        drawing.dots([places.firms[f] for f in np.flatnonzero(kinds == kind).tolist()], kind + size)
    used_to_it = np.flatnonzero(course.at(month).firms["habit"] > HABITUAL).tolist()
    reach = 3.8 if places.is_close else 5.0
    at = [places.firms[f] for f in used_to_it]
    drawing.strokes([((x - reach, y + reach), (x + reach, y - reach)) for x, y in at], "habit")


def _draw_organisations(drawing: Picture, snapshot: Snapshot, places: Places) -> None:
    taken: list[Point] = []
    free: list[Point] = []
    for o, ((x, y), width) in places.organisations.items():
        drawing.box((x, y), width, 20.0, "post")
        one = snapshot.organisations[o]
        for p in range(int(one["places"])):
            (taken if p < one["occupied"] else free).append((x + 8.5 + PLACE_STEP * p, y + 10.0))
    drawing.dots(taken, HIRING)
    drawing.dots(free, USED)


def _draw_ties(drawing: Picture, snapshot: Snapshot, places: Places, chosen: Chosen) -> None:
    """Lines from the one that is chosen to everybody it is tied to, and a frame around it."""
    for tie in ties_of(snapshot, chosen):
        if int(tie["post"]) not in places.posts:
            continue
        end = _place(places, int(tie["place"]), int(tie["kind"]) == VOLUNTEER)
        if end:
            drawing.line(_middle(places, int(tie["post"])), end, f"tie kind{int(tie['kind'])}")
    _draw_frame(drawing, places, snapshot, chosen)


def _place(places: Places, place: int, is_organisation: bool) -> Point | None:
    if not is_organisation:
        return places.firms.get(place)
    if place not in places.organisations:
        return None
    (x, y), width = places.organisations[place]
    return x + width / 2.0, y + 10.0


def _draw_frame(drawing: Picture, places: Places, snapshot: Snapshot, chosen: Chosen) -> None:
    index = chosen.index_in(snapshot)
    if chosen.kind == POST and index in places.posts:
        x, y = places.posts[index]
        drawing.box((x - 3.0, y - 3.0), places.size.width + 6.0, places.size.height + 6.0, "frame")
    elif chosen.kind == FIRM and index in places.firms:
        x, y = places.firms[index]
        drawing.box((x - 7.0, y - 7.0), 14.0, 14.0, "frame")
    elif chosen.kind == ORGANISATION and index in places.organisations:
        (x, y), width = places.organisations[index]
        drawing.box((x - 3.0, y - 3.0), width + 6.0, 26.0, "frame")
