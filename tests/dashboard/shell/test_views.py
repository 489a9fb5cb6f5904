"""The frame and the page about the model, as markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cubb_sim.dashboard.content.learned import learned, trial_rows
from cubb_sim.dashboard.session import Address, Placed, Selection, Session
from cubb_sim.dashboard.views.frame import failed_page, footer, header, looked_at
from cubb_sim.dashboard.views.frame.changed import changed_in_words
from cubb_sim.dashboard.views.frame.frame import PLACES
from cubb_sim.dashboard.views.model import about
from cubb_sim.parameters import DISTURBANCES, LEVERS, PARAMETERS, Grade
from cubb_sim.parameters.specification import Text


def session(language: str = "da", **given: object) -> Session:
    """A session that goes nowhere."""
    return Session(replace(Address(language=language), **given), None, lambda _: None)  # type: ignore[arg-type]


def test_links_keep_everything_that_is_chosen() -> None:
    chosen = Selection(levers=(("caseload", 45.0),), contested=(("switches.displacement", 1.0),))
    markup = header(session(page="work", selection=chosen))
    for page, _ in PLACES:
        assert session(page="work", selection=chosen).href(page).replace("&", "&amp;") in markup


def test_the_language_of_each_link_is_its_own() -> None:
    markup = header(session())
    assert '<li lang="da">' in markup
    assert '<li lang="en">' in markup


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_is_changed_is_flagged_and_nothing_else(language: str) -> None:
    assert "contest" not in header(session(language))
    assert "contest" not in header(session(language, selection=Selection(levers=(("caseload", 45.0),))))
    contested = Selection(contested=(("switches.displacement", 1.0), ("switches.creaming", 0.5)))
    assert "2 " + ("antagelser" if language == "da" else "assumptions") in header(
        session(language, selection=contested)
    )
    profile = Selection(profile=(("caseload", 70.0),))
    assert 'class="contest"' in header(session(language, selection=profile))


def test_problems_stand_in_one_box_and_are_escaped() -> None:
    problem = Text("<script>alert(1)</script> findes ikke", "")
    markup = header(session(problems=(problem, problem)))
    assert markup.count('class="problems"') == 1
    assert "<script>" not in markup
    assert markup.count("&lt;script&gt;") == 2


def test_another_version_is_not_said_to_be_left_out() -> None:
    notice = Text("Adressen er fra en anden version", "The address is from another version")
    assert "er udeladt" not in header(session(notices=(notice,)))
    assert notice.da in header(session(notices=(notice,)))
    both = header(session(problems=(Text("x findes ikke", ""),), notices=(notice,)))
    assert both.count('class="problems"') == 1
    assert both.index("er udeladt") < both.index(notice.da)


def test_the_changed_world_is_named_on_every_page() -> None:
    levers = (("caseload", 45.0), ("caseworker_turnover", 0.08))
    met = (Placed(12, "downturn", 0.3),)
    said = changed_in_words(session(selection=Selection(levers=levers, disturbances=met)))
    titles = [LEVERS[name].title.da for name, _ in levers]
    downturn = DISTURBANCES["downturn"].title.da
    assert said == f"Ændret: {titles[0]} 45, {titles[1]} 8\xa0%; i begge verdener: {downturn} i måned 12"
    assert changed_in_words(session("en", selection=Selection(disturbances=met))).startswith("Both worlds meet: ")
    many = tuple((name, LEVERS[name].high) for name in sorted(LEVERS)[:7])
    assert changed_in_words(session(selection=Selection(levers=many))).endswith(" og 4 mere")
    assert 'class="frame-changed"' in header(session(page="record", selection=Selection(levers=levers)))
    assert 'class="frame-changed"' not in header(session())


def test_an_unknown_municipality_or_flip_harms_nobody() -> None:
    odd = session(selection=Selection(municipality="findes-ikke", flip="heller-ikke"))
    assert looked_at(odd) == ""
    assert "<nav" in header(odd)
    assert "<h1>" in about(odd)


def test_the_page_that_is_shown_is_marked_also_below_it() -> None:
    assert header(session(page="lever", argument="caseload")).count('aria-current="true"') == 2  # and the language
    assert header(session(page="model")).count('aria-current="page"') == 1


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_the_model_is_not_stands_on_every_page(language: str) -> None:
    words = (
        ("hverken en prognose eller en evaluering",) if language == "da" else ("neither a forecast nor an evaluation",)
    )
    assert all(one in footer(session(language)) for one in words)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_reasons_to_doubt_have_the_models_own_figures(language: str) -> None:
    markup = about(session(language))
    declared = [*PARAMETERS.values(), *LEVERS.values()]
    n_assumed = sum(one.grade is Grade.ASSUMED for one in declared)
    n_hit = sum(one["verdict"] == "hit" for one in trial_rows())
    between = "af" if language == "da" else "of"
    assert f"{n_assumed} {between} {len(declared)}" in markup
    assert f"{len(learned())} {'tal' if language == 'da' else 'numbers'}" in markup
    assert f"{'rammer den' if language == 'da' else 'it hits'} {n_hit}" in markup
    assert markup.count("<h1>") == 1


def test_a_page_that_failed_leads_back_in_the_same_language() -> None:
    assert 'href="/?lang=en"' in failed_page(session("en"))
    assert "data-back" in failed_page(session())
