"""Who speaks in a reading, in order of first appearance, with their statements and their claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.model import Attribution, Claim, Entity, Reading

NARRATOR = "narrator"


@dataclass(slots=True)
class Statement:
    """One attribution with its number on the page, the words of its parts, and the claims inside it."""

    number: int
    attribution: Attribution
    quotes: tuple[str, ...]
    cue: str
    parent: int | None
    claims: tuple[Claim, ...] = ()


@dataclass(slots=True)
class Speaking:
    """A voice of the page. `entity` is `None` for unnamed and unknown ones and for the narrator."""

    key: str
    name: str
    kind: str
    hue: int
    entity: Entity | None = None
    statements: list[Statement] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


class Speakers:
    """The voices of one reading, its comments' apart (`in_comments`)."""

    def __init__(self, reading: Reading, *, hues: int) -> None:
        document = reading.document
        entities = {e.id: e for e in reading.entities}
        self.in_order = sorted(reading.attributions, key=lambda a: (_start(a), a.id))
        self._hues = hues
        self._voices: dict[str, Speaking] = {}
        self._commented: set[str] = set()
        claims: dict[str, list[Claim]] = {}
        for claim in reading.claims:
            if claim.attribution:
                claims.setdefault(claim.attribution, []).append(claim)
        numbers: Mapping[str, int] = {a.id: n for n, a in enumerate(self.in_order, start=1)}
        for a in self.in_order:
            voice = self._voice(self._key(a), self.name(a), entities.get(a.speaker.entity or ""))
            section = document.section_at(_start(a))
            if section and section.kind == "comment":
                self._commented.add(a.id)
            voice.statements.append(
                Statement(
                    number=numbers[a.id],
                    attribution=a,
                    quotes=tuple(document.quote(s) for s in a.content),
                    cue=" ".join(document.quote(s) for s in a.cue),
                    parent=numbers.get(a.parent or ""),
                    claims=tuple(claims.get(a.id, ())),
                )
            )
        for claim in reading.claims:
            if claim.voice.kind == "narrator":
                self._voice(NARRATOR, "The report itself", None).claims.append(claim)

    def _voice(self, key: str, name: str, entity: Entity | None) -> Speaking:
        if key not in self._voices:
            kind = "named" if entity else "narrator" if key == NARRATOR else "unnamed" if name else "unknown"
            hue = len(self._voices) % self._hues
            self._voices[key] = Speaking(key, name or "Unknown speaker", kind, hue, entity)
        return self._voices[key]

    def _key(self, a: Attribution) -> str:
        return f"e:{a.speaker.entity}" if a.speaker.entity else f"u:{a.speaker.name.casefold()}"

    @property
    def voices(self) -> list[Speaking]:
        """Those who speak outside the comments: by first statement, the narrator last."""
        heard = [
            v
            for v in self._voices.values()
            if v.kind == "narrator" or any(s.attribution.id not in self._commented for s in v.statements)
        ]
        return sorted(heard, key=lambda v: v.kind == "narrator")

    def number(self, key: str) -> int:
        """The place of a voice on the page, from 1."""
        return list(self._voices).index(key) + 1

    def in_comment(self, a: Attribution) -> bool:
        return a.id in self._commented

    def name(self, a: Attribution) -> str:
        return a.speaker.name or "Unknown speaker"

    def hue(self, a: Attribution) -> int:
        return self._voices[self._key(a)].hue

    def href(self, a: Attribution) -> str:
        """A link to the voice; statements inside comments have no voice entry and link to the comments."""
        return "#comments" if a.id in self._commented else f"#v-{self.number(self._key(a))}"


def _start(a: Attribution) -> int:
    return min((s for s, _ in (*a.content, *a.source, *a.cue)), default=0)
