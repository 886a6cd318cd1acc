"""Names that say nothing outside their document: "government", "the rebels", "Delegation".

Every country has a government and every talks a delegation. That two documents say so does not tell that
they mean the same one, so such a name never joins actors of different documents: a person may.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from sayso.weighing.bodies import STYLES, VAGUE
from sayso.weighing.names import parse
from sayso.weighing.parts import TOKEN, NameClass
from sayso.weighing.spelling import plain
from sayso.weighing.titles import is_only_titles

_ARTICLE: Final = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_EVERY_SIDE_HAS: Final = VAGUE | frozenset(
    """administration army assembly authorities authority cabinet centre city civilians coalition
    council country court courts delegation delegations department embassy force forces garrison government
    governments judiciary leaders leadership mediator mediators military ministers ministries ministry
    monitors navy negotiators observers officials opposition parliament people police presidency prosecution
    prosecutors regime residents security senate side soldiers sponsors state states supporters team troops
    villagers""".split()
)
"""What every country, town or side of a talk has, whether or not it is written with a capital.

Not here: what one body is called for short ("the Front", "the Directorate"), which resolution looks for.
"""
_EVERY_LAND_HAS: Final = STYLES | frozenset(
    """area areas border capital city coast country district east island islands mainland north province
    region regions republic south state states territory town valley village west""".split()
)
_EVERY_TALK_MAKES: Final = frozenset(
    "agreement truce treaty protocol convention memorandum peace talks".split()
)
"""An accord, a deal, a pact and a ceasefire too, as `bodies` writes them."""


@lru_cache(maxsize=65536)
def is_general(text: str, kind: NameClass) -> bool:
    """Whether a name of that class may be anybody's: without a capital, or a general word alone."""
    letters = [c for c in _ARTICLE.sub("", text) if c.isalpha()]
    if letters and all(c.islower() for c in letters):  # never so in a script without capitals
        return True
    if kind == "person":
        return is_only_titles(TOKEN.findall(plain(text)))
    words = parse(text, kind)
    if words.acronym or len(words.tokens) != 1:
        return False
    if kind in ("agreement", "event"):
        return words.tokens[0] in _EVERY_TALK_MAKES
    return words.tokens[0] in (_EVERY_LAND_HAS if kind == "territory" else _EVERY_SIDE_HAS)


def telling_name(name: str, aliases: Iterable[str], kind: NameClass) -> str | None:
    """The name by which other documents may know an entity: its own, else its longest alias that tells.

    `None` when all that its document calls it is general. A lone word is no alias for a body that is
    otherwise only "the government": it is as likely the country.
    """
    if not is_general(name, kind):
        return name
    found = [a for a in aliases if not is_general(a, kind)]
    if kind not in ("person", "territory"):
        found = [a for a in found if len(a.split()) > 1 or len(parse(a, kind).acronym) > 2]
    return min(found, key=lambda a: (-len(a), a), default=None)
