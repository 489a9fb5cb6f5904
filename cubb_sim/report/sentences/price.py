"""What it costs whom, and when it is paid back, in sentences."""

from __future__ import annotations

import math

from cubb_sim.comparison import AccountDifference, Payback, Payer
from cubb_sim.number_format import NO_BREAK_SPACE, UNDEFINED, kroner, number, value_in_unit
from cubb_sim.outcome import EFFORT, Account
from cubb_sim.parameters.specification import Text
from cubb_sim.report.reading import Reading

NET_COST = "municipal_net_cost_per_citizen_year"
MILLION = 1_000_000
BILLION = 1_000_000_000
THOUSAND = 1000
ACCOUNT_WORDS: dict[Account, Text] = {
    Account.BENEFIT_MUNICIPAL: Text("Ydelser, kommunens del", "Benefit, the municipality's part"),
    Account.STAFF: Text("Sagsbehandlere", "Caseworkers"),
    Account.MEASURES: Text("Indsatser", "Measures"),
    Account.COMPANY_MENTOR: Text("Virksomhedsmentorer", "Company mentors"),
    Account.DEVELOPMENT: Text("Udvikling (i forhold til i dag)", "Development (relative to today)"),
    Account.BENEFIT_STATE: Text("Ydelser, statens refusion", "Benefit, the state's refund"),
    Account.BENEFIT: Text("Ydelser udbetalt til borgerne", "Benefit paid to citizens"),
    Account.WAGES: Text("Løn tjent af borgerne (til orientering)", "Wages earned by citizens (for information)"),
}
NET_WORDS: dict[Payer, Text] = {
    Payer.MUNICIPALITY: Text("Kommunen netto", "Municipality, net"),
    Payer.STATE: Text("Staten netto", "State, net"),
    Payer.BOTH: Text("Kommune og stat tilsammen", "Municipality and state together"),
}


def sum_in_words(kr: float, language: str, signed: bool = False) -> str:
    """A sum over many people and months: to the nearest thousand; millions and billions with one decimal."""
    if math.isnan(kr):
        return UNDEFINED
    if abs(kr) >= BILLION:
        written = number(kr / BILLION, language, 1, signed)
        space = NO_BREAK_SPACE
        return f"{written}{space}mia.{space}kr." if language == "da" else f"DKK{space}{written}{space}billion"
    return kroner(round(kr / THOUSAND) * THOUSAND, language, signed)


def accounts_by_name(reading: Reading, other: str) -> dict[Account, AccountDifference]:
    """The accounts of one comparison."""
    return {one.account: one for one in reading.comparison.accounts(other)}


def spent(reading: Reading, other: str) -> tuple[float, float]:
    """What the municipality spends more on the effort, and more on benefit, than in the baseline [kroner]."""
    accounts = accounts_by_name(reading, other)
    return sum(accounts[one].difference for one in EFFORT), accounts[Account.BENEFIT_MUNICIPAL].difference


def cost_per_person_sentence(reading: Reading, other: str) -> str:
    """Net cost per citizen and year, for scenarios of different places, whose sums cannot be compared."""
    difference, language = reading.comparison.difference(NET_COST, other=other), reading.language
    before, after = (
        value_in_unit(v, difference.quantity.unit, language) for v in (difference.baseline, difference.changed)
    )
    a, b = reading.quoted(reading.labels[other]), reading.quoted(reading.baseline_label)
    return reading.say(
        Text(
            f"De to har ikke de samme kommuner, så summerne kan ikke sammenlignes. Kommunens nettoudgift pr. borger er "
            f"{after} med {a} mod {before} med {b}.",
            "The two are not of the same municipalities, so that sums cannot be compared. The municipality's net "
            f"cost per citizen is {after} with {a} against {before} with {b}.",
        )
    )


def cost_sentence(reading: Reading, other: str) -> str:
    """What the municipality spends more or less on the effort and on benefit, and what comes of the two together."""
    if not reading.comparison.has_same_people(other):
        return cost_per_person_sentence(reading, other)
    effort, benefit = spent(reading, other)
    if round(effort) == 0 and round(benefit) == 0:
        return reading.say(Text("Det koster kommunen det samme.", "It costs the municipality the same."))
    a = reading.quoted(reading.labels[other])
    (effort_da, effort_en), (benefit_da, benefit_en) = _more_or_less(reading, effort), _more_or_less(reading, benefit)
    net_da, net_en = _more_or_less(reading, effort + benefit)
    return reading.say(
        Text(
            f"Med {a} bruger kommunen {effort_da} på indsatsen og {benefit_da} på ydelser over {reading.horizon}: "
            f"tilsammen {net_da}.",
            f"With {a} the municipality spends {effort_en} on the effort and {benefit_en} on benefit over "
            f"{reading.horizon}: together {net_en}.",
        )
    )


def _more_or_less(reading: Reading, kr: float) -> tuple[str, str]:
    if round(kr / THOUSAND) == 0:
        return ("det samme", "the same")
    amount = sum_in_words(abs(kr), reading.language)
    return (f"{amount} {'mere' if kr > 0 else 'mindre'}", f"{amount} {'more' if kr > 0 else 'less'}")


def paid_back_sentence(reading: Reading, payback: Payback) -> str:
    """When the extra cost has come back; says so where there is none to come back."""
    if payback.is_without_difference:
        return ""
    n, paid = payback.n_replications, payback.n_paid_back
    runs_da, runs_en = ("kørsel", "run") if n == 1 else ("kørsler", "runs")
    if payback.most <= 0:
        return reading.say(
            Text(
                "Der er ingen merudgift at tjene hjem: lagt sammen er udgiften i gennemsnit ikke i nogen måned højere "
                "end udgangspunktets.",
                "There is no extra cost to pay back: added up, the cost is on average in no month above the "
                "baseline's.",
            )
        )
    month = payback.median_month
    when = Text("", "")
    if month is not None:
        written = number(month, reading.language)
        when = Text(f", typisk fra måned {written}", f", typically from month {written}")
    most = sum_in_words(payback.most, reading.language)
    return reading.say(
        Text(
            f"Merudgiften er tjent hjem inden for perioden i {paid} af {n} {runs_da}{when.da}; undervejs er den i "
            f"gennemsnit højst {most}",
            f"The extra cost is paid back within the horizon in {paid} of {n} {runs_en}{when.en}; along the way it is "
            f"on average {most} at most.",
        )
    )
