"""Speakers told by a pronoun, once the chains are known."""

from __future__ import annotations

import pytest

from sayso.model import Attribution, Document, Entity, Mention, Speaker
from sayso.reader import read
from sayso.reader.speaker_chains import referred

MARSH, TRAN = Speaker("e1", "Lena Marsh"), Speaker("e2", "Ivo Tran")


def _said(text: str, source: str, content: str, speaker: Speaker, kind: str = "indirect") -> Attribution:
    places = [(text.index(w), text.index(w) + len(w)) for w in (source, content) if w]
    spans = (places[0],) if source else ()
    return Attribution("a1", spans, (), (places[-1],), kind, speaker)  # type: ignore[arg-type]


def _entities(text: str, pronoun: str, whose: str, type: str = "person") -> tuple[Entity, ...]:
    at = text.index(pronoun)
    found = []
    for id, name in (("e1", "Lena Marsh"), ("e2", "Ivo Tran")):
        start = text.find(name)
        names = (Mention(start, start + len(name)),) if start >= 0 else ()
        own = (Mention(at, at + len(pronoun), "pronoun"),) if name == whose else ()
        found.append(Entity(id, name, type, (*names, *own)))  # type: ignore[arg-type]
    return tuple(found)


def _who(text: str, pronoun: str, content: str, guess: Speaker, whose: str, kind: str = "indirect") -> str:
    attributions = [_said(text, pronoun, content, guess, kind)]
    return referred(text, attributions, _entities(text, pronoun, whose))[0].speaker.name


def test_he_is_whom_his_chain_says() -> None:
    text = "Ivo Tran is kin to Lena Marsh. He told the court that he was never asked."
    assert _who(text, "He", "he was never asked", MARSH, "Ivo Tran") == "Ivo Tran"


def test_a_pronoun_that_is_in_no_chain_stays_as_guessed() -> None:
    text = "Ivo Tran met Lena Marsh. He told the court that nobody asked."
    assert _who(text, "He", "nobody asked", MARSH, "nobody") == "Lena Marsh"


def test_beside_a_quotation_he_is_nobody_whom_it_names() -> None:
    text = '"Ivo Tran is my cousin," he said.'
    assert _who(text, "he", '"Ivo Tran is my cousin,"', MARSH, "Ivo Tran", "direct") == "Lena Marsh"


def test_they_stay_those_who_spoke() -> None:
    text = "Ivo Tran left. They added that it rained."
    two = Speaker(None, "two clerks")
    assert _who(text, "They", "it rained", two, "Ivo Tran") == "two clerks"


def test_what_goes_on_without_a_source_goes_with_it() -> None:
    text = "Ivo Tran is kin to Lena Marsh. He said it was late. It was dark."
    one = _said(text, "He", "it was late", MARSH)
    two = _said(text, "", "It was dark", MARSH)
    found = referred(text, [one, two], _entities(text, "He", "Ivo Tran"))
    assert [a.speaker.name for a in found] == ["Ivo Tran", "Ivo Tran"]


@pytest.mark.parametrize("word", ["I", "we"])
def test_other_pronouns_are_left_as_they_are(word: str) -> None:
    text = f"Ivo Tran said {word} knew it was late."
    assert _who(text, f" {word} ", "it was late", MARSH, "Ivo Tran") == "Lena Marsh"


def _speakers(text: str) -> list[str]:
    return [a.speaker.name for a in read(Document(text)).attributions]


def test_a_body_is_known_by_its_noun_before_it_is_named() -> None:
    text = (
        "The front still arms the column, the mission that watches over the accord said on Monday.\n\n"
        "The report of the Tsimbalo Monitoring Mission was read in Ivar. The monitors believe that the front "
        "paid for the rifles."
    )
    assert set(_speakers(text)) == {"Tsimbalo Monitoring Mission"}


def test_the_diplomat_is_the_diplomat_who_spoke_before() -> None:
    text = (
        "A diplomat close to the talks said that Ivo Tran had telephoned Lena Marsh twice. "
        '"She is married to his brother," the diplomat said.'
    )
    first, second = _speakers(text)
    assert first == second != "Ivo Tran"
