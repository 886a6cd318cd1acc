"""The text of a parsed document: spaCy's `Doc.text` puts it together anew at every access."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY = "sayso text"


def text_of(doc: Doc) -> str:
    """`doc.text`, made once."""
    known = doc.user_data.get(_KEY)
    if isinstance(known, str):
        return known
    text = doc.text
    doc.user_data[_KEY] = text
    return text
