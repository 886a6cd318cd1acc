"""What a format says about one document, before sections and language are found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sayso.sources.paragraphs import Paragraph

MAX_BYTES: Final = 50_000_000
"""Default limit for one file or one JSON line: some 8 million words, far beyond any report."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of one document and its metadata, as its format gives them.

    `paragraphs` is None where the format has no structure of its own (plain text, JSON). `language` is a
    claim of the file, believed only when the text is too short to tell. `where` names the item of
    a file that holds many.
    """

    text: str
    paragraphs: tuple[Paragraph, ...] | None = None
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    credit: str | None = None
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOptions:
    """What the user says about the input: of publication, where its metadata does not say it.

    `fields` maps Sayso's names to the names used in JSON items (`{"text": "body.plain"}`; a dot goes a
    level down). `max_bytes` limits one file, or one line of JSON lines.
    """

    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = MAX_BYTES
