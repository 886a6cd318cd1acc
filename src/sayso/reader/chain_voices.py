"""Who says "I" and "we", and to whom "you" is said, as far as the text tells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sayso.model import Attribution, Entity, Mention, Span
from sayso.reader import places
from sayso.reader.coreference_interviews import YOU, Interview
from sayso.reader.paragraphs import paragraphs
from sayso.reader.quotes import quotations

I_WORDS: Final = frozenset("i me my mine myself".split())
WE: Final = frozenset("we us our ours ourselves".split())
Place = tuple[int, int]
_BODIES: Final = frozenset({"organization", "group", "state"})
_SIGNED: Final = re.compile(
    r"^(?:[Yy]ours\b|[Ss]incerely|[Rr]espectfully|[Ss]igned|(?:[Kk]ind |[Ww]arm |[Bb]est )?[Rr]egards|"
    r"[Bb]est wishes|[Ff]aithfully|[Ww]ith thanks)[^\n]{0,40}$",
    re.M,
)
_SPOKEN: Final = re.compile(
    r"\b(?:speech|remarks|address|statement|lecture|testimony|sermon|toast|eulogy|letter)\s+"
    r"(?:(?:given|delivered|made)\s+)?(?:by|of|from)\s+(?:[^\n]{0,40}\s)?$",
    re.I,
)
_AS: Final = re.compile(r"\b(?:[Ww]e|us)( as)? $")
_THE: Final = re.compile(r"[Tt]he ([a-z]{4,})")
_CALLED_UPON: Final = re.compile(
    r"\b(?:Mr\.?|Mister|Ms\.?|Madame?)\s+(?:(?:Vice|Deputy|Acting|Prime|Chief)[ -])?"
    r"(?:President|Speaker|Chair(?:man|woman|person)?|Secretary|Minister|Ambassador|Chancellor|Justice|Mayor|"
    r"Moderator|Commissioner|Attorney)$"
)
"""A title that holders of an office are spoken to by, hardly ever spoken of."""
_HEADING = 300  # code points in which a text says whose speech it is
_CLOSING = 400  # code points at the end in which it is signed


@dataclass(frozen=True, slots=True)
class _Speech:
    """Words that stand as somebody's own: where, whose, and where it says whose."""

    span: Span
    speaker: str | None
    who: str
    source: tuple[Span, ...]


class Voices:
    """Speakers by place of a text."""

    def __init__(
        self, text: str, entities: tuple[Entity, ...], attributions: tuple[Attribution, ...]
    ) -> None:
        self._text, self._entities = text, entities
        self._known = {e.id: e for e in entities}
        self._contents = [(s, e, a.speaker.entity) for a in attributions for s, e in a.content]
        self._by_source = {s: a.speaker.entity for a in attributions for s in a.source}
        self._speeches = [
            _Speech(span, a.speaker.entity, a.speaker.entity or a.speaker.name, a.source)
            for a in attributions if a.kind != "indirect" for span in a.content
        ]  # fmt: skip
        self._speech_at = _painted(len(text), [speech.span for speech in self._speeches])
        self._mark_at = _painted(len(text), [q.span for q in quotations(text, paragraphs(text))])
        self._paragraphs = [m.start() for m in re.finditer(r"[^\n]+", text)]
        says: dict[Span | str, set[Place]] = defaultdict(set)
        for a in attributions:
            speaking: list[Span | str] = [*a.source, a.speaker.entity or ""]
            for who in speaking if a.kind == "direct" else ():
                says[who] |= {self.place(s) for s, _ in a.content}
        self._says = {who: frozenset(places) for who, places in says.items()}
        self.interview = Interview(text, entities)
        self._author = None if self.interview.turns else _author(text, entities)
        self._ours = None if self.interview.turns else _ours(text, entities, self._open)
        self.joint = _joint(text, entities, self.interview)

    def place(self, offset: int) -> Place:
        """The quotation around an offset (by its beginning) or else the paragraph; -1 for the other."""
        speech = self._speech_at[offset]
        if speech >= 0:
            return (-1, self._speeches[speech].span[0])
        return (bisect_right(self._paragraphs, offset), -1)

    def says(self, who: Span | str) -> frozenset[Place]:
        """Where the source at a span, or an entity, is quoted: there it is "I", not "he"."""
        return self._says.get(who, frozenset())

    def source(self, word: str, offset: int) -> Span | None:
        """Where the source of the words around an "I" stands."""
        speech = self._speech_at[offset]
        if word not in I_WORDS or speech < 0 or len(self._speeches[speech].source) != 1:
            return None
        return self._speeches[speech].source[0]

    def told(self, span: Span) -> str | None:
        """The speaker whom a pronoun at a place stands for, where it is the source of what is said."""
        return self._by_source.get(span)

    def heard(self, span: Span) -> str:
        """Of a name by which somebody is spoken to ("Madam Speaker"): whose words it stands in, as `turn`
        has it; empty for other names."""
        called = _CALLED_UPON.search(self._text, max(0, span[0] - 8), span[1])
        return self.turn("i", span[0]) if called else ""

    def turn(self, word: str, offset: int) -> str:
        """A name for whose words an "I" or a "we" stands in: the speaker of a quotation, a paragraph of an
        interview that does not say who answers, or the text's own."""
        if word not in I_WORDS and word not in WE:
            return ""
        speech = self._speech_at[offset]
        if speech >= 0:
            return self._speeches[speech].who or f"quotation {self._speeches[speech].span[0]}"
        if self._open(offset):
            return ""
        apart = self.interview.turns and len(self.interview.answering) != 1
        return f"paragraph {self.interview.block(offset)}" if apart and word in I_WORDS else "text"

    def speaker(self, word: str, offset: int) -> str | None:
        """The entity that a pronoun of the first or second person stands for; None where that is open."""
        if word in I_WORDS:
            own = _inside(self._contents, offset)
            if own is None and not self._open(offset):
                own = self._author
                if own is None and not self.interview.asked(offset):
                    own = self.interview.answers(offset)
            return own
        if word in WE:
            speaker = self._known.get(_inside(self._contents, offset) or "")
            if speaker is not None:
                return _body(self._text, speaker, self._entities)
            if self._ours is not None and not self._open(offset):
                return self._ours
            if self.joint is not None and not self._open(offset) and not self.interview.asked(offset):
                return self.joint.id
        if word in YOU and self.interview.asked(offset) and self.interview.answering:
            return self.joint.id if self.joint is not None else self.interview.answering[0]
        return None

    def _open(self, offset: int) -> bool:
        """Whether an offset stands in words of others, whoever they are."""
        return self._speech_at[offset] >= 0 or self._mark_at[offset] >= 0


