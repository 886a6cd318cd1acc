"""CSV (RFC 4180, UTF-8): the claims, and in a file of their own the ties."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import BinaryIO

from sayso.export.material import Material
from sayso.export.rows import CLAIM_COLUMNS, TIE_COLUMNS, Cell, Row, claim_row, tie_rows
from sayso.export.text import guarded, legal


def write_claims(material: Material, out: BinaryIO, *, bom: bool = False) -> None:
    """One row for each claim. With `bom` the file starts with the mark that makes Excel read UTF-8.

    Cells that a spreadsheet could run as a formula are guarded with an apostrophe (`text.guarded`).
    """
    _write(CLAIM_COLUMNS, (claim_row(c, material) for c in material.claims), out, bom=bom)


def write_ties(material: Material, out: BinaryIO, *, bom: bool = False) -> None:
    """One row for each type of each pair; `bom` and the guard as in `write_claims`."""
    _write(TIE_COLUMNS, tie_rows(material), out, bom=bom)


def _write(columns: Sequence[str], rows: Iterable[Row], out: BinaryIO, *, bom: bool) -> None:
    text = TextIOWrapper(out, encoding="utf-8-sig" if bom else "utf-8", newline="")
    try:
        writer = csv.writer(text)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([_cell(row[column]) for column in columns])
    finally:
        text.detach()


def _cell(value: Cell) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(legal(value)) if isinstance(value, str) else value
