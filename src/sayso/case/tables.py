"""The one schema of a case, for SQLite and PostgreSQL alike.

Nothing here is ever rewritten but what is derived: the canonical columns (`entities.canonical`, the
`subject`, `object`, `voice`, `obligor`, `beneficiary` and `agreement_key` of claims, attributions and
commitments), `entities.likeness`, `copy_groups` and `copies`, `unsettled`, `failures`, and
`judgements.undone`. Change the schema only with a migration.
"""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

from sayso.case.types import Utc, Words

HEAD: Final = "0003"
"""The revision of the migration that makes this schema."""

VERSION_TABLE: Final = "sayso_schema"
"""Where a database says which revision it is at; its presence marks a case."""

metadata = sa.MetaData()
_Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _number() -> sa.Column[int]:
    return sa.Column("number", _Number, primary_key=True, autoincrement=True)


def _document() -> sa.Column[str]:
    return sa.Column("document", Words, sa.ForeignKey("documents.id"), nullable=False)


def _words(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, Words, nullable=null)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


documents = sa.Table(
    "documents",
    metadata,
    _number(),
    sa.Column("id", Words, nullable=False, unique=True),
    _words("title", null=True),
    _words("byline", null=True),
    _words("dateline", null=True),
    sa.Column("published", sa.Date),
    _words("publisher", null=True),
    _words("url", null=True),
    _words("language"),
    _words("credit", null=True),
    _count("length"),
    sa.Column("text_hash", Words, nullable=False, index=True),
    _words("reader"),
    _words("version"),
    sa.Column("added", Utc, nullable=False),
    _count("entities"),
    _count("attributions"),
    _count("claims"),
    _count("commitments"),
)

