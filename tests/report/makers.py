"""A hand-made reading of an invented report, with everything a page must show."""

from __future__ import annotations

from datetime import date

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

PARTS = (
    ("headline", "Front and Guard deny a pact over the Vell pass"),
    ("byline", "By Ilse Maroun"),
    ("caption", "Fighters of the Arun Front near Vell. [Photo: Lowland Press]"),
    (
        "body",
        "HARROW — The Arun Front has paid and armed the Kesh Guard since March 2029, a monitoring "
        "mission report said on Tuesday.",
    ),
    (
        "body",
        "“We never gave them a single rifle,” Colonel Tova Brandt, a spokeswoman for the Arun Front, "
        "told reporters. “The Guard may well have bought arms from Osk Trading,” she added.",
    ),
    (
        "body",
        "Two officials said that Brandt had told them that the Front shelters the Guard’s leader, "
        "Imre Sol, in Harrow.",
    ),
    ("heading", "A promise made in autumn"),
    (
        "body",
        "The Kesh Guard agreed to release all prisoners to the Red Lantern Society by 30 June 2030.",
    ),
    ("boilerplate", "Do you like this article? 1500 characters left"),
    ("comment", "Everybody knows that Osk Trading funds the Front. <b>Wake up</b>"),
)


def find(text: str, words: str, after: str = "") -> Span:
    """Where `words` first stand in `text`, after the first `after`. Raises ValueError when they do not."""
    start = text.index(words, text.index(after) if after else 0)
    return (start, start + len(words))


def rich_reading() -> Reading:
    """Ten paragraphs, six voices, nested and overlapping spans, a denial, a promise and a comment."""
    text = "\n\n".join(words for _, words in PARTS)
    sections: list[Section] = []
    position = 0
    for kind, words in PARTS:
        sections.append(Section(kind, position, position + len(words)))
        position += len(words) + 2
    document = Document(
        text=text,
        title=PARTS[0][1],
        byline="Ilse Maroun",
        dateline="Harrow",
        published=date(2030, 2, 5),
        publisher="The Harrow Courier",
        url="https://courier.example/2030/vell",
        sections=tuple(sections),
    )
    return Reading(
        document=document,
        entities=_entities(text),
        attributions=_attributions(text),
        claims=_claims(text),
        commitments=(
            Commitment(
                "m1", "the Autumn Accord", "e2", "release all prisoners",
                find(text, "agreed to release all prisoners"), "e7", date(2030, 6, 30),
            ),
        ),
        version="0.1.0",
        models={"syntax": "3.8.0"},
    )  # fmt: skip


def _entities(text: str) -> tuple[Entity, ...]:
    def entity(id: str, name: str, type: str, *aliases: str, roles: tuple[str, ...] = ()) -> Entity:
        return Entity(id, name, type, (Mention(*find(text, name)),), aliases, roles)

    return (
        entity("e1", "Arun Front", "organization", "the Front"),
        entity("e2", "Kesh Guard", "organization", "the Guard"),
        entity("e3", "Tova Brandt", "person", "Brandt", roles=("a spokeswoman for the Arun Front",)),
        entity("e4", "Osk Trading", "organization"),
        entity("e5", "Imre Sol", "person"),
        entity("e6", "Harrow", "place"),
        entity("e7", "Red Lantern Society", "organization"),
        entity("e8", "monitoring mission", "organization"),
    )


def _attributions(text: str) -> tuple[Attribution, ...]:
    mission = "The Arun Front has paid and armed the Kesh Guard since March 2029"
    outer = "that Brandt had told them that the Front shelters the Guard’s leader, Imre Sol, in Harrow"
    inner = "that the Front shelters the Guard’s leader, Imre Sol, in Harrow"
    return (
        Attribution(
            "a1", (find(text, "a monitoring mission report"),), (find(text, "said", "mission report"),),
            (find(text, mission),), "indirect", Speaker("e8", "monitoring mission"), None, 0.97,
        ),
        Attribution(
            "a2", (find(text, "Colonel Tova Brandt, a spokeswoman for the Arun Front"),),
            (find(text, "told reporters"),), (find(text, "“We never gave them a single rifle,”"),),
            "direct", Speaker("e3", "Tova Brandt"), None, 0.99,
        ),
        Attribution(
            "a3", (find(text, "she", "Osk Trading,”"),), (find(text, "added"),),
            (find(text, "“The Guard may well have bought arms from Osk Trading,”"),),
            "direct", Speaker("e3", "Tova Brandt"), None, 0.88,
        ),
        Attribution(
            "a4", (find(text, "Two officials"),), (find(text, "said", "Two officials"),),
            (find(text, outer),), "indirect", Speaker(None, "Two officials"), None, 0.42,
        ),
        Attribution(
            "a5", (find(text, "Brandt", "Two officials"),), (find(text, "had told them"),),
            (find(text, inner),), "indirect", Speaker("e3", "Tova Brandt"), "a4", 0.7,
        ),
        Attribution(
            "a6", (), (find(text, "Everybody knows"),), (find(text, "that Osk Trading funds the Front"),),
            "indirect", Speaker(None, "Everybody"), None, 0.6,
        ),
    )  # fmt: skip


def _claims(text: str) -> tuple[Claim, ...]:
    mission, brandt = Voice("speaker", "monitoring mission", "e8"), Voice("speaker", "Tova Brandt", "e3")
    officials, reader = Voice("unnamed", "Two officials"), Voice("comment", "Comment 1")
    march = Time("since March 2029", date(2029, 3, 1), date(2029, 3, 31), "month")
    whole = find(text, "The Arun Front has paid and armed the Kesh Guard")
    rifle = find(text, "never gave them a single rifle")
    bought = find(text, "The Guard may well have bought arms from Osk Trading")
    shelter = find(text, "the Front shelters the Guard’s leader, Imre Sol")
    leader = find(text, "the Guard’s leader, Imre Sol")
    harrow = find(text, "shelters the Guard’s leader, Imre Sol, in Harrow")
    release = find(text, "The Kesh Guard agreed to release all prisoners to the Red Lantern Society")
    june = Time("by 30 June 2030", date(2030, 6, 30), date(2030, 6, 30), "day")
    return (
        Claim("c1", mission, "e1", "funding", "e2", "affirmed", "asserted", whole, "a1", time=march),
        Claim("c2", mission, "e1", "arming", "e2", "affirmed", "asserted", whole, "a1", time=march),
        Claim("c3", brandt, "e1", "arming", "e2", "denied", "asserted", rifle, "a2"),
        Claim("c4", brandt, "e4", "arming", "e2", "affirmed", "hedged", bought, "a3", confidence=0.4),
        Claim("c5", officials, "e1", "shelter", "e5", "affirmed", "asserted", shelter, "a5", place="e6"),
        Claim("c6", Voice("narrator", ""), "e5", "command", "e2", "affirmed", "asserted", leader),
        Claim("c7", officials, "e5", "presence", "e6", "affirmed", "asserted", harrow, "a5"),
        Claim(
            "c8", Voice("narrator", ""), "e2", "contact", "e7", "affirmed", "obligation", release, time=june
        ),
        Claim(
            "c9", reader, "e4", "funding", "e1", "affirmed", "asserted",
            find(text, "Osk Trading funds the Front"), "a6",
        ),
        Claim(
            "c10", Voice("narrator", ""), "e3", "command", "e1", "affirmed", "asserted",
            find(text, "a spokeswoman for the Arun Front"), ended=True,
            time=Time("some time ago"),
        ),
    )  # fmt: skip
