"""What each part of a text is: headline, byline, dateline, body, heading, caption, comment, boilerplate.

Works on paragraphs alone, so that a text saved from a web page, a PDF and a DOCX all pass through it;
what the format itself says (`Paragraph.kind`) is kept. The steps are those of `find_sections`, in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sayso.model.document import Section, SectionKind
from sayso.sources import front
from sayso.sources.captions import cites_outlet, describes_picture, is_caption, is_credit_line
from sayso.sources.comments import split_comments
from sayso.sources.end_matter import in_person, mark_end
from sayso.sources.furniture import is_furniture, opens_comments, opens_related
from sayso.sources.headings import could_be_heading, is_structural, names_speaker
from sayso.sources.labels import is_label
from sayso.sources.lines import Dateline, dateline_line, find_byline, find_dateline
from sayso.sources.paragraphs import Paragraph, split_paragraphs

_LEAST_BODY: Final = 40
"""Words of body before a line such as "Comments" can open the comment area: above, it is a link to it."""

_LEAST_ABOVE, _FOOT = 150, 3
"""Words of report above comments that nothing announces, and how many for each word of these."""

_CREDITED: Final = re.compile(
    r"(?:source|originally published (?:by|on|in|at)|(?:this (?:article|story|report) (?:was|is"
    r"|has been) )?(?:first|originally)"
    r" (?:published|appeared) (?:by|on|in|at)|via)\s*:?\s*(?P<name>[A-Z][\w.&'’-]*(?:\s(?:of\s"
    r"|the\s)?[A-Z][\w.&'’-]*){0,4})",
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The sections of a text, in order and without overlap, and what its front matter says."""

    sections: tuple[Section, ...]
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: date | None = None
    credit: str | None = None
    labels: dict[str, str] = field(default_factory=dict)


def find_sections(text: str, paragraphs: Sequence[Paragraph] | None = None) -> Layout:
    """Find the sections of `text`, whose paragraphs are `paragraphs` (split here when not given)."""
    units = tuple(split_paragraphs(text) if paragraphs is None else paragraphs)
    lines = [text[p.start : p.end] for p in units]
    known: list[SectionKind | None] = [p.kind for p in units]
    matter = front.read_front(units, lines)
    kinds = list(matter.kinds) + known[len(matter.kinds) :]
    first = len(matter.kinds)
    marked = "comment" in known
    end = len(lines) if marked else _comments_start(lines, kinds, first)
    transcript = sum(map(names_speaker, lines)) >= 3
    _mark_captions(units, lines, kinds, first, end)
    _mark_furniture(lines, kinds, first, end)
    personal = transcript or in_person(lines[first:end])
    mark_end(lines, kinds, first, end, authors=matter.byline, personal=personal)
    if end == len(lines) and not (marked or personal):
        end = _voices_below(lines, kinds, first)
    own = _dateline_below(lines, kinds, first, end)
    _mark_headings(units, lines, kinds, first, end, transcript=transcript)
    sections = _gather(units, kinds[:end])
    sections += split_comments(text, units[end:]) if end < len(units) else []
    place, credit, day = matter.dateline, matter.credit, matter.published
    if own is not None:
        place, credit, day = place or own.place, credit or own.credit, day or own.day
    opening = next((n for n in range(first, end) if kinds[n] in (None, "body")), None)
    if opening is not None and (dateline := find_dateline(lines[opening], colon=not transcript)):
        sections = _cut_dateline(sections, units[opening].start, dateline.length, text)
        place, credit = dateline.place or place, dateline.credit or credit
        day = day or dateline.day
    byline = matter.byline or _late_byline(lines, kinds)
    for number, line in enumerate(lines[:end]):
        if credit is None and kinds[number] == "boilerplate" and (match := _CREDITED.match(_lowered(line))):
            credit = match["name"]
    return Layout(_joined(sections), matter.title, byline, place, day, credit, matter.labels)


def _comments_start(lines: Sequence[str], kinds: Sequence[SectionKind | None], first: int) -> int:
    """The first paragraph of the comment area, or the number of paragraphs when there is none."""
    words = 0
    for number in range(first, len(lines)):
        if kinds[number] in (None, "boilerplate") and opens_comments(lines[number]) and words >= _LEAST_BODY:
            return number
        words += len(lines[number].split())
    return len(lines)


def _voices_below(lines: Sequence[str], kinds: Sequence[SectionKind | None], first: int) -> int:
    """Where readers' comments begin that nothing announces: paragraphs below the last furniture, at the foot
    of a report, one of which says "I" or "we" or speaks to somebody. The number of paragraphs if there are
    none."""
    furniture = [n for n in range(first, len(lines)) if kinds[n] == "boilerplate"]
    start = furniture[-1] + 1 if furniture else len(lines)
    below = lines[start:]
    above = sum(len(lines[n].split()) for n in range(first, start) if not kinds[n])
    spoken = any(in_person([line], least=1) for line in below)
    prose = all(line.rstrip()[-1:] in ".!?…\"”'’)" for line in below)
    foot = sum(len(line.split()) for line in below) * _FOOT <= above
    return start if below and spoken and prose and foot and above >= _LEAST_ABOVE else len(lines)


