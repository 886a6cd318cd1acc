"""When the ties are said to have held: one row for each tie and time, drawn on a common axis of days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sayso.model import ClaimRecord, Time

MOST_ROWS: Final = 60
_WIDTH, _LABELS, _RIGHT, _ROW, _TOP = 960.0, 360.0, 24.0, 26.0, 34.0


@dataclass(frozen=True, slots=True)
class Row:
    """Claims that place one tie at one time. `x` to `end_x` is the stretch; `point` when it is one day."""

    subject: str
    type: str
    object: str
    time: Time
    denied: bool
    evidence: bool
    claims: tuple[str, ...]
    y: float
    x: float
    end_x: float

    @property
    def point(self) -> bool:
        return self.end_x - self.x < 3


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows in order of time, the axis' `ticks` (position, label) and `marks` (publication days).

    `total` rows could be placed, of which `rows` are drawn; `unplaced` claims have time words that
    cannot be turned into days without guessing.
    """

    width: float
    height: float
    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, str], ...]
    published: float | None
    total: int
    unplaced: tuple[ClaimRecord, ...]


def timeline(
    claims: Iterable[ClaimRecord], *, published: date | None = None, most: int = MOST_ROWS
) -> Timeline | None:
    """The timeline of the claims that have a day, comments left out; `None` when none has.

    `published` is marked on the axis when given.
    """
    groups: dict[tuple[date, date, str, str, str, bool], list[ClaimRecord]] = {}
    unplaced: list[ClaimRecord] = []
    for claim in claims:
        if claim.voice_kind == "comment" or claim.time is None:
            continue
        start, end = claim.time.start or claim.time.end, claim.time.end or claim.time.start
        if start is None or end is None or end < start:
            unplaced.append(claim)
            continue
        key = (start, end, claim.subject_name, claim.type, claim.object_name, claim.polarity == "denied")
        groups.setdefault(key, []).append(claim)
    if not groups:
        return None
    ordered = sorted(groups.items())
    shown = ordered[:most]
    days = [d for (start, end, *_), _ in shown for d in (start, end)] + ([published] if published else [])
    first, last = min(days), max(days)
    margin = timedelta(days=max((last - first).days // 25, 15))
    low, high = _minus(first, margin), _plus(last, margin)

    def x(day: date) -> float:
        share = (day - low).days / max((high - low).days, 1)
        return round(_LABELS + share * (_WIDTH - _LABELS - _RIGHT), 1)

    rows = tuple(
        Row(
            subject=key[2],
            type=key[3],
            object=key[4],
            time=_time(members),
            denied=key[5],
            evidence=any(c.modality in ("asserted", "hedged") for c in members),
            claims=tuple(c.id for c in members),
            y=_TOP + n * _ROW + _ROW / 2,
            x=x(key[0]),
            end_x=x(key[1]),
        )
        for n, (key, members) in enumerate(shown)
    )
    return Timeline(
        width=_WIDTH,
        height=_TOP + len(rows) * _ROW + 10,
        rows=rows,
        ticks=tuple((x(d), label) for d, label in ticks(low, high)),
        published=x(published) if published else None,
        total=len(ordered),
        unplaced=tuple(unplaced),
    )


def _time(members: list[ClaimRecord]) -> Time:
    """The times of a group are equal in days; prefer one that nothing had to be concluded for."""
    times = [m.time for m in members if m.time is not None]
    return min(times, key=lambda t: (t.inferred, t.text))


def ticks(low: date, high: date) -> list[tuple[date, str]]:
    """At most about ten round days between the two, with labels."""
    months = (high.year - low.year) * 12 + high.month - low.month
    if months <= 24:
        step = 1 if months <= 9 else 3
        firsts = [date(low.year + m // 12, m % 12 + 1, 1) for m in range(low.month - 1, low.month + months)]
        kept = [d for d in firsts if (d.month - 1) % step == 0 and low <= d <= high]
        return [(d, f"{d:%b} {d.year}" if d.month <= step or d == kept[0] else f"{d:%b}") for d in kept]
    years = high.year - low.year
    stride = next((s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500) if years / s <= 10), 1000)
    return [
        (date(y, 1, 1), str(y))
        for y in range(low.year, high.year + 1)
        if y % stride == 0 and low <= date(y, 1, 1) <= high
    ]


def _minus(day: date, by: timedelta) -> date:
    return day - by if day - date.min > by else date.min


def _plus(day: date, by: timedelta) -> date:
    return day + by if date.max - day > by else date.max
