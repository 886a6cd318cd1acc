from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.reader.chain_decoding import decode
from sayso.reader.chain_parts import Named, Node
from sayso.reader.chain_traits import PRONOUNS, Traits

UNKNOWN = Traits()
WOMAN = Named(Traits("f", "person", "one"), "person")
MAN = Named(Traits("m", "person", "one"), "person")
BODY = Named(Traits("", "thing", ""), "organization")
STATE = Named(Traits("", "thing", ""), "state")


def _name(id: str, known: Named, paragraph: int = 0) -> Node:
    return Node(known.traits, id, place=(paragraph, -1))


def _pronoun(word: str, paragraph: int = 0) -> Node:
    return Node(PRONOUNS[word], pronoun=True, place=(paragraph, -1))


def _noun(head: str, traits: Traits = UNKNOWN, *, definite: bool = True) -> Node:
    return Node(traits, head=head, definite=definite)


def test_a_pronoun_passes_over_a_likelier_mention_of_the_other_sex() -> None:
    nodes = [_name("e1", WOMAN), _name("e2", MAN), _pronoun("she")]
    assert decode(nodes, [(), (), ((1, 0.6), (0, 0.2))], {"e1": WOMAN, "e2": MAN}) == [0, 1, 0]


def test_a_mention_less_likely_than_none_stays_alone() -> None:
    nodes = [_name("e1", BODY), _pronoun("it")]
    assert decode(nodes, [(), ((0, 0.2),)], {"e1": BODY}) == [0, 1]


def test_the_links_of_a_whole_chain_join_it_to_a_name() -> None:
    nodes = [_name("e1", BODY), _noun("ring"), _pronoun("it"), _pronoun("its"), _name("e1", BODY)]
    links = [(), (), ((1, 0.9),), ((2, 0.9),), ((3, 0.4), (2, 0.4))]
    assert decode(nodes, links, {"e1": BODY}) == [0, 0, 0, 0, 0]


def test_a_chain_that_brings_up_something_new_joins_nothing_before_it() -> None:
    new = replace(_noun("ring", definite=False), indefinite=True)
    nodes = [_name("e1", BODY), new, _pronoun("it"), _pronoun("its"), _name("e1", BODY)]
    links = [(), (), ((1, 0.9),), ((2, 0.9),), ((3, 0.4), (2, 0.4))]
    assert decode(nodes, links, {"e1": BODY}) == [0, 1, 1, 1, 0]


def test_she_is_the_only_woman_named_before() -> None:
    nodes = [_name("e1", WOMAN), _name("e2", MAN), _pronoun("she", 1)]
    assert decode(nodes, [(), (), ()], {"e1": WOMAN, "e2": MAN}) == [0, 1, 0]


def test_two_women_leave_she_open() -> None:
    nodes = [_name("e1", WOMAN), _name("e2", WOMAN), _pronoun("she", 1)]
    assert decode(nodes, [(), (), ()], {"e1": WOMAN, "e2": WOMAN}) == [0, 1, 2]


def test_first_persons_of_two_speakers_are_not_one() -> None:
    nodes = [replace(_pronoun("we", n), turn=f"speaker {n}") for n in range(2)]
    assert decode(nodes, [(), ((0, 0.9),)], {}) == [0, 1]


def test_i_in_a_quotation_goes_with_its_source_even_after_it() -> None:
    quoted = Node(PRONOUNS["i"], pronoun=True, place=(-1, 10), source=2)
    nodes = [_name("e1", MAN), quoted, _pronoun("he", 1)]
    assert decode(nodes, [(), (), ((0, 0.9),)], {"e1": MAN}) == [0, 0, 0]


def test_whoever_is_spoken_of_in_a_quotation_did_not_say_it() -> None:
    place = (-1, 10)
    inside = Node(PRONOUNS["he"], pronoun=True, place=place)
    source = replace(_pronoun("he", 1), says=frozenset({place}))
    nodes = [_name("e1", MAN), inside, source]
    assert decode(nodes, [(), ((0, 0.9),), ((1, 0.9),)], {"e1": MAN}) == [0, 0, 2]


def test_a_definite_noun_is_the_one_entity_whose_name_has_it() -> None:
    known = Named(BODY.traits, "event", frozenset({"storm"}))
    assert decode([_name("e1", known), _noun("storm")], [(), ()], {"e1": known}) == [0, 0]


@pytest.mark.parametrize("noun", ["country", "government"])
def test_the_country_is_the_state_most_spoken_of(noun: str) -> None:
    nodes = [_name("e1", STATE), _name("e1", STATE), _name("e1", STATE), _name("e2", STATE), _noun(noun)]
    assert decode(nodes, [()] * 5, {"e1": STATE, "e2": STATE})[4] == 0


def test_the_country_of_two_states_spoken_of_alike_stays_open() -> None:
    nodes = [_name("e1", STATE), _name("e2", STATE), _noun("country")]
    assert decode(nodes, [(), (), ()], {"e1": STATE, "e2": STATE}) == [0, 1, 2]


def test_both_of_them_are_no_single_entity() -> None:
    both = replace(_noun("companies", Traits("", "", "many")), several=True)
    assert decode([_name("e1", BODY), both], [(), ((0, 0.9),)], {"e1": BODY}) == [0, 1]


