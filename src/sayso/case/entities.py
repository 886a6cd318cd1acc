"""Entities of a case, and which of them are one: the canonical keys that weighing decides on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Final, TypeVar

import sqlalchemy as sa

from sayso.case.database import Database
from sayso.case.keys import short, split_key
from sayso.case.tables import attributions, claims, commitments, entities, entity_blocks
from sayso.case.voices import most_used
from sayso.errors import NotFoundError
from sayso.model import EntityRecord

T = TypeVar("T")
_AT_ONCE: Final = 500
COLUMNS: Final = (
    entities.c.key,
    entities.c.document,
    entities.c.name,
    entities.c.type,
    entities.c.aliases,
    entities.c.roles,
    entities.c.mentions,
)


def record_of(row: Sequence[Any]) -> EntityRecord:
    key, document, name, type, aliases, roles, mentions = row
    return EntityRecord(key, document, name, type, tuple(aliases), tuple(roles), mentions)


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """Lists short enough for one statement."""
    rest = iter(items)
    while batch := list(islice(rest, _AT_ONCE)):
        yield batch


def records(db: Database, keys: Iterable[str] | None = None) -> Iterator[EntityRecord]:
    """All entities, or those of `keys` that exist, by key."""
    query = sa.select(*COLUMNS).order_by(entities.c.key)
    with db.read() as connection:
        if keys is None:
            yield from map(record_of, connection.execute(query))
            return
        for batch in batches(sorted(set(keys))):
            yield from map(record_of, connection.execute(query.where(entities.c.key.in_(batch))))


def candidates(db: Database, blocks: Iterable[str]) -> tuple[EntityRecord, ...]:
    """The entities that share at least one of the blocks, by key."""
    found: dict[str, EntityRecord] = {}
    query = sa.select(*COLUMNS)
    with db.read() as connection:
        for batch in batches(sorted(set(map(short, blocks)))):
            sharing = sa.select(entity_blocks.c.entity).where(entity_blocks.c.block.in_(batch))
            for row in connection.execute(query.where(entities.c.key.in_(sharing))):
                record = record_of(row)
                found[record.key] = record
    return tuple(found[key] for key in sorted(found))


def blocks(db: Database) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every block with the keys of its entities, in order."""
    b = entity_blocks.c
    with db.read() as connection:
        rows = connection.execute(sa.select(b.block, b.entity).order_by(b.block, b.entity))
        for block, members in groupby(rows, key=itemgetter(0)):
            yield block, tuple(key for _, key in members)


def members(db: Database, canonical: str) -> tuple[EntityRecord, ...]:
    """The entities that are one under `canonical`, by key."""
    query = sa.select(*COLUMNS).where(entities.c.canonical == canonical).order_by(entities.c.key)
    with db.read() as connection:
        return tuple(map(record_of, connection.execute(query)))


def _pairs(rows: Iterable[Sequence[Any]]) -> dict[str, str]:
    return {row[0]: row[1] for row in rows}


def canonical_keys(db: Database, keys: Iterable[str] | None = None) -> dict[str, str]:
    """Canonical key by entity key, of all entities or of those in `keys` that exist."""
    query = sa.select(entities.c.key, entities.c.canonical)
    with db.read() as connection:
        if keys is None:
            return _pairs(connection.execute(query))
        return {
            key: canonical
            for batch in batches(keys)
            for key, canonical in connection.execute(query.where(entities.c.key.in_(batch)))
        }


def names(db: Database, keys: Iterable[str] | None = None) -> dict[str, str]:
    """The most used name of each canonical entity, of all or of those in `keys` that exist."""
    e = entities.c
    query = sa.select(e.canonical, e.name, sa.func.sum(e.mentions)).group_by(e.canonical, e.name)
    query = query.order_by(e.canonical)
    found: dict[str, str] = {}
    with db.read() as connection:
        selections = (
            [query] if keys is None else [query.where(e.canonical.in_(batch)) for batch in batches(keys)]
        )
        for selection in selections:
            for key, rows in groupby(connection.execute(selection), key=itemgetter(0)):
                found[key] = most_used({name: int(count) for _, name, count in rows})
    return found


def set_canonical(db: Database, mapping: Mapping[str, str]) -> int:
    """Gives entities their canonical keys, everywhere these are used, in one transaction.

    Keys that already have theirs are left alone; the number of those changed is returned. Raises
    NotFoundError for a key that no entity has, and then changes nothing.
    """
    with db.write() as connection:
        changes = []
        for batch in batches(mapping):
            query = sa.select(entities.c.key, entities.c.canonical).where(entities.c.key.in_(batch))
            known = _pairs(connection.execute(query))
            for key in batch:
                if key not in known:
                    raise NotFoundError(f"no entity {key!r}", where=db.where)
                if known[key] != mapping[key]:
                    changes.append((key, mapping[key]))
        change(connection, changes)
    return len(changes)


def change(connection: sa.Connection, changes: Iterable[tuple[str, str]]) -> None:
    """Gives entities (first) their canonical keys (second) everywhere, within a transaction."""
    rows = [{"k": key, "to": canonical} for key, canonical in changes]
    if not rows:
        return
    connection.execute(_UPDATE, rows)
    touched = sorted({(split_key(row["k"]) or ("",))[0] for row in rows})
    for statement in _FOLLOW:
        connection.execute(statement, [{"d": document} for document in touched])


_UPDATE: Final = (
    sa.update(entities).where(entities.c.key == sa.bindparam("k")).values(canonical=sa.bindparam("to"))
)


def _follow() -> Iterator[sa.Update]:
    """Brings what names a document's entities in line with their canonical keys, a document at a time."""
    for table, column, entity in (
        (claims, "subject", "subject_entity"),
        (claims, "object", "object_entity"),
        (claims, "voice", "voice_entity"),
        (attributions, "voice", "voice_entity"),
        (commitments, "obligor", "obligor_entity"),
        (commitments, "beneficiary", "beneficiary_entity"),
        (commitments, "agreement_key", "agreement_entity"),
    ):
        canonical = (
            sa.select(entities.c.canonical)
            .where(entities.c.key == table.c.document + "#" + table.c[entity])
            .scalar_subquery()
        )
        yield (
            sa.update(table)
            .where(
                table.c.document == sa.bindparam("d"),
                table.c[entity].is_not(None),
                table.c[column] != canonical,
            )
            .values({column: canonical})
        )


_FOLLOW: Final = tuple(_follow())
