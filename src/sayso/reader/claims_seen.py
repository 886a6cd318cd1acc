"""Claims from what the network says of pairs of mentions, put together with those of the predicates.

The network knows the types that ship with Sayso; a type that a user adds is found by its predicates alone.
Where both find a tie it is one claim. Each alone needs a chance of its own, chosen on training authors held
out (docs/model-card-ties.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Final

from sayso.model import Attribution, Claim, Document, Entity, Span, Vocabulary
from sayso.reader import claim_confidence
from sayso.reader.claim_circumstances import place_of, time_of
from sayso.reader.claim_ends import ACTORS, PLACES, End, Scene, pair_in_view
from sayso.reader.claim_found import Found
from sayso.reader.claim_modality import DENYING
from sayso.reader.claim_pairs import of_two
from sayso.reader.claim_voice import NARRATOR, reported, voice_of, voice_of_attribution
from sayso.reader.paragraphs import paragraphs
from sayso.reader.sighting import innermost
from sayso.reader.text import text_of
from sayso.reader.ties_features import SYMMETRIC, TIES
from sayso.reader.ties_model import Pair, Sight

if TYPE_CHECKING:
    from spacy.tokens import Token

ALONE: Final = 0.55  # chance from which on the network's word is enough
AGREED: Final = 0.05  # chance from which on it bears out a predicate
OTHERWISE: Final = 0.5  # chance of another tie of the two from which on a predicate not borne out is wrong
REFUTED: Final = 0.98  # chance of denial from which on it counts against the parse
DOUBTED: Final = 0.02  # a tie less likely than this is not looked at
_AHEAD: Final = frozenset({"future", "obligation", "hypothetical"})
_HOLDING: Final = frozenset({"asserted", "hedged"})
_EMPTY: Final = frozenset({"PRON", "DET", "PUNCT", "SPACE", "CCONJ", "SCONJ", "PART"})
_OF_TITLES: Final = frozenset({"command", "membership", "family", "presence", "ownership"})
_SILENT: Final = frozenset({"boilerplate", "byline", "dateline"})

Key = tuple[str, str, str]
_NONE: Final[frozenset[tuple[str, str]]] = frozenset()


@dataclass(frozen=True, slots=True)
class Seen(Claim):
    """A claim of the network's; `far` where one of its ends is not named inside its evidence, `refuted` where
    it is as good as certain that the tie is denied."""

    far: bool = False
    refuted: bool = False


def seen_claims(
    document: Document,
    view: Scene,
    attributions: Sequence[Attribution],
    vocabulary: Vocabulary,
    sight: Sight,
    *,
    floor: float = DOUBTED,
) -> list[Seen]:
    """A claim for each tie between two entities whose chance reaches `floor`, without ids, text order not
    kept; `confidence` is the network's chance."""
    entities = view.entities
    owner = _owners(view, sight)
    found: list[Seen] = []
    for pair, first, second in _tied(sight.pairs, owner):
        evidence = _evidence(document, view, pair.evidence, (entities[first], entities[second]))
        if evidence is None:
            continue
        pair = replace(pair, evidence=evidence)
        places = (pair.evidence[0], sight.mentions[pair.first].start, sight.mentions[pair.second].start)
        if any((s := document.section_at(at)) is not None and s.kind in _SILENT for at in places):
            continue
        for type, forward, chance in _said(pair, vocabulary):
            if chance < floor:
                continue
            ends = ((first, pair.first), (second, pair.second))
            subject, object = ends if forward else ends[::-1]
            if fitting(type, entities[subject[0]].type, entities[object[0]].type, vocabulary):
                found.append(_claim(document, view, attributions, sight, pair, type, subject, object, chance))
    return found


def _tied(pairs: Sequence[Pair], owner: Mapping[int, tuple[str, ...]]) -> Iterator[tuple[Pair, str, str]]:
    """Each pair of mentions with the two entities that they are of, or of which they are the plural."""
    for pair in pairs:
        for first, second in product(owner.get(pair.first, ()), owner.get(pair.second, ())):
            if first != second:
                yield pair, first, second


