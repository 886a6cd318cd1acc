"""Pure functions over claims and judgements: who is who, what is a copy, and on whose say-so a tie holds."""

from sayso.weighing.analyses import BreakAnalysis, Compliance, Cut, Event, Finding, Without
from sayso.weighing.corroboration import chain, contradictions, standing
from sayso.weighing.identities import CopyGroup, Resolution, Score
from sayso.weighing.results import (
    Contradiction,
    Durability,
    PositionChange,
    Standing,
    Tie,
    VoiceSupport,
)
from sayso.weighing.support import Priors, reliabilities
from sayso.weighing.ties import tie, ties

__all__ = [
    "BreakAnalysis",
    "Compliance",
    "Contradiction",
    "CopyGroup",
    "Cut",
    "Durability",
    "Event",
    "Finding",
    "PositionChange",
    "Priors",
    "Resolution",
    "Score",
    "Standing",
    "Tie",
    "VoiceSupport",
    "Without",
    "chain",
    "contradictions",
    "reliabilities",
    "standing",
    "tie",
    "ties",
]
