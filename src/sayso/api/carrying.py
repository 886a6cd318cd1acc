"""Which parts of a new reading are those of an old one of the same text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.api.linking import fold
from sayso.model import Attribution, Claim, Entity, Reading, Span


@dataclass(frozen=True, slots=True)
class Carried:
    """Old id to new id, of the parts that are in both readings."""

    entities: Mapping[str, str]
    statements: Mapping[str, str]
    claims: Mapping[str, str]


def carried_over(old: Reading, new: Reading) -> Carried:
    """The parts that two readings of one text share.

    An entity is the one with the most mentions in the same places, of equals the one of the same name; a
    statement the one with most of the same words; a claim one of the same ends (by name), type, polarity
    and modality on overlapping words.
    """
    entities = {e.id: same.id for e in old.entities if (same := _entity(e, new.entities))}
    statements = {a.id: said.id for a in old.attributions if (said := _statement(a, new.attributions))}
    names = [{e.id: fold(e.name) for e in reading.entities} for reading in (old, new)]
    told = {_told(c, names[1]): c for c in reversed(new.claims)}
    claims = {}
    for claim in old.claims:
        wanted = [c for t, c in told.items() if t[:-1] == _told(claim, names[0])[:-1]]
        found = max(wanted, key=lambda c: _shared((claim.evidence,), (c.evidence,)), default=None)
        if found is not None and _shared((claim.evidence,), (found.evidence,)):
            claims[claim.id] = found.id
    return Carried(entities, statements, claims)


def _told(claim: Claim, names: Mapping[str, str]) -> tuple[str, str, str, str, str, Span]:
    ends = names[claim.subject], names[claim.object]
    return (ends[0], claim.type, ends[1], claim.polarity, claim.modality, claim.evidence)


def _entity(entity: Entity, found: Iterable[Entity]) -> Entity | None:
    places = {m.span for m in entity.mentions}
    scored = [
        (len(places & {m.span for m in e.mentions}), fold(e.name) == fold(entity.name), -n, e)
        for n, e in enumerate(found)
    ]
    best = max(scored, key=lambda s: s[:3], default=None)
    return best[3] if best and (best[0] or best[1]) else None


def _statement(statement: Attribution, found: Iterable[Attribution]) -> Attribution | None:
    scored = [(_shared(statement.content, a.content), -n, a) for n, a in enumerate(found)]
    best = max(scored, key=lambda s: s[:2], default=None)
    return best[2] if best and best[0] else None


def _shared(a: Iterable[Span], b: Iterable[Span]) -> int:
    """Code points that are in both."""
    others = list(b)
    return sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in others)
