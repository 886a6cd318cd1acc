"""What a dash says about who speaks: signed quotations, headlines, and speech that a dash opens."""

from __future__ import annotations

import re
from typing import Final

from sayso.model import Document, Span
from sayso.reader.cues import DOCUMENTS
from sayso.reader.quotes import SCARE_WORDS, Quotation, words
from sayso.reader.raw import RawAttribution

JOINER: Final = r"of|the|and|for|de|al|bin|van|von|in"
"""Words of a name that have no capital."""
_SIGNED = re.compile(
    r"\s*(?P<dash>[―—–]|--?)\s*(?P<name>[A-Z][\w.'’()-]*"
    rf"(?:[ \xa0]+(?:[A-Z(][\w.'’()-]*|{JOINER})){{0,6}})(?:,[^.\n\"”]{{2,80}})?\.?"
)
""""― Name" or "- Name, what she is" behind a quotation."""
_HEADLINE = re.compile(
    r"(?P<said>[^\n.!?:]{15,140}\S)\s+(?P<dash>[―—–-])\s+(?P<who>[a-z][a-z'’ -]{2,40}|UN|EU|PM|FBI|NGOs?)"
)
_HEADLINE_WORDS = 14
_VOICES = DOCUMENTS | frozenset(
    """mayor minister ministry president premier governor ambassador envoy spokesman spokeswoman spokesperson
    official officials police army military court judge prosecutor prosecutors lawyer lawyers source sources
    expert experts analyst analysts aide aides union watchdog monitor monitors scientists researchers doctors
    witness witnesses agency company regulator government opposition rebels campaigners charity chief head
    leader un eu pm fbi ngo ngos""".split()
)
"""Who speaks in a headline behind a dash; a name there is mostly the publication's."""
_SPOKEN = re.compile(
    r"(?P<dash>[―—–]|--?)\s+(?P<said>[A-Z“\"][^\n]*?[,?!…])\s+"
    r"(?P<cue>said|says|asked|asks|replied|answered|added|cried|shouted|whispered|insisted|explained|began)\s+"
    rf"(?P<who>(?:the\s+)?(?:[a-z]+\s+){{0,2}}[A-Za-z][\w'’-]+(?:\s+(?:[A-Z][\w'’-]+|{JOINER}))*)(?=[.,;:!?]|$)"
)


def signed(text: str, paragraphs: list[Span], quotes: list[Quotation]) -> list[RawAttribution]:
    """Quotations with their speaker's name behind a dash, in the same paragraph or as the next."""
    added = []
    for i, quote in enumerate(quotes):
        start, end = paragraphs[quote.paragraph]
        if quote.start != start or not quote.closed or words(text, quote.span) <= SCARE_WORDS:
            continue
        last = i + 1 == len(quotes) or quotes[i + 1].paragraph > quote.paragraph
        match = _SIGNED.fullmatch(text, quote.end, end) if last else None
        if match is None and quote.end == end and quote.paragraph + 1 < len(paragraphs):
            match = _SIGNED.fullmatch(text, *paragraphs[quote.paragraph + 1])
        if match:
            spans = ((match.span("name"),), (match.span("dash"),), (quote.span,))
            added.append(RawAttribution(*spans, 0.9))
    return added


def headline(document: Document, paragraphs: list[Span]) -> list[RawAttribution]:
    """ "Bridge to open in May – mayor": the first line, where a common noun for a voice ends it."""
    if not paragraphs:
        return []
    section = document.section_at(paragraphs[0][0])
    match = _HEADLINE.fullmatch(document.text, *paragraphs[0])
    if match is None or (section is not None and section.kind not in ("headline", "body")):
        return []
    voice = match.group("who").split()[-1].lower()
    if voice not in _VOICES or words(document.text, match.span("said")) > _HEADLINE_WORDS:
        return []
    return [RawAttribution((match.span("who"),), (match.span("dash"),), (match.span("said"),), 0.7)]


def spoken(text: str, paragraphs: list[Span]) -> list[RawAttribution]:
    """Paragraphs of speech that a dash opens: "— Who will pay? asked the general."."""
    found = (_SPOKEN.match(text, *span) for span in paragraphs)
    return [
        RawAttribution((match.span("who"),), (match.span("cue"),), (match.span("said"),), 0.8)
        for match in found
        if match
    ]
