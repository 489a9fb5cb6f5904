"""How the picture is read: each sign beside its words."""

from __future__ import annotations

from cubb_sim.dashboard.views.organisation.lived.course import HABITUAL
from cubb_sim.dashboard.views.organisation.words import BY_FIELD, SCALE
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined

SIDE = 22
Sign = tuple[Markup, Text]
"""A sign of the picture and its words."""


def legend(measured: str, language: str) -> Markup:
    """All signs of the picture with their words."""
    signs = [*_of_posts(measured, language), *_of_places(language)]
    items = [
        element("li", element("svg", sign, viewBox=f"0 0 {SIDE} {SIDE}", class_="chart sign", aria_hidden="true"),
                element("span", words.in_language(language)))
        for sign, words in signs
    ]  # fmt: skip
    closeness = Text(
        "Inden for hver branche står de virksomheder, jobcentret har tættest kontakt med, længst til venstre. Alt står "
        "samme sted i begge verdener.",
        "Within each sector, the firms the job centre has the closest contact with stand furthest to the left. "
        "Everything stands in the same place in both worlds.",
    )
    return element(
        "details",
        element("summary", Text("Sådan læses billedet", "How to read the picture").in_language(language)),
        element("ul", items, class_="organisation-legend"),
        element("p", closeness.in_language(language)),
        id="organisation-legend",
        open="",
    )


def _of_posts(measured: str, language: str) -> list[Sign]:
    """Signs of caseworkers and of what lies between them."""
    explained = BY_FIELD[measured].explained.in_language(language)
    return [
        (_box("post", "edge", level=0.6), Text(
            f"En sagsbehandler. Boksen er fyldt efter {explained}; tallet er fra 0 til 100, for borgere et antal",
            f"A caseworker. The box is filled by {explained}; the number is from 0 to 100, for citizens a count")),
        (_box("post", "edge new", level=0.6), Text("Kommet til efter start", "Came after the start")),
        (_vacant(), Text("Ubesat stilling", "Vacant post")),
        (_path("M11,3L17,11L11,19L5,11Z", "diamond"), Text(
            "Vidensmægler: kolleger tager mere ved lære af vedkommende",
            "Knowledge broker: colleagues learn more from this person")),
        (_line("bridge"), Text("Kolleger i hver sit team: en bro, viden kan gå over",
                               "Colleagues in different teams: a bridge that knowledge can cross")),
        (_line("bridge broker"), Text("En bro, hvor der står en vidensmægler",
                                      "A bridge on which a knowledge broker stands")),
    ]  # fmt: skip


def _of_places(language: str) -> list[Sign]:
    """Signs of firms, organisations and ties."""
    habit = number(SCALE * HABITUAL, language)
    return [
        (_dot("firm hiring", False), Text("Virksomhed, der har givet løn efter en praktik",
                                          "Firm that has given wages after an internship")),
        (_dot("firm used", True), Text("Har haft praktikanter, men ikke givet løn",
                                       "Has had interns, but given no wages")),
        (_dot("firm untried", True), Text("Har ikke haft praktikanter endnu", "Has had no interns yet")),
        (joined(_dot("firm used", True), _stroke("M6,16L16,6", "habit")), Text(
            f"Har vænnet sig til gratis arbejdskraft (vanen er over {habit} af 100; ingen virksomhed begynder så højt)",
            f"Has got used to free labour (the habit is above {habit} out of 100; no firm begins that high)")),
        (joined(_path("M6,11h0", "dots firm hiring"), _path("M16,11h0", "dots firm used"),
                _path("M16,11h0", "dots hole firm used")),
         Text("Optaget og ledig plads hos en frivillig organisation",
              "A taken and a free place at a voluntary organisation")),
        (joined(*(_stroke(f"M2,{y}L20,{y}", f"tie kind{kind}") for kind, y in enumerate((6, 12, 18)))),
         Text("Forbindelser for den, der er valgt: i praktik (fuldt optrukket), løntimer (tyk), frivillig (prikket)",
              "Ties of the one that is chosen: internship (full), paid hours (thick), volunteering (dotted)")),
    ]  # fmt: skip


def _box(inside: str, edge: str, level: float) -> Markup:
    height = 18.0 * level
    return joined(
        element("rect", x=2.0, y=2.0, width=18.0, height=18.0, class_=inside),
        element("rect", x=2.0, y=20.0 - height, width=18.0, height=height, class_="level"),
        element("rect", x=2.0, y=2.0, width=18.0, height=18.0, class_=edge),
    )


def _vacant() -> Markup:
    return joined(
        element("rect", x=2.0, y=2.0, width=18.0, height=18.0, class_="post vacant"),
        _stroke("M5,5L17,17M5,17L17,5", "cross"),
    )


def _path(course: str, class_: str) -> Markup:
    return element("path", d=course, class_=class_)


def _stroke(course: str, class_: str) -> Markup:
    return _path(course, class_)


def _line(class_: str) -> Markup:
    return _stroke("M2,20L20,2", class_)


def _dot(kind: str, is_ring: bool) -> Markup:
    dot = _path("M11,11h0", f"dots {kind}")
    return joined(dot, _path("M11,11h0", f"dots hole {kind}")) if is_ring else dot
