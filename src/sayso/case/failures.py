"""What could not be added, and why: one entry for each file, or for each item of a file."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from sayso.case.database import Database
from sayso.case.records import Failure
from sayso.case.tables import failures
from sayso.errors import SaysoError


def fail(db: Database, path: str, error: SaysoError) -> None:
    """Notes a failure; a later one of the same path and place takes its place."""
    row = {
        "path": path,
        "place": error.where or path,
        "code": error.code,
        "message": str(error),
        "at": datetime.now(UTC),
    }
    insert = db.insert(failures).values(row)
    update = {name: insert.excluded[name] for name in ("code", "message", "at")}
    with db.write() as connection:
        connection.execute(insert.on_conflict_do_update(index_elements=["path", "place"], set_=update))


def clear(db: Database, path: str) -> None:
    """Forgets the failures of `path`, before it is tried again."""
    with db.write() as connection:
        connection.execute(sa.delete(failures).where(failures.c.path == path))


def noted(db: Database) -> tuple[Failure, ...]:
    """By path and place."""
    with db.read() as connection:
        rows = connection.execute(sa.select(failures).order_by(failures.c.path, failures.c.place))
        return tuple(Failure(*row) for row in rows)
