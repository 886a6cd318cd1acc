from __future__ import annotations

from datetime import date

import bibtexparser
import pytest

from export.conftest import written
from report.makers import rich_reading
from sayso.export import Material
from sayso.model import Document, Reading


def entries(material: Material) -> list[bibtexparser.model.Entry]:
    library = bibtexparser.parse_string(written("bibtex", material).decode("utf-8"))
    assert library.failed_blocks == []
    return library.entries


def test_a_document_becomes_an_article(material: Material) -> None:
    (entry,) = entries(material)
    assert entry.entry_type == "article"
    assert entry["title"].strip("{}") == rich_reading().document.title
    assert entry["author"].strip("{}") == "Ilse Maroun"
    assert (entry["journal"], entry["year"], entry["date"]) == ("The Harrow Courier", "2030", "2030-02-05")
    assert entry["url"] == "https://courier.example/2030/vell"


def test_what_is_not_known_is_left_out() -> None:
    (entry,) = entries(Material(readings=(Reading(Document("Rain.")),)))
    assert entry.entry_type == "misc"
    assert {"author", "title", "journal", "year", "month", "date", "url"}.isdisjoint(entry.fields_dict)


@pytest.mark.parametrize(
    "title", ["A } brace", "{ open", "50% of $5 & #1_a", "back\\slash", "new\nline\x00", '"']
)
def test_no_title_breaks_the_file(title: str) -> None:
    readings = [
        Reading(Document(f"Text {n}.", title=title, publisher=title, byline=title, url=f"https://a.example/{title}",
                         published=date(2030, 5, 1)))
        for n in range(2)
    ]  # fmt: skip
    assert len(entries(Material(readings=readings))) == 2
