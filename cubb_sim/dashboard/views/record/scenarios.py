"""What was tried, in one table: the numbers, and below each its flag, how sure it is and what got worse."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cubb_sim.dashboard.record import RecordState, Tried
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.views.assumptions.entry import entries
from cubb_sim.dashboard.views.levers.scale import scale_of
from cubb_sim.dashboard.views.record.rows import IN_TABLE, numbered, numbered_only, numbers_of, selection_at, with_unit
from cubb_sim.number_format import UNDEFINED
from cubb_sim.parameters import LEVERS
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Column, Markup, Row, element, table
from cubb_sim.report.sentences.values import short_number

CAPTION = Text(
    "Før \u2192 efter i modellen, gennemsnit af kørslerne; under hver: hvor sikkert det første tal er, og hvad der "
    "klart blev dårligere",
    "Before \u2192 after in the model, mean of the runs; below each: how sure the first number is, and what clearly "
    "got worse",
)
CONTESTED, PROFILE = Text("anfægtet", "contested"), Text("jeres egen profil", "your own profile")
SAID = Text("Hvor sikkert, og hvad blev dårligere", "How sure, and what got worse")
NOT_KEPT = Text(
    "Hvor sikkert det er, og hvad der blev dårligere, er ikke skrevet op.",
    "How sure it is, and what got worse, was not written down.",
)


def tried_table(state: RecordState, language: str) -> Markup:
    """What was tried, with numbers before and after and what they must not be read without; nothing where nothing was.

    What was said of a scenario stands in a row of its own below it, so that nobody takes home means alone.
    """
    if not state.tried:
        return Markup("")
    names = [name for name in IN_TABLE if any(name in one.results for one in state.tried)]
    columns = [Column(Text("Prøvet", "Tried").in_language(language))]
    columns += [Column(with_unit(name, language), is_number=True) for name in names]
    rows = [_row(place, one, names, language) for place, one in enumerate(state.tried, 1)]
    plain = table(CAPTION.in_language(language), columns, rows, class_="record-runs")
    return _with_words(plain, state.tried, len(columns), language)


def _row(place: int, one: Tried, names: list[str], language: str) -> Row:
    """The numbers, with a mark where they are not of the model's own numbers."""
    selection = selection_at(one.address)
    marks = [CONTESTED] if selection.contested else []
    marks += [PROFILE] if selection.profile else []
    mark = f" ({', '.join(one.in_language(language) for one in marks)})" if marks else ""
    name = numbered_only(place).in_language(language).capitalize()
    return [f"{name}{mark}", *(numbers_of(one, quantity, language) for quantity in names)]


def _with_words(plain: Markup, tried: Sequence[Tried], n_columns: int, language: str) -> Markup:
    """The table with what was changed above each row of its body, and what was said below it."""
    head, body = plain.split("<tbody", 1)
    opened, body = body.split(">", 1)
    *rows, end = body.split("</tr>")
    told = [
        f"{_what(place, one, n_columns, language)}{row}</tr>{_note(one, n_columns, language)}"
        for place, (one, row) in enumerate(zip(tried, rows, strict=True), 1)
    ]
    return Markup(f"{head}<tbody{opened}>{''.join(told)}{end}")


def _what(place: int, one: Tried, n_columns: int, language: str) -> Markup:
    name = numbered(place, one.label, language) + flag(selection_at(one.address), language)
    cell = element("th", element("strong", name), colspan=n_columns, scope="rowgroup", role="rowheader")
    return element("tr", cell, role="row", class_="record-what")


def _note(one: Tried, n_columns: int, language: str) -> Markup:
    said = [text for topic in ("sure", "worse") for text in sentences_of(one, topic, language)[:1]]
    told = " ".join(said) or NOT_KEPT.in_language(language)
    cell = element("td", told, colspan=n_columns, role="cell", data_label=SAID.in_language(language))
    return element("tr", cell, role="row", class_="record-said")


def sentences_of(one: Tried, topic: str, language: str) -> tuple[str, ...]:
    """What was said of a topic when the scenario was looked at."""
    return tuple(one.said.get(topic, {}).get(language, ()))


def flag(selection: Selection, language: str) -> str:
    """What was held to be otherwise than the model has it: (anfægtet: »Fortrængning« 1); "" where nothing was."""
    parts = [
        f"{title.in_language(language)}: {', '.join(_held(name, value, language) for name, value in held)}"
        for title, held in ((CONTESTED, selection.contested), (PROFILE, selection.profile))
        if held
    ]
    return f" ({'; '.join(parts)})" if parts else ""


def _held(name: str, value: float, language: str) -> str:
    title = short_title(name, language)
    quoted = f"\u00bb{title}\u00ab" if language == "da" else f"\u2018{title}\u2019"
    return f"{quoted} {value_of(name, value, language)}"


def short_title(name: str, language: str) -> str:
    """What a number is called, without what explains it after a colon; its own name where it is not known."""
    entry = entries().get(name)
    return entry.declared.title.in_language(language).split(":")[0] if entry else name


def value_of(name: str, value: float, language: str) -> str:
    """A number of the model or a lever's position, written as on the other pages."""
    if math.isnan(value) or name not in entries():
        return UNDEFINED
    return scale_of(name).short(value, language) if name in LEVERS else entries()[name].written(value, language)


def assumptions_changed(state: RecordState, language: str) -> list[str]:
    """What was held to be otherwise than the model has it, with the value, in the scenarios tried or on the way."""
    found: dict[str, float | None] = {}
    for one in state.tried:
        selection = selection_at(one.address)
        found |= dict((*selection.profile, *selection.contested))
    found |= {one.name: one.value for one in state.contested}
    return [_assumption(name, value, language) for name, value in found.items() if value is not None]


def _assumption(name: str, value: float, language: str) -> str:
    entry = entries().get(name)
    if entry is None:
        return f"{name}: {short_number(value, language)}"
    title, written = entry.declared.title.in_language(language), value_of(name, value, language)
    unit = f" {scale_of(name).unit.in_language(language)}" if name in LEVERS else ""
    usual = value_of(name, entry.declared.default, language)
    return Text(
        f"{title}: {written}{unit} (modellens udgangspunkt: {usual})",
        f"{title}: {written}{unit} (where the model starts: {usual})",
    ).in_language(language)
