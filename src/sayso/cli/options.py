"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any, TypeVar

import click

from sayso.model import Vocabulary

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A calendar day, YYYY-MM-DD."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as YYYY-MM-DD", param, ctx)


class Field(click.ParamType[tuple[str, str]]):
    """OURS=THEIRS, a field of JSON lines."""

    name = "ours=theirs"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        ours, sign, theirs = str(value).partition("=")
        if not sign or not ours or not theirs:
            self.fail(f"{value!r} is no field mapping; write it as text=body", param, ctx)
        return ours, theirs


def _stacked(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    return lambda command: reduce(lambda c, option: option(c), reversed(options), command)


source_options = _stacked(
    click.option("--published", type=Day(), help="When it was published, where the file does not say."),
    click.option("--publisher", help="Who published it, where the file does not say."),
    click.option("--url", help="Where it was published, where the file does not say."),
    click.option("--language", help="Its language (ISO 639-1), instead of finding it out."),
    click.option(
        "--field", "fields", type=Field(), multiple=True, help="JSON lines: our field is called so."
    ),
    click.option("--max-bytes", type=click.IntRange(1), help="Refuse files larger than this."),
    click.option(
        "--ties", "ties_file", type=click.Path(path_type=Path), help="A TOML file with more types of tie."
    ),
)
"""How documents are read: metadata that they lack, limits, and the tie vocabulary."""

format_options = _stacked(
    click.option("--json", "form", flag_value="json", help="JSON lines, for programs."),
    click.option("--csv", "form", flag_value="csv", help="CSV, for spreadsheets."),
)
"""How a list is printed: as a table unless told otherwise."""

workers_option = click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that read."
)
case_argument = click.argument("case", metavar="CASE")


def vocabulary(ties_file: Path | None) -> Vocabulary:
    """The default tie vocabulary, extended by a user's file."""
    return Vocabulary.default() if ties_file is None else Vocabulary.default().extended(ties_file)
