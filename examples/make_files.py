"""Build the binary example files (PDF, DOCX, EML) from the texts in ``source/``.

The built files are committed, so only somebody who edits a source text needs to run this:

    python examples/make_files.py            # rebuild all six
    python examples/make_files.py --to DIR   # build somewhere else, to compare

Needs reportlab and python-docx (both in the ``dev`` extra). The output is the same on every run: dates,
message ids, boundaries and zip timestamps come from the source texts, never from the clock.

A source text is paragraphs separated by blank lines. A paragraph may begin with ``@kind``: headline,
subtitle, byline, dateline, heading, boilerplate, or table (first line its title, then rows of cells
separated by ``|``, the first row being the head). The two mails begin with header lines instead.
"""

from __future__ import annotations

import argparse
import io
import re
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
SOURCE = HERE / "source"
CASE = HERE / "hadrim"


class Block(NamedTuple):
    kind: str
    text: str


def blocks(name: str) -> list[Block]:
    """The paragraphs of one source text with their kinds; unmarked ones are ``body``."""
    found = []
    for paragraph in re.split(r"\n\n+", (SOURCE / name).read_text(encoding="utf-8").strip("\n")):
        marked = re.match(r"@(\w+) ", paragraph)
        found.append(Block(marked[1], paragraph[marked.end() :]) if marked else Block("body", paragraph))
    return found


def table_rows(text: str) -> tuple[str, list[list[str]]]:
    title, *rows = text.splitlines()
    return title, [[cell.strip() for cell in row.split("|")] for row in rows]


# --- PDF -------------------------------------------------------------------------------------------

VOWELS = "aeiouy"
DIGRAPHS = set("ch sh th ph gh ck ng qu st tr br pr gr cr dr pl bl".split())


def hyphen_points(word: str) -> list[int]:
    """Where a compositor in a hurry would break a word: between syllables, never near its ends."""
    low = word.lower()
    points = []
    for at in range(3, len(word) - 3):
        before, here, after = low[at - 1], low[at], low[at + 1]
        if not (before.isalpha() and here.isalpha() and after.isalpha()) or low[at - 1 : at + 1] in DIGRAPHS:
            continue
        vowel_then_syllable = before in VOWELS and here not in VOWELS and after in VOWELS
        between_consonants = before not in VOWELS and here not in VOWELS and after in VOWELS
        if vowel_then_syllable or (between_consonants and low[at - 2] in VOWELS):
            points.append(at)
    return points


def break_lines(text: str, width: float, measure: Any) -> list[str]:
    """Fill lines greedily up to ``width`` points, hyphenating long words."""
    lines, line = [], ""
    for word in text.split():
        trial = f"{line} {word}" if line else word
        if measure(trial) <= width:
            line = trial
            continue
        for at in reversed(hyphen_points(word) if len(word) >= 7 else []):
            head = f"{line} {word[:at]}-" if line else f"{word[:at]}-"
            if measure(head) <= width:
                lines.append(head)
                line = word[at:]
                break
        else:
            lines.append(line)
            line = word
    return [*lines, line]


class Page(NamedTuple):
    """Sizes in points."""

    columns: int
    column_width: float
    gutter: float
    left: float
    top: float
    bottom: float
    size: float
    leading: float


REPORT_PAGE = Page(2, 232, 24, 54, 770, 70, 10.5, 13)
LETTER_PAGE = Page(1, 420, 0, 88, 730, 80, 11, 14.5)


def write_pdf(
    name: str, out: Path, *, page: Page, title: str, author: str, date: str, running: str, footer: str
) -> None:
    """Set a source text in columns with running heads and page numbers."""
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(out), pagesize=(595, 842), invariant=1, pageCompression=0)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setDateFormatter(lambda *_: f"D:{date.replace('-', '')}090000+02'00'")
    column, y, number = 0, page.top, 1

    def furniture() -> None:
        canvas.setFont("Helvetica", 7.5)
        canvas.drawString(page.left, 806, running)
        canvas.drawString(page.left, 40, footer)
        canvas.drawRightString(595 - page.left, 40, f"Page {number}")

    def room(needed: float) -> None:
        nonlocal column, y, number
        if y - needed >= page.bottom:
            return
        column += 1
        if column == page.columns:
            canvas.showPage()
            number += 1
            column = 0
            furniture()
        y = page.top

    def put(
        text: str, font: str, size: float, leading: float, *, centred: bool = False, after: float = 6
    ) -> None:
        nonlocal y
        lines = break_lines(text, page.column_width, lambda s: stringWidth(s, font, size))
        for at, line in enumerate(lines):
            room(leading if at else leading * min(2, len(lines)))
            x = page.left + column * (page.column_width + page.gutter)
            canvas.setFont(font, size)
            if centred:
                canvas.drawCentredString(x + page.column_width / 2, y, line)
            else:
                canvas.drawString(x, y, line)
            y -= leading
        y -= after

    def put_table(text: str) -> None:
        nonlocal y
        heading, rows = table_rows(text)
        shares = [0.11, 0.46, 0.14, 0.29]
        room(page.leading * (len(rows) + 5))
        put(heading, "Times-Bold", page.size - 0.5, page.leading, after=2)
        for at, row in enumerate(rows):
            x = page.left + column * (page.column_width + page.gutter)
            font = "Times-Bold" if at == 0 else "Times-Roman"
            canvas.setFont(font, page.size - 2.5)
            for share, cell in zip(shares, row, strict=True):
                canvas.drawString(x, y, cell)
                x += share * page.column_width
            canvas.line(x - page.column_width, y - 3, x, y - 3)
            y -= page.leading + 1
        y -= 6

    furniture()
    for kind, text in blocks(name):
        if kind == "headline":
            put(text, "Times-Bold", page.size + 5, page.leading + 5, centred=page.columns == 1, after=8)
        elif kind == "heading":
            room(page.leading * 4)
            put(text, "Times-Bold", page.size + 1, page.leading + 1, centred=page.columns == 1, after=4)
        elif kind in ("subtitle", "byline", "dateline"):
            put(text, "Times-Italic", page.size, page.leading, centred=page.columns == 1, after=4)
        elif kind == "table":
            put_table(text)
        elif kind == "boilerplate":
            put(text, "Times-Italic", page.size - 2, page.leading - 2)
        else:
            put(text, "Times-Roman", page.size, page.leading)
    canvas.save()


