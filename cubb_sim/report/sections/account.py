"""The account: who pays what, and when the extra cost has come back."""

from __future__ import annotations

import math

import numpy as np

from cubb_sim.comparison import AccountDifference, Payback, Payer
from cubb_sim.comparison.payback import ACCOUNTS_OF
from cubb_sim.number_format import UNDEFINED, number
from cubb_sim.outcome import Account
from cubb_sim.parameters.specification import Text
from cubb_sim.report.charts.course import Axes, Line, Mark, course_chart, middle_and_band
from cubb_sim.report.markup import Column, Markup, Row, element, joined, paragraphs, table
from cubb_sim.report.reading import Reading
from cubb_sim.report.sections.months import EVERY_MONTHS, MONTHS
from cubb_sim.report.sentences.price import (
    ACCOUNT_WORDS,
    MILLION,
    NET_WORDS,
    THOUSAND,
    accounts_by_name,
    cost_sentence,
    paid_back_sentence,
    sum_in_words,
)
from cubb_sim.report.sentences.values import short_number
from cubb_sim.wording import PAYER_WORDS

HEADING = Text("Regnskabet", "The account")
INTRODUCTION = Text(
    "Hele forløbet og alle borgere, også dem, der kommer til undervejs. Uden diskontering; skat, sundhed, sociale "
    "udgifter og det, der kommer efter perioden, er ikke med. En krone sparet på indsatsen er ikke nødvendigvis en "
    "krone mere i kommunekassen.",
    "The whole run and all citizens, those who arrive along the way included. Undiscounted; tax, health, social "
    "expenditure and what comes after the horizon are left out. A krone saved on the effort is not necessarily a krone "
    "more in the municipal purse.",
)
HUNDRED = 100
DEARER = Text("\u2191 dyrere end udgangspunktet", "\u2191 costs more than the baseline")
CHEAPER = Text("\u2193 billigere end udgangspunktet", "\u2193 costs less than the baseline")


def account_section(reading: Reading) -> Markup:
    """Posts, cumulated cost by month and payback, for each of the others."""
    return joined(
        element("h2", reading.say(HEADING), id="account"),
        element("p", reading.say(INTRODUCTION), class_="small"),
        [_of_one(reading, other) for other in reading.others],
    )


def _of_one(reading: Reading, other: str) -> Markup:
    heading = element("h3", reading.labels[other]) if len(reading.others) > 1 else None
    if not reading.comparison.has_same_people(other):
        return joined(heading, paragraphs(cost_sentence(reading, other)))
    return joined(
        heading,
        paragraphs(cost_sentence(reading, other)),
        _posts_table(reading, other),
        element(
            "div",
            [_cumulated_figure(reading, other, payer) for payer in (Payer.MUNICIPALITY, Payer.BOTH)],
            class_="pair",
        ),
        _payback_table(reading, other),
    )


def _posts_table(reading: Reading, other: str) -> Markup:
    columns = [
        Column(reading.say(Text("Post", "Item"))),
        Column(reading.baseline_label, is_number=True),
        Column(reading.labels[other], is_number=True),
        Column(reading.say(Text("Forskel", "Difference")), is_number=True),
        Column(reading.say(Text("95\u00a0%-interval", "95% interval")), is_number=True),
    ]
    accounts = accounts_by_name(reading, other)
    rows: list[Row] = []
    for account, words in ACCOUNT_WORDS.items():
        rows.append(_post_row(reading, reading.say(words), accounts[account]))
        if account is Account.DEVELOPMENT:
            rows.append(_net_row(reading, other, Payer.MUNICIPALITY))
        if account is Account.BENEFIT_STATE:
            rows.append(_net_row(reading, other, Payer.BOTH))
    caption = Text(f"Kroner over {reading.horizon}", f"Kroner during {reading.horizon}")
    return table(reading.say(caption), columns, rows)


def _post_row(reading: Reading, name: str, one: AccountDifference) -> Row:
    language = reading.language
    return [
        name,
        sum_in_words(one.baseline, language),
        sum_in_words(one.changed, language),
        sum_in_words(one.difference, language, signed=True),
        _between(reading, one.low_95, one.high_95),
    ]


