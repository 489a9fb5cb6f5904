"""The register: every number is there, contesting changes what is chosen only, and the answer is compare's."""

import pytest

from cubb_sim.dashboard.content.learned import learned
from cubb_sim.dashboard.content.sheets import sheets
from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.pages import assumptions as assumptions_page
from cubb_sim.dashboard.record import Kind
from cubb_sim.dashboard.session import Selection, decode, encode
from cubb_sim.dashboard.simulation import worlds_of
from cubb_sim.dashboard.views.assumptions import Answer, Asked, Wish, answered, models_own, page, wished
from cubb_sim.dashboard.views.assumptions.card import card
from cubb_sim.dashboard.views.assumptions.contesting import CONTEST, RESET, TAKE_BACK
from cubb_sim.dashboard.views.assumptions.disagreed import ENDS
from cubb_sim.dashboard.views.assumptions.effect import Followed
from cubb_sim.dashboard.views.assumptions.entry import GROUP_WORDS, entries
from cubb_sim.dashboard.views.assumptions.found import FIND, MORE, found
from cubb_sim.dashboard.views.outcomes.answer import hours_sentence
from cubb_sim.number_format import value_in_unit
from cubb_sim.parameters import GROUPS, LEVERS, PARAMETERS, Grade
from cubb_sim.quantities import QUANTITIES
from cubb_sim.report.reading import Reading
from cubb_sim.report.sections.ground import OPEN_QUESTIONS
from cubb_sim.report.sentences.assumptions import switches

LANGUAGES = ("da", "en")
NOTHING_YET = Followed(None, 0, 40, False)
UNFITTED = "staffing.derailing_share"


def contest(name, value, why="", language="da", selection=None):
    event = Event(CONTEST, name, fields=(("value", value), ("why", why)))
    return answered(selection or Selection(), event, language)


