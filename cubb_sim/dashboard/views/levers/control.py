"""One lever: its slider, words and number, buttons, and what changing it brings along."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.levers.changing import LEVER
from cubb_sim.dashboard.views.levers.scale import Scale, scale_of, today_of
from cubb_sim.parameters.specification import Text
from cubb_sim.report.levers import position
from cubb_sim.report.markup import Markup, element, joined

ABOUT = Text("Baggrund", "Background")
VERBAL: dict[str, tuple[Text, str, Text]] = {
    "lot_less": (Text("meget", "a lot"), "\u2193", Text("lavere", "lower")),
    "little_less": (Text("lidt", "a little"), "\u2193", Text("lavere", "lower")),
    "today": (Text("som i dag", "as today"), "", Text("", "")),
    "little_more": (Text("lidt", "a little"), "\u2191", Text("højere", "higher")),
    "lot_more": (Text("meget", "a lot"), "\u2191", Text("højere", "higher")),
}
"""Buttons in the order they stand: what is read, the arrow, and what is said instead of the arrow."""


@dataclass(frozen=True)
class Standing:
    """Where a lever stands.

    Attributes:
        value: where it is put.
        today: where it is today.
    """

    value: float
    today: float

    @property
    def is_changed(self) -> bool:
        """Whether it is put elsewhere than today."""
        return self.value != self.today


def control(session: Session, name: str) -> Markup:
    """The control of one lever."""
    chosen, today = session.selection.lever(name), today_of(session.selection, name)
    standing = Standing(today if chosen is None else chosen, today)
    title = session.say(scale_of(name).lever.title)
    return element(
        "div",
        element("div", element("label", title, for_=slider_id(name)), _about(session, name), class_="lever-head"),
        _moved(session.language, name, standing),
        class_="lever-control lever-changed" if standing.is_changed else "lever-control",
        role="group",
        aria_label=title,
        id=f"control-{name}",
    )


@lru_cache(maxsize=2048)
def _moved(language: str, name: str, standing: Standing) -> Markup:
    """All but the title: the same for everybody who has the lever there."""
    scale = scale_of(name).fitting(standing.value, standing.today)
    return joined(
        _slider(language, name, scale, standing),
        _words(language, name, scale, standing),
        _buttons(language, name, scale, standing),
        _consequence(language, scale, standing) if standing.is_changed else None,
    )


def slider_id(name: str) -> str:
    """The id of a lever's slider."""
    return f"lever-{name}"


def _slider(language: str, name: str, scale: Scale, standing: Standing) -> Markup:
    place = (scale.shown(standing.today) - scale.low) / (scale.high - scale.low)
    today = Text("i dag", "today").in_language(language)
    return element(
        "div",
        element("span", scale.short(scale.lever.low, language), class_="lever-end"),
        element(
            "div",
            element(
                "input",
                type="range",
                id=slider_id(name),
                min=f"{scale.low:g}",
                max=f"{scale.high:g}",
                step=f"{scale.step:g}",
                value=f"{scale.shown(standing.value):.6g}",
                data_do=f"{LEVER}:{name}",
                data_words=_data_words(scale, language),
                data_decimals=str(scale.decimals),
                data_unit=scale.after,
                data_language=language,
                aria_valuetext=f"{scale.written(standing.value, language)}: "
                f"{position(scale.lever, standing.value).in_language(language)}",
            ),
            element("span", class_="lever-today", style=f"--at:{place:.4f}", title=today, aria_hidden="true"),
            class_="lever-track",
        ),
        element("span", scale.short(scale.lever.high, language), class_="lever-end"),
        class_="lever-row",
    )


def _data_words(scale: Scale, language: str) -> str:
    return json.dumps(scale.words(language), ensure_ascii=False)


def _words(language: str, name: str, scale: Scale, standing: Standing) -> Markup:
    return element(
        "p",
        element(
            "output",
            element("span", scale.written(standing.value, language), class_="value"),
            " ",
            element("span", scale.unit.in_language(language), class_="lever-unit"),
            " ",
            element("span", position(scale.lever, standing.value).in_language(language), class_="words"),
            for_=slider_id(name),
        ),
        class_="lever-words",
    )


def _buttons(language: str, name: str, scale: Scale, standing: Standing) -> Markup:
    places = scale.verbal(standing.today)
    return element(
        "div",
        [
            _button(language, name, which, scale.shown(places[which]), standing.value == places[which])
            for which in VERBAL
            if which in places
        ],
        class_="lever-buttons",
    )


def _about(session: Session, name: str) -> Markup:
    """The way to the lever's evidence sheet."""
    return element(
        "a",
        session.say(ABOUT),
        element("span", f": {session.say(scale_of(name).lever.title)}", class_="hidden"),
        href=session.href("lever", name),
        data_go="",
        class_="lever-about",
    )


def _button(language: str, name: str, which: str, shown: float, is_here: bool) -> Markup:
    read, arrow, said = VERBAL[which]
    title = scale_of(name).lever.title.in_language(language)
    return element(
        "button",
        read.in_language(language),
        element("span", f" {arrow}", aria_hidden="true") if arrow else None,
        element("span", f" {said.in_language(language)}: {title}" if arrow else f": {title}", class_="hidden"),
        type="button",
        data_do=f"{LEVER}:{name}",
        data_value=f"{shown:.6g}",
        aria_pressed="true" if is_here else "false",
    )


def _consequence(language: str, scale: Scale, standing: Standing) -> Markup:
    """What was there before, how long it takes, and where the cost shows."""
    lever = scale.lever
    months = lever.phase_in_months
    phase = Text(
        f"fuldt indfaset efter {months} måned{'er' if months != 1 else ''}",
        f"fully in force after {months} month{'s' if months != 1 else ''}",
    )
    before = Text("I dag", "Today")
    return element(
        "p",
        f"{before.in_language(language)}: {scale.short(standing.today, language)}; ",
        f"{phase.in_language(language)}. ",
        lever.cost_note.in_language(language),
        class_="lever-consequence",
    )
