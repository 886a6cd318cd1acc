"""The reader: a document's reading, step by step. Pure: the same document gives the same reading."""

from __future__ import annotations

from sayso import __version__
from sayso.errors import LanguageError
from sayso.model import Document, Reading, Vocabulary
from sayso.reader import coreference, syntax
from sayso.reader.attribution import find_attributions
from sayso.reader.attribution_model import AttributionModel
from sayso.reader.chains import resolve, widened
from sayso.reader.claims import find_claims
from sayso.reader.commitments import find_commitments
from sayso.reader.entities import find_entities
from sayso.reader.paragraphs import paragraphs
from sayso.reader.quotes import quotations
from sayso.reader.roles import with_roles
from sayso.reader.sighting import told
from sayso.reader.speaker_chains import described, referred
from sayso.reader.speakers import attribute
from sayso.reader.structure import complete
from sayso.reader.ties_model import TiesModel
from sayso.reader.typing import MODEL, type_model

LANGUAGES = frozenset({"en"})
"""ISO 639-1 codes of the languages that the reader knows."""


def read(document: Document, *, vocabulary: Vocabulary | None = None) -> Reading:
    """Everything Sayso finds in one document.

    Raises LanguageError for a document in a language that the reader does not know, ModelError when a
    language model is missing.
    """
    if document.language not in LANGUAGES:
        raise LanguageError(
            f"the document is in '{document.language}', which the reader does not know",
            where=document.title or document.id,
            hint="It reads English; give --language en if the language was misidentified",
        )
    vocabulary = vocabulary or Vocabulary.default()
    tokens = syntax.parse(document)
    blocks = paragraphs(document.text)
    quotes = quotations(document.text, blocks)
    sight = TiesModel.load()(told(document))
    entities = with_roles(tokens, find_entities(tokens, sight))
    raw = complete(document, blocks, quotes, find_attributions(tokens, quotes))
    attributions, entities = attribute(document, tokens, blocks, quotes, entities, raw)
    entities = resolve(document, tokens, entities, attributions, sight)
    attributions = referred(document.text, attributions, entities)
    entities = coreference.resolve(document, tokens, entities, attributions)
    attributions = described(document.text, attributions, entities)
    claims = find_claims(document, tokens, entities, attributions, vocabulary, sight)
    commitments = find_commitments(document, tokens, entities, attributions, claims)
    entities = widened(document.text, entities, sight)
    return Reading(
        document=document,
        entities=entities,
        attributions=attributions,
        claims=claims,
        commitments=commitments,
        version=__version__,
        models=models(),
    )


def models() -> dict[str, str]:
    """The models that a reading rests on: name to version, with the start of the hash of trained ones."""
    attribution, ties = AttributionModel.load(), TiesModel.load()
    return {
        syntax.PACKAGE: syntax.VERSION,
        attribution.name: f"{attribution.version} ({attribution.sha256[:12]})",
        ties.name: f"{ties.version} ({ties.sha256[:12]})",
        MODEL: type_model().version,
    }