document_paths = sa.Table(
    "document_paths",
    metadata,
    sa.Column("document", Words, sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("path", Words, primary_key=True),
    sa.Column("seen", Utc, nullable=False),
)

readings = sa.Table(
    "readings",
    metadata,
    sa.Column("document", Words, sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
)

passages = sa.Table(
    "passages",
    metadata,
    _number(),
    _document(),
    _count("start"),
    _words("text"),
    sa.UniqueConstraint("document", "start"),
)

entities = sa.Table(
    "entities",
    metadata,
    sa.Column("key", Words, primary_key=True),
    _document(),
    _count("ordinal"),
    sa.Column("canonical", Words, nullable=False, index=True),
    _words("name"),
    _words("type"),
    sa.Column("aliases", sa.JSON, nullable=False),
    sa.Column("roles", sa.JSON, nullable=False),
    _count("mentions"),
    _words("likeness", null=True),
    sa.UniqueConstraint("document", "ordinal"),
    # Covers what settling asks of all entities: the least of those alike, and who has which canonical key.
    sa.Index("ix_entities_likeness", "likeness", "canonical", "key"),
)

likenesses = sa.Table(
    "likenesses",
    metadata,
    sa.Column("id", Words, primary_key=True),
    sa.Column("links", sa.JSON, nullable=False),
)

likeness_nodes = sa.Table(
    "likeness_nodes",
    metadata,
    sa.Column("node", Words, primary_key=True),
    sa.Column("likeness", Words, sa.ForeignKey("likenesses.id"), primary_key=True, index=True),
    sa.Column("score", sa.Float, nullable=False),
)
"""The links of likenesses, to be found by the node that they lead to (shortened as `keys.short` does)."""

names = sa.Table(
    "names",
    metadata,
    sa.Column("name", Words, primary_key=True),
    sa.Column("likeness", Words, sa.ForeignKey("likenesses.id"), primary_key=True),
)

entity_blocks = sa.Table(
    "entity_blocks",
    metadata,
    sa.Column("block", Words, primary_key=True),
    sa.Column("entity", Words, sa.ForeignKey("entities.key"), primary_key=True),
)

claims = sa.Table(
    "claims",
    metadata,
    _number(),
    _document(),
    _count("ordinal"),
    _words("id"),
    _words("subject"),
    _words("subject_entity"),
    _words("subject_name"),
    _words("type"),
    _words("object"),
    _words("object_entity"),
    _words("object_name"),
    _words("polarity"),
    _words("modality"),
    sa.Column("ended", sa.Boolean, nullable=False),
    _words("voice"),
    _words("voice_entity", null=True),
    _words("voice_kind"),
    _words("voice_name"),
    _words("time_text", null=True),
    sa.Column("time_start", sa.Date),
    sa.Column("time_end", sa.Date),
    _words("time_precision", null=True),
    sa.Column("time_inferred", sa.Boolean),
    _words("place_name", null=True),
    _count("evidence_start"),
    _count("evidence_end"),
    _words("quote"),
    _words("attribution", null=True),
    _words("cue"),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.UniqueConstraint("document", "ordinal"),
    # Covers `pair_counts`, so that counting a big case never touches the rows themselves.
    sa.Index("ix_claims_pair", "subject", "object", "type", "polarity", "modality", "voice_kind", "voice"),
    sa.Index("ix_claims_object", "object"),
    sa.Index("ix_claims_voice", "voice"),
    sa.Index("ix_claims_type", "type"),
)

attributions = sa.Table(
    "attributions",
    metadata,
    sa.Column("document", Words, sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    _words("id"),
    sa.Column("voice", Words, nullable=False, index=True),
    _words("voice_entity", null=True),
    _words("voice_kind"),
    _words("voice_name"),
    _words("kind"),
    _words("quote"),
    _words("source"),
    _words("cue"),
    sa.Column("spans", sa.JSON, nullable=False),
    _words("parent", null=True),
    sa.Column("comment", sa.Boolean, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
)

commitments = sa.Table(
    "commitments",
    metadata,
    sa.Column("document", Words, sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    _words("id"),
    _words("agreement", null=True),
    _words("agreement_entity", null=True),
    sa.Column("agreement_key", Words, index=True),
    sa.Column("obligor", Words, nullable=False, index=True),
    _words("obligor_entity"),
    _words("obligor_name"),
    _words("act"),
    _words("beneficiary", null=True),
    _words("beneficiary_entity", null=True),
    _words("beneficiary_name", null=True),
    sa.Column("deadline", sa.Date),
    _count("evidence_start"),
    _count("evidence_end"),
    _words("quote"),
)

judgements = sa.Table(
    "judgements",
    metadata,
    _number(),
    sa.Column("id", Words, nullable=False, unique=True),
    sa.Column("kind", Words, nullable=False, index=True),
    sa.Column("subject", Words, nullable=False, index=True),
    sa.Column("object", Words, nullable=False, index=True),
    sa.Column("origin", Words, nullable=False, index=True),
    _words("author"),
    sa.Column("made", Utc, nullable=False),
    sa.Column("score", sa.Float),
    _words("note"),
    sa.Column("features", sa.JSON, nullable=False),
    sa.Column("undone", Utc),
)

failures = sa.Table(
    "failures",
    metadata,
    sa.Column("path", Words, primary_key=True),
    sa.Column("place", Words, primary_key=True),
    _words("code"),
    _words("message"),
    sa.Column("at", Utc, nullable=False),
)

linked = sa.Table(
    "linked",
    metadata,
    sa.Column("document", Words, sa.ForeignKey("documents.id"), primary_key=True),
    _words("credit", null=True),
    _count("hashes"),
)

signatures = sa.Table(
    "signatures",
    metadata,
    sa.Column("document", Words, sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("hash", sa.BigInteger, primary_key=True),
    sa.Index("ix_signatures_hash", "hash", "document"),
)

copy_pairs = sa.Table(
    "copy_pairs",
    metadata,
    sa.Column("a", Words, sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("b", Words, sa.ForeignKey("documents.id"), primary_key=True, index=True),
    *(sa.Column(name, sa.Float, nullable=False) for name in ("share_a", "share_b", "unquoted")),
    _count("passage"),
    sa.Column("spans_a", sa.JSON, nullable=False),
    sa.Column("spans_b", sa.JSON, nullable=False),
)

copy_groups = sa.Table(
    "copy_groups",
    metadata,
    sa.Column("id", Words, sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("origin_document", Words, sa.ForeignKey("documents.id"), nullable=False),
    _words("origin"),
    _words("credit", null=True),
)

copies = sa.Table(
    "copies",
    metadata,
    sa.Column("document", Words, sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("copy_group", Words, sa.ForeignKey("copy_groups.id"), nullable=False, index=True),
    sa.Column("share", sa.Float, nullable=False),
    sa.Column("spans", sa.JSON, nullable=False),
)

unsettled = sa.Table("unsettled", metadata, sa.Column("mark", Words, primary_key=True))
"""What has changed since the case was last settled: see `marks`."""

SEARCH_DDL: Final = {
    # Contentless: the index alone, over words folded by `search.fold`, so that both databases agree.
    "sqlite": (
        "CREATE VIRTUAL TABLE passage_words USING fts5("
        "title, words, content='', tokenize='unicode61 remove_diacritics 0')",
    ),
    "postgresql": (
        "ALTER TABLE passages ADD COLUMN words tsvector",
        "CREATE INDEX ix_passages_words ON passages USING gin (words)",
    ),
}
