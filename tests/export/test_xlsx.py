from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from export.conftest import written
from report.makers import rich_reading
from sayso.export import Material, xlsx
from sayso.export.rows import CLAIM_COLUMNS


def book(material: Material) -> Workbook:
    return load_workbook(BytesIO(written("xlsx", material)))


def test_a_workbook_has_a_sheet_of_claims_and_one_of_ties(material: Material) -> None:
    found = book(material)
    assert found.sheetnames == ["claims", "ties"]
    assert found["claims"].max_row == 1 + len(tuple(material.claims))
    assert found["ties"].max_row == 1 + sum(len(t.standings) for t in material.ties)


def test_the_words_and_offsets_survive(material: Material) -> None:
    text = rich_reading().document.text
    rows = book(material)["claims"].iter_rows(min_row=2, values_only=True)
    for values in rows:
        row = dict(zip(CLAIM_COLUMNS, values, strict=True))
        assert text[row["offset_start"] : row["offset_end"]] == row["quote"]


def test_words_that_look_like_a_formula_stay_text(material: Material) -> None:
    claim = replace(next(iter(material.claims)), quote='=HYPERLINK("https://a.example")')
    sheet = book(replace(material, claims=(claim,)))["claims"]
    cell = sheet.cell(2, CLAIM_COLUMNS.index("quote") + 1)
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("https://a.example")')


def test_what_a_workbook_cannot_hold_is_replaced(material: Material) -> None:
    claim = replace(next(iter(material.claims)), quote="a\x0bb\ud800")
    sheet = book(replace(material, claims=(claim,)))["claims"]
    assert sheet.cell(2, CLAIM_COLUMNS.index("quote") + 1).value == "a�b�"


def test_words_longer_than_a_cell_are_cut_visibly(material: Material) -> None:
    claim = replace(next(iter(material.claims)), quote="🕊" * 20_000)
    sheet = book(replace(material, claims=(claim,)))["claims"]
    value = sheet.cell(2, CLAIM_COLUMNS.index("quote") + 1).value
    assert value.endswith("🕊…")
    assert len(value.encode("utf-16-le")) // 2 <= xlsx.LONGEST


def test_a_full_sheet_goes_on_in_another(material: Material, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 6)
    found = book(material)
    assert found.sheetnames[:3] == ["claims", "claims 2", "ties"]
    assert found["claims 2"].cell(1, 1).value == "claim_id"
    assert found["claims"].max_row + found["claims 2"].max_row == 2 + len(tuple(material.claims))
