"""Words of grammar that several of the claim steps share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token


def lemma_of(token: Token) -> str:
    """The lemma in lower case; of a noun that was taken for a name ("Negotiations") its singular."""
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and lemma.endswith("s") and len(lemma) > 4:
        return lemma[:-1]
    return lemma


# Verbs that put their subject at one end of the noun they govern: "has ties with", "cut its links to".
SUPPORTING: Final = frozenset(
    """have hold maintain keep build strengthen deepen hide cut sever sign reach conclude provide receive enjoy deny
    launch carry conduct mount give offer lend seek break end forge establish develop pledge express voice announce
    renew restore resume open begin start continue finish suspend agree make secure win lose gain retain cement
    expand extend share impose lift lead wage fight declare order stage face cultivate nurture preserve conceal
    disclose admit acknowledge confirm boast claim send pay exchange strike seal ink ratify terminate cancel
    discontinue sustain increase own buy acquire sell exercise take enter tighten loosen normalise normalize
    repair mend close complete feature downgrade upgrade negotiate pursue run do withdraw halt stop""".split()
)
