"""The dossier: one page of a whole case, as one would send it to an editor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sayso.model import ClaimRecord, Vocabulary
from sayso.report.breaking import Drawing, drawing
from sayso.report.dossier import Dossier
from sayso.report.gathered import Gathered, VoiceTotal, gather
from sayso.report.graph import draw, label_of, style_of
from sayso.report.reading import by_strength, row_ids
from sayso.report.refs import Ref, Refs
from sayso.report.render import anchor, render
from sayso.report.strip import Strip, strip
from sayso.report.timeline import timeline
from sayso.weighing import BreakAnalysis, Contradiction, CopyGroup, Tie

MOST_PAIRS: Final = 60
"""Pairs with a page of their own: contested ones first, then those on whom most voices speak."""

MOST_LISTED: Final = 400
MOST_VOICES: Final = 150
MOST_COPIES: Final = 100
MOST_PASSED: Final = 40


@dataclass(frozen=True, slots=True)
class Passed:
    """One appearance of a say-so that has several: from the document back to the voice."""

    ref: Ref
    outlet: str | None
    origin: str
    voice: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair's page: `number` is its place in the dossier."""

    number: int
    tie: Tie
    words: list[Ref]
    strip: Strip | None
    contradictions: list[Contradiction]
    analysis: BreakAnalysis | None
    drawing: Drawing | None
    passed: list[Passed]


def case_page(dossier: Dossier, *, vocabulary: Vocabulary) -> str:
    """One self-contained HTML page of the case, of bounded size however large the case is.

    Every claim shown has the anchor `c-<claim id>`; what is left out is counted and said.
    """
    shown = by_strength(t for t in dossier.ties if any(style_of(s) for s in t.standings))
    clear = [t for t in shown if not {t.a, t.b} & dossier.vague]
    vague = [t for t in shown if {t.a, t.b} & dossier.vague]
    ties = clear + vague
    paged = _paged(ties, dossier)
    pairs = {(t.a, t.b) for t in paged}
    gathered = gather(dossier.claims, dossier.readings, pairs=pairs, wanted=_wanted(dossier))
    refs = _refs(paged, gathered)
    copies = {member: group for group in dossier.copies for member in group.members}
    names = {k: n for t in dossier.ties for k, n in ((t.a, t.a_name), (t.b, t.b_name))}
    pages = _pages(paged, dossier, gathered, refs, copies, names)
    numbers = {(p.tie.a, p.tie.b): p.number for p in pages}
    rows = row_ids(paged)
    dated = (c for records in gathered.by_pair.values() for c in records)
    voices = sorted(gathered.voices.values(), key=_weight)
    return render(
        "case.html",
        dossier=dossier,
        title=dossier.name,
        ties=clear[:MOST_LISTED],
        vague=vague[:MOST_LISTED],
        vague_count=len(vague),
        all_ties=ties,
        contested=[t for t in ties if t.contested],
        pages=pages,
        page_of=lambda tie: numbers.get((tie.a, tie.b)),
        gathered=gathered,
        refs=refs,
        outlets=len({s.publisher for s in gathered.sources.values() if s.publisher}),
        sources=sorted(
            gathered.sources.values(), key=lambda s: (s.published or date.max, s.publisher or "", s.id)
        ),
        voices=voices[:MOST_VOICES],
        all_voices=len(voices),
        copies=sorted(
            (g for g in dossier.copies if len(g.members) > 1), key=lambda g: (-len(g.members), g.id)
        ),
        most_copies=MOST_COPIES,
        names=names,
        types_used=[
            t for n, t in vocabulary.types.items() if any(s.type == n for x in ties for s in x.standings)
        ],
        label=lambda name: label_of(vocabulary, name),
        row_id=lambda s: rows[s.subject, s.type, s.object],
        row_href=lambda s: _row_href(s.subject, s.object, numbers),
        graph=draw(clear, vocabulary=vocabulary, kinds=dossier.kinds),
        timeline=timeline(dated),
    )


def _row_href(subject: str, object: str, numbers: dict[tuple[str, str], int]) -> str:
    number = numbers.get((min(subject, object), max(subject, object)))
    return f"#p-{number}" if number else "#ties"


def _weight(voice: VoiceTotal) -> tuple[int, int, str, str]:
    return (-len(voice.documents), -voice.total, voice.name, voice.key)


def _paged(ties: list[Tie], dossier: Dossier) -> list[Tie]:
    """The pairs that get a page, in the order of strength; those analysed are always among them."""
    analysed = {frozenset((b.a, b.b)) for b in dossier.breaks}
    first = [t for t in ties if frozenset((t.a, t.b)) in analysed]
    rest = [t for t in ties if frozenset((t.a, t.b)) not in analysed]
    ordered = first + [t for t in rest if t.contested] + [t for t in rest if not t.contested]
    chosen = {(t.a, t.b) for t in ordered[: max(MOST_PAIRS, len(first))]}
    return [t for t in ties if (t.a, t.b) in chosen]


def _wanted(dossier: Dossier) -> set[str]:
    """Claims whose words some figure of the page cannot do without."""
    wanted = {c for x in dossier.contradictions for c in (x.claim_for, x.claim_against)}
    wanted |= {f.claim for c in dossier.compliance.values() for f in c.findings}
    return wanted | {
        c for t in dossier.ties for s in t.standings for change in s.changes for c in change.claims
    }


def _refs(paged: Iterable[Tie], gathered: Gathered) -> Refs:
    """Numbers for all kept claims: pair by pair in the order of the pages, then the comments."""
    ordered: list[ClaimRecord] = [r for t in paged for r in gathered.by_pair.get((t.a, t.b), ())]
    return Refs(
        {
            record.id: Ref(number, f"#{anchor('c', record.id)}", record)
            for number, record in enumerate([*ordered, *gathered.comments], start=1)
        }
    )


def _pages(
    paged: list[Tie],
    dossier: Dossier,
    gathered: Gathered,
    refs: Refs,
    copies: dict[str, CopyGroup],
    names: dict[str, str],
) -> list[Pair]:
    analyses = {frozenset((b.a, b.b)): b for b in dossier.breaks}
    pages: list[Pair] = []
    for number, tie in enumerate(paged, start=1):
        ends = {tie.a, tie.b}
        records = gathered.by_pair.get((tie.a, tie.b), [])
        analysis = analyses.get(frozenset(ends))
        pages.append(
            Pair(
                number=number,
                tie=tie,
                words=refs.of(r.id for r in records),
                strip=strip(tie, records),
                contradictions=[c for c in dossier.contradictions if {c.subject, c.object} == ends],
                analysis=analysis,
                drawing=drawing(analysis, names) if analysis else None,
                passed=_passed(tie, refs, copies)[:MOST_PASSED],
            )
        )
    return pages


def _passed(tie: Tie, refs: Refs, copies: dict[str, CopyGroup]) -> list[Passed]:
    """The appearances of every say-so that more than one document carries."""
    out: list[Passed] = []
    for standing in tie.standings:
        for voice in (*standing.voices_for, *standing.voices_against, *standing.voices_doubting):
            if voice.appearances < 2:
                continue
            for ref in refs.of(voice.claims):
                group = copies.get(ref.record.document)
                origin = group.origin if group else ref.record.publisher or "unknown"
                out.append(Passed(ref, ref.record.publisher, origin, voice.name or "the narrator"))
    unique = {(p.ref.number, p.voice): p for p in out}
    return [unique[key] for key in sorted(unique)]