def _evidence(document: Document, view: Scene, words: Span, ends: Sequence[Entity]) -> Span | None:
    """The words that say it, of one paragraph: where those given are of more, of the one that speaks of both
    ends. None where there is none, or the words are pronouns alone and can say nothing."""
    parts = [(words[0] + s, words[0] + e) for s, e in paragraphs(document.quote(words))]
    if len(parts) > 1:
        parts = [p for p in parts if all(any(p[0] <= m.start < p[1] for m in e.mentions) for e in ends)]
    if not parts:
        return None
    span = view.doc.char_span(*parts[0], alignment_mode="expand")
    empty = span is not None and all(t.pos_ in _EMPTY for t in span)
    return None if empty else parts[0]


def _said(pair: Pair, vocabulary: Vocabulary) -> Iterator[tuple[str, bool, float]]:
    """The types of a pair with direction and chance; a symmetric one once."""
    for (type, forward), chance in pair.ties.items():
        if type not in vocabulary.types:
            continue
        if type in SYMMETRIC:
            if forward:
                yield type, True, max(chance, pair.ties[(type, False)])
        else:
            yield type, forward, chance


def fitting(type: str, subject: str, object: str, vocabulary: Vocabulary) -> bool:
    """Whether entities of these types can stand in the tie at all."""
    if subject not in ACTORS:
        return False
    if vocabulary.types[type].to_place:
        return object in PLACES
    if object == "agreement":
        return type == "agreement"
    if object == "place":
        return type == "command"
    return object in ACTORS


def _owners(view: Scene, sight: Sight) -> dict[int, tuple[str, ...]]:
    """The entity that each mention seen belongs to: the smallest mention of an entity that holds its head; of
    "both unions" the two that are meant, where that can be told."""
    entities = view.entities
    at = innermost(entities.values())
    exact = {m.span: e.id for e in entities.values() for m in e.mentions}
    owner: dict[int, tuple[str, ...]] = {}
    text = text_of(view.doc)
    for n, m in enumerate(sight.mentions):
        if of_two(text[slice(*m.span)]):
            words = view.doc.char_span(*m.span, alignment_mode="expand")
            pair = pair_in_view(view, words.root) if words is not None else []
            if pair:
                owner[n] = tuple(end.entity for end in pair)
                continue
        known = exact.get(m.phrase) or exact.get(m.span)
        if known is None:
            known = at.get(m.head)
        if known is not None:
            owner[n] = (known,)
    return owner


def _claim(
    document: Document,
    view: Scene,
    attributions: Sequence[Attribution],
    sight: Sight,
    pair: Pair,
    type: str,
    subject: tuple[str, int],
    object: tuple[str, int],
    chance: float,
) -> Seen:
    spans = [sight.mentions[n].span for n in (subject[1], object[1])]
    evidence = pair.evidence
    trigger = _trigger(view, evidence, spans)
    found = Found(type, End(subject[0], spans[0]), End(object[0], spans[1]), trigger)
    voice, attribution = voice_of(document, view.entities, attributions, evidence)
    if attribution is None and (denial := _denial(view, attributions, evidence)) and voice == NARRATOR:
        voice, attribution = voice_of_attribution(view.entities, denial), denial
    titled = attribution is not None and _is_title(view, type, evidence)
    if attribution is not None and titled and reported(document, attribution, evidence):
        voice, attribution = NARRATOR, None
    modality = pair.modality
    refuted = pair.denied >= REFUTED
    return Seen(
        id="",
        voice=voice,
        attribution=attribution.id if attribution else None,
        subject=subject[0],
        type=type,
        object=object[0],
        polarity="denied" if refuted or (pair.denied >= 0.5 and _denying(trigger)) else "affirmed",
        modality=modality,  # type: ignore[arg-type]
        evidence=evidence,
        ended=pair.over >= 0.5 and modality in _HOLDING,
        time=time_of(view, found, document.published, ahead=modality in _AHEAD),
        place=place_of(view, found),
        confidence=round(chance, 4),
        far=any(e <= evidence[0] or evidence[1] <= s for s, e in spans),
        refuted=refuted,
    )


