"""The text of a reading with everything found in it: paragraphs of segments, notes beside them, badges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.model import Claim, Reading, Vocabulary
from sayso.report.graph import label_of
from sayso.report.people import Speakers
from sayso.report.render import anchor
from sayso.report.segments import Mark, Segment, blocks, segments

HUES: Final = 6
"""Voices are told apart by this many tints, in turn; the names beside the text say the same in words."""


@dataclass(frozen=True, slots=True)
class Badge:
    """What follows the last word of claims of one type: for each its number, link and words."""

    label: str
    denied: bool
    evidence: bool
    claims: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One segment as it is drawn. `ids` are the anchors that start here, `marks` all that cover it."""

    start: int
    text: str
    classes: str
    ids: tuple[str, ...]
    marks: str
    href: str | None
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A statement that starts in the paragraph beside which the note stands."""

    number: int
    href: str
    target: str
    name: str
    hue: int
    kind: str
    uncertain: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the text. `section` is the place of its section, `comment` the number of its comment."""

    kind: str
    start: int
    section: int | None
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def annotate(
    reading: Reading, *, vocabulary: Vocabulary, numbers: Mapping[str, int], speakers: Speakers
) -> list[Paragraph]:
    """The paragraphs in order. `numbers` gives each claim its number on the page."""
    document = reading.document
    claims = {c.id: c for c in reading.claims}
    names = {e.id: e.name for e in reading.entities}
    hues = {a.id: speakers.hue(a) for a in reading.attributions}
    links = {a.id: speakers.href(a) for a in reading.attributions}
    page = blocks(document)
    rows = segments(document.text, _marks(reading), [(b.start, b.end) for b in page])
    statements = {a.id: (n, a) for n, a in enumerate(speakers.in_order, start=1)}
    named: set[str] = set()
    out: list[Paragraph] = []
    for block, row in zip(page, rows, strict=True):
        pieces = [
            Piece(
                start=segment.start,
                text=segment.text,
                classes=_classes(segment, hues, claims),
                ids=_ids(segment, named),
                marks=" ".join(anchor(_PREFIX[m.role], m.id) for m in segment.marks if m.role in _LIT),
                href=next((links[m.id] for m in segment.marks if m.role == "source"), None),
                badges=_badges(
                    [claims[m.id] for m in segment.closes if m.role == "claim"], numbers, names, vocabulary
                ),
            )
            for segment in row
        ]
        opened = dict.fromkeys(m.id for s in row for m in s.opens if m.role == "content")
        notes = [
            Note(
                number=number,
                href=speakers.href(a),
                target="comments" if speakers.in_comment(a) else anchor("s", a.id),
                name=speakers.name(a),
                hue=speakers.hue(a),
                kind=a.kind,
                uncertain=a.confidence < 0.5,
            )
            for number, a in (statements[id] for id in opened)
        ]
        out.append(Paragraph(block.kind, block.start, block.section, tuple(pieces), tuple(notes)))
    return out


_PREFIX: Final = {
    "content": "a",
    "source": "a",
    "cue": "a",
    "claim": "c",
    "commitment": "m",
    "mention": "n",
}
_LIT: Final = frozenset({"content", "source", "cue", "claim", "commitment"})


def _marks(reading: Reading) -> list[Mark]:
    marks = [
        Mark(role, a.id, start, end)
        for a in reading.attributions
        for role, spans in (("source", a.source), ("cue", a.cue), ("content", a.content))
        for start, end in spans
    ]
    marks += [Mark("claim", c.id, *c.evidence) for c in reading.claims]
    marks += [Mark("commitment", c.id, *c.evidence) for c in reading.commitments]
    for entity in reading.entities:
        if entity.mentions:
            first = min(entity.mentions, key=lambda m: (m.kind != "name", m.start))
            marks.append(Mark("mention", entity.id, first.start, first.end))
    return marks


def _ids(segment: Segment, named: set[str]) -> tuple[str, ...]:
    """An anchor for everything that starts here and has none yet (`named`, which is added to)."""
    fresh: list[str] = []
    for mark in segment.opens:
        id = anchor(_PREFIX[mark.role], mark.id)
        if mark.role not in ("source", "cue") and id not in named:
            named.add(id)
            fresh.append(id)
    return tuple(fresh)


def _classes(segment: Segment, hues: Mapping[str, int], claims: Mapping[str, Claim]) -> str:
    roles = {m.role for m in segment.marks}
    found: list[str] = [role for role in ("source", "cue", "content", "commitment") if role in roles]
    contents = [m for m in segment.marks if m.role == "content"]
    if contents:
        inner = min(contents, key=lambda m: (m.end - m.start, m.start))
        found.append(f"hue{hues[inner.id]}")
        if len({m.id for m in contents}) > 1:
            found.append("nested")
    said = [claims[m.id] for m in segment.marks if m.role == "claim"]
    if said:
        found.append("claim")
        if all(c.polarity == "denied" for c in said):
            found.append("denied")
        if all(not _evidence(c) for c in said):
            found.append("promised")
    return " ".join(found)


def _evidence(claim: Claim) -> bool:
    return claim.modality in ("asserted", "hedged")


def _badges(
    claims: Sequence[Claim], numbers: Mapping[str, int], names: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[Badge, ...]:
    groups: dict[tuple[str, bool, bool], list[tuple[int, str, str]]] = {}
    for claim in sorted(claims, key=lambda c: numbers[c.id]):
        number, label = numbers[claim.id], label_of(vocabulary, claim.type)
        subject, object = names.get(claim.subject, claim.subject), names.get(claim.object, claim.object)
        said = f"Claim {number}: {subject} – {label} – {object}, {claim.polarity}, {claim.modality}"
        key = (label, claim.polarity == "denied", _evidence(claim))
        groups.setdefault(key, []).append((number, f"#{anchor('k', claim.id)}", said))
    return tuple(Badge(*key, tuple(found)) for key, found in groups.items())
