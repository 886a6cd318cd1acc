from __future__ import annotations

from dataclasses import replace

from tests.reader.sights import mention, pair, sight

from sayso.model import Attribution, Claim, Document, Entity, Mention, Speaker, Vocabulary, Voice
from sayso.reader import syntax
from sayso.reader.claim_ends import scene
from sayso.reader.claims_seen import Seen, fitting, seen_claims, together
from sayso.reader.ties_model import Sight

TEXT = "The Hill Guard bankrolls the Salt League, the Norwire said."
VOCABULARY = Vocabulary.default()


def _entity(id: str, name: str, type: str = "group") -> Entity:
    start = TEXT.index(name)
    return Entity(id, name, type, (Mention(start, start + len(name)),))  # type: ignore[arg-type]


def _claims(found: Sight, *entities: Entity) -> list[Seen]:
    document = Document(TEXT)
    return seen_claims(document, scene(syntax.parse(document), entities), (), VOCABULARY, found)


def _found(**options: object) -> Sight:
    seen = [mention(TEXT, "The Hill Guard"), mention(TEXT, "the Salt League")]
    return sight(seen, pairs=[pair(0, 1, "funding", (0, 40), **options)])  # type: ignore[arg-type]


GUARD, LEAGUE = _entity("e1", "Hill Guard"), _entity("e2", "Salt League")


def test_a_pair_that_is_said_to_be_tied_is_a_claim_with_its_words() -> None:
    (claim,) = _claims(_found(), GUARD, LEAGUE)
    assert (claim.subject, claim.type, claim.object) == ("e1", "funding", "e2")
    assert TEXT[slice(*claim.evidence)] == "The Hill Guard bankrolls the Salt League"
    assert (claim.polarity, claim.modality, claim.far) == ("affirmed", "asserted", False)


def test_the_second_may_be_the_subject() -> None:
    (claim,) = _claims(_found(forward=False), GUARD, LEAGUE)
    assert (claim.subject, claim.object) == ("e2", "e1")


def _read(text: str, words: str, *attributions: Attribution) -> list[Seen]:
    """The claims of a text about the Hill Guard and the Salt League whose evidence are these words."""
    names = ("Hill Guard", "Salt League")
    entities = [
        Entity(f"e{n}", name, "group", (Mention(text.index(name), text.index(name) + len(name)),))
        for n, name in enumerate(names, 1)
    ]
    start = text.index(words)
    seen = [mention(text, name) for name in names]
    found = sight(seen, pairs=[pair(0, 1, "funding", (start, start + len(words)), denied=0.9)])
    document = Document(text)
    return seen_claims(
        document, scene(syntax.parse(document), entities), attributions, VOCABULARY, found
    )


def test_evidence_is_of_the_paragraph_that_speaks_of_both() -> None:
    text = "Taxes rise.\n\nThe Hill Guard pays the Salt League.\n\nIt rained."
    (claim,) = _read(text, text)
    assert text[slice(*claim.evidence)] == "The Hill Guard pays the Salt League."
    apart = "The Hill Guard pays.\n\nThe Salt League left."
    assert _read(apart, apart) == []


def test_pronouns_alone_say_no_tie() -> None:
    assert _read("The Hill Guard pays the Salt League. All know it.", "it") == []


def test_what_somebody_denies_is_said_by_whoever_denies_it() -> None:
    text = "The Hill Guard denied funding the Salt League."
    content = (text.index("funding"), len(text) - 1)
    cue = (text.index("denied"), text.index(" funding"))
    denial = Attribution("a1", ((0, 14),), (cue,), (content,), "indirect", Speaker("e1", "Hill Guard"))
    (claim,) = _read(text, text, denial)
    assert (claim.voice, claim.attribution) == (Voice("speaker", "Hill Guard", "e1"), "a1")


def test_nothing_is_denied_in_a_sentence_without_a_word_that_denies() -> None:
    (claim,) = _claims(_found(denied=0.9), GUARD, LEAGUE)
    assert claim.polarity == "affirmed"


def test_a_mention_that_is_nobodys_makes_no_claim() -> None:
    assert _claims(_found(), GUARD) == []


