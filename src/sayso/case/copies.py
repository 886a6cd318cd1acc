"""Copied texts: the pairs that were found, and the groups that were made of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final

import sqlalchemy as sa

from sayso.case.database import Database
from sayso.case.entities import batches
from sayso.case.records import CopyFacts, CopyGroupRecord, PairRecord
from sayso.case.tables import copies, copy_groups, copy_pairs, documents, linked
from sayso.model import Span

Members = dict[str, list[tuple[str, float, tuple[Span, ...]]]]

_FACTS: Final = (
    sa.select(
        documents.c.id,
        documents.c.published,
        documents.c.publisher,
        documents.c.length,
        linked.c.credit,
    )
    .join_from(linked, documents, documents.c.id == linked.c.document)
    .order_by(documents.c.id)
)


def pairs(db: Database) -> Iterator[PairRecord]:
    """Every pair that was found, in order."""
    with db.read() as connection:
        yield from pairs_of(connection)


def pairs_of(connection: sa.Connection, ids: Collection[str] | None = None) -> Iterator[PairRecord]:
    """Within a transaction, every pair, or those whose lesser document is one of these."""
    query = sa.select(copy_pairs).order_by(copy_pairs.c.a, copy_pairs.c.b)
    if ids is None:
        yield from map(_pair, connection.execute(query))
        return
    for batch in batches(sorted(ids)):
        yield from map(_pair, connection.execute(query.where(copy_pairs.c.a.in_(batch))))


def _pair(row: Sequence[Any]) -> PairRecord:
    a, b, share_a, share_b, unquoted, passage, in_a, in_b = row
    return PairRecord(a, b, share_a, share_b, unquoted, passage, _spans(in_a), _spans(in_b))


def facts(db: Database) -> Iterator[CopyFacts]:
    """The documents that are in a pair or credit a wire, by id."""
    with db.read() as connection:
        yield from all_facts(connection)


def all_facts(connection: sa.Connection) -> Iterator[CopyFacts]:
    """As `facts`, within a transaction."""
    paired = sa.union(sa.select(copy_pairs.c.a), sa.select(copy_pairs.c.b))
    query = _FACTS.where(sa.or_(linked.c.credit.is_not(None), linked.c.document.in_(paired)))
    for row in connection.execute(query):
        yield CopyFacts(*row)


def facts_of(
    connection: sa.Connection, ids: Collection[str], *, paired: Collection[str]
) -> Iterator[CopyFacts]:
    """As `all_facts`, of these documents alone; `paired` are those that are in a pair."""
    for batch in batches(sorted(ids)):
        for row in connection.execute(_FACTS.where(documents.c.id.in_(batch))):
            found = CopyFacts(*row)
            if found.credit is not None or found.id in paired:
                yield found


def set_groups(
    connection: sa.Connection, made: Iterable[CopyGroupRecord], ids: Collection[str] | None = None
) -> int:
    """Replaces all groups of copies, or those that hold any of these documents, within a transaction.

    Returns how many were new or changed.
    """
    wanted = {group.id: group for group in made}
    known = {group.id: group for group in (_groups(connection) if ids is None else _with(connection, ids))}
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
        return tuple(_groups(connection) if ids is None else _with(connection, ids))


def _with(connection: sa.Connection, ids: Iterable[str]) -> Iterator[CopyGroupRecord]:
    """The groups that hold any of these documents."""
    wanted: set[str] = set()
    for batch in batches(sorted(set(ids))):
        query = sa.select(copies.c.copy_group).where(copies.c.document.in_(batch))
        wanted.update(connection.execute(query).scalars())
    for batch in batches(sorted(wanted)):
        yield from _groups(connection, batch)


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
