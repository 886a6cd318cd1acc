from sayso.model import Document
from sayso.reader import read


def test_the_learned_reader_finds_source_cue_and_content():
    reading = read(
        Document("The mayor, Lena Marsh, said on Monday that the bridge would be open again by May.")
    )
    (a,) = reading.attributions
    assert reading.document.quote(a.cue[0]) == "said"
    assert "the bridge would be open again by May" in reading.document.quote(a.content[0])
    assert a.speaker.name == "Lena Marsh"


def test_an_attribution_inside_another_is_kept_as_its_child():
    reading = read(
        Document(
            "Lena Marsh told reporters on Monday that Ivo Tran had said that the truce in the valley "
            "was over."
        )
    )
    children = [a for a in reading.attributions if a.parent]
    assert [a.speaker.name for a in children] == ["Ivo Tran"]
    assert children[0].parent == next(a.id for a in reading.attributions if a.speaker.name == "Lena Marsh")


def test_a_description_that_is_resolved_gives_its_entity_as_speaker():
    reading = read(
        Document(
            "The Harvan Front has old camps in the hills. On Friday the group promised that it would leave "
            "the river towns."
        )
    )
    assert [a.speaker.name for a in reading.attributions] == ["Harvan Front"]


def test_filler_far_away_changes_nothing():
    said = '"The truce holds in all of the districts," said Lena Marsh on Monday.'
    filler = "\n\n".join(f"The river rose by {n} centimetres in the lower valley." for n in range(2, 90))
    alone = read(Document(said)).attributions[0]
    buried = read(Document(f"{filler}\n\n{said}\n\n{filler}"))
    shift = len(filler) + 2
    assert [(s - shift, e - shift) for s, e in buried.attributions[0].content] == list(alone.content)
    assert len(buried.attributions) == 1


def test_readings_name_their_models_with_hash():
    assert read(Document("Nothing is said here.")).models["sayso-attribution"].count("(") == 1


def test_who_is_alleged_to_have_done_it_is_not_the_one_who_says_so():
    reading = read(Document("Col. Ivo Lund is alleged to have bought rifles from the Tern Company in May."))
    assert [a.source for a in reading.attributions] == [()] * len(reading.attributions)
    assert all(c.voice.name != "Ivo Lund" for c in reading.claims)


def test_spans_have_whole_words():
    text = "Ines Dragomir-Toure, foreign minister of Westral, said on Monday that her country would not pay."
    reading = read(Document(text))
    (a,) = reading.attributions
    assert a.speaker.name == "Ines Dragomir-Toure"
    assert reading.document.quote(a.source[0]).startswith("Ines ")
