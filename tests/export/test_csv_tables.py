from __future__ import annotations

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import pytest

from export.conftest import LINK, written
from report.makers import rich_reading
from sayso.export import Material
from sayso.export.csv_tables import write_claims
from sayso.export.rows import CLAIM_COLUMNS, TIE_COLUMNS
from sayso.export.text import unguarded


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8"), newline="")))


def test_there_is_one_row_for_each_claim_with_all_columns(material: Material) -> None:
    found = rows(written("csv", material))
    assert tuple(found[0]) == CLAIM_COLUMNS
    assert [r["claim_id"] for r in found] == [c.id for c in material.claims]


def test_voice_words_and_offsets_survive(material: Material) -> None:
    text = rich_reading().document.text
    for row, claim in zip(rows(written("csv", material)), material.claims, strict=True):
        assert text[int(row["offset_start"]) : int(row["offset_end"])] == unguarded(row["quote"])
        assert (row["speaker"], row["speaker_id"], row["voice_kind"]) == (
            claim.voice_name, claim.voice, claim.voice_kind,
        )  # fmt: skip


def test_each_claim_says_whether_it_is_counted(material: Material) -> None:
    status = {r["claim_id"].split(":")[1]: r["status"] for r in rows(written("csv", material))}
    assert (status["c1"], status["c8"], status["c9"]) == ("counted", "not evidence", "comment")


def test_a_claim_judged_misread_says_so(material: Material) -> None:
    first = next(iter(material.claims)).id
    found = rows(written("csv", replace(material, misread=frozenset({first}))))
    assert found[0]["status"] == "misread"


def test_each_claim_links_back_to_its_words(material: Material) -> None:
    for row in rows(written("csv", material)):
        assert row["link"] == f"{LINK}#c-{row['claim_id']}"


def test_without_a_link_the_document_is_linked(material: Material) -> None:
    found = rows(written("csv", replace(material, link=None)))
    assert {r["link"] for r in found} == {"https://courier.example/2030/vell"}


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''=1", "＝1", "＠x"]
)
def test_no_cell_starts_like_a_formula_and_none_is_lost(material: Material, words: str) -> None:
    claim = replace(next(iter(material.claims)), quote=words, voice_name=words, title=words)
    (row,) = rows(written("csv", replace(material, claims=(claim,))))
    assert row["quote"][0] == row["speaker"][0] == row["title"][0] == "'"
    assert unguarded(row["quote"]) == words


@pytest.mark.parametrize("words", ["'tis so", "a=b", "“quoted, with a comma”", "two\nlines", 'a "quote"'])
def test_harmless_cells_are_left_as_they_are(material: Material, words: str) -> None:
    claim = replace(next(iter(material.claims)), quote=words)
    (row,) = rows(written("csv", replace(material, claims=(claim,))))
    assert row["quote"] == words


def test_what_utf_8_cannot_hold_is_replaced_one_for_one(material: Material) -> None:
    claim = replace(next(iter(material.claims)), quote="a\x00b\ud800c")
    (row,) = rows(written("csv", replace(material, claims=(claim,))))
    assert row["quote"] == "a�b�c"


def test_a_byte_order_mark_is_written_on_demand_only(material: Material) -> None:
    out = BytesIO()
    write_claims(material, out, bom=True)
    assert out.getvalue().startswith(b"\xef\xbb\xbf")
    assert not written("csv", material).startswith(b"\xef\xbb\xbf")


def test_the_ties_name_the_voices_for_and_against(material: Material) -> None:
    found = rows(written("csv-ties", material))
    assert tuple(found[0]) == TIE_COLUMNS
    (arming,) = [r for r in found if r["relation"] == "arming" and r["subject"] == "Arun Front"]
    assert (arming["voices_for"], arming["voices_against"], arming["contested"]) == ("1", "1", "true")
    assert (arming["for"], arming["against"]) == ("monitoring mission", "Tova Brandt")