def _is_title(view: Scene, type: str, evidence: Span) -> bool:
    """Whether words that say who somebody is do so without a verb, as titles and appositions do: in reported
    words these are the narrator's (TieBank's guide)."""
    span = view.doc.char_span(*evidence, alignment_mode="expand")
    said = span is None or any(t.pos_ in {"VERB", "AUX"} and not _beside(t) for t in span)
    return type in _OF_TITLES and not said


def _beside(verb: Token) -> bool:
    """Whether a participle stands beside a noun, as an adjective would ("a firm registered in Ivar")."""
    return verb.dep_ == "amod" or (verb.dep_ == "acl" and verb.tag_ == "VBN")


def _denial(view: Scene, attributions: Sequence[Attribution], evidence: Span) -> Attribution | None:
    """The attribution whose words the evidence has, with the word that denies or owns to them ("the party
    denied funding it", "admits having met her"): it is the party's word."""
    for a in attributions:
        inside = [s for s, _ in a.content if evidence[0] <= s < evidence[1]]
        for start, end in a.cue if inside else ():
            cue = view.doc.char_span(start, end, alignment_mode="expand")
            if evidence[0] <= start and cue is not None and any(t.lemma_.lower() in _OWNING for t in cue):
                return a
    return None


def _trigger(view: Scene, evidence: tuple[int, int], ends: Sequence[tuple[int, int]]) -> Token:
    """The word of the evidence that governs the others and is in neither end; else its first word."""
    span = view.doc.char_span(*evidence, alignment_mode="expand")
    if span is None or not len(span):
        return view.doc[0]
    outside = [t for t in span if not any(s <= t.idx < e for s, e in ends) and not t.is_punct]
    tops = [t for t in outside if t.pos_ in {"VERB", "NOUN", "ADJ", "AUX"}] or outside or list(span)
    return min(tops, key=lambda t: (sum(1 for _ in t.ancestors), t.i))


def _denying(trigger: Token) -> bool:
    """Whether the sentence has any word by which a tie can be denied: without one, none is."""
    return any(t.dep_ == "neg" or t.lemma_.lower() in _DENIALS or t.lower_ in _DENIALS for t in trigger.sent)


def together(
    ruled: Sequence[Claim], seen: Sequence[Seen], vocabulary: Vocabulary, led: Set[tuple[str, str]] = _NONE
) -> list[Claim]:
    """The claims of both.

    A tie that both find is one claim, with the network's modality; one that only the network finds needs a
    chance of ALONE, and no surer claim from the same words; one that only the predicates find gives way where
    the network is sure of another tie of the two (on the dev author none of 13 such was right), but not to
    membership where a title says who leads (`led`: leader and body). Confidences are calibrated, but for
    types that the network does not know.
    """
    seen = [s for s in seen if s.type != "membership" or (s.subject, s.object) not in led]
    alike: defaultdict[Key, list[Seen]] = defaultdict(list)
    for one in seen:
        alike[_key(one, vocabulary)].append(one)
    best = {key: max(found, key=lambda s: s.confidence) for key, found in alike.items()}
    sure = {frozenset((c.subject, c.object)) for c in seen if c.confidence >= OTHERWISE}
    graded: list[tuple[Claim, claim_confidence.How | None, float]] = []
    used: set[Key] = set()
    for claim in ruled:
        key = _key(claim, vocabulary)
        other = best.get(key)
        if claim.type not in _KNOWN:
            graded.append((claim, None, claim.confidence))
        elif other is not None and other.confidence >= AGREED:
            used.add(key)
            same = [s for s in alike[key] if _overlap(claim, s)]
            merged = _merged(claim, max(same, key=lambda s: s.confidence)) if same else claim
            graded.append((merged, "both", other.confidence))
        elif frozenset((claim.subject, claim.object)) not in sure:
            graded.append((claim, "ruled", claim.confidence))
    alone = [c for key, c in best.items() if key not in used and c.confidence >= ALONE]
    others = [*(claim for claim, *_ in graded), *alone]
    graded += [(c, "alone", c.confidence) for c in alone if not _outdone(c, others)]
    more = _in_other_voices([claim for claim, *_ in graded], seen, vocabulary)
    graded += [(c, "alone", c.confidence) for c in more]
    return [
        replace(claim, confidence=claim_confidence.confidence(how, chance)) if how else claim
        for claim, how, chance in graded
    ]


