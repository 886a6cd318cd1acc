from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Document, Section
from sayso.report.segments import Mark, blocks, segments

spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: (min(p), max(p)))


@given(st.text(max_size=50), st.lists(spans, max_size=8))
def test_segments_hold_the_text_and_exactly_the_marks_that_cover_them(
    text: str, found: list[tuple[int, int]]
) -> None:
    marks = [Mark("claim", str(n), *span) for n, span in enumerate(found)]
    (row,) = segments(text, marks, [(0, len(text))])
    assert "".join(s.text for s in row) == text
    for segment in row:
        covering = {m for m in marks if m.start <= segment.start and segment.end <= m.end <= len(text)}
        assert set(segment.marks) == covering


@given(st.text(alphabet="ab \n", max_size=60), st.lists(spans, max_size=6))
def test_every_mark_opens_once_and_closes_once_across_paragraphs(
    text: str, found: list[tuple[int, int]]
) -> None:
    marks = [Mark("claim", str(n), *span) for n, span in enumerate(found)]
    page = blocks(Document(text))
    rows = segments(text, marks, [(b.start, b.end) for b in page])
    touching = [
        m for m in marks
        if m.start < m.end <= len(text) and any(m.start < b.end and b.start < m.end for b in page)
    ]  # fmt: skip
    opened = [m for row in rows for s in row for m in s.opens]
    closed = [m for row in rows for s in row for m in s.closes]
    assert sorted(opened, key=lambda m: m.id) == sorted(closed, key=lambda m: m.id) == touching


@given(st.text(alphabet="ab \n\r\t", max_size=60))
def test_paragraphs_hold_everything_but_white_space(text: str) -> None:
    covered = {i for b in blocks(Document(text)) for i in range(b.start, b.end)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())


def test_lines_are_paragraphs_only_where_no_line_is_blank() -> None:
    assert len(blocks(Document("one\ntwo\nthree"))) == 3
    assert len(blocks(Document("one\ntwo\n\nthree"))) == 2


def test_a_dateline_stays_in_its_paragraph_and_a_comment_does_not() -> None:
    text = "HARROW — It rained. Nonsense!"
    sections = (Section("dateline", 0, 6), Section("body", 6, 19), Section("comment", 20, 29))
    found = blocks(Document(text, sections=sections))
    assert [(b.kind, text[b.start : b.end]) for b in found] == [
        ("body", "HARROW — It rained."),
        ("comment", "Nonsense!"),
    ]
