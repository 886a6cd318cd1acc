from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reader.sights import mention, sight

from sayso.model import Attribution, Document, Entity, Mention, Speaker
from sayso.reader import chains, syntax
from sayso.reader.chains import widened
from sayso.reader.ties_model import Sight


def resolve(
    document: Document, entities: tuple[Entity, ...], attributions: tuple[Attribution, ...], sight: Sight
) -> tuple[Entity, ...]:
    return chains.resolve(document, syntax.parse(document), entities, attributions, sight)


def _named(id: str, text: str, name: str, type: str = "group", roles: tuple[str, ...] = ()) -> Entity:
    start = text.index(name)
    return Entity(id, name, type, (Mention(start, start + len(name)),), (), roles)  # type: ignore[arg-type]


def _words(text: str, entity: Entity) -> list[str]:
    return [text[m.start : m.end] for m in entity.mentions]


def test_a_pronoun_goes_to_the_entity_of_the_name_it_goes_on_from() -> None:
    text = "The Hill Guard fled. It left arms."
    found = sight([mention(text, "The Hill Guard"), mention(text, "It")], {1: 0})
    (guard,) = resolve(Document(text), (_named("e1", text, "Hill Guard"),), (), found)
    assert _words(text, guard) == ["Hill Guard", "It"]
    assert guard.mentions[1].kind == "pronoun"


def test_steps_are_followed_through_descriptions_back_to_the_name() -> None:
    text = "The Hill Guard fled. The rebels left arms. They returned."
    seen = [mention(text, w) for w in ("The Hill Guard", "The rebels", "They")]
    (guard,) = resolve(Document(text), (_named("e1", text, "Hill Guard"),), (), sight(seen, {1: 0, 2: 1}))
    assert _words(text, guard) == ["Hill Guard", "The rebels", "They"]


def test_a_description_that_no_name_stands_for_is_an_entity_of_its_own() -> None:
    text = "The rebels fled. They returned."
    found = sight([mention(text, "The rebels"), mention(text, "They")], {1: 0})
    (rebels,) = resolve(Document(text), (), (), found)
    assert (rebels.name, rebels.type, _words(text, rebels)) == ("rebels", "group", ["The rebels", "They"])


def test_a_pronoun_that_goes_on_from_nothing_stays_open() -> None:
    text = "The Hill Guard fled. It rained."
    found = sight([mention(text, "The Hill Guard"), mention(text, "It", chance=0.6)])
    (guard,) = resolve(Document(text), (_named("e1", text, "Hill Guard"),), (), found)
    assert _words(text, guard) == ["Hill Guard"]


def test_i_inside_what_somebody_said_is_the_speaker_against_the_network() -> None:
    text = 'Ana Ro met Ivo Lund. "I won," said Ivo Lund.'
    entities = (_named("e1", text, "Ana Ro", "person"), _named("e2", text, "Ivo Lund", "person"))
    content = (text.index('"I'), text.index(" said"))
    said = Attribution("a1", (), (), (content,), "direct", Speaker("e2", "Ivo Lund"))
    seen = [mention(text, w, type="person") for w in ("Ana Ro", "Ivo Lund", "I won")]
    seen[2] = mention(text, "I", type="person", nth=1)
    _, lund = resolve(Document(text), entities, (said,), sight(seen, {2: 0}))
    assert _words(text, lund) == ["Ivo Lund", "I"]


def test_we_is_the_one_body_that_the_speakers_role_names() -> None:
    text = 'The Hill Guard grew. "We won," said Ivo Lund, its head.'
    guard = _named("e1", text, "Hill Guard")
    lund = _named("e2", text, "Ivo Lund", "person", ("spokesman for the Hill Guard",))
    content = (text.index('"We'), text.index(" said"))
    said = Attribution("a1", (), (), (content,), "direct", Speaker("e2", "Ivo Lund"))
    found = sight([mention(text, "The Hill Guard"), mention(text, "We")])
    first, _ = resolve(Document(text), (guard, lund), (said,), found)
    assert _words(text, first) == ["Hill Guard", "We"]


