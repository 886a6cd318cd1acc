"""A hand-made case: one wire story in three outlets, a denial, a broker, a changed position, comments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sayso.model import (
    Claim,
    ClaimRecord,
    Document,
    Entity,
    Mention,
    Reading,
    Section,
    Span,
    Vocabulary,
    Voice,
)
from sayso.model.flatten import claim_records
from sayso.report import Dossier
from sayso.weighing import Compliance, CopyGroup, Finding, contradictions, ties
from sayso.weighing.cuts import analyse, network, with_redundancy

ACTORS = {
    "front": ("Arun Front", "organization"),
    "guard": ("Kesh Guard", "organization"),
    "osk": ("Osk Trading", "organization"),
    "sol": ("Imre Sol", "person"),
    "harrow": ("Harrow", "place"),
    "brandt": ("Tova Brandt", "person"),
    "mission": ("monitoring mission", "organization"),
    "vell": ("State of Vell", "state"),
}

Line = tuple[str, str, str, str, str, str, str]
"""Voice, subject, type, object, polarity, modality and the words."""

WIRE: tuple[Line, ...] = (
    (
        "mission",
        "front",
        "arming",
        "guard",
        "affirmed",
        "asserted",
        "The Arun Front has armed the Kesh Guard",
    ),
    ("narrator", "sol", "command", "guard", "affirmed", "asserted", "Imre Sol, who leads the Kesh Guard"),
)
STORIES: tuple[tuple[str, str, tuple[Line, ...]], ...] = (
    ("Lowland Press", "2030-01-10", WIRE),
    ("The Harrow Courier", "2030-01-11", WIRE),
    ("Radio Vell", "2030-01-11", WIRE),
    ("The Harrow Courier", "2030-01-20", (
        ("brandt", "front", "arming", "guard", "denied", "asserted", "We never armed the Guard"),
        ("brandt", "front", "contact", "guard", "affirmed", "asserted", "We talk to the Guard"),
        ("comment", "osk", "funding", "front", "affirmed", "asserted", "Osk Trading pays the Front"),
    )),
    ("Radio Vell", "2030-03-02", (
        ("brandt", "front", "arming", "guard", "affirmed", "asserted", "We did send the Guard rifles"),
        ("two officials", "osk", "funding", "guard", "affirmed", "asserted", "Osk paid the Kesh Guard"),
        ("two officials", "front", "trade", "osk", "affirmed", "asserted", "The Front buys from Osk Trading"),
    )),
    ("Vell Gazette", "2030-04-05", (
        ("vell", "front", "arming", "guard", "denied", "asserted", "No weapon crossed the pass"),
        ("vell", "sol", "presence", "harrow", "affirmed", "hedged", "Sol is reportedly in Harrow"),
        ("vell", "vell", "agreement", "front", "affirmed", "obligation", "Vell will sign with the Front"),
    )),
)  # fmt: skip


@dataclass(frozen=True)
class Promise:
    """A commitment as a case hands it out."""

    id: str
    document: str
    agreement: str | None
    obligor_name: str
    act: str
    beneficiary_name: str | None
    deadline: date | None
    evidence: Span
    quote: str


def story(number: int) -> Reading:
    """Story `number` of `STORIES`, one paragraph for each line."""
    publisher, published, lines = STORIES[number]
    text, claims, sections, places = "", [], [], {}
    for n, (voice, subject, type, object, polarity, modality, words) in enumerate(lines):
        start = len(text)
        said = "" if voice == "narrator" else f", {ACTORS.get(voice, (voice,))[0]} said"
        text += f"{words}{said}. \n\n"
        kind = voice if voice in ("narrator", "comment") else "speaker" if voice in ACTORS else "unnamed"
        name = ACTORS[voice][0] if voice in ACTORS else "" if kind == "narrator" else voice
        speaker = Voice(kind, name, voice if kind == "speaker" else None)
        span = (start, start + len(words))
        claims.append(Claim(f"c{n}", speaker, subject, type, object, polarity, modality, span))
        sections.append(Section("comment" if kind == "comment" else "body", start, len(text)))
        places |= {actor: span for actor in (subject, object, voice) if actor in ACTORS}
    document = Document(
        text, title=f"Report {number} <em>", publisher=publisher, published=date.fromisoformat(published),
        url=f"https://news.example/{number}", sections=tuple(sections),
    )  # fmt: skip
    entities = tuple(Entity(a, *ACTORS[a], (Mention(*places[a]),)) for a in sorted(places))
    return Reading(document, entities, claims=tuple(claims), version="0.1.0")


def readings() -> list[Reading]:
    return [story(n) for n in range(len(STORIES))]


def resolved(record: ClaimRecord) -> ClaimRecord:
    """The record with one key for an actor in all documents."""
    plain = {e: getattr(record, e).rpartition("#")[2] for e in ("subject", "object")}
    voice = record.voice.rpartition("#")[2] if record.voice_kind == "speaker" else record.voice
    return replace(record, voice=voice, **plain)


def records() -> list[ClaimRecord]:
    return [resolved(r) for reading in readings() for r in claim_records(reading)]


def rich_case() -> Dossier:
    """The case with all that weighing finds in it."""
    vocabulary = Vocabulary.default()
    ids = [r.document.id for r in readings()]
    wire = CopyGroup(min(ids[:3]), tuple(sorted(ids[:3])), ids[0], "Lowland Press", "Lowland Press")
    claims = records()
    found = ties(claims, vocabulary=vocabulary, copies=dict.fromkeys(ids[:3], wire), as_of=date(2030, 6, 1))
    net = network(found)
    found = [replace(t, durability=with_redundancy(t.durability, analyse(net, t.a, t.b))) for t in found]
    denial = next(c for c in claims if c.polarity == "denied")
    return Dossier(
        name="The Vell pass",
        ties=found,
        claims=iter(claims),
        readings=iter(readings()),
        contradictions=tuple(contradictions([s for t in found for s in t.standings], claims)),
        copies=(wire,),
        breaks=(analyse(net, "front", "guard"), analyse(net, "guard", "sol")),
        commitments=(
            Promise(f"{ids[5]}:m0", ids[5], "the Autumn Accord", "Arun Front", "stop arming the Kesh Guard",
                    None, date(2030, 3, 1), (0, 4), "No w"),
            Promise(f"{ids[5]}:m1", ids[5], None, "State of Vell", "sign", None, None, (0, 4), "No w"),
        ),
        compliance={
            f"{ids[5]}:m0": Compliance(
                f"{ids[5]}:m0", "contested",
                (Finding(denial.id, denial.voice, "for", denial.quote, denial.published),), ("brandt",), (),
                True,
            )
        },
        failures=(("papers/broken.pdf", "the file is encrypted"),),
        kinds={key: kind for key, (_, kind) in ACTORS.items()},
        made=date(2030, 6, 1),
        version="0.1.0",
    )  # fmt: skip
