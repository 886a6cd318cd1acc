"""What a mention or an entity is, as far as its words tell: of which sex, a person or not, one or several.

Two mentions that differ in one of these are not of one entity. What the words do not tell stays unknown
and agrees with everything.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib import resources
from typing import Final

from sayso.model import Entity
from sayso.reader.names import HONORIFICS, SIDES

MALE_TITLES: Final = frozenset(
    "mr sir lord king prince baron duke earl count herr monsieur señor don".split()
)
FEMALE_TITLES: Final = frozenset(
    """mrs ms miss lady dame queen princess baroness duchess countess madam madame frau señora doña
    mademoiselle congresswoman chairwoman""".split()
)
_MEN: Final = frozenset(
    """man boy father dad son brother husband widower uncle nephew grandfather grandson stepfather stepson
    boyfriend king prince duke baron emperor monk priest gentleman guy lad businessman spokesman chairman
    policeman fisherman salesman congressman statesman clergyman actor waiter groom bachelor""".split()
)
_WOMEN: Final = frozenset(
    """woman girl mother mum mom daughter sister wife widow aunt niece grandmother granddaughter stepmother
    stepdaughter girlfriend queen princess duchess baroness empress nun lady lass businesswoman spokeswoman
    chairwoman policewoman saleswoman congresswoman actress waitress bride heiress""".split()
)
_PLURALS: Final = frozenset("people men women children police parents authorities troops others both".split())
_SINGULAR: Final = re.compile(r"(?:ss|us|is|ics|news|series|species|corps)$")
_SURE = 0.6  # chance of the network's type "person" that makes a description one; 1 less, none


@dataclass(frozen=True, slots=True)
class Traits:
    """`sex` is m or f, `sort` person, thing or sides, `number` one or many; empty where unknown.

    `voice` is 1 for those who speak (I, we), 2 for those who are spoken to, 3 for pronouns about others, 0
    for other words.
    """

    sex: str = ""
    sort: str = ""
    number: str = ""
    voice: int = 0


_I: Final = Traits("", "person", "one", 1)
_HE: Final = Traits("m", "person", "one", 3)
_SHE: Final = Traits("f", "person", "one", 3)
_IT: Final = Traits("", "thing", "one", 3)
PRONOUNS: Final = {
    word: traits
    for words, traits in (
        ("i me my mine myself", _I),
        ("we us our ours ourselves", Traits("", "", "many", 1)),
        ("you your yours yourself yourselves", Traits("", "", "", 2)),
        ("he him his himself", _HE),
        ("she her hers herself", _SHE),
        ("it its itself", _IT),
        ("they them their theirs themselves", Traits("", "", "many", 3)),
        ("this that", Traits("", "thing", "one", 0)),
        ("these those", Traits("", "", "many", 0)),
        ("who whom whose which one ones there here", Traits()),
    )
    for word in words.split()
}  # fmt: skip
"""The pronouns and what each says of whom it stands for."""


def of_entity(text: str, entity: Entity) -> Traits:
    """The traits of a named entity: its type, and its sex by a title, a word for a role, or a given name."""
    if entity.type != "person":
        sort = "" if entity.type == "other" else "thing"
        return Traits("", sort, "many" if entity.type == "group" and entity.name.endswith("s") else "")
    return Traits(_titled(text, entity) or _called(entity) or given_sex(entity.name), "person", "one")


def of_description(head: str, person: float) -> Traits:
    """The traits of a description by its head word (lower case); `person` is the network's chance of that."""
    sex = "m" if head in _MEN else "f" if head in _WOMEN else ""
    plural = head in _PLURALS or (head.endswith("s") and not _SINGULAR.search(head) and len(head) > 3)
    if head in SIDES and head.endswith("s"):
        return Traits("", "sides", "many")
    number = "many" if plural else "one" if sex else ""
    sort = "person" if sex or (person >= _SURE and not plural) else "thing" if person < 1 - _SURE else ""
    return Traits(sex, "" if plural else sort, number)


def clash(a: Traits, b: Traits) -> bool:
    """Whether what is known of two mentions keeps them from being one entity."""
    if a.sex and b.sex and a.sex != b.sex:
        return True
    if a.sort and b.sort and a.sort != b.sort:
        return True
    return bool(a.number and b.number and a.number != b.number)


def _titled(text: str, entity: Entity) -> str:
    """m or f where a title before one of its first mentions tells."""
    for m in entity.mentions[:6]:
        words = re.findall(r"\w+", text[max(0, m.start - 10) : m.start].lower())[-1:]
        words += re.findall(r"\w+", text[m.start : m.end].lower())[:1]
        if any(w in MALE_TITLES for w in words):
            return "m"
        if any(w in FEMALE_TITLES for w in words):
            return "f"
    return ""


def _called(entity: Entity) -> str:
    """m or f by the words for its roles ("spokeswoman", "his widow")."""
    words = {w for role in entity.roles for w in re.findall(r"\w+", role.lower())[-1:]}
    men, women = words & _MEN, words & _WOMEN
    return "" if bool(men) == bool(women) else "m" if men else "f"


def given_sex(name: str) -> str:
    """m or f where the first word of a person's name is nearly always of one sex; empty where unknown."""
    words = [w for w in re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", name) if w.lower() not in HONORIFICS]
    return _given().get(words[0], "") if words else ""


@functools.lru_cache(maxsize=1)
def _given() -> dict[str, str]:
    lines = (resources.files("sayso.reader") / "data/given_names.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {name: sex for sex, names in rows for name in names.split()}