def _painted(size: int, spans: list[Span]) -> list[int]:
    """For each code point the number of the shortest span around it, or -1."""
    at = [-1] * (size + 1)
    for n in sorted(range(len(spans)), key=lambda n: spans[n][0] - spans[n][1]):
        start, end = spans[n]
        at[start:end] = [n] * (end - start)
    return at


def _author(text: str, entities: tuple[Entity, ...]) -> str | None:
    """Who signs a text or gives a speech, where a line of it says so."""
    named = [(m, e) for e in entities if e.type == "person" for m in e.mentions if m.kind == "name"]
    persons = sorted((m.start, e.id) for m, e in named)
    for start, id in persons:
        if start < _HEADING and _SPOKEN.search(text, max(0, text.rfind("\n", 0, start)), start):
            return id
    closing = [m.end() for m in _SIGNED.finditer(text, max(0, len(text) - _CLOSING))]
    return next((id for start, id in persons if closing and start > closing[0]), None)


def _ours(text: str, entities: tuple[Entity, ...], quoted: Callable[[int], bool]) -> str | None:
    """Whom the text's own "we" stands for, where it says so: "we as Harvans", "us Harvans"."""
    found = set()
    for e in entities:
        for m in e.mentions:
            before = _AS.search(text, max(0, m.start - 12), m.start)
            named = e.type in _BODIES and m.kind == "name" and not quoted(m.start)
            if named and before and (before.group(1) or text[m.end - 1] == "s"):
                found.add(e.id)
    return found.pop() if len(found) == 1 else None


def _joint(text: str, entities: tuple[Entity, ...], interview: Interview) -> Entity | None:
    """Those who answer together, as one: their "we"."""
    if interview.joint is None:
        return None
    known = next((e for e in entities if any(m.span == interview.joint for m in e.mentions)), None)
    if known is not None:
        return known
    number = max((int(e.id[1:]) for e in entities if e.id[1:].isdigit()), default=0)
    names = [n for e in entities if e.id in interview.answering for n in (e.name, *e.aliases)]
    either = "|".join(re.escape(n) for n in names)
    pattern = rf"\b(?:{either}) and (?:I|me)\b|\byou (?:two|both)\b|\bthe two of us\b"
    spans = [interview.joint, *(m.span() for m in re.finditer(pattern, text))]
    mentions = tuple(Mention(*span, "nominal") for span in spans)
    return Entity(f"e{number + 1}", text[slice(*interview.joint)], "group", mentions)


def _inside(contents: list[tuple[int, int, str | None]], offset: int) -> str | None:
    """The speaker of the smallest content around the offset whose speaker is known."""
    around = [(e - s, id) for s, e, id in contents if s <= offset < e and id is not None]
    return min(around)[1] if around else None


def _body(text: str, speaker: Entity, entities: tuple[Entity, ...]) -> str | None:
    """Whom a speaker's "we" stands for: the body that speaks, or the one body that a role of his names, or
    describes as the text does ("the federation's secretary")."""
    if speaker.type in _BODIES:
        return speaker.id
    told = " | ".join(speaker.roles)
    forms = [
        (f, e.id) for e in entities if e.type in _BODIES for n in (e.name, *e.aliases) for f in _forms(n)
    ]
    forms += [
        (match.group(1), e.id) for e in entities if e.type in _BODIES for m in e.mentions
        if m.kind == "nominal" and (match := _THE.fullmatch(text, m.start, m.end))
    ]  # fmt: skip
    named = {id for form, id in forms if re.search(rf"\b{re.escape(form)}\b", told)}
    return named.pop() if len(named) == 1 else None


def _forms(name: str) -> tuple[str, ...]:
    """A body's name, and without the state before it ("US State Department")."""
    state, _, rest = name.partition(" ")
    return (name, rest) if " " in rest and (places.is_country(state) or places.is_demonym(state)) else (name,)
