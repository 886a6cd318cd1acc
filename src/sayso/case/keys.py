"""Keys that hold across documents: of entities, of claims, of voices."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Final

from sayso.model import Document, Speaker, Voice

_LONGEST: Final = 200
"""Code points: PostgreSQL refuses index entries of more than some 2,700 bytes."""


def short(words: str) -> str:
    """`words`, or where they are too long for an index their beginning and a digest of the whole."""
    if len(words) <= _LONGEST:
        return words
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{words[: _LONGEST - 17]}~{digest}"


def entity_key(document: str, entity: str) -> str:
    """`"<document id>#<entity id>"`."""
    return f"{document}#{entity}"


def split_key(key: str) -> tuple[str, str] | None:
    """Document and entity id of an entity key; `None` for the key of a voice that is no entity."""
    document, mark, entity = key.partition("#")
    return (document, entity) if mark and ":" not in document else None


def claim_key(document: str, claim: str) -> str:
    """`"<document id>:<claim id>"`; attributions and commitments have keys of the same form."""
    return f"{document}:{claim}"


def narrator_key(document: Document, document_id: str) -> str:
    """The publication as a voice: its publisher where known, else the document itself."""
    return f"narrator:{short((document.publisher or '').strip()) or document_id}"


def unnamed_key(document_id: str, words: str) -> str:
    """An unnamed source: the same only within one document and under the same words."""
    return f"unnamed:{document_id}:{short(' '.join(words.casefold().split()))}"


def comment_key(document_id: str, number: int) -> str:
    """The reader who wrote the document's comment section number `number` (from 0)."""
    return f"comment:{document_id}:{number}"


def comment_at(document: Document, offset: int) -> int | None:
    """Which of the document's comments (from 0) holds the code point at `offset`, if one does."""
    comments = [section for section in document.sections if section.kind == "comment"]
    for number, section in enumerate(comments):
        if section.start <= offset < section.end:
            return number
    return None


def claim_voice(
    voice: Voice, document: Document, document_id: str, offset: int, canonical: Mapping[str, str]
) -> str:
    """The key of a claim's voice; `canonical` maps the document's entity ids to canonical keys."""
    if voice.kind == "narrator":
        return narrator_key(document, document_id)
    if voice.kind == "comment":
        number = comment_at(document, offset)
        # A comment outside any comment section still must never be taken for another's voice.
        if number is None:
            return f"comment:{document_id}:{short(voice.name)}"
        return comment_key(document_id, number)
    return _speaker_key(voice.entity, voice.name, document_id, canonical)


def attribution_voice(speaker: Speaker, document_id: str, canonical: Mapping[str, str]) -> str:
    """The key of an attribution's speaker."""
    return _speaker_key(speaker.entity, speaker.name, document_id, canonical)


def _speaker_key(entity: str | None, name: str, document_id: str, canonical: Mapping[str, str]) -> str:
    if entity is None:
        return unnamed_key(document_id, name)
    return canonical.get(entity) or entity_key(document_id, entity)
