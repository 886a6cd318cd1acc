"""Polarity, modality and end of what a word says, read from the clauses around it (TIES.md's rules)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.model import Span
from sayso.model.claim import Modality, Polarity
from sayso.reader.claim_frames import is_clause
from sayso.reader.claim_words import SUPPORTING

if TYPE_CHECKING:
    from spacy.tokens import Token


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENDING: Final = _set(
    "end sever cut break stop cease discontinue quit terminate dissolve halt renounce repudiate void abandon "
    "withdraw "
    "cancel revoke suspend annul rescind scrap relinquish leave resign retire divest step lose dismiss sack "
    "disown forsake rupture drop tear exit dispose sell expire lapse collapse disband"
)
"""Verbs that say that what they govern is over."""

DENYING: Final = _set(
    """deny reject refute dismiss dispute rebut disavow disclaim contradict debunk disprove repudiate"""
)
"""Verbs that say that what they govern is not so."""

_REFUSING: Final = _set(
    """refuse decline fail forbid prohibit prevent bar avoid refrain neglect abstain stop"""
)
FALSE: Final = _set(
    "false untrue lie baseless unfounded groundless fabricated fabrication myth slander fake wrong nonsense "
    "falsehood "
    "fiction fairytale incorrect invention rumour rumor"
)
_HYPOTHETICAL_MARKS: Final = _set("if unless lest")
_URGING: Final = _set(
    """urge invite ask beg appeal advise recommend suggest propose call encourage implore exhort"""
)
_FINDING: Final = _set("""confirm verify establish corroborate know ascertain determine substantiate""")
_OBLIGING: Final = _set(
    """agree promise pledge vow undertake commit oblige require bind swear order compel urge instruct
    demand"""
)
_FUTURE: Final = _set(
    "plan intend aim seek try attempt want hope expect prepare threaten offer consider wish propose decide "
    "prefer wait strive vow scheme contemplate mean hope desire endeavour endeavor"
)
_HEDGING_VERBS: Final = _set(
    """suspect charge indict believe think accuse allege rumour rumor say report presume assume suppose
    fear consider"""
)
_APPEARING: Final = _set("appear seem")
_HEDGES: Final = _set(
    "reportedly allegedly apparently possibly perhaps maybe probably presumably seemingly supposedly "
    "purportedly "
    "likely suspected alleged supposed purported reported rumoured rumored ostensibly potentially conceivably"
)
_COMMITTED_NOUNS: Final = _set(
    """promise pledge commitment obligation undertaking vow duty requirement demand agreement"""
)
_PLANNED_NOUNS: Final = _set(
    """plan intention aim goal bid attempt effort strategy proposal threat offer wish desire ambition
    hope target"""
)
_ENDED_ADVERBS: Final = _set("formerly previously once")
_EVIDENCE: Final = _set("evidence proof sign indication trace")
_FORMER: Final = _set(
    """former ex erstwhile late onetime one-time deposed ousted retired disgraced past then-outgoing
    ex-"""
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim stands: held or denied, over or not, in what modality; `cues` the words that deny it.
    `open` says that the text leaves it open: asked, urged, not confirmed."""

    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    ended: bool = False
    cues: tuple[int, ...] = ()
    open: bool = False


_RANK: Final[tuple[Modality, ...]] = ("hypothetical", "obligation", "future", "hedged", "asserted")


