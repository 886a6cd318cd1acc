"""The log of judgements: added to, marked undone, never rewritten."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from sayso.case.database import Database
from sayso.case.entities import batches
from sayso.case.marks import lock, mark
from sayso.case.tables import judgements
from sayso.errors import NotFoundError
from sayso.model import Judgement
from sayso.model.judgement import JudgementKind

_COLUMNS: Final = (
    judgements.c.id,
    judgements.c.kind,
    judgements.c.subject,
    judgements.c.object,
    judgements.c.origin,
    judgements.c.author,
    judgements.c.made,
    judgements.c.score,
    judgements.c.note,
    judgements.c.features,
    judgements.c.undone,
)
_CLUSTERING: Final = ("same", "different")
"""The kinds of judgements that say who is who."""


def judge(db: Database, made: Iterable[Judgement]) -> int:
    """Logs judgements in one transaction; those whose id is logged already are left as they are."""
    if not (logged_now := tuple(made)):
        return 0
    with db.write(lasting=True) as connection:
        lock(db, connection)
        return insert(db, connection, logged_now)


def insert(db: Database, connection: sa.Connection, made: Iterable[Judgement]) -> int:
    """Logs judgements within a transaction under `lock`; returns how many are new.

    The ends of new ones that say who is who are marked to be settled, unless they are only suggested.
    """
    logging = list(made)
    rows = [
        {
            "id": j.id,
            "kind": j.kind,
            "subject": j.subject,
            "object": j.object,
            "origin": j.origin,
            "author": j.author,
            "made": j.made,
            "score": j.score,
            "note": j.note,
            "features": [list(feature) for feature in j.features],
            "undone": j.undone,
        }
        for j in logging
    ]
    if not rows:
        return 0
    insertion = db.insert(judgements).on_conflict_do_nothing().returning(judgements.c.id)
    new = [j for j, row in zip(logging, rows, strict=True) if connection.execute(insertion, row).first()]
    telling = [j for j in new if j.kind in _CLUSTERING and j.origin != "suggested"]
    mark(db, connection, (end for j in telling for end in (j.subject, j.object)))
    return len(new)


def undo(db: Database, id: str, *, at: datetime) -> bool:
    """Marks a judgement undone; false when it was already. Raises NotFoundError for an unknown id."""
    j = judgements.c
    with db.write(lasting=True) as connection:
        lock(db, connection)
        undoing = sa.update(judgements).where(j.id == id, j.undone.is_(None)).values(undone=at)
        if undone := connection.execute(undoing.returning(j.kind, j.subject, j.object)).first():
            mark(db, connection, undone[1:] if undone[0] in _CLUSTERING else ())
            return True
        if connection.execute(sa.select(j.id).where(j.id == id)).first() is None:
            raise NotFoundError(
                f"no judgement {id!r}", where=db.where, hint="`sayso review` lists the judgements"
            )
        return False


def logged(
    db: Database,
    *,
    active_only: bool = True,
    kind: JudgementKind | None = None,
    about: str | None = None,
) -> tuple[Judgement, ...]:
    """The judgements in the order they were logged; `about` is either end of one."""
    j = judgements.c
    query = sa.select(*_COLUMNS).order_by(j.number)
    if active_only:
        query = query.where(j.undone.is_(None))
    if kind is not None:
        query = query.where(j.kind == kind)
    if about is not None:
        query = query.where(sa.or_(j.subject == about, j.object == about))
    with db.read() as connection:
        return tuple(map(_judgement, connection.execute(query)))


def clustering(connection: sa.Connection, ends: Collection[str] | None = None) -> tuple[Judgement, ...]:
    """The active judgements that say who is who, but for suggested ones; all, or those with such an end."""
    j = judgements.c
    query = sa.select(*_COLUMNS).where(j.undone.is_(None), j.origin != "suggested", j.kind.in_(_CLUSTERING))
    if ends is None:
        return tuple(map(_judgement, connection.execute(query.order_by(j.number))))
    found: dict[str, Judgement] = {}
    for batch in batches(sorted(ends)):
        for end in (j.subject, j.object):
            for row in connection.execute(query.where(end.in_(batch))):
                found[row[0]] = _judgement(row)
    return tuple(found.values())


def _judgement(row: Any) -> Judgement:
    told: dict[str, Any] = dict(row._mapping)
    told["features"] = tuple((name, value) for name, value in told["features"])
    return Judgement(**told)
