"""Linking a document with those before it: worked out and stored in one transaction, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from sayso.case import documents as stored
from sayso.case import judgements
from sayso.case.database import Database
from sayso.case.entities import COLUMNS, batches, record_of
from sayso.case.keys import short
from sayso.case.marks import lock, mark
from sayso.case.records import Link
from sayso.case.tables import (
    copy_pairs,
    documents,
    entities,
    entity_blocks,
    likeness_nodes,
    likenesses,
    linked,
    names,
    signatures,
)
from sayso.model import Document, EntityRecord


class Known:
    """What a case knew before: asked within the transaction that links a document."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def sharing(self, blocks: Iterable[str]) -> dict[str, list[EntityRecord]]:
        """The entities of each of the blocks that has any."""
        found: dict[str, list[EntityRecord]] = {}
        full = {short(block): block for block in blocks}
        query = sa.select(entity_blocks.c.block, *COLUMNS).join_from(
            entity_blocks, entities, entities.c.key == entity_blocks.c.entity
        )
        for batch in batches(sorted(full)):
            for block, *row in self._connection.execute(query.where(entity_blocks.c.block.in_(batch))):
                found.setdefault(full[block], []).append(record_of(row))
        return found

    def near(self, hashes: Iterable[int]) -> dict[str, tuple[int, int]]:
        """Each linked document with any of these hashes: how many of them it has, and how many in all."""
        s = signatures.c
        query = (
            sa.select(s.document, linked.c.hashes, sa.func.count())
            .join_from(signatures, linked, linked.c.document == s.document)
            .group_by(s.document, linked.c.hashes)
        )
        found: dict[str, tuple[int, int]] = {}
        for batch in batches(sorted(set(hashes))):
            for document, size, shared in self._connection.execute(query.where(s.hash.in_(batch))):
                found[document] = (shared + found.get(document, (0, 0))[0], size)
        return found

    def document(self, id: str) -> Document:
        """A document of the case. Raises NotFoundError."""
        return stored.reading_by(self._connection, id).document


def link(db: Database, id: str, work: Callable[[Known], Link]) -> bool:
    """Stores what `work` makes of a document; false when it was linked already."""
    with db.write() as connection:
        lock(db, connection)
        if connection.execute(sa.select(linked.c.document).where(linked.c.document == id)).first():
            return False
        made = work(Known(connection))
        connection.execute(sa.insert(linked).values(document=id, credit=made.credit, hashes=len(made.hashes)))
        _store_entities(db, connection, made)
        judgements.insert(db, connection, made.judgements)
        _many(connection, sa.insert(signatures), [{"document": id, "hash": h} for h in sorted(made.hashes)])
        _many(
            connection,
            db.insert(copy_pairs).on_conflict_do_nothing(),
            [asdict(pair) for pair in made.pairs],
        )
        mark(db, connection, [id])
    return True


def _store_entities(db: Database, connection: sa.Connection, made: Link) -> None:
    _many(
        connection,
        db.insert(likenesses).on_conflict_do_nothing(),
        [{"id": id, "links": [list(link) for link in links]} for id, links in sorted(made.links.items())],
    )
    _many(connection, db.insert(likeness_nodes).on_conflict_do_nothing(), list(_nodes(made)))
    _many(
        connection,
        db.insert(names).on_conflict_do_nothing(),
        [{"name": short(name), "likeness": likeness} for name, likeness in sorted(made.names)],
    )
    _many(
        connection,
        sa.update(entities).where(entities.c.key == sa.bindparam("k")).values(likeness=sa.bindparam("to")),
        [{"k": key, "to": likeness} for key, likeness in made.likenesses.items()],
    )
    _many(
        connection,
        db.insert(entity_blocks).on_conflict_do_nothing(),
        [
            {"block": block, "entity": key}
            for key in sorted(made.blocks)
            for block in sorted(set(map(short, made.blocks[key])))
        ],
    )


def _nodes(made: Link) -> Iterator[Mapping[str, Any]]:
    for id, links in sorted(made.links.items()):
        best: dict[str, float] = {}
        for node, score in links:
            best[short(node)] = max(score, best.get(short(node), 0.0))
        yield from ({"node": node, "likeness": id, "score": score} for node, score in sorted(best.items()))


def _many(connection: sa.Connection, statement: sa.Executable, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        connection.execute(statement, rows)


def unlinked(db: Database) -> tuple[str, ...]:
    """The documents that were added but not linked yet, in order."""
    query = sa.select(documents.c.id).where(~sa.exists().where(linked.c.document == documents.c.id))
    with db.read() as connection:
        return tuple(connection.execute(query.order_by(documents.c.id)).scalars())
