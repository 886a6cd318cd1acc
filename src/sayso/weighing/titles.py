"""Titles, ranks and letters around a person's name: which are dropped, and which tell a position."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_RANKS: Final = {
    word: rank
    for rank, written in (
        ("admiral", "adm admiral vadm radm"), ("bishop", "bishop bp"), ("archbishop", "abp archbishop"),
        ("ambassador", "amb ambassador"), ("brigadier", "brig brigadier"), ("captain", "cap capt captain"),
        ("cardinal", "cardinal"), ("ayatollah", "ayatollah"), ("emir", "emir"), ("sultan", "sultan"),
        ("metropolitan", "metropolitan"), ("patriarch", "patriarch"), ("chancellor", "chancellor"),
        ("colonel", "col colonel"),
        ("commander", "cdr cmdr commander comandante"), ("commissioner", "commissioner"),
        ("congressman", "congressman congresswoman rep representative"), ("general", "gen general"),
        ("governor", "gov governor"), ("imam", "imam mullah mufti maulana"), ("judge", "judge justice"),
        ("king", "king"), ("lieutenant", "lieutenant lt"), ("major", "maj major"), ("marshal", "marshal"),
        ("mayor", "mayor"), ("minister", "minister"), ("officer", "officer constable"),
        ("pope", "pope"), ("president", "pres president"), ("prince", "prince"), ("princess", "princess"),
        ("professor", "prof professor"), ("queen", "queen"), ("rabbi", "rabbi"),
        ("senator", "sen senator"), ("sergeant", "sergeant sgt"), ("spokesman", "spokesman spokesperson"),
        ("spokeswoman", "spokeswoman"), ("chairman", "chairman"), ("chairwoman", "chairwoman"),
        ("secretary", "sec secretary"), ("inspector", "inspector"), ("councillor", "councillor cllr"),
        ("premier", "premier"),
        ("prosecutor", "prosecutor"), ("consul", "consul"),
        ("corporal", "corporal cpl"), ("private", "private pte pvt"),
    )
    for word in written.split()
}  # fmt: skip
_OTHERS: Final = _words(
    """acting attorney baron baroness begum bey brother chief comrade count countess crown dame
    datuk daw deputy dom don dona donna dona dr doctor doktor duchess duke earl eng engineer esq ex
    father field first fleet foreign former formerly fr frau grand haj hajj haja hajja hajji haji he her herr
    hh
    his hon
    honorable honourable hrh interim junior lady late lord madam madame majesty excellency master me miss
    mister mlle mme mons monseigneur monsignor monsieur mother mp mr mrs ms msgr mx outgoing pan pandit pani
    pastor phd pm police prime rear reverend rev ret retired saint san sayed sayyid sayyed seyed seyyed seyid
    senhor
    senhora
    senior senor senora shaikh shaykh sheik sheikh shaikha sheikha shri signor signora sir sister smt sri
    staff
    st superintendent supt swami syed the then tuan tun u under ustad vice warrant"""
) - {"me", "u", "san", "st"}
_FIRST: Final = frozenset(_RANKS) | _OTHERS
_AFTER: Final = _words(
    "ret retired phd esq mp md mep mla kc qc sc cbe obe mbe dso jd msc mba bsc llm ma sj op dphil pbuh"
)
_GENERATIONS: Final = {
    "jr": "jr", "junior": "jr", "fils": "jr", "sr": "sr", "snr": "sr", "senior": "sr", "pere": "sr",
    "ii": "2", "iii": "3", "iv": "4", "2": "2", "3": "3", "4": "4",
}  # fmt: skip
_GIVEN_TOO: Final = _words("don dona dom earl duke pan sri bey")
"""Given names as well: titles only where two words follow ("Don José Quilmera")."""
_SEXES: Final = {
    **dict.fromkeys(
        """mr sir lord king prince brother father monsieur herr senor senhor signor don sheikh sheik shaikh
        shaykh baron count duke emir sultan imam mullah ayatollah pan congressman chairman""".split(),
        "man",
    ),
    **dict.fromkeys(
        """mrs ms miss lady dame queen princess sister mother madam madame mme mlle frau senora senhora
        signora
        dona donna baroness countess duchess begum sheikha hajja haja smt pani congresswoman chairwoman
        spokeswoman""".split(),
        "woman",
    ),
}


_NUMERALS: Final = {"ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_REGNAL: Final = {**_NUMERALS, **{n: n for n in _NUMERALS.values()}}
_PORTFOLIOS: Final = _words(
    """trade foreign finance interior defence defense oil energy health education justice economy labour labor
    transport environment agriculture culture planning information tourism housing water industry home
    development and"""
)
_CIVIL: Final = frozenset(("prosecutor", "attorney", "consul", "secretary", "inspector", "commissioner"))
_SEATED: Final = frozenset(("minister", "secretary"))


def generation(words: list[str]) -> str:
    """Takes "Jr." and the like off the end of a name's plain words, and says whose generation they tell."""
    found = ""
    while len(words) > 2 and words[-1] in _GENERATIONS:
        found = _GENERATIONS[words.pop()]
    if len(words) > 1 and words[-1] in _REGNAL and not found and len(untitled(words[:-1])) == 1:
        found = _REGNAL[words.pop()]  # Osric IV, King Osric V
    return found


def is_no_name(words: Sequence[str]) -> bool:
    """Whether plain words after a comma are a title or a generation ("Ana Veld, retired")."""
    return all(w in _GENERATIONS or w in _FIRST or w in _AFTER for w in words)


def is_only_titles(words: Sequence[str]) -> bool:
    """Whether plain words are titles and nothing else, none of them a given name too ("the President")."""
    named = [w for w in words if w != "the"]
    return bool(named) and all(w in _FIRST and w not in _GIVEN_TOO for w in named)


def untitled(words: Sequence[str]) -> list[str]:
    """The plain words of a name without titles before and letters after it; at least one is left."""
    return list(words[_front(words) : _back(words)])


def _front(words: Sequence[str]) -> int:
    n = 0
    while len(words) - n > 1 and (words[n] in _FIRST or _portfolio(words[n:])):
        if words[n] in _GIVEN_TOO and len(words) - n == 2:
            break
        n += 1
    return n


def _portfolio(words: Sequence[str]) -> bool:
    """Whether the words begin with what a minister is of ("Trade Minister", "Oil and Energy Minister")."""
    for place, word in enumerate(words[:-1]):
        if place and _RANKS.get(word) in _SEATED:
            return True
        if word not in _PORTFOLIOS:
            break
    return False


def _back(words: Sequence[str]) -> int:
    n = len(words)
    while n - _front(words) > 1 and words[n - 1] in _AFTER:
        n -= 1
    return n


def positions(words: Sequence[str]) -> tuple[str, ...]:
    """What the titles before a name tell: a position, the last of them, and "man" or "woman"."""
    before = words[: _front(words)]
    sexes = {_SEXES[w] for w in before if w in _SEXES}
    found = sorted(sexes) if len(sexes) == 1 else []
    told = [n for n, word in enumerate(before) if word in _RANKS]
    if told:
        past = [w for w in before[: told[-1]] if w in ("former", "ex", "retired", "late")]
        rank = _RANKS[before[told[-1]]]
        if rank == "general" and told[-1] and before[told[-1] - 1] in _CIVIL:
            rank = f"{before[told[-1] - 1]} general"  # no rank: "Prosecutor General Torlov"
        seat = [w for w in before[: told[-1]] if w in _PORTFOLIOS] if rank in _SEATED else []
        crown = ["crown"] if "crown" in before else []
        found.append(" ".join([*past, *seat, *crown, rank]))
    return tuple(found)
