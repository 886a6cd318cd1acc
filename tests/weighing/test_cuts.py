from __future__ import annotations

import random
from itertools import combinations

import networkx as nx
import pytest

from sayso.model import Vocabulary
from sayso.weighing import ties
from sayso.weighing.cuts import Network, analyse, disjoint_paths, network, with_redundancy
from weighing.makers import make_claim

TYPES = ("arming", "funding", "alliance", "contact")


def random_claims(seed: int, *, actors: int, share: float) -> list[object]:
    rng = random.Random(seed)
    names = [f"a{n:03}" for n in range(actors)]
    pairs = [p for p in combinations(names, 2) if rng.random() < share]
    claims = []
    for n, (a, b) in enumerate(pairs):
        for m in range(rng.randint(1, 3)):
            claims.append(make_claim(f"d{n}x{m}:c", a, b, rng.choice(TYPES), said_by=f"v{rng.randint(0, 9)}"))
    return claims


def graph_of(net: Network) -> nx.Graph:
    return nx.Graph([(a, b) for a, others in net.items() for b in others])


@pytest.mark.parametrize("seed", range(50))
def test_cuts_are_as_small_as_networkx_says_and_do_part_the_pair(seed: int, vocabulary: Vocabulary) -> None:
    actors = random.Random(seed).choice([6, 12, 40, 100, 200])
    net = network(ties(random_claims(seed, actors=actors, share=4 / actors), vocabulary=vocabulary))
    graph = graph_of(net)
    rng = random.Random(seed)
    a, b = rng.sample(sorted(net), 2)
    found = analyse(net, a, b)
    assert found.connected == nx.has_path(graph, a, b)
    size = nx.edge_connectivity(graph, a, b)
    for cut in found.tie_cuts:
        rest = graph.copy()
        rest.remove_edges_from(cut.pairs)
        assert len(cut.pairs) == size
        assert not nx.has_path(rest, a, b)
        assert nx.has_path(graph, a, b)  # what was taken from a copy is still there
    without_direct = graph.copy()
    if found.direct:
        without_direct.remove_edge(a, b)
    brokers = nx.node_connectivity(without_direct, a, b)
    assert len(disjoint_paths(net, a, b)) == brokers
    assert bool(found.broker_cuts) == bool(brokers)
    for cut in found.broker_cuts:
        rest = without_direct.copy()
        rest.remove_nodes_from(cut.actors)
        assert len(cut.actors) == brokers
        assert not nx.has_path(rest, a, b)


@pytest.mark.parametrize("seed", range(12))
def test_every_smallest_cut_is_found_as_by_brute_force(seed: int, vocabulary: Vocabulary) -> None:
    net = network(ties(random_claims(seed, actors=7, share=0.5), vocabulary=vocabulary))
    graph = graph_of(net)
    a, b = sorted(net)[0], sorted(net)[-1]
    size = nx.edge_connectivity(graph, a, b)
    edges = sorted(tuple(sorted(e)) for e in graph.edges)
    brute = set()
    for cut in combinations(edges, size):
        rest = graph.copy()
        rest.remove_edges_from(cut)
        if size and not nx.has_path(rest, a, b):
            brute.add(cut)
    assert {c.pairs for c in analyse(net, a, b, limit=10_000).tie_cuts} == brute
    rest = graph.copy()
    if rest.has_edge(a, b):
        rest.remove_edge(a, b)
    count = nx.node_connectivity(rest, a, b)
    others = sorted(set(graph) - {a, b})
    parting = set()
    for actors in combinations(others, count):
        left = rest.copy()
        left.remove_nodes_from(actors)
        if count and not nx.has_path(left, a, b):
            parting.add(actors)
    assert {c.actors for c in analyse(net, a, b, limit=10_000).broker_cuts} == parting


