from __future__ import annotations

import pytest

from sayso.errors import SourceError
from sayso.sources.detect import detect_format


@pytest.mark.parametrize(
    ("data", "extension", "form"),
    [
        (b"%PDF-1.7 ...", ".txt", "pdf"),
        (b"<!doctype html><html>", "", "html"),
        (b"<!-- saved --> <html>", ".txt", "html"),
        (b'<?xml version="1.0"?><rss version="2.0">', ".xml", "feed"),
        (b'{"text": "x"}', "", "jsonlines"),
        (b"From: a@b.example\nSubject: x\nDate: today\n\nHello", "", "eml"),
        (b"Title: x\nAuthor: y\n\nHello", "", "text"),
        (b"# Title\n\nHello", ".md", "markdown"),
        (b"Hello", "", "text"),
    ],
)
def test_content_decides_before_the_name(data: bytes, extension: str, form: str) -> None:
    assert detect_format(data, extension=extension) == form


@pytest.mark.parametrize(
    ("data", "extension"),
    [
        (b"", ""),
        (b" \n", ".txt"),
        (b"\x89PNG\r\n", ""),
        (b"PK\x03\x04abc", ".zip"),
        (b"Hello", ".pdf"),
        (b"<x/>", ".xml"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, extension: str) -> None:
    with pytest.raises(SourceError):
        detect_format(data, extension=extension, where="x")
