"""What binds an actor to an act: "agreed to stop", "shall pay", "under the deal X will leave".

A text that binds is the subject of its verb ("the accord commits X to leave"), or stands beside it
("under the accord X must leave", "X must leave, the accord says").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from sayso.reader.claim_frames import is_clause, is_passive, subjects_of
from sayso.reader.text import text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

BINDING: Final = frozenset(
    """agree promise pledge vow undertake commit guarantee swear covenant engage contract bind
    assure""".split()
)
BOUND: Final = frozenset("oblige require bind commit contract pledge obligate".split())
_NOUNS: Final = frozenset(
    "promise pledge commitment undertaking vow obligation agreement guarantee duty".split()
)
TEXTS: Final = frozenset(
    """agreement deal accord treaty pact contract truce ceasefire memorandum convention settlement protocol
    charter communique communiqué declaration covenant armistice understanding lease concordat undertaking
    concession licence license ruling judgment judgement verdict award order decree resolution roadmap
    framework compact arrangement mandate""".split()
)
_PROVISIONS: Final = frozenset("article clause section paragraph provision annex text".split())
ORDERS: Final = frozenset({"order", "instruct"})
FORBIDS: Final = frozenset("forbid bar prohibit prevent ban preclude enjoin".split())
"""Verbs by which a text or a court has somebody act, and not act."""
_WORDS: Final = frozenset("word assurance oath".split())
_COURTS: Final = frozenset("court tribunal judge magistrate arbitrator jury chamber panel".split())
_GIVEN: Final = frozenset({"promise", "pledge", "guarantee"})
"""Verbs that bind to a thing: "promised the line a hearing"."""
_NO_DEEDS: Final = frozenset("allegiance loyalty fealty support obedience revenge".split())
_HAVE: Final = frozenset({"is", "are", "has", "have"})
_UNDER: Final = frozenset({"under", "in", "by"})
_IN_TURN: Final = ("for its part", "for their part", "in return", "in exchange", "in turn")
_COMPLEMENTS: Final = frozenset({"xcomp", "ccomp", "acl"})


def acts_of(token: Token) -> Iterator[tuple[Token, Token]]:
    """The word that binds and the verb or thing that it binds to, for each that `token` governs."""
    lemma = token.lemma_.lower()
    if token.dep_ == "aux":
        if is_clause(token.head) and _modal(token):
            yield from _each_of([token.head])
    elif is_clause(token) and lemma in BINDING | BOUND:
        yield from _bound_by(token, lemma)
    elif token.pos_ == "NOUN":
        if lemma in _NOUNS or (lemma in _WORDS and token.dep_ == "dobj"):
            for c in token.children:
                if c.dep_ in {"acl", "relcl"} and (any(t.tag_ == "TO" for t in c.children) or _says_that(c)):
                    yield from ((token, a) for a in coordinated(c))
    elif is_clause(token) and lemma in ORDERS | FORBIDS | {"give", "have"} and _timed(token, lemma):
        yield from _ordered(token, lemma)
    elif token.lower_ in _HAVE and _under_text(token):  # "under the pact the men are to leave"
        yield from _each_of(c for c in token.children if c.dep_ == "xcomp" and _to_come(c))


def _bound_by(token: Token, lemma: str) -> Iterator[tuple[Token, Token]]:
    passive, binding = is_passive(token), lemma in BOUND and binds(token)
    for c in token.children:
        acts = [c] if c.dep_ in _COMPLEMENTS else []
        if c.dep_ == "prep" and c.lower_ == "to" and lemma in {"commit", "bind", "pledge", "agree"}:
            acts = [g for g in c.children if g.dep_ == "pcomp"]
        if binding and c.dep_ == "advcl":  # "obliges each side to share ..."
            acts = [c]
        if c.dep_ == "dobj" and lemma in _GIVEN and not passive and _is_deed(token, c):
            yield token, c
        if binding or lemma in BOUND or (lemma in BINDING and not passive):
            for act in acts:
                if _to_come(act) and (binding or lemma in BINDING or passive):
                    yield from ((token, a) for a in coordinated(act))


def _ordered(token: Token, lemma: str) -> Iterator[tuple[Token, Token]]:
    """What a court orders or a text forbids, and what somebody has time for: "gives X until June to"."""
    if lemma in {"give", "have"}:
        told = any(c.dep_ == "prep" and c.lower_ in {"until", "till"} for c in token.children)
    else:
        told = binds(token) or _by_a_court(token) or _by_a_text(token)
    if not told:
        return
    if lemma in FORBIDS:
        yield from ((token, a) for a in _barred_from(token))
    until = [t for c in token.children if c.lower_ in {"until", "till"} for t in c.subtree]
    for c in [*token.children, *until]:
        if c.dep_ in {"xcomp", "advcl", "acl", "relcl"} and any(t.tag_ == "TO" for t in c.children):
            yield from ((token, a) for a in coordinated(c))


def _barred_from(verb: Token) -> Iterator[Token]:
    """The acts that somebody is kept from; "from" may be taken for the treaty's that keeps them."""
    acts = [t for t in verb.subtree if t.dep_ == "pcomp" and t.head.lower_ == "from" and t.i > verb.i]
    return (a for act in acts[:1] for a in coordinated(act))


