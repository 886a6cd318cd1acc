"""How sure a claim is: how often claims that were found as it was are right.

Fitted on TieBank's dev author and the development half of the own reports by `training/ties/calibrate.py`,
where right means ends, type, direction and polarity. The prose of both is harder than most news.
"""

from __future__ import annotations

import math
from typing import Final, Literal

How = Literal["alone", "both", "ruled"]
"""The network alone; the predicates too; the predicates alone, of a type that the network knows."""

_CURVES: Final[dict[How, tuple[float, float]]] = {
    "alone": (-0.41, 0.26),
    "both": (0.50, 0.23),
    "ruled": (-1.00, 0.0),
}
"""Intercept and slope over the log-odds of the network's chance."""
_LEAST: Final = 0.001  # chances are kept this far from 0 and 1


def confidence(how: How, chance: float) -> float:
    """The chance that a claim is right, from how it was found and the network's chance for it (0 to 1)."""
    start, slope = _CURVES[how]
    return round(1 / (1 + math.exp(-(start + slope * log_odds(chance)))), 4)


def log_odds(chance: float) -> float:
    """The log-odds of a chance, finite."""
    kept = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))
