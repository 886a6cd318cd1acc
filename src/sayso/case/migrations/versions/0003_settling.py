"""What is to be settled, and the ways along which settling reaches what hangs together."""

import json

import sqlalchemy as sa
from alembic import op

from sayso.case.keys import short

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    connection = op.get_bind()
    words = sa.Text(collation="C") if connection.dialect.name == "postgresql" else sa.Text()
    unsettled = op.create_table("unsettled", sa.Column("mark", words, primary_key=True, nullable=False))
    nodes = op.create_table(
        "likeness_nodes",
        sa.Column("node", words, primary_key=True),
        sa.Column("likeness", words, sa.ForeignKey("likenesses.id"), primary_key=True),
        sa.Column("score", sa.Float, nullable=False),
    )
    op.create_index("ix_likeness_nodes_likeness", "likeness_nodes", ["likeness"])
    op.create_index("ix_copy_pairs_b", "copy_pairs", ["b"])
    op.create_index("ix_judgements_origin", "judgements", ["origin"])
    for id, links in connection.execute(sa.text("SELECT id, links FROM likenesses")).all():
        listed = json.loads(links) if isinstance(links, str) else links
        best: dict[str, float] = {}
        for node, score in listed:
            best[short(node)] = max(score, best.get(short(node), 0.0))
        rows = [{"node": n, "likeness": id, "score": score} for n, score in sorted(best.items())]
        if rows:
            connection.execute(sa.insert(nodes), rows)
    # Whether the case was settled after its last change is not known: settle it once, whole.
    if connection.execute(sa.text("SELECT document FROM linked LIMIT 1")).first():
        connection.execute(sa.insert(unsettled).values(mark=""))
