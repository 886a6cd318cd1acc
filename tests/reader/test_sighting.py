from __future__ import annotations

import pytest
from tests.reader.sights import mention, sight

from sayso.reader.sighting import by_head, mended, sighted_names, types_at
from sayso.reader.spans import Named


def test_a_name_is_taken_without_its_article_and_honorifics() -> None:
    text = "Gen. Oru Vey left the Hill Guard."
    found = sight([mention(text, "Gen. Oru Vey", type="person"), mention(text, "the Hill Guard")])
    assert [text[n.start : n.end] for n in sighted_names(text, found)] == ["Oru Vey", "Hill Guard"]


@pytest.mark.parametrize(
    ("words", "name"),
    [("Analyst Oru Vey", "Oru Vey"), ("Hydrologist Oru Vey", "Oru Vey"), ("Baker Vey", "Baker Vey")],
)
def test_what_somebody_is_at_the_head_of_a_sentence_is_no_part_of_the_name(words: str, name: str) -> None:
    text = f"{words} left the Hill Guard."
    found = sighted_names(text, sight([mention(text, words, type="person")]))
    assert [text[n.start : n.end] for n in found] == [name]


def test_a_description_is_no_name() -> None:
    text = "The rebels left."
    assert sighted_names(text, sight([mention(text, "The rebels")])) == []


def test_the_network_decides_between_two_cuts_of_the_same_words() -> None:
    text = "He ran Pier Trust Monday."
    parsed = [Named(text.index("Pier"), len(text) - 1, "organization", 1.0)]
    found = mended(text, sight([mention(text, "Pier Trust", type="organization", chance=0.95)]), parsed)
    assert [text[n.start : n.end] for n in found] == ["Pier Trust"]


def test_a_weak_name_that_the_network_does_not_see_is_dropped_and_a_country_is_not() -> None:
    text = "Monsoon came. Norway and the Hill Guard waited."
    weak = [Named(0, 7, "other", 0.5), Named(14, 20, "place", 1.0)]
    found = mended(text, sight([mention(text, "the Hill Guard")]), weak)
    assert [text[n.start : n.end] for n in found] == ["Norway", "Hill Guard"]


def test_without_a_sight_the_names_stay_as_they_are() -> None:
    names = [Named(0, 7, "other", 0.5)]
    assert mended("Monsoon came.", sight([]), names) == names


def test_the_type_is_the_mean_over_the_places() -> None:
    text = "the Guard and the Guard"
    seen = [mention(text, "the Guard"), mention(text, "the Guard", type="organization", nth=1)]
    chances = types_at(by_head(sight(seen)), [(4, 9), (18, 23)])
    assert round(chances["group"], 3) == round(chances["organization"], 3) == 0.455
    assert types_at(by_head(sight(seen)), [(10, 13)]) == {}


def test_a_name_and_i_are_two() -> None:
    text = "Ana Ro and I left."
    parsed = [Named(0, 6, "person", 1.0)]
    found = mended(
        text, sight([mention(text, "Ana Ro and I", type="person", head="Ana", chance=0.95)]), parsed
    )
    assert [text[n.start : n.end] for n in found] == ["Ana Ro"]


def test_a_name_goes_on_after_initials_with_full_stops() -> None:
    text = "The U.T. Congress met."
    seen = mention(text, "U.T. Congress", type="organization")
    assert [text[n.start : n.end] for n in sighted_names(text, sight([seen]))] == ["U.T. Congress"]
