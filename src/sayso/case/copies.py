"""Copied texts: the pairs that were found, and the groups that were made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from sayso.case.database import Database
from sayso.case.entities import batches
from sayso.case.records import CopyFacts, CopyGroupRecord, PairRecord
from sayso.case.tables import copies, copy_groups, copy_pairs, documents, linked
from sayso.model import Span

Members = dict[str, list[tuple[str, float, tuple[Span, ...]]]]


def pairs(db: Database) -> Iterator[PairRecord]:
    """Every pair that was found, in order."""
    with db.read() as connection:
        for row in connection.execute(sa.select(copy_pairs).order_by(copy_pairs.c.a, copy_pairs.c.b)):
            a, b, share_a, share_b, unquoted, passage, in_a, in_b = row
            yield PairRecord(a, b, share_a, share_b, unquoted, passage, _spans(in_a), _spans(in_b))


def facts(db: Database) -> Iterator[CopyFacts]:
    """The documents that are in a pair or credit a wire, by id."""
    d = documents.c
    paired = sa.union(sa.select(copy_pairs.c.a), sa.select(copy_pairs.c.b))
    query = (
        sa.select(d.id, d.published, d.publisher, d.length, linked.c.credit)
        .join_from(linked, documents, d.id == linked.c.document)
        .where(sa.or_(linked.c.credit.is_not(None), linked.c.document.in_(paired)))
        .order_by(d.id)
    )
    with db.read() as connection:
        for row in connection.execute(query):
            yield CopyFacts(*row)


def set_groups(db: Database, groups: Iterable[CopyGroupRecord]) -> int:
    """Replaces the groups of copies by these; returns how many were new or changed."""
    wanted = {group.id: group for group in groups}
    with db.write() as connection:
        known = {group.id: group for group in _groups(connection)}
        gone = [id for id in known if known[id] != wanted.get(id)]
        new = [group for id, group in sorted(wanted.items()) if group != known.get(id)]
        for batch in batches(gone):
            connection.execute(sa.delete(copies).where(copies.c.copy_group.in_(batch)))
            connection.execute(sa.delete(copy_groups).where(copy_groups.c.id.in_(batch)))
        if new:
            connection.execute(
                sa.insert(copy_groups),
                [
                    {"id": g.id, "origin_document": g.origin_document, "origin": g.origin, "credit": g.credit}
                    for g in new
                ],
            )
            connection.execute(
                sa.insert(copies),
                [
                    {"document": d, "copy_group": g.id, "share": share, "spans": spans}
                    for g in new
                    for d, share, spans in g.members
                ],
            )
    return len(new)


def groups(db: Database, ids: Iterable[str] | None = None) -> tuple[CopyGroupRecord, ...]:
    """All groups, or those that hold any of these documents, whole, by id."""
    with db.read() as connection:
        if ids is None:
            return tuple(_groups(connection))
        wanted: set[str] = set()
        for batch in batches(sorted(set(ids))):
            query = sa.select(copies.c.copy_group).where(copies.c.document.in_(batch))
            wanted.update(connection.execute(query).scalars())
        return tuple(group for batch in batches(sorted(wanted)) for group in _groups(connection, batch))


def _groups(connection: sa.Connection, ids: list[str] | None = None) -> Iterator[CopyGroupRecord]:
    c = copies.c
    held = sa.select(c.copy_group, c.document, c.share, c.spans).order_by(c.copy_group, c.document)
    described = sa.select(copy_groups).order_by(copy_groups.c.id)
    if ids is not None:
        held, described = held.where(c.copy_group.in_(ids)), described.where(copy_groups.c.id.in_(ids))
    members: Members = {}
    for group, document, share, spans in connection.execute(held):
        members.setdefault(group, []).append((document, share, _spans(spans)))
    for id, origin_document, origin, credit in connection.execute(described):
        yield CopyGroupRecord(id, origin_document, origin, credit, tuple(members.get(id, ())))


def _spans(stored: Any) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in stored)