def test_a_description_that_names_one_body_is_no_other_body() -> None:
    inside = replace(_noun("team", definite=False), inside=frozenset({"e2"}))
    nodes = [_name("e1", BODY), _name("e2", BODY), inside]
    assert decode(nodes, [(), (), ((0, 0.9),)], {"e1": BODY, "e2": BODY}) == [0, 1, 2]


def test_i_is_not_whom_its_speaker_calls_upon() -> None:
    called = replace(_name("e1", WOMAN), heard="text")
    nodes = [called, replace(_pronoun("i", 1), turn="text"), replace(_pronoun("my", 2), turn="text")]
    assert decode(nodes, [(), ((0, 0.9),), ((0, 0.5), (1, 0.5))], {"e1": WOMAN}) == [0, 1, 1]


def test_i_of_another_speaker_may_be_who_is_called_upon() -> None:
    called = replace(_name("e1", WOMAN), heard="text")
    nodes = [called, replace(_pronoun("i", 1), turn="e1")]
    assert decode(nodes, [(), ((0, 0.9),)], {"e1": WOMAN}) == [0, 0]


def test_a_description_is_not_whom_it_names_as_its_owner() -> None:
    owned = replace(_noun("team", definite=False), apart=frozenset({1}))
    nodes = [_name("e1", BODY), _pronoun("its"), owned]
    assert decode(nodes, [(), ((0, 0.9),), ((1, 0.9),)], {"e1": BODY}) == [0, 0, 2]


def test_chains_of_an_owner_and_of_what_it_owns_are_not_joined() -> None:
    owned = replace(_noun("team", definite=False), apart=frozenset({1}))
    nodes = [_name("e1", BODY), _pronoun("its"), owned, _pronoun("it"), _pronoun("its")]
    links = [(), ((0, 0.9),), (), ((2, 0.6), (1, 0.4)), ((3, 0.6), (0, 0.4))]
    assert decode(nodes, links, {"e1": BODY}) == [0, 0, 2, 2, 2]


def test_a_description_is_the_person_of_whom_the_text_says_it() -> None:
    nurse = replace(WOMAN, roles=(frozenset({"a", "harvan", "nurse"}),))
    headline = replace(_noun("nurse", definite=False), words=frozenset({"harvan", "nurse"}))
    nodes = [headline, _name("e1", nurse), _name("e2", WOMAN)]
    assert decode(nodes, [(), (), ()], {"e1": nurse, "e2": WOMAN}) == [1, 1, 2]


def test_a_description_said_of_two_people_stays_open() -> None:
    nurse = replace(WOMAN, roles=(frozenset({"harvan", "nurse"}),))
    headline = replace(_noun("nurse", definite=False), words=frozenset({"harvan", "nurse"}))
    nodes = [headline, _name("e1", nurse), _name("e2", nurse)]
    assert decode(nodes, [(), (), ()], {"e1": nurse, "e2": nurse}) == [0, 1, 2]


def test_whose_brother_somebody_is_does_not_tell_who_it_is() -> None:
    brother = replace(MAN, roles=(frozenset({"his", "brother"}),))
    described = replace(_noun("brother", definite=False), words=frozenset({"his", "brother"}))
    assert decode([_name("e1", brother), described], [(), ()], {"e1": brother}) == [0, 1]


def test_her_mother_seen_as_her_is_not_therefore_another() -> None:
    mother = replace(_noun("mother", definite=False), apart=frozenset({1}))
    nodes = [_name("e1", WOMAN), _pronoun("her", 9), mother]
    assert decode(nodes, [(), (), ((1, 0.9), (0, 0.06))], {"e1": WOMAN})[2] == 2


def test_a_description_with_a_name_in_it_is_told_where_it_stands_before_its_person() -> None:
    nurse = replace(WOMAN, roles=(frozenset({"harvan", "nurse"}),))
    headline = replace(
        _noun("nurse", definite=False), words=frozenset({"harvan", "nurse"}), inside=frozenset({"e2"})
    )
    known = {"e1": nurse, "e2": STATE}
    assert decode([headline, _name("e1", nurse), _name("e2", STATE)], [(), (), ()], known) == [1, 1, 2]


UNION = Named(Traits("", "thing", ""), "organization", frozenset({"union"}), frozenset({"union"}))


def test_a_body_that_is_said_to_be_the_union_is_it_before_it_is_named() -> None:
    nodes = [_noun("union"), _name("e1", UNION)]
    assert decode(nodes, [(), ()], {"e1": UNION}) == [0, 0]
    unsaid = replace(UNION, said=frozenset())
    assert decode(nodes, [(), ()], {"e1": unsaid}) == [0, 1]


def test_the_prime_minister_is_the_one_person_with_that_office() -> None:
    office = frozenset({"minister"})
    prime = replace(WOMAN, nouns=office, roles=(frozenset({"prime", "minister", "of", "tarsia"}),))
    other = replace(WOMAN, nouns=office, roles=(frozenset({"health", "minister"}),))
    said = replace(_noun("minister", definite=False), the=True, words=frozenset({"prime", "minister"}))
    nodes = [_name("e1", prime), _name("e2", other), said]
    assert decode(nodes, [(), (), ()], {"e1": prime, "e2": other}) == [0, 1, 0]
