"""GEXF 1.3, dynamic: ties appear and vanish on Gephi's timeline (Gephi 0.9.3 or later)."""

from __future__ import annotations

from datetime import timedelta
from typing import BinaryIO

from lxml import etree

from sayso.export.graphml import as_text
from sayso.export.material import Material
from sayso.export.network import EDGE_KINDS, Edge, edges, nodes
from sayso.export.text import legal

_NAMESPACE = "http://gexf.net/1.3"
_OWN = ("kind", "label", "weight")
"""Values that GEXF holds as attributes of the edge itself."""


def write(material: Material, out: BinaryIO) -> None:
    """A directed multigraph with intervals of days.

    An edge starts on the day the tie is said to hold from, else the first day it was said; it ends only
    when the tie is said to have ended. Without any day it is there all the time.
    """
    kept = [name for name in EDGE_KINDS if name not in _OWN] + ["kind"]
    with etree.xmlfile(out, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("gexf", nsmap={None: _NAMESPACE}, version="1.3"):
            made = {"lastmodifieddate": material.made.isoformat()} if material.made else {}
            with xml.element("meta", made), xml.element("creator"):
                xml.write(legal(f"Sayso {material.version}".strip()))
            with xml.element(
                "graph", defaultedgetype="directed", mode="dynamic", timeformat="date",
                timerepresentation="interval",
            ):  # fmt: skip
                _attributes(xml, "node", {"kind": "string"})
                _attributes(xml, "edge", {n: k for n, k in EDGE_KINDS.items() if n in kept})
                with xml.element("nodes"):
                    for node in nodes(material):
                        with xml.element("node", id=legal(node.id), label=legal(node.label)):
                            if node.kind:
                                with xml.element("attvalues"):
                                    _value(xml, "kind", node.kind)
                with xml.element("edges"):
                    for edge in edges(material):
                        _edge(xml, edge, kept)


def _edge(xml: etree._IncrementalFileWriter, edge: Edge, kept: list[str]) -> None:
    given = {
        "id": edge.id,
        "source": legal(edge.source),
        "target": legal(edge.target),
        "kind": as_text(edge.values["kind"]),
        "label": as_text(edge.values["label"]),
        "weight": as_text(edge.values["weight"]),
    }
    if edge.start:
        given["start"] = edge.start.isoformat()
    if edge.end:
        end = max(edge.end, edge.start or edge.end)
        given["end"] = (end + timedelta(days=1) if end == edge.start else end).isoformat()
    with xml.element("edge", given), xml.element("attvalues"):
        for name in kept:
            if edge.values[name] != "":
                _value(xml, name, as_text(edge.values[name]))


def _attributes(xml: etree._IncrementalFileWriter, domain: str, kinds: dict[str, str]) -> None:
    with xml.element("attributes", {"class": domain, "mode": "static"}):
        for name, kind in kinds.items():
            kind = "integer" if kind == "int" else kind
            with xml.element("attribute", id=name, title=name, type=kind):
                pass


def _value(xml: etree._IncrementalFileWriter, name: str, value: str) -> None:
    with xml.element("attvalue", {"for": name, "value": legal(value)}):
        pass
