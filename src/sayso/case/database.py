"""One way to reach both databases: connections, transactions, streaming, and errors in our own words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from sayso.errors import CaseError

BUSY_SECONDS: Final = 30
"""How long a writer waits for another before it gives up."""

ROWS_AT_ONCE: Final = 1000
_WRITING: Final = "sayso_writing"
_LASTING: Final = "sayso_lasting"


class Database:
    """An engine with `read` and `write` connections. `where` is a path, or a URL without its password."""

    def __init__(self, engine: sa.Engine, where: str) -> None:
        self.engine, self.where = engine, where
        self.dialect = engine.dialect.name

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A connection that sees one state of the case; rows stream, `ROWS_AT_ONCE` in memory."""
        with translated(self.where), self.engine.connect() as connection:
            yield connection.execution_options(yield_per=ROWS_AT_ONCE)

    @contextmanager
    def write(self, *, lasting: bool = False) -> Iterator[sa.Connection]:
        """A connection in a transaction: all that is written in it, or nothing.

        A killed program loses nothing that was committed. With `lasting` neither does a loss of power;
        without, what was written last may be missing then, as if it had never been added.
        """
        with translated(self.where), self.engine.connect() as connection:
            connection = connection.execution_options(**{_WRITING: True, _LASTING: lasting})
            with connection.begin():
                yield connection

    def insert(self, table: sa.Table) -> sqlite.Insert | postgresql.Insert:
        """An INSERT that knows ON CONFLICT."""
        return postgresql.insert(table) if self.dialect == "postgresql" else sqlite.insert(table)

    def close(self) -> None:
        self.engine.dispose()


def connect(where: str | Path) -> Database:
    """The database at a path (SQLite) or at a `postgresql://` URL; nothing is read or written yet."""
    if is_url(where):
        return _postgresql(str(where))
    path = Path(where)
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS}
    )
    sa.event.listen(engine, "connect", _configure_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return Database(engine, str(path))


def is_url(where: str | Path) -> bool:
    return isinstance(where, str) and where.startswith(("postgresql://", "postgres://"))


def _postgresql(where: str) -> Database:
    try:
        url = sa.make_url(where).set(drivername="postgresql+psycopg")
    except (sa.exc.ArgumentError, ValueError) as e:
        raise CaseError("malformed database URL", hint="Write postgresql://user@host/database") from e
    shown = url.set(drivername="postgresql").render_as_string(hide_password=True)
    try:
        engine = sa.create_engine(url, pool_pre_ping=True, connect_args={"application_name": "sayso"})
    except ModuleNotFoundError as e:
        raise CaseError(
            "the PostgreSQL driver is not installed", where=shown, hint="pip install 'sayso[postgres]'"
        ) from e
    return Database(engine, shown)


def _configure_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # Transactions are ours to begin: the driver's own would start too late for reads to be one state.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -8192")


def _begin_sqlite(connection: sa.Connection) -> None:
    # A writer takes the lock at once: a read that turns into a write could find that it has come too late.
    options = connection.get_execution_options()
    writing = options.get(_WRITING)
    if writing:
        # Waiting for the disk with every document would take longer than storing it.
        connection.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if options.get(_LASTING) else 'NORMAL'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Turns the driver's errors into `CaseError`s that say what to do."""
    try:
        yield
    except sa.exc.StatementError as e:
        what, hint = _explain(str(e.orig))
        raise CaseError(what, where=where, hint=hint) from e


_EXPLANATIONS: Final[tuple[tuple[tuple[str, ...], str, str], ...]] = (
    (
        ("database is locked", "database table is locked", "lock timeout"),
        "the case is locked: another program is writing to it",
        "Wait until it has finished, then try again",
    ),
    (
        ("readonly database", "read-only"),
        "the case cannot be written",
        "Check the permissions of the file and of its folder",
    ),
    (
        ("unable to open database file",),
        "the case cannot be opened",
        "Check that the folder exists and that you may write in it",
    ),
    (
        ("file is not a database", "file is encrypted"),
        "this file is not a case",
        "Name a file that `sayso add` has made, or a new one",
    ),
    (
        ("malformed", "disk I/O error"),
        "the case file is damaged",
        "Restore it from a copy, or add its documents to a new case",
    ),
    (
        ("disk is full", "No space left", "DiskFull"),
        "the disk is full",
        "Make room; nothing half-written is left behind",
    ),
    (
        ("password authentication failed", "permission denied"),
        "the database refuses this user",
        "Check the user, the password and the user's rights",
    ),
    (
        ("connection", "could not translate host"),
        "the database cannot be reached",
        "Check that the server runs and that host, port and database name are right",
    ),
)


def _explain(message: str) -> tuple[str, str]:
    for signs, what, hint in _EXPLANATIONS:
        if any(sign in message for sign in signs):
            return what, hint
    first = message.strip().splitlines()[0] if message.strip() else "unknown error"
    return f"the database reports: {first}", "Nothing was changed"


Row = dict[str, Any]
