"""Attributions by rule: quotations beside a cue, that-clauses of cue verbs, "according to".

Inside the contents that the learned reader finds they give the nested attributions (`attribution`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from sayso.model import Span
from sayso.reader.cues import SAYING, THINKING, WEAK
from sayso.reader.names import HONORIFICS
from sayso.reader.paragraphs import LONGEST
from sayso.reader.quotes import SCARE_WORDS, Quotation, words
from sayso.reader.raw import RawAttribution
from sayso.reader.text import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_OWNING_UP = ("admit", "deny")
_GAP = 3  # code points of punctuation and space that may stand between a quotation and its cue clause


def rule_attributions(doc: Doc, quotes: list[Quotation]) -> list[RawAttribution]:
    """The attributions that rules find, in text order. Confidence is the measured precision of the rule."""
    text = text_of(doc)
    quoted = _quoted_at(text, quotes)
    found: list[RawAttribution] = []
    used: set[int] = set()
    for token in doc:
        if quoted[token.idx] or token.is_space:
            continue
        if token.lower_ == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ in ("to",):
            raw = _according(doc, token, quotes)
        elif token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in SAYING | THINKING:
            raw = _clause(doc, token, quotes, quoted, used)
        else:
            continue
        if raw is not None:
            found.append(raw)
            reach = (raw.content[0][0], raw.content[-1][1])
            used.update(
                i for i in _near(quotes, reach) if any(s <= quotes[i].start < e for s, e in raw.content)
            )
    return sorted(found, key=lambda a: a.content)


def _quoted_at(text: str, quotes: list[Quotation]) -> bytearray:
    flags = bytearray(len(text) + 1)
    for q in quotes:
        if words(text, q.span) > SCARE_WORDS or not q.closed:
            flags[q.start : q.end] = b"\1" * (q.end - q.start)
    return flags


def _near(quotes: list[Quotation], span: Span) -> range:
    """Numbers of the quotations that may share a paragraph with a span: a long text has thousands."""
    low = bisect_left(quotes, span[0] - LONGEST, key=lambda q: q.start)
    return range(low, bisect_right(quotes, span[1] + LONGEST, key=lambda q: q.start))


def _clause(
    doc: Doc, cue: Token, quotes: list[Quotation], quoted: bytearray, used: set[int]
) -> RawAttribution | None:
    subject = _subject(cue, quoted)
    if subject is None:
        return None
    source = _source(doc, subject, cue, quoted)
    clause = (min(source[0], cue.idx), max(source[1], cue.idx + len(cue)))
    content = _quoted_content(text_of(doc), clause, quotes, used)
    kind = cue.lemma_.lower()
    if content:
        rest = _indirect(doc, cue, quoted, clause)
        if rest and not any(s < rest[1] and rest[0] < e for s, e in content):
            return None if kind in WEAK else RawAttribution((source,), (_span(cue),), (rest,), 0.6)
        if rest and rest[0] < content[0][0] and rest[1] >= content[0][0]:
            content = [(rest[0], max(rest[1], content[0][1])), *content[1:]]
        return RawAttribution((source,), (_span(cue),), tuple(content), 0.9)
    if subject.lower_ == "i" and kind in THINKING:
        return None
    rest = _indirect(doc, cue, quoted, clause)
    if rest is None or (kind in WEAK and not _marked(doc, cue)):
        return None
    return RawAttribution((source,), (_span(cue),), (rest,), 0.6)


def _subject(cue: Token, quoted: bytearray) -> Token | None:
    head = cue
    for _ in range(3):
        for child in head.children:
            if child.dep_ in _SUBJECTS and not quoted[child.idx] and child.pos_ != "DET":
                if child.lower_ in ("who", "which", "that") and cue.dep_ == "relcl":
                    return cue.head
                return child
        if head.dep_ in ("conj", "xcomp", "aux") and head.head != head:
            head = head.head
        else:
            break
    for i in (cue.i + 1, cue.i - 1):
        if 0 <= i < len(cue.doc):
            near = cue.doc[i]
            if (near.pos_ == "PROPN" or near.lower_ in ("he", "she", "they")) and not quoted[near.idx]:
                return near
    return None


def _source(doc: Doc, subject: Token, cue: Token, quoted: bytearray) -> Span:
    tokens = [t for t in subject.subtree if not quoted[t.idx] and not t.is_space]
    tokens = [t for t in tokens if (t.i < cue.i) == (subject.i < cue.i)] or [subject]
    run = [subject]
    inside = {t.i for t in tokens}
    while run[0].i - 1 in inside:
        run.insert(0, doc[run[0].i - 1])
    while run[-1].i + 1 in inside:
        run.append(doc[run[-1].i + 1])
    if all(t.is_punct or t.lower_.strip(".") in HONORIFICS for t in run) and run[-1].i + 1 < len(doc):
        named = doc[run[-1].i + 1].sent.root  # "Maj. Gen. (ret.)" was taken for a sentence's end
        if named.pos_ == "PROPN" and named.i > cue.i:
            run.extend(doc[run[-1].i + 1 : named.right_edge.i + 1])
    while len(run) > 1 and (run[-1].is_space or (run[-1].is_punct and run[-1].text not in ")]")):
        run.pop()
    while len(run) > 1 and run[0].is_punct:
        run.pop(0)
    return (run[0].idx, run[-1].idx + len(run[-1]))


def _quoted_content(text: str, clause: Span, quotes: list[Quotation], used: set[int]) -> list[Span]:
    """Quotations that touch the cue clause on either side, and what follows in the same paragraph."""
    touching: dict[int, Quotation] = {}
    after = False
    near = _near(quotes, clause)
    for i in near:
        q = quotes[i]
        before = q.end <= clause[0] and not any(c.isalnum() for c in text[q.end : clause[0]])
        behind = q.start >= clause[1] and _opens(text[clause[1] : q.start])
        if (before or behind) and i not in used and words(text, q.span) >= 1:
            if "\n" in text[min(q.end, clause[1]) : max(q.start, clause[0])]:
                continue
            touching[i] = q
            after = after or before
    if not touching:
        return []
    paragraph = next(iter(touching.values())).paragraph
    for i in near:
        q = quotes[i]
        if (
            q.paragraph == paragraph
            and q.start >= clause[1]
            and i not in used
            and words(text, q.span) > SCARE_WORDS
        ):
            gap = text[max([clause[1], *(t.end for t in touching.values() if t.end <= q.start)]) : q.start]
            if len(gap) <= _GAP or not any(c.isalnum() for c in gap):
                touching[i] = q
    return [touching[i].span for i in sorted(touching)]


def _opens(gap: str) -> bool:
    return gap.strip(" ,:\t") in ("", "that") or (len(gap) < 40 and gap.rstrip().endswith((",", ":")))


def _indirect(doc: Doc, cue: Token, quoted: bytearray, clause: Span) -> Span | None:
    heads = [c for c in cue.children if c.dep_ in ("ccomp", "parataxis") and not quoted[c.idx]]
    if cue.lemma_ in _OWNING_UP:  # "denied firing": what was not, or was, done
        heads += [c for c in cue.children if c.dep_ == "xcomp" and c.tag_ == "VBG" and not quoted[c.idx]]
    if cue.dep_ == "parataxis" and cue.head != cue and not quoted[cue.head.idx]:
        heads.append(cue.head)
    inside = set(range(clause[0], clause[1]))
    for head in heads:
        tokens = [t for t in head.subtree if t.idx not in inside and not t.is_space]
        if cue.i > head.i:
            tokens = [t for t in tokens if t.idx < clause[0]]
        else:
            tokens = [t for t in tokens if t.idx >= clause[1]]
        while tokens and tokens[-1].is_punct and tokens[-1].text not in "”\"'’)]":
            tokens.pop()
        while tokens and tokens[0].is_punct and tokens[0].text not in "“\"‘'([":
            tokens.pop(0)
        if len(tokens) >= 3:
            return (tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
    return None


def _marked(doc: Doc, cue: Token) -> bool:
    return any(t.lower_ == "that" for t in doc[cue.i + 1 : cue.i + 4])


def _according(doc: Doc, token: Token, quotes: list[Quotation]) -> RawAttribution | None:
    to = doc[token.i + 1]
    objects = [c for c in to.children if c.dep_ == "pobj"] or [c for c in token.children if c.dep_ == "pobj"]
    if not objects:
        return None
    source = _source(doc, objects[0], to, bytearray(len(text_of(doc)) + 1))
    sentence = token.sent
    start, end = _trimmed(doc, sentence.start_char, sentence.end_char)
    cue = (token.idx, to.idx + len(to))
    before, after = _trimmed(doc, start, cue[0]), _trimmed(doc, source[1], end)
    content = before if before[1] - before[0] >= after[1] - after[0] else after
    if content[1] - content[0] < 10:
        return None
    return RawAttribution((source,), (cue,), (content,), 0.8)


def _trimmed(doc: Doc, start: int, end: int) -> Span:
    text = text_of(doc)
    while start < end and (text[start].isspace() or text[start] in ",;:-–—."):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:-–—."):
        end -= 1
    return (start, end)


def _span(token: Token) -> Span:
    return (token.idx, token.idx + len(token))
