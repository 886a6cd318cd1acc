from sayso.model import Entity, Mention
from sayso.reader.coreference_interviews import interview

TALK = (
    "The Harvan Courier spoke with Lena Marsh.\n\nWhen did you start?\n\nI was nine.\n\n"
    "Who taught you?\n\nMy father did.\n\nWhat next?\n\nI will see."
)


def person(text, name):
    start = text.index(name)
    return Entity("e1", name, "person", (Mention(start, start + len(name)),))


def test_the_person_spoken_with_answers():
    assert interview(TALK, (person(TALK, "Lena Marsh"),))[0] == "e1"


def test_questions_are_paragraphs_that_end_so():
    asked = interview(TALK, ())[1]
    places = [TALK.index(w) for w in ("you start", "nine", "What next", "see")]
    assert [asked(p) for p in places] == [True, False, True, False]


def test_a_person_talked_about_does_not_answer():
    text = TALK.replace("with Lena Marsh", "with a baker about Lena Marsh")
    assert interview(text, (person(text, "Lena Marsh"),))[0] is None


def test_without_questions_there_is_no_interview():
    text = TALK.replace("?", ".")
    assert interview(text, (person(text, "Lena Marsh"),))[0] is None


def test_i_answers_and_you_is_asked(steps):
    found = steps(TALK)
    said = [found.document.quote(m.span) for m in found.entity("Lena Marsh").mentions if m.kind != "name"]
    assert said == ["you", "I", "you", "My", "I"]
