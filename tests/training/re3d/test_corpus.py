"""re3d's documents: gold by head word, labels of pairs, folds."""

from __future__ import annotations

from collections import Counter

from training.re3d.corpus import ENTITIES, RELATIONS

from training.re3d import corpus

TEXT = "Ann Fox of the Red League met rebels in Dervesh."


def entity(words: str, type: str, confidence: float = 1.0) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "type": type, "confidence": confidence}


def relation(type: str, source: str, target: str, confidence: float = 1.0) -> dict[str, object]:
    spans = {
        name: [TEXT.index(words), TEXT.index(words) + len(words)]
        for name, words in (("source", source), ("target", target))
    }
    return {"type": type, **spans, "confidence": confidence}


def item(entities: list[dict[str, object]], relations: list[dict[str, object]]) -> dict[str, object]:
    return {"id": "x", "text": TEXT, "entities": entities, "relations": relations}


def test_rejected_candidates_are_no_gold() -> None:
    text = corpus.text_from(item([entity("rebels", "Organisation", 0.4), entity("Dervesh", "Location")], []))
    assert [ENTITIES[m.type] for m in text.mentions] == ["Location"]


def test_a_mention_is_known_by_its_head_word() -> None:
    text = corpus.text_from(item([entity("the Red League", "Organisation"), entity("Ann Fox", "Person")], []))
    assert [text.words[m.head].text for m in text.mentions] == ["Fox", "League"]


def test_of_two_mentions_with_one_head_the_longer_is_kept() -> None:
    text = corpus.text_from(item([entity("Red League", "Location"), entity("the Red League", "Person")], []))
    assert [(TEXT[m.start : m.end], ENTITIES[m.type]) for m in text.mentions] == [
        ("the Red League", "Person")
    ]


def test_a_directed_relation_says_which_head_is_the_source() -> None:
    entities = [entity("Ann Fox", "Person"), entity("the Red League", "Organisation")]
    for source, target, label in (
        ("Ann Fox", "the Red League", "BelongsTo >"),
        ("the Red League", "Ann Fox", "BelongsTo <"),
    ):
        text = corpus.text_from(item(entities, [relation("BelongsTo", source, target)]))
        assert [RELATIONS[n] for n in text.related.values()] == [label]


def test_the_ends_of_a_relation_come_back_in_its_direction() -> None:
    first, second = (0, 7), (11, 25)
    assert corpus.parts(RELATIONS.index("Likes <"), first, second) == ("Likes", second, first)
    assert corpus.parts(RELATIONS.index("CoLocated"), first, second) == ("CoLocated", first, second)


def test_of_two_relations_of_a_pair_the_surer_is_gold() -> None:
    entities = [entity("Ann Fox", "Person"), entity("rebels", "Organisation")]
    said = [relation("CommWith", "Ann Fox", "rebels", 0.9), relation("Likes", "Ann Fox", "rebels", 0.6)]
    text = corpus.text_from(item(entities, said))
    assert [RELATIONS[n] for n in text.related.values()] == ["CommWith"]


def test_the_words_that_say_a_relation_are_kept_where_they_are_marked() -> None:
    entities = [entity("Ann Fox", "Person"), entity("rebels", "Organisation")]
    bare = relation("CommWith", "Ann Fox", "rebels")
    at = TEXT.index("met")
    assert corpus.text_from(item(entities, [bare])).cues == {}
    marked = corpus.text_from(item(entities, [{**bare, "start": at, "end": at + 3}]))
    assert [TEXT[slice(*cue)] for cue in marked.cues.values()] == ["met"]
    assert marked.cues.keys() == marked.related.keys()


def test_documents_are_dealt_out_by_their_ids_alone() -> None:
    ids = [f"document {n}" for n in range(42)]
    folds = corpus.folds_of(ids)
    assert sorted(Counter(folds.values()).values()) == [8, 8, 8, 9, 9]
    assert folds == corpus.folds_of(reversed(ids))
