"""The open support measure: one-coin truth discovery over counted voices, next to the plain counts.

Every voice has a reliability, the probability that what it says outright is so. With the prior odds of
any tie, the support of a standing is the probability that follows when voices err independently
(a naive Bayes vote). Reliabilities start at priors by kind of voice and are re-estimated from how often
a voice agrees with the *other* voices, weighted by how sure these are (the one-coin model of Dawid and
Skene 1979, as in TruthFinder, Yin et al. 2008; leaving out the voice itself, so that a lone voice
never confirms itself). Nothing here knows the truth: support says how the say-sos weigh, no more.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.errors import SaysoError
from sayso.weighing.results import Standing, VoiceSupport

_CAP: Final = 0.99  # no voice is ever taken to be infallible, or always wrong


@dataclass(frozen=True, slots=True)
class Priors:
    """What is assumed before anything is read; all editable.

    `tie` is the probability of any tie that somebody speaks of; `speaker`, `unnamed` and `narrator` the
    reliability of a voice of that kind; `weight` how many agreements the prior counts for. The values
    are judgements, not measurements: a named source a little above a publication's own word, an unnamed
    one barely above a coin.
    """

    tie: float = 0.5
    speaker: float = 0.7
    narrator: float = 0.65
    unnamed: float = 0.55
    weight: float = 4.0

    def __post_init__(self) -> None:
        for name in ("tie", "speaker", "narrator", "unnamed"):
            if not 0 < getattr(self, name) < 1:
                raise SaysoError(f"the prior {name!r} is not between 0 and 1", hint="Give a probability")
        if self.weight <= 0:
            raise SaysoError("the prior 'weight' is not positive", hint="Give a number of agreements")

    def of(self, voice: VoiceSupport) -> float:
        """The prior reliability of a voice of that kind; a comment's is a coin's."""
        known = {"speaker": self.speaker, "narrator": self.narrator, "unnamed": self.unnamed}
        return known.get(voice.kind, 0.5)


DEFAULT_PRIORS: Final = Priors()


def support(
    voices_for: Sequence[VoiceSupport],
    voices_against: Sequence[VoiceSupport],
    *,
    reliability: Mapping[str, float] | None = None,
    priors: Priors = DEFAULT_PRIORS,
) -> float:
    """The probability that the tie holds, if voices err independently. 0.5 with nobody counted."""
    known = reliability or {}
    votes = [_logit(known.get(v.voice, priors.of(v))) for v in voices_for]
    votes += [-_logit(known.get(v.voice, priors.of(v))) for v in voices_against]
    return _logistic(math.fsum([_logit(priors.tie), *votes]))


def reliabilities(
    standings: Iterable[Standing], *, priors: Priors = DEFAULT_PRIORS, rounds: int = 20
) -> dict[str, float]:
    """By voice, its estimated reliability over all the standings it speaks on.

    Standings on which a voice is alone teach nothing about it. All voices are updated at once, a fixed
    number of rounds, so the order of the standings does not matter.
    """
    votes: list[list[tuple[str, int]]] = []
    start: dict[str, float] = {}
    for standing in standings:
        said = [(v, 1) for v in standing.voices_for] + [(v, -1) for v in standing.voices_against]
        start.update({v.voice: priors.of(v) for v, _ in said})
        if len(said) > 1:
            votes.append(sorted((v.voice, sign) for v, sign in said))
    current = dict(start)
    taught = {voice for said_by in votes for voice, _ in said_by}
    for _ in range(rounds):
        agreed: dict[str, list[float]] = {voice: [] for voice in taught}
        logits = {voice: _logit(current[voice]) for voice in taught}
        for said_by in votes:
            weights = [sign * logits[voice] for voice, sign in said_by]
            total = math.fsum([_logit(priors.tie), *weights])
            for (voice, sign), weight in zip(said_by, weights, strict=True):
                others = _logistic(total - weight)
                agreed[voice].append(others if sign > 0 else 1 - others)
        for voice, shares in agreed.items():
            known = priors.weight * start[voice] + math.fsum(sorted(shares))
            current[voice] = known / (priors.weight + len(shares))
    return {voice: round(value, 6) for voice, value in sorted(current.items())}


def weighed(
    standing: Standing,
    *,
    reliability: Mapping[str, float] | None = None,
    priors: Priors = DEFAULT_PRIORS,
) -> Standing:
    """The standing with its support, and each counted voice with the reliability that was used."""
    known = reliability or {}

    def rated(voices: tuple[VoiceSupport, ...]) -> tuple[VoiceSupport, ...]:
        return tuple(replace(v, reliability=known.get(v.voice, priors.of(v))) for v in voices)

    value = support(standing.voices_for, standing.voices_against, reliability=known, priors=priors)
    return replace(
        standing,
        voices_for=rated(standing.voices_for),
        voices_against=rated(standing.voices_against),
        voices_doubting=rated(standing.voices_doubting),
        support=round(value, 4),
    )


def _logit(p: float) -> float:
    p = min(max(p, 1 - _CAP), _CAP)
    return math.log(p / (1 - p))


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))
