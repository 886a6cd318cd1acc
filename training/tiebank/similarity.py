"""Copies and templates: near-duplicate passages, and sentences that are one skeleton with other names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from training.tiebank.passage import Passage

ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Maj|Lt|Col|Capt|Sgt|Brig|Adm|Cmdr|Prof|Rev|Fr|Sr|Jr|No|vs|v|Inc|Ltd"
    r"|Co|Corp|Hon|Gov|Sen|Rep|Pres|ret|art|Art|para|approx|ca|cf|ed|p|pp|vol|[a-z]\.[a-z]|[A-Z]\.[A-Z])\.$"
)
BREAK = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n\n")

MAX_JACCARD = 0.6
"""Two passages sharing more of their word trigrams than this are copies; declared pairs are exempt."""

MAX_SKELETON_REPEATS = 3
"""A sentence of five or more words whose skeleton stands more often than this is a template."""


def sentences(text: str) -> list[tuple[int, int]]:
    """Sentence spans by punctuation, abbreviations known; enough to count and to compare."""
    cuts = [0]
    for found in BREAK.finditer(text):
        before = text[max(0, found.start() - 12) : found.start() + 1]
        if found[0] == "\n\n" or not ABBREVIATION.search(before):
            cuts.append(found.end())
    spans = [(start, end) for start, end in pairwise([*cuts, len(text)])]
    return [(start, end) for start, end in spans if re.search(r"\w", text[start:end])]


def skeleton(passage: Passage, start: int, end: int) -> str:
    """The words of a stretch with every mention as its type and every number as 0, in lower case."""
    slots = sorted(
        ((m.start, m.end, entity.type.upper()) for entity in passage.entities for m in entity.mentions
         if start <= m.start and m.end <= end and m.kind != "pronoun"),
        key=lambda slot: (slot[0], -slot[1]),
    )  # fmt: skip
    parts: list[str] = []
    at = start
    for begin, stop, label in slots:
        if begin < at:
            continue
        parts += [passage.text[at:begin].lower(), label]
        at = stop
    parts.append(passage.text[at:end].lower())
    return " ".join(re.findall(r"\w+", re.sub(r"\d+", "0", " ".join(parts))))


def templates(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    """Sentence skeletons of five or more words that stand too often, with the passages they stand in."""
    seen: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        for start, end in sentences(passage.text):
            key = skeleton(passage, start, end)
            if key.count(" ") >= 4 and (passage.pair is None or passage.pair > passage.id):
                seen[key].append(passage)
    return {key: found for key, found in seen.items() if len(found) > MAX_SKELETON_REPEATS}


def near_duplicates(passages: list[Passage]) -> list[tuple[Passage, Passage, float]]:
    """Pairs of passages whose word trigrams overlap by more than `MAX_JACCARD`, declared pairs aside."""
    grams = [_trigrams(passage.text) for passage in passages]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    found: list[tuple[Passage, Passage, float]] = []
    for at, one in enumerate(grams):
        shared: Counter[int] = Counter()
        for gram in one:
            # A trigram that many passages share says nothing about copying, and would cost quadratic time.
            if len(holders[gram]) <= 40:
                shared.update(holders[gram])
            holders[gram].append(at)
        for other, count in shared.items():
            union = len(one) + len(grams[other]) - count
            first, second = passages[other], passages[at]
            declared = first.pair == second.id or second.pair == first.id or (
                first.pair is not None and first.pair == second.pair
            )
            if union and count / union > (0.999 if declared else MAX_JACCARD):
                found.append((first, second, count / union))
    return found


def _trigrams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + 3]) for at in range(max(1, len(words) - 2))}
