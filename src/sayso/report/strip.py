"""A pair's record as a drawing: one row for each standing, one dot for each claim on the day it was said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from sayso.model import ClaimRecord
from sayso.report.timeline import ticks
from sayso.weighing import Standing, Tie

_WIDTH, _LABELS, _RIGHT, _ROW, _TOP = 960.0, 300.0, 20.0, 26.0, 30.0
_SHIFT: Final = 5.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One claim. `stance` is drawn by shape: filled for, hollow against, small for the rest."""

    x: float
    y: float
    stance: Literal["for", "against", "other"]
    claim: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One standing, with the stretch between the first and the last day on which it was affirmed."""

    standing: Standing
    y: float
    bar: tuple[float, float] | None
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """Rows on an axis of publication days. `undated` claims have no day and are not drawn."""

    width: float
    height: float
    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, str], ...]
    undated: int


def strip(tie: Tie, claims: Sequence[ClaimRecord]) -> Strip | None:
    """The drawing of the claims given, `None` when fewer than two days are known."""
    by_id = {c.id: c for c in claims if c.published}
    days = sorted({c.published for c in by_id.values() if c.published})
    if len(days) < 2:
        return None
    low, high = days[0], days[-1]

    def x(day: date) -> float:
        share = (day - low).days / (high - low).days
        return round(_LABELS + 8 + share * (_WIDTH - _LABELS - _RIGHT - 16), 1)

    rows: list[Row] = []
    for standing in tie.standings:
        found = [by_id[c] for c in standing.claims if c in by_id]
        if not found:
            continue
        y = _TOP + len(rows) * _ROW + _ROW / 2
        affirmed = [c.published for c in found if c.published and _stance(c) == "for"]
        bar = (x(min(affirmed)), x(max(affirmed))) if len(set(affirmed)) > 1 else None
        rows.append(Row(standing, y, bar, tuple(_dots(found, x, y))))
    return Strip(
        width=_WIDTH,
        height=_TOP + len(rows) * _ROW + 6,
        rows=tuple(rows),
        ticks=tuple((x(d), label) for d, label in _ticks(low, high)),
        undated=sum(c.published is None for c in claims),
    )


def _ticks(low: date, high: date) -> list[tuple[date, str]]:
    """Round days, or the first and the last where the stretch holds fewer than two round ones."""
    found = ticks(low, high)
    return found if len(found) > 1 else [(d, f"{d.day} {d:%b} {d.year}") for d in (low, high)]


def _dots(claims: Sequence[ClaimRecord], x: Callable[[date], float], y: float) -> Iterator[Dot]:
    """Dots of one day and stance stand beside each other."""
    taken: dict[tuple[float, str], int] = {}
    for claim in sorted(claims, key=lambda c: (c.published or date.min, c.id)):
        if claim.published is None:
            continue
        at, stance = x(claim.published), _stance(claim)
        number = taken[at, stance] = taken.get((at, stance), -1) + 1
        lift = {"for": -3.0, "against": 3.0, "other": 0.0}[stance]
        words = f"{claim.voice_name or claim.voice_kind}, {claim.published.isoformat()}: {claim.quote}"
        yield Dot(round(at + number * _SHIFT, 1), y + lift, stance, claim.id, words)


def _stance(claim: ClaimRecord) -> Literal["for", "against", "other"]:
    if claim.modality != "asserted" or claim.voice_kind == "comment":
        return "other"
    return "for" if claim.polarity == "affirmed" else "against"
