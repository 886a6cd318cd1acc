"""The part of a case that a change may bear on: all that hangs together with it.

What is outside has no link, judgement or copied passage in common with what is inside, so that settling the
part alone decides the same as settling the whole (`weighing.clusters`, `weighing.group_copies`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

import sqlalchemy as sa

from sayso.case import copies, judgements
from sayso.case.alike import among
from sayso.case.entities import batches
from sayso.case.keys import short
from sayso.case.marks import EVERYTHING
from sayso.case.records import Alike, PairRecord, Region
from sayso.case.tables import copy_pairs, entities, likeness_nodes, linked
from sayso.model import Judgement

_MANY: Final = 500
"""Marks, one statement full of them, up to which there is always a walk, however small the case."""

_SHARE: Final = 0.1
"""Marks for each document of the case from which on it is read whole, in a few statements."""


def region(connection: sa.Connection, marks: Collection[str], *, least: float) -> Region:
    """All that what is marked may bear on; links of a score below `least` are not followed."""
    if EVERYTHING in marks or _many(connection, marks):
        return everything(connection)
    found, judged = _actors(connection, marks, least)
    documents, pairs = _copies(connection, marks)
    facts = tuple(copies.facts_of(connection, documents, paired={d for p in pairs for d in (p.a, p.b)}))
    return Region(found, judged, facts, pairs, frozenset(documents))


def everything(connection: sa.Connection) -> Region:
    """The whole case."""
    return Region(
        tuple(among(connection)),
        judgements.clustering(connection),
        tuple(copies.all_facts(connection)),
        tuple(copies.pairs_of(connection)),
        None,
    )


def _many(connection: sa.Connection, marks: Collection[str]) -> bool:
    documents = connection.execute(sa.select(sa.func.count()).select_from(linked)).scalar_one()
    return len(marks) > max(_MANY, _SHARE * documents)


def _actors(
    connection: sa.Connection, marks: Iterable[str], least: float
) -> tuple[tuple[Alike, ...], tuple[Judgement, ...]]:
    """The entities and judgements that are connected with what is marked."""
    found: list[Alike] = []
    judged: dict[str, Judgement] = {}
    nodes, likenesses = set(marks), set(_of_documents(connection, marks))
    known, fresh = set(likenesses), set(nodes)
    while fresh or likenesses:
        more = {j.id: j for j in judgements.clustering(connection, fresh) if j.id not in judged}
        judged |= more
        likenesses |= set(_linked_to(connection, fresh, least)) - known
        known |= likenesses
        rows = list(among(connection, likenesses))
        found += rows
        reached = {end for j in more.values() for end in (j.subject, j.object)}
        reached |= {a.key for a in rows} | {to for a in rows for to, score in a.links if score >= least}
        fresh = reached - nodes
        nodes |= fresh
        likenesses = set()
    return tuple(found), tuple(judged.values())


def _of_documents(connection: sa.Connection, ids: Iterable[str]) -> Iterable[str]:
    e = entities.c
    for batch in batches(sorted(ids)):
        query = sa.select(e.likeness).where(e.document.in_(batch), e.likeness.is_not(None))
        yield from connection.execute(query.distinct()).scalars()


def _linked_to(connection: sa.Connection, nodes: Iterable[str], least: float) -> Iterable[str]:
    """The likenesses of the entities among the nodes, and those linked to the others."""
    e, n = entities.c, likeness_nodes.c
    for batch in batches(sorted(nodes)):
        own = sa.select(e.likeness).where(e.key.in_(batch), e.likeness.is_not(None))
        yield from connection.execute(own).scalars()
        hanging = sa.select(n.likeness).where(n.node.in_([short(node) for node in batch]), n.score >= least)
        yield from connection.execute(hanging).scalars()


def _copies(connection: sa.Connection, marks: Iterable[str]) -> tuple[set[str], tuple[PairRecord, ...]]:
    """The documents that are marked or connected with one by copied passages, and the pairs of these."""
    documents, fresh = set(marks), set(marks)
    ends = copy_pairs.c.a, copy_pairs.c.b
    while fresh:
        reached: set[str] = set()
        for batch in batches(sorted(fresh)):
            for one, other in (ends, ends[::-1]):
                query = sa.select(other).where(one.in_(batch))
                reached.update(connection.execute(query).scalars())
        fresh = reached - documents
        documents |= fresh
    return documents, tuple(copies.pairs_of(connection, documents))
