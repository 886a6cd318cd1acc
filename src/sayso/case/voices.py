"""Who speaks in a case, counted in the database."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import sqlalchemy as sa

from sayso.case.database import Database
from sayso.case.records import VoiceRecord
from sayso.case.tables import attributions, claims, documents, entities


def voice_records(db: Database) -> tuple[VoiceRecord, ...]:
    """Every voice, those with the most statements, then claims, first; then by key."""
    a, c = attributions.c, claims.c
    said = sa.union_all(
        sa.select(
            a.voice,
            a.voice_kind,
            a.voice_name,
            a.document,
            sa.literal_column("1").label("statements"),
            sa.literal_column("0").label("claims"),
        ).where(~a.comment),
        sa.select(
            c.voice,
            c.voice_kind,
            c.voice_name,
            c.document,
            sa.literal_column("0"),
            sa.func.count(),
        ).group_by(c.voice, c.voice_kind, c.voice_name, c.document),
    ).subquery()
    query = (
        sa.select(
            said.c.voice,
            sa.func.min(said.c.voice_kind),
            sa.func.max(said.c.voice_name),
            sa.func.sum(said.c.statements),
            sa.func.sum(said.c.claims),
            sa.func.count(sa.distinct(said.c.document)),
            sa.func.min(documents.c.published),
            sa.func.max(documents.c.published),
        )
        .join_from(said, documents, said.c.document == documents.c.id)
        .group_by(said.c.voice)
    )
    with db.read() as connection:
        rows = connection.execute(query).all()
        known = {key: (name, roles) for key, name, roles in _described(connection)}
    voices = []
    for key, kind, name, statements, claimed, in_documents, first, last in rows:
        best, roles = known.get(key, (name, ()))
        counts = (int(statements), int(claimed), in_documents)
        voices.append(VoiceRecord(key, best, kind, roles, *counts, first, last))
    return tuple(sorted(voices, key=lambda v: (-v.statements, -v.claims, v.key)))


def _described(connection: sa.Connection) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each named voice with its name and its roles, the roles in order of first mention by document."""
    e = entities.c
    speaking = sa.union(
        sa.select(attributions.c.voice).where(attributions.c.voice_kind == "speaker"),
        sa.select(claims.c.voice).where(claims.c.voice_kind == "speaker"),
    )
    query = (
        sa.select(e.canonical, e.name, e.mentions, e.roles)
        .where(e.canonical.in_(speaking))
        .order_by(e.canonical, e.document, e.ordinal)
    )
    for canonical, rows in groupby(connection.execute(query), key=itemgetter(0)):
        names: dict[str, int] = {}
        roles: dict[str, None] = {}
        for _, name, mentions, said in rows:
            names[name] = names.get(name, 0) + mentions
            roles.update(dict.fromkeys(said))
        yield canonical, most_used(names), tuple(roles)


def most_used(names: dict[str, int]) -> str:
    """The name with the most mentions; of equals the longest, then the first by code point."""
    return min(names, key=lambda name: (-names[name], -len(name), name))
