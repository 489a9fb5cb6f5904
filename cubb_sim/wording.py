"""Comparisons in sentences, Danish and English: natural frequencies, and what the figures do not say.

No figure is typed into a text: every one comes from the comparison. The functions that write numbers stand in
`number_format.py` and can be had from here.
"""

from __future__ import annotations

import math

from cubb_sim.comparison import Difference, PairedShare, Payback, Payer, Verdict, WhoGained
from cubb_sim.number_format import (
    NO_BREAK_SPACE,
    UNDEFINED,
    difference_in_unit,
    kroner,
    number,
    percent,
    percentage_points,
    range_in_unit,
    value_in_unit,
)
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import Unit

LANGUAGES = ("da", "en")
PER_1000 = 1000.0
_LEVEL = 0.95

NOT_A_FORECAST = Text(
    "Modellen er et samtaleværktøj, ikke en evaluering og ikke en prognose. Intervallet dækker kun tilfældigheder "
    "mellem kørsler; at modellens forudsætninger er usikre, kommer oveni.",
    "The model is a conversation partner, neither an evaluation nor a forecast. The interval covers chance between "
    "runs only; that the model's assumptions are uncertain comes on top.",
)
NOT_A_FORECAST_FITTED = Text(
    "Modellen er et samtaleværktøj, ikke en evaluering og ikke en prognose. Intervallet dækker det, de tilpassede tal "
    "lader stå åbent; at de øvrige tal og modellen selv kan tage fejl, kommer oveni.",
    "The model is a conversation partner, neither an evaluation nor a forecast. The interval covers what the fitted "
    "numbers leave open; that the other numbers, and the model itself, may be wrong comes on top.",
)
NOT_A_FORECAST_ASSUMED = Text(
    "Modellen er et samtaleværktøj, ikke en evaluering og ikke en prognose. Intervallet dækker tilfældigheder og det, "
    "de anfægtede antagelser lader stå åbent; at modellens øvrige forudsætninger er usikre, kommer oveni.",
    "The model is a conversation partner, neither an evaluation nor a forecast. The interval covers chance and what "
    "the contested assumptions leave open; that the model's other assumptions are uncertain comes on top.",
)
VERDICT_WORDS: dict[Verdict, Text] = {
    Verdict.BETTER: Text("bedre", "better"),
    Verdict.WORSE: Text("dårligere", "worse"),
    Verdict.HIGHER: Text("højere", "higher"),
    Verdict.LOWER: Text("lavere", "lower"),
    Verdict.UNCLEAR: Text("ingen klar forskel", "no clear difference"),
    Verdict.UNDEFINED: Text("kan ikke opgøres", "cannot be counted"),
}
PAYER_WORDS: dict[Payer, Text] = {
    Payer.MUNICIPALITY: Text("kommunen", "the municipality"),
    Payer.STATE: Text("staten", "the state"),
    Payer.BOTH: Text("kommunen og staten tilsammen", "the municipality and the state together"),
}


def not_a_forecast(numbers: str, vary: bool) -> Text:
    """What the model is not, and what the intervals do not cover.

    Args:
        numbers: which numbers the runs had: "priors", "centre" or "posterior", as in `Manifest`.
        vary: whether different runs had different numbers.
    """
    if not vary:
        return NOT_A_FORECAST
    return NOT_A_FORECAST_FITTED if numbers == "posterior" else NOT_A_FORECAST_ASSUMED


def runs_sentence(difference: Difference, language: str) -> str:
    """How many runs go which way: "Højere i 17 af 20 kørsler, lavere i 3."."""
    n = difference.n_replications
    if n == 0:
        return Text("Kan ikke opgøres i nogen kørsel.", "Cannot be counted in any run.").in_language(language)
    if difference.n_equal == n:
        return Text(f"Ens i {n} af {n} kørsler.", f"Equal in {n} of {n} runs.").in_language(language)
    ways = [
        (difference.n_higher, Text("Højere i", "Higher in")),
        (difference.n_lower, Text("Lavere i", "Lower in")),
    ]
    ways.sort(key=lambda way: -way[0])  # what most runs do comes first; of two equals, higher
    ways.append((difference.n_equal, Text("Ens i", "Equal in")))
    (count, words), *rest = ((count, words.in_language(language)) for count, words in ways if count)
    first = Text(f"{words} {count} af {n} kørsler", f"{words} {count} of {n} runs").in_language(language)
    return f"{', '.join([first, *(f'{words.lower()} {count}' for count, words in rest)])}."


def difference_sentence(difference: Difference, language: str) -> str:
    """One quantity in words: both levels, the difference with its 95 % interval, the verdict, and in how many runs."""
    quantity, verdict = difference.quantity, VERDICT_WORDS[difference.verdict].in_language(language)
    title = quantity.title.in_language(language)
    if difference.verdict is Verdict.UNDEFINED:
        return f"{title}: {verdict}."
    before = value_in_unit(difference.baseline, quantity.unit, language)
    after = value_in_unit(difference.changed, quantity.unit, language)
    levels = Text(f"{after} i stedet for {before}", f"{after} instead of {before}").in_language(language)
    change = difference_in_unit(difference.difference, quantity.unit, language)
    within = range_in_unit(difference.low_95, difference.high_95, quantity.unit, language)
    if within != UNDEFINED:
        change = f"{change}; {_interval_name(language)} {within}"
    return f"{title}: {levels} ({change}): {verdict}. {runs_sentence(difference, language)}"


