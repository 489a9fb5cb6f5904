"""The networks: colleagues, municipalities, and on request the ties to firms and organisations as networkx graphs."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np

from cubb_sim.kinds import FIRST_GONE, NOBODY, Measure, Role, State
from cubb_sim.world import World

IntArray = np.ndarray[Any, np.dtype[np.int32]]
BRIDGE_EVERY = 4
"""Every fourth post is tied to a colleague in the next team: few bridges between teams (assumed)."""


def colleague_lists(
    team_of_post: list[int], bounds: list[tuple[int, int]], towns: list[int]
) -> tuple[IntArray, IntArray]:
    """Adjacency lists of the collegial network over posts.

    Args:
        team_of_post: team of each post.
        bounds: first and end post of each team.
        towns: municipality of each team.

    Returns:
        Start of each post's list, shape (posts + 1,), and the neighbours, one list after the other. Within a team
        everybody knows everybody; every fourth post has a bridge to the next team of the municipality.
    """
    neighbours: list[set[int]] = [set() for _ in team_of_post]
    for t, (first, end) in enumerate(bounds):
        for j in range(first, end):
            neighbours[j].update(range(first, end))
            neighbours[j].discard(j)
        following = [u for u in range(t + 1, len(bounds)) if towns[u] == towns[t]]
        if following:
            other_first, other_end = bounds[following[0]]
            for j in range(first, end, BRIDGE_EVERY):
                friend = other_first + (j - first) % (other_end - other_first)
                neighbours[j].add(friend)
                neighbours[friend].add(j)
    starts = np.cumsum([0, *(len(one) for one in neighbours)]).astype(np.int32)
    flat = [other for one in neighbours for other in sorted(one)]
    return starts, np.array(flat, dtype=np.int32)


def municipality_ties(roles: list[Role], spread_zone_weight: float) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Strength with which practice in the column reaches the row [0-1], shape (M, M).

    Centres learn from each other, network municipalities from centres, the spread zone more weakly from both.
    """
    n = len(roles)
    ties = np.zeros((n, n))
    for i, taker in enumerate(roles):
        givers = [j for j, giver in enumerate(roles) if j != i and giver <= taker and giver != Role.SPREAD_ZONE]
        weight = spread_zone_weight if taker == Role.SPREAD_ZONE else 1.0
        for j in givers:
            ties[i, j] = weight / len(givers)
    return ties


def colleague_graph(world: World) -> nx.Graph[int]:
    """Filled posts as nodes (attributes: team, municipality, practice, competence), collegial ties as edges."""
    graph: nx.Graph[int] = nx.Graph()
    for j, post in enumerate(world.posts):
        if post.is_filled:
            graph.add_node(
                j, team=int(post.team), municipality=int(post.municipality), practice=float(post.practice),
                competence=float(post.competence), is_broker=bool(post.is_broker),
            )  # fmt: skip
    for j in list(graph):
        neighbours = world.colleagues[world.colleague_start[j] : world.colleague_start[j + 1]]
        graph.add_edges_from((j, int(other)) for other in neighbours if int(other) in graph)
    return graph


def firm_contact_graph(world: World) -> nx.Graph[str]:
    """Municipalities (`m0`) and firms (`f0`) tied by the strength of the job centre's contact."""
    graph: nx.Graph[str] = nx.Graph()
    for m in range(len(world.municipalities)):
        graph.add_node(f"m{m}", kind="municipality")
    for f, firm in enumerate(world.firms):
        graph.add_node(f"f{f}", kind="firm", sector=int(firm.sector), commitment=float(firm.commitment))
        graph.add_edge(f"m{firm.municipality}", f"f{f}", weight=float(firm.contact))
    return graph


def citizen_tie_graph(world: World) -> nx.Graph[str]:
    """Citizens (`c0`) tied to the firms (`f0`) and voluntary organisations (`o0`) they are at now or can work at."""
    graph: nx.Graph[str] = nx.Graph()
    present = np.flatnonzero((world.citizens.state > State.NOT_ARRIVED) & (world.citizens.state < FIRST_GONE))
    for k in present:
        citizen = world.citizens[k]
        for kind, place in (
            ("employer", citizen.employer),
            ("internship", citizen.firm),
            ("ability", citizen.place_firm),
        ):
            if place != NOBODY:
                graph.add_edge(f"c{k}", f"f{place}", kind=kind)
        if citizen.measure == Measure.VOLUNTARY:
            graph.add_edge(f"c{k}", f"o{citizen.organisation}", kind="voluntary")
    return graph


def municipality_graph(world: World, names: tuple[str, ...]) -> nx.DiGraph[str]:
    """Municipalities by name; an edge runs from where practice is seen to where it can spread."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for m, name in enumerate(names):
        graph.add_node(name, role=Role(int(world.municipalities[m].role)).name.lower())
    for taker, giver in zip(*np.nonzero(world.ties), strict=True):
        graph.add_edge(names[giver], names[taker], weight=float(world.ties[taker, giver]))
    return graph
