"""What the layout of a text says about who speaks, beyond any sentence.

Quotations left alone by the attributions found so far are given to an attribution where the layout
allows only one: continuation paragraphs, the second half of a quotation split round its cue, whole
paragraphs of quotation in a speaker's run, lists and block quotes below "X said:", and transcripts.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from sayso.model import Document, Span
from sayso.reader.quotes import SCARE_WORDS, Quotation, is_title, words
from sayso.reader.raw import RawAttribution
from sayso.reader.structure_dashes import JOINER, headline, signed, spoken

_LABEL = re.compile(
    r"[\"“]?(?:\*\*|__)?(?P<name>(?:Q|A|Question|Answer"
    rf"|[A-Z][\w.'’()-]*(?:[ ,]+(?:[A-Z(][\w.'’()/-]*|{JOINER})){{0,7}}))"
    r"(?:\*\*|__)?\s?(?P<colon>[:：]|(?<=\bQ)\.|(?<=\bA)\.)(?:\*\*|__)?\s+(?=\S)"
)
_ASIDE = re.compile(r"[\"“]?[(\[][^()\[\]]*[)\]][.\"”]*")
"""What happens between the words of a transcript: "(CROSSTALK)", "[Laughter.]"."""
_LIST_ITEM = re.compile(r"(?:[-–—•*·▪]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_QUOTED_PARAGRAPH = 0.8
"""Share of a paragraph's words that must be quoted for it to count as quotation through and through."""
_ABOUT = ("caption", "headline", "heading")


def complete(
    document: Document, paragraphs: list[Span], quotes: list[Quotation], found: list[RawAttribution]
) -> list[RawAttribution]:
    """The attributions found, extended and added to by layout, in order of their content."""
    text = document.text
    found = [_of_words(text, a) for a in found if not _in_comment(document, a)]
    found = _spoken_to_the_mark(text, quotes, found)
    labelled = transcript(document, paragraphs)
    if labelled:
        labels = {a.source[0] for a in labelled}
        taken = sorted(a.content[0] for a in labelled)
        found = [a for a in found if not _equal(a.content, taken)]
        found = [a for a in found if not _label_like(document, a, labels)]
    found = _once(document, found + labelled)
    found = _continue(document, paragraphs, quotes, found)
    by_dash = signed(text, paragraphs, quotes) + headline(document, paragraphs) + spoken(text, paragraphs)
    owners = _owners(text, found)
    found += [a for a in by_dash if not _claimed(a, owners) and not _in_comment(document, a)]
    found = _alone(document, paragraphs, quotes, found)
    found = _lists(document, paragraphs, found)
    return sorted(found, key=lambda a: (a.content[0], -a.content[-1][1]))


def transcript(document: Document, paragraphs: list[Span]) -> list[RawAttribution]:
    """Turns of an interview or hearing: "NAME: words", when a text has several such labels.

    The label is the source and its colon the cue; a turn goes on over paragraphs without a label, up to
    one that introduces something ("The questions were these:").
    """
    labels: list[tuple[int, re.Match[str]]] = []
    for number, (start, end) in enumerate(paragraphs):
        if _in_margin(document, start):
            continue
        match = _LABEL.match(document.text, start, end)
        if match and match.end() < end:
            labels.append((number, match))
    names = Counter(m.group("name").casefold() for _, m in labels)
    if len(labels) < 4 or len(names) < 2 or names.most_common(1)[0][1] < 2:
        return []
    turns = []
    for i, (number, match) in enumerate(labels):
        last = labels[i + 1][0] if i + 1 < len(labels) else number + 1
        spans = [(match.end(), paragraphs[number][1])]
        following = paragraphs[number + 1 : last]
        if any(document.text[end - 1] in ":：" for _, end in following):
            following = []
        for start, end in following:
            section = document.section_at(start)
            spoken = _ASIDE.fullmatch(document.text, start, end) is None
            if spoken and (section is None or section.kind == "body"):
                spans.append((start, end))
        turns.append(RawAttribution((match.span("name"),), (match.span("colon"),), tuple(spans), 0.9))
    return turns


