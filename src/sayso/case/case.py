"""`Case`: the one object through which the rest of Sayso reaches a store of readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Final, Self

from sayso.case import claims, copies, documents, entities, failures, judgements, search, voices
from sayso.case.database import Database
from sayso.case.opening import open_database
from sayso.case.records import (
    CommitmentRecord,
    Copy,
    DocumentRecord,
    Failure,
    Hit,
    PairCount,
    StatementRecord,
    VoiceRecord,
)
from sayso.errors import SaysoError
from sayso.model import ClaimRecord, EntityRecord, Judgement, Reading
from sayso.model.judgement import JudgementKind

_NO_BLOCKS: Final[Mapping[str, frozenset[str]]] = MappingProxyType({})


def open_case(where: str | Path, *, create: bool = True) -> Case:
    """The case at a path (SQLite) or at a `postgresql://` URL, brought up to date if it is older.

    Raises CaseError when there is none and `create` is false, when it is not a case, was made by a newer
    Sayso, is locked, or cannot be opened or written.
    """
    return Case(open_database(where, create=create))


class Case:
    """A store of documents, readings and judgements about one subject.

    Every method that writes does so in one transaction, whole or not at all, so that the program may be
    killed at any moment. Iterators stream: they hold a connection until exhausted or closed. Every
    method raises CaseError when the database cannot do it.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    @property
    def where(self) -> str:
        """The path of the case, or its URL without a password."""
        return self._db.where

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes all connections. Iterators must be finished before."""
        self._db.close()

    # Documents and readings

    def add(self, reading: Reading, *, path: str, blocks: Mapping[str, frozenset[str]] = _NO_BLOCKS) -> bool:
        """Adds a reading; false when its document is in the case already, whose reading then stays.

        The path is kept in either case. `blocks` maps entity keys to the blocks that `candidates` finds
        them by.
        """
        return documents.add(self._db, reading, path=path, blocks=blocks)

    def has(self, document_id: str) -> bool:
        return documents.has(self._db, document_id)

    def document_ids(self) -> frozenset[str]:
        """The ids of all documents."""
        return documents.ids(self._db)

    def documents(
        self,
        *,
        id: str | None = None,
        publisher: str | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
    ) -> Iterator[DocumentRecord]:
        """The documents that meet every condition, by day of publication, undated ones last.

        `since` and `until` are inclusive days of publication and leave undated documents out.
        """
        return documents.records(self._db, id=id, publisher=publisher, since=since, until=until, limit=limit)

    def reading(self, document_id: str) -> Reading:
        """The reading of a document, as it was added. Raises NotFoundError."""
        return documents.reading(self._db, document_id)

    def readings(self) -> Iterator[Reading]:
        """Every reading, by document id."""
        return documents.all_readings(self._db)

    # Claims, statements, commitments, voices

    def claim_records(
        self,
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
        """The claims that meet every condition, by document id and order in the text.

        `subject`, `object`, `actor` (either of the two), `pair` (in either direction) and `voice` are
        canonical keys. Names are those used in the document; `names` gives those of canonical keys.
        """
        return claims.claim_records(
            self._db,
            subject=subject,
            object=object,
            pair=pair,
            actor=actor,
            type=type,
            voice=voice,
            document=document,
            limit=limit,
        )

    def pair_counts(self, *, actor: str | None = None, type: str | None = None) -> Iterator[PairCount]:
        """How many claims and voices there are for each subject, object, type and polarity."""
        return claims.pair_counts(self._db, actor=actor, type=type)

    def statements(
        self, *, voice: str | None = None, document: str | None = None, limit: int | None = None
    ) -> Iterator[StatementRecord]:
        """Attributions with their words, by document id and order in the text."""
        return claims.statements(self._db, voice=voice, document=document, limit=limit)

    def commitments(
        self, *, obligor: str | None = None, agreement: str | None = None, document: str | None = None
    ) -> Iterator[CommitmentRecord]:
        """Commitments with their words; `obligor` and `agreement` are canonical keys."""
        return claims.commitment_records(self._db, obligor=obligor, agreement=agreement, document=document)

    def voices(self) -> tuple[VoiceRecord, ...]:
        """Who speaks, those with the most statements first."""
        return voices.voice_records(self._db)

    # Entities

    def entity_records(self, keys: Iterable[str] | None = None) -> Iterator[EntityRecord]:
        """All entities, or those of `keys` that exist, by key."""
        return entities.records(self._db, keys)

    def candidates(self, blocks: Iterable[str]) -> tuple[EntityRecord, ...]:
        """The entities that share at least one of the blocks, by key."""
        return entities.candidates(self._db, blocks)

    def blocks(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every block with the keys of its entities, in order."""
        return entities.blocks(self._db)

    def members(self, canonical: str) -> tuple[EntityRecord, ...]:
        """The entities that are one under the canonical key, by key."""
        return entities.members(self._db, canonical)

    def canonical_keys(self, keys: Iterable[str] | None = None) -> dict[str, str]:
        """Canonical key by entity key; an entity that was never merged is its own."""
        return entities.canonical_keys(self._db, keys)

    def names(self, keys: Iterable[str] | None = None) -> dict[str, str]:
        """The name of each canonical key that its documents use most."""
        return entities.names(self._db, keys)

    def set_canonical(self, mapping: Mapping[str, str]) -> int:
        """Gives entities (by key) their canonical keys, also in claims, attributions and commitments.

        Returns how many changed. Raises NotFoundError for an unknown entity, and then changes nothing.
        """
        return entities.set_canonical(self._db, mapping)

    # Judgements

    def judge(self, *made: Judgement) -> int:
        """Logs judgements and returns how many are new; a logged id is left as it is."""
        return judgements.judge(self._db, made)

    def undo(self, id: str, at: datetime) -> bool:
        """Marks a judgement undone; false when it was already. Raises NotFoundError."""
        return judgements.undo(self._db, id, at=at)

    def judgements(
        self, active_only: bool = True, *, kind: JudgementKind | None = None, about: str | None = None
    ) -> tuple[Judgement, ...]:
        """The judgements in the order they were logged, without undone ones unless asked for."""
        return judgements.logged(self._db, active_only=active_only, kind=kind, about=about)

    # Search, failures, copies

    def search(self, query: str, limit: int = 20) -> Iterator[Hit]:
        """The documents that answer a query, best first: words, "phrases", `begin*`, `-without`."""
        with self._db.read() as connection:
            yield from search.find(self._db, connection, query, limit)

    def fail(self, path: str, error: SaysoError) -> None:
        """Notes that a file (or the item that `error.where` names) could not be added."""
        failures.fail(self._db, path, error)

    def clear_failures(self, path: str) -> None:
        """Forgets the failures of `path`, before it is tried again."""
        failures.clear(self._db, path)

    def failures(self) -> tuple[Failure, ...]:
        """What could not be added and why, by path."""
        return failures.noted(self._db)

    def sign(self, document_id: str, hashes: Sequence[int]) -> None:
        """Stores a document's MinHash band hashes, signed 64-bit, in band order."""
        copies.sign(self._db, document_id, hashes)

    def unsigned(self) -> tuple[str, ...]:
        """The ids of the documents that have no signature yet."""
        return copies.unsigned(self._db)

    def near(self, hashes: Sequence[int]) -> frozenset[str]:
        """The ids of the documents that share at least one band with these hashes."""
        return copies.near(self._db, hashes)

    def set_copies(self, found: Mapping[str, tuple[str, float]]) -> None:
        """Says for each document which origin group it belongs to, and the share (0..1) copied."""
        copies.set_copies(self._db, found)

    def forget_copies(self, document_ids: Iterable[str]) -> None:
        """Takes back that these documents are copies."""
        copies.forget(self._db, document_ids)

    def copies(self) -> tuple[Copy, ...]:
        """The documents known as copies, by id."""
        return copies.known(self._db)
