"""Documents and their readings: adding one whole or not at all, listing, giving back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

import sqlalchemy as sa

from sayso.case import keys, search, writing
from sayso.case.database import Database
from sayso.case.records import DocumentRecord
from sayso.case.tables import (
    attributions,
    claims,
    commitments,
    document_paths,
    documents,
    entities,
    entity_blocks,
    passages,
    readings,
)
from sayso.errors import NotFoundError
from sayso.model import Reading


def add(db: Database, reading: Reading, *, path: str, blocks: Mapping[str, frozenset[str]]) -> bool:
    """Adds a reading in one transaction; false when its document is there already (the path is kept)."""
    now = datetime.now(UTC)
    rows = writing.rows_of(reading, added=now)
    with db.write() as connection:
        new = insert(db, connection, reading, rows)
        connection.execute(
            db.insert(document_paths)
            .values(document=rows.document["id"], path=path, seen=now)
            .on_conflict_do_nothing()
        )
        if new and blocks:
            connection.execute(
                sa.insert(entity_blocks),
                [
                    {"block": block, "entity": key}
                    for key in sorted(blocks)
                    for block in sorted(set(map(keys.short, blocks[key])))
                ],
            )
    return new


def insert(db: Database, connection: sa.Connection, reading: Reading, rows: writing.Rows) -> bool:
    """Stores a reading within a transaction; false when its document is there already."""
    # The unique id settles who comes first when two programs add one document at once.
    new = connection.execute(
        db.insert(documents).values(rows.document).on_conflict_do_nothing().returning(documents.c.number)
    ).scalar_one_or_none()
    if new is None:
        return False
    connection.execute(sa.insert(readings), [rows.reading])
    _add_text(db, connection, reading, rows.document["id"])
    for table, many in (
        (entities, rows.entities),
        (attributions, rows.attributions),
        (claims, rows.claims),
        (commitments, rows.commitments),
    ):
        if many:
            connection.execute(sa.insert(table), many)
    return True


def _add_text(db: Database, connection: sa.Connection, reading: Reading, id: str) -> None:
    for start, text in search.split(reading.document.text):
        number = connection.execute(
            sa.insert(passages).values(document=id, start=start, text=text).returning(passages.c.number)
        ).scalar_one()
        title = (reading.document.title or "") if start == 0 else ""
        search.index(db, connection, number, title, text)


def ids(db: Database) -> frozenset[str]:
    with db.read() as connection:
        return frozenset(connection.execute(sa.select(documents.c.id)).scalars())


def has(db: Database, id: str) -> bool:
    with db.read() as connection:
        return connection.execute(sa.select(documents.c.id).where(documents.c.id == id)).first() is not None


_COLUMNS = tuple(column for column in documents.c if column.name != "number")


def records(
    db: Database,
    *,
    id: str | None = None,
    publisher: str | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
) -> Iterator[DocumentRecord]:
    """By day of publication, undated documents last."""
    published = documents.c.published
    query = sa.select(*_COLUMNS).order_by(published.is_(None), published, documents.c.id).limit(limit)
    if id is not None:
        query = query.where(documents.c.id == id)
    if publisher is not None:
        query = query.where(documents.c.publisher == publisher)
    if since is not None:
        query = query.where(published >= since)
    if until is not None:
        query = query.where(published <= until)
    with db.read() as connection:
        for part in connection.execute(query).partitions():
            paths = _paths(connection, [row.id for row in part])
            for row in part:
                yield DocumentRecord(*(*row, paths.get(row.id, ())))


def _paths(connection: sa.Connection, ids: list[str]) -> dict[str, tuple[str, ...]]:
    query = (
        sa.select(document_paths.c.document, document_paths.c.path)
        .where(document_paths.c.document.in_(ids))
        .order_by(document_paths.c.document, document_paths.c.path)
    )
    paths: dict[str, tuple[str, ...]] = {}
    for id, path in connection.execute(query):
        paths[id] = (*paths.get(id, ()), path)
    return paths


def reading(db: Database, id: str) -> Reading:
    with db.read() as connection:
        try:
            return reading_by(connection, id)
        except NotFoundError as e:
            raise NotFoundError(e.what, where=db.where, hint=e.hint) from None


def reading_by(connection: sa.Connection, id: str) -> Reading:
    """The reading of a document, within a transaction. Raises NotFoundError."""
    body = connection.execute(
        sa.select(readings.c.body).where(readings.c.document == id)
    ).scalar_one_or_none()
    if body is None:
        raise NotFoundError(f"no document {id!r}", hint="`sayso documents` lists them")
    return writing.unpack(body, _text(connection, id))


def all_readings(db: Database) -> Iterator[Reading]:
    """Every reading, by document id."""
    with db.read() as connection:
        query = sa.select(readings.c.document, readings.c.body).order_by(readings.c.document)
        # A reading can be large: few at a time.
        for id, body in connection.execution_options(yield_per=20).execute(query):
            yield writing.unpack(body, _text(connection, id))


def _text(connection: sa.Connection, id: str) -> str:
    query = sa.select(passages.c.text).where(passages.c.document == id).order_by(passages.c.start)
    return "".join(connection.execute(query).scalars())
