"""`RawAttribution`: an attribution as spans, before anybody asks who the source is."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Span


@dataclass(frozen=True, slots=True)
class RawAttribution:
    """Source, cue and content spans (code points, half-open, in text order) of one attribution.

    `confidence` is the calibrated probability that content and source are right.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
