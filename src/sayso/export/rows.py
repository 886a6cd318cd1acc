"""The two tables that the tabular formats share: one row for each claim, one row for each tie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from sayso.export.material import Material
from sayso.model import ClaimRecord
from sayso.weighing import Standing, VoiceSupport

Cell = str | int | float | bool
Row = dict[str, Cell]

CLAIM_COLUMNS: Final = (
    "claim_id", "speaker", "speaker_id", "voice_kind", "cue", "subject", "subject_id", "relation", "object",
    "object_id", "polarity", "modality", "ended", "place", "quote", "document", "title", "outlet", "origin",
    "published", "event_text", "event_from", "event_to", "event_inferred", "offset_start", "offset_end",
    "confidence", "status", "url", "link",
)  # fmt: skip

TIE_COLUMNS: Final = (
    "subject", "subject_id", "relation", "object", "object_id", "symmetric", "voices_for", "voices_against",
    "voices_hedged", "contested", "ended", "support", "appearances", "appearances_against", "outlets",
    "origins", "first_said", "last_said", "held_from", "held_to", "not_evidence", "comment_claims", "for",
    "against", "hedged", "claims",
)  # fmt: skip


def claim_row(claim: ClaimRecord, material: Material) -> Row:
    """A claim with the columns of `CLAIM_COLUMNS` (docs/exports.md says what each is)."""
    time = claim.time
    values: tuple[Cell, ...] = (
        claim.id, claim.voice_name, claim.voice, claim.voice_kind, claim.cue,
        claim.subject_name, claim.subject, claim.type, claim.object_name, claim.object,
        claim.polarity, claim.modality, claim.ended, claim.place_name or "", claim.quote,
        claim.document, claim.title or "", claim.publisher or "", material.origin(claim),
        day(claim.published),
        time.text if time else "", day(time.start) if time else "", day(time.end) if time else "",
        bool(time and time.inferred), *claim.evidence, round(claim.confidence, 4), material.status(claim),
        claim.url or "", material.address(claim),
    )  # fmt: skip
    return dict(zip(CLAIM_COLUMNS, values, strict=True))


def tie_rows(material: Material) -> Iterator[Row]:
    """One row for each type of each pair, in the order of the ties, with the columns of `TIE_COLUMNS`."""
    for tie in material.ties:
        for standing in tie.standings:
            yield tie_row(standing)


def tie_row(s: Standing) -> Row:
    values: tuple[Cell, ...] = (
        s.subject_name, s.subject, s.type, s.object_name, s.object, s.symmetric,
        len(s.voices_for), len(s.voices_against), len(s.voices_doubting), s.contested, s.ended,
        round(s.support, 4), s.appearances, s.appearances_against, len(s.outlets), len(s.origins),
        day(s.first), day(s.last), day(s.since), day(s.until), len(s.not_evidence), len(s.comment_claims),
        _names(s.voices_for), _names(s.voices_against), _names(s.voices_doubting), " ".join(s.claims),
    )  # fmt: skip
    return dict(zip(TIE_COLUMNS, values, strict=True))


def day(value: date | None) -> str:
    """An ISO 8601 day; empty when unknown."""
    return value.isoformat() if value else ""


def _names(voices: Iterable[VoiceSupport]) -> str:
    return "; ".join(v.name or v.voice for v in voices)