def _mark_captions(
    units: Sequence[Paragraph], lines: Sequence[str], kinds: list[SectionKind | None], first: int, end: int
) -> None:
    usual = _usual_gap(units)
    for n in range(first, end):
        if kinds[n] is not None or (is_furniture(lines[n]) and not is_credit_line(lines[n])):
            continue
        apart = units[n].gap > usual
        if is_credit_line(lines[n]) and not could_open_body(lines, kinds, n, end):
            kinds[n] = "caption"
            if (
                n > first
                and kinds[n - 1] is None
                and describes_picture(lines[n - 1])
                and not units[n - 1].prose
            ):
                kinds[n - 1] = "caption"
        elif (is_caption(lines[n], set_apart=apart) and (n > first or find_dateline(lines[n]) is None)) or (
            first < n < end - 1 and is_label(lines[n]) and _amid_prose(lines, n)
        ):
            kinds[n] = "caption"
    linked = [
        n
        for n in range(first, end)
        if kinds[n] == "caption" and units[n].kind is None and cites_outlet(lines[n])
    ]
    if len(linked) > 3 and 4 * len(linked) > end - first:
        # A round-up of links names the outlet of each in brackets; no report has that many pictures.
        for n in linked:
            kinds[n] = None


def _amid_prose(lines: Sequence[str], n: int) -> bool:
    """Whether running text goes before, among which a sentence without a verb stands out."""
    return len(lines[n - 1].split()) >= 15 and not lines[n - 1].endswith(":")


def could_open_body(lines: Sequence[str], kinds: Sequence[SectionKind | None], n: int, end: int) -> bool:
    """Whether a line that could be a credit is an agency's signature at the very end of the report."""
    return n + 1 >= end and n > 0 and kinds[n - 1] is None and not describes_picture(lines[n - 1])


def _mark_furniture(lines: Sequence[str], kinds: list[SectionKind | None], first: int, end: int) -> None:
    n = first
    while n < end:
        if kinds[n] is None and is_furniture(lines[n]):
            kinds[n] = "boilerplate"
            if opens_related(lines[n]):
                m = n + 1
                # What a list of other articles holds are their headlines: short lines without a full stop.
                while (
                    m < end and kinds[m] is None and len(lines[m].split()) <= 20 and lines[m][-1] not in '.”"'
                ):
                    m += 1
                prose_after = any(kinds[k] is None and len(lines[k].split()) > 20 for k in range(m, end))
                if m < end and prose_after and m - n > 1 and could_be_heading(lines[m - 1]):
                    m = max(n + 2, m - 1) if m - n > 2 else m
                kinds[n:m] = ["boilerplate"] * (m - n)
                n = m
                continue
        n += 1


def _mark_headings(
    units: Sequence[Paragraph],
    lines: Sequence[str],
    kinds: list[SectionKind | None],
    first: int,
    end: int,
    *,
    transcript: bool,
) -> None:
    looks = [
        kinds[n] is None
        and (
            is_structural(lines[n])
            or (
                not units[n].prose
                and could_be_heading(lines[n])
                and not (transcript and names_speaker(lines[n]))
            )
        )
        for n in range(end)
    ]
    asked = [n for n in range(first, end) if looks[n] and lines[n].endswith("?")]
    if len(asked) >= 3 or (transcript and asked):
        # Many short questions are an interview's questions, which somebody asks.
        for n in asked:
            looks[n] = is_structural(lines[n])
    usual = _usual_gap(units)
    n = first
    while n < end:
        m = n
        while m < end and looks[m]:
            m += 1
        if m > n:
            prose = next((k for k in range(m, end) if kinds[k] not in ("caption", "boilerplate")), None)
            followed = prose is not None and kinds[prose] in (None, "body")
            for k in range(n, m):
                structural = is_structural(lines[k])
                last = k == m - 1 or (m - n == 2 and k == n)
                listed = m - n > 2 and m < len(units) and units[k].gap < units[m].gap
                if structural or (followed and last and not listed and (m - n <= 2 or units[k].gap >= usual)):
                    kinds[k] = "heading"
        n = m + 1


def _dateline_below(
    lines: Sequence[str], kinds: list[SectionKind | None], first: int, end: int
) -> Dateline | None:
    """A line of its own with place and full date below the front matter ("Varda, 3 March 2023"), if there
    is just one near the top: more are a chronology's."""
    found = [n for n in range(first, min(end, first + 6)) if kinds[n] is None and dateline_line(lines[n])]
    if len(found) != 1:
        return None
    own = dateline_line(lines[found[0]])
    if own is None or not own.place:
        return None
    kinds[found[0]] = "dateline"
    return own


def _usual_gap(units: Sequence[Paragraph]) -> int:
    gaps = sorted(p.gap for p in units[1:])
    return gaps[len(gaps) // 2] if gaps else 2


def _gather(units: Sequence[Paragraph], kinds: Sequence[SectionKind | None]) -> list[Section]:
    return [Section(kind or "body", unit.start, unit.end) for unit, kind in zip(units, kinds, strict=False)]


def _cut_dateline(sections: list[Section], start: int, length: int, text: str) -> list[Section]:
    cut: list[Section] = []
    for section in sections:
        if section.start == start:
            rest = start + length
            while rest < section.end and text[rest].isspace():
                rest += 1
            cut.append(Section("dateline", start, start + length))
            cut += [Section(section.kind, rest, section.end)] if rest < section.end else []
        else:
            cut.append(section)
    return cut


def _joined(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Neighbouring paragraphs of body, or of boilerplate, made one section each."""
    joined: list[Section] = []
    for section in sections:
        if joined and section.kind == joined[-1].kind and section.kind in ("body", "boilerplate"):
            joined[-1] = Section(section.kind, joined[-1].start, section.end)
        else:
            joined.append(section)
    return tuple(joined)


def _late_byline(lines: Sequence[str], kinds: Sequence[SectionKind | None]) -> str | None:
    return next(
        (find_byline(line) or line for line, kind in zip(lines, kinds, strict=True) if kind == "byline"), None
    )


def _lowered(line: str) -> str:
    return line[:1].lower() + line[1:]
