from __future__ import annotations

import random
from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Document, Section
from sayso.weighing.copies import (
    by_document,
    compare,
    copies_among,
    find_copies,
    find_pairs,
    is_candidate,
    signature,
)

ACTORS = ["the Marsh Council", "Governor Tesk", "the Grey Dawn", "Hadrim Oil", "the harbour police"]
VERBS = ["warned", "denied", "signed", "delayed", "inspected", "blocked", "praised", "questioned", "mapped"]
TAILS = ["after a night of talks", "despite the curfew", "as the river rose", "for the third time this year"]
SYLLABLES = ["tar", "vo", "ren", "mik", "sal", "dor", "bel", "ush", "kin", "ora", "pel", "ith"]
QUOTE = (
    '"We shall open the road on the first of June and not one day sooner, whatever anybody pays us," '
    "the governor said."
)


def sentence(rng: random.Random) -> str:
    def thing() -> str:
        return "the " + " ".join("".join(rng.choices(SYLLABLES, k=2)) for _ in range(rng.randint(1, 3)))

    parts = (rng.choice(ACTORS), rng.choice(VERBS), thing(), rng.choice(TAILS), "and", thing(), "to", thing())
    return " ".join(parts).capitalize() + "."


def article(seed: int, *, paragraphs: int = 7) -> list[str]:
    rng = random.Random(seed)
    told = [" ".join(sentence(rng) for _ in range(3)) for _ in range(paragraphs)]
    told.insert(2, QUOTE)  # every report of this day carries the governor's words
    return told


def document(paragraphs: list[str], *, outlet: str, headline: str = "News", day: int = 1) -> Document:
    text = "\n\n".join([headline, *paragraphs])
    return Document(
        text=text,
        publisher=outlet,
        published=date(2031, 5, day),
        sections=(Section("headline", 0, len(headline)), Section("body", len(headline) + 2, len(text))),
    )


def variants(seed: int) -> list[Document]:
    rng = random.Random(1000 + seed)
    told = article(seed)
    reordered = rng.sample(told, len(told))
    trimmed = told[: max(3, int(len(told) * rng.uniform(0.35, 0.8)))]
    edited = [
        p.replace("warned", "told").replace("delayed", "put off").replace("blocked", "stopped") for p in told
    ]
    return [
        document(told, outlet=f"Origin {seed}", headline="Road to open"),
        document(trimmed, outlet=f"Trim {seed}", headline="Governor speaks", day=2),
        document(reordered, outlet=f"Shuffle {seed}", headline="What we know", day=3),
        document(edited, outlet=f"Edit {seed}", headline="Roads and ferries", day=4),
        document([sentence(rng), *trimmed], outlet=f"Lead {seed}", headline="Now: the road", day=5),
    ]


def test_two_hundred_altered_copies_are_grouped_and_no_independent_pair_is() -> None:
    gold = {d.id: seed for seed in range(40) for d in variants(seed)}
    documents = [d for seed in range(40) for d in variants(seed)]
    groups = by_document(find_copies(documents))
    right = wrong = missed = 0
    for a, b in combinations(sorted(gold), 2):
        together = a in groups and b in groups and groups[a].id == groups[b].id
        right += together and gold[a] == gold[b]
        wrong += together and gold[a] != gold[b]
        missed += not together and gold[a] == gold[b]
    assert wrong == 0
    assert 2 * right / (2 * right + missed) >= 0.97


def test_reports_that_share_only_a_speakers_words_are_no_copies() -> None:
    long = QUOTE.replace("whatever anybody pays us", "whatever anybody pays us " * 9)
    rng = random.Random(7)
    one = document([sentence(rng), long, sentence(rng)], outlet="A")
    other = document([sentence(rng), long, sentence(rng)], outlet="B")
    assert compare(one, other) is None


def test_shared_passages_are_exact_spans_of_both_texts() -> None:
    told = article(3)
    one, other = document(told, outlet="A"), document(told[3:], outlet="B", headline="Other")
    pair = compare(one, other)
    assert pair is not None
    texts = {one.id: one.text, other.id: other.text}
    o = pair.overlap
    one_side = {texts[pair.a][s:e] for s, e in o.spans_a}
    assert "\n\n".join(told[3:]) in {p + "." for p in one_side}
    assert one_side == {texts[pair.b][s:e] for s, e in o.spans_b}


def test_a_digest_joins_at_most_one_of_the_reports_that_it_reprints() -> None:
    one, other = document(article(1), outlet="A"), document(article(2), outlet="B")
    digest = document(
        [*article(1), *(sentence(random.Random(n)) for n in range(9)), *article(2)], outlet="Digest"
    )
    (group,) = find_copies([one, other, digest])
    assert digest.id in group.members
    assert not {one.id, other.id} <= set(group.members)


def test_a_paragraph_lifted_into_a_longer_story_is_a_copy_but_not_within_one_publisher() -> None:
    lifted = [*article(21)[:2], article(20)[0] + " " + article(20)[1], *article(21)[3:]]
    assert compare(document(article(20), outlet="A"), document(lifted, outlet="B"))
    assert compare(document(article(20), outlet="A"), document(lifted, outlet="A")) is None


def test_the_earliest_dated_member_is_the_origin_and_the_credit_names_it() -> None:
    told = article(5)
    late = document(told, outlet="Late", day=9)
    early = document(told, outlet="Early", day=2)
    (group,) = find_copies([late, early])
    assert (group.origin_document, group.origin) == (early.id, "Early")
    told[0] = "TARNHOLM, May 2 (Norwire) - " + told[0]
    (group,) = find_copies([late, early, document(told, outlet="Third", day=3)])
    assert (group.origin, group.credit) == ("Norwire", "Norwire")


def test_comments_are_no_part_of_what_is_copied() -> None:
    told = "\n\n".join(article(6))
    comment = "\n\n".join(article(8))

    def page(body: str, outlet: str) -> Document:
        text = body + "\n\n" + comment
        sections = (Section("body", 0, len(body)), Section("comment", len(body) + 2, len(text)))
        return Document(text, publisher=outlet, sections=sections)

    assert compare(page(told, "A"), page("\n\n".join(article(9)), "B")) is None


def test_an_empty_text_is_a_copy_of_nothing() -> None:
    assert find_copies([Document(""), Document("", publisher="B"), document(article(1), outlet="A")]) == ()


def test_adding_one_by_one_finds_what_finding_at_once_does() -> None:
    documents = [d for seed in range(4) for d in variants(seed)]
    stored: list[Document] = []
    found = set()
    for d in documents:
        near = [o for o in stored if is_candidate(signature(d), signature(o))]
        found |= {(p.a, p.b) for p in copies_among(d, near)}
        stored.append(d)
    assert found == {(p.a, p.b) for p in find_pairs(documents)}


@given(st.randoms(use_true_random=False))
@settings(max_examples=5, deadline=None)
def test_order_of_documents_changes_nothing(rng: random.Random) -> None:
    documents = [d for seed in range(3) for d in variants(seed)]
    expected = find_copies(documents)
    rng.shuffle(documents)
    assert find_copies(documents) == expected
