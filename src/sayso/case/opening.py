"""Opening a case: making a new one, knowing an old or a newer one, and refusing what is none."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import sqlalchemy as sa

from sayso.case.database import Database, connect, is_url, translated
from sayso.case.tables import HEAD, SEARCH_DDL, VERSION_TABLE, metadata
from sayso.errors import CaseError

_LOCK: Final = 0x5A750
"""The advisory lock that keeps two programs from making or migrating one PostgreSQL case at once."""

_NONE: Final = ""
_FOREIGN: Final = "foreign"


def open_database(where: str | Path, *, create: bool = True) -> Database:
    """The database of the case at `where`, made or brought up to date as needed.

    Raises CaseError when there is no case and `create` is false, when it is not a case, was made by a
    newer Sayso, or cannot be opened or written.
    """
    if not is_url(where):
        _check_path(Path(where), create=create)
    db = connect(where)
    try:
        state = _state(db)
        if state != HEAD:
            _bring_up(db, state, create=create)
    except BaseException:
        db.close()
        raise
    return db


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise CaseError("this is a folder, not a case", where=str(path), hint="Name a file in it")
    if path.exists():
        return
    if not create:
        raise CaseError("there is no such case", where=str(path), hint="Check the name, or add documents")
    if not path.parent.is_dir():
        raise CaseError("there is no such folder", where=str(path.parent), hint="Make it first")


def _state(db: Database) -> str:
    with db.read() as connection:
        return _revision(connection)


def _revision(connection: sa.Connection) -> str:
    """The revision of the schema; `_NONE` for an empty database, `_FOREIGN` for one of something else."""
    if connection.dialect.name == "sqlite":
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
    else:
        names = connection.exec_driver_sql(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
        ).scalars()
    tables = set(names)
    if VERSION_TABLE in tables:
        return str(connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar_one())
    return _FOREIGN if tables else _NONE


def _bring_up(db: Database, state: str, *, create: bool) -> None:
    if state == _FOREIGN:
        raise CaseError(
            "this database holds something else, not a case", where=db.where, hint="Name a new one"
        )
    if state == _NONE and not create:
        raise CaseError("there is no case here", where=db.where, hint="Check the name, or add documents")
    if state > HEAD:
        raise CaseError(
            f"this case was made by a newer Sayso (schema {state}, this one knows {HEAD})",
            where=db.where,
            hint="Install the newer Sayso to open it",
        )
    if db.dialect == "sqlite":
        _use_wal(db)
    with db.write() as connection:
        if db.dialect == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        # Another program may have done it while this one waited for the lock.
        state = _revision(connection)
        if state == _NONE:
            _make(connection)
        elif state < HEAD:
            from sayso.case.migrations import upgrade  # alembic is slow to import, and seldom needed

            upgrade(connection)


def _use_wal(db: Database) -> None:
    """Lets readers read while a writer writes. The mode stays with the file."""
    with translated(db.where), db.engine.connect() as connection:
        raw = connection.connection.driver_connection
        if raw is not None:
            raw.execute("PRAGMA journal_mode = WAL")


def _make(connection: sa.Connection) -> None:
    metadata.create_all(connection)
    for statement in SEARCH_DDL[connection.dialect.name]:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        f"CREATE TABLE {VERSION_TABLE} (version_num VARCHAR(32) NOT NULL"
        f", CONSTRAINT {VERSION_TABLE}_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql(f"INSERT INTO {VERSION_TABLE} (version_num) VALUES ('{HEAD}')")
