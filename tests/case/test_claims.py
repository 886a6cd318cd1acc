from datetime import date

import pytest

from factories import reading
from sayso.case import Case
from sayso.model import ClaimRecord, Time


@pytest.fixture
def filled(case: Case) -> Case:
    """Twelve documents, with every entity of one name made one."""
    for n in range(12):
        case.add(reading(n), path=f"{n}.txt")
    merge_by_name(case)
    return case


def merge_by_name(case: Case) -> dict[str, str]:
    first: dict[str, str] = {}
    records = list(case.entity_records())
    for record in records:
        first.setdefault(record.name, record.key)
    case.set_canonical({record.key: first[record.name] for record in records})
    return first


def key_of(case: Case, name: str) -> str:
    (key,) = (key for key, known in case.names().items() if known == name)
    return key


def test_a_claim_has_its_words_and_its_document(case: Case) -> None:
    made = reading(4)
    case.add(made, path="x")
    record = next(r for r in case.claim_records() if r.id.endswith(":c0"))
    document, claim = made.document, made.claims[0]
    assert record.id == f"{document.id}:c0"
    assert (record.document, record.title, record.publisher, record.url, record.published) == (
        document.id,
        document.title,
        document.publisher,
        document.url,
        document.published,
    )
    assert (record.subject, record.subject_name) == (f"{document.id}#e1", made.entity("e1").name)
    assert (record.object, record.object_name) == (f"{document.id}#e2", made.entity("e2").name)
    assert (record.type, record.polarity, record.modality) == (claim.type, "affirmed", "asserted")
    assert record.ended is False
    assert record.evidence == claim.evidence
    assert record.quote == document.quote(claim.evidence)
    assert (record.attribution, record.cue, record.confidence) == ("a0", "said", 1.0)
    assert record.time == Time("day 4", date(2023, 3, 5), date(2023, 3, 5), "day")


def test_each_kind_of_voice_has_its_key(case: Case) -> None:
    made = reading(0)
    case.add(made, path="x")
    id = made.document.id
    voices = {r.id.partition(":")[2]: (r.voice, r.voice_kind, r.voice_name) for r in case.claim_records()}
    assert voices == {
        "c0": (f"{id}#e0", "speaker", "Tamsin Orell"),
        "c1": (f"{id}#e0", "speaker", "Tamsin Orell"),
        "c2": (f"{id}#e0", "speaker", "Tamsin Orell"),
        "narrated": ("narrator:Veldan Courier", "narrator", "Veldan Courier"),
        "hinted": (f"unnamed:{id}:two officials", "unnamed", "Two officials"),
        "remarked": (f"comment:{id}:0", "comment", "Reader 0"),
    }


def test_a_narrator_without_publisher_is_the_document(case: Case) -> None:
    case.add(reading(0, publisher=None), path="x")
    (id,) = case.document_ids()
    assert f"narrator:{id}" in {r.voice for r in case.claim_records()}


def test_place_and_doubt_are_kept(case: Case) -> None:
    case.add(reading(0), path="x")
    records = {r.id.partition(":")[2]: r for r in case.claim_records()}
    assert records["narrated"].place_name == "Kessim"
    assert records["narrated"].time is None
    assert (records["hinted"].polarity, records["hinted"].modality) == ("denied", "hedged")


def test_claims_come_by_document_and_order_in_the_text(filled: Case) -> None:
    ids = [r.id for r in filled.claim_records()]
    expected = [
        f"{made.document.id}:{claim.id}"
        for made in sorted(map(reading, range(12)), key=lambda r: r.document.id)
        for claim in made.claims
    ]
    assert ids == expected


def test_a_pair_is_asked_for_in_either_direction(filled: Case) -> None:
    a, b = key_of(filled, "Oru Front"), key_of(filled, "Republic of Veldania")
    found = list(filled.claim_records(pair=(a, b)))
    assert found == list(filled.claim_records(pair=(b, a)))
    assert {(r.subject, r.object) for r in found} == {(a, b), (b, a)}
    assert found == [r for r in filled.claim_records() if {r.subject, r.object} == {a, b}]


