from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from factories import blocks, reading
from sayso.case import Case, open_case
from sayso.errors import CaseError, NotFoundError
from sayso.model import Claim, Document, Reading, Section, Voice


def test_a_reading_comes_back_as_it_was_added(case: Case) -> None:
    made = reading(3)
    assert case.add(made, path="3.txt")
    assert case.reading(made.document.id) == made
    assert list(case.readings()) == [made]


def test_a_document_is_added_once_and_its_other_paths_are_kept(case: Case) -> None:
    assert case.add(reading(0), path="b.txt")
    assert not case.add(reading(0), path="a.txt")
    assert not case.add(reading(0), path="b.txt")
    (record,) = case.documents()
    assert record.paths == ("a.txt", "b.txt")


def test_the_first_reading_of_a_document_stays(case: Case) -> None:
    case.add(reading(0), path="a")
    case.add(replace(reading(0), claims=(), version="later"), path="a")
    assert case.reading(reading(0).document.id) == reading(0)


def test_has_and_document_ids_know_what_is_there(case: Case) -> None:
    case.add(reading(0), path="a")
    id = reading(0).document.id
    assert case.has(id)
    assert not case.has("0" * 16)
    assert case.document_ids() == {id}


def test_documents_tell_metadata_and_counts(case: Case) -> None:
    made = reading(1)
    case.add(made, path="1.txt")
    (record,) = case.documents()
    document = made.document
    assert (record.id, record.title, record.published, record.publisher, record.url) == (
        document.id,
        document.title,
        document.published,
        document.publisher,
        document.url,
    )
    assert (record.length, record.text_hash) == (len(document.text), document.text_hash)
    assert (record.entities, record.attributions, record.claims, record.commitments) == (5, 4, 6, 1)
    assert (record.reader, record.version) == ("sayso", "0-test")
    assert record.added.utcoffset() is not None


def test_documents_come_by_day_undated_last_and_filtered(case: Case) -> None:
    undated = reading(0, published=None)
    for made in (undated, reading(9), reading(2), reading(5)):
        case.add(made, path="p")
    days = [record.published for record in case.documents()]
    assert days == [date(2023, 3, 3), date(2023, 3, 6), date(2023, 3, 10), None]
    assert [r.published for r in case.documents(since=days[1])] == days[1:3]
    assert [r.published for r in case.documents(until=days[1], limit=1)] == days[:1]
    assert [r.id for r in case.documents(publisher="Oru Times", since=days[1])] == [
        reading(5).document.id,
        reading(9).document.id,
    ]
    assert [r.published for r in case.documents(id=undated.document.id)] == [None]


def test_many_documents_keep_their_own_paths(case: Case) -> None:
    for n in range(30):
        case.add(reading(n, sentences=1), path=f"{n}.txt")
    assert [record.paths for record in case.documents()] == [(f"{n}.txt",) for n in range(30)]


def test_a_failed_add_leaves_nothing_behind(case: Case) -> None:
    made = reading(0)
    twice = replace(made, entities=(*made.entities, made.entities[0]))
    with pytest.raises(CaseError):
        case.add(twice, path="a")
    assert not case.document_ids()
    assert not list(case.entity_records())
    assert not list(case.search("Kessim"))
    assert case.add(made, path="a")


def test_an_unknown_document_has_no_reading(case: Case) -> None:
    with pytest.raises(NotFoundError, match="nosuch"):
        case.reading("nosuch")


@pytest.mark.parametrize("text", ["", "a\x00b", "half \ud83d pair", "שלום 👩‍🚀 olá"])
def test_any_text_comes_back_unchanged(case: Case, text: str) -> None:
    made = Reading(Document(text=text, title=text, byline=text))
    assert case.add(made, path="x")
    assert case.reading(made.document.id) == made


def test_a_long_text_comes_back_unchanged(case: Case) -> None:
    made = Reading(Document(text="No spaces here. " * 5000 + "x" * 40_000))
    case.add(made, path="x")
    assert case.reading(made.document.id) == made


def test_very_long_names_are_stored(case: Case) -> None:
    made = reading(0)
    long = "".join(chr(0x4E00 + n % 9000) for n in range(5000))
    claim = replace(made.claims[0], voice=Voice("unnamed", long))
    made = replace(made, claims=(claim,), document=replace(made.document, publisher=long))
    assert case.add(made, path="x", blocks={f"{made.document.id}#e0": frozenset({long})})
    assert [e.key for e in case.candidates([long])] == [f"{made.document.id}#e0"]


def test_a_case_is_the_same_after_closing(place: str) -> None:
    with open_case(place) as case:
        case.add(reading(0), path="a", blocks=blocks(reading(0)))
    with open_case(place, create=False) as case:
        assert case.reading(reading(0).document.id) == reading(0)


def test_a_claim_in_a_comment_is_the_voice_of_that_comment(new_place: Callable[[], str]) -> None:
    text = "News.\n\nFirst remark.\n\nSecond remark."
    sections = (Section("body", 0, 5), Section("comment", 7, 20), Section("comment", 22, 36))
    made = reading(0)
    entities = tuple(replace(e, mentions=()) for e in made.entities)
    claims = tuple(
        Claim(f"c{n}", Voice("comment", "R", "e0"), "e1", "arming", "e2", "affirmed", "asserted", (s, s + 5))
        for n, s in enumerate((7, 22))
    )
    with open_case(new_place()) as case:
        case.add(Reading(Document(text=text, sections=sections), entities, (), claims), path="x")
        id = next(iter(case.document_ids()))
        assert [c.voice for c in case.claim_records()] == [f"comment:{id}:0", f"comment:{id}:1"]
