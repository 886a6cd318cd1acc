"""An Excel workbook: a sheet of claims and a sheet of ties, written row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from sayso.export.material import Material
from sayso.export.rows import CLAIM_COLUMNS, TIE_COLUMNS, Row, claim_row, tie_rows
from sayso.export.text import legal

MOST_ROWS: Final = 1_048_576
"""A sheet holds no more; further rows go to a further sheet."""

LONGEST: Final = 32_767
"""A cell holds no more code units; longer words are cut and end with an ellipsis."""

_WIDE: Final = {"quote": 60, "claims": 40, "for": 40, "against": 40, "hedged": 30, "title": 36, "link": 30}


def write(material: Material, out: BinaryIO) -> None:
    """The workbook. Every text cell is typed as text, so that nothing in it can run as a formula."""
    book = Workbook(write_only=True)
    _sheets(book, "claims", CLAIM_COLUMNS, (claim_row(c, material) for c in material.claims))
    _sheets(book, "ties", TIE_COLUMNS, tie_rows(material))
    book.save(out)


def _sheets(book: Workbook, name: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    sheet = _sheet(book, name, columns)
    written = number = 1
    for row in rows:
        if written >= MOST_ROWS:
            number += 1
            sheet, written = _sheet(book, f"{name} {number}", columns), 1
        sheet.append([_text(sheet, v) if isinstance(v, str) else v for v in (row[c] for c in columns)])
        written += 1


def _sheet(book: Workbook, name: str, columns: Sequence[str]) -> Any:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for index, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = _WIDE.get(column, 16)
    sheet.append([_text(sheet, column, bold=True) for column in columns])
    return sheet


def _text(sheet: Any, value: str, *, bold: bool = False) -> Any:
    value = legal(value)
    if len(value.encode("utf-16-le")) // 2 > LONGEST:
        value = value.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"
    if not bold and not value.startswith(("=", "#")):
        return value  # a plain string is text already, and far quicker to write
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"  # never "f", which is what openpyxl makes of a leading "="
    if bold:
        cell.font = Font(bold=True)
    return cell
