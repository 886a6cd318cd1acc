"""The page of one reading."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model import Reading, Section, Vocabulary
from sayso.model.flatten import claim_records
from sayso.report.annotated import HUES, Paragraph, annotate
from sayso.report.graph import draw, label_of, style_of
from sayso.report.people import Speakers
from sayso.report.refs import Ref, Refs
from sayso.report.render import anchor, render
from sayso.report.timeline import timeline
from sayso.weighing.results import Tie
from sayso.weighing.ties import ties as weigh


def reading_page(reading: Reading, *, vocabulary: Vocabulary) -> str:
    """One self-contained HTML page of the reading: no network, no need for its script, printable.

    Every claim has the anchor `c-<claim id>` at its words, `k-<claim id>` at its entry; every statement
    `a-<id>` and `s-<id>`, every commitment `m-<id>`.
    """
    document = reading.document
    records = claim_records(reading)
    ordered = sorted(reading.claims, key=lambda c: (c.evidence[0], -c.evidence[1], c.id))
    numbers = {c.id: n for n, c in enumerate(ordered, start=1)}
    speakers = Speakers(reading, hues=HUES)
    paragraphs = annotate(reading, vocabulary=vocabulary, numbers=numbers, speakers=speakers)
    all_ties = by_strength(
        t for t in weigh(records, vocabulary=vocabulary) if any(style_of(s) for s in t.standings)
    )
    refs = Refs(
        {
            record.id: Ref(numbers[claim.id], f"#{anchor('c', claim.id)}", record)
            for record, claim in zip(records, reading.claims, strict=True)
        }
    )
    by_number = [r for _, r in sorted(zip((numbers[c.id] for c in reading.claims), records, strict=True))]
    kinds = {f"{document.id}#{e.id}": e.type for e in reading.entities}
    rows = row_ids(all_ties)
    used = {c.type for c in reading.claims}
    return render(
        "reading.html",
        reading=reading,
        document=document,
        title=_title(reading),
        paragraphs=[p for p in paragraphs if p.kind != "comment"],
        comments=_comments(paragraphs, document.sections),
        speakers=speakers,
        ties=all_ties,
        refs=refs,
        records=[r for r in by_number if r.voice_kind != "comment"],
        comment_records=[r for r in by_number if r.voice_kind == "comment"],
        numbers={r.id: numbers[c.id] for r, c in zip(records, reading.claims, strict=True)},
        reading_ids=lambda claims: [f"{document.id}:{c.id}" for c in claims],
        claim_ids={r.id: c.id for r, c in zip(records, reading.claims, strict=True)},
        row_id=lambda s: rows[s.subject, s.type, s.object],
        row_href=lambda s: "#" + rows[s.subject, s.type, s.object],
        claim_rows={
            c: rows[s.subject, s.type, s.object]
            for t in all_ties
            for s in t.standings
            if style_of(s)
            for c in s.claims
        },
        graph=draw(all_ties, vocabulary=vocabulary, kinds=kinds),
        timeline=timeline(by_number, published=document.published),
        names={e.id: e.name for e in reading.entities},
        label=lambda name: label_of(vocabulary, name),
        types=[t for name, t in vocabulary.types.items() if name in used],
    )


def by_strength(ties: Iterable[Tie]) -> list[Tie]:
    """The ties on which most counted voices speak first, then by name."""

    def voices(tie: Tie) -> int:
        return len({v.voice for s in tie.standings for v in (*s.voices_for, *s.voices_against)})

    return sorted(ties, key=lambda t: (-voices(t), -len(t.standings), t.a_name, t.b_name, t.a, t.b))


def row_ids(ties: Iterable[Tie]) -> dict[tuple[str, str, str], str]:
    """The element id of each standing's row: `t-1`, `t-2`, ... in the order of the ties."""
    standings = (s for t in ties for s in t.standings)
    return {(s.subject, s.type, s.object): f"t-{n}" for n, s in enumerate(standings, start=1)}


def _title(reading: Reading) -> str:
    """The document's title, else its headline's words, else none."""
    document = reading.document
    if document.title and document.title.strip():
        return document.title
    for section in document.sections:
        if section.kind == "headline":
            return document.quote(section.span)
    return "Untitled document"


def _comments(paragraphs: list[Paragraph], sections: tuple[Section, ...]) -> list[list[Paragraph]]:
    """The reader comments, each with its paragraphs."""
    found: dict[int, list[Paragraph]] = {}
    for paragraph in paragraphs:
        if paragraph.kind == "comment" and paragraph.section is not None:
            found.setdefault(paragraph.section, []).append(paragraph)
    return [found[n] for n in sorted(found) if sections[n].kind == "comment"]
