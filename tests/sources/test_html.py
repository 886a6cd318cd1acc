from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sayso.errors import SourceError
from sayso.model.document import Document
from sayso.sources.html import read_html
from sayso.sources.load import load

from .texts import PROSE, kinds_of, words_of

PAGE = f"""<!doctype html><html lang="en"><head><title>Banks deny - Varda Times</title>
<meta property="og:site_name" content="Varda Times"><link rel="canonical" href="https://varda.example/1">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "Banks deny links",
"datePublished": "2023-03-03T23:00:00-08:00", "author": [{{"name": "Jo Do"}}]}}]}}</script></head>
<body class="has-sidebar"><nav><a href="/">Home</a></nav><div class="main with-sidebar"><article>
<h1>Banks deny links</h1><p class="meta">by <span class="author">Jo Do</span> on <time>3 March 2023</time></p>
<div class="share-bar"><a>Share</a> <a>Tweet</a></div>
<figure><img src="x" onerror="alert(1)"><figcaption>The bank in Varda.</figcaption></figure>
<p>VARDA -- {PROSE}</p><p>“We closed it,” said <b>Ana</b> Brel on
<span class="date">3 March</span> in a hall full of
reporters who had come for the other bank and stayed for this one, as she put it at the end of the day.</p>
<h2>Money by the sack</h2><p>{PROSE}</p><script>alert(1)</script>
<div class="related"><h3>Related</h3><ul><li><a href="/2">Rebels march</a></li></ul></div>
<blockquote><p>{PROSE}</p></blockquote></article></div>
<div id="comments"><h2>2 comments</h2><ol class="commentlist">
<li class="comment" id="comment-1"><cite class="fn">Marta</cite> <time>3 March 2023</time>
<p>They lie.</p><p>All of them.</p>
<a href="#">Reply</a><ol><li class="comment" id="comment-2"><cite class="fn">Kilo</cite>
<p>No, she is right.</p></li></ol></li></ol></div>
<footer>© Varda Times</footer></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Document:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    (document,) = load(path)
    assert isinstance(document, Document)
    return document


def test_facts_come_from_the_metadata(page: Document) -> None:
    assert (page.title, page.byline, page.publisher) == ("Banks deny links", "Jo Do", "Varda Times")
    assert (page.published, page.url, page.dateline) == (date(2023, 3, 3), "https://varda.example/1", "Varda")


def test_structure_follows_the_page(page: Document) -> None:
    assert kinds_of(page)[:7] == [
        "headline",
        "byline",
        "dateline",
        "boilerplate",
        "caption",
        "dateline",
        "body",
    ]
    assert words_of(page, "heading") == ["Money by the sack"]
    assert words_of(page, "byline") == ["by Jo Do"]


def test_each_comment_is_apart_and_free_of_its_header(page: Document) -> None:
    assert words_of(page, "comment") == ["They lie.\nAll of them.", "No, she is right."]


def test_marked_up_date_inside_prose_does_not_break_it(page: Document) -> None:
    assert "said Ana Brel on 3 March in a hall full of reporters" in page.text


def test_navigation_and_scripts_are_left_out(page: Document) -> None:
    assert "Home" not in page.text
    assert "alert" not in page.text
    assert "© Varda" not in page.text


def test_entities_are_characters() -> None:
    draft = read_html(f"<p>{PROSE} &lt;b&gt; R&amp;D</p>".encode(), where="x")
    assert draft.text.endswith("<b> R&D")


def test_page_without_a_date_has_none() -> None:
    assert read_html(f"<article><h1>Bank</h1><p>{PROSE}</p></article>".encode(), where="x").published is None


def test_declared_charset_is_read() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>'
    data = page + "<p>Правительство отрицает это.</p></body></html>"
    assert "Правительство" in read_html(data.encode("cp1251"), where="x").text


def test_absurd_nesting_is_refused() -> None:
    data = b"<html><body>" + b"<div>" * 100_000 + PROSE.encode() + b"</div>" * 100_000
    with pytest.raises(SourceError, match="nested"):
        read_html(data, where="x")


def test_comments_of_an_unknown_system_are_found_by_the_name_of_their_area() -> None:
    data = f"""<html><body><div class="story"><h1>Bank</h1><p>{PROSE}</p><p>{PROSE}</p></div>
    <div id="reader-remarks"><h4>Remarks</h4><div class="remark">
    <div class="remark-by">T. Asch · 16 Aug 2024</div>
    <div class="remark-said">Told you so.</div></div></div></body></html>"""
    draft = read_html(data.encode(), where="x")
    assert [draft.text[p.start : p.end] for p in draft.paragraphs or () if p.kind == "comment"] == [
        "Told you so."
    ]
