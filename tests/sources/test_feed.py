from __future__ import annotations

from datetime import date

from sayso.errors import SourceError
from sayso.sources.draft import Draft
from sayso.sources.feed import read_feed

from .texts import PROSE

RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel>
<title>Varda Times</title><item><title>Bank denies</title>
<link>https://varda.example/1</link><pubDate>Fri, 03 Mar 2023 10:00:00 GMT</pubDate>
<source url="https://wire.example/">Varda Wire</source>
<description>&lt;p&gt;{PROSE}&lt;/p&gt;</description></item>
<item><title>Empty</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Varda Times</title>
<entry><title>Bank denies</title>
<link href="https://varda.example/1"/><published>2023-03-03T10:00:00Z</published>
<author><name>Jo Do</name></author>
<content type="html">&lt;p&gt;{PROSE}&lt;/p&gt;</content></entry></feed>"""


def test_rss_entry_keeps_its_originating_publisher() -> None:
    first, second = read_feed(RSS.encode(), where="x")
    assert isinstance(first, Draft)
    assert isinstance(second, SourceError)
    assert (first.credit, first.publisher, first.published) == ("Varda Wire", "Varda Times", date(2023, 3, 3))
    assert first.text == f"Bank denies\n\n{PROSE}"


def test_atom_entry() -> None:
    (entry,) = read_feed(ATOM.encode(), where="x")
    assert isinstance(entry, Draft)
    assert (entry.url, entry.byline, entry.title) == ("https://varda.example/1", "Jo Do", "Bank denies")


def test_entities_are_not_expanded() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    body = "<rss><channel><item><title>x</title><description>&b;&a;</description></item></channel></rss>"
    assert all("root:" not in getattr(d, "text", "") for d in read_feed((bomb + body).encode(), where="x"))


def test_broken_feed_is_an_error() -> None:
    (error,) = read_feed(b"<rss><channel>", where="x")
    assert isinstance(error, SourceError)