def test_every_number_and_lever_is_in_the_register_once():
    assert list(entries()) == [*PARAMETERS, *LEVERS]
    assert list(GROUP_WORDS) == list(GROUPS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_can_be_opened(session_on, language):
    for name, one in entries().items():
        markup = card(session_on("assumptions", name, language), one, None)
        assert f'data-do="{CONTEST}:{name}"' in markup
        assert one.bounds(language) in markup


@pytest.mark.parametrize("name", [*PARAMETERS, *LEVERS])
def test_both_ends_of_the_range_can_be_written_as_they_are_shown_and_nothing_beyond(name):
    entry = entries()[name]
    for language in LANGUAGES:
        for bound in (entry.declared.low, entry.declared.high):
            answer = contest(name, entry.written(bound, language), language=language)
            assert answer.problem is None
            held = entry.held(answer.selection)
            assert held is None or held == pytest.approx(bound)
    beyond = entry.declared.high + max(1.0, entry.declared.high) / entry.factor
    refused = contest(name, entry.written(beyond, "da"))
    assert refused.selection == Selection()
    assert entry.bounds("da") in refused.problem.da
    assert entry.bounds("en") in refused.problem.en


def test_a_contested_number_goes_into_the_selection_the_address_and_both_worlds():
    answer = contest("belief.information", "0,45", "vi ser mindre")
    assert dict(answer.selection.contested) == {"belief.information": 0.45}
    assert answer.why == "vi ser mindre"
    worlds = worlds_of(answer.selection)
    assert any("belief.information" in one and "0.45" in one for one in worlds.assume)
    assert worlds.assume != worlds_of(Selection()).assume


def test_where_a_lever_stands_today_goes_into_the_profile_in_the_unit_shown():
    answer = contest("caseworker_turnover", "35 %")
    assert dict(answer.selection.profile) == {"caseworker_turnover": 0.35}
    assert not answer.selection.contested
    assert contest("caseworker_turnover", "20", selection=answer.selection).selection == Selection()


@pytest.mark.parametrize("written", ["", "mange", "nan", "inf", "1e999", "<script>", "0,5,5", "--1"])
def test_what_is_no_number_gives_one_message_and_changes_nothing(written):
    before = Selection(contested=((UNFITTED, 0.4),))
    answer = contest("belief.information", written, selection=before)
    assert answer.selection == before
    assert answer.written == written
    assert "0,3 til 2" in answer.problem.da
    assert "0.3 to 2" in answer.problem.en


def test_thousands_are_read_as_they_are_written_and_never_quietly_as_something_else():
    assert contest("economy.voluntary_kr_per_week", "1.000").problem is not None
    assert contest("internship.conversion_match", "1.500").problem is not None
    assert dict(contest("economy.kontanthjaelp_kr", "12.500").selection.contested) == {
        "economy.kontanthjaelp_kr": 12500.0
    }
    assert dict(contest("belief.information", "0.5").selection.contested) == {"belief.information": 0.5}
    english = contest("economy.kontanthjaelp_kr", "12.500", language="en")
    assert english.problem is not None


def test_the_models_own_value_is_no_contest_unless_the_number_was_fitted():
    assert UNFITTED not in learned()
    default = PARAMETERS[UNFITTED].default
    assert contest(UNFITTED, str(default)).selection == Selection()
    fitted = next(iter(learned()))
    value = entries()[fitted].written(PARAMETERS[fitted].default, "en")
    assert dict(contest(fitted, value, language="en").selection.contested) == {fitted: PARAMETERS[fitted].default}


def test_unknown_numbers_and_other_events_are_left_alone():
    assert contest("belief.nothing", "1") is None
    assert answered(Selection(), Event("lever", "caseload", "40"), "da") is None


def after(selection, event):
    answer = answered(selection, event, "da")
    assert answer is not None
    return answer.selection


def test_each_reset_puts_back_its_own_and_nothing_else():
    chosen = Selection(levers=(("caseload", 40.0),), profile=(("caseload", 70.0),), contested=((UNFITTED, 0.5),))
    own = after(chosen, Event(RESET, "numbers"))
    assert (own.levers, own.profile, own.contested) == (chosen.levers, chosen.profile, ())
    today = after(chosen, Event(RESET, "levers"))
    assert (today.levers, today.profile, today.contested) == ((), chosen.profile, chosen.contested)
    profile = after(chosen, Event(RESET, "profile"))
    assert (profile.levers, profile.profile, profile.contested) == (chosen.levers, (), chosen.contested)
    back = after(chosen, Event(TAKE_BACK, UNFITTED))
    assert back == own
    assert models_own(chosen) == Selection(levers=chosen.levers)
    assert after(chosen, Event(RESET, "nonsense")) == chosen


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_stands_with_and_without_the_contested_numbers(session_on, both_comparisons, language):
    from tests.dashboard.evidence.conftest import CHOSEN  # noqa: PLC0415

    ours, models = (Followed(Reading(one, language), 2, 40, False) for one in both_comparisons)
    markup = page(session_on("assumptions", "", language, CHOSEN), Asked(), ours, models)
    for one in (ours, models):
        assert one.reading is not None
        assert hours_sentence(one.reading, one.reading.comparison.difference("hours_ever_share")) in markup
        found = one.reading.comparison.difference("meaning")
        assert value_in_unit(found.baseline, QUANTITIES["meaning"].unit, language) in markup
    means = [one.difference("trust").baseline for one in both_comparisons]
    assert means[0] != means[1]
    without = page(session_on("assumptions", "", language, models_own(CHOSEN)), Asked(), models, None)
    assert markup.count('class="card"') == without.count('class="card"') + 1


def test_a_stale_answer_is_not_shown_as_the_new_one(session_on, both_comparisons):
    from tests.dashboard.evidence.conftest import CHOSEN  # noqa: PLC0415

    reading = Reading(both_comparisons[0], "da")
    said = hours_sentence(reading, reading.comparison.difference("hours_ever_share"))
    stale = Followed(reading, 2, 40, True)
    assert said not in page(session_on("assumptions", "", "da", CHOSEN), Asked(), stale, NOTHING_YET)


def test_searching_leaves_what_was_asked_for():
    every = found(Wish(), Selection())
    assert len(every) == len(entries())
    assert sum(len(found(Wish(grade=one), Selection())) for one in Grade) == len(every)
    assert sum(len(found(Wish(learned=one), Selection())) for one in ("learned", "partly", "not", "unsought")) == len(
        every
    )
    assert [one.name for one in found(Wish(place="group:belief"), Selection())] == [
        f"belief.{field}" for field in GROUPS["belief"]
    ]
    moved = Selection(levers=(("caseload", 40.0), ("target_steering", 0.1)))
    behind = {one.name for one in found(Wish(only_moved=True), moved)}
    assert behind == {
        *sheets()["caseload"].numbers,
        *sheets()["target_steering"].numbers,
        "caseload",
        "target_steering",
    }
    assert not found(Wish(only_moved=True), Selection())
    assert "internship.lock_in" in {one.name for one in found(Wish(words="fastholdelse PRAKTIK"), Selection())}


def test_filters_take_only_what_they_offer_and_begin_at_the_top():
    wish = wished(Wish(), Event(MORE))
    assert wish.most > Wish().most
    assert wished(wish, Event(FIND, "grade", "seen")) == Wish(grade="seen")
    assert wished(Wish(), Event(FIND, "grade", "<script>")) == Wish()
    assert wished(Wish(), Event(FIND, "place", "group:nothing")) == Wish()
    assert wished(Wish(), Event(FIND, "most", "9999")) == Wish()
    assert len(wished(Wish(), Event(FIND, "words", "x" * 10_000)).words) < 100


def test_every_switch_has_words_for_values_it_may_have(session_on):
    assert set(ENDS) == {one.field for one in switches()}
    for one in switches():
        assert all(one.low <= value <= one.high for value in ENDS[one.field])
        assert {one.low, one.high} <= set(ENDS[one.field])
    markup = page(session_on("assumptions"), Asked(), NOTHING_YET, None)
    pressed = [part for part in markup.split("<button")[1:] if 'aria-pressed="true"' in part]
    assert len(pressed) == len(switches())
    assert all("modellens valg" in one for one in pressed)


def test_what_nobody_knows_links_to_numbers_that_exist(session_on):
    markup = page(session_on("assumptions"), Asked(), NOTHING_YET, None)
    for question, names in OPEN_QUESTIONS:
        assert question.da in markup
        assert all(name.removeprefix("lever.") in entries() for name in names)


def test_nothing_that_somebody_writes_becomes_markup(session_on):
    nasty = "<script>alert(1)</script>"
    refused = contest("belief.information", nasty, nasty)
    session = session_on("assumptions", "belief.information")
    markup = page(session, Asked(Wish(words=nasty), refused), NOTHING_YET, None)
    assert "<script" not in markup
    assert markup.count("&lt;script") == 4
    assert "<script" not in page(session_on("assumptions", nasty), Asked(), NOTHING_YET, None)


def test_the_record_hears_of_each_number_that_changed_and_why(session_on, monkeypatch):
    heard = []
    monkeypatch.setattr(assumptions_page, "written", lambda _, kind, **content: heard.append((kind, content)))
    before = Selection(contested=((UNFITTED, 0.5),), profile=(("caseload", 70.0),))
    session = session_on("assumptions", "", "da", before)
    assumptions_page._written_down(session, contest("belief.information", "0,4", " fordi ", selection=before))
    assert [kind for kind, _ in heard] == [Kind.CONTESTED, Kind.NOTE]
    assert heard[0][1]["value"] == 0.4
    assert decode(*heard[0][1]["address"].split("?")).selection.contested == (
        ("belief.information", 0.4), (UNFITTED, 0.5),
    )  # fmt: skip
    assert heard[1][1]["text"].endswith("= 0,4: fordi")
    heard.clear()
    assumptions_page._written_down(session, Answer(models_own(before)))
    assert {(content["name"], content["value"]) for _, content in heard} == {(UNFITTED, None), ("caseload", None)}


def test_an_address_with_a_contested_number_comes_back_as_it_was(session_on):
    for name, one in PARAMETERS.items():
        answer = contest(name, entries()[name].written(one.low, "en"), language="en")
        session = session_on("assumptions", name, "da", answer.selection)
        assert decode(*encode(session.address).split("?")).selection == answer.selection
