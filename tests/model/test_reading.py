import json

from sayso.model import Document, Reading
from sayso.reader import read

TEXT = '"The Harvan Front has armed the Tarnan League since May," said Ivo Tran, a former envoy to Kenya.'


def test_a_reading_survives_json():
    reading = read(Document(TEXT, title="T", publisher="The Courier"))
    assert Reading.from_json(json.loads(json.dumps(reading.to_json()))) == reading


def test_reading_is_a_pure_function_of_the_document():
    assert read(Document(TEXT)) == read(Document(TEXT))
