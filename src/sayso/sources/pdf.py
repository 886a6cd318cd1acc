"""PDF by geometry: characters to lines, lines to columns, columns to paragraphs.

Running heads, feet and page numbers are left out of the text. A PDF's creation date is the day a file was
made, not the day of publication: that comes from a date line in the text, or from nothing.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sayso.errors import SourceError
from sayso.sources.draft import Draft
from sayso.sources.headings import could_be_heading, is_structural
from sayso.sources.paragraphs import Block, lay_out
from sayso.sources.pdf_layout import Line, Para, drop_running_heads, paragraphs, reading_order

_LARGER: Final = 1.08
"""Type this much larger than the body's is a heading's."""
_MOST_PAGES: Final = 5000


def read_pdf(data: bytes, *, where: str) -> Draft:
    """A PDF with a text layer; raises SourceError for encrypted, damaged and scanned files."""
    import pypdfium2 as pdfium

    if b"%%EOF" not in data[-2048:] and b"startxref" not in data[-4096:]:
        raise SourceError("the PDF is cut off: its end is missing", where=where, hint="Fetch it again")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or b"/Encrypt" in data:
            raise SourceError(
                "the PDF is encrypted", where=where, hint="Remove its password first"
            ) from error
        raise SourceError("the PDF is damaged", where=where, hint="Fetch it again") from error
    try:
        if len(document) > _MOST_PAGES:
            raise SourceError(f"the PDF has more than {_MOST_PAGES} pages", where=where, hint="Split it")
        lines: list[Line] = []
        heights: list[float] = []
        for number in range(len(document)):
            heights.append(_read_page(document, number, lines, where))
        facts = document.get_metadata_dict()
    finally:
        document.close()
    kept = drop_running_heads(lines, heights)
    ordered = [
        line for page in range(len(heights)) for line in reading_order([k for k in kept if k.page == page])
    ]
    text, units = lay_out(_blocks(list(paragraphs(ordered))))
    if not text:
        raise SourceError(
            "the PDF holds pictures of text, no text", where=where, hint="Run OCR on it first (ocrmypdf)"
        )
    return Draft(text, units, title=_fact(facts.get("Title")), byline=None)


def _read_page(document: Any, number: int, lines: list[Line], where: str) -> float:
    import pypdfium2 as pdfium

    try:
        page = document[number]
        textpage = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise SourceError(
            f"page {number + 1} of the PDF is damaged", where=where, hint="Fetch it again"
        ) from error
    try:
        lines.extend(_lines(textpage, number))
        return float(page.get_height())
    finally:
        textpage.close()
        page.close()


def _lines(textpage: Any, page: int) -> Iterator[Line]:
    import pypdfium2.raw as raw

    handle = textpage.raw
    x0, x1, y0, y1, ox, oy = (ctypes.c_double() for _ in range(6))
    words: list[str] = []
    left = right = low = high = size = 0.0
    bold = False
    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        if char in "\r\n":
            if "".join(words).strip():
                yield _line(words, left, right, low, high, size, bold, page)
            words = []
            continue
        if char.isspace():
            words.append(" ")
            continue
        if not raw.FPDFText_GetCharBox(handle, index, x0, x1, y0, y1):
            words.append(char)
            continue
        # The baseline, not the box: a line of a, e, o stands higher than one with g and y.
        raw.FPDFText_GetCharOrigin(handle, index, ox, oy)
        if words and (
            x0.value > right + 1.3 * size
            or x0.value < left - size
            or (x0.value < right - 2 * size)
            or abs(oy.value - low) > 0.7 * size
        ):
            if "".join(words).strip():
                yield _line(words, left, right, low, high, size, bold, page)
            words = []
        if not "".join(words).strip():
            words = []
            left, low, high = x0.value, oy.value, y1.value
            size = float(raw.FPDFText_GetFontSize(handle, index)) or 10.0
            size = size if size > 2 else max(y1.value - y0.value, 1.0) * 1.4
            bold = _is_bold(raw, handle, index)
        words.append(char)
        right, high = max(x1.value, x0.value), max(high, y1.value)
    if "".join(words).strip():
        yield _line(words, left, right, low, high, size, bold, page)


def _line(
    words: Sequence[str], x0: float, x1: float, y0: float, y1: float, size: float, bold: bool, page: int
) -> Line:
    return Line(" ".join("".join(words).split()), x0, x1, y0, y1, round(size, 1), bold, page)


def _is_bold(raw: Any, handle: Any, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(handle, index, name, 128, flags)
    return 0 < length <= 128 and any(
        mark in name.value.lower() for mark in (b"bold", b"black", b"heavy", b"semibold")
    )


def _blocks(found: Sequence[Para]) -> Iterator[Block]:
    sizes: Counter[float] = Counter()
    for para in found:
        sizes[para.size] += len(para.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    opening = [p for p in found if p.page == 0 and p.size >= _LARGER * body and len(p.text.split()) <= 40][:8]
    largest = max((p.size for p in opening), default=0.0)
    titled = False
    for para in found:
        short = len(para.text.split()) <= 25 and para.text[-1] not in ".;,"
        if para.page == 0 and para.size == largest and largest and not titled:
            titled = True
            yield Block(para.text, "headline")
        elif (
            (para.size >= _LARGER * body and short)
            or (para.bold and could_be_heading(para.text))
            or is_structural(para.text)
        ):
            yield Block(para.text, "heading" if titled or not largest else None)
        else:
            yield Block(para.text, prose=len(para.text.split()) > 14)


def _fact(value: object) -> str | None:
    """A title, unless it is what word processors put there by themselves."""
    text = " ".join(str(value or "").split())
    made = text.lower().startswith(("untitled", "microsoft word", "document")) or text.lower().endswith(
        (".doc", ".docx", ".pdf", ".indd")
    )
    return None if not text or made or text in ("(anonymous)", "(unspecified)") else text
