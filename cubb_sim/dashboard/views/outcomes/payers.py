"""Who pays, and who gains: the accounts of municipality and state, and the groups of citizens."""

from __future__ import annotations

import math

import numpy as np

from cubb_sim.comparison import Comparison, Payback, Payer
from cubb_sim.comparison.people import PER_1000, pair
from cubb_sim.dashboard.views.outcomes.answer import HOURS
from cubb_sim.dashboard.views.outcomes.shown import Shown
from cubb_sim.dashboard.views.verdicts.certainty import said_of
from cubb_sim.number_format import UNDEFINED, number
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import SUBGROUPS
from cubb_sim.report.markup import Column, Markup, element, paragraphs, table
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.price import NET_WORDS, sum_in_words

HEADING = Text("Hvem betaler, hvem vinder?", "Who pays, who gains?")
NOT_SAVED = Text(
    "Alle borgere er med, også dem, der kommer til. En krone sparet på indsatsen er ikke nødvendigvis en krone mere i "
    "kommunekassen: det, der kommer efter, og skat, sundhed og sociale udgifter er ikke med.",
    "All citizens are included, those who arrive as well. A krone saved on the effort is not necessarily a krone more "
    "in the municipal purse: what comes after, and tax, health and social expenditure, are left out.",
)
IN_GROUPS = Text(
    "Borgere med ordinære løntimer ud af 1.000 i gruppen", "Citizens with ordinary paid hours out of 1,000 in the group"
)


def payers(shown: Shown, reading: Reading) -> Markup:
    """Both accounts in a sentence each, the same citizens in both worlds, and every group."""
    return element(
        "section",
        element("h3", reading.say(HEADING), class_="outcomes-heading"),
        element(
            "div",
            element(
                "div",
                paragraphs(*(_paid(shown, reading, payer) for payer in Payer), _both_ways(shown, reading)),
                paragraphs(reading.say(NOT_SAVED), class_="small"),
            ),
            element("div", _groups_table(shown, reading)),
            class_="outcomes-pair",
        ),
        class_="outcomes-payers",
    )


def _paid(shown: Shown, reading: Reading, payer: Payer) -> str:
    """One account over the horizon, "Kommunen netto: betaler 2,1 mio. kr. mere", and whether that is clear."""
    payback = reading.comparison.payback(payer=payer)
    kr, name = payback.at_end, reading.say(NET_WORDS[payer])
    if payback.is_without_difference:
        return f"{name}: {reading.say(Text('ingen forskel', 'no difference'))}."
    amount = sum_in_words(abs(kr), reading.language)
    more = Text("mere", "more") if kr > 0 else Text("mindre", "less")
    said = Text(
        f"betaler {amount} {more.da} over {reading.horizon} i gennemsnit",
        f"pays {amount} {more.en} over {reading.horizon} on average",
    )
    return f"{name}: {reading.say(said)}{reading.say(_clear(shown, payback))}."


def _clear(shown: Shown, payback: Payback) -> Text:
    """Whether the sum can be told from none; an early picture says that it is early."""
    if not shown.is_settled:
        return Text(" af de første kørsler", " of the first runs")
    is_clear = payback.at_end_low_95 > 0 or payback.at_end_high_95 < 0
    return Text("", "") if is_clear else Text(", men det er ingen klar forskel", ", but that is no clear difference")


def _both_ways(shown: Shown, reading: Reading) -> str:
    """Of 1,000 of the same citizens: who got hours in one world only. Only when all runs are there."""
    if not shown.is_settled or not reading.comparison.has_same_people():
        return ""
    here, there = only_in_one(reading.comparison)
    if math.isnan(here):
        return ""
    a, b, thousand = (number(one, reading.language) for one in (here, there, PER_1000))
    return reading.say(
        Text(
            f"{a} ud af {thousand} af de samme borgere får løntimer kun med ændringen, og {b} kun, hvis I fortsætter "
            "som i dag.",
            f"{a} out of {thousand} of the same citizens get paid hours only with the change, and {b} only if you go "
            "on as today.",
        )
    )


def only_in_one(comparison: Comparison) -> tuple[float, float]:
    """Per 1,000 of the same persons: paid hours only in the other result, and only in the baseline.

    The first row of `Comparison.who_gained`, without its other rows, which take ten times as long.
    """
    (other,) = comparison.others.values()
    shares = []
    for a, b in zip(comparison.baseline.people, other.people, strict=True):
        pairing = pair(a, b)
        before, after = a.ever_hours[pairing.baseline], b.ever_hours[pairing.other]
        n = len(before)
        counts = (int((after & ~before).sum()), int((before & ~after).sum()))
        shares.append([PER_1000 * count / n if n else math.nan for count in counts])
    gained, lost = np.array(shares).mean(axis=0).tolist()
    return gained, lost


def _groups_table(shown: Shown, reading: Reading) -> Markup:
    columns = [
        Column(reading.say(Text("Gruppe ved start", "Group at the start"))),
        Column(reading.say(Text("Som i dag \u2192 med ændringen", "As today \u2192 with the change")), is_number=True),
        Column(reading.say(Text("Forskel", "Difference")), is_number=True),
        Column(reading.say(Text("Vurdering", "Verdict"))),
    ]
    rows = []
    for subgroup in SUBGROUPS[1:]:
        one = reading.comparison.difference(HOURS, subgroup.name)
        if one.n_replications == 0:
            rows.append([reading.say(subgroup.title), UNDEFINED, UNDEFINED, UNDEFINED])
            continue
        before, after, change = (PER_1000 * value for value in (one.baseline, one.changed, one.difference))
        said = said_of(shown, reading, one)
        levels = f"{number(before, reading.language)} \u2192 {number(after, reading.language)}"
        verdict = f"{said.sign} {said.words}".strip()
        rows.append([reading.say(subgroup.title), levels, number(change, reading.language, signed=True), verdict])
    return table(reading.say(IN_GROUPS), columns, rows, class_="outcomes-groups")
