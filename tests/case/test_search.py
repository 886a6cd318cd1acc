import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import reading
from sayso.case import Case
from sayso.case.search import PASSAGE, Term, fold, parse, split
from sayso.model import Document, Reading

TEXTS = {
    "press": "Ministers met the press. The press asked about the Ōru river; nobody answered.",
    "river": "The Oru River floods every spring, and the river is wide.",
    "cafe": "In the cafe\u0301 and the CAFÉ they spoke of 👩‍🚀 press officers' pay.",
}


@pytest.fixture
def library(case: Case) -> Case:
    for name, text in TEXTS.items():
        case.add(Reading(Document(text=text, title=f"About a {name}")), path=name)
    return case


def found(case: Case, query: str, limit: int = 20) -> dict[str, list[str]]:
    """The matched words by title, each taken from the document's own text."""
    texts = {r.document.id: r.document.text for r in case.readings()}
    return {
        (hit.title or "").removeprefix("About a "): [texts[hit.document][s:e] for s, e in hit.spans]
        for hit in case.search(query, limit)
    }


def test_every_word_must_be_there(library: Case) -> None:
    assert found(library, "the river") == {
        "press": ["the", "The", "the", "river"],
        "river": ["The", "River", "the", "river"],
    }
    assert found(library, "river cafe") == {}


def test_a_phrase_stands_together(library: Case) -> None:
    assert found(library, '"the press"') == {"press": ["the press", "The press"]}
    assert found(library, '"press ministers"') == {}
    assert found(library, '"oru river') == {"press": ["Ōru river"], "river": ["Oru River"]}


def test_case_and_accents_do_not_matter(library: Case) -> None:
    assert found(library, "ŌRU")["press"] == ["Ōru"]
    assert found(library, "café") == {"cafe": ["cafe\u0301", "CAFÉ"]}


def test_a_star_asks_for_beginnings(library: Case) -> None:
    assert found(library, "min*") == {"press": ["Ministers"]}
    assert found(library, "flood spr*") == {}
    assert found(library, "floods spr*") == {"river": ["floods", "spring"]}


def test_a_minus_leaves_documents_out(library: Case) -> None:
    assert set(found(library, "river -nobody")) == {"river"}
    assert found(library, "-nobody") == {}


def test_titles_are_searched_too(library: Case) -> None:
    (hit,) = library.search("about cafe")
    assert hit.title == "About a cafe"
    assert set(found(library, '"about a"')) == set(TEXTS)


def test_the_better_match_comes_first(library: Case) -> None:
    assert next(iter(found(library, "river"))) == "river"
    hits = list(library.search("river"))
    assert [h.rank for h in hits] == sorted((h.rank for h in hits), reverse=True)


def test_no_more_than_the_limit(library: Case) -> None:
    assert len(list(library.search("the", 2))) == 2
    assert list(library.search("the", 0)) == []


def test_the_snippet_is_the_text_at_its_start(case: Case) -> None:
    text = "filler words here " * 2500 + "the needle is here, " + "more filler " * 3000
    case.add(Reading(Document(text=text)), path="x")
    (hit,) = case.search("needle")
    assert text[hit.start :].startswith(hit.snippet)
    assert "needle" in hit.snippet
    assert [text[s:e] for s, e in hit.spans] == ["needle"]
    assert len(hit.snippet) <= 240


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        '"',
        "*",
        "-",
        "AND",
        "a OR",
        "NEAR(a b)",
        "x:y",
        "(a",
        "'",
        "\\",
        "a & b | !c",
        "<->",
        "\x00",
        "\ud800",
    ],
)
def test_no_query_is_an_error(library: Case, query: str) -> None:
    assert isinstance(list(library.search(query)), list)


def test_words_of_any_length_and_number_can_be_stored(case: Case) -> None:
    text = "z" * 5000 + " " + "the " * 20_000 + "'quoted':1A \\ back"
    assert case.add(Reading(Document(text=text)), path="x")
    assert len(list(case.search("z" * 5000))) == 1
    assert len(list(case.search("quoted back"))) == 1


def test_a_document_is_found_once(case: Case) -> None:
    case.add(Reading(Document(text="needle " * 10_000)), path="x")
    assert len(list(case.search("needle"))) == 1


def test_queries_are_parsed_into_terms() -> None:
    assert parse('Arms "to the Front" gun* -"old news" -x') == (
        Term(("arms",)),
        Term(("to", "the", "front")),
        Term(("gun",), prefix=True),
        Term(("old", "news"), excluded=True),
        Term(("x",), excluded=True),
    )
    assert parse("al-Hadd") == (Term(("al", "hadd")),)


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="ab \n", max_size=100).map(lambda s: s * 900))
def test_passages_join_to_the_text(text: str) -> None:
    parts = list(split(text))
    assert "".join(part for _, part in parts) == text
    assert [start for start, _ in parts] == [sum(len(p) for _, p in parts[:n]) for n in range(len(parts))]
    assert all(len(part) <= PASSAGE for _, part in parts)


def test_a_reading_is_found_by_its_words(case: Case) -> None:
    case.add(reading(0), path="x")
    (hit,) = case.search('"release all prisoners"')
    assert hit.document == reading(0).document.id
    assert (hit.publisher, hit.published) == ("Veldan Courier", reading(0).document.published)
