"""A comparison, or one result, as text for a console: the sentences of the page, and tables of plain cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cubb_sim.comparison import AccountDifference, Difference, Payer
from cubb_sim.number_format import number, percent
from cubb_sim.outcome import Account
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS, FAMILY_TITLES, LEGITIMACY, QUANTITIES, Family
from cubb_sim.report.levers import course_in_words, lever_differences, unit
from cubb_sim.report.reading import Reading
from cubb_sim.report.sections.changes import BETTER, SHIFTED, WORSE
from cubb_sim.report.sections.top import title
from cubb_sim.report.sentences import changes, goals, people, price
from cubb_sim.report.sentences.assumptions import assumption_sentence
from cubb_sim.report.sentences.cells import bare_difference_and_range, head_of, levels, runs
from cubb_sim.report.sentences.levels import LEVEL_HEADS, level_row
from cubb_sim.report.sentences.numbers import (
    behind,
    contest_sentences,
    fitted_sentences,
    no_forecast_sentence,
    numbers_behind,
)
from cubb_sim.report.sentences.uncertainty import uncertainties_sentence
from cubb_sim.report.sentences.undetermined import calibration_warnings, undetermined_sentence
from cubb_sim.results import RunResult
from cubb_sim.wording import PAYER_WORDS


@dataclass(frozen=True)
class PrintedTable:
    """A table for a console."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


Printed = str | PrintedTable


def printed_comparison(reading: Reading) -> list[Printed]:
    """Everything a console shows of a comparison, from the answer to what it is not."""
    numbers, language = behind(reading), reading.language
    parts: list[Printed] = [title(reading), *contest_sentences(numbers, language)]
    for other in reading.others:
        if len(reading.others) > 1:
            parts.append(f"== {reading.labels[other]} ==")
        parts += [*_answer(reading, other), _levers(reading, other)]
        for some in (_changes, _people, _legitimacy, _price):
            parts += some(reading, other)
        parts.append(assumption_sentence(reading, other))
    results = [one for _, one in reading.results]
    parts += [*fitted_sentences(numbers, language), *calibration_warnings(results, language)]
    parts += [undetermined_sentence(results, language), no_forecast_sentence(numbers, language)]
    return [part for part in parts if part]


def _levers(reading: Reading, other: str) -> str:
    """Which levers differ, and from what to what; nothing where none does."""
    scenarios = (reading.baseline.scenario, reading.comparison.others[other].scenario)
    told = []
    for one in lever_differences(*scenarios):
        where = f" ({reading.listed(one.municipalities)})" if one.municipalities else ""
        before, after = (course_in_words(course, one.lever, reading.language) for course in (one.baseline, one.changed))
        told.append(f"{reading.say(one.lever.title)}{where}: {before} → {after} [{reading.say(unit(one.lever))}]")
    return f"{reading.say(Text('Ændret', 'Changed'))}: {'; '.join(told)}." if told else ""


def _answer(reading: Reading, other: str) -> Iterable[Printed]:
    for quantity in CUBB_GOALS:
        yield goals.goal_sentence(reading, quantity, other)
        yield " ".join(
            (goals.uncertainty_sentence(reading, quantity, other), goals.reached_sentence(reading, quantity, other))
        )
        yield uncertainties_sentence(reading, reading.comparison.difference(quantity, other=other))
    if not reading.has_intervals:
        yield reading.say(goals.ONE_RUN)


def _changes(reading: Reading, other: str) -> Iterable[Printed]:
    yield changes.counts_sentence(reading, other)
    if not reading.has_intervals:
        return
    found = reading.comparison.gains_and_losses(other)
    if not found.worse:
        yield changes.worse_sentence(reading, other)
    for caption, several in ((WORSE, found.worse), (BETTER, found.better), (SHIFTED, found.shifted)):
        shown = [one for one in several if not changes.looks_alike(one)]
        if shown:
            rows = [_difference_row(reading, one) for one in shown]
            yield PrintedTable(reading.say(caption), head_of(reading, other), rows)


