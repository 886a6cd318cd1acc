"""`Name`: a name in comparable parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal

Features = tuple[tuple[str, float], ...]
"""What speaks for (+) and against (-), by name, in log-odds."""
NameClass = Literal["person", "body", "territory", "agreement", "event", "other"]

TOKEN: Final = re.compile(r"[^\W_]+", re.UNICODE)
ARTICLES: Final = frozenset(("al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az", "il"))


@dataclass(frozen=True, slots=True)
class Name:
    """A name in comparable parts. `tokens` are plain words in order; a person's last one is the family
    name. `acronym` is set when the whole name is one, `initials` are those of its words, without and
    with the small ones. `generation` tells a Jr. from a Sr. `words` are all that a name other than a
    person's is made of, small ones too."""

    kind: NameClass
    tokens: tuple[str, ...]
    acronym: str = ""
    initials: frozenset[str] = frozenset()
    generation: str = ""
    words: tuple[str, ...] = field(default=(), compare=False)
    key: str = field(init=False, compare=False)
    """The name normalised, an acronym in capitals; `parse` gives the same name for it again."""

    def __post_init__(self) -> None:
        key = self.acronym.upper() or " ".join((*(self.words or self.tokens), self.generation)).strip()
        object.__setattr__(self, "key", key)  # frozen; kept because every comparison asks for it
