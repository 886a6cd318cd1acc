"""Sentences with their entities marked by hand: `[Jo Roe|person]` names, `[she=Jo Roe]` refers."""

from __future__ import annotations

import re

from sayso.model import Attribution, Claim, Document, Entity, Mention, Section, Vocabulary
from sayso.reader import syntax
from sayso.reader.claims import find_claims

MARK = re.compile(r"\[([^\]|=]+)(?:\|(\w+)|=([^\]]+))\]")
SHORT = {
    "per": "person",
    "org": "organization",
    "grp": "group",
    "st": "state",
    "pl": "place",
    "agr": "agreement",
}


def marked(source: str) -> tuple[str, tuple[Entity, ...]]:
    """The plain text and its entities. Their ids are their names; equal names are one entity."""
    text, last = "", 0
    found: dict[str, tuple[str, list[Mention]]] = {}
    for m in MARK.finditer(source):
        text += source[last : m.start()]
        words, name = m.group(1), m.group(3) or m.group(1)
        kind = "name" if m.group(2) else "pronoun" if words.islower() and len(words) < 6 else "nominal"
        start = len(text)
        text += words
        entry = found.setdefault(name, ("other", []))
        found[name] = (SHORT[m.group(2)] if m.group(2) else entry[0], entry[1])
        found[name][1].append(Mention(start, len(text), kind))  # type: ignore[arg-type]
        last = m.end()
    text += source[last:]
    return text, tuple(Entity(n, n, t, tuple(ms)) for n, (t, ms) in found.items())  # type: ignore[arg-type]


def claims_of(
    source: str,
    *,
    attributions: tuple[Attribution, ...] = (),
    vocabulary: Vocabulary | None = None,
    section: str | None = None,
) -> list[Claim]:
    """The claims found in a marked sentence."""
    text, entities = marked(source)
    sections = (Section(section, 0, len(text)),) if section else ()  # type: ignore[arg-type]
    document = Document(text=text, sections=sections)
    tokens = syntax.parse(document)
    return list(find_claims(document, tokens, entities, attributions, vocabulary or Vocabulary.default()))


def told(source: str, **options: object) -> set[str]:
    """The claims as words: "A funding B", with "not", the modality and "ended" where they apply."""
    return {
        " ".join(
            [c.subject, *(["not"] if c.polarity == "denied" else []), c.type, c.object]
            + ([c.modality] if c.modality != "asserted" else [])
            + (["ended"] if c.ended else [])
        )
        for c in claims_of(source, **options)  # type: ignore[arg-type]
    }