def _spoken_to_the_mark(
    text: str, quotes: list[Quotation], found: list[RawAttribution]
) -> list[RawAttribution]:
    """Speech that is closed behind a comma, an exclamation or a question mark ends there. ("No," she says
    until they go. In PolNeAR's articles for training: 2,803 contents end there, 28 go on without marks.)"""
    opened = {q.start: q for q in quotes if q.closed and words(text, q.span) >= SCARE_WORDS}

    def cut(span: Span) -> Span:
        quote = opened.get(span[0])
        if quote is None or text[quote.end - 2] not in ",!?" or quote.end >= span[1]:
            return span
        again = any(quote.end <= start < span[1] for start in opened)
        return span if again else quote.span

    return [replace(a, content=tuple(map(cut, a.content))) for a in found]


def _continue(
    document: Document, paragraphs: list[Span], quotes: list[Quotation], found: list[RawAttribution]
) -> list[RawAttribution]:
    """Give left-over quotations to the attribution they go on from."""
    text, found = document.text, list(found)
    owners = _owners(text, found)
    for i, quote in enumerate(quotes):
        if i == 0 or owners[_middle(quote)] >= 0 or words(text, quote.span) == 0:
            continue
        if _ASIDE.fullmatch(text, *quote.span):
            continue
        before = quotes[i - 1]
        index = int(owners[before.start])
        if index < 0:
            continue
        opened = not before.closed and quote.paragraph == before.paragraph + 1
        opened = opened and quote.start == paragraphs[quote.paragraph][0]
        split = quote.paragraph == before.paragraph and words(text, quote.span) > SCARE_WORDS
        split = split and not is_title(text, quote.span)
        if opened or (split and _sentence_break(text, before, quote, found[index])):
            content = tuple(sorted((*found[index].content, quote.span)))
            found[index] = replace(found[index], content=content)
            owners[slice(*quote.span)] = index
    return found


def _owners(text: str, found: list[RawAttribution]) -> npt.NDArray[np.int32]:
    """For every code point, the first of the attributions whose content has it; -1 where none has."""
    owners = np.full(len(text) + 1, -1, dtype=np.int32)
    for index in range(len(found) - 1, -1, -1):
        for start, end in found[index].content:
            owners[start:end] = index
    return owners


def _middle(quote: Quotation) -> int:
    return (quote.start + quote.end) // 2


def _sentence_break(text: str, before: Quotation, quote: Quotation, owner: RawAttribution) -> bool:
    """Whether the words between two quotations are the owner's own cue clause and no more."""
    clause = [*owner.source, *owner.cue]
    between = [
        i for i in range(before.end, quote.start)
        if text[i].isalnum() and not any(s <= i < e for s, e in clause)
    ]  # fmt: skip
    return len(between) <= 12 and any(before.end <= s < quote.start for s, _ in clause)


def _alone(
    document: Document, paragraphs: list[Span], quotes: list[Quotation], found: list[RawAttribution]
) -> list[RawAttribution]:
    """Paragraphs that are quotation through and through and that nobody has claimed yet.

    They have no cue. Their source is that of the attribution with which the paragraph before ends. (In
    PolNeAR's articles for training, people gave 81 of 107 such paragraphs to it, 5 to another, 21 to
    nobody.) Without one, who speaks is asked of their neighbours later.
    """
    text, found = document.text, list(found)
    owners = _owners(text, found)
    ends = sorted(
        (end, i) for i, a in enumerate(found) if a.source for _, end in (*a.source, *a.cue, *a.content)
    )
    within: dict[int, list[Quotation]] = {}
    for quote in quotes:
        within.setdefault(quote.paragraph, []).append(quote)
    for number, inside in within.items():
        span = paragraphs[number]
        if _in_margin(document, span[0]):
            continue
        total = words(text, span)
        quoted = sum(words(text, q.span) for q in inside)
        if total <= SCARE_WORDS or quoted < _QUOTED_PARAGRAPH * total or is_title(text, span):
            continue
        stray = not all(q.closed for q in inside[:-1])  # a mark never closed before another opens
        if stray or any(owners[_middle(q)] >= 0 for q in inside):
            continue
        before = _ending(text, paragraphs[number - 1], ends) if number else None
        source = found[before].source if before is not None else ()
        found.append(RawAttribution(source, (), tuple(q.span for q in inside), 0.8))
        if source:
            insort(ends, (inside[-1].end, len(found) - 1))
    return found


