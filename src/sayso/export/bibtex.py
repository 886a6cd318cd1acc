"""BibTeX: one entry for each document, to cite what a finding rests on."""

from __future__ import annotations

import re
from typing import BinaryIO, Final

from sayso.export.material import Material
from sayso.export.text import legal
from sayso.model import Document

_SPECIAL: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(material: Material, out: BinaryIO) -> None:
    """The documents' entries in UTF-8 (as biber reads it); what is not known is left out."""
    for document in material.documents:
        out.write(entry(document).encode("utf-8"))


def entry(document: Document) -> str:
    """One `@article` when the publisher is known, else `@misc`. The key ends in the document's id."""
    published = document.published
    fields = {
        "author": f"{{{_escaped(document.byline)}}}" if document.byline else None,
        "title": f"{{{_escaped(document.title)}}}" if document.title else None,
        "journal": _escaped(document.publisher) if document.publisher else None,
        "year": str(published.year) if published else None,
        "month": _MONTHS[published.month - 1] if published else None,
        "date": published.isoformat() if published else None,
        "url": _url(document.url) if document.url else None,
        "langid": document.language,
        "note": f"Sayso document {document.id}",
    }
    lines = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},"
        for name, value in fields.items()
        if value
    ]
    kind = "article" if document.publisher else "misc"
    return "\n".join([f"@{kind}{{{_key(document)},", *lines, "}", "", ""])


def _key(document: Document) -> str:
    name = re.sub("[^a-z]", "", (document.publisher or "").lower())[:20]
    year = document.published.year if document.published else "nd"
    return f"{name}{year}-{document.id}"


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(c, c) for c in " ".join(legal(text).split()))


def _url(text: str) -> str:
    """The address with what would end the field, or the entry, percent-encoded."""
    return re.sub(r"[\s{}\\]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), legal(text))
