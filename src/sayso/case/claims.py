"""Claims, statements and commitments of a case, with the words and the document of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from sayso.case.database import Database
from sayso.case.records import CommitmentRecord, PairCount, StatementRecord
from sayso.case.tables import attributions, claims, commitments, documents
from sayso.model import ClaimRecord, Span, Time
from sayso.model.claim import EVIDENCE_MODALITIES

_ABOUT_DOCUMENT = (
    documents.c.id,
    documents.c.title,
    documents.c.publisher,
    documents.c.url,
    documents.c.published,
)
_CLAIM = claims.c


def claim_records(
    db: Database,
    *,
    subject: str | None = None,
    object: str | None = None,
    pair: tuple[str, str] | None = None,
    actor: str | None = None,
    type: str | None = None,
    voice: str | None = None,
    document: str | None = None,
    limit: int | None = None,
) -> Iterator[ClaimRecord]:
    """The claims that meet every condition, by document id and order in the text."""
    c = _CLAIM
    conditions: list[sa.ColumnElement[bool]] = []
    if pair is not None:
        ends = (pair, pair[::-1])
        conditions.append(sa.or_(*(sa.and_(c.subject == a, c.object == b) for a, b in ends)))
    if actor is not None:
        conditions.append(sa.or_(c.subject == actor, c.object == actor))
    for column, value in ((c.subject, subject), (c.object, object), (c.voice, voice)):
        if value is not None:
            conditions.append(column == value)
    if type is not None:
        # A type is a large part of a case: where anything else narrows it down, its index must not be used.
        conditions.append((c.type.concat("") if conditions or document is not None else c.type) == type)
    # Ordered by a plain column, a database may walk the whole case in that order to save a small sort.
    order = c.document.concat("") if conditions and document is None else c.document
    if document is not None:
        conditions.append(c.document == document)
    query = (
        sa.select(
            *_ABOUT_DOCUMENT,
            c.id,
            c.voice,
            c.voice_kind,
            c.voice_name,
            c.subject,
            c.subject_name,
            c.type,
            c.object,
            c.object_name,
            c.polarity,
            c.modality,
            c.ended,
            c.time_text,
            c.time_start,
            c.time_end,
            c.time_precision,
            c.time_inferred,
            c.place_name,
            c.evidence_start,
            c.evidence_end,
            c.quote,
            c.attribution,
            c.cue,
            c.confidence,
        )
        .join_from(claims, documents, c.document == documents.c.id)
        .where(*conditions)
        .order_by(order, c.ordinal)
        .limit(limit)
    )
    with db.read() as connection:
        for row in connection.execute(query):
            yield _claim_record(row)


def _claim_record(row: Sequence[Any]) -> ClaimRecord:
    # Unpacking is several times quicker than attribute access, and a big pair has thousands of these.
    (
        document, title, publisher, url, published,
        id, voice, voice_kind, voice_name,
        subject, subject_name, type, object, object_name, polarity, modality, ended,
        time_text, time_start, time_end, time_precision, time_inferred, place_name,
        start, end, quote, attribution, cue, confidence,
    ) = row  # fmt: skip
    time = None
    if time_text is not None:
        time = Time(time_text, time_start, time_end, time_precision, time_inferred)
    return ClaimRecord(
        id=f"{document}:{id}",
        document=document,
        title=title,
        publisher=publisher,
        url=url,
        published=published,
        voice=voice,
        voice_kind=voice_kind,
        voice_name=voice_name,
        subject=subject,
        subject_name=subject_name,
        type=type,
        object=object,
        object_name=object_name,
        polarity=polarity,
        modality=modality,
        ended=ended,
        time=time,
        place_name=place_name,
        evidence=(start, end),
        quote=quote,
        attribution=attribution,
        cue=cue,
        confidence=confidence,
    )


def pair_counts(db: Database, *, actor: str | None = None, type: str | None = None) -> Iterator[PairCount]:
    """Counts by subject, object, type and polarity, in that order."""
    c = _CLAIM
    group = (c.subject, c.object, c.type, c.polarity)
    evidence = c.modality.in_(sorted(EVIDENCE_MODALITIES))

    def distinct(*kinds: str) -> sa.ColumnElement[int]:
        return sa.func.count(sa.distinct(sa.case((evidence & c.voice_kind.in_(kinds), c.voice))))

    query = sa.select(
        *group,
        sa.func.count(),
        distinct("speaker", "unnamed"),
        distinct("narrator"),
        sa.func.count(sa.case((c.voice_kind == "comment", 1))),
    )
    if actor is not None:
        query = query.where(sa.or_(c.subject == actor, c.object == actor))
    if type is not None:
        query = query.where(c.type == type)
    with db.read() as connection:
        for row in connection.execute(query.group_by(*group).order_by(*group)):
            yield PairCount(*row)


def statements(
    db: Database, *, voice: str | None = None, document: str | None = None, limit: int | None = None
) -> Iterator[StatementRecord]:
    """The attributions that meet every condition, by document id and order in the text."""
    a = attributions.c
    query = (
        sa.select(
            *_ABOUT_DOCUMENT,
            a.id,
            a.voice,
            a.voice_kind,
            a.voice_name,
            a.kind,
            a.quote,
            a.source,
            a.cue,
            a.spans,
            a.parent,
            a.comment,
            a.confidence,
        )
        .join_from(attributions, documents, a.document == documents.c.id)
        .order_by(a.document.concat("") if voice is not None else a.document, a.ordinal)
        .limit(limit)
    )
    if voice is not None:
        query = query.where(a.voice == voice)
    if document is not None:
        query = query.where(a.document == document)
    with db.read() as connection:
        for row in connection.execute(query):
            yield _statement_record(row)


def _statement_record(row: Sequence[Any]) -> StatementRecord:
    *described, spans, parent, comment, confidence = row
    document, title, publisher, url, published, id, *words = described
    about = (f"{document}:{id}", document, title, publisher, url, published)
    return StatementRecord(*(*about, *words, *map(_spans, spans), parent, comment, confidence))


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in pairs)


def commitment_records(
    db: Database, *, obligor: str | None = None, agreement: str | None = None, document: str | None = None
) -> Iterator[CommitmentRecord]:
    """The commitments that meet every condition, by document id and order in the text."""
    c = commitments.c
    query = (
        sa.select(
            c.id,
            *_ABOUT_DOCUMENT,
            c.agreement,
            c.agreement_key,
            c.obligor,
            c.obligor_name,
            c.act,
            c.beneficiary,
            c.beneficiary_name,
            c.deadline,
            c.evidence_start,
            c.evidence_end,
            c.quote,
        )
        .join_from(commitments, documents, c.document == documents.c.id)
        .order_by(c.document, c.ordinal)
    )
    for column, value in ((c.obligor, obligor), (c.agreement_key, agreement), (c.document, document)):
        if value is not None:
            query = query.where(column == value)
    with db.read() as connection:
        for row in connection.execute(query):
            yield _commitment_record(row)


def _commitment_record(row: Sequence[Any]) -> CommitmentRecord:
    id, document, *known, start, end, quote = row
    return CommitmentRecord(*(f"{document}:{id}", document, *known, (start, end), quote))