def _in_other_voices(kept: Sequence[Claim], seen: Sequence[Seen], vocabulary: Vocabulary) -> list[Seen]:
    """What the network sees said of a tie already found by somebody else, in other words of the text: an
    accusation and its denial are two claims."""
    found: defaultdict[Key, list[Claim]] = defaultdict(list)
    for claim in kept:
        found[_key(claim, vocabulary)].append(claim)
    more = []
    for one in sorted(seen, key=lambda c: -c.confidence):
        same = found.get(_key(one, vocabulary))
        if one.confidence >= ALONE and same and all(_apart(one, c) for c in same):
            same.append(one)
            more.append(one)
    return more


def _apart(a: Claim, b: Claim) -> bool:
    """Whether two claims are of two voices and rest on different words."""
    whose = [(c.voice.kind, c.voice.entity or c.voice.name) for c in (a, b)]
    return whose[0] != whose[1] and not _overlap(a, b)


def _overlap(a: Claim, b: Claim) -> bool:
    """Whether two claims share words of their evidence."""
    return a.evidence[0] < b.evidence[1] and b.evidence[0] < a.evidence[1]


def _outdone(claim: Seen, others: Sequence[Claim]) -> bool:
    """Whether the same words, which do not name one of its ends, say it as surely of somebody they name."""
    low, high = claim.evidence
    return claim.far and any(
        c.type == claim.type
        and c.confidence >= claim.confidence
        and len({c.subject, c.object} & {claim.subject, claim.object}) == 1
        and not (isinstance(c, Seen) and c.far)
        and min(high, c.evidence[1]) - max(low, c.evidence[0]) > 0.5 * (high - low)
        for c in others
    )


def _merged(ruled: Claim, seen: Seen) -> Claim:
    """The predicates' claim with what the network sees in the same words.

    Polarity read off the parse is oftener right than the network's (95 and 94 of 100 on the dev author), but
    not where that is certain of a denial; modality is less often right (84 and 88).
    """
    changed = seen.modality != ruled.modality
    return replace(
        ruled,
        polarity="denied" if seen.refuted else ruled.polarity,
        modality=seen.modality,
        time=seen.time if changed else ruled.time,
        ended=ruled.ended and seen.modality in _HOLDING,
        confidence=round(1 - (1 - ruled.confidence) * (1 - seen.confidence), 4),
    )


def _key(claim: Claim, vocabulary: Vocabulary) -> Key:
    ends = (claim.subject, claim.object)
    if vocabulary.symmetric(claim.type):
        ends = (min(ends), max(ends))
    return (claim.type, *ends)


_DENIALS: Final = frozenset(
    """no not never none nobody nothing neither nor without nowhere hardly barely scarcely n't deny denial
    reject dismiss refute rebut dispute refuse decline rule disprove debunk false untrue baseless
    unfounded lie myth fiction fable nonsense rubbish absurd invention fabrication cease stop end halt
    sever cut break quit leave resign abandon drop withdraw suspend lapse expire terminate longer former
    cancel scrap renounce disown disavow repudiate abstain refrain avoid fail lack lose sell divest
    dissolve disband expel oust sack fire dismissal free independent unaware unable stranger alien far
    rather instead other but""".split()
)
_OWNING: Final = DENYING | {"admit", "concede", "acknowledge", "confess", "claim", "rule"}
_KNOWN: Final = frozenset(TIES)
