"""Copied texts: the signatures by which they are found, and which group of copies each belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from sayso.case.database import Database
from sayso.case.entities import batches
from sayso.case.records import Copy
from sayso.case.tables import copies, documents, signatures


def sign(db: Database, document: str, hashes: Sequence[int]) -> None:
    """Stores a document's band hashes (signed 64-bit), in band order; the first signature stays."""
    rows = [{"document": document, "band": n, "hash": value} for n, value in enumerate(hashes)]
    if rows:
        with db.write() as connection:
            connection.execute(db.insert(signatures).on_conflict_do_nothing(), rows)


def near(db: Database, hashes: Sequence[int]) -> frozenset[str]:
    """The documents that share at least one band with these hashes."""
    s = signatures.c
    found: set[str] = set()
    with db.read() as connection:
        query = sa.select(s.document).where(s.band == sa.bindparam("b"), s.hash == sa.bindparam("h"))
        for band, value in enumerate(hashes):
            found.update(connection.execute(query, {"b": band, "h": value}).scalars())
    return frozenset(found)


def unsigned(db: Database) -> tuple[str, ...]:
    """The documents without a signature, in order."""
    query = sa.select(documents.c.id).where(~sa.exists().where(signatures.c.document == documents.c.id))
    with db.read() as connection:
        return tuple(connection.execute(query.order_by(documents.c.id)).scalars())


def set_copies(db: Database, found: Mapping[str, tuple[str, float]]) -> None:
    """Says for each document which origin group it copies and how much; others keep what they had."""
    rows = [{"document": d, "origin": origin, "share": share} for d, (origin, share) in found.items()]
    insert = db.insert(copies)
    update = {name: insert.excluded[name] for name in ("origin", "share")}
    if rows:
        with db.write() as connection:
            connection.execute(insert.on_conflict_do_update(index_elements=["document"], set_=update), rows)


def forget(db: Database, ids: Iterable[str]) -> None:
    """Takes back that these documents are copies."""
    with db.write() as connection:
        for batch in batches(ids):
            connection.execute(sa.delete(copies).where(copies.c.document.in_(batch)))


def known(db: Database) -> tuple[Copy, ...]:
    """By document id."""
    with db.read() as connection:
        return tuple(Copy(*row) for row in connection.execute(sa.select(copies).order_by(copies.c.document)))
