"""Who answers, when, and what the items show of what they are meant to show."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cubb_sim.calibration.bip_study import StudyDesign, StudyDesignError
from cubb_sim.calibration.bip_study.questionnaire import (
    BELIEF_ITEM,
    ITEMS,
    NO_ANSWER,
    ask,
    categories,
    item_levels,
)
from cubb_sim.calibration.bip_study.register import LATENTS
from cubb_sim.kinds import NOBODY, State
from tests.calibration.bip_study.made import SMALL, hand_register, small_register, small_study


def test_nobody_answers_after_leaving_benefit_or_comes_back_to_the_study() -> None:
    register, answers = small_study().register, small_study().answers
    has_left = register.state >= State.JOB
    for participant, month in zip(answers.participant, answers.month, strict=True):
        citizen = answers.participants[participant]
        assert not has_left[SMALL.first_month : month + 1 : 3, citizen].any()
    assert has_left[-1, answers.participants].sum() > 10


def test_every_participant_answers_the_first_questionnaire_and_none_twice() -> None:
    answers = small_study().answers
    assert answers.given[0].all()
    assert answers.n_participants == SMALL.n_participants
    assert len({*zip(answers.participant, answers.month, strict=True)}) == answers.n_answers
    assert np.all(np.diff(answers.participant) >= 0)


def test_those_who_trust_least_are_missed_most() -> None:
    register = hand_register(4000, 24, (6, 9, 12))
    register.latents[:, LATENTS.index("trust"), ::2] = 0.2
    answers = ask(register, replace(SMALL, n_participants=4000, length_months=9), np.random.default_rng(1), 0.45, 0.18)
    distrusting, trusting = answers.given[1:, ::2].mean(), answers.given[1:, 1::2].mean()
    assert trusting > distrusting + 0.1


def test_answers_come_as_often_as_they_are_said_to_at_average_trust() -> None:
    months = (6, 9, 12)
    register = hand_register(20_000, 24, months)
    register.latents[:, LATENTS.index("trust")] = 0.45
    design = replace(SMALL, n_participants=20_000, length_months=9, answer_probability=0.6, dropout_probability=0.3)
    given = ask(register, design, np.random.default_rng(1), 0.45, 0.18).given
    assert given[1].mean() == pytest.approx(0.6 * 0.7, abs=0.015)
    assert given[2].mean() == pytest.approx(0.6 * 0.7**2, abs=0.015)


def test_certain_answers_and_certain_dropout() -> None:
    register = small_register()
    rng = np.random.default_rng(1)
    always = ask(register, replace(SMALL, answer_probability=1.0, dropout_probability=0.0), rng, 0.45, 0.18)
    on_benefit = register.state[np.ix_(always.months, always.participants)] < State.JOB
    assert np.array_equal(always.given, np.logical_and.accumulate(on_benefit, axis=0))
    once = ask(register, replace(SMALL, dropout_probability=1.0), rng, 0.45, 0.18)
    assert once.n_answers == once.n_participants


def test_thresholds_are_equal_steps_of_the_scale() -> None:
    levels = np.array([0.0, 0.19, 0.21, 0.39, 0.41, 0.61, 0.79, 0.81, 1.0])
    exact = StudyDesign(measurement_error_sd=0.0)
    assert categories(levels, np.zeros(9), exact).tolist() == [1, 1, 2, 2, 3, 4, 4, 5, 5]
    assert categories(levels, np.zeros(9), replace(exact, n_categories=2)).tolist() == [1, 1, 1, 1, 1, 2, 2, 2, 2]


def test_errors_move_answers_by_their_standard_deviation_and_stay_on_the_scale() -> None:
    design = StudyDesign(measurement_error_sd=0.1)
    shifted = categories(np.full(4, 0.5), np.array([-60.0, -1.5, 1.5, 60.0]), design)
    assert shifted.tolist() == [1, 2, 4, 5]


def test_a_higher_latent_never_gives_a_lower_answer() -> None:
    levels, errors = np.linspace(0.0, 1.0, 200), np.full(200, 0.3)
    assert np.all(np.diff(categories(levels, errors, StudyDesign())) >= 0)


def test_every_item_shows_its_own_latent_state_and_no_other() -> None:
    """Without error, with every latent state on a level of its own, an item that asks for another one is found out."""
    levels = {name: (i + 0.5) / len(LATENTS) for i, name in enumerate(LATENTS)}
    seen = dict(zip(ITEMS, item_levels(np.array([list(levels.values())]))[0], strict=True))
    own = {
        "job_search": levels["search"],
        "labour_market_knowledge": levels["knowledge"],
        "health": levels["health"],
        "coping_with_health": levels["coping"],
        "cooperation": 0.5 * (levels["trust"] + levels["alliance"]),
        "goal_orientation": levels["clarity"],
        "belief_in_managing_a_job": levels["efficacy"],
        "network": levels["network"],
        "life_mastery": levels["life_mastery"],
        "work_ability": levels["general_ability"],
        "caseworker_belief": levels["belief"],
    }
    assert seen == pytest.approx(own)
    assert list(ITEMS)[BELIEF_ITEM] == "caseworker_belief"


def test_the_answers_of_a_run_are_those_of_the_people_who_gave_them() -> None:
    register = small_register()
    design = replace(SMALL, measurement_error_sd=0.0)
    answers = ask(register, design, np.random.default_rng(5), 0.45, 0.18)
    for row in range(0, answers.n_answers, 7):
        photograph = register.snapshot_months.index(int(answers.month[row]))
        citizen = answers.participants[answers.participant[row]]
        efficacy, belief = (register.latents[photograph, LATENTS.index(x), citizen] for x in ("efficacy", "belief"))
        assert answers.items[row, 6] == min(5, int(efficacy * 5) + 1)
        if answers.caseworker[row] != NOBODY:
            assert answers.items[row, BELIEF_ITEM] == min(5, int(belief * 5) + 1)


def test_a_vacant_post_answers_nothing() -> None:
    answers = small_study().answers
    vacant = answers.caseworker == NOBODY
    assert np.array_equal(answers.items[:, BELIEF_ITEM] == NO_ANSWER, vacant)
    assert 0 < vacant.sum() < 0.3 * answers.n_answers
    assert answers.items[:, :BELIEF_ITEM].min() >= 1
    assert answers.items.max() <= 5
    assert answers.n_measurements == 2 * answers.n_answers - vacant.sum()


def test_a_study_without_anybody_on_benefit_is_refused() -> None:
    register = hand_register(5, 24, (6,))
    register.state[:] = State.JOB
    with pytest.raises(StudyDesignError, match="Nobody is on benefit in month 6"):
        ask(register, replace(SMALL, length_months=3), np.random.default_rng(1), 0.45, 0.18)


def test_a_smaller_cohort_takes_part_as_a_whole() -> None:
    register = hand_register(5, 24, (6,))
    register.state[6:, 2] = State.LEFT
    answers = ask(register, replace(SMALL, length_months=3), np.random.default_rng(1), 0.45, 0.18)
    assert answers.participants.tolist() == [0, 1, 3, 4]
