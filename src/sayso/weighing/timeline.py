"""When what was said to hold: one entry for each standing and stretch of time, dated only as far as known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Literal

from sayso.model import ClaimRecord, Vocabulary
from sayso.weighing.analyses import Event
from sayso.weighing.results import Stance
from sayso.weighing.voices import stance_of

Basis = Literal["text", "inferred", "published", "unknown"]
Kind = Stance | Literal["ended", "not evidence"]


def timeline(
    records: Iterable[ClaimRecord], *, vocabulary: Vocabulary, said: bool = True
) -> tuple[Event, ...]:
    """The claims in the order of what they tell, undated ones last; comments are left out.

    A claim's own time comes first (`basis` is `text`, or `inferred` where the reader had to conclude
    it). One without a time is placed on the day it was said (`published`) when `said` is true: then it
    tells that it was said by then, not when it began. Everything else stays `unknown`. Claims that tell
    the same of the same days are one entry.
    """
    grouped: dict[tuple[str, str, str, Kind, date | None, date | None, Basis], list[ClaimRecord]]
    grouped = defaultdict(list)
    for record in records:
        if record.voice_kind == "comment":
            continue
        subject, object_ = record.subject, record.object
        if vocabulary.symmetric(record.type) and object_ < subject:
            subject, object_ = object_, subject
        start, end, basis = _when(record, said)
        grouped[subject, record.type, object_, _kind(record), start, end, basis].append(record)
    events = []
    for (subject, type, object_, kind, start, end, basis), told in grouped.items():
        told.sort(key=lambda r: r.id)
        words = sorted({r.time.text for r in told if r.time and basis in ("text", "inferred", "unknown")})
        events.append(
            Event(
                start=start,
                end=end,
                basis=basis,
                subject=subject,
                type=type,
                object=object_,
                stance=kind,
                claims=tuple(r.id for r in told),
                text="; ".join(words),
            )
        )
    return tuple(sorted(events, key=_order))


def _kind(record: ClaimRecord) -> Kind:
    stance = stance_of(record)
    if stance is None:
        return "not evidence"
    return "ended" if record.ended else stance


def _when(record: ClaimRecord, said: bool) -> tuple[date | None, date | None, Basis]:
    time = record.time
    if time and (time.start or time.end):
        return time.start, time.end, "inferred" if time.inferred else "text"
    # Words of time that could not be placed ("years ago") must not be placed on the day they were said.
    if said and record.published and not time:
        return record.published, None, "published"
    return None, None, "unknown"


def _order(event: Event) -> tuple[bool, date, date, str, str, str, tuple[str, ...]]:
    day = event.start or event.end
    return (
        day is None,
        day or date.max,
        event.end or date.max,
        event.subject,
        event.type,
        event.object,
        event.claims,
    )
