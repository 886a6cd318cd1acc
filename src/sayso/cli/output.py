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
        number = column in _NUMBERS
        table.add_column(column.replace("_", " "), justify="right" if number else "left", overflow="fold")
    count = 0
    for row in found:
        table.add_row(*(_cell(row.get(column)) for column in columns))
        count += 1
    if count:
        console().print(table)
    else:
        messages().print(Text(empty))


_NUMBERS = frozenset(
    {"claims", "statements", "documents", "for", "against", "doubting", "appearances", "comments"}
)


def _cell(value: Any) -> Text:
    if value is None:
        return Text("unknown", style="dim")
    if isinstance(value, (list, tuple)):
        return Text("; ".join(map(str, value)))
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
