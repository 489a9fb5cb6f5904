"""The top of the report, to be read in ten seconds: what was asked, the answer, and what it is not."""

from __future__ import annotations

import math

from cubb_sim.comparison import Sources
from cubb_sim.number_format import kroner, number
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS
from cubb_sim.report.markup import Markup, bullets, element, joined, paragraphs
from cubb_sim.report.reading import Reading
from cubb_sim.report.sections.contest import contest_box
from cubb_sim.report.sentences import changes, goals, people, price
from cubb_sim.report.sentences.assumptions import assumption_sentence
from cubb_sim.report.sentences.uncertainty import uncertainties

WHAT_IT_IS_NOT = Text(
    "Dette er hverken en evaluering eller en prognose. Modellen lader simulerede borgere, sagsbehandlere og "
    "virksomheder leve de samme måneder under forskellige vilkår. Den viser dilemmaer, ikke opskrifter, og ethvert tal "
    "kan ses efter og anfægtes.",
    "This is neither an evaluation nor a forecast. The model lets simulated citizens, caseworkers and firms live the "
    "same months under different conditions. It shows dilemmas, not recipes, and every number in it can be looked up "
    "and contested.",
)
IN_SHORT = Text("Kort fortalt", "In short")
QUESTION = Text("Spørgsmålet", "The question")
COST_TILE = Text("Kommunens nettoudgift", "Net cost to the municipality")
OUTCOMES_TILE = Text("Resultatmål", "Outcomes")


def title(reading: Reading) -> str:
    """What is compared with what."""
    others = reading.listed(reading.labels.values())
    return reading.say(
        Text(f"{others} sammenlignet med {reading.baseline_label}", f"{others} compared with {reading.baseline_label}")
    )


def top(reading: Reading) -> Markup:
    """Title, question, what the model is not, and the answer for each of the others."""
    questions = dict.fromkeys(reading.say(one.scenario.question) for one in reading.others.values())
    return joined(
        element("p", _where_and_how(reading), class_="kicker"),
        element("h1", title(reading)),
        [element("p", question, class_="question") for question in questions],
        contest_box(reading),
        element("p", reading.say(WHAT_IT_IS_NOT), class_="not"),
        [_answer(reading, name) for name in reading.others],
    )


def _where_and_how(reading: Reading) -> str:
    """Where, how many citizens, how long, how many runs."""
    scenario, language = reading.baseline.scenario, reading.language
    places = [municipality.name for municipality in scenario.municipalities]
    n = number(scenario.n_citizens, language)
    runs = reading.n_replications
    where = (
        f"{places[0]}"
        if len(places) == 1
        else reading.say(Text(f"{len(places)} kommuner", f"{len(places)} municipalities"))
    )
    return reading.say(
        Text(
            f"{where} \u00b7 {n} aktivitetsparate borgere \u00b7 {reading.horizon} \u00b7 "
            f"{runs} {'kørsel' if runs == 1 else 'kørsler'} af hvert scenarie",
            f"{where} \u00b7 {n} activity-ready citizens \u00b7 {reading.horizon} \u00b7 "
            f"{runs} {'run' if runs == 1 else 'runs'} of each scenario",
        )
    )


def _answer(reading: Reading, other: str) -> Markup:
    heading = reading.say(IN_SHORT)
    if len(reading.others) > 1:
        heading = f"{heading}: {reading.labels[other]}"
    first, *others = (goals.goal_sentence(reading, quantity, other) for quantity in CUBB_GOALS)
    tiles = [_goal_tile(reading, quantity, other) for quantity in CUBB_GOALS]
    tiles += [_cost_tile(reading, other), _outcomes_tile(reading, other)]
    return element(
        "section",
        element("h2", heading),
        element("p", first),
        element("div", tiles, class_="tiles"),
        bullets([*others, _how_sure(reading, other), *_rest_of_the_answer(reading, other)]),
        paragraphs("" if reading.has_intervals else reading.say(goals.ONE_RUN)),
        class_="answer",
    )


def _how_sure(reading: Reading, other: str) -> str:
    """The two uncertainties of the first goal, where they are told apart; the others stand under the goals."""
    first = next(iter(CUBB_GOALS))
    difference = reading.comparison.difference(first, other=other)
    if difference.sources is not Sources.TOLD_APART:
        return ""
    question = reading.say(Text("Hvor sikkert er det første tal?", "How sure is the first figure?"))
    return " ".join([question, *uncertainties(reading, difference)[:2]])


def _rest_of_the_answer(reading: Reading, other: str) -> list[str]:
    cost = price.cost_sentence(reading, other)
    if reading.comparison.has_same_people(other):
        cost = f"{cost} {price.paid_back_sentence(reading, reading.comparison.payback(other))}".strip()
    return [
        cost,
        changes.worse_sentence(reading, other),
        people.everybody_sentence(reading, other),
        assumption_sentence(reading, other),
    ]


def _tile(name: str, big: Markup, more: str) -> Markup:
    return element(
        "div", element("p", name, class_="name"), element("p", big, class_="big"), element("p", more, class_="more"),
        class_="tile",
    )  # fmt: skip


def _goal_tile(reading: Reading, quantity: str, other: str) -> Markup:
    difference, goal = reading.comparison.difference(quantity, other=other), CUBB_GOALS[quantity].goal
    name = reading.say(goals.HAPPENINGS[quantity].short)
    if math.isnan(difference.baseline) or math.isnan(difference.changed):
        return _tile(name, joined("\u2013"), "")
    (before, after), out_of = goals.frequencies((difference.baseline, difference.changed))
    big = joined(element("span", f"{before} \u2192 ", class_="then"), str(after))
    aim, written = round(goal * out_of), number(out_of, reading.language)
    more = Text(f"ud af {written}; målet er {aim}", f"out of {written}; the goal is {aim}")
    return _tile(name, big, reading.say(more))


def _cost_tile(reading: Reading, other: str) -> Markup:
    name = reading.say(COST_TILE)
    if not reading.comparison.has_same_people(other):
        per_person = reading.comparison.difference(price.NET_COST, other=other).difference
        more = Text("pr. borger og år i forhold til udgangspunktet", "per citizen and year, relative to the baseline")
        return _tile(name, _amount(kroner(per_person, reading.language, signed=True)), reading.say(more))
    amount = price.sum_in_words(reading.comparison.payback(other).at_end, reading.language, signed=True)
    more = Text(
        f"over {reading.horizon} i forhold til udgangspunktet", f"over {reading.horizon}, relative to the baseline"
    )
    return _tile(name, _amount(amount), reading.say(more))


def _amount(written: str) -> Markup:
    return element("span", written, class_="amount")


def _outcomes_tile(reading: Reading, other: str) -> Markup:
    name = reading.say(OUTCOMES_TILE)
    if not reading.has_intervals:
        return _tile(
            name, joined("\u2013"), reading.say(Text("kan ikke afgøres med én kørsel", "cannot be told from one run"))
        )
    found = reading.comparison.gains_and_losses(other)
    better, worse = len(found.better), len(found.worse)
    more = Text(f"{better} bedre, {worse} dårligere", f"{better} better, {worse} worse")
    return _tile(name, joined(f"{better} \u25b2 {worse} \u25bc"), reading.say(more))
