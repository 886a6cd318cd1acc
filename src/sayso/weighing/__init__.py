"""Pure functions over claims and judgements: who is who, what is a copy, and on whose say-so a tie holds."""

from sayso.weighing.analyses import BreakAnalysis, Compliance, Cut, Event, Finding, Without
from sayso.weighing.blocking import block_keys
from sayso.weighing.clusters import clusters, resolution
from sayso.weighing.compliance import compliance
from sayso.weighing.copies import by_document, copies_among, find_copies, group_copies, signature
from sayso.weighing.corroboration import chain, contradictions, standing
from sayso.weighing.cuts import analyse, network, with_redundancy
from sayso.weighing.identities import CopyGroup, Resolution, Score
from sayso.weighing.reference import match_reference, read_reference
from sayso.weighing.resolution import decide, link, resolve
from sayso.weighing.results import (
    Contradiction,
    Durability,
    PositionChange,
    Standing,
    Tie,
    VoiceSupport,
)
from sayso.weighing.scoring import score
from sayso.weighing.support import Priors, reliabilities
from sayso.weighing.ties import tie, ties
from sayso.weighing.timeline import timeline
from sayso.weighing.whatif import resampled, without
from sayso.weighing.wires import wire_credit

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
    "analyse",
    "block_keys",
    "by_document",
    "chain",
    "clusters",
    "compliance",
    "contradictions",
    "copies_among",
    "decide",
    "find_copies",
    "group_copies",
    "link",
    "match_reference",
    "network",
    "read_reference",
    "reliabilities",
    "resampled",
    "resolution",
    "resolve",
    "score",
    "signature",
    "standing",
    "tie",
    "ties",
    "timeline",
    "wire_credit",
    "with_redundancy",
    "without",
]
