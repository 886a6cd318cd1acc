"""TieBank's markup, validator, builder and agreement, and the committed corpus itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from training.tiebank import agreement, build, card, strip, validate
from training.tiebank.inline import mention_kind
from training.tiebank.markup import parse
from training.tiebank.passage import Passage
from training.tiebank.rules import check_passage
from training.tiebank.similarity import near_duplicates, sentences, templates
from training.tiebank.vocabulary import TIE_TYPES

BASE = "@ 1 wire\n{s1 [A:group The Reds]} {c1 say} {t1 [B:person Ann Fox] paid [A them]}.\n"
CLAIM = "= B funding A v1 : Ann Fox paid them\n"


def one(source: str) -> Passage:
    passages, problems = parse(source, author="ada")
    assert problems == []
    return passages[0]


def errors(source: str) -> str:
    """What is wrong with a one-passage source: its parse errors, or else the rules it breaks."""
    passages, problems = parse(source, author="ada")
    broken = [message for passage in passages for _, message in check_passage(passage)]
    return "\n".join([problem.message for problem in problems] + broken)


def speaking(text: str) -> tuple[str, ...]:
    return one(f"@ 1 wire\n{text}\n= none").attributions[0].speakers


def test_offsets_are_code_points_of_the_plain_text() -> None:
    source = "@ 7 wire\n[A:person Zoë \\[née Ek\\]] met [B:group the Ж Club] — twice."
    passage = one(f"{source}\n= A contact B : Zoë .. Club")
    assert passage.id == "ada-0007"
    assert passage.text == "Zoë [née Ek] met the Ж Club — twice."
    assert [passage.text[m.start : m.end] for e in passage.entities for m in e.mentions] == [
        "Zoë [née Ek]", "the Ж Club",
    ]  # fmt: skip
    assert passage.text[slice(*passage.claims[0].evidence)] == "Zoë [née Ek] met the Ж Club"


def test_paragraphs_are_parted_by_an_empty_line_and_keep_their_section() -> None:
    passage = one("@ 1 wire\n%headline Short\nLong one.\n= none")
    assert passage.text == "Short\n\nLong one."
    assert [(s.kind, passage.text[s.start : s.end]) for s in passage.sections] == [
        ("headline", "Short"), ("body", "Long one."),
    ]  # fmt: skip


def test_lists_in_a_claim_line_are_several_claims() -> None:
    passage = one("@ 1 wire\n[A:group Reds] and [B:group Blues] aid [C:group Greens].\n"
                  "= A,B funding,arming C : Reds and Blues aid Greens")  # fmt: skip
    assert {(c.subject, c.type) for c in passage.claims} == {
        ("A", "funding"), ("A", "arming"), ("B", "funding"), ("B", "arming"),
    }  # fmt: skip


def test_voice_is_the_innermost_content_that_holds_the_evidence() -> None:
    text = ("{s1 [A:group Reds]} {c1 deny} {t1 {s2 [B:group Blues]}' {c2 word} "
            "{t2 that [A they] paid [C:group Greens]}}.")  # fmt: skip
    claims = "= A funding C : they paid Greens\n= A funding C denied v1 : Reds .. Greens"
    passage = one(f"@ 1 wire\n{text}\n{claims}")
    assert [c.attribution for c in passage.claims] == [2, 1]
    assert passage.attributions[1].parent == 1


def test_voice_of_evidence_over_the_cue_is_the_denier() -> None:
    passage = one("@ 1 wire\n{s1 [A:group Reds]} {c1 denied} {t1 arming [B:group Blues]}.\n"
                  "= A arming B denied : Reds denied arming Blues")  # fmt: skip
    assert passage.claims[0].attribution == 1


def test_hearsay_keeps_the_named_outer_voice() -> None:
    text = ('{t1 "{s2=? I} {c2 read} {t2 that [B:group Blues] met [C:group Greens]}"}, '
            "{c1 said} {s1 [A:person Ann]}.")  # fmt: skip
    assert one(f"@ 1 wire\n{text}\n= B contact C : Blues met Greens").claims[0].attribution == 1


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("{s1 [A:person Ann] and [B:person Bo]} {c1 said} {t1 no}.", ("A", "B")),
        ("{s1 [A:person Ann], of [B:group the Reds],} {c1 said} {t1 no}.", ("A",)),
        ("{s1 [A:person Ann], [B:group the Reds]' cook,} {c1 said} {t1 no}.", ("A",)),
        (
            "{s1 [A:person Ann], [B:group Red]'s cook, and [C:person Cy], [B its] aide,} {c1 said} {t1 no}.",
            ("A", "C"),
        ),
        ("{s1 Some clerks} {c1 said} {t1 no} to [A:person Ann].", ()),
        ("{s1=B [A:group Reds] chief [B:person Bo]} {c1 said} {t1 no}.", ("B",)),
    ],
)
def test_speakers_are_read_off_the_source(text: str, speakers: tuple[str, ...]) -> None:
    assert speaking(text) == speakers


@pytest.mark.parametrize("source", ["[A:person Ann]'s agent", "a clerk of [A:group the Reds]"])
def test_a_source_that_does_not_begin_with_its_speaker_must_name_one(source: str) -> None:
    assert "say who speaks" in errors(f"@ 1 wire\n{{s1 {source}}} {{c1 said}} {{t1 no}}.\n= none")


@pytest.mark.parametrize(
    ("words", "inner", "kind"),
    [("they", [], "pronoun"), ("Rebels", [], "nominal"), ("The Red Hand", [], "name"),
     ("the Quellan rebels", [(4, 11)], "nominal"), ("the union", [], "nominal")],
)  # fmt: skip
def test_mention_kind(words: str, inner: list[tuple[int, int]], kind: str) -> None:
    assert mention_kind(words, inner) == kind


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (BASE, "no claim line"),
        (BASE + "= B funding A : Ann paid", "not in the text"),
        (BASE + "= B bribery A : Ann Fox", "unknown tie type"),
        (BASE + "= B funding A maybe : Ann Fox", "unknown claim flag"),
        (BASE + "= none\n" + CLAIM, "beside claims"),
        ("@ 1 wire\n[A:group Reds ran.\n= none", "never closed"),
        ("@ 1 wire\n[A Reds] ran.\n= none", "has no type"),
        ("@ 1 wire\n[A:band Reds] ran.\n= none", "unknown entity type"),
        ("@ 1 wire\n{s1 [A:group Reds]} {c1 spoke}.\n= none", "no content"),
        ("@ 1 wire\n[A:group Reds] in [B:place Ux].\n= B presence A : Reds in Ux", "is a place, not"),
        ("@ 1 wire\n[A:group Reds] in [B:group Ux].\n= A presence B : Reds in Ux", "cannot be a group"),
        ("@ 1 wire\n[A:group Reds] by [B:group Ux] ran.\n= A contact B : by Ux", "holds no mention of A"),
        ("@ 1 wire\n[A:group Reds] by [B:group Ux].\n= A contact B far : Reds by Ux", "holds both ends"),
        ("@ 1 wire\n[A:group Reds] by [B:group Ux].\n= A contact B : Reds by Ux\n= B contact A : Reds by Ux",
         "write it once"),
        ("@ 1 wire\n[A:group Reds] ran. Reds fell.\n= none", "stands unmarked"),
        ("@ 1 wire\n[A:state Russia] ran.\n= none", "`Russia` is real"),
        ("@ 1 wire\n" + "Dogs ran. " * 6 + "\n= none", "6 sentences"),
        ("@ 1 report\n" + "Dogs ran. " * 41 + "\n= none", "1 to 40"),
    ],
)  # fmt: skip
def test_errors_say_what_is_wrong(source: str, message: str) -> None:
    assert message in errors(source)


def test_sentences_know_abbreviations() -> None:
    text = 'Gen. Vey of Hill Co. met J. Orr. "Good." He left at 5 p.m. today.'
    assert [text[s:e].strip() for s, e in sentences(text)] == [
        "Gen. Vey of Hill Co. met J. Orr.", '"Good."', "He left at 5 p.m. today.",
    ]  # fmt: skip


def numbered(texts: list[str], flags: str = "") -> list[Passage]:
    heads = [f"@ {n} wire {flags if n > 1 else ''}" for n in range(1, len(texts) + 1)]
    source = "\n".join(f"{head}\n{text}\n= none" for head, text in zip(heads, texts, strict=True))
    return parse(source, author="ada")[0]


def test_near_duplicates_are_found_and_declared_pairs_are_not() -> None:
    texts = ["Seven old men walked down to the harbour to look at boats.",
             "Seven old men walked down to the harbour to look at ships."]  # fmt: skip
    assert [(a.id, b.id) for a, b, _ in near_duplicates(numbered(texts))] == [("ada-0001", "ada-0002")]
    assert near_duplicates(numbered(texts, "pair=1")) == []


def test_a_skeleton_with_other_names_is_a_template() -> None:
    names = ["Ux", "Oru", "Tarn", "Sel"]
    passages = numbered([f"[A:group {name}] was paid by a rich uncle." for name in names])
    assert list(templates(passages)) == ["GROUP was paid by a rich uncle"]
    assert templates(passages[:3]) == {}


def test_strip_gives_the_same_text_without_annotation() -> None:
    source = "@ 3 court comment\n[A:person Ann \\[X\\]] {c1 says} {t1=A no}.\n= none"
    bare = strip.strip(one(source))
    assert bare == "@ 3 court comment\nAnn \\[X\\] says no."
    assert one(bare + "\n= none").text == one(source).text


def test_joint_speakers_make_one_built_claim_each() -> None:
    text = "{s1 [A:person Ann] and [B:person Bo]} {c1 said} {t1 [C:group Reds] met [D:group Blues]}."
    row = build.to_json(one(f"@ 1 wire\n{text}\n= C contact D : Reds met Blues"), "dev")
    assert [claim["voice"]["entity"] for claim in row["claims"]] == ["A", "B"]
    assert row["split"] == "dev"


def test_a_comments_claims_are_the_comments() -> None:
    passage = one("@ 1 wire comment\n[A:group Reds] met [B:group Ux].\n= A contact B : Reds met Ux")
    row = build.to_json(passage, "dev")
    assert row["claims"][0]["voice"]["kind"] == "comment"


def test_agreement_is_blind_to_ids_and_to_the_order_of_symmetric_ends() -> None:
    first = one("@ 1 wire\n[A:group Reds] met [B:group Ux] and paid [B it].\n= A contact B : Reds met Ux\n"
                "= A funding B far : paid it")  # fmt: skip
    second = one(
        "@ 1 wire\n[X:group Reds] met [Y:group Ux] and paid [Y it].\n= Y contact X hedged : Reds met Ux"
    )
    found = agreement.figures(agreement.compare([(first, second)]))
    assert found["F1"]["type contact"] == 1.0
    assert found["F1"]["type funding"] == 0.0
    assert found["F1"]["mentions"] == found["F1"]["coreference"] == 1.0
    assert (found["polarity"], found["modality"], found["evidence IoU"]) == (1.0, 0.0, 1.0)


def test_agreement_leaves_out_passages_whose_texts_differ() -> None:
    tally = agreement.compare([(one("@ 1 wire\nA dog ran.\n= none"), one("@ 1 wire\nA dog fell.\n= none"))])
    assert (tally.passages, tally.other_text) == (0, ["ada-0001"])


def test_the_guides_worked_passages_are_valid(tmp_path: Path) -> None:
    guide = (validate.HERE / "GUIDE.md").read_text(encoding="utf-8")
    path = tmp_path / "guide.tie"
    path.write_text("\n".join(re.findall(r"```tie\n(.*?)```", guide, re.S)), encoding="utf-8")
    report = validate.validate([path])
    assert list(map(str, report.problems)) == []
    assert len(report.passages) >= 12


@pytest.fixture(scope="module")
def corpus() -> validate.Report:
    return validate.validate(validate.corpus_files())


def test_the_committed_corpus_is_valid(corpus: validate.Report) -> None:
    assert list(map(str, corpus.problems)) == []


def test_the_samples_show_every_type(corpus: validate.Report) -> None:
    sample = [p for p in corpus.passages if p.author == "sample"]
    assert set(validate.statistics(sample)["type"]) == set(TIE_TYPES)


def test_a_complete_corpus_reaches_its_totals(corpus: validate.Report) -> None:
    splits, complete = build.split_of()
    if not complete:
        pytest.skip("split.toml does not declare the corpus complete")
    count = len(corpus.passages)
    assert count >= 3000
    assert sum(map(validate.is_tieless, corpus.passages)) >= validate.MIN_TIELESS * count
    assert len({p.id for p in corpus.second}) >= 0.15 * count
    assert {p.author for p in corpus.passages} <= set(splits)


def test_the_data_card_tells_the_corpus_as_it_is() -> None:
    text = (validate.HERE / "DATACARD.md").read_text(encoding="utf-8")
    assert card.figures() in text
