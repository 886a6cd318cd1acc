"""A case: documents, readings and judgements in one SQLite file or one PostgreSQL database."""

from sayso.case.case import Case, open_case
from sayso.case.records import (
    CommitmentRecord,
    Copy,
    DocumentRecord,
    Failure,
    Hit,
    PairCount,
    StatementRecord,
    VoiceRecord,
)

__all__ = [
    "Case",
    "CommitmentRecord",
    "Copy",
    "DocumentRecord",
    "Failure",
    "Hit",
    "PairCount",
    "StatementRecord",
    "VoiceRecord",
    "open_case",
]
