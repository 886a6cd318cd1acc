"""Entities that resolution cannot tell apart: settled together, so that cost follows names, not mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter

import sqlalchemy as sa

from sayso.case import entities as stored
from sayso.case.database import Database
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
    e = entities.c
    grouped = (
        sa.select(
            e.likeness,
            sa.func.min(e.key).label("key"),
            sa.func.count().label("size"),
            sa.false().label("judged"),
        )
        .where(e.likeness.is_not(None), e.key.not_in(_SINGLE))
        .group_by(e.likeness)
    )
    single = sa.select(e.likeness, e.key, sa.literal(1), sa.true()).where(
        e.likeness.is_not(None), e.key.in_(_SINGLE)
    )
    found = sa.union_all(grouped, single).subquery("found")
    query = sa.select(
        found.c.key, found.c.likeness, found.c.size, found.c.judged, likenesses.c.links
    ).join_from(found, likenesses, likenesses.c.id == found.c.likeness)
    with db.read() as connection:
        for key, likeness, size, judged, links in connection.execute(query):
            yield Alike(key, likeness, size, bool(judged), tuple((to, score) for to, score in links))


def settle(db: Database, canonical: Mapping[str, str], single: Mapping[str, str]) -> int:
    """Gives the entities of each likeness a canonical key, and single ones (by key) their own.

    Returns how many changed; all in one transaction.
    """
    e = entities.c
    with db.write() as connection:
        used = connection.execute(
            sa.select(e.likeness, e.canonical).where(e.likeness.is_not(None)).distinct().order_by(e.likeness)
        ).all()
        stale = [
            likeness
            for likeness, rows in groupby(used, key=itemgetter(0))
            if [row[1] for row in rows] != [canonical.get(likeness)]
        ]
        changes: dict[str, str] = {}
        for column, wanted in ((e.likeness, stale), (e.key, sorted(single))):
            for batch in stored.batches(wanted):
                query = sa.select(e.key, e.likeness, e.canonical).where(column.in_(batch))
                for key, likeness, known in connection.execute(query):
                    canonical_key = single.get(key) or canonical.get(likeness, known)
                    if canonical_key != known:
                        changes[key] = canonical_key
        stored.change(connection, sorted(changes.items()))
    return len(changes)


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
