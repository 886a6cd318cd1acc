"""A case: documents, readings and judgements in one SQLite file or one PostgreSQL database."""

from sayso.case.case import Case, open_case
from sayso.case.linking import Known
from sayso.case.records import (
    Alike,
    CommitmentRecord,
    CopyFacts,
    CopyGroupRecord,
    DocumentRecord,
    Failure,
    Hit,
    Link,
    PairCount,
    PairRecord,
    StatementRecord,
    VoiceRecord,
)

__all__ = [
    "Alike",
    "Case",
    "CommitmentRecord",
    "CopyFacts",
    "CopyGroupRecord",
    "DocumentRecord",
    "Failure",
    "Hit",
    "Known",
    "Link",
    "PairCount",
    "PairRecord",
    "StatementRecord",
    "VoiceRecord",
    "open_case",
]
