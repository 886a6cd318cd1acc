"""Invented documents and readings, whose every offset is right, for tests of whatever stores or counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sayso.model import (
    Attribution,
    Claim,
    Commitment,
    Document,
    Entity,
    Mention,
    Reading,
    Section,
    Span,
    Speaker,
    Time,
    Voice,
)
from sayso.model.entity import EntityType

OUTLETS = ("Veldan Courier", "Oru Times", "Radio Kessim", "The Lower Bay Post")
PEOPLE = ("Tamsin Orell", "Ivo Dravic", "Neda Harun", "Colonel Bram Sefu")
BODIES = ("Oru Front", "Republic of Veldania", "Kessim Council", "Bay Shipping")
TYPES = ("funding", "arming", "training", "shelter", "contact")
FIRST_DAY = date(2023, 3, 1)


def span(text: str, words: str, start: int = 0) -> Span:
    """Where `words` first stand in `text` from `start` on. Raises ValueError when they do not."""
    found = text.index(words, start)
    return found, found + len(words)


def reading(n: int = 0, *, sentences: int = 3, comment: bool = True, **metadata: Any) -> Reading:
    """Reading number `n`: `sentences` statements of a named speaker, each with a claim.

    Beside these there are one claim by the narrator, one by an unnamed source, a commitment, and, unless
    `comment` is false, a claim by a reader. Equal arguments give equal readings.
    """
    speaker, other = PEOPLE[n % 4], PEOPLE[(n + 1) % 4]
    bodies = BODIES[n % 4], BODIES[(n + 1) % 4]
    title = f"{speaker} speaks out, part {n}"
    spoken = [
        f"{speaker} said on day {n} that the {bodies[i % 2]} had helped the {bodies[1 - i % 2]} {i} times."
        for i in range(sentences)
    ]
    told = f"The {bodies[0]} has met {other} in Kessim."
    hinted = f"Two officials said the {bodies[1]} had not armed the {bodies[0]}."
    bound = f"The {bodies[0]} agreed to release all prisoners by 30 June 2024."
    remark = f"Reader {n}: everybody knows the {bodies[1]} arms the {bodies[0]}!"
    body = " ".join([*spoken, told, hinted, bound])
    text = f"{title}\n\n{body}" + (f"\n\n{remark}" if comment else "")
    start = len(title) + 2
    sections = [Section("headline", 0, len(title)), Section("body", start, start + len(body))]
    if comment:
        sections.append(Section("comment", len(text) - len(remark), len(text)))
    document = Document(
        text=text,
        title=title,
        published=FIRST_DAY + timedelta(days=n),
        publisher=OUTLETS[n % 4],
        url=f"https://news.example/{n}",
        sections=tuple(sections),
    )
    entities = (
        _entity(text, "e0", speaker, "person", roles=("spokesman for the council",)),
        _entity(text, "e1", bodies[0], "organization", aliases=(bodies[0].split()[0],)),
        _entity(text, "e2", bodies[1], "organization"),
        _entity(text, "e3", other, "person", after=start),
        _entity(text, "e4", "Kessim", "place", after=text.index(told)),
    )
    attributions = [
        Attribution(
            id=f"a{i}",
            source=(span(text, speaker, text.index(sentence)),),
            cue=(span(text, "said", text.index(sentence)),),
            content=(span(text, sentence[sentence.index("that the") : -1]),),
            kind="indirect",
            speaker=Speaker("e0", speaker),
        )
        for i, sentence in enumerate(spoken)
    ]
    attributions.append(
        Attribution(
            id=f"a{sentences}",
            source=(span(text, "Two officials"),),
            cue=(span(text, "said", text.index(hinted)),),
            content=(span(text, hinted[hinted.index("the ") : -1]),),
            kind="indirect",
            speaker=Speaker(None, "Two officials"),
            confidence=0.75,
        )
    )
    ends = ("e1", "e2")
    claims = [
        Claim(
            id=f"c{i}",
            voice=Voice("speaker", speaker, "e0"),
            subject=ends[i % 2],
            type=TYPES[(n + i) % 5],
            object=ends[1 - i % 2],
            polarity="affirmed",
            modality="asserted",
            evidence=attribution.content[0],
            attribution=attribution.id,
            time=Time(f"day {n}", document.published, document.published, "day") if i == 0 else None,
        )
        for i, attribution in enumerate(attributions[:-1])
    ]
    claims.append(
        Claim(
            id="narrated",
            voice=Voice("narrator", document.publisher or ""),
            subject="e1",
            type="contact",
            object="e3",
            polarity="affirmed",
            modality="asserted",
            evidence=span(text, told),
            place="e4",
        )
    )
    claims.append(
        Claim(
            id="hinted",
            voice=Voice("unnamed", "Two officials"),
            subject="e2",
            type="arming",
            object="e1",
            polarity="denied",
            modality="hedged",
            evidence=attributions[-1].content[0],
            attribution=attributions[-1].id,
            confidence=0.5,
        )
    )
    if comment:
        claims.append(
            Claim(
                id="remarked",
                voice=Voice("comment", f"Reader {n}"),
                subject="e2",
                type="arming",
                object="e1",
                polarity="affirmed",
                modality="asserted",
                evidence=span(text, remark),
            )
        )
    commitment = Commitment(
        "m0", None, "e1", "release all prisoners", span(text, bound), None, date(2024, 6, 30)
    )
    made = Reading(
        document=document,
        entities=entities,
        attributions=tuple(attributions),
        claims=tuple(claims),
        commitments=(commitment,),
        reader="sayso",
        version="0-test",
        models={"none": "1"},
    )
    return replace(made, document=replace(document, **metadata)) if metadata else made


def _entity(
    text: str,
    id: str,
    name: str,
    type: EntityType,
    *,
    after: int = 0,
    aliases: tuple[str, ...] = (),
    roles: tuple[str, ...] = (),
) -> Entity:
    mention = Mention(*span(text, name, after))
    return Entity(id, name, type, (mention,), aliases, roles)


def blocks(made: Reading) -> dict[str, frozenset[str]]:
    """A block for each word of each entity's name."""
    id = made.document.id
    return {f"{id}#{e.id}": frozenset(e.name.lower().split()) for e in made.entities}
