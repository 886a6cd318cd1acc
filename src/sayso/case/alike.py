"""Entities that resolution cannot tell apart: settled together, so that cost follows names, not mentions."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import sqlalchemy as sa

from sayso.case.database import Database
from sayso.case.entities import batches
from sayso.case.keys import short
from sayso.case.records import Alike
from sayso.case.tables import entities, judgements, likenesses, names

_JUDGED = sa.and_(
    judgements.c.origin == "person",
    judgements.c.undone.is_(None),
    judgements.c.kind.in_(("same", "different")),
)
_SINGLE = sa.union(
    sa.select(judgements.c.subject).where(_JUDGED), sa.select(judgements.c.object).where(_JUDGED)
)


def alike(db: Database) -> Iterator[Alike]:
    """One for all linked entities that are alike; one for each entity that a person has judged."""
    with db.read() as connection:
        yield from among(connection)


def among(connection: sa.Connection, ids: Collection[str] | None = None) -> Iterator[Alike]:
    """As `alike`, within a transaction; of all likenesses, or of those with these ids."""
    if ids is None:
        yield from _among(connection, entities.c.likeness.is_not(None))
        return
    for batch in batches(sorted(ids)):
        yield from _among(connection, entities.c.likeness.in_(batch))


def _among(connection: sa.Connection, chosen: sa.ColumnElement[bool]) -> Iterator[Alike]:
    e = entities.c
    grouped = (
        sa.select(
            e.likeness,
            sa.func.min(e.key).label("key"),
            sa.func.count().label("size"),
            sa.false().label("judged"),
        )
        .where(chosen, e.key.not_in(_SINGLE))
        .group_by(e.likeness)
    )
    single = sa.select(e.likeness, e.key, sa.literal(1), sa.true()).where(chosen, e.key.in_(_SINGLE))
    found = sa.union_all(grouped, single).subquery("found")
    query = sa.select(
        found.c.key, found.c.likeness, found.c.size, found.c.judged, likenesses.c.links
    ).join_from(found, likenesses, likenesses.c.id == found.c.likeness)
    for key, likeness, size, judged, links in connection.execute(query):
        yield Alike(key, likeness, size, bool(judged), tuple((to, score) for to, score in links))


def called(db: Database, name: str) -> frozenset[str]:
    """The canonical keys of the entities that have this name (folded as it was stored)."""
    e = entities.c
    found: set[str] = set()
    with db.read() as connection:
        likenesses = sa.select(names.c.likeness).where(names.c.name == short(name))
        for likeness in connection.execute(likenesses).scalars().all():
            # Two looks into the index, however many thousand entities there are: mostly all have one key.
            of_it = sa.select(sa.func.min(e.canonical)).where(e.likeness == likeness)
            least = connection.execute(of_it).scalar_one()
            most = connection.execute(of_it.with_only_columns(sa.func.max(e.canonical))).scalar_one()
            if least == most:
                found.add(least)
            else:
                every = sa.select(e.canonical).where(e.likeness == likeness).distinct()
                found.update(connection.execute(every).scalars())
    return frozenset(key for key in found if key is not None)


def records_called(db: Database, name: str) -> tuple[tuple[str, str], ...]:
    """Key and canonical key of every entity that has this name, by key."""
    e = entities.c
    query = (
        sa.select(e.key, e.canonical)
        .join_from(names, entities, e.likeness == names.c.likeness)
        .where(names.c.name == short(name))
        .order_by(e.key)
    )
    with db.read() as connection:
        return tuple((key, canonical) for key, canonical in connection.execute(query))
