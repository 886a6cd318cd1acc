"""Commitments: what a party agreed, promised or is bound to do.

"X agreed to stop ...", "X promised that it would sever ...", "X's pledge to pay", "the Parties shall ...".
A commitment is what a text says that an actor bound itself to; whether it is kept is not asked here.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from sayso.model import Attribution, Claim, Commitment, Document, Entity, Span
from sayso.reader.claim_ends import End, Scene, ends, pair_in_view, scene
from sayso.reader.claim_frames import frame, is_clause, subjects_of
from sayso.reader.claim_pairs import stands_for_pair
from sayso.reader.commitment_acts import (
    BINDING,
    BOUND,
    FORBIDS,
    ORDERS,
    acts_of,
    binds,
    conjuncts,
    coordinated,
    hollow,
    is_forbidden,
    is_text,
    shares,
    told_before,
)
from sayso.reader.names import SIDES, tokens
from sayso.reader.text import text_of
from sayso.reader.times import times_in

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_IS_AGREEMENT: Final = re.compile(
    r"(?:[\w'’-]+ ){0,5}(?:Agreement|Treaty|Accord|Pact|Memorandum|Protocol|Convention|Charter|Ceasefire"
    r"|Contract)\b[^.!?\n]{0,120}\s*",
    re.I,
)
_ARTICLES: Final = re.compile(r"^\s*(?:Article|Section|Clause)\s+[\dIVXL]+", re.M)
_OPENING: Final = 16  # code points of a sentence in which a deadline for all that follows may begin
_EACH: Final = frozenset({"each", "either", "neither", "no"})
_HANDED: Final = ORDERS | FORBIDS | {"give"}
"""Verbs whose object is who is bound."""
_ALONE: Final = frozenset({"each", "both", "two"})
"""Two actors without a noun: "each undertook to", "obliges the two to"."""
_WITH: Final = frozenset({"neg", "advmod", "auxpass", "prt"})
"""What stands before a verb and belongs to the act: "not seek", "fully withdraw"."""


def find_commitments(
    document: Document,
    tokens: Doc,
    entities: tuple[Entity, ...],
    attributions: tuple[Attribution, ...],
    claims: tuple[Claim, ...],
) -> tuple[Commitment, ...]:
    """The commitments of a document in text order, one for each obligor and place in the text.

    `agreement` is an entity id or the text's words, `None` when the text names none; `deadline` a day only
    when the text gives one that needs no guessing.
    """
    if not entities:
        return ()
    view = scene(tokens, entities)
    found: dict[tuple[str, Span], Commitment] = {}
    for token in tokens:
        section = document.section_at(token.idx)
        if section is not None and section.kind in {"boilerplate", "byline", "comment"}:
            continue
        for binder, act in acts_of(token):
            if hollow(binder) or (hollow(act) and act != token):
                continue
            if told_before(act) or (act.pos_ == "NOUN" and ends(view, act)):
                continue  # "promised the priest" is no deed
            for obligor in _obligors(view, claims, binder, act):
                made = _commitment(document, view, attributions, claims, binder, act, obligor)
                found.setdefault((made.obligor, made.evidence), made)
    ordered = sorted(found.values(), key=lambda c: (c.evidence, c.obligor))
    return tuple(
        Commitment(f"k{n}", c.agreement, c.obligor, c.act, c.evidence, c.beneficiary, c.deadline)
        for n, c in enumerate(ordered, 1)
    )


def _obligors(view: Scene, claims: tuple[Claim, ...], binder: Token, act: Token) -> list[End]:
    if binder.pos_ == "NOUN":
        holders = [c for c in binder.children if c.dep_ == "poss"]
        holders += [
            o
            for p in binder.children
            if p.dep_ == "prep" and p.lower_ in {"by", "from", "of"}
            for o in p.children
        ]
        own = all(h.tag_ == "PRP$" for h in holders)  # "Norvik gave its word that ..."
        if own and is_clause(binder.head):
            holders = list(subjects_of(binder.head)[0]) or holders
    else:
        clause = frame(binder)
        if binder == act:  # "shall be paid by X": who is to act is the agent
            holders = list(clause.subjects)
        elif binds(binder) or (binder.lemma_.lower() in _HANDED and not clause.passive):
            holders = list(clause.objects) or list(subjects_of(act)[0])
        else:
            holders = list(clause.objects if clause.passive else clause.subjects)
    found: list[End] = []
    for t in holders:
        alone = t.lower_ in _ALONE
        pair = pair_in_view(view, t) if alone or stands_for_pair(t) or _each(t) else []
        sides = _contracting(view, claims, t) if _is_party(t) else []
        found += sides or (pair if alone else []) or ends(view, t) or pair
    return found


def _each(token: Token) -> bool:
    """ "Each side", "either party", "no party"."""
    return _is_party(token) and any(c.lower_ in _EACH for c in token.children)


def _is_party(token: Token) -> bool:
    return token.lower_ in SIDES


def _contracting(view: Scene, claims: tuple[Claim, ...], token: Token) -> list[End]:
    """Who "the Parties" of an agreement are, where the text has said it of exactly two actors."""
    pairs = {frozenset((c.subject, c.object)) for c in claims if _is_agreed(view, c)}
    if not token.text[:1].isupper() or len(pairs) != 1:
        return []
    span = (token.idx, token.idx + len(token.text))
    return [End(id, span) for id in sorted(*pairs)]


def _nameless(name: str) -> bool:
    """Whether an actor is called by its part alone: "Parties", "two sides"."""
    words = tokens(name)
    return len(words) < 3 and words[-1:] in (("parties",), ("sides",))


def _is_agreed(view: Scene, claim: Claim) -> bool:
    """Whether two actors are said to have an agreement with one another."""
    ends = (claim.subject, claim.object)
    named = all(view.is_actor(id) and not _nameless(view.entities[id].name) for id in ends)
    return named and claim.type == "agreement" and claim.polarity == "affirmed"


def _commitment(
    document: Document, view: Scene, attributions: tuple[Attribution, ...], claims: tuple[Claim, ...],
    binder: Token, act: Token, obligor: End,
) -> Commitment:  # fmt: skip
    words = _said_part(_extent(act), attributions)
    sentence = act.sent
    start = (
        min(obligor.span[0], binder.idx)
        if sentence.start_char <= obligor.span[0] < binder.idx
        else binder.idx
    )
    evidence = (min(start, words[0]), words[1])
    since = words[0] if act.dep_ == "conj" else evidence[0]
    agreement, phrase = _agreement(view, binder, act)
    return Commitment(
        id="",
        agreement=agreement or _title(document),
        obligor=obligor.entity,
        act=_told(document, words, forbidden=_neither(binder) or _goes_unsaid(act) or _forbids(binder, act)),
        evidence=evidence,
        beneficiary=_beneficiary(view, claims, binder, phrase, obligor.entity),
        deadline=_deadline(document, (sentence.start_char, sentence.end_char), (since, _end(act))),
    )


def _told(document: Document, words: Span, *, forbidden: bool) -> str:
    act = document.quote(words).lstrip("\"“”'‘ ")
    return " ".join([*(["not"] if forbidden else []), *act.split()])


def _said_part(words: Span, attributions: tuple[Attribution, ...]) -> Span:
    """Words without those behind them that are the attribution's own (", the treaty says")."""
    ends = [e for a in attributions for s, e in a.content if s <= words[0] < e < words[1]]
    return (words[0], min(ends)) if ends else words


