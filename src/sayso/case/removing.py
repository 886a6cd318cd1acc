"""Taking a document out of a case, or putting another reading of it in its place; judgements stay logged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

import sqlalchemy as sa

from sayso.case import documents as stored
from sayso.case import search, writing
from sayso.case.database import Database
from sayso.case.entities import COLUMNS, batches, record_of
from sayso.case.keys import short
from sayso.case.linking import Known
from sayso.case.marks import EVERYTHING, lock, mark
from sayso.case.records import Mended
from sayso.case.tables import (
    attributions,
    claims,
    commitments,
    copies,
    copy_groups,
    copy_pairs,
    document_paths,
    documents,
    entities,
    entity_blocks,
    judgements,
    likeness_nodes,
    likenesses,
    linked,
    names,
    passages,
    readings,
    signatures,
)
from sayso.errors import NotFoundError
from sayso.model import EntityRecord, Reading

Work = Callable[["Left", tuple[EntityRecord, ...]], Mended]
"""What is to be mended, given what is left and the removed entities that stood for others in blocks."""


class Left(Known):
    """What a case knows once a document is gone: asked within the transaction that removes it."""

    def alike(self) -> Iterator[tuple[str, tuple[tuple[str, float], ...]]]:
        """Every likeness that an entity still has, with its links."""
        held = sa.exists().where(entities.c.likeness == likenesses.c.id)
        for id, links in self._connection.execute(sa.select(likenesses).where(held)):
            yield id, tuple((to, score) for to, score in links)

    def least(self, likeness: str) -> EntityRecord:
        """The entity of least key that has this likeness."""
        query = sa.select(*COLUMNS).where(entities.c.likeness == likeness).order_by(entities.c.key).limit(1)
        return record_of(self._connection.execute(query).one())

    def worked_out(self, ends: Collection[str]) -> tuple[str, ...]:
        """The ids of the judgements that no person made and that have one of these ends."""
        j = judgements.c
        found: set[str] = set()
        for batch in batches(sorted(ends)):
            about = sa.or_(j.subject.in_(batch), j.object.in_(batch))
            query = sa.select(j.id).where(j.origin != "person", about)
            found.update(self._connection.execute(query).scalars())
        return tuple(sorted(found))


def remove(db: Database, id: str, work: Work) -> None:
    """Removes a document with all that was read in it. Raises NotFoundError."""
    with db.write(lasting=True) as connection:
        lock(db, connection)
        if not connection.execute(sa.select(documents.c.id).where(documents.c.id == id)).first():
            raise NotFoundError(f"no document {id!r}", where=db.where, hint="`sayso documents` lists them")
        _take_out(db, connection, id, work)
        connection.execute(sa.delete(document_paths).where(document_paths.c.document == id))
        connection.execute(sa.delete(documents).where(documents.c.id == id))


def replace(db: Database, reading: Reading, work: Work) -> None:
    """Puts a reading in the place of the one that its document has. Raises NotFoundError."""
    id = reading.document.id
    with db.write(lasting=True) as connection:
        lock(db, connection)
        paths = connection.execute(sa.select(document_paths).where(document_paths.c.document == id)).all()
        added = connection.execute(
            sa.select(documents.c.added).where(documents.c.id == id)
        ).scalar_one_or_none()
        if added is None:
            raise NotFoundError(f"no document {id!r}", where=db.where, hint="`sayso documents` lists them")
        _take_out(db, connection, id, work)
        connection.execute(sa.delete(document_paths).where(document_paths.c.document == id))
        connection.execute(sa.delete(documents).where(documents.c.id == id))
        stored.insert(db, connection, reading, writing.rows_of(reading, added=added))
        if paths:
            connection.execute(sa.insert(document_paths), [row._asdict() for row in paths])


def _take_out(db: Database, connection: sa.Connection, id: str, work: Work) -> None:
    """Removes all that hangs on a document, and mends what it stood for."""
    mark(db, connection, [EVERYTHING])
    _forget_text(db, connection, id)
    _ungroup(connection, id)
    e, b = entities.c, entity_blocks.c
    standing = sa.select(b.entity).distinct().join_from(entity_blocks, entities, e.key == b.entity)
    chosen = sa.select(*COLUMNS).where(e.key.in_(standing.where(e.document == id))).order_by(e.key)
    gone = tuple(map(record_of, connection.execute(chosen)))
    had = list(connection.execute(sa.select(e.likeness).where(e.document == id).distinct()).scalars())
    own = sa.select(e.key).where(e.document == id)
    connection.execute(sa.delete(entity_blocks).where(b.entity.in_(own)))
    for table in (passages, readings, attributions, claims, commitments, entities, signatures, linked):
        connection.execute(sa.delete(table).where(table.c.document == id))
    connection.execute(sa.delete(copy_pairs).where(sa.or_(copy_pairs.c.a == id, copy_pairs.c.b == id)))
    for batch in batches(sorted(x for x in had if x is not None)):
        held = sa.select(e.likeness).where(e.likeness.in_(batch))
        kept = set(connection.execute(held.distinct()).scalars())
        lost = [x for x in batch if x not in kept]
        connection.execute(sa.delete(names).where(names.c.likeness.in_(lost)))
        connection.execute(sa.delete(likeness_nodes).where(likeness_nodes.c.likeness.in_(lost)))
        connection.execute(sa.delete(likenesses).where(likenesses.c.id.in_(lost)))
    mended = work(Left(connection), gone)
    rows = [
        {"block": block, "entity": key}
        for key in sorted(mended.blocks)
        for block in sorted(set(map(short, mended.blocks[key])))
    ]
    if rows:
        connection.execute(db.insert(entity_blocks).on_conflict_do_nothing(), rows)
    for batch in batches(mended.dropped):
        connection.execute(sa.delete(judgements).where(judgements.c.id.in_(batch)))


def _forget_text(db: Database, connection: sa.Connection, id: str) -> None:
    title = connection.execute(sa.select(documents.c.title).where(documents.c.id == id)).scalar_one()
    p = passages.c
    for number, start, text in connection.execute(
        sa.select(p.number, p.start, p.text).where(p.document == id)
    ).all():
        search.forget(db, connection, number, (title or "") if start == 0 else "", text)


def _ungroup(connection: sa.Connection, id: str) -> None:
    """Undoes the document's groups of copies: settling makes them anew of the pairs that are left."""
    g = copy_groups.c
    held = sa.select(copies.c.copy_group).where(copies.c.document == id)
    origin = sa.select(g.id).where(sa.or_(g.id == id, g.origin_document == id))
    groups = sorted({*connection.execute(held).scalars(), *connection.execute(origin).scalars()})
    for batch in batches(groups):
        connection.execute(sa.delete(copies).where(copies.c.copy_group.in_(batch)))
        connection.execute(sa.delete(copy_groups).where(g.id.in_(batch)))
