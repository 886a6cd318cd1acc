"""Search over titles and texts: what the user typed, the passages that match, and where exactly.

The database only finds and ranks passages (FTS5 or tsvector over words folded here), and the places of
the matches are then found in the text itself, so both databases answer with the same offsets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import sqlalchemy as sa

from sayso.case.database import Database
from sayso.case.records import Hit
from sayso.case.tables import documents, passages
from sayso.model import Span

PASSAGE: Final = 16_000
"""Code points in a passage: PostgreSQL keeps at most 255 places of one word and 16,383 in all."""

_LONGEST_WORD: Final = 200
_SNIPPET: Final = 240
_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_MARKS: Final = re.compile(r"[\u0300-\u036f]")
_PIECE: Final = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must follow each other. With `prefix` the last only needs to begin so."""

    words: tuple[str, ...]
    prefix: bool = False
    excluded: bool = False


def fold(text: str) -> str:
    """`text` in lower case without accents, one code point for one: offsets stay valid."""
    return text.lower() if text.isascii() else "".join(map(_fold_character, text))


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character)
    base = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    if len(base) == 1:
        return base
    lower = character.lower()
    return lower if len(lower) == 1 else character


def words_of(text: str) -> Iterator[tuple[str, int, int]]:
    """The folded words of `text`, each with its `[start, end)`."""
    folded = fold(text)
    plain = folded.isascii()
    for match in _WORD.finditer(folded):
        word = match.group() if plain else _MARKS.sub("", match.group())
        yield word[:_LONGEST_WORD], match.start(), match.end()


def parse(query: str) -> tuple[Term, ...]:
    """What a user typed: words, "phrases", `prefix*`, `-excluded`. Never fails: the rest is ignored."""
    terms = []
    for minus, phrase, bare in _PIECE.findall(query):
        words = tuple(word for word, _, _ in words_of(phrase or bare))
        if words:
            terms.append(Term(words, prefix=bare.endswith("*"), excluded=bool(minus)))
    return tuple(dict.fromkeys(terms))


