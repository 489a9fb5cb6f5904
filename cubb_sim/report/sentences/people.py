"""Who gained and who lost among the same persons, in sentences."""

from __future__ import annotations

import math
from weakref import WeakKeyDictionary

from cubb_sim.comparison import Comparison, PairedShare, WhoGained
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.report.reading import Reading

HALF_A_PERSON = 0.5
NOT_THE_SAME_PEOPLE = Text(
    "De to scenarier har ikke de samme kommuner og dermed ikke de samme borgere. Derfor kan ingen følges fra det ene "
    "forløb til det andet.",
    "The two scenarios are not of the same municipalities, and so not of the same citizens. Nobody can be followed "
    "from the one course of events to the other.",
)


_COUNTED: WeakKeyDictionary[Comparison, dict[str, list[WhoGained]]] = WeakKeyDictionary()
"""Kept as long as the comparison is: pairing everybody takes longer than anything else that is written of it."""


def people_by_subgroup(reading: Reading, other: str) -> list[WhoGained]:
    """One row per subgroup; none where the two scenarios are of different people."""
    comparison = reading.comparison
    if not comparison.has_same_people(other):
        return []
    counted = _COUNTED.setdefault(comparison, {})
    if other not in counted:
        counted[other] = comparison.who_gained(other)
    return counted[other]


def everybody_sentence(reading: Reading, other: str) -> str:
    """Of 1,000 of the same persons: who got paid hours in one course of events only."""
    gained = people_by_subgroup(reading, other)
    if not gained:
        return reading.say(NOT_THE_SAME_PEOPLE)
    hours, language = gained[0].hours, reading.language
    if math.isnan(hours.net):
        return ""
    thousand, here, there = (number(v, language) for v in (1000, hours.only_other, hours.only_baseline))
    a, b = reading.quoted(reading.labels[other]), reading.quoted(reading.baseline_label)
    told = Text(
        f"Af {thousand} af de samme borgere får {here} kun løntimer med {a}, og {there} får dem kun med {b}",
        f"Of {thousand} of the same citizens {here} get paid hours only with {a}, and {there} only with {b}",
    )
    has_both = min(hours.only_other, hours.only_baseline) >= HALF_A_PERSON
    also = (
        Text(": for nogle går det altså bedre uden.", ": for some, then, it goes better without.")
        if hours.net > 0
        else Text(": for nogle går det altså bedre med.", ": for some, then, it goes better with it.")
    )
    return f"{reading.say(told)}{reading.say(also) if has_both else '.'}"


def spread_sentence(reading: Reading, other: str) -> str:
    """Which subgroups gain most and least, net."""
    gained = [one for one in people_by_subgroup(reading, other)[1:] if not math.isnan(one.hours.net)]
    if not gained:
        return ""
    gained.sort(key=lambda one: one.hours.net)
    least, most = gained[0], gained[-1]
    if round(least.hours.net) == round(most.hours.net):
        return ""
    a, b = _net(reading, most), _net(reading, least)
    return reading.say(Text(f"Mest vinder {a}; mindst {b}.", f"Those who gain most: {a}; least: {b}."))


def _net(reading: Reading, one: WhoGained) -> str:
    title = reading.say(one.subgroup.title)
    written = number(one.hours.net, reading.language, signed=True)
    return reading.say(
        Text(
            f"gruppen \u00bb{title.lower()}\u00ab ({written} pr. 1.000)",
            f"\u2018{title.lower()}\u2019 ({written} per 1,000)",
        )
    )


def net_in_words(reading: Reading, shares: PairedShare) -> str:
    """Net gain per 1,000 with its interval: +251 (+240 til +262)."""
    language = reading.language
    net = number(shares.net, language, signed=True)
    if math.isnan(shares.net_low_95):
        return net
    low, high = (number(v, language, signed=True) for v in (shares.net_low_95, shares.net_high_95))
    return reading.say(Text(f"{net} ({low} til {high})", f"{net} ({low} to {high})"))
