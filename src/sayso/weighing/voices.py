"""Which claims are one say-so: copies, relayed words and unnamed sources folded into independent voices.

The unit is one standing (one type of one pair). Within it, claims are one say-so when they share a
canonical speaker; when narrators print one text (a `CopyGroup`); when unnamed sources are the same
words in one text, or name one cited document ("a UN report"); when speakers go by one general name ("the
army") and say the same; or when long wordings are verbatim the same. A narrator who only relays what a
source in the same text says rests on that source.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from sayso.model import ClaimRecord
from sayso.model.claim import EVIDENCE_MODALITIES, VoiceKind
from sayso.weighing.general import is_general
from sayso.weighing.identities import CopyGroup
from sayso.weighing.results import PositionChange, Stance, VoiceSupport

Copies = Mapping[str, CopyGroup]
"""Document id to the copy group it belongs to; documents on their own may be left out."""

VERBATIM_WORDS: Final = 10
"""From this many words on, two identical wordings are taken to be one: shorter ones recur by chance."""

_DOCUMENT_NOUN: Final = re.compile(
    r"(?:affidavit|assessment|audit|communique|complaint|document|dossier|file|filing|indictment|lawsuit|letter"
    r"|memo|memorandum|paper|report|review|ruling|statement|study|survey|transcript|verdict)s?"
)
_ARTICLE: Final = re.compile(r"a|an|the|its|their|his|her|that|this|new|recent|latest")
_WORD: Final = re.compile(r"\w+(?:['’.]\w+)*")


def stance_of(claim: ClaimRecord) -> Stance | None:
    """What one claim says of its tie; `None` for promises, plans and hypotheticals."""
    if claim.modality not in EVIDENCE_MODALITIES:
        return None
    if claim.modality == "hedged":
        return "doubting"
    return "for" if claim.polarity == "affirmed" else "against"


def copied_in(claim: ClaimRecord, copies: Copies) -> CopyGroup | None:
    """The copy group whose text the claim's words belong to; `None` for an outlet's own words.

    A story that takes some paragraphs from a wire speaks for itself in the others. Where the shared
    passages are not known, the whole document counts as copied.
    """
    group = copies.get(claim.document)
    if group is None or claim.document == group.origin_document:
        return group
    shared = dict(group.spans).get(claim.document)
    start, end = claim.evidence
    if shared is None or any(s < end and start < e for s, e in shared):
        return group
    return None


def origin_of(document: str, copies: Copies) -> str:
    """The origin a document rests on: its copy group's id, or itself."""
    group = copies.get(document)
    return group.id if group else document


def cited_document(words: str) -> str | None:
    """The normalised name of the document that an unnamed source's words point to, if they do.

    Only words that also name somebody ("the UN report") tell one document from another; a bare
    "the report" does not and gives `None`.
    """
    tokens = [w for w in _WORD.findall(words) if not _ARTICLE.fullmatch(w.casefold())]
    others = [w for w in tokens if not _DOCUMENT_NOUN.fullmatch(w.casefold())]
    if len(others) == len(tokens) or not any(w[0].isupper() for w in others):
        return None
    plain = [w.casefold().replace(".", "").removesuffix("'s").removesuffix("’s") for w in tokens]
    return " ".join(w.removesuffix("s") if _DOCUMENT_NOUN.fullmatch(w) else w for w in plain)


def say_sos(claims: Iterable[ClaimRecord], *, copies: Copies) -> tuple[VoiceSupport, ...]:
    """The say-sos of one standing, narrators that rest on a source included (`rests_on` set).

    Claims that are no evidence are left out; comments come back as voices of kind `comment`.
    """
    evidence = sorted((c for c in claims if stance_of(c)), key=lambda c: c.id)
    groups = _grouped(evidence, copies)
    supports = [_support(key, members, copies) for key, members in sorted(groups.items())]
    return tuple(sorted(_lean(supports, copies), key=lambda v: v.voice))


def _key(claim: ClaimRecord, copies: Copies) -> str:
    if claim.voice_kind == "narrator":
        group = copied_in(claim, copies)
        return f"narrator:{group.origin}".casefold() if group else claim.voice.casefold()
    if claim.voice_kind == "unnamed":
        cited = cited_document(claim.voice_name)
        words = " ".join(_WORD.findall(claim.voice_name)).casefold()
        return f"cited:{cited}" if cited else f"unnamed:{origin_of(claim.document, copies)}:{words}"
    return claim.voice


