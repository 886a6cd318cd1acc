"""What has changed since a case was last settled: noted with each change, forgotten once it is settled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import sqlalchemy as sa

from sayso.case.database import Database
from sayso.case.tables import unsettled

EVERYTHING: Final = ""
"""The mark that has the whole case settled: a document went, or an older version left the case unsettled."""

LOCK: Final = 0x5A751
"""The advisory lock under which PostgreSQL links, judges, removes and settles, so that no mark is lost
between them; on SQLite only one program writes anyway."""


def lock(db: Database, connection: sa.Connection) -> None:
    """Waits until no other program changes what settling follows from; holds until the transaction ends."""
    if db.dialect == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")


def mark(db: Database, connection: sa.Connection, marks: Iterable[str]) -> None:
    """Notes documents (ids) and ends of judgements to be settled, within a transaction under `lock`."""
    rows = [{"mark": m} for m in sorted(set(marks))]
    if rows:
        connection.execute(db.insert(unsettled).on_conflict_do_nothing(), rows)


def marked(connection: sa.Connection) -> frozenset[str]:
    return frozenset(connection.execute(sa.select(unsettled.c.mark)).scalars())
