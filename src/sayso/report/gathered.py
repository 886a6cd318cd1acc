"""One pass over a case's claims and one over its readings: what a dossier keeps of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sayso.model import ClaimRecord, Document, Reading
from sayso.model.claim import VoiceKind

MOST_WORDS: Final = 40
"""Claims of one pair whose words a dossier prints, beside those that a figure needs."""

MOST_COMMENTS: Final = 60
AROUND: Final = 140
"""Code points of the same paragraph printed before and after a claim's words, at most."""


@dataclass(slots=True)
class VoiceTotal:
    """What one voice adds to the case. `claims` are the first few."""

    key: str
    name: str
    kind: VoiceKind
    total: int = 0
    claims: list[str] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the case without its text."""

    id: str
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None
    claims: int


@dataclass(slots=True)
class Gathered:
    """What is kept: claims by pair, comments, voices, documents, and the words around kept claims."""

    by_pair: dict[tuple[str, str], list[ClaimRecord]] = field(default_factory=dict)
    comments: list[ClaimRecord] = field(default_factory=list)
    voices: dict[str, VoiceTotal] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    around: dict[str, tuple[str, str]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    claims: int = 0
    comment_claims: int = 0
    statements: int = 0

    @property
    def kept(self) -> list[ClaimRecord]:
        return [c for records in self.by_pair.values() for c in records] + self.comments


def gather(
    claims: Iterable[ClaimRecord],
    readings: Iterable[Reading],
    *,
    pairs: Collection[tuple[str, str]],
    wanted: Collection[str],
) -> Gathered:
    """Keeps the claims of `pairs` (lesser key first) up to `MOST_WORDS` each, and all that are `wanted`."""
    out = Gathered()
    for claim in claims:
        out.claims += 1
        out.counts[claim.document] = out.counts.get(claim.document, 0) + 1
        if claim.document not in out.sources:
            out.sources[claim.document] = Source(
                claim.document, claim.title, claim.publisher, claim.published, claim.url, 0
            )
        if claim.voice_kind == "comment":
            out.comment_claims += 1
            if len(out.comments) < MOST_COMMENTS:
                out.comments.append(claim)
            continue
        _add_voice(out, claim)
        pair = (min(claim.subject, claim.object), max(claim.subject, claim.object))
        if pair in pairs:
            kept = out.by_pair.setdefault(pair, [])
            if claim.id in wanted or len(kept) < MOST_WORDS:
                kept.append(claim)
    for records in out.by_pair.values():
        records.sort(key=lambda c: (c.published or date.max, c.document, c.evidence, c.id))
    _read(out, readings)
    out.sources = {id: _counted(source, out.counts) for id, source in out.sources.items()}
    return out


def _add_voice(out: Gathered, claim: ClaimRecord) -> None:
    voice = out.voices.setdefault(claim.voice, VoiceTotal(claim.voice, claim.voice_name, claim.voice_kind))
    if claim.voice_kind == "narrator":
        voice.name = claim.publisher or claim.title or voice.name
    voice.total += 1
    voice.documents.add(claim.document)
    if len(voice.claims) < MOST_WORDS:
        voice.claims.append(claim.id)
    if claim.published:
        voice.first = min(voice.first or claim.published, claim.published)
        voice.last = max(voice.last or claim.published, claim.published)


def _read(out: Gathered, readings: Iterable[Reading]) -> None:
    by_document: dict[str, list[ClaimRecord]] = {}
    for claim in out.kept:
        by_document.setdefault(claim.document, []).append(claim)
    for reading in readings:
        document, id = reading.document, reading.document.id
        out.statements += len(reading.attributions)
        out.sources[id] = Source(
            id, document.title, document.publisher, document.published, document.url, 0
        )  # fmt: skip
        for claim in by_document.get(id, ()):
            if document.quote(claim.evidence) == claim.quote:
                out.around[claim.id] = _around(document, claim)


def _around(document: Document, claim: ClaimRecord) -> tuple[str, str]:
    """The words of the same line before and after the claim's, cut at word boundaries with an ellipsis."""
    start, end = claim.evidence
    before = document.text[max(start - AROUND, 0) : start].rpartition("\n")[2]
    after = document.text[end : end + AROUND].partition("\n")[0]
    if len(before) == AROUND:
        before = "… " + before.partition(" ")[2]
    if len(after) == AROUND:
        after = after.rpartition(" ")[0] + " …"
    return before, after


def _counted(source: Source, counts: dict[str, int]) -> Source:
    return Source(
        source.id, source.title, source.publisher, source.published, source.url, counts.get(source.id, 0)
    )
