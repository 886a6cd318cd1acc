import contextlib
from datetime import UTC, datetime

from case.dumps import dump
from factories import reading
from sayso.case import Case, Known, Link, Settled, open_case
from sayso.model import Judgement

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def test_a_document_is_linked_once(case: Case) -> None:
    case.add(reading(0), path="x")
    id = reading(0).document.id
    assert case.unlinked() == (id,)
    assert case.link(id, lambda known: Link())
    assert not case.link(id, lambda known: Link(credit="never asked"))
    assert case.unlinked() == ()


def test_what_was_linked_before_is_found_by_blocks_and_hashes(case: Case) -> None:
    ids = [reading(n).document.id for n in range(2)]
    for n in range(2):
        case.add(reading(n), path="x")
    long = "b" * 500
    case.link(
        ids[0], lambda known: Link(blocks={f"{ids[0]}#e1": frozenset({long})}, hashes=frozenset({1, -5, 9}))
    )
    seen = []

    def work(known: Known) -> Link:
        sharing = known.sharing([long, "c"])
        seen.append({block: [r.key for r in records] for block, records in sharing.items()})
        seen.append(known.near([-5, 9, 77]))
        seen.append(known.document(ids[0]))
        return Link()

    case.link(ids[1], work)
    assert seen == [{long: [f"{ids[0]}#e1"]}, {ids[0]: (2, 3)}, reading(0).document]


def test_linking_that_fails_stores_nothing(place: str) -> None:
    id = reading(0).document.id
    with open_case(place) as case:
        case.add(reading(0), path="x")
        before = dump(place)

        def work(known: Known) -> Link:
            raise KeyboardInterrupt

        with contextlib.suppress(KeyboardInterrupt):
            case.link(id, work)
        assert dump(place) == before
        assert case.unlinked() == (id,)


def alike(case: Case) -> dict[str, str]:
    """Two documents whose first entities are alike; the others are not linked."""
    keys = {}
    for n in range(2):
        case.add(reading(n), path="x")
        id = reading(n).document.id
        key = keys[n] = f"{id}#e0"
        made = Link(
            likenesses={key: "l"},
            links={"l": (("~person|x|", 1.0),)},
            names=frozenset({("x", "l")}),
        )
        case.link(id, lambda known, made=made: made)  # type: ignore[misc]
    return keys  # type: ignore[return-value]


def test_entities_that_are_alike_are_one_entry_of_the_least_key(case: Case) -> None:
    keys = sorted(alike(case).values())
    (entry,) = case.alike()
    assert (entry.key, entry.size, entry.judged, entry.links) == (keys[0], 2, False, (("~person|x|", 1.0),))


def test_an_entity_that_a_person_judged_stands_alone_until_that_is_undone(case: Case) -> None:
    keys = sorted(alike(case).values())
    case.judge(Judgement("j", "different", keys[0], keys[1], "person", "ana", NOW))
    assert {(a.key, a.size, a.judged) for a in case.alike()} == {(k, 1, True) for k in keys}
    case.undo("j", NOW)
    assert [(a.key, a.size) for a in case.alike()] == [(keys[0], 2)]


def test_settling_moves_all_that_are_alike_and_single_ones_apart(case: Case) -> None:
    keys = sorted(alike(case).values())
    together = Settled({"l": keys[0]})
    apart = Settled({"l": keys[0]}, {keys[1]: keys[1]})
    assert case.settle(lambda region: together) == 1
    assert case.called("x") == {keys[0]}
    assert case.settle(lambda region: apart, everything=True) == 1
    assert case.called("x") == set(keys)
    assert case.records_called("x") == tuple((k, k) for k in keys)
    assert case.settle(lambda region: together, everything=True) == 1
    assert case.called("nosuch") == frozenset()
