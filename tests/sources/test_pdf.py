from __future__ import annotations

import io

import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfgen import canvas

from sayso.errors import SourceError
from sayso.sources.pdf import read_pdf
from sayso.sources.pdf_layout import Line, drop_running_heads, paragraphs, reading_order
from sayso.sources.sections import find_sections

LEFT = [
    "The government of Varda denied that",
    "it had sold arms to the rebels of the",
    "north, and the minister who is respon-",
    "sible said so again at the end of day",
    "and the Front gave no answer to it.",
]
RIGHT = [
    "Right column words come after left",
    "column words, as they do in a paper",
    "of two columns, and the al-",
    "Qarakh group keeps its hyphen, as it",
    "should in any well-read report text.",
]


def drawing(*, pages: int = 1, encrypt: bool = False, title: str = "") -> bytes:
    out = io.BytesIO()
    lock = pdfencrypt.StandardEncryption("secret") if encrypt else None
    page = canvas.Canvas(out, encrypt=lock)
    page.setTitle(title)
    for number in range(pages):
        page.setFont("Helvetica", 8)
        page.drawString(60, 810, "Varda Mission - First Report")
        page.drawString(500, 30, f"Page {number + 1}")
        if number == 0:
            page.setFont("Helvetica-Bold", 18)
            page.drawString(60, 770, "Report on the Bank of Varda")
        page.setFont("Helvetica", 10)
        for row in range(5):
            page.drawString(60, 720 - 12 * row, LEFT[row])
            page.drawString(320, 720 - 12 * row, RIGHT[row])
        page.showPage()
    page.save()
    return out.getvalue()


def test_columns_are_read_one_after_the_other() -> None:
    text = read_pdf(drawing(), where="x").text
    assert text.index("gave no answer") < text.index("Right column")


def test_word_broken_at_a_line_end_is_whole_again() -> None:
    text = read_pdf(drawing(), where="x").text
    assert "who is responsible said" in text
    assert "al-Qarakh group" in text


def test_running_heads_and_page_numbers_are_left_out() -> None:
    text = read_pdf(drawing(pages=3), where="x").text
    assert "Mission - First" not in text
    assert "Page 2" not in text


def test_largest_type_is_the_headline() -> None:
    draft = read_pdf(drawing(), where="x")
    sections = find_sections(draft.text, draft.paragraphs).sections
    assert draft.text[sections[0].start : sections[0].end] == "Report on the Bank of Varda"
    assert sections[0].kind == "headline"


def test_creation_date_is_no_publication_date() -> None:
    draft = read_pdf(drawing(title="A title"), where="x")
    assert draft.published is None
    assert draft.title == "A title"


def test_encrypted_file_is_refused() -> None:
    with pytest.raises(SourceError, match="encrypted"):
        read_pdf(drawing(encrypt=True), where="x")


@pytest.mark.parametrize("keep", [0.5, 0.95])
def test_truncated_file_is_refused(keep: float) -> None:
    data = drawing(pages=2)
    with pytest.raises(SourceError, match=r"cut off|damaged"):
        read_pdf(data[: int(len(data) * keep)], where="x")


def test_file_without_text_is_refused() -> None:
    out = io.BytesIO()
    page = canvas.Canvas(out)
    page.rect(10, 10, 50, 50)
    page.save()
    with pytest.raises(SourceError, match="OCR"):
        read_pdf(out.getvalue(), where="x")


def line(text: str, y: float, *, x: float = 60, page: int = 0, size: float = 10) -> Line:
    return Line(text, x, x + 5 * len(text), y, y + size, size, False, page)


def test_wider_spacing_parts_paragraphs() -> None:
    rows = [line("One line of words here", 700), line("goes on here.", 688), line("Another begins", 660)]
    assert [p.text for p in paragraphs(rows)] == ["One line of words here goes on here.", "Another begins"]


def test_rows_of_one_column_stay_rows() -> None:
    rows = [line("cell", 700), line("value", 700, x=200), line("next", 688), line("other", 688, x=200)]
    assert [r.text.split() for r in reading_order(rows)] == [["cell", "value"], ["next", "other"]]


def test_head_on_one_page_only_is_kept() -> None:
    assert len(drop_running_heads([line("A title in the margin", 820)], [842.0])) == 1
