"""Ties that nouns say: "X's support for Y", "ties between A and B", "shipments of rifles to Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sayso.reader.claim_ends import End, Scene, conjuncts, ends, listed_from, pair_in_view
from sayso.reader.claim_found import Found, among, between
from sayso.reader.claim_frames import frame, is_clause, is_passive
from sayso.reader.claim_pairs import stands_for_pair
from sayso.reader.claim_patterns import NounPattern, Patterns
from sayso.reader.claim_words import SUPPORTING, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_CARRIERS: Final = frozenset(
    """supply shipment delivery transfer provision flow consignment crate lorryload truckload donation gift
    sale export load cargo""".split()
)
_TALK: Final = frozenset(
    """talk discuss discussion debate comment speak question conference seminar lecture remark history
    essay book page chapter paper study word gossip""".split()
)
# Verbs whose plural subject stands at both ends: "A and B have ties", "they signed a deal".
_MUTUAL: Final = frozenset(
    """have share hold sign maintain reach conclude forge establish form restore build end sever cut break
    resume begin open exchange strengthen deepen keep agree strike make develop renew announce
    launch create""".split()
)


def noun_ties(scene: Scene, patterns: Patterns, noun: Token) -> Iterator[Found]:
    """Every tie that `noun` says by its own complements, its possessor and the verb that governs it."""
    lemma = lemma_of(noun)
    candidates = [p for p in patterns.nouns.get(lemma, ()) if _before(noun, p)]
    if candidates and _about(noun):
        return
    done: set[str] = set()
    special = bool(candidates) and bool(candidates[0].before)
    for pattern in candidates:
        if special and not pattern.before:
            continue
        types = retyped(patterns, noun, pattern.type)
        for tie in types:
            if tie in done:
                continue
            ties = list(_noun(scene, patterns, noun, pattern, tie))
            if ties:
                done.add(tie)
                yield from ties
    if lemma in _CARRIERS or (lemma in patterns.goods and not candidates):
        yield from _carried(scene, patterns, noun)


def _before(noun: Token, pattern: NounPattern) -> bool:
    left = {t.lemma_.lower() for t in noun.doc[max(noun.i - 5, 0) : noun.i]} | {
        t.lower_ for t in noun.doc[max(noun.i - 5, 0) : noun.i]
    }
    return all(left & words for words in pattern.before) and follows(noun, pattern)


def follows(noun: Token, pattern: NounPattern) -> bool:
    """Whether the words that the pattern wants right after its noun stand there."""
    words = [t.lower_ for t in noun.doc[noun.i + 1 : noun.i + 2 + 2 * len(pattern.after)] if t.text != "-"]
    return len(words) >= len(pattern.after) and all(
        w in p for w, p in zip(words, pattern.after, strict=False)
    )


def retyped(patterns: Patterns, noun: Token, type: str) -> list[str]:
    """The types that the words before a general noun turn it into ("financial and military ties")."""
    if type not in patterns.general:
        return [type]
    found: list[str] = []
    i = noun.i - 1
    while i >= max(noun.i - 9, 0):
        t = noun.doc[i]
        if t.lower_ in patterns.modifiers:
            found += [m for m in patterns.modifiers[t.lower_] if m not in found]
        elif not (t.lower_ in {",", "and", "or", "&", "as", "well"} or t.pos_ in {"ADJ", "NOUN", "ADV"}):
            break
        i -= 1
    return found[::-1] or [type]


def _noun(scene: Scene, patterns: Patterns, noun: Token, pattern: NounPattern, tie: str) -> Iterator[Found]:
    place = tie in patterns.to_place
    givers: list[Token] = []
    takers: list[Token] = []
    pairs: list[Token] = []
    free: list[Token] = []
    heads = _heads(noun)
    for head in heads:
        for c in head.children:
            if c.dep_ == "poss":
                givers.append(c)
            elif c.dep_ in {"compound", "nmod", "amod"} and c.i < head.i:
                free.append(c)
            elif c.dep_ in {"prep", "agent"}:
                under = [o for o in c.children if o.dep_ in {"pobj", "pcomp"}]
                if c.lower_ in {"between", "among"}:
                    pairs += under
                elif c.lower_ in pattern.slot:
                    takers += under
                elif c.lower_ in {"by", "of"} or (c.lower_ == "from" and tie != "ownership"):
                    givers += under
    trigger = noun
    words: list[int] = [noun.i]
    governor, governed = _governor(noun)
    if governor is not None:
        clause = frame(governor)
        if not takers and not pairs:
            takers += [
                o
                for p, o in clause.prepositions
                if (p.lower_ in pattern.slot and p.i > noun.i)
                or (governed in clause.objects and p.lower_ in pattern.slot and p.i > governor.i)
            ]
            pairs += [o for p, o in clause.prepositions if p.lower_ in {"between", "among"} and p.i > noun.i]
    if pairs:
        found = [e for t in pairs for e in ends(scene, t)]
        if len(found) == 1:
            found = [e for t in pairs for e in listed_from(scene, t.head.i + 1, place=False)][:2]
        if not found:
            found = [e for t in pairs if stands_for_pair(t) for e in pair_in_view(scene, t)]
        if tie in patterns.symmetric:
            yield from among(scene, patterns, tie, found, trigger, words=tuple(words))
        elif len(found) > 1:
            yield from among(scene, patterns, tie, found, trigger, words=tuple(words))
            if tie == "conflict":
                yield from among(scene, patterns, tie, found[::-1], trigger, words=tuple(words))
        return
    objects = [e for t in takers for e in _taken(scene, t, place=place)]
    if (
        len(objects) > 1
        and not givers
        and governor is None
        and tie in patterns.symmetric
        and noun.dep_ in {"nsubj", "pobj"}
    ) and all(t.head.lower_ == "of" for t in takers):
        yield from among(scene, patterns, tie, objects, trigger, words=tuple(words))
        return
    subjects = [e for t in givers for e in ends(scene, t)]
    loose = [e for t in free for e in ends(scene, t)]
    if not subjects and loose and objects:
        subjects = loose
    elif subjects and loose and not objects and not place and "of" in pattern.slot:
        objects = loose
    elif (
        not subjects and not objects and len(loose) == 2 and tie in patterns.symmetric and noun.dep_ != "pobj"
    ):
        subjects, objects = loose[:1], loose[1:]
    if not subjects and governor is not None:
        clause = frame(governor)
        if governor.lemma_.lower() in SUPPORTING and (clause.subjects or clause.passive):
            subjects = [e for t in clause.subjects for e in _taken(scene, t, place=False)]
            words.append(governor.i)
            trigger = noun
            if (
                not objects
                and len(subjects) > 1
                and tie in patterns.symmetric
                and governor.lemma_.lower() in _MUTUAL
            ):
                yield from among(scene, patterns, tie, subjects, trigger, words=tuple(words))
                return
            if (
                not objects
                and len(subjects) > 1
                and tie not in patterns.symmetric
                and governor.lemma_ in {"have", "share"}
            ):
                yield from between(
                    scene, patterns, tie, subjects[:1], subjects[1:], trigger, words=tuple(words)
                )
                return
    elif subjects and not objects and tie in patterns.symmetric and len(subjects) > 1:
        yield from among(scene, patterns, tie, subjects, trigger, words=tuple(words))
        return
    if subjects and not objects and governor is None and (oblique := _oblique(noun)) is not None:
        clause = frame(oblique)
        if noun.head.lower_ == "under" and clause.objects:
            clause = replace(clause, subjects=clause.objects)
        objects = [e for t in (clause.objects if clause.passive else clause.subjects) for e in ends(scene, t)]
        words.append(noun.head.i)
        if clause.passive and not objects:
            objects = [e for t in clause.subjects for e in ends(scene, t)]
    if (
        subjects
        and not objects
        and tie in patterns.symmetric
        and any(
            stands_for_pair(t) for t in (*givers, *(frame(governor).subjects if governor is not None else ()))
        )
    ):
        pair = pair_in_view(scene, noun)
        yield from among(scene, patterns, tie, pair, trigger, words=tuple(words))
        return
    if subjects and objects:
        yield from between(
            scene, patterns, tie, subjects, objects, trigger, swapped=pattern.reversed, words=tuple(words)
        )


def _oblique(noun: Token) -> Token | None:
    """The verb that is done "under X's protection", "with the help of X", "on X's orders"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {
        "under",
        "with",
        "through",
        "by",
        "on",
        "at",
        "thanks",
        "without",
    }:
        return None
    verb = noun.head.head
    return verb if is_clause(verb) else None


