"""A reference list of known actors: read from FollowTheMoney JSON lines or CSV, matched, never trusted.

Entries become `EntityRecord`s with keys `ref:<id>`, matched by the same scores as everything else; but a
match is only ever suggested, and a name that fits several entries equally well is told of all of them.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sayso.errors import SourceError
from sayso.model import EntityRecord, Judgement
from sayso.model.entity import EntityType
from sayso.weighing.blocking import block_keys
from sayso.weighing.resolution import AUTHOR, judgement_id
from sayso.weighing.scoring import SUGGESTED, score

KEY: Final = "ref:"

_SCHEMATA: Final[Mapping[str, EntityType]] = {
    "person": "person",
    "organization": "organization",
    "company": "organization",
    "legalentity": "organization",
    "publicbody": "organization",
    "group": "group",
    "state": "state",
    "country": "state",
    "place": "place",
    "address": "place",
    "event": "event",
    "agreement": "agreement",
}
_SEPARATOR: Final = ";"


def read_reference(path: Path) -> Iterator[EntityRecord]:
    """The entries of a reference list, in the file's order.

    `.csv` needs a column `name`; `id`, `type`, `aliases` and `roles` (several separated by ";") are
    optional. Any other name is read as FollowTheMoney JSON lines. Raises SourceError, with the line,
    when the file cannot be read or an entry is malformed; entries without a name are passed over.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield from _from_csv(lines, path) if path.suffix.lower() == ".csv" else _from_ftm(lines, path)
    except (OSError, UnicodeDecodeError) as e:
        raise SourceError(f"cannot read the reference list ({e})", where=str(path), hint="Give UTF-8") from e


def match_reference(
    records: Iterable[EntityRecord], reference: Iterable[EntityRecord], *, now: datetime
) -> tuple[Judgement, ...]:
    """Suggested `same` judgements between records and the entries most like them, best first."""
    stored: dict[str, list[EntityRecord]] = {}
    for entry in reference:
        for key in block_keys(entry) | _alias_keys(entry):
            stored.setdefault(key, []).append(entry)
    found: list[Judgement] = []
    for record in records:
        near = {e.key: e for key in block_keys(record) | _alias_keys(record) for e in stored.get(key, ())}
        scored = [(score(record, entry), entry) for _, entry in sorted(near.items())]
        best = max((s.probability for s, _ in scored), default=0.0)
        for s, entry in scored:
            if s.probability == best and best >= SUGGESTED:
                found.append(
                    Judgement(
                        id=judgement_id("same", record.key, entry.key, "suggested"),
                        kind="same",
                        subject=record.key,
                        object=entry.key,
                        origin="suggested",
                        author=AUTHOR,
                        made=now,
                        score=s.probability,
                        note="reference list",
                        features=s.features,
                    )
                )
    return tuple(sorted(found, key=lambda j: (-(j.score or 0.0), j.id)))


def _alias_keys(record: EntityRecord) -> frozenset[str]:
    return frozenset().union(*(block_keys(replace(record, name=a, aliases=())) for a in record.aliases if a))


def _from_csv(lines: Iterable[str], path: Path) -> Iterator[EntityRecord]:
    rows = csv.DictReader(lines)
    if "name" not in (rows.fieldnames or ()):
        raise SourceError("a reference list needs a column 'name'", where=f"{path}:1", hint="Add it")
    for row in rows:
        if row["name"]:
            yield _record(
                row.get("id") or "", row["name"], row.get("type") or "", _split(row.get("aliases")),
                _split(row.get("roles")),
            )  # fmt: skip


def _from_ftm(lines: Iterable[str], path: Path) -> Iterator[EntityRecord]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry: dict[str, Any] = json.loads(line)
            told: dict[str, list[str]] = entry.get("properties", {})
            names = [*told.get("name", ()), *told.get("alias", ()), *told.get("weakAlias", ())]
            roles = [*told.get("position", ()), *told.get("title", ())]
            id, schema = str(entry["id"]), str(entry["schema"])
        except (ValueError, KeyError, TypeError, AttributeError) as e:
            raise SourceError(
                f"not a FollowTheMoney entity ({e!r})",
                where=f"{path}:{number}",
                hint='Each line needs "id", "schema", "properties"',
            ) from e
        if names:
            yield _record(id, names[0], schema, tuple(names[1:]), tuple(roles))


def _record(id: str, name: str, type: str, aliases: tuple[str, ...], roles: tuple[str, ...]) -> EntityRecord:
    id = id or hashlib.sha256(name.encode()).hexdigest()[:16]
    return EntityRecord(
        key=f"{KEY}{id}",
        document="reference",
        name=name,
        type=_SCHEMATA.get(type.casefold(), "other"),
        aliases=aliases,
        roles=roles,
        mentions=0,
    )


def _split(value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (value or "").split(_SEPARATOR) if part.strip())