def standing(token: Token, *, content: tuple[Span, ...] = (), title: bool = False) -> Standing:
    """The standing of what `token` says. `content` bounds the climb: words outside the attribution that
    holds the token belong to its speaker, not to the claim (but for a cue that denies)."""
    if title:
        ended = any(c.lower_ in _FORMER for c in token.children)
        hedged = any(c.lower_ in _HEDGES for c in token.children)
        return Standing(modality="hedged" if hedged else "asserted", ended=ended)
    denials, ended = 0, False
    modalities: set[Modality] = set()
    cues: list[int] = []
    unsettled = over = False
    node, below = token, token
    first = True
    while True:
        inside = not content or any(s <= node.idx < e for s, e in content)
        lemma = node.lemma_.lower()
        if inside:
            negated = [c for c in node.children if c.i != below.i and _negates(c, node)]
            negated += [c for c in node.children if c.i == below.i and c.dep_ == "neg"]
            if not first and lemma in _FINDING and _unable(node) and below.dep_ in {"ccomp", "xcomp"}:
                unsettled = True
            if not first and lemma in _URGING and below.dep_ in {"xcomp", "ccomp"} and _infinitive(below):
                unsettled = True
            if any(c.dep_ == "mark" and c.lower_ == "whether" for c in node.children):
                unsettled = True
            if any(c.lower_ in {"longer", "anymore"} for c in node.children if c.dep_ == "advmod"):
                over = True
                negated = negated or [c for c in node.children if c.lower_ in {"longer", "anymore"}]
            if negated and not _scoped_out(node, below):
                denials += 1
                cues += [c.i for c in negated]
                ended |= _no_longer(node)
            modalities |= _own_modality(node, below)
            if is_clause(node) and _rather(node):
                denials += 1
                modalities.add("hypothetical")
            if not first:
                if (
                    lemma in ENDING
                    and is_clause(node)
                    and (_governs(node, below) or _chained(node, below) == "xcomp")
                ):
                    denials, ended = denials + 1, True
                    cues.append(node.i)
                elif (
                    lemma in _REFUSING
                    and is_clause(node)
                    and _chained(node, below) in {"xcomp", "prep", "pcomp", "ccomp"}
                ):
                    denials += 1
                    cues.append(node.i)
            if first and any(c.lower_ in _FORMER for c in node.children):
                ended = True
            if any(c.lower_ in _ENDED_ADVERBS for c in node.children if c.dep_ == "advmod"):
                ended = True
        if not inside and lemma in _EVIDENCE and any(c.lower_ in {"no", "little"} for c in node.children):
            denials += 1
            cues.append(node.i)
        if not first and ((lemma in DENYING and _governs(node, below)) or _calls_false(node, below)):
            denials += 1
            cues.append(node.i)
        if node.dep_ == "ROOT" or node.head == node:
            break
        if first and _given(node):
            first, below, node = False, node, node.head
            if node.lemma_.lower() in DENYING:
                denials += 1
                cues.append(node.i)
            break
        if _barrier(node, below):
            # "spreads lies, as X still has ties": the reason given for calling it a lie is the lie.
            denials += node.dep_ == "advcl" and _calls_false(node.head, node)
            break
        below, node = node, node.head
        first = False
    if over:
        modalities.discard("future")
    polarity: Polarity = "denied" if denials % 2 else "affirmed"
    return Standing(
        polarity, next(m for m in _RANK if m in modalities or m == "asserted"), ended, tuple(cues), unsettled
    )


def _given(node: Token) -> bool:
    """Whether a noun speaks of a tie as given, so that what happens to it says nothing of whether it holds:
    "did not want to hurt their agreement", but not "has no ties" or "would cut its links"."""
    if node.pos_ != "NOUN" or any(c.dep_ == "det" and c.lower_ == "no" for c in node.children):
        return False
    if node.dep_ in {"dobj", "nsubjpass"} and is_clause(node.head):
        return node.head.lemma_.lower() not in SUPPORTING | ENDING | DENYING
    return False


def _negates(child: Token, node: Token) -> bool:
    if child.dep_ == "neg" or child.lower_ in {"never", "n't", "not", "neither"}:
        # "answers to X, not to Y" does not deny that it answers to X.
        return child.i < node.i or child.i == node.i + 1 or node.pos_ == "AUX"
    if child.dep_ == "det" and child.lower_ in {"no", "neither"}:
        return True
    if child.dep_ in {"dobj", "attr", "nsubj", "nsubjpass"} and is_clause(node):
        return child.lower_ in {"nobody", "none", "nothing"} or any(
            c.dep_ == "det" and c.lower_ == "no" for c in child.children
        )
    return False


def _scoped_out(node: Token, below: Token) -> bool:
    """A negated verb does not negate its adverbial clauses, its relative clauses or its subject's noun."""
    if below.dep_ == "ccomp" and below.i < node.i:
        return True
    return below != node and below.dep_ in {
        "advcl",
        "relcl",
        "nsubj",
        "nsubjpass",
        "conj",
        "parataxis",
        "appos",
    }


def _unable(node: Token) -> bool:
    near = node.doc[max(node.i - 5, node.sent.start) : node.i]
    return any(
        t.lower_ in {"not", "n't", "never", "unable", "cannot", "nobody", "neither", "failed"} for t in near
    )


def _rather(node: Token) -> bool:
    """ "would sooner resign than shelter Y"."""
    than = any(c.lower_ == "than" for c in node.children) or node.head.lower_ == "than"
    return than and any(t.lower_ in {"rather", "sooner"} for t in node.doc[node.sent.start : node.i])


def _chained(node: Token, below: Token) -> str:
    """The dependency between a verb and what it governs; an infinitive that the parser hung loosely on a verb
    that takes one ("cease forthwith to employ") is its complement."""
    if (
        below.dep_ == "advcl"
        and _infinitive(below)
        and node.lemma_.lower() in ENDING | _REFUSING | _FUTURE | _OBLIGING
    ):
        return "xcomp"
    return below.dep_


def _no_longer(node: Token) -> bool:
    return any(c.lower_ in {"longer", "anymore"} for c in node.subtree if abs(c.i - node.i) < 6)


def _governs(node: Token, below: Token) -> bool:
    if below.dep_ == "prep":
        return below.lower_ in {"from", "with", "of", "in", "on", "as", "to"}
    return below.dep_ not in {"nsubj", "advcl", "relcl", "conj", "parataxis", "appos", "npadvmod", "agent"}