def _each_of(acts: Iterable[Token]) -> Iterator[tuple[Token, Token]]:
    """Acts that their own auxiliary binds to."""
    for act in acts:
        yield from ((act, a) for a in coordinated(act))


def _modal(aux: Token) -> bool:
    """Whether an auxiliary binds: "shall", "must" where a text says so, "will" and "may not" under one."""
    word, act = aux.lower_, aux.head
    if word == "shall":
        return not any(c.lower_ in {"i", "we"} for c in act.children)
    if word == "must":
        return _under_text(aux) or _ruled(act)
    if word == "may":
        barred = any(c.dep_ == "neg" for c in act.children) or _none(act)
        return barred and (_stands_under(act) or _ruled(act))
    return word == "will" and (_stands_under(act) or _ruled(act))


def _none(act: Token) -> bool:
    """ "Neither side", "no party"."""
    subjects = [c for c in act.children if c.dep_ in {"nsubj", "nsubjpass"}]
    return any(t.lower_ in {"neither", "no"} for c in subjects for t in c.children)


def _stands_under(act: Token) -> bool:
    """Whether a verb has its text beside it: "under the deal, X will hire"."""
    preps = [c for c in act.children if c.dep_ == "prep"]
    return any(_is_under(t) for c in preps for t in c.subtree)


def _ruled(act: Token) -> bool:
    """Whether a text says it, or a court rules it: "the accord says X must leave"."""
    says = act.head
    if act.dep_ != "ccomp" or not is_clause(says) or says == act:
        return False
    return binds(says) or (says.lemma_.lower() in {"rule", "order", "decide"} and not is_passive(says))


def _says_that(act: Token) -> bool:
    """A clause that says what is given one's word for: "her word that no teacher would go"."""
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in act.children) and _to_come(act)


def _is_deed(verb: Token, thing: Token) -> bool:
    """Whether what is promised is a thing that can be given, and no clause says what instead. "The road"
    alone is known already, and it is something about it that is promised."""
    told = any(c.dep_ in _COMPLEMENTS for c in verb.children)
    known = any(c.dep_ == "det" and c.lower_ not in {"a", "an", "another"} for c in thing.children)
    if known and not any(c.lower_ == "of" for c in thing.children):
        return False
    return thing.pos_ == "NOUN" and thing.lemma_.lower() not in _NO_DEEDS and not told


def _by_a_court(verb: Token) -> bool:
    """Whether a court does it; where it is done to somebody, the court may be told of behind."""
    return any(t.lemma_.lower() in _COURTS for t in verb.sent if t.i < verb.i or is_passive(verb))


def _by_a_text(verb: Token) -> bool:
    """ "Barred by the treaty from"."""
    by = [c for c in verb.children if c.dep_ == "agent"]
    return any(is_text(t) for a in by for t in a.children)


def _timed(verb: Token, lemma: str) -> bool:
    """Of "have" whether it is time that somebody has: "has until June to pay"."""
    return lemma != "have" or any(c.dep_ == "prep" and c.lower_ in {"until", "till"} for c in verb.children)


