from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import networkx
import pytest
from lxml import etree

from export.conftest import LINK, written
from sayso.export import Material


def read(format: str, material: Material) -> networkx.MultiDiGraph:
    reader = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}[format]
    options = {"version": "1.3"} if format == "gexf" else {"force_multigraph": True}
    return reader(BytesIO(written(format, material)), **options)


both = pytest.mark.parametrize("format", ["graphml", "gexf"])


@both
def test_networkx_reads_every_actor_and_tie_but_those_of_comments(format: str, material: Material) -> None:
    graph = read(format, material)
    assert {d["label"] for _, d in graph.nodes(data=True)} >= {"Arun Front", "Kesh Guard", "Harrow"}
    spoken = sum(set(s.claims) > set(s.comment_claims) for t in material.ties for s in t.standings)
    assert graph.number_of_edges() == spoken == 8


@both
def test_an_edge_carries_its_voices_and_leads_back(format: str, material: Material) -> None:
    graph = read(format, material)
    names = networkx.get_node_attributes(graph, "label")
    (arming,) = [
        d for a, b, d in graph.edges(data=True)
        if d["kind"] == "arming" and (names[a], names[b]) == ("Arun Front", "Kesh Guard")
    ]  # fmt: skip
    assert (arming["voices"], arming["voices_against"], arming["claims"]) == (1, 1, 2)
    assert arming["contradicted"] is True
    assert arming["url"].startswith(f"{LINK}#c-")
    assert (arming["first"], arming["last"]) == ("2030-02-05", "2030-02-05")


@both
def test_two_types_of_one_pair_are_two_edges(format: str, material: Material) -> None:
    graph = read(format, material)
    ids = {d["label"]: n for n, d in graph.nodes(data=True)}
    kinds = {d["kind"] for d in graph.get_edge_data(ids["Arun Front"], ids["Kesh Guard"]).values()}
    assert kinds == {"funding", "arming"}


@both
def test_actors_have_their_type(format: str, material: Material) -> None:
    kinds = {d["label"]: d.get("kind") for _, d in read(format, material).nodes(data=True)}
    assert (kinds["Imre Sol"], kinds["Harrow"]) == ("person", "place")


@both
def test_control_characters_in_names_do_not_break_the_file(format: str, material: Material) -> None:
    odd = [
        replace(t, standings=tuple(replace(s, subject_name="A\x00\x1b<&\ud800>") for s in t.standings))
        for t in material.ties
    ]
    graph = read(format, replace(material, ties=odd))
    assert "A��<&�>" in {d["label"] for _, d in graph.nodes(data=True)}


def test_gexf_edges_start_on_the_day_the_tie_is_said_to_hold_from(material: Material) -> None:
    found = etree.fromstring(written("gexf", material))
    space = {"g": "http://gexf.net/1.3"}
    (graph,) = found.findall("g:graph", space)
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    edges = {(e.get("kind"), e.get("start"), e.get("end")) for e in graph.findall(".//g:edge", space)}
    assert ("funding", "2029-03-01", None) in edges
    assert ("command", "2030-02-05", None) in edges
    assert ("command", "2030-02-05", "2030-02-06") in edges


def test_gexf_does_not_mix_instants_and_intervals(material: Material) -> None:
    data = written("gexf", material)
    assert b"timestamp" not in data