def _ending(text: str, paragraph: Span, ends: list[tuple[int, int]]) -> int | None:
    """The attribution after whose last word a paragraph says nothing more. ends: where words of each
    attribution that has a source end, in order, with its number."""
    at = bisect_right(ends, (paragraph[1], sys.maxsize)) - 1
    if at < 0 or ends[at][0] <= paragraph[0]:
        return None
    end, index = ends[at]
    return None if any(c.isalnum() for c in text[end : paragraph[1]]) else index


def _lists(document: Document, paragraphs: list[Span], found: list[RawAttribution]) -> list[RawAttribution]:
    """Bullet lists below "X said:" belong to X."""
    text, found = document.text, list(found)
    ends = sorted((e, index) for index, a in enumerate(found) for _, e in (*a.cue, *a.source))
    for number, (_, end) in enumerate(paragraphs[:-1]):
        if text[end - 1] != ":":
            continue
        items = []
        for start, stop in (paragraphs[n] for n in range(number + 1, len(paragraphs))):
            if not _LIST_ITEM.match(text, start, stop):
                break
            items.append((start, stop))
        near = ends[bisect_left(ends, (end - 60, 0)) : bisect_right(ends, (end, len(found)))]
        if items and near:
            index = min(i for _, i in near)
            owner = found[index]
            fresh = [s for s in items if not any(s[0] < e and b < s[1] for b, e in owner.content)]
            found[index] = replace(owner, content=tuple(sorted((*owner.content, *fresh))))
    return found


def _once(document: Document, found: list[RawAttribution]) -> list[RawAttribution]:
    """Without those of captions and headlines that say again, word for word, what the text itself says."""

    def said(a: RawAttribution) -> tuple[str, ...]:
        return tuple(document.text[s:e].casefold() for s, e in (*a.source, *a.cue, *a.content))

    outside = [(s := document.section_at(a.content[0][0])) is not None and s.kind in _ABOUT for a in found]
    own = {said(a) for a, out in zip(found, outside, strict=True) if not out}
    return [a for a, out in zip(found, outside, strict=True) if not (out and said(a) in own)]


def _in_margin(document: Document, offset: int) -> bool:
    section = document.section_at(offset)
    return section is not None and section.kind not in ("body", "dateline")


def _of_words(text: str, a: RawAttribution) -> RawAttribution:
    """Without pieces of content that are marks and nothing else, if there are others."""
    worded = tuple((s, e) for s, e in a.content if any(c.isalnum() for c in text[s:e]))
    return replace(a, content=worded) if worded and worded != a.content else a


def _claimed(a: RawAttribution, owners: npt.NDArray[np.int32]) -> bool:
    return any((owners[s:e] >= 0).any() for s, e in (*a.content, *a.cue))


def _in_comment(document: Document, a: RawAttribution) -> bool:
    section = document.section_at(a.content[0][0])
    return section is not None and section.kind in ("comment", "boilerplate", "byline")


def _equal(content: tuple[Span, ...], taken: list[Span]) -> bool:
    """Whether a content is nearly one of these spans, which are sorted and disjoint."""
    at = bisect_right(taken, (content[0][0] + 2, sys.maxsize)) - 1
    if at < 0:
        return False
    span = taken[at]
    return content[-1][1] <= span[1] + 2 and content[-1][1] - content[0][0] > 0.8 * (span[1] - span[0])


def _label_like(document: Document, a: RawAttribution, labels: set[Span]) -> bool:
    """Whether an attribution is a turn of the transcript by its label."""
    cues = {document.text[s:e] for s, e in a.cue}
    return cues <= {":", "：", "."} and any(s in labels for s in a.source)
