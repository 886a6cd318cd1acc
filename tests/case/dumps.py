"""What a case holds, as text to compare: without row numbers and times of adding."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa

from sayso.case.database import connect
from sayso.case.tables import metadata

_OF_THE_RUN = {"number", "added", "seen", "at", "made"}


def dump(place: str) -> list[str]:
    """One line for each row of each table, sorted."""
    db = connect(place)
    try:
        with db.read() as connection:
            lines = []
            for table in metadata.sorted_tables:
                columns = [c for c in table.c if c.name not in _OF_THE_RUN]
                for row in connection.execute(sa.select(*columns)):
                    lines.append(f"{table.name} {json.dumps(list(row), default=_plain)}")
            return sorted(lines)
    finally:
        db.close()


def _plain(value: Any) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
