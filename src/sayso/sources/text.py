"""Plain text, and bytes to text for every format that holds text. Nothing is ever replaced silently."""

from __future__ import annotations

import codecs
import re
from typing import Final

from sayso.errors import SourceError
from sayso.sources.draft import Draft

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL: Final = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE: Final = 200_000
_GIVE: Final = "Give text, HTML, PDF, DOCX, EML or JSON lines"


def read_text(data: bytes, *, where: str) -> Draft:
    """A plain text: the file decoded, line breaks and all; only a byte order mark is taken off."""
    return Draft(decode(data, where=where))


def decode(data: bytes, *, where: str, declared: str | None = None) -> str:
    """The text that `data` writes.

    A byte order mark decides; then UTF-8 if the bytes are valid UTF-8; then the encoding that the
    document declares; then Windows-1252 where under one byte in twenty is not ASCII (western typography
    around English); then charset-normalizer's best guess. Raises SourceError for binary data, for NUL
    characters, and where no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return check_text(_strictly(data[len(mark) :], encoding, where), where=where)
    if b"\x00" in data[:_SAMPLE]:
        encoding = _unmarked_utf16(data)
        if not encoding:
            raise SourceError(
                "not a text: it holds NUL bytes",
                where=where,
                hint="Convert it to UTF-8 text, or name the right file",
            )
        return check_text(_strictly(data, encoding, where), where=where)
    try:
        return check_text(data.decode("utf-8"), where=where)
    except UnicodeDecodeError:
        return check_text(_decode_legacy(data, where, declared), where=where)


def check_text(text: str, *, where: str) -> str:
    """`text` itself, if it can be a document's: no NUL, no lone surrogate, not mostly control characters."""
    if "\x00" in text:
        raise SourceError(
            f"the text holds a NUL character at offset {text.index(chr(0))}",
            where=where,
            hint="Remove it: offsets into such a text would not survive other programs",
        )
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(3, len(sample) // 200):
        raise SourceError("binary data, not a text", where=where, hint=_GIVE)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceError(
            f"the text holds half of a character pair (a lone surrogate) at offset {error.start}",
            where=where,
            hint="Write the item again with a program that keeps Unicode whole",
        ) from error
    return text


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise SourceError(
            f"cannot be decoded as {encoding}", where=where, hint="Save it again as UTF-8"
        ) from error


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without a mark shows: in western text every other byte is NUL."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    half = len(sample) // 2 or 1
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.6 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.05 else ""


def _decode_legacy(data: bytes, where: str, declared: str | None) -> str:
    if declared:
        try:
            return data.decode(codecs.lookup(declared).name)
        except (UnicodeDecodeError, LookupError):
            pass
    control = len(re.findall(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]", data[:_SAMPLE]))
    if control > max(3, len(data[:_SAMPLE]) // 200):
        raise SourceError("binary data, not a text", where=where, hint=_GIVE)
    high = sum(byte > 127 for byte in data[:_SAMPLE])
    if high * 20 < len(data[:_SAMPLE]):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise SourceError("its character encoding cannot be told", where=where, hint="Save it again as UTF-8")
    return _strictly(data, best.encoding, where)
