"""Names that stand within longer names: "Tarsia" in "the Bank of Tarsia"."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from typing import Final

from sayso.model import Entity, Mention
from sayso.reader.sighting import bare_span
from sayso.reader.ties_model import Sight

NESTED: Final = 0.5  # chance by either rule from which on a name within a longer one is told


def with_nested(text: str, entities: tuple[Entity, ...], sight: Sight) -> tuple[Entity, ...]:
    """The entities with the places added where the network sees their names inside those of others.

    Not at the front of another ("the Tarsia Herald"), where a name says rather whose the other is. Only for
    readers of the text: that a body is called by a land ties it to nothing.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for e in entities:
        for m in e.mentions:
            if m.kind == "name":
                owners[_bare(text[m.start : m.end])].add(e.id)
        for name in (e.name, *e.aliases):
            owners[_bare(name)].add(e.id)
    whole = sorted((m.start, m.end, e.id) for e in entities for m in e.mentions if m.kind == "name")
    more: dict[str, list[Mention]] = defaultdict(list)
    for seen in sight.mentions:
        if max(seen.chance, seen.phrase_chance) < NESTED:
            continue
        for form in (replace(seen, start=seen.phrase[0], end=seen.phrase[1]), seen):
            start, end = bare_span(text, form)
            ids = owners.get(_bare(text[start:end]), set())
            if len(ids) != 1 or not text[start:end][:1].isupper():
                continue
            (id,) = ids
            near = whole[max(0, bisect_right(whole, (start, end + 1, "")) - 4) :][:8]
            around = [(s, t, other) for s, t, other in near if s < end and start < t]
            if len(around) == 1 and around[0][2] != id:
                if around[0][0] < start and end <= around[0][1]:
                    more[id].append(Mention(start, end, "name"))
                break
    return tuple(
        replace(e, mentions=tuple(sorted({*e.mentions, *more[e.id]}, key=lambda m: m.span)))
        if e.id in more else e
        for e in entities
    )  # fmt: skip


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").replace(".", "")