def split(text: str) -> Iterator[tuple[int, str]]:
    """`text` as passages of at most `PASSAGE` code points with their starts; joined they give it back."""
    start = 0
    while start < len(text) or start == 0:
        end = start + PASSAGE
        if end < len(text):
            cut = max(text.rfind("\n", start + PASSAGE // 2, end), 0) or text.rfind(" ", start + 1, end)
            end = cut + 1 if cut > start else end
        yield start, text[start:end]
        start = end


def index(db: Database, connection: sa.Connection, number: int, title: str, text: str) -> None:
    """Makes passage `number` findable; `title` is given with a document's first passage only."""
    head = [word for word, _, _ in words_of(title)]
    body = [word for word, _, _ in words_of(text)]
    if db.dialect == "sqlite":
        statement = sa.text("INSERT INTO passage_words(rowid, title, words) VALUES (:n, :title, :words)")
        connection.execute(statement, {"n": number, "title": " ".join(head), "words": " ".join(body)})
        return
    # A gap between title and text keeps a phrase from matching across the two.
    places = [f"'{w}':{i}A" for i, w in enumerate(head, 1)]
    places += [f"'{w}':{i}" for i, w in enumerate(body, len(head) + 10)]
    statement = sa.text("UPDATE passages SET words = CAST(:words AS tsvector) WHERE number = :n")
    connection.execute(statement, {"n": number, "words": " ".join(places)})


def forget(db: Database, connection: sa.Connection, number: int, title: str, text: str) -> None:
    """Takes a passage out of the index, given what it was indexed with. PostgreSQL keeps that in the row."""
    if db.dialect == "sqlite":
        statement = sa.text(
            "INSERT INTO passage_words(passage_words, rowid, title, words)"
            " VALUES ('delete', :n, :title, :words)"
        )
        head, body = (" ".join(word for word, _, _ in words_of(part)) for part in (title, text))
        connection.execute(statement, {"n": number, "title": head, "words": body})


def find(db: Database, connection: sa.Connection, query: str, limit: int) -> Iterator[Hit]:
    """The best `limit` documents with a passage that has every term, best first, then by id."""
    terms = parse(query)
    wanted = [term for term in terms if not term.excluded]
    if not wanted or limit < 1:
        return
    ranked = _ranked(db.dialect, terms)
    statement = (
        sa.select(
            documents.c.id,
            documents.c.title,
            documents.c.publisher,
            documents.c.published,
            documents.c.url,
            ranked.c.rank,
            passages.c.start,
            passages.c.text,
        )
        .join_from(ranked, passages, passages.c.number == ranked.c.number)
        .join(documents, documents.c.id == passages.c.document)
        .order_by(ranked.c.rank.desc(), documents.c.id, passages.c.start)
    )
    seen: set[str] = set()
    for id, title, publisher, published, url, rank, start, text in connection.execute(statement):
        if id in seen:
            continue
        seen.add(id)
        spans = locate(text, wanted)
        cut, snippet = _snippet(text, spans)
        yield Hit(
            document=id,
            title=title,
            publisher=publisher,
            published=published,
            url=url,
            rank=float(rank),
            start=start + cut,
            snippet=snippet,
            spans=tuple((start + s, start + e) for s, e in spans),
        )
        if len(seen) == limit:
            return


def _ranked(dialect: str, terms: tuple[Term, ...]) -> sa.Subquery:
    if dialect == "sqlite":
        # A match in the title weighs as much as five in the text.
        statement = sa.text(
            "SELECT rowid AS number, -bm25(passage_words, 5.0, 1.0) AS rank"
            " FROM passage_words WHERE passage_words MATCH :query"
        ).bindparams(query=_fts5(terms))
    else:
        statement = sa.text(
            "SELECT number, ts_rank_cd('{0.1, 0.2, 0.4, 1.0}', words, CAST(:query AS tsquery), 1) AS rank"
            " FROM passages WHERE words @@ CAST(:query AS tsquery)"
        ).bindparams(query=_tsquery(terms))
    return statement.columns(sa.column("number", sa.BigInteger), sa.column("rank", sa.Float)).subquery()


def _fts5(terms: tuple[Term, ...]) -> str:
    def one(term: Term) -> str:
        return f'"{" ".join(term.words)}"' + (" *" if term.prefix else "")

    wanted = " AND ".join(one(t) for t in terms if not t.excluded)
    return " NOT ".join([f"({wanted})", *(one(t) for t in terms if t.excluded)])


def _tsquery(terms: tuple[Term, ...]) -> str:
    def one(term: Term) -> str:
        words = [f"'{word}'" for word in term.words]
        words[-1] += ":*" if term.prefix else ""
        return f"({' <-> '.join(words)})"

    return " & ".join(("!" if t.excluded else "") + one(t) for t in terms)


def locate(text: str, terms: list[Term]) -> list[Span]:
    """Where the terms occur in `text`, in text order, overlaps joined."""
    words = list(words_of(text))
    found = []
    for i in range(len(words)):
        for term in terms:
            part = words[i : i + len(term.words)]
            if len(part) == len(term.words) and _matches([w for w, _, _ in part], term):
                found.append((part[0][1], part[-1][2]))
    joined: list[Span] = []
    for start, end in found:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _matches(words: list[str], term: Term) -> bool:
    if not term.prefix:
        return tuple(words) == term.words
    return tuple(words[:-1]) == term.words[:-1] and words[-1].startswith(term.words[-1])


def _snippet(text: str, spans: list[Span]) -> tuple[int, str]:
    """The stretch of text with the most matches, cut between words, and where it starts."""
    best, most = 0, 0
    for start, _ in spans:
        count = sum(start <= s and e <= start + _SNIPPET * 2 // 3 for s, e in spans)
        if count > most:
            best, most = start, count
    start = max(0, best - _SNIPPET // 3)
    if start:
        space = text.find(" ", start, best)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + _SNIPPET)
    if end < len(text):
        space = text.rfind(" ", start + _SNIPPET // 2, end)
        end = space if space >= 0 else end
    return start, text[start:end]
