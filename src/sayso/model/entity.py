"""Who is spoken of and who speaks: `Mention`, `Entity`, `Speaker`, `Attribution`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from sayso.model.document import Span

MentionKind = Literal["name", "nominal", "pronoun"]
EntityType = Literal["person", "organization", "group", "state", "place", "agreement", "event", "other"]
ENTITY_TYPES: Final[tuple[str, ...]] = get_args(EntityType)
AttributionKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names or refers to an entity.

    `phrase` is the noun phrase around a name where that is more ("Ana Ro, a nurse from Ondra"), None where it
    is not; other names may stand in it.
    """

    start: int
    end: int
    kind: MentionKind = "name"
    phrase: Span | None = None

    @property
    def span(self) -> Span:
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """A cluster of mentions in one document.

    `name` is the fullest name the document gives, `aliases` the other names in it, `roles` what the
    document says the entity is ("former spokesman for the Ministry of Defence"), in its own words.
    """

    id: str
    name: str
    type: EntityType
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who an attribution belongs to: an entity of the document, or a name in the text's own words.

    `entity` is `None` for unnamed groups ("many observers"); with an empty `name` the speaker is
    unknown.
    """

    entity: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution relation: who (`source`) says, by which words (`cue`), what (`content`).

    Each role is a tuple of spans in text order; `source` and `cue` may be empty. `parent` is the id of
    the attribution whose content holds this one. `confidence` is the probability that content and
    speaker are right.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    speaker: Speaker
    parent: str | None = None
    confidence: float = 1.0
