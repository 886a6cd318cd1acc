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
    Mended,
    PairCount,
    PairRecord,
    Region,
    Settled,
    StatementRecord,
    VoiceRecord,
)
from sayso.case.removing import Left

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
    "Left",
    "Link",
    "Mended",
    "PairCount",
    "PairRecord",
    "Region",
    "Settled",
    "StatementRecord",
    "VoiceRecord",
    "open_case",
]
