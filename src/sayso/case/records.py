"""What a case answers with, beside `ClaimRecord` and `EntityRecord` of the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sayso.model import Judgement, Span
from sayso.model.claim import Polarity, VoiceKind
from sayso.model.entity import AttributionKind


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document of the case without its text. `length` is in code points; the last four are counts."""

    id: str
    title: str | None
    byline: str | None
    dateline: str | None
    published: date | None
    publisher: str | None
    url: str | None
    language: str
    credit: str | None
    length: int
    text_hash: str
    reader: str
    version: str
    added: datetime
    entities: int
    attributions: int
    claims: int
    commitments: int
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """An attribution with its words and its document. `id` is `"<document id>:<attribution id>"`.

    `voice` is a canonical key as in `ClaimRecord`; `comment` marks words inside a reader's comment.
    """

    id: str
    document: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None
    voice: str
    voice_kind: VoiceKind
    voice_name: str
    kind: AttributionKind
    quote: str
    source_words: str
    cue_words: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    parent: str | None
    comment: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class CommitmentRecord:
    """A commitment with its words. `obligor`, `beneficiary`, `agreement_key` are canonical entity keys.

    `agreement` is the name of the agreement, or the words that name it where it is no entity.
    """

    id: str
    document: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None
    agreement: str | None
    agreement_key: str | None
    obligor: str
    obligor_name: str
    act: str
    beneficiary: str | None
    beneficiary_name: str | None
    deadline: date | None
    evidence: Span
    quote: str


@dataclass(frozen=True, slots=True)
class VoiceRecord:
    """Who speaks in the case: how many `statements` (attributions) and `claims`, in how many documents.

    `first` and `last` are publication days, `None` when no document of the voice is dated. Statements
    inside readers' comments are not counted.
    """

    key: str
    name: str
    kind: VoiceKind
    roles: tuple[str, ...]
    statements: int
    claims: int
    documents: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class PairCount:
    """Claims of one type and polarity about one ordered pair, counted in the database.

    `claims` counts all of them. The rest counts only what bears on whether a tie holds (asserted or
    hedged): `voices` distinct speakers, named or not; `narrators` distinct publications. `comments`
    counts claims made in readers' comments, whatever their modality; these are in neither of the two.
    """

    subject: str
    object: str
    type: str
    polarity: Polarity
    claims: int
    voices: int
    narrators: int
    comments: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers a search. Offsets are code points of the document's text, half-open.

    `snippet` is the text from `start`; `spans` are the matches in the best passage of the document,
    inside the snippet or not. A greater `rank` is better; ranks compare within one answer only.
    """

    document: str
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None
    rank: float
    start: int
    snippet: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or one item of it (`place`), that could not be added, and why. `at` is in UTC."""

    path: str
    place: str
    code: str
    message: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Alike:
    """Entities whom resolution cannot tell apart: `key` is the least of them, `size` their number.

    `links` are the nodes (profiles) that each of them is linked to, with the score of the link. An
    entity that a person has judged stands alone (`judged`).
    """

    key: str
    likeness: str
    size: int
    judged: bool
    links: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class PairRecord:
    """Two documents (`a` < `b`) that carry one text. Shares are 0..1, `passage` counts words."""

    a: str
    b: str
    share_a: float
    share_b: float
    unquoted: float
    passage: int
    spans_a: tuple[Span, ...]
    spans_b: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """A document that is in a `PairRecord` or credits a wire. `length` is in code points."""

    id: str
    published: date | None
    publisher: str | None
    length: int
    credit: str | None


@dataclass(frozen=True, slots=True)
class CopyGroupRecord:
    """Documents that carry one text: `members` are (document, share 0..1 of the origin's text, spans)."""

    id: str
    origin_document: str
    origin: str
    credit: str | None
    members: tuple[tuple[str, float, tuple[Span, ...]], ...]


@dataclass(frozen=True, slots=True)
class Region:
    """What settling decides on: all entities, judgements and copies that hang together with a change.

    `documents` are those whose groups of copies are decided, `None` for all.
    """

    alike: tuple[Alike, ...]
    judgements: tuple[Judgement, ...]
    facts: tuple[CopyFacts, ...]
    pairs: tuple[PairRecord, ...]
    documents: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Settled:
    """What settling decided of a `Region`: a canonical key for the entities of each likeness, one for each
    entity that a person has judged (`single`, by key), and the groups of copies."""

    canonical: Mapping[str, str] = field(default_factory=dict)
    single: Mapping[str, str] = field(default_factory=dict)
    groups: tuple[CopyGroupRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """What was worked out of one document in the light of those that the case had before.

    `likenesses` gives each entity key the likeness it has, `links` the links of each likeness, `names`
    (name, likeness) by which to find them, `blocks` the blocks of entity keys. `hashes` is the sketch
    of the text, signed 64-bit; `credit` the wire that the document credits; `pairs` its copies.
    """

    likenesses: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    names: frozenset[tuple[str, str]] = frozenset()
    blocks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()
    hashes: frozenset[int] = frozenset()
    credit: str | None = None
    pairs: tuple[PairRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Mended:
    """What must change once a document is gone: `blocks` of the entities that now stand for others, and the
    ids of judgements between names that nobody bears any more (`dropped`)."""

    blocks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
