"""Sentences in Danish and English, word by word."""

from __future__ import annotations

from typing import Any

import pytest

from cubb_sim.comparison import Comparison, Payer, Verdict
from cubb_sim.kinds import NOT_YET
from cubb_sim.outcome import Account
from cubb_sim.results import RunResult
from cubb_sim.wording import (
    LANGUAGES,
    NOT_A_FORECAST,
    PAYER_WORDS,
    VERDICT_WORDS,
    difference_sentence,
    frequency_sentence,
    not_a_forecast,
    payback_sentence,
    people_sentence,
    runs_sentence,
)
from tests.hand_made import outcome, people, result

S = "\u00a0"
N = NOT_YET


def made(name: str, hours: list[list[int]], **fields: Any) -> RunResult:
    """One replication per list of first months with hours, one person per month."""
    outcomes = [outcome(people(len(one), first_hours_month=one, **fields), seed=r) for r, one in enumerate(hours)]
    return result(outcomes, name)


def compared() -> Comparison:
    """Ten persons, two runs: two have hours at first, then three and four."""
    base = made("a", [[1, 1] + [N] * 8] * 2)
    return Comparison(base, [made("b", [[1, 1, 1] + [N] * 7, [1, 1, 1, 1] + [N] * 6])])


def test_a_difference_in_words() -> None:
    """Differences 0.1 and 0.2: mean 0.15, standard error 0.05, t with one degree of freedom 12.706."""
    difference = compared().difference("hours_ever_share")
    assert difference_sentence(difference, "da") == (
        f"Ordinære løntimer på et tidspunkt: 35,0{S}% i stedet for 20,0{S}% (+15,0{S}procentpoint; 95{S}%-interval "
        f"-48,5 til +78,5{S}procentpoint): ingen klar forskel. Højere i 2 af 2 kørsler."
    )
    assert difference_sentence(difference, "en") == (
        f"Ordinary paid hours at some time: 35.0% instead of 20.0% (+15.0{S}percentage points; 95% interval -48.5 to "
        f"+78.5{S}percentage points): no clear difference. Higher in 2 of 2 runs."
    )


def test_a_share_in_persons() -> None:
    difference = compared().difference("hours_ever_share")
    assert frequency_sentence(difference, "da") == (
        "Ordinære løntimer på et tidspunkt: 150 flere ud af 1.000 (350 i stedet for 200)."
    )
    assert frequency_sentence(difference, "en") == (
        "Ordinary paid hours at some time: 150 more out of 1,000 (350 instead of 200)."
    )
    assert frequency_sentence(compared().difference("months_to_first_hours"), "da") == ""
    assert "lige mange ud af 1.000 (0)" in frequency_sentence(compared().difference("job_at_end_share"), "da")


def test_runs_are_counted_in_words() -> None:
    base = made("a", [[1, N], [1, N], [1, N]])
    mixed = Comparison(base, [made("b", [[1, 1], [N, N], [1, N]])]).difference("hours_ever_share")
    assert runs_sentence(mixed, "da") == "Højere i 1 af 3 kørsler, lavere i 1, ens i 1."
    assert runs_sentence(mixed, "en") == "Higher in 1 of 3 runs, lower in 1, equal in 1."
    down = Comparison(base, [made("b", [[N, N], [1, N], [N, N]])]).difference("hours_ever_share")
    assert runs_sentence(down, "da") == "Lavere i 2 af 3 kørsler, ens i 1."
    assert runs_sentence(down, "en") == "Lower in 2 of 3 runs, equal in 1."
    same = Comparison(base, [base]).difference("hours_ever_share")
    assert runs_sentence(same, "da") == "Ens i 3 af 3 kørsler."


def test_what_cannot_be_counted_says_so() -> None:
    undefined = compared().difference("derailing_shift_share")
    assert undefined.verdict is Verdict.UNDEFINED
    assert difference_sentence(undefined, "da") == "Afsporende skift: kan ikke opgøres."
    assert runs_sentence(undefined, "en") == "Cannot be counted in any run."


