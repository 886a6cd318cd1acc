"""Whether commitments are kept, and according to whom: findings for and against, and a careful status.

Two things bear on a commitment. A claim does when its type of tie is one that the act names and its
ends are the obligor and whoever the act names (or the beneficiary). A statement does when it says in
so many words that something was carried out or breached, and names the obligor or the agreement and at
least two telling words of the act. Anything less is left out: a missed finding is better than a made-up one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Protocol

from sayso.model import ClaimRecord, Vocabulary
from sayso.model.claim import VoiceKind
from sayso.weighing.acts import content_stems, refrains, types_of
from sayso.weighing.analyses import Bearing, Compliance, Finding, Status
from sayso.weighing.spelling import plain
from sayso.weighing.voices import Copies, origin_of, say_sos, stance_of


class CommitmentLike(Protocol):
    """What is asked of a commitment: a case's record has it. Ends are canonical keys."""

    @property
    def id(self) -> str: ...
    @property
    def document(self) -> str: ...
    @property
    def published(self) -> date | None: ...
    @property
    def agreement(self) -> str | None: ...
    @property
    def obligor(self) -> str: ...
    @property
    def obligor_name(self) -> str: ...
    @property
    def act(self) -> str: ...
    @property
    def beneficiary(self) -> str | None: ...
    @property
    def deadline(self) -> date | None: ...


class StatementLike(Protocol):
    """What is asked of a statement: who said which words, where and when."""

    @property
    def id(self) -> str: ...
    @property
    def document(self) -> str: ...
    @property
    def published(self) -> date | None: ...
    @property
    def voice(self) -> str: ...
    @property
    def voice_kind(self) -> VoiceKind: ...
    @property
    def quote(self) -> str: ...
    @property
    def comment(self) -> bool: ...


_KEPT: Final = re.compile(
    r"\b(?:carried out|implemented|complied|complies|honou?red|fulfilled|kept|met|completed|observed"
    r"|respected|is holding|have been released|has ended|have ended|had ended)\b",
    re.IGNORECASE,
)
_NO_BREACH: Final = re.compile(
    r"\b(?:no|without|not|never|nor|denie[sd])\b[^.;]{0,25}\b(?:breach|violat)", re.IGNORECASE
)
_BROKEN: Final = re.compile(
    r"\b(?:breach(?:ed|es)?|violat(?:ed|es|ion|ions)|(?:not|nor|neither|never|yet to|fail(?:ed|s|ure)? to)\b"
    r"[^.;]{0,40}\b(?:met|meet|carried out|carry out|implement(?:ed)?|compl(?:y|ied)|honou?r(?:ed)?"
    r"|fulfil(?:led)?|kept|keep|completed?|observed?|respect(?:ed)?|ended|end)|reneged|broke|broken)\b",
    re.IGNORECASE,
)
# In lower case only: May is a month, and Will a name.
_DOUBTED: Final = re.compile(
    r"\b(?:may|might|could|cannot|if|allegedly|reportedly|unclear|will|shall|must)\b"
)
_OVERLAP: Final = 2  # telling words that a statement must share with the act


def compliance(
    commitment: CommitmentLike,
    claims: Iterable[ClaimRecord],
    *,
    vocabulary: Vocabulary,
    names: Mapping[str, Sequence[str]] | None = None,
    statements: Iterable[StatementLike] = (),
    copies: Copies | None = None,
    as_of: date | None = None,
) -> Compliance:
    """The findings on one commitment, and its status (docs/weighing.md has the rules).

    `names` maps canonical keys to their names, by which an act's words are matched to actors; without
    it the names of the claims themselves are used. `as_of` is the day on which it is looked at.
    """
    groups = copies or {}
    findings: list[Finding] = []
    stances: dict[str, set[str]] = defaultdict(set)
    for finding, voice in (
        *_from_claims(commitment, claims, vocabulary, names or {}, groups),
        *_from_statements(commitment, statements, names or {}, groups),
    ):
        findings.append(finding)
        if finding.bearing in ("for", "against"):
            stances[voice].add(finding.bearing)
    voices_for = tuple(sorted(v for v, said in stances.items() if "for" in said))
    voices_against = tuple(sorted(v for v, said in stances.items() if "against" in said))
    late = commitment.deadline is not None and as_of is not None and as_of > commitment.deadline
    return Compliance(
        commitment=commitment.id,
        status=_status(commitment, voices_for, voices_against),
        findings=tuple(sorted(findings, key=lambda f: (f.published or date.max, f.claim))),
        voices_for=voices_for,
        voices_against=voices_against,
        overdue=late and not voices_for,
    )


