"""A parsed TieBank passage as plain frozen data. All spans are code points into `text`, half-open."""

from __future__ import annotations

from dataclasses import dataclass, replace

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or refer to an entity; `kind` is name, nominal or pronoun."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Split:
    """A plural mention that stands for several entities ("they" = A and B); it is no mention of either."""

    start: int
    end: int
    kind: str
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """An invented actor, place, agreement or thing with its mentions in text order."""

    id: str
    type: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say what; `speakers` is empty for an unnamed source, of several ids for joint ones."""

    id: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str
    speakers: tuple[str, ...]
    parent: int | None

    @property
    def size(self) -> int:
        """Length of the content in code points."""
        return sum(end - start for start, end in self.content)

    def holds(self, span: Span) -> bool:
        """Whether the content covers the span; a span over a gap of split content counts by its two ends."""
        start, end = span
        return any(s <= start < e for s, e in self.content) and any(s < end <= e for s, e in self.content)

    def overlaps_content(self, span: Span) -> bool:
        """Whether any of the content lies in the span."""
        return any(s < span[1] and span[0] < e for s, e in self.content)

    def spans(self, span: Span) -> bool:
        """Whether source, cue and content together reach over the span."""
        every = self.source + self.cue + self.content
        return min(s for s, _ in every) <= span[0] and span[1] <= max(e for _, e in every)

    def with_parent(self, parent: int | None) -> Attribution:
        """The same attribution inside another one's content."""
        return replace(self, parent=parent)


@dataclass(frozen=True, slots=True)
class Claim:
    """One tie in one voice; `attribution` None is the narrator (or the comment the evidence stands in).

    `far` marks evidence that does not hold both ends because one stands far away or is left out.
    """

    subject: str
    type: str
    object: str
    polarity: str
    modality: str
    ended: bool
    far: bool
    attribution: int | None
    evidence: Span
    time: Span | None
    place: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """A paragraph and what it is: body, headline, heading, caption, dateline, byline or comment."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage; `pair` is the id of its minimal-pair partner, `file` and `line` where it was written."""

    id: str
    author: str
    genre: str
    text: str
    sections: tuple[Section, ...]
    entities: tuple[Entity, ...]
    splits: tuple[Split, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    pair: str | None
    file: str
    line: int

    def entity(self, key: str) -> Entity | None:
        """The entity of that id, if the passage has it."""
        return next((entity for entity in self.entities if entity.id == key), None)

    def name(self, key: str) -> str:
        """The fullest name of an entity: its longest name, else its longest nominal, else a pronoun."""
        entity = self.entity(key)
        if entity is None:
            return ""
        order = {"name": 2, "nominal": 1, "pronoun": 0}
        best = max(entity.mentions, key=lambda m: (order[m.kind], m.end - m.start))
        return self.text[best.start : best.end]

    def spans_of(self, key: str) -> list[Span]:
        """Where an entity is mentioned, split mentions included."""
        entity = self.entity(key)
        own = [(m.start, m.end) for m in entity.mentions] if entity else []
        return own + [(split.start, split.end) for split in self.splits if key in split.entities]

    def section_at(self, position: int) -> Section:
        """The section a position stands in."""
        return next(s for s in self.sections if s.start <= position <= s.end)