def test_one_run_has_no_interval_to_tell() -> None:
    one = Comparison(made("a", [[N, N]]), [made("b", [[1, N]])]).difference("hours_ever_share")
    assert difference_sentence(one, "en") == (
        f"Ordinary paid hours at some time: 50.0% instead of 0.0% (+50.0{S}percentage points): no clear difference. "
        "Higher in 1 of 1 runs."
    )


def test_the_same_persons_in_words() -> None:
    comparison = Comparison(made("a", [[1, 1, N, N]]), [made("b", [[1, N, 1, 1]])])
    everybody = comparison.who_gained()[0]
    assert people_sentence(everybody, "da") == (
        "Alle: af 1.000 af de samme personer er der 250, der på et tidspunkt har ordinære løntimer i begge forløb, "
        "500 kun i 'b' og 250 kun i udgangspunktet: netto +250."
    )
    assert people_sentence(everybody, "en", job=True) == (
        "All: of 1,000 of the same persons 0 are in an ordinary job at the end in both courses of events, 0 only in "
        "'b' and 0 only in the baseline: net 0."
    )
    nobody = comparison.who_gained()[1]
    assert people_sentence(nobody, "da") == "Under 30 år: kan ikke opgøres."


def test_payback_in_words() -> None:
    base, other = made("a", [[N]] * 3), made("b", [[N]] * 3)
    for number, one in enumerate(other.replications):
        one.ledger[1, 0, Account.DEVELOPMENT] = 3_000_000
        one.ledger[10, 0, Account.BENEFIT_MUNICIPAL] = -4_000_000 if number else -1_000_000
    comparison = Comparison(base, [other])
    assert payback_sentence(comparison.payback(), "da") == (
        "For kommunen er det tjent hjem inden for horisonten på 24 måneder i 2 af 3 kørsler, typisk fra måned 10. "
        f"Ved horisonten går det lige op; undervejs er der højst lagt 3,0{S}mio.{S}kr. ud."
    )
    assert payback_sentence(comparison.payback(payer=Payer.STATE), "en") == (
        "For the state there is no difference in cost."
    )


def test_not_paid_back_in_words() -> None:
    base, other = made("a", [[N]] * 2), made("b", [[N]] * 2)
    for one in other.replications:
        one.ledger[2, 0, Account.STAFF] = 12_000
    assert payback_sentence(Comparison(base, [other]).payback(), "en") == (
        "For the municipality it is paid back within the horizon of 24 months in 0 of 2 runs. By the horizon "
        f"DKK{S}12,000 more has been spent on average; at most DKK{S}12,000 has been laid out along the way."
    )


def test_a_sum_in_kroner_ends_a_sentence_with_one_full_stop() -> None:
    base, other = made("a", [[N]] * 2), made("b", [[N]] * 2)
    for one in other.replications:
        one.ledger[2, 0, Account.STAFF] = -12_000
    saved = payback_sentence(Comparison(base, [other]).payback(), "da")
    assert saved.endswith(f"Ved horisonten er der i gennemsnit sparet 12.000{S}kr.")
    assert payback_sentence(Comparison(base, [other]).payback(), "en").endswith("has been saved on average.")


def test_what_the_intervals_cover_depends_on_the_numbers_of_the_runs() -> None:
    assert not_a_forecast("priors", vary=False) == not_a_forecast("centre", vary=False) == NOT_A_FORECAST
    fitted = not_a_forecast("posterior", vary=True)
    assert "kun tilfældigheder" not in fitted.da
    assert "fitted numbers leave open" in fitted.en
    assert not_a_forecast("posterior", vary=False) == NOT_A_FORECAST
    assert "contested assumptions" in not_a_forecast("priors", vary=True).en


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_and_payer_has_words(language: str) -> None:
    assert all(VERDICT_WORDS[verdict].in_language(language) for verdict in Verdict)
    assert all(PAYER_WORDS[payer].in_language(language) for payer in Payer)