def _neither(binder: Token) -> bool:
    """ "Neither Party shall use force", "no Party shall" bind each not to."""
    for c in binder.children:
        if c.dep_ in {"nsubj", "nsubjpass"}:
            if any(t.lower_ == "neither" for t in c.subtree):
                return True
            if any(t.lower_ == "no" and t.dep_ == "det" for t in c.children):
                return True
    return False


def _forbids(binder: Token, act: Token) -> bool:
    return binder != act and binder.lemma_.lower() in FORBIDS


def _goes_unsaid(act: Token) -> bool:
    """Whether what forbids an act stands only before the one that it goes on from."""
    return is_forbidden(act) and not any(c.dep_ == "neg" for c in act.children)


def _extent(act: Token) -> Span:
    """The act in the text's words: its verb and what follows it, without "to", "would" and its subject."""
    if shares(act):
        return (_span(act)[0], _extent(conjuncts(act)[0])[1])
    return _span(act)


def _span(act: Token) -> Span:
    sibling = min((c.i for c in act.children if c.dep_ == "conj" and is_clause(c)), default=None)
    if act.pos_ == "NOUN":
        return act.doc[act.left_edge.i].idx, _without_point(act.doc[act.right_edge.i])
    other = _of_another(act)
    with_ = _WITH | ({"nsubj", "nsubjpass", "aux"} if other else set())
    left = [t for c in act.lefts if c.dep_ in with_ for t in c.subtree]
    right = [t for c in act.rights if c.dep_ not in {"conj", "cc", "parataxis"} for t in c.subtree]
    right += [t for c in act.rights if c.dep_ == "conj" and not is_clause(c) for t in c.subtree]
    tokens = sorted([*[t for t in left if other or t.i > act.i - 4], act, *right], key=lambda t: t.i)
    if sibling is not None:
        tokens = [t for t in tokens if t.i < sibling] or [act]
    while len(tokens) > 1 and (tokens[-1].is_punct or tokens[-1].is_space or tokens[-1].dep_ == "cc"):
        tokens.pop()
    return (tokens[0].idx, tokens[-1].idx + len(tokens[-1].text))


