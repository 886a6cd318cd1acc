import pytest
from marked import told

from sayso.errors import VocabularyError
from sayso.model import Vocabulary
from sayso.model.vocabulary import parse
from sayso.reader.claim_patterns import PREPOSITIONS, compiled, noun_pattern, verb_patterns

OWN = """
[type.mentorship]
label = "mentorship"
definition = "guides the object as a mentor"
[type.mentorship.predicates]
verbs = ["mentor", "take under wing", "give advice to"]
roles = ["guru of|to"]
verbs_reversed = ["look up to"]
verbs_ending = ["outgrow"]
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    path = tmp_path_factory.mktemp("ties") / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    return Vocabulary.default().extended(path)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("[Jo Roe|per] gave advice to [Celltek|org].", "Jo Roe mentorship Celltek"),
        ("[Celltek|org] looks up to [Jo Roe|per].", "Jo Roe mentorship Celltek"),
        ("[Jo Roe|per], the guru of [Celltek|org], spoke.", "Jo Roe mentorship Celltek"),
        ("[Jo Roe|per] outgrew [Celltek|org].", "Jo Roe not mentorship Celltek ended"),
    ],
)
def test_a_users_own_type_works_by_its_predicates(own, sentence, claim):
    assert claim in told(sentence, vocabulary=own)


def test_unknown_key_of_predicates_is_refused():
    with pytest.raises(VocabularyError, match="adverbs"):
        parse('[type.x]\ndefinition = "x"\n[type.x.predicates]\nadverbs = ["y"]', where="x.toml")


def test_predicates_must_be_lists_of_words():
    with pytest.raises(VocabularyError, match="list of words"):
        parse('[type.x]\ndefinition = "x"\n[type.x.predicates]\nverbs = "fund"', where="x.toml")


def test_preposition_after_a_verb_is_where_the_other_end_stands():
    (pattern,) = verb_patterns("funding", "donate money|cash to|for", swapped=False)
    assert (pattern.noun, pattern.slot) == ({"money", "cash"}, {"to", "for"})


def test_underscore_moves_the_other_end():
    (pattern,) = verb_patterns("shelter", "provide _ with cover", swapped=False)
    assert (pattern.slot, pattern.oblique) == (frozenset(), (frozenset({"with"}), frozenset({"cover"})))


def test_words_before_a_noun_are_asked_for():
    pattern = noun_pattern("arming", "military aid to|for", swapped=False)
    assert (pattern.lemma, pattern.before, pattern.slot) == ("aid", (frozenset({"military"}),), {"to", "for"})


@pytest.mark.parametrize("name", Vocabulary.default().types)
def test_alternatives_never_mix_prepositions_with_other_words(name):
    tie = Vocabulary.default()[name]
    groups = [
        frozenset(w.split("|")) for entries in tie.predicates.values() for e in entries
        for w in e.rpartition(":")[2].split()[1:]
    ]  # fmt: skip
    assert [sorted(g) for g in groups if g & PREPOSITIONS and not g <= PREPOSITIONS | {"up", "out"}] == []


def test_every_shipped_predicate_compiles():
    patterns = compiled(Vocabulary.default())
    assert len(patterns.types) == 19
    assert sum(len(v) for v in patterns.verbs.values()) > 800