def test_a_description_with_the_name_behind_it_is_that_person() -> None:
    text = "Oru Vey left. Its envoy, Ivo Lund, stayed. He slept."
    entities = (_named("e1", text, "Oru Vey", "person"), _named("e2", text, "Ivo Lund", "person"))
    seen = [mention(text, w, type="person") for w in ("Oru Vey", "Its envoy", "Ivo Lund", "He")]
    _, lund = resolve(Document(text), entities, (), sight(seen, {3: 1}))
    assert _words(text, lund) == ["Its envoy", "Ivo Lund", "He"]


def test_a_description_headed_by_the_title_before_a_name_is_that_person() -> None:
    text = "Harva's minister Ivo Lund spoke."
    seen = [mention(text, "Harva's minister Ivo Lund", head="minister", type="person")]
    (lund,) = resolve(Document(text), (_named("e1", text, "Ivo Lund", "person"),), (), sight(seen))
    assert _words(text, lund) == ["Harva's minister Ivo Lund", "Ivo Lund"]


def test_a_brother_of_the_envoy_is_not_the_envoy() -> None:
    text = "A brother of the envoy, Ivo Lund, stayed."
    found = sight([mention(text, "the envoy", type="person"), mention(text, "Ivo Lund", type="person")])
    lund = resolve(Document(text), (_named("e1", text, "Ivo Lund", "person"),), (), found)[0]
    assert _words(text, lund) == ["Ivo Lund"]


def test_a_name_is_widened_by_its_article() -> None:
    text = "They kept the Charter."
    seen = replace(mention(text, "Charter", phrase="the Charter"), chance=0.3)
    (charter,) = widened(text, (_named("e1", text, "Charter", "agreement"),), sight([seen]))
    assert _words(text, charter) == ["the Charter"]


def test_a_name_has_the_phrase_that_it_is_the_head_of() -> None:
    text = "Ana Ro, head of Ondra, left."
    told = (_named("e1", text, "Ana Ro", "person"), _named("e2", text, "Ondra"))
    ana, ondra = widened(text, told, sight([mention(text, "Ana Ro", phrase="Ana Ro, head of Ondra")]))
    (m,) = ana.mentions
    assert (text[slice(*m.span)], text[slice(*(m.phrase or ()))]) == ("Ana Ro", "Ana Ro, head of Ondra")
    assert ondra.mentions[0].phrase is None


def test_what_a_person_is_belongs_to_the_phrase_where_it_stands_beside_the_name() -> None:
    text = "Ana Ro, a nurse at the mill, left."
    (ana,) = widened(text, (_named("e1", text, "Ana Ro", "person", ("nurse",)),), sight([]))
    assert text[slice(*(ana.mentions[0].phrase or ()))] == "Ana Ro, a nurse at the mill"


def test_a_name_is_not_widened_by_others_named_with_it() -> None:
    text = "Ana and I met."
    (ana,) = widened(
        text, (_named("e1", text, "Ana", "person"),), sight([mention(text, "Ana and I", head="Ana")])
    )
    assert _words(text, ana) == ["Ana"]


def test_what_somebody_owns_is_somebody_else() -> None:
    text = "The Hill Guard left its unit."
    seen = [mention(text, w) for w in ("The Hill Guard", "its", "its unit")]
    guard, unit = resolve(Document(text), (_named("e1", text, "Hill Guard"),), (), sight(seen, {1: 0, 2: 1}))
    assert (_words(text, guard), _words(text, unit)) == (["Hill Guard", "its"], ["its unit"])


def test_the_case_goes_on_from_the_last_one_where_the_network_sees_no_link() -> None:
    text = "The case opened. Rain fell. The case closed."
    seen = [mention(text, "The case", type="event"), mention(text, "The case", type="event", nth=1)]
    (case,) = resolve(Document(text), (), (), sight(seen))
    assert [m.start for m in case.mentions] == [0, 28]


