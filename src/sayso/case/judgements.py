"""The log of judgements: added to, marked undone, never rewritten."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from sayso.case.database import Database
from sayso.case.tables import judgements
from sayso.errors import NotFoundError
from sayso.model import Judgement
from sayso.model.judgement import JudgementKind


def judge(db: Database, made: Iterable[Judgement]) -> int:
    """Logs judgements in one transaction; those whose id is logged already are left as they are."""
    if not (logged_now := tuple(made)):
        return 0
    with db.write(lasting=True) as connection:
        return insert(db, connection, logged_now)


def insert(db: Database, connection: sa.Connection, made: Iterable[Judgement]) -> int:
    """Logs judgements within a transaction; returns how many are new."""
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
        for j in made
    ]
    if not rows:
        return 0
    insertion = db.insert(judgements).on_conflict_do_nothing().returning(judgements.c.id)
    return sum(1 for row in rows if connection.execute(insertion, row).first())


def undo(db: Database, id: str, *, at: datetime) -> bool:
    """Marks a judgement undone; false when it was already. Raises NotFoundError for an unknown id."""
    j = judgements.c
    with db.write(lasting=True) as connection:
        marked = connection.execute(
            sa.update(judgements).where(j.id == id, j.undone.is_(None)).values(undone=at)
        )
        if marked.rowcount:
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
    query = sa.select(
        j.id,
        j.kind,
        j.subject,
        j.object,
        j.origin,
        j.author,
        j.made,
        j.score,
        j.note,
        j.features,
        j.undone,
    ).order_by(j.number)
    if active_only:
        query = query.where(j.undone.is_(None))
    if kind is not None:
        query = query.where(j.kind == kind)
    if about is not None:
        query = query.where(sa.or_(j.subject == about, j.object == about))
    with db.read() as connection:
        return tuple(
            Judgement(*row[:9], features=tuple((name, value) for name, value in row[9]), undone=row[10])
            for row in connection.execute(query)
        )
