"""Where a page shows the words of each claim, so that every figure can link to what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.model import ClaimRecord


@dataclass(frozen=True, slots=True)
class Ref:
    """A claim on the page: its number, the link to its words, and the claim."""

    number: int
    href: str
    record: ClaimRecord


class Refs:
    """Looks up claims by `ClaimRecord.id`; those the page does not show are counted, not linked."""

    def __init__(self, refs: Mapping[str, Ref]) -> None:
        self._refs = refs

    def of(self, claims: Iterable[str]) -> list[Ref]:
        """The claims that the page shows, by number."""
        return sorted((self._refs[c] for c in claims if c in self._refs), key=lambda r: r.number)

    def missing(self, claims: Iterable[str]) -> int:
        """How many of the claims the page does not show."""
        return sum(c not in self._refs for c in claims)
