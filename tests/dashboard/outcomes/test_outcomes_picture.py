"""The picture of results: its numbers are those of the comparison, what got worse is always there, nothing is early."""

from __future__ import annotations

import re

import pytest

from cubb_sim.comparison import Verdict
from cubb_sim.dashboard.session import Placed
from cubb_sim.dashboard.views.outcomes import OPENABLE, PlacedGuess, outcomes
from cubb_sim.dashboard.views.outcomes.answer import hours_sentence
from cubb_sim.dashboard.views.outcomes.panels import PANELS
from cubb_sim.dashboard.views.outcomes.payers import only_in_one
from cubb_sim.dashboard.views.verdicts.certainty import EARLY, SIGNS
from cubb_sim.dashboard.views.verdicts.written import level_written
from cubb_sim.number_format import UNDEFINED, percent, value_in_unit
from cubb_sim.parameters.specification import Text as InBoth
from cubb_sim.quantities import CUBB_GOALS, LEGITIMACY, Unit
from cubb_sim.report.charts.dots import DotRow, Mark, dotplot
from cubb_sim.report.markup import element
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.price import NET_COST
from cubb_sim.wording import VERDICT_WORDS
from tests.dashboard.outcomes.showing import Text, first_runs, shown
from tests.report.made_up import comparison, drawn, with_nothing_defined