@pytest.mark.parametrize(
    ("text", "described", "head", "name", "type"),
    [
        ("Watchers accused the Hill haulage company Orrax.", "the Hill haulage company", "company", "Orrax",
         "organization"),
        ("Nobody sleeps in the old town of Belmar.", "the old town of Belmar", "town", "Belmar", "place"),
        ("It names the fund's chairman, General Ivo Lund.", "the fund's chairman", "chairman", "Ivo Lund",
         "person"),
        ("It names the head of Dorn, Ivo Lund.", "the head of Dorn", "head", "Ivo Lund", "person"),
    ],
)  # fmt: skip
def test_what_is_said_right_beside_a_name_is_whoever_has_the_name(text, described, head, name, type):
    seen = [mention(text, "It" if "It " in text else text.split()[0], type="group")]
    phrase = f"{described}, General {name}" if "General" in text else described
    seen.append(mention(text, phrase, head=head, type=type))
    entities = [_named("e1", text, name, type)]
    if "Dorn" in text:
        entities.append(_named("e2", text, "Dorn", "state"))
    found = resolve(Document(text), tuple(entities), (), sight(seen, {1: 0}))
    assert phrase in _words(text, found[0])


@pytest.mark.parametrize(
    ("text", "his"), [("Ana Ro left the coal mine.", []), ("Ana Ro said it was mine.", ["mine"])]
)
def test_a_mine_that_coal_comes_from_is_no_pronoun(text, his):
    seen = [mention(text, "Ana Ro", type="person"), mention(text, "mine", type="person")]
    found = resolve(Document(text), (_named("e1", text, "Ana Ro", "person"),), (), sight(seen, {1: 0}))
    assert [text[slice(*m.span)] for e in found for m in e.mentions if m.kind == "pronoun"] == his


@pytest.mark.parametrize("phrase", ["Both", "The two", "Neither", "Both groups"])
def test_a_phrase_for_two_is_not_one_body(phrase: str) -> None:
    text = f"The Hill Guard fled. {phrase} left arms."
    found = sight([mention(text, "The Hill Guard"), mention(text, phrase)], {1: 0})
    guard = resolve(Document(text), (_named("e1", text, "Hill Guard"),), (), found)[0]
    assert _words(text, guard) == ["Hill Guard"]


def test_what_is_said_of_two_bodies_does_not_go_to_the_one_whose_fighters_were_named() -> None:
    text = "Fighters of the Hill Guard fled. Acme paid two militias."
    seen = [mention(text, "Fighters of the Hill Guard"), mention(text, "two militias")]
    guard = resolve(Document(text), (_named("e1", text, "Hill Guard"),), (), sight(seen, {1: 0}))[0]
    assert "two militias" not in _words(text, guard)


def test_what_is_listed_beside_a_name_is_not_it() -> None:
    text = "The Hill Guard fled. Both the Hill Guard and the militia lost men."
    name = Entity("e1", "Hill Guard", "group", (Mention(4, 14), Mention(30, 40)))
    seen = [mention(text, "The Hill Guard"), mention(text, "the Hill Guard"), mention(text, "the militia")]
    guard = resolve(Document(text), (name,), (), sight(seen, {1: 0, 2: 1}))[0]
    assert "the militia" not in _words(text, guard)


def test_her_government_is_her_state_though_the_network_links_another() -> None:
    text = "Tarsia and Belvar met. Ana Ro, Tarsia's envoy, spoke. Her government agreed."
    entities = (
        _named("e1", text, "Tarsia", "state"),
        _named("e2", text, "Belvar", "state"),
        _named("e3", text, "Ana Ro", "person", ("Tarsia's envoy",)),
    )
    seen = [
        mention(text, "Tarsia"), mention(text, "Belvar"), mention(text, "Ana Ro"),
        mention(text, "Her"), mention(text, "Her government", head="government"),
    ]  # fmt: skip
    tarsia, belvar, _ = resolve(Document(text), entities, (), sight(seen, {3: 2, 4: 1}))[:3]
    assert "Her government" in _words(text, tarsia)
    assert "Her government" not in _words(text, belvar)
