"""Copied texts: signatures by which they are found, and the group of copies of each document."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    words = sa.Text(collation="C") if op.get_bind().dialect.name == "postgresql" else sa.Text()
    op.create_table(
        "signatures",
        sa.Column("document", words, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("band", sa.Integer, primary_key=True),
        sa.Column("hash", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_signatures_hash", "signatures", ["band", "hash"])
    op.create_table(
        "copies",
        sa.Column("document", words, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("origin", words, nullable=False),
        sa.Column("share", sa.Float, nullable=False),
    )
    op.create_index("ix_copies_origin", "copies", ["origin"])
