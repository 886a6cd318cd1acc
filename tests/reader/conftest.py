"""The steps of the reader on a short text, for tests of one of them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from sayso.model import Attribution, Document, Entity, Section
from sayso.reader import syntax
from sayso.reader.attribution_rules import rule_attributions
from sayso.reader.coreference import resolve
from sayso.reader.entities import find_entities
from sayso.reader.paragraphs import paragraphs
from sayso.reader.quotes import quotations
from sayso.reader.roles import with_roles
from sayso.reader.speakers import attribute
from sayso.reader.structure import complete


@dataclass
class Steps:
    """What each step made of a text."""

    document: Document
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]

    def words(self, spans) -> list[str]:
        return [self.document.quote(s) for s in spans]

    def entity(self, name: str) -> Entity:
        return next(e for e in self.entities if name in (e.name, *e.aliases))

    def said(self) -> list[tuple[str, list[str]]]:
        """Speaker and content of every attribution."""
        return [(a.speaker.name, self.words(a.content)) for a in self.attributions]


def run(text: str, sections: tuple[Section, ...] = ()) -> Steps:
    document = Document(text, sections=sections)
    doc = syntax.parse(document)
    blocks = paragraphs(text)
    quotes = quotations(text, blocks)
    entities = with_roles(doc, find_entities(doc))
    raw = complete(document, blocks, quotes, rule_attributions(doc, quotes))
    attributions, entities = attribute(document, doc, blocks, quotes, entities, raw)
    return Steps(document, resolve(document, doc, entities, attributions), attributions)


@pytest.fixture(scope="session")
def steps():
    return run
