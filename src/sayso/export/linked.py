"""What the JSON-LD formats share: names for things, and a document written item by item."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO
from urllib.parse import quote

from sayso.export.text import json_bytes

Json = dict[str, Any]


def urn(kind: str, id: str) -> str:
    """A name for something of Sayso's that has no address: `urn:sayso:claim:...`."""
    return f"urn:sayso:{kind}:{quote(id, safe=':')}"


def write_items(head: Json, key: str, items: Iterable[Json], out: BinaryIO) -> None:
    """A JSON object with the members of `head` and, under `key`, the list of `items`, one on each line."""
    out.write(json_bytes(head)[:-1] + b"," + json_bytes(key) + b":[")
    for number, item in enumerate(items):
        out.write((b",\n" if number else b"\n") + json_bytes(item))
    out.write(b"\n]}\n")


def known(**members: Any) -> Json:
    """The members that have a value; a trailing underscore of a name stands for a leading at sign."""
    return {
        f"@{k[:-1]}" if k.endswith("_") else k: v for k, v in members.items() if v not in (None, "", [], ())
    }
