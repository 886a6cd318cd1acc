import json

from sayso.model import Document, Entity, Mention, Reading
from sayso.reader import read

TEXT = '"The Harvan Front has armed the Tarnan League since May," said Ivo Tran, a former envoy to Kenya.'


def test_a_reading_survives_json():
    reading = read(Document(TEXT, title="T", publisher="The Courier"))
    assert Reading.from_json(json.loads(json.dumps(reading.to_json()))) == reading


def test_reading_is_a_pure_function_of_the_document():
    assert read(Document(TEXT)) == read(Document(TEXT))


def test_the_phrase_around_a_name_survives_json_and_is_left_out_where_there_is_none():
    ana = Entity("e1", "Ana Ro", "person", (Mention(0, 6, "name", (0, 15)), Mention(20, 26)))
    told = Reading(Document("Ana Ro, a nurse and Ana Ro"), (ana,), (), (), (), "1", {}).to_json()
    assert told["entities"][0]["mentions"] == [
        {"start": 0, "end": 6, "kind": "name", "phrase": [0, 15]},
        {"start": 20, "end": 26, "kind": "name"},
    ]
    assert Reading.from_json(json.loads(json.dumps(told))).entities == (ana,)