LANGUAGES = ("da", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_levels_are_those_of_the_comparison(package, language):
    said = Text(outcomes(shown(package, language))).said
    for quantity in (*CUBB_GOALS, *PANELS):
        one = package.difference(quantity)
        for value in (one.baseline, one.changed):
            written = value_in_unit(value, one.quantity.unit, language)
            number = written.replace("DKK\u00a0", "").split()[0].rstrip("%")  # a picture writes the unit once
            assert number in said, (quantity, written)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_comes_before_what_comes(package, language):
    markup = outcomes(shown(package, language))
    for quantity in PANELS:
        one = package.difference(quantity)
        before, after = (level_written(value, quantity, language) for value in (one.baseline, one.changed))
        panel = Text(markup.split(f'data-quantity="{quantity}"')[1].split("</section>")[0]).said
        assert re.search(f"{re.escape(before)} \u2192\\s+{re.escape(after)}", panel), quantity
        assert f'data-do="why:{quantity}"' in markup


def test_nothing_is_shown_without_the_others():
    assert set(PANELS) >= {name for one in LEGITIMACY for name in one.quantities} | {"trust", NET_COST}
    assert {"meaning_over_time", "meaning"} & set(PANELS)
    for language in LANGUAGES:
        picture = Text(outcomes(shown(comparison(n_replications=6), language)))
        quantities = [attributes.get("data-quantity") for _, attributes in picture.elements]
        assert [one for one in quantities if one] == [*CUBB_GOALS, *PANELS]


def test_the_headline_counts_people_not_hours():
    made = comparison(n_replications=6)
    reading = Reading(made, "da")
    one = made.difference("hours_ever_share")
    said = hours_sentence(reading, one)
    before, after = round(1000 * one.baseline), round(1000 * one.changed)
    assert said.startswith(f"{after} ud af 1.000 borgere får ordinære løntimer")
    assert f"mod {before}, hvis I fortsætter som i dag" in said
    assert f"i {one.n_higher} af {one.n_replications} kørsler" in said


def test_how_far_it_has_come_stands_on_the_outermost_element():
    (_, root), *_ = Text(outcomes(shown(comparison(n_replications=4), n_total=40, is_settled=False))).elements
    assert (root["data-runs"], root["data-settled"], root["data-about"]) == ("4", "false", "key")
    assert "is-early" in root["class"]
    (_, root), *_ = Text(outcomes(shown(comparison(n_replications=4), is_stale=True))).elements
    assert "is-stale" in root["class"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("n", [1, 2, 4, 6])
def test_an_early_picture_says_no_verdict(package, language, n):
    verdicts = {VERDICT_WORDS[one].in_language(language) for one in (Verdict.BETTER, Verdict.WORSE, Verdict.UNCLEAR)}
    early = first_runs(package, n)
    for why in ("", "hours_ever_share"):
        markup = outcomes(shown(early, language, n_total=40, is_settled=False, why=why))
        said = Text(markup).said
        for sign in SIGNS.values():
            assert not any(f"{sign} {word}" in said for word in verdicts)
        assert EARLY.in_language(language) in said
        assert 'aria-live="polite"></p>' in markup  # screen readers hear nothing before all runs are there
    settled = Text(outcomes(shown(package, language))).said
    assert any(f"{sign} {word}" in settled for sign in SIGNS.values() for word in verdicts)


def test_what_got_worse_stands_beside_the_answer_and_under_what_shows_the_change_again(package):
    replay = element("p", "again")
    for one in (shown(package), shown(package, is_as_today=True)):
        order = ["outcomes-headline", "outcomes-answer", ">again<", "outcomes-worse", "outcomes-goals"]
        found = [outcomes(one, replay).index(part) for part in order]
        assert found == sorted(found)
    assert str(replay) in outcomes(shown(None, n_total=40), replay)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_got_worse_is_always_there(package, language):
    box = '<section class="outcomes-worse"'
    for one in (
        shown(package, language),
        shown(first_runs(package, 4), language, is_settled=False),
        shown(package, language, is_as_today=True),
        shown(package, language, is_stale=True),
        shown(with_nothing_defined(package), language),
    ):
        assert box in outcomes(one)
    worse = package.gains_and_losses().worse
    assert worse  # otherwise this comparison tests nothing
    content = outcomes(shown(package, language)).split(box)[1].split("</section>")[0]
    assert worse[0].quantity.title.in_language(language) in content
    same = comparison(n_replications=6, more=(0,), used=drawn(6))
    content = Text(outcomes(shown(same, language)).split(box)[1].split("</section>")[0]).said
    assert (
        InBoth("Intet resultatmål blev klart dårligere", "No outcome got clearly worse").in_language(language)
        in content
    )


def test_a_group_that_lost_is_named_though_everybody_together_won():
    made = comparison(n_replications=6)
    assert "outcomes-groups" in outcomes(shown(made))
    one = made.difference("hours_ever_share", "under_30")
    assert f"{round(1000 * one.baseline)} \u2192 {round(1000 * one.changed)}" in Text(outcomes(shown(made))).said


def test_only_in_one_is_the_first_row_of_who_gained(package):
    everybody = package.who_gained()[0].hours
    assert only_in_one(package) == pytest.approx((everybody.only_other, everybody.only_baseline))


def test_guesses_stand_at_their_places_and_stay():
    guesses = (PlacedGuess("Mette", "hours_ever_share", 0.25), PlacedGuess("Bo", "work_at_end_share", 0.05))
    markup = outcomes(shown(comparison(n_replications=6), guesses=guesses))
    goals = markup.split('data-quantity="work_at_end_share"')
    assert f"Mette {percent(0.25, 'da', 0)}" in Text(goals[0]).said
    assert f"Bo {percent(0.05, 'da', 0)}" in Text(goals[1]).said
    assert "Mette" not in Text(goals[1]).said


def test_a_guess_points_at_its_value_on_the_axis():
    def x_of(value):
        row = DotRow("r", "f", comparison(n_replications=3).baseline.value("hours_ever_share"))
        marks = [Mark(1.0, "", "reach")]
        markup = dotplot([row], marks, str, "d", from_zero=True, beneath=[Mark(value, "x", "guess")])
        (line,) = [a for tag, a in Text(markup).elements if tag == "line" and a.get("class") == "guess"]
        return float(line["x1"])

    assert x_of(0.0) == pytest.approx(12.0, abs=0.1)
    assert x_of(1.0) == pytest.approx(348.0, abs=0.1)
    assert x_of(0.5) == pytest.approx(180.0, abs=0.1)


def test_what_participants_write_is_escaped():
    guesses = (PlacedGuess('<script>alert("x")</script>', "hours_ever_share", 0.3),)
    markup = outcomes(shown(comparison(n_replications=4), guesses=guesses, about='"><script>'))
    assert "<script" not in markup


@pytest.mark.parametrize("language", LANGUAGES)
def test_as_today_shows_levels_and_no_differences(language):
    made = comparison(n_replications=6, more=(0,))
    picture = Text(outcomes(shown(made, language, is_as_today=True)))
    assert InBoth("Her står I i dag", "Where you stand today").in_language(language) in picture.said
    assert "\u2192" not in picture.said
    assert not picture.of_class("outcomes-why")
    level = made.baseline.level("trust")
    assert value_in_unit(level.mean, Unit.INDEX, language) in picture.said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_undefined_is_a_dash(language):
    nothing = with_nothing_defined(comparison(n_replications=4))
    for changed in ({}, {"is_as_today": True}, {"is_settled": False}, {"why": "trust"}):
        said = Text(outcomes(shown(nothing, language, **changed))).said
        assert "nan" not in said.lower().split()
        assert UNDEFINED in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("opened", OPENABLE)
def test_everything_that_can_be_opened_opens(package, language, opened):
    picture = Text(outcomes(shown(package, language, opened=opened)))
    pressed = [a for _, a in picture.elements if a.get("data-do", "").startswith("open:")]
    assert [a["data-do"] for a in pressed if a["aria-expanded"] == "true"] == (["open:"] if opened else [])
    assert bool(picture.of_class("outcomes-opened")) == bool(opened)
    ids = [a["id"] for _, a in picture.elements if "id" in a]
    assert len(ids) == len(set(ids))


def test_before_the_first_runs_and_where_there_are_none():
    waiting = Text(outcomes(shown(None, n_total=40)))
    assert "0 af 40 kørsler" in waiting.said
    told = InBoth("Kommunen findes ikke.", "There is no such municipality.")
    refused = Text(outcomes(shown(None, "en", problem=told)))
    assert told.en in refused.said
    assert any(attributes.get("role") == "alert" for _, attributes in refused.elements)


def test_contested_numbers_and_disturbances_are_flagged():
    contested = comparison(n_replications=4, used=drawn(4, "caseload=70"))
    markup = outcomes(shown(contested, disturbances=(Placed(12, "downturn", 0.3),)))
    said = Text(markup).said
    assert "Anfægtet antagelse" in said
    assert "måned 12" in said


def test_every_picture_has_a_name_and_every_goal_a_table(package):
    picture = Text(outcomes(shown(package, why="trust", opened="months")))
    drawings = [attributes for tag, attributes in picture.elements if tag == "svg"]
    assert len(drawings) >= len(CUBB_GOALS) + len(PANELS)
    assert all(one.get("role") == "img" and one.get("aria-label") for one in drawings)
    assert sum(tag == "table" for tag, _ in picture.elements) >= len(CUBB_GOALS) + 1
