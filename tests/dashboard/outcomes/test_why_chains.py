"""Why: every result has a chain, its numbers are the model's own counts, and when it shows is found as it says."""

from __future__ import annotations

import numpy as np
import pytest

from cubb_sim.comparison import Verdict
from cubb_sim.dashboard.views.outcomes.panels import PANELS
from cubb_sim.dashboard.views.why import why
from cubb_sim.dashboard.views.why.chains import CHAINS
from cubb_sim.dashboard.views.why.counted import BROKEN, EFFORT, GRASPED, GRASPED_SHARE
from cubb_sim.dashboard.views.why.measures import person_years
from cubb_sim.dashboard.views.why.paired import first_month, followed, paired
from cubb_sim.events import Event
from cubb_sim.number_format import number, percent
from cubb_sim.outcome import Stock
from cubb_sim.quantities import CUBB_GOALS, QUANTITIES
from tests.dashboard.outcomes.showing import Text, first_runs, shown
from tests.report.made_up import comparison, with_nothing_defined

LANGUAGES = ("da", "en")


def test_every_result_that_is_shown_has_a_chain():
    assert set(CHAINS) == {*CUBB_GOALS, *PANELS}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("quantity", sorted(CHAINS))
def test_three_steps_with_figures(package, language, quantity):
    picture = Text(why(shown(package, language), quantity))
    assert len(picture.of_class("why-step")) == 3
    assert sum(tag == "table" for tag, _ in picture.elements) == 3
    assert "nan" not in picture.said.lower().split()


def test_rates_are_events_per_100_citizen_years(package):
    expected = []
    for one in package.baseline.replications:
        events = one.flows[:, 0, Event.GRASPED].sum()
        years = one.stocks[1:, 0, Stock.ON_BENEFIT].sum() / 12
        expected.append(100 * events / years)
    found = paired(package, GRASPED)
    assert found.baseline == pytest.approx(np.mean(expected))
    assert number(found.baseline, "da", 1) in Text(why(shown(package), "hours_ever_share")).said
    assert found.verdict is Verdict.BETTER


def test_shares_are_of_what_was_voiced(package):
    (other,) = package.others.values()
    grasped, overheard = (
        np.array([one.flows[:, :, kind].sum() for one in other.replications])
        for kind in (Event.GRASPED, Event.OVERHEARD)
    )
    expected = float((grasped / (grasped + overheard)).mean())
    assert paired(package, GRASPED_SHARE).changed == pytest.approx(expected)
    assert percent(expected, "da") in Text(why(shown(package), "hours_ever_share")).said


def test_kroner_are_counted_as_the_quantities_count_them(package):
    found = paired(package, EFFORT)
    one = package.difference("effort_cost_per_citizen_year")
    assert (found.baseline, found.changed) == pytest.approx((one.baseline, one.changed))
    assert (person_years(package.baseline) > 0).all()


def test_the_result_is_that_of_the_comparison(package):
    for quantity, chain in CHAINS.items():
        if chain.result is not None:
            found, one = paired(package, chain.result), package.difference(quantity)
            assert found.difference == pytest.approx(one.difference), quantity
            assert found.verdict is one.verdict


def test_what_is_followed_ends_at_what_is_counted(package):
    for measure in (one for chain in CHAINS.values() for step in chain.steps for one in step.measures):
        if measure.course is not None:
            found = paired(package, measure)
            last = followed(package, measure)[:, -1]
            assert np.nanmean(last) == pytest.approx(found.difference, rel=1e-6, abs=1e-9), measure.title.da
            most = max(found.n_higher, found.n_lower)
            assert (found.from_month is not None) == (most >= 0.9 * len(last)), measure.title.da


def test_what_is_counted_otherwise_than_an_outcome_is_called_otherwise(package):
    for language in LANGUAGES:
        outcomes = {one.title.in_language(language): name for name, one in QUANTITIES.items()}
        for measure in (one for chain in CHAINS.values() for step in chain.steps for one in step.measures):
            name = outcomes.get(measure.title.in_language(language))
            if name is not None:
                np.testing.assert_array_equal(measure.values(package.baseline), package.baseline.value(name))


def test_fewer_broken_promises_are_better(package):
    assert paired(package, BROKEN).difference < 0
    assert paired(package, BROKEN).verdict is Verdict.BETTER


def test_the_first_month_is_the_one_from_which_it_stays():
    runs = np.zeros((10, 7))
    assert first_month(runs) is None
    runs[:, 3:] = 1.0
    assert first_month(runs) == 3
    runs[0, 5] = -1.0  # nine of ten are enough
    assert first_month(runs) == 3
    runs[1, 5] = 0.0  # eight are not: it has not stayed
    assert first_month(runs) == 6
    assert first_month(-runs) == 6
    runs[:2, 6] = np.nan
    assert first_month(runs) is None


def test_when_it_shows_is_not_said_of_an_early_picture(package):
    early = Text(why(shown(first_runs(package, 4), is_settled=False, n_total=40), "hours_ever_share")).said
    assert "kan ses fra måned" not in early.lower()
    assert "kan ses fra måned" in Text(why(shown(package), "hours_ever_share")).said.lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_happened_is_no_error(language):
    for made in (comparison(n_replications=4), with_nothing_defined(comparison(n_replications=4))):
        for quantity in CHAINS:
            assert Text(why(shown(made, language), quantity)).said


def test_the_weakest_ground_is_named(package):
    said = Text(why(shown(package), "trust")).said
    assert "Svageste grundlag blandt det, I har ændret" in said
    assert "I modellen" in said or "i modellen" in said


def test_nothing_to_explain():
    made = comparison(n_replications=4)
    assert not why(shown(made), "no_such_quantity")
    assert not why(shown(None), "trust")
    assert "intet at forklare" in why(shown(made, is_as_today=True), "trust")
