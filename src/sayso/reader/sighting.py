"""What the network sees of a text, asked by place: names for the entities, and what type they have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sayso.model import Document, Entity
from sayso.reader import places
from sayso.reader.names import HONORIFICS
from sayso.reader.spans import Named, trim
from sayso.reader.syntax import UNPARSED
from sayso.reader.ties_model import Sight, Sighted
from sayso.reader.typing_features import PERSON_NOUNS

NOTHING: Final = Sight((), (), ())
NAME = 0.5  # chance from which on a mention with a capital head is a name of its own
_SURE = 0.8  # from here on it stands against another cut of the same words
_UNSEEN = 0.5  # spellings of which the network sees less stay only where they are known words

CREDIT: Final = re.compile(
    r"\b(?:photo(?:graph)?s?|pictures?|images?|illustration|graphic)"
    r"(?:\s?[:|©/]| by\b| courtesy of\b)[^.]{0,80}\.?$",
    re.I,
)
"""What ends a caption and says who made the picture."""
_HEAD: Final = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_NOT_NAMES: Final = frozenset(
    """i i'm i'd i've i'll me my mine we us our ours you your yours he him his she her hers it its they them
    their theirs this that these those who whom whose which what there here both all some many most one
    nobody everybody somebody""".split()
)
_CALLINGS: Final = PERSON_NOUNS | frozenset(
    """economist historian scientist lecturer scholar columnist correspondent novelist actor singer painter
    footballer midfielder defender goalkeeper lawmaker prosecutor solicitor barrister surgeon nurse
    farmer fisherman businessman businesswoman campaigner organiser organizer commentator strategist
    superintendent mediator""".split()
)
"""What people are, by one word."""
_NAME_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_INSIDE: Final = frozenset("of the for and in on at with to".split()) | frozenset(
    "bin ibn bint al el ul ur de la le du des del della di da dos van von den der af av y e i st".split()
)
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")  # "U.S", before its last full stop
_JOINED: Final = re.compile(r"\s+and\s+|,\s+")


def told(document: Document) -> str:
    """The text with all that is no part of the report made blank (bylines, page furniture, credits),
    so that nobody is seen there; offsets stay."""
    text = document.text
    hidden = [s.span for s in document.sections if s.kind in UNPARSED]
    hidden += [
        m.span() for s in document.sections if s.kind == "caption" for m in CREDIT.finditer(text, *s.span)
    ]
    for start, end in hidden:
        text = text[:start] + re.sub(r"\S", " ", text[start:end]) + text[end:]
    return text


def sighted_names(text: str, sight: Sight) -> list[Named]:
    """The names among the mentions seen, without articles and honorifics, in text order."""
    found = []
    for m in sight.mentions:
        if m.chance < NAME or not _capital(text, m.head):
            continue
        start, end = bare_span(text, m)
        start, end = _run(text, start, end, m.head)
        if likeliest(m) == "person":
            start = _after_titles(text, start, m.head)
        if start < end and any(c.isupper() for c in text[start:end]):
            found.append(Named(start, end, likeliest(m), 2.0 * m.chance))
    return found


def bare_span(text: str, mention: Sighted) -> tuple[int, int]:
    """A name's span without article, possessive ending, and the titles before it."""
    start, end = trim(text, *mention.span)
    while match := re.match(r"([^\W_]+)\.?\s+(?:\(ret(?:d|ired)?\.?\)\s+)?(?=\S)", text[start:end]):
        if match.group(1).casefold() not in HONORIFICS or start + match.end() > mention.head:
            break
        start += match.end()
    return trim(text, start, end)


def _run(text: str, start: int, end: int, head: int) -> tuple[int, int]:
    """The run of capitalised words about the head, within a span: what stands before it and tells what he is
    ("Hill Guard leader Oru Vey"), and what follows a full stop, a comma or a bracket, is no part of a name.

    Words such as "of" and "the" belong to it between capitals.
    """
    words = list(_NAME_WORD.finditer(text, start, end))
    at = next((n for n, w in enumerate(words) if w.start() <= head < w.end()), None)
    if at is None:
        return start, end
    first = last = at
    while first > 0 and _goes_on(text, words[first - 1], words[first]):
        first -= 1
    while last + 1 < len(words) and _goes_on(text, words[last], words[last + 1]):
        last += 1
    while first < at and not _proper(words[first].group()):
        first += 1
    while last > at and not _proper(words[last].group()):
        last -= 1
    begin, stop = words[first].start(), words[last].end()
    if text[stop : stop + 1] == "]" and "[" in text[begin:stop]:
        stop += 1
    return begin, stop


