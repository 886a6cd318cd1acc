"""Migrations of a case's schema; `upgrade` runs those that an older case lacks."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from sayso.case.tables import HEAD


def upgrade(connection: sa.Connection, revision: str = HEAD) -> None:
    """Brings the schema up to `revision` within the connection's own transaction."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