@pytest.mark.parametrize("seed", range(8))
def test_the_cheapest_cut_in_voices_equals_networkx(seed: int, vocabulary: Vocabulary) -> None:
    net = network(ties(random_claims(seed, actors=30, share=0.15), vocabulary=vocabulary))
    graph = nx.Graph()
    for a, others in net.items():
        for b, tie in others.items():
            graph.add_edge(a, b, capacity=len({v.voice for s in tie.standings for v in s.voices_for}))
    a, b = sorted(net)[0], sorted(net)[-1]
    found = analyse(net, a, b).voice_cut
    assert (found.voices if found else 0) == nx.minimum_cut_value(graph, a, b)


def test_a_pair_held_by_one_broker_is_parted_by_it(vocabulary: Vocabulary) -> None:
    claims = [make_claim("a:1", "x", "m", said_by="v"), make_claim("a:2", "m", "y", said_by="v")]
    found = analyse(network(ties(claims, vocabulary=vocabulary)), "x", "y")
    (cut,) = found.broker_cuts
    assert (cut.actors, cut.claims, found.disconnects) == (("m",), ("a:1", "a:2"), True)
    assert found.paths == (("x", "m", "y"),)


def test_to_one_type_names_what_must_fall_cheapest_first(vocabulary: Vocabulary) -> None:
    claims = [
        make_claim("a:1", "x", "y", "arming", said_by="v"),
        make_claim("b:1", "x", "y", "arming", said_by="w"),
        make_claim("c:1", "x", "y", "funding", said_by="v"),
    ]
    found = analyse(network(ties(claims, vocabulary=vocabulary)), "x", "y")
    assert found.to_one_type == (
        ("arming", (("x", "funding", "y"),), 1),
        ("funding", (("x", "arming", "y"),), 2),
    )


def test_denied_and_ended_ties_hold_nothing_together(vocabulary: Vocabulary) -> None:
    claims = [
        make_claim("a:1", "x", "y", said_by="v", polarity="denied"),
        make_claim("a:2", "x", "y", "funding", said_by="v", ended=True),
    ]
    assert not analyse(network(ties(claims, vocabulary=vocabulary)), "x", "y").connected


def test_redundancy_counts_paths_through_others(vocabulary: Vocabulary) -> None:
    ends = [("x", "y"), ("x", "m"), ("m", "y"), ("x", "n"), ("n", "y")]
    found = ties([make_claim(f"a:{i}", *p, said_by="v") for i, p in enumerate(ends)], vocabulary=vocabulary)
    (tie,) = [t for t in found if (t.a, t.b) == ("x", "y")]
    durability = with_redundancy(tie.durability, analyse(network(found), "x", "y"))
    assert (durability.redundancy, durability.paths) == (2, (("x", "m", "y"), ("x", "n", "y")))


def test_what_is_not_tied_to_the_pair_does_not_multiply_its_cuts(vocabulary: Vocabulary) -> None:
    ends = [("a", "b"), ("b", "c"), ("x", "y"), ("v", "w"), ("t", "u")]
    claims = [make_claim(f"d{n}:c", a, b, "contact") for n, (a, b) in enumerate(ends)]
    found = analyse(network(ties(claims, vocabulary=vocabulary)), "a", "b", limit=3)
    assert [cut.pairs for cut in found.tie_cuts] == [(("a", "b"),)]
    assert found.complete


def test_of_many_equally_large_sets_few_are_told(vocabulary: Vocabulary) -> None:
    middle = [f"m{n:03}" for n in range(150)]
    ends = [(end, m) for m in middle for end in ("x", "y")]
    claims = [make_claim(f"d{n}:c", a, b, "contact") for n, (a, b) in enumerate(ends)]
    found = analyse(network(ties(claims, vocabulary=vocabulary)), "x", "y")
    assert [len(cut.pairs) for cut in found.tie_cuts] == [150]
    assert [cut.actors for cut in found.broker_cuts] == [tuple(middle)]
    assert len(found.paths) == 150
    assert not found.complete


def test_an_actor_is_not_parted_from_itself(vocabulary: Vocabulary) -> None:
    with pytest.raises(ValueError, match="itself"):
        analyse({}, "x", "x")
