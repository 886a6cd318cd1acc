from dataclasses import replace

import pytest

from case.dumps import dump
from factories import blocks, reading
from sayso.case import Case, CopyGroupRecord, Left, Link, Mended, PairRecord, Settled, open_case
from sayso.errors import NotFoundError
from sayso.model import EntityRecord


def nothing(left: Left, gone: tuple[EntityRecord, ...]) -> Mended:
    return Mended()


def linked(case: Case, n: int) -> str:
    """Reading `n`, linked: its first entity is like that of every other."""
    made = reading(n)
    case.add(made, path=f"{n}.txt", blocks=blocks(made))
    id = made.document.id
    link = Link(
        likenesses={f"{id}#e0": "l", f"{id}#e1": f"l{n}"},
        links={"l": (("~person|x|", 1.0),), f"l{n}": ((f"~person|{n}|", 1.0),)},
        names=frozenset({("x", "l"), (str(n), f"l{n}")}),
        hashes=frozenset({n, 77}),
    )
    case.link(id, lambda known: link)
    return id


def test_removing_leaves_what_there_would_be_without_the_document(new_place) -> None:  # type: ignore[no-untyped-def]
    place, never = new_place(), new_place()
    with open_case(place) as case:
        ids = [linked(case, n) for n in range(3)]
        case.remove(ids[1], nothing)
        assert not case.has(ids[1])
        assert {hit.document for hit in case.search("prisoners")} == {ids[0], ids[2]}
        assert case.called("1") == frozenset()
        case.settle(lambda region: Settled())
    with open_case(never) as case:
        for n in (0, 2):
            linked(case, n)
        case.settle(lambda region: Settled())
    assert dump(place) == dump(never)


def test_a_removed_document_can_be_added_again(case: Case) -> None:
    id = linked(case, 0)
    case.remove(id, nothing)
    assert case.add(reading(0), path="again.txt")
    assert case.reading(id) == reading(0)
    assert [hit.document for hit in case.search('"day 0"')] == [id]


def test_removing_undoes_its_copies(case: Case) -> None:
    a, b, _ = sorted(linked(case, n) for n in range(3))
    pair = PairRecord(a, b, 1.0, 1.0, 1.0, 20, ((0, 9),), ((0, 9),))
    case.add(reading(3), path="x")
    case.link(reading(3).document.id, lambda known: Link(pairs=(pair,)))
    group = CopyGroupRecord(a, a, "X", None, ((a, 1.0, ()), (b, 1.0, ((0, 9),))))
    case.settle(lambda region: Settled(groups=(group,)))
    case.remove(b, nothing)
    assert list(case.copy_pairs()) == []
    assert case.copy_groups() == ()


def test_what_stood_for_others_is_told_and_mended_within_the_transaction(case: Case) -> None:
    ids = [linked(case, n) for n in range(2)]
    seen = []

    def work(left: Left, gone: tuple[EntityRecord, ...]) -> Mended:
        seen.append({r.key for r in gone})
        assert {id for id, _ in left.alike()} == {"l", "l1"}
        heir = left.least("l")
        return Mended(blocks={heir.key: frozenset({"new"})})

    case.remove(ids[0], work)
    assert seen == [{f"{ids[0]}#{e.id}" for e in reading(0).entities}]
    assert [r.key for r in case.candidates(["new"])] == [f"{ids[1]}#e0"]


def test_removing_that_fails_removes_nothing(place: str) -> None:
    def broken(left: Left, gone: tuple[EntityRecord, ...]) -> Mended:
        raise KeyboardInterrupt

    with open_case(place) as case:
        id = linked(case, 0)
        before = dump(place)
        with pytest.raises(KeyboardInterrupt):
            case.remove(id, broken)
        with pytest.raises(NotFoundError):
            case.remove("nosuch", nothing)
    assert dump(place) == before


def test_another_reading_takes_the_place_of_one_and_keeps_paths(case: Case) -> None:
    id = linked(case, 0)
    linked(case, 1)
    (before,) = case.documents(id=id)
    new = replace(reading(0), version="2", claims=reading(0).claims[:2])
    case.replace(new, nothing)
    assert case.reading(id) == new
    (after,) = case.documents(id=id)
    assert (after.paths, after.added, after.version) == (before.paths, before.added, "2")
    assert len(list(case.claim_records(document=id))) == 2
    assert case.unlinked() == (id,)
    with pytest.raises(NotFoundError):
        case.replace(reading(9), nothing)
