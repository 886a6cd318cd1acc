"""What links documents: entities that are alike, the sketches of texts, pairs and groups of copies."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    words = sa.Text(collation="C") if op.get_bind().dialect.name == "postgresql" else sa.Text()

    def document(name: str = "document", *, key: bool = True) -> sa.Column[str]:
        return sa.Column(name, words, sa.ForeignKey("documents.id"), primary_key=key, nullable=False)

    def required(name: str, type: Any) -> sa.Column[Any]:
        return sa.Column(name, type, nullable=False)

    op.create_table("likenesses", sa.Column("id", words, primary_key=True), required("links", sa.JSON))
    op.create_table(
        "names",
        sa.Column("name", words, primary_key=True),
        sa.Column("likeness", words, sa.ForeignKey("likenesses.id"), primary_key=True),
    )
    op.create_table("linked", document(), sa.Column("credit", words), required("hashes", sa.Integer))
    op.create_table("signatures", document(), sa.Column("hash", sa.BigInteger, primary_key=True))
    op.create_index("ix_signatures_hash", "signatures", ["hash", "document"])
    op.create_table(
        "copy_pairs",
        document("a"),
        document("b"),
        *(required(name, sa.Float) for name in ("share_a", "share_b", "unquoted")),
        required("passage", sa.Integer),
        required("spans_a", sa.JSON),
        required("spans_b", sa.JSON),
    )
    op.create_table(
        "copy_groups",
        document("id"),
        document("origin_document", key=False),
        required("origin", words),
        sa.Column("credit", words),
    )
    op.create_table(
        "copies",
        document(),
        sa.Column("copy_group", words, sa.ForeignKey("copy_groups.id"), nullable=False),
        required("share", sa.Float),
        required("spans", sa.JSON),
    )
    op.create_index("ix_copies_copy_group", "copies", ["copy_group"])