def binds(verb: Token) -> bool:
    """Whether an agreement, or an article of one, is what binds: "the pact obliges each side to ..."."""
    subjects = subjects_of(verb)[0]
    return not is_passive(verb) and any(is_text(t) or t.lemma_.lower() in _PROVISIONS for t in subjects)


def is_text(token: Token) -> bool:
    return bool({token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s")} & TEXTS)


def _under_text(token: Token) -> bool:
    """Whether the sentence says under what agreement, or goes on from one that does ("Norvik, for its part,
    must ...")."""
    sentence = token.sent
    if any(_is_under(t) for t in sentence):
        return True
    phrase = text_of(token.doc)[sentence.start_char : sentence.end_char].casefold()
    before = token.doc[sentence.start - 1].sent if sentence.start else None
    if before is None or "\n" in text_of(token.doc)[before.end_char - 1 : sentence.start_char]:
        return False
    if any(is_clause(t) and t.lemma_.lower() in BOUND and binds(t) for t in before):
        return True  # "The accord obliges Tarsia to ... . Dorna has to ..."
    return any(turn in phrase for turn in _IN_TURN) and any(_is_under(t) for t in before)


def _is_under(token: Token) -> bool:
    if token.dep_ != "pobj":
        return False
    prep = token.head
    if token.lower_ in {"it", "this"}:  # "under it the council must ..."
        return prep.lower_ == "under"
    if token.lower_ == "which":  # "a deal under which Tarsia will ..."
        return prep.lower_ in {"under", "by"} and prep.head.dep_ == "relcl" and is_text(prep.head.head)
    if not (is_text(token) or (token.lemma_.lower() in _PROVISIONS and prep.lower_ == "under")):
        return token.lower_ == "text"
    part = prep.lower_ == "of" and prep.head.lower_ in {"part", "terms"}
    return part or prep.lower_ in _UNDER or (prep.lower_ == "to" and prep.head.lower_ == "according")


def coordinated(act: Token) -> Iterator[Token]:
    yield act
    for c in conjuncts(act):
        yield from coordinated(c)


def conjuncts(act: Token) -> list[Token]:
    """The acts that go on from one in the same breath."""
    found = [c for c in act.children if c.dep_ == "conj" and is_clause(c)]
    return [c for c in found if not any(t.dep_ == "nsubj" for t in c.children)]


def told_before(act: Token) -> bool:
    """Whether an act stands in the words of the one before, which has no object of its own: "not to arm or
    finance the militia"."""
    return act.dep_ == "conj" and act in conjuncts(act.head) and shares(act.head)


def shares(act: Token) -> bool:
    """Whether an act has its object from the one that follows it."""
    return bool(conjuncts(act)) and all(c.dep_ in {"cc", "conj", "punct", "advmod"} for c in act.rights)


def is_forbidden(act: Token) -> bool:
    """Whether an act is not to be done, by a word before it or before the one that it goes on from: "shall
    not shell the dam or mine the road"."""
    if any(c.dep_ == "neg" for c in act.children):
        return True
    joined = {c.lower_ for c in act.head.children if c.dep_ == "cc"}
    return act.dep_ == "conj" and bool(joined & {"or", "nor"}) and is_forbidden(act.head)


def _to_come(act: Token) -> bool:
    """An infinitive, a gerund after "commit to", or a clause with "would", "will", "shall"."""
    if act.tag_ == "VBG" or any(c.tag_ == "TO" for c in act.children):
        return True
    return any(c.dep_ == "aux" and c.lower_ in {"would", "will", "shall", "'ll", "'d"} for c in act.children)


def hollow(binder: Token) -> bool:
    """Not made after all, or only imagined: negated, conditional, or itself still to come."""
    for c in binder.children:
        if c.dep_ == "neg" and binder.lemma_.lower() in BINDING | BOUND | _NOUNS:
            return True
        if c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"}:
            return True
        if (
            c.dep_ == "aux"
            and c.lower_ in {"would", "will", "may", "might", "could"}
            and binder.lemma_.lower() in BINDING
        ):
            return not any(t.lower_ == "shall" for t in binder.children)
    return any(c.dep_ == "det" and c.lower_ == "no" for c in binder.children)