# --- DOCX ------------------------------------------------------------------------------------------


def write_docx(name: str, out: Path, *, title: str, author: str, date: str, running: str) -> None:
    """A Word file with styled headings, tables, a header and core properties."""
    from datetime import datetime

    from docx import Document

    document: Any = Document()
    when = datetime.fromisoformat(date + "T07:00:00")
    core = document.core_properties
    core.title, core.author, core.created, core.modified = title, author, when, when
    core.last_modified_by, core.comments, core.language = author, "", "en"
    document.sections[0].header.paragraphs[0].text = running
    for kind, text in blocks(name):
        if kind == "headline":
            document.add_paragraph(text, style="Title")
        elif kind == "subtitle":
            document.add_paragraph(text, style="Subtitle")
        elif kind == "heading":
            document.add_heading(text, level=1)
        elif kind == "table":
            heading, rows = table_rows(text)
            document.add_paragraph(heading, style="Caption")
            table = document.add_table(rows=0, cols=len(rows[0]), style="Light Grid Accent 1")
            for row in rows:
                for cell, value in zip(table.add_row().cells, row, strict=True):
                    cell.text = value
            document.add_paragraph("")
        else:
            document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    # python-docx stamps each zip member with the time of day: write them again with a fixed one.
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fixed:
        for member in sorted(made.namelist(), key=lambda member: (member != "[Content_Types].xml", member)):
            info = zipfile.ZipInfo(member, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(info, made.read(member))


# --- EML -------------------------------------------------------------------------------------------


def write_eml(name: str, out: Path, *, html_part: bool) -> None:
    """A mail with the headers of its source; with ``html_part``, multipart/alternative as mailers send it."""
    header, body = (SOURCE / name).read_text(encoding="utf-8").split("\n\n", 1)
    mail = EmailMessage(policy=SMTP)
    for line in header.splitlines():
        field, value = line.removeprefix("@").split(" ", 1)
        mail[field.title() if field != "message-id" else "Message-ID"] = value
    mail.set_content(body, charset="utf-8", cte="quoted-printable")
    if html_part:
        paragraphs = "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in body.strip().split("\n\n"))
        page = f"<html><body>\n{paragraphs}\n</body></html>\n"
        mail.add_alternative(page, subtype="html", charset="utf-8", cte="quoted-printable")
        mail.set_boundary(f"=_{out.stem}")
    out.write_bytes(mail.as_bytes())


# --- all -------------------------------------------------------------------------------------------


def build(root: Path) -> list[Path]:
    """Write the six files under ``root`` (laid out as the case folder is) and return their paths."""
    folders = ("monitoring-mission", "government-gazette", "open-ledger", "newsroom-mail")
    made = {folder: root / folder for folder in folders}
    for folder in made.values():
        folder.mkdir(parents=True, exist_ok=True)
    mission, gazette = made["monitoring-mission"], made["government-gazette"]

    report = mission / "2024-02-26-first-report.pdf"
    write_pdf(
        "2024-02-26-first-report.pdf.txt",
        report,
        page=REPORT_PAGE,
        title="First Report of the Hadrim Monitoring Mission",
        author="Hadrim Monitoring Mission",
        date="2024-02-26",
        running="Assembly of Nations - Hadrim Monitoring Mission - First Report",
        footer="HMM/2024/R/1 - 26 February 2024",
    )
    communique = gazette / "2023-08-30-joint-communique.pdf"
    write_pdf(
        "2023-08-30-joint-communique.pdf.txt",
        communique,
        page=LETTER_PAGE,
        title="Joint Communique",
        author="Government of the Republic of Orsania",
        date="2023-08-30",
        running="REPUBLIC OF ORSANIA - GOVERNMENT GAZETTE",
        footer="Extraordinary Number 61",
    )
    copper = made["open-ledger"] / "2023-10-16-copper-roads.docx"
    write_docx(
        "2023-10-16-copper-roads.docx.txt",
        copper,
        title="Copper Roads",
        author="Open Ledger",
        date="2023-10-16",
        running="Open Ledger - Copper Roads - October 2023",
    )
    minutes = mission / "2024-09-10-joint-commission-minutes.docx"
    write_docx(
        "2024-09-10-joint-commission-minutes.docx.txt",
        minutes,
        title="Joint Commission of the Skarne Accord: minutes of the seventh meeting",
        author="Secretariat of the Hadrim Monitoring Mission",
        date="2024-09-10",
        running="Joint Commission - JC/7 - Not for quotation before approval",
    )
    release = mission / "2024-07-09-press-release.eml"
    write_eml("2024-07-09-press-release.eml.txt", release, html_part=True)
    forwarded = made["newsroom-mail"] / "2024-02-27-fwd-mission-report.eml"
    write_eml("2024-02-27-fwd-mission-report.eml.txt", forwarded, html_part=False)
    return [report, communique, copper, minutes, release, forwarded]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--to", type=Path, default=CASE, help="folder to build in (default: examples/hadrim)")
    for path in build(parser.parse_args().to):
        print(path)


if __name__ == "__main__":
    main()
