"""The tie vocabulary: what types of tie there are, as data read from TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

from sayso.errors import VocabularyError

PREDICATE_KINDS: Final = frozenset(
    "verbs nouns roles adjectives compounds goods modifiers together verbs_reversed nouns_reversed "
    "roles_reversed adjectives_reversed compounds_reversed verbs_ending verbs_ending_reversed".split()
)


@dataclass(frozen=True, slots=True)
class TieType:
    """One type of tie. `symmetric` types hold in both directions; `to_place` ones end in a place.

    The words of a `general` type ("support", "ties") are taken for another type's when one of that type's
    modifiers stands before them ("financial support"). docs/vocabulary.md explains `predicates`.
    """

    name: str
    label: str
    definition: str
    symmetric: bool = False
    to_place: bool = False
    general: bool = False
    plover: str | None = None
    re3d: str | None = None
    predicates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tie types by name, in the file's order."""

    types: Mapping[str, TieType]

    def __getitem__(self, name: str) -> TieType:
        return self.types[name]

    def symmetric(self, name: str) -> bool:
        """Whether ends may be swapped; unknown types (of a case read with another file) are directed."""
        tie = self.types.get(name)
        return tie is not None and tie.symmetric

    @classmethod
    def default(cls) -> Vocabulary:
        """The vocabulary that ships with Sayso."""
        return _default()

    def extended(self, path: Path) -> Vocabulary:
        """This vocabulary with the types of a user's TOML file added, or overriding by name.

        Raises VocabularyError when the file cannot be read or is malformed.
        """
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as e:
            raise VocabularyError(
                f"cannot read the tie vocabulary ({e})", where=str(path), hint="Give a UTF-8 TOML file"
            ) from e
        return Vocabulary({**self.types, **parse(text, where=str(path)).types})


@cache
def _default() -> Vocabulary:
    return parse(
        resources.files("sayso.model").joinpath("ties.toml").read_text(encoding="utf-8"), where="ties.toml"
    )


def parse(text: str, *, where: str) -> Vocabulary:
    """A vocabulary from TOML text: one `[type.NAME]` table for each type (docs/vocabulary.md)."""
    try:
        tables = tomllib.loads(text).get("type", {})
        return Vocabulary({name: _tie_type(name, table) for name, table in tables.items()})
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as e:
        raise VocabularyError(
            f"malformed tie vocabulary ({e})", where=where, hint="docs/vocabulary.md shows the form"
        ) from e


def _tie_type(name: str, table: Mapping[str, Any]) -> TieType:
    return TieType(
        name=name,
        label=table.get("label", name),
        definition=table["definition"],
        symmetric=bool(table.get("symmetric", False)),
        to_place=bool(table.get("to_place", False)),
        general=bool(table.get("general", False)),
        plover=table.get("plover"),
        re3d=table.get("re3d"),
        predicates={key: _words(name, key, values) for key, values in table.get("predicates", {}).items()},
    )


def _words(name: str, key: str, values: Any) -> tuple[str, ...]:
    if key not in PREDICATE_KINDS:
        raise KeyError(
            f"type.{name}.predicates has no key {key!r}; it has {', '.join(sorted(PREDICATE_KINDS))}"
        )
    if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
        raise TypeError(f"type.{name}.predicates.{key} must be a list of words")
    return tuple(" ".join(v.split()) for v in values)
