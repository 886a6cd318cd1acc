"""Printing: tables for people, JSON lines and CSV for programs; messages go to standard error."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text


def console() -> Console:
    """Standard output for people: coloured on a terminal, plain in a pipe."""
    return Console(highlight=False, soft_wrap=False, width=None if sys.stdout.isatty() else 100)


def recorder() -> Console:
    """A console that prints nowhere and remembers, for pictures."""
    return Console(highlight=False, width=100, record=True, file=io.StringIO(), force_terminal=True)


def messages() -> Console:
    """Standard error, for everything that is not the answer."""
    return Console(stderr=True, highlight=False)


def rows(
    found: Iterable[Mapping[str, Any]],
    form: str | None,
    *,
    columns: Sequence[str],
    empty: str,
    title: str = "",
) -> None:
    """Print rows as a table, as JSON lines with every field, or as CSV with every field.

    `columns` are the fields that the table shows, `empty` is what it says when there are none.
    """
    if form == "json":
        for row in found:
            click.echo(json.dumps(row, ensure_ascii=False, default=str))
        return
    if form == "csv":
        _csv(found)
        return
    table = Table(title=title or None, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for column in columns:
        narrow = column in _NUMBERS or column in _DATES
        table.add_column(
            _HEADINGS.get(column, column.replace("_", " ")),
            justify="right" if column in _NUMBERS else "left",
            overflow="fold",
            no_wrap=narrow,
            ratio=None if narrow else 2 if column in _LONG else 1,
        )
    count = 0
    for row in found:
        table.add_row(*(_cell(row.get(column)) for column in columns))
        count += 1
    if count:
        console().print(table)
    else:
        messages().print(Text(empty))


_NUMBERS = frozenset(
    {
        "claims",
        "statements",
        "documents",
        "for",
        "against",
        "doubting",
        "appearances",
        "comments",
        "score",
        "share",
    }
)
_DATES = frozenset(
    {"published", "first", "last", "deadline", "since", "until", "id", "document", "made", "day", "end"}
)
_LONG = frozenset({"words", "title", "act", "passage", "roles", "tie", "about", "grounds", "denial"})
_HEADINGS = {"appearances": "in", "doubting": "doubt", "statements": "said", "documents": "docs"}
_MANY = 2


def _cell(value: Any) -> Text:
    if value is None:
        return Text("unknown", style="dim")
    if isinstance(value, (list, tuple)):
        more = f" (+{len(value) - _MANY})" if len(value) > _MANY else ""
        return Text("; ".join(map(str, value[:_MANY])) + more)
    return Text(str(value))


def _csv(found: Iterable[Mapping[str, Any]]) -> None:
    writer = None
    for row in found:
        buffer = io.StringIO()
        if writer is None:
            click.echo(_line(list(row)), nl=False)
            writer = True
        buffer.write(_line([_flat(v) for v in row.values()]))
        click.echo(buffer.getvalue(), nl=False)


def _line(values: list[Any]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(values)
    return buffer.getvalue()


def _flat(value: Any) -> str:
    if value is None:
        return ""
    text = "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text  # OWASP: no formula runs
