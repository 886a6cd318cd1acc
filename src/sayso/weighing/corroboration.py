"""From the claims of one type of one pair to a `Standing`; and the contradictions among standings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sayso.model import ClaimRecord
from sayso.weighing.results import Contradiction, Standing, VoiceSupport
from sayso.weighing.support import DEFAULT_PRIORS, Priors, weighed
from sayso.weighing.voices import Copies, origin_of, say_sos, stance_of


def standing(
    claims: Iterable[ClaimRecord],
    *,
    symmetric: bool = False,
    copies: Copies | None = None,
    reliability: Mapping[str, float] | None = None,
    priors: Priors = DEFAULT_PRIORS,
) -> Standing:
    """How one type of one pair stands, on all the claims about it.

    All claims must have one type and one pair of ends (in either order when `symmetric`). Raises
    ValueError when there are none.
    """
    found = unweighed(claims, symmetric=symmetric, copies=copies)
    return weighed(found, reliability=reliability, priors=priors)


def unweighed(
    claims: Iterable[ClaimRecord], *, symmetric: bool = False, copies: Copies | None = None
) -> Standing:
    """`standing` before its support is reckoned."""
    records = sorted(claims, key=lambda c: c.id)
    if not records:
        raise ValueError("a standing needs at least one claim")
    groups = copies or {}
    voices = say_sos(records, copies=groups)
    counted = [v for v in voices if v.kind != "comment" and v.rests_on is None]
    voices_for = _of(counted, "for")
    subject, object_ = records[0].subject, records[0].object
    if symmetric and object_ < subject:
        subject, object_ = object_, subject
    names = _names(records)
    spoken = [c for c in records if c.voice_kind != "comment"]
    evidence = [c for c in spoken if stance_of(c)]
    days = sorted(c.published for c in evidence if c.published)
    since, until = _held_between(evidence)
    return Standing(
        subject=subject,
        subject_name=names[subject],
        type=records[0].type,
        object=object_,
        object_name=names[object_],
        symmetric=symmetric,
        voices_for=voices_for,
        voices_against=_of(counted, "against"),
        voices_doubting=_of(counted, "doubting"),
        narrators=tuple(v for v in voices if v.kind == "narrator"),
        comments=tuple(v for v in voices if v.kind == "comment"),
        not_evidence=tuple(c.id for c in spoken if not stance_of(c)),
        ended_claims=tuple(c.id for c in evidence if c.ended),
        narrator_claims=tuple(c.id for c in records if c.voice_kind == "narrator"),
        comment_claims=tuple(c.id for c in records if c.voice_kind == "comment"),
        claims=tuple(c.id for c in records),
        outlets=tuple(sorted({c.publisher for c in evidence if c.publisher})),
        origins=tuple(sorted({o for v in counted for o in v.origins})),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        since=since,
        until=until,
        ended=_ended(evidence),
    )


def contradictions(standings: Iterable[Standing], records: Iterable[ClaimRecord]) -> Iterator[Contradiction]:
    """Each pair of voices that affirm and deny one standing, with the latest words of both.

    A tie that is only said to have ended contradicts nothing. One voice that said both comes with
    `same_voice`. `records` are the claims that the standings were made of.
    """
    by_id = {r.id: r for r in records}
    for found in standings:
        if found.contested:
            for one in found.voices_for:
                for other in found.voices_against:
                    yield _contradiction(
                        found,
                        _latest(one, by_id, "for"),
                        _latest(other, by_id, "against"),
                        (one.voice, other.voice),
                    )
        for change in found.changes:
            affirmed, denied = change.claims if change.before == "for" else change.claims[::-1]
            yield _contradiction(found, by_id[affirmed], by_id[denied], (change.voice, change.voice))
        for voice in found.voices_doubting:
            sides = [[by_id[c] for c in voice.claims if stance_of(by_id[c]) == s] for s in ("for", "against")]
            if all(sides) and not voice.changes:
                yield _contradiction(found, sides[0][-1], sides[1][-1], (voice.voice, voice.voice))


def chain(
    found: Standing, records: Iterable[ClaimRecord], *, copies: Copies | None = None
) -> list[tuple[str, str, str, str, str]]:
    """For each evidence claim: (claim, document, outlet, origin, voice), the way it was passed on.

    `outlet` is empty where the publisher is unknown; `voice` is the say-so it counts for, so that all
    appearances of one say-so end in one voice.
    """
    by_id = {r.id: r for r in records}
    rows = []
    listed = {v.voice: v for v in (*found.voices_for, *found.voices_against, *found.voices_doubting)}
    listed.update({v.voice: v for v in (*found.narrators, *found.comments)})
    for voice in listed.values():
        cited = voice.origins[0] if voice.origins and voice.origins[0].startswith("cited:") else None
        for claim in voice.claims:
            record = by_id[claim]
            origin = cited or origin_of(record.document, copies or {})
            counts_for = voice.rests_on or voice.voice
            rows.append((claim, record.document, record.publisher or "", origin, counts_for))
    return sorted(rows)


def _of(voices: Sequence[VoiceSupport], stance: str) -> tuple[VoiceSupport, ...]:
    return tuple(v for v in voices if v.stance == stance)


def _names(records: Sequence[ClaimRecord]) -> dict[str, str]:
    """The fullest name of each end; the least among equally long ones."""
    names: dict[str, str] = {}
    for record in records:
        for key, name in ((record.subject, record.subject_name), (record.object, record.object_name)):
            known = names.get(key)
            if known is None or (-len(name), name) < (-len(known), known):
                names[key] = name
    return names


def _held_between(evidence: Sequence[ClaimRecord]) -> tuple[date | None, date | None]:
    """The first and last day that affirming claims themselves name; words without a day give none."""
    times = [c.time for c in evidence if c.time and stance_of(c) == "for"]
    starts = [t.start for t in times if t.start]
    ends = [d for t in times if (d := t.end or t.start)]
    return min(starts, default=None), max(ends, default=None)


def _ended(evidence: Sequence[ClaimRecord]) -> bool:
    """Whether the latest outright words say that it is over; with no day known, whether all of them do."""
    outright = [c for c in evidence if stance_of(c) in ("for", "against")]
    latest = max((c.published for c in outright if c.published), default=None)
    current = [c for c in outright if c.published == latest]
    if not any(c.ended for c in current):
        return False
    return all(c.ended or stance_of(c) == "against" for c in current)


def _latest(voice: VoiceSupport, by_id: Mapping[str, ClaimRecord], stance: str) -> ClaimRecord:
    said = [by_id[c] for c in voice.claims if stance_of(by_id[c]) == stance]
    return max(said, key=lambda c: (c.published or date.min, c.id))


def _contradiction(
    found: Standing, one: ClaimRecord, other: ClaimRecord, voices: tuple[str, str]
) -> Contradiction:
    return Contradiction(
        subject=found.subject,
        type=found.type,
        object=found.object,
        claim_for=one.id,
        claim_against=other.id,
        words_for=one.quote,
        words_against=other.quote,
        voice_for=voices[0],
        voice_against=voices[1],
        same_voice=voices[0] == voices[1],
    )
