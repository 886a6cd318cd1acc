from __future__ import annotations

import io
import zipfile

import docx
import pytest

from sayso.errors import SourceError
from sayso.sources.docx import read_docx
from sayso.sources.sections import find_sections

from .texts import PROSE


def report() -> bytes:
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "Copper", "Ana Brel"
    document.add_paragraph("Copper Roads", style="Title")
    document.add_heading("Summary", level=1)
    document.add_paragraph(PROSE)
    document.add_paragraph("Payments by year", style="Caption")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "2020", "1,120"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_styles_make_sections() -> None:
    draft = read_docx(report(), where="x")
    kinds = [s.kind for s in find_sections(draft.text, draft.paragraphs).sections]
    assert kinds == ["headline", "heading", "body", "caption", "body"]


def test_rows_of_a_table_are_lines() -> None:
    assert read_docx(report(), where="x").text.endswith("2020 | 1,120")


def test_properties_give_author_but_no_day() -> None:
    draft = read_docx(report(), where="x")
    assert (draft.title, draft.byline, draft.published) == ("Copper", "Ana Brel", None)


def test_tracked_insertions_are_read_and_deletions_not() -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    paragraph = document.add_paragraph("Kept ")
    for tag, kind, words in (("ins", "t", "added"), ("del", "delText", "gone")):
        paragraph._p.append(
            parse_xml(f"<w:{tag} {nsdecls('w')}><w:r><w:{kind}>{words}</w:{kind}></w:r></w:{tag}>")
        )
    out = io.BytesIO()
    document.save(out)
    assert read_docx(out.getvalue(), where="x").text == "Kept added"


def test_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * 30_000_000)
    with pytest.raises(SourceError, match="bomb"):
        read_docx(out.getvalue(), where="x")


@pytest.mark.parametrize("keep", [200, 5000])
def test_damaged_file_is_refused(keep: int) -> None:
    with pytest.raises(SourceError, match="damaged"):
        read_docx(report()[:keep], where="x")
