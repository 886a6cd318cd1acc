"""Who speaks in a case and what they say, with people's judgements of speakers laid over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.api.asking import claims, judged_speakers
from sayso.case import Case, StatementRecord, VoiceRecord
from sayso.model import ClaimRecord


def statements(case: Case, *, voice: str | None = None) -> Iterator[StatementRecord]:
    """The statements of a case, or of one voice (key), each with the speaker that a person gave it."""
    judged = judged_speakers(case)
    names = case.names(sorted(set(judged.values())))

    def laid_over(record: StatementRecord) -> StatementRecord:
        said = judged.get(record.id)
        if said is None:
            return record
        return replace(record, voice=said, voice_kind="speaker", voice_name=names.get(said, ""))

    if voice is None:
        yield from map(laid_over, case.statements())
        return
    given = sorted({id.partition(":")[0] for id, speaker in judged.items() if speaker == voice})
    yield from (r for r in map(laid_over, case.statements(voice=voice)) if r.voice == voice)
    for document in given:
        yield from (
            laid_over(r)
            for r in case.statements(document=document)
            if judged.get(r.id) == voice and r.voice != voice
        )


def voices(case: Case) -> tuple[VoiceRecord, ...]:
    """Who speaks in a case, those with the most statements first; then by claims and key."""
    found = {v.key: v for v in case.voices()}
    judged = judged_speakers(case)
    touched = set(judged.values())
    for document in sorted({id.partition(":")[0] for id in judged}):
        touched |= {s.voice for s in case.statements(document=document) if s.id in judged}
        touched |= {
            r.voice for r in case.claim_records(document=document) if f"{document}:{r.attribution}" in judged
        }
    for key in touched:
        counted = _voice(case, key, found.pop(key, None))
        if counted is not None:
            found[key] = counted
    return tuple(sorted(found.values(), key=lambda v: (-v.statements, -v.claims, v.key)))


def _voice(case: Case, key: str, known: VoiceRecord | None) -> VoiceRecord | None:
    """One voice counted anew; `None` when nothing is left that it says."""
    said = [s for s in statements(case, voice=key) if not s.comment]
    claimed = list(claims(case, voice=key, misread=True))
    told: list[StatementRecord | ClaimRecord] = [*said, *claimed]
    if not told:
        return None
    days = sorted(t.published for t in told if t.published)
    members = case.members(key)
    return VoiceRecord(
        key=key,
        name=case.names([key]).get(key) or (known.name if known else told[0].voice_name),
        kind=told[0].voice_kind,
        roles=known.roles if known else tuple(dict.fromkeys(r for m in members for r in m.roles)),
        statements=len(said),
        claims=len(claimed),
        documents=len({t.document for t in told}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
