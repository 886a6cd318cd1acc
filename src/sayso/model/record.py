"""Rows that a case hands to `weighing`: a claim or entity together with what its document is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.model.claim import Modality, Polarity, Time, VoiceKind
from sayso.model.document import Span
from sayso.model.entity import EntityType


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """An entity of one reading. `key` is `"<document id>#<entity id>"`, unique in the case."""

    key: str
    document: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: int = 1


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim of one reading with its words and its document, its ends and voice made canonical.

    `id` is `"<document id>:<claim id>"`. `subject`, `object` and, for named speakers, `voice` are
    canonical entity keys (an entity key as in `EntityRecord`, the least of its cluster); other voices
    are `"narrator:<publisher or document>"`, `"unnamed:<document>:<words>"`, `"comment:<document>:<n>"`.
    """

    id: str
    document: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None
    voice: str
    voice_kind: VoiceKind
    voice_name: str
    subject: str
    subject_name: str
    type: str
    object: str
    object_name: str
    polarity: Polarity
    modality: Modality
    ended: bool
    time: Time | None
    place_name: str | None
    evidence: Span
    quote: str
    attribution: str | None
    cue: str
    confidence: float
