from __future__ import annotations

from sayso.model import Attribution, Entity, Mention, Speaker
from sayso.reader.chain_voices import Voices

PAIR = (
    "The Harvan Courier spoke with Lena Marsh and Karl Odrin.\n\nWhen did you start?\n\nWe began young.\n\n"
    "Who taught you?\n\nI forget.\n\nWhat next?\n\nI will see."
)


def _entity(id: str, text: str, name: str, type: str = "person") -> Entity:
    start = text.index(name)
    return Entity(id, name, type, (Mention(start, start + len(name)),))  # type: ignore[arg-type]


def test_we_of_two_who_answer_is_the_two_together() -> None:
    voices = Voices(PAIR, (_entity("e1", PAIR, "Lena Marsh"), _entity("e2", PAIR, "Karl Odrin")), ())
    assert voices.joint is not None
    assert voices.joint.name == "Lena Marsh and Karl Odrin"
    assert voices.speaker("we", PAIR.index("We began")) == voices.joint.id


def test_i_of_two_answers_that_do_not_say_whose_they_are_is_told_apart() -> None:
    voices = Voices(PAIR, (_entity("e1", PAIR, "Lena Marsh"), _entity("e2", PAIR, "Karl Odrin")), ())
    assert voices.turn("i", PAIR.index("I forget")) != voices.turn("i", PAIR.index("I will"))


def test_i_of_a_signed_letter_is_who_signs_it() -> None:
    text = "Dear Karl Odrin,\n\nI must decline.\n\nYours sincerely,\nLena Marsh"
    voices = Voices(text, (_entity("e1", text, "Karl Odrin"), _entity("e2", text, "Lena Marsh")), ())
    assert voices.speaker("i", text.index("I must")) == "e2"


def test_i_of_a_speech_is_who_gives_it() -> None:
    text = "Remarks by Lena Marsh\n\nI thank you all."
    assert Voices(text, (_entity("e1", text, "Lena Marsh"),), ()).speaker("i", text.index("I thank")) == "e1"


def test_we_of_a_text_is_whom_it_says_it_is() -> None:
    text = "Our past is long. We as Harvans know it."
    voices = Voices(text, (_entity("e1", text, "Harvans", "group"),), ())
    assert voices.speaker("our", 0) == "e1"


def test_the_texts_own_we_is_not_said_in_quotation_marks() -> None:
    text = 'We as Harvans know it. "We do not," someone shouted.'
    voices = Voices(text, (_entity("e1", text, "Harvans", "group"),), ())
    assert voices.speaker("we", text.index('"We') + 1) is None


def test_the_source_of_a_quoted_i_is_found() -> None:
    text = '"I won," he said.'
    said = Attribution("a1", ((9, 11),), ((12, 16),), ((0, 8),), "direct", Speaker(None, ""))
    assert Voices(text, (), (said,)).source("i", 1) == (9, 11)


def test_who_is_called_upon_by_a_title_hears_the_texts_own_words() -> None:
    text = "Madam Speaker, I rise for Harva."
    voices = Voices(text, (), ())
    assert voices.heard((0, len("Madam Speaker"))) == voices.turn("i", text.index("I rise")) != ""


def test_who_is_spoken_of_by_name_after_a_title_hears_nothing() -> None:
    text = "Madam Marsh came, and I rose."
    assert Voices(text, (), ()).heard((0, len("Madam Marsh"))) == ""


def test_we_of_a_spokesperson_is_the_body_even_without_the_state_in_its_name() -> None:
    text = 'The US State Department moved. "We urge calm," said Jeff Ro.'
    body = _entity("e1", text, "US State Department", "organization")
    ro = Entity("e2", "Jeff Ro", "person", (Mention(52, 59, "name"),), (), ("State Department Spokesperson",))
    content = (text.index('"We'), text.index(" said"))
    said = Attribution("a1", (), (), (content,), "direct", Speaker("e2", "Jeff Ro"))
    assert Voices(text, (body, ro), (said,)).speaker("we", text.index("We urge")) == "e1"
