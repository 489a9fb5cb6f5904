"""Levers and disturbances: complete, in both languages, inside their ranges, and priced so that it can be believed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.errors import ScenarioError, UnknownNameError
from cubb_sim.parameters.disturbances import DISTURBANCES, PATH_NEUTRAL, path_effect, together
from cubb_sim.parameters.levers import LEVERS
from cubb_sim.parameters.levers.declaration import CASEWORKER_YEAR, CITIZEN_YEAR, COST_UNITS, MUNICIPALITY_YEAR
from cubb_sim.parameters.levers.words import WORDS
from cubb_sim.parameters.specification import Grade, ParameterRole, Pillar, Text

AGREED = {  # name: (pillar, as today, low, high), as agreed with those who use the levers
    "decision_authority": ("involvement", 0.40, 0, 1),
    "breadth_of_offers": ("involvement", 0.50, 0, 1),
    "predictability_of_offers": ("involvement", 0.70, 0, 1),
    "waiting_time_months": ("involvement", 2.0, 0, 8),
    "accessibility": ("involvement", 0.50, 0, 1),
    "own_perspective_share": ("involvement", 0.40, 0, 1),
    "conversation_quality": ("conversation", 0.50, 0, 1),
    "meetings_per_year": ("conversation", 4, 1, 12),
    "undisturbed_minutes": ("conversation", 15, 0, 45),
    "peer_supervision_hours": ("conversation", 0.5, 0, 6),
    "information_days": ("conversation", 1.0, 0, 10),
    "internship_conversion": ("firms", 0.05, 0, 0.5),
    "package_share": ("firms", 0.05, 0, 1),
    "internship_volume": ("firms", 40, 0, 120),
    "job_first_focus": ("firms", 0.05, 0, 1),
    "social_enterprise_places": ("firms", 1.0, 0, 8),
    "voluntary_places": ("firms", 4.0, 0, 15),
    "caseworker_turnover": ("organisation", 0.20, 0, 0.6),
    "caseload": ("organisation", 55, 25, 120),
    "cross_functional_teams": ("organisation", 0.30, 0, 1),
    "flexible_transitions": ("organisation", 0.20, 0, 1),
    "reorganisations_per_year": ("organisation", 0.25, 0, 2),
    "parallel_measures": ("organisation", 0.20, 0, 1),
    "target_steering": ("strategy", 0.50, 0, 1),
    "mastery_climate": ("strategy", 0.40, 0, 1),
    "leadership_support": ("strategy", 0.50, 0, 1),
    "staff_budget": ("strategy", 1.0, 0.5, 1.6),
    "offer_budget": ("strategy", 1.0, 0.3, 2),
    "flips_per_year": ("strategy", 0, 0, 12),
    "knowledge_brokers": ("strategy", 0, 0, 2),
    "long_term_priority": ("strategy", 0, 0, 1),
}
PRICED = {  # the levers with a price of their own, what it is counted in, and which way costs more
    "breadth_of_offers": (CITIZEN_YEAR, +1),
    "predictability_of_offers": (CITIZEN_YEAR, +1),
    "waiting_time_months": (CITIZEN_YEAR, -1),
    "accessibility": (CASEWORKER_YEAR, +1),
    "conversation_quality": (CASEWORKER_YEAR, +1),
    "information_days": (CASEWORKER_YEAR, +1),
    "internship_conversion": (CITIZEN_YEAR, +1),
    "job_first_focus": (CITIZEN_YEAR, +1),
    "cross_functional_teams": (CASEWORKER_YEAR, +1),
    "flexible_transitions": (CASEWORKER_YEAR, +1),
    "reorganisations_per_year": (CASEWORKER_YEAR, +1),
    "mastery_climate": (CASEWORKER_YEAR, +1),
    "leadership_support": (CASEWORKER_YEAR, +1),
    "flips_per_year": (MUNICIPALITY_YEAR, +1),
    "knowledge_brokers": (CASEWORKER_YEAR, +1),
}
CASEWORKER_KR = 550_000
EFFORT_KR_PER_CITIZEN = 31_991
SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZÆØÅ]|$)")
ENGLISH = re.compile(r"\b(the|of|and|is|are|with)\b", re.IGNORECASE)
DANISH = re.compile(r"\b(og|der|er|af|på|til|en|et|ikke|som|med|om)\b|[æøå]", re.IGNORECASE)

each_lever = pytest.mark.parametrize("name", AGREED)
each_kind = pytest.mark.parametrize("kind", DISTURBANCES)


def explanations() -> list[tuple[str, Text]]:
    levers = [(name, declared.explanation) for name, declared in LEVERS.items()]
    return levers + [(name, kind.explanation) for name, kind in DISTURBANCES.items()]


def all_texts() -> list[tuple[str, Text]]:
    texts = explanations()
    for name, declared in LEVERS.items():
        texts += [(name, declared.title), (name, declared.cost_note)]
        texts += [(name, words) for words in (WORDS[name].low, WORDS[name].today, WORDS[name].high)]
    return texts + [(name, kind.title) for name, kind in DISTURBANCES.items()]


def test_the_levers_are_those_agreed_in_the_order_of_the_pillars() -> None:
    assert list(LEVERS) == list(AGREED)
    pillars = [declared.pillar for declared in LEVERS.values()]
    assert pillars == sorted(pillars, key=list(Pillar).index)


@each_lever
def test_a_lever_has_the_agreed_pillar_base_and_range(name: str) -> None:
    declared = LEVERS[name]
    assert (declared.pillar.value, declared.default, declared.low, declared.high) == AGREED[name]
    assert declared.name == f"lever.{name}"
    assert declared.role is ParameterRole.LEVER
    assert declared.low < declared.high


@each_lever
def test_phase_in_is_between_a_month_and_two_years_and_called_assumed(name: str) -> None:
    declared = LEVERS[name]
    assert 1 <= declared.phase_in_months <= 24
    assert f"Phase-in of {declared.phase_in_months} month" in declared.source


def test_only_values_somebody_has_reported_are_graded_above_assumed() -> None:
    better = {name: declared.grade for name, declared in LEVERS.items() if declared.grade is not Grade.ASSUMED}
    assert better == {
        "meetings_per_year": Grade.SEEN,
        "internship_conversion": Grade.SEEN,
        "social_enterprise_places": Grade.DERIVED,
        "caseworker_turnover": Grade.SEEN,
    }


@pytest.mark.parametrize(("name", "text"), all_texts())
def test_every_text_is_there_in_danish_and_in_english(name: str, text: Text) -> None:
    assert text.da.strip()
    assert text.en.strip()
    assert text.da != text.en, name
    assert text.da == text.da.strip()
    assert text.en == text.en.strip()
    assert "  " not in text.da + text.en, f"{name}: a double space"


@pytest.mark.parametrize(("name", "text"), explanations())
def test_an_explanation_is_one_to_three_sentences_in_the_right_language(name: str, text: Text) -> None:
    for written in (text.da, text.en):
        assert written.endswith("."), name
        assert 1 <= len(SENTENCE_END.findall(written)) <= 3, written
    assert DANISH.search(text.da)
    assert not ENGLISH.search(text.da), f"{name}: English words in the Danish text"
    assert ENGLISH.search(text.en)
    assert not re.search(r"[æøå]", text.en.replace("Lån et øre", "")), f"{name}: Danish letters in the English text"


def test_no_two_levers_or_disturbances_share_a_title_or_an_explanation() -> None:
    for texts in (
        explanations(),
        [(n, d.title) for n, d in LEVERS.items()] + [(n, d.title) for n, d in DISTURBANCES.items()],
    ):
        for language in ("da", "en"):
            written = [text.in_language(language) for _, text in texts]
            assert len(set(written)) == len(written)


def test_words_are_there_for_every_lever_and_for_nothing_else() -> None:
    assert list(WORDS) == list(LEVERS)
    assert all(words.unit_da.strip() for words in WORDS.values())


@each_lever
def test_low_and_today_have_the_same_words_exactly_where_they_are_the_same_value(name: str) -> None:
    declared, words = LEVERS[name], WORDS[name]
    assert (words.low == words.today) == (declared.low == declared.default)
    assert words.high not in (words.low, words.today)


@each_lever
def test_a_price_has_a_unit_a_direction_and_a_note_where_it_shows(name: str) -> None:
    declared = LEVERS[name]
    unit, direction = PRICED.get(name, ("", 0))
    assert declared.cost_unit == unit
    assert declared.cost_unit in COST_UNITS
    assert (declared.cost_kr > 0) - (declared.cost_kr < 0) == direction
    assert ("Price assumed" in declared.source) == bool(direction)


@each_lever
def test_no_single_lever_costs_more_than_a_tenth_of_a_post_or_a_quarter_of_the_effort(name: str) -> None:
    declared = LEVERS[name]
    ceiling = {"": 0.0, CASEWORKER_YEAR: CASEWORKER_KR / 10, CITIZEN_YEAR: EFFORT_KR_PER_CITIZEN / 4}
    ceiling[MUNICIPALITY_YEAR] = CASEWORKER_KR
    for end in (declared.low, declared.high):
        assert abs(declared.cost_kr * (end - declared.default)) <= ceiling[declared.cost_unit]


@pytest.mark.parametrize(
    ("name", "change", "units", "kr"),
    [
        ("internship_conversion", 0.20, 800, 550_000),  # one company consultant per 800 citizens
        ("job_first_focus", 1.0, 100, 550_000),  # one job consultant for the 25 of 100 it concerns at a time
        ("breadth_of_offers", 0.10, 800, 250_000),  # one small offer
        ("waiting_time_months", -1.0, 800, 400_000),  # spare places
        ("knowledge_brokers", 1.0, 10, 120_000),  # a fifth of a post and seminars, for ten caseworkers
        ("leadership_support", 0.5, 48, 650_000),  # four team leaders for 48 caseworkers rather than three
        ("mastery_climate", 1.0, 12, 130_000),  # a fifth of a team leader
        ("reorganisations_per_year", 1.0, 44, 550_000),  # a week of each of 44 caseworkers: a year's work
        ("cross_functional_teams", 1.0, 37, 550_000),  # an hour in 37 of each of 37 caseworkers
    ],
)
def test_prices_follow_from_the_posts_they_are_said_to_pay_for(name: str, change: float, units: int, kr: float) -> None:
    assert LEVERS[name].cost_kr * change * units == pytest.approx(kr, rel=0.1)


def test_the_kinds_of_disturbance_are_those_agreed() -> None:
    assert list(DISTURBANCES) == [
        "reform", "budget_cut", "resignations", "closing_offers", "downturn", "big_employer_opens",
        "big_employer_closes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "size", "months", "month_offset", "expected"),
    [
        ("reform", 0.08, 12, 0, {"reform_load": 0.08}),
        ("reform", 0.08, 12, 6, {"reform_load": 0.04}),
        ("reform", 0.08, 12, 9, {"reform_load": 0.02}),
        ("reform", 0.08, None, 11, {"reform_load": 0.08 / 12}),
        ("reform", 0.08, None, 12, {}),
        ("budget_cut", 0.3, None, 0, {"budget_factor": 0.7}),
        ("budget_cut", 0.3, None, 23, {"budget_factor": 0.7}),
        ("budget_cut", 0.3, None, 24, {}),
        ("resignations", 0.25, None, 0, {"resignation_share": 0.25}),
        ("resignations", 0.25, 6, 1, {}),
        ("closing_offers", 0.5, None, 0, {"closing_share": 0.5}),
        ("closing_offers", 0.5, 6, 5, {}),
        ("downturn", 0.3, None, 23, {"demand_factor": 0.7}),
        ("downturn", 0.3, 6, 6, {}),
        ("big_employer_opens", 0.5, None, 17, {"vacancies_factor": 1.5}),
        ("big_employer_opens", 0.5, None, 18, {}),
        ("big_employer_closes", 0.4, None, 0, {"vacancies_factor": 0.6, "demand_factor": 0.8}),
        ("big_employer_closes", 0.4, None, 18, {}),
        ("downturn", 0.3, 6, -1, {}),
    ],
)
def test_path_effect_by_worked_example(
    kind: str, size: float, months: int | None, month_offset: int, expected: dict[str, float]
) -> None:
    assert path_effect(kind, size, months, month_offset) == pytest.approx({**PATH_NEUTRAL, **expected})


@each_kind
def test_a_disturbance_of_default_size_is_felt_and_one_of_no_size_is_not(kind: str) -> None:
    declared = DISTURBANCES[kind]
    assert declared.size.low == 0.0
    assert path_effect(kind, declared.size.default, None, 0) != PATH_NEUTRAL
    assert path_effect(kind, 0.0, None, 0) == PATH_NEUTRAL


@given(
    st.sampled_from(sorted(DISTURBANCES)),
    st.floats(0.0, 1.0),
    st.integers(1, 120),
    st.integers(-3, 130),
)
def test_factors_never_turn_negative_and_shares_stay_shares(
    kind: str, position: float, months: int, month_offset: int
) -> None:
    effect = path_effect(kind, position * DISTURBANCES[kind].size.high, months, month_offset)
    assert effect.keys() == PATH_NEUTRAL.keys()
    for field, value in effect.items():
        assert value >= 0.0
        assert field.endswith("_factor") or value <= 1.0
    if not 0 <= month_offset < months:
        assert effect == PATH_NEUTRAL


def test_disturbances_at_the_same_time_multiply_factors_add_loads_and_share_what_is_left() -> None:
    wave = path_effect("resignations", 0.25, None, 0)
    downturn = path_effect("downturn", 0.3, None, 0)
    closing = path_effect("big_employer_closes", 0.4, None, 0)
    reforms = [path_effect("reform", 0.08, 12, 0), path_effect("reform", 0.08, 12, 6)]
    expected = {**PATH_NEUTRAL, "demand_factor": 0.7 * 0.8, "vacancies_factor": 0.6, "resignation_share": 0.4375}
    assert together([wave, wave, downturn, closing, *reforms]) == pytest.approx(expected | {"reform_load": 0.12})
    assert together([]) == PATH_NEUTRAL


def test_an_unknown_kind_names_the_nearest_that_exists() -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'budget_cut'"):
        path_effect("budget_cuts", 0.3, None, 0)


@pytest.mark.parametrize("size", [-0.1, 0.81, float("nan"), float("inf")])
def test_a_size_outside_its_range_is_refused_with_the_value(size: float) -> None:
    with pytest.raises(ScenarioError, match=re.escape(f"{size:g}")):
        path_effect("budget_cut", size, None, 0)


@pytest.mark.parametrize("months", [0, -3])
def test_a_disturbance_shorter_than_a_month_is_refused(months: int) -> None:
    with pytest.raises(ScenarioError, match=f"{months} months is no length"):
        path_effect("downturn", 0.3, months, 0)
