"""Invented texts that several tests read, and helpers to look at sections."""

from __future__ import annotations

from sayso.model.document import Document
from sayso.sources.sections import find_sections

PROSE = (
    "The government of Varda denied on Friday that it had sold arms to the rebels in the north, and the"
    " minister said that he would resign if anybody showed that it was so."
)

SAVED_PAGE = f"""Two Banks Deny Links to Rebel Fund

By Jo Do


A branch of the Varda Bank stands in the capital, March 1. [Ana Brel/Varda Wire]

VARDA, March 3 (Varda Wire) -- {PROSE}

"We closed that account in May," said Ana Brel, a spokeswoman for Varda Bank.

Money by the sack

{PROSE} It moved cash by lorry, prosecutors say.

Do you like this article?

2 Comments

Comment Policy * Denotes required field 1500 / 1500

They lie. Everybody in the town knows about the sacks and the lorries.


I used to work at the bank, and nobody ever saw the owner of the fund there.
"""


def parts(text: str, kind: str) -> list[str]:
    """The words of every section of one kind."""
    return [text[s.start : s.end] for s in find_sections(text).sections if s.kind == kind]


def kinds_of(document: Document) -> list[str]:
    """The kinds of a document's sections, in order."""
    return [section.kind for section in document.sections]


def words_of(document: Document, kind: str) -> list[str]:
    """The words of a document's sections of one kind."""
    return [document.quote(section.span) for section in document.sections if section.kind == kind]
