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
    """have hold maintain keep build strengthen deepen hide cut sever sign reach conclude provide receive
    enjoy deny launch carry conduct mount give offer lend seek break end forge establish develop
    pledge express voice announce renew restore resume open begin start continue finish suspend
    agree make secure win lose gain retain cement expand extend share impose lift lead wage fight
    declare order stage face cultivate nurture preserve conceal disclose admit acknowledge confirm
    boast claim send pay exchange strike seal ink ratify terminate cancel discontinue sustain
    increase own buy acquire sell exercise take enter tighten loosen normalise normalize repair mend
    close complete feature downgrade upgrade negotiate pursue run do withdraw halt stop""".split()
)

# Words for people or parts of a body that stand for the body: "Acme managers", "the league's leadership".
COLLECTIVE: Final = frozenset(
    """leadership government regime administration side army police navy military militia force troop
    soldier fighter gunman militant insurgent rebel guerrilla commander leader chief official
    officer authority representative delegation negotiator diplomat envoy operative network branch
    cell wing faction board management staff employee worker crew team squad member people man cadre
    unit cavalry infantry guard column command council leaders base rank ranks executive committee
    parliament ministry security service agent spy warship jet warplane aircraft bomber drone
    artillery patrol party group organisation organization company firm movement union club band
    gang bloc state country nation empire crown court cabinet partner hand lawyer prosecutor
    lieutenant peer investigator inspector supporter follower player chapter affiliate subsidiary
    junta division battalion brigade regiment fleet convoy position target facility headquarters
    office treasury advance checkpoint stronghold outpost camp embassy consulate trench barracks
    vehicle ship trawler account airspace supply line positions flag depot arsenal truck boat plane
    helicopter village town mission citizen national teacher driver nurse doctor striker miner
    docker sailor pilot dragoon lancer peacekeeper policeman constable trooper recruit elder clan
    tribe family monk priest pupil child son daughter instructor trainer sergeant clerk adviser
    advisor youth boy villager resident mercenary sniper raider editor journalist publication
    newspaper guerilla warrior partisan separatist loyalist dissident trustee councillor lawmaker
    senator minister attaché attache ministers plant factory mine refinery pipeline port bank""".split()
)

# Words that only measure or select: what follows their "of" is meant.
PARTITIVE: Final = frozenset(
    """one some many most several all both each none half part dozen hundred thousand number majority
    handful rest group pair series two three four five six area outskirt outskirts suburb north
    south east west centre center region province district city town village parts edge heart coast
    port border vicinity corner side member bank countryside capital hill mountain valley foothill
    shore quarter remainder leadership remnant element coalition alliance column array host range
    kind type branch share""".split()
)

PLURAL: Final = frozenset(
    {"they", "them", "their", "both", "two", "themselves", "we", "us", "our", "each", "either"}
)

PAIR_NOUNS: Final = frozenset(
    """group side party country state nation government company organisation organization body union club
    firm team leader man woman pair army neighbour neighbor ally rival minister president force
    power faction movement militia brother sister actor federation league bank partner""".split()
)

PERSON_NOUNS: Final = frozenset(
    """soldier fighter gunman militant insurgent rebel guerrilla commander leader chief official officer
    representative negotiator diplomat envoy operative employee worker member man agent spy lawyer
    prosecutor lieutenant investigator inspector supporter follower player guard partner citizen
    national teacher driver nurse doctor striker miner docker sailor pilot dragoon lancer
    peacekeeper policeman constable trooper recruit elder monk priest pupil child son daughter
    instructor trainer sergeant clerk adviser advisor boy villager resident mercenary sniper raider
    editor journalist guerilla warrior partisan separatist loyalist dissident executive attaché
    attache trustee councillor lawmaker senator minister""".split()
)