def test_an_event_can_stand_in_no_tie() -> None:
    assert _claims(_found(), GUARD, replace(LEAGUE, type="event")) == []
    assert fitting("presence", "group", "place", VOCABULARY)
    assert not fitting("funding", "group", "place", VOCABULARY)


def test_a_tie_that_both_find_is_one_claim_surer_and_of_the_networks_modality() -> None:
    (seen,) = _claims(_found(chance=0.6), GUARD, LEAGUE)
    ruled = replace(seen, confidence=0.8, modality="asserted", ended=True)
    (claim,) = together([ruled], [replace(seen, modality="future")], VOCABULARY)
    assert (claim.modality, claim.ended) == ("future", False)
    (by_rule,) = together([ruled], [], VOCABULARY)
    assert claim.confidence > by_rule.confidence


def test_a_denial_that_the_network_is_certain_of_counts_against_the_parse() -> None:
    (seen,) = _claims(_found(denied=0.99), GUARD, LEAGUE)
    ruled = replace(seen, confidence=0.8, polarity="affirmed")
    assert [c.polarity for c in together([ruled], [seen], VOCABULARY)] == ["denied"]
    (unsure,) = _claims(_found(denied=0.8), GUARD, LEAGUE)
    assert [c.polarity for c in together([ruled], [unsure], VOCABULARY)] == ["affirmed"]


def test_what_the_network_sees_in_other_words_does_not_change_a_predicates_claim() -> None:
    (seen,) = _claims(_found(denied=0.99), GUARD, LEAGUE)
    ruled = replace(seen, confidence=0.8, polarity="affirmed", evidence=(41, 59))
    found = together([ruled], [replace(seen, modality="future")], VOCABULARY)
    assert [(c.polarity, c.modality) for c in found] == [("affirmed", "asserted")]


def test_a_predicates_tie_is_dropped_where_the_network_is_sure_of_another() -> None:
    (seen,) = _claims(_found(chance=0.6), GUARD, LEAGUE)
    other = next(t for t in ("trade", "funding") if t != seen.type)
    ruled = replace(seen, type=other, confidence=0.8)
    assert {c.type for c in together([ruled], [replace(seen, confidence=0.9)], VOCABULARY)} == {seen.type}
    assert {c.type for c in together([ruled], [replace(seen, confidence=0.3)], VOCABULARY)} == {other}


def test_the_networks_word_alone_needs_a_good_chance() -> None:
    (seen,) = _claims(_found(chance=0.6), GUARD, LEAGUE)
    sure = replace(seen, confidence=0.75)
    (claim,) = together([], [sure], VOCABULARY)
    assert replace(claim, confidence=sure.confidence) == sure
    assert together([], [replace(seen, confidence=0.4)], VOCABULARY) == []


def test_a_tie_that_another_denies_in_other_words_is_two_claims() -> None:
    (seen,) = _claims(_found(), GUARD, LEAGUE)
    low, high = seen.evidence
    denial = replace(
        seen, polarity="denied", confidence=0.7, evidence=(high + 1, high + 9),
        voice=Voice("speaker", "Ada Quill", None),
    )  # fmt: skip
    assert {c.polarity for c in together([], [seen, denial], VOCABULARY)} == {"affirmed", "denied"}
    same_words = replace(denial, evidence=(low, high))
    assert len(together([], [seen, same_words], VOCABULARY)) == 1
    same_voice = replace(denial, voice=seen.voice)
    assert len(together([], [seen, same_voice], VOCABULARY)) == 1


def test_words_that_do_not_name_an_end_are_given_to_whom_they_name() -> None:
    (seen,) = _claims(_found(), GUARD, LEAGUE)
    other = replace(seen, subject="e3", far=True, confidence=0.7)
    assert [c.subject for c in together([], [seen, other], VOCABULARY)] == [seen.subject]


def test_a_title_of_whoever_leads_is_no_membership() -> None:
    (member,) = _claims(_found(), GUARD, LEAGUE)
    seen = replace(member, type="membership", confidence=0.99)
    ruled = Claim(**{f: getattr(member, f) for f in Claim.__slots__} | {"type": "command"})
    assert [c.type for c in together([ruled], [seen], VOCABULARY)] == ["membership"]
    assert [c.type for c in together([ruled], [seen], VOCABULARY, {("e1", "e2")})] == ["command"]
