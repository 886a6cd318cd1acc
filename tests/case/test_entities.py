import pytest

from case.dumps import dump
from factories import blocks, reading
from sayso.case import Case, open_case
from sayso.errors import NotFoundError


def test_entities_are_listed_by_key(case: Case) -> None:
    made = reading(0)
    case.add(made, path="x")
    records = list(case.entity_records())
    assert [r.key for r in records] == [f"{made.document.id}#e{n}" for n in range(5)]
    assert records[1].aliases == ("Oru",)
    assert records[0].roles == ("spokesman for the council",)
    assert [r.name for r in case.entity_records([records[2].key, "nosuch"])] == [records[2].name]


def test_candidates_share_a_block(case: Case) -> None:
    for n in range(4):
        case.add(reading(n), path="x", blocks=blocks(reading(n)))
    found = case.candidates(["oru", "neda"])
    assert {r.name for r in found} == {"Oru Front", "Neda Harun"}
    assert list(found) == sorted(found, key=lambda r: r.key)
    assert case.candidates(["nosuch"]) == ()
    assert case.candidates([]) == ()


def test_more_keys_than_a_statement_takes_are_found(case: Case) -> None:
    case.add(reading(0), path="x")
    key = f"{reading(0).document.id}#e1"
    assert [r.key for r in case.entity_records([f"k{n}" for n in range(40_000)] + [key])] == [key]


def test_blocks_list_their_entities(case: Case) -> None:
    case.add(reading(0), path="x", blocks=blocks(reading(0)))
    listed = dict(case.blocks())
    assert listed["oru"] == (f"{reading(0).document.id}#e1",)
    assert list(listed) == sorted(listed)


def test_canonical_keys_reach_everything_that_names_the_entity(case: Case) -> None:
    made, other = reading(0), reading(1)
    for each in (made, other):
        case.add(each, path="x")
    a, b = made.document.id, other.document.id
    # Whoever is e1 in one document shall be e1 of the other, and e0 likewise.
    assert case.set_canonical({f"{a}#e1": f"{b}#e1", f"{a}#e0": f"{b}#e0"}) == 2
    assert case.canonical_keys([f"{a}#e1"]) == {f"{a}#e1": f"{b}#e1"}
    assert {c.voice for c in case.claim_records(document=a) if c.voice_kind == "speaker"} == {f"{b}#e0"}
    assert {k for c in case.claim_records(document=a) for k in (c.subject, c.object)} == {
        f"{b}#e1",
        f"{a}#e2",
        f"{a}#e3",
    }
    assert {s.voice for s in case.statements(document=a) if s.voice_kind == "speaker"} == {f"{b}#e0"}
    assert [m.obligor for m in case.commitments(document=a)] == [f"{b}#e1"]
    assert [e.key for e in case.members(f"{b}#e1")] == sorted([f"{a}#e1", f"{b}#e1"])


def test_taking_canonical_keys_back_restores_the_case(place: str) -> None:
    with open_case(place) as case:
        for n in range(6):
            case.add(reading(n), path="x")
        before = dump(place)
        keys = [e.key for e in case.entity_records()]
        case.set_canonical(dict.fromkeys(keys, keys[0]))
        assert dump(place) != before
        case.set_canonical({key: key for key in keys})
        assert dump(place) == before


def test_keys_that_have_theirs_are_left_alone(case: Case) -> None:
    case.add(reading(0), path="x")
    keys = [e.key for e in case.entity_records()]
    assert case.set_canonical({key: key for key in keys}) == 0


def test_an_unknown_entity_changes_nothing(case: Case) -> None:
    case.add(reading(0), path="x")
    key = f"{reading(0).document.id}#e1"
    with pytest.raises(NotFoundError, match="nosuch"):
        case.set_canonical({key: f"{reading(0).document.id}#e0", "nosuch#e1": key})
    assert case.canonical_keys([key]) == {key: key}


def test_a_canonical_entity_bears_its_most_used_name(case: Case) -> None:
    for n in (0, 4, 3):
        case.add(reading(n), path="x")
    fronts = [f"{reading(n).document.id}#e1" for n in (0, 4)]
    other = f"{reading(3).document.id}#e1"
    case.set_canonical(dict.fromkeys([*fronts, other], min(fronts)))
    assert case.names([min(fronts)]) == {min(fronts): "Oru Front"}
    assert case.names()[min(fronts)] == "Oru Front"
