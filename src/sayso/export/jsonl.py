"""JSON lines: the claims, and in a file of their own the ties. The format that loses nothing."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, BinaryIO

from sayso.export.material import Material
from sayso.export.rows import claim_row, day
from sayso.export.text import json_bytes
from sayso.model import ClaimRecord
from sayso.model.reading import time_to_json
from sayso.weighing import Tie


def write_claims(material: Material, out: BinaryIO) -> None:
    """One object for each claim: the columns of the CSV with JSON's types, `null` where nothing is known."""
    for claim in material.claims:
        out.write(json_bytes(claim_object(claim, material)) + b"\n")


def write_ties(material: Material, out: BinaryIO) -> None:
    """One object for each pair, with its standings and all their voices, claims and days."""
    for tie in material.ties:
        out.write(json_bytes(tie_object(tie)) + b"\n")


def claim_object(claim: ClaimRecord, material: Material) -> dict[str, Any]:
    row: dict[str, Any] = {k: None if v == "" else v for k, v in claim_row(claim, material).items()}
    for key in ("event_text", "event_from", "event_to", "event_inferred"):
        del row[key]
    return row | {"quote": claim.quote, "attribution": claim.attribution, "time": time_to_json(claim.time)}


def tie_object(tie: Tie) -> dict[str, Any]:
    found: dict[str, Any] = _plain(asdict(tie))
    return found | {"contested": tie.contested, "held": [s.type for s in tie.held]}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return day(value) if hasattr(value, "isoformat") else value
