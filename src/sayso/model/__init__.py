"""The nouns as plain typed data, and the tie vocabulary. Imports nothing of ours but `errors`."""

from sayso.model.claim import Claim, Commitment, Time, Voice
from sayso.model.document import Document, Section, Span
from sayso.model.entity import Attribution, Entity, Mention, Speaker
from sayso.model.judgement import Judgement
from sayso.model.reading import Reading
from sayso.model.record import ClaimRecord, EntityRecord
from sayso.model.vocabulary import TieType, Vocabulary

__all__ = [
    "Attribution",
    "Claim",
    "ClaimRecord",
    "Commitment",
    "Document",
    "Entity",
    "EntityRecord",
    "Judgement",
    "Mention",
    "Reading",
    "Section",
    "Span",
    "Speaker",
    "TieType",
    "Time",
    "Vocabulary",
    "Voice",
]
