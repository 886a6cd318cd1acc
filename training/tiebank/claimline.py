"""Claim lines of TieBank's markup: `= A,B funding C denied hedged : exact words .. of evidence`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from training.tiebank.inline import MarkupError
from training.tiebank.vocabulary import TIE_TYPES

KEYS = re.compile(r"[A-Z]\d?(?:,[A-Z]\d?)*")
MODALITY = {
    "hedged": "hedged", "hypothetical": "hypothetical", "hyp": "hypothetical", "future": "future",
    "fut": "future", "obligation": "obligation", "obl": "obligation", "asserted": "asserted",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """A claim line read but not yet placed in the text; `voice` is `derived`, `n` or `v` and a number."""

    subject: str
    type: str
    object: str
    polarity: str
    modality: str
    ended: bool
    far: bool
    voice: str
    occurrence: int
    place: str | None
    when: str
    evidence: str
    line: int


def parse_claim_line(line: str, number: int) -> list[ClaimDraft]:
    """One draft per subject, type and object that the line joins with commas; none for `= none`."""
    body = line[1:].strip()
    if body == "none":
        return []
    front, colon, evidence = body.partition(" : ")
    if not colon or not evidence.strip():
        raise MarkupError("a claim line is `= A type B [flags] : exact words of evidence`", number)
    when = re.search(r"when=\(([^)]*)\)", front)
    if when:
        front = front.replace(when[0], " ")
    words = front.split()
    if len(words) < 3 or not KEYS.fullmatch(words[0]) or not KEYS.fullmatch(words[2]):
        raise MarkupError("a claim line begins `= A type B` (ends and types may be lists: `A,B`)", number)
    polarity, modality, ended, far = "affirmed", "asserted", False, False
    voice, occurrence, place = "derived", 0, None
    for flag in words[3:]:
        if flag in ("affirmed", "denied"):
            polarity = flag
        elif flag in MODALITY:
            modality = MODALITY[flag]
        elif flag == "ended":
            ended = True
        elif flag == "far":
            far = True
        elif re.fullmatch(r"n|v\d+", flag):
            voice = flag
        elif re.fullmatch(r"#[1-9]", flag):
            occurrence = int(flag[1:])
        elif re.fullmatch(r"at=[A-Z]\d?", flag):
            place = flag[3:]
        else:
            raise MarkupError(f"unknown claim flag `{flag}`; see GUIDE.md, Claim lines", number)
    types = words[1].split(",")
    for kind in types:
        if kind not in TIE_TYPES:
            raise MarkupError(f"unknown tie type `{kind}`; known: {' '.join(TIE_TYPES)}", number)
    return [
        ClaimDraft(subject, kind, obj, polarity, modality, ended, far, voice, occurrence, place,
                   when[1] if when else "", evidence.strip(), number)
        for subject in words[0].split(",") for kind in types for obj in words[2].split(",")
    ]  # fmt: skip
