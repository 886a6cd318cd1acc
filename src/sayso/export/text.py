"""Strings as the formats can hold them."""

from __future__ import annotations

import json
import re
from typing import Any, Final

_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA: Final = re.compile("^'*[=+\\-@\t\r\n＝＋－＠]")
"""What a spreadsheet may take for a formula (OWASP, "CSV Injection"), however many times guarded."""


def legal(text: str) -> str:
    """The text with U+FFFD for each code point that XML 1.0 (and so XLSX) cannot hold: offsets stay right."""
    return _ILLEGAL.sub("�", text)


def guarded(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet could run it as a formula.

    `unguarded` takes it away again: an apostrophe that was there already is guarded by a second one.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The inverse of `guarded`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def json_bytes(value: Any) -> bytes:
    """Compact JSON in UTF-8; lone surrogates, which UTF-8 cannot hold, are escaped."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode("ascii")