def _of_another(act: Token) -> bool:
    """Whether somebody else than whoever gives his word acts: "her word that no teacher would go"."""
    if act.dep_ not in {"acl", "relcl"} or not any(c.dep_ == "mark" for c in act.children):
        return False
    return any(c.dep_ in {"nsubj", "nsubjpass"} and c.pos_ in {"NOUN", "PROPN"} for c in act.children)


def _without_point(last: Token) -> int:
    while last.is_punct or last.is_space:
        last = last.nbor(-1)
    return last.idx + len(last.text)


def _agreement(view: Scene, binder: Token, act: Token) -> tuple[str | None, Token | None]:
    """The agreement that the sentence names: an entity, else the words of its noun phrase."""
    sentence = binder.sent
    for first, last, id in view.ordered:
        if sentence.start <= first < sentence.end and view.type_of(id) == "agreement":
            return id, view.doc[first : last + 1].root
    for token in sentence:
        if is_text(token) and token.pos_ in {"NOUN", "PROPN"} and token != binder:
            left = next((t for t in token.subtree if not t.is_space), token)
            words = list(view.doc[left.i : token.i + 1])
            for p in token.rights:
                if p.dep_ == "prep" and p.lower_ in {"with", "between"}:
                    words = list(view.doc[left.i : p.right_edge.i + 1])
            comma = next((n for n, t in enumerate(words) if t.text == "," and t.i > token.i), len(words))
            words = words[:comma]
            return text_of(view.doc)[words[0].idx : words[-1].idx + len(words[-1].text)], token
    return None, None


def _title(document: Document) -> str | None:
    """The first line of a text that is an agreement itself: that it is one, and articles below."""
    first, _, rest = document.text.strip().partition("\n")
    return first.strip() if _IS_AGREEMENT.fullmatch(first) and len(_ARTICLES.findall(rest)) > 1 else None


def _beneficiary(
    view: Scene, claims: tuple[Claim, ...], binder: Token, phrase: Token | None, obligor: str
) -> str | None:
    """Whom it was promised to: named in the promise, or the other party of the agreement."""
    for c in binder.children:
        if c.dep_ in {"dative", "dobj"} and is_clause(binder) and binder.lemma_.lower() in BINDING | BOUND:
            found = [e.entity for e in ends(view, c) if e.entity != obligor]
            if found:
                return found[0]
    if phrase is not None:
        for p in phrase.children:
            if p.dep_ == "prep" and p.lower_ in {"with", "between"}:
                for o in p.children:
                    found = [e.entity for e in ends(view, o) if e.entity != obligor]
                    if found:
                        return found[0]
    others = {
        c.object if c.subject == obligor else c.subject
        for c in claims
        if obligor in (c.subject, c.object) and _is_agreed(view, c)
    }
    return next(iter(others)) if len(others) == 1 else None


def _end(act: Token) -> int:
    """Where what an actor is bound to ends, with the acts that follow in the same breath."""
    return max(_extent(a)[1] for a in coordinated(act))


def _deadline(document: Document, sentence: Span, told: Span) -> date | None:
    """The day that what is `told` gives, or the words that open the sentence ("By 4 May, ...")."""
    text = document.quote(sentence)
    for (s, _), time in times_in(text, document.published, ahead=True):
        if not (told[0] <= sentence[0] + s < told[1] or s < _OPENING):
            continue
        before = text[max(s - 14, 0) : s].casefold().rstrip()
        if time.end is not None and before.endswith(
            ("by", "before", "until", "no later than", "not later than", "by the end of")
        ):
            return time.end
    return None
