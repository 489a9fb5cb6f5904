"""Rows that are shown on the screen and on paper alike: guesses beside results, scenarios, principles, assumptions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from cubb_sim.dashboard.record import GUIDE, Guess, Principle, RecordState, Tried
from cubb_sim.dashboard.session import Selection, decode, encode
from cubb_sim.dashboard.views.guess.placing import OUT_OF
from cubb_sim.dashboard.views.record.topics import day_in_words
from cubb_sim.dashboard.views.record.tried import KEPT, before_and_after, label_of
from cubb_sim.dashboard.views.verdicts.written import ON_A_SCALE, PER_CITIZEN
from cubb_sim.number_format import UNDEFINED, number, value_in_unit
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS, QUANTITIES, Unit
from cubb_sim.report.markup import Column, Markup, Row, element, table
from cubb_sim.report.sentences.goals import HAPPENINGS
from cubb_sim.report.sentences.price import NET_COST
from cubb_sim.report.sentences.values import IN_PERCENT, short_number, unit_in_words

IN_TABLE = (*CUBB_GOALS, "meaning", "trust", "respect", "municipal_net_cost_per_citizen_year")
"""Quantities whose numbers stand in the table of scenarios; all that are kept stand under each scenario."""
KEPT_NAMES = tuple(dict.fromkeys(KEPT))
NOT_TRIED = Text("ikke vist endnu", "not shown yet")


def selection_at(address: str) -> Selection:
    """What is chosen at an address that was written down."""
    path, _, query = address.partition("?")
    return decode(path, query).selection


def shown_address(address: str) -> str:
    """An address as it is printed: without the record, since whoever has its id can write in it."""
    path, _, query = address.partition("?")
    return encode(replace(decode(path, query), record_id="", problems=()))


def name_of(quantity: str) -> Text:
    """A short name of a quantity; its own name where this version does not have it."""
    if quantity in HAPPENINGS:
        return HAPPENINGS[quantity].short
    return QUANTITIES[quantity].title if quantity in QUANTITIES else Text(quantity, quantity)


def with_unit(quantity: str, language: str) -> str:
    """A short name of a quantity with the words of its unit, where it has any."""
    unit = _unit(quantity).in_language(language) if quantity in QUANTITIES else ""
    between = "" if not unit else " " if unit.startswith("(") else ", "
    return f"{name_of(quantity).in_language(language)}{between}{unit}"


def _unit(quantity: str) -> Text:
    """What the levels of a quantity are counted in; an index has its scale, and kroner are named."""
    unit = QUANTITIES[quantity].unit
    if unit is Unit.INDEX:
        return Text(ON_A_SCALE, ON_A_SCALE)
    if quantity == NET_COST:
        return Text(f"kr. {PER_CITIZEN.da}", f"DKK {PER_CITIZEN.en}")
    if unit is Unit.KR_PER_YEAR:
        return Text("kr. om året", "DKK a year")
    return Text(unit_in_words(unit, "da"), unit_in_words(unit, "en"))


def numbered(place: int, label: Text, language: str) -> str:
    """A scenario with its number, by which it is named elsewhere on the paper."""
    return f"{place}. {label.in_language(language)}"


def numbers_of(one: Tried, name: str, language: str) -> str:
    """Before and after of a quantity."""
    two = one.results.get(name)
    return before_and_after(name, two, language) if two and name in QUANTITIES else UNDEFINED


def guess_table(state: RecordState, language: str) -> Markup:
    """Each guess beside what the model says; nothing where nobody guessed."""
    if not state.guesses:
        return Markup("")
    heads = (
        Text("Hvem gættede", "Who guessed"),
        Text("Om", "About"),
        Text("Gæt", "Guess"),
        Text("Modellen: før \u2192 efter", "The model: before \u2192 after"),
    )
    columns = [Column(head.in_language(language), is_number=i > 1) for i, head in enumerate(heads)]
    rows = [_guess_row(state, one, language) for one in state.guesses]
    caption = Text("Vores gæt ved siden af modellens svar", "Our guesses beside the model's answers")
    return table(caption.in_language(language), columns, rows, class_="record-guesses")


def _guess_row(state: RecordState, one: Guess, language: str) -> Row:
    place, at = next(
        ((place, tried) for place, tried in enumerate(state.tried, 1) if tried.about == one.about), (0, None)
    )
    label = numbered_only(place) if at else label_of(selection_at(one.address))
    name = name_of(one.quantity).in_language(language)
    return [
        one.who,
        f"{name}: {label.in_language(language)}",
        _guessed(one, language),
        _answered(at, one.quantity, language) if at else NOT_TRIED.in_language(language),
    ]


def _guessed(one: Guess, language: str) -> str:
    """A guess as it was asked for: shares out of 1,000."""
    if one.quantity in QUANTITIES and QUANTITIES[one.quantity].unit in IN_PERCENT:
        return _out_of(_persons(one.value, language), language)
    if one.quantity not in QUANTITIES or math.isnan(one.value):
        return short_number(one.value, language)
    return value_in_unit(one.value, QUANTITIES[one.quantity].unit, language)


def _answered(at: Tried, quantity: str, language: str) -> str:
    """Before and after, counted as the guess is."""
    two = at.results.get(quantity)
    if two is None or quantity not in QUANTITIES or QUANTITIES[quantity].unit not in IN_PERCENT:
        return numbers_of(at, quantity, language)
    return _out_of(" \u2192 ".join(_persons(value, language) for value in two), language)


def _persons(share: float, language: str) -> str:
    return number(math.floor(OUT_OF * share + 0.5), language) if math.isfinite(share) else UNDEFINED


def _out_of(persons: str, language: str) -> str:
    whole = number(OUT_OF, language)
    return Text(f"{persons} af {whole}", f"{persons} of {whole}").in_language(language)


def numbered_only(place: int) -> Text:
    """A scenario by its number alone."""
    return Text(f"nr. {place}", f"no. {place}")


def scores_table(principles: Sequence[Principle], language: str) -> Markup:
    """How principles were scored, by each who scored them; no mean is made of the scores."""
    if not any(one.scorings for one in principles):
        return Markup("")
    head = Text("Princip og hvem", "Principle and who") if len(principles) > 1 else Text("Hvem", "Who")
    columns = [Column(head.in_language(language))]
    columns += [Column(title.in_language(language).capitalize(), is_number=True) for title in GUIDE.values()]
    rows = [
        [
            f"{place}. {one.who}" if len(principles) > 1 else one.who,
            *(str(one.scores[name]) if name in one.scores else UNDEFINED for name in GUIDE),
        ]
        for place, principle in enumerate(principles, 1)
        for one in principle.scorings
    ]
    caption = Text(
        "Vores vurdering, fra 1 (slet ikke) til 5 (i høj grad)", "Our judgement, from 1 (not at all) to 5 (very much)"
    )
    return table(caption.in_language(language), columns, rows, class_="record-scores")


def people_in_words(n: int | None) -> Text | None:
    """How many took part; never who."""
    if n is None:
        return None
    return Text("1 deltager", "1 participant") if n == 1 else Text(f"{n} deltagere", f"{n} participants")


def when_in_words(begun: str, language: str) -> str:
    """The day of a meeting, in the time of this computer."""
    return day_in_words(datetime.fromisoformat(begun).astimezone(), language)


def written(text: str) -> Markup:
    """What somebody wrote, with its own ends of lines."""
    return element("p", text.strip(), class_="record-written")
