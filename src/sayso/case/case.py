"""`Case`: the one object through which the rest of Sayso reaches a store of readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Final, Self

from sayso.case import (
    alike,
    claims,
    copies,
    documents,
    entities,
    failures,
    judgements,
    linking,
    removing,
    search,
    settling,
    voices,
)
from sayso.case.database import Database
from sayso.case.linking import Known
from sayso.case.opening import open_database
from sayso.case.records import (
    Alike,
    CommitmentRecord,
    CopyFacts,
    CopyGroupRecord,
    DocumentRecord,
    Failure,
    Hit,
    Link,
    PairCount,
    PairRecord,
    Region,
    Settled,
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

    def remove(self, document_id: str, work: removing.Work) -> None:
        """Removes a document with all that was read in it, and what `work` drops. Raises NotFoundError.

        `work` is asked within the transaction, once the document is gone. Judgements of people stay.
        """
        removing.remove(self._db, document_id, work)

    def replace(self, reading: Reading, work: removing.Work) -> None:
        """Puts a reading in the place of the one that its document has, unlinked. As `remove`."""
        removing.replace(self._db, reading, work)

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

    # Search, failures

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

    # Linking: what one document has to do with the others

    def link(self, document_id: str, work: Callable[[Known], Link]) -> bool:
        """Stores what `work` makes of a document, given what was known before; false if it was linked.

        One document is linked at a time, also by several programs, so that no two miss each other.
        """
        return linking.link(self._db, document_id, work)

    def unlinked(self) -> tuple[str, ...]:
        """The ids of the documents that were added but not linked yet."""
        return linking.unlinked(self._db)

    def alike(self) -> Iterator[Alike]:
        """The linked entities, those that resolution cannot tell apart as one; judged ones on their own."""
        return alike.alike(self._db)

    def settle(
        self, work: Callable[[Region], Settled], *, least: float = 0.0, everything: bool = False
    ) -> int:
        """Stores what `work` makes of all that hangs together with what changed since the last settling.

        Links of a score below `least` join nothing. With `everything`, of the whole case. Returns how many
        entities have another canonical key than before. One transaction, one program at a time.
        """
        return settling.settle(self._db, work, least=least, everything=everything)

    def called(self, name: str) -> frozenset[str]:
        """The canonical keys of the entities with this name, folded as `Link.names` has it."""
        return alike.called(self._db, name)

    def records_called(self, name: str) -> tuple[tuple[str, str], ...]:
        """Key and canonical key of each entity with this name, by key."""
        return alike.records_called(self._db, name)

    def copy_pairs(self) -> Iterator[PairRecord]:
        """The pairs of documents that carry one text, in order."""
        return copies.pairs(self._db)

    def copy_facts(self) -> Iterator[CopyFacts]:
        """The documents that are in a pair or credit a wire, by id."""
        return copies.facts(self._db)

    def copy_groups(self, document_ids: Iterable[str] | None = None) -> tuple[CopyGroupRecord, ...]:
        """All groups of copies, or those that hold any of these documents, by id."""
        return copies.groups(self._db, document_ids)
