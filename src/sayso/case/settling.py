"""Settling: what has changed is read, decided and written in one transaction, one program at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Final

import sqlalchemy as sa

from sayso.case import copies
from sayso.case import entities as stored
from sayso.case.database import Database
from sayso.case.marks import EVERYTHING, lock, marked
from sayso.case.records import Region, Settled
from sayso.case.region import region
from sayso.case.tables import entities, unsettled

_AT_ONCE: Final = 50
"""Likenesses asked for in one statement where each has a condition of its own."""


def settle(
    db: Database, work: Callable[[Region], Settled], *, least: float = 0.0, everything: bool = False
) -> int:
    """Writes what `work` makes of all that changed since the last time, and of what hangs together with it.

    With `everything`, of the whole case. Returns how many entities have another canonical key than
    before. A program that is killed leaves the case as it was, with the same to be settled.
    """
    if not everything:
        with db.read() as connection:
            if not connection.execute(sa.select(unsettled.c.mark).limit(1)).first():
                return 0
    with db.write() as connection:
        lock(db, connection)
        marks = marked(connection)
        part = region(connection, {EVERYTHING} if everything else marks, least=least)
        made = work(part)
        changed = _give_keys(connection, made.canonical, made.single)
        copies.set_groups(connection, made.groups, part.documents)
        for batch in stored.batches(sorted(marks)):
            connection.execute(sa.delete(unsettled).where(unsettled.c.mark.in_(batch)))
    return changed


def _give_keys(connection: sa.Connection, canonical: Mapping[str, str], single: Mapping[str, str]) -> int:
    """Gives the entities of each likeness their canonical key, and single ones (by key) their own."""
    changes = dict(_changes(connection, canonical, single))
    stored.change(connection, sorted(changes.items()))
    return len(changes)


def _changes(
    connection: sa.Connection, canonical: Mapping[str, str], single: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    e = entities.c
    stale: set[str] = set()
    for batch in stored.batches(sorted(canonical)):
        used = sa.select(e.likeness, e.canonical).where(e.likeness.in_(batch)).distinct()
        stale |= {x for x, key in connection.execute(used) if canonical[x] != key}
    rest = iter(sorted(stale))
    while some := list(islice(rest, _AT_ONCE)):
        # Only those with another key are read: of a frequent name, the few that are new.
        other = (sa.and_(e.likeness == x, e.canonical != canonical[x]) for x in some)
        for key, likeness in connection.execute(sa.select(e.key, e.likeness).where(sa.or_(*other))):
            if key not in single:
                yield key, canonical[likeness]
    for batch in stored.batches(sorted(single)):
        for key, known in connection.execute(sa.select(e.key, e.canonical).where(e.key.in_(batch))):
            if single[key] != known:
                yield key, single[key]