def _after_titles(text: str, start: int, head: int) -> int:
    """Where a person's name begins after capitalised titles ("Harbour Minister Enoch Sable"), and after what
    he is where that has its capital from the sentence ("Analyst Ana Ro")."""
    words = list(_NAME_WORD.finditer(text, start, head))
    titles = [w for w in words if w.group().casefold() in HONORIFICS]
    if not titles and len(words) > 1 and _is_calling(words[0].group().casefold()):
        titles = words[:1]
    if not titles:
        return start
    rest = text[titles[-1].end() : head]
    return head - len(rest.lstrip(" .\u00a0"))


def _is_calling(word: str) -> bool:
    return word in _CALLINGS or word.endswith(("ologist", "ographer", "onomer", "physicist"))


def _goes_on(text: str, before: re.Match[str], after: re.Match[str]) -> bool:
    """Whether two neighbouring words may be of one name."""
    between = text[before.end() : after.start()]
    if not all(_proper(w) or w.lower() in _INSIDE for w in (before.group(), after.group())):
        return False
    if between.strip(" \u00a0") == "":
        return "\n" not in between
    if between.startswith("."):
        word = before.group()
        return word.casefold() in HONORIFICS or len(word) == 1 or _INITIALS.fullmatch(word) is not None
    return between.strip() in {"&", "-", "–", "[", "]", "'", "’", "(", '"', "“"} and "\n" not in between


def _proper(word: str) -> bool:
    return any(c.isupper() or c.isdigit() for c in word)


def _capital(text: str, head: int) -> bool:
    match = _HEAD.match(text, head)
    word = match.group() if match else text[head : head + 1]
    return any(c.isupper() for c in word) and word.casefold() not in _NOT_NAMES


def likeliest(mention: Sighted) -> str:
    """The type that the network gives a mention the best chance."""
    return max(mention.types, key=lambda t: mention.types[t])


def mended(text: str, sight: Sight, found: Sequence[Named]) -> list[Named]:
    """The names found by other means, with those that the network sees: it decides between two cuts of the
    same words when it is sure, and a name that it does not see at all stays only where it is a known one."""
    if not sight.mentions:
        return list(found)
    own = [n for n in sighted_names(text, sight) if not _several(text, n, found)]
    sure = {i for n in own if n.weight >= 2 * _SURE for i in range(n.start, n.end)}
    seen_at = {
        i for m in sight.mentions if max(m.chance, m.phrase_chance) >= _UNSEEN for i in range(*_reach(m))
    }
    kept = []
    for n in found:
        if any(i in sure for i in range(n.start, n.end)):
            continue
        seen = any(i in seen_at for i in range(n.start, n.end))
        if seen or n.weight >= 2.0 or places.is_country(text[n.start : n.end]):
            kept.append(n)
    return kept + own


def _alike(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two spans are nearly one: the shared part is most of the second."""
    return min(a[1], b[1]) - max(a[0], b[0]) >= 0.7 * (b[1] - b[0])


def innermost(entities: Iterable[Entity]) -> dict[int, str]:
    """For each code point inside mentions the entity of the smallest that holds it."""
    at: dict[int, tuple[int, str]] = {}
    for e in entities:
        for m in e.mentions:
            size = m.end - m.start
            for offset in range(m.start, m.end):
                if offset not in at or size < at[offset][0]:
                    at[offset] = (size, e.id)
    return {offset: id for offset, (_, id) in at.items()}


def _reach(mention: Sighted) -> tuple[int, int]:
    """From the first to the last code point of a mention, by either rule."""
    return min(mention.start, mention.phrase[0]), max(mention.end, mention.phrase[1])


def _several(text: str, name: Named, found: Sequence[Named]) -> bool:
    """Whether what looks like one name is a list of known names ("Oru Vey and Ana Ro", "Oru Vey and I")."""
    joint = _JOINED.search(text, name.start, name.end)
    if joint is None:
        return False
    if text[joint.end() : name.end] == "I":
        return True
    inside = [n for n in found if name.start <= n.start and n.end <= name.end]
    return any(n.end <= joint.start() for n in inside) and any(n.start >= joint.end() for n in inside)


def by_head(sight: Sight) -> dict[int, Sighted]:
    """The mentions by the first code point of their heads."""
    return {m.head: m for m in sight.mentions}


def types_at(heads: Mapping[int, Sighted], spans: Sequence[tuple[int, int]]) -> dict[str, float]:
    """The mean chance of each type over the mentions headed within the spans; empty where none is."""
    sums: dict[str, float] = {}
    count = 0
    for start, end in spans:
        inside = [m for h in range(start, end) if (m := heads.get(h)) and _alike(m.span, (start, end))]
        if inside:
            best = max(inside, key=lambda m: m.chance)
            count += 1
            for kind, chance in best.types.items():
                sums[kind] = sums.get(kind, 0.0) + chance
    return {kind: total / count for kind, total in sums.items()} if count else {}