def _net_row(reading: Reading, other: str, payer: Payer) -> Row:
    payback, language = reading.comparison.payback(other, payer), reading.language
    accounts = ACCOUNTS_OF[payer]
    before = float(reading.baseline.kr_by_month(accounts).sum(axis=1).mean())
    after = float(reading.others[other].kr_by_month(accounts).sum(axis=1).mean())
    return [
        element("strong", reading.say(NET_WORDS[payer])),
        *(element("strong", sum_in_words(kr, language)) for kr in (before, after)),
        element("strong", sum_in_words(payback.at_end, language, signed=True)),
        _between(reading, payback.at_end_low_95, payback.at_end_high_95),
    ]


def _between(reading: Reading, low: float, high: float) -> str:
    low_words, high_words = (sum_in_words(kr, reading.language, signed=True) for kr in (low, high))
    if math.isnan(low):
        return UNDEFINED
    return reading.say(Text(f"{low_words} til {high_words}", f"{low_words} to {high_words}"))


def _cumulated_figure(reading: Reading, other: str, payer: Payer) -> Markup:
    payback, language = reading.comparison.payback(other, payer), reading.language
    most = float(np.abs(payback.cumulated).max())
    unit, words = (
        (MILLION, Text("mio. kr.", "DKK million")) if most >= MILLION else (THOUSAND, Text("1.000 kr.", "DKK 1,000"))
    )
    end = float(np.median(payback.cumulated[:, -1])) / unit
    figure = number(end, language, 0 if abs(end) >= HUNDRED else 1, signed=True)
    lines = [Line(reading.labels[other], payback.cumulated / unit, figure)]
    axes = Axes(
        lambda value: short_number(value, language), reading.say(MONTHS), reading.say(words), reading.say(DEARER),
        reading.say(CHEAPER),
    )  # fmt: skip
    name = Text(f"{NET_WORDS[payer].da}, lagt sammen fra start", f"{NET_WORDS[payer].en}, added up from the start")
    text = _payback_words(reading, payback)
    picture = course_chart(lines, axes, f"{reading.say(name)}. {text}", month=_paid_back_mark(reading, payback))
    return element("figure", element("p", reading.say(name), class_="name"), picture, element("figcaption", text))


def _paid_back_mark(reading: Reading, payback: Payback) -> Mark | None:
    """The month in which half of the runs have paid back; none where there was no extra cost."""
    month = payback.median_month
    if month is None or payback.most <= 0 or payback.is_without_difference:
        return None
    written = number(month, reading.language)
    return Mark(month, reading.say(Text(f"tjent hjem: måned {written}", f"paid back: month {written}")), "now")


def _payback_words(reading: Reading, payback: Payback) -> str:
    if payback.is_without_difference:
        return reading.say(Text("Der er ingen forskel på udgiften.", "There is no difference in cost."))
    return paid_back_sentence(reading, payback)


def _payback_table(reading: Reading, other: str) -> Markup:
    """The cumulated difference at the end of each year, for each payer."""
    months = [*range(EVERY_MONTHS, reading.horizon_months, EVERY_MONTHS), reading.horizon_months]
    columns = [Column(reading.say(Text("Lagt sammen fra start", "Added up from the start")))]
    columns += [Column(reading.say(Text(f"Måned {m}", f"Month {m}")), is_number=True) for m in months]
    columns.append(Column(reading.say(Text("Tjent hjem", "Paid back"))))
    rows = []
    for payer in Payer:
        payback = reading.comparison.payback(other, payer)
        middle, _, _ = middle_and_band(payback.cumulated)
        cells = [sum_in_words(float(middle[m]), reading.language, signed=True) for m in months]
        rows.append([reading.say(PAYER_WORDS[payer]).capitalize(), *cells, _paid_back(reading, payback)])
    caption = Text(
        "Mere eller mindre brugt end i udgangspunktet (midterste kørsel)",
        "Spent more or less than in the baseline (middle run)",
    )
    return table(reading.say(caption), columns, rows)


def _paid_back(reading: Reading, payback: Payback) -> str:
    if payback.is_without_difference or payback.most <= 0:
        return reading.say(Text("ingen merudgift", "no extra cost"))
    n, paid = payback.n_replications, payback.n_paid_back
    return reading.say(Text(f"i {paid} af {n} kørsler", f"in {paid} of {n} runs"))