def _status(c: CommitmentLike, voices_for: Sequence[str], voices_against: Sequence[str]) -> Status:
    others = [v for v in voices_for if v != c.obligor]
    if voices_for and voices_against:
        return "contested"
    if voices_against:
        return "breached" if refrains(c.act) else "not initiated"
    if len(others) >= 2:
        return "full"
    if others:
        return "intermediate"
    return "minimal" if voices_for else "unknown"


def _from_claims(
    c: CommitmentLike,
    claims: Iterable[ClaimRecord],
    vocabulary: Vocabulary,
    names: Mapping[str, Sequence[str]],
    copies: Copies,
) -> list[tuple[Finding, str]]:
    types = types_of(c.act, vocabulary)
    act = plain(c.act)
    bearing: dict[tuple[str, str, str], list[ClaimRecord]] = defaultdict(list)
    for claim in claims:
        if claim.type not in types or c.obligor not in (claim.subject, claim.object):
            continue
        if claim.document == c.document or (
            claim.object == c.obligor and not vocabulary.symmetric(claim.type)
        ):
            continue
        other, name = claim.object, claim.object_name
        if other == c.obligor:
            other, name = claim.subject, claim.subject_name
        named = any(plain(n) in act for n in (name, *names.get(other, ())) if len(n) > 2)
        if other == c.beneficiary or named:
            bearing[claim.type, claim.subject, claim.object].append(claim)
    found = []
    for key, records in sorted(bearing.items()):
        voices = {id: v for v in say_sos(records, copies=copies) for id in v.claims}
        for r in sorted(records, key=lambda r: r.id):
            if r.id in voices:
                says = _bearing(c, r)
                finding = Finding(r.id, r.voice, says, r.quote, r.published, (f"tie: {key[0]}",))
                found.append((finding, voices[r.id].rests_on or voices[r.id].voice))
    return found


def _bearing(c: CommitmentLike, r: ClaimRecord) -> Bearing:
    if r.voice_kind == "comment":
        return "comment"
    stance = stance_of(r)
    day = (r.time.start if r.time else None) or r.published
    if stance not in ("for", "against") or not _due(c, day):
        return "unclear"
    holds = stance == "for" and not r.ended
    return "for" if holds != refrains(c.act) else "against"


def _due(c: CommitmentLike, day: date | None) -> bool:
    """Whether words of that day can tell of keeping or breaking: not before it was signed, nor, for what
    is to end by a day, before that day. An unknown day tells nothing."""
    start = c.published
    if refrains(c.act) and c.deadline:
        start = max(c.deadline, start) if start else c.deadline
    return start is not None and day is not None and day >= start


def _from_statements(
    c: CommitmentLike,
    statements: Iterable[StatementLike],
    names: Mapping[str, Sequence[str]],
    copies: Copies,
) -> list[tuple[Finding, str]]:
    asked = content_stems(c.act)
    called = [plain(n) for n in (c.obligor_name, c.agreement or "", *names.get(c.obligor, ())) if len(n) > 2]
    found = []
    for s in sorted(statements, key=lambda s: s.id):
        text = plain(s.quote)
        shared = sorted(asked & content_stems(s.quote))
        concerned = s.voice == c.obligor or any(name in text for name in called)
        if s.document == c.document or not concerned or len(shared) < _OVERLAP:
            continue
        says: Bearing | None = "against" if _BROKEN.search(text) else "for" if _KEPT.search(text) else None
        if says is None or _NO_BREACH.search(text):
            continue
        if s.comment or s.voice_kind == "comment":
            says = "comment"
        elif _DOUBTED.search(s.quote) or not _due(c, s.published):
            says = "unclear"
        voice = s.voice
        if s.voice_kind == "unnamed":  # the same words in copies of one text are one voice
            voice = f"unnamed:{origin_of(s.document, copies)}:{s.voice.rpartition(':')[2]}"
        found.append((Finding(s.id, s.voice, says, s.quote, s.published, tuple(shared)), voice))
    return found
