"""The first schema: documents, what is read in them, judgements, failures and search.

A migration is frozen: it does not use `tables`, which moves on.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    words = sa.Text(collation="C") if postgres else sa.Text()
    number = sa.BigInteger() if postgres else sa.Integer()
    moment = sa.DateTime(timezone=True)

    def required(name: str, type: Any = words, *constraints: Any) -> sa.Column[Any]:
        return sa.Column(name, type, *constraints, nullable=False)

    def optional(name: str, type: Any = words) -> sa.Column[Any]:
        return sa.Column(name, type)

    def keyed(name: str, *constraints: Any, type: Any = words) -> sa.Column[Any]:
        return sa.Column(name, type, *constraints, primary_key=True)

    def numbered() -> sa.Column[Any]:
        return sa.Column("number", number, primary_key=True, autoincrement=True)

    def of_document() -> Any:
        return sa.ForeignKey("documents.id")

    def counts(*names: str) -> list[sa.Column[Any]]:
        return [required(name, sa.Integer) for name in names]

    op.create_table(
        "documents",
        numbered(),
        sa.Column("id", words, nullable=False, unique=True),
        *map(optional, ("title", "byline", "dateline")),
        optional("published", sa.Date),
        *map(optional, ("publisher", "url")),
        required("language"),
        optional("credit"),
        *counts("length"),
        *map(required, ("text_hash", "reader", "version")),
        required("added", moment),
        *counts("entities", "attributions", "claims", "commitments"),
    )
    op.create_index("ix_documents_text_hash", "documents", ["text_hash"])
    op.create_table(
        "document_paths", keyed("document", of_document()), keyed("path"), required("seen", moment)
    )
    op.create_table("readings", keyed("document", of_document()), required("body", sa.LargeBinary))
    op.create_table(
        "passages",
        numbered(),
        required("document", words, of_document()),
        *counts("start"),
        required("text"),
        sa.UniqueConstraint("document", "start"),
    )
    op.create_table(
        "entities",
        keyed("key"),
        required("document", words, of_document()),
        *counts("ordinal"),
        *map(required, ("canonical", "name", "type")),
        required("aliases", sa.JSON),
        required("roles", sa.JSON),
        *counts("mentions"),
        optional("likeness"),
        sa.UniqueConstraint("document", "ordinal"),
    )
    op.create_index("ix_entities_likeness", "entities", ["likeness", "canonical", "key"])
    op.create_index("ix_entities_canonical", "entities", ["canonical"])
    op.create_table("entity_blocks", keyed("block"), keyed("entity", sa.ForeignKey("entities.key")))
    op.create_table(
        "claims",
        numbered(),
        required("document", words, of_document()),
        *counts("ordinal"),
        *map(required, ("id", "subject", "subject_entity", "subject_name", "type")),
        *map(required, ("object", "object_entity", "object_name", "polarity", "modality")),
        required("ended", sa.Boolean),
        required("voice"),
        optional("voice_entity"),
        *map(required, ("voice_kind", "voice_name")),
        optional("time_text"),
        optional("time_start", sa.Date),
        optional("time_end", sa.Date),
        optional("time_precision"),
        optional("time_inferred", sa.Boolean),
        optional("place_name"),
        *counts("evidence_start", "evidence_end"),
        required("quote"),
        optional("attribution"),
        required("cue"),
        required("confidence", sa.Float),
        sa.UniqueConstraint("document", "ordinal"),
    )
    pair = ["subject", "object", "type", "polarity", "modality", "voice_kind", "voice"]
    op.create_index("ix_claims_pair", "claims", pair)
    for column in ("object", "voice", "type"):
        op.create_index(f"ix_claims_{column}", "claims", [column])
    op.create_table(
        "attributions",
        keyed("document", of_document()),
        keyed("ordinal", type=sa.Integer),
        *map(required, ("id", "voice")),
        optional("voice_entity"),
        *map(required, ("voice_kind", "voice_name", "kind", "quote", "source", "cue")),
        required("spans", sa.JSON),
        optional("parent"),
        required("comment", sa.Boolean),
        required("confidence", sa.Float),
    )
    op.create_index("ix_attributions_voice", "attributions", ["voice"])
    op.create_table(
        "commitments",
        keyed("document", of_document()),
        keyed("ordinal", type=sa.Integer),
        required("id"),
        *map(optional, ("agreement", "agreement_entity", "agreement_key")),
        *map(required, ("obligor", "obligor_entity", "obligor_name", "act")),
        *map(optional, ("beneficiary", "beneficiary_entity", "beneficiary_name")),
        optional("deadline", sa.Date),
        *counts("evidence_start", "evidence_end"),
        required("quote"),
    )
    for column in ("agreement_key", "obligor"):
        op.create_index(f"ix_commitments_{column}", "commitments", [column])
    op.create_table(
        "judgements",
        numbered(),
        sa.Column("id", words, nullable=False, unique=True),
        *map(required, ("kind", "subject", "object", "origin", "author")),
        required("made", moment),
        optional("score", sa.Float),
        required("note"),
        required("features", sa.JSON),
        optional("undone", moment),
    )
    for column in ("kind", "subject", "object"):
        op.create_index(f"ix_judgements_{column}", "judgements", [column])
    op.create_table(
        "failures", keyed("path"), keyed("place"), *map(required, ("code", "message")), required("at", moment)
    )
    if postgres:
        op.execute("ALTER TABLE passages ADD COLUMN words tsvector")
        op.execute("CREATE INDEX ix_passages_words ON passages USING gin (words)")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE passage_words USING fts5("
            "title, words, content='', tokenize='unicode61 remove_diacritics 0')"
        )
