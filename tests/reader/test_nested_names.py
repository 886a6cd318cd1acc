from __future__ import annotations

from tests.reader.sights import mention, sight

from sayso.model import Entity, Mention
from sayso.reader.nested_names import NESTED, with_nested

TEXT = "Tarsia wept. The Bank of Tarsia closed."
LAND = Entity("e1", "Tarsia", "state", (Mention(0, 6),))
BANK = Entity("e2", "Bank of Tarsia", "organization", (Mention(17, 31),))


def _spans(entity: Entity) -> list[tuple[int, int]]:
    return [m.span for m in entity.mentions]


def test_a_known_name_is_seen_within_a_longer_one() -> None:
    land, bank = with_nested(TEXT, (LAND, BANK), sight([mention(TEXT, "Tarsia", nth=1)]))
    assert _spans(land) == [(0, 6), (25, 31)]
    assert _spans(bank) == [(17, 31)]


def test_a_name_within_another_that_the_network_does_not_see_is_none() -> None:
    seen = sight([mention(TEXT, "Tarsia", nth=1, chance=NESTED - 0.01)])
    assert with_nested(TEXT, (LAND, BANK), seen) == (LAND, BANK)


def test_a_name_of_two_entities_is_not_given_to_either() -> None:
    other = Entity("e3", "Tarsia", "person", ())
    seen = sight([mention(TEXT, "Tarsia", nth=1)])
    assert with_nested(TEXT, (LAND, BANK, other), seen) == (LAND, BANK, other)


def test_a_name_that_stands_by_itself_is_not_told_twice() -> None:
    assert with_nested(TEXT, (LAND, BANK), sight([mention(TEXT, "Tarsia")])) == (LAND, BANK)


def test_a_name_at_the_front_of_a_longer_one_is_part_of_it() -> None:
    text = "Tarsia wept. The Tarsia Herald closed."
    herald = Entity("e2", "Tarsia Herald", "organization", (Mention(17, 30),))
    assert with_nested(text, (LAND, herald), sight([mention(text, "Tarsia", nth=1)])) == (LAND, herald)
