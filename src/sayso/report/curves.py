"""The geometry of edges: quadratic curves between boxes, clipped at their borders, with arrow and badge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

Point = tuple[float, float]

BADGE = 20.0
"""Side of the square that an edge's badge occupies."""

_SPACING = 23.0
_DETOURS = (0.0, 40.0, -40.0, 80.0, -80.0, 120.0, -120.0)
_PLACES = (0.5, 0.43, 0.57, 0.36, 0.64, 0.3, 0.7, 0.24, 0.76)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its centre."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, point: Point, *, margin: float = 0.0) -> bool:
        return (
            abs(point[0] - self.x) < self.width / 2 + margin
            and abs(point[1] - self.y) < self.height / 2 + margin
        )

    def overlaps(self, other: Box) -> bool:
        return (
            abs(self.x - other.x) < (self.width + other.width) / 2
            and abs(self.y - other.y) < (self.height + other.height) / 2
        )


@dataclass(frozen=True, slots=True)
class Curve:
    """An SVG path, the corners of its arrow head (empty when it has none) and the centre of its badge."""

    path: str
    arrow: tuple[Point, ...]
    badge: Point
    extent: tuple[Point, ...]


def bundle(
    ends: Sequence[tuple[Box, Box]],
    *,
    arrows: Sequence[bool],
    obstacles: Sequence[Box],
    taken: list[Box],
) -> list[Curve]:
    """Side-by-side curves for the edges of one pair, bent around the boxes in `obstacles` where they can be.

    Badges avoid `taken`, to which they are added.
    """
    first = ends[0]
    shift = min(_DETOURS, key=lambda d: (_hits(_control(*first, d), first, obstacles), abs(d), d))
    curves: list[Curve] = []
    for number, ((start, end), arrow) in enumerate(zip(ends, arrows, strict=True)):
        offset = shift + (number - (len(ends) - 1) / 2) * _SPACING
        if (start, end) != first:
            offset = -offset  # the normal turns with the direction; keep the bundle on one side
        curves.append(_curve(start, end, _control(start, end, offset), arrow, taken))
    return curves


def _control(start: Box, end: Box, offset: float) -> Point:
    """The control point of a curve whose middle lies `offset` beside the straight line."""
    dx, dy = end.x - start.x, end.y - start.y
    length = hypot(dx, dy) or 1.0
    return (
        (start.x + end.x) / 2 - dy / length * 2 * offset,
        (start.y + end.y) / 2 + dx / length * 2 * offset,
    )


def _at(start: Point, control: Point, end: Point, t: float) -> Point:
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
    return (
        a * start[0] + b * control[0] + c * end[0],
        a * start[1] + b * control[1] + c * end[1],
    )


def _hits(control: Point, ends: tuple[Box, Box], obstacles: Sequence[Box]) -> int:
    p, q = (ends[0].x, ends[0].y), (ends[1].x, ends[1].y)
    points = [_at(p, control, q, t / 24) for t in range(1, 24)]
    return sum(any(box.holds(point, margin=6) for point in points) for box in obstacles)


def _curve(start: Box, end: Box, control: Point, arrow: bool, taken: list[Box]) -> Curve:
    p, q = (start.x, start.y), (end.x, end.y)
    steps = 120
    times = [t / steps for t in range(steps + 1)]
    out = next((t for t in times if not start.holds(_at(p, control, q, t), margin=2)), 0.0)
    back = next((t for t in reversed(times) if not end.holds(_at(p, control, q, t), margin=4)), 1.0)
    if back <= out:
        out, back = 0.45, 0.55
    tip = _at(p, control, q, back)
    stop = max(out, back - (9.0 / (hypot(q[0] - p[0], q[1] - p[1]) or 1.0) if arrow else 0.0))
    a, c = _at(p, control, q, out), _at(p, control, q, stop)
    b = _split_control(p, control, q, out, stop)
    badge = _badge(p, control, q, out, back, taken)
    taken.append(Box(*badge, BADGE, BADGE))
    half = BADGE / 2 + 2
    return Curve(
        path=f"M{a[0]:.1f} {a[1]:.1f}Q{b[0]:.1f} {b[1]:.1f} {c[0]:.1f} {c[1]:.1f}",
        arrow=_head(c, tip) if arrow else (),
        badge=(round(badge[0], 1), round(badge[1], 1)),
        extent=(
            *(_at(p, control, q, t) for t in (0.25, 0.5, 0.75)),
            (badge[0] - half, badge[1] - half),
            (badge[0] + half, badge[1] + half),
        ),
    )


def _split_control(p: Point, control: Point, q: Point, t0: float, t1: float) -> Point:
    """The control point of the part of a quadratic curve between two times (its blossom)."""
    a, b, c = (1 - t0) * (1 - t1), t0 * (1 - t1) + t1 * (1 - t0), t0 * t1
    return (
        a * p[0] + b * control[0] + c * q[0],
        a * p[1] + b * control[1] + c * q[1],
    )


def _badge(p: Point, control: Point, q: Point, out: float, back: float, taken: Sequence[Box]) -> Point:
    for share in _PLACES:
        point = _at(p, control, q, out + (back - out) * share)
        if not any(box.overlaps(Box(*point, BADGE, BADGE)) for box in taken):
            return point
    return _at(p, control, q, (out + back) / 2)


def _head(base: Point, tip: Point) -> tuple[Point, ...]:
    """An arrow head of fixed size that ends in `tip` and points the way the curve goes."""
    dx, dy = tip[0] - base[0], tip[1] - base[1]
    length = hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    back = (tip[0] - 9 * ux, tip[1] - 9 * uy)
    corners = (tip, (back[0] - 4.5 * uy, back[1] + 4.5 * ux), (back[0] + 4.5 * uy, back[1] - 4.5 * ux))
    return tuple((round(x, 1), round(y, 1)) for x, y in corners)
