"""The page for students: the model under Mesa's controls."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import subprocess
import sys
import types
from typing import Any

import ipyvue
import ipyvuetify
import numpy as np
import pytest
import solara

from cubb_sim.dashboard.pages import mesa
from cubb_sim.dashboard.session import Address, Session
from cubb_sim.dashboard.views.students.controls import parameters, watched_municipality
from cubb_sim.dashboard.views.students.inspected import KINDS, inspector
from cubb_sim.dashboard.views.students.pictures import introduction, watched_view, without_altair
from cubb_sim.dashboard.views.students.watched import SERIES, SLIDERS, WatchedModel
from cubb_sim.kinds import State
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.outcome import Stock
from cubb_sim.parameters import LEVERS
from cubb_sim.scenario import load_scenario
from tests.dashboard.organisation.reading import Page


@pytest.fixture(scope="module")
def watched():
    """Lived for a few months."""
    model = WatchedModel(municipality="holstebro", seed=3)
    for _ in range(5):
        model.step()
    return model


def test_it_steps_and_collects(watched):
    assert watched.month == 5
    series = watched.series()
    assert list(series["month"]) == [0, 1, 2, 3, 4, 5]
    stock = watched.simulated.world.stocks[5, 0]
    people = watched.simulated.world.citizens.state
    n_working = ((people == State.HOURS) | (people == State.JOB)).sum()
    assert series["in_paid_hours"].iloc[-1] == pytest.approx(n_working / stock[Stock.N_CITIZENS])
    assert series["trust"].iloc[-1] == stock[Stock.TRUST]


def test_it_stops_at_the_horizon():
    model = WatchedModel(seed=1)
    for _ in range(model.horizon + 3):
        model.step()
    assert model.month == model.horizon
    assert model.running is False


def test_a_lever_at_its_default_leaves_the_municipality_as_it_is():
    given = {name: one["value"] for name, one in parameters("aarhus", 1).items() if name in SLIDERS}
    untouched = WatchedModel(municipality="aarhus", **given)
    lever = untouched.simulated.plan.paths.lever[untouched.horizon, 0]
    own = dict(load_scenario("aarhus").municipalities[0].levers)
    for name in SLIDERS:
        assert lever[name] == pytest.approx(own.get(name, LEVERS[name].default))
    moved = WatchedModel(municipality="aarhus", caseload=30.0)
    assert moved.simulated.plan.paths.lever[moved.horizon, 0]["caseload"] == pytest.approx(30.0)


def test_the_run_is_the_run_of_that_seed():
    """The same months as the model itself lives."""
    model, itself = WatchedModel(seed=2), EmploymentServiceModel("holstebro", seed=2)
    while model.running:
        model.step()
    np.testing.assert_array_equal(model.simulated.world.stocks, itself.run_to_horizon().stocks)


def test_mesa_can_make_it_again_from_its_parameters():
    """Mesa passes every parameter by its name, and refuses a name that is not in the signature."""
    names = set(inspect.signature(WatchedModel.__init__).parameters) - {"self"}
    given = parameters("holstebro", 1)
    assert set(given) == names
    values = {name: one["value"] if isinstance(one, dict) else one for name, one in given.items()}
    assert WatchedModel(**values).month == 0


def test_several_municipalities_are_too_many_to_watch():
    assert watched_municipality("aarhus") == "aarhus"
    assert watched_municipality("four_partners") == "holstebro"
    assert watched_municipality("<script>") == "holstebro"


@pytest.mark.parametrize("language", ["da", "en"])
def test_everything_has_a_name_and_a_table(watched, language):
    page = Page(introduction(language) + watched_view(watched, language) + without_altair(language))
    pictures = [attributes for tag, attributes in page.elements if tag == "svg" and attributes.get("role") == "img"]
    assert len(pictures) == len(SERIES) + 1
    assert all(attributes["aria-label"] for attributes in pictures)
    assert len(page.rows) == 1 + 6
    assert "Holstebro" in page.text


@pytest.mark.parametrize("kind", KINDS)
def test_agents_can_be_inspected(watched, kind):
    agents = sorted(getattr(watched.simulated, kind), key=lambda agent: agent.index)
    page = Page(inspector(watched.simulated, kind, 2, "en"))
    rows = {row[0]: row[1] for row in page.rows[1:]}
    assert list(rows) == list(agents[1].fields)
    assert rows["address"] == str(agents[1].address)
    assert Page(inspector(watched.simulated, kind, 10**6, "en")).rows[1][1] == str(
        getattr(agents[-1], agents[-1].fields[0])
    )


@pytest.mark.slow
def test_the_pages_do_without_mesas_packages_until_somebody_asks():
    code = (
        "import sys; import cubb_sim.dashboard.pages.mesa; "
        "sys.exit(any(name in sys.modules for name in ('mesa.visualization', 'matplotlib', 'altair')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=120).returncode == 0


def test_the_page_never_has_a_console():
    """Mesa's console executes Python typed in the browser."""
    source = inspect.getsource(mesa)
    assert "components=[]" in source
    assert "import CommandConsole" not in source


class StandIn(types.ModuleType):
    """In the place of Altair, of which nothing is used: any name is an empty class."""

    def __getattr__(self, name):
        """Whatever Mesa asks for when it is imported."""
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


@pytest.fixture
def mesas_page(monkeypatch):
    """Mesa's page can be imported, also where Altair is not installed."""
    has_altair = importlib.util.find_spec("altair") is not None
    if not has_altair:
        monkeypatch.setitem(sys.modules, "altair", StandIn("altair"))
    yield importlib.import_module("mesa.visualization.solara_viz")
    for name in [name for name in sys.modules if name.startswith("mesa.visualization") and not has_altair]:
        del sys.modules[name]


def test_mesas_own_buttons_move_what_is_shown(mesas_page):
    session = Session(Address("mesa", language="en"), None, lambda _: None)
    vuetify: Any = ipyvuetify  # its widgets are made when it is imported
    _, rc = solara.render(mesa.MesaPage(session), handle_error=False)
    try:
        assert "Holstebro after 0 months" in shown(rc)
        button = {one.children[0]: one for one in rc.find(vuetify.Btn).widgets if one.children}
        button["Step"].click()
        button["Step"].click()
        first = shown(rc)
        assert "Holstebro after 2 months" in first
        rc.find(vuetify.Slider, label="Seed").widget.v_model = 5
        button["Reset"].click()
        assert "Holstebro after 0 months" in shown(rc)
        button["Step"].click()
        button["Step"].click()
        assert "Holstebro after 2 months" in shown(rc)
        assert shown(rc) != first  # another seed, other lives
        assert "Command Console" not in str([one.children for one in rc.find(vuetify.Card).widgets])
    finally:
        rc.close()


def shown(rc):
    """All markup of the page."""
    return "".join(one.html for one in rc.find(ipyvue.VueTemplate).widgets)


def test_without_altair_the_page_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "mesa.visualization.solara_viz", None)  # as where an import fails
    _, rc = solara.render(mesa.MesaPage(Session(Address("mesa"), None, lambda _: None)), handle_error=False)
    assert "Altair" in shown(rc)
    rc.close()