def test_conditions_narrow_each_other(filled: Case) -> None:
    a, b = key_of(filled, "Oru Front"), key_of(filled, "Republic of Veldania")
    every = list(filled.claim_records())
    assert list(filled.claim_records(subject=a, object=b, type="arming")) == [
        r for r in every if (r.subject, r.object, r.type) == (a, b, "arming")
    ]
    voice = key_of(filled, "Tamsin Orell")
    assert list(filled.claim_records(voice=voice, type="funding")) == [
        r for r in every if (r.voice, r.type) == (voice, "funding")
    ]
    assert (
        list(filled.claim_records(actor=b, limit=5)) == [r for r in every if b in (r.subject, r.object)][:5]
    )
    document = every[0].document
    assert list(filled.claim_records(document=document)) == [r for r in every if r.document == document]


def test_nothing_is_found_for_an_unknown_actor(filled: Case) -> None:
    assert list(filled.claim_records(actor="nobody")) == []


def test_pairs_are_counted_as_their_claims_are(filled: Case) -> None:
    counted: dict[tuple[str, str, str, str], list[ClaimRecord]] = {}
    for r in filled.claim_records():
        group = counted.setdefault((r.subject, r.object, r.type, r.polarity), [])
        group.append(r)
    counts = list(filled.pair_counts())
    assert [(c.subject, c.object, c.type, c.polarity) for c in counts] == sorted(counted)
    for count in counts:
        group = counted[count.subject, count.object, count.type, count.polarity]
        assert count.claims == len(group)
        assert count.voices == len({r.voice for r in group if r.voice_kind in ("speaker", "unnamed")})
        assert count.narrators == len({r.voice for r in group if r.voice_kind == "narrator"})
        assert count.comments == sum(r.voice_kind == "comment" for r in group)
    assert any(count.comments for count in counts)
    assert any(count.voices > 1 for count in counts)


def test_pair_counts_can_be_narrowed(filled: Case) -> None:
    a = key_of(filled, "Oru Front")
    assert list(filled.pair_counts(actor=a, type="arming")) == [
        c for c in filled.pair_counts() if a in (c.subject, c.object) and c.type == "arming"
    ]


def test_statements_have_their_words_and_spans(case: Case) -> None:
    made = reading(2)
    case.add(made, path="x")
    text = made.document.text
    statements = list(case.statements())
    assert [s.id for s in statements] == [f"{made.document.id}:a{i}" for i in range(4)]
    for statement, attribution in zip(statements, made.attributions, strict=True):
        assert (statement.source, statement.cue, statement.content) == (
            attribution.source,
            attribution.cue,
            attribution.content,
        )
        ((start, end),) = statement.content
        assert statement.quote == text[start:end]
    assert statements[3].voice == f"unnamed:{made.document.id}:two officials"
    assert (statements[3].voice_kind, statements[3].confidence) == ("unnamed", 0.75)


def test_statements_of_a_voice_are_those_of_all_its_documents(filled: Case) -> None:
    voice = key_of(filled, "Tamsin Orell")
    statements = list(filled.statements(voice=voice))
    assert {s.document for s in statements} == {reading(n).document.id for n in (0, 4, 8)}
    assert statements == [s for s in filled.statements() if s.voice == voice]
    assert list(filled.statements(voice=voice, document=statements[0].document)) == statements[:3]


def test_commitments_have_their_words_and_parties(filled: Case) -> None:
    obligor = key_of(filled, "Oru Front")
    records = list(filled.commitments(obligor=obligor))
    assert {r.document for r in records} == {reading(n).document.id for n in (0, 4, 8)}
    assert records[0].obligor_name == "Oru Front"
    assert records[0].act == "release all prisoners"
    assert records[0].deadline == date(2024, 6, 30)
    assert records[0].quote == "The Oru Front agreed to release all prisoners by 30 June 2024."
    assert records[0].beneficiary is None
    assert len(list(filled.commitments())) == 12