def _grouped(evidence: Sequence[ClaimRecord], copies: Copies) -> dict[str, list[ClaimRecord]]:
    """Claims by say-so; keys joined where a long wording is verbatim the same in two of them."""
    keys = {c.id: _key(c, copies) for c in evidence}
    parent: dict[str, str] = {k: k for k in keys.values()}

    def find(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    wordings: dict[tuple[str, ...], str] = {}
    for claim in evidence if len(parent) > 1 else ():
        mark = _mark(claim, copies)
        if mark:
            a, b = sorted((find(wordings.setdefault(mark, keys[claim.id])), find(keys[claim.id])))
            parent[b] = a
    groups: dict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in evidence:
        groups[find(keys[claim.id])].append(claim)
    return groups


def _mark(claim: ClaimRecord, copies: Copies) -> tuple[str, ...] | None:
    """What two claims of different voice keys must share to be one say-so all the same."""
    if claim.voice_kind == "comment":
        return None
    if claim.voice_kind == "speaker":
        if is_general(claim.voice_name, "other") or is_general(claim.voice_name, "person"):
            # "The army" of two documents may be one: counted once, but held to no change of position.
            return ("general", stance_of(claim) or "", normal_wording(claim.voice_name))
        # One text names one speaker: resolution may have kept its copies' readings apart.
        group = copies.get(claim.document)
        return ("speaker", group.id, normal_wording(claim.voice_name)) if group else None
    wording = normal_wording(claim.quote)
    return (claim.voice_kind, wording) if wording.count(" ") + 1 >= VERBATIM_WORDS else None


def normal_wording(quote: str) -> str:
    """The words alone, case folded, joined by single blanks."""
    return " ".join(_WORD.findall(quote)).casefold()


def _support(key: str, claims: Sequence[ClaimRecord], copies: Copies) -> VoiceSupport:
    said = first_said(claims)
    last, ended = _last_word(claims, said)
    documents = {c.document for c in claims}
    groups = [copies[d] for d in documents if d in copies]
    kind: VoiceKind = claims[0].voice_kind
    merged = sorted({c.voice for c in claims})
    name = _name(claims)
    if kind == "narrator" and groups:
        name = min(g.origin for g in groups)
    origins = {key} if key.startswith("cited:") else {origin_of(d, copies) for d in documents}
    days = sorted(c.published for c in claims if c.published)
    return VoiceSupport(
        voice=key if key.startswith("cited:") or (kind == "narrator" and groups) else merged[0],
        name=name,
        kind=kind,
        stance=last,
        claims=tuple(c.id for c in claims),
        documents=tuple(sorted(documents)),
        outlets=tuple(sorted({c.publisher for c in claims if c.publisher})),
        origins=tuple(sorted(origins)),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        changes=_changes(key, claims, said) if kind != "comment" else (),
        merged=tuple(merged),
        ended=ended,
    )


def _name(claims: Sequence[ClaimRecord]) -> str:
    """The fullest name, the least of equally long ones."""
    return min((c.voice_name for c in claims), key=lambda n: (-len(n), n))


def first_said(claims: Sequence[ClaimRecord]) -> dict[str, date | None]:
    """By claim id, the day its words were first printed: a later reprint is no later statement."""
    if len(claims) == 1:
        return {claims[0].id: claims[0].published}
    earliest: dict[str, date] = {}
    for claim in claims:
        wording = normal_wording(claim.quote)
        if claim.published and claim.published < earliest.get(wording, date.max):
            earliest[wording] = claim.published
    return {c.id: earliest.get(normal_wording(c.quote)) if c.published else None for c in claims}


def _last_word(claims: Sequence[ClaimRecord], said: Mapping[str, date | None]) -> tuple[Stance, bool]:
    """The stance of the latest outright words and whether they say it is over.

    Where the order is unknown (no date, or one day) and the words conflict, the stance is `doubting`.
    """
    outright = [c for c in claims if stance_of(c) in ("for", "against")]
    if not outright:
        return "doubting", False
    latest = max((d for c in outright if (d := said[c.id])), default=None)
    current = [c for c in outright if said[c.id] in (latest, None)]
    stances = {stance_of(c) for c in current}
    ended = all(c.ended for c in current)
    if len(stances) == 1:
        return ("for" if "for" in stances else "against"), ended
    # "It was led by X" beside "it no longer is": both say that it has ended, neither denies that it held.
    return ("for", True) if ended else ("doubting", False)


def _changes(
    key: str, claims: Sequence[ClaimRecord], said: Mapping[str, date | None]
) -> tuple[PositionChange, ...]:
    if len(claims) == 1:
        return ()
    by_day: dict[date, list[ClaimRecord]] = defaultdict(list)
    for claim in claims:
        day = said[claim.id]
        # A tie said to have ended since is news about the tie, not a change of position.
        if day and stance_of(claim) in ("for", "against") and not claim.ended:
            by_day[day].append(claim)
    changes: list[PositionChange] = []
    before: tuple[Stance, str] | None = None
    for day in sorted(by_day):
        stances = {s for c in by_day[day] if (s := stance_of(c))}
        if len(stances) > 1:
            continue
        (stance,) = stances
        ids = sorted(c.id for c in by_day[day])
        if before and before[0] != stance:
            changes.append(PositionChange(key, before[0], stance, day, (before[1], ids[0])))
        before = (stance, ids[-1])
    return tuple(changes)


def _lean(supports: Sequence[VoiceSupport], copies: Copies) -> list[VoiceSupport]:
    """Narrators whose every text also quotes a source to the same effect are marked as resting on it."""
    sources: dict[tuple[str, Stance], str] = {}
    for voice in supports:
        if voice.kind in ("speaker", "unnamed"):
            for document in voice.documents:
                place = (origin_of(document, copies), voice.stance)
                sources[place] = min(sources.get(place, voice.voice), voice.voice)
    found = []
    for voice in supports:
        if voice.kind == "narrator":
            behind = [sources.get((origin_of(d, copies), voice.stance)) for d in voice.documents]
            if all(behind):
                voice = replace(voice, rests_on=min(b for b in behind if b))
        found.append(voice)
    return found