def _own_modality(node: Token, below: Token) -> set[Modality]:
    found: set[Modality] = set()
    lemma = node.lemma_.lower()
    for c in node.children:
        low = c.lower_
        if c.dep_ == "mark" and low in _HYPOTHETICAL_MARKS:
            found.add("hypothetical")
        elif c.dep_ == "aux" or (c.tag_ == "MD"):
            if below.dep_ in {"relcl", "advcl"} and below != node:
                continue
            if low in {"would", "'d"}:
                found.add("hypothetical")
            elif low in {"must", "shall", "should", "ought"}:
                found.add("obligation")
            elif low in {"will", "'ll", "wo"}:
                found.add("future")
            elif low in {"may", "might", "could"}:
                found.add("hedged")
        elif low in _HEDGES and c.dep_ in {"advmod", "amod", "acomp"}:
            found.add("hedged")
    if below == node or _chained(node, below) in {"advcl", "relcl", "conj", "parataxis", "appos", "nsubj"}:
        return found
    dep = _chained(node, below)
    chained = dep in {"xcomp", "ccomp", "acl", "pcomp", "prep", "dobj", "oprd"}
    if (lemma in _OBLIGING and dep in {"xcomp", "ccomp", "prep"}) or (
        lemma in {"have", "need"}
        and below.dep_ == "xcomp"
        and any(c.lower_ == "to" for c in below.children if c.dep_ == "aux")
    ):
        found.add("obligation")
    elif lemma in _FUTURE and dep in {"xcomp", "ccomp"} and _infinitive(below):
        found.add("future")
    elif (
        (lemma in _APPEARING and below.dep_ in {"xcomp", "oprd", "ccomp"})
        or (
            lemma in _HEDGING_VERBS
            and any(c.dep_ in {"nsubjpass", "auxpass"} for c in node.children)
            and chained
        )
        or (
            lemma in {"believe", "think", "suspect", "guess", "suppose", "fear"}
            and below.dep_ == "ccomp"
            and any(c.dep_ == "nsubj" and c.lower_ in {"i", "we"} for c in node.children)
        )
    ):
        found.add("hedged")
    elif (
        lemma in _COMMITTED_NOUNS
        and below.dep_ in {"acl", "relcl", "prep"}
        and node.pos_ == "NOUN"
        and _infinitive(below)
    ):
        found.add("obligation")
    elif lemma in {"suspicion", "allegation", "accusation", "charge"} and below.dep_ in {
        "prep",
        "acl",
        "pcomp",
    }:
        found.add("hedged")
    elif lemma in _PLANNED_NOUNS and node.pos_ == "NOUN" and (below.dep_ == "prep" or _infinitive(below)):
        found.add("future")
    elif (
        lemma in {"set", "due", "about", "ready", "go", "likely", "eager", "keen", "willing", "poised"}
        and below.dep_ == "xcomp"
        and _infinitive(below)
    ):
        found.add("hedged" if lemma == "likely" else "future")
    elif lemma in {"oblige", "bind", "duty"} and below.dep_ == "xcomp":
        found.add("obligation")
    return found


def _infinitive(token: Token) -> bool:
    return any(c.tag_ == "TO" for c in token.children)


def _calls_false(node: Token, below: Token) -> bool:
    """ "it is false that ...", "tells lies that ...", "the claim that ... is baseless"."""
    lemma = node.lemma_.lower()
    if lemma in FALSE and node.pos_ in {"ADJ", "NOUN"} and below.dep_ in {"ccomp", "acl", "relcl", "advcl"}:
        return True
    if is_clause(node) and below.dep_ in {"ccomp", "csubj", "advcl", "nsubj", "acl"}:
        for c in node.children:
            false = c.lemma_.lower() in FALSE or any(m.lower_ in FALSE for m in c.children)
            if false and c.dep_ in {"dobj", "acomp", "attr", "oprd"} and c != below:
                return below.dep_ != "advcl" or any(m.dep_ == "mark" for m in below.children)
    return False


def _barrier(node: Token, below: Token) -> bool:
    """Adverbial clauses of time and manner stand on their own but for "if"."""
    if node.dep_ == "prep" and node.lower_ in {"after", "before", "despite", "since", "during", "amid"}:
        return True
    if node.dep_ == "advcl" and _chained(node.head, node) == "advcl":
        marks = {c.lower_ for c in node.children if c.dep_ in {"mark", "advmod"}}
        return not marks or bool(
            marks & {"when", "after", "before", "since", "because", "while", "although", "though", "as"}
        )
    return (
        node.dep_ == "parataxis"
        or (
            node.dep_ == "conj"
            and is_clause(node)
            and any(c.dep_ in {"nsubj", "nsubjpass"} for c in node.children)
        )
        or (node.dep_ == "relcl")
    )
