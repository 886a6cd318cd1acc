from __future__ import annotations

import random

import pytest

from sayso.errors import SourceError
from sayso.sources.text import decode, read_text

from .texts import PROSE


def test_line_breaks_are_left_as_they_are() -> None:
    assert read_text(b"One\r\ntwo\n\rthree", where="x").text == "One\r\ntwo\n\rthree"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-8"])
def test_unicode_encodings(encoding: str) -> None:
    text = PROSE + " “Non,” dit-elle 😀"
    assert decode(text.encode(encoding), where="x") == text


def test_windows_typography_around_english() -> None:
    text = f"“{PROSE}” he said — twice…"
    assert decode(text.encode("cp1252"), where="x") == text


def test_declared_encoding_is_used() -> None:
    text = "Правительство отрицает"
    assert decode(text.encode("koi8-r"), where="x", declared="koi8-r") == text


@pytest.mark.parametrize(
    "data", [PROSE.encode() + b"\x00", random.Random(1).randbytes(4000).replace(b"\x00", b"\x01")]
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, where="file.txt")
    assert caught.value.where == "file.txt"
    assert caught.value.hint