def frequency_sentence(difference: Difference, language: str) -> str:
    """A difference between shares as people: "22 flere ud af 1.000 (223 i stedet for 201)."; "" for other units."""
    if difference.quantity.unit is not Unit.SHARE or math.isnan(difference.difference):
        return ""
    title, thousand = difference.quantity.title.in_language(language), number(PER_1000, language)
    before, after = round(PER_1000 * difference.baseline), round(PER_1000 * difference.changed)
    if before == after:
        same = Text(f"lige mange ud af {thousand} ({after})", f"the same number out of {thousand} ({after})")
        return f"{title}: {same.in_language(language)}."
    change, more = abs(after - before), after > before
    return Text(
        f"{title}: {change} {'flere' if more else 'færre'} ud af {thousand} ({after} i stedet for {before}).",
        f"{title}: {change} {'more' if more else 'fewer'} out of {thousand} ({after} instead of {before}).",
    ).in_language(language)


def people_sentence(gained: WhoGained, language: str, job: bool = False) -> str:
    """What became of the same persons: how many got hours (or a job) in both, only in the one, only in the other."""
    shares = gained.job if job else gained.hours
    subgroup = gained.subgroup.title.in_language(language)
    if math.isnan(shares.net):
        return f"{subgroup}: {VERDICT_WORDS[Verdict.UNDEFINED].in_language(language)}."
    thousand = number(PER_1000, language)
    both, other, base = (number(v, language) for v in (shares.both, shares.only_other, shares.only_baseline))
    who = Text(
        f"er der {both}, der {'er i ordinært job ved slutningen' if job else 'på et tidspunkt har ordinære løntimer'}",
        f"{both} are in an ordinary job at the end" if job else f"{both} have ordinary paid hours at some time",
    )
    return Text(
        f"{subgroup}: af {thousand} af de samme personer {who.da} i begge forløb, {other} kun i '{gained.other}' og "
        f"{base} kun i udgangspunktet: netto {_net(shares, language)}.",
        f"{subgroup}: of {thousand} of the same persons {who.en} in both courses of events, {other} only in "
        f"'{gained.other}' and {base} only in the baseline: net {_net(shares, language)}.",
    ).in_language(language)


def payback_sentence(payback: Payback, language: str) -> str:
    """When it is paid back, in how many runs, and what has been saved or spent by the horizon."""
    payer = PAYER_WORDS[payback.payer]
    if payback.is_without_difference:
        return Text(
            f"For {payer.da} er der ingen forskel på udgiften.", f"For {payer.en} there is no difference in cost."
        ).in_language(language)
    paid, n, months = payback.n_paid_back, payback.n_replications, payback.horizon_months
    when = Text(
        f"For {payer.da} er det tjent hjem inden for horisonten på {months} måneder i {paid} af {n} kørsler",
        f"For {payer.en} it is paid back within the horizon of {months} months in {paid} of {n} runs",
    )
    return f"{when.in_language(language)}{_typical_month(payback, language)}. {_balance(payback, language)}"


def _typical_month(payback: Payback, language: str) -> str:
    if payback.median_month is None:
        return ""
    month = number(payback.median_month, language)
    return Text(f", typisk fra måned {month}", f", typically from month {month}").in_language(language)


def _balance(payback: Payback, language: str) -> str:
    amount, is_saved = kroner(abs(payback.at_end), language), payback.at_end < 0
    end = Text(
        f"Ved horisonten er der i gennemsnit {'sparet' if is_saved else 'brugt'} {amount}{'' if is_saved else ' mere'}",
        f"By the horizon {amount} {'has been saved' if is_saved else 'more has been spent'} on average",
    ).in_language(language)
    if round(payback.at_end) == 0:
        end = Text("Ved horisonten går det lige op", "By the horizon it breaks even").in_language(language)
    if payback.most <= 0:
        return _with_full_stop(end)
    most = kroner(payback.most, language)
    laid_out = Text(f"undervejs er der højst lagt {most} ud", f"at most {most} has been laid out along the way")
    return _with_full_stop(f"{end}; {laid_out.in_language(language)}")


def _with_full_stop(sentence: str) -> str:
    """The sentence with its full stop, once: an amount in kroner ends with one already."""
    return sentence if sentence.endswith(".") else f"{sentence}."


def _net(shares: PairedShare, language: str) -> str:
    net = number(shares.net, language, 0, signed=True)
    if math.isnan(shares.net_low_95):
        return net
    low, high = (number(bound, language, 0, signed=True) for bound in (shares.net_low_95, shares.net_high_95))
    return f"{net} ({_interval_name(language)} {low} {'til' if language == 'da' else 'to'} {high})"


def _interval_name(language: str) -> str:
    level = percent(_LEVEL, language, 0)
    return f"{level}-interval" if language == "da" else f"{level} interval"


__all__ = [
    "LANGUAGES",
    "NOT_A_FORECAST",
    "NOT_A_FORECAST_ASSUMED",
    "NOT_A_FORECAST_FITTED",
    "NO_BREAK_SPACE",
    "PAYER_WORDS",
    "UNDEFINED",
    "VERDICT_WORDS",
    "difference_in_unit",
    "difference_sentence",
    "frequency_sentence",
    "kroner",
    "not_a_forecast",
    "number",
    "payback_sentence",
    "people_sentence",
    "percent",
    "percentage_points",
    "range_in_unit",
    "runs_sentence",
    "value_in_unit",
]
