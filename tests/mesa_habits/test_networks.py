"""The networks are networkx graphs, and their nodes are the agents."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest

from cubb_sim.kinds import NOBODY, State
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.networks import citizen_tie_graph, colleague_graph, firm_contact_graph, municipality_graph
from cubb_sim.scenario import load_scenario


def test_colleagues_are_the_caseworkers(model):
    graph = colleague_graph(model.world)
    assert isinstance(graph, nx.Graph)
    assert set(graph) == {caseworker.index for caseworker in model.caseworkers}
    for caseworker in model.caseworkers:
        assert graph.nodes[caseworker.index]["practice"] == pytest.approx(caseworker.practice)


def test_colleagues_of_a_team_know_each_other(model):
    graph = colleague_graph(model.world)
    for one in model.caseworkers:
        for other in model.caseworkers:
            if one.team == other.team and one is not other:
                assert graph.has_edge(one.index, other.index)


def test_firms_are_tied_to_the_job_centre_by_contact(model):
    graph = firm_contact_graph(model.world)
    assert graph.number_of_edges() == len(model.firms)
    for firm in model.firms:
        assert graph.edges["m0", f"f{firm.index}"]["weight"] == pytest.approx(firm.contact)


def test_citizens_are_tied_to_where_they_are(model):
    for _ in range(6):
        model.step()
    graph = citizen_tie_graph(model.world)
    in_internship = [citizen for citizen in model.citizens if citizen.state is State.INTERNSHIP]
    assert in_internship
    assert all(graph.has_edge(f"c{citizen.index}", f"f{citizen.firm}") for citizen in in_internship)
    assert all(citizen.firm != NOBODY for citizen in in_internship)


def test_practice_spreads_from_centres_to_the_network():
    scenario = load_scenario("four_partners")
    small = replace(scenario, municipalities=tuple(replace(town, citizens=40) for town in scenario.municipalities))
    model = EmploymentServiceModel(small)
    names = tuple(town.name for town in small.municipalities)
    graph = municipality_graph(model.world, names)
    assert set(graph) == set(names)
    assert nx.is_strongly_connected(graph), "centres learn from each other"
    assert len(model.citizens) == 40 * len(names)