def _people(reading: Reading, other: str) -> Iterable[Printed]:
    yield people.everybody_sentence(reading, other)
    gained = people.people_by_subgroup(reading, other)
    if not gained:
        return
    language = reading.language
    heads = (
        Text("Gruppe", "Group"),
        Text("Borgere", "Citizens"),
        Text("Kun i scenariet", "Only in the scenario"),
        Text("Kun i udgangspunktet", "Only in the baseline"),
        Text("Netto", "Net"),
    )
    rows = [
        (
            reading.say(one.subgroup.title),
            *(number(v, language) for v in (one.n_persons, one.hours.only_other, one.hours.only_baseline)),
            people.net_in_words(reading, one.hours),
        )
        for one in gained
    ]
    name = Text(
        "Hvem vinder? Løntimer pr. 1.000 af de samme borgere", "Who gains? Paid hours per 1,000 of the same citizens"
    )
    yield PrintedTable(reading.say(name), [reading.say(head) for head in heads], rows)


def _legitimacy(reading: Reading, other: str) -> Iterable[Printed]:
    found = [
        reading.comparison.difference(quantity, other=other)
        for dimension in LEGITIMACY
        for quantity in dimension.quantities
    ]
    name = Text("Fire hensyn, der giver indsatsen legitimitet", "Four considerations that make the effort legitimate")
    verdict = reading.say(Text("Vurdering", "Verdict"))
    rows = [_legitimacy_row(reading, one) for one in found]
    yield PrintedTable(reading.say(name), [*head_of(reading, other)[:-1], verdict], rows)


def _difference_row(reading: Reading, one: Difference) -> list[str]:
    """As on the page, but without the words of the unit: a console is narrow."""
    cells = (levels(reading, one), bare_difference_and_range(reading, one), runs(reading, one))
    return [reading.say(one.quantity.title), *cells]


def _legitimacy_row(reading: Reading, one: Difference) -> list[str]:
    return [*_difference_row(reading, one)[:-1], changes.verdict_in_words(reading, one)]


def _price(reading: Reading, other: str) -> Iterable[Printed]:
    yield price.cost_sentence(reading, other)
    if not reading.comparison.has_same_people(other):
        return
    for payer in Payer:
        told = price.paid_back_sentence(reading, reading.comparison.payback(other, payer))
        yield f"{reading.say(PAYER_WORDS[payer]).capitalize()}: {told}" if told else ""
    heads = [
        reading.say(Text("Post", "Item")),
        reading.baseline_label,
        reading.labels[other],
        reading.say(Text("Forskel", "Difference")),
    ]
    accounts = price.accounts_by_name(reading, other)
    rows = [_account_row(reading, account, price.ACCOUNT_WORDS[account], accounts) for account in price.ACCOUNT_WORDS]
    yield PrintedTable(
        reading.say(Text(f"Kroner over {reading.horizon}", f"Kroner during {reading.horizon}")), heads, rows
    )


def _account_row(
    reading: Reading, account: Account, words: Text, accounts: dict[Account, AccountDifference]
) -> Sequence[str]:
    one, language = accounts[account], reading.language
    sums = (price.sum_in_words(kr, language) for kr in (one.baseline, one.changed))
    return (reading.say(words), *sums, price.sum_in_words(one.difference, language, signed=True))


def printed_result(result: RunResult, language: str) -> list[Printed]:
    """Everything a console shows of one scenario's result."""
    n = result.n_replications
    title_here = result.scenario.title.in_language(language)
    numbers = numbers_behind([(title_here, result)])
    parts: list[Printed] = [title_here, *contest_sentences(numbers, language)]
    for quantity, goal in CUBB_GOALS.items():
        reached, mean = goals.n_reached(result, quantity), percent(goals.mean_of_runs(result, quantity), language)
        name, aim = QUANTITIES[quantity].title, percent(goal.goal, language, 0)
        told = Text(
            f"{name.da}: {mean} i gennemsnit. CUBB's mål, {aim}, nås i {reached} af {n} kørsler.",
            f"{name.en}: {mean} on average. CUBB's goal, {aim}, is reached in {reached} of {n} runs.",
        )
        parts.append(told.in_language(language))
    for family in Family:
        heads = LEVEL_HEADS[numbers.vary]
        rows = [level_row(result.level(one.name), language) for one in QUANTITIES.values() if one.family is family]
        parts.append(
            PrintedTable(FAMILY_TITLES[family].in_language(language), [h.in_language(language) for h in heads], rows)
        )
    parts += [*fitted_sentences(numbers, language), *calibration_warnings([result], language)]
    parts.append(no_forecast_sentence(numbers, language))
    return parts
