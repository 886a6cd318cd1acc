"""What the two graph formats share: actors as nodes, one edge for each type of each pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.export.material import Material
from sayso.weighing import Standing

Kind = Literal["string", "int", "double", "boolean"]
Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Node:
    """An actor; `kind` is its entity type, empty when the material names none."""

    id: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A standing. `start` and `end` are the days between which it is said to have held, if known."""

    id: str
    source: str
    target: str
    values: dict[str, Value]
    start: date | None
    end: date | None


EDGE_KINDS: dict[str, Kind] = {
    "kind": "string", "label": "string", "symmetric": "boolean", "weight": "double", "voices": "int",
    "voices_against": "int", "voices_hedged": "int", "claims": "int", "appearances": "int",
    "contradicted": "boolean", "ended": "boolean", "support": "double", "first": "string", "last": "string",
    "not_evidence": "int", "for": "string", "against": "string", "claim_ids": "string", "url": "string",
}  # fmt: skip


def nodes(material: Material) -> list[Node]:
    """The actors of the ties, by key."""
    names = {
        key: name
        for tie in material.ties
        for s in tie.standings
        for key, name in ((s.subject, s.subject_name), (s.object, s.object_name))
    }
    kinds = {e.key: e.type for e in material.entities if e.key in names}
    return [Node(key, names[key], kinds.get(key, "")) for key in sorted(names)]


def edges(material: Material) -> Iterator[Edge]:
    """One for each standing that anybody but a reader's comment speaks of.

    `url` leads to the first claim it rests on. `weight` is the number of voices for it, at least 0.5:
    layouts in Gephi take a weight of 0 for no edge at all.
    """
    urls: dict[str, str] = {}
    wanted = {s.claims[0] for t in material.ties for s in t.standings if s.claims}
    for claim in material.claims:
        if claim.id in wanted:
            urls[claim.id] = material.address(claim)
    number = 0
    for tie in material.ties:
        for s in tie.standings:
            if set(s.claims) <= set(s.comment_claims):
                continue
            number += 1
            yield Edge(
                f"e{number}", s.subject, s.object, _values(s, material, urls), s.since or s.first,
                (s.until or s.last) if s.ended else None,
            )  # fmt: skip


def _values(s: Standing, material: Material, urls: dict[str, str]) -> dict[str, Value]:
    return {
        "kind": s.type,
        "label": material.label(s.type),
        "symmetric": s.symmetric,
        "weight": max(float(len(s.voices_for)), 0.5),
        "voices": len(s.voices_for),
        "voices_against": len(s.voices_against),
        "voices_hedged": len(s.voices_doubting),
        "claims": len(s.claims) - len(s.comment_claims),
        "appearances": s.appearances,
        "contradicted": s.contested,
        "ended": s.ended,
        "support": round(s.support, 4),
        "first": s.first.isoformat() if s.first else "",
        "last": s.last.isoformat() if s.last else "",
        "not_evidence": len(s.not_evidence),
        "for": "; ".join(v.name or v.voice for v in s.voices_for),
        "against": "; ".join(v.name or v.voice for v in s.voices_against),
        "claim_ids": " ".join(s.claims),
        "url": urls.get(s.claims[0], "") if s.claims else "",
    }
