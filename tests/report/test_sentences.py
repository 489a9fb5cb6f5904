"""What is said of a comparison, word by word, in both languages and whichever way it goes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import cubb_sim.report
from cubb_sim.comparison import Comparison
from cubb_sim.parameters.specification import Grade
from cubb_sim.quantities import CUBB_GOALS, Unit
from cubb_sim.report import Reading
from cubb_sim.report.sentences import assumptions, changes, goals, people, price
from cubb_sim.report.sentences.values import difference_writer, level_writer, short_number
from cubb_sim.scenario import load_scenario
from tests.report.made_up import comparison, titled, with_nothing_defined

S = "\u00a0"
HOURS, WORK = "hours_ever_share", "work_at_end_share"


def read(compared: Comparison, language: str = "da") -> tuple[Reading, str]:
    """A reading, and the name of the first of the others."""
    return Reading(compared, language), next(iter(compared.others))


def test_better_in_all_runs() -> None:
    """Runs of 22 citizens: 5, 6 and 4 of them get hours, and three more in each run of the other."""
    reading, other = read(comparison())
    assert goals.goal_sentence(reading, HOURS, other) == (
        "I 3 af 3 kørsler får flere borgere ordinære løntimer på et tidspunkt i løbet af 4 år med "
        "»Besparelsesstrategi« end med »Holstebro i dag«: i gennemsnit 36 ud af 100 mod 23."
    )
    english, _ = read(comparison(), "en")
    assert goals.goal_sentence(english, WORK, other) == (
        "In 3 of 3 runs more citizens are in ordinary work after 4 years with \u2018Saving strategy\u2019 than with "
        "\u2018Holstebro as today\u2019: on average 36 out of 100 against 23."
    )


def test_worse_in_all_runs() -> None:
    reading, other = read(comparison(more=[-2]), "en")
    assert goals.goal_sentence(reading, HOURS, other).startswith(
        "In 3 of 3 runs fewer citizens get ordinary paid hours"
    )


def test_identical() -> None:
    reading, other = read(comparison(["holstebro"], more=[0]))
    assert goals.goal_sentence(reading, HOURS, other) == (
        "I 3 af 3 kørsler får lige så mange borgere ordinære løntimer på et tidspunkt i løbet af 4 år med »Holstebro i "
        "dag (2)« som med »Holstebro i dag«: i gennemsnit 23 ud af 100."
    )
    assert price.cost_sentence(reading, other) == "Det koster kommunen det samme."
    assert changes.worse_sentence(reading, other) == "Intet resultatmål er blevet klart dårligere."


def test_one_run_has_no_average_and_no_interval() -> None:
    reading, other = read(comparison(n_replications=1), "en")
    assert goals.goal_sentence(reading, HOURS, other) == (
        "In the one run more citizens get ordinary paid hours at some time during 4 years with \u2018Saving "
        "strategy\u2019 than with \u2018Holstebro as today\u2019: 36 out of 100 against 23."
    )
    assert "interval" not in goals.uncertainty_sentence(reading, HOURS, other)
    assert "cannot be told" in changes.counts_sentence(reading, other)
    assert changes.worse_sentence(reading, other) == ""


def test_what_is_undefined_says_so() -> None:
    reading, other = read(with_nothing_defined(comparison()))
    assert goals.goal_sentence(reading, HOURS, other) == "Ordinære løntimer på et tidspunkt: kan ikke opgøres."
    assert goals.uncertainty_sentence(reading, HOURS, other) == ""
    assert goals.job_sentence(reading, other) == ""


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((0.18, 0.431), ([18, 43], 100)),
        ((0.181, 0.184), ([181, 184], 1000)),
        ((0.18, 0.18), ([18, 18], 100)),
        ((0.0, 0.0004), ([0, 0], 1000)),
    ],
)
def test_small_differences_are_counted_out_of_a_thousand(
    shares: tuple[float, float], expected: tuple[list[int], int]
) -> None:
    assert goals.frequencies(shares) == expected


def test_the_goal_of_the_project_is_named_and_counted() -> None:
    reading, other = read(comparison())
    assert goals.reached_sentence(reading, HOURS, other) == (
        "CUBB's mål, 30 ud af 100, nås i 3 af 3 kørsler med »Besparelsesstrategi« og i 0 med »Holstebro i dag«."
    )
    assert goals.n_reached(reading.baseline, HOURS) == 0
    assert goals.mean_of_runs(reading.baseline, HOURS) == pytest.approx(5 / 22)


def test_every_goal_has_words() -> None:
    assert set(goals.HAPPENINGS) == set(CUBB_GOALS)


def test_the_price_names_both_sides_of_the_account() -> None:
    """Three more in work cost 48 x 9,000 kr of effort, and less benefit from month 10 on."""
    reading, other = read(comparison())
    effort, benefit = price.spent(reading, other)
    assert effort == 48 * 9_000
    assert benefit < 0
    told = price.cost_sentence(reading, other)
    assert told.startswith(f"Med »Besparelsesstrategi« bruger kommunen 432.000{S}kr. mere på indsatsen og ")
    assert told.endswith(
        f"mindre på ydelser over 4 år: tilsammen {price.sum_in_words(-effort - benefit, 'da')} mindre."
    )


def test_what_is_paid_back_and_when() -> None:
    """9,000 kr more a month, and 6,000 kr less for each of three people from months 10 to 12 on (of five to six)."""
    reading, other = read(comparison(), "en")
    told = price.paid_back_sentence(reading, reading.comparison.payback(other))
    assert told.startswith("The extra cost is paid back within the horizon in 3 of 3 runs, typically from month ")
    dearer, other = read(comparison(more=[-3]), "en")
    cheap = price.paid_back_sentence(dearer, dearer.comparison.payback(other))
    assert "paid back within the horizon in 0 of 3 runs" in cheap


def test_sums_are_rounded_to_what_they_can_bear() -> None:
    assert price.sum_in_words(849_764, "da") == f"850.000{S}kr."
    assert price.sum_in_words(-9_612_345, "da", signed=True) == f"-9,6{S}mio.{S}kr."
    assert price.sum_in_words(999_700, "en") == f"DKK{S}1.0{S}million"
    assert price.sum_in_words(-1_366_200_000, "da") == f"-1,4{S}mia.{S}kr."
    assert price.sum_in_words(1_366_200_000, "en", signed=True) == f"DKK{S}+1.4{S}billion"
    assert price.sum_in_words(float("nan"), "en") == "\u2013"


def test_other_places_have_other_people_and_no_common_sums() -> None:
    reading, other = read(comparison(["herning"]), "en")
    assert people.everybody_sentence(reading, other).startswith("The two scenarios are not of the same municipalities")
    assert "sums cannot be compared" in price.cost_sentence(reading, other)
    assert people.spread_sentence(reading, other) == ""


def test_some_lose_where_most_gain() -> None:
    """The other gets hours to three more of 22 in every run, and takes them from nobody."""
    reading, other = read(comparison(), "en")
    assert people.everybody_sentence(reading, other) == (
        "Of 1,000 of the same citizens 136 get paid hours only with \u2018Saving strategy\u2019, and 0 only with "
        "\u2018Holstebro as today\u2019."
    )
    assert people.spread_sentence(reading, other).startswith("Those who gain most: \u2018")


def test_how_much_is_assumed_is_read_off_the_grades() -> None:
    reading, other = read(comparison())
    ground = assumptions.ground_of(reading, other)
    assert (ground.n_changes, ground.n_assumed_changes) == (3, 3)
    assert 0 < ground.grades[Grade.ASSUMED] < ground.n_numbers
    assert assumptions.assumption_sentence(reading, other).startswith(
        f"Størrelsen af alle 3 ændringer er antaget. Af modellens {ground.n_numbers} øvrige tal er "
        f"{ground.grades[Grade.ASSUMED]} antaget ("
    )
    pillar, other = read(comparison(["holstebro+pillar_organisation"]), "en")
    known = assumptions.ground_of(pillar, other)
    assert known.n_assumed_changes < known.n_changes
    assert assumptions.assumption_sentence(pillar, other).startswith(
        f"The size of {known.n_assumed_changes} of the {known.n_changes} changes is assumed."
    )


def test_a_difference_below_the_rounding_says_so() -> None:
    compared = comparison()
    reading, _ = read(compared)
    alike = [one for one in compared.differences if one.difference == 0 and one.n_replications]
    assert all(changes.looks_alike(one) for one in alike)
    assert not changes.looks_alike(compared.difference(HOURS))
    assert changes.verdict_in_words(reading, compared.difference(HOURS)) == "bedre"


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [(0.4, "da", "0,4"), (55.0, "da", "55"), (0.05, "en", "0.05"), (1.2345, "en", "1.234"), (1234.0, "da", "1.234")],
)
def test_settings_have_the_decimals_they_need(value: float, language: str, written: str) -> None:
    assert short_number(value, language) == written


def test_axes_speak_the_language() -> None:
    assert level_writer(Unit.SHARE, "da")(0.125) == f"12,5{S}%"
    assert level_writer(Unit.SHARE, "en")(0.3) == "30%"
    assert difference_writer(Unit.SHARE, "da")(0.025) == "+2,5"
    assert difference_writer(Unit.SHARE, "en")(0.0) == "0"
    assert level_writer(Unit.INDEX, "da")(0.5) == "0,5"


def test_labels_are_what_a_composition_adds() -> None:
    reading, other = read(comparison(), "en")
    assert reading.baseline_label == "Holstebro as today"
    assert reading.labels == {other: "Saving strategy"}
    alone = Reading(comparison(["herning"]), "da")
    assert list(alone.labels.values()) == ["Herning i dag"]
    twice = [titled(load_scenario("holstebro+saving"), "One"), titled(load_scenario("holstebro+investment"), "One")]
    assert list(Reading(comparison(twice, more=[1, 2]), "da").labels.values()) == ["One", "One (2)"]


def test_texts_differ_between_the_languages() -> None:
    """Every `Text` written out in the report says two different things; a name may be the same in both."""
    same: list[str] = []
    for path in sorted(Path(cubb_sim.report.__path__[0]).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
                da, en = (ast.unparse(argument) for argument in node.args)
                same += [f"{path.name}: {da}"] if da == en and any(letter.isalpha() for letter in da) else []
    assert same == ["provenance.py: 'Version'"]
