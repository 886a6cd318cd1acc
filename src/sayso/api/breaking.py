"""What holds a pair together, what would part it, and what remains without one thing."""

from __future__ import annotations

from dataclasses import replace

from sayso.api.asking import case_ties, claims, entity_key
from sayso.api.linking import fold
from sayso.api.settling import copy_groups
from sayso.api.speaking import statements
from sayso.case import Case
from sayso.errors import NotFoundError, SaysoError
from sayso.model import Vocabulary
from sayso.weighing import (
    BreakAnalysis,
    Event,
    Tie,
    Without,
    analyse,
    network,
    resampled,
    with_redundancy,
    without,
)
from sayso.weighing import timeline as weigh_timeline


def pair_tie(case: Case, a: str, b: str, *, vocabulary: Vocabulary) -> Tie | None:
    """The tie of two actors (canonical keys) with its uncertainty; only its own claims are looked at."""
    for tie in case_ties(case, vocabulary=vocabulary, pair=(a, b)):
        return replace(tie, durability=resampled(tie.durability, tie.standings))
    return None


def break_pair(case: Case, a: str, b: str, *, vocabulary: Vocabulary) -> tuple[Tie | None, BreakAnalysis]:
    """The tie of two actors (canonical keys) in the network of all ties, and what would part them.

    Raises SaysoError when the two are one.
    """
    if a == b:
        raise SaysoError("an actor cannot be parted from itself", where=case.where, hint="Give two actors")
    found = case_ties(case, vocabulary=vocabulary)
    analysis = analyse(network(found), a, b)
    tie = next((t for t in found if {t.a, t.b} == {a, b}), None)
    if tie is not None:
        durability = resampled(tie.durability, tie.standings)
        tie = replace(tie, durability=with_redundancy(durability, analysis))
    return tie, analysis


def case_without(
    case: Case,
    *,
    vocabulary: Vocabulary,
    voice: str | None = None,
    document: str | None = None,
    type: str | None = None,
    actor: str | None = None,
) -> Without:
    """What remains of a case without one voice (key), document (id), type or actor (key); nothing changes.

    Raises SaysoError unless exactly one is given, and NotFoundError for a document that is not there.
    """
    if sum(x is not None for x in (voice, document, type, actor)) != 1:
        raise SaysoError("give one thing to do without", hint="A voice, a document, a type or an actor")
    if document is not None and not case.has(document):
        raise NotFoundError(f"no document {document!r}", where=case.where, hint="sayso documents lists them")
    if type is not None and type not in vocabulary.types:
        raise NotFoundError(f"no type of tie {type!r}", hint="Types: " + ", ".join(sorted(vocabulary.types)))
    return without(
        claims(case),
        vocabulary=vocabulary,
        voice=voice,
        document=document,
        type=type,
        actor=actor,
        copies=copy_groups(case),
    )


def timeline(
    case: Case,
    *,
    vocabulary: Vocabulary,
    actor: str | None = None,
    pair: tuple[str, str] | None = None,
) -> tuple[Event, ...]:
    """What the claims of a case, an actor or a pair (canonical keys) tell, in the order of its days."""
    return weigh_timeline(claims(case, actor=actor, pair=pair), vocabulary=vocabulary)


def voice_key(case: Case, name: str) -> str:
    """The key of the voice called `name`: a key as it is, an actor's name, a publisher's, or a wire's.

    Raises NotFoundError, also when an actor and a publication of that name both speak.
    """
    if ":" in name or "#" in name:
        return name
    wires = {f"narrator:{g.origin}".casefold() for g in case.copy_groups() if fold(g.origin) == fold(name)}
    narrators = {
        v.key
        for v in case.voices()
        if v.kind == "narrator" and fold(v.key.removeprefix("narrator:")) == fold(name)
    }
    found = wires or narrators
    try:
        actor = entity_key(case, name)
    except NotFoundError:
        if not found:
            raise
    else:
        # Many an outlet is also talked about; as a voice it counts only if it is quoted.
        if not found or any(True for _ in statements(case, voice=actor)):
            found.add(actor)
    if len(found) > 1:
        raise NotFoundError(
            f"{len(found)} voices are called {name!r}",
            where=case.where,
            hint="Give one of these keys: " + ", ".join(sorted(found)),
        )
    return found.pop()
