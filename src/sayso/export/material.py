"""What there is to export, as plain data, and how each format's writer sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar
from urllib.parse import quote as percent

from sayso.model import ClaimRecord, Document, EntityRecord, Reading, Vocabulary
from sayso.model.claim import EVIDENCE_MODALITIES
from sayso.model.flatten import claim_records
from sayso.weighing import CopyGroup, Tie, ties

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Again(Generic[T]):
    """Something that can be gone through any number of times: each time `start` begins anew.

    `Again(case.claim_records)` streams from the case without holding the claims.
    """

    start: Callable[[], Iterable[T]]

    def __iter__(self) -> Iterator[T]:
        return iter(self.start())


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a writer may draw on. Every iterable must allow being gone through again (see `Again`).

    `copies` gives a document's copy group, `misread` the claims that a person has rejected. `link` is
    the address of the page or application that shows the claims: a claim's address is `link`, `#c-` and
    its id; without it the document's own address is used. `made` is the day of the export, if it is to
    be told; nothing else in an export depends on when it was made.
    """

    claims: Iterable[ClaimRecord] = ()
    ties: Iterable[Tie] = ()
    readings: Iterable[Reading] = ()
    entities: Iterable[EntityRecord] = ()
    copies: Mapping[str, CopyGroup] = field(default_factory=dict)
    misread: frozenset[str] = frozenset()
    vocabulary: Vocabulary | None = None
    link: str | None = None
    made: date | None = None
    version: str = ""

    @property
    def documents(self) -> Iterator[Document]:
        """The documents of the readings."""
        return (reading.document for reading in self.readings)

    def address(self, claim: ClaimRecord) -> str:
        """Where a claim's words can be read; empty when nothing says."""
        if self.link is not None:
            return f"{self.link}#c-{percent(claim.id, safe=':')}"
        return claim.url or ""

    def label(self, type: str) -> str:
        """The label of a tie type; its own name when no vocabulary knows it."""
        found = self.vocabulary.types.get(type) if self.vocabulary else None
        return found.label if found else type

    def origin(self, claim: ClaimRecord) -> str:
        """Who speaks where the claim's document has its text from; its own publisher when it is no copy."""
        group = self.copies.get(claim.document)
        return group.origin if group else claim.publisher or ""

    def status(self, claim: ClaimRecord) -> str:
        """`misread`, `comment` and `not evidence` are counted nowhere; `counted` is."""
        if claim.id in self.misread:
            return "misread"
        if claim.voice_kind == "comment":
            return "comment"
        return "counted" if claim.modality in EVIDENCE_MODALITIES else "not evidence"


def of_reading(reading: Reading, *, vocabulary: Vocabulary, link: str | None = None) -> Material:
    """The material of one reading without a case: its entities stand for themselves alone."""
    document = reading.document
    records = claim_records(reading)
    return Material(
        claims=records,
        ties=ties(records, vocabulary=vocabulary),
        readings=(reading,),
        entities=tuple(
            EntityRecord(
                f"{document.id}#{e.id}", document.id, e.name, e.type, e.aliases, e.roles, len(e.mentions)
            )
            for e in reading.entities
        ),
        vocabulary=vocabulary,
        link=link,
        version=reading.version,
    )
