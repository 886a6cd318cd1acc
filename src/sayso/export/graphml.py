"""GraphML, for Gephi, yEd, Cytoscape and networkx."""

from __future__ import annotations

from typing import BinaryIO

from lxml import etree

from sayso.export.material import Material
from sayso.export.network import EDGE_KINDS, Value, edges, nodes
from sayso.export.text import legal

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


def write(material: Material, out: BinaryIO) -> None:
    """A directed multigraph; ties that hold in both directions have `symmetric` set (readers of GraphML
    refuse to mix directed and undirected edges). Unknown values are left out.
    """
    with etree.xmlfile(out, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("graphml", nsmap={None: _NAMESPACE}):
            for name in ("label", "kind"):
                _key(xml, f"node_{name}", "node", name, "string")
            for name, kind in EDGE_KINDS.items():
                _key(xml, f"edge_{name}", "edge", name, kind)
            with xml.element("graph", id="ties", edgedefault="directed"):
                for node in nodes(material):
                    with xml.element("node", id=legal(node.id)):
                        _data(xml, "node_label", node.label)
                        _data(xml, "node_kind", node.kind)
                for edge in edges(material):
                    ends = {"source": legal(edge.source), "target": legal(edge.target)}
                    with xml.element("edge", {"id": edge.id, **ends}):
                        for name, value in edge.values.items():
                            _data(xml, f"edge_{name}", value)


def _key(xml: etree._IncrementalFileWriter, id: str, domain: str, name: str, kind: str) -> None:
    with xml.element("key", {"id": id, "for": domain, "attr.name": name, "attr.type": kind}):
        pass


def _data(xml: etree._IncrementalFileWriter, key: str, value: Value) -> None:
    if value == "" and isinstance(value, str):
        return
    with xml.element("data", key=key):
        xml.write(as_text(value))


def as_text(value: Value) -> str:
    """A value as XML Schema writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return legal(str(value))