def _taken(scene: Scene, token: Token, *, place: bool) -> list[End]:
    found = ends(scene, token, place=place)
    if (
        not found
        and not place
        and (hit := scene.headed.get(token.i))
        and scene.type_of(hit[0]) == "agreement"
    ):
        return []
    if not found and not place and stands_for_pair(token):
        return pair_in_view(scene, token)
    return found


def _heads(noun: Token) -> list[Token]:
    """The noun and the first noun of its coordination: "ties and contacts with Y" share complements."""
    heads = [noun]
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        heads.append(noun.head)
    heads += [c for c in noun.children if c.dep_ == "conj" and c.pos_ == "NOUN"]
    return heads


def _governor(noun: Token) -> tuple[Token | None, Token]:
    """The verb that has the noun as its object or complement, through coordination."""
    node = noun
    for _ in range(4):
        if node.dep_ in {"dobj", "attr", "nsubjpass", "oprd", "obj"} and is_clause(node.head):
            return node.head, node
        if node.dep_ == "conj" and node.head.pos_ in {"NOUN", "PROPN"}:
            node = node.head
        elif (
            node.dep_ == "pobj"
            and node.head.lower_ in {"to", "of", "in"}
            and node.head.head.dep_ in {"dobj", "prep"}
        ):
            node = node.head.head
            if node.dep_ == "prep":
                node = node.head
        else:
            break
    for child in noun.children:
        if (
            child.dep_ in {"relcl", "acl"}
            and is_clause(child)
            and (
                is_passive(child)
                or any(c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"} for c in child.children)
            )
        ):
            return child, noun
    return None, noun


def _about(noun: Token) -> bool:
    """Whether the noun is only what somebody speaks about: "talks on A-B relations"."""
    node = noun
    for _ in range(2):
        if node.dep_ != "pobj" or node.head.lower_ not in {
            "on",
            "about",
            "of",
            "to",
            "regarding",
            "concerning",
        }:
            return False
        node = node.head.head
        if node.lemma_.lower() in _TALK or any(
            c.lemma_.lower() in _TALK for c in node.children if c.dep_ == "dobj"
        ):
            return True
    return False


def goods_types(patterns: Patterns, thing: Token) -> list[tuple[str, Token]]:
    """The types that the goods named by a noun phrase stand for, with the word that names them."""
    found: list[tuple[str, Token]] = []

    def add(token: Token) -> bool:
        types = patterns.goods.get(token.lemma_.lower()) or patterns.goods.get(token.lower_) or ()
        for tie in types:
            for named in retyped(patterns, token, tie):
                if all(named != f[0] for f in found):
                    found.append((named, token))
        return bool(types)

    for t in conjuncts(thing):
        if t.ent_type_ == "PERSON":
            continue
        if add(t):
            continue
        if t.pos_ not in {"NOUN", "NUM", "PROPN"}:
            continue
        inner = [c for c in t.children if c.dep_ in {"compound", "nmod", "nummod"}]
        for p in t.children:
            if p.dep_ == "prep" and p.lower_ == "of":
                inner += [x for c in p.children if c.dep_ == "pobj" for x in conjuncts(c)]
        for c in inner:
            if add(c) or c.dep_ == "compound":
                continue
            for d in c.children:
                if d.dep_ == "compound":
                    add(d)
    return found


def _carried(scene: Scene, patterns: Patterns, noun: Token) -> Iterator[Found]:
    """ "shipments of rifles to Y by X", "X's weapons deliveries to Y", "money from X for Y"."""
    types = goods_types(patterns, noun)
    if not types:
        return
    givers: list[Token] = [c for c in noun.children if c.dep_ == "poss"]
    givers += [c for c in noun.children if c.dep_ in {"amod", "nmod"}]
    takers: list[Token] = []
    for p in noun.children:
        objects = [c for c in p.children if c.dep_ == "pobj"]
        if p.dep_ in {"prep", "agent"} and p.lower_ in {"to", "for"}:
            takers += objects
        elif p.dep_ in {"prep", "agent"} and p.lower_ in {"from", "by"}:
            givers += objects
    subjects = [e for t in givers for e in ends(scene, t)]
    objects_ = [e for t in takers for e in ends(scene, t)]
    for tie, word in types:
        yield from between(scene, patterns, tie, subjects, objects_, noun, words=(noun.i, word.i))
